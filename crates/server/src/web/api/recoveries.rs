//! The delayed recovery: the way back of somebody who has lost two of three, what its owner sees of it, and the choice.
//!
//! Whether there is such an account, and whether its owner has chosen this way, shows in no answer before one of the three
//! is shown: everybody gets a token, and whatever shows nothing is refused alike.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::recover::delayed::{NotStarted, PhoneView};
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::{Password, PlainToken};
use doorcode_engine::step_up::Thing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::account::NewPassword;
use super::enrolments::{EnrolmentCode, GivePhone, enrolment_code};
use super::failure::{Answer, Failure, Said};
use super::request::{self, AccountSession, AnySession, Body, Caller, MayBody, Pending, link_token};
use super::shapes::{GiveCode, GivePassword, GiveRecoveryKey, Moment, Proof, SendBy, possible};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection};
use crate::usecase::delayed::{self, Awaited, Given, NewPhone, Way};
use crate::usecase::sign_up;
use crate::usecase::step_up::Command;
use crate::web::door::shortest;
use crate::web::phone;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_begin, _, _>(begin, &[422, 429])
        .with::<__path_look, _, _>(look, &[410])
        .with::<__path_give_password, _, _>(give_password, &[410, 422, 429])
        .with::<__path_give_key, _, _>(give_key, &[410, 422, 429])
        .with::<__path_send, _, _>(send, &[410, 422, 429])
        .with::<__path_give_code, _, _>(give_code, &[410, 422, 429])
        .with::<__path_start, _, _>(start, &[410])
        .with::<__path_set_password, _, _>(set_password, &[409, 410, 422])
        .with::<__path_give_phone, _, _>(give_phone, &[410, 422, 429])
        .with::<__path_send_to_phone, _, _>(send_to_phone, &[410, 422, 429])
        .with::<__path_give_phone_code, _, _>(give_phone_code, &[410, 422])
        .with::<__path_waiting, _, _>(waiting, &[404])
        .with::<__path_stop, _, _>(stop, &[])
        .with::<__path_stop_by_link, _, _>(stop_by_link, &[403, 410, 422, 429])
        .with::<__path_choose, _, _>(choose, &[403, 409])
}

/// Who has lost two of three.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginRecovery {
    /// The user name.
    #[schema(example = "ada")]
    user_name: String,
}

/// Where a way back stands: what is awaited next.
#[derive(Serialize, ToSchema)]
#[serde(tag = "awaits", rename_all = "snake_case")]
pub enum RecoveryState {
    /// One of password, code and recovery key.
    Proof(AwaitedOne),
    /// The start: one is shown, and the owner chose this way.
    Start,
    /// Nothing: it cannot be started now.
    NotNow(NotNow),
    /// Time: then the same has to be shown once more.
    Time(Ripens),
    /// Nothing: one is under way that was started with another of the three.
    Another,
    /// A new password, at its end.
    NewPassword,
    /// A new phone, at its end.
    NewPhone,
    /// The code that was sent to the new phone.
    NewPhoneCode(EnrolmentCode),
    /// Nothing: the new phone is trusted, and it is done.
    Done,
}

/// One of the three is awaited.
#[derive(Serialize, ToSchema)]
pub struct AwaitedOne {
    /// What came of the last thing that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Said>,
}

/// It cannot be started now.
#[derive(Serialize, ToSchema)]
pub struct NotNow {
    /// From when on it can. Missing: its owner has not chosen this way any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Moment>,
}

/// It waits.
#[derive(Serialize, ToSchema)]
pub struct Ripens {
    /// The earliest moment at which it can be finished.
    ripe_at: Moment,
}

/// A way back after a step.
#[derive(Serialize, ToSchema)]
pub struct RecoveryAnswer {
    /// The token of this way back, for its next steps; told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// Where it stands.
    state: RecoveryState,
}

/// A delayed recovery under way, as its owner sees it.
#[derive(Serialize, ToSchema)]
pub struct RecoveryUnderWay {
    /// What was shown to start it; the other two were reported lost.
    shown: Proof,
    /// When it was started.
    started_at: Moment,
    /// The earliest moment at which it can be finished. Missing: from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    ripe_at: Option<Moment>,
}

