//! Where results and messages go. Standard output carries results only.

use super::exit::Exit;
use super::failure::Failure;
use crate::disk;
use crate::domain::visible::for_terminal;
use crate::i18n::Locale;
use crate::i18n::lines::wrap;
use crate::prompt::Console;
use std::fs::OpenOptions;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// Writes a result to standard output, or whole into a file.
pub(super) fn result(text: &str, file: Option<&Path>, locale: Locale) -> Result<(), Failure> {
    match file {
        None => {
            let mut stdout = std::io::stdout().lock();
            match stdout
                .write_all(shown(text).as_bytes())
                .and_then(|()| stdout.flush())
            {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                    Err(
                        Failure::new(Exit::Data, locale, "cli-error-stdout", "cli-advice-stdout", &[])
                            .because(error),
                    )
                }
                // A reader that has seen enough is no fault.
                _ => Ok(()),
            }
        }
        Some(path) => to(text.as_bytes(), path, locale),
    }
}

/// Writes a result whole into a file.
pub(super) fn to(bytes: &[u8], path: &Path, locale: Locale) -> Result<(), Failure> {
    to_file(bytes, path).map_err(|error| unwritten(path, locale).because(error))
}

/// Whether a result can be written into a file, as far as one knows before; the file stays as it is.
pub(super) fn reaches(file: Option<&Path>, locale: Locale) -> Result<(), Failure> {
    let Some(path) = file else { return Ok(()) };
    try_file(path).map_err(|error| unwritten(path, locale).because(error))
}

/// That a file cannot be written, or a folder not be made.
pub(super) fn unwritten(path: &Path, locale: Locale) -> Failure {
    let name = path.display().to_string();
    Failure::new(
        Exit::Data,
        locale,
        "cli-error-output",
        "cli-advice-output",
        &[("file", &name)],
    )
}

/// As it may go to a terminal; ends of lines stay as the format wants them.
fn shown(text: &str) -> String {
    let lines: Vec<_> = text.split("\r\n").map(for_terminal).collect();
    lines.join("\r\n")
}

/// Why a file is still there.
#[derive(Debug)]
pub(super) enum Unerased {
    /// Nothing was changed.
    Untouched(std::io::Error),
    /// It may have been overwritten in part.
    Half(std::io::Error),
    /// It was overwritten, but it could not be removed.
    Name(std::io::Error),
}

/// Writes zeros over a file, waits until they are on the disk, and removes it. Where a link was given, what it
/// leads to and the link. What an SSD, a backup or a synced folder keeps is out of reach.
pub(super) fn erase(path: &Path) -> Result<(), Unerased> {
    let real = std::fs::canonicalize(path).map_err(Unerased::Untouched)?;
    let mut file = OpenOptions::new()
        .write(true)
        .open(&real)
        .map_err(Unerased::Untouched)?;
    let meta = file.metadata().map_err(Unerased::Untouched)?;
    if !meta.is_file() {
        return Err(Unerased::Untouched(ErrorKind::InvalidInput.into()));
    }
    let mut zeros = std::io::Read::take(std::io::repeat(0), meta.len());
    std::io::copy(&mut zeros, &mut file)
        .and_then(|_| file.sync_all())
        .map_err(Unerased::Half)?;
    drop(file);
    std::fs::remove_file(&real).map_err(Unerased::Name)?;
    if path.is_symlink() {
        std::fs::remove_file(path).map_err(Unerased::Name)?;
    }
    Ok(())
}

/// Into a file whole or not at all; into a pipe, a device or whatever else stands there as it is.
fn to_file(bytes: &[u8], path: &Path) -> std::io::Result<()> {
    match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(ErrorKind::IsADirectory.into()),
        // The file a link leads to is replaced, not the link.
        Ok(meta) if meta.is_file() => disk::replace(&std::fs::canonicalize(path)?, bytes),
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => disk::replace(path, bytes),
        // Also a link that leads nowhere yet.
        _ => through(bytes, path),
    }
}

/// Begins what [`to_file`] does, and leaves nothing of it. What is neither a file nor a name for one is not touched.
fn try_file(path: &Path) -> std::io::Result<()> {
    let real = match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(meta) if meta.is_file() => std::fs::canonicalize(path)?,
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => path.to_owned(),
        Ok(_) | Err(_) => return Ok(()),
    };
    let neighbour = disk::neighbour(&real);
    disk::private().create_new(true).open(&neighbour)?;
    std::fs::remove_file(neighbour)
}

/// Writes to what a name stands for, without touching the name.
fn through(bytes: &[u8], path: &Path) -> std::io::Result<()> {
    let mut file = disk::private().create(true).truncate(false).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Tells the person something beside the result, in lines that fit where a person reads them.
pub(super) fn note(text: &str) {
    let text = &*for_terminal(text);
    let mut stderr = std::io::stderr().lock();
    let text = match Console::width() {
        Some(width) => {
            let lines = text.lines().flat_map(|line| {
                // What fits stays as it is: the marks under a mistake must stand where they stand.
                if line.width() <= width {
                    return vec![line.to_owned()];
                }
                let indent = line.len() - line.trim_start().len();
                wrap(&" ".repeat(indent), line.trim_start(), width)
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        None => text.trim_end().to_owned(),
    };
    let _nobody_to_tell = writeln!(stderr, "{text}");
}

/// Whether somebody watches standard error.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Writes over the last line of standard error: how far long work is. With blanks, which every console understands.
pub(super) fn over(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let blank = Console::width().unwrap_or_default().saturating_sub(1);
    let _nobody_to_tell =
        write!(stderr, "\r{:blank$}\r{}", "", for_terminal(text)).and_then(|()| stderr.flush());
}
