//! The only reader of the environment and of the clock.

use crate::domain::text::Lang;
use crate::prompt::Console;
use std::io::IsTerminal;
use std::path::PathBuf;

/// What the surroundings say, read once at the start.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing the surroundings say"
)]
pub(super) struct Env {
    /// `RASOAT_HOME`: everything in one folder.
    pub home: Option<PathBuf>,
    /// `RASOAT_LANG`; the system's own language does not count.
    pub lang: Option<Lang>,
    /// `NO_COLOR` is set and not empty, `TERM=dumb`, or a console that cannot paint.
    pub no_color: bool,
    /// `ACCESSIBLE` is set and neither empty nor 0.
    pub accessible: bool,
    /// Somebody sits there: standard input and standard error are a terminal.
    pub interactive: bool,
    /// The window was opened for this program and closes with it.
    pub own_window: bool,
    /// Results go to a terminal.
    pub stdout_is_terminal: bool,
    /// Columns of the terminal that a line may fill, or what `COLUMNS` says; 80 where nothing does.
    pub width: usize,
    /// Rows of the terminal, where it tells.
    pub height: Option<usize>,
    /// Whether `COLUMNS` said so.
    pub columns: bool,
}

/// Columns assumed where nothing says otherwise.
const WIDTH: usize = 80;
/// No screen is narrower than this.
const MIN_WIDTH: usize = 20;

impl Env {
    /// Reads the surroundings.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the environment"
    )]
    pub(super) fn read() -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let columns = set("COLUMNS").and_then(|value| value.to_str()?.parse::<usize>().ok());
        let size = terminal_size::terminal_size_of(std::io::stdout())
            .or_else(|| terminal_size::terminal_size_of(std::io::stderr()));
        let width = columns.or(size.map(|(terminal_size::Width(width), _)| Console::usable(width)));
        Self {
            home: set("RASOAT_HOME").map(PathBuf::from),
            lang: set("RASOAT_LANG").and_then(|value| lang(value.to_str()?)),
            no_color: set("NO_COLOR").is_some()
                || set("TERM").is_some_and(|term| term == "dumb")
                // A console of Windows paints only once it was told to; an old one shows the codes instead.
                || anstyle_query::windows::enable_ansi_colors() == Some(false),
            accessible: set("ACCESSIBLE").is_some_and(|value| value != "0"),
            interactive: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
            own_window: super::system::own_window(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            width: width.unwrap_or(WIDTH).max(MIN_WIDTH),
            height: size.map(|(_, terminal_size::Height(height))| usize::from(height)),
            columns: columns.is_some(),
        }
    }

    /// The folder of the person's data: `RASOAT_HOME`, or the platform's own place.
    pub(super) fn data_folder(&self) -> Option<PathBuf> {
        self.home.clone().or_else(|| {
            directories::ProjectDirs::from("", "", "rasoat").map(|dirs| dirs.data_local_dir().to_path_buf())
        })
    }
}

/// The language of a name; `vi-VN` and `en_US` count too.
pub(super) fn lang(name: &str) -> Option<Lang> {
    let name = name.trim().to_lowercase();
    match name.split(['-', '_', '.']).next() {
        Some("vi") => Some(Lang::Vi),
        Some("en") => Some(Lang::En),
        _ => None,
    }
}

/// The present moment.
#[derive(Clone, Debug)]
pub(super) struct Now {
    /// RFC 3339 with the local offset, seconds.
    pub stamp: String,
    /// The local day.
    pub date: crate::domain::text::Date,
}

/// Reads the clock.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the clock"
)]
pub(super) fn now() -> Now {
    let now = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system());
    Now {
        stamp: now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        date: now.date(),
    }
}
