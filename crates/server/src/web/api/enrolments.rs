//! Enrolments: turning two-step verification on, adding a phone, making a new recovery key.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::enrol::{EnrolCode, Goal, Ownership, View, ownership};
use doorcode_engine::ids::EnrolmentId;
use doorcode_store::sessions;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::{Answer, Failure, Said};
use super::request::{self, AnySession, Body, Caller, Id, MayBody, link_token};
use super::shapes::{GiveCode, GiveRecoveryKey, Moment, NewRecoveryKey, SendBy, possible};
use super::sign_ins::phone_id;
use crate::app::App;
use crate::error::{Error, Refusal, Rejection};
use crate::usecase::enrol::{self, Begin, Command, Stepped};
use crate::web::extract::Signed;
use crate::web::phone;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_begin, _, _>(begin, &[403, 409, 422])
        .with::<__path_look, _, _>(look, &[404])
        .with::<__path_stop, _, _>(stop, &[404, 410])
        .with::<__path_give_phone, _, _>(give_phone, &[404, 410, 422, 429])
        .with::<__path_send, _, _>(send, &[404, 410, 422, 429])
        .with::<__path_give_code, _, _>(give_code, &[404, 410, 422])
        .with::<__path_retype_key, _, _>(retype_key, &[404, 410, 422])
        .with::<__path_consent, _, _>(consent, &[404, 410])
        .with::<__path_owner_answers, _, _>(owner_answers, &[409, 410])
}

/// What an enrolment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalName {
    /// Turning two-step verification on: a phone, a recovery key, consent.
    TurnOn,
    /// Trusting another phone.
    AddPhone,
    /// Making a new recovery key.
    NewRecoveryKey,
}

/// What to begin.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginEnrolment {
    /// What it is for.
    goal: GoalName,
    /// With `add_phone`: the id of the trusted phone that the new one takes the place of.
    #[serde(default)]
    replaces: Option<String>,
}

/// Where an enrolment stands: what is awaited next.
#[derive(Serialize, ToSchema)]
#[serde(tag = "awaits", rename_all = "snake_case")]
pub enum EnrolmentState {
    /// A phone number.
    Phone,
    /// The code that was sent to the new phone.
    Code(EnrolmentCode),
    /// The new recovery key, retyped.
    RecoveryKey(NewRecoveryKey),
    /// Consent to what will happen.
    Consent(Consequences),
    /// The owner's answer to a mailed question, or time.
    Owner(Waiting),
    /// Nothing.
    Nothing(Outcome),
}

/// The code that was sent to a new phone.
#[derive(Serialize, ToSchema)]
pub struct EnrolmentCode {
    /// The number that it went to, in full: it has just been typed.
    #[schema(example = "+491701234567")]
    number: String,
    /// How many digits it has.
    #[schema(example = 4)]
    length: u8,
    /// Until when it is good. Where it is missing there is no live code.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Moment>,
    /// From when on another one can be sent.
    send_again_at: Moment,
    /// What came of the last thing that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Said>,
}

/// What a person agrees to: without two of password, phone and recovery key nobody can let them in again, and besides:
#[derive(Serialize, ToSchema)]
pub struct Consequences {
    /// How many other sessions end.
    other_sessions: usize,
    /// Whether the owner has to confirm it, or days have to pass, before it is on.
    waits: bool,
}

/// Turning it on waits for the owner.
#[derive(Serialize, ToSchema)]
pub struct Waiting {
    /// When it turns on by itself, unless the owner stops it.
    until: Moment,
    /// Whether a mail was sent through which it can be confirmed before.
    by_contact: bool,
}

/// How an enrolment came to its end.
#[derive(Serialize, ToSchema)]
pub struct Outcome {
    /// How.
    outcome: OutcomeName,
}

/// How an enrolment came to its end.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeName {
    /// What it was for is done.
    Done,
    /// Given up, stopped, or its time ran out.
    Stopped,
}

