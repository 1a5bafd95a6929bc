//! One question by itself, outside an interview: what is asked once a step was carried out.

use super::screen::{Offered, Place, QuestionScreen, Section};
use super::{fill, zero_means_none};
use crate::audit::Sheet;
use crate::domain::answer::{Answers, Given, QuestionId};
use crate::domain::checklist::Catalog;
use crate::domain::text::Text;

/// The question with the choices there are where it is about, and the answer there is; none of an unknown control.
pub fn single(
    catalog: &Catalog,
    sheet: &Sheet,
    answers: &Answers,
    question: &QuestionId,
) -> Option<QuestionScreen> {
    let control = catalog.control(&question.control)?;
    let platform = sheet.platform(catalog, &question.subject);
    let current = answers.get(question).cloned();
    let chosen = |id: &String| match current.as_ref().map(|answer| &answer.given) {
        Some(Given::Chosen(ids)) => ids.iter().filter(|given| *given == id).count(),
        _ => 0,
    };
    let offered = (control.choices.iter()).filter(|choice| control.offers(choice, platform));
    let choices: Vec<Offered> = offered
        .map(|choice| Offered {
            chosen: chosen(&choice.id),
            id: Some(choice.id.clone()),
            text: choice.text.clone(),
        })
        .collect();
    let label = sheet.labels.get(&question.subject);
    let name = label.map_or_else(Text::default, |label| Text {
        vi: label.vi.clone(),
        en: label.en.clone(),
    });
    Some(QuestionScreen {
        place: Place {
            section: Section::Of(question.subject.clone()),
            label: label.cloned(),
            number: 1,
            total: 1,
            minutes: 1,
        },
        control: control.id.clone(),
        subjects: vec![question.subject.clone()],
        scope: control.scope,
        text: fill(&control.question, &name),
        narrowed: choices.len() < control.choices.len(),
        choices,
        current,
        multiple: control.multiple,
        zero: zero_means_none(control),
        needed: false,
        measurable: false,
        others: 0,
    })
}
