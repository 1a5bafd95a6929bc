//! Exports that are tables: the header says which program wrote it and what each column holds.

use super::records::{Cells, Record, Records, delimiter};
use super::{Draft, Error, dates};
use crate::domain::text::Date;
use crate::domain::vault::{Entry, Export, Format, Held, LeftOut, Place, Remark, Why};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many records from the top may be a title above the header of a table of one's own.
const ABOVE_HEADER: usize = 10;

/// Reads a table.
pub(super) fn read(text: &[u8], file: usize) -> Result<Export, Error> {
    // Excel is told the delimiter this way; it is no data.
    let (text, told) = match text {
        [b's', b'e', b'p', b'=', told, rest @ ..] => (rest, Some(*told)),
        _ => (text, None),
    };
    let mut records = Records::new(text, told.unwrap_or_else(|| delimiter(text)));
    let (header, shape) = header(&mut records)?;
    let columns = Columns::find(&header, shape)?;
    let mut export = Export {
        format: shape.format,
        entries: Vec::new(),
        left_out: Vec::new(),
        remarks: Vec::new(),
    };
    if shape.format == Format::Generic {
        export.remarks.push(Remark::PasswordColumn(columns.password + 1));
    }
    export.remarks.extend(shape.twice(&header));
    let mut row = 0;
    while let Some(record) = records.next(Some(header.len())) {
        row += 1;
        let place = Place { file, row };
        let read = match record {
            Record::Cells(cells) if cells.iter().all(<[u8]>::is_empty) => continue,
            Record::Cells(cells) => columns.entry(&cells, place),
            Record::Bad(why) => Err(why),
        };
        match read {
            Ok(entry) => export.entries.push(entry),
            Err(why) => export.left_out.push(LeftOut { place, why }),
        }
    }
    if records.is_cut_off() {
        export.remarks.push(Remark::CutOff);
    }
    if row == 0 {
        return Err(Error::NoRows(shape.format));
    }
    Ok(export)
}

/// The folded names of the columns, and whose they are.
fn header(records: &mut Records<'_>) -> Result<(Vec<String>, &'static Shape), Error> {
    let mut columns = 0;
    for above in 0..ABOVE_HEADER {
        let Some(record) = records.next(None) else { break };
        let cells = match record {
            Record::Cells(cells) => cells,
            Record::Bad(Why::TooLarge) => return Err(Error::TooManyColumns),
            Record::Bad(_) => continue,
        };
        let header: Vec<String> = cells
            .iter()
            .map(|cell| folded(&String::from_utf8_lossy(cell)))
            .collect();
        columns = columns.max(header.len());
        let known = SHAPES.iter().find(|shape| shape.fits(&header));
        // A program writes its header first; a person may write a title above it. One word does not make a header
        // there: it may stand in any row.
        let is_header = |shape: &&Shape| {
            above == 0
                || shape.format == Format::Generic
                    && [shape.title, shape.sites, shape.users]
                        .iter()
                        .any(|names| header.iter().any(|cell| names.contains(&cell.as_str())))
        };
        if let Some(shape) = known.filter(is_header) {
            return Ok((header, shape));
        }
    }
    match columns {
        0 => Err(Error::Empty),
        columns => Err(Error::NoPasswordColumn { columns }),
    }
}

/// Letters and digits only, lower case, without marks: "Mật khẩu" and `MAT_KHAU` are the same name.
fn folded(name: &str) -> String {
    name.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// What one program's table looks like.
struct Shape {
    format: Format,
    /// Columns that must be there, each under one of these names.
    needs: &'static [&'static [&'static str]],
    /// Columns that must not.
    never: &'static [&'static str],
    /// The only columns there may be; none where more may come.
    only: &'static [&'static str],
    title: &'static [&'static str],
    sites: &'static [&'static str],
    users: &'static [&'static str],
    password: &'static [&'static str],
    /// The secret of the second factor; empty where the format has no place for it.
    second: &'static [&'static str],
    changed: Option<(&'static str, Stamp)>,
}

/// How a moment is written.
#[derive(Clone, Copy)]
enum Stamp {
    Seconds,
    Milliseconds,
    Iso,
}

/// What every shape leaves open.
const PLAIN: Shape = Shape {
    format: Format::Generic,
    needs: &[],
    never: &[],
    only: &[],
    title: &["title", "name"],
    sites: &["url"],
    users: &["username"],
    password: &["password"],
    second: &[],
    changed: None,
};

