//! The graph of accounts as a picture: passwords, numbers and devices on the left, accounts on the right, the
//! likeliest story as thick numbered lines. And the same edges as sentences.

use super::super::story::thing;
use super::super::words::{Speak, upper_first};
use super::gauge::number;
use crate::domain::answer::Subject;
use crate::domain::assessment::Link;
use crate::domain::id::Id;
use crate::domain::profile::{Account, Known, Method};
use crate::i18n::lines::wrap;
use maud::{Markup, html};

/// The picture is as wide as a phone; it grows with its rows.
const WIDTH: f64 = 360.0;
/// Boxes: width, height, distance between the tops of two of them.
const BOX: f64 = 122.0;
const HEIGHT: f64 = 38.0;
const STEP: f64 = 52.0;
/// Left edges of the two columns; arcs between things of one column run outside them.
const THINGS: f64 = 18.0;
const ACCOUNTS: f64 = 206.0;
/// Where the first row begins, below the column headings.
const TOP: f64 = 28.0;
/// Columns of text in a box.
const LABEL: usize = 18;

/// From more accounts than this on, lines hide each other; then only what the story touches is drawn.
const MANY: usize = 10;
/// How many accounts are drawn then.
const FEW: usize = 8;

/// What an edge says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Opens,
    Resets,
    Code,
    SignedIn,
    Similar,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Opens => "opens",
            Kind::Resets | Kind::Code => "resets",
            Kind::SignedIn | Kind::Similar => "signed",
        }
    }
}

#[derive(Clone)]
struct Edge {
    from: Subject,
    to: Subject,
    kind: Kind,
    /// Its place in the story, from 1.
    told: Option<usize>,
}

/// Nodes and edges, in the profile's order.
pub(super) struct Graph {
    things: Vec<Subject>,
    accounts: Vec<Subject>,
    edges: Vec<Edge>,
}

impl Graph {
    /// The graph of a report's profile with its likeliest story marked.
    pub(super) fn of(speak: &Speak<'_>) -> Self {
        let profile = &speak.report.profile;
        let passwords = profile
            .passwords
            .iter()
            .map(|group| Subject::Password(group.id.clone()));
        let numbers = profile
            .numbers
            .iter()
            .map(|number| Subject::Number(number.id.clone()));
        let devices = profile
            .devices
            .iter()
            .map(|device| Subject::Device(device.id.clone()));
        let mut graph = Self {
            things: passwords.chain(numbers).chain(devices).collect(),
            accounts: profile
                .accounts
                .iter()
                .map(|account| Subject::Account(account.id.clone()))
                .collect(),
            edges: Vec::new(),
        };
        for account in &profile.accounts {
            graph.account(account);
        }
        for (one, other) in &profile.similar {
            graph.edge(
                Subject::Password(one.clone()),
                Subject::Password(other.clone()),
                Kind::Similar,
            );
        }
        if let Some(story) = speak.report.stories.first() {
            let mut order = 0;
            for link in &story.links {
                graph.tell(link, &mut order);
            }
        }
        graph
    }

    pub(super) fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// Whether a story is marked.
    pub(super) fn has_story(&self) -> bool {
        self.edges.iter().any(|edge| edge.told.is_some())
    }

    /// Whether a dotted line is drawn.
    pub(super) fn has_dots(&self) -> bool {
        self.edges.iter().any(|edge| edge.kind.class() == "signed")
    }

