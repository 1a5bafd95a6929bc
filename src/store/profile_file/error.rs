//! What can be wrong with a profile file, and the words for it.

use crate::domain::profile::Section;
use crate::i18n::Locale;

/// The two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// TOML.
    Toml,
}

/// What is wrong with the writing of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It ends too early.
    Truncated,
    /// A key stands twice in one table.
    Duplicate,
    /// Something follows where it should be over.
    Trailing,
    /// Lists in lists, deeper than anybody reads.
    Deep,
    /// Anything else.
    Other,
}

impl Malformed {
    fn key(self) -> &'static str {
        match self {
            Malformed::Truncated => "truncated",
            Malformed::Duplicate => "duplicate",
            Malformed::Trailing => "trailing",
            Malformed::Deep => "deep",
            Malformed::Other => "syntax",
        }
    }
}

/// Why a profile file was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be opened or read.
    #[error("profile file cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// Larger than [`super::MAX_BYTES`].
    #[error("profile file is too large")]
    TooLarge,
    /// Not UTF-8.
    #[error("profile file is not UTF-8")]
    NotUtf8 {
        /// The line of the first such byte.
        line: usize,
    },
    /// Nothing in it.
    #[error("profile file is empty")]
    Empty,
    /// Bytes that are no text.
    #[error("profile file is binary")]
    Binary,
    /// It does not begin like a profile of either format.
    #[error("profile file is neither JSON nor TOML")]
    Neither,
    /// Begun in one of the formats, and not well written.
    #[error("profile file has a syntax error at {line}:{column}")]
    Syntax {
        /// Which of the two it looked like.
        format: Format,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What kind of mistake it is.
        kind: Malformed,
    },
    /// No account in it: nothing to score.
    #[error("profile has no accounts")]
    NoAccounts,
    /// Values that are not allowed, up to ten of them.
    #[error("profile has {} invalid values", .0.len())]
    Invalid(Vec<Problem>),
}

/// One value that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `accounts[2].second[0]`.
    pub path: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a value. A value that was found is never among it: a password pasted into the wrong place
/// would be repeated on a screen that others can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No field has this name; the name is part of the path only when it is one of the format or a slip of one.
    Field {
        /// The field that was probably meant.
        near: Option<&'static str>,
        /// The line of a name that is not told, where it is certain.
        line: Option<usize>,
        /// The fields there are.
        allowed: &'static [&'static str],
    },
    /// A field that must be there is not.
    Missing(&'static str),
    /// Not one of a closed list.
    Word {
        /// What stands there.
        found: Found,
        /// What may stand there.
        allowed: Vec<String>,
    },
    /// Not of the right shape (number, list, text …).
    Shape {
        /// What stands there.
        found: Found,
        /// What may stand there.
        allowed: &'static str,
    },
    /// Made for a newer program.
    Newer {
        /// The shape this program reads.
        known: &'static str,
    },
    /// A name that is not opaque.
    Name,
    /// A name that stands twice.
    Twice {
        /// Where it stands first.
        first: String,
    },
    /// A reference to nothing.
    Nothing {
        /// Where it was looked for.
        section: Section,
    },
    /// A reference to an account of another kind.
    Kind {
        /// The kind it should have.
        kind: &'static str,
    },
    /// An account that refers to itself.
    Itself,
    /// A pair that is none.
    NoPair {
        /// How many names it has.
        count: usize,
    },
    /// A pair of one and the same group.
    SamePair,
    /// "?" where an answer is needed.
    NotUnknown,
}

/// What stands in the file, as far as it may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number too short to be a code of any kind.
    Small(i64),
    /// Any other number.
    Number,
    /// Words.
    Text,
    /// A list.
    List,
    /// A table.
    Table,
}

impl Found {
    fn explain(self, locale: Locale) -> String {
        match self {
            Found::Null => "null".to_owned(),
            Found::Bool(value) => value.to_string(),
            Found::Small(value) => value.to_string(),
            Found::Number => locale.text("store-profile-found-number"),
            Found::Text => locale.text("store-profile-found-text"),
            Found::List => locale.text("store-profile-found-list"),
            Found::Table => locale.text("store-profile-found-table"),
        }
    }
}

/// A mistake in words: what happened, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened.
    pub what: String,
    /// What to do next.
    pub advice: String,
}

impl Error {
    /// What the system said, where it was the system that refused.
    pub fn cause(&self) -> Option<String> {
        match self {
            Error::Unreadable(source) => Some(source.to_string()),
            _ => None,
        }
    }

