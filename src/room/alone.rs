//! The same pages for one person, in a browser on this computer: the whole interview, then the result.
//!
//! The interview stays with whoever called; a thread of the server hands over what the browser asks for and waits for
//! the page. Nobody but this computer reaches it, at an address nobody can guess.

use super::pages::{alone as pages, message};
use super::web::{self, fields, page};
use crate::domain::drift::MenuPlace;
use crate::i18n::{self, Locale};
use crate::interview::{Effects, Ending, Entry, Event, Interview, Outlook, Screen};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::http::{Request, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use tokio::sync::{oneshot, watch};

/// What the result may load: its own style, nothing else.
const RESULT_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/// What a browser asked for.
enum Wish {
    /// The page as it is now.
    Look,
    /// A form.
    Did(BTreeMap<String, String>),
    /// The result, once there is one.
    Result,
}

/// What it gets.
enum Reply {
    Page(String),
    Result(String),
    Onward,
    Gone,
}

type Asked = (Wish, oneshot::Sender<Reply>);

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything was asked.
    Finished,
    /// The person stopped; the answers are kept.
    Quit,
    /// The server is gone.
    Gone,
}

/// What came of a question with offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// An offer, by its place.
    Offer(usize),
    /// Another time.
    Later,
    /// The server is gone.
    Gone,
}

/// What cannot be written: what happened, and what to do.
pub type Trouble = (String, String);

/// What the answers are kept by.
pub struct Keeping<'k> {
    /// Writes an entry down.
    pub keep: &'k mut dyn FnMut(&Entry) -> Result<(), Trouble>,
    /// Notes that a menu differs.
    pub note: &'k mut dyn FnMut(&MenuPlace) -> Result<(), Trouble>,
    /// Whether anything is kept at all.
    pub saves: bool,
}

/// A window onto one person's audit.
pub struct Window {
    asked: Receiver<Asked>,
    address: SocketAddr,
    secret: String,
    locale: Locale,
    end: watch::Sender<bool>,
    server: Option<JoinHandle<()>>,
}

/// However it ends, the last page gets to the browser: the server lets what is under way finish, for a few seconds.
impl Drop for Window {
    fn drop(&mut self) {
        self.end.send_replace(true);
        let _over_either_way = self.server.take().map(JoinHandle::join);
    }
}

