//! A vault answers what it can about the accounts somebody named, and nothing else.

use crate::canary::CANARIES;
use crate::harness::{Rasoat, file, folder};
use crate::history::with_passphrase;
use rasoat::Agenda;
use rasoat::audit;
use rasoat::audit::vault::{self, Logins, Material};
use rasoat::catalog;
use rasoat::domain::answer::{Answer, Answers, Evidence, Given, QuestionId};
use rasoat::domain::breach::{Breach, CouldNotCheck, NotChecked, Times};
use rasoat::domain::profile::Known;
use rasoat::domain::secret::Password;
use rasoat::domain::vault::{Entry, Held, Place};
use rasoat::i18n;
use rasoat::interview::{Entry as Written, Event, Interview, Notice, Options};
use rasoat::store::profile_file;
use rasoat::strength;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const OFFLINE: Breach = Breach::NotChecked(NotChecked::Offline);
const FOUND: Breach = Breach::Found(Times::ONCE);

/// Three that nobody guesses, and one that everybody does.
const ONE: &str = "Xk7#pQ2z!mR9vT";
const TWO: &str = "Wd4&bN8s?cL1hF";
const THREE: &str = "Hq5*tG3y%jV6rB";
const WEAK: &str = "matkhau123";

/// A vault: site, login name, password.
struct Vault<'v> {
    entries: &'v [(&'v str, &'v str, &'v str)],
    breach: Breach,
    whole_list: bool,
    all_read: bool,
}

impl<'v> Vault<'v> {
    fn of(entries: &'v [(&'v str, &'v str, &'v str)]) -> Self {
        Self {
            entries,
            breach: OFFLINE,
            whole_list: true,
            all_read: true,
        }
    }

    fn logins(&self) -> Logins {
        let entry = |(row, (site, user, password)): (usize, &(&str, &str, &str))| Entry {
            places: vec![Place { file: 1, row }],
            title: String::new(),
            sites: vec![(*site).to_owned()],
            user: Zeroizing::new((*user).to_owned()),
            password: Password::new((*password).to_owned()),
            second_factor: Held::NotStored,
            passkey: Held::Stored,
            changed: None,
        };
        let entries = vault::collapse(self.entries.iter().enumerate().map(entry).collect());
        let distinct = vault::distinct(&entries);
        let about = strength::Context::new(["nguyenlan"]);
        let strengths: Vec<_> = (distinct.first.iter())
            .map(|first| strength::measure_for(&entries[*first].password, &about))
            .collect();
        Logins::of(&Material {
            entries: &entries,
            distinct: &distinct,
            breaches: &vec![self.breach; strengths.len()],
            strengths: &strengths,
            whole_list: self.whole_list,
            all_read: self.all_read,
            key: 7,
        })
    }

    /// What is measured for somebody with these accounts, and what is said about it.
    fn answers(&self, accounts: &str, said: &[(&str, &str)]) -> (Vec<String>, Option<Notice>) {
        let content = catalog::content(None).expect("the built-in content");
        let logins = self.logins();
        let agenda = Agenda::new(&content.params).with_vault(Some(&logins));
        let pack = content.catalog.pack("full").expect("the whole pack");
        let stored = set_up(accounts, said);
        let mut interview = Interview::new(&content.catalog, pack, &agenda, stored, Options::default());
        let begun = interview.begin();
        let notice = begun
            .notices
            .into_iter()
            .find(|notice| matches!(notice, Notice::FromVault { .. }));
        (measured(interview.answers()), notice)
    }
}

fn set_up(accounts: &str, said: &[(&str, &str)]) -> Answers {
    let set_up = [
        ("accounts-used@setup", accounts),
        ("devices-used@setup", "android"),
        ("numbers-used@setup", "one"),
        ("pages-run@setup", ""),
        ("password-manager@setup", "no"),
    ];
    let mut answers = Answers::new();
    for (question, ids) in set_up.iter().chain(said) {
        let answer = Answer {
            given: Given::Chosen(ids.split_whitespace().map(str::to_owned).collect()),
            evidence: Evidence::Declared,
        };
        answers.insert(QuestionId::parse(question).expect("a question"), answer);
    }
    answers
}

