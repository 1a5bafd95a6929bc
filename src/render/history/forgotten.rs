//! What was erased of everything that is kept, and what remains: for programs.

use serde_json::{Value, json};

/// What of it was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// Audits of the history.
    Audits,
    /// Records that go on from an audit.
    Marks,
    /// Drafts, those put aside included.
    Drafts,
    /// Files of notes about menus that differ.
    Menus,
    /// Keys in the system's key store.
    Keys,
}

impl Erased {
    fn code(self) -> &'static str {
        match self {
            Erased::Audits => "audits",
            Erased::Marks => "marks",
            Erased::Drafts => "drafts",
            Erased::Menus => "menus",
            Erased::Keys => "keys",
        }
    }
}

/// What could not be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remains {
    /// A file.
    File(String),
    /// A key in the system's key store: its name, and why.
    Key(String, String),
}

/// Where more may be that no program can look for: what was written with `-o`, backups, paper, the terminal, what a disk
/// keeps of erased files.
const ELSEWHERE: [&str; 5] = ["outputs", "backups", "prints", "terminal", "disk"];

/// As JSON, schema `rasoat.forget/1`; what there was none of is left out.
pub fn forgotten(erased: &[(Erased, usize)], remains: &[Remains]) -> String {
    let erased: Vec<Value> = (erased.iter())
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| json!({"what": what.code(), "count": count}))
        .collect();
    let remains: Vec<Value> = (remains.iter())
        .map(|what| match what {
            Remains::File(path) => json!({"what": "file", "path": path}),
            Remains::Key(id, cause) => json!({"what": "key", "id": id, "cause": cause}),
        })
        .collect();
    let value = json!({
        "schema": "rasoat.forget/1",
        "erased": erased,
        "remains": remains,
        "may_remain": ELSEWHERE,
    });
    format!("{value:#}\n")
}
