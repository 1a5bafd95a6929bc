//! What to do when something went wrong: the list, one incident screen by screen, for programs, and as a card.
//!
//! Takes content and a day; every number and address is shown with how sure it is.

mod card;
mod json;

pub use card::page;
pub(super) use json::item_json;
pub use json::json;

use super::Style;
use super::words::{mark_words, provision_name, provision_status_words, sentence, upper_first};
use super::wrap::Lines;
use crate::domain::checklist::{Content, Platform};
use crate::domain::incident::{Channel, Incident, Recipient};
use crate::domain::text::{Date, Mark, Provenance, Text};
use crate::i18n::Locale;

/// At most so many platforms are told how to recover, word for word; beyond, their links stand alone.
const TOLD: usize = 3;

/// What is shown, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Where everything comes from.
    pub content: &'a Content,
    /// The language.
    pub locale: Locale,
    /// Only what is about this platform, where one was named.
    pub platform: Option<&'a str>,
    /// The day provisions are judged on.
    pub day: Date,
    /// For paper: the day sources were read stands once, at the foot, and not beside every fact.
    pub paper: bool,
}

/// Somebody to tell, with the places that reach them. Without a reason: nobody is sent there, but help is there.
struct Told<'a> {
    who: Recipient,
    why: Option<&'a Text>,
    channels: Vec<&'a Channel>,
}

impl<'a> View<'a> {
    fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }

    fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.with(key, args)
    }

    fn pick<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.locale.lang())
    }

    fn incidents(&self) -> &'a [Incident] {
        &self.content.catalog.help.incidents
    }

    /// Whether a platform is the one that was asked for, or is run from it.
    fn wants(&self, platform: Option<&str>) -> bool {
        let (Some(wanted), Some(id)) = (self.platform, platform) else {
            return true;
        };
        let run_from = |id| self.content.catalog.platform(id)?.run_from.as_deref();
        id == wanted || run_from(id) == Some(wanted)
    }

    fn tells(&self, incident: &'a Incident) -> Vec<Told<'a>> {
        let help = &self.content.catalog.help;
        let reach = |who| -> Vec<&Channel> {
            help.channels_for(&incident.id)
                .filter(|channel| channel.who == who && self.wants(channel.platform.as_deref()))
                .collect()
        };
        let told = incident.tell.iter().map(|tell| Told {
            who: tell.who,
            why: Some(&tell.why),
            channels: reach(tell.who),
        });
        let others = Recipient::ALL
            .into_iter()
            .filter(|who| incident.tell.iter().all(|tell| tell.who != *who))
            .map(|who| Told {
                who,
                why: None,
                channels: reach(who),
            })
            .filter(|told| !told.channels.is_empty());
        told.chain(others).collect()
    }

    /// The platforms whose recovery path helps.
    fn recoveries(&self, incident: &Incident) -> Vec<&'a Platform> {
        let platforms = &self.content.catalog.platforms;
        platforms
            .iter()
            .filter(|platform| {
                platform
                    .kind
                    .is_some_and(|kind| incident.recovers.contains(&kind))
                    && self.wants(Some(&platform.id))
            })
            .collect()
    }

    fn who(&self, who: Recipient) -> String {
        self.text(&format!("incident-who-{}", who.as_str()))
    }

    /// How sure a fact is, and of when.
    fn mark(&self, provenance: &Provenance) -> String {
        let mark = mark_words(self.locale, provenance.mark);
        match (provenance.dated, provenance.mark) {
            (None, mark_of) if self.paper || mark_of == Mark::Unverified => mark,
            (None, _) => {
                let date = self.locale.date(provenance.checked);
                self.with("incident-mark-undated", &[("mark", &mark), ("date", &date)])
            }
            (dated, _) => {
                let source = self.locale.source_date(dated);
                self.with("incident-mark", &[("mark", &mark), ("source", &source)])
            }
        }
    }

    fn tell_line(&self, told: &Told<'_>) -> String {
        let who = self.who(told.who);
        match told.why {
            Some(why) => self.with("incident-tell-line", &[("who", &who), ("why", self.pick(why))]),
            None => sentence(&who),
        }
    }

    /// Name, way, link, mark, doubt, and whose it is where it is not built in.
    fn channel_line(&self, channel: &Channel) -> String {
        let mark = self.mark(&channel.provenance);
        let (name, how) = (self.pick(&channel.name), self.pick(&channel.how));
        let mut line = match &channel.url {
            Some(url) => self.with(
                "incident-channel-link",
                &[("name", name), ("how", how), ("url", url), ("mark", &mark)],
            ),
            None => self.with(
                "incident-channel",
                &[("name", name), ("how", how), ("mark", &mark)],
            ),
        };
        for more in [
            channel.doubt.as_ref().map(|doubt| sentence(self.pick(doubt))),
            self.added(&channel.provenance),
        ]
        .into_iter()
        .flatten()
        {
            line.push(' ');
            line.push_str(&more);
        }
        line
    }

    /// Whose an item is, where somebody's pack brought it.
    fn added(&self, provenance: &Provenance) -> Option<String> {
        let pack = provenance.pack.as_deref()?;
        Some(self.with("words-added", &[("pack", pack)]))
    }

    /// That nobody could check the steps, where that is so.
    fn unsourced(&self, incident: &Incident) -> Option<String> {
        (incident.provenance.mark == Mark::Unverified).then(|| self.text("incident-unsourced"))
    }

    fn recover_link(&self, platform: &Platform, url: &str) -> String {
        let url = self.locale.link(url, platform.provenance.pack.as_deref());
        let mark = self.mark(&platform.provenance);
        self.with(
            "incident-recover-link",
            &[
                ("name", self.pick(&platform.name)),
                ("url", &url),
                ("mark", &mark),
            ],
        )
    }

    fn provisions(&self, incident: &Incident) -> Vec<String> {
        let found = incident
            .provisions
            .iter()
            .filter_map(|id| self.content.registry.provision(id));
        found
            .map(|(directive, provision)| {
                let name = upper_first(&provision_name(self.locale, directive, provision));
                let status = provision_status_words(self.locale, directive, provision, self.day);
                let mark = provision.mark.max(directive.mark).max(directive.status_mark);
                let args = [
                    ("name", name.as_str()),
                    ("status", &status),
                    ("text", self.pick(&provision.text)),
                    ("mark", &mark_words(self.locale, mark)),
                ];
                if mark == Mark::Verified {
                    self.with("incident-provision", &args)
                } else {
                    self.with("incident-provision-doubt", &args)
                }
            })
            .collect()
    }

    /// The name to type: in Vietnamese the one without marks.
    fn typed(&self, incident: &'a Incident) -> &'a str {
        match (self.locale.lang(), incident.aliases.first()) {
            (crate::domain::text::Lang::Vi, Some(alias)) => alias,
            _ => &incident.id,
        }
    }
}

