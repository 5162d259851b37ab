//! What was lost: a forgotten password, a lost phone.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::code::{Code, CodeFor, NotACode};
use doorcode_engine::ids::StepUpId;
use doorcode_engine::recovery_key::{NotAKey, RecoveryKey};
use doorcode_engine::second_step::EnterCode;
use doorcode_engine::secret::{Password, PlainToken};
use serde::Deserialize;

use super::cookies::Cookie;
use super::delivery;
use super::door::shortest;
use super::extract::{Peer, landing};
use super::pages::door::{Done, Forgotten, ForgottenCode, ForgottenKey, PhoneLost, ResetPassword, What};
use super::pages::form::{CodeForm, Field, FieldError, KeyForm, PhoneChoice, WayOn, note_is_error};
use super::pages::{paths, respond};
use super::security::Origin;
use super::two_step::signed;
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::forgotten::{self, Awaited, Given};
use crate::usecase::sign_up;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::FORGOTTEN, get(show_forgotten).post(do_forgotten))
        .route(paths::FORGOTTEN_KEY, get(show_key).post(do_key))
        .route(paths::FORGOTTEN_CODE, get(show_code).post(do_code))
        .route(paths::FORGOTTEN_SEND, post(do_send))
        .route(paths::RESET_PASSWORD, get(show_reset).post(do_reset))
        .route(paths::PHONE_LOST, get(phone_lost))
}

/// Each guess on this way costs a password hash, like a sign-in.
pub(super) fn knock(app: &App, origin: &Origin) -> Result<()> {
    app.limits
        .sign_in
        .take(origin.source, app.clock.ticks())
        .map_err(|wait| {
            let retry_after_s = wait.as_secs().max(1);
            Error::Refused(Refusal::TooMany { retry_after_s })
        })
}

/// What the first form posts.
#[derive(Deserialize, Default)]
pub struct ForgottenForm {
    #[serde(default)]
    user_name: String,
}

async fn show_forgotten(State(app): State<Arc<App>>, peer: Peer) -> Response {
    let page = Forgotten {
        frame: peer.frame(&app),
        user_name: Field::default(),
        note: None,
    };
    respond(StatusCode::OK, &page)
}

