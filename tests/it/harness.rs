//! Runs the real program in surroundings of our own: no inherited environment, a home that is thrown away.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One run of the program.
pub(crate) struct Rasoat {
    command: Command,
    stdin: Vec<u8>,
}

/// What it did.
#[must_use = "look at the output or at the exit code"]
pub(crate) struct Done {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Rasoat {
    /// The program with no environment but a home.
    pub(crate) fn new(home: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
        command.env_clear().env("RASOAT_HOME", home).env("TZ", "UTC");
        // Windows programs do not start without these.
        for name in ["SystemRoot", "windir"] {
            #[allow(clippy::disallowed_methods, reason = "the harness prepares an environment")]
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        Self {
            command,
            stdin: Vec::new(),
        }
    }

    pub(crate) fn args<const N: usize>(mut self, args: [&str; N]) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Done {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that does not read its input is no fault of the test.
        let _closed_early = stdin.write_all(&self.stdin);
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        Done {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }
}

impl Done {
    /// The exit code, with what was said when it is another one.
    #[track_caller]
    pub(crate) fn code(self, expected: i32) -> Self {
        assert_eq!(
            self.code, expected,
            "stdout:\n{}\nstderr:\n{}",
            self.stdout, self.stderr
        );
        self
    }

    /// Standard error says this.
    #[track_caller]
    pub(crate) fn says(self, expected: &str) -> Self {
        assert!(
            self.stderr.contains(expected),
            "standard error does not say {expected:?}:\n{}",
            self.stderr
        );
        self
    }

    /// Standard output says this.
    #[track_caller]
    pub(crate) fn prints(self, expected: &str) -> Self {
        assert!(
            self.stdout.contains(expected),
            "standard output does not say {expected:?}:\n{}",
            self.stdout
        );
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }
}

/// A folder that goes away with the test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A file in a folder.
pub(crate) fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// Says by name what could not be tried here, and why.
#[allow(clippy::print_stderr, reason = "whoever runs the tests is told")]
#[cfg_attr(
    not(target_os = "linux"),
    expect(dead_code, reason = "only tools of Linux may be missing")
)]
pub(crate) fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}
