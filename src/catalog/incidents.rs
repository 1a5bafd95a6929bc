//! `incidents.toml`: the first ten minutes of whatever goes wrong, and where help is.

use super::codes;
use super::facts::{Arg, FOREIGN, Kind, PLAIN, Target};
use super::fields::{Fields, is_kebab};
use super::reader::{Node, Reading};
use super::words::{ACCOUNT_KINDS, RECIPIENTS};
use crate::domain::incident::{Channel, FIRST_MINUTES, Help, Incident, Step, Tell, Warning};
use crate::domain::text::Text;
use toml::de::DeTable;

/// Everything of a document.
pub(crate) fn read(cx: &mut Reading, table: &DeTable<'_>) -> Help {
    let mut root = Fields::new(table, 0..0);
    let warning = if cx.pack.is_none() {
        root.need(cx, "warning")
    } else {
        root.get("warning")
    };
    let incidents = root.list(cx, "incident");
    let channels = root.list(cx, "channel");
    root.finish(cx);
    Help {
        warning: warning.and_then(|node| warn(cx, node)),
        incidents: incidents
            .into_iter()
            .filter_map(|node| incident(cx, node))
            .collect(),
        channels: channels
            .into_iter()
            .filter_map(|node| channel(cx, node))
            .collect(),
    }
}

/// The warning is the program's own: what a pack says in its place is a mistake.
fn warn(cx: &mut Reading, node: &Node<'_>) -> Option<Warning> {
    if cx.pack.is_some() {
        let args = vec![("name", "warning".into()), ("first", "incidents.toml".into())];
        cx.report(codes::REDEFINES_BUILT_IN, node.span(), args);
        return None;
    }
    let mut fields = cx.fields(node)?;
    let text = fields.text(cx, "text", PLAIN);
    let provenance = fields.provenance(cx);
    fields.finish(cx);
    Some(Warning { text, provenance })
}

fn incident(cx: &mut Reading, node: &Node<'_>) -> Option<Incident> {
    let mut fields = cx.fields(node)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        cx.name(Kind::Incident, id.clone(), fields.place("id"));
    }
    let aliases = fields.strings(cx, "aliases");
    for (alias, span) in &aliases {
        if !is_kebab(alias) {
            cx.report(codes::BAD_ID, span.clone(), vec![("name", alias.as_str().into())]);
        }
    }
    let title = fields.text(cx, "title", PLAIN);
    let sign = fields.text(cx, "sign", PLAIN);
    let avoid = texts(cx, &mut fields, "avoid");
    let keep = texts(cx, &mut fields, "keep");
    let recovers = fields.list(cx, "recovers");
    let recovers = recovers
        .into_iter()
        .filter_map(|node| cx.word(node, ACCOUNT_KINDS, codes::BAD_VALUE))
        .collect();
    let provisions = fields.strings(cx, "provisions");
    for (provision, span) in &provisions {
        cx.refers(Target::Provision, provision.clone(), span.clone());
    }
    let steps: Vec<Step> = needed(cx, &mut fields, "step")
        .into_iter()
        .filter_map(|node| step(cx, node))
        .collect();
    let minutes = steps.iter().map(|step| step.minutes).sum::<u32>();
    if minutes > FIRST_MINUTES {
        let args = vec![
            ("number", Arg::Count(minutes as usize)),
            ("high", Arg::Count(FIRST_MINUTES as usize)),
        ];
        cx.report(codes::TOO_MANY_MINUTES, fields.place("id"), args);
    }
    let tell = needed(cx, &mut fields, "tell")
        .into_iter()
        .filter_map(|node| tell(cx, node))
        .collect();
    let provenance = fields.provenance(cx);
    fields.finish(cx);
    Some(Incident {
        id: id?,
        aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
        title,
        sign,
        steps,
        avoid,
        tell,
        keep,
        recovers,
        provisions: provisions.into_iter().map(|(provision, _)| provision).collect(),
        provenance,
    })
}

fn step(cx: &mut Reading, node: &Node<'_>) -> Option<Step> {
    let mut fields = cx.fields(node)?;
    let minutes = fields
        .need(cx, "minutes")
        .and_then(|node| cx.whole(node, FIRST_MINUTES));
    let text = fields.text(cx, "text", PLAIN);
    fields.finish(cx);
    Some(Step {
        minutes: minutes?,
        text,
    })
}

fn tell(cx: &mut Reading, node: &Node<'_>) -> Option<Tell> {
    let mut fields = cx.fields(node)?;
    let who = fields.word(cx, "who", RECIPIENTS, codes::BAD_VALUE);
    let why = fields.text(cx, "why", PLAIN);
    fields.finish(cx);
    Some(Tell { who: who?, why })
}

fn channel(cx: &mut Reading, node: &Node<'_>) -> Option<Channel> {
    let mut fields = cx.fields(node)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        cx.name(Kind::Channel, id.clone(), fields.place("id"));
    }
    let who = fields.word(cx, "who", RECIPIENTS, codes::BAD_VALUE);
    let platform = fields.get("platform").and_then(|node| {
        let platform = cx.string(node)?.to_owned();
        cx.refers(Target::Platform, platform.clone(), node.span());
        Some(platform)
    });
    let name = fields.text(cx, "name", FOREIGN);
    let how = fields.text(cx, "how", PLAIN);
    let url = fields.link(cx, "url");
    let incidents = fields.strings(cx, "incidents");
    if incidents.is_empty() {
        fields.missing(cx, "incidents");
    }
    for (incident, span) in &incidents {
        cx.refers(Target::Incident, incident.clone(), span.clone());
    }
    let doubt = fields.text_if(cx, "doubt", PLAIN);
    let provenance = fields.provenance(cx);
    fields.finish(cx);
    Some(Channel {
        id: id?,
        who: who?,
        platform,
        name,
        how,
        url,
        incidents: incidents.into_iter().map(|(incident, _)| incident).collect(),
        doubt,
        provenance,
    })
}

/// A list of sentences that must not be empty.
fn texts(cx: &mut Reading, fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<Text> {
    needed(cx, fields, key)
        .into_iter()
        .map(|node| cx.text(node, PLAIN))
        .collect()
}

/// A list that must not be empty.
fn needed<'n, 't>(cx: &mut Reading, fields: &mut Fields<'n, 't>, key: &'static str) -> Vec<&'n Node<'t>> {
    let list = fields.list(cx, key);
    if list.is_empty() {
        fields.missing(cx, key);
    }
    list
}
