//! What a vault's entries give cause to say: weak, personal, used twice, nearly the same, leaked, without a second
//! factor, unchanged for years. One row an entry, all reasons in it, worst first.
//!
//! Owns which rows are one account, what counts as the same and as nearly the same, and the order. It measures no
//! strength and asks no leaked list: both come in, once for each distinct password. It exposes passwords to compare
//! them and keeps nothing of them but which entries belong together.

mod matching;
mod measured;
mod regroup;
mod similar;

pub use matching::{Logins, Material};
pub use measured::{Measured, measured};
pub use regroup::regroup;

use crate::domain::breach::Breach;
use crate::domain::spelling::caseless;
use crate::domain::text::Date;
use crate::domain::vault::{Entry, Exception, Held, LeftOut, Place, Why};
use crate::strength::{Reason, Strength};
use jiff::Span;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize as _, Zeroizing};

/// The score up to which a password is weak.
const WEAK: u8 = 2;
/// Years after which an unchanged password is said to be old.
const OLD: i64 = 3;

/// What can be found about an entry. Its code is for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// In a leaked list.
    Breached,
    /// Guessable.
    Weak,
    /// The very same password elsewhere.
    Reused,
    /// Made of the person's own words.
    Personal,
    /// Nearly the same as another.
    Similar,
    /// Unchanged for years.
    Old,
    /// No code of a second factor stored beside it.
    NoSecondFactor,
}

impl Check {
    /// Every check, the gravest first.
    pub const ALL: [Check; 7] = [
        Check::Breached,
        Check::Weak,
        Check::Reused,
        Check::Personal,
        Check::Similar,
        Check::Old,
        Check::NoSecondFactor,
    ];

    /// The code in JSON and in a file of exceptions; `vault-check-…` is its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Check::Breached => "breached",
            Check::Weak => "weak",
            Check::Reused => "reused",
            Check::Personal => "personal",
            Check::Similar => "similar",
            Check::Old => "old",
            Check::NoSecondFactor => "no-second-factor",
        }
    }

    /// Whether it asks for another password; the others are worth knowing.
    pub fn asks_for_change(self) -> bool {
        !matches!(self, Check::Old | Check::NoSecondFactor)
    }
}

/// A finding that somebody accepts for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excepted {
    /// Which.
    pub check: Check,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Date,
}

/// An entry and all that was found about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The records it was made from.
    pub places: Vec<Place>,
    /// What people call it; may be empty.
    pub title: String,
    /// 0 to 4.
    pub score: u8,
    /// Rounded to a half and capped: the exact figure would tell of the password.
    pub guesses_log10: f64,
    /// What was found, the gravest first.
    pub checks: Vec<Check>,
    /// What was found and is accepted for a while.
    pub excepted: Vec<Excepted>,
    /// Why the score is what it is.
    pub reasons: Vec<Reason>,
    /// The entries with the very same password; none where there is no other.
    pub reuse_group: Option<usize>,
    /// The entries with nearly the same password; none where there is no other.
    pub similar_group: Option<usize>,
    /// What leaked lists say.
    pub breach: Breach,
    /// Whether a second factor is stored.
    pub second_factor: Held,
    /// Whether a passkey is stored.
    pub passkey: Held,
    /// The day since which the password has not changed, where the file knows.
    pub changed: Option<Date>,
}

impl Judged {
    /// Whether it asks for another password.
    pub fn asks_for_change(&self) -> bool {
        self.checks.iter().any(|check| check.asks_for_change())
    }

    /// How urgent: a sum for the order, nothing more.
    fn urgency(&self) -> u32 {
        let weight = |check: &Check| match check {
            Check::Breached => match self.breach {
                Breach::Found(times) => 400 + 10 * u32::from(times.power()),
                _ => 0,
            },
            Check::Weak => [300, 250, 100].get(usize::from(self.score)).copied().unwrap_or(0),
            Check::Reused => 160,
            Check::Personal => 60,
            Check::Similar => 40,
            Check::Old => 10,
            Check::NoSecondFactor => 5,
        };
        self.checks.iter().map(weight).sum()
    }
}

