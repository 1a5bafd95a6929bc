//! The content and the registry for reading: `checklist list|show`, `directive list|show|check`.
//!
//! Takes domain types and a day; knows nothing of files or of the clock.

use super::incident;
use super::table::table;
use super::words::{
    fill, mark_words, path_mark_words, provision_name, provision_status_words, sentence, status_words,
    upper_first,
};
use super::wrap::Lines;
use super::{Style, TABLE_WIDTH};
use crate::domain::checklist::{Catalog, Content, Control, MenuPath, Pack, Platform, Scope, Surface};
use crate::domain::directive::{Directive, InstrumentStatus, Provision, Registry};
use crate::domain::text::{Date, Lang, Mark, Provenance};
use crate::i18n::Locale;
use serde_json::{Value, json};

/// A row of `checklist list`.
struct Entry<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
}

fn entries(catalog: &Catalog, lang: Lang) -> Vec<Entry<'_>> {
    let controls = catalog.controls.iter().map(|control| Entry {
        id: &control.id,
        kind: "control",
        title: control.title.get(lang),
    });
    let platforms = catalog.platforms.iter().map(|platform| Entry {
        id: &platform.id,
        kind: "platform",
        title: platform.name.get(lang),
    });
    let packs = catalog.packs.iter().map(|pack| Entry {
        id: &pack.id,
        kind: "pack",
        title: pack.title.get(lang),
    });
    let incidents = catalog.help.incidents.iter().map(|incident| Entry {
        id: &incident.id,
        kind: "incident",
        title: incident.title.get(lang),
    });
    let channels = catalog.help.channels.iter().map(|channel| Entry {
        id: &channel.id,
        kind: "channel",
        title: channel.name.get(lang),
    });
    controls
        .chain(platforms)
        .chain(packs)
        .chain(incidents)
        .chain(channels)
        .collect()
}

/// `checklist list`: controls, platforms, packs, incidents, help channels.
pub fn checklists(content: &Content, locale: Locale, style: &Style) -> String {
    let entries = entries(&content.catalog, locale.lang());
    let kind = |entry: &Entry<'_>| locale.text(&format!("render-list-kind-{}", entry.kind));
    if style.plain || style.width < TABLE_WIDTH {
        let mut lines = Lines::new(style.width, style.colour);
        for entry in &entries {
            lines.hanging(
                "",
                &format!("{} ({}): {}", entry.id, kind(entry), sentence(entry.title)),
            );
        }
        return lines.finish();
    }
    let header = ["id", "kind", "title"].map(|column| locale.text(&format!("render-list-column-{column}")));
    let rows = entries
        .iter()
        .map(|entry| vec![entry.id.to_owned(), kind(entry), entry.title.to_owned()]);
    with_newline(table(&header, rows, &[Some(28), Some(16), None], style.width))
}

/// `checklist list --json`: `[{id, kind, title}]`.
pub fn checklists_json(content: &Content, locale: Locale) -> String {
    let rows: Value = entries(&content.catalog, locale.lang())
        .iter()
        .map(|entry| json!({"id": entry.id, "kind": entry.kind, "title": entry.title}))
        .collect();
    pretty(&rows)
}

/// `checklist show ID`: an item of the list; none where there is no such id.
pub fn checklist(content: &Content, id: &str, day: Date, locale: Locale, style: &Style) -> Option<String> {
    let mut lines = Lines::new(style.width, style.colour);
    if let Some(control) = content.catalog.control(id) {
        show_control(&mut lines, content, control, locale);
    } else if let Some(platform) = content.catalog.platform(id) {
        show_platform(&mut lines, content, platform, locale);
    } else if let Some(pack) = content.catalog.pack(id) {
        show_pack(&mut lines, content, pack, locale);
    } else {
        let help = &content.catalog.help;
        let view = view(content, day, locale);
        if let Some(incident) = help.incidents.iter().find(|incident| incident.id == id) {
            return Some(incident::parts(&view, incident, style).join("\n"));
        }
        let channel = help.channel(id)?;
        incident::show_channel(&mut lines, &view, channel);
        lines.paragraph(&source(locale, &channel.provenance));
    }
    Some(lines.finish())
}