    /// What can be drawn so that it can be read, and how many accounts that leaves out.
    pub(super) fn readable(&self) -> (Self, usize) {
        let many = self.accounts.len() > MANY;
        let edges = self.edges.iter();
        if !many {
            let whole = Self {
                things: self.things.clone(),
                accounts: self.accounts.clone(),
                edges: edges.cloned().collect(),
            };
            return (whole, 0);
        }
        let told: Vec<&Edge> = edges.clone().filter(|edge| edge.told.is_some()).collect();
        let on_story = |node: &Subject| told.iter().any(|edge| edge.from == *node || edge.to == *node);
        let reached = |node: &Subject| {
            self.edges
                .iter()
                .any(|edge| edge.kind.class() != "signed" && on_story(&edge.from) && edge.to == *node)
        };
        let mut ranked: Vec<(u8, usize)> = self
            .accounts
            .iter()
            .enumerate()
            .map(|(place, node)| match (on_story(node), reached(node)) {
                (true, _) => (0, place),
                (false, true) => (1, place),
                (false, false) => (2, place),
            })
            .collect();
        ranked.sort_unstable();
        let mut kept: Vec<usize> = ranked.iter().take(FEW).map(|(_, place)| *place).collect();
        kept.sort_unstable();
        let accounts: Vec<Subject> = kept
            .iter()
            .filter_map(|place| self.accounts.get(*place).cloned())
            .collect();
        let drawn = |edge: &&Edge| edge.told.is_some() || edge.kind.class() != "signed";
        let things: Vec<Subject> = self
            .things
            .iter()
            .filter(|thing| {
                self.edges.iter().filter(drawn).any(|edge| {
                    (edge.from == **thing && accounts.contains(&edge.to))
                        || (edge.to == **thing && edge.told.is_some())
                })
            })
            .cloned()
            .collect();
        let has = |node: &Subject| accounts.contains(node) || things.contains(node);
        let edges = edges
            .filter(drawn)
            .filter(|edge| has(&edge.from) && has(&edge.to))
            .cloned()
            .collect();
        let left_out = self.accounts.len() - accounts.len();
        (
            Self {
                things,
                accounts,
                edges,
            },
            left_out,
        )
    }

    fn account(&mut self, account: &Account) {
        let target = Subject::Account(account.id.clone());
        let of = |id: &Id| Subject::Account(id.clone());
        if let Some(Known::Is(group)) = &account.password {
            self.edge(Subject::Password(group.clone()), target.clone(), Kind::Opens);
        }
        for opener in account.sso.iter().chain(&account.vault).chain(&account.admins) {
            self.edge(of(opener), target.clone(), Kind::Opens);
        }
        for mailbox in account.recovery_mail.value().into_iter().flatten() {
            self.edge(of(mailbox), target.clone(), Kind::Resets);
        }
        for number in account.recovery_sms.value().into_iter().flatten() {
            self.edge(Subject::Number(number.clone()), target.clone(), Kind::Resets);
        }
        for second in account.second.value().into_iter().flatten() {
            let place = second.place.clone();
            let place = [
                Subject::Number(place.clone()),
                Subject::Account(place.clone()),
                Subject::Device(place),
            ]
            .into_iter()
            .find(|place| {
                (second.method == Method::Sms) == matches!(place, Subject::Number(_)) && self.has(place)
            });
            if let Some(place) = place {
                self.edge(place, target.clone(), Kind::Code);
            }
        }
        for device in &account.devices {
            self.edge(Subject::Device(device.clone()), target.clone(), Kind::SignedIn);
        }
    }

    fn has(&self, node: &Subject) -> bool {
        self.things.contains(node) || self.accounts.contains(node)
    }

    fn edge(&mut self, from: Subject, to: Subject, kind: Kind) {
        let known = self
            .edges
            .iter()
            .any(|edge| edge.from == from && edge.to == to && edge.kind.class() == kind.class());
        if from != to && !known && self.has(&from) && self.has(&to) {
            self.edges.push(Edge {
                from,
                to,
                kind,
                told: None,
            });
        }
    }

