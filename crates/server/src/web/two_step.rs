//! Turning two-step verification on: the prompt, the walk, and the owner's answer to a mailed question.
//!
//! The walk has one address. It always shows where the walk stands, so that reload and the back button neither lose
//! nor repeat a step.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::account::PhoneNumber;
use doorcode_engine::code::Code;
use doorcode_engine::enrol::View;
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::PlainToken;
use doorcode_store::sessions;
use serde::Deserialize;

use super::cookies::Cookie;
use super::door::{code_input, code_problem, key_problem, new_key_page, note_text};
use super::extract::{Peer, Signed, app_cookie, landing};
use super::pages::Frame;
use super::sheet::{Block, Field, Input, Row, Sheet};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::enrol::{self, Answer, Begin, Command};
use crate::usecase::step_up;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/account", get(show_account))
        .route("/two-step/prompt", get(prompt))
        .route("/two-step", get(show).post(go_on))
        .route("/two-step/owner", get(ask_owner).post(owner_answers))
        .route("/sessions/end-others", post(end_others))
}

/// Any app's session will do for turning it on.
async fn signed(app: &App, peer: &Peer) -> Result<Option<Signed>> {
    for cookie in [Cookie::Account, Cookie::Messages, Cookie::Calls] {
        if let Some(signed) = peer.session(app, cookie).await? {
            return Ok(Some(signed));
        }
    }
    Ok(None)
}

async fn show_account(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let Some(signed) = peer.session(&app, Cookie::Account).await? else {
        return Ok(Redirect::to("/sign-in?app=account").into_response());
    };
    let frame = signed.frame(&app, &peer);
    let on = signed.account.two_step.is_on();
    let look = step_up::may_look(&signed.account, &signed.session, app.clock.now())
        || app.clock.now().since_ms(signed.session.auth_time) < app.rules().look_ms;
    let email = signed.account.email.clone().unwrap_or_default();
    let verified = if signed.account.email_verified_at.is_some() {
        "email-verified"
    } else {
        "email-unverified"
    };
    let mut rows = vec![Row {
        title: frame.say("user-name").to_string(),
        detail: signed.account.user_name.clone(),
        link: None,
        button: None,
    }];
    if look {
        let detail = format!("{email} ({})", frame.say(verified));
        rows.push(Row {
            title: frame.say("email").to_string(),
            detail,
            link: None,
            button: None,
        });
    }
    for phone in &signed.account.phones {
        rows.push(Row {
            title: frame.say("phone").to_string(),
            detail: phone.number.masked(),
            link: None,
            button: None,
        });
    }
    let mut here = Vec::new();
    for session in sessions::of_account(&app.store, signed.account.id).await? {
        let title = format!(
            "{} · {}",
            frame.say(&format!("app-{}", session.app.as_str())),
            session.device_description
        );
        here.push(Row {
            title,
            detail: frame.t.moment(session.last_seen),
            link: None,
            button: None,
        });
    }
    let state = if on { "two-step-is-on" } else { "two-step-is-off" };
    let mut sheet = Sheet::new(frame, "account-title")
        .with(Block::List(rows))
        .heading("two-step")
        .text(state);
    if !on {
        sheet = sheet.doors(&[("/two-step", "prompt-turn-on")]);
    }
    let out = vec![Field::Hidden {
        name: "app",
        value: "account".to_owned(),
    }];
    Ok(sheet
        .heading("sessions-title")
        .with(Block::List(here))
        .form("/sessions/end-others", Vec::new(), "end-others", "plain")
        .form("/sign-out", out, "sign-out", "plain")
        .answer(StatusCode::OK))
}

async fn end_others(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let signed = peer
        .session(&app, Cookie::Account)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))?;
    crate::usecase::account::end_other_sessions(&app, &signed.session).await?;
    Ok(Redirect::to("/account").into_response())
}

/// Where 'Not now' leads.
#[derive(Deserialize)]
pub struct PromptQuery {
    #[serde(default)]
    app: String,
}

