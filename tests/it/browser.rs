//! The HTML report in a real browser: Chromium lays it out at phone and desktop width, light and dark, and prints it.
//!
//! The page itself carries no script, so a second page holds it in a frame, measures it there, and writes down what
//! it found; `--dump-dom` hands that back.

use crate::harness::{Rasoat, file, folder};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Widths of a small phone and of a desktop window, in CSS pixels.
const WIDTHS: [u32; 2] = [360, 1280];

/// What Chromium may take before the test gives up on it.
const PATIENCE: Duration = Duration::from_secs(90);

/// What a page looks like, measured from inside: how wide it is, what can hardly be read.
pub(crate) const LOOK: &str = r"
const look = (page, view) => {
  const luminance = color => {
    const [r, g, b] = color.match(/[\d.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = view.getComputedStyle(e).backgroundColor;
      if (!/rgba\(.*, 0\)/.test(color)) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest('svg') || !holder.getClientRects().length) continue;
    const [a, b] = [luminance(view.getComputedStyle(holder).color), luminance(ground(holder))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) faint.push(ratio.toFixed(2) + ' ' + node.data.trim().slice(0, 40));
  }
  const wide = [...page.body.querySelectorAll('*')]
    .filter(e => !e.closest('svg') && e.getBoundingClientRect().right > page.documentElement.clientWidth + 1)
    .map(e => e.tagName + ' ' + e.className).slice(0, 5);
  return {
    scroll: page.documentElement.scrollWidth, client: page.documentElement.clientWidth, wide, faint,
    dark: view.matchMedia('(prefers-color-scheme: dark)').matches };
};
";

const MEASURE: &str = r"
const frame = document.querySelector('iframe');
frame.addEventListener('load', () => {
  const page = frame.contentDocument, view = frame.contentWindow;
  const found = {
    ...look(page, view),
    lang: page.documentElement.lang, title: page.title,
    headings: [...page.querySelectorAll('h1,h2,h3')].map(h => Number(h.tagName[1])),
    pictures: [...page.querySelectorAll('svg')].map(s => ({
      named: s.getAttribute('aria-hidden') === 'true' || !!(s.getAttribute('aria-label') || s.getAttribute('aria-labelledby') || s.querySelector('title')),
      width: s.getBoundingClientRect().width, height: s.getBoundingClientRect().height })),
    loads: [...page.querySelectorAll('[src],link[href],image,use')].length + view.performance.getEntriesByType('resource').length,
    links: [...page.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => !/^(https:|#)/.test(h)),
    scripts: page.querySelectorAll('script').length,
    text: page.body.innerText.length };
  document.getElementById('found').textContent = JSON.stringify(found);
});
frame.srcdoc = document.getElementById('page').textContent;
";

/// A program that tests/run installs, under one of these names.
pub(crate) fn installed(names: &[&str]) -> PathBuf {
    #[allow(
        clippy::disallowed_methods,
        reason = "a test looks for the browser that tests/run installs"
    )]
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|candidate| candidate.is_file())
        .unwrap_or_else(|| panic!("{names:?}: none is there; tests/run installs it"))
}

