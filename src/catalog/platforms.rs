//! `platforms/*.toml`: where a setting is.

use super::codes;
use super::controls::methods;
use super::facts::{Arg, Kind, PLAIN, SUBJECT, Target};
use super::fields::{Fields, is_kebab};
use super::reader::{Node, Reading};
use super::words::{ACCOUNT_KINDS, IDENTITIES, SURFACES, VALUES};
use crate::domain::checklist::{Identity, MenuPath, Platform, PlatformControl};
use crate::domain::profile::AccountKind;
use toml::de::DeTable;

/// The platform of a document; `stem` is the file's name, which the id must repeat.
pub(crate) fn platform(cx: &mut Reading, table: &DeTable<'_>, stem: &str) -> Option<Platform> {
    let mut root = Fields::new(table, 0..0);
    let listed = root.list(cx, "control");
    let node = root.need(cx, "platform");
    root.finish(cx);
    let mut fields = cx.fields(node?)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        named_like_file(cx, &fields, id, stem);
        cx.name(Kind::Platform, id.clone(), fields.place("id"));
    }
    let name = fields.text(cx, "name", PLAIN);
    let kind = fields
        .get("kind")
        .and_then(|node| cx.word(node, ACCOUNT_KINDS, codes::BAD_VALUE));
    let value = fields.word(cx, "value", VALUES, codes::BAD_VALUE);
    let second_factors = fields
        .get("second_factors")
        .map(|node| methods(cx, node))
        .unwrap_or_default();
    let extra_password = fields.flag(cx, "extra_password");
    let identity = fields
        .get("identity")
        .and_then(|node| cx.word(node, IDENTITIES, codes::BAD_VALUE))
        .unwrap_or(Identity::Login);
    let run_from = fields.get("run_from").and_then(|node| {
        let other = cx.string(node)?.to_owned();
        cx.refers(Target::Platform, other.clone(), node.span());
        Some(other)
    });
    let sites = fields
        .strings(cx, "sites")
        .into_iter()
        .map(|(site, span)| {
            if !is_site(&site) {
                cx.report(codes::BAD_SITE, span, vec![("name", site.as_str().into())]);
            }
            site
        })
        .collect();
    if kind == Some(AccountKind::Page) && run_from.is_none() {
        fields.missing(cx, "run_from");
    }
    let recover = fields.text(cx, "recover", SUBJECT);
    let recover_url = fields.link(cx, "recover_url");
    let provenance = fields.provenance(cx);
    fields.finish(cx);
    let controls = listed
        .into_iter()
        .filter_map(|node| platform_control(cx, node))
        .collect();
    Some(Platform {
        id: id?,
        name,
        kind,
        value: value?,
        second_factors,
        extra_password,
        identity,
        run_from,
        sites,
        controls,
        recover,
        recover_url,
        provenance,
    })
}

/// Whether a text is a domain as vaults are compared by: registered by somebody, bare, in lower case.
fn is_site(text: &str) -> bool {
    text.is_ascii() && text == text.to_ascii_lowercase() && psl::domain_str(text) == Some(text)
}

pub(super) fn named_like_file(cx: &mut Reading, fields: &Fields<'_, '_>, id: &str, stem: &str) {
    if id != stem {
        let args = vec![("name", id.into()), ("expected", stem.into())];
        cx.report(codes::FILE_NAME, fields.place("id"), args);
    }
}

fn platform_control(cx: &mut Reading, node: &Node<'_>) -> Option<PlatformControl> {
    let mut fields = cx.fields(node)?;
    // No new name: the control is defined elsewhere.
    let control = fields
        .need(cx, "id")
        .and_then(|node| cx.string(node))
        .map(str::to_owned);
    if let Some(control) = &control {
        cx.refers(Target::Control, control.clone(), fields.place("id"));
    }
    let note = fields.text_if(cx, "note", SUBJECT).unwrap_or_default();
    let mut paths: Vec<MenuPath> = fields
        .list(cx, "path")
        .into_iter()
        .filter_map(|node| menu_path(cx, node))
        .collect();
    fields.finish(cx);
    // App first; the order within a surface is the author's.
    paths.sort_by_key(|path| path.surface);
    Some(PlatformControl {
        control: control?,
        paths,
        note,
    })
}

fn menu_path(cx: &mut Reading, node: &Node<'_>) -> Option<MenuPath> {
    let mut fields = cx.fields(node)?;
    let surface = fields.word(cx, "surface", SURFACES, codes::BAD_VALUE);
    let vi = labels(cx, &mut fields, "vi");
    let en = labels(cx, &mut fields, "en");
    let url = fields.link(cx, "url");
    match (vi.is_empty(), en.is_empty()) {
        (true, true) if url.is_none() => fields.missing(cx, "vi"),
        (true, false) => no_labels(cx, &fields, "catalog-lang-vi"),
        (false, true) => no_labels(cx, &fields, "catalog-lang-en"),
        _ => {}
    }
    let provenance = fields.provenance(cx);
    fields.finish(cx);
    Some(MenuPath {
        surface: surface?,
        vi,
        en,
        url,
        provenance,
    })
}

fn no_labels(cx: &mut Reading, fields: &Fields<'_, '_>, said: &'static str) {
    let args = vec![("name", Arg::Said(said))];
    cx.report(codes::MISSING_LANGUAGE, fields.span.clone(), args);
}

fn labels(cx: &mut Reading, fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<String> {
    fields
        .strings(cx, key)
        .into_iter()
        .map(|(label, _)| label)
        .collect()
}
