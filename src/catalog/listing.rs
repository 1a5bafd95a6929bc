//! The content as rows, for `checklist list` and `checklist show`: data, no words of our own.

use super::words::{SCOPES, nearest};
use crate::domain::checklist::{Catalog, Control, Pack, Platform};
use crate::domain::text::{Date, Mark, Text};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// Something that is asked.
    Control,
    /// A place with settings.
    Platform,
    /// A named selection.
    Pack,
}

impl RowKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            RowKind::Control => "control",
            RowKind::Platform => "platform",
            RowKind::Pack => "pack",
        }
    }
}

/// One item of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub kind: RowKind,
    /// Its name.
    pub title: Text,
    /// A control's scope, as spelt in content files.
    pub scope: Option<&'static str>,
    /// Platforms that have the control; controls of the platform or pack.
    pub count: usize,
    /// The oldest day a fact of it was checked; none for packs.
    pub checked: Option<Date>,
    /// The least sure mark of its facts; none for packs.
    pub mark: Option<Mark>,
}

/// Every item: controls, platforms, packs, each in the order of the content.
pub fn list_rows(catalog: &Catalog) -> Vec<Row> {
    let mut rows: Vec<Row> = catalog
        .controls
        .iter()
        .map(|control| control_row(catalog, control))
        .collect();
    rows.extend(catalog.platforms.iter().map(platform_row));
    rows.extend(catalog.packs.iter().map(|pack| Row {
        id: pack.id.clone(),
        kind: RowKind::Pack,
        title: pack.title.clone(),
        scope: None,
        count: pack.controls.len(),
        checked: None,
        mark: None,
    }));
    rows
}

fn control_row(catalog: &Catalog, control: &Control) -> Row {
    Row {
        id: control.id.clone(),
        kind: RowKind::Control,
        title: control.title.clone(),
        scope: SCOPES
            .iter()
            .find(|(_, scope)| *scope == control.scope)
            .map(|(word, _)| *word),
        count: catalog
            .platforms
            .iter()
            .filter(|platform| platform.control(&control.id).is_some())
            .count(),
        checked: Some(control.provenance.checked),
        mark: Some(control.provenance.mark),
    }
}

fn platform_row(platform: &Platform) -> Row {
    let facts = || {
        let paths = platform.controls.iter().flat_map(|control| &control.paths);
        std::iter::once(&platform.provenance).chain(paths.map(|path| &path.provenance))
    };
    Row {
        id: platform.id.clone(),
        kind: RowKind::Platform,
        title: platform.name.clone(),
        scope: None,
        count: platform.controls.len(),
        checked: facts().map(|fact| fact.checked).min(),
        mark: facts().map(|fact| fact.mark).max(),
    }
}

/// One item found by its id.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// Something that is asked.
    Control(&'a Control),
    /// A place with settings.
    Platform(&'a Platform),
    /// A named selection.
    Pack(&'a Pack),
}

/// The item of an id; controls first, then platforms, then packs.
pub fn find<'a>(catalog: &'a Catalog, id: &str) -> Option<Item<'a>> {
    catalog
        .control(id)
        .map(Item::Control)
        .or_else(|| catalog.platform(id).map(Item::Platform))
        .or_else(|| catalog.pack(id).map(Item::Pack))
}

/// The id that was probably meant, for a hint.
pub fn suggest<'a>(catalog: &'a Catalog, id: &str) -> Option<&'a str> {
    let controls = catalog.controls.iter().map(|control| control.id.as_str());
    let platforms = catalog.platforms.iter().map(|platform| platform.id.as_str());
    let packs = catalog.packs.iter().map(|pack| pack.id.as_str());
    nearest(id, controls.chain(platforms).chain(packs))
}
