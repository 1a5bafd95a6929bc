//! Incidents for programs, schema `rasoat.incident/1`.

use super::{Told, View};
use crate::domain::incident::{Channel, Incident};
use crate::domain::text::Provenance;
use serde_json::{Map, Value, json};

/// Some incidents, each in full; texts in the language of the view.
pub fn json(view: &View<'_>, incidents: &[&Incident]) -> String {
    let warning = view
        .content
        .catalog
        .help
        .warning
        .as_ref()
        .map(|warning| with_source(json!({"text": view.pick(&warning.text)}), &warning.provenance));
    let incidents: Vec<Value> = incidents.iter().map(|incident| value(view, incident)).collect();
    let value = json!({"schema": "rasoat.incident/1", "warning": warning, "incidents": incidents});
    format!("{value:#}\n")
}

fn value(view: &View<'_>, incident: &Incident) -> Value {
    let texts = |texts: &[crate::domain::text::Text]| -> Vec<String> {
        texts.iter().map(|text| view.pick(text).to_owned()).collect()
    };
    let steps: Vec<Value> = incident
        .steps
        .iter()
        .map(|step| json!({"minutes": step.minutes, "text": view.pick(&step.text)}))
        .collect();
    let tell: Vec<Value> = view.tells(incident).iter().map(|told| tell(view, told)).collect();
    let recover: Vec<Value> = view
        .recoveries(incident)
        .iter()
        .map(|platform| {
            let value = json!({"platform": platform.id, "name": view.pick(&platform.name),
                "text": view.pick(&platform.recover), "url": platform.recover_url});
            with_source(value, &platform.provenance)
        })
        .collect();
    let provisions: Vec<Value> = incident
        .provisions
        .iter()
        .filter_map(|id| {
            let (directive, provision) = view.content.registry.provision(id)?;
            let mark = provision.mark.max(directive.mark).max(directive.status_mark);
            Some(json!({"reference": id, "text": view.pick(&provision.text),
                "article": provision.article.as_ref().map(|article| view.pick(article)),
                "in_force": directive.is_current(provision, view.day), "mark": mark.as_str()}))
        })
        .collect();
    with_source(
        json!({"id": incident.id, "aliases": incident.aliases, "title": view.pick(&incident.title),
            "sign": view.pick(&incident.sign), "steps": steps, "avoid": texts(&incident.avoid), "tell": tell,
            "keep": texts(&incident.keep), "recover": recover, "provisions": provisions}),
        &incident.provenance,
    )
}

fn tell(view: &View<'_>, told: &Told<'_>) -> Value {
    let channels: Vec<Value> = told.channels.iter().map(|found| channel(view, found)).collect();
    json!({"who": told.who.as_str(), "why": told.why.map(|why| view.pick(why)), "channels": channels})
}

/// An incident or a channel by its id, with its kind.
pub(in crate::render) fn item_json(view: &View<'_>, id: &str) -> Option<Value> {
    let help = &view.content.catalog.help;
    let incident = help.incidents.iter().find(|incident| incident.id == id);
    let (mut item, kind) = match incident {
        Some(incident) => (value(view, incident), "incident"),
        None => (channel(view, help.channel(id)?), "channel"),
    };
    if let Value::Object(map) = &mut item {
        map.insert("kind".into(), json!(kind));
    }
    Some(item)
}

/// One channel.
fn channel(view: &View<'_>, channel: &Channel) -> Value {
    with_source(
        json!({"id": channel.id, "who": channel.who.as_str(), "name": view.pick(&channel.name),
            "how": view.pick(&channel.how), "url": channel.url, "platform": channel.platform,
            "doubt": channel.doubt.as_ref().map(|doubt| view.pick(doubt))}),
        &channel.provenance,
    )
}

/// A fact with where it comes from.
fn with_source(fact: Value, provenance: &Provenance) -> Value {
    let mut out = match fact {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    out.insert("source".into(), json!(provenance.source));
    out.insert(
        "dated".into(),
        json!(provenance.dated.map(|dated| dated.to_string())),
    );
    out.insert("checked".into(), json!(provenance.checked.to_string()));
    out.insert("mark".into(), json!(provenance.mark.as_str()));
    out.insert("pack".into(), json!(provenance.pack));
    Value::Object(out)
}