/// Stopping by the link of a mail or a text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopByLink {
    /// What stands behind `token=` in the link.
    token: String,
    /// The password, where the link came to a phone that was reported lost: that alone stops nothing.
    #[serde(default, deserialize_with = "request::may_password")]
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<Password>,
    /// Or the recovery key.
    #[serde(default)]
    recovery_key: Option<String>,
}

/// Whether to have the delayed recovery.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryChoice {
    /// Whether.
    chosen: bool,
}

/// Begins the way back with one of three
///
/// The answer is the same for every user name.
#[utoipa::path(post, path = "/api/v1/recoveries", tag = "The way back", operation_id = "beginRecovery",
    request_body = BeginRecovery, security(()),
    responses((status = 201, description = "It has begun.", body = RecoveryAnswer)))]
async fn begin(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(form): Body<BeginRecovery>,
) -> Answer<(StatusCode, Json<RecoveryAnswer>)> {
    let user_name =
        sign_up::possible_user_name(&form.user_name).map_err(|problem| Rejection::Invalid(vec![problem]))?;
    caller.count(&app, |limits| &limits.sign_in)?;
    let token = delayed::ask(&app, &user_name).await?;
    let answer = RecoveryAnswer {
        token: Some(token.expose().to_owned()),
        state: RecoveryState::Proof(AwaitedOne { note: None }),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// Where it stands
#[utoipa::path(get, path = "/api/v1/recoveries/current", tag = "The way back", operation_id = "getRecovery",
    security(("reset" = [])),
    responses((status = 200, description = "Where it stands.", body = RecoveryAnswer)))]
async fn look(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
) -> Answer<Json<RecoveryAnswer>> {
    step(&app, &caller, &token, Given::Look).await
}

/// Shows the password
#[utoipa::path(post, path = "/api/v1/recoveries/current/password", tag = "The way back",
    operation_id = "giveRecoveryPassword", request_body = GivePassword, security(("reset" = [])),
    responses((status = 200, description = "It is shown: where the way back stands.", body = RecoveryAnswer)))]
async fn give_password(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GivePassword>,
) -> Answer<Json<RecoveryAnswer>> {
    caller.count(&app, |limits| &limits.sign_in)?;
    step(&app, &caller, &token, Given::Password(form.password)).await
}

/// Shows the recovery key
#[utoipa::path(post, path = "/api/v1/recoveries/current/recovery-key", tag = "The way back",
    operation_id = "giveRecoveryKeyOfRecovery", request_body = GiveRecoveryKey, security(("reset" = [])),
    responses((status = 200, description = "It is shown: where the way back stands.", body = RecoveryAnswer)))]
async fn give_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveRecoveryKey>,
) -> Answer<Json<RecoveryAnswer>> {
    let key = request::recovery_key(&form.recovery_key, app.rules().key_style)?;
    caller.count(&app, |limits| &limits.sign_in)?;
    step(&app, &caller, &token, Given::Key(key)).await
}

/// Asks for a code
///
/// Where the account has chosen this way and a text can be sent now, one is on its way to its phone. The answer is the same
/// where not.
#[utoipa::path(post, path = "/api/v1/recoveries/current/send", tag = "The way back",
    operation_id = "sendRecoveryCode", security(("reset" = [])),
    responses((status = 200, description = "It may be on its way.", body = RecoveryAnswer)))]
async fn send(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
) -> Answer<Json<RecoveryAnswer>> {
    step(&app, &caller, &token, Given::Send).await
}

/// Shows the phone, by the code
#[utoipa::path(post, path = "/api/v1/recoveries/current/code", tag = "The way back",
    operation_id = "giveRecoveryCode", request_body = GiveCode, security(("reset" = [])),
    responses((status = 200, description = "It is shown: where the way back stands.", body = RecoveryAnswer)))]
async fn give_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveCode>,
) -> Answer<Json<RecoveryAnswer>> {
    let code = request::code(&form.code)?;
    step(&app, &caller, &token, Given::Code(code)).await
}

/// Starts the days of waiting
///
/// Every contact is told now, and on days 3 and 6.
#[utoipa::path(post, path = "/api/v1/recoveries/current/start", tag = "The way back", operation_id = "startRecovery",
    security(("reset" = [])),
    responses((status = 200, description = "Where the way back stands.", body = RecoveryAnswer)))]
