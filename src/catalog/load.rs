//! All files of a content together: the items, the mistakes, and what the linter needs to know.

use super::facts::{Facts, Problem};
use super::reader::Reading;
use super::source::{Origin, Role, Source};
use super::{codes, controls, directives, incidents, model, packs, platforms};
use crate::domain::checklist::Catalog;
use crate::domain::directive::Registry;
use crate::domain::incident::Help;
use crate::domain::params::Params;

/// What a set of sources says.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub catalog: Catalog,
    pub registry: Registry,
    pub params: Option<Params>,
    pub problems: Vec<Problem>,
    /// How many problems were too many to keep.
    pub left_out: usize,
    pub facts: Facts,
}

/// Reads sources in their order. With `lint` every fact and every unknown key is noted; without, only mistakes.
pub(crate) fn read(sources: &[Source], lint: bool) -> Loaded {
    let mut out = Loaded {
        catalog: Catalog {
            help: Help::default(),
            controls: Vec::new(),
            platforms: Vec::new(),
            packs: Vec::new(),
        },
        registry: Registry::default(),
        params: None,
        problems: Vec::new(),
        left_out: 0,
        facts: Facts::default(),
    };
    let pack = pack_of_overlay(sources);
    for (index, source) in sources.iter().enumerate() {
        one(&mut out, index, source, pack.as_deref(), lint);
    }
    out
}

/// What an overlay is called: its first pack, else its folder.
fn pack_of_overlay(sources: &[Source]) -> Option<String> {
    let overlay = || sources.iter().filter(|source| source.origin == Origin::Overlay);
    let pack = overlay().find(|source| source.role == Role::Pack);
    let of_folder = |source: &Source| {
        let depth = if matches!(
            source.role,
            Role::Controls | Role::Incidents | Role::Model | Role::Lock
        ) {
            1
        } else {
            2
        };
        source
            .path
            .rsplit('/')
            .nth(depth)
            .unwrap_or(&source.path)
            .to_owned()
    };
    match pack {
        Some(pack) => Some(pack.stem.clone()),
        None => overlay().next().map(of_folder),
    }
}

