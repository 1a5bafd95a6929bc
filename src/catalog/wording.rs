//! How sentences are written: placeholders, NFC, our own choice of words.

use super::codes;
use super::reader::{Problem, Prose, Site};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What we do not say, with what we say instead (the glossary's "avoid" column). Lower case.
const AVOID: &[(&str, &str)] = &[
    ("bạn", "bỏ đại từ, hoặc \"của mình\""),
    ("quý vị", "bỏ đại từ"),
    ("hãy", "bắt đầu câu bằng động từ"),
    ("vui lòng", "bắt đầu câu bằng động từ"),
    ("2fa", "xác minh 2 bước"),
    ("mfa", "xác minh 2 bước"),
    ("nhân tố thứ hai", "bước thứ hai"),
    ("hacker", "kẻ gian"),
    ("tin tặc", "kẻ gian"),
    ("phishing", "lừa đảo trực tuyến"),
    ("bị hack", "bị chiếm tài khoản"),
    ("acc", "tài khoản"),
    ("nick", "tài khoản"),
    ("admin", "người quản trị trang"),
    ("passcode", "khóa màn hình"),
    ("phiên đăng nhập", "thiết bị đang đăng nhập"),
    ("email phụ", "email khôi phục"),
    ("mã phục hồi", "mã dự phòng"),
    ("ví mật khẩu", "trình quản lý mật khẩu"),
    ("hoán đổi sim", "chiếm SIM"),
    ("kiểm toán", "rà soát"),
    ("vệ sinh tài khoản", "giữ an toàn tài khoản"),
    ("phơi nhiễm", "mức nguy cơ"),
    ("kích hoạt", "bật"),
    ("vô hiệu hóa", "tắt"),
    ("e2ee", "mã hóa đầu cuối"),
];

/// Words that contain one of the above and are fine.
const FINE: &[&str] = &["bạn bè", "kết bạn", "mã kích hoạt"];

/// Checks one sentence.
pub(crate) fn check(prose: &Prose, problems: &mut Vec<Problem>) {
    let mut note = |code, args| {
        problems.push(Problem {
            code,
            site: prose.site.clone(),
            args,
            near: None,
        });
    };
    let here = placeholders(&prose.words);
    for name in &here {
        if !prose.placeholders.contains(&name.as_str()) {
            let allowed = prose
                .placeholders
                .iter()
                .map(|name| format!("{{{name}}}"))
                .collect::<Vec<_>>();
            let args = vec![
                ("name", format!("{{{name}}}").into()),
                ("expected", allowed.join(", ").into()),
            ];
            note(codes::UNKNOWN_PLACEHOLDER, args);
        }
    }
    if !prose.words.trim().is_empty() {
        for name in placeholders(&prose.other) {
            if prose.placeholders.contains(&name.as_str()) && !here.contains(&name) {
                note(
                    codes::PLACEHOLDER_DIFFERS,
                    vec![("name", format!("{{{name}}}").into())],
                );
            }
        }
    }
    if prose.ours && prose.is_vietnamese {
        for (word, instead) in forbidden(&prose.words) {
            note(
                codes::FORBIDDEN_WORD,
                vec![("name", word.into()), ("expected", instead.into())],
            );
        }
    }
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
fn forbidden(words: &str) -> Vec<(&'static str, &'static str)> {
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
        out.push(("!", "dấu chấm"));
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

#[cfg(test)]
mod tests {
    use super::{forbidden, placeholders};

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
    fn placeholders_are_found_once_and_open_braces_too() {
        assert_eq!(
            placeholders("{subject} và {path}, {subject}"),
            ["subject", "path"]
        );
        assert_eq!(placeholders("{subject"), ["subject"]);
        assert!(placeholders("không có").is_empty());
    }
}
