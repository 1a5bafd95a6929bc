//! Google Takeout: the page about the subscriber and the table of devices of the last 30 days.
//!
//! The names of folders are translated, so entries are known by the ends of their own names.

use super::archive::Wanted;
use super::error::Why;
use super::labels::means;
use super::{Page, sort_of};
use crate::domain::evidence::{Devices, Masked, Service};
use std::io::BufRead;

const SUBSCRIBER: &str = "*.subscriberinfo.html";
const DEVICES: &str = "devices - *.csv";

const fn wanted(path: &'static str) -> Wanted {
    Wanted {
        service: Service::Google,
        path,
        most: 8 * 1024 * 1024,
        json: false,
    }
}

/// Google's entries.
pub(super) const WANTED: &[Wanted] = &[wanted(SUBSCRIBER), wanted(DEVICES)];

/// Devices that are counted; nobody has more.
const MOST: usize = 4096;

/// Reads an entry of the list.
pub(super) fn take(entry: &str, input: &mut dyn BufRead, page: &mut Page) -> Result<(), Why> {
    match entry {
        SUBSCRIBER => subscriber(input, page),
        _ => devices(input, page),
    }
}

/// `<li>Label: value</li>`, one below the other.
fn subscriber(input: &mut dyn BufRead, page: &mut Page) -> Result<(), Why> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|_| Why::Damaged)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = 0;
    for item in text.split("<li>").skip(1) {
        let item = item.split("</li>").next().unwrap_or_default();
        let Some((label, values)) = item.split_once(':') else {
            continue;
        };
        lines += 1;
        let values = || values.split([',', ';']).map(str::trim);
        if means(label, "recovery-mail") {
            page.facts.mails.extend(values().filter_map(Masked::mail));
        } else if means(label, "recovery-number") {
            page.facts.numbers.extend(values().filter_map(number));
        } else if means(label, "second-factor-number") {
            page.facts.second_factor_number |= values().any(|value| number(value).is_some());
        }
    }
    for list in [&mut page.facts.mails, &mut page.facts.numbers] {
        list.sort();
        list.dedup();
    }
    if lines == 0 { Err(Why::Malformed) } else { Ok(()) }
}

/// `+84912345678 [VN]`.
fn number(value: &str) -> Option<Masked> {
    Masked::number(value.split('[').next().unwrap_or_default())
}

fn devices(input: &mut dyn BufRead, page: &mut Page) -> Result<(), Why> {
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let header = table.headers().map_err(|_| Why::Malformed)?;
    let is_known = |cell: &str| ["device type", "os"].contains(&cell.trim().to_lowercase().as_str());
    if !header.iter().any(is_known) {
        return Err(Why::Malformed);
    }
    let mut out = Devices::default();
    let mut row = csv::ByteRecord::new();
    // Every row is of the last 30 days: none of these devices is idle.
    while table.read_byte_record(&mut row).map_err(|_| Why::Malformed)? {
        if out.count() < MOST {
            out.add(sort_of(&String::from_utf8_lossy(row.as_slice())), false);
        }
    }
    page.facts.sessions = (out.count() > 0).then_some(out);
    Ok(())
}
