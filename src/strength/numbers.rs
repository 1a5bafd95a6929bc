//! What a run of digits may mean: a date, a telephone number, a plate, a sequence.
//!
//! Costs are decimal logarithms of how many numbers of that kind there are.

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A day, a month, a year, in one of the ways they are written here.
    Date,
    /// A mobile number.
    Phone,
    /// A service number 1800 or 1900.
    Hotline,
    /// A number plate.
    Plate,
    /// A citizen's identity number.
    Identity,
    /// One digit again and again, or digits in a row.
    Sequence,
    /// A way over the number keys.
    Keypad,
}

/// Years people are born in or live in.
const YEARS: std::ops::RangeInclusive<u32> = 1940..=2035;
/// Half of about 120 million subscriptions (Ministry's figure, rounded): what an attacker with a list of numbers in
/// use tries on average. All numbers of valid prefixes together are ten times as many.
const PHONE: f64 = 7.78;
/// 366 days.
const DAY_AND_MONTH: f64 = 2.56;
/// About ninety years.
const YEAR: f64 = 1.95;
/// About seventy years in two digits.
const SHORT_YEAR: f64 = 1.85;
/// A way of writing a date that fewer people use.
const UNUSUAL: f64 = 0.5;
/// Three digits in a line on the number keys, both directions, and the corners.
const KEYPAD: [&[u8]; 22] = [
    b"147", b"258", b"369", b"741", b"852", b"963", b"159", b"951", b"357", b"753", b"789", b"987", b"456",
    b"654", b"123", b"321", b"014", b"025", b"036", b"410", b"486", b"268",
];

/// Prefixes of mobile numbers in use since 2018, without the 0.
fn is_mobile(prefix: u32) -> bool {
    matches!(prefix, 32..=39 | 52 | 55..=59 | 70 | 76..=79 | 81..=89 | 90..=94 | 96..=99)
}

/// Prefixes of eleven digits, given up in 2018 and still remembered.
fn is_old_mobile(prefix: u32) -> bool {
    matches!(prefix, 120..=129 | 162..=169 | 186 | 188 | 199)
}

/// Every reading of the digits that begin at a place: where it ends, what it is, what it costs.
pub(super) fn numbers(text: &[u8], from: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    let digits = text[from..]
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    if digits >= 3 {
        runs(text, from, digits, found);
        keypad(text, from, digits, found);
    }
    if digits >= 1 {
        dates(text, from, digits, found);
        telephones(text, from, digits, found);
        plates(text, from, digits, found);
    } else if text[from] == b'+' && text[from + 1..].starts_with(b"84") {
        abroad(text, from, from + 3, found);
    }
}

/// Reads a number; `None` past the end or at something else.
fn number(text: &[u8], from: usize, digits: usize) -> Option<u32> {
    let piece = text.get(from..from + digits)?;
    piece.iter().try_fold(0_u32, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
    })
}