/// An enrolment after a step.
#[derive(Serialize, ToSchema)]
pub struct Enrolment {
    /// Its id.
    id: String,
    /// What it is for.
    goal: GoalName,
    /// Where it stands.
    state: EnrolmentState,
}

/// A phone number.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivePhone {
    /// The number in any common way of writing it.
    #[schema(example = "0170 1234567")]
    pub(super) number: String,
    /// The country it is of (ISO 3166-1), where it does not begin with `+`; without it, the server's.
    #[serde(default)]
    #[schema(example = "DE")]
    pub(super) country: Option<String>,
}

/// The owner's answer to a mailed question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnerAnswer {
    /// What stands behind `token=` in the link.
    token: String,
    /// The answer.
    answer: AnswerName,
}

/// What the owner answers.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerName {
    /// It is I who turns it on.
    Confirm,
    /// It is not: stop it.
    Stop,
}

/// Begins an enrolment, or finds the one under way
///
/// `turn_on` takes a session of any app that was signed in to within ten minutes, or a step-up for `turn_on`. `add_phone`
/// and `new_recovery_key` take a step-up for the act of the same name; `add_phone` takes a session that the recovery key
/// has just opened as well.
#[utoipa::path(post, path = "/api/v1/enrolments", tag = "Enrolment", operation_id = "beginEnrolment",
    request_body = BeginEnrolment, security(("session" = [])),
    responses((status = 201, description = "It is under way.", body = Enrolment)))]
async fn begin(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Body(form): Body<BeginEnrolment>,
) -> Answer<(StatusCode, Json<Enrolment>)> {
    let replaces = phone_id(form.replaces.as_deref())?;
    let (begin, act) = match form.goal {
        GoalName::TurnOn => (Begin::TurnOn, "turn_on"),
        GoalName::AddPhone => (Begin::AddPhone { replaces }, "add_phone"),
        GoalName::NewRecoveryKey => (Begin::NewKey, "new_recovery_key"),
    };
    if replaces.is_some_and(|id| !signed.account.phones.iter().any(|phone| phone.id == id)) {
        return Err(Failure::field("replaces", "note-no-such-phone"));
    }
    let id = enrol::begin(&app, &signed.session, begin)
        .await
        .map_err(|error| Failure::from(error).for_act(act))?;
    let answer = step(&app, &caller, &signed, id, &Command::Look).await?;
    Ok((StatusCode::CREATED, answer))
}

/// Where an enrolment stands
#[utoipa::path(get, path = "/api/v1/enrolments/{id}", tag = "Enrolment", operation_id = "getEnrolment",
    params(("id" = String, Path, description = "The enrolment.")), security(("session" = [])),
    responses((status = 200, description = "Where it stands.", body = Enrolment)))]
async fn look(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
) -> Answer<Json<Enrolment>> {
    let stepped = go_on(&app, &caller, &signed, id, &Command::Look).await?;
    let (answer, _) = shown(&app, &caller, &signed, &stepped).await?;
    Ok(Json(answer))
}

/// Gives an enrolment up, or stops it while it waits
#[utoipa::path(delete, path = "/api/v1/enrolments/{id}", tag = "Enrolment", operation_id = "stopEnrolment",
    params(("id" = String, Path, description = "The enrolment.")), security(("session" = [])),
    responses((status = 204, description = "It is over.")))]
async fn stop(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
) -> Answer<StatusCode> {
    let stepped = go_on(&app, &caller, &signed, id, &Command::Stop).await?;
    match stepped.view {
        View::Stopped => Ok(StatusCode::NO_CONTENT),
        _ => Err(Refusal::Expired.into()),
    }
}

/// Gives the phone number
///
/// A code is sent to it. As long as it has not been proved, another number can be given.
#[utoipa::path(post, path = "/api/v1/enrolments/{id}/phone", tag = "Enrolment", operation_id = "giveEnrolmentPhone",
    params(("id" = String, Path, description = "The enrolment.")), request_body = GivePhone,
    security(("session" = [])),
    responses((status = 200, description = "A code is on its way.", body = Enrolment)))]
