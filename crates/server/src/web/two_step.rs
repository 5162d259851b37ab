//! Turning two-step verification on: the prompt and the walk. The owner's answer to a mailed question is in
//! [`super::asked`].
//!
//! Whatever page of the walk is opened, it shows where the walk stands, so that reload and the back button neither
//! lose nor repeat a step.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::account::AppId;
use doorcode_engine::code::{Code, CodeFor, NotACode};
use doorcode_engine::enrol::{Ownership, View, ownership};
use doorcode_engine::ids::EnrolmentId;
use doorcode_engine::recovery_key::{NotAKey, RecoveryKey};
use doorcode_engine::second_step::Note;
use doorcode_store::sessions;
use serde::Deserialize;

use super::account::Errand;
use super::cookies::Cookie;
use super::delivery;
use super::extract::{Peer, Signed, app_cookie, landing};
use super::key_pdf;
use super::pages::door::{Done, KeyMoment, NewKey, Prompt, PromptAt, RetypeKey, What};
use super::pages::enrol::{Confirm, EnrolCodePage, EnterPhone, PhoneFor, TurnedOn, Waiting};
use super::pages::form::{self, CodeForm, FieldError, KeyForm, Told, note_is_error};
use super::pages::recovery::days;
use super::pages::{paths, respond};
use super::phone;
use super::sign_in::key_sheet;
use crate::app::App;
use crate::courier::By;
use crate::error::{Error, Refusal, Result};
use crate::usecase::enrol::{self, Begin, Command};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::PROMPT, get(prompt).post(not_now))
        .route(paths::TURN_ON, get(show))
        .route(paths::TURN_ON_PHONE, get(show_phone).post(give_phone))
        .route(paths::TURN_ON_CODE, get(show_code).post(give_code))
        .route(paths::TURN_ON_SEND, get(show).post(send_again))
        .route(paths::TURN_ON_KEY, get(show))
        .route(paths::TURN_ON_KEY_PDF, get(turn_on_pdf))
        .route(paths::KEY_NEW_PDF, get(new_key_pdf))
        .route(paths::TURN_ON_RETYPE, get(show_retype).post(retype))
        .route(paths::TURN_ON_CONFIRM, get(show).post(consent))
        .route(paths::TURN_ON_WAITING, get(show))
        .route(paths::TURN_ON_DONE, get(done))
        .route(paths::TURN_ON_STOP, post(stop))
}

/// Any app's session will do for turning it on; that of `first`, where there is one.
pub(super) async fn signed(app: &App, peer: &Peer, first: Option<&str>) -> Result<Option<Signed>> {
    let first = first.and_then(app_cookie);
    for cookie in first
        .into_iter()
        .chain([Cookie::Account, Cookie::Messages, Cookie::Calls])
    {
        if let Some(signed) = peer.session(app, cookie).await? {
            return Ok(Some(signed));
        }
    }
    Ok(None)
}

/// Where 'Not now' leads.
#[derive(Deserialize)]
pub struct PromptQuery {
    #[serde(default)]
    app: String,
    #[serde(default)]
    next: String,
}

/// What 'Not now' posts.
#[derive(Deserialize)]
pub struct NotNow {
    #[serde(default)]
    next: String,
}

async fn prompt(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<PromptQuery>,
) -> Result<Response> {
    let Some(signed) = signed(&app, &peer, None).await? else {
        return Ok(sign_in_again());
    };
    let to = if app_cookie(&query.app).is_some() {
        landing(&query.app, Some(&query.next))
    } else {
        paths::ACCOUNT.to_owned()
    };
    let not_now = (!app.config.require_two_step).then_some(to);
    let page = Prompt {
        frame: signed.frame(&app, &peer),
        at: PromptAt::SignedIn,
        not_now,
    };
    Ok(respond(StatusCode::OK, &page))
}

/// Leads on into the app; nothing is kept of it, so that the next moment asks again.
async fn not_now(Form(form): Form<NotNow>) -> Response {
    let is_of = |app: &&str| landing(app, Some(&form.next)) == form.next;
    let known = ["messages", "calls", "account"].iter().any(is_of);
    Redirect::to(if known { &form.next } else { paths::HOME }).into_response()
}

fn sign_in_again() -> Response {
    Redirect::to("/sign-in?app=account").into_response()
}

/// Why what was typed is no command.
#[derive(Clone, Copy)]
enum Problem {
    Phone(FieldError),
    Code(NotACode),
    Key(NotAKey),
}