async fn start(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
) -> Answer<Json<RecoveryAnswer>> {
    let way = delayed::start(&app, &token).await?;
    answer(&app, &caller, way)
}

/// Sets the new password, at the end
///
/// For whoever showed the code or the recovery key. Every session of the account ends. Nobody is signed in by it; sign in,
/// and make a new recovery key, or use the key and replace the phone.
#[utoipa::path(put, path = "/api/v1/recoveries/current/new-password", tag = "The way back",
    operation_id = "setRecoveredPassword", request_body = NewPassword, security(("reset" = [])),
    responses((status = 204, description = "It is set.")))]
async fn set_password(
    State(app): State<Arc<App>>,
    Pending(token): Pending,
    Body(form): Body<NewPassword>,
) -> Answer<StatusCode> {
    let set = delayed::finish(&app, &token, &form.new_password).await;
    set.map_err(|error| Failure::from(error).for_password(shortest(true)))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives the number of the new phone, at the end
///
/// For whoever showed the password. A code is sent to it.
#[utoipa::path(post, path = "/api/v1/recoveries/current/new-phone", tag = "The way back",
    operation_id = "giveRecoveredPhone", request_body = GivePhone, security(("reset" = [])),
    responses((status = 200, description = "A code is on its way.", body = RecoveryAnswer)))]
async fn give_phone(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GivePhone>,
) -> Answer<Json<RecoveryAnswer>> {
    let country = form.country.as_deref().unwrap_or(&app.config.country);
    let number =
        phone::accept(&app, &form.number, country).map_err(|error| Failure::field("number", error.key()))?;
    at_phone(&app, &caller, &token, &NewPhone::Given(number)).await
}

/// Sends its code again
#[utoipa::path(post, path = "/api/v1/recoveries/current/new-phone/send", tag = "The way back",
    operation_id = "sendRecoveredPhoneCode", request_body = SendBy, security(("reset" = [])),
    responses((status = 200, description = "It is on its way.", body = RecoveryAnswer)))]
async fn send_to_phone(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    MayBody(form): MayBody<SendBy>,
) -> Answer<Json<RecoveryAnswer>> {
    let by = possible(&app, form.by)?;
    at_phone(&app, &caller, &token, &NewPhone::Send(by)).await
}

/// Gives its code
///
/// The new phone takes the place of all others, and every session of the account ends. Nobody is signed in by it.
#[utoipa::path(post, path = "/api/v1/recoveries/current/new-phone/code", tag = "The way back",
    operation_id = "giveRecoveredPhoneCode", request_body = GiveCode, security(("reset" = [])),
    responses((status = 200, description = "The phone is trusted.", body = RecoveryAnswer)))]
async fn give_phone_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    Pending(token): Pending,
    Body(form): Body<GiveCode>,
) -> Answer<Json<RecoveryAnswer>> {
    let code = request::code(&form.code)?;
    at_phone(&app, &caller, &token, &NewPhone::Code(code)).await
}

/// The delayed recovery of one's own account that is under way
#[utoipa::path(get, path = "/api/v1/recovery", tag = "The way back", operation_id = "getRecoveryUnderWay",
    security(("session" = [])),
    responses((status = 200, description = "It waits, or can be finished.", body = RecoveryUnderWay)))]
async fn waiting(AnySession(signed): AnySession) -> Answer<Json<RecoveryUnderWay>> {
    let waits = signed.recovery.ok_or(Error::Rejected(Rejection::NotFound))?;
    Ok(Json(RecoveryUnderWay {
        shown: match waits.kept {
            Thing::Password => Proof::Password,
            Thing::Phone => Proof::Code,
            Thing::Key => Proof::RecoveryKey,
        },
        started_at: Moment(waits.started_at),
        ripe_at: waits.ripe_at.map(Moment),
    }))
}

/// Stops it
///
/// Any session of the account does. So does any completed sign-in.
#[utoipa::path(delete, path = "/api/v1/recovery", tag = "The way back", operation_id = "stopRecovery",
    security(("session" = [])),
    responses((status = 204, description = "Nothing is under way any more.")))]
