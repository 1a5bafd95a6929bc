//! A room without its server: seats, batches, restarts, late answers, erasures.

use proptest::prelude::*;
use rasoat::catalog;
use rasoat::domain::checklist::Content;
use rasoat::domain::room::{Cell, Outcome, Phase, Picture, Summary};
use rasoat::i18n;
use rasoat::interview::Event;
use rasoat::room::hall::{Act, Hall, Name, Seat, Stage, State};
use rasoat::room::record;
use rasoat::room::seat::{self, Token};
use rasoat::room::sheet::Questions;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const K: u32 = 5;

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| catalog::content(None).unwrap())
}

fn questions() -> &'static Questions {
    static QUESTIONS: OnceLock<Questions> = OnceLock::new();
    QUESTIONS.get_or_init(|| {
        let catalog = &content().catalog;
        Questions::new(catalog, catalog.pack("room-12").unwrap(), i18n::names()).unwrap()
    })
}

fn hall() -> Hall<'static> {
    Hall::new(
        &content().catalog,
        questions(),
        K,
        State::default(),
        BTreeSet::new(),
    )
}

fn token(number: u8) -> Token {
    Token::new([number; 16])
}

/// The number of a choice that is fine, or that is not.
fn number(row: usize, good: bool) -> usize {
    use rasoat::domain::checklist::ChoiceState;
    let asked = questions()
        .screen(&content().catalog, &[row], &BTreeMap::new(), Some(row))
        .unwrap();
    let control = content().catalog.control(&asked.question.control).unwrap();
    let wanted = if good { ChoiceState::Good } else { ChoiceState::Bad };
    let fits = |id: &Option<String>| {
        let choice = control
            .choices
            .iter()
            .find(|choice| Some(&choice.id) == id.as_ref());
        choice.is_some_and(|choice| choice.state == wanted)
    };
    asked
        .question
        .choices
        .iter()
        .position(|choice| fits(&choice.id))
        .unwrap()
        + 1
}

fn choose(row: usize, good: bool) -> Event {
    Event::Choose {
        numbers: vec![number(row, good)],
        everywhere: false,
    }
}

fn summary(hall: &mut Hall<'_>) -> Summary {
    hall.summary("00", "00", "2026-11-30".parse().unwrap())
}

fn shown(picture: Option<Picture>) -> u32 {
    match picture {
        Some(Picture::Shown { answered, .. }) => answered,
        other => panic!("{other:?}"),
    }
}

