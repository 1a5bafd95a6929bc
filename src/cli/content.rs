//! The content a command needs, and not more; a folder of one's own packs on top.

use super::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::out;
use crate::domain::answer::Answers;
use crate::domain::checklist::{Catalog, Content, Pack};
use crate::domain::directive::Registry;
use crate::{catalog, interview};

/// The pack that asks everything.
pub(super) const WHOLE: &str = "full";

impl Context {
    /// Everything an audit needs.
    pub(super) fn content(&self) -> Result<Content, Failure> {
        catalog::content(self.overlay()).map_err(|error| self.content_failure(&error))
    }

    /// Only the directives.
    pub(super) fn registry(&self) -> Result<Registry, Failure> {
        catalog::registry(self.overlay()).map_err(|error| self.content_failure(&error))
    }

    fn overlay(&self) -> Option<&std::path::Path> {
        self.global.checklists.as_deref()
    }

    pub(super) fn content_failure(&self, error: &catalog::Error) -> Failure {
        let (what, advice) = error.explain(self.locale);
        let causes = error
            .outcome()
            .map(|outcome| outcome.render(self.locale, self.diagnostics()));
        Failure {
            exit: Exit::Data,
            what,
            causes: causes.into_iter().collect(),
            advice,
        }
    }

    /// How mistakes in content files are drawn: they go to standard error.
    pub(super) fn diagnostics(&self) -> catalog::Style {
        let style = self.style();
        catalog::Style {
            colour: style.colour,
            plain: style.plain,
            width: style.width,
        }
    }

    /// The pack of a name, or a failure that names the packs there are.
    pub(super) fn pack<'c>(&self, catalog: &'c Catalog, id: &str) -> Result<&'c Pack, Failure> {
        catalog.pack(id).ok_or_else(|| {
            let known: Vec<&str> = catalog.packs.iter().map(|pack| pack.id.as_str()).collect();
            self.failure(
                Exit::Usage,
                "cli-error-pack",
                "cli-advice-allowed",
                &[("given", id), ("allowed", &known.join(", "))],
            )
        })
    }

    /// The pack of a draft; where it is gone (a folder of packs that was not named this time) all that is known is
    /// asked, and that is said.
    pub(super) fn kept_pack<'c>(&self, catalog: &'c Catalog, id: &str) -> Result<&'c Pack, Failure> {
        if let Some(pack) = catalog.pack(id) {
            return Ok(pack);
        }
        let whole = self.pack(catalog, WHOLE)?;
        let title = whole.title.get(self.locale.lang());
        out::note(
            &self
                .locale
                .with("cli-pack-gone", &[("given", id), ("pack", title)]),
        );
        Ok(whole)
    }

    /// The answers of a draft that the content still knows; what it does not know is said.
    pub(super) fn known_answers(&self, catalog: &Catalog, answers: Answers) -> Answers {
        let (answers, left_out) = interview::known_answers(catalog, answers);
        if left_out > 0 {
            let count = self.locale.count(left_out);
            out::note(
                &self
                    .locale
                    .with("interview-notice-left-out", &[("count", &count)]),
            );
        }
        answers
    }

    /// Refuses platforms nobody knows.
    pub(super) fn check_platforms(&self, catalog: &Catalog, only: &[String]) -> Result<(), Failure> {
        let Some(unknown) = only.iter().find(|id| catalog.platform(id).is_none()) else {
            return Ok(());
        };
        // The phone number and devices may be named too, but nobody would call them platforms.
        let known: Vec<&str> = catalog
            .platforms
            .iter()
            .filter(|platform| platform.kind.is_some())
            .map(|platform| platform.id.as_str())
            .collect();
        if let Some(near) = catalog::nearest(&unknown.to_lowercase(), known.iter().copied()) {
            return Err(self.failure(
                Exit::Usage,
                "cli-error-platform",
                "cli-advice-did-you-mean",
                &[("given", unknown), ("suggestion", near)],
            ));
        }
        Err(self.failure(
            Exit::Usage,
            "cli-error-platform",
            "cli-advice-allowed",
            &[("given", unknown), ("allowed", &known.join(", "))],
        ))
    }
}
