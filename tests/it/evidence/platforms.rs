//! What is read of each platform's export, in every layout it comes in.

use super::archives::{Entry, facebook, meta, unpack, write};
use super::{evidence, faults, only, proposals, read, refused, unknown};
use crate::harness::{file, folder};
use serde_json::json;

const ALL_OF_FACEBOOK: &[&str] = &[
    "second-factor: key app app-sms sms",
    "recovery-mail: own old",
    "recovery-phone: own old",
    "sessions: own all",
    "connected-apps: few many",
    "login-alerts: on unread",
    "profile-audience: partly public",
    "found-by-phone: yes",
];

#[test]
fn facebook_tells_all_it_knows_and_messages_are_never_opened() {
    let home = folder();
    let packed = write(home.path(), "facebook.zip", &facebook());
    let unpacked = home.path().join("mo-ra");
    unpack(&unpacked, &facebook());
    for path in [&packed, &unpacked] {
        let value = read(&[path]);
        let platform = only(&value);
        assert_eq!(platform["platform"], "facebook");
        assert_eq!(proposals(platform), ALL_OF_FACEBOOK);
        assert_eq!(platform["entries"], 7);
        assert_eq!(faults(platform), [""; 0], "nothing else was even tried");
        assert_eq!(unknown(platform), [""; 0]);
        let found = |index: usize| &platform["proposals"][index]["found"];
        assert_eq!(
            found(3),
            &json!({"code": "sessions", "count": 3, "phones": 2, "computers": 1, "unknown": 0, "idle": 1})
        );
        assert_eq!(found(4), &json!({"code": "apps", "count": 1}));
        assert_eq!(
            platform["proposals"][0]["evidence"], "declared",
            "which step it is the file does not say"
        );
        assert_eq!(platform["proposals"][7]["evidence"], "parsed");
        let noted: Vec<&str> = platform["noted"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["code"].as_str())
            .collect();
        assert_eq!(noted, ["former-mails", "fields", "password-changed"]);
    }
    assert_eq!(only(&read(&[&packed]))["day"], "2026-11-22");
    let shown = evidence(&[&packed], &[]).code(0).stdout;
    for said in [
        "a•••@e•••.com",
        "•••43",
        "Trò chơi Vui vẻ",
        "22/11/2026",
        "Chưa ghi câu trả lời nào",
    ] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    let projected = evidence(&[&packed], &["--screen"]).code(0).stdout;
    for hidden in ["a•••", "•••43", "Vui vẻ"] {
        assert!(!projected.contains(hidden), "{hidden}:\n{projected}");
    }
    // What goes into a file stays, so nothing is named there either.
    let kept = home.path().join("ket-qua.txt");
    let done = evidence(&[&packed], &["-o", kept.to_str().unwrap()]).code(0);
    let kept = std::fs::read_to_string(kept).unwrap();
    assert!(
        done.stdout.is_empty() && kept.contains("1 email gắn với tài khoản"),
        "{kept}"
    );
    assert!(!kept.contains("•••") && !kept.contains("Vui vẻ"), "{kept}");
    let english = evidence(&[&packed], &["--lang", "en"]).code(0).stdout;
    assert!(
        english.contains("a•••@e•••.com") && english.contains("No answer was written down"),
        "{english}"
    );
}

#[test]
fn facebooks_older_layout_has_other_names_and_the_apostrophe() {
    let home = folder();
    for apostrophe in ["you're".as_bytes(), "you’re".as_bytes(), b"you\x92re", b"you_re"] {
        let name = [
            b"security_and_login_information/where_",
            apostrophe,
            b"_logged_in.json",
        ]
        .concat();
        let zip = write(
            home.path(),
            "cu.zip",
            &[
                Entry::new(
                    name,
                    r#"{"active_sessions":[{"created_timestamp":1549162800,"user_agent":"iPhone"}]}"#,
                ),
                Entry::new(
                    "apps_and_websites/apps_and_websites.json",
                    r#"{"installed_apps":[{"name":"x"}]}"#,
                ),
            ],
        );
        let value = read(&[&zip]);
        assert_eq!(
            proposals(only(&value)),
            ["sessions: phone all", "connected-apps: few many"]
        );
        assert!(unknown(only(&value)).contains(&"second-factor"));
    }
}

