//! One table of logins, written as each program would write it.
//!
//! `tests/data/vault/source.xml` holds the same logins, a reference and a bin; `kdbx31.kdbx` and `kdbx4.kdbx` hold
//! that file (AES-KDF of 6,000 rounds; Argon2d of 2 × 1 MiB), under [`PASSWORD`].

use crate::canary::CANARIES;
use aes::Aes256;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Opens what is locked here.
pub(crate) const PASSWORD: &str = "kho-thu-nghiem";
pub(super) const KDBX_3: &[u8] = include_bytes!("../../data/vault/kdbx31.kdbx");
pub(super) const KDBX_4: &[u8] = include_bytes!("../../data/vault/kdbx4.kdbx");

/// One record.
#[derive(Clone, Default)]
pub(crate) struct Login {
    pub title: String,
    pub url: String,
    pub user: String,
    pub password: String,
    pub note: String,
    pub second: String,
}

fn login([title, url, user, password]: [&str; 4]) -> Login {
    Login {
        title: title.to_owned(),
        url: url.to_owned(),
        user: user.to_owned(),
        password: password.to_owned(),
        ..Login::default()
    }
}

/// The table: a password used twice and nearly a third time, twins in NFC and NFD, one account in three rows, cells
/// with everything that a CSV has to quote, a person's own name, and both canaries.
pub(crate) fn logins() -> Vec<Login> {
    let rain = "Mưa-Rào-Tháng-Sáu-4719";
    let (composed, apart): (String, String) = (rain.nfc().collect(), rain.nfd().collect());
    let bank = "v9$Kd-7Tq!zR2mW&xL4p,";
    let mut logins: Vec<Login> = [
        [
            "Facebook",
            "https://www.facebook.com/login/",
            "lan.mau@example.com",
            "matkhau123",
        ],
        ["Zalo", "https://chat.zalo.me/", "0900000000", "matkhau123"],
        [
            "Cổng nội bộ",
            "https://noibo.example.org/",
            "lan.mau",
            "Matkhau124",
        ],
        [
            "Thư",
            "https://thu.example.com/",
            "lan.mau@example.com",
            &composed,
        ],
        ["Ảnh", "https://anh.example.net/", "lan.mau@example.com", &apart],
        ["Ngân hàng", "https://bank.example.com/", "lanmau", bank],
        ["Ngân hàng", "https://m.bank.example.com/", "lanmau", bank],
        [
            "Ngân hàng",
            "android://aGFzaA==@com.example.bank/",
            "lanmau",
            bank,
        ],
        [
            "Họp",
            "https://hop.example.info/",
            "lan",
            "hai \"dấu nháy\"; phẩy, =x9Qk ",
        ],
        ["Sổ tay", "https://sotay.example.dev/", "lan", "=Lanmau1990@"],
    ]
    .map(login)
    .into();
    "thư chung, hai dòng:\nmột; \"hai\"".clone_into(&mut logins[3].note);
    "JBSWY3DPEHPK3PXP".clone_into(&mut logins[3].second);
    for (canary, name, site) in [(&CANARIES[0], "một", "mot"), (&CANARIES[1], "hai", "hai")] {
        let secret = canary.secret;
        logins.push(Login {
            title: format!("Kho {name} {secret}"),
            url: format!("https://{site}.example.biz/?p={secret}"),
            user: "chim".to_owned(),
            password: secret.to_owned(),
            note: format!("mật khẩu: {secret}"),
            second: String::new(),
        });
    }
    logins
}

/// What a column holds.
#[derive(Clone, Copy)]
pub(crate) enum Cell {
    Title,
    Url,
    User,
    Password,
    Note,
    Second,
    Is(&'static str),
}

use Cell::{Is, Note, Password, Second, Title, Url, User};

/// A format of CSV: its code, and its columns.
pub(crate) struct Csv {
    pub code: &'static str,
    pub columns: &'static [(&'static str, Cell)],
}

const NONE: Cell = Is("");