async fn prompt(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<PromptQuery>,
) -> Result<Response> {
    let Some(signed) = signed(&app, &peer).await? else {
        return Ok(Redirect::to("/sign-in?app=account").into_response());
    };
    let to = if app_cookie(&query.app).is_some() {
        landing(&query.app, None)
    } else {
        "/account".to_owned()
    };
    let mut sheet = Sheet::new(signed.frame(&app, &peer), "prompt-title")
        .lead("prompt-lead")
        .text("prompt-text")
        .doors(&[("/two-step", "prompt-turn-on")]);
    if !app.config.require_two_step {
        sheet = sheet.links(&[(&to, "prompt-not-now")]);
    }
    Ok(sheet
        .links(&[("/help/two-step", "foot-help")])
        .answer(StatusCode::OK))
}

/// What the forms of the walk post.
#[derive(Deserialize, Default)]
pub struct WalkForm {
    #[serde(default)]
    r#do: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    key: String,
}

async fn show(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    walk(&app, &peer, Ok(Command::Look)).await
}

async fn go_on(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<WalkForm>) -> Result<Response> {
    let command = match form.r#do.as_str() {
        "phone" => phone_number(&form.phone, &app.config.country)
            .map(Command::GivePhone)
            .ok_or("phone-invalid"),
        "again" => Ok(Command::RequestCode),
        "consent" => Ok(Command::Consent),
        "stop" => Ok(Command::Stop),
        _ if !form.key.is_empty() => RecoveryKey::parse(&form.key, app.rules().key_style)
            .map(Command::RetypeKey)
            .map_err(key_problem),
        "code" => Code::parse(&form.code)
            .map(Command::GiveCode)
            .map_err(code_problem),
        _ => Ok(Command::Look),
    };
    walk(&app, &peer, command).await
}

/// Any common way of writing a number that can receive texts, in E.164 form.
fn phone_number(typed: &str, country: &str) -> Option<PhoneNumber> {
    use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};
    if typed.len() > 64 {
        return None;
    }
    let number = PHONE_NUMBER_UTIL.parse(typed, country.parse().ok()).ok()?;
    if !PHONE_NUMBER_UTIL.is_valid_number(&number) {
        return None;
    }
    PHONE_NUMBER_UTIL
        .format(&number, PhoneNumberFormat::E164)
        .parse()
        .ok()
}

async fn walk(app: &App, peer: &Peer, command: Result<Command, &'static str>) -> Result<Response> {
    let Some(signed) = signed(app, peer).await? else {
        return Ok(Redirect::to("/sign-in?app=account").into_response());
    };
    if signed.account.two_step.is_on() {
        return Ok(Redirect::to("/account").into_response());
    }
    let frame = signed.frame(app, peer);
    let id = match enrol::begin(app, &signed.session, Begin::TurnOn).await {
        Ok(id) => id,
        // The session is no longer fresh: the password has to be proved again, by signing in.
        Err(Error::Refused(Refusal::StepUp)) => {
            return Ok(Redirect::to("/sign-in?app=account").into_response());
        }
        Err(other) => return Err(other),
    };
    let (command, problem) = match command {
        Ok(command) => (command, None),
        Err(key) => (Command::Look, Some(frame.say(key).to_string())),
    };
    let stepped = enrol::go_on(app, &signed.session, id, &command).await?;
    Ok(page(app, frame, stepped.view, problem))
}

fn step(name: &str) -> Field {
    Field::Hidden {
        name: "do",
        value: name.to_owned(),
    }
}

