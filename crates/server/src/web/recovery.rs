//! The delayed recovery: the way back of somebody who has lost two of three, and how its owner stops one.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::code::{Code, CodeFor, NotACode};
use doorcode_engine::ids::RecoveryId;
use doorcode_engine::recover::delayed::PhoneView;
use doorcode_engine::recovery_key::{NotAKey, RecoveryKey};
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::{Password, PlainToken};
use doorcode_engine::step_up::Thing;
use serde::Deserialize;

use super::cookies::Cookie;
use super::delivery;
use super::door::shortest;
use super::extract::Peer;
use super::lost::{knock, pending};
use super::pages::account::ProveBy;
use super::pages::door::{Done, ResetPassword, What};
use super::pages::enrol::{EnrolCodePage, EnterPhone, PhoneFor};
use super::pages::form::{CodeForm, Field, FieldError, KeyForm, note_is_error};
use super::pages::recovery::{Lost, Prove, Stands, StopRecovery, WayBack, days};
use super::pages::{Frame, paths, respond};
use super::phone;
use super::security::Origin;
use super::two_step::{SendBy, signed};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::delayed::{self, Asked, Awaited, Given, NewPhone, Said, Way};
use crate::usecase::sign_up;
use crate::usecase::step_up::Command;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::LOST, get(show_lost).post(do_lost))
        .route(paths::LOST_PROVE, get(show_prove))
        .route(paths::LOST_PASSWORD, post(by_password))
        .route(paths::LOST_KEY, post(by_key))
        .route(paths::LOST_SEND, post(send))
        .route(paths::LOST_CODE, post(by_code))
        .route(paths::LOST_WAY, get(show_way).post(start))
        .route(paths::LOST_NEW_PASSWORD, post(new_password))
        .route(paths::LOST_NEW_PHONE, post(new_phone))
        .route(paths::LOST_NEW_PHONE_SEND, post(send_again))
        .route(paths::LOST_NEW_PHONE_CODE, post(new_phone_code))
        .route(paths::RECOVERY, get(show_mine).post(stop_mine))
        .route(paths::STOP_RECOVERY, get(show_stop).post(do_stop))
}

fn status(wrong: bool) -> StatusCode {
    if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    }
}

/// What the first form posts.
#[derive(Deserialize)]
pub struct LostForm {
    #[serde(default)]
    user_name: String,
}

async fn show_lost(State(app): State<Arc<App>>, peer: Peer) -> Response {
    lost(&app, &peer, Field::default())
}

fn lost(app: &App, peer: &Peer, user_name: Field) -> Response {
    let wrong = user_name.error.is_some();
    let page = Lost {
        frame: peer.frame(app),
        user_name,
        days: days(app.rules().recovery_wait_ms),
    };
    respond(status(wrong), &page)
}

async fn do_lost(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<LostForm>,
) -> Result<Response> {
    let user_name = match sign_up::possible_user_name(&form.user_name) {
        Ok(user_name) => user_name,
        Err(problem) => {
            let error = FieldError::Problem {
                text: problem.text,
                shortest: 0,
            };
            return Ok(lost(&app, &peer, Field::wrong(form.user_name, error)));
        }
    };
    knock(&app, &origin)?;
    let token = delayed::ask(&app, &user_name).await?;
    let mut response = Redirect::to(paths::LOST_PROVE).into_response();
    let age_s = (app.rules().step_up_ttl_ms + app.rules().look_ms).unsigned_abs() / 1_000;
    response
        .headers_mut()
        .append(header::SET_COOKIE, pending(&app, &token, age_s));
    Ok(response)
}

/// What was typed cannot be right: said at its field.
#[derive(Clone, Copy, Default)]
struct Wrong {
    password: Option<FieldError>,
    code: Option<FieldError>,
    key: Option<NotAKey>,
}

