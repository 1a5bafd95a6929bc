//! What people are told to do, with the checklists as they are shipped: steps that a platform has a place for, laws
//! that hold for every kind of step, and no advice that nobody ever gets to read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests too")]

use proptest::prelude::*;
use rasoat::audit::{self, Basis, Sheet};
use rasoat::catalog;
use rasoat::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use rasoat::domain::assessment::{Because, Grade};
use rasoat::domain::checklist::{Attribute, ChoiceState, Content, Control, Pack, Scope};
use rasoat::domain::finding::FindingState;
use rasoat::domain::fix::{Action, FixKind, FixName};
use rasoat::domain::history::Waiver;
use rasoat::domain::profile::{AccountKind, Codes, Known, Method};
use rasoat::domain::report::Report;
use rasoat::domain::text::Lang;
use rasoat::i18n::{self, Locale};
use rasoat::interview::{Event, Interview, Options, Screen};
use rasoat::render::{self, Style};
use rasoat::{exposure, plan};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use unicode_width::UnicodeWidthStr;

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| catalog::content(None).unwrap())
}

fn control(id: &str) -> &'static Control {
    content().catalog.control(id).unwrap()
}

fn sheet(answers: &Answers) -> Sheet {
    audit::sheet(&content().catalog, &i18n::names(), answers)
}

fn give(answers: &mut Answers, control: &str, subject: Subject, ids: &[&str]) {
    let question = QuestionId {
        control: control.to_owned(),
        subject,
    };
    let given = Given::Chosen(ids.iter().map(|id| (*id).to_owned()).collect());
    let answer = Answer {
        given,
        evidence: Evidence::Declared,
    };
    answers.insert(question, answer);
}

fn account(id: &str) -> Subject {
    Subject::Account(id.into())
}

/// Answers to everything that applies, by what `choose` picks among the offered choices; set-up first.
fn person(platforms: &[&str], mut choose: impl FnMut(&Control, &Subject, &[&str]) -> usize) -> Answers {
    let catalog = &content().catalog;
    let (pages, accounts): (Vec<&str>, Vec<&str>) = platforms.iter().partition(|id| {
        catalog
            .platform(id)
            .is_some_and(|platform| platform.kind == Some(AccountKind::Page))
    });
    let mut answers = Answers::new();
    for control in catalog
        .controls
        .iter()
        .filter(|control| control.scope == Scope::Setup)
    {
        let ids = match control.sets {
            Some(Attribute::UsedAccounts) => accounts.clone(),
            Some(Attribute::RunPages) => pages.clone(),
            Some(Attribute::UsedDevices) => vec!["android", "windows"],
            Some(Attribute::UsedNumbers) => vec!["one"],
            _ if platforms.contains(&"password-manager") => vec!["yes"],
            _ => vec!["no"],
        };
        give(&mut answers, &control.id, Subject::Setup, &ids);
    }
    let pack = catalog.pack("full").unwrap();
    loop {
        let sheet = sheet(&answers);
        let questions = audit::applicable(catalog, pack, &[], &answers, &sheet);
        let Some(question) = questions
            .into_iter()
            .find(|question| !answers.contains_key(question))
        else {
            return answers;
        };
        let control = catalog.control(&question.control).unwrap();
        let platform = sheet.platform(catalog, &question.subject);
        let offered: Vec<&str> = control
            .choices
            .iter()
            .filter(|choice| control.offers(choice, platform))
            .map(|choice| choice.id.as_str())
            .collect();
        let index = choose(control, &question.subject, &offered);
        let given = match offered.get(index) {
            Some(id) => Given::Chosen(vec![(*id).to_owned()]),
            None => Given::DontKnow,
        };
        let evidence = Evidence::Declared;
        answers.insert(question, Answer { given, evidence });
    }
}

/// The first choice that is fine.
fn best(control: &Control, offered: &[&str]) -> usize {
    let state = |id: &str| {
        control
            .choices
            .iter()
            .find(|choice| choice.id == id)
            .unwrap()
            .state
    };
    offered
        .iter()
        .position(|id| state(id) != ChoiceState::Bad)
        .unwrap_or(0)
}

