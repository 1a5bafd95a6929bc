//! The records of a CSV file, read within bounds: a row of a million cells, or a quotation mark that never closes,
//! costs that row and no other.

use crate::domain::vault::Why;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use zeroize::Zeroizing;

/// The most cells of a record; the widest export known has 24.
const MOST_CELLS: usize = 512;
/// The most bytes of a record: notes are long, logins are not.
const MOST_BYTES: usize = 1 << 20;
/// How often reading begins again behind a record that makes no sense. Each time costs at most [`MOST_BYTES`].
const MOST_RESTARTS: usize = 1000;

/// A record, or why there is none.
pub(super) enum Record<'r> {
    /// Its cells, as they stand in the file.
    Cells(Cells<'r>),
    /// It cannot be used.
    Bad(Why),
}

/// The cells of a record.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r> {
    bytes: &'r [u8],
    ends: &'r [usize],
}

impl<'r> Cells<'r> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// One of them.
    pub(super) fn get(&self, index: usize) -> Option<&'r [u8]> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.bytes.get(start..end)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'r [u8]> + use<'r, '_> {
        (0..self.len()).filter_map(|index| self.get(index))
    }
}

/// Reads one record after the other.
pub(super) struct Records<'a> {
    input: &'a [u8],
    at: usize,
    core: Reader,
    output: Zeroizing<Vec<u8>>,
    ends: Vec<usize>,
    restarts: usize,
    cut_off: bool,
}

impl<'a> Records<'a> {
    /// Over text that separates its cells so.
    pub(super) fn new(input: &'a [u8], delimiter: u8) -> Self {
        Self {
            input,
            at: 0,
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            output: Zeroizing::new(vec![0; 4096]),
            ends: vec![0; MOST_CELLS],
            restarts: 0,
            cut_off: false,
        }
    }

    /// Whether the last record broke off at the end of the file.
    pub(super) fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// The next record; with so many cells, where that is known. One of too many is fine if the rest is empty.
    pub(super) fn next(&mut self, width: Option<usize>) -> Option<Record<'_>> {
        while matches!(self.input.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        let start = self.at;
        let (mut out, mut cells) = (0, 0);
        let ended_by_file = loop {
            let rest = self.input.get(self.at..).unwrap_or_default();
            let (result, read, wrote, ended) = self.core.read_record(
                rest,
                self.output.get_mut(out..).unwrap_or_default(),
                self.ends.get_mut(cells..).unwrap_or_default(),
            );
            self.at += read;
            out += wrote;
            cells += ended;
            match result {
                ReadRecordResult::Record => break rest.is_empty(),
                ReadRecordResult::End => return None,
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.output.len() < MOST_BYTES => {
                    let mut larger = Zeroizing::new(vec![0; self.output.len() * 4]);
                    if let Some(place) = larger.get_mut(..self.output.len()) {
                        place.copy_from_slice(&self.output);
                    }
                    self.output = larger;
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.restart(start);
                    return Some(Record::Bad(Why::TooLarge));
                }
            }
        };
        let raw = self.input.get(start..self.at).unwrap_or_default();
        if ended_by_file && raw.split(|byte| *byte == b'"').count() % 2 == 0 {
            self.cut_off = true;
            self.restart(start);
            return Some(Record::Bad(Why::Unclosed));
        }
        let fits = |cells: Cells<'_>| {
            width.is_none_or(|width| {
                cells.len() == width || cells.len() > width && cells.iter().skip(width).all(<[u8]>::is_empty)
            })
        };
        let ends = self.ends.get(..cells).unwrap_or_default();
        let record = Cells {
            bytes: self.output.get(..out).unwrap_or_default(),
            ends,
        };
        if !fits(record) {
            self.cut_off |= ended_by_file;
            // A stray quotation mark swallows the rows behind it: read on behind its first line.
            if raw.trim_ascii_end().contains(&b'\n') {
                self.restart(start);
            }
            return Some(Record::Bad(Why::Ragged));
        }
        let bytes = self.output.get(..out).unwrap_or_default();
        let ends = self.ends.get(..cells).unwrap_or_default();
        Some(Record::Cells(Cells { bytes, ends }))
    }

    /// Goes on behind the line that begins here; at the end of the file after too many times.
    fn restart(&mut self, start: usize) {
        self.core.reset();
        self.restarts += 1;
        let rest = self.input.get(start..).unwrap_or_default();
        let line = rest.iter().position(|byte| *byte == b'\n');
        self.at = match line {
            Some(line) if self.restarts < MOST_RESTARTS => start + line + 1,
            _ => self.input.len(),
        };
    }
}

