//! Papers for a word processor. The layout of an official document is that of Decree 30/2020, annex I; its measures
//! are the constants here.

use super::png::png;
use super::{Bar, Block, Cell, Paper, QUIET, Table};
use docx_rs::{
    AlignmentType, BorderType, BreakType, Docx, FieldCharType, Header, HeightRule, InstrPAGE, InstrText,
    LineSpacing, LineSpacingType, PageMargin, PageOrientationType, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Pic, Run, RunFonts, Shading, ShdType, SpecialIndentType,
    TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};
use std::io::Cursor;

const FONT: &str = "Times New Roman";
/// Twentieths of a point in a millimetre.
const MM: f64 = 1440.0 / 25.4;
/// A4.
const WIDTH: u32 = 210;
const HEIGHT: u32 = 297;
/// Margins of an official document: top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20.
const TOP: u32 = 20;
const BOTTOM: u32 = 20;
const LEFT: u32 = 30;
const RIGHT: u32 = 15;
/// The column of the issuing body, at the head of the first page.
const LEFT_COLUMN: f64 = 68.0;
/// The number of a page stands in the middle of the top margin.
const NUMBER: u32 = 10;
/// The margins of what is no official document.
const NARROW: u32 = 15;
/// First line of a paragraph: 1.27 cm.
const INDENT: f64 = 12.7;
/// Sizes: name of the state and of the bodies 12, motto, place and text 13. One set throughout.
const SMALLER: u32 = 12;
const TEXT: u32 = 13;
/// How long the motto is at its size, in millimetres: the line under it is as long.
const MOTTO: f64 = 58.0;
/// What a picture is measured in: so many to a millimetre.
const EMU: u32 = 36_000;
/// Dots to a side of a square of a code, so that it is not blurred when it is made larger.
const DOTS_A_SQUARE: usize = 8;
/// Columns a bar is divided into.
const PARTS: usize = 20;
/// Dots to write on.
const DOTS: &str = "…………………………………………";

/// What stands around the text of an official document.
#[derive(Clone, Debug)]
pub(in crate::render) struct Official {
    /// The body above; nothing where there is none.
    pub parent: Option<String>,
    /// The body that issues it.
    pub agency: String,
    /// Number and sign, to be filled in.
    pub number: String,
    /// The name of the state.
    pub state: String,
    /// The motto.
    pub motto: String,
    /// Place and day.
    pub place: String,
    /// What kind of document it is, in capitals.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// The words above the recipients.
    pub recipients: String,
    /// The recipients, each a line.
    pub recipient_lines: Vec<String>,
    /// Who signs, in capitals.
    pub signer: String,
    /// Words under it.
    pub sign_here: String,
}

fn mm(millimetres: impl Into<f64>) -> usize {
    (millimetres.into() * MM).round() as usize
}

/// The same, where the crate wants a sign.
fn twips(millimetres: impl Into<f64>) -> i32 {
    (millimetres.into() * MM).round() as i32
}

fn run(text: &str, points: u32) -> Run {
    // Tabs and ends of lines in a text would be elements of their own.
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    Run::new().add_text(text).size(points as usize * 2)
}

fn lines(before: u32, after: u32, line: i32) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Auto)
        .before(before * 20)
        .after(after * 20)
        .line(line)
}

fn centred(text: &str, points: u32) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(lines(0, 0, 240))
        .add_run(run(text, points))
}

fn bold(text: &str, points: u32) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(lines(0, 0, 240))
        .add_run(run(text, points).bold())
}

/// A line under what stands above, so much shorter than the column on either side.
fn rule(inset: i32) -> Paragraph {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .val(BorderType::Single)
        .size(6)
        .space(1)
        .color("000000");
    let mut paragraph = Paragraph::new()
        .line_spacing(lines(3, 0, 240))
        .size(8)
        .indent(Some(inset), None, Some(inset), None)
        .add_run(Run::new().size(4));
    paragraph.property = paragraph
        .property
        .set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}

fn bare_cell(width: usize) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .clear_all_border()
        .vertical_align(VAlignType::Top)
}