/// Everything a journal keeps of a room, and the room made from it anew; every seat comes back.
fn restarted(old: &Hall<'static>, tokens: &BTreeMap<Name, Token>) -> Hall<'static> {
    let mut lines = vec![room().line()];
    lines.push(record::state_line(old.state()));
    for (name, seat) in old.seats() {
        let sealed = seat::seal(&tokens[name].key(), "room", name, seat, questions(), [7; 24]);
        lines.push(record::seat_line(name, &sealed));
    }
    let lines: Vec<String> = lines.iter().map(|line| line.trim_end().to_owned()).collect();
    let kept = record::read(&lines).unwrap();
    assert_eq!(kept.damaged, 0);
    let away = kept.seats.keys().copied().collect();
    let mut hall = Hall::new(&content().catalog, questions(), K, kept.state, away);
    for (name, sealed) in &kept.seats {
        let seat = seat::open(&tokens[name].key(), "room", name, sealed, questions()).unwrap();
        hall.come_back(*name, seat);
    }
    hall
}

fn room() -> record::Room {
    record::Room {
        id: "00".to_owned(),
        code: "123456".to_owned(),
        pack: "room-12".to_owned(),
        edition: "00".to_owned(),
        k: K,
        date: "2026-11-30".parse().unwrap(),
        listen: "127.0.0.1:8080".parse().unwrap(),
        control: "127.0.0.1:8081".parse().unwrap(),
        secret: "00".to_owned(),
    }
}

#[test]
fn a_row_shows_nothing_before_it_is_closed_and_nothing_of_four() {
    let mut hall = hall();
    let names: Vec<Name> = (0..12).map(|number| token(number).name()).collect();
    for name in &names {
        let _ = hall.join(*name);
    }
    let _ = hall.act(Act::Open(Phase::Before, 0));
    for (index, name) in names.iter().enumerate() {
        let _ = hall
            .answer(name, (Phase::Before, 0), choose(0, index % 2 == 0))
            .unwrap();
        assert_eq!(hall.picture((Phase::Before, 0)), None);
    }
    assert_eq!(hall.answered((Phase::Before, 0)), 12);
    let _ = hall.act(Act::Open(Phase::Before, 1));
    assert_eq!(shown(hall.picture((Phase::Before, 0))), 12);
    for name in names.iter().take(4) {
        let _ = hall.answer(name, (Phase::Before, 1), choose(1, true)).unwrap();
    }
    let _ = hall.act(Act::Close);
    assert_eq!(hall.picture((Phase::Before, 1)), Some(Picture::TooFew));
    let left = summary(&mut hall);
    assert_eq!(left.joined, Some(12));
    // Nobody was through with everything: nothing is said of it.
    assert_eq!(left.completed, None);
    assert_eq!(left.rows[1].before, Some(Picture::TooFew));
    assert_eq!(left.rows[2].before, None);
}

#[test]
fn what_was_shown_stays_whoever_erases_and_whoever_is_late() {
    let mut hall = hall();
    let names: Vec<Name> = (0..20).map(|number| token(number).name()).collect();
    for name in &names {
        let _ = hall.join(*name);
    }
    let place = (Phase::Before, 0);
    let _ = hall.act(Act::Open(Phase::Before, 0));
    for (index, name) in names.iter().take(12).enumerate() {
        let _ = hall.answer(name, place, choose(0, index < 6)).unwrap();
    }
    let _ = hall.act(Act::Close);
    let first = hall.picture(place);
    assert_eq!(shown(first), 12);
    let _ = hall.erase(&names[0]);
    assert_eq!(hall.picture(place), first);
    // Seven who are late are no group that could be shown with six and one.
    for (index, name) in names.iter().skip(12).take(7).enumerate() {
        let _ = hall.answer(name, place, choose(0, index < 6)).unwrap();
        assert_eq!(hall.picture(place), first);
    }
    // An answer that was shown and is changed since changes no picture.
    let _ = hall.answer(&names[5], place, choose(0, false)).unwrap();
    assert_eq!(hall.picture(place), first);
}

#[test]
fn a_second_picture_is_not_drawn_beside_the_first_for_one_who_left() {
    for (leaving, drawn) in [(0, true), (1, false), (4, false), (5, true)] {
        let mut hall = hall();
        let names: Vec<Name> = (0..20).map(|number| token(number).name()).collect();
        for name in &names {
            let _ = hall.join(*name);
        }
        for phase in Phase::ALL {
            let _ = hall.act(Act::Free(phase));
            let here = if phase == Phase::Before { 0 } else { leaving };
            for (index, name) in names.iter().skip(here).enumerate() {
                let _ = hall.answer(name, (phase, 0), choose(0, index % 2 == 0)).unwrap();
            }
            let _ = hall.act(Act::Close);
        }
        let second = hall.picture((Phase::After, 0));
        assert_eq!(
            second != Some(Picture::Withheld),
            drawn,
            "{leaving} left: {second:?}"
        );
    }
}

#[test]
fn a_seat_is_sealed_for_its_phone_and_its_room_alone() {
    let mut hall = hall();
    let mine = token(1);
    let name = mine.name();
    let _ = hall.join(name);
    let _ = hall.act(Act::Free(Phase::Before));
    for row in 0..questions().count() {
        let _ = hall
            .answer(&name, (Phase::Before, row), choose(row, row % 2 == 0))
            .unwrap();
    }
    let seat = hall.seat(&name).unwrap();
    let sealed = seat::seal(&mine.key(), "room", &name, seat, questions(), [9; 24]);
    let open = |token: &Token, room: &str, name: &Name, bytes: &[u8]| {
        seat::open(&token.key(), room, name, bytes, questions())
    };
    let again = open(&mine, "room", &name, &sealed).unwrap();
    assert_eq!((&again.before, &again.after), (&seat.before, &seat.after));
    assert!(open(&token(2), "room", &name, &sealed).is_none());
    assert!(open(&mine, "other", &name, &sealed).is_none());
    assert!(open(&mine, "room", &token(2).name(), &sealed).is_none());
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(open(&mine, "room", &name, &changed).is_none(), "byte {at}");
        assert!(open(&mine, "room", &name, &sealed[..at]).is_none(), "cut at {at}");
    }
    // What is sealed is as long whatever it holds: nobody reads an answer off its length.
    let empty = seat::seal(&mine.key(), "room", &name, &Seat::default(), questions(), [9; 24]);
    assert_eq!(sealed.len(), empty.len());
    for row in 0..questions().count() {
        for number in 1..=6 {
            let event = Event::Choose {
                numbers: vec![number],
                everywhere: false,
            };
            let _ = hall.answer(&name, (Phase::Before, row), event);
            let other = seat::seal(
                &mine.key(),
                "room",
                &name,
                hall.seat(&name).unwrap(),
                questions(),
                [9; 24],
            );
            assert_eq!(sealed.len(), other.len(), "row {row}, choice {number}");
        }
    }
}