impl Window {
    /// Begins to serve. The listener is one of this computer alone.
    pub fn open(listener: TcpListener, secret: String, locale: Locale) -> io::Result<Self> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (asks, asked) = channel();
        let end = watch::Sender::new(false);
        let over = end.subscribe();
        let busy = message(locale, "hall-title", "hall-busy");
        let server = Arc::new(Server {
            asks,
            address,
            home: format!("/{secret}"),
        });
        let server = thread::spawn(move || {
            runtime.block_on(async {
                if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                    web::serve(listener, router(&server), busy, over).await;
                }
            });
        });
        Ok(Self {
            asked,
            address,
            secret,
            locale,
            end,
            server: Some(server),
        })
    }

    /// Where the browser finds it.
    pub fn url(&self) -> String {
        format!("http://{}/{}", self.address, self.secret)
    }

    fn home(&self) -> String {
        format!("/{}", self.secret)
    }

    /// The first page: what it is, and that nothing is sent anywhere. Whether the person begins.
    pub fn welcome(&self, outlook: &Outlook, saves: bool) -> bool {
        let text = pages::welcome(self.locale, &self.home(), outlook, saves);
        while let Ok((wish, reply)) = self.asked.recv() {
            let (answer, began) = match wish {
                Wish::Look => (Reply::Page(text.clone()), None),
                Wish::Result => (Reply::Gone, None),
                Wish::Did(given) if given.get("key").is_some_and(|key| key == "q") => {
                    let bye = pages::parting(self.locale, "hall-alone-nothing");
                    (Reply::Page(bye), Some(false))
                }
                Wish::Did(_) => (Reply::Onward, Some(true)),
            };
            let _left = reply.send(answer);
            if let Some(began) = began {
                return began;
            }
        }
        false
    }

    /// Asks until the person is through or stops. Every entry is kept before the next page.
    pub fn ask(&self, interview: &mut Interview<'_>, keeping: &mut Keeping<'_>) -> Ended {
        let mut waiting: VecDeque<Entry> = VecDeque::new();
        let mut said: Vec<String> = Vec::new();
        let mut serial = 0_u64;
        let begun = interview.begin();
        self.take(begun, keeping, &mut waiting, &mut said);
        while let Ok((wish, reply)) = self.asked.recv() {
            match wish {
                Wish::Result => {
                    let _left = reply.send(Reply::Gone);
                }
                Wish::Look => {
                    let screen = interview.screen();
                    let help = match &screen {
                        Screen::Question(_) => interview.clone().handle(Event::Help).help,
                        Screen::Sections(_) | Screen::End(_) => None,
                    };
                    let page = pages::screen(
                        self.locale,
                        &self.home(),
                        &screen,
                        help.as_ref(),
                        &said,
                        (serial, keeping.saves),
                    );
                    let _left = reply.send(Reply::Page(page));
                }
                Wish::Did(given) => {
                    let is_now = given.get("serial").and_then(|text| text.parse().ok()) == Some(serial);
                    let screen = interview.screen();
                    let event = is_now.then(|| event(&given, &screen)).flatten();
                    let mut ended = None;
                    if let Some(event) = event {
                        serial += 1;
                        said.clear();
                        // Whoever opened the help has looked.
                        if given.get("looked").is_some_and(|looked| looked == "1")
                            && matches!(event, Event::Choose { .. } | Event::Keep)
                        {
                            let _shown_already = interview.handle(Event::Help);
                        }
                        let effects = interview.handle(event);
                        ended = self.take(effects, keeping, &mut waiting, &mut said);
                        if ended.is_some() && !waiting.is_empty() {
                            // Leaving would lose something: it was said why, and is tried again.
                            interview.stay();
                            ended = None;
                        }
                    }
                    let answer = match ended {
                        Some(Ended::Quit) => Reply::Page(pages::parting(
                            self.locale,
                            if keeping.saves {
                                "hall-alone-kept"
                            } else {
                                "hall-alone-nothing"
                            },
                        )),
                        _ => Reply::Onward,
                    };
                    let _left = reply.send(answer);
                    if let Some(ended) = ended {
                        return ended;
                    }
                }
            }
        }
        Ended::Gone
    }

    /// Takes in what an event led to; how it ends, if it does.
    fn take(
        &self,
        effects: Effects,
        keeping: &mut Keeping<'_>,
        waiting: &mut VecDeque<Entry>,
        said: &mut Vec<String>,
    ) -> Option<Ended> {
        waiting.extend(effects.entries);
        while let Some(entry) = waiting.front() {
            if let Err((what, advice)) = (keeping.keep)(entry) {
                said.extend([what, advice]);
                break;
            }
            waiting.pop_front();
        }
        if let Some(place) = &effects.menu {
            match (keeping.note)(place) {
                _ if !keeping.saves => said.push(self.locale.text("interview-notice-menu-unsaved")),
                Ok(()) => said.push(self.locale.text("interview-notice-menu")),
                Err((what, advice)) => said.extend([what, advice]),
            }
        }
        for notice in &effects.notices {
            said.extend(i18n::notice(self.locale, notice));
        }
        effects.ended.map(|ended| match ended {
            Ending::Finished => Ended::Finished,
            Ending::Quit => Ended::Quit,
        })
    }

    /// Asks one question with offers, or another time, until one is chosen.
    pub fn choose(&self, ask: &str, offers: &[String]) -> Chosen {
        let text = pages::offer(self.locale, &self.home(), ask, offers);
        while let Ok((wish, reply)) = self.asked.recv() {
            let (answer, chosen) = match wish {
                Wish::Look => (Reply::Page(text.clone()), None),
                Wish::Result => (Reply::Gone, None),
                Wish::Did(given) => {
                    let offer = |key: &String| match key.parse::<usize>() {
                        Ok(number) => (1..=offers.len())
                            .contains(&number)
                            .then(|| Chosen::Offer(number - 1)),
                        Err(_) => (key == "later").then_some(Chosen::Later),
                    };
                    // A second click on the page before is no answer to this one.
                    (Reply::Onward, given.get("offer").and_then(offer))
                }
            };
            let _left = reply.send(answer);
            if let Some(chosen) = chosen {
                return chosen;
            }
        }
        Chosen::Gone
    }

    /// Shows the result until the person ends it. `result` is a whole page of its own.
    pub fn show(self, result: &str, kept: &str) {
        let home = self.home();
        let page = pages::done(self.locale, &home, kept);
        while let Ok((wish, reply)) = self.asked.recv() {
            let (answer, over) = match wish {
                Wish::Look => (Reply::Page(page.clone()), false),
                Wish::Result => (Reply::Result(result.to_owned()), false),
                Wish::Did(given) if given.get("key").is_some_and(|key| key == "end") => {
                    (Reply::Page(pages::parting(self.locale, "hall-alone-end")), true)
                }
                Wish::Did(_) => (Reply::Onward, false),
            };
            let _left = reply.send(answer);
            if over {
                break;
            }
        }
    }
}