/// Everything as well as it gets, but one answer.
fn person_but(platforms: &[&str], wrong: &str, at: Option<&str>, choice: &str) -> Answers {
    person(platforms, |control, subject, offered| {
        let here = control.id == wrong && at.is_none_or(|id| subject.id() == id);
        let picked = here
            .then(|| offered.iter().position(|id| *id == choice))
            .flatten();
        picked.unwrap_or_else(|| best(control, offered))
    })
}

fn report(answers: &Answers, minutes: Option<u32>) -> Report {
    report_with(answers, minutes, &[])
}

fn report_with(answers: &Answers, minutes: Option<u32>, waivers: &[Waiver]) -> Report {
    audit::report(Basis {
        content: content(),
        pack: content().catalog.pack("full").unwrap(),
        only: &[],
        answers,
        sheet: sheet(answers),
        minutes,
        created: "2026-11-23T08:30:00+07:00".to_owned(),
        date: jiff::civil::date(2026, 11, 23),
        waivers,
        sample: false,
        explain: false,
    })
}

/// What `rasoat plan` prints.
fn printed(report: &Report) -> String {
    let locale = Locale::new(Lang::Vi);
    let style = Style {
        width: 10_000,
        ..Style::default()
    };
    let cards = (1..=report.steps.len())
        .filter_map(|number| render::card::card(report, content(), locale, &style, number))
        .collect::<String>();
    let others = render::card::others(report, content(), locale, &style).unwrap_or_default();
    format!("{cards}\n{others}")
}

fn ids(report: &Report) -> Vec<String> {
    report.steps.iter().map(|step| step.action.to_string()).collect()
}

#[test]
fn zalo_gets_its_second_step_and_keeps_its_number() {
    // An ordinary password: remembered, and used elsewhere.
    let answers = person(&["zalo"], |control, _, offered| {
        let wanted = match control.id.as_str() {
            "second-factor" => "none",
            "password-strength" => "few-words",
            _ => return best(control, offered),
        };
        offered.iter().position(|id| *id == wanted).unwrap()
    });
    let found = report(&answers, None);
    assert!(
        ids(&found).contains(&"second-factor:zalo".to_owned()),
        "{:?}",
        ids(&found)
    );
    let step = found
        .steps
        .iter()
        .find(|step| step.action.fix().is_none())
        .unwrap();
    assert_eq!(step.because, Because::LowersExposure);
    assert!(found.road.floor <= found.road.after_steps && found.road.after_steps < found.road.now);
    let text = printed(&found);
    assert!(text.contains("\"Bảo mật 2 lớp\""), "{text}");
    let finding = found
        .findings
        .iter()
        .find(|finding| finding.code == "second-factor");
    assert_eq!(
        finding.unwrap().fix.as_ref().unwrap().to_string(),
        "second-factor:zalo"
    );
    // The reference's own rows stay; what people are told does not.
    let impossible = [
        "remove_sms_reset:zalo",
        "second_totp:zalo",
        "drop_weak_second:zalo",
    ];
    assert!(
        found
            .assessment
            .ranking
            .iter()
            .any(|row| row.fix.to_string() == "remove_sms_reset:zalo")
    );
    for minutes in [None, Some(3), Some(30)] {
        let found = report(&answers, minutes);
        assert!(ids(&found).iter().all(|id| !impossible.contains(&id.as_str())));
        for fix in found.findings.iter().filter_map(|finding| finding.fix.as_ref()) {
            assert!(!impossible.contains(&fix.to_string().as_str()));
        }
    }
}

#[test]
fn the_second_step_of_zalo_is_told_with_its_price_where_it_can_be_no_step() {
    let found = report(
        &person_but(&["zalo"], "second-factor", Some("zalo"), "none"),
        None,
    );
    assert!(ids(&found).is_empty());
    let advice = found
        .others
        .iter()
        .find(|advice| advice.control == "second-factor")
        .unwrap();
    let effect = advice.effect.unwrap();
    assert!(effect.scores[1] < effect.scores[0] && effect.lockout_grades.1 > effect.lockout_grades.0);
    let text = printed(&found);
    assert!(text.contains("Bật xác minh 2 bước cho Zalo."), "{text}");
    assert!(text.contains("nguy cơ không vào lại được tăng"), "{text}");
    let first = render::plain(&found, content(), Locale::new(Lang::Vi), &Style::default());
    assert!(!first.contains("đã ở mức thấp nhất có thể"), "{first}");
}

