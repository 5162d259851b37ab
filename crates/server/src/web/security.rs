//! What surrounds every route, so that none can forget it.
//!
//! From the outside in:
//!
//! 1. [`door`]: gives the request an id and a source, and the response its headers; logs a fault once; turns a problem
//!    into a page where a browser asked for one;
//! 2. a panic becomes a fault;
//! 3. a write that another site's page caused is refused, by `Sec-Fetch-Site` and `Origin` (no tokens in forms);
//! 4. a handler has a time limit and a body a size limit;
//! 5. text that is not UTF-8 is refused ([`super::utf8`]).

use std::any::Any;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument;

use super::extract::Renewals;
use super::source::{Source, client_address};
use super::texts::Texts;
use super::{error_page, utf8};
use crate::app::App;
use crate::config::is_local_host;
use crate::error::{Error, FaultChain, Problem, Refusal, Rejection};

/// The largest form or JSON body, unless a route says otherwise: the longest message is 8 KiB.
pub const LARGEST_FORM: usize = 64 * 1024;
/// The largest body of any request, whatever its route says.
const LARGEST_BODY: usize = 1024 * 1024;
/// A handler that takes longer than this is stuck: the slowest waits for the password queue, a second or two.
const HANDLER_TIME: Duration = Duration::from_secs(20);

/// Where a request comes from; set on every request.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The client's address.
    pub address: IpAddr,
    /// What limits are counted for.
    pub source: Source,
}

/// The id of a request, which is also the reference that a person quotes after a fault.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Lays everything around `routes`.
pub fn surround(routes: Router<Arc<App>>, app: &Arc<App>) -> Router<Arc<App>> {
    // The address was judged when the configuration was read; an origin that the layer does not take would only mean
    // that it falls back to comparing Origin with Host.
    let same_site = CsrfLayer::new();
    let same_site = same_site
        .clone()
        .add_trusted_origin(app.public_url.origin())
        .unwrap_or(same_site);
    let cross_site = |_: ProtectionError| -> Response { Error::from(Rejection::CrossSite).into_response() };
    routes
        .fallback(nothing_here)
        .layer(from_fn(utf8::only))
        .layer(
            ServiceBuilder::new()
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::SERVICE_UNAVAILABLE,
                    HANDLER_TIME,
                ))
                .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
                .layer(DefaultBodyLimit::max(LARGEST_FORM)),
        )
        .layer(same_site.with_rejection_response(cross_site))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(Arc::clone(app), door))
                .layer(CatchPanicLayer::custom(panicked)),
        )
}

async fn nothing_here() -> Error {
    Rejection::NotFound.into()
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without words");
    Error::fault(format_args!("a handler panicked: {words}")).into_response()
}

/// The outermost layer.
async fn door(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let began = app.clock.ticks();
    let id = RequestId(request_id(app.random.bytes()));
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0);
    let peer = peer.unwrap_or(SocketAddr::from(([0, 0, 0, 0], 0)));
    let address = client_address(peer, request.headers(), &app.config.trusted_proxies);
    request.extensions_mut().insert(Origin {
        address,
        source: address.into(),
    });
    request.extensions_mut().insert(id.clone());
    let renewals = Renewals::default();
    request.extensions_mut().insert(renewals.clone());
    // The pattern, never the path itself: paths and queries carry the tokens of links in mails.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let method = request.method().clone();
    let wish = Wish::of(&request, app.https());

    let span = tracing::info_span!("request", id = %id.0);
    let response = match detour(&app, &request) {
        Some(redirect) => redirect,
        None => next.run(request).instrument(span.clone()).await,
    };

    let entered = span.enter();
    if let Some(FaultChain(chain)) = response.extensions().get::<FaultChain>() {
        tracing::error!(%method, route, "fault: {chain:#}");
    }
    let took = app.clock.ticks().saturating_sub(began);
    tracing::debug!(%method, route, status = response.status().as_u16(), took_us = took.as_micros() as u64);
    drop(entered);
    metrics::histogram!("http_request_seconds", "route" => route.clone()).record(took.as_secs_f64());
    let class = response.status().as_u16() / 100;
    metrics::counter!("http_requests", "route" => route, "status" => class_name(class)).increment(1);

    let mut response = present(response, &app, &id, &wish);
    write_headers(response.headers_mut(), &app, &wish.path, &id);
    renewals.write(response.headers_mut(), app.https());
    response
}

