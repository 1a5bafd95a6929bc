//! `rasoat audit --browser`: the interview and the result in a browser on this computer.

use super::choice::Choice;
use super::exit::Exit;
use super::failure::Failure;
use super::{Context, out};
use crate::domain::checklist::Content;
use crate::domain::drift::MenuPlace;
use crate::domain::hex::hex;
use crate::domain::report::Report;
use crate::interview::{Entry, Interview, Outlook};
use crate::prompt::{self, Outcome, Welcome};
use crate::render::{self, Origin};
use crate::room::addresses;
use crate::room::alone::{self, Ended, Window};
use std::net::{IpAddr, Ipv4Addr};

/// The window, and what stands in for the terminal.
pub(super) struct Front(Window);

impl Front {
    /// Opens it, and says where it is.
    pub(super) fn open(context: &Context) -> Result<Self, Failure> {
        let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let failed = |error: std::io::Error| {
            let address = here.to_string();
            let args = [("address", address.as_str())];
            context
                .failure(Exit::Data, "hall-error-listen", "hall-advice-listen", &args)
                .because(error)
        };
        let secret = context.drawn::<16>()?;
        let listener = addresses::listen(here, Some(0)).map_err(failed)?;
        let window = Window::open(listener, hex(&secret), context.locale).map_err(failed)?;
        let url = window.url();
        let opens = context.can_ask() && open::that_detached(&url).is_ok();
        let key = if opens {
            "hall-alone-opens"
        } else {
            "hall-alone-url"
        };
        out::note(&context.locale.with(key, &[("url", &url)]));
        Ok(Self(window))
    }

    pub(super) fn welcome(&self, outlook: &Outlook, saves: bool) -> Welcome {
        if self.0.welcome(outlook, saves) {
            Welcome::Begin
        } else {
            Welcome::Quit
        }
    }

    pub(super) fn ask(&self, sitting: &mut Interview<'_>, keeping: &mut prompt::Keeping<'_>) -> Outcome {
        let words = |trouble: prompt::Trouble| (trouble.what, trouble.advice);
        let prompt::Keeping {
            keep, note, saves, ..
        } = keeping;
        let mut keep = |entry: &Entry| keep(entry).map_err(words);
        let mut note = |place: &MenuPlace| note(place).map_err(words);
        let mut keeping = alone::Keeping {
            keep: &mut keep,
            note: &mut note,
            saves: *saves,
        };
        match self.0.ask(sitting, &mut keeping) {
            Ended::Finished => Outcome::Finished,
            Ended::Quit | Ended::Gone => Outcome::Quit,
        }
    }

    /// Asks one question with offers; Enter stands for a later time.
    pub(super) fn choose(&self, ask: &str, offers: &[String]) -> Choice {
        match self.0.choose(ask, offers) {
            alone::Chosen::Offer(at) => Choice::Offer(at),
            alone::Chosen::Later => Choice::Enter,
            alone::Chosen::Gone => Choice::Left,
        }
    }

    /// Shows the result until the person ends the program.
    pub(super) fn show(
        self,
        context: &Context,
        report: &Report,
        content: &Content,
        origin: Origin,
        kept: &str,
    ) {
        // The person's own screen: nothing is masked unless that was asked for.
        let style = render::Style {
            origin,
            ..context.style()
        };
        let page = render::html(report, content, context.locale, &style);
        self.0.show(&page, kept);
    }
}