/// Every format of CSV that is read.
pub(crate) const CSVS: [Csv; 12] = [
    Csv {
        code: "chromium-csv",
        columns: &[
            ("name", Title),
            ("url", Url),
            ("username", User),
            ("password", Password),
            ("note", Note),
        ],
    },
    Csv {
        code: "firefox-csv",
        columns: &[
            ("url", Url),
            ("username", User),
            ("password", Password),
            ("httpRealm", NONE),
            ("formActionOrigin", NONE),
            ("guid", Is("{5a5a0000-0000-4000-8000-000000000001}")),
            ("timeCreated", Is("1520217000000")),
            ("timeLastUsed", Is("1520217000000")),
            ("timePasswordChanged", Is("1779244200000")),
        ],
    },
    Csv {
        code: "apple-csv",
        columns: &[
            ("Title", Title),
            ("URL", Url),
            ("Username", User),
            ("Password", Password),
            ("Notes", Note),
            ("OTPAuth", Second),
        ],
    },
    Csv {
        code: "bitwarden-csv",
        columns: &[
            ("folder", NONE),
            ("favorite", NONE),
            ("type", Is("login")),
            ("name", Title),
            ("notes", Note),
            ("fields", NONE),
            ("reprompt", Is("0")),
            ("login_uri", Url),
            ("login_username", User),
            ("login_password", Password),
            ("login_totp", Second),
        ],
    },
    Csv {
        code: "keepassxc-csv",
        columns: &[
            ("Group", Is("Gốc")),
            ("Title", Title),
            ("Username", User),
            ("Password", Password),
            ("URL", Url),
            ("Notes", Note),
            ("TOTP", Second),
            ("Icon", Is("0")),
            ("Last Modified", Is("2026-05-20T02:30:00Z")),
            ("Created", Is("2018-03-05T02:30:00Z")),
        ],
    },
    Csv {
        code: "keepass-csv",
        columns: &[
            ("Account", Title),
            ("Login Name", User),
            ("Password", Password),
            ("Web Site", Url),
            ("Comments", Note),
        ],
    },
    Csv {
        code: "onepassword-csv",
        columns: &[
            ("Title", Title),
            ("Url", Url),
            ("Username", User),
            ("Password", Password),
            ("OTPAuth", Second),
            ("Favorite", Is("false")),
            ("Archived", Is("false")),
            ("Tags", NONE),
            ("Notes", Note),
        ],
    },
    Csv {
        code: "lastpass-csv",
        columns: &[
            ("url", Url),
            ("username", User),
            ("password", Password),
            ("totp", Second),
            ("extra", Note),
            ("name", Title),
            ("grouping", NONE),
            ("fav", Is("0")),
        ],
    },
    Csv {
        code: "dashlane-csv",
        columns: &[
            ("username", User),
            ("username2", NONE),
            ("username3", NONE),
            ("title", Title),
            ("password", Password),
            ("note", Note),
            ("url", Url),
            ("category", NONE),
            ("otpSecret", Second),
        ],
    },
    Csv {
        code: "protonpass-csv",
        columns: &[
            ("type", Is("login")),
            ("name", Title),
            ("url", Url),
            ("email", NONE),
            ("username", User),
            ("password", Password),
            ("note", Note),
            ("totp", Second),
            ("createTime", Is("1520217000")),
            ("modifyTime", Is("1779244200")),
            ("vault", NONE),
        ],
    },
    Csv {
        code: "nordpass-csv",
        columns: &[
            ("name", Title),
            ("url", Url),
            ("additional_urls", NONE),
            ("username", User),
            ("password", Password),
            ("note", Note),
            ("cardholdername", NONE),
            ("cardnumber", NONE),
            ("cvc", NONE),
            ("folder", NONE),
            ("type", Is("password")),
            ("custom_fields", NONE),
        ],
    },
    Csv {
        code: "generic-csv",
        columns: &[
            ("Tên hệ thống", Title),
            ("Địa chỉ", Url),
            ("Tên đăng nhập", User),
            ("Mật khẩu", Password),
            ("Ghi chú", Note),
        ],
    },
];

/// How a table is put into bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub delimiter: char,
    pub end: &'static str,
    /// Every cell in quotation marks, not only those that need them.
    pub all_quoted: bool,
    pub last_end: bool,
    pub letters: Letters,
}

/// How letters are put into bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Letters {
    Utf8,
    Utf8Marked,
    Utf16Le,
    Utf16Be,
}

pub(crate) const PLAIN: Look = Look {
    delimiter: ',',
    end: "\n",
    all_quoted: false,
    last_end: true,
    letters: Letters::Utf8,
};

impl Csv {
    pub(super) fn header(&self) -> Vec<String> {
        self.columns.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    pub(super) fn row(&self, login: &Login) -> Vec<String> {
        let text = |cell: Cell| match cell {
            Title => &login.title,
            Url => &login.url,
            User => &login.user,
            Password => &login.password,
            Note => &login.note,
            Second => &login.second,
            Is(text) => text,
        };
        self.columns
            .iter()
            .map(|(_, cell)| text(*cell).to_owned())
            .collect()
    }

    pub(super) fn rows(&self, logins: &[Login]) -> Vec<Vec<String>> {
        let rows = logins.iter().map(|login| self.row(login));
        std::iter::once(self.header()).chain(rows).collect()
    }

    pub(crate) fn write(&self, logins: &[Login], look: Look) -> Vec<u8> {
        look.write(&self.rows(logins))
    }
}

impl Look {
    pub(super) fn write(self, rows: &[Vec<String>]) -> Vec<u8> {
        let cell = |cell: &String| {
            let needs = cell.contains(['"', '\n', '\r', self.delimiter]);
            if needs || self.all_quoted {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.clone()
            }
        };
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(cell)
                    .collect::<Vec<_>>()
                    .join(&self.delimiter.to_string())
            })
            .collect();
        let mut text = lines.join(self.end);
        if self.last_end {
            text.push_str(self.end);
        }
        match self.letters {
            Letters::Utf8 => text.into_bytes(),
            Letters::Utf8Marked => format!("\u{feff}{text}").into_bytes(),
            Letters::Utf16Le => ["\u{feff}", &text]
                .concat()
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            Letters::Utf16Be => ["\u{feff}", &text]
                .concat()
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect(),
        }
    }
}