/// What `checklist show` shows of the incidents: all of it.
fn view(content: &Content, day: Date, locale: Locale) -> incident::View<'_> {
    incident::View {
        content,
        locale,
        platform: None,
        day,
        paper: false,
    }
}

/// `checklist show ID --json`.
pub fn checklist_json(content: &Content, id: &str, day: Date, locale: Locale) -> Option<String> {
    let lang = locale.lang();
    let value = if let Some(control) = content.catalog.control(id) {
        let choices: Value = control
            .choices
            .iter()
            .map(|choice| json!({"id": choice.id, "text": choice.text.get(lang), "only_on": choice.only_on}))
            .collect();
        let remedies: Value = control
            .remedies
            .iter()
            .map(|remedy| {
                json!({"fix": remedy.kind.map(crate::domain::fix::FixKind::as_str),
                    "title": remedy.title.get(lang), "closes": remedy.closes.get(lang), "minutes": remedy.minutes,
                    "steps": remedy.steps.iter().map(|step| step.get(lang)).collect::<Vec<_>>()})
            })
            .collect();
        json!({"id": control.id, "kind": "control", "title": control.title.get(lang),
            "question": control.question.get(lang), "why": control.why.get(lang), "look": control.look.get(lang),
            "fix": control.fix.get(lang), "seconds": control.seconds,
            "sets": control.sets.map(crate::domain::checklist::Attribute::as_str),
            "choices": choices, "remedies": remedies, "provisions": control.provisions,
            "platforms": platforms_with(content, id).map(|platform| platform.id.as_str()).collect::<Vec<_>>(),
            "source": control.provenance.source, "checked": control.provenance.checked.to_string(),
            "mark": control.provenance.mark.as_str()})
    } else if let Some(platform) = content.catalog.platform(id) {
        let controls: Value = platform
            .controls
            .iter()
            .map(|placed| {
                let paths: Value = placed.paths.iter().map(|path| path_json(path, lang)).collect();
                json!({"id": placed.control, "paths": paths, "note": placed.note.get(lang)})
            })
            .collect();
        json!({"id": platform.id, "kind": "platform", "title": platform.name.get(lang), "controls": controls,
            "recover": platform.recover.get(lang), "recover_url": platform.recover_url, "pack": platform.provenance.pack,
            "source": platform.provenance.source, "checked": platform.provenance.checked.to_string(),
            "mark": platform.provenance.mark.as_str()})
    } else if let Some(pack) = content.catalog.pack(id) {
        json!({"id": pack.id, "kind": "pack", "title": pack.title.get(lang), "about": pack.about.get(lang),
            "limit": pack.limit, "budget_minutes": pack.budget_minutes, "controls": pack.controls,
            "together": pack.together})
    } else {
        incident::item_json(&view(content, day, locale), id)?
    };
    Some(pretty(&value))
}

/// A menu path for programs.
pub(super) fn path_json(path: &MenuPath, lang: Lang) -> Value {
    let labels = match lang {
        Lang::Vi => &path.vi,
        Lang::En => &path.en,
    };
    json!({"surface": path.surface.as_str(), "labels": labels,
        "url": path.url, "source": path.provenance.source,
        "dated": path.provenance.dated.map(|dated| dated.to_string()), "checked": path.provenance.checked.to_string(),
        "mark": path.provenance.mark.as_str()})
}

fn platforms_with<'a>(content: &'a Content, control: &'a str) -> impl Iterator<Item = &'a Platform> {
    content
        .catalog
        .platforms
        .iter()
        .filter(move |platform| platform.control(control).is_some())
}

