//! Managing an account, on pages: what the server knows about a person, and every change.
//!
//! A page that changes something leads to [`step_up`] first where its act is not proved, and from there back; the
//! change itself spends the proof. What was typed meanwhile is not lost.

mod activity;
mod contact;
mod errand;
mod home;
mod key;
mod leaving;
mod password;
mod phones;
mod recovery;
mod sessions;
pub(super) mod step_up;
mod two_step;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use doorcode_store::sessions::Session;
use serde::Deserialize;

pub(super) use self::errand::Errand;
use super::cookies::Cookie;
use super::extract::{Peer, Signed};
use super::pages::account::Flash;
use super::pages::{Frame, paths};
use super::source::Source;
use crate::app::App;
use crate::usecase;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(home::routes())
        .merge(contact::routes())
        .merge(phones::routes())
        .merge(password::routes())
        .merge(key::routes())
        .merge(two_step::routes())
        .merge(recovery::routes())
        .merge(sessions::routes())
        .merge(activity::routes())
        .merge(leaving::routes())
        .merge(step_up::routes())
}

/// Whoever is signed in to the account page. Anybody else is led to sign in, and back to the page that was to be seen.
struct Holder {
    peer: Peer,
    signed: Signed,
}

impl FromRequestParts<Arc<App>> for Holder {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let peer = Peer::new(parts);
        match peer.session(app, Cookie::Account).await {
            Ok(Some(signed)) => Ok(Self { peer, signed }),
            Ok(None) if replaces_phone(parts) => match opened_by_key(app, &peer).await {
                Ok(Some(signed)) => Ok(Self { peer, signed }),
                Ok(None) => Err(Redirect::to(&sign_in_for(parts)).into_response()),
                Err(error) => Err(error.into_response()),
            },
            Ok(None) => Err(Redirect::to(&sign_in_for(parts)).into_response()),
            Err(error) => Err(error.into_response()),
        }
    }
}

fn replaces_phone(parts: &Parts) -> bool {
    [paths::ADD_PHONE, paths::ADD_PHONE_CODE, paths::ADD_PHONE_SEND].contains(&parts.uri.path())
}

/// A session of another app that the recovery key has opened: its phone is to be replaced at once, without a code that
/// would go to the lost one. What the key still proves is judged where the walk begins.
async fn opened_by_key(app: &App, peer: &Peer) -> crate::error::Result<Option<Signed>> {
    for cookie in [Cookie::Messages, Cookie::Calls] {
        let signed = peer.session(app, cookie).await?;
        if let Some(signed) = signed.filter(|signed| signed.session.by_recovery_key) {
            return Ok(Some(signed));
        }
    }
    Ok(None)
}

/// Where to sign in, with the way back: to a page that can be opened by its address alone.
fn sign_in_for(parts: &Parts) -> String {
    let sign_in = format!("{}?app=account", paths::SIGN_IN);
    match (&parts.method, parts.uri.query(), parts.uri.path()) {
        // It is where signing in leads anyway.
        (_, _, paths::ACCOUNT) => sign_in,
        (&Method::GET, None, page) => format!("{sign_in}&next={page}"),
        _ => sign_in,
    }
}

impl Holder {
    fn session(&self) -> &Session {
        &self.signed.session
    }

    /// What limits are counted for.
    fn source(&self) -> Option<Source> {
        self.peer.source
    }

    fn frame(&self, app: &App) -> Frame {
        self.signed.frame(app, &self.peer)
    }

    fn may_look(&self, app: &App) -> bool {
        usecase::step_up::may_look(app, &self.signed.account, &self.signed.session)
    }

    /// Where the act that `errand` needs still has to be proved.
    async fn unproved(&self, app: &App, errand: Errand) -> crate::error::Result<Option<Response>> {
        let proved = usecase::step_up::is_proved(app, self.session(), errand.act()).await?;
        Ok((!proved).then(|| errand.prove_first()))
    }
}

/// What has just been done, as a redirect carries it.
#[derive(Deserialize, Default)]
pub struct DoneQuery {
    #[serde(default)]
    done: String,
}

impl DoneQuery {
    fn flash(&self) -> Option<Flash> {
        Flash::named(&self.done)
    }
}

/// Leads to a page that says what has been done.
fn done(page: &str, flash: Flash) -> Response {
    Redirect::to(&format!("{page}?done={}", flash.key())).into_response()
}

/// 422 where something has to be put right.
fn status(wrong: bool) -> StatusCode {
    if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    }
}
