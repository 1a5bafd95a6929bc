//! What a person types, read generously: the keys are the same in every front.
//!
//! Accepts capitals, whole words with or without marks, composed and decomposed letters, full-width digits,
//! what Telex makes of a double tap, and the words of a choice or their unmistakable beginning.

use super::event::Event;
use super::screen::{QuestionScreen, Screen};
use crate::domain::text::Lang;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The keys and the words that mean the same, folded and without spaces.
const KEYS: &[(Event, &[&str])] = &[
    (Event::Back, &["l", "lui", "luilai", "quaylai", "back"]),
    (Event::Skip, &["b", "boqua", "bo", "skip"]),
    (
        Event::DontKnow,
        &["k", "khongbiet", "chuabiet", "khongnho", "dontknow", "unknown"],
    ),
    (Event::Help, &["?", "visao", "trogiup", "giupdo", "why", "help"]),
    (
        Event::MenuDiffers,
        &[
            "d",
            "dd",
            "menukhac",
            "menukhacoday",
            "khac",
            "different",
            "menudiffers",
        ],
    ),
    (Event::Undo, &["u", "hoantac", "undo"]),
    (Event::Sections, &["h", "cacphan", "phan", "sections"]),
    (
        Event::Quit,
        &["q", "thoat", "luu", "luuroithoat", "quit", "exit", "saveandquit"],
    ),
    (Event::Measure, &["m", "do", "measure"]),
];

/// Takes marks, case and doubled spaces away: "Bỏ  qua" and its decomposed spelling become "bo qua".
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' | 'Đ' => 'd',
            c if c.is_control() => ' ',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a folded line means to leave.
pub fn leaves(folded: &str) -> bool {
    KEYS.iter()
        .any(|(event, words)| *event == Event::Quit && words.contains(&folded))
}

/// What a typed line means on a screen.
pub fn read(line: &str, screen: &Screen, lang: Lang) -> Event {
    let folded = fold(line);
    if folded.is_empty() {
        // Only blanks are an Enter; a lone mark or a control character is not.
        return if line.trim().is_empty() {
            Event::Keep
        } else {
            Event::Unclear
        };
    }
    if let Some(event) = numbers(&folded) {
        return event;
    }
    // The very words of a choice come before the words for keys: a choice may be called "Khác".
    if let Some(index) = exact(&folded, screen, lang) {
        return chosen(index);
    }
    let solid: String = folded
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '?')
        .collect();
    let key = KEYS
        .iter()
        .find(|(_, words)| words.contains(&solid.as_str()))
        .map(|(event, _)| event.clone());
    if let Some(event) = key {
        return event;
    }
    match screen {
        Screen::Question(question) => {
            let texts = || question.choices.iter().map(|choice| choice.text.get(lang));
            several(&folded, question, lang).unwrap_or_else(|| by_beginning(&folded, texts()))
        }
        Screen::Sections(_) | Screen::End(_) => Event::Unclear,
    }
}

/// "zalo, google", "zalo và 2": none unless every part is a number or unmistakable, and several may be given.
fn several(folded: &str, question: &QuestionScreen, lang: Lang) -> Option<Event> {
    if !question.multiple {
        return None;
    }
    let number = |part: &str| -> Option<Vec<usize>> {
        if let Some(Event::Choose { numbers, .. }) = numbers(part) {
            return Some(numbers);
        }
        let texts = || question.choices.iter().map(|choice| choice.text.get(lang));
        if let Some(index) = texts().position(|text| fold(text) == part) {
            return Some(vec![index + 1]);
        }
        match by_beginning(part, texts()) {
            Event::Choose { numbers, .. } => Some(numbers),
            _ => None,
        }
    };
    let all = |parts: Vec<&str>| -> Option<Vec<usize>> {
        let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
        let found: Option<Vec<Vec<usize>>> = parts.map(number).collect();
        found.map(|found| found.concat()).filter(|found| found.len() > 1)
    };
    let joined = folded.replace(" va ", ",").replace(" and ", ",");
    all(joined.split([',', ';', '+']).collect())
        .or_else(|| all(joined.split([',', ';', '+', ' ']).collect()))
        .map(|numbers| Event::Choose {
            numbers,
            everywhere: false,
        })
}

/// "2", "2*", "1, 3 3", "1 và 3", "1-3": none when there is anything but numbers.
fn numbers(folded: &str) -> Option<Event> {
    let (body, everywhere) = match folded.strip_suffix('*') {
        Some(body) => (body, true),
        None => (folded, false),
    };
    let body = [" - ", " – ", " den ", " to "]
        .iter()
        .fold(body.to_owned(), |body, between| body.replace(between, "-"));
    let mut found = Vec::new();
    for token in body
        .split(|c: char| c == ',' || c == ';' || c == '+' || c.is_whitespace())
        .map(|token| token.trim_end_matches('.'))
        .filter(|token| !token.is_empty() && !matches!(*token, "va" | "and"))
    {
        // Too many digits to count is out of range all the same.
        let number = |digits: &str| {
            (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.parse().unwrap_or(usize::MAX))
        };
        match token.split_once(['-', '–']) {
            None => found.push(number(token)?),
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                // No question has this many choices: it is a slip.
                if from > to || to - from > 99 {
                    return None;
                }
                found.extend(from..=to);
            }
        }
    }
    (!found.is_empty()).then_some(Event::Choose {
        numbers: found,
        everywhere,
    })
}

/// The choice whose words these are. A single letter is always a key.
fn exact(folded: &str, screen: &Screen, lang: Lang) -> Option<usize> {
    let Screen::Question(question) = screen else {
        return None;
    };
    if folded.chars().count() < 2 {
        return None;
    }
    question
        .choices
        .iter()
        .position(|choice| fold(choice.text.get(lang)) == folded)
}

/// The only choice that begins with these words.
fn by_beginning<'a>(folded: &str, choices: impl Iterator<Item = &'a str>) -> Event {
    let starting: Vec<usize> = choices
        .enumerate()
        .filter(|(_, text)| fold(text).starts_with(folded))
        .map(|(index, _)| index)
        .collect();
    // A single letter would make a slip of the finger an answer.
    match starting.as_slice() {
        [only] if folded.chars().count() > 1 => chosen(*only),
        [_, _, ..] => Event::Ambiguous,
        _ => Event::Unclear,
    }
}

fn chosen(index: usize) -> Event {
    Event::Choose {
        numbers: vec![index + 1],
        everywhere: false,
    }
}
