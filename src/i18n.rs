//! Every word of the interface, in Vietnamese (the source) and English (complete beside it).
//!
//! Owns the Fluent files under `src/i18n/`, one per room of the house, and the way numbers, dates and
//! durations are written. It does not know what a report or a screen is. Content (questions, menu paths,
//! provisions) is not here but in `checklists/`.
//!
//! A file is parsed when the first word out of it is asked for: help needs the words of help only.
//!
//! A key that is missing is a fault of the program: tests look up every key that the sources name, in both
//! languages, with the same arguments. At run time English falls back to Vietnamese, and Vietnamese to the key.

mod help;
pub mod lines;
mod notice;

pub use help::help;
pub use notice::{capital, notice, place, section};

use crate::domain::names::Names;
use crate::domain::text::{Date, Lang, SourceDate, Text};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;

type Bundle = FluentBundle<FluentResource>;

/// One Fluent file: its name, the Vietnamese text, the English text.
type File = (&'static str, &'static str, &'static str);

/// The Fluent files of both languages.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("i18n/vi/", $name, ".ftl")), include_str!(concat!("i18n/en/", $name, ".ftl")))),*]
    };
}

/// Every file, for the bundles and for the tests.
pub(crate) const FILES: &[File] = files![
    "breach",
    "catalog",
    "cli",
    "evidence",
    "hall",
    "help",
    "history",
    "incident",
    "interview",
    "paper",
    "render",
    "steps",
    "store",
    "strength",
    "vault",
    "words"
];

/// One language, ready to speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    lang: Lang,
}

impl Locale {
    /// The locale of a language. Costs nothing until the first word is asked for.
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A sentence without arguments.
    pub fn text(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A sentence with arguments; numbers are given as already formatted text.
    pub fn with(self, key: &str, args: &[(&str, &str)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(*name, FluentValue::from((*value).to_owned()));
        }
        find(self.lang, key, &fluent)
            .or_else(|| find(Lang::Vi, key, &fluent))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A link, with the pack that added it where it is not built in.
    pub fn link(self, url: &str, pack: Option<&str>) -> String {
        match pack {
            None => url.to_owned(),
            Some(pack) => self.with("words-added-link", &[("url", url), ("pack", pack)]),
        }
    }

    /// A number with at most `decimals` decimals, trailing zeros dropped: `73,5`, `1.234` (vi), `73.5`, `1,234` (en).
    pub fn number(self, value: f64, decimals: usize) -> String {
        let (group, point) = match self.lang {
            Lang::Vi => ('.', ','),
            Lang::En => (',', '.'),
        };
        // Adding 0.0 turns a negative zero into zero.
        let plain = format!("{:.decimals$}", value + 0.0);
        let (sign, digits) = plain
            .strip_prefix('-')
            .map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut out = String::with_capacity(plain.len() + 4);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                out.push(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
        }
        if sign == "-" && out.chars().any(|c| ('1'..='9').contains(&c)) {
            out.insert(0, '-');
        }
        out
    }

    /// A whole number.
    pub fn count(self, value: usize) -> String {
        self.number(value as f64, 0)
    }

    /// A share as a whole percentage: `15%`.
    pub fn percent(self, share: f64) -> String {
        format!("{}%", self.number(share * 100.0, 0))
    }

    /// The date a source bears, as it stands behind the word "source": `ngày 24/8/2025`, `tháng 6/2025`,
    /// `không ghi ngày` (vi), `of June 2025` (en).
    pub fn source_date(self, date: Option<SourceDate>) -> String {
        let Some(date) = date else {
            return self.text("source-undated");
        };
        let year = date.year().to_string();
        match (date.day(), date.month()) {
            (Some(day), _) => self.with("source-date-day", &[("date", &self.date(day))]),
            (None, Some(month)) => self.with(
                "source-date-month",
                &[("month", &self.month(month)), ("year", &year)],
            ),
            (None, None) => self.with("source-date-year", &[("year", &year)]),
        }
    }

    /// A month: `01`, `6` (vi), `January` (en).
    fn month(self, month: i8) -> String {
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        match self.lang {
            Lang::Vi if month < 3 => format!("{month:02}"),
            Lang::Vi => month.to_string(),
            Lang::En => usize::try_from(month - 1)
                .ok()
                .and_then(|index| ENGLISH.get(index))
                .copied()
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// A day: `23/11/2026`, `04/8/2026`, `01/01/2026` (vi: zero before days under 10 and months 1 and 2, as state
    /// documents have it), `23 November 2026` (en).
    pub fn date(self, day: Date) -> String {
        match self.lang {
            Lang::Vi => format!("{:02}/{}/{}", day.day(), self.month(day.month()), day.year()),
            Lang::En => format!("{} {} {}", day.day(), self.month(day.month()), day.year()),
        }
    }
}

/// The patterns of labels, in both languages.
pub fn names() -> Names {
    let pair = |key: &str| Text {
        vi: Locale::new(Lang::Vi).text(key),
        en: Locale::new(Lang::En).text(key),
    };
    Names {
        phone: pair("label-phone"),
        computer: pair("label-computer"),
        shared_computer: pair("label-shared-computer"),
        assumed_phone: pair("label-assumed-phone"),
        assumed_computer: pair("label-assumed-computer"),
        number: pair("label-number"),
        assumed_number: pair("label-assumed-number"),
        password_of: pair("label-password-of"),
        password: pair("label-password"),
        nth: pair("label-nth"),
        account: [
            "label-mail",
            "label-idp",
            "label-social",
            "label-vault",
            "label-page",
            "label-other",
        ]
        .map(pair),
    }
}

fn lookup(bundle: &Bundle, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned(),
    )
}

/// The bundles of one language, a cell a file.
type Bundles = [OnceLock<Bundle>; FILES.len()];

/// Looks a key up in the file its first word names, else wherever it stands.
fn find(lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    static VI: Bundles = [const { OnceLock::new() }; FILES.len()];
    static EN: Bundles = [const { OnceLock::new() }; FILES.len()];
    let bundles = match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    };
    let text = |file: &File| match lang {
        Lang::Vi => file.1,
        Lang::En => file.2,
    };
    let own = |file: &File| key.strip_prefix(file.0).is_some_and(|rest| rest.starts_with('-'));
    let parsed = |(file, cell): (&File, &'static OnceLock<Bundle>)| -> &'static Bundle {
        cell.get_or_init(|| parse(lang.tag(), text(file)))
    };
    let files = || FILES.iter().zip(bundles);
    files()
        .filter(|(file, _)| own(file))
        .find_map(|pair| lookup(parsed(pair), key, args))
        .or_else(|| files().find_map(|(_, cell)| lookup(cell.get()?, key, args)))
        .or_else(|| {
            files()
                .filter(|(file, cell)| cell.get().is_none() && holds(text(file), key))
                .find_map(|pair| lookup(parsed(pair), key, args))
        })
}

/// Whether a key stands in a file, without parsing it.
fn holds(text: &str, key: &str) -> bool {
    text.lines()
        .any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" =")))
}

