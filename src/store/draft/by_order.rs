//! Drafts in which devices are named by their order in the list (`phone-1`, `computer-2`), as the program first did.
//!
//! Which device such a name means is told by the list as it stood when the answer was written. An answer of which that
//! cannot be told is left out: it is asked again.

use crate::audit::{ASSUMED, device_id};
use crate::domain::answer::{Answer, Answers, Given, QuestionId, Subject};
use crate::domain::id::Id;
use crate::domain::profile::DeviceKind;
use std::collections::BTreeSet;

/// The question that listed the devices; its choices were the kinds.
const LIST: &str = "devices-used";

/// Answers that were written under a name by order.
#[derive(Debug, Default)]
pub(super) struct ByOrder(BTreeSet<QuestionId>);

impl ByOrder {
    /// What a question is called today; none when nobody can tell which device it was about.
    pub(super) fn translate(
        &mut self,
        answers: &mut Answers,
        mut question: QuestionId,
        answer: Option<&Answer>,
    ) -> Option<QuestionId> {
        if question == list() {
            self.shorten(answers, answer);
        }
        let Subject::Device(id) = &question.subject else {
            return Some(question);
        };
        match place(id) {
            None => {
                self.0.remove(&question);
            }
            Some((phone, place)) => {
                question.subject = Subject::Device(named(answers, phone, place)?);
                self.0.insert(question.clone());
            }
        }
        Some(question)
    }

    /// Takes back what was said about devices of a kind that the new list has fewer of: it did not say which one went.
    fn shorten(&mut self, answers: &mut Answers, list_now: Option<&Answer>) {
        let count = |list: Option<&Answer>, kind: DeviceKind| {
            kinds(list).map_or(0, |kinds| kinds.iter().filter(|known| **known == kind).count())
        };
        let before = answers.get(&list()).cloned();
        let gone: BTreeSet<Id> = kinds(before.as_ref())
            .into_iter()
            .flatten()
            .filter(|kind| count(list_now, *kind) < count(before.as_ref(), *kind))
            .flat_map(|kind| (1..=count(before.as_ref(), kind)).map(move |order| device_id(kind, order)))
            .collect();
        self.0.retain(|question| {
            let stays = !matches!(&question.subject, Subject::Device(id) if gone.contains(id));
            if !stays {
                answers.remove(question);
            }
            stays
        });
    }
}

fn list() -> QuestionId {
    QuestionId {
        control: LIST.to_owned(),
        subject: Subject::Setup,
    }
}

/// The kinds an answer lists, in its order; none where it lists nothing.
fn kinds(list: Option<&Answer>) -> Option<Vec<DeviceKind>> {
    match &list?.given {
        Given::Chosen(ids) => Some(ids.iter().filter_map(|id| DeviceKind::from_name(id)).collect()),
        Given::DontKnow | Given::Skipped => None,
    }
}

/// A name by order: whether it is a phone, and its place among the phones or the computers, from 0.
fn place(id: &Id) -> Option<(bool, usize)> {
    let (word, number) = id.as_str().split_once('-')?;
    let phone = match word {
        "phone" => true,
        "computer" => false,
        _ => return None,
    };
    Some((phone, number.parse::<usize>().ok()?.checked_sub(1)?))
}

/// The device at a place of the list as it stands.
fn named(answers: &Answers, phone: bool, place: usize) -> Option<Id> {
    let Some(kinds) = kinds(answers.get(&list())) else {
        let assumed = ASSUMED.iter().filter(|(_, kind)| kind.is_phone() == phone);
        return assumed.map(|(id, _)| Id::from(*id)).nth(place);
    };
    let mut of_sort = kinds.iter().filter(|kind| kind.is_phone() == phone);
    let kind = of_sort.clone().nth(place)?;
    let order = of_sort
        .by_ref()
        .take(place + 1)
        .filter(|known| *known == kind)
        .count();
    Some(device_id(*kind, order))
}