const PASSWORDS: &[&str] = &[
    "password",
    "matkhau",
    "mk",
    "pass",
    "pwd",
    "passwd",
    "matma",
    "matkhaudangnhap",
];

/// Most specific first.
const SHAPES: &[Shape] = &[
    Shape {
        format: Format::Firefox,
        needs: &[&["httprealm"], &["formactionorigin"], &["password"]],
        title: &[],
        changed: Some(("timepasswordchanged", Stamp::Milliseconds)),
        ..PLAIN
    },
    Shape {
        format: Format::BitwardenCsv,
        needs: &[&["loginuri"], &["loginusername"], &["loginpassword"]],
        sites: &["loginuri"],
        users: &["loginusername"],
        password: &["loginpassword"],
        second: &["logintotp"],
        ..PLAIN
    },
    Shape {
        format: Format::LastPass,
        needs: &[&["extra"], &["grouping"], &["fav"], &["password"]],
        second: &["totp"],
        ..PLAIN
    },
    Shape {
        format: Format::Dashlane,
        needs: &[&["username2"], &["category"], &["password"]],
        users: &["username", "username2", "username3"],
        second: &["otpsecret", "otpurl", "otp"],
        ..PLAIN
    },
    Shape {
        format: Format::NordPass,
        needs: &[&["cardholdername"], &["cardnumber"], &["password"]],
        sites: &["url", "additionalurls"],
        ..PLAIN
    },
    Shape {
        format: Format::OnePassword,
        needs: &[
            &["title"],
            &["url", "website"],
            &["password"],
            &["otpauth", "onetimepassword"],
            &["archived"],
        ],
        sites: &["url", "website"],
        second: &["otpauth", "onetimepassword"],
        ..PLAIN
    },
    Shape {
        format: Format::Apple,
        needs: &[&["title"], &["url"], &["username"], &["password"], &["otpauth"]],
        second: &["otpauth"],
        ..PLAIN
    },
    Shape {
        format: Format::Proton,
        needs: &[&["name"], &["url"], &["password"], &["totp"], &["note"]],
        never: &["group", "grouping"],
        users: &["username", "email"],
        second: &["totp"],
        changed: Some(("modifytime", Stamp::Seconds)),
        ..PLAIN
    },
    Shape {
        format: Format::KeePassXcCsv,
        needs: &[
            &["group"],
            &["title"],
            &["username"],
            &["password"],
            &["url"],
            &["notes"],
        ],
        second: &["totp"],
        changed: Some(("lastmodified", Stamp::Iso)),
        ..PLAIN
    },
    Shape {
        format: Format::KeePassCsv,
        needs: &[
            &["account"],
            &["loginname"],
            &["password"],
            &["website"],
            &["comments"],
        ],
        title: &["account"],
        sites: &["website"],
        users: &["loginname"],
        ..PLAIN
    },
    Shape {
        format: Format::Chromium,
        needs: &[&["name"], &["url"], &["username"], &["password"]],
        only: &["name", "url", "username", "password", "note"],
        ..PLAIN
    },
    Shape {
        needs: &[PASSWORDS],
        title: &[
            "tenhethong",
            "ungdung",
            "title",
            "name",
            "ten",
            "hethong",
            "system",
            "app",
            "service",
        ],
        sites: &["diachi", "trangweb", "link", "website", "url", "web", "duongdan"],
        users: &[
            "tendangnhap",
            "taikhoan",
            "user",
            "username",
            "login",
            "loginname",
            "account",
            "email",
            "thudientu",
        ],
        password: PASSWORDS,
        second: &["totp", "otpauth"],
        ..PLAIN
    },
];

impl Shape {
    fn fits(&self, header: &[String]) -> bool {
        let has = |name: &&str| header.iter().any(|cell| cell == name);
        self.needs.iter().all(|names| names.iter().any(has))
            && !self.never.iter().any(has)
            && (self.only.is_empty() || header.iter().all(|cell| self.only.contains(&cell.as_str())))
    }

    /// Two columns of one name, of which only the first is read.
    fn twice(&self, header: &[String]) -> Option<Remark> {
        let read = [self.title, self.sites, self.users, self.second];
        header.iter().enumerate().find_map(|(at, name)| {
            let first = header.iter().position(|other| other == name)?;
            let is_read = read.iter().any(|names| names.contains(&name.as_str()));
            (first < at && is_read).then_some(Remark::SameName {
                first: first + 1,
                second: at + 1,
            })
        })
    }
}

