//! The interview as a person meets it: order, keys, undo, resuming, and how it looks on a narrow terminal.

mod devices;
mod front;
mod laws;
mod world;

use rasoat::domain::answer::{Answer, Answers, Evidence, Given, QuestionId};
use rasoat::domain::drift::MenuPlace;
use rasoat::domain::text::Lang;
use rasoat::interview::{
    Effects, Ending, Entry, Event, Interview, Notice, Options, QuestionScreen, Screen, input,
};
use world::{World, answers, q};

/// The question on the screen.
fn question(interview: &Interview<'_>) -> QuestionScreen {
    match interview.screen() {
        Screen::Question(question) => *question,
        other => panic!("no question but {other:?}"),
    }
}

/// What is asked now: `second-factor@account:facebook`, or `second-factor@all`.
fn now(interview: &Interview<'_>) -> String {
    match interview.screen() {
        Screen::Question(question) => match question.subjects.as_slice() {
            [only] => format!("{}@{only}", question.control),
            _ => format!("{}@all", question.control),
        },
        Screen::Sections(_) => "sections".into(),
        Screen::End(_) => "end".into(),
    }
}

/// Types a line.
fn type_in(interview: &mut Interview<'_>, line: &str) -> Effects {
    let event = input::read(line, &interview.screen(), Lang::Vi);
    interview.handle(event)
}

/// Types lines and gives back what was asked before each and at the end.
fn walk(interview: &mut Interview<'_>, lines: &[&str]) -> Vec<String> {
    let mut seen = vec![now(interview)];
    for line in lines {
        type_in(interview, line);
        seen.push(now(interview));
    }
    seen
}

fn chosen(ids: &[&str]) -> Given {
    Given::Chosen(ids.iter().map(|id| (*id).to_owned()).collect())
}

fn given<'a>(interview: &'a Interview<'_>, question: &str) -> Option<&'a Answer> {
    interview.answers().get(&q(question))
}

#[test]
fn the_set_up_comes_first_then_the_most_telling_subject() {
    let world = World::new().worth("accounts/google/second", 9.0);
    let mut interview = world.begin("full", Answers::new(), Options::default());
    // Facebook and Google; no device; then Google first, since it is worth more.
    let seen = walk(&mut interview, &["1 2", "0", "3", "1", "b", "k", "b"]);
    assert_eq!(
        seen,
        [
            "accounts-used@setup",
            "devices-used@setup",
            "second-factor@account:google",
            "sessions@account:google",
            "second-factor@account:facebook",
            "sessions@account:facebook",
            "public-role@person",
            "end",
        ]
    );
    assert_eq!(type_in(&mut interview, "").ended, Some(Ending::Finished));
}

#[test]
fn the_order_stays_while_one_is_in_a_subject() {
    let world = World::new()
        .worth("accounts/facebook/second", 5.0)
        .worth("accounts/facebook/devices", 4.0)
        .worth("accounts/google/second", 4.5);
    let mut interview = world.begin(
        "full",
        answers(&[
            ("accounts-used@setup", "facebook google"),
            ("devices-used@setup", ""),
        ]),
        Options::default(),
    );
    let seen = walk(&mut interview, &["3", "1"]);
    assert_eq!(
        seen,
        [
            "second-factor@account:facebook",
            "sessions@account:facebook",
            "second-factor@account:google",
        ]
    );
}

#[test]
fn a_following_question_appears_in_the_same_subject_and_leaves_with_its_reason() {
    let world = World::new().worth("accounts/facebook/second", 5.0);
    let mut interview = world.ready("full");
    let seen = walk(&mut interview, &["1", "2", "l", "l"]);
    assert_eq!(
        seen[..3],
        [
            "second-factor@account:facebook",
            "backup-codes@account:facebook",
            "sessions@account:facebook",
        ]
    );
    assert_eq!(seen[4], "second-factor@account:facebook");
    type_in(&mut interview, "3");
    assert_eq!(now(&interview), "sessions@account:facebook");
    assert!(
        given(&interview, "backup-codes@account:facebook").is_some(),
        "an answer that does not apply now stays stored"
    );
    let Screen::Question(screen) = interview.screen() else {
        panic!("a question is due");
    };
    assert_eq!(screen.place.number, 2, "and does not count");
}

