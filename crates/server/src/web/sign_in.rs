//! Signing in, on pages: user name and password, then the code or the recovery key, then a new key where one was
//! used. The sign-in under way is named by its own cookie, which is accepted nowhere else.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doorcode_engine::account::AppId;
use doorcode_engine::code::{Code, CodeFor};
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::recovery_key::{KeyDraft, RecoveryKey};
use doorcode_engine::second_step::{EnterCode, Note};
use doorcode_engine::secret::Password;
use doorcode_engine::session::{PromptMoment, prompt_due};
use doorcode_engine::sign_in::View;
use doorcode_engine::time::DAY_MS;
use doorcode_store::accounts::Account;
use serde::Deserialize;

use super::cookies::Cookie;
use super::delivery;
use super::extract::{self, Peer, app_cookie, in_query, landing, session_cookie};
use super::key_pdf;
use super::pages::door::{Done, KeyMoment, NewKey, RetypeKey, SignIn, SignInCode, SignInKey, What};
use super::pages::form::{CodeForm, Field, KeyForm, KeySheet, Told, note_is_error};
use super::pages::{AppName, Frame, paths, respond};
use crate::app::App;
use crate::config;
use crate::courier::By;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::browser::Browser;
use crate::usecase::carry::Opened;
use crate::usecase::device_key::Proof;
use crate::usecase::sign_in::{self, Command, Stepped};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::SIGN_IN, get(show_sign_in).post(do_sign_in))
        .route(paths::SIGN_IN_CODE, get(show_code).post(do_code))
        .route(paths::SIGN_IN_SEND, post(do_send).get(show_code))
        .route(paths::SIGN_IN_WORD, post(do_word).get(show_code))
        .route(paths::SIGN_IN_KEY, get(show_key).post(do_key))
        .route(paths::SIGN_IN_NEW_KEY, get(show_code))
        .route(paths::SIGN_IN_NEW_KEY_PDF, get(new_key_pdf))
        .route(paths::SIGN_IN_RETYPE, get(show_retype).post(do_retype))
        .route(paths::SIGN_IN_CANCEL, post(do_cancel))
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
    #[serde(default)]
    shared: String,
    #[serde(default)]
    device_challenge: String,
    #[serde(default)]
    device_public_key: String,
    #[serde(default)]
    device_signature: String,
}

impl SignInForm {
    /// What the browser's script has signed, where it could.
    fn proof(&self) -> Option<Proof> {
        (!self.device_signature.is_empty()).then(|| Proof {
            challenge: self.device_challenge.clone(),
            public_key: self.device_public_key.clone(),
            signature: self.device_signature.clone(),
        })
    }
}

/// What goes along with every page of a sign-in.
#[derive(Deserialize, Default)]
pub struct Along {
    #[serde(default)]
    shared: String,
    /// Whether a code has just been sent again.
    #[serde(default)]
    sent: String,
}

impl Along {
    fn is_shared(&self) -> bool {
        self.shared == "yes"
    }
}

fn known_app(app: &str) -> Result<AppId> {
    let app = if app_cookie(app).is_some() { app } else { "account" };
    app.parse().map_err(|_| Error::Rejected(Rejection::NotFound))
}

fn sign_in_page(app: &App, frame: Frame, form: &SignInForm, note: Option<Note>) -> Result<SignIn> {
    Ok(SignIn {
        frame,
        app: AppName::from(&known_app(&form.app)?),
        next: (!form.next.is_empty()).then(|| form.next.clone()),
        user_name: Field::filled(form.user_name.clone()),
        password: Field::default(),
        shared: form.shared == "yes",
        note,
        sign_up: app.config.sign_up != config::SignUp::Closed,
    })
}

async fn show_sign_in(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(query): Query<SignInForm>,
) -> Result<Response> {
    let form = SignInForm {
        app: query.app,
        next: query.next,
        ..SignInForm::default()
    };
    Ok(respond(
        StatusCode::OK,
        &sign_in_page(&app, peer.frame(&app), &form, None)?,
    ))
}

