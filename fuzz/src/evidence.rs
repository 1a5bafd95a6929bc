//! People's own exports: one target a platform, and one for the ZIP around them.

use super::Scratch;
use rasoat::audit::evidence::{CONTROLS, suggestions};
use rasoat::domain::checklist::Content;
use rasoat::domain::evidence::{Facts, Service};
use rasoat::domain::text::Lang;
use rasoat::evidence::read;
use rasoat::i18n::Locale;
use std::path::Path;
use std::sync::OnceLock;

/// Entries of Facebook and Instagram: the first byte chooses.
pub const META: [&str; 14] = [
    "security_and_login_information/where_you_re_logged_in.json",
    "security_and_login_information/recognized_devices.json",
    "security_and_login_information/two-factor_authentication.json",
    "security_and_login_information/login_alerts_settings.json",
    "facebook_accounts_center/your_account_password_information.json",
    "profile_information/profile_information.json",
    "preferences/privacy_settings.json",
    "apps_and_websites_off_of_facebook/connected_apps_and_websites.json",
    "device_information/two-factor_authentication.json",
    "device_information/devices.json",
    "personal_information/personal_information.json",
    "login_and_profile_creation/password_change_activity.json",
    "apps_and_websites/active_apps.json",
    "apps_and_websites/apps_and_websites.json",
];
/// Google's.
pub const GOOGLE: [&str; 2] = ["x.SubscriberInfo.html", "Devices - x.csv"];
/// TikTok's.
pub const TIKTOK: [&str; 3] = [
    "user_data_tiktok.json",
    "Activity/Login History.txt",
    "Profile/Profile Information.txt",
];

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| rasoat::catalog::content(None).expect("the built-in content"))
}

/// Whatever was read: no address stands there whole, no list is without end, and each question is answered or unknown.
fn sound(service: Service, facts: &Facts) {
    for masked in facts.mails.iter().chain(&facts.numbers) {
        assert!(masked.as_str().contains("•••"), "{masked}");
    }
    if let Some(apps) = &facts.apps {
        assert!(apps.count > 0 && apps.names.len() <= apps.count.min(8));
        assert!(apps.names.iter().all(|name| name.chars().count() <= 40));
    }
    for devices in [facts.sessions, facts.devices].into_iter().flatten() {
        assert!(devices.count() > 0 && devices.idle <= devices.count());
    }
    let suggested = suggestions(&content().catalog, service, facts);
    for proposal in &suggested.proposals {
        assert!(!proposal.fits.is_empty() && !suggested.unknown.contains(&proposal.control));
    }
    assert!(suggested.proposals.len() + suggested.unknown.len() <= CONTROLS.len());
}

fn looked_at(path: &Path) {
    match read(path) {
        Ok(export) => {
            for (service, reading) in &export.readings {
                sound(*service, &reading.facts);
            }
        }
        Err(error) => {
            for lang in [Lang::Vi, Lang::En] {
                let words = error.explain(Locale::new(lang));
                assert!(!words.what.is_empty() && !words.advice.is_empty(), "{error:?}");
            }
        }
    }
}

/// A folder with one entry in it: the first byte says which of the list.
fn entry(list: &[&str], data: &[u8]) {
    let Some((which, data)) = data.split_first() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a place for the folder");
    let path = folder.path().join(list[usize::from(*which) % list.len()]);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    std::fs::write(&path, data).expect("an entry");
    looked_at(folder.path());
}

/// A ZIP as it comes.
pub fn evidence_zip(data: &[u8]) {
    looked_at(Scratch::with(data).path());
}

/// Facebook and Instagram.
pub fn evidence_meta(data: &[u8]) {
    entry(&META, data);
}

/// Google Takeout.
pub fn evidence_google(data: &[u8]) {
    entry(&GOOGLE, data);
}

/// TikTok.
pub fn evidence_tiktok(data: &[u8]) {
    entry(&TIKTOK, data);
}

/// Telegram.
pub fn evidence_telegram(data: &[u8]) {
    entry(&["result.json"], &[&[0], data].concat());
}