#[test]
fn every_answer_is_handed_out_to_be_kept() {
    let world = World::new();
    let mut interview = world.begin("full", Answers::new(), Options::default());
    let effects = type_in(&mut interview, "1,1");
    assert_eq!(
        effects.entries,
        [Entry::Record {
            question: q("accounts-used@setup"),
            answer: Some(Answer {
                given: chosen(&["facebook", "facebook"]),
                evidence: Evidence::Declared,
            }),
        }],
        "the same number twice means two such accounts"
    );
    type_in(&mut interview, "0");
    assert_eq!(now(&interview), "second-factor@account:facebook");
    assert!(question(&interview).place.total >= 4);
}

#[test]
fn keys_work_in_any_spelling() {
    let world = World::new();
    let mut interview = world.ready("full");
    let screen = interview.screen();
    let same = |lines: &[&str], event: &Event| {
        for line in lines {
            assert_eq!(&input::read(line, &screen, Lang::Vi), event, "{line:?}");
        }
    };
    same(
        &["l", "L", "lùi", "LUI", " lu\u{300}i ", "back", "ｌ"],
        &Event::Back,
    );
    same(&["b", "bỏ qua", "bo qua", "Bỏ  Qua", "skip"], &Event::Skip);
    same(&["k", "không biết", "khong biet", "don't know"], &Event::DontKnow);
    same(&["?", "？", "vì sao", "help"], &Event::Help);
    same(&["d", "dd", "đ", "Đ", "menu khác ở đây"], &Event::MenuDiffers);
    same(&["u", "hoàn tác", "undo"], &Event::Undo);
    same(&["h", "các phần"], &Event::Sections);
    same(&["q", "thoát", "lưu rồi thoát", "quit"], &Event::Quit);
    same(&["m", "đo"], &Event::Measure);
    same(&["", "  ", "\t"], &Event::Keep);
    let choose = |number: usize| Event::Choose {
        numbers: vec![number],
        everywhere: false,
    };
    same(
        &["2", " 2 ", "２", "2.", "Đã bật, mã qua SMS", "đã bật, mã"],
        &choose(2),
    );
    same(&["chưa bật", "chua bat", "CHUA", "chu\u{31b}a"], &choose(3));
    same(&["đã bật"], &Event::Ambiguous);
    same(&["x", "c", "1a", "-1", "\u{301}", "\u{7}"], &Event::Unclear);
    same(&["99999999999999999999999"], &choose(usize::MAX));
    assert_eq!(
        input::read("2 *", &screen, Lang::Vi),
        Event::Choose {
            numbers: vec![2],
            everywhere: true
        }
    );
    let english = input::read("off", &screen, Lang::En);
    assert_eq!(english, choose(3));
    assert!(matches!(
        type_in(&mut interview, "đã bật").notices[..],
        [Notice::Ambiguous]
    ));
}

#[test]
fn the_words_of_a_choice_come_before_the_words_for_keys() {
    let world = World::new();
    let mut interview = world.begin("full", Answers::new(), Options::default());
    type_in(&mut interview, "facebook");
    let Screen::Question(mut screen) = interview.screen() else {
        panic!("a question is due");
    };
    screen.choices[1].text.vi = "Khác".into();
    let screen = Screen::Question(screen);
    let second = Event::Choose {
        numbers: vec![2],
        everywhere: false,
    };
    assert_eq!(input::read("khac", &screen, Lang::Vi), second);
    assert_eq!(input::read("d", &screen, Lang::Vi), Event::MenuDiffers);
}