fn page(app: &App, frame: Frame, view: View, problem: Option<String>) -> Response {
    let words = |frame: &Frame, note: Option<Note>| {
        problem.clone().or_else(|| {
            note.filter(|note| *note != Note::CodeSent)
                .map(|note| note_text(frame, note))
        })
    };
    let sheet = match view {
        View::EnterPhone { note } => {
            let note = words(&frame, note);
            let phone = phone_input(&frame);
            Sheet::new(frame, "wizard-phone-title")
                .bad(note)
                .lead("wizard-phone-lead")
                .form(
                    "/two-step",
                    vec![step("phone"), phone],
                    "wizard-phone-submit",
                    "main",
                )
        }
        View::EnterCode(code) => {
            let note = words(&frame, code.note);
            let lead = frame
                .say("wizard-code-lead")
                .with("phone", code.number.as_str().to_owned())
                .to_string();
            let wait_s = code
                .resend_at
                .since_ms(app.clock.now())
                .max(0)
                .unsigned_abs()
                .div_ceil(1_000);
            let wait = (wait_s > 0).then(|| frame.say("resend-wait").with("seconds", wait_s).to_string());
            let typed = vec![step("code"), code_input(&frame, code.digits)];
            let other = vec![step("phone"), phone_input(&frame)];
            let sheet = Sheet::new(frame, "wizard-code-title")
                .bad(note)
                .with(Block::Lead(lead))
                .form("/two-step", typed, "code-submit", "main");
            let sheet = match wait {
                Some(wait) => sheet.with(Block::Text(wait)),
                None => sheet.form("/two-step", vec![step("again")], "resend", "plain"),
            };
            sheet
                .heading("wizard-other-phone")
                .form("/two-step", other, "wizard-phone-submit", "plain")
        }
        View::ShowKey { draft, note } => {
            let note = words(&frame, note);
            new_key_page(frame, &draft, note, "/two-step", app)
        }
        View::Consent => Sheet::new(frame, "wizard-consent-title")
            .lead("wizard-consent-lead")
            .text("wizard-consent-text")
            .form("/two-step", vec![step("consent")], "prompt-turn-on", "main")
            .form("/two-step", vec![step("stop")], "wizard-stop", "plain"),
        View::AwaitOwner { until, by_contact } => {
            let until = frame.t.moment(until);
            let text = frame.say("wizard-waits").with("until", until).to_string();
            let sheet = Sheet::new(frame, "wizard-waits-title").with(Block::Lead(text));
            let sheet = if by_contact {
                sheet.text("wizard-waits-contact")
            } else {
                sheet
            };
            sheet.form("/two-step", vec![step("stop")], "wizard-stop", "danger")
        }
        View::Done => Sheet::new(frame, "wizard-done-title")
            .lead("wizard-done-lead")
            .doors(&[("/account", "app-account")]),
        View::Stopped => Sheet::new(frame, "wizard-stopped-title").doors(&[("/account", "app-account")]),
    };
    sheet.answer(StatusCode::OK)
}

fn phone_input(frame: &Frame) -> Field {
    Field::Input(Input {
        name: "phone",
        label: frame.say("phone").to_string(),
        kind: "tel",
        autocomplete: "tel",
        inputmode: "tel",
        hint: Some(frame.say("phone-hint").to_string()),
        large: true,
        ..Input::default()
    })
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
    let expired = || Error::Refused(Refusal::Expired);
    let token = PlainToken::parse(&query.token).ok_or_else(expired)?;
    enrol::owner_link(&app, &token).await?.ok_or_else(expired)?;
    let fields = |answer: &str| {
        vec![
            Field::Hidden {
                name: "token",
                value: query.token.clone(),
            },
            Field::Hidden {
                name: "answer",
                value: answer.to_owned(),
            },
        ]
    };
    Ok(Sheet::new(peer.frame(&app), "owner-title")
        .lead("owner-lead")
        .form("/two-step/owner", fields("confirm"), "owner-confirm", "main")
        .form("/two-step/owner", fields("stop"), "owner-stop", "danger")
        .answer(StatusCode::OK))
}

async fn owner_answers(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<OwnerForm>,
) -> Result<Response> {
    let token = PlainToken::parse(&form.token).ok_or(Error::Refused(Refusal::Expired))?;
    let (answer, title) = match form.answer.as_str() {
        "confirm" => (Answer::Confirm, "wizard-done-title"),
        _ => (Answer::Stop, "wizard-stopped-title"),
    };
    enrol::owner_answers(&app, &token, answer).await?;
    Ok(Sheet::new(peer.frame(&app), title)
        .doors(&[("/", "home-title")])
        .answer(StatusCode::OK))
}
