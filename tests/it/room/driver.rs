//! Chromium as people would use it, one thing after another, and a network that can be cut.

use crate::browser::{CHROMIUM, FLAGS, installed};
use crate::harness::folder;
use axum::http::Method;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a page may take to come to what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser at a time: the computer has other tests to do.
static ALONE: Mutex<()> = Mutex::new(());

/// The program that drives Chromium.
pub(crate) struct Driver {
    child: Child,
    at: String,
    runtime: tokio::runtime::Runtime,
    _alone: MutexGuard<'static, ()>,
}

impl Driver {
    pub(crate) fn new() -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = Command::new(installed(&["chromedriver"]))
            .arg("--port=0")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse::<u16>().ok()
            })
            .expect("chromedriver says its port");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Self {
            child,
            at: format!("http://127.0.0.1:{port}"),
            runtime,
            _alone: alone,
        }
    }

    /// A browser of its own, with or without JavaScript.
    pub(crate) fn session(&self, script: bool) -> Session<'_> {
        let profile = folder();
        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        // Every tab is somebody's phone in their hand: none is in the background.
        for flag in [
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows",
        ] {
            flags.push(flag.to_owned());
        }
        let mut options = json!({"args": flags, "binary": installed(&CHROMIUM)});
        if !script {
            options["prefs"] = json!({"profile.managed_default_content_settings.javascript": 2});
        }
        let mut wanted = Capabilities::new();
        wanted.insert("goog:chromeOptions".to_owned(), options);
        let client = self.run(async {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(wanted)
                .connect(&self.at)
                .await
                .expect("a browser")
        });
        Session {
            driver: self,
            client: Some(client),
            front: RefCell::new(None),
            _profile: profile,
        }
    }

    fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let bounded = async { tokio::time::timeout(Duration::from_secs(90), future).await };
        self.runtime.block_on(bounded).expect("the browser answers")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _over_already = self.child.kill();
        let _over_already = self.child.wait();
    }
}

/// One browser.
pub(crate) struct Session<'a> {
    driver: &'a Driver,
    client: Option<Client>,
    front: RefCell<Option<WindowHandle>>,
    _profile: tempfile::TempDir,
}

impl Session<'_> {
    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    /// A window of so many pixels.
    pub(crate) fn window(&self, (width, height): (u32, u32)) -> Window<'_> {
        let handle = self.driver.run(async {
            let fresh = self.client().new_window(true).await.expect("a window");
            fresh.handle
        });
        let window = Window {
            session: self,
            handle,
        };
        window.size((width, height));
        window
    }

    /// A phone: small, with fingers.
    pub(crate) fn phone(&self) -> Window<'_> {
        self.window((360, 740))
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let closing = async { tokio::time::timeout(Duration::from_secs(10), client.close()).await };
            let _over_already = self.driver.runtime.block_on(closing);
        }
    }
}

/// A command of the browser's own protocol.
#[derive(Debug)]
struct Chrome(&'static str, Value);

impl WebDriverCompatibleCommand for Chrome {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let body = json!({"cmd": self.0, "params": self.1});
        (Method::POST, Some(body.to_string()))
    }
}

/// One window of a browser.
pub(crate) struct Window<'a> {
    session: &'a Session<'a>,
    handle: WindowHandle,
}