#[test]
fn telegram_gets_an_extra_password_on_top_of_the_code() {
    let answers = person_but(&["telegram"], "second-factor", Some("telegram"), "none");
    let found = report(&answers, None);
    assert_eq!(ids(&found), ["second-factor:telegram"]);
    assert_eq!(found.steps[0].minutes, 5);
    let text = printed(&found);
    assert!(
        text.contains("Việc 1 trên 1: đặt mật khẩu thêm cho Telegram."),
        "{text}"
    );
    assert!(text.contains("\"Two-Step Verification\""), "{text}");

    // Once it is set, the number alone opens nothing, and the phone takes nothing with it.
    let done = person_but(&["telegram"], "second-factor", Some("telegram"), "extra-password");
    let profile = sheet(&done).profile;
    let telegram = &profile.accounts[0];
    let second = telegram.second.value().unwrap();
    assert!(second.iter().all(|factor| factor.method != Method::Sms));
    assert_eq!(telegram.codes, Known::Is(Codes::Paper));
    let mut moved = sheet(&answers).profile;
    let Action::Answer(answer) = &found.steps[0].action else {
        panic!()
    };
    moved = audit::moved(&content().catalog, &sheet(&answers), &moved, answer).unwrap();
    assert_eq!(moved, profile);
}

#[test]
fn a_shared_page_gets_a_step() {
    for (page, runner) in [
        ("facebook-page", "facebook"),
        ("zalo-oa", "zalo"),
        ("youtube-channel", "google"),
    ] {
        let answers = person_but(&[runner, page], "page-own-accounts", None, "more");
        let found = report(&answers, None);
        let id = format!("stop_sharing:{page}");
        assert!(ids(&found).contains(&id), "{page}: {:?}", ids(&found));
        assert!(found.road.floor < found.road.now - 5.0);
        assert!(printed(&found).contains("một tài khoản riêng"));
    }
}

#[test]
fn where_the_number_is_the_account_nobody_is_asked_to_let_go_of_it() {
    let catalog = &content().catalog;
    let recovery = control("recovery-phone");
    let none = recovery
        .choices
        .iter()
        .find(|choice| choice.id == "none")
        .unwrap();
    for (id, offered) in [
        ("zalo", false),
        ("telegram", false),
        ("facebook", true),
        ("google", true),
    ] {
        assert_eq!(recovery.offers(none, catalog.platform(id)), offered, "{id}");
        let fix = FixName {
            kind: FixKind::RemoveSmsReset,
            subject: Some(id.into()),
        };
        let answers = person(&[id], |control, _, choices| best(control, choices));
        assert_eq!(audit::feasible(catalog, &sheet(&answers), &fix), offered, "{id}");
    }
    // An older answer that says otherwise does not take the number away either.
    let mut answers = person(&["zalo"], |control, _, choices| best(control, choices));
    give(&mut answers, "recovery-phone", account("zalo"), &["none"]);
    let kept = &sheet(&answers).profile.accounts[0].recovery_sms;
    assert_eq!(kept, &Known::Is(vec!["number-1".into()]));
}

