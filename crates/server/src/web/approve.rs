//! What an app asks a person to approve: the text, the proof, and the receipt.
//!
//! The page is the person's who was asked: it belongs to the very session that asked, whichever app that is of, and
//! begins nothing by itself. A link to it from elsewhere shows what was asked and sends no code.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::code::CodeFor;
use doorcode_engine::ids::StepUpId;
use doorcode_engine::step_up::{Act, View};
use doorcode_store::step_ups;
use serde::Deserialize;

use super::account::step_up::{Of, Shown, Typed, page};
use super::cookies::Cookie;
use super::delivery;
use super::extract::{Peer, Signed};
use super::pages::account::{Approved, AsksFor, Outcome, Posts};
use super::pages::{AppName, paths, respond};
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Result};
use crate::usecase::approve;
use crate::usecase::step_up::{self, Command, Which};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::APPROVE, get(show))
        .route(paths::APPROVE_PASSWORD, post(by_password))
        .route(paths::APPROVE_CODE, post(by_code))
        .route(paths::APPROVE_SEND, post(send))
        .route(paths::APPROVE_KEY, post(by_key))
        .route(paths::APPROVE_CANCEL, post(cancel))
        .route(paths::APPROVE_RECEIPT, post(receipt))
}

/// What the page's address says and its forms post.
#[derive(Deserialize)]
struct Posted {
    #[serde(default)]
    id: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    by: By,
    #[serde(default)]
    key: String,
}

async fn show(State(app): State<Arc<App>>, peer: Peer, Query(asked): Query<Posted>) -> Result<Response> {
    step(&app, &peer, &asked.id, &Command::Look, Shown::default()).await
}

async fn by_password(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(posted): Form<Posted>,
) -> Result<Response> {
    prove(&app, &peer, &posted.id, Typed::password(posted.password)).await
}

async fn by_code(State(app): State<Arc<App>>, peer: Peer, Form(posted): Form<Posted>) -> Result<Response> {
    prove(&app, &peer, &posted.id, Typed::code(&posted.code)).await
}

async fn send(State(app): State<Arc<App>>, peer: Peer, Form(posted): Form<Posted>) -> Result<Response> {
    prove(&app, &peer, &posted.id, Typed::phone(&posted.phone, posted.by)).await
}

async fn by_key(State(app): State<Arc<App>>, peer: Peer, Form(posted): Form<Posted>) -> Result<Response> {
    let typed = Typed::key(&posted.key, app.rules().key_style);
    prove(&app, &peer, &posted.id, typed).await
}

async fn cancel(State(app): State<Arc<App>>, peer: Peer, Form(posted): Form<Posted>) -> Result<Response> {
    step(&app, &peer, &posted.id, &Command::Cancel, Shown::default()).await
}

async fn receipt(State(app): State<Arc<App>>, peer: Peer, Form(posted): Form<Posted>) -> Result<Response> {
    let Some((id, signed)) = asker(&app, &peer, &posted.id).await? else {
        return Ok(over(&app, &peer));
    };
    match approve::receipt(&app, &signed.session, id).await {
        Ok((receipt, _)) => {
            let page = Approved {
                frame: signed.frame(&app, &peer),
                outcome: Outcome::Receipt(receipt.expose().to_owned()),
            };
            Ok(respond(StatusCode::OK, &page))
        }
        Err(Error::Refused(Refusal::Expired)) => Ok(over(&app, &peer)),
        Err(other) => Err(other),
    }
}

async fn prove(app: &App, peer: &Peer, id: &str, typed: Typed) -> Result<Response> {
    let command = typed.command.unwrap_or(Command::Look);
    step(app, peer, id, &command, typed.shown).await
}

async fn step(app: &App, peer: &Peer, id: &str, command: &Command, shown: Shown) -> Result<Response> {
    let Some((id, signed)) = asker(app, peer, id).await? else {
        return Ok(over(app, peer));
    };
    let stepped = step_up::go_on(app, Which::Id(&signed.session, id), peer.source, command).await?;
    let frame = signed.frame(app, peer);
    let asked = AsksFor {
        app: AppName::from(&signed.session.app),
        text: stepped
            .text
            .map(|text| text.as_str().to_owned())
            .unwrap_or_default(),
    };
    match stepped.view {
        View::Over => Ok(over(app, peer)),
        View::Proved if matches!(command, Command::Look) => {
            let id = id.to_string();
            let outcome = Outcome::Approved { asked, id };
            Ok(respond(StatusCode::OK, &Approved { frame, outcome }))
        }
        // So that loading the page again types nothing again.
        View::Proved => Ok(Redirect::to(&format!("{}?id={id}", paths::APPROVE)).into_response()),
        View::Proving(proving) => {
            let of = Of {
                frame,
                act: stepped.act,
                asked: Some(asked),
                posts: Posts::APPROVE,
                user_name: signed.account.user_name,
                along: vec![("id", id.to_string())],
            };
            let told = delivery::told(app, CodeFor::StepUp(id)).await?;
            Ok(page(app, of, proving, Shown { told, ..shown }))
        }
    }
}

/// The session of this browser that asked, with the step-up's id: nobody else sees what was asked.
async fn asker(app: &App, peer: &Peer, id: &str) -> Result<Option<(StepUpId, Signed)>> {
    let Ok(id) = id.parse() else { return Ok(None) };
    let Some(kept) = step_ups::by_id(&app.store, id).await? else {
        return Ok(None);
    };
    if kept.value.act() != Act::Approve {
        return Ok(None);
    }
    for cookie in [Cookie::Messages, Cookie::Calls, Cookie::Account] {
        let signed = peer.session(app, cookie).await?;
        if let Some(signed) = signed.filter(|signed| kept.value.session() == Some(signed.session.id)) {
            return Ok(Some((id, signed)));
        }
    }
    Ok(None)
}

fn over(app: &App, peer: &Peer) -> Response {
    let page = Approved {
        frame: peer.frame(app),
        outcome: Outcome::Over,
    };
    respond(StatusCode::GONE, &page)
}
