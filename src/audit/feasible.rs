//! Whether a fix can be carried out on the platform it is meant for.
//!
//! The model knows what would help; only the checklists know what a platform offers. A step that sends people
//! looking for an authenticator app where there is none costs more trust than it gains.

use super::sheet::Sheet;
use crate::domain::answer::Subject;
use crate::domain::checklist::{Catalog, Identity, Platform};
use crate::domain::fix::{FixKind, FixName};
use crate::domain::profile::Method;

/// Whether the platform has what the fix needs. What is not about an account, and what is about an account of no
/// known platform, is never held back: there is nothing to look it up in.
pub fn feasible(catalog: &Catalog, sheet: &Sheet, fix: &FixName) -> bool {
    let Some(id) = fix
        .subject
        .as_ref()
        .filter(|id| sheet.profile.accounts.iter().any(|account| account.id == **id))
    else {
        return true;
    };
    let Some(platform) = sheet.platform(catalog, &Subject::Account(id.clone())) else {
        return true;
    };
    offers(platform, fix.kind) && has_place(catalog, platform, fix.kind)
}

/// Whether the platform has the second factor a fix turns on, and lets go of what a fix takes away.
fn offers(platform: &Platform, kind: FixKind) -> bool {
    match kind {
        FixKind::SecondTotp => platform.second_factors.contains(&Method::Totp),
        FixKind::SecondKey => platform.second_factors.contains(&Method::Key),
        // The number is the account: a code by SMS always opens it.
        FixKind::RemoveSmsReset | FixKind::DropWeakSecond => platform.identity != Identity::Number,
        _ => true,
    }
}

/// Whether the platform has one of the controls that tell how to do it; yes where no control tells.
fn has_place(catalog: &Catalog, platform: &Platform, kind: FixKind) -> bool {
    let mut telling = catalog
        .controls
        .iter()
        .filter(|control| control.remedies.iter().any(|remedy| remedy.kind == Some(kind)))
        .peekable();
    telling.peek().is_none() || telling.any(|control| platform.control(&control.id).is_some())
}