fn measured(answers: &Answers) -> Vec<String> {
    let shown = |(question, answer): (&QuestionId, &Answer)| match &answer.given {
        Given::Chosen(ids) if answer.evidence == Evidence::Measured => {
            Some(format!("{question} {}", ids.join(" ")))
        }
        _ => None,
    };
    answers.iter().filter_map(shown).collect()
}

/// Who is named in a list of a notice, in English.
fn named(notice: Option<Notice>) -> (usize, usize, Vec<String>, Vec<String>) {
    let Some(Notice::FromVault {
        count,
        changed,
        unclear,
        missing,
    }) = notice
    else {
        panic!("nothing was said of the vault");
    };
    let names = |list: Vec<rasoat::domain::text::Text>| list.into_iter().map(|name| name.en).collect();
    (count, changed, names(unclear), names(missing))
}

#[test]
fn every_account_found_is_measured_and_equal_passwords_make_a_group() {
    let vault = Vault::of(&[
        ("facebook.com", "lan", WEAK),
        ("google.com", "lan", ONE),
        ("zalo.me", "0900000000", ONE),
    ]);
    let (answers, notice) = vault.answers("facebook google zalo", &[]);
    assert_eq!(
        answers,
        [
            "password-reuse@account:facebook own",
            "password-reuse@account:google shared",
            "password-reuse@account:zalo shared",
            "password-strength@password:own-facebook very-common",
            "password-strength@password:shared long-random",
        ]
    );
    assert_eq!(named(notice), (5, 0, vec![], vec![]));
}

#[test]
fn two_reused_passwords_stay_two_and_other_sites_count() {
    let vault = Vault::of(&[
        ("facebook.com", "lan", WEAK),
        ("shop.example", "lan", WEAK),
        ("forum.example", "lan", WEAK),
        ("google.com", "lan", ONE),
        ("zalo.me", "lan", ONE),
    ]);
    let (answers, _) = vault.answers("facebook google zalo", &[]);
    assert_eq!(
        answers,
        [
            "password-elsewhere@password:shared some",
            "password-reuse@account:facebook shared",
            "password-reuse@account:google shared-2",
            "password-reuse@account:zalo shared-2",
            "password-strength@password:shared very-common",
            "password-strength@password:shared-2 long-random",
        ]
    );
}

#[test]
fn what_is_missing_is_asked_and_keeps_the_rest_from_being_called_unique() {
    let vault = Vault::of(&[("facebook.com", "lan", ONE)]);
    let (answers, notice) = vault.answers("facebook google other-mail", &[]);
    // Google's password may be Facebook's.
    assert_eq!(answers, Vec::<String>::new());
    let (count, _, _, missing) = named(notice);
    assert_eq!(
        (count, missing),
        (0, vec!["Google".to_owned(), "Other mailbox".to_owned()])
    );
    // Once somebody says that theirs are their own, Facebook's is as well.
    let own = [
        ("password-reuse@account:google", "own"),
        ("password-reuse@account:other-mail", "own"),
    ];
    let (answers, _) = vault.answers("facebook google other-mail", &own);
    assert_eq!(
        answers,
        [
            "password-reuse@account:facebook own",
            "password-strength@password:own-facebook long-random",
        ]
    );
    // The owner's word says more than a vault: it stays theirs.
    let all = [own[0], own[1], ("password-reuse@account:facebook", "own")];
    let (answers, _) = vault.answers("facebook google other-mail", &all);
    assert_eq!(answers, ["password-strength@password:own-facebook long-random"]);
    // A row that cannot be read may hold the same password.
    let torn = Vault {
        all_read: false,
        ..vault
    };
    assert_eq!(torn.answers("facebook", &[]).0, Vec::<String>::new());
}