#[test]
fn instagram_is_read_in_both_layouts_and_in_vietnamese() {
    let home = folder();
    let labels = [
        ("Email", "Phone Number", "Private Account", "False", "Enabled"),
        ("Email", "Số điện thoại", "Tài khoản riêng tư", "False", "Đã bật"),
    ];
    for (mail, number, private, no, on) in labels {
        let cell = |label: &str, value: &str| {
            format!(
                r#""{}":{{"href":"","value":"{}","timestamp":0}}"#,
                meta(label),
                meta(value)
            )
        };
        let profile = format!(
            r#"{{"profile_user":[{{"string_map_data":{{{},{},{},{}}}}}]}}"#,
            cell(mail, "anh.duong@example.com"),
            cell("Phone Confirmed", "True"),
            cell(number, "+12025550143"),
            cell(private, no)
        );
        let devices = r#"{"devices_devices":[{"string_map_data":{"x":{"value":"Mozilla/5.0 (Linux; Android 16)","timestamp":0},"y":{"value":"","timestamp":1795316400}}},
            {"string_map_data":{"x":{"value":"Mozilla/5.0 (iPhone)","timestamp":0},"y":{"value":"","timestamp":1549162800}}}]}"#;
        let second = format!(
            r#"[{{"label_values":[{{"ent_field_name":"State","value":"{}"}}]}}]"#,
            meta(on)
        );
        let changed = r#"{"account_history_password_change_history":[{"string_map_data":{"x":{"timestamp":1583204400}}}]}"#;
        let new = write(
            home.path(),
            "moi.zip",
            &[
                Entry::new(
                    "security_and_login_information/login_and_profile_creation/password_change_activity.json",
                    changed,
                ),
                Entry::new(
                    "personal_information/personal_information/personal_information.json",
                    &profile,
                ),
                Entry::new("personal_information/device_information/devices.json", devices),
                Entry::new(
                    "personal_information/device_information/two-factor_authentication.json",
                    &second,
                ),
            ],
        );
        let value = read(&[&new]);
        let platform = only(&value);
        assert_eq!(platform["platform"], "instagram");
        assert_eq!(
            proposals(platform),
            [
                "second-factor: app app-sms sms",
                "recovery-mail: own old",
                "recovery-phone: own old",
                "profile-audience: partly public"
            ]
        );
        assert_eq!(platform["noted"][0]["idle"], 1);
        assert_eq!(platform["noted"][1]["day"], "2020-03-03");
        let old = write(
            home.path(),
            "cu.zip",
            &[
                Entry::new(
                    "instagram/login_and_account_creation/password_change_activity.json",
                    changed,
                ),
                Entry::new(
                    "instagram/account_information/personal_information.json",
                    &profile,
                ),
                Entry::new(
                    "instagram/apps_and_websites/active_apps.json",
                    r#"{"apps_and_websites_active":[{"title":"x"}]}"#,
                ),
            ],
        );
        assert_eq!(
            proposals(only(&read(&[&old]))),
            [
                "recovery-mail: own old",
                "recovery-phone: own old",
                "connected-apps: few many",
                "profile-audience: partly public"
            ]
        );
    }
}

#[test]
fn google_is_known_by_the_ends_of_names_in_any_language() {
    let home = folder();
    let subscriber = "<html><ul><li>Google Account ID: 1</li><li>Recovery e-Mail: anhduong.cu@example.net</li>\
        <li>Contact e-Mail: </li><li>Recovery SMS: +12025550143 [VN]</li><li>2-Step Verification Phone Numbers: +12025550143</li></ul></html>";
    let devices =
        "Gaia ID,Device Type,Brand Name,OS,Country\n1,Mobile,Samsung,Android,VN\n1,PC,,Windows,VN\n";
    let one = write(
        home.path(),
        "takeout-001.zip",
        &[Entry::new(
            "Takeout/Tài khoản Google/anhduong.SubscriberInfo.html",
            subscriber,
        )],
    );
    let two = write(
        home.path(),
        "takeout-002.zip",
        &[Entry::new(
            "Takeout/Access Log Activity/Devices - A list of devices (i.e. Nest, Pixel, iPh.csv",
            devices,
        )],
    );
    let value = read(&[&one, &two]);
    let platform = only(&value);
    assert_eq!(platform["files"], json!([1, 2]));
    assert_eq!(
        proposals(platform),
        [
            "recovery-mail: own old",
            "recovery-phone: own old",
            "sessions: own all"
        ]
    );
    assert_eq!(platform["noted"][0]["code"], "second-factor-number");
    // A number for the second step is not the second step.
    assert!(unknown(platform).contains(&"second-factor"));
}

