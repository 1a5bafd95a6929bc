//! ZIPs written byte by byte, so that they can lie.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// An entry, and where it lies about itself.
pub(crate) struct Entry {
    pub name: Vec<u8>,
    pub data: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    /// Instead of the right checksum.
    pub crc: Option<u32>,
    /// Instead of the right size.
    pub size: Option<u32>,
    /// Sizes and offset stand in a ZIP64 field.
    pub zip64: bool,
}

pub(crate) const STORED: u16 = 0;
pub(crate) const DEFLATED: u16 = 8;
const LOCKED: u16 = 1;

impl Entry {
    pub(crate) fn new(name: impl AsRef<[u8]>, data: impl AsRef<[u8]>) -> Self {
        Self {
            name: name.as_ref().to_vec(),
            data: data.as_ref().to_vec(),
            method: DEFLATED,
            flags: 0,
            crc: None,
            size: None,
            zip64: false,
        }
    }

    pub(crate) fn stored(self) -> Self {
        Self {
            method: STORED,
            ..self
        }
    }

    pub(crate) fn locked(self) -> Self {
        Self {
            flags: LOCKED,
            ..self
        }
    }

    fn packed(&self) -> Vec<u8> {
        if self.method != DEFLATED {
            return self.data.clone();
        }
        let mut out = DeflateEncoder::new(Vec::new(), Compression::default());
        out.write_all(&self.data).unwrap();
        out.finish().unwrap()
    }
}

/// 22 November 2026, 10:00.
const TIME: [u8; 4] = [0x00, 0x50, 0x76, 0x5d];

/// The bytes of a ZIP.
pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let small = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let large = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for entry in entries {
        let packed = entry.packed();
        let offset = out.len();
        let crc = entry
            .crc
            .unwrap_or_else(|| crc32fast::hash(&entry.data))
            .to_le_bytes();
        let size = entry
            .size
            .map_or_else(|| large(entry.data.len()), u32::to_le_bytes);
        let mut head = Vec::new();
        head.extend(20_u16.to_le_bytes());
        head.extend(entry.flags.to_le_bytes());
        head.extend(entry.method.to_le_bytes());
        head.extend(TIME);
        head.extend(crc);
        let mut local = head.clone();
        local.extend(large(packed.len()));
        local.extend(size);
        local.extend(small(entry.name.len()));
        local.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&local);
        out.extend(&entry.name);
        out.extend(&packed);
        let mut extra = Vec::new();
        directory.extend(b"PK\x01\x02");
        directory.extend([20, 3]);
        directory.extend(&head);
        if entry.zip64 {
            directory.extend([0xff; 8]);
            extra.extend(1_u16.to_le_bytes());
            extra.extend(24_u16.to_le_bytes());
            for number in [entry.data.len(), packed.len(), offset] {
                extra.extend((number as u64).to_le_bytes());
            }
        } else {
            directory.extend(large(packed.len()));
            directory.extend(size);
        }
        directory.extend(small(entry.name.len()));
        directory.extend(small(extra.len()));
        directory.extend([0; 2 + 2 + 2 + 4]);
        directory.extend(if entry.zip64 { [0xff; 4] } else { large(offset) });
        directory.extend(&entry.name);
        directory.extend(&extra);
    }
    finish(
        out,
        &directory,
        entries.len(),
        entries.iter().any(|entry| entry.zip64),
    )
}

/// The directory and its end, in the old or in the new form.
pub(crate) fn finish(mut out: Vec<u8>, directory: &[u8], count: usize, zip64: bool) -> Vec<u8> {
    let start = out.len();
    out.extend(directory);
    let end = out.len();
    if zip64 {
        out.extend(b"PK\x06\x06");
        out.extend(44_u64.to_le_bytes());
        out.extend([45, 3, 45, 0]);
        out.extend([0; 8]);
        for number in [count, count, directory.len(), start] {
            out.extend((number as u64).to_le_bytes());
        }
        out.extend(b"PK\x06\x07");
        out.extend([0; 4]);
        out.extend((end as u64).to_le_bytes());
        out.extend(1_u32.to_le_bytes());
    }
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    if zip64 {
        out.extend([0xff; 12]);
    } else {
        for _ in 0..2 {
            out.extend(u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes());
        }
        out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
        out.extend(u32::try_from(start).unwrap().to_le_bytes());
    }
    out.extend([0; 2]);
    out
}

