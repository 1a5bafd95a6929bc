//! Every code a diagnostic can carry, once: its name for ever, how grave it is, whether loading stops at it.
//!
//! The words for a code are `catalog-lint-<code>` and `catalog-advice-<code>` in the Fluent files.

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content cannot stand like this.
    Error,
    /// Worth a look; the content still loads.
    Warning,
}

/// One code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, ASCII kebab.
    pub name: &'static str,
    /// How grave it is unless an option says otherwise.
    pub severity: Severity,
    /// Whether built-in content with this fault cannot be loaded at all.
    pub blocks: bool,
}

macro_rules! codes {
    ($($ident:ident = $name:literal, $severity:ident, $blocks:literal;)*) => {
        $(pub(crate) const $ident: Code = Code { name: $name, severity: Severity::$severity, blocks: $blocks };)*
        /// Every code, in the order of the documentation.
        pub const ALL: &[Code] = &[$($ident),*];
    };
}

codes! {
    // Files and folders.
    NO_SUCH_FOLDER = "no-such-folder", Error, true;
    NOT_A_FOLDER = "not-a-folder", Error, true;
    NOT_A_FILE = "not-a-file", Error, true;
    UNREADABLE = "unreadable", Error, true;
    TOO_LARGE = "too-large", Error, true;
    TOO_MANY_FILES = "too-many-files", Error, true;
    NOT_TEXT = "not-text", Error, true;
    NOTHING_TO_READ = "nothing-to-read", Error, true;
    EMPTY_FILE = "empty-file", Error, false;
    UNEXPECTED_FILE = "unexpected-file", Warning, false;
    OVERLAY_MODEL = "overlay-model", Error, false;
    FILE_NAME = "file-name", Error, false;
    // How a file is written.
    TOML_SYNTAX = "toml-syntax", Error, true;
    DUPLICATE_KEY = "duplicate-key", Error, true;
    UNKNOWN_KEY = "unknown-key", Error, false;
    WRONG_TYPE = "wrong-type", Error, true;
    // What is missing.
    MISSING_LANGUAGE = "missing-language", Error, false;
    MISSING_FIELD = "missing-field", Error, true;
    MISSING_WHY = "missing-why", Error, false;
    MISSING_LOOK = "missing-look", Error, false;
    MISSING_FIX = "missing-fix", Error, false;
    MISSING_SOURCE = "missing-source", Error, false;
    MISSING_CHECKED = "missing-checked", Error, false;
    MISSING_MARK = "missing-mark", Error, false;
    MISSING_SET = "missing-set", Warning, false;
    NO_CHOICES = "no-choices", Error, false;
    NO_PROVISIONS = "no-provisions", Error, false;
    MISSING_PARAMETER = "missing-parameter", Error, false;
    UNKNOWN_PARAMETER = "unknown-parameter", Error, false;
    NO_REMEDY = "no-remedy", Error, false;
    // Values outside their closed list.
    BAD_MARK = "bad-mark", Error, true;
    BAD_SCOPE = "bad-scope", Error, true;
    BAD_ATTRIBUTE = "bad-attribute", Error, true;
    BAD_WORD = "bad-word", Error, true;
    BAD_METHOD = "bad-method", Error, true;
    BAD_FIX_KIND = "bad-fix-kind", Error, true;
    BAD_VALUE = "bad-value", Error, true;
    BAD_DATE = "bad-date", Error, true;
    BAD_SITE = "bad-site", Error, false;
    BAD_NUMBER = "bad-number", Error, true;
    BAD_TRIPLE = "bad-triple", Error, true;
    SET_NOT_ALLOWED = "set-not-allowed", Error, true;
    ATTRIBUTE_SCOPE = "attribute-scope", Error, false;
    SEVERAL_ANSWERS = "several-answers", Error, false;
    // Ids.
    BAD_ID = "bad-id", Error, false;
    DUPLICATE_ID = "duplicate-id", Error, true;
    REDEFINES_BUILT_IN = "redefines-built-in", Error, false;
    NAME_TAKEN = "name-taken", Error, false;
    ID_REMOVED = "id-removed", Error, false;
    ID_RETIRED = "id-retired", Error, false;
    ID_NOT_LOCKED = "id-not-locked", Error, false;
    BAD_LOCK_LINE = "bad-lock-line", Error, false;
    MISSING_LOCK = "missing-lock", Error, false;
    // What one item says about another.
    UNKNOWN_CONTROL = "unknown-control", Error, false;
    UNKNOWN_CHOICE = "unknown-choice", Error, false;
    UNKNOWN_PLATFORM = "unknown-platform", Error, false;
    UNKNOWN_INCIDENT = "unknown-incident", Error, false;
    UNKNOWN_DIRECTIVE = "unknown-directive", Error, false;
    UNKNOWN_PROVISION = "unknown-provision", Error, false;
    ENDED_PROVISION = "ended-provision", Error, false;
    UNPROTECTIVE_PROVISION = "unprotective-provision", Error, false;
    TWO_REMEDIES = "two-remedies", Error, false;
    NOT_TOGETHER = "not-together", Error, false;
    BAD_ROW = "bad-row", Error, false;
    NEVER_ASKED = "never-asked", Warning, false;
    TOO_MANY_MINUTES = "too-many-minutes", Error, false;
    OVER_BUDGET = "over-budget", Error, false;
    // Words and links.
    NOT_HTTPS = "not-https", Error, false;
    NOT_NFC = "not-nfc", Error, false;
    INVISIBLE_CHARACTER = "invisible-character", Error, false;
    UNKNOWN_PLACEHOLDER = "unknown-placeholder", Error, false;
    PLACEHOLDER_DIFFERS = "placeholder-differs", Error, false;
    FORBIDDEN_WORD = "forbidden-word", Warning, false;
    OPEN_QUESTION = "open-question", Warning, false;
    // Days.
    STALE = "stale", Warning, false;
    DATE_IN_FUTURE = "date-in-future", Warning, false;
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::domain::text::Lang;
    use crate::i18n::Locale;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_kebab_and_have_words_in_both_languages() {
        let mut seen = BTreeSet::new();
        for code in ALL {
            assert!(seen.insert(code.name), "{} stands twice", code.name);
            assert!(super::super::fields::is_kebab(code.name), "{}", code.name);
            for lang in [Lang::Vi, Lang::En] {
                for key in [
                    format!("catalog-lint-{}", code.name),
                    format!("catalog-advice-{}", code.name),
                ] {
                    assert_ne!(
                        Locale::new(lang).text(&key),
                        key,
                        "no words for {key} in {lang:?}"
                    );
                }
            }
        }
    }
}