/// Where in a row things stand.
struct Columns {
    shape: &'static Shape,
    title: Option<usize>,
    sites: Vec<usize>,
    users: Vec<usize>,
    password: usize,
    second: Option<usize>,
    changed: Option<(usize, Stamp)>,
    kind: Option<usize>,
    archived: Option<usize>,
    group: Option<usize>,
}

impl Columns {
    fn find(header: &[String], shape: &'static Shape) -> Result<Self, Error> {
        let one = |name: &str| header.iter().position(|cell| cell == name);
        let first = |names: &[&str]| names.iter().find_map(|name| one(name));
        let every = |names: &[&str]| names.iter().filter_map(|name| one(name)).collect();
        let password = first(shape.password).ok_or(Error::NoPasswordColumn {
            columns: header.len(),
        })?;
        // Two columns of passwords: nobody knows which is the right one.
        let named = |cell: &String| shape.password.contains(&cell.as_str());
        if let Some(again) = header.iter().skip(password + 1).position(named) {
            return Err(Error::TwoPasswordColumns {
                first: password + 1,
                second: password + again + 2,
            });
        }
        Ok(Self {
            shape,
            title: first(shape.title),
            sites: every(shape.sites),
            users: every(shape.users),
            password,
            second: first(shape.second),
            changed: shape.changed.and_then(|(name, stamp)| Some((one(name)?, stamp))),
            kind: one("type"),
            archived: one("archived"),
            group: one("group"),
        })
    }

    fn entry(&self, cells: &Cells<'_>, place: Place) -> Result<Entry, Why> {
        let text = |column: usize| {
            std::str::from_utf8(cells.get(column).unwrap_or_default())
                .ok()
                .filter(|text| !text.contains('\0'))
                .ok_or(Why::Encoding)
        };
        let maybe = |column: Option<usize>| column.map_or(Ok(""), text);
        let format = self.shape.format;
        let kind = maybe(self.kind)?;
        let is_login = match format {
            Format::BitwardenCsv | Format::Proton => kind.is_empty() || kind == "login",
            Format::NordPass => kind.is_empty() || kind == "password",
            _ => true,
        };
        let addresses: Vec<&str> = self
            .sites
            .iter()
            .map(|column| text(*column))
            .collect::<Result<_, _>>()?;
        let has_address = |address: &str| addresses.contains(&address);
        if format == Format::Firefox && has_address("chrome://FirefoxAccounts") {
            return Err(Why::Internal);
        }
        if !is_login || format == Format::LastPass && has_address("http://sn") {
            return Err(Why::NotALogin);
        }
        if format == Format::OnePassword && maybe(self.archived)? == "true" {
            return Err(Why::Archived);
        }
        let is_bin = |group: &str| matches!(folded(group).as_str(), "recyclebin" | "thungrac" | "trash");
        if format == Format::KeePassXcCsv && maybe(self.group)?.split('/').any(is_bin) {
            return Err(Why::Trashed);
        }
        let mut user = "";
        for column in &self.users {
            let value = text(*column)?;
            if user.is_empty() && !value.is_empty() {
                user = value;
            }
        }
        let second = match self.second {
            None => Held::CannotHold,
            // Dashlane writes the word where there is nothing.
            Some(column) => match text(column)? {
                "" | "null" => Held::NotStored,
                _ => Held::Stored,
            },
        };
        let changed = match self.changed {
            None => None,
            Some((column, stamp)) => day(text(column)?, stamp),
        };
        let draft = Draft {
            place,
            title: maybe(self.title)?,
            addresses: addresses.iter().flat_map(|cell| split(cell)).collect(),
            user,
            second_factor: second,
            passkey: Held::CannotHold,
            changed,
        };
        draft.with(text(self.password)?)
    }
}

/// One cell may hold several addresses: with commas between, or as a JSON list.
fn split(cell: &str) -> impl Iterator<Item = &str> {
    let list = cell.trim().trim_start_matches('[').trim_end_matches(']');
    list.split([',', '\n'])
        .map(|part| part.trim().trim_matches('"'))
        .filter(|part| !part.is_empty())
}

fn day(text: &str, stamp: Stamp) -> Option<Date> {
    match stamp {
        Stamp::Iso => dates::iso(text),
        Stamp::Seconds => dates::seconds(text.parse().ok()?),
        Stamp::Milliseconds => dates::seconds(text.parse::<i64>().ok()? / 1000),
    }
}
