//! What happened to the account, newest first.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use super::{Errand, Holder};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::activity::{self, Event};
use crate::web::pages::activity::{Activity, Row};
use crate::web::pages::{paths, respond};

/// The routes.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::ACTIVITY, get(show))
}

#[derive(Deserialize)]
struct Before {
    #[serde(default)]
    before: String,
}

/// A place in the log that nobody could mean is the beginning.
async fn show(State(app): State<Arc<App>>, holder: Holder, Query(query): Query<Before>) -> Result<Response> {
    let before = query.before.parse().ok();
    let page = match activity::page(&app, holder.session(), before).await {
        Ok(page) => page,
        Err(Error::Refused(Refusal::StepUp)) => return Ok(Errand::Activity.prove_first()),
        Err(other) => return Err(other),
    };
    let page = Activity {
        frame: holder.frame(&app),
        rows: page.events.into_iter().map(row).collect(),
        older: page.older,
        newest: before.is_none(),
    };
    Ok(respond(StatusCode::OK, &page))
}

fn row(event: Event) -> Row {
    Row {
        at: event.at,
        two_steps: event.facts.get("two_steps").and_then(serde_json::Value::as_bool) == Some(true),
        digits: event
            .facts
            .get("digits")
            .and_then(serde_json::Value::as_u64)
            .unwrap_or(0),
        event: event.name,
        app: event.app.as_deref().map(Row::app_name),
        device: event.device,
    }
}
