//! The seeds of the fuzz targets, and what fuzzing found, played through the very same functions on every run.
//!
//! `cargo test --test it fuzz::seeds_are_written_anew -- --ignored` makes the seeds from the samples again; what was
//! found (`found-…`) stays.

#[path = "../../fuzz/src/targets.rs"]
#[allow(unreachable_pub, reason = "it is a library of its own where it is fuzzed")]
pub(crate) mod targets;

use crate::breach::{CANARY, Random, hex};
use crate::evidence::archives::{Entry, facebook, zip};
use crate::vault::samples::{CSVS, Kdf, Letters, Look, PLAIN, bitwarden, logins, protected_with};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use targets::sealed;

type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 18] = [
    ("vault_csv", targets::vault_csv),
    ("bitwarden_json", targets::bitwarden_json),
    ("bitwarden_protected", targets::bitwarden_protected),
    ("kdbx", targets::kdbx),
    ("kdbx_inside", targets::kdbx_inside),
    ("sorted_text", targets::sorted_text),
    ("index", targets::index),
    ("index_damaged", targets::index_damaged),
    ("range_answer", targets::range_answer),
    ("exceptions", targets::exceptions),
    ("own_words", targets::own_words),
    ("profile", targets::profile),
    ("checklist", targets::checklist),
    ("evidence_zip", targets::evidence_zip),
    ("evidence_meta", targets::evidence_meta),
    ("evidence_google", targets::evidence_google),
    ("evidence_tiktok", targets::evidence_tiktok),
    ("evidence_telegram", targets::evidence_telegram),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

#[test]
fn every_seed_passes() {
    let mut size = 0;
    for (name, target) in TARGETS {
        let mut seeds: Vec<PathBuf> = fs::read_dir(root().join("seeds").join(name))
            .expect("seeds")
            .map(|seed| seed.expect("a seed").path())
            .collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            let bytes = fs::read(&seed).expect("a seed");
            size += bytes.len();
            let played = std::panic::catch_unwind(|| target(&bytes));
            assert!(played.is_ok(), "{}", seed.display());
        }
    }
    assert!(size < 1 << 20, "the seeds are {size} bytes");
}

/// A target that nobody plays, or seeds of none, would be overlooked.
#[test]
fn every_target_is_played() {
    let names = |folder: &str| {
        let mut names: Vec<String> = fs::read_dir(root().join(folder))
            .expect("a folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .replace(".rs", "")
            })
            .collect();
        names.sort();
        names
    };
    let mut played: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    played.sort_unstable();
    assert_eq!(names("fuzz_targets"), played);
    assert_eq!(names("seeds"), played);
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    for name in played {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
}