    /// Marks the edges a link of the story runs along; draws the ones the profile itself has not.
    fn tell(&mut self, link: &Link, order: &mut usize) {
        let Some(to) = thing(&link.fact) else { return };
        let kind = match link.fact.split_once(':').map(|(kind, _)| kind) {
            Some("rst") => Kind::Resets,
            Some("sf") => Kind::Code,
            _ => Kind::Opens,
        };
        for from in link.from.iter().filter_map(|fact| thing(fact)) {
            let kind = match (&from, &to) {
                (Subject::Device(_), Subject::Account(_)) if kind == Kind::Opens => Kind::SignedIn,
                _ => kind,
            };
            self.edge(from.clone(), to.clone(), kind);
            let found = self
                .edges
                .iter_mut()
                .find(|edge| edge.from == from && edge.to == to && edge.kind.class() == kind.class());
            if let Some(edge) = found
                && edge.told.is_none()
            {
                *order += 1;
                edge.told = Some(*order);
            }
        }
    }

    /// Every edge as a sentence.
    pub(super) fn sentences(&self, speak: &Speak<'_>) -> Vec<String> {
        self.edges
            .iter()
            .map(|edge| {
                let key = match edge.kind {
                    Kind::Opens => "render-html-edge-opens",
                    Kind::Resets => "render-html-edge-resets",
                    Kind::Code => "render-html-edge-code",
                    Kind::SignedIn => "render-html-edge-signed-in",
                    Kind::Similar => "render-html-edge-similar",
                };
                upper_first(&speak.with(
                    key,
                    &[
                        ("source", &speak.name(&edge.from)),
                        ("target", &speak.name(&edge.to)),
                    ],
                ))
            })
            .collect()
    }

