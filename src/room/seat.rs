//! A seat's token, and its answers sealed under it: the laptop keeps the token's hash, the phone the token.

use super::hall::{Name, Place, Seat};
use super::sheet::Questions;
use crate::domain::answer::{Answer, Answers, Evidence, Given};
use crate::domain::hex::{hex, unhex};
use crate::domain::room::{Outcome, Phase};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
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

    /// The token of an address, as it was given and no other way: a seat has one address. In capitals it is nobody's.
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

/// Seals a seat under a nonce drawn at random, for this room alone.
pub fn seal(
    key: &Key,
    room: &str,
    name: &Name,
    seat: &Seat,
    questions: &Questions,
    nonce: [u8; NONCE],
) -> Vec<u8> {
    let text = Zeroizing::new(written(seat, questions));
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
    read(std::str::from_utf8(&text).ok()?, questions)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key.0).into())
}

/// Every seat of a pack is as long as every other, whatever it holds: what is sealed must not tell by its length. For
/// every row in both phases a letter of its answer (the number of the choice, `?` for "don't know", `-` for skipped), one
/// of what the counts hold of it (`g`, `b`, `u`) and one of whether it stands in a picture; a dot for none. Last, whether
/// the counts hold that it is through with the first phase.
fn written(seat: &Seat, questions: &Questions) -> String {
    let answer = |(phase, row): Place| {
        let question = questions.question(row);
        match question
            .and_then(|question| seat.answers(phase).get(question))
            .map(|answer| &answer.given)
        {
            None => '.',
            Some(Given::Skipped) => '-',
            Some(Given::DontKnow) => '?',
            Some(Given::Chosen(ids)) => {
                let place = questions.choices(row).iter().position(|id| ids.contains(id));
                place
                    .and_then(|place| char::from_digit(place as u32, 36))
                    .unwrap_or('.')
            }
        }
    };
    let letters = |letter: &dyn Fn(Place) -> char| -> String { places(questions).map(letter).collect() };
    let mut text = letters(&answer);
    text += &letters(&|place| seat.counted.get(&place).map_or('.', |outcome| letter(*outcome)));
    text += &letters(&|place| if seat.shown_in.contains(&place) { 's' } else { '.' });
    text.push(if seat.completed { 'c' } else { '.' });
    text
}

fn read(text: &str, questions: &Questions) -> Option<Seat> {
    let rows = questions.count();
    let letters: Vec<char> = text.chars().collect();
    let every = 2 * rows;
    (letters.len() == 3 * every + 1).then_some(())?;
    let answers = |phase: usize| -> Answers {
        let answer = |row: usize| {
            let given = match *letters.get(phase * rows + row)? {
                '-' => Given::Skipped,
                '?' => Given::DontKnow,
                digit => {
                    let place = digit.to_digit(36)? as usize;
                    Given::Chosen(vec![questions.choices(row).get(place)?.clone()])
                }
            };
            let answer = Answer {
                given,
                evidence: Evidence::Declared,
            };
            Some((questions.question(row)?.clone(), answer))
        };
        (0..rows).filter_map(answer).collect()
    };
    let part = |number: usize| {
        let letters = letters.iter().skip(number * every).copied();
        places(questions).zip(letters)
    };
    let counted = part(1).filter_map(|(place, letter)| Some((place, outcome(letter)?)));
    let shown = part(2).filter(|(_, letter)| *letter == 's');
    Some(Seat::kept(
        [answers(0), answers(1)],
        counted.collect(),
        letters.last() == Some(&'c'),
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
