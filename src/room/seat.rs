//! A seat's token, and its answers sealed under it: the laptop keeps the token's hash, the phone the token.

use super::hall::{Name, Place, Seat};
use super::sheet::Questions;
use crate::domain::answer::{Answer, Answers, Evidence, Given};
use crate::domain::room::{Outcome, Phase};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Bytes of a token.
const TOKEN: usize = 16;
/// Bytes of a nonce of `XChaCha20`.
const NONCE: usize = 24;

/// What only the phone keeps: part of its page's address.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; TOKEN]>);

/// What a seat's answers are sealed under, derived from its token.
pub struct Key(Zeroizing<[u8; 32]>);

impl Token {
    /// A new one, from bytes drawn at random.
    pub fn new(drawn: [u8; TOKEN]) -> Self {
        Self(Zeroizing::new(drawn))
    }

    /// As it stands in an address: 32 hex digits.
    pub fn text(&self) -> String {
        hex(&*self.0)
    }

    /// The token of an address.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = unhex(text)?;
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// The seat's name.
    pub fn name(&self) -> Name {
        let hash = self.derived(b"rasoat room seat name");
        let mut name = Name::default();
        name.copy_from_slice(&hash[..size_of::<Name>()]);
        name
    }

    /// The seat's key.
    pub fn key(&self) -> Key {
        Key(self.derived(b"rasoat room seat key"))
    }

    /// The token is drawn at random and as long as a key needs to be: one hash is enough.
    fn derived(&self, what: &[u8]) -> Zeroizing<[u8; 32]> {
        let hash = Sha256::new()
            .chain_update(what)
            .chain_update([0])
            .chain_update(*self.0);
        Zeroizing::new(hash.finalize().into())
    }
}

/// Bytes as hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    (bytes.iter())
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Hex digits as bytes.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let is_ours = |digit: &u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(digit);
    if !digits.len().is_multiple_of(2) || !digits.iter().all(is_ours) {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

/// Seals a seat under a nonce drawn at random, for this room alone.
pub fn seal(
    key: &Key,
    room: &str,
    name: &Name,
    seat: &Seat,
    questions: &Questions,
    nonce: [u8; NONCE],
) -> Vec<u8> {
    let text = Zeroizing::new(written(seat, questions).to_string());
    let bound = [room.as_bytes(), name.as_slice()].concat();
    let payload = Payload {
        msg: text.as_bytes(),
        aad: &bound,
    };
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), payload)
        .unwrap_or_default();
    [nonce.as_slice(), &sealed].concat()
}

/// Opens what was sealed; none where it is not this seat's, or damaged.
pub fn open(key: &Key, room: &str, name: &Name, sealed: &[u8], questions: &Questions) -> Option<Seat> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let bound = [room.as_bytes(), name.as_slice()].concat();
    let payload = Payload {
        msg: sealed,
        aad: &bound,
    };
    let text = Zeroizing::new(cipher(key).decrypt(&XNonce::from(*nonce), payload).ok()?);
    read(&serde_json::from_slice(&text).ok()?, questions)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key.0).into())
}

/// `{"answers": [[…], […]], "counted": "…", "completed": false, "shown": "…"}`: answers by row, the choice's id, `?` for
/// "don't know", `-` for skipped; outcomes by phase and row, a letter each, a dot for none.
fn written(seat: &Seat, questions: &Questions) -> Value {
    let answers = |phase: Phase| -> Vec<Value> {
        let of = |row| {
            questions
                .question(row)
                .and_then(|question| seat.answers(phase).get(question))
        };
        let answer = |row| match of(row).map(|answer| &answer.given) {
            None => Value::Null,
            Some(Given::Skipped) => json!("-"),
            Some(Given::DontKnow) => json!("?"),
            Some(Given::Chosen(ids)) => json!(ids.first()),
        };
        (0..questions.count()).map(answer).collect()
    };
    let letters = |letter: &dyn Fn(Place) -> char| -> String { places(questions).map(letter).collect() };
    json!({
        "answers": [answers(Phase::Before), answers(Phase::After)],
        "counted": letters(&|place| seat.counted.get(&place).map_or('.', |outcome| letter(*outcome))),
        "completed": seat.completed,
        "shown": letters(&|place| if seat.shown_in.contains(&place) { 's' } else { '.' }),
    })
}

fn read(value: &Value, questions: &Questions) -> Option<Seat> {
    let answers = |phase: usize| -> Option<Answers> {
        let rows = value.get("answers")?.get(phase)?.as_array()?;
        let answer = |(row, said): (usize, &Value)| {
            let given = match said.as_str()? {
                "-" => Given::Skipped,
                "?" => Given::DontKnow,
                id => Given::Chosen(vec![id.to_owned()]),
            };
            let answer = Answer {
                given,
                evidence: Evidence::Declared,
            };
            Some((questions.question(row)?.clone(), answer))
        };
        Some(rows.iter().enumerate().filter_map(answer).collect())
    };
    let letters = |name: &str| -> Option<Vec<(Place, char)>> {
        let text = value.get(name)?.as_str()?;
        Some(places(questions).zip(text.chars()).collect())
    };
    let counted = letters("counted")?;
    let counted = counted
        .into_iter()
        .filter_map(|(place, letter)| Some((place, outcome(letter)?)));
    let shown = letters("shown")?.into_iter().filter(|(_, letter)| *letter == 's');
    Some(Seat::kept(
        [answers(0)?, answers(1)?],
        counted.collect(),
        value.get("completed")?.as_bool()?,
        shown.map(|(place, _)| place).collect(),
    ))
}

/// Every row in every phase, in a fixed order.
pub(super) fn places(questions: &Questions) -> impl Iterator<Item = Place> {
    let rows = questions.count();
    Phase::ALL
        .into_iter()
        .flat_map(move |phase| (0..rows).map(move |row| (phase, row)))
}

fn letter(outcome: Outcome) -> char {
    match outcome {
        Outcome::Good => 'g',
        Outcome::Bad => 'b',
        Outcome::Unknown => 'u',
    }
}

fn outcome(letter: char) -> Option<Outcome> {
    Outcome::ALL
        .into_iter()
        .find(|outcome| self::letter(*outcome) == letter)
}