/// What a form says, as the interview's keys have it.
fn event(given: &BTreeMap<String, String>, screen: &Screen) -> Option<Event> {
    let choose = |numbers: Vec<usize>| Event::Choose {
        numbers,
        everywhere: given.get("everywhere").is_some_and(|text| text == "1"),
    };
    Some(match given.get("key")?.as_str() {
        "k" => Event::DontKnow,
        "b" => Event::Skip,
        "l" => Event::Back,
        "u" => Event::Undo,
        "h" => Event::Sections,
        "d" => Event::MenuDiffers,
        "q" => Event::Quit,
        "" => Event::Keep,
        "several" => {
            let Screen::Question(question) = screen else {
                return None;
            };
            let times = |number: usize| {
                let count = given.get(&format!("c{number}"));
                count.and_then(|text| web::number(text)).unwrap_or(0).min(2)
            };
            let numbers = 1..=question.choices.len();
            let numbers: Vec<usize> = numbers
                .flat_map(|number| std::iter::repeat_n(number, times(number)))
                .collect();
            choose(if numbers.is_empty() { vec![0] } else { numbers })
        }
        number => choose(vec![web::number(number)?]),
    })
}

/// The server's end of the channel.
struct Server {
    asks: Sender<Asked>,
    address: SocketAddr,
    home: String,
}

impl Server {
    async fn asked(&self, wish: Wish) -> Response {
        let (reply, answered) = oneshot::channel();
        if self.asks.send((wish, reply)).is_err() {
            return StatusCode::GONE.into_response();
        }
        match answered.await {
            Ok(Reply::Page(text)) => page(StatusCode::OK, text),
            Ok(Reply::Result(text)) => {
                let mut response = page(StatusCode::OK, text);
                let policy = HeaderValue::from_static(RESULT_POLICY);
                response
                    .headers_mut()
                    .insert(header::CONTENT_SECURITY_POLICY, policy);
                response
            }
            Ok(Reply::Onward) => match HeaderValue::from_str(&self.home) {
                Ok(home) => (StatusCode::SEE_OTHER, [(header::LOCATION, home)]).into_response(),
                Err(_) => StatusCode::GONE.into_response(),
            },
            Ok(Reply::Gone) | Err(_) => StatusCode::GONE.into_response(),
        }
    }
}

type Shared = State<Arc<Server>>;

fn router(server: &Arc<Server>) -> Router {
    let home = server.home.clone();
    Router::new()
        .route(&home, get(look).post(did))
        .route(&format!("{home}/result"), get(result))
        .merge(web::assets())
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(middleware::from_fn_with_state(Arc::clone(server), from_here))
        .layer(middleware::map_response(web::guarded_here))
        .with_state(Arc::clone(server))
}

async fn look(State(server): Shared) -> Response {
    server.asked(Wish::Look).await
}

async fn result(State(server): Shared) -> Response {
    server.asked(Wish::Result).await
}

async fn did(State(server): Shared, request: Request<Body>) -> Response {
    match web::body(request).await {
        Some(body) => server.asked(Wish::Did(fields(&body))).await,
        None => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}

/// Only this computer's own page drives it.
async fn from_here(State(server): Shared, request: Request<Body>, next: middleware::Next) -> Response {
    if web::is_from(&request, server.address) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}