async fn do_forgotten(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<ForgottenForm>,
) -> Result<Response> {
    let user_name = match sign_up::possible_user_name(&form.user_name) {
        Ok(user_name) => user_name,
        Err(problem) => {
            let error = FieldError::Problem {
                text: problem.text,
                shortest: 0,
            };
            let page = Forgotten {
                frame: peer.frame(&app),
                user_name: Field::wrong(form.user_name, error),
                note: None,
            };
            return Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    knock(&app, &origin)?;
    let token = forgotten::ask(&app, &user_name, &peer.browser(&app, false)).await?;
    let mut response =
        Redirect::to(&format!("{}?user_name={user_name}", paths::FORGOTTEN_KEY)).into_response();
    let age_s = app.rules().step_up_ttl_ms.unsigned_abs() / 1_000;
    response
        .headers_mut()
        .append(header::SET_COOKIE, pending(&app, &token, age_s));
    Ok(response)
}

pub(super) fn pending(app: &App, token: &PlainToken, age_s: u64) -> HeaderValue {
    Cookie::SignIn.set(token.expose(), age_s, app.https())
}

/// One step on the way by key and code, or where else the person has to go first.
async fn step(app: &App, peer: &Peer, given: Given) -> Result<std::result::Result<Awaited, Response>> {
    let Some(token) = peer.token(app, Cookie::SignIn) else {
        return Ok(Err(Redirect::to(paths::FORGOTTEN).into_response()));
    };
    match forgotten::go_on(app, &token, peer.source, given).await {
        Ok(awaited) => Ok(Ok(awaited)),
        Err(Error::Refused(Refusal::Expired)) => Ok(Err(over(app, peer, What::SignInExpired))),
        Err(other) => Err(other),
    }
}

/// It is over, or its time ran out; the way back begins with the user name.
pub(super) fn over(app: &App, peer: &Peer, what: What) -> Response {
    let page = Done {
        frame: peer.frame(app),
        what,
        next: paths::FORGOTTEN.to_owned(),
    };
    respond(StatusCode::GONE, &page)
}

/// What the page that asks for the key is opened with, and what its forms post.
#[derive(Deserialize, Default)]
pub struct KeyGiven {
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    password: String,
}

impl KeyGiven {
    fn by_password(&self) -> bool {
        self.by == "password"
    }
}

async fn show_key(State(app): State<Arc<App>>, peer: Peer, Query(form): Query<KeyGiven>) -> Result<Response> {
    Ok(match step(&app, &peer, Given::Look).await? {
        Err(elsewhere) => elsewhere,
        Ok(awaited) => answer(&app, &peer, awaited, &form, None).await?,
    })
}

async fn do_key(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<KeyGiven>,
) -> Result<Response> {
    let (given, problem) = if form.by_password() {
        (Given::Password(Password::new(form.password.clone())), None)
    } else {
        match RecoveryKey::parse(&form.key, app.rules().key_style) {
            Ok(key) => (Given::Key(key), None),
            Err(problem) => (Given::Look, Some(problem)),
        }
    };
    if problem.is_none() {
        knock(&app, &origin)?;
    }
    Ok(match step(&app, &peer, given).await? {
        Err(elsewhere) => elsewhere,
        Ok(Awaited::Code(..)) => Redirect::to(paths::FORGOTTEN_CODE).into_response(),
        Ok(awaited) => answer(&app, &peer, awaited, &form, problem).await?,
    })
}

/// What is shown for what is awaited.
async fn answer(
    app: &App,
    peer: &Peer,
    awaited: Awaited,
    form: &KeyGiven,
    problem: Option<NotAKey>,
) -> Result<Response> {
    let note = match awaited {
        Awaited::NewPassword(_) => return Ok(Redirect::to(paths::RESET_PASSWORD).into_response()),
        Awaited::Code(id, code) => return code_page(app, peer, id, &code, None).await,
        Awaited::Key { note } => note,
    };
    let mut key = KeyForm::new(paths::FORGOTTEN_KEY, app.rules().key_style);
    key.note = note;
    key.problem = problem;
    let wrong = problem.is_some() || note.as_ref().is_some_and(note_is_error);
    let page = ForgottenKey {
        frame: peer.frame(app),
        // It stands in links of the page.
        user_name: sign_up::possible_user_name(&form.user_name).unwrap_or_default(),
        form: key,
        password: form.by_password().then(Field::default),
        link_ms: app.rules().reset_link_ms,
    };
    Ok(respond(status(wrong), &page))
}

fn status(wrong: bool) -> StatusCode {
    if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    }
}

async fn code_page(
    app: &App,
    peer: &Peer,
    id: StepUpId,
    view: &EnterCode,
    problem: Option<NotACode>,
) -> Result<Response> {
    let mut form = CodeForm::new(view, paths::FORGOTTEN_CODE, paths::FORGOTTEN_SEND);
    form.problem = problem;
    form.told = delivery::told(app, CodeFor::StepUp(id)).await?;
    form.way_on = WayOn::Again;
    let wrong = problem.is_some() || form.note.as_ref().is_some_and(note_is_error);
    let page = ForgottenCode {
        frame: peer.frame(app),
        form,
    };
    Ok(respond(status(wrong), &page))
}

/// What the form for the code posts.
#[derive(Deserialize)]
pub struct CodeGiven {
    #[serde(default)]
    code: String,
}

/// Which phone a code is sent to, and how.
#[derive(Deserialize)]
pub struct SendTo {
    #[serde(default)]
    phone: String,
    #[serde(default)]
    by: By,
}

async fn show_code(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    give_code(&app, &peer, Given::Look, None).await
}

async fn do_code(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<CodeGiven>) -> Result<Response> {
    match Code::parse(&form.code) {
        Ok(code) => give_code(&app, &peer, Given::Code(code), None).await,
        Err(problem) => give_code(&app, &peer, Given::Look, Some(problem)).await,
    }
}

async fn do_send(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<SendTo>) -> Result<Response> {
    give_code(&app, &peer, Given::Send(form.phone.parse().ok(), form.by), None).await
}

async fn give_code(app: &App, peer: &Peer, given: Given, problem: Option<NotACode>) -> Result<Response> {
    Ok(match step(app, peer, given).await? {
        Err(elsewhere) => elsewhere,
        Ok(Awaited::Code(id, view)) => code_page(app, peer, id, &view, problem).await?,
        Ok(Awaited::NewPassword(_)) => Redirect::to(paths::RESET_PASSWORD).into_response(),
        // The key comes first.
        Ok(Awaited::Key { .. }) => Redirect::to(paths::FORGOTTEN_KEY).into_response(),
    })
}

/// What the form for the new password posts; a mail's link has the token alone.
#[derive(Deserialize, Default)]
pub struct NewPassword {
    #[serde(default)]
    token: String,
    #[serde(default)]
    password: String,
}

/// The page for a new password, or where else the person has to go.
async fn reset_page(
    app: &App,
    peer: &Peer,
    token: &str,
) -> Result<std::result::Result<ResetPassword, Response>> {
    let (account, token) = if token.is_empty() {
        match step(app, peer, Given::Look).await? {
            Err(elsewhere) => return Ok(Err(elsewhere)),
            Ok(Awaited::NewPassword(account)) => (*account, None),
            Ok(_) => return Ok(Err(Redirect::to(paths::FORGOTTEN_KEY).into_response())),
        }
    } else {
        let Some(link) = PlainToken::parse(token) else {
            return Ok(Err(over(app, peer, What::LinkExpired)));
        };
        match forgotten::reset_link(app, &link).await {
            Ok((_, account)) => (account, Some(token.to_owned())),
            Err(Error::Refused(Refusal::Expired)) => return Ok(Err(over(app, peer, What::LinkExpired))),
            Err(other) => return Err(other),
        }
    };
    Ok(Ok(ResetPassword {
        frame: peer.frame(app),
        by_mail: token.is_some(),
        token,
        action: paths::RESET_PASSWORD,
        password: Field::default(),
        password_min: shortest(account.two_step.is_on()),
        user_name: account.user_name.clone(),
    }))
}

async fn show_reset(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<NewPassword>,
) -> Result<Response> {
    Ok(match reset_page(&app, &peer, &query.token).await? {
        Ok(page) => respond(StatusCode::OK, &page),
        Err(elsewhere) => elsewhere,
    })
}

async fn do_reset(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<NewPassword>,
) -> Result<Response> {
    knock(&app, &origin)?;
    let new = Password::new(form.password);
    let done = if form.token.is_empty() {
        match peer.token(&app, Cookie::SignIn) {
            Some(token) => forgotten::reset_by_key(&app, &token, &new).await,
            None => return Ok(Redirect::to(paths::FORGOTTEN).into_response()),
        }
    } else {
        match PlainToken::parse(&form.token) {
            Some(token) => forgotten::reset_by_mail(&app, &token, &new).await,
            None => Err(Error::Refused(Refusal::Expired)),
        }
    };
    match done {
        Ok(()) => {
            let page = Done {
                frame: peer.frame(&app),
                what: What::PasswordReset,
                next: format!("{}?app=account", paths::SIGN_IN),
            };
            let mut response = respond(StatusCode::OK, &page);
            response
                .headers_mut()
                .append(header::SET_COOKIE, Cookie::SignIn.clear(app.https()));
            Ok(response)
        }
        Err(Error::Rejected(Rejection::Invalid(problems))) => {
            Ok(match reset_page(&app, &peer, &form.token).await? {
                Ok(mut page) => {
                    page.password.error = problems.first().map(|problem| FieldError::Problem {
                        text: problem.text,
                        shortest: page.password_min,
                    });
                    respond(StatusCode::UNPROCESSABLE_ENTITY, &page)
                }
                Err(elsewhere) => elsewhere,
            })
        }
        Err(Error::Refused(Refusal::Expired)) => Ok(over(&app, &peer, What::LinkExpired)),
        Err(other) => Err(other),
    }
}

/// Where 'I still have it' leads.
#[derive(Deserialize)]
pub struct PhoneLostQuery {
    #[serde(default)]
    app: String,
    #[serde(default)]
    next: String,
}

/// Asked of a session that the recovery key has opened.
async fn phone_lost(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<PhoneLostQuery>,
) -> Result<Response> {
    let Some(signed) = signed(&app, &peer, Some(&query.app)).await? else {
        return Ok(Redirect::to(&format!("{}?app=account", paths::SIGN_IN)).into_response());
    };
    let next = landing(signed.session.app.as_str(), Some(&query.next));
    if !signed.session.by_recovery_key || signed.account.phones.is_empty() {
        return Ok(Redirect::to(&next).into_response());
    }
    let phones = signed.account.phones.iter().map(|phone| PhoneChoice {
        id: phone.id.to_string(),
        label: phone.number.masked(),
    });
    let page = PhoneLost {
        phones: phones.collect(),
        frame: signed.frame(&app, &peer),
        next,
    };
    Ok(respond(StatusCode::OK, &page))
}