fn bare_table(rows: Vec<TableRow>, grid: Vec<usize>) -> docx_rs::Table {
    docx_rs::Table::without_borders(rows)
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// An official document.
pub(in crate::render) fn official(paper: &Paper, frame: &Official) -> Vec<u8> {
    let text = mm(WIDTH - LEFT - RIGHT);
    let (left, right) = (mm(LEFT_COLUMN), text - mm(LEFT_COLUMN));
    let mut issuer = bare_cell(left);
    if let Some(parent) = &frame.parent {
        issuer = issuer.add_paragraph(centred(parent, SMALLER));
    }
    issuer = issuer
        .add_paragraph(bold(&frame.agency, SMALLER))
        // Between a third and half of the line.
        .add_paragraph(rule(twips(LEFT_COLUMN * 0.3)));
    let state = bare_cell(right)
        .add_paragraph(bold(&frame.state, SMALLER))
        .add_paragraph(bold(&frame.motto, TEXT))
        // As long as the motto.
        .add_paragraph(rule(twips(
            (f64::from(WIDTH - LEFT - RIGHT) - LEFT_COLUMN - MOTTO) / 2.0,
        )));
    let number = bare_cell(left).add_paragraph(centred(&frame.number, TEXT));
    let place = bare_cell(right).add_paragraph(
        Paragraph::new()
            .align(AlignmentType::Center)
            .line_spacing(lines(0, 0, 240))
            .add_run(run(&frame.place, TEXT).italic()),
    );
    let head = bare_table(
        vec![
            TableRow::new(vec![issuer, state]),
            TableRow::new(vec![number, place]),
        ],
        vec![left, right],
    );
    let mut docx = begun(WIDTH, HEIGHT, [TOP, RIGHT, BOTTOM, LEFT])
        .add_table(head)
        .add_paragraph(bold(&frame.kind, TEXT).line_spacing(lines(18, 0, 240)))
        .add_paragraph(bold(&frame.subject, TEXT))
        .add_paragraph(rule(twips(f64::from(WIDTH - LEFT - RIGHT) * 0.3)));
    docx = with_blocks(docx, paper, text, true);
    let mut recipients = bare_cell(text / 2).add_paragraph(
        Paragraph::new()
            .line_spacing(lines(0, 0, 240))
            .add_run(run(&frame.recipients, 12).bold().italic()),
    );
    for line in &frame.recipient_lines {
        recipients = recipients.add_paragraph(
            Paragraph::new()
                .line_spacing(lines(0, 0, 240))
                .add_run(run(line, 11)),
        );
    }
    let mut signature = bare_cell(text / 2)
        .add_paragraph(bold(&frame.signer, TEXT))
        .add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .line_spacing(lines(0, 0, 240))
                .add_run(run(&frame.sign_here, TEXT).italic()),
        );
    for _ in 0..3 {
        signature = signature.add_paragraph(centred("", TEXT));
    }
    signature = signature.add_paragraph(centred("……………………………", TEXT));
    let foot = bare_table(
        vec![TableRow::new(vec![recipients, signature]).cant_split()],
        vec![text / 2, text - text / 2],
    );
    packed(
        // No signature stands alone on a page.
        docx.add_paragraph(
            Paragraph::new()
                .line_spacing(lines(0, 0, 240))
                .size(8)
                .keep_next(true),
        )
        .add_table(foot)
        .add_paragraph(
            Paragraph::new()
                .line_spacing(lines(0, 0, 20))
                .size(2)
                .add_run(Run::new().size(2)),
        ),
    )
}

