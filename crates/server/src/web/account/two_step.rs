//! Turning two-step verification off, and on again as it was.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use doorcode_engine::time::DAY_MS;
use serde::Deserialize;

use super::{Errand, Holder, done, status};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::account;
use crate::web::pages::account::{Flash, TurnOff};
use crate::web::pages::form::{Field, FieldError};
use crate::web::pages::{paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::TURN_OFF, get(show).post(turn_off))
        .route(paths::UNDO_TURN_OFF, post(undo))
}

async fn show(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    if !holder.signed.account.two_step.is_on() {
        return Ok(Redirect::to(paths::ACCOUNT).into_response());
    }
    if !app.config.require_two_step
        && let Some(first) = holder.unproved(&app, Errand::TurnOff).await?
    {
        return Ok(first);
    }
    Ok(page(&app, &holder, None))
}

/// What the form posts.
#[derive(Deserialize)]
pub struct TurnOffForm {
    #[serde(default)]
    understood: String,
}

async fn turn_off(
    State(app): State<Arc<App>>,
    holder: Holder,
    Form(form): Form<TurnOffForm>,
) -> Result<Response> {
    let can_be = holder.signed.account.two_step.is_on() && !app.config.require_two_step;
    if can_be && form.understood != "on" {
        return Ok(page(&app, &holder, Some(FieldError::NotUnderstood)));
    }
    match account::turn_off(&app, holder.session()).await {
        Ok(()) => Ok(done(paths::ACCOUNT, Flash::TurnedOff)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::TurnOff.prove_first()),
        Err(other) => Err(other),
    }
}

fn page(app: &App, holder: &Holder, error: Option<FieldError>) -> Response {
    let days = app.rules().undo_off_ms / DAY_MS;
    let page = TurnOff {
        frame: holder.frame(app),
        understood: Field {
            value: String::new(),
            error,
        },
        undo_days: u32::try_from(days).unwrap_or(u32::MAX),
        required: app.config.require_two_step,
    };
    respond(status(error.is_some()), &page)
}

async fn undo(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    match account::undo_turn_off(&app, holder.session()).await {
        Ok(()) => Ok(done(paths::ACCOUNT, Flash::TurnedOnAgain)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::UndoTurnOff.prove_first()),
        // It is on again by now, or the days have passed: the page says which.
        Err(Error::Refused(Refusal::NotAllowed)) => Ok(Redirect::to(paths::ACCOUNT).into_response()),
        Err(other) => Err(other),
    }
}
