//! Tables for other programs: RFC 4180, and no cell that a spreadsheet would run.

use crate::domain::visible::clean;

/// A row; its cells are codes and numbers, or went through [`cell`].
pub(super) fn row(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    cells.join(",") + "\r\n"
}

/// A cell of words, in quotation marks where it needs them.
pub(super) fn cell(text: &str) -> String {
    let seen = clean(text);
    // What a spreadsheet would run, judged before what is not seen in it is replaced, and after.
    let text = if is_formula(text) || is_formula(&seen) {
        format!("'{seen}")
    } else {
        seen.into_owned()
    };
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