/// What was typed at the page that is shown again.
#[derive(Default)]
struct Typed {
    problem: Option<Problem>,
    phone: String,
    country: Option<String>,
    /// What has become of the text with the code.
    told: Option<Told>,
}

async fn show(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    walk(&app, &peer, &Command::Look, Typed::default(), false).await
}

/// Whether a code has just been sent again.
#[derive(Deserialize)]
pub struct JustSent {
    #[serde(default)]
    sent: String,
}

async fn show_code(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<JustSent>,
) -> Result<Response> {
    match begun(&app, &peer).await? {
        Err(elsewhere) => Ok(elsewhere),
        Ok((signed, id)) => {
            let mut stepped = enrol::go_on(&app, &signed.session, peer.source, id, &Command::Look).await?;
            if let View::EnterCode(view) = &mut stepped.view
                && query.sent == "yes"
                && app.clock.now() < view.resend_at
            {
                view.note.get_or_insert(Note::CodeSent);
            }
            let typed = told(&app, id, Typed::default()).await?;
            page(&app, &peer, &signed, stepped.view, typed, false).await
        }
    }
}

/// With what has become of the text with the code of the walk.
async fn told(app: &App, id: EnrolmentId, typed: Typed) -> Result<Typed> {
    let told = delivery::told(app, CodeFor::Enrolment(id)).await?;
    Ok(Typed { told, ..typed })
}

/// The number can be typed again as long as it has not received its code.
async fn show_phone(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    match begun(&app, &peer).await? {
        Err(elsewhere) => Ok(elsewhere),
        Ok((signed, id)) => {
            let stepped = enrol::go_on(&app, &signed.session, peer.source, id, &Command::Look).await?;
            let view = match stepped.view {
                View::EnterCode(_) => View::EnterPhone { note: None },
                other => other,
            };
            page(&app, &peer, &signed, view, Typed::default(), false).await
        }
    }
}

async fn show_retype(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    walk(&app, &peer, &Command::Look, Typed::default(), true).await
}

/// What the form for a phone number posts.
#[derive(Deserialize)]
pub struct PhoneGiven {
    #[serde(default)]
    country: String,
    #[serde(default)]
    phone: String,
}

async fn give_phone(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<PhoneGiven>,
) -> Result<Response> {
    let country = if form.country.is_empty() {
        &app.config.country
    } else {
        &form.country
    };
    match phone::accept(&app, &form.phone, country) {
        Ok(number) => go_on(&app, &peer, &Command::GivePhone(number), false).await,
        Err(error) => {
            let (signed, id) = match begun(&app, &peer).await? {
                Ok(begun) => begun,
                Err(elsewhere) => return Ok(elsewhere),
            };
            let stepped = enrol::go_on(&app, &signed.session, peer.source, id, &Command::Look).await?;
            let view = match stepped.view {
                View::EnterCode(_) => View::EnterPhone { note: None },
                other => other,
            };
            let typed = Typed {
                problem: Some(Problem::Phone(error)),
                phone: form.phone,
                country: Some(form.country),
                ..Typed::default()
            };
            page(&app, &peer, &signed, view, typed, false).await
        }
    }
}

/// What the form for a code posts.
#[derive(Deserialize)]
pub struct CodeGiven {
    #[serde(default)]
    code: String,
}

async fn give_code(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<CodeGiven>) -> Result<Response> {
    match Code::parse(&form.code) {
        Ok(code) => go_on(&app, &peer, &Command::GiveCode(code), false).await,
        Err(problem) => {
            let typed = Typed {
                problem: Some(Problem::Code(problem)),
                ..Typed::default()
            };
            walk(&app, &peer, &Command::Look, typed, false).await
        }
    }
}

/// How another code is to come.
#[derive(Deserialize)]
pub struct SendBy {
    #[serde(default)]
    pub(super) by: By,
}

async fn send_again(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<SendBy>) -> Result<Response> {
    go_on(&app, &peer, &Command::RequestCode(form.by), false).await
}

async fn turn_on_pdf(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let signed = signed(&app, &peer, None).await?;
    pdf(&app, &peer, signed, Begin::TurnOn).await
}

async fn new_key_pdf(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let signed = peer.session(&app, Cookie::Account).await?;
    pdf(&app, &peer, signed, Begin::NewKey).await
}

