//! Files of other programs, recognised so that they can be called by their name.

/// What a file is, when it is none that can be audited (yet).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// 1Password's 1PUX.
    OnePux,
    /// Enpass, JSON.
    Enpass,
    /// FIDO Credential Exchange Format.
    Cxf,
    /// Proton Pass, JSON.
    ProtonJson,
    /// Proton Pass, a ZIP with that JSON or with its sealed form in it.
    ProtonZip,
    /// Dashlane, a ZIP with `credentials.csv` in it.
    DashlaneZip,
    /// Bitwarden, JSON tied to the key of the account.
    BitwardenAccount,
    /// KeePass 1.
    KeePass1,
    /// KeePass, XML without a lock.
    KeePassXml,
    /// A file sealed with age.
    Age,
    /// A file sealed with PGP.
    Pgp,
    /// A gzip archive.
    Gzip,
    /// A ZIP of something else.
    Zip,
    /// PDF.
    Pdf,
    /// A text of Word or of its like.
    Word,
    /// A sheet of Excel or of its like.
    Sheet,
    /// Slides.
    Slides,
    /// What Word and Excel wrote before 2007: which of them it is stands too deep inside.
    OldOffice,
    /// A picture.
    Picture,
    /// A RAR archive.
    Rar,
    /// A 7z archive.
    SevenZip,
    /// A database of some program, such as a browser keeps its passwords in.
    Sqlite,
    /// A page.
    Html,
    /// Facebook's or Instagram's copy of one's own data.
    Meta,
    /// Google Takeout.
    Google,
    /// TikTok's.
    TikTok,
    /// X's.
    X,
    /// `LinkedIn`'s.
    LinkedIn,
    /// Telegram's.
    Telegram,
    /// `WhatsApp`'s.
    WhatsApp,
    /// Discord's.
    Discord,
    /// Snapchat's.
    Snapchat,
}

impl Foreign {
    /// The code; `vault-foreign-…` is its name.
    pub fn code(self) -> &'static str {
        match self {
            Foreign::OnePux => "onepux",
            Foreign::Enpass => "enpass",
            Foreign::Cxf => "cxf",
            Foreign::ProtonJson => "proton-json",
            Foreign::ProtonZip => "proton-zip",
            Foreign::DashlaneZip => "dashlane-zip",
            Foreign::BitwardenAccount => "bitwarden-account",
            Foreign::KeePass1 => "keepass-1",
            Foreign::KeePassXml => "keepass-xml",
            Foreign::Age => "age",
            Foreign::Pgp => "pgp",
            Foreign::Gzip => "gzip",
            Foreign::Zip => "zip",
            Foreign::Pdf => "pdf",
            Foreign::Word => "word",
            Foreign::Sheet => "sheet",
            Foreign::Slides => "slides",
            Foreign::OldOffice => "old-office",
            Foreign::Picture => "picture",
            Foreign::Rar => "rar",
            Foreign::SevenZip => "seven-zip",
            Foreign::Sqlite => "sqlite",
            Foreign::Html => "html",
            Foreign::Meta => "meta",
            Foreign::Google => "google",
            Foreign::TikTok => "tiktok",
            Foreign::X => "x",
            Foreign::LinkedIn => "linkedin",
            Foreign::Telegram => "telegram",
            Foreign::WhatsApp => "whatsapp",
            Foreign::Discord => "discord",
            Foreign::Snapchat => "snapchat",
        }
    }

    /// What to do about it; `vault-advice-foreign-…` is the sentence.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Foreign::OnePux | Foreign::Enpass | Foreign::Cxf | Foreign::ProtonJson | Foreign::ProtonZip => {
                "csv"
            }
            Foreign::BitwardenAccount => "bitwarden",
            Foreign::KeePass1 | Foreign::KeePassXml => "kdbx",
            Foreign::Age | Foreign::Pgp => "sealed",
            Foreign::DashlaneZip | Foreign::Gzip | Foreign::Zip | Foreign::Rar | Foreign::SevenZip => {
                "unpack"
            }
            Foreign::Sheet | Foreign::OldOffice => "sheet",
            _ => "other",
        }
    }

    /// Whether it holds passwords that cannot be read yet, as opposed to holding none.
    pub(super) fn is_vault(self) -> bool {
        matches!(
            self,
            Foreign::OnePux
                | Foreign::Enpass
                | Foreign::Cxf
                | Foreign::ProtonJson
                | Foreign::ProtonZip
                | Foreign::DashlaneZip
                | Foreign::BitwardenAccount
                | Foreign::KeePass1
                | Foreign::KeePassXml
                | Foreign::Sheet
        )
    }
}

