//! The recovery key: whether it is still there, and a new one, what it means, the key itself, and retyping it. The old one works until then.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::enrol::View;
use doorcode_engine::recovery_key::{NotAKey, RecoveryKey};
use serde::Deserialize;

use super::{Errand, Holder, done, status};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::account;
use crate::usecase::enrol::{self, Begin, Command};
use crate::web::pages::account::{CheckKey, Flash, RenewKey};
use crate::web::pages::door::{KeyMoment, NewKey, RetypeKey};
use crate::web::pages::form::KeyForm;
use crate::web::pages::{paths, respond};
use crate::web::sign_in::key_sheet;

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::KEY, get(show).post(make))
        .route(paths::KEY_NEW, get(show_new))
        .route(paths::KEY_RETYPE, get(show_retype).post(retype))
        .route(paths::KEY_CHECK, get(show_check).post(check))
        .route(paths::KEY_CHECK_LATER, post(check_later))
}

async fn show(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    if !holder.signed.account.two_step.is_on() {
        return Ok(Redirect::to(paths::ACCOUNT).into_response());
    }
    // Where there is none, whoever has just signed in with password and phone may make one.
    if holder.signed.account.recovery_key.since().is_some()
        && let Some(first) = holder.unproved(&app, Errand::Key).await?
    {
        return Ok(first);
    }
    let page = RenewKey {
        frame: holder.frame(&app),
        made_at: holder.signed.account.recovery_key.since(),
    };
    Ok(respond(StatusCode::OK, &page))
}

async fn make(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    match enrol::begin(&app, holder.session(), Begin::NewKey).await {
        Ok(_) => Ok(Redirect::to(paths::KEY_NEW).into_response()),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::Key.prove_first()),
        Err(other) => Err(other),
    }
}

/// What is shown of the walk: the key, or the field for retyping it.
enum Page {
    Key,
    Retype(Option<NotAKey>),
}

/// Does `command` on the walk under way; without one, leads to where it begins.
async fn step(app: &App, holder: &Holder, command: &Command, page: Page) -> Result<Response> {
    let Some(walk) = enrol::open(app, holder.session(), Begin::NewKey).await? else {
        return Ok(Redirect::to(paths::KEY).into_response());
    };
    let stepped = enrol::go_on(app, holder.session(), holder.source(), walk, command).await?;
    let (draft, note) = match stepped.view {
        View::ShowKey { draft, note } => (draft, note),
        View::Done => return Ok(done(paths::ACCOUNT, Flash::KeyRenewed)),
        // Its time ran out, or what it rested on has changed.
        _ => return Ok(Errand::Key.prove_first()),
    };
    let frame = holder.frame(app);
    Ok(match page {
        Page::Key => {
            let page = NewKey {
                frame,
                moment: KeyMoment::Renewed,
                sheet: key_sheet(app, &draft, &stepped.account),
                pdf: Some(paths::KEY_NEW_PDF),
                next: paths::KEY_RETYPE,
            };
            respond(StatusCode::OK, &page)
        }
        Page::Retype(problem) => {
            let mut form = KeyForm::new(paths::KEY_RETYPE, app.rules().key_style);
            form.note = note;
            form.problem = problem;
            let wrong = form.error(&frame.t, &frame.now).is_some();
            let page = RetypeKey {
                frame,
                moment: KeyMoment::Renewed,
                form,
                back: paths::KEY_NEW,
            };
            respond(status(wrong), &page)
        }
    })
}

async fn show_new(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    step(&app, &holder, &Command::Look, Page::Key).await
}

async fn show_retype(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    step(&app, &holder, &Command::Look, Page::Retype(None)).await
}

/// What the form for the key posts.
#[derive(Deserialize)]
pub struct KeyGiven {
    #[serde(default)]
    key: String,
}

async fn retype(State(app): State<Arc<App>>, holder: Holder, Form(form): Form<KeyGiven>) -> Result<Response> {
    match RecoveryKey::parse(&form.key, app.rules().key_style) {
        Ok(key) => step(&app, &holder, &Command::RetypeKey(key), Page::Retype(None)).await,
        Err(problem) => step(&app, &holder, &Command::Look, Page::Retype(Some(problem))).await,
    }
}

fn check_page(app: &App, holder: &Holder, form: KeyForm) -> Response {
    let frame = holder.frame(app);
    let wrong = form.error(&frame.t, &frame.now).is_some();
    let page = CheckKey {
        frame,
        form,
        made_at: holder.signed.account.recovery_key.since(),
    };
    respond(status(wrong), &page)
}

async fn show_check(State(app): State<Arc<App>>, holder: Holder) -> Response {
    let account = &holder.signed.account;
    if !account.two_step.is_on() || !account.recovery_key.is_live() {
        return Redirect::to(paths::ACCOUNT).into_response();
    }
    check_page(
        &app,
        &holder,
        KeyForm::new(paths::KEY_CHECK, app.rules().key_style),
    )
}

async fn check(State(app): State<Arc<App>>, holder: Holder, Form(form): Form<KeyGiven>) -> Result<Response> {
    let style = app.rules().key_style;
    let mut again = KeyForm::new(paths::KEY_CHECK, style);
    match RecoveryKey::parse(&form.key, style) {
        Err(problem) => again.problem = Some(problem),
        Ok(key) => match account::check_key(&app, holder.session(), holder.source(), key).await? {
            None => return Ok(done(paths::ACCOUNT, Flash::KeyChecked)),
            note => again.note = note,
        },
    }
    Ok(check_page(&app, &holder, again))
}

async fn check_later(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    account::check_key_later(&app, holder.session()).await?;
    Ok(Redirect::to(paths::ACCOUNT).into_response())
}
