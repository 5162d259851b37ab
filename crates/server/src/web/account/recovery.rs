//! Choosing to have the delayed recovery, or not to have it any more.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::{Errand, Holder, done};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::delayed;
use crate::web::pages::account::Flash;
use crate::web::pages::recovery::{ChooseRecovery, days};
use crate::web::pages::{paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::CHOOSE_RECOVERY, get(show).post(choose))
}

async fn show(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    if !holder.signed.account.two_step.is_on() {
        return Ok(Redirect::to(paths::ACCOUNT).into_response());
    }
    if let Some(first) = holder.unproved(&app, Errand::Recovery).await? {
        return Ok(first);
    }
    let page = ChooseRecovery {
        frame: holder.frame(&app),
        since: holder.signed.account.delayed_since,
        days: days(app.rules().recovery_wait_ms),
    };
    Ok(respond(StatusCode::OK, &page))
}

/// What the form posts.
#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    have: String,
}

async fn choose(State(app): State<Arc<App>>, holder: Holder, Form(form): Form<Choice>) -> Result<Response> {
    let have = form.have == "yes";
    match delayed::choose(&app, holder.session(), have).await {
        Ok(()) if have => Ok(done(paths::ACCOUNT, Flash::RecoveryChosen)),
        Ok(()) => Ok(done(paths::ACCOUNT, Flash::RecoveryUnchosen)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::Recovery.prove_first()),
        Err(other) => Err(other),
    }
}