fn show_control(lines: &mut Lines, content: &Content, control: &Control, locale: Locale) {
    let lang = locale.lang();
    // Outside an audit there is nobody's account to name.
    let someone = locale.text(match control.scope {
        Scope::Device => "render-someone-device",
        Scope::Number => "render-someone-number",
        Scope::Password => "render-someone-password",
        Scope::Setup | Scope::Person | Scope::Account => "render-someone-account",
    });
    let settings = locale.text("render-someone-settings");
    let named = |text: &str| fill(text, &[("subject", &someone), ("path", &settings)]);
    lines.heading(&upper_first(control.title.get(lang)));
    for (key, text) in [
        ("render-show-question", &control.question),
        ("render-show-why", &control.why),
        ("render-show-look", &control.look),
        ("render-show-fix", &control.fix),
    ] {
        if !text.get(lang).is_empty() {
            lines.paragraph(&locale.with(key, &[("text", &upper_first(&named(text.get(lang))))]));
        }
    }
    if !control.choices.is_empty() {
        lines.heading(&locale.text("render-show-choices"));
        for choice in &control.choices {
            let text = choice.text.get(lang);
            let only = choice
                .only_on
                .iter()
                .filter_map(|id| content.catalog.platform(id));
            let names: Vec<&str> = only.map(|platform| platform.name.get(lang)).collect();
            if names.is_empty() {
                lines.hanging("- ", text);
            } else {
                lines.hanging("- ", &format!("{text} ({})", names.join(", ")));
            }
        }
    }
    if !control.remedies.is_empty() {
        lines.heading(&locale.text("render-show-remedies"));
        for remedy in &control.remedies {
            lines.hanging(
                "- ",
                &locale.with(
                    "render-show-remedy",
                    &[
                        ("title", &sentence(&named(remedy.title.get(lang)))),
                        ("closes", &sentence(&named(remedy.closes.get(lang)))),
                    ],
                ),
            );
            let minutes = locale.count(remedy.minutes as usize);
            lines.hanging(
                "  ",
                &locale.with("render-step-minutes", &[("minutes", &minutes)]),
            );
            for (index, step) in remedy.steps.iter().enumerate() {
                let step = upper_first(&sentence(&named(step.get(lang))));
                lines.hanging(&format!("  {}. ", index + 1), &step);
            }
        }
    }
    let names: Vec<&str> = platforms_with(content, &control.id)
        .map(|platform| platform.name.get(lang))
        .collect();
    lines.gap();
    if !names.is_empty() {
        lines.paragraph(&locale.with("render-show-platforms", &[("names", &names.join(", "))]));
    }
    if !control.provisions.is_empty() {
        lines.heading(&locale.text("render-directive-provisions"));
    }
    for reference in &control.provisions {
        if let Some((directive, provision)) = content.registry.provision(reference) {
            lines.hanging("- ", &provision_line(locale, directive, provision));
        }
    }
    lines.gap();
    lines.paragraph(&source(locale, &control.provenance));
}

fn show_platform(lines: &mut Lines, content: &Content, platform: &Platform, locale: Locale) {
    let lang = locale.lang();
    lines.heading(platform.name.get(lang));
    if !platform.recover.get(lang).is_empty() {
        lines.heading(&locale.text("render-show-recover"));
        lines.paragraph(platform.recover.get(lang));
    }
    if let Some(url) = &platform.recover_url {
        let url = locale.link(url, platform.provenance.pack.as_deref());
        lines.paragraph(&locale.with("render-path-link", &[("url", &url)]));
    }
    lines.heading(&locale.text("render-show-controls"));
    for placed in &platform.controls {
        let title = content
            .catalog
            .control(&placed.control)
            .map_or(placed.control.as_str(), |control| control.title.get(lang));
        lines.hanging("- ", &sentence(title));
        for path in &placed.paths {
            let mark = path_mark_words(locale, &path.provenance);
            lines.hanging("  ", &format!("{} {mark}", sentence(&path_line(locale, path))));
        }
        if !placed.note.get(lang).is_empty() {
            lines.hanging("  ", &sentence(placed.note.get(lang)));
        }
    }
    lines.gap();
    lines.paragraph(&source(locale, &platform.provenance));
}