/// The key of the walk under way as a file, as long as its page shows it.
async fn pdf(app: &App, peer: &Peer, signed: Option<Signed>, walk: Begin) -> Result<Response> {
    let Some(signed) = signed else {
        return Ok(sign_in_again());
    };
    let expired = || Error::Refused(Refusal::Expired);
    let id = enrol::open(app, &signed.session, walk)
        .await?
        .ok_or_else(expired)?;
    let stepped = enrol::go_on(app, &signed.session, peer.source, id, &Command::Look).await?;
    let View::ShowKey { draft, .. } = &stepped.view else {
        return Err(expired());
    };
    let words = signed.frame(app, peer).t;
    key_pdf::answer(&key_sheet(app, draft, &signed.account), &words)
}

/// What the form for the key posts.
#[derive(Deserialize)]
pub struct KeyGiven {
    #[serde(default)]
    key: String,
}

async fn retype(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<KeyGiven>) -> Result<Response> {
    match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => go_on(&app, &peer, &Command::RetypeKey(key), true).await,
        Err(problem) => {
            let typed = Typed {
                problem: Some(Problem::Key(problem)),
                ..Typed::default()
            };
            walk(&app, &peer, &Command::Look, typed, true).await
        }
    }
}

/// What the consent posts.
#[derive(Deserialize)]
pub struct ConsentGiven {
    #[serde(default)]
    recovery: String,
}