#[test]
fn a_wrong_number_is_told_calmly_and_changes_nothing() {
    let world = World::new();
    let mut interview = world.ready("full");
    let before = (interview.answers().clone(), interview.screen());
    for (line, notice) in [
        ("0", Notice::OutOfRange { min: 1, max: 3 }),
        ("4", Notice::OutOfRange { min: 1, max: 3 }),
        ("1 2", Notice::OnlyOne { max: 3 }),
        ("", Notice::NothingToKeep),
        ("abc", Notice::Unclear { max: 3 }),
        ("m", Notice::NotMeasurable),
        ("u", Notice::NothingToUndo),
    ] {
        let effects = type_in(&mut interview, line);
        assert_eq!(effects.notices, [notice], "{line:?}");
        assert!(effects.entries.is_empty(), "{line:?}");
    }
    assert_eq!((interview.answers().clone(), interview.screen()), before);
}

#[test]
fn several_answers_are_taken_where_the_question_allows_it() {
    let world = World::new();
    for (line, expected) in [
        ("1 2", chosen(&["facebook", "google"])),
        ("2,1", chosen(&["google", "facebook"])),
        ("1, 1 và 2", chosen(&["facebook", "facebook", "google"])),
        ("google", chosen(&["google"])),
    ] {
        let mut interview = world.begin("full", Answers::new(), Options::default());
        type_in(&mut interview, line);
        assert_eq!(
            given(&interview, "accounts-used@setup").map(|answer| &answer.given),
            Some(&expected),
            "{line:?}"
        );
    }
    let mut interview = world.begin("full", Answers::new(), Options::default());
    let effects = type_in(&mut interview, "0 1");
    assert_eq!(effects.notices, [Notice::OutOfRange { min: 1, max: 3 }]);
    type_in(&mut interview, "1");
    let effects = type_in(&mut interview, "1 3");
    assert_eq!(
        effects.notices,
        [Notice::NoneAlone],
        "none does not go with a device"
    );
}

#[test]
fn without_an_account_nothing_goes_on() {
    let world = World::new();
    let mut interview = world.begin("full", Answers::new(), Options::default());
    for (line, expected) in [
        ("b", Notice::NeedsAccounts),
        ("k", Notice::NeedsAccounts),
        ("0", Notice::OutOfRange { min: 1, max: 3 }),
    ] {
        let effects = type_in(&mut interview, line);
        assert_eq!(effects.notices, [expected], "{line:?}");
        assert!(effects.entries.is_empty(), "{line:?}");
        assert_eq!(now(&interview), "accounts-used@setup");
    }
}

#[test]
fn answered_one_by_one_the_numbers_do_not_jump() {
    let world = World::new();
    let options = Options {
        apart: ["second-factor".to_owned()].into(),
        ..Options::default()
    };
    let stored = answers(&[
        ("accounts-used@setup", "facebook google zalo"),
        ("devices-used@setup", "none"),
    ]);
    let mut interview = world.begin("quick", stored, options);
    let mut numbers = Vec::new();
    while now(&interview) != "end" {
        let place = question(&interview).place;
        numbers.push((place.number, place.total));
        type_in(&mut interview, "3");
        type_in(&mut interview, "2");
    }
    assert!(numbers.is_sorted_by_key(|(number, _)| *number), "{numbers:?}");
}

#[test]
fn they_differ_is_followed_by_each_of_them_and_then_by_the_rest() {
    let world = World::new().worth("accounts/google/devices", 9.0);
    let mut interview = world.begin(
        "quick",
        answers(&[
            ("accounts-used@setup", "facebook google"),
            ("devices-used@setup", "none"),
        ]),
        Options::default(),
    );
    type_in(&mut interview, "h");
    type_in(&mut interview, "2");
    while now(&interview) != "second-factor@all" {
        type_in(&mut interview, "b");
    }
    let differ = question(&interview).choices.len().to_string();
    let seen = walk(&mut interview, &[&differ, "3"]);
    assert_eq!(
        seen.get(1..).unwrap_or_default(),
        ["second-factor@account:facebook", "second-factor@account:google"]
    );
}