/// Where a setting is, as the content has it: surface, labels, link.
pub(super) fn path_line(locale: Locale, path: &MenuPath) -> String {
    let labels = match locale.lang() {
        Lang::En if !path.en.is_empty() => &path.en,
        _ => &path.vi,
    };
    let labels: Vec<String> = labels
        .iter()
        .map(|label| locale.with("render-quoted", &[("label", label)]))
        .collect();
    let labels = labels.join(&locale.text("render-path-then"));
    let surface = locale.text(match path.surface {
        Surface::App => "render-surface-app",
        Surface::Web => "render-surface-web",
    });
    let pack = path.provenance.pack.as_deref();
    let url = path.url.as_ref().map(|url| locale.link(url, pack));
    let words = match url {
        Some(url) if labels.is_empty() => url,
        Some(url) => format!("{labels} ({url})"),
        None => labels,
    };
    locale.with("render-path-other", &[("surface", &surface), ("path", &words)])
}

fn show_pack(lines: &mut Lines, content: &Content, pack: &Pack, locale: Locale) {
    let lang = locale.lang();
    lines.heading(pack.title.get(lang));
    lines.paragraph(pack.about.get(lang));
    lines.paragraph(&locale.with(
        "render-show-controls-line",
        &[
            ("count", &locale.count(pack.controls.len())),
            ("minutes", &locale.count(pack.budget_minutes as usize)),
        ],
    ));
    for id in &pack.controls {
        let title = content
            .catalog
            .control(id)
            .map_or(id.as_str(), |control| control.title.get(lang));
        lines.hanging("- ", title);
    }
}

fn source(locale: Locale, provenance: &Provenance) -> String {
    locale.with(
        "render-show-source",
        &[
            ("source", &provenance.source),
            ("date", &locale.date(provenance.checked)),
            ("mark", &mark_words(locale, provenance.mark)),
        ],
    )
}

/// `directive list`: every instrument with its status on a day.
pub fn directives(registry: &Registry, day: Date, locale: Locale, style: &Style) -> String {
    if style.plain || style.width < TABLE_WIDTH {
        let mut lines = Lines::new(style.width, style.colour);
        for directive in &registry.directives {
            let status = upper_first(&status_words(locale, directive, day));
            let name = locale.with(
                "render-directive-line",
                &[
                    ("number", &number(locale, directive)),
                    ("title", directive.title.get(locale.lang())),
                ],
            );
            let mark = mark_words(locale, directive.status_mark);
            let mut text = format!("{status}: {} ({mark})", sentence(&name));
            for more in identity(registry, directive, locale) {
                text.push(' ');
                text.push_str(&more);
            }
            lines.paragraph(&text);
        }
        if registry.directives.is_empty() {
            lines.paragraph(&locale.text("render-check-none"));
        }
        return lines.finish();
    }
    let header = ["status", "number", "title", "mark"]
        .map(|column| locale.text(&format!("render-list-column-{column}")));
    let rows = registry.directives.iter().map(|directive| {
        vec![
            upper_first(&status_words(locale, directive, day)),
            number(locale, directive),
            std::iter::once(directive.short.get(locale.lang()).to_owned())
                .chain(identity(registry, directive, locale))
                .collect::<Vec<_>>()
                .join("\n"),
            mark_words(locale, directive.status_mark),
        ]
    });
    with_newline(table(
        &header,
        rows,
        &[Some(16), Some(20), None, Some(17)],
        style.width,
    ))
}

