//! Whatever is typed, in whatever order.

use super::world::{World, q};
use super::{now, type_in};
use proptest::prelude::*;
use rasoat::domain::answer::Answers;
use rasoat::interview::{Entry, Event, Interview, Notice, Options, Screen, input};

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "1", "2", "3", "4", "1 2", "1 1", "0", "2*", "1*", "", "l", "b", "k", "?", "d", "u", "h", "m",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

fn begin(world: &World, pack: usize, minutes: Option<u32>) -> Interview<'_> {
    let pack = ["full", "limited", "quick", "passwords"][pack];
    let options = Options {
        minutes,
        ..Options::default()
    };
    world.begin(pack, Answers::new(), options)
}

/// What a reader of the entries would have.
fn replay(kept: &mut Answers, entries: &[Entry]) {
    for entry in entries {
        if let Entry::Record { question, answer } = entry {
            match answer {
                Some(answer) => kept.insert(question.clone(), answer.clone()),
                None => kept.remove(question),
            };
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_handed_out_is_always_what_there_is(
        pack in 0..4_usize, minutes in prop::option::of(0..3_u32), lines in prop::collection::vec(line(), 0..60)
    ) {
        let world = World::new().worth("accounts/google/second", 2.0).worth("accounts/facebook/devices", 1.0);
        let mut interview = begin(&world, pack, minutes);
        let mut kept = Answers::new();
        for line in &lines {
            let before = interview.answers().clone();
            let event = input::read(line, &interview.screen(), rasoat::domain::text::Lang::Vi);
            let effects = interview.handle(event.clone());
            replay(&mut kept, &effects.entries);
            prop_assert_eq!(&kept, interview.answers());
            let apart = effects.entries.iter().any(|entry| matches!(entry, Entry::Apart { .. }));
            let shorter = effects.notices.iter().any(|notice| matches!(notice, Notice::Orphans { .. }));
            if event != Event::Undo && !apart && !shorter {
                // Nothing but taking back, "each is different" and a shorter list, which is told, makes an answer go away.
                for question in before.keys() {
                    prop_assert!(kept.contains_key(question));
                }
            }
            if let Screen::Question(screen) = interview.screen() {
                prop_assert!(screen.place.number >= 1);
                prop_assert!(screen.place.number <= screen.place.total, "{:?}", screen.place);
                prop_assert!(screen.place.minutes >= 1);
            }
        }
        // A measurement where nothing is to be measured is no harm either.
        interview.handle(Event::Measured(4));
    }

    #[test]
    fn undo_takes_back_everything(pack in 0..4_usize, lines in prop::collection::vec(line(), 0..40)) {
        let world = World::new();
        let mut interview = begin(&world, pack, None);
        for line in &lines {
            // Enter on the last screen ends it, and so does q.
            let line = if now(&interview) == "end" { "l" } else { line };
            if type_in(&mut interview, line).ended.is_some() {
                return Ok(());
            }
        }
        if matches!(interview.screen(), Screen::Sections(_)) {
            type_in(&mut interview, "");
        }
        for _ in 0..=lines.len() {
            type_in(&mut interview, "u");
        }
        prop_assert!(interview.answers().is_empty(), "{:?}", interview.answers());
    }

    #[test]
    fn back_then_enter_is_where_one_was(pack in 0..4_usize, lines in prop::collection::vec(
        prop::sample::select(vec!["1", "2", "b", "k"]), 1..20
    )) {
        let world = World::new();
        let mut interview = begin(&world, pack, None);
        for line in &lines {
            if now(&interview) != "end" {
                type_in(&mut interview, line);
            }
        }
        // Without accounts one stays at the first question.
        prop_assume!(!interview.answers().is_empty());
        let here = now(&interview);
        let answers = interview.answers().clone();
        type_in(&mut interview, "l");
        prop_assert_ne!(&now(&interview), &here);
        type_in(&mut interview, "");
        prop_assert_eq!(now(&interview), here);
        prop_assert_eq!(interview.answers(), &answers);
    }

    #[test]
    fn picking_up_later_asks_what_would_have_come(lines in prop::collection::vec(
        prop::sample::select(vec!["1", "2", "1 2", "b", "k"]), 0..12
    )) {
        let world = World::new();
        let mut interview = begin(&world, 0, None);
        for line in &lines {
            if now(&interview) != "end" {
                type_in(&mut interview, line);
            }
        }
        let later = world.begin("full", interview.answers().clone(), Options::default());
        prop_assert_eq!(later.answers(), interview.answers());
        prop_assert_eq!(now(&later) == "end", now(&interview) == "end");
        if now(&later) != "end" {
            let asked = q(&now(&later));
            prop_assert!(!later.answers().contains_key(&asked), "{} is asked again", asked);
        }
    }
}