/// A paper that is no official document.
pub(in crate::render) fn plain(paper: &Paper) -> Vec<u8> {
    let (width, height) = if paper.landscape {
        (HEIGHT, WIDTH)
    } else {
        (WIDTH, HEIGHT)
    };
    let mut docx = begun(width, height, [NARROW; 4]);
    if paper.landscape {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    packed(with_blocks(docx, paper, mm(width - 2 * NARROW), false))
}

/// A document with a page of this size and these margins: top, right, bottom, left, in millimetres.
fn begun(width: u32, height: u32, [top, right, bottom, left]: [u32; 4]) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let number = Paragraph::new().align(AlignmentType::Center).add_run(
        Run::new()
            .size(SMALLER as usize * 2)
            .add_field_char(FieldCharType::Begin, false)
            .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
            .add_field_char(FieldCharType::Separate, false)
            .add_text("2")
            .add_field_char(FieldCharType::End, false),
    );
    Docx::new()
        .page_size(mm(width) as u32, mm(height) as u32)
        .page_margin(
            PageMargin::new()
                .top(twips(top))
                .right(twips(right))
                .bottom(twips(bottom))
                .left(twips(left))
                .header(twips(NUMBER.min(top)))
                .footer(twips(NUMBER.min(bottom))),
        )
        .default_fonts(fonts)
        .default_size(TEXT as usize * 2)
        // Not on the first page.
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .header(Header::new().add_paragraph(number))
}

fn packed(docx: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut parts = docx.build();
    parts.document = in_order(parts.document);
    let _memory_takes_everything = parts.pack(&mut bytes);
    bytes.into_inner()
}

/// The crate writes references to headers last in a section; the schema (ECMA-376, `CT_SectPr`) wants them first, and a
/// strict reader refuses what stands elsewhere.
fn in_order(document: Vec<u8>) -> Vec<u8> {
    let moved = || {
        let text = str::from_utf8(&document).ok()?;
        let (before, section) = text.rsplit_once("<w:sectPr>")?;
        let at = section.find("<w:headerReference")?;
        let (settings, references) = section.split_at_checked(at)?;
        let end = references.rfind("<w:headerReference")?;
        let end = end + references.get(end..)?.find("/>")? + "/>".len();
        let (references, rest) = references.split_at_checked(end)?;
        Some(format!("{before}<w:sectPr>{references}{settings}{rest}").into_bytes())
    };
    moved().unwrap_or(document)
}

/// The blocks, in a column so wide; those of an official document are justified and indented.
fn with_blocks(mut docx: Docx, paper: &Paper, width: usize, official: bool) -> Docx {
    let points = paper.points;
    let mut broken = false;
    for (place, block) in paper.blocks.iter().enumerate() {
        let last = official && place + 2 >= paper.blocks.len();
        if matches!(block, Block::Break) {
            broken = true;
            continue;
        }
        for piece in pieces(block, points, width, official) {
            docx = match piece {
                Piece::Paragraph(paragraph) => {
                    let paragraph = if std::mem::take(&mut broken) {
                        paragraph.page_break_before(true)
                    } else {
                        *paragraph
                    };
                    // What is signed goes with the signature.
                    docx.add_paragraph(if last {
                        paragraph.keep_next(true)
                    } else {
                        paragraph
                    })
                }
                Piece::Table(table) => {
                    if std::mem::take(&mut broken) {
                        docx = docx
                            .add_paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)));
                    }
                    docx.add_table(*table)
                }
            };
        }
    }
    docx
}

enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<docx_rs::Table>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Piece::Paragraph(Box::new(paragraph))
    }
}

impl From<docx_rs::Table> for Piece {
    fn from(table: docx_rs::Table) -> Self {
        Piece::Table(Box::new(table))
    }
}