fn one(out: &mut Loaded, index: usize, source: &Source, pack: Option<&str>, lint: bool) {
    let mut cx = Reading::new(index, lint);
    cx.pack = pack
        .filter(|_| source.origin == Origin::Overlay)
        .map(str::to_owned);
    match source.role {
        Role::Lock => return,
        Role::Nowhere => {
            cx.report(codes::UNEXPECTED_FILE, 0..0, Vec::new());
            out.problems.append(&mut cx.problems);
            return;
        }
        Role::Model if source.origin == Origin::Overlay => {
            cx.report(codes::OVERLAY_MODEL, 0..0, Vec::new());
            out.problems.append(&mut cx.problems);
            return;
        }
        _ if source.text.trim().is_empty() => {
            cx.report(codes::EMPTY_FILE, 0..0, Vec::new());
            out.problems.append(&mut cx.problems);
            return;
        }
        _ => {}
    }
    let (table, sound) = cx.parse(&source.text);
    let of_notation = cx.problems.len();
    let table = table.get_ref();
    if lint {
        cx.invisible(table);
    }
    match source.role {
        Role::Controls => out.catalog.controls.extend(controls::read(&mut cx, table)),
        Role::Platform => out
            .catalog
            .platforms
            .extend(platforms::platform(&mut cx, table, &source.stem)),
        Role::Pack => out
            .catalog
            .packs
            .extend(packs::pack(&mut cx, table, &source.stem)),
        Role::Directives => {
            out.registry.directives.extend(directives::read(&mut cx, table));
        }
        Role::Incidents => {
            let help = incidents::read(&mut cx, table);
            out.catalog.help.warning = out.catalog.help.warning.take().or(help.warning);
            out.catalog.help.incidents.extend(help.incidents);
            out.catalog.help.channels.extend(help.channels);
        }
        Role::Model => out.params = model::read(&mut cx, table),
        Role::Lock | Role::Nowhere => {}
    }
    if !sound {
        // What follows a mistake of the notation is guesswork: keep the names, so that other files that
        // mention them are not blamed, and drop the rest.
        cx.problems.truncate(of_notation);
        let names = std::mem::take(&mut cx.facts.names);
        cx.facts = Facts {
            names,
            ..Facts::default()
        };
    }
    out.problems.append(&mut cx.problems);
    out.facts.names.append(&mut cx.facts.names);
    out.facts.references.append(&mut cx.facts.references);
    out.facts.prose.append(&mut cx.facts.prose);
    out.facts.days.append(&mut cx.facts.days);
    out.facts.links.append(&mut cx.facts.links);
    out.facts.remedies.append(&mut cx.facts.remedies);
    out.facts.budgets.append(&mut cx.facts.budgets);
    out.facts.parameters.append(&mut cx.facts.parameters);
    out.left_out += cx.left_out;
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::catalog::source::{Origin, Source};
    use std::fmt::Write;
    use std::time::{Duration, Instant};

    /// A content of about this many bytes, in the shape of the real one.
    fn synthetic(bytes: usize) -> Vec<Source> {
        let mut controls = String::new();
        let mut number = 0;
        while controls.len() < bytes / 2 {
            number += 1;
            write!(
                controls,
                r#"
[[control]]
id = "control-{number}"
scope = "account"
title = {{ vi = "Xác minh 2 bước", en = "Two-step verification" }}
question = {{ vi = "{{subject}} đã bật xác minh 2 bước chưa?", en = "Is two-step verification on for {{subject}}?" }}
why = {{ vi = "Có bước thứ hai thì người biết mật khẩu vẫn khó vào được.", en = "Knowing the password is not enough then." }}
look = {{ vi = "Mở {{path}}.", en = "Open {{path}}." }}
fix = {{ vi = "Bật xác minh 2 bước.", en = "Switch two-step verification on." }}
seconds = 40
sets = "second"
provisions = []
source = "https://example.org/"
checked = 2026-11-23
mark = "verified"
choice = [{{ id = "app", text = {{ vi = "Ứng dụng xác thực", en = "Authenticator app" }}, state = "good", set = ["totp"] }}, {{ id = "no", text = {{ vi = "Chưa bật", en = "Off" }}, state = "bad", set = [] }}]
"#
            )
            .unwrap();
        }
        let mut platform = String::from(
            "[platform]\nid = \"facebook\"\nname = { vi = \"Facebook\", en = \"Facebook\" }\nvalue = \"high\"\n\
             recover = { vi = \"Mở trang khôi phục.\", en = \"Open the recovery page.\" }\nsource = \"x\"\n\
             checked = 2026-11-23\nmark = \"verified\"\n",
        );
        for control in 1.. {
            if platform.len() > bytes / 2 {
                break;
            }
            write!(
                platform,
                "[[control]]\nid = \"control-{control}\"\n[[control.path]]\nsurface = \"app\"\n\
                 vi = [\"Trung tâm tài khoản\", \"Mật khẩu và bảo mật\", \"Xác thực 2 yếu tố\"]\n\
                 en = [\"Accounts Center\", \"Password and security\", \"Two-factor authentication\"]\n\
                 source = \"https://example.org/\"\nchecked = 2026-08-04\nmark = \"verified\"\n"
            )
            .unwrap();
        }
        [("controls.toml", controls), ("platforms/facebook.toml", platform)]
            .iter()
            .filter_map(|(path, text)| Source::new("x", path, text, Origin::BuiltIn))
            .collect()
    }

    fn best_of(times: u32, mut work: impl FnMut()) -> Duration {
        (0..times)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed()
            })
            .min()
            .unwrap_or_default()
    }

    #[test]
    #[ignore = "a measurement; run it with --release"]
    #[expect(clippy::print_stderr, reason = "the figures are the result")]
    fn how_long_loading_takes() {
        let sources = synthetic(400 * 1024);
        let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
        let loaded = read(&sources, false);
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems.first());
        let load = best_of(20, || drop(read(&sources, false)));
        let lint = best_of(5, || drop(read(&sources, true)));
        let all = best_of(20, || drop(crate::catalog::content(None)));
        eprintln!("{bytes} bytes: load {load:?}, with facts {lint:?}; embedded content {all:?}");
        for hostile in ["[", "a=1\n", "\"", "a.", "[[control]]\n", "'''", "{", "ư"] {
            let text = hostile.repeat(4 * 1024 * 1024 / hostile.len());
            let source = Source::new("x", "controls.toml", &text, Origin::BuiltIn);
            let sources: Vec<Source> = source.into_iter().collect();
            let time = best_of(1, || {
                drop(crate::catalog::lint::check(
                    sources.clone(),
                    crate::catalog::LintOptions::default(),
                    Origin::BuiltIn,
                ));
            });
            eprintln!("4 MiB of {hostile:?}: lint {time:?}");
        }
    }
}
