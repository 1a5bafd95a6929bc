//! A fault of the program: told calmly, in the person's language, with its own exit code.
//!
//! What a panic says is never shown: it may hold what somebody typed. Where it happened may be.

use super::exit::Exit;
use super::failure::Failure;
use crate::i18n::Locale;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

/// Where the last panic happened.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// From now on a panic prints nothing.
pub(super) fn quiet() {
    set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| {
            // The folders above tell of the machine it was built on.
            let parts: Vec<&str> = at.file().rsplit(['/', '\\']).take(4).collect();
            let file: Vec<&str> = parts.into_iter().rev().collect();
            format!("{}:{}", file.join("/"), at.line())
        });
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
}

/// Does something; a panic in it becomes a failure. What it held is dropped, so the terminal is itself again.
pub(super) fn caught<T>(locale: Locale, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_payload| {
        let failure = Failure::new(
            Exit::Internal,
            locale,
            "cli-error-internal",
            "cli-advice-internal",
            &[],
        );
        Err(
            match PLACE.lock().unwrap_or_else(PoisonError::into_inner).take() {
                Some(place) => failure.because(place),
                None => failure,
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    const SECRET: &str = "Kn4r#Bux7hTq";

    #[test]
    fn a_panic_is_told_in_both_languages_and_repeats_nothing() {
        for (lang, words) in [(Lang::Vi, "lỗi bên trong"), (Lang::En, "fault of its own")] {
            let locale = Locale::new(lang);
            let failure = caught::<()>(locale, || panic!("{SECRET}")).unwrap_err();
            assert_eq!(failure.exit.code(), 70);
            let text = failure.text(locale);
            assert!(text.contains(words), "{text}");
            assert!(
                !text.contains(SECRET) && !failure.json().contains(SECRET),
                "{text}"
            );
        }
        assert_eq!(caught(Locale::new(Lang::Vi), || Ok(1)), Ok(1));
    }

    /// The hook is one for the whole process: it is tried in a process of its own.
    #[test]
    fn a_panic_prints_its_place_only() {
        let name = "cli::guard::tests::a_process_that_panics";
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "--nocapture", name])
            .env("RUST_BACKTRACE", "full")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains("src/cli/guard.rs:"), "{said}");
        assert!(!said.contains(SECRET) && !said.contains("panicked"), "{said}");
        assert!(!said.contains(env!("CARGO_MANIFEST_DIR")), "{said}");
        assert!(output.status.success(), "{said}");
    }

    #[test]
    #[ignore = "the test above starts it"]
    #[expect(clippy::print_stdout, reason = "what it prints is what is looked at")]
    fn a_process_that_panics() {
        quiet();
        let locale = Locale::new(Lang::Vi);
        println!(
            "{}",
            caught::<()>(locale, || panic!("{SECRET}"))
                .unwrap_err()
                .text(locale)
        );
    }
}
