//! The vault of `audit --vault`: read first, in memory only; then its answers, and what still lies on the disk.

use super::args::Vault;
use super::exit::Exit;
use super::failure::Failure;
use super::vault::{Left, Source, plaintext};
use super::{Context, out, score};
use crate::audit::Sheet;
use crate::audit::vault::{Logins, Material, measured, regroup};
use crate::breach::Kind;
use crate::domain::answer::{Answers, Subject};
use crate::domain::checklist::Content;
use crate::domain::id::Id;
use crate::domain::vault::Remark;
use crate::store::profile_file::{self, Stated};
use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};
use std::path::Path;

/// What is left of a vault once it was read.
pub(super) struct Known<'o> {
    /// Its logins, without anything secret.
    pub logins: Logins,
    /// Files that anybody can read.
    plaintext: Vec<&'o Path>,
    /// How asking about leaked lists went.
    asked: Exit,
}

impl Context {
    /// Reads the vault, if one was given. The inner error is how it ends where the person stops.
    pub(super) fn known<'o>(&self, options: &'o Vault) -> Result<Result<Option<Known<'o>>, Exit>, Failure> {
        if options.files.is_empty() {
            return Ok(Ok(None));
        }
        let gathered = match self.gather(&Source::of(options))? {
            Ok(gathered) => gathered,
            Err(exit) => return Ok(Err(exit)),
        };
        let unread = gathered
            .left_out
            .iter()
            .filter(|left| left.why.is_trouble())
            .count();
        let is_cut = |remarks: &[Remark]| remarks.contains(&Remark::CutOff);
        let count = self.locale.count(gathered.entries.len());
        out::note(&self.locale.with("cli-vault-read", &[("count", &count)]));
        if unread > 0 {
            let count = self.locale.count(unread);
            out::note(&self.locale.with("cli-vault-unread", &[("count", &count)]));
        }
        let logins = Logins::of(&Material {
            entries: &gathered.entries,
            distinct: &gathered.distinct,
            strengths: &gathered.strengths,
            breaches: &gathered.breaches,
            whole_list: gathered.leaks.kind().is_some_and(|kind| kind != Kind::Subset),
            all_read: unread == 0 && !gathered.read.iter().any(|(_, remarks)| is_cut(remarks)),
            key: RandomState::new().hash_one(0_u8),
        });
        Ok(Ok(Some(Known {
            logins,
            plaintext: plaintext(&options.files, &gathered.read),
            asked: gathered.leaks.exit(&gathered.breaches),
        })))
    }

    /// What the vault says about the accounts of a profile file: it comes before what the file says. With it the file as
    /// it is to be kept, which with what was measured says the same once more; none where it would not.
    pub(super) fn measured_profile(
        &self,
        content: &Content,
        (sheet, answers): (Sheet, Answers),
        (stated, text): (Stated, &str),
        logins: &Logins,
    ) -> ((Sheet, Answers), Option<String>) {
        let catalog = &content.catalog;
        let before = answers;
        let (profile, stated) = regroup(catalog, &sheet, &before, stated, logins);
        let text = profile_file::with_passwords(text, &profile, &stated);
        let (sheet, mut answers) = score::read(content, profile, &stated);
        let found = measured(catalog, &sheet, &answers, logins);
        let changed = found.contradicts(&before);
        let names = |ids: &[Id]| {
            let labels = ids
                .iter()
                .filter_map(|id| sheet.labels.get(&Subject::Account(id.clone())));
            let names: BTreeSet<&str> = labels.map(|label| label.get(self.locale.lang())).collect();
            names.into_iter().collect::<Vec<_>>().join(", ")
        };
        let count = self.locale.count(found.answers.len());
        out::note(&self.locale.with("cli-vault-measured", &[("count", &count)]));
        if changed > 0 {
            let count = self.locale.count(changed);
            out::note(&self.locale.with("cli-vault-changed", &[("count", &count)]));
        }
        for (key, accounts) in [
            ("cli-vault-unclear", names(&found.unclear)),
            ("cli-vault-missing", names(&found.missing)),
        ] {
            if !accounts.is_empty() {
                out::note(&self.locale.with(key, &[("accounts", &accounts)]));
            }
        }
        answers.extend(found.answers);
        let read = (sheet, answers);
        let says_the_same = |text: &String| {
            profile_file::parse(text.as_bytes()).is_ok_and(|(profile, stated)| {
                let (sheet, answers, _) = score::read_kept(content, profile, stated, &read.1);
                (sheet, answers) == read
            })
        };
        let text = text.filter(says_the_same);
        (read, text)
    }
}

impl Known<'_> {
    /// Says what still lies on the disk, and how it ends: what was asked in vain is told.
    pub(super) fn end(&self, context: &Context, exit: Exit) -> Result<Exit, Failure> {
        if exit == Exit::Interrupted
            || context.still_there(Left::Passwords, &self.plaintext)? == Exit::Interrupted
        {
            return Ok(Exit::Interrupted);
        }
        Ok(match self.asked {
            Exit::Done => exit,
            asked => asked,
        })
    }
}
