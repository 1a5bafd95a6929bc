//! Menus that are not where the content says: noted where somebody says so, shown and handed on by `rasoat checklist
//! drift`. Needs no history, no passphrase, no network.

use super::Context;
use super::args::Format;
use super::env::now;
use super::exit::Exit;
use super::failure::Failure;
use crate::domain::checklist::Catalog;
use crate::domain::drift::{Drift, MenuPlace, MenuReport};
use crate::prompt::Trouble;
use crate::render::drift::View;
use crate::store::menus::{self, MenusError};

/// The version of the content that is built in.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

pub(super) fn drift(context: &Context, format: Format) -> Result<Exit, Failure> {
    if format == Format::Html {
        return Err(context.other_format("html", &["table", "plain", "json", "csv"]));
    }
    let log = menus::read(&context.kept_folder()?).map_err(|error| context.menus_failure(&error))?;
    let content = context.content()?;
    let view = View {
        drifts: &Drift::of(log.reports),
        unreadable: log.unreadable,
        catalog: &content.catalog,
        locale: context.locale,
    };
    match format {
        Format::Json => context.print(&view.json(PROGRAM)),
        Format::Csv => context.print_csv(&view.csv()),
        Format::Table | Format::Plain | Format::Html => context.print(&view.text(&context.style())),
    }?;
    Ok(Exit::Done)
}

impl Context {
    /// Notes, for today, that a setting is not where the content says. Not for who wants nothing kept (`--no-save`).
    pub(super) fn note_menu(&self, catalog: &Catalog, place: &MenuPlace) -> Result<(), Trouble> {
        let report = MenuReport::new(catalog, place, now().date, PROGRAM);
        self.kept_folder()
            .and_then(|data| menus::note(&data, &report).map_err(|error| self.menus_failure(&error)))
            .map_err(|failure| Trouble {
                what: failure.what,
                advice: failure.advice,
            })
    }

    pub(super) fn menus_failure(&self, error: &MenusError) -> Failure {
        Failure::of_data(error.words(self.locale))
    }
}
