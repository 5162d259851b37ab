//! The way back: a forgotten password, by recovery key and code or by a link in a mail; and 'this was not me'.
//!
//! Whether there is such an account, and which way it has, shows in no answer: everybody gets a token and is asked for the
//! recovery key, and what comes before the right one is refused alike.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::{Password, PlainToken};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::account::NewPassword;
use super::failure::{Answer, Failure, Said};
use super::request::{self, Body, Caller, Pending, link_token};
use super::shapes::{AwaitedCode, GiveCode, GivePassword, GiveRecoveryKey, LinkToken, SendCode, possible};
use super::sign_ins::phone_id;
use crate::app::App;
use crate::error::Rejection;
use crate::usecase::forgotten::{self, Awaited, Given};
use crate::usecase::{not_me, sign_up};
use crate::web::door::shortest;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_begin, _, _>(begin, &[422, 429])
        .with::<__path_look, _, _>(look, &[410])
        .with::<__path_give_key, _, _>(give_key, &[410, 422, 429])
        .with::<__path_give_old_password, _, _>(give_old_password, &[410, 422, 429])
        .with::<__path_send, _, _>(send, &[410, 422, 429])
        .with::<__path_give_code, _, _>(give_code, &[410, 422])
        .with::<__path_set_password, _, _>(set_password, &[409, 410, 422])
        .with::<__path_by_link, _, _>(by_link, &[409, 410, 422])
        .with::<__path_disown, _, _>(disown, &[410])
}

/// Whose password was forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginReset {
    /// The user name.
    #[schema(example = "ada")]
    user_name: String,
}

/// A new password by the link of a mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetByLink {
    /// What stands behind `token=` in the link.
    token: String,
    /// The new password.
    #[serde(deserialize_with = "request::password")]
    #[schema(value_type = String, format = Password)]
    new_password: Password,
}

/// Where a reset stands: what is awaited next.
#[derive(Serialize, ToSchema)]
#[serde(tag = "awaits", rename_all = "snake_case")]
pub enum ResetState {
    /// The recovery key.
    RecoveryKey(AwaitedKey),
    /// The code, after the recovery key.
    Code(ResetCode),
    /// The new password, after both.
    NewPassword,
}

/// The recovery key that is awaited.
#[derive(Serialize, ToSchema)]
pub struct AwaitedKey {
    /// What came of the last thing that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Said>,
}

/// The code that is awaited.
#[derive(Serialize, ToSchema)]
pub struct ResetCode {
    /// The code.
    code: AwaitedCode,
    /// What came of the last thing that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Said>,
}

/// A reset after a step.
#[derive(Serialize, ToSchema)]
pub struct Reset {
    /// The token of this reset, for its next steps; told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// Where it stands.
    state: ResetState,
}

/// Begins to replace a forgotten password
///
/// The answer is the same for every user name. Where two-step verification is off and the address is verified, a mail
/// with a link is on its way. Where it is on, the recovery key is awaited, and then a code.
#[utoipa::path(post, path = "/api/v1/password-resets", tag = "The way back", operation_id = "beginReset",
    request_body = BeginReset, security(()),
    responses((status = 201, description = "It has begun.", body = Reset)))]
async fn begin(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(form): Body<BeginReset>,
) -> Answer<(StatusCode, Json<Reset>)> {
    let user_name =
        sign_up::possible_user_name(&form.user_name).map_err(|problem| Rejection::Invalid(vec![problem]))?;
    caller.count(&app, |limits| &limits.sign_in)?;
    let token = forgotten::ask(&app, &user_name, &caller.browser).await?;
    let reset = Reset {
        token: Some(token.expose().to_owned()),
        state: ResetState::RecoveryKey(AwaitedKey { note: None }),
    };
    Ok((StatusCode::CREATED, Json(reset)))
}

/// Where a reset stands
#[utoipa::path(get, path = "/api/v1/password-resets/current", tag = "The way back", operation_id = "getReset",
    security(("reset" = [])),
    responses((status = 200, description = "Where it stands.", body = Reset)))]
async fn look(State(app): State<Arc<App>>, caller: Caller, Pending(token): Pending) -> Answer<Json<Reset>> {
    step(&app, &caller, &token, Given::Look).await
}

/// Gives the recovery key
#[utoipa::path(post, path = "/api/v1/password-resets/current/recovery-key", tag = "The way back",
    operation_id = "giveResetRecoveryKey", request_body = GiveRecoveryKey, security(("reset" = [])),
    responses((status = 200, description = "It was right: a code is on its way.", body = Reset)))]
async fn give_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveRecoveryKey>,
) -> Answer<Json<Reset>> {
    let key = request::recovery_key(&form.recovery_key, app.rules().key_style)?;
    caller.count(&app, |limits| &limits.sign_in)?;
    step(&app, &caller, &token, Given::Key(key)).await
}