/// By the first bytes.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<Foreign> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(in_zip(bytes));
    }
    // What it is stands behind its length.
    let media = |kind: &[u8]| bytes.get(8..).is_some_and(|rest| rest.starts_with(kind));
    if bytes.starts_with(b"RIFF") && media(b"WEBP") || bytes.get(4..8) == Some(b"ftyp") && media(b"hei") {
        return Some(Foreign::Picture);
    }
    [
        (&b"%PDF-"[..], Foreign::Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice),
        (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
        (b"\xff\xd8\xff", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"Rar!\x1a\x07", Foreign::Rar),
        (b"7z\xbc\xaf\x27\x1c", Foreign::SevenZip),
        (b"SQLite format 3\0", Foreign::Sqlite),
        (&[0x1f, 0x8b], Foreign::Gzip),
        (b"age-encryption.org/v1", Foreign::Age),
        (b"-----BEGIN AGE ENCRYPTED FILE", Foreign::Age),
        (b"-----BEGIN PGP MESSAGE", Foreign::Pgp),
    ]
    .iter()
    .find(|(begin, _)| bytes.starts_with(begin))
    .map(|(_, foreign)| *foreign)
}

/// By how text begins.
pub(super) fn by_text(text: &[u8]) -> Option<Foreign> {
    let head = text.get(..text.len().min(400)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    if head.starts_with("window.ytd.") || head.starts_with("window.__thar_config") {
        return Some(Foreign::X);
    }
    if head.starts_with("<?xml") && head.contains("<keepassfile") {
        return Some(Foreign::KeePassXml);
    }
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Some(Foreign::Html);
    }
    let header = head.lines().next().unwrap_or_default();
    if header.contains("activity timestamp") && header.contains("user agent string") {
        return Some(Foreign::Google);
    }
    let begins = |begin: &str| header.trim_matches('"').starts_with(begin);
    let linked_in = [
        "first name,last name,url,email address",
        "first name,last name,maiden name",
        "login date,ip address,user agent,login type",
    ];
    linked_in
        .iter()
        .any(|begin| begins(begin))
        .then_some(Foreign::LinkedIn)
}

/// The most names that are looked at.
const MOST_NAMES: usize = 10_000;

/// By the names in the directory of a ZIP. Nothing in it is unpacked.
fn in_zip(bytes: &[u8]) -> Foreign {
    let names = names(bytes);
    let has = |part: &str| names.iter().any(|name| name.contains(part));
    let ends = |end: &str| names.iter().any(|name| name.ends_with(end));
    // A file of OpenDocument begins with its kind, stored as it is.
    let kind = bytes
        .get(30..)
        .and_then(|rest| rest.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument."));
    if let Some(kind) = kind {
        if kind.starts_with(b"spreadsheet") {
            Foreign::Sheet
        } else if kind.starts_with(b"presentation") {
            Foreign::Slides
        } else {
            Foreign::Word
        }
    } else if has("xl/workbook.") {
        Foreign::Sheet
    } else if has("word/document.") {
        Foreign::Word
    } else if has("ppt/presentation.") {
        Foreign::Slides
    } else if ends("export.data") && ends("export.attributes") {
        Foreign::OnePux
    } else if has("proton pass/data.") {
        Foreign::ProtonZip
    } else if ends("credentials.csv") {
        Foreign::DashlaneZip
    } else if has("security_and_login_information/") || has("login_and_account_creation/") {
        Foreign::Meta
    } else if has("takeout/") {
        Foreign::Google
    } else if ends("user_data_tiktok.json") || has("tiktok/") {
        Foreign::TikTok
    } else if ends("data/account.js") {
        Foreign::X
    } else if ends("registration.csv") && ends("email addresses.csv") {
        Foreign::LinkedIn
    } else if has("whatsapp_account_information/") {
        Foreign::WhatsApp
    } else if ends("json/account_history.json") {
        Foreign::Snapchat
    } else if ends("account/user.json") {
        Foreign::Discord
    } else {
        Foreign::Zip
    }
}

/// Names of a ZIP's entries: lower case, forward slashes.
fn names(bytes: &[u8]) -> Vec<String> {
    let number = |at: usize, width: usize| -> Option<usize> {
        let part = bytes.get(at..at + width)?;
        Some(
            part.iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
        )
    };
    let end = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
        .and_then(|end| number(end + 16, 4));
    let mut out = Vec::new();
    let mut at = end.unwrap_or(usize::MAX / 2);
    while out.len() < MOST_NAMES && bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let (Some(name), Some(extra), Some(comment)) =
            (number(at + 28, 2), number(at + 30, 2), number(at + 32, 2))
        else {
            break;
        };
        if let Some(name) = bytes.get(at + 46..at + 46 + name) {
            out.push(String::from_utf8_lossy(name).replace('\\', "/").to_lowercase());
        }
        at += 46 + name + extra + comment;
    }
    out
}
