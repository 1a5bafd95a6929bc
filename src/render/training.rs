//! The training day, printed: the officer's report of one room or of many, and the papers of the day.
//!
//! Takes figures that may be published; it sees no counts that may not.

mod chart;
mod csv;
mod json;
mod kit;
mod report;
mod text;

pub use kit::{Join, Kit, Written};

use super::words::upper_first;
use crate::domain::checklist::{Content, Row};
use crate::domain::room::{Origin, Phase};
use crate::domain::text::Date;
use crate::i18n::Locale;
use crate::tally::{Digest, Said, Told};

/// How many needs a report names.
const NEEDS: usize = 3;

/// A file that did not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub file: String,
    /// Why, as a code.
    pub why: &'static str,
}

/// What only the officer can say; dotted lines where nobody said it.
#[derive(Clone, Debug, Default)]
pub struct Letterhead<'a> {
    /// Who writes it.
    pub agency: Option<&'a str>,
    /// The body above.
    pub parent: Option<&'a str>,
    /// The place before the date.
    pub place: Option<&'a str>,
    /// How many attended, from the paper register.
    pub attended: Option<u64>,
}

/// A report.
pub struct View<'a> {
    /// The figures.
    pub digest: &'a Digest,
    /// Where titles, advice and provisions come from.
    pub content: &'a Content,
    /// The packs that were asked, by id.
    pub packs: &'a [String],
    /// Where the figures come from, and how many rooms of each.
    pub origins: &'a [(Origin, usize)],
    /// Whether all rooms were asked what the packs ask now.
    pub same_edition: bool,
    /// Files that did not count.
    pub left_out: &'a [LeftOut],
    /// What the officer said.
    pub head: Letterhead<'a>,
    /// The day of the report.
    pub day: Date,
    /// The language.
    pub locale: Locale,
}

impl View<'_> {
    fn text_of(&self, key: &str) -> String {
        self.locale.text(key)
    }

    fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.with(key, args)
    }

    fn count(&self, number: u64) -> String {
        self.locale.count(usize::try_from(number).unwrap_or(usize::MAX))
    }

    /// What a row is called: by its pack, else by its control and platform, else by its id.
    fn title(&self, row: &Row) -> String {
        let lang = self.locale.lang();
        let catalog = &self.content.catalog;
        let packs = || catalog.packs.iter().filter(|pack| self.packs.contains(&pack.id));
        if let Some(known) = packs()
            .flat_map(|pack| &pack.rows)
            .find(|known| known.row == *row)
        {
            return known.title.get(lang).to_owned();
        }
        let Some(control) = catalog.control(&row.control) else {
            return row.to_string();
        };
        let title = upper_first(control.title.get(lang));
        match row.on.as_deref().and_then(|on| catalog.platform(on)) {
            Some(platform) => format!("{}: {title}", platform.name.get(lang)),
            None => title,
        }
    }

    /// `lần đầu`.
    fn phase(&self, phase: Phase) -> String {
        self.text_of(match phase {
            Phase::Before => "paper-phase-before",
            Phase::After => "paper-phase-after",
        })
    }

    /// The days of the rooms.
    fn days(&self) -> String {
        match self.digest.days {
            Some((first, last)) if first == last => {
                self.with("paper-day", &[("date", &self.locale.date(first))])
            }
            Some((first, last)) => self.with(
                "paper-days",
                &[
                    ("first", &self.locale.date(first)),
                    ("last", &self.locale.date(last)),
                ],
            ),
            None => String::new(),
        }
    }

    /// The smallest group, in words.
    fn k(&self) -> String {
        match self.digest.k {
            Some((least, most)) if least != most => self.with(
                "paper-k-range",
                &[
                    ("least", &self.count(least.into())),
                    ("most", &self.count(most.into())),
                ],
            ),
            Some((least, _)) => self.count(least.into()),
            None => String::new(),
        }
    }

    /// A count: `22 trên 58 (38%)`, `hầu hết`.
    fn said(&self, said: Said) -> String {
        match said {
            Said::Count { count, of, rooms } => {
                let share = self.locale.percent(share(count, of));
                let args = [
                    ("count", &*self.count(count)),
                    ("of", &self.count(of)),
                    ("share", &share),
                    ("rooms", &self.count(rooms.into())),
                ];
                let key = if self.digest.rooms > 1 {
                    "paper-said-count-rooms"
                } else {
                    "paper-said-count"
                };
                self.with(key, &args)
            }
            Said::AlmostAll => self.text_of("paper-said-almost-all"),
            Said::AlmostNone => self.text_of("paper-said-almost-none"),
            Said::Unsaid => self.text_of("paper-said-unsaid"),
        }
    }

    /// Why nothing is said of a phase of a row; nothing where something is.
    fn untold(&self, told: &Told) -> Option<String> {
        let key = match told {
            Told::NotAsked => "paper-told-not-asked",
            Told::TooFew => "paper-told-too-few",
            Told::Withheld if self.digest.rooms > 1 => "paper-told-nowhere",
            Told::Withheld => "paper-told-withheld",
            Told::Shown { .. } => return None,
        };
        Some(self.with(key, &[("k", &self.k())]))
    }

    /// The share that has nothing to do, where it is said.
    fn good(told: &Told) -> Option<f64> {
        match told {
            Told::Shown {
                cells: [Said::Count { count, of, .. }, ..],
                ..
            } => Some(share(*count, *of)),
            _ => None,
        }
    }

    /// In a word that nothing is said.
    fn untold_shortly(&self, told: &Told) -> String {
        self.text_of(match told {
            Told::TooFew => "paper-short-too-few",
            Told::NotAsked => "paper-told-not-asked",
            Told::Withheld | Told::Shown { .. } => "paper-short-withheld",
        })
    }
}

fn share(count: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { count as f64 / of as f64 }
}
