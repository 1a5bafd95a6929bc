//! What to do, step by step: menu path, marks and dates, what to have at hand, provisions (a fix card).

use super::findings::{ProvisionWords, provisions};
use super::first::{self, lockout_words, step_heading};
use super::words::{Speak, clean, fill, path_mark_words, sentence, upper_first};
use super::wrap::Lines;
use super::{Origin, Style};
use crate::domain::answer::Subject;
use crate::domain::assessment::{Advice, Effect};
use crate::domain::checklist::{Content, Control, MenuPath, Remedy, Surface};
use crate::domain::drift::MenuPlace;
use crate::domain::fix::Action;
use crate::domain::report::Report;
use crate::domain::text::{Lang, Mark, Text};
use crate::i18n::Locale;

/// A fix in words, ready to be laid out.
pub(super) struct Card {
    /// "Việc 1 trên 3: …" or the bare title where it has no number.
    pub(super) heading: String,
    /// Whom it is about, where that is several.
    pub(super) subjects: Option<String>,
    /// Minutes, points, what to have at hand.
    pub(super) summary: String,
    /// What it closes.
    pub(super) closes: String,
    /// Numbered steps; paths filled in.
    pub(super) steps: Vec<String>,
    /// Other ways there, links, quirks.
    pub(super) notes: Vec<String>,
    /// What differs from one of several to the next: its name with the way there, then the rest.
    pub(super) each: Vec<Vec<String>>,
    /// How fresh and how sure the path is.
    pub(super) path_mark: Option<String>,
    /// The second axis, where it moves.
    pub(super) lockout: Option<String>,
    /// Why this is asked.
    pub(super) provisions: Vec<ProvisionWords>,
}

/// The card of a step of the report's plan (`number` counts from 1), laid out for a terminal. Of what is kept, it says
/// how to go on with that number.
///
/// `None` where the plan has no such step.
pub fn card(
    report: &Report,
    content: &Content,
    locale: Locale,
    style: &Style,
    number: usize,
) -> Option<String> {
    let speak = Speak::new(report, content, locale, style);
    let card = of_step(&speak, number)?;
    let number = (style.origin == Origin::Kept).then_some(number);
    Some(lay_out(&speak, style, &card, number))
}

/// A thing to do, told screen by screen.
pub struct Told {
    /// What it is called.
    pub heading: String,
    /// How long it takes, what it closes, what it costs.
    pub intro: Vec<String>,
    /// Its steps.
    pub steps: Vec<ToldStep>,
    /// Whose menu they name; none where the content knows no platform for it.
    pub menu: Option<MenuPlace>,
}

/// One step.
pub struct ToldStep {
    /// What to do.
    pub text: String,
    /// Other ways there, quirks, how sure the menu is.
    pub notes: Vec<String>,
    /// Whether it names a menu.
    pub names_menu: bool,
}

/// A thing to do, for a walk through it: what is said of the menu stands beside the step that names it.
pub fn walk(report: &Report, content: &Content, locale: Locale, style: &Style, action: &Action) -> Told {
    let speak = Speak::new(report, content, locale, style);
    let at = report.steps.iter().position(|step| step.action == *action);
    let told = speak.remedy(action);
    let card = at.and_then(|at| of_step(&speak, at + 1)).unwrap_or_else(|| {
        let task = Task {
            title: speak.title(action),
            subject: action.about(),
            told,
            minutes: match (action.fix(), told) {
                (Some(fix), _) => fix.kind.minutes(),
                (None, told) => told.map_or(0, |(_, remedy)| remedy.minutes),
            },
            effect: None,
        };
        build(&speak, task, None)
    });
    let names_menu = |index: usize| {
        let step = told.and_then(|(_, remedy)| remedy.steps.get(index));
        step.is_some_and(|step| speak.pick(step).contains("{path}"))
    };
    let notes: Vec<String> = card.notes.into_iter().chain(card.path_mark).collect();
    let beside = (0..card.steps.len())
        .find(|index| names_menu(*index))
        .unwrap_or_default();
    let unasked = (!first::is_answered(&speak, action)).then(|| speak.text("render-step-unasked"));
    let intro = [card.summary, card.closes].into_iter();
    let menu = told.and_then(|(control, _)| {
        let platform = speak.platform(&action.about())?;
        platform.control(&control.id)?;
        Some(MenuPlace {
            platform: platform.id.clone(),
            control: control.id.clone(),
        })
    });
    Told {
        heading: card.heading,
        intro: intro.chain(unasked).chain(card.lockout).collect(),
        steps: (card.steps.into_iter().enumerate())
            .map(|(index, text)| ToldStep {
                text,
                notes: if index == beside {
                    notes.clone()
                } else {
                    Vec::new()
                },
                names_menu: menu.is_some() && names_menu(index),
            })
            .collect(),
        menu,
    }
}

