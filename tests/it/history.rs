//! The encrypted history: what was kept comes back, nobody else can read or change it, and whatever breaks ends in
//! a clear message and the last good state.

mod commands;
mod faults;
mod key_store;
mod sealed_draft;
mod steps;

use crate::harness::{Rasoat, file, folder};
use rasoat::domain::answer::{Answer, Evidence, Given, QuestionId, Subject};
use rasoat::domain::assessment::Grade;
use rasoat::domain::finding::FindingState;
use rasoat::domain::history::{AuditId, Done, PastAudit, PastAxis, PastFinding, PastStep, Waiver};
use rasoat::domain::report::{Coverage, Label, ModelVersion};
use rasoat::domain::secret::Password;
use rasoat::store::history::{Decision, History, HistoryError, Opener, decision};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub(crate) const PASSPHRASE: &str = "bốn con vịt giả bơi";
const NOW: &str = "2026-11-23T08:30:00+07:00";

fn password(text: &str) -> Password {
    Password::new(text.to_owned())
}

/// An audit with something in every member.
fn audit(created: &str, score: f64) -> PastAudit {
    let subject = Subject::Account("gmail".into());
    let question = QuestionId {
        control: "second-factor".to_owned(),
        subject: subject.clone(),
    };
    let answer = |given| Answer {
        given,
        evidence: Evidence::Looked,
    };
    let about = |control: &str| QuestionId {
        control: control.to_owned(),
        ..question.clone()
    };
    PastAudit {
        created: created.to_owned(),
        after: AuditId::parse("20261122-083000-0001"),
        program: "0.1.0".to_owned(),
        model: ModelVersion {
            version: "1".to_owned(),
            date: "2026-11-23".parse().unwrap(),
        },
        pack: "full".to_owned(),
        only: vec!["gmail".to_owned()],
        answers: BTreeMap::from([
            (question.clone(), answer(Given::Chosen(vec!["app".to_owned()]))),
            (about("sessions"), answer(Given::DontKnow)),
            (about("backup-codes"), answer(Given::Skipped)),
        ]),
        apart: BTreeSet::from(["password-reuse".to_owned()]),
        profile: Some(r#"{"accounts":[{"id":"gmail","kind":"mail"}]}"#.to_owned()),
        exposure: PastAxis {
            score_low: score / 3.0,
            score_high: score,
            grade: Grade::D,
        },
        lockout: PastAxis {
            score_low: 1.0,
            score_high: 20.25,
            grade: Grade::A,
        },
        coverage: Coverage {
            answered: 1,
            asked: 3,
            share: 1.0 / 3.0,
            by_evidence: BTreeMap::from([(Evidence::Looked, 1)]),
        },
        findings: vec![PastFinding {
            code: "second-factor".to_owned(),
            subject: subject.clone(),
            state: Some(FindingState::Bad),
            choice: Some("none".to_owned()),
            evidence: Some(Evidence::Looked),
            asked: "0123456789abcdef".to_owned(),
            fix: Some("second_totp:gmail".to_owned()),
            waived: false,
        }],
        steps: vec![PastStep {
            id: "second_totp:gmail".to_owned(),
            choice: Some("app".to_owned()),
            minutes: 6,
        }],
        waivers: vec![Waiver {
            id: "sim_pin:number-1".to_owned(),
            reason: "chờ SIM mới".to_owned(),
            until: "2026-12-31".parse().unwrap(),
        }],
        done: vec![Done {
            id: "device_lock:phone-1".to_owned(),
            choice: Some("strong".to_owned()),
            at: NOW.to_owned(),
        }],
        labels: BTreeMap::from([(
            subject.clone(),
            Label {
                platform: Some("gmail".to_owned()),
                vi: "Gmail".to_owned(),
                en: "Gmail".to_owned(),
            },
        )]),
        order: vec![Subject::Person, subject],
    }
}

pub(crate) fn begin(data: &Path) -> History {
    History::begin(data, &Opener::Passphrase(&password(PASSPHRASE)), NOW).expect("begins")
}

pub(crate) fn reopen(data: &Path) -> Result<History, HistoryError> {
    match decision(data)? {
        Some(Decision::Kept(place)) => History::open(data, place, &Opener::Passphrase(&password(PASSPHRASE))),
        other => panic!("{other:?}"),
    }
}

/// The files of the records.
fn records(data: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(data.join("history"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rasoat"))
        .collect();
    paths.sort();
    paths
}

/// A run with the passphrase in a file.
pub(crate) fn with_passphrase(home: &Path) -> Rasoat {
    let path = home.with_extension("passphrase");
    // Several programs at once read it.
    if !path.exists() {
        std::fs::write(&path, PASSPHRASE).expect("a file");
    }
    Rasoat::new(home).arg("--passphrase-file").arg(path)
}

/// A profile, and one in which something was fixed and something went wrong.
pub(crate) fn profiles(folder: &Path) -> (PathBuf, PathBuf) {
    let before = include_str!("../../src/cli/sample.toml");
    let after = before
        .replace("sim_pin = false", "sim_pin = true")
        .replace("lock = \"short\"", "lock = \"none\"");
    (
        file(folder, "truoc.toml", before),
        file(folder, "sau.toml", after),
    )
}

pub(crate) fn keep(home: &Path, profile: &Path) {
    let done = with_passphrase(home)
        .args(["audit", "--answers"])
        .arg(profile)
        .run()
        .code(0);
    assert!(done.stderr.contains("Đã lưu vào lịch sử"), "{}", done.stderr);
}

#[test]
fn audits_of_one_second_stand_in_the_order_in_which_they_were_kept() {
    let home = folder();
    let history = begin(home.path());
    let scores: Vec<f64> = (0..20).map(f64::from).collect();
    for score in &scores {
        history.save(&audit(NOW, *score)).unwrap();
    }
    let shelf = history.read().unwrap();
    let read: Vec<f64> = (shelf.audits.iter())
        .map(|one| one.audit.exposure.score_high)
        .collect();
    assert_eq!(read, scores);
}

/// Travelled, or with a clock that was set back: what goes on from an audit never stands before it.
#[test]
fn audits_stand_in_their_order_wherever_they_were_kept() {
    let home = folder();
    let history = begin(home.path());
    let kept = |created: &str, score: f64, after: Option<&AuditId>| {
        let audit = PastAudit {
            after: after.cloned(),
            ..audit(created, score)
        };
        history.save(&audit).unwrap()
    };
    let first = kept("2026-11-23T08:30:00+07:00", 80.0, None);
    let _ = kept("2026-11-22T20:31:00-05:00", 70.0, Some(&first));
    let _ = kept("2020-01-01T08:30:00+07:00", 60.0, Some(&first));
    let _ = kept("2026-11-23T02:00:00+00:00", 50.0, None);
    let shelf = history.read().unwrap();
    let order: Vec<f64> = (shelf.audits.iter())
        .map(|one| one.audit.exposure.score_high)
        .collect();
    assert_eq!((order[0], order[3]), (80.0, 50.0), "{order:?}");
}

#[test]
fn every_member_of_an_audit_comes_back() {
    let home = folder();
    let history = begin(home.path());
    let audits = [audit(NOW, 80.5), audit("2026-11-24T08:30:00+07:00", 61.0)];
    for audit in audits.iter().rev() {
        history.save(audit).expect("saves");
    }
    let shelf = reopen(home.path()).expect("opens").read().expect("reads");
    assert_eq!(shelf.unreadable, []);
    let kept: Vec<PastAudit> = shelf.audits.into_iter().map(|kept| kept.audit).collect();
    assert_eq!(kept, audits, "the oldest first");
}

#[test]
fn a_history_is_for_its_owner_alone_and_tells_nothing_by_its_size() {
    let home = folder();
    let history = begin(home.path());
    history.save(&audit(NOW, 80.5)).unwrap();
    let mut more = audit(NOW, 80.5);
    more.findings.extend(more.findings.clone());
    history.save(&more).unwrap();
    let sizes: BTreeSet<u64> = records(home.path())
        .iter()
        .map(|path| path.metadata().unwrap().len())
        .collect();
    assert_eq!(sizes.len(), 1, "{sizes:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&home.path().join("history")), 0o700);
        for entry in std::fs::read_dir(home.path().join("history")).unwrap() {
            assert_eq!(mode(&entry.unwrap().path()), 0o600);
        }
    }
    for path in records(home.path()) {
        let bytes = std::fs::read(path).unwrap();
        for word in ["gmail", "Gmail", "second-factor", "rasoat_audit", "chờ SIM mới"] {
            assert!(
                !bytes.windows(word.len()).any(|part| part == word.as_bytes()),
                "{word}"
            );
        }
    }
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let home = folder();
    begin(home.path()).save(&audit(NOW, 80.5)).unwrap();
    let Some(Decision::Kept(place)) = decision(home.path()).unwrap() else {
        panic!("decided");
    };
    let wrong = History::open(home.path(), place, &Opener::Passphrase(&password("bon con vit")));
    assert!(matches!(wrong, Err(HistoryError::WrongPassphrase)));
    assert_eq!(reopen(home.path()).unwrap().read().unwrap().audits.len(), 1);
}

/// Bytes of every version ever released stay readable.
#[test]
fn a_history_of_version_1_is_read_for_ever() {
    let home = folder();
    let folder = home.path().join("history");
    std::fs::create_dir(&folder).unwrap();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/history/version-1");
    for entry in std::fs::read_dir(golden).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let shelf = reopen(home.path()).expect("opens").read().expect("reads");
    assert_eq!((shelf.audits.len(), shelf.unreadable.len()), (1, 0));
    assert_eq!(shelf.audits[0].id.as_str(), "20261123-083000-4f2a");
    let mut kept = audit(NOW, 80.5);
    // Members that came later are empty in it.
    kept.after = None;
    kept.done[0].choice = None;
    kept.steps[0].choice = None;
    kept.order = Vec::new();
    assert_eq!(shelf.audits[0].audit, kept);
}

/// Writes the files of the test above; run by hand when a new version begins, into a new folder.
#[test]
#[ignore = "writes test data"]
fn write_golden_files() {
    let home = folder();
    let history = begin(home.path());
    let id = rasoat::domain::history::AuditId::parse("20261123-083000-4f2a").unwrap();
    history
        .merge(&[rasoat::domain::history::Remembered {
            id,
            audit: audit(NOW, 80.5),
        }])
        .unwrap();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/history/version-1");
    std::fs::create_dir_all(&golden).unwrap();
    for entry in std::fs::read_dir(history.folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap() != "lock" {
            std::fs::copy(&path, golden.join(path.file_name().unwrap())).unwrap();
        }
    }
}
