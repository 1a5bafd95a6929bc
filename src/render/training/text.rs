//! The figures for a terminal.

use super::View;
use crate::domain::room::Phase;
use crate::render::table::table;
use crate::render::words::upper_first;
use crate::render::wrap::Lines;
use crate::render::{Style, TABLE_WIDTH};
use crate::tally::Told;

/// Columns of the table.
const PHASE: u16 = 10;
const ANSWERED: u16 = 10;

impl View<'_> {
    /// A short table, or paragraphs.
    pub fn text(&self, style: &Style) -> String {
        let mut lines = Lines::new(style.width, style.colour);
        lines.strong(&upper_first(&self.with(
            "paper-text-head",
            &[
                ("rooms", &self.count(self.digest.rooms as u64)),
                ("days", &self.days()),
            ],
        )));
        for text in self.people() {
            lines.paragraph(&text);
        }
        lines.paragraph(&self.with("paper-text-k", &[("k", &self.k())]));
        lines.gap();
        if style.plain || style.width < TABLE_WIDTH {
            self.paragraphs(&mut lines);
        } else {
            let table = self.table(style.width);
            lines.block(&table);
        }
        let needs = self.need_lines();
        if !needs.is_empty() {
            lines.heading(&self.text_of("paper-needs"));
            for text in needs {
                lines.hanging("- ", &text);
            }
        }
        lines.finish()
    }

    fn table(&self, width: usize) -> String {
        let header = ["item", "phase", "answered", "good", "bad", "unknown"]
            .map(|column| self.text_of(&format!("paper-column-{column}")));
        let mut rows = Vec::new();
        for row in &self.digest.rows {
            for (phase, told) in [(Phase::Before, &row.before), (Phase::After, &row.after)] {
                if *told == Told::NotAsked {
                    continue;
                }
                let title = if phase == Phase::Before || row.before == Told::NotAsked {
                    self.title(&row.row)
                } else {
                    String::new()
                };
                let mut cells = vec![title, self.phase(phase)];
                match told {
                    Told::Shown {
                        answered,
                        cells: said,
                        ..
                    } => {
                        cells.push(self.count(*answered));
                        cells.extend(said.map(|said| self.said(said)));
                    }
                    other => {
                        cells.push(self.untold_shortly(other));
                        cells.extend([String::new(), String::new(), String::new()]);
                    }
                }
                rows.push(cells);
            }
        }
        table(
            &header,
            rows.into_iter(),
            &[None, Some(PHASE), Some(ANSWERED), None, None, None],
            width,
        )
    }

    fn paragraphs(&self, lines: &mut Lines) {
        for row in &self.digest.rows {
            lines.heading(&self.title(&row.row));
            for (phase, told) in [(Phase::Before, &row.before), (Phase::After, &row.after)] {
                let words = match told {
                    Told::Shown { answered, cells, .. } => {
                        let [good, bad, unknown] = cells.map(|said| self.said(said));
                        self.with(
                            "paper-text-row",
                            &[
                                ("answered", &self.count(*answered)),
                                ("good", &good),
                                ("bad", &bad),
                                ("unknown", &unknown),
                            ],
                        )
                    }
                    other => self.untold(other).unwrap_or_default(),
                };
                lines.hanging("- ", &format!("{}: {words}", upper_first(&self.phase(phase))));
            }
        }
    }
}