/// What separates the cells of a header: the one that stands there most often outside quotation marks.
pub(super) fn delimiter(text: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in text.iter().take(MOST_BYTES) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(byte == delimiter);
                }
            }
            _ => {}
        }
    }
    // The first of equals: a header of one cell is read with commas.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts
        .iter()
        .find(|(_, count)| *count == most)
        .map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &[u8], delimiter: u8, width: Option<usize>) -> Vec<Result<Vec<String>, Why>> {
        let mut records = Records::new(text, delimiter);
        let mut out = Vec::new();
        while let Some(record) = records.next(width) {
            out.push(match record {
                Record::Cells(cells) => Ok(cells
                    .iter()
                    .map(|cell| String::from_utf8_lossy(cell).into_owned())
                    .collect()),
                Record::Bad(why) => Err(why),
            });
        }
        out
    }

    #[allow(clippy::unnecessary_wraps, reason = "it stands beside records that are none")]
    fn ok(cells: &[&str]) -> Result<Vec<String>, Why> {
        Ok(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn quotes_line_ends_and_blanks_are_kept_as_they_are() {
        assert_eq!(
            read(
                b"a,b\r\n \"x\" ,\"1\r\n2, \"\"3\"\"\"\r\n\r\nlast, ",
                b',',
                Some(2)
            ),
            [
                ok(&["a", "b"]),
                ok(&[" \"x\" ", "1\r\n2, \"3\""]),
                ok(&["last", " "])
            ]
        );
    }

    #[test]
    fn a_row_of_another_width_costs_itself_only() {
        assert_eq!(
            read(b"a,b,c\nd,e\nf,g,h\ni,j,k,,\nl,m,n,o\np,q,r", b',', Some(3)),
            [
                ok(&["a", "b", "c"]),
                Err(Why::Ragged),
                ok(&["f", "g", "h"]),
                ok(&["i", "j", "k", "", ""]),
                Err(Why::Ragged),
                ok(&["p", "q", "r"])
            ]
        );
    }

    #[test]
    fn a_stray_quotation_mark_does_not_swallow_the_file() {
        assert_eq!(
            read(b"a,b\nc,\"d\ne,f\ng,h\n", b',', Some(2)),
            [
                ok(&["a", "b"]),
                Err(Why::Unclosed),
                ok(&["e", "f"]),
                ok(&["g", "h"])
            ]
        );
        assert_eq!(
            read(b"a,b\n\"c,d\ne,f\ng,\"h\"\ni,j\n", b',', Some(2)),
            [
                ok(&["a", "b"]),
                Err(Why::Ragged),
                ok(&["e", "f"]),
                ok(&["g", "h"]),
                ok(&["i", "j"])
            ]
        );
    }

    #[test]
    fn a_million_cells_and_a_huge_cell_cost_their_row_only() {
        let mut text = vec![b','; 1_000_000];
        text.extend_from_slice(b"\na,b\n");
        text.resize(text.len() + 2_000_000, b'x');
        text.extend_from_slice(b"\nc,d\n");
        assert_eq!(
            read(&text, b',', Some(2)),
            [
                Err(Why::TooLarge),
                ok(&["a", "b"]),
                Err(Why::TooLarge),
                ok(&["c", "d"])
            ]
        );
    }

    #[test]
    fn the_header_tells_the_delimiter() {
        for (text, expected) in [
            ("a,b,c;d", b','),
            ("\"a,b,c,d\";e;f", b';'),
            ("a\tb\nc,d,e,f", b'\t'),
            ("a", b','),
        ] {
            assert_eq!(delimiter(text.as_bytes()), expected, "{text}");
        }
    }

    proptest! {
        /// What is written with quotation marks comes back byte by byte, whatever it is.
        #[test]
        fn what_is_written_is_read(
            rows in prop::collection::vec(prop::collection::vec("[a-z \",;\t\r\n\u{1ead}'=]{0,8}", 3..=3), 1..20),
            delimiter in prop::sample::select(vec![b',', b';', b'\t']),
            end in prop::sample::select(vec!["\n", "\r\n"]),
        ) {
            let mut text = String::new();
            for row in &rows {
                let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                text.push_str(&cells.join(&char::from(delimiter).to_string()));
                text.push_str(end);
            }
            let expected: Vec<Result<Vec<String>, Why>> = rows.into_iter().map(Ok).collect();
            prop_assert_eq!(read(text.as_bytes(), delimiter, Some(3)), expected);
        }

        /// Whatever comes in, reading ends, and no more records come out than there are bytes.
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(prop::sample::select(b"a,;\"\n\r\t\x00\xff".to_vec()), 0..400)) {
            let out = read(&bytes, b',', Some(2));
            prop_assert!(out.len() <= bytes.len());
        }
    }
}
