//! The records of a list: `HASH:count`, one a line, sorted by hash.

use super::error::{Error, Place};
use super::hex;
use std::fs::File;
use std::io::{ErrorKind, Read};

/// Hex digits of a hash.
pub(super) const HASH: usize = 40;
/// Hex digits of a hash in a range file, whose name holds the first five.
pub(super) const SUFFIX: usize = 35;
/// No record is longer: a hash, a colon, the digits of a count, a line end.
pub(super) const LONGEST: usize = HASH + 1 + COUNT + 2;
/// No count has more digits.
const COUNT: usize = 20;
/// How much is read at once where all is read.
const CHUNK: usize = 1 << 20;
/// What some editors put in front.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// One record.
pub(super) struct Record {
    /// The hash, or what a range file holds of it, aligned to the left.
    pub words: [u32; 5],
    /// How often it was seen; 0 is a row that pads an answer.
    pub count: u64,
    /// Bytes, line end included.
    pub length: usize,
}

impl Record {
    /// Reads the record a text begins with. `last`: the text ends where the file does.
    #[inline]
    pub(super) fn read(text: &[u8], digits: usize, last: bool) -> Option<Self> {
        let words = hex::words(text.get(..digits)?)?;
        if *text.get(digits)? != b':' {
            return None;
        }
        let mut at = digits + 1;
        let mut count: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = text.get(at) {
            count = count.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            at += 1;
        }
        if at == digits + 1 || at > digits + 1 + COUNT {
            return None;
        }
        let length = match text.get(at..)? {
            [b'\n', ..] => at + 1,
            [b'\r', b'\n', ..] => at + 2,
            [] if last => at,
            [b'\r'] if last => at + 1,
            _ => return None,
        };
        Some(Self { words, count, length })
    }
}

/// What a text is that is no record. `last`: the text ends where the file does.
pub(super) fn diagnose(text: &[u8], digits: usize, last: bool, place: Place) -> Error {
    let begin = text.get(..text.len().min(4 * LONGEST)).unwrap_or(text);
    let control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t');
    if begin.iter().any(control) {
        return Error::Binary;
    }
    let line = begin.split(|byte| *byte == b'\n').next().unwrap_or(begin);
    let ends = last && line.len() == text.len();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let run = hex::run(line);
    match line.get(run..) {
        Some([] | [b':', ..]) if run == 32 && !ends => Error::Ntlm,
        Some([b':', ..]) if run == 32 => Error::Ntlm,
        Some([]) if ends && run <= digits => Error::Truncated,
        Some([b':']) if ends && run == digits => Error::Truncated,
        _ => Error::Foreign(place),
    }
}

/// What comes out of a stream of records.
pub(super) enum Piece<'b> {
    /// So many bytes more were read.
    Bytes(u64),
    /// A record.
    Record(Record),
    /// Something else; whether the stream ends with it.
    Foreign(&'b [u8], bool),
    /// The stream could not be read.
    Unreadable(std::io::Error),
}

/// Hands over a stream, record by record, with `digits` of each hash in it, through a buffer of `chunk` bytes. `on`
/// ends it with an error; it must for what is foreign or unreadable, else that is the end.
pub(super) fn scan<E>(
    mut source: impl Read,
    digits: usize,
    chunk: usize,
    mut on: impl FnMut(Piece<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut buffer = vec![0; chunk];
    let (mut start, mut end, mut last, mut first) = (0, 0, false, true);
    loop {
        buffer.copy_within(start..end, 0);
        end -= start;
        start = 0;
        while !last && end < buffer.len() {
            match source.read(&mut buffer[end..]) {
                Ok(0) => last = true,
                Ok(count) => {
                    end += count;
                    on(Piece::Bytes(count as u64))?;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return on(Piece::Unreadable(error)),
            }
        }
        if std::mem::take(&mut first) && buffer[..end].starts_with(MARK) {
            start = MARK.len();
        }
        while start < end && (last || end - start >= LONGEST) {
            let text = &buffer[start..end];
            let Some(record) = Record::read(text, digits, last) else {
                // Empty lines at the end are no records.
                if last && text.iter().all(u8::is_ascii_whitespace) {
                    return Ok(());
                }
                return on(Piece::Foreign(text, last));
            };
            start += record.length;
            on(Piece::Record(record))?;
        }
        if last {
            return Ok(());
        }
    }
}

/// Reads every record of a file in order, and refuses it where they are not in order.
///
/// `range` names a range file. `progress` is told the bytes read and may stop it by saying `false`.
pub(super) fn each(
    file: &File,
    range: Option<&str>,
    progress: &mut dyn FnMut(u64) -> bool,
    on: &mut impl FnMut(&Record) -> Result<(), Error>,
) -> Result<(), Error> {
    let digits = if range.is_some() { SUFFIX } else { HASH };
    let mut number = 0;
    let place = |number| match range {
        Some(name) => Place::InRange(name.to_owned(), number),
        None => Place::Line(number),
    };
    let mut before: Option<[u32; 5]> = None;
    scan(file, digits, CHUNK, |piece| match piece {
        Piece::Bytes(count) if progress(count) => Ok(()),
        Piece::Bytes(_) => Err(Error::Stopped),
        Piece::Record(record) => {
            number += 1;
            if before.is_some_and(|before| before >= record.words) {
                return Err(Error::Unsorted(place(number)));
            }
            before = Some(record.words);
            on(&record)
        }
        Piece::Foreign(text, last) => Err(diagnose(text, digits, last, place(number + 1))),
        Piece::Unreadable(error) => Err(Error::Unreadable(error)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_a_hash_and_a_count() {
        let hash = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
        for (end, last, length) in [
            (":12\n", false, 44),
            (":12\r\n", false, 45),
            (":12", true, 43),
            (":12\r", true, 44),
        ] {
            let text = format!("{hash}{end}");
            let record = Record::read(text.as_bytes(), HASH, last).unwrap();
            assert_eq!((record.count, record.length), (12, length), "{end:?}");
        }
        for (end, last) in [
            (":12", false),
            (":\n", false),
            ("\n", false),
            (":1x\n", false),
            (":-1\n", false),
        ] {
            assert!(Record::read(format!("{hash}{end}").as_bytes(), HASH, last).is_none());
        }
    }

    #[test]
    fn what_is_no_record_is_named() {
        let name = |text: &str, last| {
            format!("{:?}", diagnose(text.as_bytes(), HASH, last, Place::Line(1)))
                .split('(')
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let hash = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
        assert_eq!(name("32ED87BDB5FDC5E9CBA88547376818D4:7\r\n", false), "Ntlm");
        assert_eq!(name(hash, true), "Truncated");
        assert_eq!(name(&format!("{hash}:"), true), "Truncated");
        assert_eq!(name("5BAA61", true), "Truncated");
        assert_eq!(name(&format!("{hash}\n"), false), "Foreign");
        assert_eq!(name("name,url,username,password\n", false), "Foreign");
        assert_eq!(name("\u{1}\u{0}\u{0}abc", false), "Binary");
    }
}