/// Bitwarden's JSON.
pub(crate) fn bitwarden(logins: &[Login]) -> Value {
    let items: Vec<Value> = logins
        .iter()
        .map(|login| {
            json!({
                "id": null, "type": 1, "name": login.title, "notes": login.note,
                "revisionDate": "2026-05-20T02:30:00.000Z", "deletedDate": null, "passwordHistory": null,
                "login": {
                    "uris": [{"match": null, "uri": login.url}],
                    "username": login.user, "password": login.password,
                    "totp": if login.second.is_empty() { Value::Null } else { json!(login.second) },
                    "fido2Credentials": [],
                },
            })
        })
        .collect();
    json!({"encrypted": false, "folders": [], "items": items})
}

/// How a key is made of a password.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kdf {
    Pbkdf2,
    Argon2,
}

/// Bitwarden's JSON under a password of its own, as its apps make it.
pub(super) fn protected(plain: &[u8], password: &str, kdf: Kdf) -> Value {
    match kdf {
        Kdf::Pbkdf2 => protected_with(plain, password, kdf, 5000),
        Kdf::Argon2 => protected_with(plain, password, kdf, 16),
    }
}

/// The same, at this cost: rounds of PBKDF2, mebibytes of Argon2.
pub(crate) fn protected_with(plain: &[u8], password: &str, kdf: Kdf, cost: u32) -> Value {
    let salt = STANDARD.encode([7_u8; 16]);
    let mut master = [0_u8; 32];
    match kdf {
        Kdf::Pbkdf2 => {
            pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), salt.as_bytes(), cost, &mut master);
        }
        Kdf::Argon2 => Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(cost * 1024, 2, 1, Some(32)).unwrap(),
        )
        .hash_password_into(password.as_bytes(), &Sha256::digest(salt.as_bytes()), &mut master)
        .unwrap(),
    }
    let expanded = |purpose: &[u8]| -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&master).unwrap();
        mac.update(purpose);
        mac.update(&[1]);
        mac.finalize().into_bytes().into()
    };
    let (enc, mac) = (expanded(b"enc"), expanded(b"mac"));
    let sealed = |text: &[u8]| {
        let iv = [9_u8; 16];
        let mut body = text.to_vec();
        body.resize(text.len() + 16, 0);
        let body = Encryptor::<Aes256>::new_from_slices(&enc, &iv)
            .unwrap()
            .encrypt_padded::<Pkcs7>(&mut body, text.len())
            .unwrap()
            .to_vec();
        let mut tag = Hmac::<Sha256>::new_from_slice(&mac).unwrap();
        tag.update(&iv);
        tag.update(&body);
        let tag = tag.finalize().into_bytes();
        [&iv[..], &body, &tag].map(|part| STANDARD.encode(part)).join("|")
    };
    let (passes, memory, lanes) = match kdf {
        Kdf::Pbkdf2 => (cost, Value::Null, Value::Null),
        Kdf::Argon2 => (2, json!(cost), json!(1)),
    };
    json!({
        "encrypted": true, "passwordProtected": true, "salt": salt,
        "kdfType": kdf as u32, "kdfIterations": passes, "kdfMemory": memory, "kdfParallelism": lanes,
        "encKeyValidation_DO_NOT_EDIT": format!("2.{}", sealed(b"5a5a0000-0000-4000-8000-000000000001")),
        "data": format!("2.{}", sealed(plain)),
    })
}

/// A file of every format: its code, its bytes, and whether it needs [`PASSWORD`].
pub(crate) fn every() -> Vec<(&'static str, Vec<u8>, bool)> {
    let logins = logins();
    let json = bitwarden(&logins).to_string().into_bytes();
    let mut all: Vec<(&str, Vec<u8>, bool)> = CSVS
        .iter()
        .map(|csv| (csv.code, csv.write(&logins, PLAIN), false))
        .collect();
    for kdf in [Kdf::Pbkdf2, Kdf::Argon2] {
        let sealed = protected(&json, PASSWORD, kdf).to_string().into_bytes();
        all.push(("bitwarden-json-protected", sealed, true));
    }
    all.push(("bitwarden-json", json, false));
    all.push(("kdbx3", KDBX_3.to_vec(), true));
    all.push(("kdbx4", KDBX_4.to_vec(), true));
    all
}
