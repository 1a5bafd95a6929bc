//! A password pasted into the wrong place: no output, no file and no message repeats it, or anything made from it.

use crate::harness::{Rasoat, folder};
use std::fs;
use std::path::Path;

/// A secret and what could give it away: SHA-1 and base64 of it.
pub(crate) struct Canary {
    pub(crate) secret: &'static str,
    made: [&'static str; 2],
}

pub(crate) const CANARIES: [Canary; 2] = [
    Canary {
        secret: "Kn4r#Bux7hTq",
        made: ["a19db6f78da9a95b4b32679e94ba74b272822b21", "S240ciNCdXg3aFRx"],
    },
    // This one could be a name in a file.
    Canary {
        secret: "kn4rbux7htqz",
        made: ["26dcee1f2741796a73d3edbf0719a8c0fd5afd53", "a240cmJ1eDdodHF6"],
    },
];

impl Canary {
    #[track_caller]
    pub(crate) fn not_in(&self, bytes: &[u8], place: &str) {
        let text = String::from_utf8_lossy(bytes);
        let (first, second) = self.secret.split_at(6);
        let lower = text.to_lowercase();
        let [sha1, base64] = self.made;
        for sign in [first, second, base64.trim_end_matches('=')] {
            assert!(!text.contains(sign), "{place} gives away {sign:?}:\n{text}");
        }
        assert!(!lower.contains(sha1), "{place} gives away the hash:\n{text}");
        // Five digits of the hash, as a range query would send them, standing alone.
        let prefix = sha1.get(..5).unwrap_or_default();
        assert!(
            !lower
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| word == prefix),
            "{place} gives away the prefix of the hash:\n{text}"
        );
    }