/// One step with what is shown, or where else the person has to go first.
async fn prove(app: &App, peer: &Peer, given: Given, open: ProveBy, wrong: Wrong) -> Result<Response> {
    let Some(token) = peer.token(app, Cookie::SignIn) else {
        return Ok(Redirect::to(paths::LOST).into_response());
    };
    let said = match delayed::go_on(app, &token, peer.source, given).await {
        Ok(Awaited::Way(_)) => return Ok(Redirect::to(paths::LOST_WAY).into_response()),
        Ok(Awaited::Proof(said)) => said,
        Err(Error::Refused(Refusal::Expired)) => return Ok(expired(app, peer)),
        Err(other) => return Err(other),
    };
    let field = |error| Field {
        value: String::new(),
        error,
    };
    let mut key = KeyForm::new(paths::LOST_KEY, app.rules().key_style);
    key.problem = wrong.key;
    let page = Prove {
        frame: peer.frame(app),
        open,
        password: field(wrong.password),
        code: field(wrong.code),
        key,
        digits: app.rules().recovery_digits,
        said,
    };
    let typed_wrong = wrong.password.is_some() || wrong.code.is_some() || wrong.key.is_some();
    let refused = said.is_some_and(|said| said != Said::Sent);
    Ok(respond(status(typed_wrong || refused), &page))
}

fn expired(app: &App, peer: &Peer) -> Response {
    done(app, peer, What::LostExpired, paths::LOST, StatusCode::GONE)
}

fn done(app: &App, peer: &Peer, what: What, next: &str, status: StatusCode) -> Response {
    let page = Done {
        frame: peer.frame(app),
        what,
        next: next.to_owned(),
    };
    respond(status, &page)
}

async fn show_prove(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    prove(&app, &peer, Given::Look, ProveBy::Password, Wrong::default()).await
}

/// What the forms post.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    token: String,
}

async fn by_password(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<Typed>,
) -> Result<Response> {
    if form.password.is_empty() {
        let wrong = Wrong {
            password: Some(FieldError::Missing),
            ..Wrong::default()
        };
        return prove(&app, &peer, Given::Look, ProveBy::Password, wrong).await;
    }
    knock(&app, &origin)?;
    let given = Given::Password(Password::new(form.password));
    prove(&app, &peer, given, ProveBy::Password, Wrong::default()).await
}

async fn by_key(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<Typed>,
) -> Result<Response> {
    match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => {
            knock(&app, &origin)?;
            prove(&app, &peer, Given::Key(key), ProveBy::Key, Wrong::default()).await
        }
        Err(problem) => {
            let wrong = Wrong {
                key: Some(problem),
                ..Wrong::default()
            };
            prove(&app, &peer, Given::Look, ProveBy::Key, wrong).await
        }
    }
}

async fn send(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    prove(&app, &peer, Given::Send, ProveBy::Code, Wrong::default()).await
}

async fn by_code(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<Typed>) -> Result<Response> {
    match Code::parse(&form.code) {
        Ok(code) => prove(&app, &peer, Given::Code(code), ProveBy::Code, Wrong::default()).await,
        Err(_) => {
            let error = FieldError::Problem {
                text: "lost-code-wrong",
                shortest: 0,
            };
            let wrong = Wrong {
                code: Some(error),
                ..Wrong::default()
            };
            prove(&app, &peer, Given::Look, ProveBy::Code, wrong).await
        }
    }
}

/// What is wrong with what was typed at the end of the way.
#[derive(Default)]
struct AtEnd {
    password: Option<FieldError>,
    phone: Field,
    country: Option<String>,
    code: Option<NotACode>,
    /// Another number is wanted.
    again: bool,
}

/// Whether another number is wanted.
#[derive(Deserialize)]
pub struct WayQuery {
    #[serde(default)]
    again: String,
}

async fn show_way(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<WayQuery>,
) -> Result<Response> {
    let typed = AtEnd {
        again: query.again == "yes",
        ..AtEnd::default()
    };
    look(&app, &peer, typed).await
}