/// Every incident on one short screen, numbered, and how to choose.
pub fn list(view: &View<'_>, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&view.text("incident-list"));
    for (index, incident) in view.incidents().iter().enumerate() {
        let text = view.with(
            "incident-list-line",
            &[
                ("title", view.pick(&incident.title)),
                ("sign", view.pick(&incident.sign)),
            ],
        );
        lines.hanging(&format!("{}. ", index + 1), &text);
    }
    lines.gap();
    if let Some(first) = view.incidents().first() {
        lines.paragraph(&view.with("incident-list-choose", &[("name", view.typed(first))]));
    }
    let count = view.locale.count(view.incidents().len());
    lines.paragraph(&view.with("incident-list-print", &[("count", &count)]));
    lines.finish()
}

/// One incident in parts, each about a screen: the first ten minutes stand alone on the first.
pub fn parts(view: &View<'_>, incident: &Incident, style: &Style) -> Vec<String> {
    let part = |write: &dyn Fn(&mut Lines)| {
        let mut lines = Lines::new(style.width, style.colour);
        write(&mut lines);
        lines.finish()
    };
    let parts = [
        part(&|lines| first(lines, view, incident)),
        part(&|lines| beware(lines, view, incident)),
        part(&|lines| tell(lines, view, incident)),
        part(&|lines| recover(lines, view, incident)),
        part(&|lines| behind(lines, view, incident)),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The first ten minutes, and the warning against those who prey on people in need.
fn first(lines: &mut Lines, view: &View<'_>, incident: &Incident) {
    lines.strong(view.pick(&incident.title));
    lines.paragraph(&view.with("incident-sign", &[("sign", view.pick(&incident.sign))]));
    lines.extend(view.unsourced(incident));
    lines.extend(view.added(&incident.provenance));
    lines.heading(&view.text("incident-first"));
    for (index, step) in incident.steps.iter().enumerate() {
        let minutes = view.locale.count(step.minutes as usize);
        let args = [("text", view.pick(&step.text)), ("minutes", minutes.as_str())];
        lines.hanging(&format!("{}. ", index + 1), &view.with("incident-step", &args));
    }
    if let Some(warning) = &view.content.catalog.help.warning {
        lines.gap();
        lines.paragraph(&view.with("incident-warning", &[("text", view.pick(&warning.text))]));
    }
}

/// What not to do, and what to keep.
fn beware(lines: &mut Lines, view: &View<'_>, incident: &Incident) {
    for (heading, texts) in [
        ("incident-avoid", &incident.avoid),
        ("incident-keep", &incident.keep),
    ] {
        lines.heading(&view.text(heading));
        for text in texts {
            lines.hanging("- ", view.pick(text));
        }
    }
}

/// Whom to tell.
fn tell(lines: &mut Lines, view: &View<'_>, incident: &Incident) {
    lines.strong(&view.text("incident-tell"));
    lines.paragraph(&view.text("incident-tell-check"));
    for (index, told) in view.tells(incident).iter().enumerate() {
        lines.hanging(&format!("{}. ", index + 1), &view.tell_line(told));
        for channel in &told.channels {
            lines.hanging("   - ", &view.channel_line(channel));
        }
    }
}

/// How the account comes back.
fn recover(lines: &mut Lines, view: &View<'_>, incident: &Incident) {
    let platforms = view.recoveries(incident);
    if !platforms.is_empty() {
        lines.strong(&view.text("incident-recover"));
    }
    let in_full = platforms.len() <= TOLD;
    for platform in &platforms {
        if let Some(url) = &platform.recover_url {
            lines.hanging("- ", &view.recover_link(platform, url));
        }
        // Where there is no link, the words are all there is.
        if in_full || platform.recover_url.is_none() {
            let lead = if platform.recover_url.is_none() {
                "- "
            } else {
                "  "
            };
            let text = sentence(view.pick(&platform.recover));
            let text = if platform.recover_url.is_none() {
                let mark = view.mark(&platform.provenance);
                let (name, how) = (view.pick(&platform.name), text.trim_end_matches('.'));
                view.with(
                    "incident-channel",
                    &[("name", name), ("how", how), ("mark", &mark)],
                )
            } else {
                text
            };
            lines.hanging(lead, &text);
        }
    }
    if !in_full && let Some(first) = platforms.first() {
        let args = [("incident", view.typed(incident)), ("platform", &first.id)];
        lines.paragraph(&view.with("incident-recover-how", &args));
    }
}

/// Provisions and sources.
fn behind(lines: &mut Lines, view: &View<'_>, incident: &Incident) {
    let provisions = view.provisions(incident);
    if !provisions.is_empty() {
        lines.strong(&view.text("incident-provisions"));
    }
    for provision in &provisions {
        lines.hanging("- ", &sentence(provision));
    }
    lines.heading(&view.text("incident-sources"));
    let warning = view.content.catalog.help.warning.as_ref();
    let own = [
        Some((view.text("incident-source-advice"), &incident.provenance)),
        warning.map(|warning| (view.text("incident-source-warning"), &warning.provenance)),
    ];
    let told = view.tells(incident);
    let channels = told.iter().flat_map(|told| &told.channels);
    let channels = channels.map(|channel| (view.pick(&channel.name).to_owned(), &channel.provenance));
    for (what, provenance) in own.into_iter().flatten().chain(channels) {
        let args = [
            ("what", what.as_str()),
            ("source", &provenance.source),
            ("date", &view.locale.date(provenance.checked)),
            ("mark", &mark_words(view.locale, provenance.mark)),
        ];
        lines.hanging("- ", &view.with("incident-source", &args));
    }
    lines.gap();
    lines.paragraph(&view.with("incident-print", &[("name", view.typed(incident))]));
}

/// One channel, for `checklist show`.
pub(super) fn show_channel(lines: &mut Lines, view: &View<'_>, channel: &Channel) {
    lines.heading(view.pick(&channel.name));
    let who = view.who(channel.who);
    lines.paragraph(&view.with("incident-show-who", &[("who", &who)]));
    lines.paragraph(&upper_first(&sentence(view.pick(&channel.how))));
    if let Some(url) = &channel.url {
        let url = view.locale.link(url, channel.provenance.pack.as_deref());
        lines.paragraph(&view.with("render-path-link", &[("url", &url)]));
    }
    if let Some(doubt) = &channel.doubt {
        lines.paragraph(&view.with("incident-show-doubt", &[("text", view.pick(doubt))]));
    }
    let helps = channel
        .incidents
        .iter()
        .filter_map(|id| view.content.catalog.help.incident(id));
    let helps: Vec<&str> = helps.map(|incident| view.pick(&incident.title)).collect();
    lines.paragraph(&view.with("incident-show-helps", &[("incidents", &helps.join("; "))]));
}
