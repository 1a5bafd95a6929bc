//! The two listeners of a room: one for phones and the projector, one for the officer on this computer only.

use super::desk::Desk;
use super::hall::{Act, Name};
use super::limits::Limits;
use super::pages::visit::Visit;
use super::pages::{self, control, screen, visit};
use super::record::Room;
use super::request;
use super::seat::Token;
use super::tasks::Adviser;
use super::web::{self, Peer, fields, number, onward, page, plain};
use super::writer::Written;
use crate::domain::room::{Phase, Summary};
use crate::i18n::Locale;
use crate::interview::Event;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use std::collections::BTreeMap;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::Instant;

/// How long a closed room is still there to say so: phones look every two seconds.
const LINGER: Duration = Duration::from_secs(4);

/// Writes the summary down: where it is, or why it is not.
pub type Save = Box<dyn Fn(&Summary) -> Result<String, String> + Send + Sync>;

/// What became of a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was closed.
    Closed(Closed),
    /// The server stopped; the room goes on with the next one.
    Stopped,
}

/// What closing it kept and erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Where the summary is.
    pub path: String,
    /// How many seats were erased.
    pub seats: usize,
    /// How many of them had not come back since a restart.
    pub away: usize,
}

/// A request, told to whoever rehearses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it comes from.
    pub from: IpAddr,
    /// Whether from inside Zalo's own browser.
    pub in_zalo: bool,
    /// Whether it is for a seat's page: somebody came in.
    pub seated: bool,
}

/// Is told of every request.
pub type Watch = Box<dyn Fn(Seen) + Send + Sync>;

/// Done once somebody wants the server to stop.
type Stop = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A room that is about to be served.
pub struct Ready {
    server: Server,
    runtime: tokio::runtime::Runtime,
    /// For phones, for the officer.
    listeners: [std::net::TcpListener; 2],
    stop: Stop,
}

impl Ready {
    /// Serves until the room is closed or somebody stops it.
    pub fn run(self) -> io::Result<Outcome> {
        let Self {
            server,
            runtime,
            listeners,
            stop,
        } = self;
        runtime.block_on(async {
            let [phones, officer] = listeners.map(|listener| {
                listener.set_nonblocking(true)?;
                TcpListener::from_std(listener)
            });
            Ok(server.serve(phones?, officer?, stop).await)
        })
    }
}

/// A room that is served.
pub struct Server {
    desk: Mutex<Desk<'static>>,
    limits: Mutex<Limits>,
    locale: Locale,
    adviser: Box<dyn Adviser>,
    save: Save,
    /// When the timer runs out.
    timer: Mutex<Option<Instant>>,
    closed: Mutex<Option<Closed>>,
    end: watch::Sender<bool>,
    watch: Option<Watch>,
}

type Shared = State<Arc<Server>>;