/// For every control, every bad answer and every platform: how to mend it is printed, as a step or beside the steps.
#[test]
fn no_advice_is_out_of_reach() {
    let catalog = &content().catalog;
    let mut never: BTreeSet<(String, usize)> = catalog
        .controls
        .iter()
        .flat_map(|control| (0..control.remedies.len()).map(|at| (control.id.clone(), at)))
        .collect();
    let mut note = |found: &Report| {
        for action in found.steps.iter().map(|step| &step.action) {
            let platform = found
                .labels
                .get(&action.about())
                .and_then(|label| label.platform.clone());
            for control in &catalog.controls {
                let here = platform
                    .as_deref()
                    .and_then(|id| catalog.platform(id))
                    .is_none_or(|platform| platform.control(&control.id).is_some());
                let at = control.remedies.iter().position(|remedy| match action {
                    Action::Fix(fix) => here && remedy.kind == Some(fix.kind),
                    Action::Answer(answer) => {
                        control.id == answer.control && control.remedy_to(&answer.choice) == Some(remedy)
                    }
                });
                if let Some(at) = at {
                    never.remove(&(control.id.clone(), at));
                }
            }
        }
        for advice in &found.others {
            never.remove(&(advice.control.clone(), advice.remedy));
        }
    };
    for platform in catalog
        .platforms
        .iter()
        .filter(|platform| platform.kind.is_some())
    {
        let mut set = vec![platform.id.as_str()];
        set.extend(platform.run_from.as_deref());
        for control in catalog
            .controls
            .iter()
            .filter(|control| control.scope != Scope::Setup)
        {
            let listed = control.scope == Scope::Account && platform.control(&control.id).is_some();
            // What is asked of no account is the same for every platform.
            if !(listed || control.scope != Scope::Account && platform.id == "google") {
                continue;
            }
            let bad = control
                .choices
                .iter()
                .filter(|choice| choice.state == ChoiceState::Bad);
            for choice in bad {
                let here = listed.then_some(platform);
                if !control.offers(choice, Some(platform))
                    || control.state_on(choice, here) != ChoiceState::Bad
                {
                    continue;
                }
                let at = listed.then_some(platform.id.as_str());
                let answers = person_but(&set, &control.id, at, &choice.id);
                let whole = report(&answers, None);
                let place = format!("{}/{} on {}", control.id, choice.id, platform.id);
                let finding = whole.findings.iter().find(|finding| {
                    finding.code == control.id
                        && finding.state == Some(FindingState::Bad)
                        && at.is_none_or(|id| finding.subject.id() == id)
                });
                let Some(finding) = finding else { continue };
                let stepped = finding
                    .fix
                    .as_ref()
                    .is_some_and(|fix| whole.steps.iter().any(|step| step.action == *fix));
                let told = whole
                    .others
                    .iter()
                    .any(|advice| advice.control == control.id && advice.minutes > 0);
                assert!(stepped || told, "{place}: {:?} {:?}", finding.fix, ids(&whole));
                let text = printed(&whole);
                for advice in &whole.others {
                    let remedy = &catalog.control(&advice.control).unwrap().remedies[advice.remedy];
                    let opening = remedy.steps[0].vi.split('{').next().unwrap();
                    assert!(text.contains(opening), "{place}: {opening}");
                }
                note(&whole);
                note(&report(&answers, Some(0)));
            }
        }
    }
    // Where else a password is used is asked of one that several accounts share.
    let answers = person(&["google", "facebook"], |control, _, offered| {
        let wanted = match control.id.as_str() {
            "password-reuse" => "shared",
            "password-elsewhere" => "some",
            _ => return best(control, offered),
        };
        offered.iter().position(|id| *id == wanted).unwrap()
    });
    note(&report(&answers, Some(0)));
    assert!(never.is_empty(), "printed for nobody: {never:?}");
}