async fn do_sign_in(
    State(app): State<Arc<App>>,
    peer: Peer,
    Form(form): Form<SignInForm>,
) -> Result<Response> {
    let shared = form.shared == "yes";
    let browser = Browser {
        proof: form.proof(),
        ..peer.browser(&app, shared)
    };
    let password = Password::new(form.password.clone());
    let (token, stepped) =
        sign_in::begin(&app, known_app(&form.app)?, &form.user_name, password, &browser).await?;
    if let View::EnterPassword { note } = &stepped.view {
        let page = sign_in_page(&app, peer.frame(&app), &form, *note)?;
        return Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    if stepped.opened.is_some() {
        return Ok(after(&app, &peer, stepped, Some(&form.next), shared));
    }
    // The second step has an address of its own, so that a reload of its page does not send the password again.
    let mut response = Redirect::to(&with_shared(paths::SIGN_IN_CODE, shared)).into_response();
    let age_s = app.rules().enrolment_ttl_ms.unsigned_abs() / 1_000;
    let headers = response.headers_mut();
    headers.append(
        header::SET_COOKIE,
        Cookie::SignIn.set(token.expose(), age_s, app.https()),
    );
    headers.append(header::SET_COOKIE, keep_next(&app, &form.next, age_s));
    Ok(response)
}

/// The longest address that is kept while a sign-in is under way; a browser takes cookies of 4 KiB.
const LONGEST_NEXT: usize = 1_024;

/// The cookie that keeps where the sign-in leads.
fn keep_next(app: &App, next: &str, age_s: u64) -> HeaderValue {
    if next.is_empty() || next.len() > LONGEST_NEXT {
        Cookie::Next.clear(app.https())
    } else {
        Cookie::Next.set(&URL_SAFE_NO_PAD.encode(next), age_s, app.https())
    }
}

/// Where the sign-in under way leads, as this browser kept it.
fn kept_next(app: &App, peer: &Peer) -> Option<String> {
    let kept = Cookie::Next.read(&peer.headers, app.https())?;
    String::from_utf8(URL_SAFE_NO_PAD.decode(kept).ok()?).ok()
}

fn with_shared(path: &str, shared: bool) -> String {
    if shared {
        format!("{path}?shared=yes")
    } else {
        path.to_owned()
    }
}

/// One step of the sign-in that this browser has under way.
async fn step(app: &App, peer: &Peer, shared: bool, command: &Command) -> Result<Stepped> {
    let token = peer
        .token(app, Cookie::SignIn)
        .ok_or(Error::Refused(Refusal::Expired))?;
    sign_in::go_on(app, &token, &peer.browser(app, shared), command).await
}

async fn show_code(State(app): State<Arc<App>>, peer: Peer, Query(along): Query<Along>) -> Result<Response> {
    let shared = along.is_shared();
    let mut stepped = step(&app, &peer, shared, &Command::Look).await?;
    if let View::EnterCode(view) = &mut stepped.view
        && along.sent == "yes"
        && app.clock.now() < view.resend_at
    {
        view.note.get_or_insert(Note::CodeSent);
    }
    Ok(after(&app, &peer, stepped, None, shared))
}

/// What the form for a code posts.
#[derive(Deserialize)]
pub struct CodeGiven {
    #[serde(default)]
    code: String,
    #[serde(default)]
    shared: String,
}

async fn do_code(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<CodeGiven>) -> Result<Response> {
    let shared = form.shared == "yes";
    match Code::parse(&form.code) {
        Ok(code) => {
            let stepped = step(&app, &peer, shared, &Command::GiveCode(code)).await?;
            Ok(after(&app, &peer, stepped, None, shared))
        }
        Err(problem) => {
            let stepped = step(&app, &peer, shared, &Command::Look).await?;
            let View::EnterCode(view) = &stepped.view else {
                return Ok(after(&app, &peer, stepped, None, shared));
            };
            let mut page = code_page(&app, peer.frame(&app), &stepped, view, shared);
            page.form.problem = Some(problem);
            Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

/// Which phone a code is sent to, and how.
#[derive(Deserialize)]
pub struct SendTo {
    #[serde(default)]
    phone: String,
    #[serde(default)]
    by: By,
    #[serde(default)]
    shared: String,
}

async fn do_send(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<SendTo>) -> Result<Response> {
    let shared = form.shared == "yes";
    let command = Command::RequestCode(form.phone.parse().ok(), form.by);
    let stepped = step(&app, &peer, shared, &command).await?;
    match &stepped.view {
        // To the page's own address, so that a reload does not send another.
        View::EnterCode(view) if view.note == Some(Note::CodeSent) => {
            let sent = format!("{}?sent=yes", paths::SIGN_IN_CODE);
            let shared = if shared { "&shared=yes" } else { "" };
            Ok(Redirect::to(&format!("{sent}{shared}")).into_response())
        }
        _ => Ok(after(&app, &peer, stepped, None, shared)),
    }
}

fn code_page(app: &App, frame: Frame, stepped: &Stepped, view: &EnterCode, shared: bool) -> SignInCode {
    let form = CodeForm {
        shared,
        told: stepped.sending.map(|sending| Told {
            sending,
            at: delivery::address(app, CodeFor::SignIn(stepped.id)),
        }),
        ..CodeForm::new(view, paths::SIGN_IN_CODE, paths::SIGN_IN_SEND)
    };
    SignInCode {
        frame,
        app: AppName::from(&stepped.app),
        form,
        word: view.word_helps,
    }
}

/// What the form for the word of a phone posts.
#[derive(Deserialize)]
pub struct WordGiven {
    #[serde(default)]
    word: String,
    #[serde(default)]
    shared: String,
}

async fn do_word(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<WordGiven>) -> Result<Response> {
    let shared = form.shared == "yes";
    let command = PhoneWord::parse(&form.word).map_or(Command::Look, Command::GivePhoneWord);
    let mut stepped = step(&app, &peer, shared, &command).await?;
    match &mut stepped.view {
        // To the page's own address, so that a reload does not send another.
        View::EnterCode(view) if view.note == Some(Note::CodeSent) => {
            let sent = format!("{}?sent=yes", paths::SIGN_IN_CODE);
            let shared = if shared { "&shared=yes" } else { "" };
            Ok(Redirect::to(&format!("{sent}{shared}")).into_response())
        }
        View::EnterCode(view) => {
            view.note.get_or_insert(Note::WrongWord);
            Ok(after(&app, &peer, stepped, None, shared))
        }
        _ => Ok(after(&app, &peer, stepped, None, shared)),
    }
}

async fn show_key(State(app): State<Arc<App>>, peer: Peer, Query(along): Query<Along>) -> Result<Response> {
    let shared = along.is_shared();
    let stepped = step(&app, &peer, shared, &Command::Look).await?;
    match &stepped.view {
        View::EnterCode(view) if !view.by_mail => Ok(respond(
            StatusCode::OK,
            &key_page(&app, peer.frame(&app), &stepped.app, view, shared),
        )),
        _ => Ok(after(&app, &peer, stepped, None, shared)),
    }
}

fn key_page(app: &App, frame: Frame, to: &AppId, view: &EnterCode, shared: bool) -> SignInKey {
    let form = KeyForm {
        shared,
        ..KeyForm::new(paths::SIGN_IN_KEY, app.rules().key_style)
    };
    SignInKey {
        frame,
        app: AppName::from(to),
        form,
        has_phone: !view.phones.is_empty(),
    }
}

/// What the forms for a recovery key post.
#[derive(Deserialize)]
pub struct KeyGiven {
    #[serde(default)]
    key: String,
    #[serde(default)]
    shared: String,
}

async fn do_key(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<KeyGiven>) -> Result<Response> {
    let shared = form.shared == "yes";
    let (stepped, problem) = match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => (
            step(&app, &peer, shared, &Command::GiveRecoveryKey(key)).await?,
            None,
        ),
        Err(problem) => (step(&app, &peer, shared, &Command::Look).await?, Some(problem)),
    };
    let view = match &stepped.view {
        View::EnterCode(view) if !view.by_mail => view,
        View::NewKey { .. } => {
            return Ok(Redirect::to(&with_shared(paths::SIGN_IN_NEW_KEY, shared)).into_response());
        }
        _ => return Ok(after(&app, &peer, stepped, None, shared)),
    };
    let mut page = key_page(&app, peer.frame(&app), &stepped.app, view, shared);
    page.form.problem = problem;
    page.form.note = view.note;
    Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// The new key as a file, as long as its page shows it.
async fn new_key_pdf(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let stepped = step(&app, &peer, false, &Command::Look).await?;
    match (&stepped.view, &stepped.account) {
        (View::NewKey { draft, .. }, Some(account)) => {
            key_pdf::answer(&key_sheet(&app, draft, account), &peer.texts(&app))
        }
        _ => Err(Error::Refused(Refusal::Expired)),
    }
}

async fn show_retype(
    State(app): State<Arc<App>>,
    peer: Peer,
    Query(along): Query<Along>,
) -> Result<Response> {
    let shared = along.is_shared();
    let stepped = step(&app, &peer, shared, &Command::Look).await?;
    match &stepped.view {
        View::NewKey { .. } => Ok(respond(
            StatusCode::OK,
            &retype_page(&app, peer.frame(&app), shared),
        )),
        _ => Ok(after(&app, &peer, stepped, None, shared)),
    }
}

fn retype_page(app: &App, frame: Frame, shared: bool) -> RetypeKey {
    let form = KeyForm {
        shared,
        ..KeyForm::new(paths::SIGN_IN_RETYPE, app.rules().key_style)
    };
    RetypeKey {
        frame,
        moment: KeyMoment::AfterUse,
        form,
        back: paths::SIGN_IN_NEW_KEY,
    }
}

async fn do_retype(State(app): State<Arc<App>>, peer: Peer, Form(form): Form<KeyGiven>) -> Result<Response> {
    let shared = form.shared == "yes";
    let (stepped, problem) = match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => (step(&app, &peer, shared, &Command::RetypeKey(key)).await?, None),
        Err(problem) => (step(&app, &peer, shared, &Command::Look).await?, Some(problem)),
    };
    let View::NewKey { note, .. } = &stepped.view else {
        return Ok(after(&app, &peer, stepped, None, shared));
    };
    let mut page = retype_page(&app, peer.frame(&app), shared);
    page.form.problem = problem;
    page.form.note = *note;
    Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn do_cancel(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let to = match step(&app, &peer, false, &Command::Cancel).await {
        Ok(stepped) => format!("{}?app={}", paths::SIGN_IN, stepped.app.as_str()),
        // There is nothing to give up any more.
        Err(Error::Refused(_)) => paths::SIGN_IN.to_owned(),
        Err(other) => return Err(other),
    };
    let mut response = Redirect::to(&to).into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, Cookie::SignIn.clear(app.https()));
    Ok(response)
}

/// The sheet of a new recovery key.
pub(super) fn key_sheet(app: &App, draft: &KeyDraft, account: &Account) -> KeySheet {
    KeySheet::new(
        &draft.reveal(&app.keys),
        account.display_name.clone(),
        account.user_name.clone(),
        app.clock.now(),
        app.public_url.authority(),
    )
}

/// What is shown after a step of the sign-in.
fn after(app: &App, peer: &Peer, stepped: Stepped, next: Option<&str>, shared: bool) -> Response {
    let frame = peer.frame(app);
    match &stepped.view {
        View::EnterCode(view) => {
            let wrong = view.note.as_ref().is_some_and(note_is_error);
            let status = if wrong {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::OK
            };
            respond(status, &code_page(app, frame, &stepped, view, shared))
        }
        View::NewKey { draft, .. } => match &stepped.account {
            Some(account) => {
                let page = NewKey {
                    frame,
                    moment: KeyMoment::AfterUse,
                    sheet: key_sheet(app, draft, account),
                    pdf: Some(paths::SIGN_IN_NEW_KEY_PDF),
                    next: if shared {
                        "/sign-in/new-key/retype?shared=yes"
                    } else {
                        paths::SIGN_IN_RETYPE
                    },
                };
                respond(StatusCode::OK, &page)
            }
            None => expired(frame, &stepped.app),
        },
        View::SignedIn { .. } => match &stepped.opened {
            Some(opened) => {
                let kept = kept_next(app, peer);
                signed_in(app, &stepped, opened, next.or(kept.as_deref()))
            }
            None => Redirect::to(&landing(stepped.app.as_str(), next)).into_response(),
        },
        View::EnterPassword { .. } | View::Checking | View::Ended(_) => expired(frame, &stepped.app),
    }
}

fn expired(frame: Frame, to: &AppId) -> Response {
    let page = Done {
        frame,
        what: What::SignInExpired,
        next: format!("{}?app={}", paths::SIGN_IN, to.as_str()),
    };
    respond(StatusCode::GONE, &page)
}

fn signed_in(app: &App, stepped: &Stepped, opened: &Opened, next: Option<&str>) -> Response {
    let moment = PromptMoment::SignedIn {
        first_on_device: opened.first_on_device,
    };
    let prompt = stepped
        .account
        .as_ref()
        .is_some_and(|account| prompt_due(&account.facts(), moment, app.config.require_two_step));
    let by_recovery_key = matches!(
        stepped.view,
        View::SignedIn {
            by_recovery_key: true
        }
    );
    let home = landing(opened.app.as_str(), next.filter(|next| !next.is_empty()));
    let to = if by_recovery_key {
        // The phone may be lost: asked while the key's proof is fresh enough to replace it.
        let next = in_query(&home);
        format!("{}?app={}&next={next}", paths::PHONE_LOST, opened.app.as_str())
    } else if prompt {
        extract::prompt(opened.app.as_str(), &home)
    } else {
        home
    };
    let mut response = Redirect::to(&to).into_response();
    let headers = response.headers_mut();
    if let Some(cookie) = app_cookie(opened.app.as_str()) {
        headers.append(header::SET_COOKIE, session_cookie(app, cookie, &opened.token));
    }
    if let Some(key) = &opened.device_key {
        let year_s = (400 * DAY_MS).unsigned_abs() / 1_000;
        headers.append(
            header::SET_COOKIE,
            Cookie::Device.set(key.expose(), year_s, app.https()),
        );
    }
    headers.append(header::SET_COOKIE, Cookie::SignIn.clear(app.https()));
    headers.append(header::SET_COOKIE, Cookie::Next.clear(app.https()));
    response
}