impl Window<'_> {
    fn client(&self) -> &Client {
        let client = self.session.client();
        let mut front = self.session.front.borrow_mut();
        if front.as_ref() != Some(&self.handle) {
            let to = self.handle.clone();
            let switched = self.session.driver.run(client.switch_to_window(to));
            switched.expect("the window is there");
            *front = Some(self.handle.clone());
        }
        client
    }

    fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.session.driver.run(future)
    }

    fn chrome(&self, command: &'static str, arguments: Value) -> Value {
        let client = self.client();
        self.run(client.issue_cmd(Chrome(command, arguments)))
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    pub(crate) fn size(&self, (width, height): (u32, u32)) {
        let mobile = width < 600;
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile});
        self.chrome("Emulation.setDeviceMetricsOverride", metrics);
    }

    pub(crate) fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.chrome("Emulation.setEmulatedMedia", features);
    }

    pub(crate) fn go(&self, url: &str) {
        let client = self.client();
        self.run(client.goto(url)).expect("the page comes");
    }

    pub(crate) fn reload(&self) {
        let client = self.client();
        self.run(client.refresh()).expect("the page comes again");
    }

    /// What a script gives.
    pub(crate) fn js(&self, script: &str) -> Value {
        let client = self.client();
        self.run(client.execute(script, Vec::new()))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script hands to its last argument.
    pub(crate) fn js_later(&self, script: &str) -> Value {
        let client = self.client();
        self.run(client.execute_async(script, Vec::new()))
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits until a script gives true.
    #[track_caller]
    pub(crate) fn until(&self, condition: &str) {
        let begun = Instant::now();
        let script = format!("return !!({condition})");
        loop {
            let client = self.client();
            // While a page goes there is none.
            if let Ok(Value::Bool(true)) = self.run(client.execute(&script, Vec::new())) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "never {condition}: {}", self.text());
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Waits until a page says this.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        self.until(&format!("document.body.innerText.includes({})", json!(words)));
    }

    pub(crate) fn text(&self) -> String {
        let client = self.client();
        let text = self.run(client.execute(
            "return location.href + '\\n' + document.body.innerText",
            Vec::new(),
        ));
        text.map_or_else(
            |error| error.to_string(),
            |text| text.as_str().unwrap_or_default().to_owned(),
        )
    }

    /// Clicks what a CSS selector finds, as a finger would.
    #[track_caller]
    pub(crate) fn click(&self, what: &str) {
        self.finger(Locator::Css(what), what);
    }

    /// Clicks the button or link that begins with these words.
    #[track_caller]
    pub(crate) fn press(&self, words: &str) {
        let path = format!(
            "//*[self::button or self::a or self::summary][starts-with(normalize-space(.), \"{words}\")]"
        );
        self.finger(Locator::XPath(&path), words);
    }

    /// A page that changes just then gives another one to click.
    #[track_caller]
    fn finger(&self, at: Locator<'_>, what: &str) {
        let begun = Instant::now();
        loop {
            let client = self.client();
            match self.run(async { client.find(at).await?.click().await }) {
                Ok(()) => return,
                Err(error) => assert!(begun.elapsed() < PATIENCE / 6, "{what}: {error}: {}", self.text()),
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Types where the focus is.
    #[track_caller]
    pub(crate) fn keys(&self, keys: &str) {
        let client = self.client();
        let typed = self.run(async { client.active_element().await?.send_keys(keys).await });
        typed.unwrap_or_else(|error| panic!("{keys}: {error}"));
    }

    /// A picture of the window, or of the whole page, for whoever wants to look: `target/room/`.
    pub(crate) fn picture(&self, name: &str, whole: bool) {
        let shot = self.chrome(
            "Page.captureScreenshot",
            json!({"format": "png", "captureBeyondViewport": whole}),
        );
        let bytes = base64::Engine::decode(
            &base64::engine::general_purpose::STANDARD,
            shot["data"].as_str().unwrap(),
        );
        let to = target().join("room");
        std::fs::create_dir_all(&to).unwrap();
        std::fs::write(to.join(format!("{name}.png")), bytes.unwrap()).unwrap();
    }
}

/// Where things lie that are never committed.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

/// How a network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Net {
    Up,
    /// Nothing comes through, and nobody says so: a phone out of reach.
    Silent,
    /// What is sent arrives, what comes back is lost.
    Deaf,
    /// Every connection ends at once.
    Refused,
}

/// A network between phones and the room.
pub(crate) struct Network {
    pub at: String,
    state: Arc<AtomicU8>,
}

impl Network {
    pub(crate) fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap().to_string();
        let state = Arc::new(AtomicU8::new(Net::Up as u8));
        let (server, seen) = (server.to_owned(), Arc::clone(&state));
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let (server, state) = (server.clone(), Arc::clone(&seen));
                std::thread::spawn(move || between(&near, &server, &state));
            }
        });
        Self { at, state }
    }

    pub(crate) fn is(&self, net: Net) {
        self.state.store(net as u8, Ordering::SeqCst);
    }
}

fn between(near: &TcpStream, server: &str, state: &Arc<AtomicU8>) {
    let is = |net: Net| state.load(Ordering::SeqCst) == net as u8;
    while is(Net::Silent) {
        std::thread::sleep(Duration::from_millis(20));
    }
    if is(Net::Refused) {
        return;
    }
    let Ok(far) = TcpStream::connect(server) else {
        return;
    };
    std::thread::scope(|scope| {
        scope.spawn(|| carry(near, &far, state, true));
        carry(&far, near, state, false);
    });
}

/// Carries bytes one way until an end is gone or the network is.
fn carry(mut from: &TcpStream, mut to: &TcpStream, state: &AtomicU8, out: bool) {
    from.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let mut bytes = [0; 4096];
    let is = |net: Net| state.load(Ordering::SeqCst) == net as u8;
    loop {
        if is(Net::Refused) {
            break;
        }
        if is(Net::Silent) {
            std::thread::sleep(Duration::from_millis(20));
            continue;
        }
        match from.read(&mut bytes) {
            Ok(0) => break,
            Ok(_) if is(Net::Deaf) && !out => break,
            Ok(count) => {
                if to.write_all(bytes.get(..count).unwrap_or_default()).is_err() {
                    break;
                }
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
    }
    let _gone_already = from.shutdown(Shutdown::Both);
    let _gone_already = to.shutdown(Shutdown::Both);
}