/// What something to do is called: "Bật xác minh 2 bước cho Gmail".
pub fn title(report: &Report, content: &Content, locale: Locale, style: &Style, action: &Action) -> String {
    Speak::new(report, content, locale, style).title(action)
}

/// What is left aside on purpose, with the names that reopen it; none where there is nothing.
pub fn waived(report: &Report, content: &Content, locale: Locale, style: &Style) -> Option<String> {
    let speak = Speak::new(report, content, locale, style);
    let texts = first::waived(&speak);
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&speak.text("steps-waived-heading"));
    let there = report.waivers.iter().filter(|waived| waived.action.is_some());
    for (text, waived) in texts.iter().zip(there) {
        let name = clean(&waived.waiver.id);
        lines.hanging("- ", text);
        if !speak.screen {
            lines.hanging("  ", &speak.with("steps-waived-reopen", &[("name", &name)]));
        }
    }
    lines.paragraph(&speak.text("steps-waived-words"));
    (!texts.is_empty()).then(|| lines.finish())
}

/// What else is worth doing, laid out for a terminal; none where there is nothing.
pub fn others(report: &Report, content: &Content, locale: Locale, style: &Style) -> Option<String> {
    let speak = Speak::new(report, content, locale, style);
    let mut lines = Lines::new(style.width, style.colour);
    other_lines(&mut lines, &speak);
    (!report.others.is_empty()).then(|| lines.finish())
}

/// The same among other lines.
pub(super) fn other_lines(lines: &mut Lines, speak: &Speak<'_>) {
    let cards = of_others(speak);
    if cards.is_empty() {
        return;
    }
    lines.heading(&speak.text("render-heading-others"));
    lines.paragraph(&speak.text("render-others-words"));
    for card in &cards {
        lines.gap();
        lines.paragraph(&card.heading);
        body(lines, card);
    }
}

/// The cards of what else is worth doing: what is to be done in the same way at several places stands once.
pub(super) fn of_others(speak: &Speak<'_>) -> Vec<Card> {
    let mut groups: Vec<Vec<&Advice>> = Vec::new();
    for advice in &speak.report.others {
        let alike = |group: &&mut Vec<&Advice>| {
            group.first().is_some_and(|first| {
                (&first.control, first.remedy) == (&advice.control, advice.remedy)
                    && each(&first.subject).is_some()
                    && each(&first.subject) == each(&advice.subject)
            })
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.push(advice),
            None => groups.push(vec![advice]),
        }
    }
    groups
        .into_iter()
        .filter_map(|group| match group.as_slice() {
            [one] => Some(build(speak, task_of(speak, one)?, None)),
            several => of_several(speak, several),
        })
        .collect()
}

/// One piece of advice, with what tells how.
pub(super) fn task_of<'a>(speak: &Speak<'a>, advice: &Advice) -> Option<Task<'a>> {
    let control = speak.content.catalog.control(&advice.control)?;
    let remedy = control.remedies.get(advice.remedy)?;
    let name = speak.name(&advice.subject);
    Some(Task {
        title: fill(speak.pick(&remedy.title), &[("subject", &name)]),
        subject: advice.subject.clone(),
        told: Some((control, remedy)),
        minutes: advice.minutes,
        effect: advice.effect,
    })
}