#[test]
fn a_question_with_one_common_choice_is_not_asked_of_all() {
    let mut world = World::new();
    world.only_one_common_choice();
    let interview = world.begin(
        "quick",
        answers(&[
            ("accounts-used@setup", "facebook zalo"),
            ("devices-used@setup", "none"),
        ]),
        Options::default(),
    );
    assert_ne!(now(&interview), "second-factor@all");
}

#[test]
fn back_shows_the_answer_and_enter_keeps_it() {
    let world = World::new();
    let mut interview = world.ready("full");
    walk(&mut interview, &["3", "1"]);
    let here = now(&interview);
    type_in(&mut interview, "l");
    let shown = question(&interview);
    assert_eq!(shown.control, "sessions");
    assert_eq!(shown.current.map(|answer| answer.given), Some(chosen(&["own"])));
    let effects = type_in(&mut interview, "");
    assert!(effects.entries.is_empty(), "nothing changed");
    assert_eq!(now(&interview), here);
    // All the way back: as far as the set-up, which was answered in an earlier sitting.
    for _ in 0..20 {
        type_in(&mut interview, "l");
    }
    assert_eq!(now(&interview), "accounts-used@setup");
    assert_eq!(type_in(&mut interview, "l").notices, [Notice::FirstQuestion]);
}

#[test]
fn undo_restores_one_change_after_the_other() {
    let world = World::new();
    let mut interview = world.ready("full");
    let start = interview.answers().clone();
    let first = now(&interview);
    walk(&mut interview, &["1", "b", "l", "2", "k"]);
    let mut last = Effects::default();
    for _ in 0..4 {
        last = type_in(&mut interview, "u");
        assert!(last.notices.contains(&Notice::Undone));
    }
    assert_eq!(
        last.entries,
        [Entry::Record {
            question: q(&first),
            answer: None
        }],
        "that it was taken back is kept too"
    );
    assert_eq!(interview.answers(), &start);
    assert_eq!(now(&interview), first);
    assert_eq!(type_in(&mut interview, "u").notices, [Notice::NothingToUndo]);
}

#[test]
fn who_looked_has_looked() {
    let world = World::new();
    let mut interview = world.ready("full");
    let help = type_in(&mut interview, "?").help.expect("help");
    assert!(help.why.vi.contains("bước thứ hai"));
    assert_eq!(help.paths.len(), 1);
    type_in(&mut interview, "3");
    type_in(&mut interview, "1");
    let evidence =
        |interview: &Interview<'_>, name: &str| given(interview, name).map(|answer| answer.evidence);
    assert_eq!(
        evidence(&interview, "second-factor@account:facebook"),
        Some(Evidence::Looked)
    );
    assert_eq!(
        evidence(&interview, "sessions@account:facebook"),
        Some(Evidence::Declared),
        "looking counts for the question it was for"
    );
    // Looking later, and finding the answer right, is as good.
    walk(&mut interview, &["l", "?"]);
    let effects = type_in(&mut interview, "");
    assert_eq!(effects.entries.len(), 1);
    assert_eq!(
        evidence(&interview, "sessions@account:facebook"),
        Some(Evidence::Looked)
    );
}

#[test]
fn a_menu_that_differs_is_noted_for_its_platform() {
    let world = World::new();
    let mut interview = world.ready("full");
    let effects = type_in(&mut interview, "d");
    let place = MenuPlace {
        platform: "facebook".into(),
        control: "second-factor".into(),
    };
    // No answer, so nothing for the draft.
    let expected = Effects {
        menu: Some(place),
        ..Effects::default()
    };
    assert_eq!(effects, expected);
    let mut interview = world.begin("full", Answers::new(), Options::default());
    assert_eq!(type_in(&mut interview, "d").notices, [Notice::NoMenu]);
}