#[test]
fn nothing_is_taken_from_an_entry_that_may_be_another_account() {
    // Two entries, one account: only what both say.
    let vault = Vault::of(&[
        ("facebook.com", "lan", WEAK),
        ("facebook.com", "office", TWO),
        ("google.com", "lan", THREE),
    ]);
    let (answers, notice) = vault.answers("facebook google", &[]);
    assert_eq!(
        answers,
        [
            "password-reuse@account:facebook own",
            "password-reuse@account:google own",
            "password-strength@password:own-google long-random",
        ]
    );
    assert_eq!(named(notice).2, ["Facebook"]);
    // One entry, two accounts: either may be the one that is missing.
    let vault = Vault::of(&[("google.com", "lan", WEAK)]);
    let (answers, notice) = vault.answers("google google", &[]);
    assert_eq!(answers, Vec::<String>::new());
    assert_eq!(named(notice).2, ["Google 1", "Google 2"]);
    // The same password twice on one platform may be one account by two login names.
    let vault = Vault::of(&[("facebook.com", "lan", ONE), ("facebook.com", "0900000000", ONE)]);
    assert_eq!(vault.answers("facebook", &[]).0, Vec::<String>::new());
    let (answers, _) = vault.answers("facebook facebook", &[]);
    assert!(
        answers.contains(&"password-reuse@account:facebook-2 shared".to_owned()),
        "{answers:?}"
    );
    // One account at two domains of a platform is one.
    let vault = Vault::of(&[("facebook.com", "lan", ONE), ("messenger.com", "lan", ONE)]);
    let (answers, notice) = vault.answers("facebook", &[]);
    assert_eq!(answers[0], "password-reuse@account:facebook own");
    assert_eq!(named(notice).2, Vec::<String>::new());
}

#[test]
fn nearly_the_same_is_similar_and_ones_own_name_personal() {
    let vault = Vault::of(&[
        ("facebook.com", "lan", "nguyenlan@123"),
        ("google.com", "lan", "nguyenlan@124"),
    ]);
    let (answers, _) = vault.answers("facebook google", &[]);
    for expected in [
        "password-reuse@account:facebook similar",
        "password-reuse@account:google similar",
        "password-personal@password:own-facebook yes",
    ] {
        assert!(
            answers.contains(&expected.to_owned()),
            "{expected} is not in {answers:?}"
        );
    }
    // That nothing of the owner was found in a password is no proof that there is nothing.
    let (answers, _) = Vault::of(&[("facebook.com", "lan", ONE)]).answers("facebook", &[]);
    assert!(
        !answers.iter().any(|answer| answer.contains("personal")),
        "{answers:?}"
    );
}

#[test]
fn a_list_answers_only_what_it_was_asked_and_knows() {
    let exposed = |breach, whole_list, said: &[(&str, &str)]| {
        let vault = Vault {
            breach,
            whole_list,
            ..Vault::of(&[("facebook.com", "lan", ONE)])
        };
        let (answers, _) = vault.answers("facebook", said);
        let found = answers
            .into_iter()
            .find(|answer| answer.starts_with("password-exposed"));
        found.map(|answer| answer.rsplit(' ').next().unwrap_or_default().to_owned())
    };
    assert_eq!(exposed(FOUND, true, &[]).as_deref(), Some("listed"));
    assert_eq!(exposed(FOUND, false, &[]).as_deref(), Some("listed"));
    assert_eq!(exposed(Breach::NotFound, true, &[]).as_deref(), Some("no"));
    // The most frequent of a list are not the list.
    assert_eq!(exposed(Breach::NotFound, false, &[]), None);
    assert_eq!(exposed(OFFLINE, true, &[]), None);
    assert_eq!(
        exposed(Breach::NotChecked(NotChecked::AlreadyWeak), true, &[]),
        None
    );
    assert_eq!(
        exposed(Breach::CouldNotCheck(CouldNotCheck::Network), true, &[]),
        None
    );
    // A warning is about this very account; no list takes it back.
    let warned = [("password-exposed@password:own-facebook", "yes")];
    assert_eq!(exposed(Breach::NotFound, true, &warned), None);
}