/// What any of several is called; none of what there is only one of.
fn each(subject: &Subject) -> Option<&'static str> {
    match subject {
        Subject::Setup | Subject::Person => None,
        Subject::Account(_) => Some("render-others-each-account"),
        Subject::Number(_) => Some("render-others-each-number"),
        Subject::Device(_) => Some("render-others-each-device"),
        Subject::Password(_) => Some("render-others-each-password"),
    }
}

/// One card for the same advice about several: the steps once, then for each its own way there, doubts and effects.
fn of_several(speak: &Speak<'_>, group: &[&Advice]) -> Option<Card> {
    let first = task_of(speak, group.first()?)?;
    let (_, remedy) = first.told?;
    let any = speak.text(each(&first.subject)?);
    // Where names are masked no way stands below.
    let path = speak.text(if speak.masked {
        "render-someone-settings"
    } else {
        "render-others-path"
    });
    let minutes = speak.locale.count(first.minutes as usize);
    let mut summary = speak.with("render-others-minutes", &[("minutes", &minutes)]);
    needs(speak, remedy, &mut summary);
    let named = |text: &Text| fill(speak.pick(text), &[("subject", &any), ("path", &path)]);
    let mut names = Vec::new();
    let mut each = Vec::new();
    for advice in group {
        let own = own_words(speak, advice, remedy)?;
        if own.len() > 1 || (needs_path(speak, remedy) && !speak.masked) {
            each.push(own);
        }
        names.push(speak.name(&advice.subject));
    }
    Some(Card {
        heading: sentence(&named(&remedy.title)),
        subjects: Some(speak.with("render-others-subjects", &[("names", &names.join(", "))])),
        summary,
        closes: sentence(&named(&remedy.closes)),
        steps: remedy
            .steps
            .iter()
            .map(|step| upper_first(&sentence(&named(step))))
            .collect(),
        notes: Vec::new(),
        each,
        path_mark: None,
        lockout: None,
        provisions: Vec::new(),
    })
}

/// What is to be said of one of several: its name with the way there, its effect, how sure the way is.
fn own_words(speak: &Speak<'_>, advice: &Advice, remedy: &Remedy) -> Option<Vec<String>> {
    let task = task_of(speak, advice)?;
    let (control, _) = task.told?;
    let name = speak.name(&advice.subject);
    let path = speak
        .placed(&control.id, &advice.subject)
        .filter(|_| !speak.masked && needs_path(speak, remedy))
        .and_then(|placed| placed.paths.first());
    let head = match path {
        Some(path) => speak.with(
            "render-others-one",
            &[("name", &name), ("path", &path_words(speak, path))],
        ),
        None => name,
    };
    let mut out = vec![upper_first(&head)];
    out.extend(movement(speak, &task));
    let card = build(speak, task, None);
    out.extend(card.notes.into_iter().chain(card.lockout).chain(card.path_mark));
    Some(out)
}

/// The card of a step of the plan.
pub(super) fn of_step(speak: &Speak<'_>, number: usize) -> Option<Card> {
    let step = speak.report.steps.get(number.checked_sub(1)?)?;
    let task = Task {
        title: speak.title(&step.action),
        subject: step.action.about(),
        told: speak.remedy(&step.action),
        minutes: step.minutes,
        effect: Some(Effect {
            scores: [step.score_before, step.score_after],
            lockout_change: step.lockout_change,
            lockout_grades: step.lockout_grades,
        }),
    };
    Some(build(speak, task, Some(number)))
}

/// What a card is made from.
pub(super) struct Task<'a> {
    pub(super) title: String,
    subject: Subject,
    /// The control and remedy that tell how.
    pub(super) told: Option<(&'a Control, &'a Remedy)>,
    minutes: u32,
    effect: Option<Effect>,
}

