//! What a waiver covers: what it names, and whatever else mends the same about the same thing. Who waits for a phone
//! is not told to buy a key instead.

use super::declared::scope_of;
use crate::domain::answer::Subject;
use crate::domain::checklist::{Catalog, Control};
use crate::domain::finding::Finding;
use crate::domain::fix::{Action, FixKind};
use crate::domain::id::Id;
use crate::domain::profile::{Known, Profile};

/// Whether an action is left aside with another one.
pub(super) fn covers(catalog: &Catalog, waived: &Action, action: &Action) -> bool {
    let about = waived.about();
    let mut controls = catalog.controls.iter();
    about == action.about()
        && controls.any(|control| tells(control, waived, &about) && tells(control, action, &about))
}

/// Whether a finding is left aside with an action: not where somebody else's password is at stake too.
pub(super) fn covers_finding(
    catalog: &Catalog,
    profile: &Profile,
    waived: &Action,
    finding: &Finding,
) -> bool {
    let about = waived.about();
    match (&finding.subject, &about) {
        (Subject::Password(group), Subject::Account(account)) => {
            let is_new_password = waived
                .fix()
                .is_some_and(|fix| fix.kind == FixKind::UniquePassword);
            is_new_password && only_user(profile, group) == Some(account)
        }
        (subject, _) => {
            let control = catalog.control(&finding.code);
            finding.fix.as_ref() == Some(waived)
                || (*subject == about && control.is_some_and(|control| tells(control, waived, &about)))
        }
    }
}

/// Whether a control tells how to carry an action out.
pub(super) fn tells(control: &Control, action: &Action, about: &Subject) -> bool {
    match action {
        Action::Answer(answer) => answer.control == control.id,
        Action::Fix(fix) => {
            let mut remedies = control.remedies.iter();
            control.scope == scope_of(about) && remedies.any(|remedy| remedy.kind == Some(fix.kind))
        }
    }
}

fn only_user<'p>(profile: &'p Profile, group: &Id) -> Option<&'p Id> {
    let mut users = (profile.accounts.iter())
        .filter(|account| account.password.as_ref().and_then(Known::value) == Some(group));
    let first = users.next()?;
    users.next().is_none().then_some(&first.id)
}