/// Every figure of the first screen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// Entries audited.
    pub entries: usize,
    /// Distinct passwords among them.
    pub passwords: usize,
    /// Entries that ask for another password.
    pub to_change: usize,
    /// How many entries a check found.
    pub found: BTreeMap<Check, usize>,
    /// How many of its findings are accepted for a while.
    pub excepted: usize,
    /// Entries with a passkey.
    pub passkeys: usize,
    /// Entries in a format that has a place for a second factor.
    pub can_hold_second_factor: usize,
    /// Entries a leaked list was asked about, and could be believed.
    pub breach_checked: usize,
    /// Records left out, without those that have no password.
    pub left_out: usize,
    /// Of these, the ones that could not be read.
    pub unreadable: usize,
    /// Logins without a password.
    pub without_password: usize,
}

/// The result.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The entries, worst first.
    pub entries: Vec<Judged>,
    /// What was not audited, in the order of the files.
    pub left_out: Vec<LeftOut>,
    /// The figures.
    pub summary: Summary,
    /// Exceptions whose time is over: what they covered is found again.
    pub expired: Vec<Exception>,
    /// Exceptions that cover nothing.
    pub unused: Vec<Exception>,
}

/// Puts rows together that are one account: the same login name and password at the same site. Browsers write a row
/// for every address of a site, and a bank with three of them is no reuse.
pub fn collapse(entries: Vec<Entry>) -> Vec<Entry> {
    let mut leads: Vec<usize> = (0..entries.len()).collect();
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for site in &entry.sites {
            let first = *known
                .entry((site, &entry.user, entry.password.expose()))
                .or_insert(index);
            similar::join(&mut leads, first, index);
        }
    }
    let mut out: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let lead = similar::lead(&mut leads, index);
        if let Some(first) = at.get(&lead).and_then(|at| out.get_mut(*at)) {
            absorb(first, entry);
        } else {
            at.insert(lead, out.len());
            out.push(entry);
        }
    }
    out
}

fn absorb(first: &mut Entry, other: Entry) {
    let better = |one: Held, other: Held| match (one, other) {
        (Held::Stored, _) | (_, Held::Stored) => Held::Stored,
        (Held::NotStored, _) | (_, Held::NotStored) => Held::NotStored,
        _ => Held::CannotHold,
    };
    first.places.extend(other.places);
    first.places.sort_unstable();
    if first.title.is_empty() {
        first.title = other.title;
    }
    first.second_factor = better(first.second_factor, other.second_factor);
    first.passkey = better(first.passkey, other.passkey);
    // It is one password, unchanged since the earlier of the two days.
    first.changed = match (first.changed, other.changed) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
}

/// The shortest password that is looked for in the titles of other entries: shorter ones stand in any text.
const TOLD_APART: usize = 4;

/// Takes a title away that holds the password of whatever entry: people note passwords in the oddest places. Its own
/// password is looked for by the reader already, however short.
pub fn without_secrets(entries: &mut [Entry]) {
    let mut secrets: Vec<Zeroizing<String>> = entries
        .iter()
        .map(|entry| caseless(entry.password.expose().trim()))
        .filter(|secret| secret.chars().count() >= TOLD_APART)
        .collect();
    secrets.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
    // Where one begins with another the shorter one is enough. Then a text begins with one of them only if it begins
    // with the last one that does not come after it.
    secrets.dedup_by(|later, earlier| later.starts_with(earlier.as_str()));
    for entry in entries {
        let title = caseless(&entry.title);
        let gives_away = title.char_indices().any(|(start, _)| {
            let text = title.split_at(start).1;
            let after = secrets.partition_point(|secret| secret.as_str() <= text);
            let before = after.checked_sub(1).and_then(|before| secrets.get(before));
            before.is_some_and(|secret| text.starts_with(secret.as_str()))
        });
        if gives_away {
            entry.title.zeroize();
        }
    }
}