fn pieces(block: &Block, points: u32, width: usize, official: bool) -> Vec<Piece> {
    let line = if official { 276 } else { 259 };
    let body = |text: &str| {
        let paragraph = Paragraph::new()
            .line_spacing(lines(6, 0, line))
            .add_run(run(text, points));
        if official {
            paragraph.align(AlignmentType::Both).indent(
                Some(0),
                Some(SpecialIndentType::FirstLine(twips(INDENT))),
                None,
                None,
            )
        } else {
            paragraph
        }
    };
    let listed = |mark: String, text: &str| {
        let hang = twips(7_u32);
        let paragraph = Paragraph::new().line_spacing(lines(3, 0, line));
        if official {
            // As in the text: the first line is indented, the rest is not.
            paragraph
                .align(AlignmentType::Both)
                .indent(
                    Some(0),
                    Some(SpecialIndentType::FirstLine(twips(INDENT))),
                    None,
                    None,
                )
                .add_run(run(&format!("{mark} {text}"), points))
        } else {
            paragraph
                .indent(Some(hang), Some(SpecialIndentType::Hanging(hang)), None, None)
                .add_run(run(&mark, points))
                .add_run(Run::new().add_tab().size(points as usize * 2))
                .add_run(run(text, points))
        }
    };
    match block {
        Block::Title(text) => vec![
            bold(text, points + 6)
                .line_spacing(lines(0, 6, 240))
                .keep_next(true)
                .into(),
        ],
        Block::Heading(text) => {
            let heading = Paragraph::new()
                .line_spacing(lines(if official { 6 } else { 10 }, 0, 240))
                .keep_next(true)
                .outline_lvl(0);
            let (heading, points) = if official {
                let first = SpecialIndentType::FirstLine(twips(INDENT));
                (heading.indent(Some(0), Some(first), None, None), points)
            } else {
                (heading, points + 2)
            };
            vec![heading.add_run(run(text, points).bold()).into()]
        }
        Block::Text(text) => vec![body(text).into()],
        Block::Strong(text) => vec![
            Paragraph::new()
                .line_spacing(lines(6, 0, line))
                .add_run(run(text, points).bold())
                .into(),
        ],
        Block::Large(text) => vec![bold(text, points + 6).line_spacing(lines(6, 0, 240)).into()],
        Block::Small(text) => vec![
            Paragraph::new()
                .align(AlignmentType::Both)
                .line_spacing(lines(4, 0, 240))
                .add_run(run(text, points.saturating_sub(2)).italic())
                .into(),
        ],
        Block::Items(items) => items
            .iter()
            .map(|text| listed("-".to_owned(), text).into())
            .collect(),
        Block::Steps(items) => items
            .iter()
            .enumerate()
            .map(|(index, text)| listed(format!("{}.", index + 1), text).into())
            .collect(),
        Block::Table(table) => vec![
            Paragraph::new()
                .line_spacing(lines(0, 0, 240))
                .size(8)
                .add_run(Run::new().size(8))
                .into(),
            table_of(table, points, width).into(),
        ],
        Block::Bars(bars) => vec![bars_of(bars, points, width).into()],
        Block::Blank(text) => vec![
            Paragraph::new()
                .line_spacing(lines(10, 0, line))
                .add_run(run(&format!("{text} {DOTS}"), points))
                .into(),
        ],
        Block::Cut(text) => {
            let border = ParagraphBorder::new(ParagraphBorderPosition::Top)
                .val(BorderType::Dashed)
                .size(8)
                .space(2)
                .color("000000");
            let mut paragraph = centred(text, points.saturating_sub(3)).line_spacing(lines(12, 0, 240));
            paragraph.property = paragraph
                .property
                .set_borders(ParagraphBorders::with_empty().set(border));
            vec![paragraph.into()]
        }
        Block::Frame(text, height) => {
            let cell = TableCell::new()
                .width(width, WidthType::Dxa)
                .vertical_align(VAlignType::Center)
                .add_paragraph(centred(text, points));
            let row = TableRow::new(vec![cell])
                .row_height(mm(*height) as f32)
                .height_rule(HeightRule::AtLeast);
            vec![
                docx_rs::Table::new(vec![row])
                    .set_grid(vec![width])
                    .layout(TableLayoutType::Fixed)
                    .set_borders(thin())
                    .into(),
            ]
        }
        Block::Squares {
            side,
            dark,
            millimetres,
            ..
        } => {
            let size = millimetres * EMU;
            let squares =
                Pic::new_with_dimensions(png(*side, dark, QUIET, DOTS_A_SQUARE), 1, 1).size(size, size);
            vec![
                Paragraph::new()
                    .align(AlignmentType::Center)
                    .line_spacing(lines(6, 6, 240))
                    .add_run(Run::new().add_image(squares))
                    .into(),
            ]
        }
        Block::Break => Vec::new(),
    }
}

fn thin() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Bottom, Left, Right, InsideH, InsideV].into_iter().fold(
        TableBorders::with_empty(),
        |borders, position| {
            borders.set(
                TableBorder::new(position)
                    .border_type(BorderType::Single)
                    .size(4)
                    .color("000000"),
            )
        },
    )
}