fn build(speak: &Speak<'_>, task: Task<'_>, number: Option<usize>) -> Card {
    let summary = summary(speak, &task);
    let Task {
        title,
        subject,
        told: remedy,
        effect,
        ..
    } = task;
    let name = speak.name(&subject);
    // Where its name is masked, the platform must not show through its menu.
    let placed = remedy
        .filter(|_| !speak.masked)
        .and_then(|(control, _)| speak.placed(&control.id, &subject));
    let path = placed.and_then(|placed| placed.paths.first());
    let shown = path.map_or_else(
        || speak.with("render-path-none", &[("subject", &name)]),
        |path| path_words(speak, path),
    );
    let needs_path = remedy.is_some_and(|(_, remedy)| needs_path(speak, remedy));
    Card {
        subjects: None,
        each: Vec::new(),
        heading: number.map_or_else(
            || sentence(&title),
            |number| step_heading(speak, number, speak.report.steps.len(), &title),
        ),
        summary,
        closes: remedy.map_or_else(String::new, |(_, remedy)| {
            sentence(&fill(speak.pick(&remedy.closes), &[("subject", &name)]))
        }),
        steps: remedy.map_or_else(Vec::new, |(_, remedy)| {
            remedy
                .steps
                .iter()
                .map(|step| {
                    upper_first(&sentence(&fill(
                        speak.pick(step),
                        &[("subject", &name), ("path", &shown)],
                    )))
                })
                .collect()
        }),
        notes: placed.map_or_else(Vec::new, |placed| {
            let mut notes = Vec::new();
            if needs_path {
                for (index, path) in placed.paths.iter().enumerate() {
                    let first = placed.paths.first().filter(|_| index > 0);
                    notes.extend(other_way(speak, path, first));
                }
            }
            let quirk = speak.pick(&placed.note);
            if !quirk.is_empty() {
                notes.push(sentence(&clean(quirk)));
            }
            notes
        }),
        path_mark: needs_path
            .then(|| path_mark(speak, path))
            .filter(|_| !speak.masked),
        lockout: effect.and_then(|effect| lockout_words(speak, effect.lockout_change, effect.lockout_grades)),
        provisions: if speak.screen {
            Vec::new()
        } else {
            remedy.map_or_else(Vec::new, |(control, _)| {
                provisions(speak, control.provisions.iter())
            })
        },
    }
}

fn needs_path(speak: &Speak<'_>, remedy: &Remedy) -> bool {
    remedy
        .steps
        .iter()
        .any(|step| speak.pick(step).contains("{path}"))
}

fn summary(speak: &Speak<'_>, task: &Task<'_>) -> String {
    let mut text = movement(speak, task).unwrap_or_else(|| {
        let minutes = speak.locale.count(task.minutes as usize);
        speak.with("render-step-minutes", &[("minutes", &minutes)])
    });
    if let Some((_, remedy)) = task.told {
        needs(speak, remedy, &mut text);
    }
    text
}

/// Minutes and points, where the points move.
fn movement(speak: &Speak<'_>, task: &Task<'_>) -> Option<String> {
    let [before, after] = task.effect?.scores;
    // Only advice outside the steps can raise the points, and never without saying so.
    let key = if after > before {
        "render-step-rise"
    } else {
        "render-step-effect"
    };
    let minutes = speak.locale.count(task.minutes as usize);
    let (before, after) = (speak.points(before), speak.points(after));
    let args = [("minutes", &*minutes), ("before", &before), ("after", &after)];
    (before != after).then(|| speak.with(key, &args))
}

fn needs(speak: &Speak<'_>, remedy: &Remedy, text: &mut String) {
    let needs = speak.pick(&remedy.needs);
    if !needs.is_empty() {
        text.push(' ');
        text.push_str(&speak.with("render-needs", &[("needs", needs)]));
    }
}

