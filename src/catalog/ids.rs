//! `ids.lock`: every id that was ever used. An id is never changed, never reused.
//!
//! One line per id, `control second-factor`; `retired control old-one` for what was dropped. `#` begins a comment.

use super::codes;
use super::facts::{Arg, Kind, Problem, Site};
use super::words::nearest;
use crate::domain::checklist::Catalog;
use crate::domain::directive::Registry;
use std::collections::{BTreeMap, BTreeSet};

const HEAD: &str = "# Mỗi dòng là một mã đã dùng. Mã không đổi và không dùng lại.\n\
# Mã bị bỏ thì thêm chữ retired ở đầu dòng, không xóa dòng.\n\
# Every id that was ever used. Ids are never changed and never reused; dropped ones begin with `retired`.\n";

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    retired: bool,
    kind: Kind,
    id: String,
    site: Site,
}

/// Reads the lines; those that cannot be read are noted.
fn entries(text: &str, file: usize, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words: Vec<&str> = line
            .split('#')
            .next()
            .filter(|_| !is_provision(line))
            .unwrap_or(line)
            .split_whitespace()
            .collect();
        let site = Site {
            file,
            span: start..start + line.trim_end().len(),
        };
        start += line.len();
        let (retired, rest) = match words.split_first() {
            None => continue,
            Some((&"retired", rest)) => (true, rest),
            Some(_) => (false, words.as_slice()),
        };
        let kind = rest
            .first()
            .and_then(|word| Kind::ALL.into_iter().find(|kind| kind.as_str() == *word));
        match (kind, rest.get(1), rest.len()) {
            (Some(kind), Some(id), 2) => out.push(Entry {
                retired,
                kind,
                id: (*id).to_owned(),
                site,
            }),
            _ => problems.push(Problem {
                code: codes::BAD_LOCK_LINE,
                site,
                args: vec![("name", line.trim().into())],
                near: None,
            }),
        }
    }
    out
}

/// The references of provisions contain `#`; their lines carry no comments.
fn is_provision(line: &str) -> bool {
    let mut words = line.split_whitespace();
    match words.next() {
        Some("retired") => words.next() == Some("provision"),
        first => first == Some("provision"),
    }
}

/// Compares the ids in use with the file.
pub(crate) fn check(text: &str, file: usize, names: &[(Kind, String, Site)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let entries = entries(text, file, &mut problems);
    let used: BTreeMap<(Kind, &str), &Site> = names
        .iter()
        .rev()
        .map(|(kind, id, site)| ((*kind, id.as_str()), site))
        .collect();
    let listed: BTreeMap<(Kind, &str), &Entry> = entries
        .iter()
        .map(|entry| ((entry.kind, entry.id.as_str()), entry))
        .collect();
    let mut new: BTreeSet<(Kind, &str)> = BTreeSet::new();
    for (key, site) in &used {
        let code = match listed.get(key) {
            None => {
                new.insert(*key);
                codes::ID_NOT_LOCKED
            }
            Some(entry) if entry.retired => codes::ID_RETIRED,
            Some(_) => continue,
        };
        problems.push(Problem {
            code,
            site: (*site).clone(),
            args: vec![
                ("name", key.1.into()),
                ("line", format!("{} {}", key.0.as_str(), key.1).into()),
            ],
            near: None,
        });
    }
    for (key, entry) in &listed {
        if !entry.retired && !used.contains_key(key) {
            // Looking for what was meant is worth it for a few, not for a whole file.
            let few = problems.len() < 200;
            let same_kind = new
                .iter()
                .filter(|(kind, _)| few && *kind == key.0)
                .map(|(_, id)| *id);
            problems.push(Problem {
                code: codes::ID_REMOVED,
                site: entry.site.clone(),
                args: vec![
                    ("name", key.1.into()),
                    ("line", Arg::Raw(format!("retired {} {}", key.0.as_str(), key.1))),
                ],
                near: nearest(key.1, same_kind).map(str::to_owned),
            });
        }
    }
    problems
}

/// Every id of a content.
fn all(catalog: &Catalog, registry: &Registry) -> Vec<(Kind, String)> {
    let mut out = Vec::new();
    for control in &catalog.controls {
        out.push((Kind::Control, control.id.clone()));
        for choice in &control.choices {
            out.push((Kind::Choice, format!("{}/{}", control.id, choice.id)));
        }
    }
    out.extend(
        catalog
            .platforms
            .iter()
            .map(|platform| (Kind::Platform, platform.id.clone())),
    );
    out.extend(catalog.packs.iter().map(|pack| (Kind::Pack, pack.id.clone())));
    let help = &catalog.help;
    out.extend(
        help.incidents
            .iter()
            .map(|incident| (Kind::Incident, incident.id.clone())),
    );
    out.extend(
        help.channels
            .iter()
            .map(|channel| (Kind::Channel, channel.id.clone())),
    );
    for directive in &registry.directives {
        out.push((Kind::Directive, directive.id.clone()));
        for provision in &directive.provisions {
            out.push((Kind::Provision, format!("{}#{}", directive.id, provision.id)));
        }
    }
    out
}

/// The text of `ids.lock` for a content: what was listed before and is gone becomes retired, nothing is forgotten.
pub fn ids_lock(catalog: &Catalog, registry: &Registry, previous: &str) -> String {
    let mut state: BTreeMap<(Kind, String), bool> = entries(previous, 0, &mut Vec::new())
        .into_iter()
        .map(|entry| ((entry.kind, entry.id), true))
        .collect();
    let retired_before: BTreeSet<(Kind, String)> = entries(previous, 0, &mut Vec::new())
        .into_iter()
        .filter(|entry| entry.retired)
        .map(|entry| (entry.kind, entry.id))
        .collect();
    for key in all(catalog, registry) {
        let retired = retired_before.contains(&key);
        state.insert(key, retired);
    }
    let mut out = HEAD.to_owned();
    for ((kind, id), retired) in state {
        out.push_str(if retired { "retired " } else { "" });
        out.push_str(kind.as_str());
        out.push(' ');
        out.push_str(&id);
        out.push('\n');
    }
    out
}