#[test]
fn a_measured_password_is_written_down_as_measured() {
    let world = World::new();
    let mut interview = world.begin(
        "passwords",
        answers(&[
            ("accounts-used@setup", "facebook"),
            ("devices-used@setup", "none"),
        ]),
        Options::default(),
    );
    assert_eq!(now(&interview), "password-strength@password:main");
    let effects = type_in(&mut interview, "m");
    assert!(effects.measure && effects.entries.is_empty());
    let effects = interview.handle(Event::Measured(2));
    assert!(matches!(
        effects.notices[..],
        [Notice::MeasuredAs { score: 2, .. }]
    ));
    let answer = given(&interview, "password-strength@password:main").expect("answered");
    assert_eq!(
        answer.given,
        chosen(&["s1"]),
        "the nearest step that is not above it"
    );
    assert_eq!(answer.evidence, Evidence::Measured);
    // Saying the same again does not make it a memory.
    walk(&mut interview, &["l", "1"]);
    let answer = given(&interview, "password-strength@password:main").expect("answered");
    assert_eq!(answer.evidence, Evidence::Measured);
}

#[test]
fn a_star_answers_for_the_others_that_offer_it() {
    let world = World::new();
    let mut interview = world.begin(
        "full",
        answers(&[
            ("accounts-used@setup", "facebook google zalo"),
            ("devices-used@setup", "none"),
        ]),
        Options::default(),
    );
    assert_eq!(question(&interview).others, 2);
    type_in(&mut interview, "?");
    let effects = type_in(&mut interview, "1*");
    assert_eq!(
        effects.notices,
        [Notice::AlsoAnswered { count: 1 }],
        "Zalo has no authenticator app here"
    );
    assert_eq!(effects.entries.len(), 2);
    assert_eq!(
        given(&interview, "second-factor@account:google").map(|answer| answer.evidence),
        Some(Evidence::Declared),
        "only Facebook was looked at"
    );
    assert!(given(&interview, "second-factor@account:zalo").is_none());
    type_in(&mut interview, "u");
    assert!(given(&interview, "second-factor@account:google").is_none());
    assert_eq!(now(&interview), "second-factor@account:facebook");
}

#[test]
fn a_pack_may_ask_once_for_all() {
    let world = World::new();
    let mut interview = world.begin(
        "quick",
        answers(&[
            ("accounts-used@setup", "facebook google"),
            ("devices-used@setup", "none"),
        ]),
        Options::default(),
    );
    assert_eq!(now(&interview), "second-factor@all");
    let screen = question(&interview);
    assert_eq!(
        screen.choices.len(),
        4,
        "the control's three, and that they differ"
    );
    assert_eq!(screen.text.vi, "Mọi tài khoản đã bật xác minh 2 bước chưa?");
    let effects = type_in(&mut interview, "3");
    assert_eq!(effects.entries.len(), 2, "kept for each account");
    assert!(given(&interview, "second-factor@account:google").is_some());
    // Back, and: they differ after all.
    type_in(&mut interview, "l");
    assert_eq!(question(&interview).choices[2].chosen, 1);
    let effects = type_in(&mut interview, "4");
    assert!(effects.entries.contains(&Entry::Apart {
        control: "second-factor".into(),
        apart: true
    }));
    assert_eq!(now(&interview), "second-factor@account:facebook");
    type_in(&mut interview, "u");
    assert_eq!(now(&interview), "second-factor@all");
    assert_eq!(
        given(&interview, "second-factor@account:google").map(|answer| &answer.given),
        Some(&chosen(&["off"]))
    );
}

#[test]
fn that_they_differ_is_remembered_in_the_next_sitting() {
    let world = World::new();
    let options = Options {
        apart: ["second-factor".to_owned()].into(),
        ..Options::default()
    };
    let stored = answers(&[
        ("accounts-used@setup", "facebook google"),
        ("devices-used@setup", "none"),
    ]);
    let interview = world.begin("quick", stored, options);
    assert_eq!(now(&interview), "second-factor@account:facebook");
}