#[test]
fn a_second_factor_or_a_passkey_answers_nothing() {
    let (answers, _) = Vault::of(&[("facebook.com", "lan", ONE)]).answers("facebook", &[]);
    assert!(
        answers.iter().all(|answer| answer.starts_with("password-")),
        "{answers:?}"
    );
}

#[test]
fn a_measurement_comes_before_an_earlier_answer_and_after_a_later_one() {
    let content = catalog::content(None).expect("the built-in content");
    let logins = Vault::of(&[("facebook.com", "lan", WEAK)]).logins();
    let agenda = Agenda::new(&content.params).with_vault(Some(&logins));
    let pack = content.catalog.pack("full").expect("the whole pack");
    let said = [
        ("password-reuse@account:facebook", "own"),
        ("password-strength@password:own-facebook", "long-random"),
    ];
    let stored = set_up("facebook", &said);
    let mut interview = Interview::new(&content.catalog, pack, &agenda, stored, Options::default());
    let begun = interview.begin();
    let strength = QuestionId::parse("password-strength@password:own-facebook").expect("a question");
    let written = begun.entries.iter().find_map(|entry| match entry {
        Written::Record { question, answer } if *question == strength => answer.clone(),
        _ => None,
    });
    let weak = Answer {
        given: Given::Chosen(vec!["very-common".to_owned()]),
        evidence: Evidence::Measured,
    };
    assert_eq!(written, Some(weak.clone()));
    assert!(
        begun
            .notices
            .iter()
            .any(|notice| matches!(notice, Notice::FromVault { changed: 1, .. }))
    );
    assert!(interview.begin().entries.is_empty(), "it is written once");
    // Back to it, and another answer: the person's stays, whatever is answered after it.
    let choose = |number| Event::Choose {
        numbers: vec![number],
        everywhere: false,
    };
    while interview.answers().get(&strength) == Some(&weak) {
        interview.handle(Event::Back);
        if let rasoat::interview::Screen::Question(question) = interview.screen()
            && question.control == "password-strength"
        {
            interview.handle(choose(4));
        }
    }
    let mine = interview.answers().get(&strength).cloned().expect("an answer");
    assert_eq!(mine.evidence, Evidence::Declared);
    for _ in 0..3 {
        interview.handle(choose(1));
    }
    assert_eq!(interview.answers().get(&strength), Some(&mine));
    // Taking it back restores what was measured.
    for _ in 0..4 {
        interview.handle(Event::Undo);
    }
    assert_eq!(interview.answers().get(&strength), Some(&weak));
}

#[test]
fn what_was_measured_takes_nothing_from_a_short_pack() {
    let content = catalog::content(None).expect("the built-in content");
    let logins = Vault::of(&[
        ("facebook.com", "lan", WEAK),
        ("google.com", "lan", ONE),
        ("zalo.me", "lan", TWO),
    ])
    .logins();
    let pack = content.catalog.pack("quick").expect("the quick pack");
    let with = Agenda::new(&content.params).with_vault(Some(&logins));
    let stored = set_up("facebook google zalo", &[]);
    let interview = Interview::new(&content.catalog, pack, &with, stored, Options::default());
    let questions = interview.outlook().questions.expect("a number");
    assert!((8..=12).contains(&questions), "{questions}");
}

const PROFILE: &str = r#"
similar = []
[[passwords]]
id = "main"
strength = 4
exposed = true
[[passwords]]
id = "forum"
[[accounts]]
id = "facebook"
kind = "social"
password = "main"
[[accounts]]
id = "google"
kind = "mail"
password = "main"
[[accounts]]
id = "board"
kind = "other"
password = "main"
[[accounts]]
id = "zalo"
kind = "social"
password = "forum"
"#;

