//! The system's key store: the in-memory one of the library, and a real Secret Service.

use super::{NOW, audit, records};
use crate::harness::{folder, not_under_wine};
use keyring_core::api::CredentialStoreApi;
use rasoat::store::history::{
    Decision, History, HistoryError, KeyStore, KeyStoreError, Opener, SystemKeys, Way, decision, forget,
};
use std::path::Path;
use std::sync::Arc;

/// A key store in memory.
fn in_memory() -> (SystemKeys, Arc<keyring_core::mock::Store>) {
    let store = keyring_core::mock::Store::new().expect("a store");
    let inside = Arc::clone(&store);
    let keys = SystemKeys::made_by(move |name| {
        let inner = inside.build("rasoat", name, None)?;
        Ok(keyring::Entry { inner })
    });
    (keys, store)
}

fn open(data: &Path, keys: &dyn KeyStore) -> Result<History, HistoryError> {
    match decision(data)? {
        Some(Decision::Kept(place)) => History::open(data, place, &Opener::Store(keys)),
        other => panic!("{other:?}"),
    }
}

/// A computer without a key store.
struct Nowhere;

impl KeyStore for Nowhere {
    fn is_there(&self) -> Result<(), KeyStoreError> {
        Err(KeyStoreError("no bus".to_owned()))
    }
    fn load(
        &self,
        _: rasoat::store::history::KeyId,
    ) -> Result<Option<rasoat::store::history::DataKey>, KeyStoreError> {
        Err(KeyStoreError("no bus".to_owned()))
    }
    fn save(
        &self,
        _: rasoat::store::history::KeyId,
        _: &rasoat::store::history::DataKey,
    ) -> Result<(), KeyStoreError> {
        Err(KeyStoreError("no bus".to_owned()))
    }
    fn delete(&self, _: rasoat::store::history::KeyId) -> Result<bool, KeyStoreError> {
        Err(KeyStoreError("no bus".to_owned()))
    }
}

#[test]
fn the_key_lies_in_the_store_and_nowhere_else() {
    let home = folder();
    let (keys, _store) = in_memory();
    let history = History::begin(home.path(), &Opener::Store(&keys), NOW).unwrap();
    assert_eq!(history.way(), Way::KeyStore);
    history.save(&audit(NOW, 80.5)).unwrap();
    let again = open(home.path(), &keys).unwrap();
    assert_eq!(again.read().unwrap().audits.len(), 1);
    let Some(Decision::Kept(place)) = decision(home.path()).unwrap() else {
        panic!("decided");
    };
    let key = keys.load(place.id()).unwrap().unwrap().to_text();
    for entry in std::fs::read_dir(home.path().join("history")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains(key.as_str()));
    }
}

#[test]
fn a_lost_key_a_lost_store_or_another_key_is_told_and_nothing_is_begun_anew() {
    let home = folder();
    let (keys, _store) = in_memory();
    History::begin(home.path(), &Opener::Store(&keys), NOW)
        .unwrap()
        .save(&audit(NOW, 80.5))
        .unwrap();
    assert!(matches!(
        open(home.path(), &Nowhere),
        Err(HistoryError::KeyStoreGone(_))
    ));
    let (stranger, _other) = in_memory();
    assert!(matches!(
        open(home.path(), &stranger),
        Err(HistoryError::KeyLost { .. })
    ));
    // Another key under the same name.
    let Some(Decision::Kept(place)) = decision(home.path()).unwrap() else {
        panic!("decided");
    };
    let foreign = rasoat::store::history::DataKey::from_text(&"A".repeat(43).add_padding()).unwrap();
    stranger.save(place.id(), &foreign).unwrap();
    assert!(matches!(
        open(home.path(), &stranger),
        Err(HistoryError::KeyLost { .. })
    ));
    // The passphrase way does not open it, and a second beginning takes the one that is there.
    let passphrase = super::password(super::PASSPHRASE);
    assert!(matches!(
        History::begin(home.path(), &Opener::Passphrase(&passphrase), NOW),
        Err(HistoryError::NeedsKeyStore)
    ));
    assert_eq!(open(home.path(), &keys).unwrap().read().unwrap().audits.len(), 1);
}

trait AddPadding {
    fn add_padding(self) -> String;
}

impl AddPadding for String {
    fn add_padding(mut self) -> String {
        self.push('=');
        self
    }
}

#[test]
fn a_store_that_takes_no_key_begins_no_history() {
    let home = folder();
    assert!(matches!(
        History::begin(home.path(), &Opener::Store(&Nowhere), NOW),
        Err(HistoryError::KeyStore(_))
    ));
    assert_eq!(decision(home.path()).unwrap(), None);
}