async fn give_phone(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
    Body(form): Body<GivePhone>,
) -> Answer<Json<Enrolment>> {
    let country = form.country.as_deref().unwrap_or(&app.config.country);
    let number =
        phone::accept(&app, &form.number, country).map_err(|error| Failure::field("number", error.key()))?;
    step(&app, &caller, &signed, id, &Command::GivePhone(number)).await
}

/// Sends another code
#[utoipa::path(post, path = "/api/v1/enrolments/{id}/send", tag = "Enrolment", operation_id = "sendEnrolmentCode",
    params(("id" = String, Path, description = "The enrolment.")), request_body = SendBy,
    security(("session" = [])),
    responses((status = 200, description = "It is on its way.", body = Enrolment)))]
async fn send(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
    MayBody(form): MayBody<SendBy>,
) -> Answer<Json<Enrolment>> {
    let by = possible(&app, form.by)?;
    step(&app, &caller, &signed, id, &Command::RequestCode(by)).await
}

/// Gives the code
#[utoipa::path(post, path = "/api/v1/enrolments/{id}/code", tag = "Enrolment", operation_id = "giveEnrolmentCode",
    params(("id" = String, Path, description = "The enrolment.")), request_body = GiveCode,
    security(("session" = [])),
    responses((status = 200, description = "It was right.", body = Enrolment)))]
async fn give_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
    Body(form): Body<GiveCode>,
) -> Answer<Json<Enrolment>> {
    let code = request::code(&form.code)?;
    step(&app, &caller, &signed, id, &Command::GiveCode(code)).await
}

/// Gives the new recovery key, retyped
#[utoipa::path(post, path = "/api/v1/enrolments/{id}/recovery-key", tag = "Enrolment",
    operation_id = "retypeEnrolmentRecoveryKey",
    params(("id" = String, Path, description = "The enrolment.")), request_body = GiveRecoveryKey,
    security(("session" = [])),
    responses((status = 200, description = "It is the same.", body = Enrolment)))]
async fn retype_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
    Body(form): Body<GiveRecoveryKey>,
) -> Answer<Json<Enrolment>> {
    let key = request::recovery_key(&form.recovery_key, app.rules().key_style)?;
    step(&app, &caller, &signed, id, &Command::RetypeKey(key)).await
}

/// What is chosen with the consent. A body that is missing chooses nothing.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Whether to have the delayed recovery, too: with two of the three lost, seven days after asking, whoever holds one of
    /// them gets in, if nobody objects.
    #[serde(default)]
    delayed_recovery: bool,
}

/// Agrees to what will happen
///
/// Two-step verification is on from then, and the account's other sessions end; or it waits for the owner.
#[utoipa::path(post, path = "/api/v1/enrolments/{id}/consent", tag = "Enrolment", operation_id = "consentToEnrolment",
    params(("id" = String, Path, description = "The enrolment.")), request_body = Consent,
    security(("session" = [])),
    responses((status = 200, description = "It is on, or waits for the owner.", body = Enrolment)))]
async fn consent(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<EnrolmentId>,
    MayBody(form): MayBody<Consent>,
) -> Answer<Json<Enrolment>> {
    let command = Command::Consent {
        delayed_recovery: form.delayed_recovery,
    };
    step(&app, &caller, &signed, id, &command).await
}

/// Answers the question that was mailed to the owner
///
/// While turning it on waits, the owner can confirm or stop it through the link of that mail.
#[utoipa::path(post, path = "/api/v1/owner-answers", tag = "Enrolment", operation_id = "answerAsOwner",
    request_body = OwnerAnswer, security(()),
    responses((status = 204, description = "It is on, or stopped, as was answered.")))]