/// Which entries have the very same password, byte by byte.
pub struct Distinct {
    /// Entry → number of its password.
    pub of: Vec<usize>,
    /// Number of a password → the first entry that has it.
    pub first: Vec<usize>,
}

/// Numbers the distinct passwords, in the order they come.
pub fn distinct(entries: &[Entry]) -> Distinct {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Distinct {
        of: Vec::with_capacity(entries.len()),
        first: Vec::new(),
    };
    for (index, entry) in entries.iter().enumerate() {
        let number = *known.entry(entry.password.expose()).or_insert_with(|| {
            out.first.push(index);
            out.first.len() - 1
        });
        out.of.push(number);
    }
    out
}

/// The distinct passwords, in the order of their numbers.
fn texts<'e>(entries: &'e [Entry], distinct: &Distinct) -> Vec<&'e str> {
    (distinct.first.iter())
        .filter_map(|entry| entries.get(*entry))
        .map(|entry| entry.password.expose())
        .collect()
}

/// What a judgement rests on.
pub struct Basis<'b> {
    /// The entries, collapsed.
    pub entries: &'b [Entry],
    /// What was left out of them.
    pub left_out: Vec<LeftOut>,
    /// Their passwords, numbered.
    pub distinct: &'b Distinct,
    /// How strong each distinct password is.
    pub strengths: &'b [Strength],
    /// What leaked lists say about each.
    pub breaches: &'b [Breach],
    /// What somebody accepts for a while.
    pub exceptions: Vec<Exception>,
    /// The day of the audit.
    pub today: Date,
    /// A random number of this run, for the index of near-duplicates.
    pub key: u64,
}

/// Judges every entry.
pub fn judge(basis: Basis<'_>) -> Report {
    let texts = texts(basis.entries, basis.distinct);
    let similar = similar::groups(&texts, basis.key);
    let mut uses = vec![0_usize; texts.len()];
    for number in &basis.distinct.of {
        if let Some(uses) = uses.get_mut(*number) {
            *uses += 1;
        }
    }
    let reused = numbered(
        uses.iter()
            .enumerate()
            .map(|(number, uses)| (*uses > 1).then_some(number)),
    );
    let similar = numbered(similar.into_iter());
    let old = Span::new().years(OLD);
    let mut used = vec![false; basis.exceptions.len()];
    let mut entries = Vec::with_capacity(basis.entries.len());
    for (entry, number) in basis.entries.iter().zip(&basis.distinct.of) {
        let (Some(strength), Some(breach)) = (basis.strengths.get(*number), basis.breaches.get(*number))
        else {
            continue;
        };
        let reuse_group = reused.get(*number).copied().flatten();
        let similar_group = similar.get(*number).copied().flatten();
        let is_old = |day: Date| day.checked_add(old).is_ok_and(|until| until < basis.today);
        let holds = |check: Check| match check {
            Check::Breached => matches!(breach, Breach::Found(_)),
            Check::Weak => strength.score <= WEAK,
            Check::Reused => reuse_group.is_some(),
            Check::Personal => strength.score < 4 && strength.reasons.contains(&Reason::Personal),
            Check::Similar => similar_group.is_some(),
            Check::Old => entry.changed.is_some_and(is_old),
            Check::NoSecondFactor => entry.second_factor == Held::NotStored && entry.passkey != Held::Stored,
        };
        let mut judged = Judged {
            places: entry.places.clone(),
            title: entry.title.clone(),
            score: strength.score,
            guesses_log10: strength.shown_log10(),
            checks: Check::ALL.into_iter().filter(|check| holds(*check)).collect(),
            excepted: Vec::new(),
            // That only its beginning was read tells how long it is.
            reasons: (strength.reasons.iter().copied())
                .filter(|reason| *reason != Reason::OnlyBeginningRead)
                .collect(),
            reuse_group,
            similar_group,
            breach: *breach,
            second_factor: entry.second_factor,
            passkey: entry.passkey,
            changed: entry.changed,
        };
        except(&mut judged, &basis.exceptions, &mut used, basis.today);
        entries.push(judged);
    }
    entries.sort_by_cached_key(|entry| (std::cmp::Reverse(entry.urgency()), entry.places.first().copied()));
    let mut left_out = basis.left_out;
    left_out.sort_unstable_by_key(|left_out| left_out.place);
    let (mut expired, mut unused) = (Vec::new(), Vec::new());
    for (exception, used) in basis.exceptions.into_iter().zip(used) {
        if exception.until < basis.today {
            expired.push(exception);
        } else if !used {
            unused.push(exception);
        }
    }
    Report {
        summary: summary(&entries, &left_out, texts.len()),
        entries,
        left_out,
        expired,
        unused,
    }
}

