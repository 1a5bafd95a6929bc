//! Menus that are not where the content says: what was reported, and what the content has done about it since.
//!
//! A report says where somebody looked and what the content said there. It has no field for whose account it was,
//! for an answer or for a time of day.

use super::checklist::{Catalog, PlatformControl, Surface};
use super::text::{Date, Mark};
use std::collections::BTreeMap;

/// Where a setting was looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MenuPlace {
    /// The platform's id.
    pub platform: String,
    /// The control's id.
    pub control: String,
}

impl MenuPlace {
    /// How the content has the control on the platform; none where it does not know them together (any more).
    pub fn placed<'c>(&self, catalog: &'c Catalog) -> Option<&'c PlatformControl> {
        catalog.control(&self.control)?;
        catalog.platform(&self.platform)?.control(&self.control)
    }
}

/// How old and how sure a menu path was when somebody did not find the setting there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathThen {
    /// Which surface.
    pub surface: Surface,
    /// The day its source was read.
    pub checked: Date,
    /// How sure it was.
    pub mark: Mark,
}

impl PathThen {
    fn all(placed: &PlatformControl) -> Vec<Self> {
        let path = |path: &super::checklist::MenuPath| PathThen {
            surface: path.surface,
            checked: path.provenance.checked,
            mark: path.provenance.mark,
        };
        placed.paths.iter().map(path).collect()
    }
}

/// Somebody did not find a setting where the content says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuReport {
    /// The day, without a time.
    pub day: Date,
    /// Where it was looked for.
    pub place: MenuPlace,
    /// What the content said then; empty where it named no path.
    pub paths: Vec<PathThen>,
    /// The version of the program the content came with.
    pub program: String,
}

impl MenuReport {
    /// A report against the content as it is.
    pub fn new(catalog: &Catalog, place: &MenuPlace, day: Date, program: &str) -> Self {
        Self {
            day,
            place: place.clone(),
            paths: place.placed(catalog).map(PathThen::all).unwrap_or_default(),
            program: program.to_owned(),
        }
    }
}

/// What became of the paths of a place since they were reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Every one of them was read again after the last report.
    CheckedAgain,
    /// They are others than those that were reported, but none of that happened after the last report: whoever
    /// reported used an older content.
    Changed,
    /// Nothing.
    Unchanged,
    /// The content has no such item there any more.
    Gone,
}

impl Since {
    /// The name used in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Since::CheckedAgain => "checked-again",
            Since::Changed => "changed",
            Since::Unchanged => "unchanged",
            Since::Gone => "gone",
        }
    }
}

/// Everything that was reported of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Where.
    pub place: MenuPlace,
    /// The newest report.
    pub last: MenuReport,
    /// The reports before it, oldest first.
    pub earlier: Vec<MenuReport>,
}

impl Drift {
    /// Reports by place, platform by platform.
    pub fn of(reports: Vec<MenuReport>) -> Vec<Self> {
        let mut places: BTreeMap<MenuPlace, Vec<MenuReport>> = BTreeMap::new();
        for report in reports {
            places.entry(report.place.clone()).or_default().push(report);
        }
        let drift = |(place, mut reports): (MenuPlace, Vec<MenuReport>)| {
            reports.sort_by_key(|report| report.day);
            let last = reports.pop()?;
            Some(Drift {
                place,
                last,
                earlier: reports,
            })
        };
        places.into_iter().filter_map(drift).collect()
    }

    /// Every report, oldest first.
    pub fn reports(&self) -> impl Iterator<Item = &MenuReport> {
        self.earlier.iter().chain([&self.last])
    }

    /// How many reports there are.
    pub fn count(&self) -> usize {
        self.earlier.len() + 1
    }

    /// The day of the first report.
    pub fn first_day(&self) -> Date {
        self.earlier.first().unwrap_or(&self.last).day
    }

    /// What became of it since the last report.
    pub fn since(&self, catalog: &Catalog) -> Since {
        let Some(placed) = self.place.placed(catalog) else {
            return Since::Gone;
        };
        let now = PathThen::all(placed);
        if !now.is_empty() && now.iter().all(|path| path.checked > self.last.day) {
            Since::CheckedAgain
        } else if now == self.last.paths {
            Since::Unchanged
        } else {
            Since::Changed
        }
    }
}
