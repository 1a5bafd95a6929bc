//! The content that is part of the program: every file under `checklists/`, written down by hand.
//!
//! A test compares the list with the folder. The order of the platforms is the order in which people are
//! offered them.

/// `(path inside the folder, text)`.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../checklists/", $path)))),*]
    };
}

/// The folder, as named in diagnostics.
pub(crate) const FOLDER: &str = "checklists";

/// Controls, platforms, packs and incidents.
pub(crate) const CATALOG: &[(&str, &str)] = files![
    "controls.toml",
    "platforms/facebook.toml",
    "platforms/zalo.toml",
    "platforms/google.toml",
    "platforms/tiktok.toml",
    "platforms/instagram.toml",
    "platforms/telegram.toml",
    "platforms/other-mail.toml",
    "platforms/password-manager.toml",
    "platforms/facebook-page.toml",
    "platforms/zalo-oa.toml",
    "platforms/youtube-channel.toml",
    "platforms/phone-number.toml",
    "platforms/devices.toml",
    "packs/full.toml",
    "packs/quick.toml",
    "packs/page-admin.toml",
    "packs/room-12.toml",
    "incidents.toml",
];

/// The registry of directives.
pub(crate) const REGISTRY: &[(&str, &str)] = files![
    "directives/luat.toml",
    "directives/nghi-dinh-thong-tu.toml",
    "directives/dang.toml",
    "directives/soc-trang-can-tho.toml",
];

/// The numbers of the exposure model.
pub(crate) const MODEL: &[(&str, &str)] = files!["model.toml"];

/// The ids that were ever used.
pub(crate) const LOCK: &[(&str, &str)] = files!["ids.lock"];

/// What an audit needs.
pub(crate) const CONTENT: &[&[(&str, &str)]] = &[CATALOG, REGISTRY, MODEL];

/// Everything.
pub(crate) const ALL: &[&[(&str, &str)]] = &[CATALOG, REGISTRY, MODEL, LOCK];

#[cfg(test)]
mod tests {
    use super::{CATALOG, LOCK, MODEL, REGISTRY};
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn the_list_is_what_lies_in_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists");
        let mut there = BTreeSet::new();
        for folder in ["", "platforms", "packs", "directives"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                let entry = entry.unwrap();
                let name = entry.file_name().into_string().unwrap();
                if entry.path().is_file() && Path::new(&name).extension().is_none_or(|end| end != "md") {
                    there.insert(if folder.is_empty() {
                        name
                    } else {
                        format!("{folder}/{name}")
                    });
                }
            }
        }
        let listed: BTreeSet<String> = [CATALOG, REGISTRY, MODEL, LOCK]
            .concat()
            .iter()
            .map(|(path, _)| (*path).to_owned())
            .collect();
        assert_eq!(listed, there, "src/catalog/embedded.rs and checklists/ differ");
    }
}
