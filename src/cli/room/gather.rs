//! Summaries out of files, added up; what does not count is named.

use crate::catalog;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{Context, env, out};
use crate::domain::checklist::{Content, Row};
use crate::domain::room::{Origin, Summary};
use crate::domain::text::Date;
use crate::domain::visible::clean;
use crate::render::training::{LeftOut, Letterhead, View};
use crate::store::summary;
use crate::tally::{Digest, Merged, join};
use std::path::PathBuf;

/// What was gathered.
pub(super) struct Gathered {
    /// The rooms.
    pub merged: Merged,
    /// Files that do not count.
    pub left_out: Vec<LeftOut>,
}

impl Gathered {
    /// How the command ends.
    pub(super) fn exit(&self) -> Exit {
        if self.left_out.is_empty() {
            Exit::Done
        } else {
            Exit::Data
        }
    }
}

impl Context {
    /// Reads summaries; each file that does not count is named on standard error. A failure where none does.
    pub(super) fn summaries(&self, files: &[PathBuf]) -> Result<Gathered, Failure> {
        if files.is_empty() {
            return Err(self.failure(Exit::Usage, "paper-no-files", "paper-no-files-advice", &[]));
        }
        let mut gathered = Gathered {
            merged: Merged::default(),
            left_out: Vec::new(),
        };
        for path in files {
            match summary::read(path) {
                Ok(merged) => join(&mut gathered.merged, merged),
                Err(error) => {
                    let file = clean(&path.display().to_string()).into_owned();
                    let (what, advice) = error.words(&file, self.locale);
                    let next = self.locale.with("cli-next", &[("advice", &advice)]);
                    out::note(&format!("{what}\n{next}"));
                    gathered.left_out.push(LeftOut {
                        file,
                        why: error.code(),
                    });
                }
            }
        }
        if gathered.merged.rooms.is_empty() && gathered.merged.contradicted.is_empty() {
            return Err(self.failure(Exit::Data, "paper-merge-none", "paper-merge-none-advice", &[]));
        }
        let contradicted = gathered.merged.contradicted.len();
        if contradicted > 0 {
            let count = self.locale.count(contradicted);
            out::note(&self.locale.with("paper-merge-contradicted", &[("count", &count)]));
        }
        Ok(gathered)
    }
}

/// What a view of rooms is made of, beside the content.
pub(super) struct Figures {
    digest: Digest,
    packs: Vec<String>,
    origins: Vec<(Origin, usize)>,
    same_edition: bool,
}

impl Figures {
    pub(super) fn of(merged: &Merged, content: &Content) -> Self {
        let rooms = || merged.rooms.values();
        let mut packs: Vec<String> = rooms().map(|room| room.pack.clone()).collect();
        packs.sort();
        packs.dedup();
        let known = || packs.iter().filter_map(|id| content.catalog.pack(id));
        let order: Vec<Row> = known()
            .flat_map(|pack| &pack.rows)
            .map(|row| row.row.clone())
            .collect();
        let editions: Vec<(&str, String)> = known()
            .map(|pack| (pack.id.as_str(), catalog::edition(pack)))
            .collect();
        let is_current = |room: &Summary| {
            editions
                .iter()
                .any(|(pack, edition)| *pack == room.pack && *edition == room.edition)
        };
        let origins = [Origin::Phones, Origin::Paper].map(|origin| {
            let count = rooms().filter(|room| room.origin == origin).count();
            (origin, count)
        });
        Self {
            digest: Digest::of(merged, &order),
            same_edition: rooms().all(is_current),
            origins: origins.into_iter().filter(|(_, count)| *count > 0).collect(),
            packs,
        }
    }

    pub(super) fn view<'v>(
        &'v self,
        context: &Context,
        content: &'v Content,
        left_out: &'v [LeftOut],
        head: Letterhead<'v>,
        day: Option<Date>,
    ) -> View<'v> {
        View {
            digest: &self.digest,
            content,
            packs: &self.packs,
            origins: &self.origins,
            same_edition: self.same_edition,
            left_out,
            head,
            day: day.unwrap_or_else(|| env::now().date),
            locale: context.locale,
        }
    }
}
