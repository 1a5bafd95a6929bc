//! The figures as a table for other programs: a row a question and phase, and how many people there were.

use super::View;
use super::json::{phase_code, told_code};
use crate::domain::room::Phase;
use crate::render::csv::table;
use crate::tally::{Said, Told};

/// The columns, for ever.
const COLUMNS: [&str; 13] = [
    "row",
    "title",
    "phase",
    "state",
    "rooms",
    "rooms_withheld",
    "answered",
    "good",
    "good_of",
    "bad",
    "bad_of",
    "unknown",
    "unknown_of",
];

impl View<'_> {
    /// The table: RFC 4180.
    pub fn csv(&self) -> String {
        let people = [
            ("attended", self.head.attended, 0),
            ("joined", self.digest.joined, self.digest.joined_unsaid),
            ("completed", self.digest.completed, self.digest.completed_unsaid),
        ];
        let people = people.map(|(name, number, unsaid)| {
            let mut cells: [String; 13] = Default::default();
            name.clone_into(&mut cells[0]);
            cells[1] = self.text_of(&format!("paper-csv-{name}"));
            let state = if number.is_some() { "shown" } else { "not-said" };
            state.clone_into(&mut cells[3]);
            cells[5] = unsaid.to_string();
            cells[6] = number.map_or_else(String::new, |number| number.to_string());
            cells
        });
        let rows = self.digest.rows.iter().flat_map(|row| {
            [(Phase::Before, row.before), (Phase::After, row.after)].map(|(phase, told)| {
                let mut cells: [String; 13] = Default::default();
                cells[0] = row.row.to_string();
                cells[1] = self.title(&row.row);
                cells[2] = phase_code(phase);
                told_code(&told).clone_into(&mut cells[3]);
                if let Told::Shown {
                    answered,
                    rooms,
                    withheld,
                    cells: said,
                } = told
                {
                    cells[4] = rooms.to_string();
                    cells[5] = withheld.to_string();
                    cells[6] = answered.to_string();
                    for (place, said) in said.into_iter().enumerate() {
                        let (count, of) = columns(said);
                        cells[7 + 2 * place] = count;
                        cells[8 + 2 * place] = of;
                    }
                }
                cells
            })
        });
        table(COLUMNS.map(str::to_owned), people.into_iter().chain(rows))
    }
}

fn columns(said: Said) -> (String, String) {
    match said {
        Said::Count { count, of, .. } => (count.to_string(), of.to_string()),
        Said::AlmostAll => ("almost-all".to_owned(), String::new()),
        Said::AlmostNone => ("almost-none".to_owned(), String::new()),
        Said::Unsaid => ("hidden".to_owned(), String::new()),
    }
}