    /// Looks into every file below a folder, and at the names of the files.
    pub(crate) fn not_under(&self, folder: &Path, place: &str) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            self.not_in(path.to_string_lossy().as_bytes(), place);
            if path.is_dir() {
                self.not_under(&path, place);
            } else {
                self.not_in(&fs::read(&path).expect("a file"), place);
            }
        }
    }

    /// Profile files with the secret in a place where it does not belong.
    fn files(&self) -> Vec<String> {
        let s = self.secret;
        let account = |member: &str| format!(r#"{{"accounts": [{{"id": "a", "kind": "mail", {member}}}]}}"#);
        let mut files = vec![
            s.to_owned(),
            format!("\"{s}\""),
            format!("{{\"{s}\""),
            format!("{{\"accounts\": [{{\"id\": \"{s}"),
            format!("{{\"accounts\": {s}}}"),
            format!("accounts = {s}"),
            format!("[[accounts]]\nid = \"{s}\nkind = \"mail\""),
            format!("[{s}]\n"),
            format!("[[accounts]]\n{s} = 1\n{s} = 2"),
            format!("[[accounts]]\n\"{s}\" = 1\n"),
            format!(r#"{{"{s}": 1, "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"schema": "{s}", "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"person": "{s}", "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"person": {{"target": "{s}"}}, "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"similar": [["{s}", "{s}"]], "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"similar": "{s}", "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"devices": [{{"id": "d", "kind": "{s}"}}], "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"numbers": [{{"id": "n", "sim_pin": "{s}"}}], "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"passwords": [{{"id": "p", "strength": "{s}"}}], "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"passwords": [{{"id": "p", "{s}": 4}}], "accounts": [{{"id": "a"}}]}}"#),
            format!(r#"{{"accounts": ["{s}"]}}"#),
            format!(r#"{{"accounts": [{{"id": "a", "{s}": "{s}"}}]}}"#),
            format!(r#"{{"accounts": [{{"id": "{s}"}}, {{"id": "{s}"}}]}}"#),
            format!(r#"{{"accounts": [{{"id": "{s}", "vault": "{s}"}}]}}"#),
            account(&format!(r#""paßwort {s}": "{s}""#)),
        ];
        for field in [
            "kind",
            "value",
            "apps",
            "codes",
            "sso",
            "vault",
            "shared_with",
            "questions",
            "needed",
            "password",
        ] {
            files.push(account(&format!(r#""{field}": "{s}""#)));
        }
        for field in [
            "second",
            "recovery_mail",
            "recovery_sms",
            "devices",
            "saved_in",
            "admins",
            "codes",
        ] {
            files.push(account(&format!(r#""{field}": ["{s}"]"#)));
            files.push(account(&format!(r#""{field}": [["{s}"]]"#)));
            files.push(account(&format!(r#""{field}": "{s}""#)));
        }
        for method in ["totp", "sms", "email", "push", "otp"] {
            files.push(account(&format!(r#""second": ["{method}:{s}"]"#)));
        }
        files.push(account(&format!(r#""codes": "mail:{s}""#)));
        files
    }
}

#[test]
fn a_secret_in_a_profile_file_is_never_repeated() {
    for canary in &CANARIES {
        for text in canary.files() {
            for args in [
                &["score", "-"][..],
                &["score", "-", "--json"],
                &["--lang", "en", "audit", "--answers", "-"],
            ] {
                let (home, temp) = (folder(), folder());
                let run = args.iter().fold(Rasoat::new(home.path()), Rasoat::arg);
                let done = run
                    .env("TMPDIR", &temp.path().display().to_string())
                    .env("TEMP", &temp.path().display().to_string())
                    .stdin(text.clone())
                    .run();
                assert!(
                    [2, 4].contains(&done.code),
                    "{args:?} accepts {text}: {}",
                    done.stdout
                );
                canary.not_in(done.stdout.as_bytes(), &format!("standard output for {text}"));
                canary.not_in(done.stderr.as_bytes(), &format!("standard error for {text}"));
                canary.not_under(home.path(), "RASOAT_HOME");
                canary.not_under(temp.path(), "the folder for temporary files");
            }
        }
    }
}

#[test]
fn a_code_that_is_all_digits_is_not_repeated_either() {
    let home = folder();
    for pin in ["4711", "471147114711471147114711", "-4711", "4711.5"] {
        let text =
            format!(r#"{{"numbers": [{{"id": "n", "sim_pin": {pin}}}], "accounts": [{{"id": "a"}}]}}"#);
        let done = Rasoat::new(home.path())
            .args(["score", "-"])
            .stdin(text)
            .run()
            .code(4);
        assert!(!done.stderr.contains("4711"), "{}", done.stderr);
        assert!(done.stderr.contains("numbers[0].sim_pin"), "{}", done.stderr);
    }
}

#[test]
fn no_command_keeps_or_shows_what_comes_in_unasked() {
    for canary in &CANARIES {
        for line in [
            "",
            "audit",
            "audit --quick",
            "audit --demo --all",
            "audit --json",
            "plan",
            "show",
            "show --explain",
            "history",
            "history --passphrase-file -",
            "compare",
            "backup gone/backup.age --passphrase-file -",
            "restore gone/backup.age --passphrase-file -",
            "forget",
            "forget --yes",
            "checklist list",
            "checklist show second-factor",
            "checklist lint",
            "directive list",
            "directive check",
            "directive show luat-anm-2025",
            "completions bash",
            "man",
            "breach check --stdin",
            "breach check --stdin --offline --json",
            "breach info gone",
            "--help",
            "--version",
        ] {
            let (home, temp) = (folder(), folder());
            let run = line
                .split_whitespace()
                .fold(Rasoat::new(home.path()), Rasoat::arg);
            let done = run
                .env("TMPDIR", &temp.path().display().to_string())
                .env("TEMP", &temp.path().display().to_string())
                .stdin(format!("{0}\n1\n{0}\n", canary.secret))
                .run();
            canary.not_in(done.stdout.as_bytes(), line);
            canary.not_in(done.stderr.as_bytes(), line);
            canary.not_under(home.path(), "RASOAT_HOME");
            canary.not_under(temp.path(), "the folder for temporary files");
        }
    }
}