async fn look(app: &App, peer: &Peer, typed: AtEnd) -> Result<Response> {
    let Some(token) = peer.token(app, Cookie::SignIn) else {
        return Ok(Redirect::to(paths::LOST).into_response());
    };
    match delayed::go_on(app, &token, peer.source, Given::Look).await {
        Ok(Awaited::Way(way)) => page(app, peer, way, typed).await,
        Ok(Awaited::Proof(_)) => Ok(Redirect::to(paths::LOST_PROVE).into_response()),
        Err(Error::Refused(Refusal::Expired)) => Ok(expired(app, peer)),
        Err(other) => Err(other),
    }
}

async fn page(app: &App, peer: &Peer, way: Way, typed: AtEnd) -> Result<Response> {
    let stands = match way {
        Way::Start => Stands::Start,
        Way::NotNow(why) => Stands::NotNow(why),
        Way::Waiting { ripe_at } => Stands::Waiting(ripe_at),
        Way::OfAnother => Stands::OfAnother,
        Way::NewPassword { user_name } => {
            let page = ResetPassword {
                frame: peer.frame(app),
                by_mail: false,
                token: None,
                action: paths::LOST_NEW_PASSWORD,
                password: Field {
                    value: String::new(),
                    error: typed.password,
                },
                password_min: shortest(true),
                user_name,
            };
            return Ok(respond(status(typed.password.is_some()), &page));
        }
        Way::NewPhone(id, view) => return phone_page(app, peer, id, view, typed).await,
        Way::Done => {
            let next = NEW_KEY_NEXT;
            return Ok(finished(app, peer, What::BackByPhone, next));
        }
    };
    let page = WayBack {
        frame: peer.frame(app),
        stands,
        days: days(app.rules().recovery_wait_ms),
        open_days: days(app.rules().recovery_open_ms),
    };
    Ok(respond(StatusCode::OK, &page))
}

/// Password and phone are there again: they sign in, and make a new key.
const NEW_KEY_NEXT: &str = "/sign-in?app=account&next=/account/key";

/// It is done, and what was shown for it is spent.
fn finished(app: &App, peer: &Peer, what: What, next: &str) -> Response {
    let mut response = done(app, peer, what, next, StatusCode::OK);
    response
        .headers_mut()
        .append(header::SET_COOKIE, Cookie::SignIn.clear(app.https()));
    response
}

async fn phone_page(
    app: &App,
    peer: &Peer,
    id: RecoveryId,
    view: PhoneView,
    typed: AtEnd,
) -> Result<Response> {
    let frame = peer.frame(app);
    Ok(match view {
        PhoneView::EnterCode(view) if !typed.again && typed.phone.error.is_none() => {
            let shown = phone::written(&view.number);
            let (action, send) = (paths::LOST_NEW_PHONE_CODE, paths::LOST_NEW_PHONE_SEND);
            let mut form = CodeForm::enrolling(&view, shown, action, send);
            form.problem = typed.code;
            form.told = delivery::told(app, CodeFor::Recovery(id)).await?;
            let wrong = form.error(&frame.t, &frame.now).is_some();
            let page = EnrolCodePage {
                frame,
                purpose: PhoneFor::Recovered,
                form,
                back: "/lost/way?again=yes",
            };
            respond(status(wrong), &page)
        }
        _ => {
            let wrong = typed.phone.error.is_some();
            let page = EnterPhone {
                countries: phone::countries_for(app, &frame.t),
                frame,
                purpose: PhoneFor::Recovered,
                replaces: None,
                country: typed.country.unwrap_or_else(|| app.config.country.clone()),
                phone: typed.phone,
                note: None,
            };
            respond(status(wrong), &page)
        }
    })
}

async fn start(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let Some(token) = peer.token(&app, Cookie::SignIn) else {
        return Ok(Redirect::to(paths::LOST).into_response());
    };
    match delayed::start(&app, &token).await {
        // It has an address of its own, so that a reload does not start another.
        Ok(_) => Ok(Redirect::to(paths::LOST_WAY).into_response()),
        Err(Error::Refused(Refusal::Expired)) => Ok(expired(&app, &peer)),
        Err(other) => Err(other),
    }
}

