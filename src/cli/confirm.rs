//! A question with a yes and a no. Nothing happens unless it is said.

use super::Context;
use super::exit;
use crate::i18n::lines::wrap;
use crate::interview::input;
use crate::prompt::{Console, Heard, Terminal};

impl Context {
    /// Asks, in lines that fit; 1, "có", "yes" and `verbs` (in lower case, without marks) are a yes, all else is a
    /// no. None for Ctrl-C.
    pub(super) fn confirms(&self, ask: &str, verbs: &[&str]) -> Option<bool> {
        let mut console = Console::open(exit::interrupted);
        let lines = ask.trim_end().lines().flat_map(|line| {
            let indent = line.len() - line.trim_start().len();
            wrap(&" ".repeat(indent), line.trim_start(), self.env.width)
        });
        let ask = lines.collect::<Vec<_>>().join("\n");
        if console.write(&format!("{ask}\n> ")).is_err() {
            return Some(false);
        }
        match console.line() {
            Heard::Line(line) => {
                let said = input::fold(&line);
                Some(
                    matches!(said.as_str(), "1" | "c" | "co" | "y" | "yes") || verbs.contains(&said.as_str()),
                )
            }
            Heard::End => Some(false),
            Heard::Interrupted => {
                let _gone = console.write("\n");
                None
            }
        }
    }
}
