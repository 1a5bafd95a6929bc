//! Runs the real program in surroundings of our own: no inherited environment, a home that is thrown away.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where `tests/windows` has put the program for Windows. The tests then start that one, under wine.
#[allow(
    clippy::disallowed_methods,
    reason = "the harness is told which program to test"
)]
pub(crate) fn for_windows() -> Option<PathBuf> {
    std::env::var_os("RASOAT_WINDOWS").map(PathBuf::from)
}

/// The program in an environment that holds nothing but what the system cannot do without.
pub(crate) fn program() -> Command {
    let Some(windows) = for_windows() else {
        return this_system();
    };
    let mut command = Command::new("wine");
    command.arg(windows).env_clear();
    keep(
        &mut command,
        &["PATH", "HOME", "WINEPREFIX", "WINEDEBUG", "WINEDLLOVERRIDES"],
    );
    // Without an encoding wine knows no Vietnamese name of a file.
    command.env("LC_ALL", "C.UTF-8");
    command
}

/// Where the program lies, for a shell or a terminal to start. Wine is not started so: who forgets that fails, and does
/// not look at the wrong program.
pub(crate) fn path() -> &'static str {
    assert_eq!(for_windows(), None, "not_under_wine is missing");
    env!("CARGO_BIN_EXE_rasoat")
}

/// The program for the system that the tests run on, whichever is tested: the other side of what one hands on.
pub(crate) fn this_system() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.env_clear();
    // Windows programs do not start without these.
    keep(&mut command, &["SystemRoot", "windir"]);
    command
}

#[allow(clippy::disallowed_methods, reason = "the harness prepares an environment")]
fn keep(command: &mut Command, names: &[&str]) {
    for name in names {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
}

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
        Self::of(program(), home)
    }

    /// A program of one's own choice with no environment but a home.
    pub(crate) fn of(mut command: Command, home: &Path) -> Self {
        command.env("RASOAT_HOME", home).env("TZ", "UTC");
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
        let mut done = self.once();
        // Under load wine may fail before the program begins: it then ends with 1 and says nothing, which ours never does.
        for _ in 0..2 {
            let silent = done.code == 1 && done.stdout.is_empty() && done.stderr.is_empty();
            if for_windows().is_none() || !silent {
                break;
            }
            done = self.once();
        }
        done
    }

    fn once(&mut self) -> Done {
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

/// Whether the program under test is the one for Windows; if so, says by name which test leaves it out, and why.
///
/// Written past the capture of the test runner: `tests/windows` shows these lines.
#[must_use = "leave the test where it is so"]
pub(crate) fn not_under_wine(why: &str) -> bool {
    let windows = for_windows().is_some();
    if windows {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or_default();
        let _nobody_to_tell = writeln!(std::io::stderr(), "not under wine: {name}: {why}");
    }
    windows
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
