//! The doors: making an account, signing in, and the two apps behind them.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::account::AppId;
use doorcode_engine::code::{Code, NotACode};
use doorcode_engine::recovery_key::{KeyDraft, NotAKey, RecoveryKey};
use doorcode_engine::second_step::{EnterCode, Note};
use doorcode_engine::secret::{Password, PlainToken};
use doorcode_engine::sign_in::View;
use doorcode_engine::time::DAY_MS;
use serde::Deserialize;

use super::cookies::Cookie;
use super::extract::{Peer, app_cookie, landing};
use super::pages::Frame;
use super::security::Origin;
use super::sheet::{Block, Choice, Field, Input, Sheet, ShownKey, error_of};
use crate::app::App;
use crate::error::{Error, FieldProblem, Refusal, Rejection, Result};
use crate::usecase::carry::Opened;
use crate::usecase::sign_in::{self, Command, Stepped};
use crate::usecase::{account, sign_up};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(home))
        .route("/sign-up", get(show_sign_up).post(do_sign_up))
        .route("/account/verify", get(show_verify).post(do_verify))
        .route("/sign-in", get(show_sign_in).post(do_sign_in))
        .route("/sign-in/code", get(show_code).post(do_code))
        .route("/sign-in/key", get(show_key).post(do_key))
        .route("/sign-in/new-key", post(do_new_key))
        .route("/sign-out", post(do_sign_out))
        .route("/help/two-step", get(help))
}

async fn home(State(app): State<Arc<App>>, peer: Peer) -> Response {
    Sheet::new(peer.frame(&app), "home-title")
        .lead("home-lead")
        .doors(&[
            ("/messages", "app-messages"),
            ("/calls", "app-calls"),
            ("/account", "app-account"),
        ])
        .links(&[("/sign-up", "home-sign-up"), ("/help/two-step", "foot-help")])
        .answer(StatusCode::OK)
}

async fn help(State(app): State<Arc<App>>, peer: Peer) -> Response {
    let mut sheet = Sheet::new(peer.frame(&app), "help-title").lead("help-lead");
    for part in ["on", "sign-in", "phone", "key", "both", "services"] {
        sheet = sheet
            .heading(&format!("help-{part}"))
            .text(&format!("help-{part}-text"));
    }
    sheet.answer(StatusCode::OK)
}

/// What the sign-up form posts.
#[derive(Deserialize, Default)]
pub struct SignUpForm {
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    invitation: String,
}

fn sign_up_page(frame: Frame, form: &SignUpForm, problems: &[FieldProblem], app: &App) -> Sheet {
    let length = |text: String| {
        let shortest = if app.config.require_two_step { "8" } else { "15" };
        text.replace("{shortest}", shortest)
    };
    let input = |name, label: &str, value: &str, kind, autocomplete| Input {
        name,
        label: frame.say(label).to_string(),
        kind,
        value: value.to_owned(),
        autocomplete,
        error: error_of(&frame, problems, name).map(length),
        ..Input::default()
    };
    let fields = vec![
        Field::Input(Input {
            focus: true,
            hint: Some(frame.say("user-name-hint").to_string()),
            ..input("user_name", "user-name", &form.user_name, "text", "username")
        }),
        Field::Input(input(
            "display_name",
            "display-name",
            &form.display_name,
            "text",
            "name",
        )),
        Field::Input(input("email", "email", &form.email, "email", "email")),
        Field::Input(Input {
            hint: Some(length(frame.say("password-hint").to_string())),
            ..input("password", "password", "", "password", "new-password")
        }),
        Field::Hidden {
            name: "invitation",
            value: form.invitation.clone(),
        },
    ];
    let bad = (!problems.is_empty()).then(|| frame.say("form-look-again").to_string());
    Sheet::new(frame, "sign-up-title")
        .bad(bad)
        .lead("sign-up-lead")
        .form("/sign-up", fields, "sign-up-submit", "main")
        .links(&[("/sign-in", "have-account")])
}

async fn show_sign_up(State(app): State<Arc<App>>, peer: Peer, Query(form): Query<SignUpForm>) -> Response {
    let form = SignUpForm {
        invitation: form.invitation,
        ..SignUpForm::default()
    };
    sign_up_page(peer.frame(&app), &form, &[], &app).answer(StatusCode::OK)
}

