//! The one way from the drill to the server: requests that are made of what they are given, and answers as they came.
//!
//! No cookie is kept, no redirect followed, no proxy asked: every request goes to the server that was named.

use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA256};
use reqwest::header::{self, HeaderMap};
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde_json::Value;

use super::line::Line;
use super::report::Trouble;

/// A handler of ours ends within twenty seconds.
const PATIENCE: Duration = Duration::from_secs(30);
/// The largest answer that is read: no page of ours is as large.
const LARGEST: usize = 4 << 20;
/// The longest that a 'come again later' of the server is obeyed.
const LONGEST_WAIT: Duration = Duration::from_secs(90);

/// The server under drill.
pub(super) struct Server {
    http: Client,
    /// Where requests go, without a slash at the end.
    base: String,
    /// The origin that the server says people open: browsers send it with forms.
    pub(super) origin: String,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Server {
    /// Finds the server at `base` and asks it for the origin that it goes by.
    ///
    /// # Errors
    /// Where nobody answers.
    pub(super) async fn find(base: &str) -> Result<Self, Trouble> {
        // Said once for the whole process; a second call finds it done.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let http = Client::builder()
            .redirect(redirect::Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .user_agent("doorcode-drill")
            .build()
            .map_err(|error| Trouble::new(format!("no client could be made: {error}")))?;
        let mut server = Self {
            http,
            base: base.trim_end_matches('/').to_owned(),
            origin: base.trim_end_matches('/').to_owned(),
        };
        let document = server.send(server.get("/api/openapi.json")).await?;
        let named = document.json()?.pointer("/servers/0/url").cloned();
        if let Some(origin) = named.as_ref().and_then(Value::as_str) {
            origin.trim_end_matches('/').clone_into(&mut server.origin);
        }
        Ok(server)
    }

    /// A request with nothing added.
    pub(super) fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// A page, as a browser asks for one.
    pub(super) fn get(&self, path: &str) -> RequestBuilder {
        self.bare(Method::GET, path)
    }

    /// A form of this server's own page, as a browser sends it.
    pub(super) fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let request = self.bare(Method::POST, path).form(fields);
        request
            .header(header::ORIGIN, &self.origin)
            .header(header::ACCEPT, "text/html,*/*;q=0.8")
    }

    /// A request to the JSON API; `token` may be empty.
    pub(super) fn api(&self, method: Method, path: &str, token: &str) -> RequestBuilder {
        let request = self.bare(method, &format!("/api/v1{path}"));
        if token.is_empty() {
            request
        } else {
            request.bearer_auth(token)
        }
    }

    /// Sends it.
    ///
    /// # Errors
    /// Where no answer comes.
    pub(super) async fn send(&self, request: RequestBuilder) -> Result<Answer, Trouble> {
        let mut response = request.send().await.map_err(no_answer)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(no_answer)? {
            if body.len() + part.len() > LARGEST {
                return Err(Trouble::new("an answer does not end".to_owned()));
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer {
            status,
            headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    /// Sends it to the API with a body.
    pub(super) async fn json(&self, path: &str, token: &str, body: &Value) -> Result<Answer, Trouble> {
        self.send(self.api(Method::POST, path, token).json(body)).await
    }

    /// Sends what is no attack but has to be done: where the source or a text has to wait a little, it waits.
    pub(super) async fn patiently(&self, request: RequestBuilder) -> Result<Answer, Trouble> {
        let again = request.try_clone();
        let answer = self.send(request).await?;
        let (Some(again), Some(wait)) = (again, answer.wait()) else {
            return Ok(answer);
        };
        tokio::time::sleep(wait).await;
        self.send(again).await
    }

    /// Opens the socket of an app.
    pub(super) async fn line(&self, app: &str, cookies: &str) -> Result<Result<Line, Answer>, Trouble> {
        let request = self
            .get(&format!("/ws?app={app}&tab=1"))
            .header(header::ORIGIN, &self.origin)
            .header(header::COOKIE, cookies)
            .header(header::CONNECTION, "Upgrade")
            .header(header::UPGRADE, "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "ZHJpbGwtZHJpbGwtZHJpbA==");
        let response = request.send().await.map_err(no_answer)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        if status != 101 {
            let body = response.text().await.map_err(no_answer)?;
            return Ok(Err(Answer {
                status,
                headers,
                body,
            }));
        }
        Ok(Ok(Line::new(response.upgrade().await.map_err(no_answer)?)))
    }

    /// A cookie as it is sent, by its plain name.
    pub(super) fn cookie(&self, name: &str, value: &str) -> String {
        let bound = if self.is_https() { "__Host-" } else { "" };
        format!("{bound}{name}={value}")
    }

    /// Whether people open it over TLS.
    pub(super) fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// Whether requests are sent to this very machine.
    pub(super) fn is_near(&self) -> bool {
        host_of(&self.base).is_some_and(crate::config::is_local_host)
    }

    /// The port that requests are sent to.
    pub(super) fn port(&self) -> u16 {
        let url = reqwest::Url::parse(&self.base).ok();
        url.and_then(|url| url.port_or_known_default()).unwrap_or(80)
    }

    /// A client that looks at another address of this machine.
    pub(super) async fn elsewhere(&self, url: &str) -> Result<Answer, Trouble> {
        self.send(self.http.get(url)).await
    }
}

fn no_answer(error: reqwest::Error) -> Trouble {
    // The address is the operator's own, and may hold what was sent: the cause is enough.
    let mut said = error.without_url().to_string();
    said.truncate(200);
    Trouble::new(format!("no answer: {said}"))
}

/// The host of an address such as `https://chat.example:8443`.
pub(super) fn host_of(base: &str) -> Option<&str> {
    let authority = base.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => Some(host),
        _ => Some(authority),
    }
}

impl Answer {
    /// The value that a cookie was set to, by its plain name; `None` where it was not set, or taken back.
    pub(super) fn cookie(&self, name: &str) -> Option<String> {
        self.set_cookies().find_map(|line| {
            let (found, rest) = line.split_once('=')?;
            let value = rest.split(';').next()?;
            let found = found.strip_prefix("__Host-").unwrap_or(found);
            (found == name && !value.is_empty()).then(|| value.to_owned())
        })
    }

    /// The app whose session it opens, by a cookie or in its body.
    pub(super) fn opened(&self) -> Option<String> {
        for app in ["account", "messages", "calls"] {
            if self.cookie(app).is_some() {
                return Some(app.to_owned());
            }
        }
        let session = serde_json::from_str::<Value>(&self.body).ok()?;
        session.pointer("/session/token")?.as_str().map(str::to_owned)
    }

    pub(super) fn set_cookies(&self) -> impl Iterator<Item = &str> {
        let all = self.headers.get_all(header::SET_COOKIE).iter();
        all.filter_map(|value| value.to_str().ok())
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }

    pub(super) fn json(&self) -> Result<Value, Trouble> {
        serde_json::from_str(&self.body).map_err(|_| self.unexpected("JSON"))
    }

    /// The name of a problem, such as `wrong-code`.
    pub(super) fn problem(&self) -> String {
        let value: Value = serde_json::from_str(&self.body).unwrap_or_default();
        let kind = value.get("type").and_then(Value::as_str).unwrap_or("");
        kind.rsplit('/').next().unwrap_or("").to_owned()
    }

    /// The text at `pointer` of the body.
    pub(super) fn text(&self, pointer: &str) -> Result<String, Trouble> {
        let value = self.json()?;
        let text = value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        text.ok_or_else(|| self.unexpected(pointer))
    }

    /// The answer, where its status is the one expected.
    pub(super) fn is(self, status: u16, what: &str) -> Result<Self, Trouble> {
        if self.status == status {
            Ok(self)
        } else {
            Err(self.unexpected(what))
        }
    }

    pub(super) fn unexpected(&self, what: &str) -> Trouble {
        Trouble::new(format!(
            "{what}: the server answered {} {}",
            self.status,
            self.problem()
        ))
    }

    /// How long it says to wait, where that is why nothing was done, and not too long.
    fn wait(&self) -> Option<Duration> {
        let seconds = self.header("retry-after").parse().ok()?;
        let wait = Duration::from_secs(seconds) + Duration::from_millis(200);
        (matches!(self.status, 429 | 503) && wait <= LONGEST_WAIT).then_some(wait)
    }

    /// In what a secret is told, if it is: as it stands, or as a hash that anybody could reverse by trying all.
    pub(super) fn tells(&self, secret: &str) -> Option<&'static str> {
        let hashed = sha256_hex(secret);
        let tells = |text: &str| {
            // A code is short: it counts where it stands alone, not within a longer number.
            let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
            words.any(|word| word == secret) || text.to_ascii_lowercase().contains(&hashed)
        };
        let in_header = |name: &header::HeaderName| !matches!(*name, header::CONTENT_LENGTH | header::DATE);
        let mut headers = self.headers.iter().filter(|(name, _)| in_header(name));
        if headers.any(|(_, value)| value.to_str().is_ok_and(tells)) {
            Some("a header")
        } else if tells(&self.body) {
            Some("the body")
        } else {
            None
        }
    }
}

fn sha256_hex(text: &str) -> String {
    let mut context = Context::new(&SHA256);
    context.update(text.as_bytes());
    let digest = context.finish();
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address() {
        for (base, host) in [
            ("http://localhost:8080", "localhost"),
            ("https://chat.example", "chat.example"),
            ("http://[::1]:8080", "[::1]"),
            ("http://localhost@evil.example:80/x", "evil.example"),
            ("http://localhost#@evil.example", "localhost"),
        ] {
            assert_eq!(host_of(base), Some(host), "{base}");
        }
        assert_eq!(host_of("localhost:8080"), None);
    }

    #[test]
    fn a_code_is_told_where_it_stands_alone_or_is_hashed() {
        let answer = |headers: &[(&'static str, &str)], body: &str| Answer {
            status: 200,
            headers: headers
                .iter()
                .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap()))
                .collect(),
            body: body.to_owned(),
        };
        assert_eq!(
            answer(&[], "{\"code\": \"4711\"}").tells("4711"),
            Some("the body")
        );
        assert_eq!(answer(&[], "94711, token4711").tells("4711"), None);
        assert_eq!(
            answer(&[("x-debug", "code=4711")], "").tells("4711"),
            Some("a header")
        );
        assert_eq!(answer(&[("content-length", "4711")], "").tells("4711"), None);
        assert_eq!(
            answer(&[("x-hash", &sha256_hex("4711"))], "").tells("4711"),
            Some("a header")
        );
    }
}