fn csv(rows: &[(&str, &str)]) -> String {
    let row = |(site, password): &(&str, &str)| {
        format!("{site},https://{site}/,lan.canary@example.com,{password},\n")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("name,url,username,password,note\n{rows}")
}

/// The profile file, and a vault in which Google and Zalo have this password and Facebook another.
fn profile_and_vault(folder: &Path, shared: &str) -> [PathBuf; 2] {
    let sites = [
        ("facebook.com", WEAK),
        ("accounts.google.com", shared),
        ("id.zalo.me", shared),
    ];
    [
        file(folder, "ho-so.toml", PROFILE),
        file(folder, "mat-khau.csv", csv(&sites)),
    ]
}

/// How a finding stands and on what grounds: `bad measured`.
fn state(report: &serde_json::Value, code: &str, subject: &str) -> String {
    let found = report["findings"].as_array().expect("findings").iter();
    let mut found = found.filter(|finding| finding["code"] == code && finding["subject"] == subject);
    let finding = found
        .next()
        .unwrap_or_else(|| panic!("{code} of {subject}: {report:#}"));
    format!("{} {}", finding["state"], finding["evidence"]).replace('"', "")
}

#[test]
fn a_profile_file_is_put_right_by_the_vault() {
    let home = folder();
    let [profile, export] = profile_and_vault(home.path(), ONE);
    let done = Rasoat::new(home.path())
        .args(["audit", "--json", "--offline", "--answers"])
        .arg(&profile)
        .arg("--vault")
        .arg(&export)
        .run()
        .code(0)
        .says("câu trong tệp hồ sơ khác với kho. Đã lấy điều đo được.")
        .says("ai mở cũng đọc được mật khẩu");
    let report = done.json();
    let state = |code, subject| state(&report, code, subject);
    // Google and Zalo have one password, Facebook another; the board's is one of two.
    assert_eq!(state("password-reuse", "account:google"), "bad measured");
    assert_eq!(state("password-reuse", "account:zalo"), "bad measured");
    assert_eq!(state("password-reuse", "account:board"), "could_not_check null");
    assert_eq!(state("password-strength", "password:vault-1"), "bad measured");
    assert_eq!(state("password-strength", "password:vault-2"), "good measured");
    // What was said of the old group is still said of its part.
    assert_eq!(state("password-exposed", "password:vault-1"), "bad declared");
    assert!(
        report["coverage"]["by_evidence"]["measured"].as_u64() >= Some(4),
        "{report:#}"
    );
    // Without a vault the file counts.
    let before = Rasoat::new(home.path())
        .args(["audit", "--json", "--answers"])
        .arg(&profile)
        .run()
        .code(0)
        .json();
    assert_eq!(before["coverage"]["by_evidence"]["measured"], 0);
}

/// What was stated about a group that comes apart is stated about both parts; what the vault knows it knows better.
#[test]
fn a_group_that_comes_apart_leaves_nobody_behind() {
    let content = catalog::content(None).expect("the built-in content");
    let (profile, stated) = profile_file::parse(
        br#"
similar = [["main", "forum"]]
[[passwords]]
id = "main"
strength = 3
[[passwords]]
id = "forum"
[[accounts]]
id = "facebook"
kind = "social"
password = "main"
[[accounts]]
id = "google"
kind = "mail"
password = "main"
[[accounts]]
id = "board"
kind = "other"
password = "main"
[[accounts]]
id = "tiktok"
kind = "social"
password = "forum"
"#,
    )
    .expect("a profile");
    let vault = Vault::of(&[("facebook.com", "lan", WEAK), ("google.com", "lan", ONE)]);
    let logins = vault.logins();
    let sheet = audit::from_profile(&content.catalog, &i18n::names(), profile);
    let answers = audit::declared(&content.catalog, &sheet, &stated);
    let (profile, stated) = vault::regroup(&content.catalog, &sheet, &answers, stated, &logins);
    let group = |id: &str| {
        let account = profile.accounts.iter().find(|account| account.id.as_str() == id);
        account
            .and_then(|account| account.password.clone())
            .expect("a password")
    };
    let names: Vec<&str> = profile.passwords.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(names, ["forum", "vault-1", "vault-2"]);
    assert_eq!(group("facebook"), Known::Is("vault-1".into()));
    assert_eq!(group("google"), Known::Is("vault-2".into()));
    assert_eq!(group("board"), Known::Unknown);
    assert_eq!(group("tiktok"), Known::Is("forum".into()));
    let strengths: Vec<_> = profile.passwords.iter().map(|group| group.strength).collect();
    assert_eq!(strengths[1..], [Known::Is(0), Known::Is(4)]);
    let pair = |part: &str| (part.into(), "forum".into());
    assert_eq!(profile.similar, [pair("vault-1"), pair("vault-2")]);
    assert!(
        stated
            .iter()
            .any(|key| key.to_string() == "passwords/vault-1/strength")
    );
    // Nothing comes apart where the vault finds what was stated.
    let same = Vault::of(&[("facebook.com", "lan", WEAK), ("google.com", "lan", WEAK)]).logins();
    let (kept, _) = vault::regroup(&content.catalog, &sheet, &answers, stated, &same);
    assert_eq!(kept.passwords.len(), 2);
    assert_eq!(kept.accounts, sheet.profile.accounts);
    assert_eq!(kept.passwords[0].strength, Known::Is(0));
}

#[test]
fn a_vault_needs_somebody_to_ask_or_a_profile_file() {
    let home = folder();
    let export = file(home.path(), "mat-khau.csv", csv(&[("facebook.com", ONE)]));
    let run = || {
        Rasoat::new(home.path())
            .args(["audit", "--offline", "--vault"])
            .arg(&export)
    };
    drop(run().run().code(2).says("--answers"));
    drop(run().arg("--demo").run().code(2));
    drop(run().arg("--no-input").run().code(2));
    let alone = Rasoat::new(home.path()).args(["audit", "--stdin"]).run();
    drop(alone.code(2));
    let locked = file(
        home.path(),
        "kho.kdbx",
        include_bytes!("../data/vault/kdbx4.kdbx"),
    );
    // A vault under lock is not opened without its password.
    let profile = file(home.path(), "ho-so.toml", PROFILE);
    let kdbx = Rasoat::new(home.path())
        .args(["audit", "--offline", "--no-input", "--answers"])
        .arg(&profile)
        .arg("--vault")
        .arg(&locked);
    drop(kdbx.run().code(2).says("cần mật khẩu"));
    let opened = Rasoat::new(home.path())
        .args(["audit", "--offline", "--no-input", "--stdin", "--answers"])
        .arg(&profile)
        .arg("--vault")
        .arg(&locked)
        .stdin("kho-thu-nghiem\n")
        .run();
    drop(opened.code(0).says("câu đã đo từ kho mật khẩu"));
}

/// What was measured stays what it is: in the history, beside what is done since, and once that is taken back.
#[test]
fn a_result_with_a_vault_is_kept_and_gone_on_from() {
    let home = folder();
    let there = folder();
    let [canary, _] = &CANARIES;
    let [profile, export] = profile_and_vault(there.path(), canary.secret);
    let run = |args: &[&str]| {
        let run = args.iter().fold(with_passphrase(home.path()), Rasoat::arg);
        run.run().code(0)
    };
    let shown = || run(&["show", "--json"]).json();
    let audited = with_passphrase(home.path())
        .args(["audit", "--json", "--offline", "--answers"])
        .arg(&profile)
        .arg("--vault")
        .arg(&export)
        .run()
        .code(0)
        .says("Đã lưu vào lịch sử")
        .json();
    let kept = shown();
    for member in ["result", "findings", "coverage", "ranking", "steps", "questions"] {
        assert_eq!(kept[member], audited[member], "{member}");
    }
    assert!(kept["coverage"]["by_evidence"]["measured"].as_u64() >= Some(4));
    assert_eq!(state(&kept, "password-reuse", "account:google"), "bad measured");
    // The person changes one of the two; what was measured about the other password still holds.
    let done = run(&["done", "unique_password:google", "--json"]).json();
    assert!(
        done["after"]["exposure"]["score_high"].as_f64() < done["before"]["exposure"]["score_high"].as_f64()
    );
    let after = shown();
    assert_eq!(state(&after, "password-reuse", "account:google"), "good declared");
    assert_eq!(
        state(&after, "password-strength", "password:vault-1"),
        "bad measured"
    );
    let compared = run(&["compare", "--json"]).json();
    assert!(compared["summary"]["fixed"].as_u64() > Some(0), "{compared}");
    assert_eq!(compared["summary"]["regressed"], 0, "{compared}");
    let _ = run(&["reopen", "unique_password:google"]);
    let back = shown();
    for member in ["result", "findings", "coverage"] {
        assert_eq!(back[member], kept[member], "{member}");
    }
    // The same vault once more: nothing is different.
    let _ = with_passphrase(home.path())
        .args(["audit", "--offline", "--answers"])
        .arg(&profile)
        .arg("--vault")
        .arg(&export)
        .run()
        .code(0);
    let compared = run(&["compare", "1", "4", "--json"]).json();
    for change in ["fixed", "regressed", "new", "gone", "unclear", "cleared"] {
        assert_eq!(compared["summary"][change], 0, "{change}");
    }
    // No password, and nothing made from one, also where everything is decrypted.
    canary.not_under(home.path(), "RASOAT_HOME");
    let shelf = crate::history::reopen(home.path()).unwrap().read().unwrap();
    for one in &shelf.audits {
        let text = format!("{one:?}");
        canary.not_in(text.as_bytes(), "a record");
        assert!(!text.contains("lan.canary") && !text.contains(WEAK), "{text}");
    }
}

#[test]
fn nothing_of_the_vault_is_shown_or_left_behind() {
    let [one, other] = &CANARIES;
    let text = csv(&[
        ("facebook.com", one.secret),
        ("google.com", one.secret),
        (&format!("{}.zalo.me", "id"), other.secret),
    ]);
    for shown in [
        &[][..],
        &["--plain", "--all"],
        &["--json"],
        &["--format", "html"],
        &["--all", "--explain", "--lang", "en"],
        &["--screen"],
    ] {
        let (home, temp, there) = (folder(), folder(), folder());
        let profile = file(there.path(), "ho-so.toml", PROFILE);
        let export = file(there.path(), "kho", &text);
        let mut run = Rasoat::new(home.path()).args(["audit", "--offline"]);
        for arg in shown {
            run = run.arg(arg);
        }
        let temporary = temp.path().display().to_string();
        let done = run
            .arg("--answers")
            .arg(&profile)
            .arg("--vault")
            .arg(&export)
            .env("TMPDIR", &temporary)
            .env("TEMP", &temporary)
            .env("TMP", &temporary)
            .env("RUST_BACKTRACE", "1")
            .run();
        assert_eq!(done.code, 0, "{shown:?}: {}", done.stderr);
        for canary in &CANARIES {
            canary.not_in(done.stdout.as_bytes(), &format!("standard output of {shown:?}"));
            canary.not_in(done.stderr.as_bytes(), &format!("standard error of {shown:?}"));
            canary.not_under(home.path(), "RASOAT_HOME");
            canary.not_under(temp.path(), "the folder for temporary files");
        }
        for text in [&done.stdout, &done.stderr] {
            assert!(!text.contains("lan.canary"), "a login name:\n{text}");
        }
    }
}
