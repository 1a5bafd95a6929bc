//! Papers as pages: nothing loaded, no scripts, A4 on paper, light and dark on a screen.

use super::{Bar, Block, Cell, Paper, QUIET, Table};
use crate::i18n::Locale;
use crate::render::html::page_of;
use maud::{Markup, html};

/// A page with a paper alone.
pub(in crate::render) fn styled(papers: &[Paper], title: &str, locale: Locale) -> String {
    let body = html! {
        @for paper in papers {
            article.sheet.landscape[paper.landscape] { (body(paper)) }
        }
    };
    let landscape = papers.iter().any(|paper| paper.landscape);
    let style = if landscape {
        concat!(
            include_str!("paper.css"),
            "@page { size: A4 landscape; margin: 12mm; }\n"
        )
    } else {
        concat!(
            include_str!("paper.css"),
            "@page { size: A4; margin: 12mm 15mm; }\n"
        )
    };
    page_of(locale, title, "light dark", style, &body)
}

/// The blocks of a paper.
pub(in crate::render) fn body(paper: &Paper) -> Markup {
    html! { @for block in &paper.blocks { (block_of(block)) } }
}

fn block_of(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(text) => h1 { (text) },
            Block::Heading(text) => h2 { (text) },
            Block::Text(text) => p { (text) },
            Block::Strong(text) => p.strong { (text) },
            Block::Large(text) => p.large { (text) },
            Block::Small(text) => p.small { (text) },
            Block::Items(items) => ul { @for text in items { li { (text) } } },
            Block::Steps(items) => ol { @for text in items { li { (text) } } },
            Block::Table(table) => (table_of(table)),
            Block::Bars(bars) => (bars_of(bars)),
            Block::Blank(text) => p.blank { span { (text) } span.line {} },
            Block::Cut(text) => p.cut { (text) },
            Block::Break => div.break {},
            Block::Squares { side, dark, millimetres, words } => (squares(*side, dark, *millimetres, words)),
            Block::Frame(text, height) => div.frame style=(format!("min-height:{height}mm")) { p { (text) } },
        }
    }
}

fn squares(side: usize, dark: &[bool], millimetres: u32, words: &str) -> Markup {
    let whole = side + 2 * QUIET;
    let squares = (dark.iter().enumerate()).filter(|(_, dark)| **dark);
    let path: Vec<String> = squares
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % side + QUIET, at / side + QUIET))
        .collect();
    html! {
        svg.squares viewBox=(format!("0 0 {whole} {whole}")) style=(format!("width:{millimetres}mm"))
            role="img" aria-label=(words) shape-rendering="crispEdges" {
            rect width=(whole) height=(whole) fill="#ffffff" {}
            path d=(path.concat()) fill="#000000" {}
        }
    }
}

fn table_of(table: &Table) -> Markup {
    let height = (table.height > 0).then(|| format!("height:{}mm", table.height));
    let middle = |column: usize| table.middle.contains(&column);
    html! {
        div.scroll {
            table.smaller[table.smaller > 0] {
                colgroup { @for part in &table.widths { col style=(format!("width:{}%", f64::from(*part) / 10.0)); } }
                @if !table.header.is_empty() {
                    thead { tr { @for text in &table.header { th scope="col" { (text) } } } }
                }
                tbody {
                    @for row in &table.rows {
                        tr style=[height.as_deref()] {
                            @for (column, cell) in row.iter().enumerate() {
                                @match cell {
                                    Cell::Text(text) => td.middle[middle(column)] { (text) },
                                    Cell::Over(text, rows) => td.middle[middle(column)] rowspan=(rows) { (text) },
                                    Cell::Covered => {},
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn bars_of(bars: &[Bar]) -> Markup {
    html! {
        ul.bars {
            @for bar in bars {
                li {
                    @if !bar.name.is_empty() { span.name { (bar.name) } }
                    span.words { (bar.words) }
                }
            }
        }
    }
}