pub(crate) fn write(folder: &Path, name: &str, entries: &[Entry]) -> PathBuf {
    crate::harness::file(folder, name, zip(entries))
}

/// The same, unpacked.
pub(crate) fn unpack(folder: &Path, entries: &[Entry]) {
    for entry in entries {
        let path = folder.join(String::from_utf8(entry.name.clone()).unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &entry.data).unwrap();
    }
}

/// Letters as Meta writes them: each byte of UTF-8 as a letter of its own, escaped.
pub(crate) fn meta(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b' '..=b'~' => char::from(byte).to_string(),
        byte => format!("\\u00{byte:02x}"),
    };
    text.bytes().map(escape).collect()
}

const PHONE: &str = "Mozilla/5.0 (Linux; Android 16; SM-A546E) Mobile Safari/537.36";
const COMPUTER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0";

/// A Facebook export of today's layout; everything in it is made up.
pub(crate) fn facebook() -> Vec<Entry> {
    let root = "facebook-anhduong-2026-11-22-x/";
    let place = meta("Thành phố Mẫu");
    let state = meta("Đã bật");
    let app = meta("Trò chơi Vui vẻ");
    let name = |path: &str| format!("{root}{path}");
    vec![
        Entry::new(
            name("security_and_login_information/where_you_re_logged_in.json"),
            format!(
                r#"{{"active_sessions_v2":[
                {{"created_timestamp":1788231600,"updated_timestamp":1795316400,"ip_address":"203.0.113.10","user_agent":"{PHONE}","device":"Samsung Galaxy A54","location":"{place}"}},
                {{"created_timestamp":1767582000,"updated_timestamp":1795143600,"ip_address":"198.51.100.20","user_agent":"{COMPUTER}"}},
                {{"created_timestamp":1549162800,"updated_timestamp":1591498800,"ip_address":"203.0.113.11","user_agent":"{PHONE}"}}]}}"#
            ),
        ),
        Entry::new(
            name("security_and_login_information/two-factor_authentication.json"),
            format!(
                r#"{{"media":[],"label_values":[{{"ent_field_name":"State","label":"x","value":"{state}"}},{{"ent_field_name":"EnabledTime","timestamp_value":1790823600}}],"fbid":"1"}}"#
            ),
        ),
        Entry::new(
            name("security_and_login_information/login_alerts_settings.json"),
            r#"{"label_values":[{"label":"Email notifications","value":"False"},{"label":"In-app notifications","value":"True"}]}"#,
        ),
        Entry::new(
            name("personal_information/profile_information/profile_information.json"),
            r#"{"profile_v2":{"name":{"full_name":"anhduong"},"emails":{"emails":["anh.duong@example.com"],"previous_emails":["anhduong.cu@example.net"]},
            "phone_numbers":[{"phone_type":"Mobile","phone_number":"+12025550143","verified":true}],"birthday":{"year":1990,"month":9,"day":2},"hometown":{},"family_members":[]}}"#,
        ),
        Entry::new(
            name("apps_and_websites_off_of_facebook/connected_apps_and_websites.json"),
            format!(
                r#"{{"installed_apps_v2":[{{"name":"{app}","added_timestamp":1404702000,"removed_timestamp":0}},{{"name":"x","removed_timestamp":1514775600}}]}}"#
            ),
        ),
        Entry::new(
            name("preferences/preferences/privacy_settings.json"),
            r#"{"label_values":[{"label":"x","dict":[{"label":"Who can see your future posts?","value":"Public"},
            {"label":"Who can look you up using the phone number you provided?","value":"Everyone"}]}]}"#,
        ),
        Entry::new(
            name("personal_information/facebook_accounts_center/your_account_password_information.json"),
            r#"{"label_values":[{"label":"Last password change","timestamp_value":1554346800}]}"#,
        ),
        // What is nobody's business cannot even be opened: it is locked and damaged at once.
        Entry {
            crc: Some(1),
            ..Entry::new(
                name("your_facebook_activity/messages/inbox/hoang-yen/message_1.json"),
                r#"{"messages":[{"content":"hoang-yen"}]}"#,
            )
            .stored()
            .locked()
        },
        Entry::new(
            name("connections/friends/your_friends.json"),
            r#"{"friends_v2":[{"name":"hoang-yen"}]}"#,
        )
        .locked(),
    ]
}