/// Names of Chromium.
pub(crate) const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// What Chromium is always told: nothing of its own on the network, no screen, any user.
pub(crate) const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// Runs Chromium on a file and gives what it prints.
fn browse(profile: &Path, flags: &[&str], page: &Path) -> String {
    let mut child = Command::new(installed(&CHROMIUM))
        .args(FLAGS)
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(flags)
        .arg(format!("file://{}", page.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Chromium starts");
    let mut stdout = child.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut text).map(|_| text)
    });
    let begun = Instant::now();
    while child.try_wait().expect("Chromium answers").is_none() {
        if begun.elapsed() > PATIENCE {
            let _already_gone = child.kill();
            panic!("Chromium did not end within {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    reader.join().expect("read").expect("UTF-8")
}

/// What a report looks like at one width.
fn measure(html: &str, width: u32, dark: bool) -> Value {
    let folder = folder();
    // Inside a textarea only the ampersand and the closing tag mean anything.
    let escaped = html.replace('&', "&amp;").replace('<', "&lt;");
    let wrapper = format!(
        "<!DOCTYPE html><meta charset=utf-8><body style='margin:0'>\
         <iframe style='border:0;width:{width}px;height:900px'></iframe>\
         <pre id=page hidden>{escaped}</pre><pre id=found></pre><script>{LOOK}{MEASURE}</script>"
    );
    let page = file(folder.path(), "measure.html", wrapper);
    let scheme = if dark { "0" } else { "1" };
    let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
    let dom = browse(
        &folder.path().join("profile"),
        &[
            "--window-size=1400,1000",
            "--virtual-time-budget=5000",
            &scheme,
            "--dump-dom",
        ],
        &page,
    );
    let found = dom
        .split("<pre id=\"found\">")
        .nth(1)
        .and_then(|rest| rest.split("</pre>").next())
        .unwrap_or_else(|| panic!("nothing was measured:\n{dom}"));
    let plain = found
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    serde_json::from_str(&plain).unwrap_or_else(|error| panic!("{error}: {plain}"))
}

fn demo(language: &str) -> String {
    let home = folder();
    Rasoat::new(home.path())
        .args(["audit", "--demo", "--format", "html", "--lang", language])
        .run()
        .code(0)
        .stdout
}

/// What somebody prints of themselves: the names are left out.
fn without_names() -> String {
    let home = folder();
    let profile = file(
        home.path(),
        "ho-so.toml",
        include_str!("../../src/cli/sample.toml"),
    );
    Rasoat::new(home.path())
        .args(["audit", "--no-save", "--format", "html", "--answers"])
        .arg(profile)
        .run()
        .code(0)
        .stdout
}

/// What must hold of every page, however wide and in whatever light.
fn check(html: &str, language: &str) {
    for width in WIDTHS {
        for dark in [false, true] {
            let found = measure(html, width, dark);
            let here = format!("{language}, {width} px, dark: {dark}: {found}");
            assert_eq!(found["dark"], dark, "{here}");
            // The rest is the scroll bar's.
            let client = found["client"].as_u64().unwrap();
            assert!(
                (u64::from(width) - 20..=u64::from(width)).contains(&client),
                "{here}"
            );
            assert!(
                found["scroll"].as_u64() <= found["client"].as_u64(),
                "wider than the window: {here}"
            );
            assert_eq!(found["wide"], serde_json::json!([]), "{here}");
            assert_eq!(found["faint"], serde_json::json!([]), "hard to read: {here}");
            assert_eq!(found["lang"], language, "{here}");
            assert_ne!(found["title"], "", "{here}");
            assert_eq!(found["loads"], 0, "the page asks for something: {here}");
            assert_eq!(found["scripts"], 0, "{here}");
            assert_eq!(found["links"], serde_json::json!([]), "{here}");
            assert!(found["text"].as_u64() > Some(1000), "{here}");
            let headings: Vec<u64> = found["headings"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(Value::as_u64)
                .collect();
            assert_eq!(headings.iter().filter(|level| **level == 1).count(), 1, "{here}");
            assert_eq!(headings.first(), Some(&1), "{here}");
            assert!(
                headings.windows(2).all(|pair| pair[1] <= pair[0] + 1),
                "a level is skipped: {here}"
            );
            let pictures = found["pictures"].as_array().unwrap();
            assert!(pictures.len() >= 3, "gauge, bars, accounts: {here}");
            for picture in pictures {
                assert_eq!(picture["named"], true, "{here}");
                assert!(
                    picture["width"].as_f64() > Some(20.0) && picture["height"].as_f64() > Some(4.0),
                    "{here}"
                );
            }
        }
    }
}

#[test]
fn the_page_fits_a_phone_and_a_desktop_in_any_light() {
    check(&demo("vi"), "vi");
    check(&without_names(), "vi");
}

#[test]
fn the_english_page_fits_too() {
    check(&demo("en"), "en");
}

#[test]
fn the_measuring_notices_a_bad_page() {
    let bad = "<!DOCTYPE html><html lang=vi><title>x</title><body style='background:#fff'>\
               <p style='color:#bbb'>nhạt</p><div style='width:700px'>rộng</div><svg width=40 height=40></svg>\
               <img src='https://example.invalid/x.png'><a href='javascript:1'>x</a></body></html>";
    let found = measure(bad, 360, false);
    assert!(found["scroll"].as_u64() > found["client"].as_u64(), "{found}");
    assert_ne!(found["faint"], serde_json::json!([]), "{found}");
    assert_ne!(found["links"], serde_json::json!([]), "{found}");
    assert!(found["loads"].as_u64() > Some(0), "{found}");
    assert_eq!(found["pictures"][0]["named"], false, "{found}");
}

/// How many sheets a page is printed on.
fn sheets(html: &str) -> usize {
    let folder = folder();
    let page = file(folder.path(), "result.html", html);
    let pdf = folder.path().join("result.pdf");
    let print = format!("--print-to-pdf={}", pdf.display());
    browse(
        &folder.path().join("profile"),
        &["--no-pdf-header-footer", &print],
        &page,
    );
    let bytes = std::fs::read(&pdf).expect("a PDF");
    assert!(bytes.starts_with(b"%PDF"));
    let text = String::from_utf8_lossy(&bytes);
    text.matches("/Type /Page\n").count()
        + text.matches("/Type /Page ").count()
        + text.matches("/Type /Page/").count()
}

#[test]
fn it_prints_on_a_few_pages() {
    for page in [demo("vi"), without_names()] {
        let pages = sheets(&page);
        assert!((2..=12).contains(&pages), "{pages} pages");
    }
}

fn cards(language: &str) -> String {
    let home = folder();
    Rasoat::new(home.path())
        .args(["incident", "--format", "html", "--lang", language])
        .run()
        .code(0)
        .stdout
}

#[test]
fn the_incident_cards_can_be_read_on_a_phone_and_a_desktop() {
    for language in ["vi", "en"] {
        for width in WIDTHS {
            let found = measure(&cards(language), width, true);
            assert!(found["scroll"].as_u64() <= found["client"].as_u64(), "{found}");
            assert_eq!(found["wide"], serde_json::json!([]), "{found}");
            assert_eq!(found["faint"], serde_json::json!([]), "{found}");
            assert_eq!(found["loads"], 0, "{found}");
            assert_eq!(found["lang"], language, "{found}");
        }
    }
}

#[test]
fn each_incident_card_is_one_sheet() {
    for language in ["vi", "en"] {
        assert_eq!(sheets(&cards(language)), 7, "{language}");
    }
}