#[test]
fn tiktok_is_gone_through_by_name_and_messages_in_the_same_file_are_passed_over() {
    let home = folder();
    let account = |activity: &str, profile: &str, info: &str| {
        format!(
            r#"{{"{activity}":{{"Login History":{{"LoginHistoryList":[{{"Date":"2026-11-22 03:00:00","IP":"203.0.113.10","DeviceModel":"SM-A546E","DeviceSystem":"Android 16"}},
            {{"Date":"2023-08-02 19:00:00","DeviceModel":"iPhone8,1","DeviceSystem":"iOS 12.1"}}]}}}},
            "Direct Messages":{{"Chat History":{{"ChatHistory":{{"LoginHistoryList":[{{"DeviceModel":"hoang-yen Windows"}}],"ProfileMap":{{"emailAddress":"hoang-yen@example.com"}}}}}}}},
            "{profile}":{{"{info}":{{"ProfileMap":{{"userName":"anhduong","emailAddress":"anh.duong@example.com","telephoneNumber":"N/A"}}}},
            "Settings":{{"SettingsMap":{{"Private Account":"Enabled"}}}},"Block List":null}}}}"#
        )
    };
    for (name, text) in [
        (
            "user_data_tiktok.json",
            account("Your Activity", "Profile And Settings", "Profile Info"),
        ),
        (
            "user_data.json",
            account("Activity", "Profile", "Profile Information"),
        ),
    ] {
        // As it is, and in a ZIP.
        let bare = file(home.path(), name, &text);
        let packed = write(home.path(), "TikTok_Data_1.zip", &[Entry::new(name, &text)]);
        for path in [bare, packed] {
            let value = read(&[&path]);
            let platform = only(&value);
            assert_eq!(
                proposals(platform),
                ["recovery-mail: own old", "profile-audience: limited partly"]
            );
            assert_eq!(platform["noted"][0]["phones"], 2);
            assert!(
                unknown(platform).contains(&"recovery-phone"),
                "N/A is not a number and not a no"
            );
        }
    }
    let text = write(
        home.path(),
        "txt.zip",
        &[
            Entry::new(
                "TikTok_Data_1/Tiktok/Activity/Login History.txt",
                "Date: 2026-11-22 03:00:00 UTC\r\nDevice Model: SM-A546E\r\nDevice System: Android 16\r\n\r\n",
            ),
            Entry::new(
                "TikTok_Data_1/Tiktok/Profile/Profile Information.txt",
                "Username: anhduong\nEmail: anh.duong@example.com\nPhone Number: +12025550143\n",
            ),
        ],
    );
    assert_eq!(
        proposals(only(&read(&[&text]))),
        ["recovery-mail: own old", "recovery-phone: own old"]
    );
}

