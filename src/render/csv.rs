//! Tables for spreadsheets and other programs: RFC 4180, and no cell that a spreadsheet would run.

use crate::domain::visible::clean;

/// What a spreadsheet takes for the beginning of a formula; the wide forms too, where people write with them.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table: the header, then the rows.
pub(super) fn table<const N: usize>(
    header: [String; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    std::iter::once(header).chain(rows).map(line).collect()
}

/// One line of a table.
pub(super) fn line<const N: usize>(cells: [String; N]) -> String {
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// A cell: in quotation marks where it needs them, behind an apostrophe where it would be a formula.
fn cell(text: &str) -> String {
    // Judged before what is not seen in it is replaced, and after.
    let seen = clean(text);
    let mark = if text.starts_with(STARTS) || seen.starts_with(STARTS) {
        "'"
    } else {
        ""
    };
    if seen.contains(['"', ',']) {
        format!("\"{mark}{}\"", seen.replace('"', "\"\""))
    } else {
        format!("{mark}{seen}")
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_stays_one() {
        let check = |text: &str, expected: &str| assert_eq!(cell(text), expected, "{text:?}");
        check("Đã bật", "Đã bật");
        check("80,5", "\"80,5\"");
        check("\"Trang\", rồi", "\"\"\"Trang\"\", rồi\"");
        check("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
        check("=1,2", "\"'=1,2\"");
        check("-5", "'-5");
        check("＝1", "'＝1");
        check("\n=1", "'\u{fffd}=1");
        check("a\r\nb", "a\u{fffd}\u{fffd}b");
        check("", "");
    }
}