/// Every law of the steps, for any answers on the shipped platforms; and what the rest of the advice owes.
fn check(answers: &Answers, minutes: Option<u32>) -> Result<(), TestCaseError> {
    let content = content();
    let own = sheet(answers);
    let found = report(answers, minutes);
    prop_assert!(found.steps.len() <= 3);
    let spent: u32 = found.steps.iter().map(|step| step.minutes).sum();
    prop_assert!(minutes.is_none_or(|minutes| spent <= minutes));
    let mut current = own.profile.clone();
    let mut before = exposure::evaluate(&current, &content.params);
    for step in &found.steps {
        let next = match &step.action {
            Action::Fix(fix) => {
                prop_assert!(audit::feasible(&content.catalog, &own, fix), "{fix} has no place");
                exposure::apply(&current, fix)
            }
            Action::Answer(answer) => {
                let name = answer.to_string();
                prop_assert!(name.is_ascii() && FixKind::from_name(&answer.control).is_none());
                let there = audit::moves(&content.catalog, &own, &current);
                prop_assert!(
                    there.iter().any(|(known, _)| known == answer),
                    "{name} is not there"
                );
                audit::moved(&content.catalog, &own, &current, answer)
            }
        };
        prop_assert!(next.is_some(), "{} does not apply", step.action);
        current = next.unwrap();
        let after = exposure::evaluate(&current, &content.params);
        let gain = before.exposure.high - after.exposure.high;
        let change = after.lockout.high - before.lockout.high;
        match step.because {
            Because::LowersExposure => prop_assert!(gain > 1e-10, "{}: {gain}", step.action),
            Because::LowersLockout => {
                prop_assert!(change < 0.0 && gain > -1e-9, "{}: {gain} {change}", step.action);
            }
        }
        prop_assert!(after.lockout.grade <= before.lockout.grade, "{}", step.action);
        prop_assert!((step.lockout_change - change).abs() < 1e-9);
        prop_assert!((step.score_after - after.exposure.score_high).abs() < 1e-9);
        before = after;
    }
    prop_assert!((found.road.after_steps - before.exposure.score_high).abs() < 1e-9);
    prop_assert!(found.road.floor <= found.road.after_steps + 1e-9);
    for advice in &found.others {
        prop_assert!(advice.minutes > 0);
        if let Some(effect) = advice.effect {
            let (lock_before, lock_after) = effect.lockout_grades;
            prop_assert!(rank(lock_after) <= rank(lock_before) + 1);
            let rises = effect.scores[1] > effect.scores[0] + 0.05;
            prop_assert!(!rises || effect.lockout_change < 0.0, "{}", advice.control);
        }
    }
    for finding in &found.findings {
        let Some(fix) = &finding.fix else { continue };
        let named = fix.to_string();
        match fix {
            Action::Fix(fix) => {
                prop_assert!(
                    found.assessment.ranking.iter().any(|row| row.fix == *fix),
                    "{named}"
                );
                prop_assert!(audit::feasible(&content.catalog, &own, fix), "{named}");
            }
            Action::Answer(answer) => {
                let there = audit::moves(&content.catalog, &own, &own.profile);
                prop_assert!(there.iter().any(|(known, _)| known == answer), "{named}");
            }
        }
    }
    Ok(())
}

/// What people have, to draw from.
const SETS: [&[&str]; 5] = [
    &["zalo", "google"],
    &["telegram", "zalo"],
    &["facebook", "facebook-page", "zalo"],
    &["zalo", "zalo-oa", "telegram", "other-mail"],
    &["google", "youtube-channel", "tiktok"],
];

fn rank(grade: Grade) -> u32 {
    u32::from(grade.letter())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_kind_of_step_keeps_the_laws(
        picks in prop::collection::vec(0_usize..60, 300),
        minutes in prop::option::of(2_u32..40),
        set in 0..SETS.len(),
    ) {
        let mut at = 0;
        let answers = person(SETS[set], |_, _, offered| {
            at += 1;
            // Now and then nobody knows.
            picks[at % picks.len()] % (offered.len() + usize::from(picks[at % picks.len()] > 50))
        });
        check(&answers, minutes)?;
    }
}

#[test]
fn without_the_checklists_the_model_speaks_alone() {
    let answers = person(&["zalo"], |_, _, offered| offered.len() - 1);
    let profile = sheet(&answers).profile;
    let (steps, _) = plan::steps(&profile, &content().params, None, &plan::Reach::MODEL);
    assert!(steps.iter().all(|step| step.action.fix().is_some()));
}

/// Where an account is open, and where its password is saved, has no "?" in the profile: it is assumed to be everywhere.
#[test]
fn a_story_about_a_place_nobody_named_is_not_told_as_a_fact() {
    let mut answers = person(&["facebook", "google"], |control, _, offered| {
        best(control, offered)
    });
    let stories = |answers: &Answers| report(answers, None).stories;
    assert!(stories(&answers).iter().all(|story| story.sure));
    answers.retain(|question, _| !["sessions", "saved-password"].contains(&question.control.as_str()));
    let told = stories(&answers);
    assert!(told.iter().any(|story| !story.sure), "{told:?}");
}

