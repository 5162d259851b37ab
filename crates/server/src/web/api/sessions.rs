//! Sessions: the one at hand, and the others of the account.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_store::sessions::{self, Session};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::{Answer, Failure};
use super::request::{AccountSession, AnySession, Body, Id};
use super::shapes::Moment;
use crate::app::App;
use crate::error::Refusal;
use crate::usecase::{account, step_up};

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_this, _, _>(this, &[])
        .with::<__path_sign_out, _, _>(sign_out, &[])
        .with::<__path_list, _, _>(list, &[403])
        .with::<__path_end, _, _>(end, &[403, 404])
        .with::<__path_end_others, _, _>(end_others, &[403])
        .with::<__path_name, _, _>(name, &[403, 404, 422])
}

/// The session at hand, and whose it is.
#[derive(Serialize, ToSchema)]
pub struct ThisSession {
    /// The session.
    #[serde(flatten)]
    session: OneSession,
    /// The person's user name.
    user_name: String,
    /// The person's name as others see it.
    display_name: String,
    /// Whether two-step verification is on.
    two_step: bool,
    /// Whether this session may look at the account now, without a step-up.
    may_look: bool,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct OneSession {
    /// Its id.
    id: String,
    /// What it is signed in to.
    #[schema(example = "messages")]
    app: String,
    /// What it is on, without a place.
    #[schema(example = "Chromium on Linux")]
    device: String,
    /// What its owner calls the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    device_name: Option<String>,
    /// When it was signed in to.
    signed_in_at: Moment,
    /// When it was last used, to the minute.
    last_seen_at: Moment,
    /// How it was proved (RFC 8176).
    amr: Vec<String>,
    /// Whether it is the one that asks.
    this: bool,
}

fn shown(session: Session, this: &Session) -> OneSession {
    OneSession {
        this: session.id == this.id,
        id: session.id.to_string(),
        app: session.app.as_str().to_owned(),
        device: session.device_description,
        device_name: session.device_name,
        signed_in_at: Moment(session.auth_time),
        last_seen_at: Moment(session.last_seen),
        amr: session.amr,
    }
}

/// The session at hand
#[utoipa::path(get, path = "/api/v1/session", tag = "Sessions", operation_id = "getSession",
    security(("session" = [])),
    responses((status = 200, description = "Whose it is, and of which app.", body = ThisSession)))]
async fn this(State(app): State<Arc<App>>, AnySession(signed): AnySession) -> Json<ThisSession> {
    let may_look = step_up::may_look(&app, &signed.account, &signed.session);
    Json(ThisSession {
        session: shown(signed.session.clone(), &signed.session),
        user_name: signed.account.user_name,
        display_name: signed.account.display_name,
        two_step: signed.account.two_step.is_on(),
        may_look,
    })
}

/// Signs out
#[utoipa::path(delete, path = "/api/v1/session", tag = "Sessions", operation_id = "signOut",
    security(("session" = [])),
    responses((status = 204, description = "The session is over.")))]
async fn sign_out(State(app): State<Arc<App>>, AnySession(signed): AnySession) -> Answer<StatusCode> {
    account::sign_out(&app, &signed.session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where the account is signed in
///
/// With two-step verification on this asks for a step-up for `look`.
#[utoipa::path(get, path = "/api/v1/sessions", tag = "Sessions", operation_id = "listSessions",
    security(("session" = [])),
    responses((status = 200, description = "Every session of the account.", body = Vec<OneSession>)))]
async fn list(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
) -> Answer<Json<Vec<OneSession>>> {
    if !step_up::may_look(&app, &signed.account, &signed.session) {
        return Err(Failure::from(Refusal::StepUp).for_act("look"));
    }
    let all = sessions::of_account(&app.store, signed.account.id)
        .await
        .map_err(crate::error::Error::from)?;
    let all = all.into_iter().map(|session| shown(session, &signed.session));
    Ok(Json(all.collect()))
}

/// Ends one session
///
/// Its sockets and its call end with it. With two-step verification on this asks for a step-up for `end_sessions`, unless
/// it is the session at hand.
#[utoipa::path(delete, path = "/api/v1/sessions/{id}", tag = "Sessions", operation_id = "endSession",
    params(("id" = String, Path, description = "The session.")), security(("session" = [])),
    responses((status = 204, description = "It is over.")))]
async fn end(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Id(which): Id<doorcode_engine::ids::SessionId>,
) -> Answer<StatusCode> {
    let ended = account::end_session(&app, &signed.session, which).await;
    ended.map_err(|error| Failure::from(error).for_act("end_sessions"))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all other sessions
///
/// With two-step verification on this asks for a step-up for `end_sessions`.
#[utoipa::path(delete, path = "/api/v1/sessions", tag = "Sessions", operation_id = "endOtherSessions",
    security(("session" = [])),
    responses((status = 204, description = "All but the one that asked are over.")))]
async fn end_others(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
) -> Answer<StatusCode> {
    let ended = account::end_other_sessions(&app, &signed.session).await;
    ended.map_err(|error| Failure::from(error).for_act("end_sessions"))?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a device is to be called.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameDevice {
    /// The name, 40 characters at most; an empty one takes the name back.
    #[schema(example = "The old laptop", max_length = 40)]
    name: String,
}

/// Gives the device of a session a name
///
/// Every session on this device shows it. With two-step verification on this asks for a step-up for `look`.
#[utoipa::path(put, path = "/api/v1/sessions/{id}/device-name", tag = "Sessions", operation_id = "nameDevice",
    params(("id" = String, Path, description = "The session.")), request_body = NameDevice,
    security(("session" = [])),
    responses((status = 204, description = "It has its name.")))]
async fn name(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Id(which): Id<doorcode_engine::ids::SessionId>,
    Body(form): Body<NameDevice>,
) -> Answer<StatusCode> {
    let named = account::name_device(&app, &signed.session, which, &form.name).await;
    named.map_err(|error| Failure::from(error).for_act("look"))?;
    Ok(StatusCode::NO_CONTENT)
}
