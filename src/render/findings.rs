//! The findings as rows, in the report's order, and the provisions behind them. Lays nothing out.

use super::words::{Speak, mark_words, provision_name, provision_status_words, sentence, upper_first};
use crate::domain::answer::Subject;
use crate::domain::directive::Registry;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::text::{Date, Mark};
use crate::i18n::Locale;

/// Findings about one thing.
pub(super) struct Group {
    /// What it is called.
    pub(super) heading: String,
    /// Its findings.
    pub(super) rows: Vec<Row>,
}

/// The states in the order they matter to the person.
pub(super) const STATES: [FindingState; 4] = [
    FindingState::Bad,
    FindingState::NotChecked,
    FindingState::CouldNotCheck,
    FindingState::Good,
];

impl Group {
    /// How many findings stand like this.
    pub(super) fn count(&self, state: FindingState) -> usize {
        self.rows.iter().filter(|row| row.state == Some(state)).count()
    }
}

/// One finding in words.
pub(super) struct Row {
    /// The state, for weight beside the word.
    pub(super) state: Option<FindingState>,
    /// "Cần sửa"; empty where the answer is neither good nor bad.
    pub(super) status: String,
    /// The control's title.
    pub(super) item: String,
    /// The answer; empty where there was none or it must not be shown.
    pub(super) answer: String,
    /// "theo trí nhớ"; empty as above.
    pub(super) grounds: String,
    /// Short names of the instruments in force behind it.
    pub(super) provisions: Vec<String>,
}

/// A provision as model text 12 words it.
pub(super) struct ProvisionWords {
    /// Article, instrument, number, status.
    pub(super) name: String,
    /// The paraphrase, with the words that say it is one.
    pub(super) text: String,
    /// The doubt, where there is one.
    pub(super) doubt: Option<String>,
}

/// Findings by what they are about, in order of first appearance.
pub(super) fn groups(speak: &Speak<'_>) -> Vec<Group> {
    let mut subjects: Vec<&Subject> = Vec::new();
    for finding in &speak.report.findings {
        if !subjects.contains(&&finding.subject) {
            subjects.push(&finding.subject);
        }
    }
    subjects
        .into_iter()
        .map(|subject| Group {
            heading: upper_first(&speak.name(subject)),
            rows: speak
                .report
                .findings
                .iter()
                .filter(|finding| finding.subject == *subject)
                .map(|finding| row(speak, finding))
                .collect(),
        })
        .collect()
}

/// `cần sửa 4, tốt 5`: what is to be fixed first.
pub(super) fn counts(speak: &Speak<'_>, group: &Group) -> String {
    let parts: Vec<String> = STATES
        .iter()
        .filter_map(|state| match group.count(*state) {
            0 => None,
            count => Some(speak.with(
                "render-state-count",
                &[
                    ("state", &speak.state(*state)),
                    ("count", &speak.locale.count(count)),
                ],
            )),
        })
        .collect();
    parts.join(", ")
}

/// A finding in words.
pub(super) fn row(speak: &Speak<'_>, finding: &Finding) -> Row {
    let control = speak.content.catalog.control(&finding.code);
    let answer = control
        .zip(finding.choice.as_deref())
        .and_then(|(control, chosen)| control.choices.iter().find(|choice| choice.id == chosen))
        .map_or_else(String::new, |choice| speak.pick(&choice.text).to_owned());
    let grounds = finding.evidence.map_or_else(String::new, |evidence| {
        speak.text(&format!("evidence-{}", evidence.as_str()))
    });
    let mut provisions: Vec<String> = Vec::new();
    for reference in &finding.provisions {
        let Some((directive, provision)) = speak.content.registry.provision(reference) else {
            continue;
        };
        let short = speak.pick(&directive.short).to_owned();
        if directive.is_current(provision, speak.report.date) && !provisions.contains(&short) {
            provisions.push(short);
        }
    }
    Row {
        state: finding.state,
        status: finding
            .state
            .map_or_else(String::new, |state| upper_first(&speak.state(state))),
        item: control.map_or_else(
            || finding.code.clone(),
            |control| speak.pick(&control.title).to_owned(),
        ),
        answer: if speak.masked { String::new() } else { answer },
        grounds: if speak.screen { String::new() } else { grounds },
        provisions: if speak.screen { Vec::new() } else { provisions },
    }
}

/// One finding as a paragraph: status word first, where there is one.
pub(super) fn paragraph(speak: &Speak<'_>, row: &Row) -> String {
    let mut text = match (row.status.is_empty(), row.answer.is_empty()) {
        (true, true) => sentence(&row.item),
        (true, false) => sentence(&format!("{}: {}", row.item, row.answer)),
        (false, true) => sentence(&format!("{}: {}", row.status, row.item)),
        (false, false) => sentence(&format!("{}: {}. {}", row.status, row.item, row.answer)),
    };
    if !row.grounds.is_empty() {
        text.push(' ');
        text.push_str(&speak.with("render-grounds", &[("grounds", &row.grounds)]));
    }
    if !row.provisions.is_empty() {
        text.push(' ');
        text.push_str(&speak.with("render-provisions", &[("names", &speak.list(&row.provisions))]));
    }
    text
}

/// The provisions in force behind some references, each once, in order of first appearance.
pub(super) fn provisions<'r>(
    speak: &Speak<'_>,
    references: impl Iterator<Item = &'r String>,
) -> Vec<ProvisionWords> {
    provisions_on(
        &speak.content.registry,
        speak.locale,
        speak.report.date,
        references,
    )
}

/// The same on a day, where there is no report.
pub(super) fn provisions_on<'r>(
    registry: &Registry,
    locale: Locale,
    day: Date,
    references: impl Iterator<Item = &'r String>,
) -> Vec<ProvisionWords> {
    let mut seen: Vec<&str> = Vec::new();
    let mut out = Vec::new();
    for reference in references {
        if seen.contains(&reference.as_str()) {
            continue;
        }
        seen.push(reference);
        let Some((directive, provision)) = registry.provision(reference) else {
            continue;
        };
        if !directive.is_current(provision, day) {
            continue;
        }
        let status = provision_status_words(locale, directive, provision, day);
        let name = provision_name(locale, directive, provision);
        let name = if directive.number.is_empty() {
            locale.with("render-provision-bare", &[("name", &name), ("status", &status)])
        } else {
            locale.with(
                "render-provision-numbered",
                &[
                    ("name", &name),
                    ("number", &directive.number),
                    ("status", &status),
                ],
            )
        };
        let weakest = provision.mark.max(directive.mark).max(directive.status_mark);
        let text = provision.text.get(locale.lang());
        out.push(ProvisionWords {
            name: upper_first(&name),
            text: locale.with("render-paraphrase", &[("text", text)]),
            doubt: (weakest != Mark::Verified).then(|| {
                locale.with(
                    "render-provision-doubt",
                    &[("mark", &mark_words(locale, weakest))],
                )
            }),
        });
    }
    out
}