async fn stop(State(app): State<Arc<App>>, AnySession(signed): AnySession) -> Answer<StatusCode> {
    delayed::stop(&app, &signed.session, &signed.account).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stops it by the link of a mail or a text
#[utoipa::path(post, path = "/api/v1/recoveries/stop", tag = "The way back", operation_id = "stopRecoveryByLink",
    request_body = StopByLink, security(()),
    responses((status = 204, description = "It is stopped.")))]
async fn stop_by_link(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(form): Body<StopByLink>,
) -> Answer<StatusCode> {
    let token = link_token(&form.token)?;
    let besides = match (form.recovery_key, form.password) {
        (Some(key), _) => {
            let key = request::recovery_key(&key, app.rules().key_style)?;
            Some(Command::GiveRecoveryKey(key))
        }
        (None, Some(password)) => Some(Command::GivePassword(password)),
        (None, None) => None,
    };
    if besides.is_some() {
        caller.count(&app, |limits| &limits.sign_in)?;
    }
    let note = delayed::stop_by_link(&app, &token, caller.source, besides).await?;
    match Failure::of_note(note.as_ref(), &app, None) {
        Some(failed) => Err(failed),
        None => Ok(StatusCode::NO_CONTENT),
    }
}

/// Chooses to have the delayed recovery, or not to have it any more
///
/// Asks for a step-up for `choose_recovery`. It can be used from three days on.
#[utoipa::path(put, path = "/api/v1/account/delayed-recovery", tag = "Account", operation_id = "chooseRecovery",
    request_body = RecoveryChoice, security(("session" = [])),
    responses((status = 204, description = "It is as chosen.")))]
async fn choose(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Body(form): Body<RecoveryChoice>,
) -> Answer<StatusCode> {
    delayed::choose(&app, &signed.session, form.chosen)
        .await
        .map_err(|error| Failure::from(error).for_act("choose_recovery"))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn step(app: &App, caller: &Caller, token: &PlainToken, given: Given) -> Answer<Json<RecoveryAnswer>> {
    let said = match delayed::go_on(app, token, caller.source, given).await? {
        Awaited::Way(way) => return answer(app, caller, way),
        Awaited::Proof(said) => said,
    };
    let note = match said {
        Some(delayed::Said::SlowDown(retry_after_ms)) => {
            let note = Note::SlowDown { retry_after_ms };
            let failed = Failure::of_note(Some(&note), app, None);
            return Err(failed.unwrap_or_else(|| Refusal::Expired.into()));
        }
        Some(delayed::Said::ShowsNothing) => return Err(Failure::shows_nothing(&caller.texts)),
        Some(delayed::Said::Sent) => Some(Said::may_be_sent(&caller.texts)),
        None => None,
    };
    Ok(Json(RecoveryAnswer {
        token: None,
        state: RecoveryState::Proof(AwaitedOne { note }),
    }))
}

async fn at_phone(
    app: &App,
    caller: &Caller,
    token: &PlainToken,
    typed: &NewPhone,
) -> Answer<Json<RecoveryAnswer>> {
    let way = delayed::new_phone(app, token, caller.source, Some(typed)).await?;
    answer(app, caller, way)
}

fn answer(app: &App, caller: &Caller, way: Way) -> Answer<Json<RecoveryAnswer>> {
    let mut note = None;
    let state = match way {
        Way::Start => RecoveryState::Start,
        Way::NotNow(NotStarted::NotSettled { from } | NotStarted::TooSoon { from }) => {
            RecoveryState::NotNow(NotNow {
                from: Some(Moment(from)),
            })
        }
        Way::NotNow(_) => RecoveryState::NotNow(NotNow { from: None }),
        Way::Waiting { ripe_at } => RecoveryState::Time(Ripens {
            ripe_at: Moment(ripe_at),
        }),
        Way::OfAnother => RecoveryState::Another,
        Way::NewPassword { .. } => RecoveryState::NewPassword,
        Way::NewPhone(_, PhoneView::EnterCode(view)) => {
            note = view.note;
            RecoveryState::NewPhoneCode(enrolment_code(app, caller, &view))
        }
        Way::NewPhone(..) => RecoveryState::NewPhone,
        Way::Done => RecoveryState::Done,
    };
    match Failure::of_note(note.as_ref(), app, serde_json::to_value(&state).ok()) {
        Some(failed) => Err(failed),
        None => Ok(Json(RecoveryAnswer { token: None, state })),
    }
}