/// A lock that a handler's panic does not close for the others: what it guards is whole after every step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    /// A room, ready to be served.
    pub fn new(desk: Desk<'static>, locale: Locale, adviser: Box<dyn Adviser>, save: Save) -> Self {
        Self {
            desk: Mutex::new(desk),
            limits: Mutex::new(Limits::default()),
            locale,
            adviser,
            save,
            timer: Mutex::new(None),
            closed: Mutex::new(None),
            end: watch::Sender::new(false),
            watch: None,
        }
    }

    /// The same, telling of everybody who looks in: for a rehearsal, where nobody answers.
    #[must_use]
    pub fn watched(self, watch: Watch) -> Self {
        Self {
            watch: Some(watch),
            ..self
        }
    }

    /// Gets ready to serve; from here on Ctrl-C is heard by the server alone. Both listeners are open already.
    pub fn ready(self, phones: std::net::TcpListener, officer: std::net::TcpListener) -> io::Result<Ready> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let stop = {
            let _inside = runtime.enter();
            stopped()
        };
        Ok(Ready {
            server: self,
            runtime,
            listeners: [phones, officer],
            stop,
        })
    }

    async fn serve(
        self,
        phones: TcpListener,
        officer: TcpListener,
        stop: impl Future<Output = ()>,
    ) -> Outcome {
        let server = Arc::new(self);
        let end = server.end.subscribe();
        let serving = async {
            tokio::join!(
                web::serve(phones, phones_router(&server), busy(server.locale), end.clone()),
                web::serve(officer, officer_router(&server), busy(server.locale), end.clone()),
            );
        };
        tokio::select! {
            () = serving => {}
            () = stop => {}
        }
        let closed = locked(&server.closed).take();
        closed.map_or(Outcome::Stopped, Outcome::Closed)
    }

    fn seconds(&self) -> Option<u64> {
        let left = |end: &Instant| end.saturating_duration_since(Instant::now()).as_secs();
        locked(&self.timer).as_ref().map(left)
    }

    fn is_over(&self) -> bool {
        locked(&self.desk).over
    }

    /// What the projector and the officer's page follow.
    fn tick(&self, desk: &Desk<'_>) -> String {
        let hall = &desk.hall;
        let phase = hall.phase();
        let answered: u32 = (hall.state().open.iter())
            .filter_map(|row| Some(hall.answered((phase?, *row))))
            .sum();
        let timer = locked(&self.timer).is_some();
        format!("{}.{}.{answered}.{timer}", desk.tick, hall.joined())
    }

    fn gone(&self) -> Response {
        page(
            StatusCode::GONE,
            pages::message(self.locale, "hall-title", "hall-gone"),
        )
    }

    /// That something cannot be now; whoever comes back in a moment may have it.
    fn busy(&self, text: &str) -> Response {
        let mut response = page(
            StatusCode::SERVICE_UNAVAILABLE,
            pages::message(self.locale, "hall-title", text),
        );
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        response
    }
}

/// What whoever finds no place is told.
fn busy(locale: Locale) -> String {
    pages::message(locale, "hall-title", "hall-busy")
}

/// The seat of an address's token.
fn seat_of(desk: &mut Desk<'_>, token: &str) -> Option<Name> {
    desk.seat(&Token::parse(token)?)
}

/// Waits until somebody wants the server to stop. Who wants it is heard from now on, not only once it is waited for.
fn stopped() -> Stop {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        // The last one: the window was closed.
        let kinds = [
            SignalKind::interrupt(),
            SignalKind::terminate(),
            SignalKind::hangup(),
        ];
        if let [Ok(mut interrupted), Ok(mut terminated), Ok(mut gone)] = kinds.map(signal) {
            return Box::pin(async move {
                tokio::select! {
                    _ = interrupted.recv() => {}
                    _ = terminated.recv() => {}
                    _ = gone.recv() => {}
                }
            });
        }
    }
    #[cfg(windows)]
    if let Ok(mut interrupted) = tokio::signal::windows::ctrl_c() {
        return Box::pin(async move {
            interrupted.recv().await;
        });
    }
    // Ctrl-C ends the program as usual.
    Box::pin(std::future::pending())
}

/// Waits for the disk: whether it is there.
async fn kept(written: Written) -> bool {
    matches!(written.await, Ok(Ok(())))
}

/// Whatever the host is called: people come by an address they typed, by a name their router made up, or by another
/// address of this computer. A name that is made to lead here gains a page nothing it could not ask for itself, because
/// a seat is known by its token alone.
fn phones_router(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/", get(code).post(enter))
        .route("/screen", get(projector))
        .route("/screen/now", get(projector_now))
        .merge(web::assets())
        .route("/s/{token}", get(seat).post(answer))
        .route("/s/{token}/now", get(seat_now))
        .route("/s/{token}/leave", get(leave).post(erase))
        .route("/s/{token}/slip", get(slip))
        .route("/{code}", get(consent).post(join))
        .fallback(nowhere)
        .layer(middleware::from_fn_with_state(Arc::clone(server), limited))
        .layer(middleware::map_response(web::guarded))
        .with_state(Arc::clone(server))
}

fn officer_router(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/{secret}", get(officer))
        .route("/{secret}/now", get(officer_now))
        .route("/{secret}/act", post(act))
        .route("/{secret}/close", post(close))
        .merge(web::assets())
        .fallback(nowhere)
        .layer(middleware::from_fn_with_state(Arc::clone(server), officers_only))
        .layer(middleware::map_response(web::guarded_here))
        .with_state(Arc::clone(server))
}

