//! `room …`: what may be typed, and what it means.

use super::line::Parts;
use super::parse_date;
use crate::cli::mistake::NotThis;
use crate::domain::room::SMALLEST;
use crate::domain::text::Date;
use clap::{ArgMatches, Command as Clap};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// No room says nothing of larger groups than this.
const LARGEST: u32 = 1000;

/// The pack of a room where none is named.
pub(in crate::cli) const PACK: &str = "room-12";

/// `room …`.
#[derive(Clone, Debug)]
pub(in crate::cli) enum Room {
    /// `open`.
    Open {
        /// `--pack NAME`; none where it is not said.
        pack: Option<String>,
        /// `--k N`; none where it is not said.
        k: Option<u32>,
        /// `--listen ADDR[:PORT]`.
        listen: Option<Listen>,
    },
    /// `close`: the room that is open on this computer.
    Close {
        /// `--yes`.
        sure: bool,
    },
    /// `test`.
    Test {
        /// `--listen ADDR[:PORT]`.
        listen: Option<Listen>,
    },
    /// `kit FOLDER`.
    Kit {
        /// Where to.
        folder: PathBuf,
        /// `--pack NAME`.
        pack: String,
        /// `--k N`; none where it is not said.
        k: Option<u32>,
        /// `--program FILE`: the program for Windows, to be carried along.
        program: Option<PathBuf>,
    },
    /// `tally`.
    Tally {
        /// `--pack NAME`.
        pack: String,
        /// `--k N`.
        k: u32,
        /// `--date D`: the day of the sheets.
        date: Option<Date>,
        /// `--counts FILE`: instead of questions.
        counts: Option<PathBuf>,
    },
    /// `report FILE…`.
    Report {
        /// Summaries.
        files: Vec<PathBuf>,
        /// What only the officer can say.
        heading: Heading,
    },
    /// `merge FILE…`.
    Merge {
        /// Summaries, or files that were merged before.
        files: Vec<PathBuf>,
    },
}

/// `--listen`: where phones come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Listen {
    /// An address of this computer.
    pub address: IpAddr,
    /// Its port; where none is said, one that is easy to type.
    pub port: Option<u16>,
}

impl From<SocketAddr> for Listen {
    fn from(whole: SocketAddr) -> Self {
        Self {
            address: whole.ip(),
            port: Some(whole.port()),
        }
    }
}

/// What only the officer can say of a report; dotted lines where it is not said.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Heading {
    /// `--agency NAME`: who writes it.
    pub agency: Option<String>,
    /// `--parent NAME`: the body above.
    pub parent: Option<String>,
    /// `--place NAME`.
    pub place: Option<String>,
    /// `--attended N`: from the paper register.
    pub attended: Option<u64>,
    /// `--date D`: of the report.
    pub date: Option<Date>,
}

/// The command with its own commands.
pub(super) fn command(parts: &Parts) -> Clap {
    let pack = || parts.option("pack", "help-value-name");
    let smallest = || {
        parts
            .option("k", "help-value-number")
            .value_parser(parse_smallest)
            .allow_negative_numbers(true)
    };
    let listen = || {
        parts
            .option("listen", "help-value-listen")
            .value_parser(parse_listen)
    };
    let date = || parts.option("date", "help-value-date").value_parser(parse_date);
    let summaries = || parts.several("summaries");
    let words = |id| parts.option(id, "help-value-words");
    let path = |id| {
        parts
            .option(id, "help-value-file")
            .value_parser(clap::value_parser!(PathBuf))
    };
    let attended = parts
        .option("attended", "help-value-number")
        .value_parser(super::parse_number);
    parts
        .section(Clap::new("room").alias("phong"), "room")
        .subcommand_required(true)
        .subcommand(
            parts
                .section(Clap::new("test").alias("thu"), "room-test")
                .arg(listen()),
        )
        .subcommand(
            parts
                .section(Clap::new("kit").alias("goi"), "room-kit")
                .arg(parts.folder("kit-folder"))
                .args([pack(), smallest(), path("program")]),
        )
        .subcommand(parts.section(Clap::new("open").alias("mo"), "room-open").args([
            pack(),
            smallest(),
            listen(),
        ]))
        .subcommand(
            parts
                .section(Clap::new("close").alias("dong"), "room-close")
                .arg(parts.flag("yes")),
        )
        .subcommand(
            parts
                .section(Clap::new("tally").alias("dem"), "room-tally")
                .args([pack(), smallest(), date(), path("counts")]),
        )
        .subcommand(
            parts
                .section(Clap::new("report").alias("bao-cao"), "room-report")
                .arg(summaries())
                .args([words("agency"), words("parent"), words("place")])
                .args([attended, date()]),
        )
        .subcommand(
            parts
                .section(Clap::new("merge").alias("gop"), "room-merge")
                .arg(summaries()),
        )
}

