//! The papers of a training day: a page and a document of each, a table to fill in, and what to read first.

use crate::domain::checklist::{Content, Pack};
use crate::domain::incident::Incident;
use crate::domain::room::{COUNT_COLUMNS, Phase};
use crate::domain::text::{Date, Mark, Provenance, Text};
use crate::i18n::Locale;
use crate::render::csv::line;
use crate::render::findings::provisions_on;
use crate::render::incident;
use crate::render::paper::{self, Block, Cell, Paper, Table, cell};
use crate::render::words::{mark_words, sentence};

/// Where a case is told, or what would have stopped it: a record of the content that has its source.
enum Basis {
    /// What somebody does whom it happened to.
    Incident(&'static str),
    /// What is asked about it.
    Control(&'static str),
    /// What a platform has against it.
    Platform(&'static str),
    /// The warning of those who prey on people in need.
    Warning,
}

/// What each case rests on. The way it is told is our own.
const CASES: [&[Basis]; 5] = [
    &[Basis::Incident("code-given"), Basis::Platform("zalo")],
    &[
        Basis::Control("password-exposed"),
        Basis::Control("password-reuse"),
    ],
    &[
        Basis::Incident("sim-lost"),
        Basis::Control("recovery-phone"),
        Basis::Control("sim-pin"),
    ],
    &[
        Basis::Incident("page-lost"),
        Basis::Control("saved-password"),
        Basis::Control("page-admins"),
    ],
    &[Basis::Warning],
];
/// How high the code to scan is on the poster, in millimetres.
const QR: u32 = 78;
/// What the notice rests on.
const LAW: [&str; 4] = [
    "luat-dlcn-2025#d4.1",
    "luat-dlcn-2025#d9.4.d",
    "luat-dlcn-2025#d10",
    "nd-356-2025#d3.10",
];

/// What the papers are made of.
pub struct Kit<'a> {
    /// Where everything comes from.
    pub content: &'a Content,
    /// What is asked.
    pub pack: &'a Pack,
    /// The smallest group anything is said of.
    pub k: u32,
    /// The day provisions are judged on.
    pub day: Date,
    /// The language.
    pub locale: Locale,
    /// The room people join; where there is none yet, its code is glued on.
    pub join: Option<Join>,
}

/// How people come into a room that is there already: what its big screen shows, and nothing else of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The address people type.
    pub address: String,
    /// The code, as it is read aloud.
    pub code: String,
    /// The day it was opened.
    pub day: Date,
    /// How many squares a side of the code to scan has.
    pub side: usize,
    /// Which of its squares are dark, row by row.
    pub dark: Vec<bool>,
}

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// What it is, in words.
    pub about: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl Kit<'_> {
    /// Every file, in the order in which they are needed.
    pub fn files(&self) -> Vec<Written> {
        let incidents: Vec<&Incident> = self.content.catalog.help.incidents.iter().collect();
        let view = incident::View {
            content: self.content,
            locale: self.locale,
            platform: None,
            day: self.day,
            paper: true,
        };
        let cards = incident::page(&view, &incidents);
        let papers = [
            ("first", self.first(), None),
            ("poster", self.poster(), None),
            ("notice", self.notice(), None),
            ("sheet", self.sheet(), None),
            ("tally", self.tally(), None),
            ("helper", self.helper(), None),
            ("cases", self.cases(), None),
            ("incidents", self.incidents(&incidents), Some(cards)),
        ];
        let mut out = Vec::new();
        for (number, (id, paper, page)) in papers.into_iter().enumerate() {
            let name = format!("{number:02}-{}", self.text(&format!("paper-file-{id}")));
            let about = paper.title.clone();
            let page = page
                .unwrap_or_else(|| paper::styled(std::slice::from_ref(&paper), &paper.title, self.locale));
            out.push(Written {
                name: format!("{name}.html"),
                about: about.clone(),
                bytes: page.into_bytes(),
            });
            out.push(Written {
                name: format!("{name}.docx"),
                about,
                bytes: paper::plain(&paper),
            });
        }
        out.push(Written {
            name: format!("{}.csv", self.text("paper-file-counts")),
            about: self.text("paper-counts-title"),
            bytes: self.counts().into_bytes(),
        });
        out
    }

    fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }

    fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.with(key, args)
    }

    fn pick<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.locale.lang())
    }

    fn count(&self, number: usize) -> String {
        self.locale.count(number)
    }

    fn k(&self) -> String {
        self.count(self.k as usize)
    }

    /// A text of several lines, a line each.
    fn lines(&self, key: &str) -> Vec<String> {
        let args = [("k", &*self.k()), ("rows", &self.count(self.pack.rows.len()))];
        self.with(key, &args).lines().map(str::to_owned).collect()
    }

    fn paper(&self, title: &str, points: u32, blocks: Vec<Block>) -> Paper {
        let title = self.text(title);
        let mut all = vec![Block::Title(title.clone())];
        all.extend(blocks);
        Paper {
            title,
            blocks: all,
            points,
            landscape: false,
        }
    }

    /// What to read first: the order of the day.
    fn first(&self) -> Paper {
        let row = |line: &String| line.split('|').map(|part| cell(part.trim())).collect();
        let stations: Vec<String> = self
            .pack
            .stations
            .iter()
            .map(|station| {
                self.with(
                    "paper-station",
                    &[
                        ("title", self.pick(&station.title)),
                        ("minutes", &self.count(station.minutes as usize)),
                    ],
                )
            })
            .collect();
        let table = |key: &str, header: &str, widths: [u32; 3]| {
            Block::Table(Table {
                header: self
                    .text(header)
                    .split('|')
                    .map(|part| part.trim().to_owned())
                    .collect(),
                widths: widths.to_vec(),
                middle: vec![0],
                rows: self.lines(key).iter().map(row).collect(),
                height: 0,
                smaller: 1,
            })
        };
        self.paper(
            "paper-first-title",
            13,
            vec![
                Block::Text(self.text("paper-first-about")),
                Block::Heading(self.text("paper-first-before")),
                table("paper-before", "paper-before-header", [140, 560, 300]),
                Block::Heading(self.text("paper-first-day")),
                table("paper-day-of", "paper-day-of-header", [140, 520, 340]),
                Block::Heading(self.text("paper-first-stations")),
                Block::Steps(stations),
                Block::Heading(self.text("paper-first-after")),
                Block::Items(self.lines("paper-after")),
                Block::Heading(self.text("paper-first-never")),
                Block::Items(self.lines("paper-never")),
            ],
        )
    }

    fn poster(&self) -> Paper {
        let mut blocks = vec![
            Block::Steps(self.lines("paper-poster-steps")),
            Block::Blank(self.text("paper-poster-network")),
        ];
        match &self.join {
            None => blocks.extend([
                Block::Blank(self.text("paper-poster-address")),
                Block::Blank(self.text("paper-poster-code")),
                Block::Frame(self.text("paper-poster-frame"), 90),
            ]),
            Some(join) => {
                let said = |key: &str, what: &str| Block::Large(format!("{} {what}", self.text(key)));
                let day = self.locale.date(join.day);
                blocks.extend([
                    said("paper-poster-address", &join.address),
                    said("paper-poster-code", &join.code),
                    Block::Squares {
                        side: join.side,
                        dark: join.dark.clone(),
                        millimetres: QR,
                        words: self.with("paper-poster-scan", &[("address", &join.address)]),
                    },
                    Block::Small(self.with("paper-poster-changed", &[("date", &day)])),
                ]);
            }
        }
        blocks.push(Block::Small(
            self.with("paper-poster-promise", &[("k", &self.k())]),
        ));
        self.paper("paper-poster-title", 22, blocks)
    }

    fn notice(&self) -> Paper {
        let mut blocks = vec![
            Block::Text(self.text("paper-notice-free")),
            Block::Heading(self.text("paper-notice-asked")),
            Block::Text(self.with(
                "paper-notice-rows",
                &[("rows", &self.count(self.pack.rows.len()))],
            )),
            Block::Text(self.text("paper-never-asked")),
            Block::Heading(self.text("paper-notice-seen")),
            Block::Strong(self.text("paper-promise")),
            Block::Text(self.text("paper-notice-so")),
            Block::Heading(self.text("paper-notice-kept")),
            Block::Items(self.lines("paper-notice-kept-items")),
            Block::Heading(self.text("paper-notice-rights")),
            Block::Items(self.lines("paper-notice-rights-items")),
            Block::Heading(self.text("paper-notice-law")),
        ];
        let references: Vec<String> = LAW.iter().map(|reference| (*reference).to_owned()).collect();
        let behind = provisions_on(&self.content.registry, self.locale, self.day, references.iter());
        let behind = behind.into_iter().map(|provision| {
            let doubt = provision
                .doubt
                .map_or_else(String::new, |doubt| format!(" {doubt}"));
            format!("{} {}{doubt}", sentence(&provision.name), provision.text)
        });
        blocks.push(Block::Items(behind.collect()));
        blocks.push(Block::Small(
            self.with("paper-notice-checked", &[("date", &self.locale.date(self.day))]),
        ));
        blocks.push(Block::Blank(self.text("paper-notice-who")));
        self.paper("paper-notice-title", 13, blocks)
    }

    fn sheet(&self) -> Paper {
        let rows = || -> Vec<Vec<Cell>> {
            self.pack
                .rows
                .iter()
                .enumerate()
                .map(|(index, row)| {
                    vec![
                        cell((index + 1).to_string()),
                        cell(self.pick(&row.statement)),
                        cell(""),
                        cell(""),
                        cell(""),
                    ]
                })
                .collect()
        };
        let table = || {
            Block::Table(Table {
                header: ["number", "statement", "good", "bad", "unknown"]
                    .map(|column| self.text(&format!("paper-column-{column}")))
                    .to_vec(),
                widths: vec![65, 560, 115, 115, 145],
                middle: vec![0],
                rows: rows(),
                height: 11,
                smaller: 0,
            })
        };
        let round = |phase: Phase| Block::Heading(self.text(&format!("paper-sheet-{}", phase.as_str())));
        let blocks = vec![
            Block::Text(self.text("paper-sheet-how")),
            round(Phase::Before),
            table(),
            Block::Cut(self.text("paper-sheet-cut")),
            Block::Strong(self.text("paper-sheet-plan")),
            Block::Blank("1.".to_owned()),
            Block::Blank("2.".to_owned()),
            Block::Blank("3.".to_owned()),
            Block::Blank(self.text("paper-sheet-where")),
            Block::Small(self.text("paper-sheet-codes")),
            Block::Break,
            round(Phase::After),
            Block::Text(self.text("paper-sheet-again")),
            table(),
            Block::Text(self.text("paper-sheet-box")),
        ];
        self.paper("paper-sheet-title", 14, blocks)
    }

    fn tally(&self) -> Paper {
        let rows = self.pack.rows.iter().enumerate().map(|(index, row)| {
            let mut cells = vec![cell((index + 1).to_string()), cell(self.pick(&row.title))];
            cells.extend((0..6).map(|_| cell("")));
            cells
        });
        let mut header = vec![self.text("paper-column-number"), self.text("paper-column-item")];
        for phase in Phase::ALL {
            let phase = self.text(&format!("paper-short-{}", phase.as_str()));
            for column in ["good", "bad", "unknown"] {
                let answer = self.text(&format!("paper-column-{column}"));
                header.push(format!("{phase}: {answer}"));
            }
        }
        let table = Table {
            header,
            widths: vec![40, 240, 120, 120, 120, 120, 120, 120],
            middle: vec![0],
            rows: rows.collect(),
            height: 9,
            smaller: 1,
        };
        let blocks = vec![
            Block::Text(self.with("paper-tally-how", &[("k", &self.k())])),
            Block::Table(table),
            Block::Blank(self.text("paper-tally-sheets")),
        ];
        Paper {
            landscape: true,
            ..self.paper("paper-tally-title", 12, blocks)
        }
    }

    fn helper(&self) -> Paper {
        self.paper(
            "paper-helper-title",
            14,
            vec![
                Block::Heading(self.text("paper-helper-say")),
                Block::Items(self.lines("paper-helper-say-items")),
                Block::Heading(self.text("paper-helper-never")),
                Block::Items(self.lines("paper-helper-never-items")),
                Block::Heading(self.text("paper-helper-stuck")),
                Block::Items(self.lines("paper-helper-stuck-items")),
                Block::Blank(self.text("paper-helper-lead")),
            ],
        )
    }

    fn cases(&self) -> Paper {
        let mut blocks = vec![Block::Small(self.text("paper-case-about"))];
        for (number, bases) in (1..).zip(CASES) {
            if number == 3 || number == 5 {
                blocks.push(Block::Break);
            }
            blocks.push(Block::Heading(self.text(&format!("paper-case-{number}-title"))));
            blocks.push(Block::Strong(self.text("paper-case-how")));
            blocks.push(Block::Steps(self.lines(&format!("paper-case-{number}-how"))));
            blocks.push(Block::Strong(self.text("paper-case-stop")));
            blocks.push(Block::Items(self.lines(&format!("paper-case-{number}-stop"))));
            blocks.push(Block::Small(self.basis(bases)));
        }
        self.paper("paper-case-title", 13, blocks)
    }

    /// How sure a case is, by its weakest part, and where each part was read, and when.
    fn basis(&self, bases: &[Basis]) -> String {
        let found: Vec<Option<&Provenance>> = bases.iter().map(|basis| self.provenance(basis)).collect();
        let marks = found
            .iter()
            .map(|found| found.map_or(Mark::Unverified, |found| found.mark));
        let weakest = marks.max().unwrap_or(Mark::Unverified);
        let each = found.into_iter().flatten().map(|provenance| {
            let date = self.locale.date(provenance.checked);
            let mark = mark_words(self.locale, provenance.mark);
            let args = [
                ("source", provenance.source.as_str()),
                ("date", &date),
                ("mark", &mark),
            ];
            self.with("paper-case-source", &args)
        });
        let lead = self.with("paper-case-basis", &[("mark", &mark_words(self.locale, weakest))]);
        [lead].into_iter().chain(each).collect::<Vec<_>>().join(" ")
    }

    fn provenance(&self, basis: &Basis) -> Option<&Provenance> {
        let catalog = &self.content.catalog;
        Some(match basis {
            Basis::Incident(id) => &catalog.help.incident(id)?.provenance,
            Basis::Control(id) => &catalog.control(id)?.provenance,
            Basis::Platform(id) => &catalog.platform(id)?.provenance,
            Basis::Warning => &catalog.help.warning.as_ref()?.provenance,
        })
    }

    fn incidents(&self, incidents: &[&Incident]) -> Paper {
        let help = &self.content.catalog.help;
        let mut blocks = vec![Block::Small(self.text("paper-incidents-about"))];
        for (index, incident) in incidents.iter().enumerate() {
            if index > 0 {
                blocks.push(Block::Break);
            }
            blocks.push(Block::Heading(self.pick(&incident.title).to_owned()));
            blocks.push(Block::Text(self.pick(&incident.sign).to_owned()));
            blocks.push(Block::Strong(self.text("incident-first")));
            blocks.push(Block::Steps(
                incident
                    .steps
                    .iter()
                    .map(|step| {
                        let minutes = self.count(step.minutes as usize);
                        self.with(
                            "incident-step",
                            &[("text", self.pick(&step.text)), ("minutes", &minutes)],
                        )
                    })
                    .collect(),
            ));
            blocks.push(Block::Strong(self.text("incident-avoid")));
            blocks.push(Block::Items(
                incident
                    .avoid
                    .iter()
                    .map(|text| self.pick(text).to_owned())
                    .collect(),
            ));
            if let Some(warning) = &help.warning {
                blocks.push(Block::Text(
                    self.with("incident-warning", &[("text", self.pick(&warning.text))]),
                ));
            }
            blocks.push(Block::Strong(self.text("incident-tell")));
            blocks.push(Block::Items(
                incident
                    .tell
                    .iter()
                    .map(|tell| {
                        let who = self.text(&format!("incident-who-{}", tell.who.as_str()));
                        sentence(&format!("{who}: {}", self.pick(&tell.why)))
                    })
                    .collect(),
            ));
            blocks.push(Block::Strong(self.text("incident-keep")));
            blocks.push(Block::Items(
                incident
                    .keep
                    .iter()
                    .map(|text| self.pick(text).to_owned())
                    .collect(),
            ));
            blocks.push(Block::Blank(self.text("paper-incidents-officer")));
        }
        self.paper("paper-incidents-title", 13, blocks)
    }

    /// The table that `room tally --counts` reads, to be filled in.
    fn counts(&self) -> String {
        let mut out = String::from("\u{feff}");
        let [first, second, third, fourth, fifth, sixth] = COUNT_COLUMNS;
        let header = ["row", "title", first, second, third, fourth, fifth, sixth];
        out.push_str(&line(header.map(str::to_owned)));
        let mut sheets: [String; 8] = Default::default();
        "sheets".clone_into(&mut sheets[0]);
        sheets[1] = self.text("paper-tally-sheets");
        out.push_str(&line(sheets));
        for row in &self.pack.rows {
            let mut cells: [String; 8] = Default::default();
            cells[0] = row.row.to_string();
            self.pick(&row.title).clone_into(&mut cells[1]);
            out.push_str(&line(cells));
        }
        out
    }
}
