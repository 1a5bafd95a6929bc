//! JSON from strangers, read as it comes: what is not asked for is skipped and never kept.

use super::error::Why;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;
use std::marker::PhantomData;

/// The deepest lists in lists an export has, with room to spare.
const DEEPEST: usize = 96;
/// The longest string, in bytes: what is longer is no field.
const LONGEST: usize = 4 * 1024 * 1024;
/// The longest value that is kept, in bytes.
const LONGEST_KEPT: usize = 2048;
/// The longest list that is kept; the rest is counted.
const MOST: usize = 4096;

/// Watches the shape of a text while it is read, so that skipping it cannot cost memory.
#[derive(Debug, Default)]
pub(super) struct Shape {
    depth: usize,
    in_string: bool,
    escaped: bool,
    string: usize,
}

impl Shape {
    /// Takes bytes in; false once they nest too deep or a string is too long.
    pub(super) fn takes(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            if self.in_string {
                self.string += 1;
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_string = false,
                    _ => {}
                }
                if self.string > LONGEST {
                    return false;
                }
            } else {
                match byte {
                    b'"' => {
                        self.in_string = true;
                        self.string = 0;
                    }
                    b'[' | b'{' => self.depth += 1,
                    b']' | b'}' => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                if self.depth > DEEPEST {
                    return false;
                }
            }
        }
        true
    }
}

/// Reads one value and all of the input, so that what was cut off or tampered with is noticed.
pub(super) fn whole<T: DeserializeOwned>(input: &mut dyn BufRead) -> Result<T, Why> {
    let mut text = serde_json::Deserializer::from_reader(input);
    let value = T::deserialize(&mut text).map_err(|_| Why::Malformed)?;
    text.end().map_err(|_| Why::Malformed)?;
    Ok(value)
}

/// A value of any kind, kept if it is short text, a number or a yes or no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Loose(pub Option<String>);

impl Loose {
    /// The text, put right where Meta wrote each byte by itself; none for what stands for nothing.
    pub(super) fn text(&self) -> Option<Cow<'_, str>> {
        let text = repaired(self.0.as_deref()?);
        let trimmed = text.trim();
        let nothing =
            trimmed.is_empty() || ["n/a", "none", "null"].contains(&trimmed.to_lowercase().as_str());
        (!nothing).then_some(text)
    }

    /// The number, where it is one.
    pub(super) fn number(&self) -> Option<i64> {
        self.0.as_deref()?.trim().parse().ok()
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Loose;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
                Ok(Loose((text.len() <= LONGEST_KEPT).then(|| text.to_owned())))
            }

            fn visit_bool<E>(self, yes: bool) -> Result<Loose, E> {
                Ok(Loose(Some(yes.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
                Ok(Loose(Some(number.to_string())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
                Ok(Loose(Some(number.to_string())))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Loose, E> {
                Ok(Loose(None))
            }

            fn visit_unit<E>(self) -> Result<Loose, E> {
                Ok(Loose(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Loose(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Loose(None))
            }
        }
        from.deserialize_any(Any)
    }
}

/// A list of which only so much is kept; anything else in its place is an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List<T> {
    /// The first of it.
    pub items: Vec<T>,
    /// How many there are beyond.
    pub more: usize,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            more: 0,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<List<T>, A::Error> {
                let mut out = List::default();
                while out.items.len() < MOST {
                    match list.next_element()? {
                        Some(item) => out.items.push(item),
                        None => return Ok(out),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    out.more += 1;
                }
                Ok(out)
            }

            fn visit_unit<E>(self) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_str<E>(self, _: &str) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_i64<E>(self, _: i64) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_u64<E>(self, _: u64) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_f64<E>(self, _: f64) -> Result<List<T>, E> {
                Ok(List::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<List<T>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(List::default())
            }
        }
        from.deserialize_any(Items(PhantomData))
    }
}

/// Puts right what Meta's JSON does to letters: each byte of UTF-8 stands there as a letter of its own.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|letter| u8::try_from(letter).ok()).collect();
    match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(right) => Cow::Owned(right),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_written_byte_by_byte_are_put_right_and_others_stay() {
        assert_eq!(
            repaired("\u{c4}\u{90}\u{c3}\u{a3} b\u{e1}\u{ba}\u{ad}t"),
            "Đã bật"
        );
        assert_eq!(repaired("Đã bật"), "Đã bật");
        assert_eq!(repaired("caf\u{e9}"), "café");
    }

    #[test]
    fn nesting_and_endless_strings_are_stopped_before_they_cost_anything() {
        let takes = |text: &[u8]| Shape::default().takes(text);
        assert!(takes(&[b'['; DEEPEST]));
        assert!(!takes(&[b'['; DEEPEST + 1]));
        assert!(takes(br#"["[[[[[\"[[[[",{"a":[]}]"#));
        let mut long = vec![b'"'];
        long.resize(LONGEST + 2, b'a');
        assert!(!takes(&long));
        // In pieces as well.
        let mut shape = Shape::default();
        assert!(!(0..=DEEPEST).all(|_| shape.takes(b"[")));
    }

    #[test]
    fn what_is_of_another_kind_is_no_fault() {
        let list: List<Loose> = whole(&mut &b"[1, \"a\", null, [1], {\"b\": 2}, true]"[..]).unwrap();
        let texts: Vec<_> = list.items.iter().map(|item| item.0.as_deref()).collect();
        assert_eq!(texts, [Some("1"), Some("a"), None, None, None, Some("true")]);
        for other in ["7", "\"x\"", "{\"a\":1}", "null", "1.5", "false"] {
            assert!(
                whole::<List<Loose>>(&mut other.as_bytes())
                    .unwrap()
                    .items
                    .is_empty()
            );
        }
        assert_eq!(whole::<List<Loose>>(&mut &b"[1] tail"[..]), Err(Why::Malformed));
        assert_eq!(whole::<List<Loose>>(&mut &b"[1"[..]), Err(Why::Malformed));
    }
}
