//! One question outside the interview: numbered offers, one of them chosen by its number.

use super::Context;
use super::exit;
use crate::i18n::lines::wrap;
use crate::interview::input;
use crate::prompt::{Console, Heard, Terminal};

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// An offer, by its place.
    Offer(usize),
    /// Only Enter.
    Enter,
    /// `q`, or the end of the input.
    Left,
    /// Ctrl-C.
    Interrupted,
}

impl Context {
    /// Asks until one of the offers is chosen. What stands before and after them are paragraphs of their own.
    pub(super) fn choose(&self, before: &str, offers: &[String], after: &str) -> Choice {
        let mut console = Console::open(exit::interrupted);
        let paragraph = |lead: &str, text: &str| wrap(lead, text, self.env.width).join("\n");
        let mut text = vec![String::new()];
        if !before.is_empty() {
            text.push(paragraph("", before));
        }
        text.extend(
            (1..)
                .zip(offers)
                .map(|(number, offer): (usize, &String)| paragraph(&format!("  {number}  "), offer)),
        );
        text.push(paragraph("", after));
        let mut text = text.join("\n");
        loop {
            if console.write(&format!("{text}\n> ")).is_err() {
                return Choice::Left;
            }
            let line = match console.line() {
                Heard::Line(line) => line,
                gone => {
                    let _nobody_reads_it = console.write("\n");
                    return match gone {
                        Heard::Interrupted => Choice::Interrupted,
                        Heard::Line(_) | Heard::End => Choice::Left,
                    };
                }
            };
            let said = input::fold(&line);
            if said.is_empty() {
                return Choice::Enter;
            }
            let number = said.parse::<usize>().ok();
            if let Some(at) = number.and_then(|number| number.checked_sub(1))
                && at < offers.len()
            {
                return Choice::Offer(at);
            }
            if input::leaves(&said) {
                return Choice::Left;
            }
            if !offers.is_empty() {
                let most = self.locale.count(offers.len());
                text = self.locale.with("cli-choice-again", &[("most", &most)]);
            }
        }
    }
}