fn table_of(table: &Table, points: u32, width: usize) -> docx_rs::Table {
    let points = points.saturating_sub(table.smaller);
    let grid: Vec<usize> = table
        .widths
        .iter()
        .map(|part| width * *part as usize / 1000)
        .collect();
    let words = |text: &str, column: usize, strong: bool| {
        let text = run(text, points);
        let paragraph = Paragraph::new()
            .line_spacing(lines(1, 1, 240))
            .add_run(if strong { text.bold() } else { text });
        if strong || table.middle.contains(&column) {
            paragraph.align(AlignmentType::Center)
        } else {
            paragraph
        }
    };
    let cell = |column: usize| {
        TableCell::new()
            .width(grid.get(column).copied().unwrap_or_default(), WidthType::Dxa)
            .vertical_align(VAlignType::Center)
    };
    let header = table.header.iter().enumerate().map(|(column, text)| {
        cell(column)
            .shading(Shading::new().shd_type(ShdType::Clear).fill("E8EAEC"))
            .add_paragraph(words(text, column, true))
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, content)| match content {
            Cell::Text(text) => cell(column).add_paragraph(words(text, column, false)),
            Cell::Over(text, _) => cell(column)
                .vertical_merge(VMergeType::Restart)
                .add_paragraph(words(text, column, false)),
            Cell::Covered => cell(column)
                .vertical_merge(VMergeType::Continue)
                .add_paragraph(Paragraph::new()),
        });
        let row = TableRow::new(cells.collect()).cant_split();
        if table.height == 0 {
            row
        } else {
            row.row_height(mm(table.height) as f32)
                .height_rule(HeightRule::AtLeast)
        }
    });
    let head = (!table.header.is_empty()).then(|| TableRow::new(header.collect()).cant_split());
    docx_rs::Table::new(head.into_iter().chain(rows).collect())
        .set_grid(grid.clone())
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .set_borders(thin())
        .margins(TableCellMargins::new().margin(20, 70, 20, 70))
}

/// Bars as a table: the name, the bar in twentieths, the words.
fn bars_of(bars: &[Bar], points: u32, width: usize) -> docx_rs::Table {
    let points = points.saturating_sub(4);
    let (name, words) = (width * 38 / 100, width * 27 / 100);
    let part = (width - name - words) / PARTS;
    let mut grid = vec![name];
    grid.extend(std::iter::repeat_n(part, PARTS));
    grid.push(words);
    let text = |text: &str| {
        Paragraph::new()
            .line_spacing(lines(0, 0, 240))
            .add_run(run(text, points))
    };
    let gap = || {
        let nothing = Paragraph::new()
            .line_spacing(lines(0, 0, 240))
            .size(4)
            .add_run(Run::new().size(4));
        TableRow::new(vec![
            bare_cell(name + part * PARTS + words)
                .grid_span(PARTS + 2)
                .add_paragraph(nothing),
        ])
        .row_height(80.0)
        .height_rule(HeightRule::Exact)
    };
    let rows = bars.iter().flat_map(|bar| {
        let full = bar
            .share
            .map_or(0, |share| (share * PARTS as f64).round() as usize)
            .min(PARTS);
        let fill = if bar.second { "1F5F8B" } else { "9DB8CC" };
        let mut cells = vec![bare_cell(name).add_paragraph(text(&bar.name))];
        if full > 0 {
            cells.push(
                bare_cell(part * full)
                    .grid_span(full)
                    .shading(Shading::new().shd_type(ShdType::Clear).fill(fill))
                    .add_paragraph(text("")),
            );
        }
        if full < PARTS {
            cells.push(
                bare_cell(part * (PARTS - full))
                    .grid_span(PARTS - full)
                    .add_paragraph(text("")),
            );
        }
        cells.push(bare_cell(words).add_paragraph(text(&bar.words).indent(
            Some(twips(2_u32)),
            None,
            None,
            None,
        )));
        let space = (!bar.name.is_empty()).then(gap);
        space.into_iter().chain([TableRow::new(cells).cant_split()])
    });
    bare_table(rows.collect(), grid)
}