/// What was typed.
pub(super) fn read(matches: &ArgMatches) -> Room {
    let pack = |m: &ArgMatches| {
        m.get_one::<String>("pack")
            .cloned()
            .unwrap_or_else(|| PACK.to_owned())
    };
    let smallest = |m: &ArgMatches| m.get_one("k").copied().unwrap_or(SMALLEST);
    let files = |m: &ArgMatches| m.get_many("summaries").into_iter().flatten().cloned().collect();
    match matches.subcommand() {
        Some(("open", m)) => Room::Open {
            pack: m.get_one("pack").cloned(),
            k: m.get_one("k").copied(),
            listen: m.get_one("listen").copied(),
        },
        Some(("close", m)) => Room::Close {
            sure: m.get_flag("yes"),
        },
        Some(("kit", m)) => Room::Kit {
            folder: m.get_one("kit-folder").cloned().unwrap_or_default(),
            pack: pack(m),
            k: m.get_one("k").copied(),
            program: m.get_one("program").cloned(),
        },
        Some(("tally", m)) => Room::Tally {
            pack: pack(m),
            k: smallest(m),
            date: m.get_one("date").copied(),
            counts: m.get_one("counts").cloned(),
        },
        Some(("report", m)) => Room::Report {
            files: files(m),
            heading: Heading {
                agency: m.get_one("agency").cloned(),
                parent: m.get_one("parent").cloned(),
                place: m.get_one("place").cloned(),
                attended: m.get_one("attended").copied(),
                date: m.get_one("date").copied(),
            },
        },
        Some(("merge", m)) => Room::Merge { files: files(m) },
        other => Room::Test {
            listen: other.and_then(|(_, m)| m.get_one("listen").copied()),
        },
    }
}

/// The smallest group: five or more.
fn parse_smallest(text: &str) -> Result<u32, NotThis> {
    let number = text.trim().parse().ok();
    number
        .filter(|number| (SMALLEST..=LARGEST).contains(number))
        .ok_or(NotThis::Smallest)
}

/// An address, with its port or without; port 0 takes a free one.
fn parse_listen(text: &str) -> Result<Listen, NotThis> {
    let text = text.trim();
    if let Ok(address) = text.parse() {
        return Ok(Listen { address, port: None });
    }
    let whole: SocketAddr = text.parse().map_err(|_| NotThis::Listen)?;
    Ok(whole.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_alone_or_with_its_port() {
        let listen = |address: &str, port| Listen {
            address: address.parse().unwrap(),
            port,
        };
        for (text, meant) in [
            ("192.168.1.10", listen("192.168.1.10", None)),
            (" 192.168.1.10:80 ", listen("192.168.1.10", Some(80))),
            ("127.0.0.1:0", listen("127.0.0.1", Some(0))),
            ("::1", listen("::1", None)),
            ("[::1]:8080", listen("::1", Some(8080))),
        ] {
            assert_eq!(parse_listen(text).ok(), Some(meant), "{text}");
        }
        for text in [
            "",
            "8080",
            ":8080",
            "192.168.1",
            "192.168.1.10:",
            "may-chu:8080",
            "1.2.3.4:99999",
        ] {
            assert!(parse_listen(text).is_err(), "{text}");
        }
    }
}