    /// The picture, with its title and description.
    pub(super) fn draw(&self, speak: &Speak<'_>) -> Markup {
        let rows = self.things.len().max(self.accounts.len());
        let height = TOP + rows as f64 * STEP;
        let told: Vec<&Edge> = self.edges.iter().filter(|edge| edge.told.is_some()).collect();
        let plain = self.edges.iter().filter(|edge| edge.told.is_none());
        let story = speak
            .report
            .stories
            .first()
            .map(|story| super::super::story::tell(speak, story));
        html! {
            svg.accounts viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby="graph-title graph-desc" {
                title #graph-title { (speak.text("render-html-graph")) }
                desc #graph-desc {
                    (speak.text("render-html-graph-words"))
                    @if let Some(story) = story { " " (story) }
                }
                defs {
                    (tip("tip"))
                    (tip("tip-told"))
                }
                @if !self.things.is_empty() {
                    text.column x=(number(THINGS + BOX / 2.0)) y="14" { (speak.text("render-html-graph-things")) }
                }
                text.column x=(number(ACCOUNTS + BOX / 2.0)) y="14" { (speak.text("render-html-graph-accounts")) }
                @for edge in plain { path class=(edge.kind.class()) d=(self.path(edge)) marker-end="url(#tip)" {} }
                @for edge in &told { path.told d=(self.path(edge)) marker-end="url(#tip-told)" {} }
                @for (column, nodes) in [(THINGS, &self.things), (ACCOUNTS, &self.accounts)] {
                    @for node in nodes { (self.node(speak, column, node)) }
                }
                @for edge in &told { (self.badge(edge)) }
            }
        }
    }

    fn node(&self, speak: &Speak<'_>, column: f64, node: &Subject) -> Markup {
        let top = self.top(node);
        let on_story = self
            .edges
            .iter()
            .any(|edge| edge.told.is_some() && (edge.from == *node || edge.to == *node));
        let class = match (node, on_story) {
            (Subject::Account(_), true) => "node account on-story",
            (Subject::Account(_), false) => "node account",
            (_, true) => "node on-story",
            (_, false) => "node",
        };
        let label = upper_first(&speak.name(node));
        let mut lines = wrap("", &label, LABEL);
        if lines.len() > 2 {
            lines.truncate(2);
            if let Some(last) = lines.last_mut() {
                last.push('…');
            }
        }
        let first = top + HEIGHT / 2.0 + 4.0 - if lines.len() > 1 { 7.0 } else { 0.0 };
        html! {
            g {
                title { (label) }
                rect class=(class) x=(number(column)) y=(number(top)) width=(number(BOX)) height=(number(HEIGHT)) rx="6" {}
                @for (index, line) in lines.iter().enumerate() {
                    text.name x=(number(column + BOX / 2.0)) y=(number(first + 14.0 * index as f64)) { (line) }
                }
            }
        }
    }

    /// The top of a node; the shorter column is centred.
    fn top(&self, node: &Subject) -> f64 {
        let column = if self.accounts.contains(node) {
            &self.accounts
        } else {
            &self.things
        };
        let rows = self.things.len().max(self.accounts.len());
        let row = column.iter().position(|other| other == node).unwrap_or(0);
        TOP + (row as f64 + (rows - column.len()) as f64 / 2.0) * STEP
    }

    /// Where an edge leaves, its two handles, where it arrives.
    fn curve(&self, edge: &Edge) -> [(f64, f64); 4] {
        let middle = |node: &Subject| self.top(node) + HEIGHT / 2.0;
        let (from, to) = (middle(&edge.from), middle(&edge.to));
        let is_account = |node: &Subject| self.accounts.contains(node);
        match (is_account(&edge.from), is_account(&edge.to)) {
            (false, true) => {
                let (start, end) = (THINGS + BOX, ACCOUNTS - 5.0);
                let half = f64::midpoint(start, end);
                // Several kinds of edge between the same two boxes must not lie on each other.
                let shift = match edge.kind {
                    Kind::Opens | Kind::Similar => -6.0,
                    Kind::Resets | Kind::Code => 0.0,
                    Kind::SignedIn => 6.0,
                };
                [
                    (start, from + shift),
                    (half, from + shift),
                    (half, to + shift),
                    (end, to + shift),
                ]
            }
            (true, false) => {
                let (start, end) = (ACCOUNTS, THINGS + BOX + 5.0);
                let half = f64::midpoint(start, end);
                [
                    (start, from + 10.0),
                    (half, from + 10.0),
                    (half, to + 10.0),
                    (end, to + 10.0),
                ]
            }
            (true, true) => {
                let (side, bulge) = (ACCOUNTS + BOX, bulge(from, to));
                [
                    (side, from + 4.0),
                    (side + bulge, from + 4.0),
                    (side + bulge, to - 4.0),
                    (side + 5.0, to - 4.0),
                ]
            }
            (false, false) => {
                let (side, bulge) = (THINGS, bulge(from, to).min(22.0));
                [
                    (side, from + 4.0),
                    (side - bulge, from + 4.0),
                    (side - bulge, to - 4.0),
                    (side - 5.0, to - 4.0),
                ]
            }
        }
    }

    fn path(&self, edge: &Edge) -> String {
        let [a, b, c, d] = self
            .curve(edge)
            .map(|(x, y)| format!("{} {}", number(x), number(y)));
        format!("M{a}C{b} {c} {d}")
    }

    /// The number of a told edge, on the line, nearer to where it arrives.
    fn badge(&self, edge: &Edge) -> Markup {
        let curve = self.curve(edge);
        let t: f64 = 0.62;
        let weights = [
            (1.0 - t).powi(3),
            3.0 * (1.0 - t).powi(2) * t,
            3.0 * (1.0 - t) * t.powi(2),
            t.powi(3),
        ];
        let x: f64 = curve.iter().zip(weights).map(|((x, _), weight)| x * weight).sum();
        let y: f64 = curve.iter().zip(weights).map(|((_, y), weight)| y * weight).sum();
        html! {
            circle.badge cx=(number(x)) cy=(number(y)) r="8" {}
            text.order x=(number(x)) y=(number(y + 4.0)) { (edge.told.unwrap_or_default()) }
        }
    }
}

/// How far an arc inside one column swings out: farther apart, farther out, but inside the picture.
fn bulge(from: f64, to: f64) -> f64 {
    (12.0 + (from - to).abs() * 0.1).min(WIDTH - ACCOUNTS - BOX - 2.0)
}

fn tip(id: &str) -> Markup {
    html! {
        marker id=(id) viewBox="0 0 8 8" refX="3" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto" {
            path class=(id) d="M0 0L8 4L0 8z" {}
        }
    }
}
