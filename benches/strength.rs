//! What the estimator says of real and of random passwords, and what it costs beside plain zxcvbn.
//!
//! `cargo bench --bench strength [-- FILE [--show]]`: FILE holds one password a line, for example a list of common
//! ones; `--show` prints those that score 3 or more. Without it only the random ones are measured.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints")]

use rasoat::domain::secret::Password;
use rasoat::strength::measure;
use std::time::Instant;

/// Numbers that are the same at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    fn text(&mut self, letters: &str, length: usize) -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..length).map(|_| *self.pick(&letters)).collect()
    }
}

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const ALNUM: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const PRINTABLE: &str =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~";

fn syllables() -> Vec<&'static str> {
    include_str!("../src/strength/words/syllables.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect()
}

/// As Apple's keychain makes them: dupsyt-Cegfy3-vobhux.
fn apple(random: &mut Random) -> String {
    let mut text: Vec<char> = Vec::new();
    for group in 0..3 {
        if group > 0 {
            text.push('-');
        }
        for place in 0..6 {
            let from = if place % 3 == 1 {
                "aeiouy"
            } else {
                "bcdfghjkmnpqrstvwxz"
            };
            text.extend(random.text(from, 1).chars());
        }
    }
    let place = random.below(6);
    text[place] = text[place].to_ascii_uppercase();
    let place = 7 + random.below(6);
    text[place] = random.text("0123456789", 1).chars().next().unwrap();
    text.into_iter().collect()
}

fn random_kinds() -> Vec<(&'static str, Vec<String>)> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let words = syllables();
    let count = 20_000;
    let mut make = |name, make: &dyn Fn(&mut Random) -> String| {
        (name, (0..count).map(|_| make(&mut random)).collect::<Vec<_>>())
    };
    vec![
        make("12 small letters", &|r| r.text(LOWER, 12)),
        make("12 letters and digits", &|r| r.text(ALNUM, 12)),
        make("12 printable", &|r| r.text(PRINTABLE, 12)),
        make("16 small letters", &|r| r.text(LOWER, 16)),
        make("16 letters and digits", &|r| r.text(ALNUM, 16)),
        make("16 printable", &|r| r.text(PRINTABLE, 16)),
        make("16 digits", &|r| r.text("0123456789", 16)),
        make("as Apple makes them", &apple),
        make("5 syllables, joined", &|r| {
            (0..5).map(|_| *r.pick(&words)).collect()
        }),
        make("5 syllables, dashes", &|r| {
            (0..5).map(|_| *r.pick(&words)).collect::<Vec<_>>().join("-")
        }),
        make("5 of the 400 commonest syllables, spaces", &|r| {
            (0..5).map(|_| words[r.below(400)]).collect::<Vec<_>>().join(" ")
        }),
    ]
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let show = arguments.iter().any(|argument| argument == "--show");
    let file = arguments.iter().find(|argument| !argument.starts_with("--"));
    if let Some(file) = file {
        let text = std::fs::read_to_string(file).unwrap();
        list(&text, show);
    }
    for (name, passwords) in random_kinds() {
        let (mut ours, mut theirs, mut lowest) = (0, 0, f64::INFINITY);
        for password in &passwords {
            let found = measure(&Password::new(password.clone()));
            lowest = lowest.min(found.guesses_log10);
            ours += usize::from(found.score < 3);
            if show && found.score < 3 && ours <= 6 {
                println!("   {password} 10^{:.1} {:?}", found.guesses_log10, found.reasons);
            }
            theirs += usize::from(u8::from(zxcvbn::zxcvbn(password, &[]).score()) < 3);
        }
        println!(
            "{name}: {ours} of {} below 3 (zxcvbn {theirs}), lowest 10^{lowest:.1}",
            passwords.len()
        );
    }
    slow();
}

fn list(text: &str, show: bool) {
    let passwords: Vec<&str> = text.lines().collect();
    let mut scores = [0; 5];
    for password in &passwords {
        let found = measure(&Password::new((*password).to_owned()));
        scores[usize::from(found.score)] += 1;
        if show && (found.score >= 3 || passwords.len() < 100) {
            println!(
                "{} {:.1} {password} {:?}",
                found.score, found.guesses_log10, found.reasons
            );
        }
    }
    println!(
        "{} passwords by score: {scores:?}, {} score 3 or more",
        passwords.len(),
        scores[3] + scores[4]
    );
    let (mut ours, mut theirs) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..5 {
        let begun = Instant::now();
        for password in &passwords {
            std::hint::black_box(zxcvbn::zxcvbn(password, &[]));
        }
        theirs = theirs.min(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        for password in &passwords {
            std::hint::black_box(measure(&Password::new((*password).to_owned())));
        }
        ours = ours.min(begun.elapsed().as_secs_f64());
    }
    let each = |seconds: f64| seconds * 1e6 / passwords.len() as f64;
    println!(
        "{:.0} µs each, plain zxcvbn {:.0} µs: {:.2} times",
        each(ours),
        each(theirs),
        ours / theirs
    );
}

/// Single passwords that are hard work.
fn slow() {
    let mut random = Random(7);
    let mut worst = (0.0, String::new());
    let cases = [
        ("printable", PRINTABLE, 64),
        ("leet letters", "4@8({[<36!1|7$0+5%29", 100),
        ("letters that leet stands for", "abcegilostxz48631|7$0", 100),
        ("digits", "0123456789", 100),
        ("dates", "0123/-.", 100),
        ("one letter", "a", 5000),
        ("syllables", "anhemy", 100),
    ];
    for (name, letters, length) in cases {
        let mut most = 0.0_f64;
        for _ in 0..200 {
            let password = random.text(letters, length);
            let begun = Instant::now();
            std::hint::black_box(measure(&Password::new(password.clone())));
            let seconds = begun.elapsed().as_secs_f64();
            most = most.max(seconds);
            if seconds > worst.0 {
                worst = (seconds, password);
            }
        }
        println!("{length} {name}: at most {:.1} ms", most * 1e3);
    }
}
