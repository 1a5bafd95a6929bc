//! Where content comes from: the embedded files, or a folder read with care.
//!
//! Owns every way in which a file can refuse to be read. It does not know what stands in a file.

use super::Error;
use std::fs;
use std::io::Read;
use std::path::Path;

/// The largest file that is read.
pub(crate) const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// The most files a folder may bring.
pub(crate) const MAX_FILES: usize = 200;

/// Whose content it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// Part of the program.
    BuiltIn,
    /// Added by a folder.
    Overlay,
}

/// What a file is for, told by its place in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Controls,
    Platform,
    Pack,
    Directives,
    Incidents,
    Model,
    Lock,
    /// A content file at a place where nobody reads it.
    Nowhere,
}

impl Role {
    /// The role of a path inside the folder, written with `/`.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let is_toml = Path::new(path).extension().is_some_and(|ending| ending == "toml");
        match path.split_once('/') {
            None if path == "controls.toml" => Some(Role::Controls),
            None if path == "incidents.toml" => Some(Role::Incidents),
            None if path == "model.toml" => Some(Role::Model),
            None if path == "ids.lock" => Some(Role::Lock),
            Some(("platforms", _)) if is_toml => Some(Role::Platform),
            Some(("packs", _)) if is_toml => Some(Role::Pack),
            Some(("directives", _)) if is_toml => Some(Role::Directives),
            _ if is_toml => Some(Role::Nowhere),
            _ => None,
        }
    }
}

/// One file of content.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// How it is shown to people.
    pub path: String,
    /// Its name without folders and ending.
    pub stem: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// What it is for.
    pub role: Role,
    /// Whose it is.
    pub origin: Origin,
}

impl Source {
    /// A source from text in memory; `relative` is its place inside the folder.
    pub(crate) fn new(prefix: &str, relative: &str, text: &str, origin: Origin) -> Option<Self> {
        let file = relative.rsplit('/').next().unwrap_or(relative);
        Some(Self {
            path: format!("{prefix}/{relative}"),
            stem: file.split('.').next().unwrap_or(file).to_owned(),
            text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            role: Role::of(relative)?,
            origin,
        })
    }
}

/// What a folder gave: the files that could be read, and why the others could not.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    pub sources: Vec<Source>,
    pub failures: Vec<Error>,
}

/// Reads every content file of a folder, in the order of their names.
pub(crate) fn folder(root: &Path, origin: Origin) -> Folder {
    let mut out = Folder::default();
    match fs::metadata(root) {
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => {
            out.failures.push(Error::NotAFolder { path: shown(root) });
            return out;
        }
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
            out.failures.push(Error::NoSuchFolder { path: shown(root) });
            return out;
        }
        Err(source) => {
            out.failures.push(Error::Unreadable {
                path: shown(root),
                source,
            });
            return out;
        }
    }
    let mut relatives = names(root, "", &mut out.failures);
    let folders: Vec<String> = relatives
        .iter()
        .filter(|name| !name.starts_with('.') && Role::of(name).is_none() && root.join(name).is_dir())
        .cloned()
        .collect();
    for name in folders {
        relatives.extend(names(&root.join(&name), &format!("{name}/"), &mut out.failures));
    }
    relatives.retain(|name| Role::of(name).is_some() && !name.split('/').any(|part| part.starts_with('.')));
    if relatives.len() > MAX_FILES {
        out.failures.push(Error::TooManyFiles {
            path: shown(root),
            files: relatives.len(),
        });
        return out;
    }
    let prefix = shown(root);
    for relative in relatives {
        match read(&root.join(&relative)) {
            Ok(text) => out.sources.extend(Source::new(&prefix, &relative, &text, origin)),
            Err(error) => out.failures.push(error),
        }
    }
    if out.sources.is_empty() && out.failures.is_empty() {
        out.failures.push(Error::NothingToRead { path: prefix });
    }
    out
}

/// The names in a folder, sorted, each behind a prefix.
fn names(folder: &Path, prefix: &str, failures: &mut Vec<Error>) -> Vec<String> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(source) => {
            failures.push(Error::Unreadable {
                path: shown(folder),
                source,
            });
            return Vec::new();
        }
    };
    let mut out: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| format!("{prefix}{}", entry.file_name().to_string_lossy()))
        // One more than the limit is enough to refuse the folder.
        .take(MAX_FILES * 20)
        .collect();
    out.sort();
    out
}

/// Reads one file as text: never a pipe or a device, never more than the limit.
fn read(path: &Path) -> Result<String, Error> {
    let unreadable = |source| Error::Unreadable {
        path: shown(path),
        source,
    };
    let meta = fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(Error::NotAFile { path: shown(path) });
    }
    if meta.len() > MAX_BYTES {
        return Err(Error::TooLarge {
            path: shown(path),
            bytes: meta.len(),
        });
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    let read = bytes.len() as u64;
    if read > MAX_BYTES {
        return Err(Error::TooLarge {
            path: shown(path),
            bytes: read,
        });
    }
    let text = String::from_utf8(bytes).map_err(|error| Error::NotText {
        path: shown(path),
        at: error.utf8_error().valid_up_to(),
    })?;
    // A zero byte is valid UTF-8 and a sure sign of a file that is no text.
    match text.find('\0') {
        Some(at) => Err(Error::NotText {
            path: shown(path),
            at,
        }),
        None => Ok(text),
    }
}

/// A path for people.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let trimmed = text.trim_end_matches(['/', '\\']);
    if trimmed.is_empty() {
        text.into_owned()
    } else {
        trimmed.to_owned()
    }
}