async fn new_password(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<Typed>,
) -> Result<Response> {
    knock(&app, &origin)?;
    let Some(token) = peer.token(&app, Cookie::SignIn) else {
        return Ok(Redirect::to(paths::LOST).into_response());
    };
    match delayed::finish(&app, &token, &Password::new(form.password)).await {
        Ok(Thing::Key) => {
            let next = format!("{}?app=account", paths::SIGN_IN);
            Ok(finished(&app, &peer, What::BackByKey, &next))
        }
        Ok(_) => Ok(finished(&app, &peer, What::BackByPassword, NEW_KEY_NEXT)),
        Err(Error::Rejected(Rejection::Invalid(problems))) => {
            let password = problems.first().map(|problem| FieldError::Problem {
                text: problem.text,
                shortest: shortest(true),
            });
            let typed = AtEnd {
                password,
                ..AtEnd::default()
            };
            look(&app, &peer, typed).await
        }
        Err(Error::Refused(Refusal::Expired)) => Ok(expired(&app, &peer)),
        Err(other) => Err(other),
    }
}

async fn new_phone(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<Typed>) -> Result<Response> {
    let country = if form.country.is_empty() {
        &app.config.country
    } else {
        &form.country
    };
    match phone::accept(&app, &form.phone, country) {
        Ok(number) => at_phone(&app, &peer, &NewPhone::Given(number)).await,
        Err(error) => {
            let typed = AtEnd {
                phone: Field::wrong(form.phone, error),
                country: Some(form.country),
                ..AtEnd::default()
            };
            look(&app, &peer, typed).await
        }
    }
}

async fn send_again(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<SendBy>) -> Result<Response> {
    at_phone(&app, &peer, &NewPhone::Send(form.by)).await
}

async fn new_phone_code(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<Typed>,
) -> Result<Response> {
    match Code::parse(&form.code) {
        Ok(code) => at_phone(&app, &peer, &NewPhone::Code(code)).await,
        Err(problem) => {
            let typed = AtEnd {
                code: Some(problem),
                ..AtEnd::default()
            };
            look(&app, &peer, typed).await
        }
    }
}

async fn at_phone(app: &App, peer: &Peer, typed: &NewPhone) -> Result<Response> {
    let Some(token) = peer.token(app, Cookie::SignIn) else {
        return Ok(Redirect::to(paths::LOST).into_response());
    };
    match delayed::new_phone(app, &token, peer.source, Some(typed)).await {
        Ok(way) => page(app, peer, way, AtEnd::default()).await,
        Err(Error::Refused(Refusal::Expired)) => Ok(expired(app, peer)),
        Err(other) => Err(other),
    }
}

/// Somebody who is signed in to any app sees what waits, and can stop it.
async fn show_mine(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let Some(signed) = signed(&app, &peer, None).await? else {
        // Signing in stops it, too.
        return Ok(Redirect::to(&format!("{}?app=account", paths::SIGN_IN)).into_response());
    };
    let Some(waits) = signed.recovery else {
        return Ok(nothing_waits(&app, &peer));
    };
    let page = StopRecovery {
        // It is what the page is about.
        frame: Frame {
            recovery: None,
            ..signed.frame(&app, &peer)
        },
        user_name: signed.account.user_name.clone(),
        kept: waits.kept,
        started_at: waits.started_at,
        ripe_at: waits.ripe_at,
        token: None,
        needs_more: false,
        open: ProveBy::Password,
        password: Field::default(),
        key: KeyForm::new(paths::STOP_RECOVERY, app.rules().key_style),
    };
    Ok(respond(StatusCode::OK, &page))
}

fn nothing_waits(app: &App, peer: &Peer) -> Response {
    done(app, peer, What::RecoveryNone, paths::ACCOUNT, StatusCode::GONE)
}

