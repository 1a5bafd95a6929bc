//! The words of the interface: every key the sources name exists, every key that exists is used, and the
//! Vietnamese keeps to the tone of the house.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::is_nfc;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below a folder whose name ends so.
fn files(folder: &Path, end: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, end, out);
        } else if path.extension().is_some_and(|extension| extension == end) {
            out.push(path);
        }
    }
}

/// The messages of a language: key → text.
fn messages(lang: &str) -> BTreeMap<String, String> {
    let mut paths = Vec::new();
    files(&root().join("i18n").join(lang), "ftl", &mut paths);
    let mut out = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file");
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let value = match line.split_once(" =") {
                Some((head, value)) if !line.starts_with(' ') => {
                    head.clone_into(&mut key);
                    value
                }
                _ => line,
            };
            let message: &mut String = out.entry(key.clone()).or_default();
            message.push_str(value.trim());
            message.push('\n');
        }
    }
    out.remove("");
    out
}

/// The string literals of a source file, outside comments and outside its tests.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut out = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
            }
            '\'' => {
                // A character; a lifetime has no closing mark.
                let mut ahead = chars.clone();
                match (ahead.next(), ahead.next()) {
                    (Some('\\'), Some(_)) | (Some(_), Some('\'')) => {
                        chars.next();
                        chars.next();
                    }
                    _ => {}
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next() {
                    match c {
                        '"' => break,
                        '\\' => {
                            text.push('\\');
                            text.extend(chars.next());
                        }
                        c => text.push(c),
                    }
                }
                out.push(text);
            }
            _ => {}
        }
    }
    out
}

/// Every literal of every source file, with the file it stands in.
fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    files(&root(), "rs", &mut paths);
    let mut out = Vec::new();
    for path in paths {
        let source = fs::read_to_string(&path).expect("a file");
        out.extend(literals(&source).into_iter().map(|text| (path.clone(), text)));
    }
    out
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
}

/// Whether a key has the shape of a pattern, with known words in all the places of `{…}`.
fn fits(pattern: &str, key: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let Some((before, after)) = pattern.split_once('{') else {
        return pattern == key;
    };
    let (Some(key), Some((_, after))) = (key.strip_prefix(before), after.split_once('}')) else {
        return false;
    };
    (0..=key.len())
        .filter_map(|at| key.split_at_checked(at))
        .any(|(part, rest)| known(part) && fits(after, rest, known))
}

#[test]
fn a_key_fits_a_pattern_only_with_known_words() {
    let known = |part: &str| ["one", "two", "one-two"].contains(&part);
    assert!(fits("x-{a}-{b}", "x-one-two", &known));
    assert!(fits("x-{a}-{b}", "x-one-two-one", &known));
    assert!(fits("x-{a}", "x-one-two", &known));
    assert!(!fits("x-{a}-{b}", "x-one-three", &known));
    assert!(!fits("x-{a}-{b}", "x-one", &known));
    assert!(!fits("x-{a}", "x-", &known));
}

#[test]
fn every_key_that_is_named_exists() {
    let messages = messages("vi");
    // Only words that cannot be anything else: the rooms that have a file of their own.
    let rooms: Vec<String> = fs::read_dir(root().join("i18n/vi"))
        .expect("a folder")
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(format!("{}-", name.strip_suffix(".ftl")?))
        })
        .chain(["state-", "evidence-", "grade-", "label-", "draft-"].map(str::to_owned))
        .collect();
    let mut unknown = BTreeSet::new();
    for (path, text) in sources() {
        if is_word(&text)
            && rooms
                .iter()
                .any(|room| text.starts_with(room.as_str()) && text.len() > room.len())
            && !text.ends_with('-')
            && !messages.contains_key(&text)
        {
            unknown.insert(format!("{}: {text}", path.display()));
        }
    }
    assert!(unknown.is_empty(), "no such key: {unknown:#?}");
}

#[test]
fn every_key_that_exists_is_used() {
    let literals: BTreeSet<String> = sources().into_iter().map(|(_, text)| text).collect();
    let patterns: Vec<&String> = literals
        .iter()
        .filter(|text| {
            text.split_once('{')
                .is_some_and(|(before, _)| before.len() > 3 && before.ends_with('-') && is_word(before))
        })
        .collect();
    let known = |part: &str| {
        literals.contains(part)
            || part.parse::<u32>().is_ok()
            // Enum words are spelt with underscores in files and with hyphens here.
            || literals.contains(&part.replace('-', "_"))
            || (part.len() == 1 && part.chars().all(char::is_alphabetic))
    };
    let dead: Vec<String> = messages("vi")
        .into_keys()
        .filter(|key| !literals.contains(key))
        .filter(|key| !patterns.iter().any(|pattern| fits(pattern, key, &known)))
        .collect();
    assert!(dead.is_empty(), "keys nobody uses: {dead:#?}");
}

/// What Vietnamese sentences of this program never say.
const NEVER: &[&str] = &[
    "bạn",
    "hãy",
    "vui lòng",
    "quý vị",
    "đồng chí",
    "nhé",
    "hack",
    "hacker",
    "tin tặc",
    "đối tượng",
    "2fa",
    "mfa",
    "otp code",
    "file",
    "folder",
    "admin",
    "token",
    "phishing",
    "clone",
    "nhấp",
    "click",
    "kích hoạt",
    "vô hiệu hóa",
    "đã lưu thành công",
    "hoàn tất thành công",
    "phiên đăng nhập",
    "mã băm",
    "kiểm toán",
    "phơi nhiễm",
    "độ phơi lộ",
    "điểm an toàn",
    "nặc danh",
    "n/a",
    "tk",
    "mk",
    "mxh",
    "sđt",
    "cảnh báo đỏ",
    "nguy hiểm",
    "phải không",
    "không sao",
    "đảm bảo rằng",
    "tiến hành",
    "đầu vào không hợp lệ",
];

#[test]
fn the_vietnamese_keeps_to_its_tone() {
    let mut wrong = Vec::new();
    for (key, text) in messages("vi") {
        if !is_nfc(&text) {
            wrong.push(format!("{key}: not NFC"));
        }
        // What a platform shows is quoted as it stands there; the names of arguments nobody sees.
        let ours: String = text.split('"').step_by(2).collect::<Vec<_>>().join(" · ");
        let ours: String = ours
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, after)| after))
            .collect::<Vec<_>>()
            .join("·");
        if ours.contains('!') {
            wrong.push(format!("{key}: an exclamation mark"));
        }
        for old in ["khoá", "xoá", "huỷ", "tuỳ", "hoà "] {
            if ours.to_lowercase().contains(old) {
                wrong.push(format!("{key}: spelt {old:?}"));
            }
        }
        let words: Vec<String> = ours
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '/' && c != '-')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let line = format!(" {} ", words.join(" "));
        for never in NEVER {
            if line.contains(&format!(" {never} ")) {
                wrong.push(format!("{key}: says {never:?}: {}", text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
