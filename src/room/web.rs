//! HTTP as a room speaks it: connections with limits, headers on every page, small forms.

use super::limits::Held;
use super::pages;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

/// The largest body that is read, in bytes: a form of ours has a few dozen.
pub(super) const LARGEST: usize = 4096;
/// A request's head has to be there by then, and a body too.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections that are open at once; a phone keeps a few. Most systems let a program open 1024 files, and the journal
/// needs some of them.
const CONNECTIONS: usize = 960;
/// How many of them one address may hold: a hall may stand behind one, and one phone must not shut out the others.
const OF_ONE: usize = CONNECTIONS / 2;
/// How many are told at the same time that there is no place; whoever comes on top of them is cut off.
const TURNED_AWAY: usize = 32;
/// What telling it may take.
const TELLING: Duration = Duration::from_secs(2);
/// What is under way when a room ends has so long to finish.
const PARTING: Duration = Duration::from_secs(3);

/// Nothing is loaded but what this server has, nothing runs in a page, nobody may frame it, and no address is passed on:
/// it holds the token.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=()",
    ),
];

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

/// Adds to a response what every page of ours says.
pub(super) async fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

/// What the pages say that only this computer opens: a form of theirs has to tell where it comes from, and with no
/// referrer at all browsers say "null". Other addresses still learn nothing.
pub(super) async fn guarded_here(mut response: Response) -> Response {
    let own = HeaderValue::from_static("same-origin");
    response.headers_mut().insert(header::REFERRER_POLICY, own);
    guarded(response).await
}

/// A page.
pub(super) fn page(status: StatusCode, text: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, text).into_response()
}

/// A few words for a script.
pub(super) fn plain(text: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (kind, text).into_response()
}

/// The files that are part of the program, for every listener.
pub(super) fn assets<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let asset = |kind: &'static str, text: &'static str| {
        let headers = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "max-age=600"),
        ];
        get(async move || (headers, text))
    };
    Router::new()
        .route("/a/room.css", asset("text/css; charset=utf-8", pages::STYLE))
        .route(
            "/a/room.js",
            asset("text/javascript; charset=utf-8", pages::SCRIPT),
        )
}

/// Whether a request comes from a page of this address: the host is it by number, and a form says that it comes from
/// here. Another page's script, and a name that is made to lead here, are told by that.
pub(super) fn is_from(request: &Request<Body>, address: SocketAddr) -> bool {
    let says = |name: HeaderName| {
        let value = request.headers().get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let address = address.to_string();
    let from_here = match says(header::ORIGIN) {
        Some(origin) => origin == format!("http://{address}"),
        None => request.method() != Method::POST,
    };
    from_here && says(header::HOST) == Some(&address)
}

/// The way on after a form: a script is told it, a browser sent there.
pub(super) fn onward(headers: &HeaderMap, to: &str) -> Response {
    if headers.contains_key("x-live") {
        return plain(to.to_owned());
    }
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// The fields of a form or of an address; of a field that stands twice the last one counts.
pub(super) fn fields(bytes: &[u8]) -> BTreeMap<String, String> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

/// A number as our own pages write it: digits, and nothing beside them.
pub(super) fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The body of a request, if it is small and comes soon.
pub(super) async fn body(request: Request<Body>) -> Option<Bytes> {
    let read = axum::body::to_bytes(request.into_body(), LARGEST);
    tokio::time::timeout(PATIENCE, read).await.ok()?.ok()
}

/// What whoever finds no place is answered.
fn turned_away(busy: String) -> Router {
    let answer = move || {
        let retry = [(header::RETRY_AFTER, HeaderValue::from_static("2"))];
        let response = (retry, page(StatusCode::SERVICE_UNAVAILABLE, busy.clone()));
        std::future::ready(response)
    };
    Router::new()
        .fallback(answer)
        .layer(axum::middleware::map_response(guarded))
}

/// Serves until the end is told, then lets what is under way finish. Whoever finds no place gets the page `busy`.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    busy: String,
    mut end: watch::Receiver<bool>,
) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let door = Arc::new(Semaphore::new(TURNED_AWAY));
    let (held, busy) = (Held::default(), turned_away(busy));
    while !*end.borrow() {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = end.changed() => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Too many files are open: it passes.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _delays_only = stream.set_nodelay(true);
        let place = Arc::clone(&room).try_acquire_owned().ok();
        let hold = held.one(peer.ip(), OF_ONE);
        let (Some(place), Some(hold)) = (place, hold) else {
            if let Ok(told) = Arc::clone(&door).try_acquire_owned() {
                let serving = hyper::server::conn::http1::Builder::new()
                    .keep_alive(false)
                    .serve_connection(TokioIo::new(stream), TowerToHyperService::new(busy.clone()));
                tokio::spawn(async move {
                    let _gone = tokio::time::timeout(TELLING, serving).await;
                    drop(told);
                });
            }
            continue;
        };
        let router = router.clone().layer(axum::Extension(Peer(peer.ip())));
        let mut end = end.clone();
        tokio::spawn(async move {
            let serving = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(16 * 1024)
                .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
            tokio::pin!(serving);
            tokio::select! {
                _ = &mut serving => {}
                _ = end.changed() => {
                    serving.as_mut().graceful_shutdown();
                    let _gone = tokio::time::timeout(PARTING, serving).await;
                }
            }
            drop((place, hold));
        });
    }
    // The last page is still on its way.
    let all = u32::try_from(CONNECTIONS).unwrap_or(u32::MAX);
    let _given_up = tokio::time::timeout(PARTING, room.acquire_many(all)).await;
}