fn class_name(class: u16) -> &'static str {
    match class {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

/// On a try-out people open 127.0.0.1 as well as localhost, which are two origins to a browser: cookies and sockets
/// of one are strangers to the other. A page is therefore opened under the one public address.
fn detour(app: &App, request: &Request) -> Option<Response> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads || !app.public_url.is_local() || !wants_page(request.headers()) {
        return None;
    }
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let same_port = app.public_url.authority().rsplit_once(':').map(|(_, port)| port) == port;
    if host == app.public_url.authority() || !same_port || !is_local_host(name) {
        return None;
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    // "//evil.example" as a path would be read as another host.
    let path = if path.starts_with("//") { "/" } else { path };
    Some(Redirect::temporary(&app.public_url.join(path)).into_response())
}

/// What the peer would like to be told an error in.
struct Wish {
    path: String,
    /// Where a page is wished for: its words.
    page: Option<Texts>,
}

impl Wish {
    fn of(request: &Request, https: bool) -> Self {
        let path = request.uri().path().to_owned();
        let page = (!path.starts_with("/api/") && wants_page(request.headers()))
            .then(|| Texts::of(request.headers(), https));
        Self { path, page }
    }
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Gives a fault its reference, and an error without words its words; then a page to whoever asked for one.
fn present(response: Response, app: &App, id: &RequestId, wish: &Wish) -> Response {
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut response = match wordless(&response) {
        Some(error) => error.into_response(),
        None => response,
    };
    let Some(mut problem) = response.extensions().get::<Problem>().cloned() else {
        return response;
    };
    let retry_after = response.headers().get(header::RETRY_AFTER).cloned();
    let is_fault = problem.code == "fault";
    if is_fault {
        problem.reference = Some(id.0.clone());
    }
    if let Some(t) = &wish.page {
        response = error_page::render(app, &problem, retry_after.as_ref(), t.clone());
    } else if is_fault {
        response = problem.respond(None);
    }
    let headers = response.headers_mut();
    for (name, value) in [(header::RETRY_AFTER, retry_after), (header::ALLOW, allow)] {
        if let Some(value) = value {
            headers.insert(name, value);
        }
    }
    response
}

/// An error that the framework answered by itself, with a bare status or a line of plain text.
fn wordless(response: &Response) -> Option<Error> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain")) {
        return None;
    }
    Some(match response.status() {
        StatusCode::BAD_REQUEST => Rejection::Malformed("The request could not be read.".to_owned()).into(),
        StatusCode::NOT_FOUND => Rejection::NotFound.into(),
        StatusCode::METHOD_NOT_ALLOWED => Rejection::MethodNotAllowed.into(),
        StatusCode::REQUEST_TIMEOUT => Rejection::TooSlow.into(),
        StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge.into(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Rejection::UnsupportedType.into(),
        StatusCode::UNPROCESSABLE_ENTITY => {
            Rejection::Malformed("The request could not be read.".to_owned()).into()
        }
        StatusCode::INTERNAL_SERVER_ERROR => Error::fault("an error without words"),
        // A handler that took too long; what says so with words is `/readyz`.
        StatusCode::SERVICE_UNAVAILABLE if kind.is_none() => Refusal::Overloaded { retry_after_s: 5 }.into(),
        _ => return None,
    })
}

/// Scripts and styles only from this server's own files; nothing inline, nothing from elsewhere, no frames.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: \
     blob:; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; form-action 'self'; frame-ancestors \
     'none'; base-uri 'none'";
/// No page may use the devices…
const NO_DEVICES: &str = "camera=(), microphone=(), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), \
     hid=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=()";
/// …except that a call needs three of them.
const CALL_DEVICES: &str = "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), \
     usb=(), serial=(), hid=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=()";
/// Two years, as browsers ask for. Sub-domains are not spoken for: they may not be ours.
const STRICT_TRANSPORT: &str = "max-age=63072000";

fn write_headers(headers: &mut HeaderMap, app: &App, path: &str, id: &RequestId) {
    let devices = if path == "/calls" || path.starts_with("/calls/") {
        CALL_DEVICES
    } else {
        NO_DEVICES
    };
    let fixed: [(HeaderName, &'static str); 7] = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not 'no-referrer', under which browsers send 'Origin: null' with a form and the origin check would fail.
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), devices),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (HeaderName::from_static("x-frame-options"), "DENY"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(STRICT_TRANSPORT),
        );
    }
    // Everything is personal unless a route says that it is not.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        headers.insert("x-request-id", id);
    }
}

/// Eight characters of Crockford's base 32, in two groups: short enough to read out over a phone.
fn request_id(random: [u8; 5]) -> String {
    const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let number = random
        .iter()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let mut text = String::with_capacity(9);
    for index in 0..8 {
        if index == 4 {
            text.push('-');
        }
        let digit = (number >> (35 - 5 * index)) as usize & 31;
        text.push(char::from(DIGITS.get(digit).copied().unwrap_or(b'0')));
    }
    text
}
