//! What handlers need of a request: the browser, the words, the session of an app, the sign-in under way.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use std::sync::{Arc, Mutex, PoisonError};

use doorcode_engine::account::TurningOn;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::time::MINUTE_MS;
use doorcode_store::Batch;
use doorcode_store::accounts::{self, Account};
use doorcode_store::sessions::{self, Session};

use super::cookies::Cookie;
use super::pages::{Frame, Here, Person, Recovering, paths};
use super::security::Origin;
use super::source::Source;
use super::texts::Texts;
use crate::app::App;
use crate::error::{Error, Result};
use crate::usecase::browser::{Browser, describe};
use crate::usecase::delayed::{self, Waits};
use crate::usecase::step_up;

/// How often the moment a session was last used is written down.
const TOUCH_MS: i64 = MINUTE_MS;

/// The peer, read from the headers.
pub struct Peer {
    /// The headers.
    pub headers: HeaderMap,
    /// What limits are counted for.
    pub source: Option<Source>,
    renewals: Renewals,
}

/// The cookies of sessions that were used by a request and live anew from now on; they go out with its answer.
#[derive(Clone, Debug, Default)]
pub struct Renewals(Arc<Mutex<Vec<(Cookie, HeaderValue)>>>);

impl Renewals {
    fn push(&self, cookie: Cookie, header: HeaderValue) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push((cookie, header));
    }

    /// Adds them to an answer, but for those that it sets itself, as signing out does.
    pub fn write(&self, answer: &mut HeaderMap, https: bool) {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for (cookie, header) in all {
            let begins = format!("{}=", cookie.name(https));
            let mut set = answer.get_all(header::SET_COOKIE).iter();
            if !set.any(|other| other.as_bytes().starts_with(begins.as_bytes())) {
                answer.append(header::SET_COOKIE, header);
            }
        }
    }
}

impl FromRequestParts<Arc<App>> for Peer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Self::Rejection> {
        Ok(Self::new(parts))
    }
}

impl Peer {
    /// The peer that a request is of.
    pub fn new(parts: &Parts) -> Self {
        Self {
            headers: parts.headers.clone(),
            source: parts.extensions.get::<Origin>().map(|origin| origin.source),
            renewals: parts.extensions.get().cloned().unwrap_or_default(),
        }
    }

    fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The words in the language that was chosen in this browser, else in the one it asks for.
    pub fn texts(&self, app: &App) -> Texts {
        Texts::of(&self.headers, app.https())
    }

    /// A frame for somebody who is not signed in.
    pub fn frame(&self, app: &App) -> Frame {
        Frame {
            handset: app.handset(),
            calls: app.makes_calls(),
            ..Frame::stranger(self.texts(app), app.clock.now())
        }
    }

    /// The token of a cookie, where it has the form of one.
    pub fn token(&self, app: &App, cookie: Cookie) -> Option<PlainToken> {
        cookie
            .read(&self.headers, app.https())
            .and_then(PlainToken::parse)
    }

    /// The browser.
    pub fn browser(&self, app: &App, shared: bool) -> Browser {
        Browser {
            device_key: self.token(app, Cookie::Device),
            proof: None,
            sessions: [Cookie::Messages, Cookie::Calls, Cookie::Account]
                .into_iter()
                .filter_map(|cookie| self.token(app, cookie))
                .collect(),
            description: describe(self.header(header::USER_AGENT).unwrap_or_default()),
            shared,
            source: self.source,
        }
    }

    /// The session whose token this cookie holds, with its account.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn session(&self, app: &App, cookie: Cookie) -> Result<Option<Signed>> {
        let Some(token) = self.token(app, cookie) else {
            return Ok(None);
        };
        let signed = session_of(app, &token, |session| {
            app_cookie(session.app.as_str()) == Some(cookie)
        })
        .await?;
        if signed.as_ref().is_some_and(|signed| signed.touched) {
            self.renewals.push(cookie, session_cookie(app, cookie, &token));
        }
        Ok(signed)
    }
}

/// The session of this token, with its account, where it is alive and `fits`.
///
/// # Errors
/// Faults of the store.
pub async fn session_of(
    app: &App,
    token: &PlainToken,
    fits: impl Fn(&Session) -> bool + Send,
) -> Result<Option<Signed>> {
    let digests = app.keys.digests(Purpose::Session, token);
    let Some(session) = sessions::by_token(&app.store, &digests).await? else {
        return Ok(None);
    };
    if !fits(&session) || !step_up::is_alive(app, &session) {
        return Ok(None);
    }
    let now = app.clock.now();
    let touched = now.since_ms(session.last_seen) > TOUCH_MS;
    if touched {
        app.store
            .commit(Batch::new().with(sessions::touch(session.id, now)))
            .await
            .map_err(Error::from)?;
    }
    let Some(account) = accounts::by_id(&app.store, session.account).await? else {
        return Ok(None);
    };
    // Its sessions ended when it was disabled; whatever came in between opens nothing either.
    if account.disabled_at.is_some() {
        return Ok(None);
    }
    let recovery = delayed::waits(app, &account).await?;
    Ok(Some(Signed {
        session,
        account,
        recovery,
        touched,
    }))
}