async fn nowhere(State(server): Shared) -> Response {
    let text = pages::message(server.locale, "hall-not-found", "hall-not-found-advice");
    page(StatusCode::NOT_FOUND, text)
}

/// The wide limit of an address.
async fn limited(
    State(server): Shared,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
    next: middleware::Next,
) -> Response {
    if let Some(watch) = &server.watch {
        let agent = request.headers().get(header::USER_AGENT);
        let agent = agent.and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        watch(Seen {
            from: address,
            in_zalo: agent.contains("Zalo"),
            seated: request.uri().path().starts_with("/s/"),
        });
    }
    if locked(&server.limits).address(address) {
        next.run(request).await
    } else {
        server.busy("hall-busy")
    }
}

/// Another page's script must not drive a room: the host is this computer by number, and a form comes from here.
async fn officers_only(State(server): Shared, request: Request<Body>, next: middleware::Next) -> Response {
    let address = locked(&server.desk).room.control;
    if web::is_from(&request, address) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

async fn code(State(server): Shared) -> Response {
    page(StatusCode::OK, visit::code(server.locale, false))
}

async fn enter(State(server): Shared, request: Request<Body>) -> Response {
    let headers = request.headers().clone();
    let Some(body) = web::body(request).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let typed: String = fields(&body)
        .remove("code")
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let right = locked(&server.desk).room.code == typed;
    if right {
        onward(&headers, &format!("/{typed}"))
    } else {
        page(StatusCode::OK, visit::code(server.locale, true))
    }
}

async fn consent(State(server): Shared, Path(code): Path<String>) -> Response {
    if server.is_over() {
        return server.gone();
    }
    let text = {
        let desk = locked(&server.desk);
        let rows = desk.hall.questions().count();
        (desk.room.code == code).then(|| visit::consent(server.locale, &desk.room, rows))
    };
    match text {
        Some(text) => page(StatusCode::OK, text),
        None => nowhere(State(server)).await,
    }
}

async fn join(
    State(server): Shared,
    Extension(Peer(address)): Extension<Peer>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Response {
    if server.is_over() {
        return server.gone();
    }
    let joined = {
        let mut desk = locked(&server.desk);
        if desk.room.code != code {
            None
        } else if locked(&server.limits).takes_seat(address) {
            let seat = desk.join();
            if seat.is_none() {
                locked(&server.limits).got_none(address);
            }
            Some(seat.ok_or("hall-full"))
        } else {
            Some(Err("hall-many"))
        }
    };
    match joined {
        None => nowhere(State(server)).await,
        Some(Err(why)) => server.busy(why),
        Some(Ok((token, written))) => {
            if kept(written).await {
                onward(&headers, &format!("/s/{}", token.text()))
            } else {
                locked(&server.desk).never_joined(&token);
                locked(&server.limits).got_none(address);
                server.busy("hall-not-kept")
            }
        }
    }
}

/// A seat's page, made by what its visit shows.
fn visited(server: &Server, token: &str, show: impl FnOnce(&Desk<'_>, &Visit<'_>) -> String) -> Response {
    if server.is_over() {
        return server.gone();
    }
    let seconds = server.seconds();
    let mut desk = locked(&server.desk);
    let Some(name) = seat_of(&mut desk, token) else {
        drop(desk);
        return server.gone();
    };
    let Some(seat) = desk.hall.seat(&name) else {
        return server.gone();
    };
    let visit = Visit {
        locale: server.locale,
        home: format!("/s/{token}"),
        tick: desk.tick,
        seconds,
        seat,
    };
    page(StatusCode::OK, show(&desk, &visit))
}

async fn seat(State(server): Shared, Path(token): Path<String>, RawQuery(query): RawQuery) -> Response {
    let asked_for = fields(query.unwrap_or_default().as_bytes())
        .get("row")
        .and_then(|row| number(row));
    visited(&server, &token, |desk, visit| {
        let hall = &desk.hall;
        let newest = visit.seat.newest();
        let tasks = |station: usize| {
            let rows = screen::rows_of(hall, station);
            server.adviser.station(hall.questions(), &newest, &rows)
        };
        let plan = || server.adviser.plan(hall.questions(), &newest);
        visit.now(hall, asked_for, &tasks, &plan)
    })
}

async fn seat_now(State(server): Shared, Path(token): Path<String>) -> Response {
    if server.is_over() {
        return (StatusCode::GONE, plain("closed".to_owned())).into_response();
    }
    let mut desk = locked(&server.desk);
    match seat_of(&mut desk, &token) {
        Some(_) => plain(desk.tick.to_string()),
        None => server.gone(),
    }
}

async fn leave(State(server): Shared, Path(token): Path<String>) -> Response {
    visited(&server, &token, |_, visit| visit.leave())
}

async fn slip(State(server): Shared, Path(token): Path<String>) -> Response {
    visited(&server, &token, |desk, visit| visit.slip(&desk.room))
}

async fn erase(State(server): Shared, Path(token): Path<String>) -> Response {
    if server.is_over() {
        return server.gone();
    }
    let written = {
        let mut desk = locked(&server.desk);
        seat_of(&mut desk, &token).map(|name| desk.erase(&name))
    };
    match written {
        None => server.gone(),
        Some(written) => {
            if kept(written).await {
                page(
                    StatusCode::OK,
                    pages::message(server.locale, "hall-left", "hall-left-words"),
                )
            } else {
                server.busy("hall-not-kept")
            }
        }
    }
}

/// What a button says, as the interview's keys have it.
fn event(key: &str) -> Option<Event> {
    Some(match key {
        "k" => Event::DontKnow,
        "b" => Event::Skip,
        "l" => Event::Back,
        "" => Event::Keep,
        choice => Event::Choose {
            numbers: vec![number(choice)?],
            everywhere: false,
        },
    })
}

async fn answer(State(server): Shared, Path(token): Path<String>, request: Request<Body>) -> Response {
    if server.is_over() {
        return server.gone();
    }
    let headers = request.headers().clone();
    let Some(body) = web::body(request).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let home = format!("/s/{token}");
    let given = fields(&body);
    let place = (
        given.get("phase").and_then(|name| Phase::from_name(name)),
        given.get("row").and_then(|row| number(row)),
    );
    let event = given.get("key").and_then(|key| event(key));
    let (Some(phase), Some(row), Some(event)) = (place.0, place.1, event) else {
        return onward(&headers, &home);
    };
    let taken = {
        let mut desk = locked(&server.desk);
        let Some(name) = seat_of(&mut desk, &token) else {
            drop(desk);
            return server.gone();
        };
        if !locked(&server.limits).seat(name) {
            drop(desk);
            return server.busy("hall-busy");
        }
        desk.answer(&name, (phase, row), event)
    };
    match taken {
        None => onward(&headers, &home),
        Some((next, written)) => {
            if kept(written).await {
                let to = next.map_or(home.clone(), |row| format!("{home}?row={row}"));
                onward(&headers, &to)
            } else {
                server.busy("hall-not-kept")
            }
        }
    }
}

async fn projector(State(server): Shared) -> Response {
    if server.is_over() {
        return page(StatusCode::OK, screen::closed(server.locale));
    }
    let seconds = server.seconds();
    let desk = locked(&server.desk);
    let tick = server.tick(&desk);
    let text = screen::screen(server.locale, &desk.room, &desk.hall, &tick, seconds);
    page(StatusCode::OK, text)
}

async fn projector_now(State(server): Shared) -> Response {
    if server.is_over() {
        return server.gone();
    }
    let desk = locked(&server.desk);
    plain(server.tick(&desk))
}

/// Whether an address of the officer's is the room's.
fn is_secret(server: &Server, secret: &str) -> bool {
    locked(&server.desk).room.secret == secret
}

async fn officer(State(server): Shared, Path(secret): Path<String>) -> Response {
    if server.is_over() || !is_secret(&server, &secret) {
        return nowhere(State(server)).await;
    }
    let desk = locked(&server.desk);
    let tick = server.tick(&desk);
    let screen = format!("http://{}/screen", screen::typed(&desk.room));
    page(
        StatusCode::OK,
        control::control(server.locale, &desk.room, &desk.hall, &tick, &screen),
    )
}

async fn officer_now(State(server): Shared, Path(secret): Path<String>) -> Response {
    if server.is_over() || !is_secret(&server, &secret) {
        return nowhere(State(server)).await;
    }
    let desk = locked(&server.desk);
    plain(server.tick(&desk))
}

/// What a form of the officer's page asks for.
fn act_of(given: &BTreeMap<String, String>) -> Option<Act> {
    let number = |name: &str| number(given.get(name)?);
    let phase = || Phase::from_name(given.get("phase")?);
    Some(match given.get("do")?.as_str() {
        "open" => Act::Open(phase()?, number("row")?),
        "free" => Act::Free(phase()?),
        "close" => Act::Close,
        "fix" => Act::Fix(number("station")?),
        "leave" => Act::Leave,
        _ => return None,
    })
}

async fn act(State(server): Shared, Path(secret): Path<String>, request: Request<Body>) -> Response {
    if server.is_over() || !is_secret(&server, &secret) {
        return nowhere(State(server)).await;
    }
    let headers = request.headers().clone();
    let Some(body) = web::body(request).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let given = fields(&body);
    let home = format!("/{secret}");
    if let Some(minutes) = given.get("minutes").and_then(|text| number(text)) {
        let end = (1..=180)
            .contains(&minutes)
            .then(|| Instant::now() + Duration::from_secs(minutes as u64 * 60));
        *locked(&server.timer) = end;
        locked(&server.desk).tick += 1;
        return onward(&headers, &home);
    }
    let Some(act) = act_of(&given) else {
        return onward(&headers, &home);
    };
    *locked(&server.timer) = None;
    let written = locked(&server.desk).act(act);
    if kept(written).await {
        onward(&headers, &home)
    } else {
        server.busy("hall-control-not-kept")
    }
}

async fn close(State(server): Shared, Path(secret): Path<String>, headers: HeaderMap) -> Response {
    if server.is_over() || !is_secret(&server, &secret) {
        return nowhere(State(server)).await;
    }
    let for_program = (headers.get(header::ACCEPT)).is_some_and(|accept| accept == "application/json");
    // From the summary to the erasure nobody answers in between.
    let (path, seats, away, erased) = {
        let mut desk = locked(&server.desk);
        if desk.over {
            drop(desk);
            return server.gone();
        }
        let summary = desk.summary();
        let (seats, away) = (desk.hall.joined(), desk.hall.away().len());
        match (server.save)(&summary) {
            Ok(path) => (path, seats, away, desk.forget()),
            Err(why) => {
                drop(desk);
                let text = control::ended(server.locale, &why, false);
                return page(StatusCode::INTERNAL_SERVER_ERROR, text);
            }
        }
    };
    // The summary is there: whatever is left of the journal is sealed, and told by whoever cannot erase it.
    let _told_by_the_next_opening: Option<io::Result<()>> = erased.await.ok();
    let closed = Closed { path, seats, away };
    let response = if for_program {
        plain(serde_json::json!({"path": closed.path, "seats": seats, "away": away}).to_string())
    } else {
        let text = server.locale.with("hall-control-kept", &[("path", &closed.path)]);
        page(StatusCode::OK, control::ended(server.locale, &text, true))
    };
    *locked(&server.closed) = Some(closed);
    // Phones that look learn that it is over.
    tokio::spawn(async move {
        tokio::time::sleep(LINGER).await;
        server.end.send_replace(true);
    });
    response
}

/// Asks the server of a room on this computer to close it.
pub fn close_from_outside(room: &Room) -> io::Result<Closed> {
    let answer = request::post_here(room.control, &format!("/{}/close", room.secret), "")?;
    let read = || -> Option<Closed> {
        (answer.status == 200).then_some(())?;
        let value: serde_json::Value = serde_json::from_str(&answer.body).ok()?;
        let number = |name: &str| usize::try_from(value.get(name)?.as_u64()?).ok();
        Some(Closed {
            path: value.get("path")?.as_str()?.to_owned(),
            seats: number("seats")?,
            away: number("away")?,
        })
    };
    read().ok_or_else(|| io::ErrorKind::InvalidData.into())
}
