//! What leaves the screen: pages to print and tables for spreadsheets. Names and answers are left out of them, unless
//! the person was told what that means and wants them in.

use super::args::{Command, Format};
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, out};
use crate::domain::checklist::Content;
use crate::domain::report::Report;
use crate::render;

impl Context {
    /// Whether the result is one that is kept, printed and passed on.
    fn is_document(&self) -> bool {
        matches!(self.format(), Format::Html | Format::Csv)
    }

    /// How a result about the person's own accounts looks.
    pub(super) fn own_style(&self) -> render::Style {
        render::Style {
            nameless: self.is_document() && !self.global.full,
            ..self.style()
        }
    }

    /// Asks before names and answers go into a document. How the command ends where they shall not.
    pub(super) fn agrees_to_full(&self, command: &Command) -> Result<Option<Exit>, Failure> {
        let sample = matches!(command, Command::Audit(options)
            if options.demo || options.answers.is_none() && !self.env.interactive);
        if !self.global.full || self.global.sure || self.global.screen || !self.is_document() || sample {
            return Ok(None);
        }
        if !self.can_ask() {
            return Err(self.failure(Exit::Usage, "cli-error-full", "cli-advice-full", &[]));
        }
        Ok(
            match self.confirms(&self.locale.text("cli-full-ask"), &["ghi", "write"]) {
                Some(true) => None,
                Some(false) => {
                    out::note(&self.locale.text("cli-full-not"));
                    Some(Exit::Done)
                }
                None => Some(Exit::Interrupted),
            },
        )
    }

    /// A table, in a file with the mark without which Excel takes the letters for those of its own country.
    pub(super) fn print_csv(&self, table: &str) -> Result<(), Failure> {
        if self.global.output.is_some() {
            self.print(&format!("\u{feff}{table}"))
        } else {
            self.print(table)
        }
    }

    /// Tells whoever sits there which name stands behind which mask of the document.
    pub(super) fn tell_masks(&self, report: &Report, content: &Content, style: &render::Style) {
        if style.nameless && !style.screen && out::is_watched() {
            out::note(&render::masks(report, content, self.locale));
        }
    }
}