fn seeds() -> Vec<(&'static str, String, Vec<u8>)> {
    let mut all: Vec<(&str, String, Vec<u8>)> = Vec::new();
    let mut add = |target, name: &str, bytes: Vec<u8>| all.push((target, name.to_owned(), bytes));
    let few = &logins()[..4];
    for csv in &CSVS {
        add("vault_csv", csv.code, csv.write(few, PLAIN));
    }
    for (name, letters) in [
        ("marked", Letters::Utf8Marked),
        ("utf-16-le", Letters::Utf16Le),
        ("utf-16-be", Letters::Utf16Be),
    ] {
        let look = Look {
            letters,
            delimiter: ';',
            end: "\r\n",
            all_quoted: true,
            last_end: false,
        };
        add("vault_csv", name, CSVS[11].write(few, look));
    }
    add(
        "vault_csv",
        "sep",
        b"sep=;\r\nTitle;Password\r\na;matkhau123\r\n".to_vec(),
    );
    add(
        "vault_csv",
        "windows-1258",
        b"Ten,M\xe2\xf2t kh\xe2\xd2u\nThu,m\xe2\xf2t\n".to_vec(),
    );
    add(
        "vault_csv",
        "zip",
        b"PK\x03\x04data/account.jsPK\x05\x06".to_vec(),
    );
    add(
        "vault_csv",
        "broken",
        b"name,url,username,password\na,b,c\n\"a,b,c,d\na,b,c,d,,\n".to_vec(),
    );

    let json = bitwarden(few).to_string().into_bytes();
    add("bitwarden_json", "login", json.clone());
    let odd = r#"{"encrypted": false, "folders": [], "items": [{"type": 2}, {"type": 1, "deletedDate": "x"}, {"login": {"password": "matkhau\u0031", "totp": "a", "fido2Credentials": [1]}, "passwordHistory": [{"lastUsedDate": "2026-05-20"}], "archivedDate": null}]}"#;
    add("bitwarden_json", "odd", odd.into());
    for foreign in [
        r#"{"vaults": {}, "userId": "a", "encrypted": true}"#,
        r#"{"folders": [], "items": [{"uuid": "a", "template_type": "login.default"}]}"#,
        r#"{"version": {"major": 1}, "exporterRpId": "a", "accounts": []}"#,
        r#"{"encrypted": true, "folders": [], "items": []}"#,
    ] {
        let name = format!("foreign-{}", foreign.len());
        add("bitwarden_json", &name, foreign.into());
    }
    let small = bitwarden(&logins()[..1]).to_string();
    for (name, kdf) in [("pbkdf2", Kdf::Pbkdf2), ("argon2", Kdf::Argon2)] {
        let sealed = protected_with(small.as_bytes(), targets::PASSWORD, kdf, 1);
        add("bitwarden_protected", name, sealed.to_string().into_bytes());
    }

    let xml = include_bytes!("../data/vault/source.xml");
    let entry = r#"<?xml version="1.0"?><KeePassFile><Meta><RecycleBinUUID>AAAAAAAAAAAAAAAAAAAAAg==</RecycleBinUUID></Meta><Root><Group><UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID><Entry><UUID>AAAAAAAAAAAAAAAAAAAAAw==</UUID><Times><LastModificationTime>AAAAAAAAAAA=</LastModificationTime></Times><String><Key>Title</Key><Value>Thư &amp; ảnh</Value></String><String><Key>Password</Key><Value Protected="True">bWF0a2hhdTEyMw==</Value></String><History><Entry><UUID>AAAAAAAAAAAAAAAAAAAAAw==</UUID><String><Key>Password</Key><Value Protected="True">bWF0a2hhdQ==</Value></String></Entry></History></Entry><Entry><UUID>AAAAAAAAAAAAAAAAAAAABA==</UUID><String><Key>Password</Key><Value>{REF:P@I:00000000000000000000000000000003}</Value></String></Entry></Group></Root></KeePassFile>"#;
    let key = sealed::key(Some(targets::PASSWORD), None);
    for (how, body) in [
        (0_u8, entry.as_bytes().to_vec()),
        (1, sealed::inner_4(entry.as_bytes())),
    ] {
        let major = 3 + how;
        add(
            "kdbx",
            &format!("version-{major}"),
            sealed::seal(sealed::Lock::new(major, false), &body, &key),
        );
        add(
            "kdbx_inside",
            &format!("version-{major}"),
            [vec![how], body].concat(),
        );
    }
    add("kdbx_inside", "sample", [&[0][..], xml].concat());
    // The crate that read KDBX before panicked on a parameter of no length.
    let mut empty = sealed::seal(sealed::Lock::new(4, false), b"", &key);
    let rounds = empty.windows(3).position(|part| part == b"R\x08\0").unwrap_or(0);
    empty[rounds + 1] = 0;
    empty.drain(rounds + 5..rounds + 13);
    add("kdbx", "found-no-length", empty);
    // An empty member of gzip, and a few letters stored in one.
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01\x05\0\xfa\xff<a/>\n\0\0\0\0\x05\0\0\0";
    add("kdbx_inside", "gzip", [&[2][..], gzip].concat());
    for (name, file) in [
        ("real-3", &include_bytes!("../data/vault/kdbx31.kdbx")[..]),
        ("real-4", include_bytes!("../data/vault/kdbx4.kdbx")),
    ] {
        add("kdbx", name, file[..400].to_vec());
    }

    let mut random = Random(5);
    let mut hashes: Vec<String> = (0..40)
        .map(|_| hex(&random.hash()))
        .chain([CANARY.to_owned()])
        .collect();
    hashes.sort();
    let list = |take: usize, end: &str| {
        hashes
            .iter()
            .take(take)
            .enumerate()
            .fold(String::new(), |mut out, (count, hash)| {
                let _always = write!(out, "{hash}:{}{end}", count * 37);
                out
            })
    };
    for (name, text) in [
        ("one", list(1, "\n")),
        ("crlf", list(41, "\r\n")),
        ("lower", list(9, "\n").to_lowercase()),
        ("marked", format!("\u{feff}{}", list(3, "\n"))),
        ("unsorted", list(3, "\n") + &list(2, "\n")),
        ("ntlm", "32ED87BDB5FDC5E9CBA88547376818D4:7\r\n".repeat(2)),
    ] {
        add("sorted_text", name, text.into_bytes());
    }
    add("index", "good", targets::good_index().0.clone());
    for (name, at, burst) in [
        ("whole", 0_u32, [0_u8; 4]),
        ("header", 40, [1, 0, 0, 0]),
        ("directory", 513, [0, 0, 255, 255]),
        ("block", 700, [128, 0, 0, 1]),
    ] {
        let bytes = [at.to_le_bytes(), burst].concat();
        add("index_damaged", name, bytes);
    }
    add("index_damaged", "cut", 900_u32.to_le_bytes().to_vec());

    let mut rows = String::new();
    for (count, hash) in hashes.iter().take(6).enumerate() {
        let _always = write!(rows, "{}:{}\r\n", hash.get(5..).unwrap_or_default(), count * 9);
    }
    for (name, text) in [
        ("rows", rows.clone()),
        ("cut", rows.chars().take(100).collect()),
        ("page", "<html>please log in to the Wi-Fi</html>".to_owned()),
    ] {
        add("range_answer", name, text.into_bytes());
    }
    let exception =
        "[[exception]]\ntitle = \"Thư\"\nrow = 6\ncheck = \"weak\"\nreason = \"máy cũ\"\nuntil = ";
    add(
        "exceptions",
        "text",
        format!("{exception}\"2027-03-31\"\n").into_bytes(),
    );
    add(
        "exceptions",
        "date",
        format!("\u{feff}{exception}2027-03-31\n").into_bytes(),
    );
    add(
        "own_words",
        "words",
        "Nguyễn Thị Hòa Lan\n15/08/1990\nSóc Trăng\n0900000000\n".into(),
    );
    let account = r#"{"id": "a", "kind": "mail", "value": "high", "password": "p", "second": ["totp:d"], "recovery_mail": ["a"]}"#;
    let profile = format!(
        r#"{{"schema": "rasoat.profile/1", "devices": [{{"id": "d", "kind": "android"}}], "passwords": [{{"id": "p", "strength": 3}}], "similar": [["p", "p"]], "accounts": [{account}]}}"#
    );
    add("profile", "json", profile.into_bytes());
    add(
        "profile",
        "toml",
        b"[person]\ntarget = \"low\"\n[[accounts]]\nid = \"a\"\nkind = \"mail\"\n".to_vec(),
    );
    for (which, file) in [
        (
            0_u8,
            &include_bytes!("../data/catalog/good-overlay/controls.toml")[..],
        ),
        (
            1,
            include_bytes!("../data/catalog/good-overlay/platforms/sample-forum.toml"),
        ),
        (
            2,
            include_bytes!("../data/catalog/good-overlay/packs/tinh-mau.toml"),
        ),
        (
            3,
            include_bytes!("../data/catalog/good-overlay/directives/tinh-mau.toml"),
        ),
        (0, include_bytes!("../data/catalog/bad-overlay/controls.toml")),
    ] {
        add(
            "checklist",
            &format!("{which}-{}", file.len()),
            [&[which], file].concat(),
        );
    }
    let exports = facebook();
    add("evidence_zip", "facebook", zip(&exports));
    let mut new: Vec<Entry> = facebook();
    new.truncate(2);
    for entry in &mut new {
        entry.zip64 = true;
    }
    add("evidence_zip", "zip64", zip(&new));
    add("evidence_zip", "empty", zip(&[]));
    for entry in &exports {
        let name = String::from_utf8_lossy(&entry.name).into_owned();
        let list = targets::evidence::META;
        if let Some(which) = list.iter().position(|path| name.ends_with(path)) {
            let bytes = [&[which as u8][..], &entry.data].concat();
            add("evidence_meta", &format!("facebook-{which}"), bytes);
        }
    }
    for (which, text) in [
        (
            8_u8,
            r#"[{"label_values":[{"ent_field_name":"State","value":"Enabled","vec":[{"label":1}]}]}]"#,
        ),
        (
            9,
            r#"{"devices_devices":[{"string_map_data":{"a":{"value":"Instagram 1 Android"},"b":{"timestamp":1795316400}}}]}"#,
        ),
        (
            10,
            r#"{"profile_user":[{"string_map_data":{"Email":{"value":"a@example.com"},"Phone Number":{"value":"+12025550143"},"Private Account":{"value":"True"}}}]}"#,
        ),
        (
            11,
            r#"{"account_history_password_change_history":[{"string_map_data":{"Time":{"timestamp":1583204400}}}]}"#,
        ),
        (12, r#"{"apps_and_websites_active":[{"title":"\u00c4\u0090"}]}"#),
        (13, r#"{"installed_apps":[{"name":"a","removed_timestamp":0}]}"#),
    ] {
        add(
            "evidence_meta",
            &format!("instagram-{which}"),
            [&[which][..], text.as_bytes()].concat(),
        );
    }
    for (name, which, text) in [
        (
            "page",
            0_u8,
            "<li>Recovery e-Mail: a@example.com</li><li>Recovery SMS: +12025550143 [VN]</li>",
        ),
        (
            "table",
            1,
            "Gaia ID,Device Type,OS\n1,Mobile,Android\n1,PC,\"Win\"\"dows\"\n",
        ),
    ] {
        add("evidence_google", name, [&[which][..], text.as_bytes()].concat());
    }
    for (name, which, text) in [
        (
            "json",
            0_u8,
            r#"{"Activity":{"Login History":{"LoginHistoryList":[{"Date":"2026-11-22 03:00:00","DeviceModel":"iPhone8,1"}]}},"Profile":{"ProfileMap":{"emailAddress":"a@example.com"},"Settings":{"SettingsMap":{"Private Account":"Disabled"}}},"Direct Messages":[[{}]]}"#,
        ),
        ("logins", 1, "Date: 2026-11-22 03:00:00 UTC\nDevice Model: SM\n\n"),
        (
            "profile",
            2,
            "Email: a@example.com\r\nPhone Number: +12025550143\r\n",
        ),
    ] {
        add("evidence_tiktok", name, [&[which][..], text.as_bytes()].concat());
    }
    for (name, text) in [
        (
            "account",
            r#"{"personal_information":{"phone_number":"+12025550143"},"sessions":{"list":[{"platform":"Android","last_active_unixtime":"1"}]},"web_sessions":{"list":[{"domain_name":"a"}]},"chats":{"#,
        ),
        ("conversation", r#"{"name":"a","messages":["#),
    ] {
        add("evidence_telegram", name, text.into());
    }
    all
}

#[test]
#[ignore = "writes into the source tree"]
fn seeds_are_written_anew() {
    for (target, name, bytes) in seeds() {
        let folder = root().join("seeds").join(target);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name), bytes).expect("a seed");
    }
}
