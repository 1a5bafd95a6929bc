//! What a vault says about the accounts somebody named: measured answers of the controls about passwords.
//!
//! What is silent says nothing: an account without an entry is asked about, and so is a password no list was asked
//! about, what an attacker may know of the owner, use in places outside the vault, and second factors. Of several
//! entries for an account only what all of them say is measured.

use super::super::declared::{Value, choice};
use super::super::sheet::Sheet;
use super::matching::{Logins, Matching, Use, agreed, control, given, says_own};
use crate::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use crate::domain::checklist::{Attribute, Catalog, Choice, Control, Setting};
use crate::domain::id::Id;

/// What was measured about the accounts there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// The answers, each with evidence `measured`; those about a password only for the groups the sheet has.
    pub answers: Answers,
    /// Accounts of which it is not clear which entry they are.
    pub unclear: Vec<Id>,
    /// Accounts with a password the vault does not have.
    pub missing: Vec<Id>,
}

impl Measured {
    /// How many answers say something else than these.
    pub fn contradicts(&self, before: &Answers) -> usize {
        let other = |(question, answer): &(&QuestionId, &Answer)| {
            let said = before.get(*question).map(|before| &before.given);
            matches!(said, Some(said @ Given::Chosen(_)) if *said != answer.given)
        };
        self.answers.iter().filter(other).count()
    }
}

/// What the vault says about the accounts of a sheet.
pub fn measured(catalog: &Catalog, sheet: &Sheet, answers: &Answers, logins: &Logins) -> Measured {
    let matching = Matching::new(catalog, sheet, answers, logins);
    let mut out = Answers::new();
    let mut say = |control: &Control, subject: &Subject, choice: &Choice| {
        let question = QuestionId {
            control: control.id.clone(),
            subject: subject.clone(),
        };
        let answer = Answer {
            given: Given::Chosen(vec![choice.id.clone()]),
            evidence: Evidence::Measured,
        };
        out.insert(question, answer);
    };
    if let Some(control) = control(catalog, Attribute::Password) {
        let word = |wanted: &str| {
            let is = |choice: &&Choice| choice.set == Some(Setting::Word(wanted.to_owned()));
            control.choices.iter().filter(is).collect::<Vec<_>>()
        };
        // One choice for each password, in the order of the accounts; a vault with more of them leaves the rest open.
        let shared = word("shared");
        let mut passwords: Vec<usize> = Vec::new();
        for account in &sheet.profile.accounts {
            let Some(used) = matching.of.get(&account.id).and_then(|matched| matched.used) else {
                continue;
            };
            let choice = match used {
                Use::Own => word("own").first().copied(),
                Use::Similar => word("similar").first().copied(),
                Use::Shared(password) => {
                    if !passwords.contains(&password) {
                        passwords.push(password);
                    }
                    let at = passwords.iter().position(|known| *known == password);
                    at.and_then(|at| shared.get(at)).copied()
                }
            };
            // The owner's own word covers places that are in no vault: a measurement would take some of it away.
            let vouched = used == Use::Own && vouches(catalog, answers, &account.id);
            if let Some(choice) = choice.filter(|_| !vouched) {
                say(control, &Subject::Account(account.id.clone()), choice);
            }
        }
    }
    for group in &sheet.profile.passwords {
        let subject = Subject::Password(group.id.clone());
        let found = matching.group(&sheet.profile, &group.id);
        let score = agreed(found.iter().map(|login| Some(login.score)));
        // What the program does not find may still be about the owner: only "yes" is measured.
        let personal = agreed(found.iter().map(|login| Some(login.personal))).filter(|yes| *yes);
        let leaked = agreed(found.iter().map(|login| login.leaked));
        let password = agreed(found.iter().map(|login| Some(login.password)));
        // What the vault does not have may be elsewhere: only what it has is measured.
        let elsewhere = password
            .map(|password| matching.elsewhere(password))
            .filter(|places| *places > 0);
        for (attribute, value) in [
            (Attribute::Strength, score.map(Value::Number)),
            (Attribute::Personal, personal.map(Value::Flag)),
            (Attribute::Elsewhere, elsewhere.map(Value::Number)),
        ] {
            let (Some(control), Some(value)) = (control(catalog, attribute), value) else {
                continue;
            };
            if let Some(choice) = choice(control, None, &value) {
                say(control, &subject, choice);
            }
        }
        if let (Some(control), Some(leaked)) = (control(catalog, Attribute::Exposed), leaked) {
            let warned = given(control, answers, &subject)
                .is_some_and(|choice| choice.set == Some(Setting::Flag(true)));
            // A list knows passwords, not whose: whether it leaked together with the account stays open in the model.
            let listed = control.choices.iter().find(|choice| choice.measured_only);
            match (leaked, listed) {
                // Who was warned knows more than a list that does not have it, or that has it.
                _ if warned => {}
                (true, Some(listed)) => say(control, &subject, listed),
                _ => {
                    if let Some(choice) = choice(control, None, &Value::Flag(leaked)) {
                        say(control, &subject, choice);
                    }
                }
            }
        }
    }
    Measured {
        answers: out,
        unclear: matching.unclear,
        missing: matching.missing,
    }
}

/// Whether the owner said so, as opposed to the program.
fn vouches(catalog: &Catalog, answers: &Answers, account: &Id) -> bool {
    let subject = Subject::Account(account.clone());
    let question = control(catalog, Attribute::Password).map(|control| QuestionId {
        control: control.id.clone(),
        subject,
    });
    let answer = question.and_then(|question| answers.get(&question));
    says_own(catalog, answers, account) && answer.is_some_and(|answer| answer.evidence != Evidence::Measured)
}