async fn owner_answers(State(app): State<Arc<App>>, Body(form): Body<OwnerAnswer>) -> Answer<StatusCode> {
    let answer = match form.answer {
        AnswerName::Confirm => enrol::Answer::Confirm,
        AnswerName::Stop => enrol::Answer::Stop,
    };
    enrol::owner_answers(&app, &link_token(&form.token)?, answer).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn step(
    app: &App,
    caller: &Caller,
    signed: &Signed,
    id: EnrolmentId,
    command: &Command,
) -> Answer<Json<Enrolment>> {
    let stepped = go_on(app, caller, signed, id, command).await?;
    let (answer, failed) = shown(app, caller, signed, &stepped).await?;
    if let Some(failed) = failed {
        return Err(failed);
    }
    match stepped.view {
        View::Stopped => Err(Refusal::Expired.into()),
        _ => Ok(Json(answer)),
    }
}

async fn go_on(
    app: &App,
    caller: &Caller,
    signed: &Signed,
    id: EnrolmentId,
    command: &Command,
) -> Answer<Stepped> {
    match enrol::go_on(app, &signed.session, caller.source, id, command).await {
        Err(Error::Refused(Refusal::Expired)) => Err(Rejection::NotFound.into()),
        other => Ok(other?),
    }
}

/// What is answered, and what went wrong besides, if anything did.
async fn shown(
    app: &App,
    caller: &Caller,
    signed: &Signed,
    stepped: &Stepped,
) -> Answer<(Enrolment, Option<Failure>)> {
    let mut said = None;
    let state = match &stepped.view {
        View::EnterPhone { note } => {
            said = *note;
            EnrolmentState::Phone
        }
        View::EnterCode(view) => {
            said = view.note;
            EnrolmentState::Code(enrolment_code(app, caller, view))
        }
        View::ShowKey { draft, note } => {
            said = *note;
            let key = draft.reveal(&app.keys);
            EnrolmentState::RecoveryKey(NewRecoveryKey::new(&key, Some(&stepped.account), app))
        }
        View::Consent => EnrolmentState::Consent(consequences(app, signed).await?),
        View::AwaitOwner { until, by_contact } => EnrolmentState::Owner(Waiting {
            until: Moment(*until),
            by_contact: *by_contact,
        }),
        View::Done => EnrolmentState::Nothing(Outcome {
            outcome: OutcomeName::Done,
        }),
        View::Stopped => EnrolmentState::Nothing(Outcome {
            outcome: OutcomeName::Stopped,
        }),
    };
    let failed = Failure::of_note(said.as_ref(), app, serde_json::to_value(&state).ok());
    let answer = Enrolment {
        id: stepped.id.to_string(),
        goal: match stepped.goal {
            Goal::TurnOn { .. } => GoalName::TurnOn,
            Goal::AddPhone { .. } => GoalName::AddPhone,
            Goal::NewKey => GoalName::NewRecoveryKey,
        },
        state,
    };
    Ok((answer, failed))
}

/// The code of a new phone, as an answer shows it.
pub(super) fn enrolment_code(app: &App, caller: &Caller, view: &EnrolCode) -> EnrolmentCode {
    EnrolmentCode {
        number: view.number.as_str().to_owned(),
        length: view.digits,
        expires_at: view.expires_at.map(Moment),
        send_again_at: Moment(view.resend_at),
        note: view.note.map(|note| Said::new(&note, app, &caller.texts)),
    }
}

async fn consequences(app: &App, signed: &Signed) -> Answer<Consequences> {
    let all = sessions::of_account(&app.store, signed.account.id)
        .await
        .map_err(Error::from)?;
    let owner = ownership(
        &signed.account.facts(),
        signed.session.device_first_seen,
        app.rules(),
        app.clock.now(),
    );
    Ok(Consequences {
        other_sessions: all.len().saturating_sub(1),
        waits: owner != Ownership::Plain,
    })
}