/// Gives the present password, where others know it
///
/// After 'this was not me' it signs nobody in; here it does the recovery key's part.
#[utoipa::path(post, path = "/api/v1/password-resets/current/old-password", tag = "The way back",
    operation_id = "giveResetOldPassword", request_body = GivePassword, security(("reset" = [])),
    responses((status = 200, description = "It was right: a code is on its way.", body = Reset)))]
async fn give_old_password(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GivePassword>,
) -> Answer<Json<Reset>> {
    caller.count(&app, |limits| &limits.sign_in)?;
    step(&app, &caller, &token, Given::Password(form.password)).await
}

/// Sends another code
#[utoipa::path(post, path = "/api/v1/password-resets/current/send", tag = "The way back",
    operation_id = "sendResetCode", request_body = SendCode, security(("reset" = [])),
    responses((status = 200, description = "It is on its way.", body = Reset)))]
async fn send(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<SendCode>,
) -> Answer<Json<Reset>> {
    let phone = phone_id(form.phone.as_deref())?;
    step(
        &app,
        &caller,
        &token,
        Given::Send(phone, possible(&app, form.by)?),
    )
    .await
}

/// Gives the code
#[utoipa::path(post, path = "/api/v1/password-resets/current/code", tag = "The way back",
    operation_id = "giveResetCode", request_body = GiveCode, security(("reset" = [])),
    responses((status = 200, description = "It was right: the new password is awaited.", body = Reset)))]
async fn give_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveCode>,
) -> Answer<Json<Reset>> {
    let code = request::code(&form.code)?;
    step(&app, &caller, &token, Given::Code(code)).await
}

/// Sets the new password, after recovery key and code
///
/// Every session of the account ends. Nobody is signed in by it.
#[utoipa::path(put, path = "/api/v1/password-resets/current/password", tag = "The way back",
    operation_id = "setResetPassword", request_body = NewPassword, security(("reset" = [])),
    responses((status = 204, description = "It is set.")))]
async fn set_password(
    State(app): State<Arc<App>>,
    Pending(token): Pending,
    Body(form): Body<NewPassword>,
) -> Answer<StatusCode> {
    let set = forgotten::reset_by_key(&app, &token, &form.new_password).await;
    set.map_err(|error| Failure::from(error).for_password(shortest(true)))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets the new password by the link of a mail
///
/// Every session of the account ends. Nobody is signed in by it.
#[utoipa::path(post, path = "/api/v1/password-resets/by-link", tag = "The way back",
    operation_id = "resetByLink", request_body = ResetByLink, security(()),
    responses((status = 204, description = "It is set.")))]
async fn by_link(State(app): State<Arc<App>>, Body(form): Body<ResetByLink>) -> Answer<StatusCode> {
    let set = forgotten::reset_by_mail(&app, &link_token(&form.token)?, &form.new_password).await;
    set.map_err(|error| Failure::from(error).for_password(shortest(false)))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that it was not the owner
///
/// The token is that of a notice's link. What the notice was about ends, and the password signs nobody in any more: it has
/// to be changed, through a reset.
#[utoipa::path(post, path = "/api/v1/not-me", tag = "The way back", operation_id = "sayNotMe",
    request_body = LinkToken, security(()),
    responses((status = 204, description = "It has ended.")))]
async fn disown(State(app): State<Arc<App>>, Body(form): Body<LinkToken>) -> Answer<StatusCode> {
    not_me::say(&app, &link_token(&form.token)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn step(app: &App, caller: &Caller, token: &PlainToken, given: Given) -> Answer<Json<Reset>> {
    let early = matches!(given, Given::Send(..) | Given::Code(_));
    let (state, note) = match forgotten::go_on(app, token, caller.source, given).await? {
        // Whatever the use case has to say of a code before its time: everybody is told the same.
        Awaited::Key { .. } if early => (None, Some(Note::KeyNeeded)),
        Awaited::Key { note } => (None, note),
        Awaited::Code(_, view) => (Some(AwaitedCode::from(&view)), view.note),
        Awaited::NewPassword(_) => {
            return Ok(Json(Reset {
                token: None,
                state: ResetState::NewPassword,
            }));
        }
    };
    let said = note.map(|note| Said::new(&note, app, &caller.texts));
    let state = match state {
        Some(code) => ResetState::Code(ResetCode { code, note: said }),
        None => ResetState::RecoveryKey(AwaitedKey { note: said }),
    };
    match Failure::of_note(note.as_ref(), app, serde_json::to_value(&state).ok()) {
        Some(failed) => Err(failed),
        None => Ok(Json(Reset { token: None, state })),
    }
}
