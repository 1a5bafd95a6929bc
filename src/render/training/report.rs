//! The officer's report: what it says, once, and how it leaves the program.

use super::{NEEDS, View, chart};
use crate::domain::checklist::Row;
use crate::domain::room::{Origin, Phase};
use crate::domain::text::Lang;
use crate::render::findings::provisions_on;
use crate::render::html::page_of;
use crate::render::listing::path_line;
use crate::render::paper::{self, Bar, Block, Cell, Official, Paper, Table, cell};
use crate::render::words::{clean, fill, path_mark_words, sentence, upper_first};
use crate::tally::{Need, Told};
use maud::{Markup, PreEscaped, html};

/// Points of the text: 13, as everywhere in it.
const POINTS: u32 = 13;
/// Where nobody said a name.
const DOTS: &str = "………………………";

impl View<'_> {
    /// A document in the layout of official documents.
    pub fn docx(&self) -> Vec<u8> {
        let paper = Paper {
            title: self.text_of("paper-report-kind"),
            blocks: self.blocks(),
            points: POINTS,
            landscape: false,
        };
        paper::official(&paper, &self.frame())
    }

    /// One page that needs nothing else.
    pub fn html(&self) -> String {
        let frame = self.frame();
        let blocks = self.blocks();
        let body = html! {
            main {
                article.sheet {
                    header.official {
                        div {
                            @if let Some(parent) = &frame.parent { p { (parent) } }
                            p.strong { (frame.agency) }
                            div.under {}
                            p { (frame.number) }
                        }
                        div {
                            p.strong { (frame.state) }
                            p.motto { (frame.motto) }
                            p.day { (frame.place) }
                        }
                    }
                    h1 { (frame.kind) }
                    p.subject { (frame.subject) }
                    (self.with_chart(blocks))
                    div.signing {
                        div {
                            p { strong { em { (frame.recipients) } } }
                            ul { @for line in &frame.recipient_lines { li { (line) } } }
                        }
                        div.who { p { (frame.signer) } div.room {} p { (DOTS) } }
                    }
                }
            }
        };
        let title = format!("{}: {}", upper_first(&frame.kind.to_lowercase()), frame.subject);
        page_of(
            self.locale,
            &title,
            "light dark",
            concat!(
                include_str!("../paper/paper.css"),
                "@page { size: A4; margin: 20mm 15mm 20mm 30mm; }\n"
            ),
            &body,
        )
    }

    /// The blocks as a page, with the picture instead of the bars.
    fn with_chart(&self, blocks: Vec<Block>) -> Markup {
        let paper = |blocks: Vec<Block>| Paper {
            title: String::new(),
            blocks,
            points: POINTS,
            landscape: false,
        };
        html! {
            @for block in blocks {
                @if let Block::Bars(bars) = &block {
                    (PreEscaped(chart::draw(bars, &self.text_of("paper-chart"))))
                } @else {
                    (paper::body(&paper(vec![block])))
                }
            }
        }
    }

    fn frame(&self) -> Official {
        let capitals =
            |name: Option<&str>| name.map_or_else(|| DOTS.to_owned(), |name| clean(name).to_uppercase());
        let (year, month, day) = (self.day.year(), self.day.month(), self.day.day());
        // Zero before days under 10 and months 1 and 2, as state documents have it.
        let month = match self.locale.lang() {
            Lang::Vi if month < 3 => format!("{month:02}"),
            _ => month.to_string(),
        };
        let place = self.head.place.map_or_else(|| self.text_of("paper-place"), clean);
        Official {
            parent: Some(capitals(self.head.parent)),
            agency: capitals(self.head.agency),
            number: self.text_of("paper-report-number"),
            state: self.text_of("paper-state"),
            motto: self.text_of("paper-motto"),
            place: self.with(
                "paper-place-and-day",
                &[
                    ("place", &place),
                    ("day", &format!("{day:02}")),
                    ("month", &month),
                    ("year", &year.to_string()),
                ],
            ),
            kind: self.text_of("paper-report-kind"),
            subject: self.with("paper-report-subject", &[("days", &self.days())]),
            recipients: self.text_of("paper-recipients"),
            recipient_lines: self
                .text_of("paper-recipient-lines")
                .lines()
                .map(str::to_owned)
                .collect(),
            signer: self.text_of("paper-signer"),
            sign_here: self.text_of("paper-sign-here"),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let text = |key: &str| self.text_of(key);
        let mut out = vec![Block::Heading(text("paper-report-people"))];
        out.push(Block::Items(
            std::iter::once(self.attended()).chain(self.people()).collect(),
        ));
        out.push(Block::Heading(text("paper-report-way")));
        out.push(Block::Text(self.way()));
        out.push(Block::Text(
            self.with("paper-report-promise", &[("k", &self.k())]),
        ));
        out.push(Block::Heading(text("paper-report-result")));
        let bars = self.bars();
        if !bars.is_empty() {
            out.push(Block::Text(text("paper-report-bars")));
            out.push(Block::Bars(bars));
        }
        out.push(Block::Text(self.with("paper-report-table", &[("k", &self.k())])));
        out.push(Block::Table(self.results()));
        if self.digest.rows.iter().any(|row| row.after != Told::NotAsked) {
            out.push(Block::Text(text("paper-report-others")));
        }
        out.push(Block::Heading(text("paper-report-needs")));
        out.extend(self.need_blocks());
        out.push(Block::Heading(text("paper-report-unsaid")));
        out.push(Block::Items(self.unsaid()));
        out.push(Block::Heading(text("paper-report-next")));
        out.push(Block::Items(
            ["paper-next-again", "paper-next-own", "paper-next-incident"]
                .map(text)
                .to_vec(),
        ));
        out.push(Block::Text(text("paper-report-end")));
        out
    }

    fn attended(&self) -> String {
        match self.head.attended {
            Some(number) => self.with("paper-attended", &[("count", &self.count(number))]),
            None => self.text_of("paper-attended-unsaid"),
        }
    }

    /// Who took part, who went through everything, on what.
    pub(super) fn people(&self) -> Vec<String> {
        let digest = self.digest;
        let line = |key: &str, number: Option<u64>, unsaid: usize| {
            let Some(number) = number else {
                return self.with(&format!("paper-{key}-unsaid"), &[("k", &self.k())]);
            };
            let mut text = self.with(&format!("paper-{key}"), &[("count", &self.count(number))]);
            if unsaid > 0 {
                text.push(' ');
                text.push_str(&self.with("paper-rooms-unsaid", &[("count", &self.count(unsaid as u64))]));
            }
            text
        };
        let mut out = vec![
            line("joined", digest.joined, digest.joined_unsaid),
            line("completed", digest.completed, digest.completed_unsaid),
        ];
        let origins: Vec<String> = self
            .origins
            .iter()
            .map(|(origin, rooms)| {
                let key = match origin {
                    Origin::Phones => "paper-origin-phones",
                    Origin::Paper => "paper-origin-paper",
                };
                self.with(key, &[("count", &self.count(*rooms as u64))])
            })
            .collect();
        if digest.rooms > 1 {
            out.push(self.with(
                "paper-rooms",
                &[
                    ("count", &self.count(digest.rooms as u64)),
                    ("origins", &origins.join(", ")),
                ],
            ));
        } else if let Some((origin, _)) = self.origins.first() {
            out.push(self.text_of(match origin {
                Origin::Phones => "paper-only-phones",
                Origin::Paper => "paper-only-paper",
            }));
        }
        if digest.contradicted > 0 {
            let count = self.count(digest.contradicted as u64);
            out.push(self.with("paper-contradicted", &[("count", &count)]));
        }
        if !self.left_out.is_empty() {
            let count = self.count(self.left_out.len() as u64);
            out.push(self.with("paper-left-out", &[("count", &count)]));
        }
        out
    }

    fn way(&self) -> String {
        let lang = self.locale.lang();
        let catalog = &self.content.catalog;
        let names: Vec<&str> = self
            .packs
            .iter()
            .map(|id| catalog.pack(id).map_or(id.as_str(), |pack| pack.title.get(lang)))
            .collect();
        let mut text = self.with(
            "paper-report-pack",
            &[
                ("pack", &names.join("; ")),
                ("rows", &self.count(self.digest.rows.len() as u64)),
            ],
        );
        if !self.same_edition {
            text.push(' ');
            text.push_str(&self.text_of("paper-report-edition"));
        }
        text
    }

    fn bars(&self) -> Vec<Bar> {
        let mut bars = Vec::new();
        for row in &self.digest.rows {
            let mut name = self.title(&row.row);
            for (phase, told) in [(Phase::Before, &row.before), (Phase::After, &row.after)] {
                if *told == Told::NotAsked {
                    continue;
                }
                let share = Self::good(told);
                let words = match share {
                    Some(share) => self.locale.percent(share),
                    None => match told {
                        Told::Shown { cells, .. } => self.said(cells[0]),
                        other => self.untold_shortly(other),
                    },
                };
                bars.push(Bar {
                    name: std::mem::take(&mut name),
                    second: phase == Phase::After,
                    share,
                    words: format!("{}: {words}", upper_first(&self.phase(phase))),
                });
            }
        }
        bars
    }

    fn results(&self) -> Table {
        let mut rows = Vec::new();
        for (index, row) in self.digest.rows.iter().enumerate() {
            let phases: Vec<_> = [(Phase::Before, row.before), (Phase::After, row.after)]
                .into_iter()
                .filter(|(_, told)| *told != Told::NotAsked)
                .collect();
            let span = phases.len() as u32;
            for (place, (phase, told)) in phases.into_iter().enumerate() {
                let mut cells = if place == 0 {
                    vec![
                        Cell::Over((index + 1).to_string(), span),
                        Cell::Over(self.title(&row.row), span),
                    ]
                } else {
                    vec![Cell::Covered, Cell::Covered]
                };
                cells.push(cell(upper_first(&self.phase(phase))));
                if let Told::Shown {
                    answered,
                    cells: said,
                    ..
                } = told
                {
                    cells.push(cell(self.count(answered)));
                    cells.extend(said.map(|said| cell(self.said(said))));
                } else {
                    cells.push(cell(self.untold_shortly(&told)));
                    cells.extend([cell("–"), cell("–"), cell("–")]);
                }
                rows.push(cells);
            }
        }
        Table {
            header: ["number", "item", "phase", "answered", "good", "bad", "unknown"]
                .map(|column| self.text_of(&format!("paper-column-{column}")))
                .to_vec(),
            widths: vec![60, 265, 105, 120, 150, 150, 150],
            middle: vec![0, 2, 3, 4, 5, 6],
            rows,
            height: 0,
            smaller: 3,
        }
    }

    /// The largest needs, a sentence each.
    pub(super) fn need_lines(&self) -> Vec<String> {
        self.digest
            .needs
            .iter()
            .take(NEEDS)
            .map(|need| self.need(need))
            .collect()
    }

    fn need(&self, need: &Need) -> String {
        let key = if need.exact {
            "paper-need"
        } else {
            "paper-need-at-least"
        };
        self.with(
            key,
            &[
                ("title", &self.title(&need.row)),
                ("share", &self.locale.percent(need.share)),
                ("phase", &self.phase(need.phase)),
            ],
        )
    }

    fn need_blocks(&self) -> Vec<Block> {
        if self.digest.needs.is_empty() {
            return vec![Block::Text(self.text_of("paper-needs-none"))];
        }
        let mut out = Vec::new();
        for (letter, need) in ('a'..).zip(self.digest.needs.iter().take(NEEDS)) {
            out.push(Block::Text(format!("{letter}) {}", self.need(need))));
            if let Some(fix) = self.fix(&need.row) {
                out.push(Block::Text(self.with("paper-need-fix", &[("fix", &fix)])));
            }
            let references = self
                .content
                .catalog
                .control(&need.row.control)
                .map(|control| control.provisions.as_slice())
                .unwrap_or_default();
            let behind = provisions_on(&self.content.registry, self.locale, self.day, references.iter());
            if behind.is_empty() {
                out.push(Block::Text(self.text_of("paper-need-no-provision")));
            }
            for provision in behind {
                let doubt = provision
                    .doubt
                    .map_or_else(String::new, |doubt| format!(" {doubt}"));
                let words = format!("{} {}{doubt}", sentence(&provision.name), provision.text);
                out.push(Block::Text(
                    self.with("paper-need-provision", &[("words", &words)]),
                ));
            }
        }
        out
    }

    /// What to do: what is to be true, and where the setting is; else what the control says.
    fn fix(&self, row: &Row) -> Option<String> {
        let catalog = &self.content.catalog;
        let lang = self.locale.lang();
        let packs = catalog.packs.iter().filter(|pack| self.packs.contains(&pack.id));
        let known = packs.flat_map(|pack| &pack.rows).find(|known| known.row == *row);
        let platform = row.on.as_deref().and_then(|on| catalog.platform(on));
        let placed = platform.and_then(|platform| {
            platform
                .controls
                .iter()
                .find(|placed| placed.control == row.control)
        });
        if let Some((known, path)) = known.zip(placed.and_then(|placed| placed.paths.first())) {
            let path_words = sentence(&path_line(self.locale, path));
            return Some(self.with(
                "paper-need-path",
                &[
                    ("statement", known.statement.get(lang)),
                    ("path", &path_words),
                    ("mark", &path_mark_words(self.locale, &path.provenance)),
                ],
            ));
        }
        let subject = platform.map_or("", |platform| platform.name.get(lang));
        catalog
            .control(&row.control)
            .map(|control| fill(control.fix.get(lang), &[("subject", subject)]))
    }

    /// What is not said, and what was not asked.
    fn unsaid(&self) -> Vec<String> {
        let rows = &self.digest.rows;
        let told = |phase: Phase| {
            rows.iter().map(move |row| match phase {
                Phase::Before => (row, &row.before),
                Phase::After => (row, &row.after),
            })
        };
        let mut out = Vec::new();
        for phase in Phase::ALL {
            let name = self.phase(phase);
            // A whole phase that was not asked is one line.
            if told(phase).all(|(_, told)| *told == Told::NotAsked) {
                out.push(self.with("paper-unasked-phase", &[("phase", &name)]));
                continue;
            }
            for (row, told) in told(phase) {
                if let Some(why) = self.untold(told) {
                    let title = self.title(&row.row);
                    out.push(self.with(
                        "paper-unsaid-row",
                        &[("title", &title), ("phase", &name), ("why", &why)],
                    ));
                }
            }
        }
        out.push(self.with("paper-unsaid-words", &[("k", &self.k())]));
        out.push(self.text_of("paper-never-asked"));
        out
    }
}