#[test]
fn a_seat_that_was_away_while_a_row_was_closed_is_not_counted_twice() {
    let mut hall = hall();
    let tokens: BTreeMap<Name, Token> = (0..12).map(|n| (token(n).name(), token(n))).collect();
    for name in tokens.keys() {
        let _ = hall.join(*name);
    }
    let place = (Phase::Before, 0);
    let _ = hall.act(Act::Open(Phase::Before, 0));
    for (index, name) in tokens.keys().enumerate() {
        let _ = hall.answer(name, place, choose(0, index % 2 == 0)).unwrap();
    }
    // Ten of twelve are in a batch. The laptop dies; nobody comes back before the row is closed.
    let kept = hall.state().clone();
    let seats: BTreeMap<Name, Seat> = hall.seats().map(|(name, seat)| (*name, seat.clone())).collect();
    let away = seats.keys().copied().collect();
    let mut again = Hall::new(&content().catalog, questions(), K, kept, away);
    assert_eq!(again.answered(place), 10);
    let _ = again.act(Act::Close);
    assert_eq!(shown(again.picture(place)), 10);
    for (name, seat) in seats {
        again.come_back(name, seat);
    }
    // Two come too late, and the ten are in it already: nothing is added.
    let first = tokens.keys().next().unwrap();
    let _ = again.answer(first, place, choose(0, true)).unwrap();
    assert_eq!(shown(again.picture(place)), 10);
}

/// One thing that happens in a room.
#[derive(Clone, Debug)]
enum Step {
    Join(u8),
    Answer(u8, usize, bool),
    Unknown(u8, usize),
    Skip(u8, usize),
    Erase(u8),
    Act(u8),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0_u8..24).prop_map(Step::Join),
        12 => (0_u8..24, 0_usize..3, any::<bool>()).prop_map(|(seat, row, good)| Step::Answer(seat, row, good)),
        2 => (0_u8..24, 0_usize..3).prop_map(|(seat, row)| Step::Unknown(seat, row)),
        1 => (0_u8..24, 0_usize..3).prop_map(|(seat, row)| Step::Skip(seat, row)),
        1 => (0_u8..24).prop_map(Step::Erase),
        2 => (0_u8..6).prop_map(Step::Act),
        1 => Just(Step::Restart),
    ]
}

fn acted(hall: &mut Hall<'_>, act: u8) {
    let act = match act {
        0 => Act::Free(Phase::Before),
        1 => Act::Open(Phase::Before, 1),
        2 => Act::Close,
        3 => Act::Fix(1),
        4 => Act::Free(Phase::After),
        _ => Act::Leave,
    };
    let _ = hall.act(act);
}