/// `directive list --json`: `[{id, number, issuer, date, status, successor, mark, …}]`.
pub fn directives_json(registry: &Registry, day: Date, locale: Locale) -> String {
    let rows: Value = registry
        .directives
        .iter()
        .map(|directive| directive_value(directive, day, locale.lang()))
        .collect();
    pretty(&rows)
}

/// `directive show ID`; none where there is no such id.
pub fn directive(registry: &Registry, id: &str, day: Date, locale: Locale, style: &Style) -> Option<String> {
    let directive = registry.directive(id)?;
    let lang = locale.lang();
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&locale.with(
        "render-directive-line",
        &[
            ("number", &number(locale, directive)),
            ("title", directive.title.get(lang)),
        ],
    ));
    lines.paragraph(&locale.with(
        "render-directive-status",
        &[
            ("status", &status_words(locale, directive, day)),
            ("mark", &mark_words(locale, directive.status_mark)),
        ],
    ));
    lines.paragraph(&locale.with(
        "render-directive-issuer",
        &[("issuer", directive.issuer.get(lang))],
    ));
    let level = locale.text(&format!("render-level-{}", directive.level.as_str()));
    lines.paragraph(&locale.with("render-directive-level", &[("level", &level)]));
    lines.paragraph(&locale.with(
        "render-directive-territory",
        &[("territory", &territory(locale, &directive.territory))],
    ));
    for (key, date) in [
        ("render-directive-issued", directive.issued),
        ("render-directive-in-force", directive.in_force),
        ("render-directive-ended", directive.ended),
    ] {
        if let Some(date) = date {
            lines.paragraph(&locale.with(key, &[("date", &locale.date(date))]));
        }
    }
    if let Some(successor) = &directive.successor {
        lines.paragraph(&locale.with(
            "render-directive-successor",
            &[("successor", &successor_name(registry, successor, locale))],
        ));
    }
    for note in [Some(&directive.note), directive.no_provisions.as_ref()]
        .into_iter()
        .flatten()
    {
        if !note.get(lang).is_empty() {
            lines.paragraph(&sentence(note.get(lang)));
        }
    }
    if !directive.provisions.is_empty() {
        lines.heading(&locale.text("render-directive-provisions"));
        for provision in &directive.provisions {
            lines.hanging("- ", &provision_line(locale, directive, provision));
        }
    }
    lines.gap();
    if let Some(pack) = &directive.pack {
        lines.paragraph(&locale.with("words-added", &[("pack", pack)]));
    }
    lines.paragraph(&locale.with(
        "render-directive-sources",
        &[("sources", &directive.sources.join("; "))],
    ));
    lines.paragraph(&locale.with(
        "render-directive-checked",
        &[
            ("date", &locale.date(directive.checked)),
            ("mark", &mark_words(locale, directive.mark)),
        ],
    ));
    Some(lines.finish())
}

/// `directive show ID --json`.
pub fn directive_json(registry: &Registry, id: &str, day: Date, locale: Locale) -> Option<String> {
    let directive = registry.directive(id)?;
    Some(pretty(&directive_value(directive, day, locale.lang())))
}

