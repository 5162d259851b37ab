//! What a mail or a text asks its reader: 'was this you?', and 'do you want it turned on?'.
//!
//! Scanners follow the links in mails, so a link only leads to a page with a button.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use doorcode_engine::effect::Notice;
use doorcode_engine::enrol::View;
use doorcode_engine::secret::PlainToken;
use serde::Deserialize;

use super::extract::Peer;
use super::lost::over;
use super::pages::door::{Done, NotMe, NotMeAbout, Owner, What};
use super::pages::{AppName, paths, respond};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::enrol::{self, Answer};
use crate::usecase::not_me;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::NOT_ME, get(show_not_me).post(do_not_me))
        .route(paths::OWNER, get(ask_owner).post(owner_answers))
}

/// The token of a notice's link.
#[derive(Deserialize)]
pub struct TokenForm {
    #[serde(default)]
    token: String,
}

async fn show_not_me(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<TokenForm>,
) -> Result<Response> {
    let Some(token) = PlainToken::parse(&query.token) else {
        return Ok(over(&app, &peer, What::LinkExpired));
    };
    let asked = match not_me::asked(&app, &token).await {
        Ok(found) => found,
        Err(Error::Refused(Refusal::Expired)) => return Ok(over(&app, &peer, What::LinkExpired)),
        Err(other) => return Err(other),
    };
    let (comes_back, turns_off) = (asked.comes_back().map(str::to_owned), asked.turns_off());
    let not_me::Asked { link, subject, .. } = asked;
    let about = match (subject.notice, subject.app, subject.device) {
        (Notice::SecondStepFailed | Notice::CodesUsedUp, ..) => NotMeAbout::FailedSecondStep,
        (Notice::NewDevice | Notice::RecoveryKeyUsed, Some(to), Some(device)) => NotMeAbout::SignIn {
            app: to
                .parse()
                .map_or_else(|_| AppName::Other(to), |id| AppName::from(&id)),
            device,
        },
        (notice, ..) if notice.is_of_desk() => NotMeAbout::Desk,
        _ => NotMeAbout::Change,
    };
    let page = NotMe {
        frame: peer.frame(&app),
        token: query.token,
        about,
        at: link.sent_at,
        comes_back,
        turns_off,
    };
    Ok(respond(StatusCode::OK, &page))
}

async fn do_not_me(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<TokenForm>) -> Result<Response> {
    let said = match PlainToken::parse(&form.token) {
        Some(token) => not_me::say(&app, &token).await,
        None => Err(Error::Refused(Refusal::Expired)),
    };
    match said {
        Ok(notice) if notice.is_of_desk() => {
            let page = Done {
                frame: peer.frame(&app),
                what: What::DeskShut,
                next: paths::HOME.to_owned(),
            };
            Ok(respond(StatusCode::OK, &page))
        }
        Ok(_) => {
            let page = Done {
                frame: peer.frame(&app),
                what: What::NotMeSaid,
                next: paths::FORGOTTEN.to_owned(),
            };
            Ok(respond(StatusCode::OK, &page))
        }
        Err(Error::Refused(Refusal::Expired)) => Ok(over(&app, &peer, What::LinkExpired)),
        Err(other) => Err(other),
    }
}

/// What a mailed question's link and buttons carry.
#[derive(Deserialize)]
pub struct OwnerForm {
    #[serde(default)]
    token: String,
    #[serde(default)]
    answer: String,
}

async fn ask_owner(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<OwnerForm>,
) -> Result<Response> {
    let asked = match PlainToken::parse(&query.token) {
        Some(token) => enrol::question(&app, &token).await,
        None => Err(Error::Refused(Refusal::Expired)),
    };
    let asked = match asked {
        Ok(asked) => asked,
        Err(Error::Refused(Refusal::Expired)) => return Ok(nothing_asked(&app, &peer)),
        Err(other) => return Err(other),
    };
    let page = Owner {
        frame: peer.frame(&app),
        token: query.token,
        phone: Some(asked.phone),
        device: asked.device,
        at: asked.at,
        until: asked.until,
        confirmable: asked.confirmable,
    };
    Ok(respond(StatusCode::OK, &page))
}

/// The question has been answered, or its time ran out.
fn nothing_asked(app: &App, peer: &Peer) -> Response {
    let page = Done {
        frame: peer.frame(app),
        what: What::LinkExpired,
        next: paths::TURN_ON.to_owned(),
    };
    respond(StatusCode::GONE, &page)
}

async fn owner_answers(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<OwnerForm>,
) -> Result<Response> {
    // Whatever is not a clear yes stops it.
    let answer = match form.answer.as_str() {
        "confirm" => Answer::Confirm,
        _ => Answer::Stop,
    };
    let view = match PlainToken::parse(&form.token) {
        Some(token) => enrol::owner_answers(&app, &token, answer).await,
        None => Err(Error::Refused(Refusal::Expired)),
    };
    let (what, next) = match view {
        Ok(View::Done) => (What::OwnerConfirmed, paths::HOME),
        Ok(_) => (What::OwnerStopped, "/sign-in?app=account"),
        Err(Error::Refused(Refusal::Expired)) => return Ok(nothing_asked(&app, &peer)),
        Err(other) => return Err(other),
    };
    let page = Done {
        frame: peer.frame(&app),
        what,
        next: next.to_owned(),
    };
    Ok(respond(StatusCode::OK, &page))
}