#[test]
fn only_choices_that_the_platform_has_are_offered() {
    let world = World::new();
    let mut interview = world.begin(
        "full",
        answers(&[("accounts-used@setup", "zalo"), ("devices-used@setup", "none")]),
        Options::default(),
    );
    assert_eq!(question(&interview).choices.len(), 2);
    type_in(&mut interview, "1");
    assert_eq!(
        given(&interview, "second-factor@account:zalo").map(|answer| &answer.given),
        Some(&chosen(&["sms"]))
    );
}

#[test]
fn resuming_asks_only_what_is_open_and_forgives_old_content() {
    let world = World::new();
    let mut stored = answers(&[
        ("accounts-used@setup", "facebook"),
        ("devices-used@setup", "none"),
        ("long-gone@account:facebook", "yes"),
        ("sessions@account:facebook", "no-such-choice"),
    ]);
    stored.insert(
        q("second-factor@account:facebook"),
        Answer {
            given: Given::Skipped,
            evidence: Evidence::Declared,
        },
    );
    let mut interview = world.begin("full", stored, Options::default());
    assert_eq!(interview.greeting(), [Notice::OldAnswersLeftOut { count: 2 }]);
    assert_eq!(interview.outlook().answered, 3);
    assert_eq!(
        now(&interview),
        "sessions@account:facebook",
        "what was skipped is not asked again by itself"
    );
    walk(&mut interview, &["1", "1"]);
    assert_eq!(now(&interview), "end");
    // But the list of sections leads to it.
    type_in(&mut interview, "h");
    type_in(&mut interview, "2");
    assert_eq!(now(&interview), "second-factor@account:facebook");
}

#[test]
fn the_sections_say_how_far_one_is_and_lead_anywhere() {
    let world = World::new();
    let mut interview = world.ready("full");
    type_in(&mut interview, "3");
    let before = now(&interview);
    type_in(&mut interview, "h");
    let Screen::Sections(rows) = interview.screen() else {
        panic!("the sections are due");
    };
    let progress: Vec<(usize, usize, bool)> =
        rows.iter().map(|row| (row.done, row.total, row.here)).collect();
    assert_eq!(
        progress,
        [(2, 2, false), (1, 2, true), (0, 2, false), (0, 1, false)]
    );
    assert_eq!(
        type_in(&mut interview, "9").notices,
        [Notice::ChooseSection { max: 4 }]
    );
    type_in(&mut interview, "");
    assert_eq!(now(&interview), before);
    type_in(&mut interview, "h");
    type_in(&mut interview, "4");
    assert_eq!(now(&interview), "public-role@person");
    type_in(&mut interview, "l");
    assert_eq!(now(&interview), before, "back leads where one came from");
}

#[test]
fn a_limit_and_a_time_ask_the_most_telling_questions() {
    let world = World::new()
        .worth("accounts/google/second", 9.0)
        .worth("accounts/facebook/devices", 8.0);
    let stored = || {
        answers(&[
            ("accounts-used@setup", "facebook google"),
            ("devices-used@setup", "none"),
        ])
    };
    let mut interview = world.begin(
        "full",
        stored(),
        Options {
            minutes: Some(1),
            ..Options::default()
        },
    );
    // 40 seconds and 20 seconds: one minute.
    assert_eq!(interview.outlook().questions, Some(2));
    let seen = walk(&mut interview, &["3", "1"]);
    assert_eq!(
        seen,
        ["second-factor@account:google", "sessions@account:facebook", "end"]
    );
    let Screen::End(tally) = interview.screen() else {
        panic!("the end is due");
    };
    assert_eq!((tally.answered, tally.left_out), (2, 3));

    let mut interview = world.begin("limited", stored(), Options::default());
    assert_eq!(question(&interview).place.total, 2);
    walk(&mut interview, &["3", "1"]);
    assert_eq!(now(&interview), "end");
}