/// `directive check --date D`: what each control cites and whether it is in force that day; ended instruments with
/// what replaced them; what could not be verified.
pub fn check(content: &Content, day: Date, locale: Locale, style: &Style) -> String {
    let lang = locale.lang();
    let registry = &content.registry;
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&locale.with("render-check-title", &[("date", &locale.date(day))]));
    let (citing, silent): (Vec<&Control>, Vec<&Control>) = content
        .catalog
        .controls
        .iter()
        .partition(|control| !control.provisions.is_empty());
    for control in citing {
        lines.gap();
        lines.paragraph(&locale.with("render-check-control", &[("title", control.title.get(lang))]));
        for reference in &control.provisions {
            let text = match registry.provision(reference) {
                Some((directive, provision)) => locale.with(
                    "render-check-cites",
                    &[
                        (
                            "name",
                            &upper_first(&provision_name(locale, directive, provision)),
                        ),
                        (
                            "status",
                            &provision_status_words(locale, directive, provision, day),
                        ),
                        ("mark", &mark_words(locale, weakest(directive, Some(provision)))),
                    ],
                ),
                None => locale.with("render-check-missing", &[("reference", reference)]),
            };
            lines.hanging("- ", &text);
        }
    }
    if !silent.is_empty() {
        lines.heading(&locale.text("render-check-no-citation"));
        let titles: Vec<&str> = silent.iter().map(|control| control.title.get(lang)).collect();
        lines.paragraph(&sentence(&titles.join(", ")));
    }
    lines.heading(&locale.text("render-check-ended"));
    let ended = registry
        .directives
        .iter()
        .filter(|directive| directive.status_on(day) == InstrumentStatus::Ended);
    list(&mut lines, locale, ended, |directive| {
        let name = numbered(locale, directive);
        let mut text = match directive.ended {
            Some(date) => locale.with(
                "render-check-ended-line",
                &[("name", &name), ("date", &locale.date(date))],
            ),
            None => locale.with("render-check-ended-undated", &[("name", &name)]),
        };
        if let Some(successor) = &directive.successor {
            text.push(' ');
            text.push_str(&locale.with(
                "render-directive-successor",
                &[("successor", &successor_name(registry, successor, locale))],
            ));
        }
        text
    });
    lines.heading(&locale.text("render-check-unverified"));
    let doubtful = registry
        .directives
        .iter()
        .filter(|directive| weakest(directive, None) != Mark::Verified);
    list(&mut lines, locale, doubtful, |directive| {
        locale.with(
            "render-check-cites",
            &[
                ("name", &numbered(locale, directive)),
                ("status", &status_words(locale, directive, day)),
                ("mark", &mark_words(locale, weakest(directive, None))),
            ],
        )
    });
    lines.finish()
}

fn list<'d>(
    lines: &mut Lines,
    locale: Locale,
    directives: impl Iterator<Item = &'d Directive>,
    words: impl Fn(&Directive) -> String,
) {
    let mut any = false;
    for directive in directives {
        any = true;
        lines.hanging("- ", &words(directive));
    }
    if !any {
        lines.paragraph(&locale.text("render-check-none"));
    }
}

/// `directive check --json`: `{date, controls, ended, unverified}`.
pub fn check_json(content: &Content, day: Date, locale: Locale) -> String {
    let registry = &content.registry;
    let controls: Value = content
        .catalog
        .controls
        .iter()
        .map(|control| {
            let cites: Value = control
                .provisions
                .iter()
                .map(|reference| match registry.provision(reference) {
                    Some((directive, provision)) => json!({"reference": reference,
                        "in_force": directive.is_current(provision, day),
                        "status": directive.provision_status_on(provision, day).as_str(),
                        "mark": weakest(directive, Some(provision)).as_str()}),
                    None => json!({"reference": reference, "in_force": false, "status": "unknown",
                        "mark": Mark::Unverified.as_str()}),
                })
                .collect();
            json!({"id": control.id, "title": control.title.get(locale.lang()), "cites": cites})
        })
        .collect();
    let ended: Value = registry
        .directives
        .iter()
        .filter(|directive| directive.status_on(day) == InstrumentStatus::Ended)
        .map(|directive| {
            json!({"id": directive.id, "number": directive.number,
                "ended": directive.ended.map(|date| date.to_string()), "successor": directive.successor})
        })
        .collect();
    let unverified: Value = registry
        .directives
        .iter()
        .filter(|directive| weakest(directive, None) != Mark::Verified)
        .map(|directive| {
            json!({"id": directive.id, "number": directive.number, "mark": directive.mark.as_str(),
                "status_mark": directive.status_mark.as_str()})
        })
        .collect();
    pretty(&json!({"date": day.to_string(), "controls": controls, "ended": ended, "unverified": unverified}))
}