/// What a step does to a room; a restart is its caller's.
fn happens(hall: &mut Hall<'_>, step: &Step) {
    let phase = hall.phase().unwrap_or(Phase::Before);
    let mut answer = |seat: u8, row: usize, event: Event| {
        let _ = hall.answer(&token(seat).name(), (phase, row), event);
    };
    match *step {
        Step::Join(seat) => drop(hall.join(token(seat).name())),
        Step::Answer(seat, row, good) => answer(seat, row, choose(row, good)),
        Step::Unknown(seat, row) => answer(seat, row, Event::DontKnow),
        Step::Skip(seat, row) => answer(seat, row, Event::Skip),
        Step::Erase(seat) => drop(hall.erase(&token(seat).name())),
        Step::Act(act) => acted(hall, act),
        Step::Restart => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A laptop that dies and starts again changes no count, and nobody's answers, as long as the phones come back.
    #[test]
    fn a_restart_changes_nothing(steps in proptest::collection::vec(step(), 1..120)) {
        let (mut whole, mut broken) = (hall(), hall());
        let mut tokens = BTreeMap::new();
        // Late answers join no picture that was closed before a restart.
        let mut settled: BTreeSet<(Phase, usize)> = BTreeSet::new();
        for step in steps {
            match step {
                // What an erased seat leaves until the next batch is another test's matter.
                Step::Erase(_) => {}
                Step::Restart => {
                    broken = restarted(&broken, &tokens);
                    settled.extend(broken.state().closed.keys());
                }
                _ => {
                    if let Step::Join(seat) = step {
                        tokens.insert(token(seat).name(), token(seat));
                    }
                    happens(&mut whole, &step);
                    happens(&mut broken, &step);
                }
            }
            for phase in Phase::ALL {
                for row in 0..3 {
                    let place = (phase, row);
                    if Phase::ALL.iter().all(|phase| !settled.contains(&(*phase, row))) {
                        prop_assert_eq!(whole.picture(place), broken.picture(place));
                    }
                    prop_assert_eq!(whole.answered(place), broken.answered(place));
                }
            }
        }
        let [one, other] = [summary(&mut whole), summary(&mut broken)];
        prop_assert_eq!((one.joined, one.completed), (other.joined, other.completed));
    }

    /// Whoever holds two journals of a room, one after the other, learns of a change of nobody or of k people and more.
    #[test]
    fn two_journals_differ_by_nobody_or_by_a_group(steps in proptest::collection::vec(step(), 1..160)) {
        let mut hall = hall();
        let mut held: BTreeMap<(Name, (Phase, usize)), Option<Outcome>> = BTreeMap::new();
        // What the counts hold of those who left. Whoever takes a seat after them is somebody else.
        let mut left: Vec<(Phase, usize)> = Vec::new();
        let mut last = hall.state().clone();
        for step in steps {
            happens(&mut hall, &step);
            if let Step::Erase(seat) = step {
                let theirs = held.extract_if(.., |(name, _), _| *name == token(seat).name());
                left.extend(theirs.filter(|(_, outcome)| outcome.is_some()).map(|((_, place), _)| place));
            }
            let now = hall.state().clone();
            for phase in Phase::ALL {
                for row in 0..3 {
                    let place = (phase, row);
                    let seats: Vec<(Name, Option<Outcome>)> = hall
                        .seats()
                        .map(|(name, seat)| (*name, seat.counted.get(&place).copied()))
                        .collect();
                    if now.counted.get(&place) != last.counted.get(&place) {
                        let changed = seats.iter().filter(|(name, outcome)| {
                            held.get(&(*name, place)).copied().flatten() != *outcome
                        });
                        let group = changed.count() + left.iter().filter(|of| **of == place).count();
                        prop_assert!(group >= K as usize, "{place:?} changed by {group}");
                        left.retain(|of| *of != place);
                        for (name, outcome) in seats {
                            held.insert((name, place), outcome);
                        }
                    }
                }
            }
            last = now;
        }
    }

    /// Successive pictures of a row, subtracted from each other, tell of nobody.
    #[test]
    fn successive_pictures_tell_of_nobody(steps in proptest::collection::vec(step(), 1..160)) {
        let mut hall = hall();
        let mut last: BTreeMap<(Phase, usize), Picture> = BTreeMap::new();
        for step in steps {
            happens(&mut hall, &step);
            for phase in Phase::ALL {
                for row in 0..3 {
                    let Some(now) = hall.picture((phase, row)) else { continue };
                    let before = last.insert((phase, row), now);
                    let (Some(Picture::Shown { answered: n0, good: g0, bad: b0, .. }), Picture::Shown { answered: n1, good: g1, bad: b1, .. }) = (before, now) else { continue };
                    prop_assert!(n1 == n0 || n1 >= n0 + K, "{n0} then {n1}");
                    for (one, two) in [(g0, g1), (b0, b1)] {
                        if let (Cell::Exact(one), Cell::Exact(two)) = (one, two)
                            && n1 != n0
                        {
                            prop_assert!(two >= one + K && (n1 - n0) - (two - one) >= K, "{one} of {n0} then {two} of {n1}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_journal_reads_what_it_wrote_and_names_what_it_cannot() {
    let mut state = State {
        stage: Stage::Asking(Phase::After),
        open: vec![3],
        completed: 7,
        ..State::default()
    };
    state.withheld.insert(2);
    state.missed.insert([3; 16], BTreeSet::from([(Phase::Before, 1)]));
    let lines: Vec<String> = [
        room().line(),
        record::state_line(&state),
        "{\"seat\":\"zz\"".to_owned(),
    ]
    .iter()
    .map(|line| line.trim_end().to_owned())
    .collect();
    let kept = record::read(&lines).unwrap();
    assert_eq!((kept.room, kept.state, kept.damaged), (room(), state, 1));
    assert_eq!(record::read(&["{}".to_owned()]), None);
    assert_eq!(record::read(&[]), None);
}
