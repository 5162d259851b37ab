//! The doors of Calls: the page and its list. What happens in a call goes through the socket.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::ids::CallId;
use doorcode_store::calls::PAGE;
use doorcode_talk::call::limits::USER_NAME_MAX_BYTES;
use serde::Deserialize;

use super::cookies::Cookie;
use super::extract::{Peer, in_query, prompt};
use super::pages::calls::{Calls, FORGET, Line, dial_href};
use super::pages::{paths, respond};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::calls;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::CALLS, get(show).post(fill_in))
        .route("/calls/new", get(show))
        .route(FORGET, post(forget))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    to: String,
    before: Option<CallId>,
}

/// A link that names somebody fills the field in and rings nobody: another site's page could hold such a link.
async fn show(State(app): State<Arc<App>>, peer: Peer, Query(asked): Query<Asked>) -> Result<Response> {
    let to = if asked.to.len() > USER_NAME_MAX_BYTES {
        String::new()
    } else {
        asked.to
    };
    let Some(signed) = peer.session(&app, Cookie::Calls).await? else {
        return Ok(Redirect::to(&sign_in(&to)).into_response());
    };
    if signed.owes_two_step(&app) {
        return Ok(Redirect::to(&prompt("calls", &page_of(&to))).into_response());
    }
    let (recent, _) = calls::recent(&app, signed.account.id, asked.before).await?;
    let page = Calls {
        frame: signed.frame(&app, &peer),
        to,
        earlier: recent
            .last()
            .filter(|_| recent.len() == PAGE)
            .map(|line| line.call),
        lines: recent.into_iter().map(Line::of).collect(),
        blank: Line::blank(),
        is_first_page: asked.before.is_none(),
        has_relay: app.calls.has_relay(),
    };
    Ok(respond(StatusCode::OK, &page))
}

#[derive(Deserialize)]
struct Dialled {
    #[serde(default)]
    to: String,
}

/// The form without scripts: it cannot ring anybody, and the page that it leads to says why.
async fn fill_in(Form(dialled): Form<Dialled>) -> Redirect {
    Redirect::to(&dial_href(&dialled.to))
}

/// Where to sign in to Calls, and come back to the same name.
fn sign_in(to: &str) -> String {
    format!("{}?app=calls&next={}", paths::SIGN_IN, in_query(&page_of(to)))
}

/// This page, with the same name in its field.
fn page_of(to: &str) -> String {
    if to.is_empty() {
        paths::CALLS.to_owned()
    } else {
        dial_href(to)
    }
}

#[derive(Deserialize)]
struct Forget {
    call: Option<String>,
}

async fn forget(State(app): State<Arc<App>>, peer: Peer, Form(asked): Form<Forget>) -> Result<Response> {
    let signed = peer
        .session(&app, Cookie::Calls)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))?;
    let call = asked.call.as_deref().map(str::parse).transpose();
    let call = call.map_err(|_| Rejection::Malformed("there is no such call".to_owned()))?;
    calls::forget(&app, signed.account.id, call).await?;
    Ok(Redirect::to(paths::CALLS).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_in_comes_back_to_the_same_name() {
        assert_eq!(sign_in(""), "/sign-in?app=calls&next=/calls");
        assert_eq!(sign_in("a+b"), "/sign-in?app=calls&next=/calls%3Fto%3Da%252Bb");
    }
}
