//! What happened to the account.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::Api;
use super::failure::{Answer, Failure};
use super::request::AccountSession;
use super::shapes::Moment;
use crate::app::App;
use crate::error::Error;
use crate::usecase::activity;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_list, _, _>(list, &[400, 403])
}

/// Where to go on.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// Only what is older than the event with this id.
    before: Option<i64>,
}

/// What happened to the account, newest first.
#[derive(Serialize, ToSchema)]
pub struct Activity {
    /// Thirty events at most.
    events: Vec<Event>,
    /// What to ask for older ones with, as `before`; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    older: Option<i64>,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
pub struct Event {
    /// Its number in the log: ascending, with gaps.
    id: i64,
    /// When.
    at: Moment,
    /// What. New names come with new versions.
    #[schema(example = "signed_in")]
    event: String,
    /// The app, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "messages")]
    app: Option<String>,
    /// On what, without a place, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Chromium on Linux")]
    device: Option<String>,
    /// What belongs to the event.
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
}

/// What happened to the account
///
/// Every sign-in, every wrong guess and every change, from the audit log. With two-step verification on this asks for a
/// step-up for `look`.
#[utoipa::path(get, path = "/api/v1/account/activity", tag = "Account", operation_id = "listActivity",
    params(Before), security(("session" = [])),
    responses((status = 200, description = "A page of it.", body = Activity)))]
async fn list(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    query: Result<Query<Before>, QueryRejection>,
) -> Answer<Json<Activity>> {
    let Query(Before { before }) = query.map_err(Error::from)?;
    let page = activity::page(&app, &signed.session, before).await;
    let page = page.map_err(|error| Failure::from(error).for_act("look"))?;
    let event = |event: activity::Event| Event {
        id: event.id,
        at: Moment(event.at),
        event: event.name,
        app: event.app,
        device: event.device,
        facts: event.facts,
    };
    Ok(Json(Activity {
        events: page.events.into_iter().map(event).collect(),
        older: page.older,
    }))
}
