//! Where the account is signed in, and ending that.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use doorcode_store::sessions;
use serde::Deserialize;

use super::{DoneQuery, Errand, Holder, done};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection, Result};
use crate::usecase::{account, step_up};
use crate::web::pages::account::{Flash, SessionRow, Sessions};
use crate::web::pages::{AppName, paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(paths::SESSIONS, get(show))
        .route(paths::END_SESSION, post(end))
        .route(paths::NAME_DEVICE, post(name))
        .route(paths::END_OTHERS, post(end_others))
}

async fn show(
    State(app): State<Arc<App>>,
    holder: Holder,
    Query(query): Query<DoneQuery>,
) -> Result<Response> {
    if !holder.may_look(&app) {
        return Ok(Errand::Sessions.prove_after(query.flash()));
    }
    let this = holder.session().id;
    let mut rows: Vec<SessionRow> = sessions::of_account(&app.store, holder.signed.account.id)
        .await?
        .into_iter()
        .filter(|session| step_up::is_alive(&app, session))
        .map(|session| SessionRow {
            id: session.id.to_string(),
            app: AppName::from(&session.app),
            device: session.device_description,
            name: session.device_name,
            first_seen: session.created_at,
            last_seen: session.last_seen,
            this: session.id == this,
        })
        .collect();
    // This one first; the others stay in the order of their last use.
    rows.sort_by_key(|row| !row.this);
    let page = Sessions {
        frame: holder.frame(&app),
        flash: query.flash(),
        sessions: rows,
    };
    Ok(respond(StatusCode::OK, &page))
}

/// Which session to end.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    session: String,
}

async fn end(State(app): State<Arc<App>>, holder: Holder, Form(form): Form<Which>) -> Result<Response> {
    let which = form
        .session
        .parse()
        .map_err(|_| Error::Rejected(Rejection::NotFound))?;
    match account::end_session(&app, holder.session(), which).await {
        Ok(()) => Ok(done(paths::SESSIONS, Flash::SessionEnded)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::EndSession(which).prove_first()),
        Err(other) => Err(other),
    }
}

/// What to call the device of a session.
#[derive(Deserialize)]
pub struct Named {
    #[serde(default)]
    session: String,
    #[serde(default)]
    name: String,
}

async fn name(State(app): State<Arc<App>>, holder: Holder, Form(form): Form<Named>) -> Result<Response> {
    let which = form
        .session
        .parse()
        .map_err(|_| Error::Rejected(Rejection::NotFound))?;
    match account::name_device(&app, holder.session(), which, &form.name).await {
        Ok(()) => Ok(done(paths::SESSIONS, Flash::DeviceNamed)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::Sessions.prove_first()),
        Err(other) => Err(other),
    }
}

async fn end_others(State(app): State<Arc<App>>, holder: Holder) -> Result<Response> {
    match account::end_other_sessions(&app, holder.session()).await {
        Ok(()) => Ok(done(paths::SESSIONS, Flash::OthersEnded)),
        Err(Error::Refused(Refusal::StepUp)) => Ok(Errand::EndOthers.prove_first()),
        Err(other) => Err(other),
    }
}