/// Telegram's second step is of its own kind: it is asked by itself, the others still at once.
#[test]
fn one_odd_platform_does_not_break_a_common_question() {
    let catalog = &content().catalog;
    let used = ["facebook", "zalo", "google", "telegram"];
    let mut answers = person(&used, |control, _, offered| best(control, offered));
    answers.retain(|question, _| question.control != "second-factor");
    let pack = Pack {
        limit: None,
        ..catalog.pack("quick").unwrap().clone()
    };
    let agenda = rasoat::Agenda::new(&content().params);
    let mut interview = Interview::new(catalog, &pack, &agenda, answers, Options::default());
    let mut asked = Vec::new();
    while let Screen::Question(shown) = interview.screen() {
        if shown.control == "second-factor" {
            let choices: Vec<String> = shown
                .choices
                .iter()
                .filter_map(|choice| choice.id.clone())
                .collect();
            asked.push((shown.subjects.len(), choices.join(" ")));
        }
        interview.handle(Event::Choose {
            numbers: vec![1],
            everywhere: false,
        });
    }
    asked.sort();
    assert_eq!(
        asked,
        [(1, "extra-password none".to_owned()), (3, "sms none".to_owned())]
    );
}

/// The list beside the steps fits its lines, speaks both languages, masks what a projector must not show.
#[test]
fn the_list_beside_the_steps_is_fit_to_read() {
    let answers = person(
        &["zalo", "google", "facebook", "facebook-page"],
        |control, _, offered| {
            let wanted = control
                .choices
                .iter()
                .rposition(|choice| choice.state == ChoiceState::Bad);
            let id = wanted.map(|at| control.choices[at].id.as_str());
            offered.iter().position(|offer| Some(*offer) == id).unwrap_or(0)
        },
    );
    let found = report(&answers, None);
    assert!(found.others.len() > 5);
    for lang in [Lang::Vi, Lang::En] {
        let locale = Locale::new(lang);
        for width in [40, 80] {
            let style = Style {
                width,
                ..Style::default()
            };
            let text = render::card::others(&found, content(), locale, &style).unwrap();
            let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap();
            // An address is not broken.
            assert!(widest <= width.max(60), "{widest}: {text}");
            assert!(!text.contains('{') && !text.contains("render-"), "{text}");
            // What is to be done in the same way at several places stands once, and names them.
            let headings: Vec<&str> = text
                .split("\n\n")
                .filter_map(|card| card.lines().next())
                .collect();
            let mut once = headings.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(headings.len(), once.len(), "{text}");
            assert!(headings.len() < found.others.len(), "{text}");
            let names = match lang {
                Lang::Vi => "Áp dụng cho: ",
                Lang::En => "Applies to: ",
            };
            assert!(text.contains(names), "{text}");
        }
        let screen = Style {
            screen: true,
            ..Style::default()
        };
        let masked = render::card::others(&found, content(), locale, &screen).unwrap();
        assert!(
            !masked.contains("Zalo") && !masked.contains("Facebook"),
            "{masked}"
        );
        let short = render::plain(&found, content(), locale, &Style::default());
        assert!(!short.contains(&locale.text("render-heading-others")));
        let all = Style {
            all: true,
            ..Style::default()
        };
        for text in [
            render::plain(&found, content(), locale, &all),
            render::table(&found, content(), locale, &all),
            render::html(&found, content(), locale, &Style::default()),
        ] {
            assert!(text.contains(&locale.text("render-heading-others")));
        }
    }
    let json: serde_json::Value = serde_json::from_str(&render::json(&found, content())).unwrap();
    assert_eq!(json["others"].as_array().unwrap().len(), found.others.len());
    super::render::schema::check("rasoat.report-1.json", &json);
}

fn fix(kind: FixKind, subject: &str) -> Action {
    Action::Fix(FixName {
        kind,
        subject: Some(subject.into()),
    })
}

fn done(answers: &Answers, action: &Action) -> Answers {
    audit::carried_out(&content().catalog, &i18n::names(), answers, action).unwrap()
}

/// A new password for one account says nothing of another that had the same.
#[test]
fn what_was_known_of_a_shared_password_stays_known() {
    let answers = person(&["facebook", "zalo"], |control, _, offered| {
        let wanted = match control.id.as_str() {
            "password-reuse" => "shared",
            "password-exposed" => "yes",
            _ => return best(control, offered),
        };
        offered.iter().position(|id| *id == wanted).unwrap()
    });
    let after = report(&done(&answers, &fix(FixKind::UniquePassword, "facebook")), None);
    let state = |code: &str, subject: &Subject| {
        let mut findings = after.findings.iter();
        findings
            .find(|found| found.code == code && found.subject == *subject)
            .and_then(|found| found.state)
    };
    let shared = Subject::Password("shared".into());
    assert_eq!(state("password-exposed", &shared), Some(FindingState::Bad));
    assert_eq!(state("password-reuse", &account("zalo")), Some(FindingState::Bad));
    assert_eq!(
        state("password-reuse", &account("facebook")),
        Some(FindingState::Good)
    );
}