fn directive_value(directive: &Directive, day: Date, lang: Lang) -> Value {
    let provisions: Value = directive
        .provisions
        .iter()
        .map(|provision| {
            json!({"id": format!("{}#{}", directive.id, provision.id),
                "article": provision.article.as_ref().map(|article| article.get(lang)),
                "text": provision.text.get(lang), "mark": provision.mark.as_str(),
                "in_force": provision.in_force.or(directive.in_force).map(|date| date.to_string()),
                "status": directive.provision_status_on(provision, day).as_str(),
                "protective": provision.protective})
        })
        .collect();
    json!({
        "id": directive.id,
        "number": directive.number,
        "title": directive.title.get(lang),
        "issuer": directive.issuer.get(lang),
        "level": directive.level.as_str(),
        "date": directive.issued.map(|date| date.to_string()),
        "in_force": directive.in_force.map(|date| date.to_string()),
        "ended": directive.ended.map(|date| date.to_string()),
        "status": directive.status_on(day).as_str(),
        "begun": directive.has_begun(day),
        "status_mark": directive.status_mark.as_str(),
        "successor": directive.successor,
        "territory": directive.territory,
        "checked": directive.checked.to_string(),
        "mark": directive.mark.as_str(),
        "sources": directive.sources,
        "pack": directive.pack,
        "provisions": provisions,
    })
}

/// The least sure of what is said about an instrument, and about one of its provisions.
fn weakest(directive: &Directive, provision: Option<&Provision>) -> Mark {
    let mark = directive.mark.max(directive.status_mark);
    provision.map_or(mark, |provision| mark.max(provision.mark))
}

fn number(locale: Locale, directive: &Directive) -> String {
    if directive.number.is_empty() {
        locale.text("render-directive-no-number")
    } else {
        directive.number.clone()
    }
}

fn numbered(locale: Locale, directive: &Directive) -> String {
    format!(
        "{} ({})",
        directive.short.get(locale.lang()),
        number(locale, directive)
    )
}

/// What `directive show` wants to be told, and what replaced the instrument.
fn identity(registry: &Registry, directive: &Directive, locale: Locale) -> Vec<String> {
    let id = locale.with("render-directive-id", &[("id", &directive.id)]);
    let successor = directive.successor.as_ref().map(|successor| {
        let name = successor_name(registry, successor, locale);
        locale.with("render-directive-successor", &[("successor", &name)])
    });
    std::iter::once(id).chain(successor).collect()
}

fn successor_name(registry: &Registry, id: &str, locale: Locale) -> String {
    registry
        .directive(id)
        .map_or_else(|| id.to_owned(), |directive| numbered(locale, directive))
}

/// Where an instrument applies: the country, or the place it names.
fn territory(locale: Locale, territory: &str) -> String {
    match territory {
        "vn" | "soc-trang" => locale.text(&format!("render-territory-{territory}")),
        place => place.to_owned(),
    }
}

fn provision_line(locale: Locale, directive: &Directive, provision: &Provision) -> String {
    let mut line = locale.with(
        "render-directive-provision",
        &[
            (
                "name",
                &upper_first(&provision_name(locale, directive, provision)),
            ),
            ("text", provision.text.get(locale.lang())),
            ("mark", &mark_words(locale, provision.mark)),
        ],
    );
    // What holds for the provision alone; the rest stands with the instrument.
    let own = match (provision.in_force, provision.status) {
        (Some(date), _) => locale.with(
            "render-directive-provision-in-force",
            &[("date", &locale.date(date))],
        ),
        (None, Some(status)) => locale.with(
            "render-directive-provision-status",
            &[(
                "status",
                &locale.text(&format!("render-status-{}", status.as_str())),
            )],
        ),
        (None, None) => return line,
    };
    line.push(' ');
    line.push_str(&own);
    line
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn with_newline(mut text: String) -> String {
    text.push('\n');
    text
}