#[test]
fn telegram_is_read_up_to_the_conversations_and_no_further() {
    let home = folder();
    // Behind "chats" the file is not even JSON.
    let text = r#"{"about":"x","personal_information":{"phone_number":"+12025550143","username":"@anhduong"},
        "contacts":{"list":[{"first_name":"hoang-yen"}]},
        "sessions":{"about":"","list":[{"last_active_unixtime":"1795316400","application_name":"Telegram Desktop","platform":"Windows","device_model":"MAY-VAN-PHONG-03","last_ip":"198.51.100.20"},
        {"last_active_unixtime":"1795316400","application_name":"Telegram Android","platform":"Android"}]},
        "web_sessions":{"list":[{"domain_name":"dang-nhap.example.org"}]},
        "chats":{"list":[{"messages":[{"text":"hoang-yen" THE END"#;
    let path = file(home.path(), "result.json", text);
    let value = read(&[&path]);
    assert_eq!(
        proposals(only(&value)),
        [
            "recovery-phone: own",
            "sessions: own all",
            "connected-apps: few many"
        ]
        .map(|line| line.replace("phone: own", "phone: own old"))
    );
    let one = folder();
    let path = file(
        one.path(),
        "result.json",
        r#"{"name":"hoang-yen","type":"personal_chat","messages":[{"text":"hoang-yen"}]}"#,
    );
    refused(&path, &["chỉ có một cuộc trò chuyện", "Active sessions"]);
    let pages = folder();
    file(pages.path(), "export_results.html", "<html>");
    refused(pages.path(), &["Machine-readable JSON"]);
}

#[test]
fn what_is_missing_or_unclear_is_unknown_and_never_a_no() {
    let home = folder();
    let path = |end: &str| format!("security_and_login_information/{end}");
    let zip = write(
        home.path(),
        "fb.zip",
        &[
            // A word nobody has seen yet, empty lists, a page without anything known on it.
            Entry::new(
                path("two-factor_authentication.json"),
                r#"{"label_values":[{"ent_field_name":"State","value":"Aktiviert"}]}"#,
            ),
            Entry::new(
                path("where_you_re_logged_in.json"),
                r#"{"active_sessions_v2":[]}"#,
            ),
            Entry::new(
                path("login_alerts_settings.json"),
                r#"{"label_values":[{"label":"Email notifications","value":"False"},{"label":"In-app notifications","value":"vielleicht"}]}"#,
            ),
            Entry::new(
                "apps_and_websites_off_of_facebook/connected_apps_and_websites.json",
                r#"{"installed_apps_v2":[]}"#,
            ),
            Entry::new(
                "preferences/preferences/privacy_settings.json",
                r#"{"label_values":[]}"#,
            ),
        ],
    );
    let value = read(&[&zip]);
    let platform = only(&value);
    assert_eq!(proposals(platform), [""; 0]);
    assert_eq!(unknown(platform).len(), 8);
    let shown = evidence(&[&zip], &[]).code(0).stdout;
    let flat = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("vẫn là chưa biết"), "{shown}");
    assert!(!shown.contains("chưa bật"), "{shown}");
}

#[test]
fn other_exports_are_named_and_sent_on() {
    for (names, says, advice) in [
        (
            &["data/manifest.js", "data/account.js"][..],
            "X (Twitter)",
            "rasoat audit",
        ),
        (
            &["Registration.csv", "Email Addresses.csv"],
            "LinkedIn",
            "rasoat audit",
        ),
        (
            &["whatsapp_account_information/user_information.json"],
            "WhatsApp",
            "rasoat audit",
        ),
        (
            &["account/user.json", "messages/index.json"],
            "Discord",
            "rasoat audit",
        ),
        (
            &["json/account.json", "json/account_history.json"],
            "Snapchat",
            "rasoat audit",
        ),
        (
            &["export.attributes", "export.data"],
            "trình quản lý mật khẩu",
            "rasoat vault",
        ),
        (
            &["security_and_login_information/where_you_re_logged_in.html"],
            "HTML",
            "JSON",
        ),
        (
            &["your_facebook_activity/posts/x.json"],
            "không có mục nào",
            "các phần",
        ),
        (&["hello.txt"], "không phải tệp dữ liệu", "Facebook"),
    ] {
        let home = folder();
        let entries: Vec<Entry> = names.iter().map(|name| Entry::new(name, "x")).collect();
        let zip = write(home.path(), "tep.zip", &entries);
        refused(&zip, &["tep.zip", says, advice]);
    }
}

#[test]
fn of_several_files_what_can_be_read_is_read_and_the_rest_is_told() {
    let home = folder();
    let good = write(home.path(), "tot.zip", &facebook());
    let bad = file(home.path(), "hong.zip", b"PK\x03\x04 cut off");
    let done = evidence(&[&bad, &good], &["--json"])
        .code(4)
        .says("hong.zip")
        .says("tải lại");
    let value = done.json();
    assert_eq!(
        value["files"],
        json!([
            {"file": 1, "state": "could_not_read", "why": "damaged"},
            {"file": 2, "state": "read", "why": null},
        ])
    );
    assert_eq!(proposals(only(&value)), ALL_OF_FACEBOOK);
}
