//! `rasoat incident [KIND]`: what to do now. Needs no history, no network, no answers.

use super::args::Format;
use super::exit::{self, Exit};
use super::failure::Failure;
use super::{Context, out};
use crate::catalog::nearest;
use crate::domain::incident::{Help, Incident};
use crate::i18n::lines::wrap;
use crate::interview::input;
use crate::prompt::{Console, Heard, Terminal};
use crate::render::incident::{self as words, View};

/// Rows of a terminal that does not tell.
const ROWS: usize = 24;
/// Below, a terminal is reporting nonsense.
const LEAST_ROWS: usize = 12;
/// What the question for more takes.
const PROMPT_ROWS: usize = 3;

pub(super) fn run(context: &Context, kind: Option<&str>, platform: Option<&str>) -> Result<Exit, Failure> {
    let content = context.content()?;
    if let Some(platform) = platform {
        context.check_platforms(&content.catalog, &[platform.to_owned()])?;
    }
    let help = &content.catalog.help;
    let chosen = kind.map(|kind| context.meant_incident(help, kind)).transpose()?;
    let view = View {
        content: &content,
        locale: context.locale,
        platform,
        day: super::env::now().date,
        paper: false,
    };
    let all = || chosen.map_or_else(|| help.incidents.iter().collect::<Vec<_>>(), |one| vec![one]);
    match (context.format(), chosen) {
        (Format::Json, _) => context.print(&words::json(&view, &all()))?,
        (Format::Html, _) => context.print(&words::page(&view, &all()))?,
        (_, Some(incident)) => return context.show_incident(&view, incident, None),
        (_, None) => {
            context.print(&words::list(&view, &context.style()))?;
            if context.is_watched() {
                return context.choose_incident(&view, help);
            }
        }
    }
    Ok(Exit::Done)
}

impl Context {
    /// Whether a person sits before the result and can be asked.
    fn is_watched(&self) -> bool {
        self.env.interactive
            && self.env.stdout_is_terminal
            && self.global.output.is_none()
            && !self.global.no_input
    }

    /// The incident of what was typed.
    fn meant_incident<'h>(&self, help: &'h Help, given: &str) -> Result<&'h Incident, Failure> {
        found(help, given).ok_or_else(|| {
            let known = help.incidents.iter().flat_map(|incident| {
                std::iter::once(&incident.id)
                    .chain(&incident.aliases)
                    .map(String::as_str)
            });
            let args = [("given", given)];
            match nearest(&typed(given), known) {
                Some(near) => self.failure(
                    Exit::Usage,
                    "cli-error-incident",
                    "cli-advice-did-you-mean",
                    &[("given", given), ("suggestion", near)],
                ),
                None => self.failure(Exit::Usage, "cli-error-incident", "cli-advice-incident", &args),
            }
        })
    }

    /// Asks for a number until one is given; Enter and the end of input leave.
    fn choose_incident(&self, view: &View<'_>, help: &Help) -> Result<Exit, Failure> {
        let mut console = Console::open(exit::interrupted);
        let count = self.locale.count(help.incidents.len());
        let mut ask = "incident-ask";
        loop {
            match self.hears(&mut console, &self.locale.with(ask, &[("count", &count)])) {
                Heard::Line(line) if is_leave(&line) => return Ok(Exit::Done),
                Heard::Line(line) => match found(help, &line) {
                    Some(incident) => return self.show_incident(view, incident, Some(console)),
                    None => ask = "incident-ask-again",
                },
                Heard::End => return Ok(Exit::Done),
                Heard::Interrupted => return Ok(Exit::Interrupted),
            }
        }
    }

    /// The parts, one after the other: whoever reads along is asked before the first ten minutes leave the screen.
    fn show_incident(
        &self,
        view: &View<'_>,
        incident: &Incident,
        console: Option<Console>,
    ) -> Result<Exit, Failure> {
        let parts = words::parts(view, incident, &self.style());
        if !self.is_watched() {
            self.print(&parts.join("\n"))?;
            return Ok(Exit::Done);
        }
        let mut console = console.unwrap_or_else(|| Console::open(exit::interrupted));
        let rows = self.env.height.unwrap_or(ROWS).max(LEAST_ROWS) - PROMPT_ROWS;
        let screens: Vec<String> = parts.iter().flat_map(|part| screens(part, rows)).collect();
        for (index, screen) in screens.iter().enumerate() {
            if index > 0 {
                match self.hears(&mut console, &self.locale.text("incident-ask-more")) {
                    Heard::Line(line) if is_quit(&line) => break,
                    Heard::Line(_) => {}
                    Heard::End => break,
                    Heard::Interrupted => return Ok(Exit::Interrupted),
                }
            }
            out::result(screen, None, self.locale)?;
        }
        Ok(Exit::Done)
    }

    fn hears(&self, console: &mut Console, ask: &str) -> Heard {
        let ask = wrap("", ask, self.env.width).join("\n");
        match console.write(&format!("\n{ask}\n> ")) {
            Ok(()) => console.line(),
            Err(_) => Heard::End,
        }
    }
}

/// A part in pieces that a screen holds, each beginning where a paragraph does if one does.
fn screens(part: &str, rows: usize) -> Vec<String> {
    let mut left: Vec<&str> = part.trim_matches('\n').lines().collect();
    let mut out = Vec::new();
    while left.len() > rows {
        let begins = |at: &usize| left.get(*at).is_some_and(|line| !line.starts_with(' '));
        let at = (rows / 2..=rows).rev().find(begins).unwrap_or(rows);
        let rest = left.split_off(at);
        out.push(left.join("\n") + "\n");
        left = rest;
    }
    out.push(left.join("\n") + "\n");
    out
}

/// The incident of an id, another name, or a number of the list; with or without marks.
fn found<'h>(help: &'h Help, given: &str) -> Option<&'h Incident> {
    let typed = typed(given);
    let by_number = typed
        .parse::<usize>()
        .ok()
        .and_then(|number| help.incidents.get(number.checked_sub(1)?));
    by_number.or_else(|| help.incident(&typed))
}

/// As ids are written.
fn typed(given: &str) -> String {
    let folded = input::fold(given).replace('_', "-");
    folded.split_whitespace().collect::<Vec<_>>().join("-")
}

fn is_quit(line: &str) -> bool {
    matches!(input::fold(line).as_str(), "q" | "thoat" | "quit")
}

fn is_leave(line: &str) -> bool {
    line.trim().is_empty() || is_quit(line)
}

#[cfg(test)]
mod tests {
    use super::screens;

    #[test]
    fn a_long_part_is_cut_where_a_paragraph_begins_and_nothing_is_lost() {
        let part = "a\n  b\nc\n  d\n  e\nf\n";
        assert_eq!(screens(part, 4), ["a\n  b\n", "c\n  d\n  e\nf\n"]);
        assert_eq!(screens(part, 6), [part]);
        let unbroken = " a\n b\n c\n d\n e\n".to_owned();
        assert_eq!(
            screens(&unbroken, 2).concat(),
            "a\n".replace('a', " a") + " b\n c\n d\n e\n"
        );
    }
}
