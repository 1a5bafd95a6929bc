//! How sentences are written: placeholders, NFC, our own choice of words.

use super::codes;
use super::facts::{Arg, Problem, Prose, Site};
use crate::domain::text::Text;
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What we do not say (the glossary's "avoid" column, lower case), and what we say instead.
const AVOID: &[(&str, Instead)] = &[
    ("bạn", Instead::Rule("catalog-say-no-pronoun")),
    ("quý vị", Instead::Rule("catalog-say-no-pronoun")),
    ("hãy", Instead::Rule("catalog-say-verb-first")),
    ("vui lòng", Instead::Rule("catalog-say-verb-first")),
    ("2fa", Instead::Term("xác minh 2 bước")),
    ("mfa", Instead::Term("xác minh 2 bước")),
    ("nhân tố thứ hai", Instead::Term("bước thứ hai")),
    ("hacker", Instead::Term("kẻ gian")),
    ("tin tặc", Instead::Term("kẻ gian")),
    ("phishing", Instead::Term("lừa đảo trực tuyến")),
    ("bị hack", Instead::Term("bị chiếm tài khoản")),
    ("acc", Instead::Term("tài khoản")),
    ("nick", Instead::Term("tài khoản")),
    ("admin", Instead::Term("người quản trị trang")),
    ("passcode", Instead::Term("khóa màn hình")),
    ("phiên đăng nhập", Instead::Term("thiết bị đang đăng nhập")),
    ("email phụ", Instead::Term("email khôi phục")),
    ("mã phục hồi", Instead::Term("mã dự phòng")),
    ("ví mật khẩu", Instead::Term("trình quản lý mật khẩu")),
    ("hoán đổi sim", Instead::Term("chiếm SIM")),
    ("kiểm toán", Instead::Term("rà soát")),
    ("vệ sinh tài khoản", Instead::Term("giữ an toàn tài khoản")),
    ("phơi nhiễm", Instead::Term("nguy cơ")),
    ("kích hoạt", Instead::Term("bật")),
    ("vô hiệu hóa", Instead::Term("tắt")),
    ("e2ee", Instead::Term("mã hóa đầu cuối")),
];

/// What to write in place of an avoided word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instead {
    /// Our term.
    Term(&'static str),
    /// A rule, as a Fluent key.
    Rule(&'static str),
}

impl From<Instead> for Arg {
    fn from(instead: Instead) -> Self {
        match instead {
            Instead::Term(term) => Arg::Ours(term.to_owned()),
            Instead::Rule(key) => Arg::Said(key),
        }
    }
}

/// Words that contain one of the above and are fine.
const FINE: &[&str] = &["bạn bè", "kết bạn", "mã kích hoạt"];

/// Checks one sentence; `text` is the file it stands in, so that the very word can be pointed at.
pub(crate) fn check(prose: &Prose, text: &str, problems: &mut Vec<Problem>) {
    let mut note = |code, word: &str, expected: Option<Arg>| {
        let mut args = vec![("name", Arg::from(word))];
        args.extend(expected.map(|expected| ("expected", expected)));
        problems.push(Problem {
            code,
            site: narrow(&prose.site, text, word),
            args,
            near: None,
        });
    };
    let here = placeholders(&prose.words);
    for name in &here {
        if !prose.placeholders.contains(&name.as_str()) {
            let allowed: Vec<_> = prose
                .placeholders
                .iter()
                .map(|name| format!("{{{name}}}"))
                .collect();
            let expected = if allowed.is_empty() {
                Arg::Said("catalog-no-placeholder")
            } else {
                Arg::Ours(allowed.join(", "))
            };
            note(codes::UNKNOWN_PLACEHOLDER, &format!("{{{name}}}"), Some(expected));
        }
    }
    if !prose.words.trim().is_empty() {
        for name in placeholders(&prose.other) {
            if prose.placeholders.contains(&name.as_str()) && !here.contains(&name) {
                note(codes::PLACEHOLDER_DIFFERS, &format!("{{{name}}}"), None);
            }
        }
    }
    if prose.ours && prose.is_vietnamese {
        for (word, instead) in forbidden(&prose.words) {
            note(codes::FORBIDDEN_WORD, word, Some(instead.into()));
        }
    }
}

/// Whether a Vietnamese question ends so that "đã" and "chưa", "có" and "không" answer it; "phải không" puts the
/// answer into people's mouths. What is missing is a mistake of its own.
pub(crate) fn has_two_ends(question: &str) -> bool {
    let question: String = question.trim().nfc().flat_map(char::to_lowercase).collect();
    question.is_empty()
        || question.ends_with(" chưa?")
        || (question.ends_with(" không?") && !question.ends_with(" phải không?"))
}

/// The first place of a word (given in lower case) inside a site; the whole site where it is spelt otherwise.
fn narrow(site: &Site, text: &str, word: &str) -> Site {
    let inside = text.get(site.span.clone()).unwrap_or_default();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut before = None;
    for (at, letter) in inside.char_indices() {
        let rest = inside.get(at..).unwrap_or_default();
        let mut letters = rest.char_indices();
        let mut wanted = word.chars();
        let matched = wanted.all(|want| {
            letters
                .next()
                .is_some_and(|(_, got)| got.to_lowercase().eq([want]))
        });
        let end = letters.offset();
        let is_whole = !word.starts_with(char::is_alphanumeric)
            || (!is_letter(before) && !is_letter(rest.get(end..).and_then(|after| after.chars().next())));
        if matched && is_whole {
            let from = site.span.start + at;
            return Site {
                file: site.file,
                span: from..from + end,
            };
        }
        before = Some(letter);
    }
    site.clone()
}

/// The names between braces, each once.
fn placeholders(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in words.split('{').skip(1) {
        let name = piece.split('}').next().unwrap_or(piece).to_owned();
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// The words to avoid in a sentence; what stands in quotation marks is somebody else's label.
fn forbidden(words: &str) -> Vec<(&'static str, Instead)> {
    let mut ours = String::new();
    let mut inside = false;
    for letter in words.chars() {
        match letter {
            '"' => inside = !inside,
            '“' | '«' => inside = true,
            '”' | '»' => inside = false,
            _ if !inside => ours.push(letter),
            _ => {}
        }
    }
    let has_mark = ours.contains('!');
    let mut flat = String::from(" ");
    for letter in ours.nfc().flat_map(char::to_lowercase) {
        flat.push(if letter.is_alphanumeric() { letter } else { ' ' });
    }
    flat.push(' ');
    for fine in FINE {
        flat = flat.replace(&format!(" {fine} "), "  ");
    }
    let mut out: Vec<_> = AVOID
        .iter()
        .filter(|(word, _)| flat.contains(&format!(" {word} ")))
        .copied()
        .collect();
    if has_mark {
        out.push(("!", Instead::Rule("catalog-say-full-stop")));
    }
    out
}

/// The lines of a file that are not NFC.
pub(crate) fn not_nfc(text: &str, file: usize) -> Vec<Problem> {
    if is_nfc(text) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !is_nfc(line) {
            // From the first letter that differs to the end of its word.
            let same: usize = line
                .chars()
                .zip(line.nfc())
                .take_while(|(written, normal)| written == normal)
                .map(|(written, _)| written.len_utf8())
                .sum();
            let rest = line.get(same..).unwrap_or_default();
            let word = rest
                .find(|c: char| c.is_whitespace() || c == '"')
                .unwrap_or(rest.len());
            let from = start + same;
            out.push(Problem {
                code: codes::NOT_NFC,
                site: Site {
                    file,
                    span: from..from + word,
                },
                args: Vec::new(),
                near: None,
            });
        }
        start += line.len();
    }
    out
}

/// Everything a platform is called, folded: its name, what stands before the brackets, each word in them.
pub(crate) fn called(name: &Text) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for written in [&name.vi, &name.en] {
        let folded: String = written.nfc().flat_map(char::to_lowercase).collect();
        out.extend(folded.split(['(', ')', ',']).map(str::trim).map(str::to_owned));
        out.insert(folded.trim().to_owned());
    }
    out.remove("");
    out
}

#[cfg(test)]
mod tests {
    use super::{forbidden, has_two_ends, placeholders};

    #[test]
    fn quoted_labels_are_not_ours_and_friends_are_fine() {
        let words = |text: &str| {
            forbidden(text)
                .into_iter()
                .map(|(word, _)| word)
                .collect::<Vec<_>>()
        };
        assert_eq!(words("Hãy bật 2FA cho bạn!"), ["bạn", "hãy", "2fa", "!"]);
        assert!(words("Mở \"Nơi bạn đã đăng nhập\", chọn “Bạn bè”.").is_empty());
        assert!(words("Chỉ bạn bè xem được. Ai cũng kết bạn được.").is_empty());
        assert!(words("Mở bản đồ.").is_empty());
    }

    #[test]
    fn a_question_has_two_ends() {
        for fine in ["Đã bật chưa?", "Có ai biết không?", "", "Đã bật CHƯA? "] {
            assert!(has_two_ends(fine), "{fine}");
        }
        for open in ["Có mấy số?", "Đã bật, phải không?", "Đã bật chưa", "Bật rồi à?"] {
            assert!(!has_two_ends(open), "{open}");
        }
    }

    #[test]
    fn placeholders_are_found_once_and_open_braces_too() {
        assert_eq!(
            placeholders("{subject} và {path}, {subject}"),
            ["subject", "path"]
        );
        assert_eq!(placeholders("{subject"), ["subject"]);
        assert!(placeholders("không có").is_empty());
    }
}