/// Somebody who is signed in to an app.
#[derive(Debug)]
pub struct Signed {
    /// The session.
    pub session: Session,
    /// Its account.
    pub account: Account,
    /// Its delayed recovery under way.
    pub recovery: Option<Waits>,
    /// Whether this use was written down: the session's rest begins anew.
    touched: bool,
}

impl Signed {
    /// Whether the apps stay shut until two-step verification is on: the operator requires it, and nothing has been done
    /// that only waits for the owner to answer.
    pub const fn owes_two_step(&self, app: &App) -> bool {
        let waits = matches!(self.account.turning_on, TurningOn::Open { waits: true, .. });
        app.config.require_two_step && !self.account.two_step.is_on() && !waits
    }

    /// The frame of this person's pages.
    pub fn frame(&self, app: &App, peer: &Peer) -> Frame {
        let t = Texts::choose(Some(&self.account.language), peer.header(header::ACCEPT_LANGUAGE));
        let person = Person {
            display_name: self.account.display_name.clone(),
            user_name: self.account.user_name.clone(),
        };
        let here = match self.session.app.as_str() {
            "messages" => Here::Messages,
            "calls" => Here::Calls,
            _ => Here::Account,
        };
        Frame {
            t,
            person: Some(person),
            here,
            now: app.clock.now(),
            handset: app.handset(),
            calls: app.makes_calls(),
            recovery: self
                .recovery
                .map(|waits| waits.ripe_at.map_or(Recovering::Ripe, Recovering::Until)),
        }
    }
}

/// The cookie that holds the sessions of an app.
pub fn app_cookie(app: &str) -> Option<Cookie> {
    match app {
        "messages" => Some(Cookie::Messages),
        "calls" => Some(Cookie::Calls),
        "account" => Some(Cookie::Account),
        _ => None,
    }
}

/// The `Set-Cookie` of a session that is used now: it lives for as long as the session may rest.
pub fn session_cookie(app: &App, cookie: Cookie, token: &PlainToken) -> HeaderValue {
    let idle_s = app.rules().session_idle_ms.unsigned_abs() / 1_000;
    cookie.set(token.expose(), idle_s, app.https())
}

/// The page to go to after signing in: `next` where it is of the app itself, else the app's first page. Nothing
/// else is followed, so that no link can lead a person who has just signed in to another site.
pub fn landing(app: &str, next: Option<&str>) -> String {
    if app == "account" && next == Some(paths::DESK) {
        return paths::DESK.to_owned();
    }
    let home = format!("/{app}");
    let own = |next: &&str| {
        let Some(rest) = next.strip_prefix(&home) else {
            return false;
        };
        // No dots and no escapes in the path: '/..' and '/%2e%2e' lead out of the app.
        let path = rest.split_once('?').map_or(rest, |(path, _)| path);
        (path.is_empty() || path.starts_with('/'))
            && !path.contains("//")
            && path
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte))
            && rest.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
    };
    next.filter(own).map_or(home.clone(), str::to_owned)
}

/// The page that asks to turn two-step verification on; 'not now' leads to `next`, which is of `app`.
pub fn prompt(app: &str, next: &str) -> String {
    format!("{}?app={app}&next={}", paths::PROMPT, in_query(next))
}

/// An address as the value of a query: whatever could mean something there is escaped.
pub fn in_query(address: &str) -> String {
    address.bytes().fold(String::new(), |mut query, byte| {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => query.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => query.push(char::from(byte)),
            _ => query.push_str(&format!("%{byte:02X}")),
        }
        query
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_app_are_landed_on() {
        assert_eq!(landing("calls", Some("/calls?to=ada")), "/calls?to=ada");
        assert_eq!(landing("calls", Some("/calls/recent")), "/calls/recent");
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/callsx",
            "/account",
            "/calls\\evil",
            "/calls\r\nx",
            "/calls/..//evil.example",
            "/calls/%2e%2e/account",
            "/calls//evil.example",
            "/calls?\r\nx",
        ] {
            assert_eq!(landing("calls", Some(elsewhere)), "/calls", "{elsewhere}");
        }
    }
}