#[test]
fn forgetting_deletes_the_key_or_says_that_it_may_be_left() {
    let home = folder();
    let (keys, _store) = in_memory();
    let history = History::begin(home.path(), &Opener::Store(&keys), NOW).unwrap();
    history.save(&audit(NOW, 80.5)).unwrap();
    let Some(Decision::Kept(place)) = decision(home.path()).unwrap() else {
        panic!("decided");
    };
    let forgotten = forget(home.path(), &keys).unwrap();
    assert!(forgotten.key && forgotten.marks == 1 && forgotten.left.is_empty());
    assert!(keys.load(place.id()).unwrap().is_none());
    assert!(!home.path().join("history").exists());

    History::begin(home.path(), &Opener::Store(&keys), NOW).unwrap();
    assert_eq!(records(home.path()).len(), 0);
    let forgotten = forget(home.path(), &Nowhere).unwrap();
    assert!(!forgotten.key && forgotten.key_left.is_some());
    assert!(!home.path().join("history").exists());
}

/// The whole program on a terminal with a real Secret Service: gnome-keyring in a D-Bus session of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_real_secret_service_keeps_the_key() {
    use std::process::Command;
    if not_under_wine("the key store of Linux") {
        return;
    }
    for tool in ["dbus-run-session", "gnome-keyring-daemon"] {
        if Command::new(tool).arg("--version").output().is_err() {
            return crate::harness::skipped(&format!("{tool} is not installed"));
        }
    }
    let home = folder();
    // This test once more, in a session in which the store is unlocked with a made-up password.
    let name = "history::key_store::in_a_session_with_a_secret_service";
    let output = Command::new("dbus-run-session")
        .args(["--", "bash", "-c"])
        .arg("printf 'giả' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec \"$0\" --ignored --exact --nocapture \"$1\"")
        .arg(std::env::current_exe().unwrap())
        .arg(name)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_RUNTIME_DIR", home.path())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "the test above starts it"]
fn in_a_session_with_a_secret_service() {
    let home = folder();
    let keys = SystemKeys::of_this_system();
    keys.is_there().expect("a Secret Service");
    History::begin(home.path(), &Opener::Store(&keys), NOW)
        .expect("begins")
        .save(&audit(NOW, 80.5))
        .expect("saves");
    // The program itself finds the key, asks nothing, keeps another audit, and forgets.
    let (before, _) = super::profiles(home.path());
    let bus = std::env::vars_os()
        .find(|(name, _)| name == "DBUS_SESSION_BUS_ADDRESS")
        .expect("a bus")
        .1;
    let run = |args: &[&str]| {
        args.iter()
            .fold(
                crate::harness::Rasoat::new(home.path()),
                crate::harness::Rasoat::arg,
            )
            .env("DBUS_SESSION_BUS_ADDRESS", bus.to_str().unwrap())
            .run()
    };
    let _ = run(&["audit", "--answers", before.to_str().unwrap()])
        .code(0)
        .says("Đã lưu vào lịch sử");
    let listed = run(&["history", "--json"]).code(0).json();
    assert_eq!(listed["audits"].as_array().unwrap().len(), 2);
    // Without the bus it says why it cannot be opened.
    let _ = crate::harness::Rasoat::new(home.path())
        .arg("history")
        .run()
        .code(6)
        .says("kho khóa của máy");
    let Some(Decision::Kept(place)) = decision(home.path()).unwrap() else {
        panic!("decided");
    };
    let _ = run(&["forget", "--yes"]).code(0).prints("kho khóa");
    assert!(keys.load(place.id()).expect("the store answers").is_none());

    // In a browser the question comes after the last one of the interview, and a second click is no answer to it.
    let home = folder();
    let session = [("DBUS_SESSION_BUS_ADDRESS", bus.as_os_str())];
    let alone = crate::room::Alone::among(&session, home.path(), &["--quick"]);
    alone.answers_everything();
    let asked = alone.page();
    assert!(
        asked.contains("Có lưu kết quả để lần sau so sánh không?"),
        "{asked}"
    );
    assert!(!asked.contains("<input"), "{asked}");
    let _ = alone.post("key=");
    assert_eq!(alone.page(), asked);
    let _ = alone.post("offer=1");
    let done = alone.page();
    assert!(done.contains("rasoat history"), "{done}");
    let listed = crate::harness::Rasoat::new(home.path())
        .args(["history", "--json"])
        .env("DBUS_SESSION_BUS_ADDRESS", bus.to_str().unwrap())
        .run()
        .code(0)
        .json();
    assert_eq!(listed["audits"].as_array().unwrap().len(), 1);
}