/// What comes of it has an address of its own, so that a reload does not consent again.
async fn consent(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<ConsentGiven>,
) -> Result<Response> {
    let (signed, id) = match begun(&app, &peer).await? {
        Ok(begun) => begun,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let others = other_sessions(&app, &signed).await?;
    let command = Command::Consent {
        delayed_recovery: form.recovery == "yes",
    };
    let stepped = enrol::go_on(&app, &signed.session, peer.source, id, &command).await?;
    Ok(match stepped.view {
        View::Done => Redirect::to(&format!("{}?ended={others}", paths::TURN_ON_DONE)).into_response(),
        View::AwaitOwner { .. } => Redirect::to(paths::TURN_ON_WAITING).into_response(),
        view => page(&app, &peer, &signed, view, Typed::default(), false).await?,
    })
}

/// How many sessions the account has besides this one.
async fn other_sessions(app: &App, signed: &Signed) -> Result<u32> {
    let all = sessions::of_account(&app.store, signed.account.id).await?.len();
    Ok(u32::try_from(all.saturating_sub(1)).unwrap_or(u32::MAX))
}

/// How many sessions ended when it was turned on.
#[derive(Deserialize)]
pub struct Ended {
    #[serde(default)]
    ended: u32,
}

async fn done(State(app): State<Arc<App>>, peer: Peer, Query(query): Query<Ended>) -> Result<Response> {
    let Some(signed) = signed(&app, &peer, None).await? else {
        return Ok(sign_in_again());
    };
    if !signed.account.two_step.is_on() {
        return Ok(Redirect::to(paths::TURN_ON).into_response());
    }
    let page = TurnedOn {
        next: landing(signed.session.app.as_str(), None),
        frame: signed.frame(&app, &peer),
        ended_sessions: query.ended,
    };
    Ok(respond(StatusCode::OK, &page))
}

async fn stop(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    walk(&app, &peer, &Command::Stop, Typed::default(), false).await
}

type Begun = std::result::Result<(Signed, EnrolmentId), Response>;

/// The walk of whoever is signed in here, or where else they have to go first.
async fn begun(app: &App, peer: &Peer) -> Result<Begun> {
    let Some(signed) = signed(app, peer, None).await? else {
        return Ok(Err(sign_in_again()));
    };
    if signed.account.two_step.is_on() {
        return Ok(Err(Redirect::to(paths::ACCOUNT).into_response()));
    }
    match enrol::begin(app, &signed.session, Begin::TurnOn).await {
        Ok(id) => Ok(Ok((signed, id))),
        // The session is no longer fresh: the password has to be proved again.
        Err(Error::Refused(Refusal::StepUp)) if signed.session.app == AppId::account() => {
            Ok(Err(Errand::TurnOn.prove_first()))
        }
        Err(Error::Refused(Refusal::StepUp)) => Ok(Err(sign_in_again())),
        Err(other) => Err(other),
    }
}

async fn walk(app: &App, peer: &Peer, command: &Command, typed: Typed, retyping: bool) -> Result<Response> {
    match begun(app, peer).await? {
        Err(elsewhere) => Ok(elsewhere),
        Ok((signed, id)) => {
            let stepped = enrol::go_on(app, &signed.session, peer.source, id, command).await?;
            let typed = told(app, id, typed).await?;
            page(app, peer, &signed, stepped.view, typed, retyping).await
        }
    }
}

/// Goes on, and leads to the address of what comes next, so that a reload there sends nothing twice. What was
/// wrong is said on the page at hand.
async fn go_on(app: &App, peer: &Peer, command: &Command, retyping: bool) -> Result<Response> {
    let (signed, id) = match begun(app, peer).await? {
        Ok(begun) => begun,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let stepped = enrol::go_on(app, &signed.session, peer.source, id, command).await?;
    let next = match &stepped.view {
        View::EnterCode(view) if view.note == Some(Note::CodeSent) => "/two-step/code?sent=yes",
        View::EnterCode(view) if view.note.is_none() => paths::TURN_ON_CODE,
        View::ShowKey { note: None, .. } => paths::TURN_ON_KEY,
        View::Consent => paths::TURN_ON_CONFIRM,
        _ => {
            let typed = told(app, id, Typed::default()).await?;
            return page(app, peer, &signed, stepped.view, typed, retyping).await;
        }
    };
    Ok(Redirect::to(next).into_response())
}

async fn page(
    app: &App,
    peer: &Peer,
    signed: &Signed,
    view: View,
    typed: Typed,
    retyping: bool,
) -> Result<Response> {
    let frame = signed.frame(app, peer);
    let status = |wrong: bool| {
        if wrong {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    };
    Ok(match view {
        View::EnterPhone { note } => {
            let error = match typed.problem {
                Some(Problem::Phone(error)) => Some(error),
                _ => None,
            };
            let wrong = error.is_some() || note.as_ref().is_some_and(note_is_error);
            let page = EnterPhone {
                countries: phone::countries_for(app, &frame.t),
                frame,
                purpose: PhoneFor::TurningOn,
                replaces: None,
                country: typed.country.unwrap_or_else(|| app.config.country.clone()),
                phone: form::Field {
                    value: typed.phone,
                    error,
                },
                note,
            };
            respond(status(wrong), &page)
        }
        View::EnterCode(view) => {
            let shown = phone::written(&view.number);
            let mut form = CodeForm::enrolling(&view, shown, paths::TURN_ON_CODE, paths::TURN_ON_SEND);
            form.told = typed.told;
            if let Some(Problem::Code(problem)) = typed.problem {
                form.problem = Some(problem);
            }
            let wrong = form.error(&frame.t, &frame.now).is_some();
            let page = EnrolCodePage {
                frame,
                purpose: PhoneFor::TurningOn,
                form,
                back: paths::TURN_ON_PHONE,
            };
            respond(status(wrong), &page)
        }
        View::ShowKey { draft, note } if !retyping => {
            let page = NewKey {
                frame,
                moment: KeyMoment::TurningOn,
                sheet: key_sheet(app, &draft, &signed.account),
                pdf: Some(paths::TURN_ON_KEY_PDF),
                next: paths::TURN_ON_RETYPE,
            };
            respond(status(note.is_some()), &page)
        }
        View::ShowKey { note, .. } => {
            let mut form = KeyForm::new(paths::TURN_ON_RETYPE, app.rules().key_style);
            form.note = note;
            if let Some(Problem::Key(problem)) = typed.problem {
                form.problem = Some(problem);
            }
            let wrong = form.error(&frame.t, &frame.now).is_some();
            let page = RetypeKey {
                frame,
                moment: KeyMoment::TurningOn,
                form,
                back: paths::TURN_ON_KEY,
            };
            respond(status(wrong), &page)
        }
        View::Consent => {
            let owner = ownership(
                &signed.account.facts(),
                signed.session.device_first_seen,
                app.rules(),
                app.clock.now(),
            );
            let page = Confirm {
                frame,
                other_sessions: other_sessions(app, signed).await?,
                waits: owner != Ownership::Plain,
                recovery_days: days(app.rules().recovery_wait_ms),
            };
            respond(StatusCode::OK, &page)
        }
        View::AwaitOwner { until, by_contact } => respond(
            StatusCode::OK,
            &Waiting {
                frame,
                until,
                by_contact,
            },
        ),
        View::Done => Redirect::to(paths::TURN_ON_DONE).into_response(),
        View::Stopped => {
            let page = Done {
                frame,
                what: What::WizardStopped,
                next: paths::ACCOUNT.to_owned(),
            };
            respond(StatusCode::OK, &page)
        }
    })
}