/// Of two accounts on a platform one is closed: the other keeps its answers, and its name follows its order.
#[test]
fn what_was_said_of_the_account_that_stays_stays() {
    for (closed, stays) in [("facebook", "facebook-2"), ("facebook-2", "facebook")] {
        let answers = person(
            &["google", "facebook", "facebook"],
            |control, subject, offered| {
                let here = subject.id() == closed;
                let wanted = match control.id.as_str() {
                    "account-needed" if here => "no",
                    "second-factor" if here => "none",
                    _ => return best(control, offered),
                };
                offered.iter().position(|id| *id == wanted).unwrap()
            },
        );
        let of = |answers: &Answers, id: &str| -> Vec<(String, Answer)> {
            let theirs = answers
                .iter()
                .filter(|(question, _)| question.subject == account(id));
            theirs
                .map(|(question, answer)| (question.control.clone(), answer.clone()))
                .collect()
        };
        let after = done(&answers, &fix(FixKind::CloseAccount, closed));
        assert_eq!(of(&after, "facebook"), of(&answers, stays), "{closed}");
        assert_eq!(of(&after, "facebook-2"), []);
        let accounts = sheet(&after).profile.accounts;
        assert_eq!(accounts.len(), 2, "{closed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A step that is done is no step any more, mends what it was to mend, and makes nothing worse.
    #[test]
    fn what_is_done_is_done(seed in prop::collection::vec(0usize..7, 400)) {
        let mut picks = seed.iter().cycle();
        let answers = person(&["google", "facebook", "zalo", "facebook-page"], |_, _, offered| {
            picks.next().unwrap() % (offered.len() + 1)
        });
        let mut answers = answers;
        let mut before = report(&answers, None);
        // One after the other: a step may lean on the one before it.
        for step in before.steps.clone() {
            answers = audit::carried_out(&content().catalog, &i18n::names(), &answers, &step.action).unwrap();
            let after = report(&answers, None);
            let (was, now) = (
                before.assessment.result.exposure.score_high,
                after.assessment.result.exposure.score_high,
            );
            prop_assert!(now <= was + 1e-9, "{}: {was} to {now}", step.action);
            prop_assert!(!ids(&after).contains(&step.action.to_string()), "{} again", step.action);
            // What others share with it stays as bad for them.
            let name = Some(step.action.clone());
            let about = step.action.about();
            let mended = before
                .findings
                .iter()
                .filter(|finding| finding.fix == name && finding.subject == about);
            for finding in mended {
                let same = |other: &&rasoat::domain::finding::Finding| {
                    (&other.code, &other.subject) == (&finding.code, &finding.subject)
                };
                let left = after.findings.iter().find(same).and_then(|finding| finding.state);
                prop_assert_ne!(left, Some(FindingState::Bad), "{}: {}", step.action, finding.code);
            }
            before = after;
        }
    }

    /// What is left aside is no step, and no figure knows of it.
    #[test]
    fn what_is_waived_changes_no_figure(seed in prop::collection::vec(0usize..7, 400)) {
        let mut picks = seed.iter().cycle();
        let answers = person(&["google", "facebook", "zalo"], |_, _, offered| {
            picks.next().unwrap() % (offered.len() + 1)
        });
        let before = report(&answers, None);
        let day = jiff::civil::date(2026, 11, 23);
        for name in ids(&before) {
            for (until, holds) in [(day, true), (day.yesterday().unwrap(), false)] {
                let waivers = [Waiver { id: name.clone(), reason: "x".to_owned(), until }];
                let after = report_with(&answers, None, &waivers);
                prop_assert_eq!(&after.assessment, &before.assessment);
                prop_assert_eq!(&after.findings, &before.findings);
                prop_assert_eq!(after.road.floor.to_bits(), before.road.floor.to_bits());
                prop_assert_eq!(ids(&after).contains(&name), !holds);
                prop_assert_eq!(after.waivers.len(), usize::from(holds));
            }
        }
    }
}