fn is_day_of_month(day: u32, month: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn dates(text: &[u8], from: usize, digits: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    let read = |at, digits| number(text, from + at, digits);
    let year = |at| read(at, 4).is_some_and(|year| YEARS.contains(&year));
    let short = |at| read(at, 2).is_some();
    let day_month = |at| matches!((read(at, 2), read(at + 2, 2)), (Some(day), Some(month)) if is_day_of_month(day, month));
    let mut date = |length: usize, cost: f64| found(from + length, Kind::Date, cost);
    if digits >= 4 && year(0) {
        date(4, YEAR);
        if day_month_reversed(&read, 4) {
            date(8, YEAR + DAY_AND_MONTH + UNUSUAL);
        }
    }
    if digits >= 4 && day_month(0) {
        date(4, DAY_AND_MONTH);
        if year(4) {
            date(8, DAY_AND_MONTH + YEAR);
        }
        if digits >= 6 && short(4) {
            date(6, DAY_AND_MONTH + SHORT_YEAR);
        }
    }
    if digits >= 4 && day_month_reversed(&read, 0) {
        date(4, DAY_AND_MONTH + UNUSUAL);
        if year(4) {
            date(8, DAY_AND_MONTH + YEAR + UNUSUAL);
        }
    }
    if digits >= 6 && read(0, 2).is_some_and(|month| (1..=12).contains(&month)) && year(2) {
        date(6, 1.08 + YEAR);
    }
    // Day and month without their zeros: 121990, 1121990.
    for (day, month) in [(1, 1), (1, 2), (2, 1)] {
        if let (Some(d), Some(m)) = (read(0, day), read(day, month))
            && d > 0
            && is_day_of_month(d, m)
            && year(day + month)
        {
            date(day + month + 4, DAY_AND_MONTH + YEAR + 0.2);
        }
    }
    separated(text, from, found);
}

fn day_month_reversed(read: &impl Fn(usize, usize) -> Option<u32>, at: usize) -> bool {
    let both = (read(at, 2), read(at + 2, 2));
    matches!(both, (Some(month), Some(day)) if is_day_of_month(day, month))
}

/// 1/2/1990, 01-02-90, 01.02.
fn separated(text: &[u8], from: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    let part = |at: usize| {
        let digits = text
            .get(at..)?
            .iter()
            .take(4)
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        Some((
            number(text, at, digits).filter(|_| digits > 0)?,
            at + digits,
            digits,
        ))
    };
    let Some((day, after, _)) = part(from) else { return };
    let Some(sign) = text
        .get(after)
        .copied()
        .filter(|sign| matches!(sign, b'/' | b'-' | b'.' | b'_'))
    else {
        return;
    };
    let Some((month, end, digits)) = part(after + 1) else {
        return;
    };
    if digits > 2 || !is_day_of_month(day, month) {
        return;
    }
    found(end, Kind::Date, DAY_AND_MONTH + 0.6);
    if text.get(end) == Some(&sign)
        && let Some((year, end, digits)) = part(end + 1)
        && (digits == 2 || YEARS.contains(&year))
    {
        found(end, Kind::Date, DAY_AND_MONTH + YEAR + 0.6);
    }
}

fn telephones(text: &[u8], from: usize, digits: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    if text[from] == b'0' && digits >= 10 {
        if number(text, from + 1, 2).is_some_and(is_mobile) {
            found(from + 10, Kind::Phone, PHONE);
        }
        if digits >= 11 && number(text, from + 1, 3).is_some_and(is_old_mobile) {
            found(from + 11, Kind::Phone, PHONE);
        }
    }
    // Without the zero, as in a table that dropped it.
    if digits >= 9 && number(text, from, 2).is_some_and(is_mobile) {
        found(from + 9, Kind::Phone, PHONE + 0.3);
    }
    if digits >= 11 && text[from..].starts_with(b"84") {
        abroad(text, from, from + 2, found);
    }
    if let (true, Some(1800 | 1900)) = (digits >= 8, number(text, from, 4)) {
        found(from + 8, Kind::Hotline, 4.3);
        if digits >= 10 {
            found(from + 10, Kind::Hotline, 6.3);
        }
    }
    // Province, century and sex, year of birth, six digits.
    if digits >= 12 && text[from] == b'0' && number(text, from + 3, 1).is_some_and(|century| century <= 3) {
        found(from + 12, Kind::Identity, 1.8 + 0.6 + 1.85 + 6.0);
    }
}

fn abroad(text: &[u8], from: usize, start: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    if number(text, start, 2).is_some_and(is_mobile) && number(text, start, 9).is_some() {
        found(from.max(start) + 9, Kind::Phone, PHONE + 0.3);
    }
}

/// 59a12345, 59a1234, 59a112345.
fn plates(text: &[u8], from: usize, digits: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    let province = number(text, from, 2).is_some_and(|province| (11..=99).contains(&province));
    if digits != 2 || !province || !text.get(from + 2).is_some_and(u8::is_ascii_alphabetic) {
        return;
    }
    for (length, cost) in [(4, 7.0), (5, 8.0), (6, 9.0)] {
        if number(text, from + 3, length).is_some() {
            found(from + 3 + length, Kind::Plate, cost);
        }
    }
}

fn runs(text: &[u8], from: usize, digits: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    let step = i16::from(text[from + 1]) - i16::from(text[from]);
    if !(-2..=2).contains(&step) {
        return;
    }
    let length = 1 + text[from..from + digits]
        .windows(2)
        .take_while(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step)
        .count();
    // From 0, 1 or 9 is where most people begin.
    let start: f64 = if step == 1 && matches!(text[from], b'0' | b'1') || step == -1 && text[from] == b'9' {
        0.3
    } else {
        1.0
    };
    let direction = if step == 1 { 0.0 } else { 0.3 };
    for length in 3..=length {
        found(
            from + length,
            Kind::Sequence,
            start + direction + libm::log10(length as f64),
        );
    }
}

fn keypad(text: &[u8], from: usize, digits: usize, found: &mut impl FnMut(usize, Kind, f64)) {
    let mut cost = 1.2;
    for (order, piece) in text[from..from + digits].chunks_exact(3).enumerate() {
        if !KEYPAD.contains(&piece) {
            return;
        }
        cost += if order == 0 { 0.0 } else { 0.7 };
        found(from + 3 * (order + 1), Kind::Keypad, cost);
    }
}