/// `"Trung tâm tài khoản", rồi "Mật khẩu và bảo mật", rồi "Xác thực 2 yếu tố"`: no arrows, a screen reader reads it.
fn path_words(speak: &Speak<'_>, path: &MenuPath) -> String {
    let labels = match speak.locale.lang() {
        Lang::En if !path.en.is_empty() => &path.en,
        Lang::Vi | Lang::En => &path.vi,
    };
    let labels: Vec<String> = labels
        .iter()
        .map(|label| speak.with("render-quoted", &[("label", &clean(label))]))
        .collect();
    match (labels.is_empty(), &path.url) {
        (true, Some(url)) => link(speak, path, url),
        _ => labels.join(&speak.text("render-path-then")),
    }
}

fn link(speak: &Speak<'_>, path: &MenuPath, url: &str) -> String {
    speak.locale.link(url, path.provenance.pack.as_deref())
}

/// A link, or a second way there besides the first; its doubt is said where it differs.
fn other_way(speak: &Speak<'_>, path: &MenuPath, first: Option<&MenuPath>) -> Option<String> {
    let labels = !path.vi.is_empty();
    match (first.is_none(), labels, &path.url) {
        (true, true, Some(url)) => Some(speak.with("render-path-link", &[("url", &link(speak, path, url))])),
        (true, _, _) | (false, false, None) => None,
        (false, _, url) => {
            let surface = speak.text(match path.surface {
                Surface::App => "render-surface-app",
                Surface::Web => "render-surface-web",
            });
            let mut text = speak.with(
                "render-path-other",
                &[("surface", &surface), ("path", &path_words(speak, path))],
            );
            if let (true, Some(url)) = (labels, url) {
                text.push_str(". ");
                text.push_str(&speak.with("render-path-link", &[("url", &link(speak, path, url))]));
            }
            let said = first.is_some_and(|first| first.provenance.mark == path.provenance.mark);
            if path.provenance.mark != Mark::Verified && !said {
                text.push_str(". ");
                text.push_str(&path_mark(speak, Some(path)));
            }
            Some(text)
        }
    }
}

fn path_mark(speak: &Speak<'_>, path: Option<&MenuPath>) -> String {
    path.map_or_else(
        || speak.text("render-path-mark-none"),
        |path| path_mark_words(speak.locale, &path.provenance),
    )
}

fn lay_out(speak: &Speak<'_>, style: &Style, card: &Card, number: Option<usize>) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    lines.heading(&card.heading);
    body(&mut lines, card);
    if let Some(number) = number {
        lines.paragraph(&speak.with("render-done-hint", &[("n", &number.to_string())]));
    }
    if !card.provisions.is_empty() {
        lines.gap();
        lines.paragraph(&speak.text("render-why-item"));
        provision_lines(&mut lines, &card.provisions);
    }
    lines.finish()
}

/// Everything below the heading but the provisions.
fn body(lines: &mut Lines, card: &Card) {
    lines.paragraph(card.subjects.as_deref().unwrap_or_default());
    lines.paragraph(&card.summary);
    lines.paragraph(&card.closes);
    for (index, step) in card.steps.iter().enumerate() {
        lines.hanging(&format!("{}. ", index + 1), step);
    }
    for note in &card.notes {
        lines.paragraph(note);
    }
    for one in &card.each {
        for (index, text) in one.iter().enumerate() {
            lines.hanging(if index == 0 { "- " } else { "  " }, text);
        }
    }
    for text in card.lockout.iter().chain(&card.path_mark) {
        lines.paragraph(text);
    }
}

/// Provisions as paragraphs.
pub(super) fn provision_lines(lines: &mut Lines, provisions: &[ProvisionWords]) {
    for provision in provisions {
        lines.hanging("- ", &provision.name);
        lines.hanging("  ", &provision.text);
        if let Some(doubt) = &provision.doubt {
            lines.hanging("  ", doubt);
        }
    }
}