#[test]
fn numbers_count_up_and_minutes_go_down() {
    let world = World::new();
    let mut interview = world.ready("full");
    let (mut most, mut longest) = (usize::MAX, u32::MAX);
    let mut number = 0;
    while now(&interview) != "end" {
        let place = question(&interview).place;
        number += 1;
        assert_eq!(place.number, number);
        assert!(place.total <= most && place.minutes <= longest, "{place:?}");
        (most, longest) = (place.total, place.minutes);
        type_in(&mut interview, "k");
    }
    assert_eq!((number, most), (5, 5));
    for expected in (1..=5).rev() {
        type_in(&mut interview, "l");
        assert_eq!(question(&interview).place.number, expected);
    }
}

#[test]
fn what_answers_may_open_is_counted_in_advance() {
    let world = World::new();
    // One limit holds back, the other does not.
    for (pack, minutes) in [
        ("full", None),
        ("quick", None),
        ("limited", None),
        ("full", Some(2)),
    ] {
        for line in ["1", "2"] {
            let options = Options {
                minutes,
                ..Options::default()
            };
            let stored = answers(&[
                ("accounts-used@setup", "facebook google zalo"),
                ("devices-used@setup", "none"),
            ]);
            let mut interview = world.begin(pack, stored, options);
            let promised = interview.outlook().questions.expect("the set-up is done");
            let (mut most, mut longest) = (promised, u32::MAX);
            let mut asked = 0;
            while now(&interview) != "end" {
                let place = question(&interview).place;
                assert!(
                    place.total <= most && place.minutes <= longest,
                    "{pack} {line}: {place:?}"
                );
                (most, longest) = (place.total, place.minutes);
                asked += 1;
                type_in(&mut interview, line);
            }
            assert!(asked <= promised, "{pack} {line}: {asked} of {promised}");
        }
    }
    // Three accounts, each with two-step verification: its codes are in the number from the beginning.
    let full = world.begin(
        "full",
        answers(&[
            ("accounts-used@setup", "facebook google zalo"),
            ("devices-used@setup", "none"),
        ]),
        Options::default(),
    );
    assert_eq!(question(&full).place.total, 10);
}

#[test]
fn another_answer_goes_on_in_its_section_and_back_to_where_one_was() {
    let world = World::new();
    let mut interview = world.ready("full");
    let seen = walk(&mut interview, &["3", "1", "3", "1", "1"]);
    assert_eq!(seen.last().map(String::as_str), Some("end"));
    // Facebook's two answers can be gone over one after the other, and then it is the end again.
    let seen = walk(&mut interview, &["h", "2", "3", "2"]);
    assert_eq!(
        seen[2..],
        [
            "second-factor@account:facebook",
            "sessions@account:facebook",
            "end"
        ]
    );
    assert_eq!(
        given(&interview, "sessions@account:facebook").map(|answer| &answer.given),
        Some(&chosen(&["old"]))
    );
    let seen = walk(&mut interview, &["h", "2", "", ""]);
    assert_eq!(
        seen.last().map(String::as_str),
        Some("end"),
        "Enter leads the same way"
    );
    // What the other answer opens is asked first.
    let seen = walk(&mut interview, &["h", "2", "1", "1", "1"]);
    assert_eq!(
        seen[2..],
        [
            "second-factor@account:facebook",
            "backup-codes@account:facebook",
            "sessions@account:facebook",
            "end"
        ]
    );
}

#[test]
fn another_answer_on_the_way_back_leads_to_where_one_was() {
    let world = World::new();
    let mut interview = world.ready("full");
    walk(&mut interview, &["3", "1", "3"]);
    let here = now(&interview);
    let seen = walk(&mut interview, &["l", "l", "l", "3", "2", "3"]);
    assert_eq!(
        seen[3..],
        [
            "second-factor@account:facebook",
            "sessions@account:facebook",
            "second-factor@account:google",
            here.as_str()
        ]
    );
}

