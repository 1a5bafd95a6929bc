//! `directives/*.toml`: the registry of instruments and their provisions.

use super::codes;
use super::facts::{FOREIGN, Kind, PLAIN, Target};
use super::fields::{Fields, is_dotted, is_kebab};
use super::reader::{Node, Reading};
use super::words::{LEVELS, STATUSES};
use crate::domain::directive::{Directive, InstrumentStatus, Provision};
use toml::de::DeTable;

/// Every instrument of a document.
pub(crate) fn read(cx: &mut Reading, table: &DeTable<'_>) -> Vec<Directive> {
    let mut root = Fields::new(table, 0..0);
    let directives = root.list(cx, "directive");
    root.finish(cx);
    directives
        .into_iter()
        .filter_map(|node| directive(cx, node))
        .collect()
}

fn directive(cx: &mut Reading, node: &Node<'_>) -> Option<Directive> {
    let mut fields = cx.fields(node)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        cx.name(Kind::Directive, id.clone(), fields.place("id"));
    }
    let number = fields
        .need(cx, "number")
        .and_then(|node| cx.string(node))
        .unwrap_or_default()
        .to_owned();
    let issuer = fields.text(cx, "issuer", FOREIGN);
    let level = fields.word(cx, "level", LEVELS, codes::BAD_VALUE);
    let title = fields.text(cx, "title", FOREIGN);
    let short = fields.text(cx, "short", FOREIGN);
    let issued = fields.day(cx, "issued");
    let in_force = fields.day(cx, "in_force");
    let ended = fields.day(cx, "ended");
    let status = fields.word(cx, "status", STATUSES, codes::BAD_VALUE);
    let status_mark = fields.mark(cx, "status_mark");
    let successor = fields.get("successor").and_then(|node| {
        let other = cx.string(node)?.to_owned();
        cx.refers(Target::Directive, other.clone(), node.span());
        Some(other)
    });
    let territory = fields
        .need(cx, "territory")
        .and_then(|node| cx.string(node))
        .unwrap_or_default()
        .to_owned();
    let note = fields.text_if(cx, "note", PLAIN).unwrap_or_default();
    let no_provisions = fields.text_if(cx, "no_provisions", PLAIN);
    let sources: Vec<String> = fields
        .strings(cx, "sources")
        .into_iter()
        .map(|(source, _)| source)
        .collect();
    if sources.iter().all(|source| source.trim().is_empty()) {
        fields.missing(cx, "sources");
    }
    let checked = fields.checked(cx);
    let mark = fields.mark(cx, "mark");
    let owner = id.clone().unwrap_or_default();
    let provisions: Vec<Provision> = fields
        .list(cx, "provision")
        .into_iter()
        .filter_map(|node| provision(cx, node, &owner, status))
        .collect();
    if provisions.is_empty() && no_provisions.is_none() {
        cx.report(
            codes::NO_PROVISIONS,
            fields.span.clone(),
            vec![("name", owner.as_str().into())],
        );
    }
    fields.finish(cx);
    Some(Directive {
        id: id?,
        number,
        issuer,
        level: level?,
        title,
        short,
        issued,
        in_force,
        ended,
        status: status?,
        status_mark,
        successor,
        territory,
        note,
        no_provisions,
        sources,
        checked,
        mark,
        provisions,
        pack: cx.pack.clone(),
    })
}

fn provision(
    cx: &mut Reading,
    node: &Node<'_>,
    owner: &str,
    whole: Option<InstrumentStatus>,
) -> Option<Provision> {
    let mut fields = cx.fields(node)?;
    let id = fields.id(cx, "id", is_dotted);
    if let Some(id) = &id {
        cx.name(Kind::Provision, format!("{owner}#{id}"), fields.place("id"));
    }
    let article = fields.text_if(cx, "article", FOREIGN);
    if article.is_none() && id.as_ref().is_some_and(|id| !id.starts_with("x-")) {
        fields.missing(cx, "article");
    }
    let text = fields.text(cx, "text", PLAIN);
    let in_force = fields.day(cx, "in_force");
    let status = fields
        .get("status")
        .and_then(|node| cx.word(node, STATUSES, codes::BAD_VALUE));
    // Of an instrument that ended in part, each provision says whether it is among that part.
    if whole == Some(InstrumentStatus::InForcePartly) && fields.get("status").is_none() {
        fields.missing(cx, "status");
    }
    let mark = fields.mark(cx, "mark");
    let protective = match fields.need(cx, "protective") {
        Some(_) => fields.flag(cx, "protective"),
        None => false,
    };
    fields.finish(cx);
    Some(Provision {
        id: id?,
        article,
        text,
        in_force,
        status,
        mark,
        protective,
    })
}