fn parse(tag: &str, text: &str) -> Bundle {
    let language: unic_langid::LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // A file with a mistake still gives its good messages; a test refuses the mistake.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let _duplicates_are_found_by_a_test = bundle.add_resource(resource);
    // Must come after loading, or the isolation marks stay.
    bundle.set_use_isolating(false);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn numbers_and_dates_follow_the_language() {
        let (vi, en) = (Locale::new(Lang::Vi), Locale::new(Lang::En));
        assert_eq!(vi.number(73.5, 1), "73,5");
        assert_eq!(vi.number(73.04, 1), "73");
        assert_eq!(vi.number(1234.0, 0), "1.234");
        assert_eq!(en.number(1_234_567.25, 2), "1,234,567.25");
        assert_eq!(vi.number(-0.0, 1), "0");
        assert_eq!(vi.number(-0.04, 1), "0");
        assert_eq!(vi.percent(0.154), "15%");
        let day = jiff::civil::date(2026, 8, 4);
        assert_eq!(vi.date(day), "04/8/2026");
        assert_eq!(en.date(day), "4 August 2026");
        assert_eq!(vi.date(jiff::civil::date(2026, 1, 1)), "01/01/2026");
        assert_eq!(vi.date(jiff::civil::date(2026, 12, 31)), "31/12/2026");
        for (written, vietnamese, english) in [
            ("2025-08-24", "ngày 24/8/2025", "of 24 August 2025"),
            ("2025-06", "tháng 6/2025", "of June 2025"),
            ("2022", "năm 2022", "of 2022"),
        ] {
            let date: SourceDate = written.parse().unwrap();
            assert_eq!(vi.source_date(Some(date)), vietnamese);
            assert_eq!(en.source_date(Some(date)), english);
            assert_eq!(date.to_string(), written);
        }
        assert_eq!(vi.source_date(None), "không ghi ngày");
        for nonsense in ["", "25-06", "2025-13", "2025-6", "tháng 6"] {
            assert!(nonsense.parse::<SourceDate>().is_err(), "{nonsense}");
        }
    }

    #[test]
    fn a_word_is_found_in_whichever_file_it_stands() {
        for lang in [Lang::Vi, Lang::En] {
            for key in messages(lang).keys() {
                assert_ne!(&Locale::new(lang).text(key), key, "{key} is not found");
            }
        }
        assert_eq!(Locale::new(Lang::En).text("no-such-key"), "no-such-key");
    }

    /// Every message of a language: key → the arguments it uses.
    fn messages(lang: Lang) -> BTreeMap<String, Vec<String>> {
        let mut out = BTreeMap::new();
        for (name, vi, en) in FILES {
            let source = if lang == Lang::Vi { vi } else { en };
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}.ftl: {errors:?}"));
            drop(resource);
            let mut key = String::new();
            for line in source.lines() {
                if let Some((head, _)) = line.split_once(" =")
                    && !line.starts_with([' ', '#', '-'])
                {
                    head.clone_into(&mut key);
                    assert!(
                        out.insert(key.clone(), Vec::new()).is_none(),
                        "{name}.ftl: {key} stands twice"
                    );
                }
                let mut rest = line;
                while let Some((_, after)) = rest.split_once("{ $") {
                    let end = after
                        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                        .unwrap_or(after.len());
                    let argument = after.get(..end).unwrap_or_default().to_owned();
                    let list: &mut Vec<String> = out.entry(key.clone()).or_default();
                    if !list.contains(&argument) {
                        list.push(argument);
                        list.sort();
                    }
                    rest = after;
                }
            }
        }
        out
    }

    #[test]
    fn english_stands_complete_beside_vietnamese() {
        let (vi, en) = (messages(Lang::Vi), messages(Lang::En));
        assert!(!vi.is_empty());
        for (key, args) in &vi {
            assert_eq!(
                en.get(key),
                Some(args),
                "{key}: missing in English or with other arguments"
            );
        }
        for key in en.keys() {
            assert!(vi.contains_key(key), "{key}: missing in Vietnamese");
        }
    }
}