#[test]
fn help_makes_nothing_looked_up_that_nobody_can_look_up() {
    let world = World::new();
    let looked = |interview: &Interview<'_>, name: &str| given(interview, name).map(|answer| answer.evidence);
    // Asked about both at once: nobody looks at each of them.
    let mut interview = world.ready("quick");
    let help = type_in(&mut interview, "?").help.expect("help");
    assert!(!help.counts_as_looking && !help.paths.is_empty());
    type_in(&mut interview, "3");
    for account in ["facebook", "google"] {
        let name = format!("second-factor@account:{account}");
        assert_eq!(looked(&interview, &name), Some(Evidence::Declared), "{account}");
    }
    // What a password is made of stands on no screen.
    let stored = answers(&[
        ("accounts-used@setup", "facebook"),
        ("devices-used@setup", "none"),
    ]);
    let mut interview = world.begin("passwords", stored, Options::default());
    assert_eq!(now(&interview), "password-strength@password:main");
    type_in(&mut interview, "?");
    type_in(&mut interview, "2");
    assert_eq!(
        looked(&interview, "password-strength@password:main"),
        Some(Evidence::Declared)
    );
}

#[test]
fn several_may_be_named_or_given_as_a_range() {
    let world = World::new();
    let interview = world.begin("full", Answers::new(), Options::default());
    let screen = interview.screen();
    let choose = |numbers: &[usize]| Event::Choose {
        numbers: numbers.to_vec(),
        everywhere: false,
    };
    for (line, expected) in [
        ("zalo, google", choose(&[3, 2])),
        ("Zalo và Google", choose(&[3, 2])),
        ("zalo google", choose(&[3, 2])),
        ("goo; 1", choose(&[2, 1])),
        ("1-3", choose(&[1, 2, 3])),
        ("1 – 3", choose(&[1, 2, 3])),
        ("1 đến 2, 3", choose(&[1, 2, 3])),
        ("zalo, skype", Event::Unclear),
        ("3-1", Event::Unclear),
        ("1-", Event::Unclear),
        ("-1", Event::Unclear),
        ("1-99999999999", Event::Unclear),
    ] {
        assert_eq!(input::read(line, &screen, Lang::Vi), expected, "{line:?}");
    }
    // Where one answer is asked for, words stay words.
    let ready = world.ready("full");
    assert_eq!(
        input::read("chưa bật, đã bật", &ready.screen(), Lang::Vi),
        Event::Unclear
    );
}

#[test]
fn of_a_list_what_is_still_known_counts() {
    let world = World::new();
    let stored = answers(&[
        ("accounts-used@setup", "facebook orkut"),
        ("devices-used@setup", "none"),
    ]);
    let interview = world.begin("full", stored, Options::default());
    assert_eq!(interview.greeting(), [Notice::OldAnswersLeftOut { count: 1 }]);
    assert_eq!(
        given(&interview, "accounts-used@setup").map(|answer| &answer.given),
        Some(&chosen(&["facebook"]))
    );
    assert_eq!(now(&interview), "second-factor@account:facebook");
}

#[test]
fn quitting_ends_it_from_everywhere_and_loses_nothing() {
    let world = World::new();
    for lines in [
        &["q"][..],
        &["3", "q"],
        &["h", "q"],
        &["b", "b", "b", "b", "b", "q"],
    ] {
        let mut interview = world.ready("full");
        let before = interview.answers().len();
        let mut ended = None;
        for line in lines {
            ended = type_in(&mut interview, line).ended;
        }
        assert_eq!(ended, Some(Ending::Quit), "{lines:?}");
        assert!(interview.answers().len() >= before);
        let after = interview.answers().clone();
        type_in(&mut interview, "1");
        assert_eq!(interview.answers(), &after, "nothing is taken in after the end");
    }
}

#[test]
fn a_question_parses_as_it_is_written() {
    let id = QuestionId::parse("second-factor@account:facebook-2").expect("parses");
    assert_eq!(id.to_string(), "second-factor@account:facebook-2");
}