/// Takes out what is accepted for a while.
fn except(judged: &mut Judged, exceptions: &[Exception], used: &mut [bool], today: Date) {
    let title: String = judged.title.trim().nfc().collect();
    for (exception, used) in exceptions.iter().zip(used) {
        let is_meant = exception.title.trim().nfc().eq(title.chars())
            && exception
                .row
                .is_none_or(|row| judged.places.iter().any(|place| place.row == row));
        let found = judged
            .checks
            .iter()
            .position(|check| check.code() == exception.check);
        if let (true, true, Some(at)) = (is_meant, exception.until >= today, found) {
            *used = true;
            judged.excepted.push(Excepted {
                check: judged.checks.remove(at),
                reason: exception.reason.clone(),
                until: exception.until,
            });
        }
    }
}

/// Groups numbered from 1, in the order they come.
fn numbered(groups: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    groups
        .map(|group| {
            let next = numbers.len() + 1;
            group.map(|group| *numbers.entry(group).or_insert(next))
        })
        .collect()
}

fn summary(entries: &[Judged], left_out: &[LeftOut], passwords: usize) -> Summary {
    let count = |wanted: &dyn Fn(&Judged) -> bool| entries.iter().filter(|entry| wanted(entry)).count();
    let without_password = left_out.iter().filter(|left| left.why == Why::NoPassword).count();
    Summary {
        entries: entries.len(),
        passwords,
        to_change: count(&Judged::asks_for_change),
        found: Check::ALL
            .into_iter()
            .map(|check| (check, count(&|entry| entry.checks.contains(&check))))
            .collect(),
        excepted: entries.iter().map(|entry| entry.excepted.len()).sum(),
        passkeys: count(&|entry| entry.passkey == Held::Stored),
        can_hold_second_factor: count(&|entry| entry.second_factor != Held::CannotHold),
        breach_checked: count(&|entry| matches!(entry.breach, Breach::Found(_) | Breach::NotFound)),
        left_out: left_out.len() - without_password,
        unreadable: left_out.iter().filter(|left| left.why.is_trouble()).count(),
        without_password,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::breach::{NotChecked, Times};
    use crate::domain::secret::Password;
    use crate::strength;

    fn entry(row: usize, site: &str, user: &str, password: &str) -> Entry {
        Entry {
            places: vec![Place { file: 1, row }],
            title: format!("entry {row}"),
            sites: (!site.is_empty()).then(|| site.to_owned()).into_iter().collect(),
            user: Zeroizing::new(user.to_owned()),
            password: Password::new(password.to_owned()),
            second_factor: Held::CannotHold,
            passkey: Held::CannotHold,
            changed: None,
        }
    }

    fn judged(entries: &[Entry], breach: Breach, exceptions: Vec<Exception>) -> Report {
        let distinct = distinct(entries);
        let strengths: Vec<Strength> = distinct
            .first
            .iter()
            .map(|entry| strength::measure(&entries[*entry].password))
            .collect();
        judge(Basis {
            entries,
            left_out: Vec::new(),
            breaches: &vec![breach; strengths.len()],
            strengths: &strengths,
            distinct: &distinct,
            exceptions,
            today: jiff::civil::date(2026, 11, 24),
            key: 7,
        })
    }

    const OFFLINE: Breach = Breach::NotChecked(NotChecked::Offline);

    #[test]
    fn rows_of_one_account_are_one_entry_and_no_reuse() {
        let entries = collapse(vec![
            entry(1, "example.com", "mau", "Xk7#pQ2z!mR9vT"),
            entry(2, "example.org", "mau", "Xk7#pQ2z!mR9vT"),
            entry(3, "example.com", "mau", "Xk7#pQ2z!mR9vT"),
            entry(4, "example.com", "khac", "Xk7#pQ2z!mR9vT"),
            entry(5, "", "mau", "Wd4&bN8s?cL1hF"),
            entry(6, "", "mau", "Wd4&bN8s?cL1hF"),
        ]);
        let rows: Vec<Vec<usize>> = entries
            .iter()
            .map(|entry| entry.places.iter().map(|place| place.row).collect())
            .collect();
        assert_eq!(rows, [vec![1, 3], vec![2], vec![4], vec![5], vec![6]]);
        let report = judged(&entries, OFFLINE, Vec::new());
        let groups: Vec<Option<usize>> = report.entries.iter().map(|entry| entry.reuse_group).collect();
        assert_eq!(groups, [Some(1), Some(1), Some(1), Some(2), Some(2)]);
    }

    #[test]
    fn a_title_never_holds_the_password_of_another_entry() {
        let mut entries = vec![
            entry(1, "", "", "bimat"),
            entry(2, "", "", "bimat99kqz"),
            entry(3, "", "", "Mậtkhẩumẫu"),
            entry(4, "", "", "abc"),
        ];
        for (entry, title) in entries.iter_mut().zip([
            "my BIMAT99KQZ!",
            "Zalo",
            "the abc of it",
            "ma\u{323}\u{302}tkha\u{302}\u{309}umẫu?",
        ]) {
            title.clone_into(&mut entry.title);
        }
        without_secrets(&mut entries);
        let titles: Vec<&str> = entries.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["", "Zalo", "the abc of it", ""]);
    }

    #[test]
    fn composed_and_decomposed_are_nearly_the_same_and_no_reuse() {
        let report = judged(
            &[
                entry(1, "", "", "mậtkhẩumẫu"),
                entry(2, "", "", "ma\u{323}\u{302}tkhẩumẫu"),
            ],
            OFFLINE,
            Vec::new(),
        );
        for entry in report.entries {
            assert_eq!((entry.reuse_group, entry.similar_group), (None, Some(1)));
        }
    }

    #[test]
    fn worst_comes_first_and_an_exception_ends() {
        let entries = [entry(1, "", "", "Xk7#pQ2z!mR9vT"), entry(2, "", "", "123456")];
        let exception = |until| Exception {
            title: "entry 2".to_owned(),
            row: None,
            check: "weak".to_owned(),
            reason: "old server".to_owned(),
            until,
        };
        let bare = judged(&entries, OFFLINE, Vec::new());
        assert_eq!((bare.entries[0].places[0].row, bare.summary.to_change), (2, 1));
        let held = judged(
            &entries,
            OFFLINE,
            vec![exception(jiff::civil::date(2026, 11, 24))],
        );
        assert_eq!((held.summary.to_change, held.summary.excepted), (0, 1));
        assert!(held.expired.is_empty() && held.unused.is_empty());
        let over = judged(
            &entries,
            OFFLINE,
            vec![exception(jiff::civil::date(2026, 11, 23))],
        );
        assert_eq!((over.summary.to_change, over.expired.len()), (1, 1));
        let leaked = judged(&entries[..1], Breach::Found(Times::of(500)), Vec::new());
        assert_eq!(leaked.entries[0].checks, [Check::Breached]);
    }
}