    /// The mistake in words.
    pub fn explain(&self, locale: Locale) -> Explained {
        let (what, advice) = match self {
            Error::Unreadable(source) => {
                let key = match source.kind() {
                    std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => "absent",
                    std::io::ErrorKind::IsADirectory => "folder",
                    std::io::ErrorKind::InvalidFilename => "name",
                    std::io::ErrorKind::PermissionDenied => "denied",
                    _ => "unreadable",
                };
                return Explained {
                    what: locale.text(&format!("store-error-profile-{key}")),
                    advice: locale.text(&format!("store-advice-profile-{key}")),
                };
            }
            Error::TooLarge => (
                locale.text("store-error-profile-too-large"),
                "store-advice-profile-too-large",
            ),
            Error::NotUtf8 { line } => (
                locale.with("store-error-profile-not-utf8", &[("line", &locale.count(*line))]),
                "store-advice-profile-not-utf8",
            ),
            Error::Empty => (
                locale.text("store-error-profile-empty"),
                "store-advice-profile-empty",
            ),
            Error::Binary => (
                locale.text("store-error-profile-binary"),
                "store-advice-profile-too-large",
            ),
            Error::Neither => (
                locale.text("store-error-profile-neither"),
                "store-advice-profile-neither",
            ),
            Error::Syntax {
                format,
                line,
                column,
                kind,
            } => {
                let format = match format {
                    Format::Json => "JSON",
                    Format::Toml => "TOML",
                };
                let (line, column) = (locale.count(*line), locale.count(*column));
                let args = [("format", format), ("line", line.as_str()), ("column", &column)];
                let key = kind.key();
                return Explained {
                    what: locale.with(&format!("store-error-profile-{key}"), &args),
                    advice: locale.text(&format!("store-advice-profile-{key}")),
                };
            }
            Error::NoAccounts => (
                locale.text("store-error-profile-no-accounts"),
                "store-advice-profile-no-accounts",
            ),
            Error::Invalid(problems) => {
                let lines: Vec<String> = problems.iter().map(|problem| problem.explain(locale)).collect();
                let what = locale.with(
                    "store-error-profile-invalid",
                    &[
                        ("count", &locale.count(problems.len())),
                        ("list", &lines.join("\n")),
                    ],
                );
                (what, "store-advice-profile-invalid")
            }
        };
        Explained {
            what,
            advice: locale.text(advice),
        }
    }
}

impl Problem {
    /// One line: where, what kind of thing was found, what is allowed.
    pub fn explain(&self, locale: Locale) -> String {
        let top = locale.text("store-profile-top");
        let path = if self.path.is_empty() { &top } else { &self.path };
        match &self.wrong {
            Wrong::Field {
                near: None,
                line,
                allowed,
            } => {
                let place = line.map(|line| {
                    let line = locale.count(line);
                    locale.with("store-profile-line", &[("path", path), ("line", &line)])
                });
                let path = place.as_ref().unwrap_or(path);
                locale.with(
                    "store-profile-field",
                    &[("path", path), ("allowed", &allowed.join(", "))],
                )
            }
            Wrong::Field { near: Some(near), .. } => {
                locale.with("store-profile-field-near", &[("path", path), ("near", near)])
            }
            Wrong::Missing(name) => locale.with("store-profile-missing", &[("path", path), ("name", name)]),
            Wrong::Word { found, allowed } => locale.with(
                "store-profile-word",
                &[
                    ("path", path),
                    ("found", &found.explain(locale)),
                    ("allowed", &allowed.join(", ")),
                ],
            ),
            Wrong::Shape { found, allowed } => locale.with(
                "store-profile-shape",
                &[
                    ("path", path),
                    ("found", &found.explain(locale)),
                    ("allowed", allowed),
                ],
            ),
            Wrong::Newer { known } => locale.with("store-profile-newer", &[("path", path), ("known", known)]),
            Wrong::Name => locale.with("store-profile-name", &[("path", path)]),
            Wrong::Twice { first } => locale.with("store-profile-twice", &[("path", path), ("first", first)]),
            Wrong::Nothing { section } => locale.with(
                "store-profile-nothing",
                &[("path", path), ("section", section.as_str())],
            ),
            Wrong::Kind { kind } => locale.with("store-profile-kind", &[("path", path), ("kind", kind)]),
            Wrong::Itself => locale.with("store-profile-itself", &[("path", path)]),
            Wrong::NoPair { count } => locale.with(
                "store-profile-no-pair",
                &[("path", path), ("count", &locale.count(*count))],
            ),
            Wrong::SamePair => locale.with("store-profile-same-pair", &[("path", path)]),
            Wrong::NotUnknown => locale.with("store-profile-not-unknown", &[("path", path)]),
        }
    }
}