async fn stop_mine(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let Some(signed) = signed(&app, &peer, None).await? else {
        return Ok(Redirect::to(&format!("{}?app=account", paths::SIGN_IN)).into_response());
    };
    delayed::stop(&app, &signed.session, &signed.account).await?;
    Ok(done(
        &app,
        &peer,
        What::RecoveryStopped,
        paths::ACCOUNT,
        StatusCode::OK,
    ))
}

/// The token of a link.
#[derive(Deserialize)]
pub struct TokenQuery {
    #[serde(default)]
    token: String,
}

async fn show_stop(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<TokenQuery>,
) -> Result<Response> {
    by_link(&app, &peer, query.token, ProveBy::Password, Stop::default()).await
}

/// What came of what was typed beside a link.
#[derive(Default)]
struct Stop {
    password: Option<FieldError>,
    key: Option<NotAKey>,
    note: Option<Note>,
    refused: bool,
}

async fn by_link(app: &App, peer: &Peer, token: String, open: ProveBy, stop: Stop) -> Result<Response> {
    let asked = match PlainToken::parse(&token) {
        Some(token) => delayed::asked(app, &token).await,
        None => Err(Error::Refused(Refusal::Expired)),
    };
    let asked = match asked {
        Ok(asked) => asked,
        Err(Error::Refused(Refusal::Expired)) => return Ok(nothing_waits(app, peer)),
        Err(other) => return Err(other),
    };
    let Asked {
        account,
        waits,
        needs_more,
        ..
    } = asked;
    let mut key = KeyForm::new(paths::STOP_RECOVERY, app.rules().key_style);
    key.problem = stop.key;
    let mut password = Field {
        value: String::new(),
        error: stop.password,
    };
    match (open, stop.note) {
        (_, None) => {}
        (ProveBy::Password, Some(Note::WrongPassword)) => password.error = Some(FieldError::PasswordWrong),
        (_, note) => key.note = note,
    }
    let frame = peer.frame(app);
    let wrong = password.error.is_some()
        || key.problem.is_some()
        || key.note.as_ref().is_some_and(note_is_error)
        || stop.refused;
    let page = StopRecovery {
        frame,
        user_name: account.user_name,
        kept: waits.kept,
        started_at: waits.started_at,
        ripe_at: waits.ripe_at,
        token: Some(token),
        needs_more,
        open: if key.note.is_some() { ProveBy::Key } else { open },
        password,
        key,
    };
    Ok(respond(status(wrong), &page))
}

async fn do_stop(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<Typed>,
) -> Result<Response> {
    let Some(token) = PlainToken::parse(&form.token) else {
        return Ok(nothing_waits(&app, &peer));
    };
    let (besides, open) = if form.key.is_empty() {
        let password = Some(form.password).filter(|typed| !typed.is_empty());
        let command = password.map(|typed| Command::GivePassword(Password::new(typed)));
        (command, ProveBy::Password)
    } else {
        match RecoveryKey::parse(&form.key, app.rules().key_style) {
            Ok(key) => (Some(Command::GiveRecoveryKey(key)), ProveBy::Key),
            Err(problem) => {
                let stop = Stop {
                    key: Some(problem),
                    ..Stop::default()
                };
                return by_link(&app, &peer, form.token, ProveBy::Key, stop).await;
            }
        }
    };
    if besides.is_some() {
        knock(&app, &origin)?;
    }
    match delayed::stop_by_link(&app, &token, peer.source, besides).await {
        Ok(None) => Ok(done(
            &app,
            &peer,
            What::RecoveryStopped,
            "/sign-in?app=account",
            StatusCode::OK,
        )),
        Ok(note) => {
            let stop = Stop {
                note,
                ..Stop::default()
            };
            by_link(&app, &peer, form.token, open, stop).await
        }
        // The link alone does not do.
        Err(Error::Refused(Refusal::StepUp)) => {
            let stop = Stop {
                password: Some(FieldError::Missing),
                refused: true,
                ..Stop::default()
            };
            by_link(&app, &peer, form.token, open, stop).await
        }
        Err(Error::Refused(Refusal::Expired)) => Ok(nothing_waits(&app, &peer)),
        Err(other) => Err(other),
    }
}
