//! The result for a terminal that is wide enough: the first screen in sentences, the findings as tables.

use super::Style;
use super::card::other_lines;
use super::findings::{Group, STATES, groups};
use super::first::first;
use super::plain::{first_screen, more, provision_list};
use super::words::{Speak, upper_first};
use super::wrap::Lines;
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

/// Columns of every table but the widest one, borders and margins of the cells included in the frame.
const STATUS: u16 = 16;
const COUNT: u16 = 12;
const GROUNDS: u16 = 16;
const PROVISIONS: u16 = 20;

/// The whole result.
pub(super) fn render(speak: &Speak<'_>, style: &Style) -> String {
    let mut lines = Lines::new(style.width, style.colour);
    first_screen(&mut lines, speak, &first(speak), style);
    let groups = groups(speak);
    if groups.is_empty() {
        return lines.finish();
    }
    lines.heading(&speak.text("render-heading-findings"));
    if !style.all {
        lines.block(&summary(speak, &groups, style.width));
        lines.paragraph(&more(speak, style));
        return lines.finish();
    }
    for group in &groups {
        lines.heading(&group.heading);
        lines.block(&findings(speak, group, style.width));
    }
    other_lines(&mut lines, speak);
    provision_list(&mut lines, speak);
    lines.finish()
}

/// How many findings stand how, thing by thing: nothing more on the first look.
fn summary(speak: &Speak<'_>, groups: &[Group], width: usize) -> String {
    let mut header = vec![speak.text("render-column-subject")];
    header.extend(STATES.iter().map(|state| upper_first(&speak.state(*state))));
    let rows = groups.iter().map(|group| {
        let mut cells = vec![group.heading.clone()];
        cells.extend(STATES.iter().map(|state| match group.count(*state) {
            0 => String::new(),
            count => speak.locale.count(count),
        }));
        cells
    });
    table(
        &header,
        rows,
        &[None, Some(COUNT), Some(COUNT), Some(COUNT), Some(COUNT)],
        width,
    )
}

fn findings(speak: &Speak<'_>, group: &Group, width: usize) -> String {
    let mut header = vec![
        speak.text("render-column-status"),
        speak.text("render-column-item"),
    ];
    let mut fixed = vec![Some(STATUS), None];
    if !speak.screen {
        header.push(speak.text("render-column-grounds"));
        header.push(speak.text("render-column-provisions"));
        fixed.extend([Some(GROUNDS), Some(PROVISIONS)]);
    }
    let rows = group.rows.iter().map(|row| {
        let item = if row.answer.is_empty() {
            row.item.clone()
        } else {
            format!("{}: {}", row.item, row.answer)
        };
        let mut cells = vec![row.status.clone(), item];
        if !speak.screen {
            cells.push(row.grounds.clone());
            cells.push(row.provisions.join(", "));
        }
        cells
    });
    table(&header, rows, &fixed, width)
}

/// A table of exactly `width` columns; one column (`None`) takes what the others leave.
pub(super) fn table(
    header: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    fixed: &[Option<u16>],
    width: usize,
) -> String {
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    let mut table = Table::new();
    table
        .load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::DynamicFullWidth)
        .set_width(width)
        .set_header(header);
    table.add_rows(rows);
    let frame = u16::try_from(fixed.len() + 1).unwrap_or(1);
    let taken: u16 = fixed.iter().flatten().sum();
    let free = fixed.iter().filter(|column| column.is_none()).count();
    let rest = width.saturating_sub(taken + frame) / u16::try_from(free.max(1)).unwrap_or(1);
    table.set_constraints(
        fixed
            .iter()
            .map(|column| ColumnConstraint::Absolute(Width::Fixed(column.unwrap_or(rest)))),
    );
    table.trim_fmt()
}