async fn do_sign_up(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<SignUpForm>,
) -> Result<Response> {
    if let Err(wait) = app.limits.sign_up.take(origin.source, app.clock.ticks()) {
        return Err(Error::Refused(Refusal::TooMany {
            retry_after_s: wait.as_secs().max(1),
        }));
    }
    let asked = sign_up::SignUp {
        user_name: form.user_name.clone(),
        display_name: form.display_name.clone(),
        email: form.email.clone(),
        password: Password::new(form.password.clone()),
        language: peer.texts().language(),
        invitation: PlainToken::parse(&form.invitation),
    };
    match sign_up::sign_up(&app, asked).await {
        Ok(_) => Ok(Sheet::new(peer.frame(&app), "signed-up-title")
            .lead("signed-up-lead")
            .doors(&[
                ("/sign-in?app=messages", "app-messages"),
                ("/sign-in?app=calls", "app-calls"),
                ("/sign-in?app=account", "app-account"),
            ])
            .answer(StatusCode::OK)),
        Err(Error::Rejected(Rejection::Invalid(problems))) => {
            Ok(sign_up_page(peer.frame(&app), &form, &problems, &app)
                .answer(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

/// A link's token.
#[derive(Deserialize)]
pub struct TokenQuery {
    #[serde(default)]
    token: String,
}

fn link_token(text: &str) -> Result<PlainToken> {
    PlainToken::parse(text).ok_or(Error::Refused(Refusal::Expired))
}

/// Mail scanners follow links, so the link only leads to a button.
async fn show_verify(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<TokenQuery>,
) -> Result<Response> {
    sign_up::verify_link(&app, &link_token(&query.token)?).await?;
    let fields = vec![Field::Hidden {
        name: "token",
        value: query.token,
    }];
    Ok(Sheet::new(peer.frame(&app), "verify-title")
        .lead("verify-lead")
        .form("/account/verify", fields, "verify-submit", "main")
        .answer(StatusCode::OK))
}

async fn do_verify(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<TokenQuery>,
) -> Result<Response> {
    sign_up::verify_email(&app, &link_token(&form.token)?).await?;
    let page = Sheet::new(peer.frame(&app), "verified-title").lead("verified-lead");
    Ok(page.doors(&[("/", "home-title")]).answer(StatusCode::OK))
}

/// What the sign-in form posts.
#[derive(Deserialize, Default)]
pub struct SignInForm {
    #[serde(default)]
    app: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    password: String,
}

fn known_app(app: &str) -> &str {
    if app_cookie(app).is_some() { app } else { "account" }
}

fn sign_in_page(frame: Frame, form: &SignInForm, note: Option<String>) -> Sheet {
    let user = Input {
        name: "user_name",
        label: frame.say("user-name").to_string(),
        kind: "text",
        value: form.user_name.clone(),
        autocomplete: "username",
        focus: true,
        ..Input::default()
    };
    let password = Input {
        name: "password",
        label: frame.say("password").to_string(),
        kind: "password",
        autocomplete: "current-password",
        ..Input::default()
    };
    let fields = vec![
        Field::Hidden {
            name: "app",
            value: known_app(&form.app).to_owned(),
        },
        Field::Hidden {
            name: "next",
            value: form.next.clone(),
        },
        Field::Input(user),
        Field::Input(password),
    ];
    let title = format!("sign-in-title-{}", known_app(&form.app));
    Sheet::new(frame, &title)
        .bad(note)
        .form("/sign-in", fields, "sign-in-submit", "main")
        .links(&[("/sign-up", "home-sign-up")])
}

async fn show_sign_in(State(app): State<Arc<App>>, peer: Peer, Query(query): Query<SignInForm>) -> Response {
    let form = SignInForm {
        app: query.app,
        next: query.next,
        ..SignInForm::default()
    };
    sign_in_page(peer.frame(&app), &form, None).answer(StatusCode::OK)
}

async fn do_sign_in(
    State(app): State<Arc<App>>,
    peer: Peer,
    axum::Extension(origin): axum::Extension<Origin>,
    Form(form): Form<SignInForm>,
) -> Result<Response> {
    if let Err(wait) = app.limits.sign_in.take(origin.source, app.clock.ticks()) {
        return Err(Error::Refused(Refusal::TooMany {
            retry_after_s: wait.as_secs().max(1),
        }));
    }
    let to: AppId = known_app(&form.app)
        .parse()
        .map_err(|_| Error::Rejected(Rejection::NotFound))?;
    let browser = peer.browser(&app, false);
    let password = Password::new(form.password.clone());
    let (token, stepped) = sign_in::begin(&app, to, &form.user_name, password, &browser).await?;
    if let View::EnterPassword { note } = &stepped.view {
        let frame = peer.frame(&app);
        let note = note.map(|note| note_text(&frame, note));
        return Ok(sign_in_page(frame, &form, note).answer(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let mut response = after(&app, &peer, stepped, Some(form.next.as_str()));
    if !response
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|value| is_sign_in(value, &app))
    {
        let age_s = app.rules().enrolment_ttl_ms.unsigned_abs() / 1_000;
        response.headers_mut().append(
            header::SET_COOKIE,
            Cookie::SignIn.set(token.expose(), age_s, app.https()),
        );
    }
    Ok(response)
}

fn is_sign_in(value: &HeaderValue, app: &App) -> bool {
    value
        .to_str()
        .is_ok_and(|text| text.starts_with(&format!("{}=", Cookie::SignIn.name(app.https()))))
}

fn pending(app: &App, peer: &Peer) -> Result<PlainToken> {
    peer.token(app, Cookie::SignIn)
        .ok_or(Error::Refused(Refusal::Expired))
}

async fn show_code(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let stepped = sign_in::go_on(
        &app,
        &pending(&app, &peer)?,
        &peer.browser(&app, false),
        &Command::Look,
    )
    .await?;
    Ok(after(&app, &peer, stepped, None))
}

/// What the forms of the code page post.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    send: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    shared: String,
}

async fn do_code(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<CodeForm>) -> Result<Response> {
    let token = pending(&app, &peer)?;
    let browser = peer.browser(&app, form.shared == "yes");
    let command = if form.send.is_empty() {
        match Code::parse(&form.code) {
            Ok(code) => Command::GiveCode(code),
            Err(problem) => {
                let stepped = sign_in::go_on(&app, &token, &browser, &Command::Look).await?;
                let View::EnterCode(page) = &stepped.view else {
                    return Ok(after(&app, &peer, stepped, None));
                };
                let frame = peer.frame(&app);
                let note = frame.say(code_problem(problem)).to_string();
                return Ok(code_page(frame, page, Some(note), &app).answer(StatusCode::UNPROCESSABLE_ENTITY));
            }
        }
    } else {
        Command::RequestCode(form.phone.parse().ok())
    };
    let stepped = sign_in::go_on(&app, &token, &browser, &command).await?;
    Ok(after(&app, &peer, stepped, None))
}

pub(super) fn code_problem(problem: NotACode) -> &'static str {
    match problem {
        NotACode::Empty => "code-empty",
        NotACode::NotDigits => "code-not-digits",
        NotACode::TooLong => "code-too-long",
    }
}

pub(super) fn key_problem(problem: NotAKey) -> &'static str {
    match problem {
        NotAKey::Empty => "key-empty",
        NotAKey::WrongCharacter => "key-wrong-character",
        NotAKey::WrongLength => "key-wrong-length",
        NotAKey::Slip => "key-slip",
    }
}

/// The field for a code.
pub(super) fn code_input(frame: &Frame, digits: u8) -> Field {
    Field::Input(Input {
        name: "code",
        label: frame.say("code").to_string(),
        kind: "text",
        autocomplete: "one-time-code",
        inputmode: "numeric",
        hint: Some(frame.say("code-hint").with("digits", digits).to_string()),
        large: true,
        focus: true,
        ..Input::default()
    })
}

/// The field for a recovery key.
pub(super) fn key_input(frame: &Frame) -> Field {
    Field::Input(Input {
        name: "key",
        label: frame.say("recovery-key").to_string(),
        kind: "text",
        autocomplete: "off",
        inputmode: "numeric",
        hint: Some(frame.say("recovery-key-hint").to_string()),
        large: true,
        focus: true,
        ..Input::default()
    })
}

fn code_page(frame: Frame, page: &EnterCode, note: Option<String>, app: &App) -> Sheet {
    let sent_to = page.sent_to.as_ref().map(|phone| phone.masked.clone());
    let lead = match &sent_to {
        Some(masked) => frame.say("code-lead").with("phone", masked.clone()).to_string(),
        None => frame.say("code-lead-none").to_string(),
    };
    let shared = Field::Check {
        name: "shared",
        label: frame.say("shared-computer").to_string(),
    };
    let typed = vec![code_input(&frame, page.digits), shared];
    let wait_s = page
        .resend_at
        .since_ms(app.clock.now())
        .max(0)
        .unsigned_abs()
        .div_ceil(1_000);
    let wait = (wait_s > 0).then(|| frame.say("resend-wait").with("seconds", wait_s).to_string());
    let options = page.phones.iter().map(|phone| Choice {
        value: phone.id.to_string(),
        text: phone.masked.clone(),
        chosen: page.sent_to.as_ref() == Some(phone),
    });
    let phones = Field::Select {
        name: "phone",
        label: frame.say("phone").to_string(),
        options: options.collect(),
    };
    let mut sheet = Sheet::new(frame, "code-title").bad(note).with(Block::Lead(lead));
    if sent_to.is_some() {
        sheet = sheet.form("/sign-in/code", typed, "code-submit", "main");
    }
    sheet = match wait {
        Some(wait) => sheet.with(Block::Text(wait)),
        None => {
            let send = Field::Hidden {
                name: "send",
                value: "again".to_owned(),
            };
            sheet.form("/sign-in/code", vec![send, phones], "resend", "plain")
        }
    };
    sheet.links(&[("/sign-in/key", "use-key")])
}

async fn show_key(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let stepped = sign_in::go_on(
        &app,
        &pending(&app, &peer)?,
        &peer.browser(&app, false),
        &Command::Look,
    )
    .await?;
    match stepped.view {
        View::EnterCode(_) => Ok(key_page(peer.frame(&app), None).answer(StatusCode::OK)),
        _ => Ok(after(&app, &peer, stepped, None)),
    }
}

fn key_page(frame: Frame, note: Option<String>) -> Sheet {
    let fields = vec![key_input(&frame)];
    Sheet::new(frame, "key-title")
        .bad(note)
        .lead("key-lead")
        .form("/sign-in/key", fields, "key-submit", "main")
        .links(&[("/sign-in/code", "use-code")])
}

/// What the forms for a recovery key post.
#[derive(Deserialize)]
pub struct KeyForm {
    #[serde(default)]
    key: String,
}

async fn do_key(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<KeyForm>) -> Result<Response> {
    let key = match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => key,
        Err(problem) => {
            let frame = peer.frame(&app);
            let note = frame.say(key_problem(problem)).to_string();
            return Ok(key_page(frame, Some(note)).answer(StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let browser = peer.browser(&app, false);
    let stepped = sign_in::go_on(
        &app,
        &pending(&app, &peer)?,
        &browser,
        &Command::GiveRecoveryKey(key),
    )
    .await?;
    match &stepped.view {
        View::EnterCode(EnterCode { note: Some(note), .. }) => {
            let frame = peer.frame(&app);
            let note = note_text(&frame, *note);
            Ok(key_page(frame, Some(note)).answer(StatusCode::UNPROCESSABLE_ENTITY))
        }
        _ => Ok(after(&app, &peer, stepped, None)),
    }
}

async fn do_new_key(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<KeyForm>) -> Result<Response> {
    let token = pending(&app, &peer)?;
    let browser = peer.browser(&app, false);
    match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => Ok(after(
            &app,
            &peer,
            sign_in::go_on(&app, &token, &browser, &Command::RetypeKey(key)).await?,
            None,
        )),
        Err(problem) => {
            let stepped = sign_in::go_on(&app, &token, &browser, &Command::Look).await?;
            let View::NewKey { draft, .. } = &stepped.view else {
                return Ok(after(&app, &peer, stepped, None));
            };
            let frame = peer.frame(&app);
            let note = frame.say(key_problem(problem)).to_string();
            let page = new_key_page(frame, draft, Some(note), "/sign-in/new-key", &app);
            Ok(page.answer(StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// The page that shows a new recovery key and has it retyped.
pub(super) fn new_key_page(
    frame: Frame,
    draft: &KeyDraft,
    note: Option<String>,
    action: &str,
    app: &App,
) -> Sheet {
    let key = draft.reveal(&app.keys);
    let spoken: Vec<String> = key.expose().chars().map(String::from).collect();
    let shown = ShownKey {
        grouped: key.grouped().to_string(),
        spoken: spoken.join(" "),
    };
    let fields = vec![key_input(&frame)];
    Sheet::new(frame, "new-key-title")
        .bad(note)
        .lead("new-key-lead")
        .with(Block::Key(shown))
        .text("new-key-text")
        .form(action, fields, "new-key-submit", "main")
}

/// What is shown after a step of the sign-in.
fn after(app: &App, peer: &Peer, stepped: Stepped, next: Option<&str>) -> Response {
    let frame = peer.frame(app);
    match stepped.view {
        View::EnterCode(page) => {
            let note = page
                .note
                .filter(|note| *note != Note::CodeSent)
                .map(|note| note_text(&frame, note));
            let status = if note.is_some() {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::OK
            };
            code_page(frame, &page, note, app).answer(status)
        }
        View::NewKey { draft, note } => {
            let note = note.map(|note| note_text(&frame, note));
            new_key_page(frame, &draft, note, "/sign-in/new-key", app).answer(StatusCode::OK)
        }
        View::SignedIn { by_recovery_key } => match stepped.opened {
            Some(opened) => {
                let prompt = stepped.account.as_ref().is_some_and(|account| {
                    let moment = doorcode_engine::session::PromptMoment::SignedIn {
                        first_on_device: opened.first_on_device,
                    };
                    doorcode_engine::session::prompt_due(
                        &account.facts(),
                        moment,
                        app.config.require_two_step,
                    )
                });
                signed_in(app, &opened, next, by_recovery_key, prompt)
            }
            None => Redirect::to(&landing(stepped.app.as_str(), next)).into_response(),
        },
        View::EnterPassword { .. } | View::Checking | View::Ended(_) => {
            Error::Refused(Refusal::Expired).into_response()
        }
    }
}

fn signed_in(app: &App, opened: &Opened, next: Option<&str>, _by_key: bool, prompt: bool) -> Response {
    let to = landing(opened.app.as_str(), next.filter(|next| !next.is_empty()));
    let to = if prompt {
        format!("/two-step/prompt?app={}", opened.app.as_str())
    } else {
        to
    };
    let mut response = Redirect::to(&to).into_response();
    let headers = response.headers_mut();
    let idle_s = app.rules().session_idle_ms.unsigned_abs() / 1_000;
    if let Some(cookie) = app_cookie(opened.app.as_str()) {
        headers.append(
            header::SET_COOKIE,
            cookie.set(opened.token.expose(), idle_s, app.https()),
        );
    }
    if let Some(key) = &opened.device_key {
        let year_s = (400 * DAY_MS).unsigned_abs() / 1_000;
        headers.append(
            header::SET_COOKIE,
            Cookie::Device.set(key.expose(), year_s, app.https()),
        );
    }
    headers.append(header::SET_COOKIE, Cookie::SignIn.clear(app.https()));
    response
}

/// A note of the engine in words.
pub(super) fn note_text(frame: &Frame, note: Note) -> String {
    let say = |key: &str| frame.say(key).to_string();
    match note {
        Note::WrongPassword => say("note-wrong-password"),
        Note::SlowDown { retry_after_ms } => {
            let seconds = retry_after_ms.max(1).unsigned_abs().div_ceil(1_000);
            frame.say("note-slow-down").with("seconds", seconds).to_string()
        }
        Note::CodeSent => say("note-code-sent"),
        Note::WrongCode { guesses_left } => frame
            .say("note-wrong-code")
            .with("left", guesses_left)
            .to_string(),
        Note::CodeSpent => say("note-code-spent"),
        Note::CodeExpired => say("note-code-expired"),
        Note::CodeOutgrown { digits } => frame.say("note-code-outgrown").with("digits", digits).to_string(),
        Note::WrongLength { digits } => frame.say("note-wrong-length").with("digits", digits).to_string(),
        Note::SendLater { .. } => say("note-send-later"),
        Note::NoSuchPhone => say("note-no-such-phone"),
        Note::WrongKey => say("note-wrong-key"),
        Note::KeySpent => say("note-key-spent"),
        Note::NotTheSameKey => say("note-not-the-same-key"),
        Note::PhoneAlreadyTrusted => say("note-phone-already"),
        Note::TooManyPhones => say("note-too-many-phones"),
        Note::KeyNeeded => say("note-key-needed"),
    }
}

/// Which app to sign out of.
#[derive(Deserialize)]
pub struct SignOutForm {
    #[serde(default)]
    app: String,
}

async fn do_sign_out(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<SignOutForm>,
) -> Result<Response> {
    let Some(cookie) = app_cookie(&form.app) else {
        return Err(Error::Rejected(Rejection::NotFound));
    };
    if let Some(signed) = peer.session(&app, cookie).await? {
        account::sign_out(&app, &signed.session).await?;
    }
    let mut response = Redirect::to("/").into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookie.clear(app.https()));
    Ok(response)
}
