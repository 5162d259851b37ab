//! Step-ups: proving again that it is the owner, for one act. The act itself then spends the proof.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::approval::{ApprovalText, Unfit};
use doorcode_engine::ids::StepUpId;
use doorcode_engine::step_up::{Act, Need, Proving, View};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::{Answer, Failure, Said};
use super::request::{self, AnySession, Body, Caller, Id, link_token};
use super::shapes::{
    AwaitedCode, GiveCode, GivePassword, GiveRecoveryKey, Moment, Proof, SendCode, possible,
};
use super::sign_ins::phone_id;
use crate::app::App;
use crate::error::{Error, Refusal, Rejection};
use crate::usecase::approve;
use crate::usecase::step_up::{self, Command, Stepped, Which};
use crate::web::extract::Signed;
use crate::web::pages::paths;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_begin, _, _>(begin, &[403, 410, 422])
        .with::<__path_look, _, _>(look, &[403, 404, 410])
        .with::<__path_cancel, _, _>(cancel, &[403, 404])
        .with::<__path_give_password, _, _>(give_password, &[403, 404, 410, 422, 429])
        .with::<__path_send, _, _>(send, &[403, 404, 410, 422, 429])
        .with::<__path_give_code, _, _>(give_code, &[403, 404, 410, 422])
        .with::<__path_give_key, _, _>(give_key, &[403, 404, 410, 422, 429])
        .with::<__path_receipt, _, _>(receipt, &[403, 410])
        .with::<__path_redeem, _, _>(redeem, &[410, 422])
}

/// What a step-up is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActName {
    /// Looking at the account, for a few minutes.
    Look,
    /// Ending one of its sessions, or all others.
    EndSessions,
    /// Turning two-step verification on.
    TurnOn,
    /// Turning it off.
    TurnOff,
    /// Turning it on again while that can be done.
    UndoTurnOff,
    /// Changing the name or the e-mail address.
    ChangeContact,
    /// Changing the password.
    ChangePassword,
    /// Adding a trusted phone, or replacing one.
    AddPhone,
    /// Removing the trusted phone that `phone` names.
    RemovePhone,
    /// Making a new recovery key.
    NewRecoveryKey,
    /// Showing that the recovery key is still there: nothing is to be done after it.
    CheckRecoveryKey,
    /// Choosing to have the delayed recovery, or not to have it any more.
    ChooseRecovery,
    /// Taking a copy of everything away.
    Export,
    /// Deleting the account.
    DeleteAccount,
    /// What an app asks for, such as a purchase: `text` says what. Any app's session may ask this; all else is the account
    /// app's.
    Approve,
}

/// What to prove it for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginStepUp {
    /// The act.
    act: ActName,
    /// With `remove_phone`: the phone's id.
    #[serde(default)]
    phone: Option<String>,
    /// With `approve`: what the person reads on the page and in the text message. One line of 60 characters at most, without
    /// links and without four digits in a row.
    #[serde(default)]
    #[schema(example = "pay 4.99 to Store")]
    text: Option<String>,
}

/// Where a step-up stands: what is awaited next.
#[derive(Serialize, ToSchema)]
#[serde(tag = "awaits", rename_all = "snake_case")]
pub enum StepUpState {
    /// Proofs.
    Proof(AwaitedProof),
    /// The act: all that it asks for is proved. Do it within five minutes.
    Act,
}

/// What an act asks for.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NeedName {
    /// The password; two-step verification is off.
    Password,
    /// A code or the recovery key.
    SecondStep,
    /// The recovery key and nothing else.
    RecoveryKey,
    /// Any one of password, code and recovery key.
    OneOfThree,
    /// Two of password, code and recovery key.
    TwoOfThree,
    /// The recovery key and one of the other two, because the session is younger than a day.
    KeyAndOneMore,
    /// The recovery key, and only then a code.
    KeyThenCode,
}

/// What is proved so far, and what can still be.
#[derive(Serialize, ToSchema)]
pub struct AwaitedProof {
    /// What is asked for.
    need: NeedName,
    /// What is proved.
    proved: Vec<Proof>,
    /// What can be given next.
    possible: Vec<Proof>,
    /// The code, where one can be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<AwaitedCode>,
    /// What came of the last thing that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Said>,
}

/// A step-up after a step.
#[derive(Serialize, ToSchema)]
pub struct StepUp {
    /// Its id.
    id: String,
    /// What it is for.
    act: ActName,
    /// What is approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// Where the person can read that and prove the second step in the browser that the session is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// Where it stands.
    state: StepUpState,
}

impl AwaitedProof {
    /// What the engine shows, as data.
    pub fn new(view: &Proving, app: &App, caller: &Caller) -> Self {
        let given = [
            (Proof::Password, view.password),
            (Proof::Code, view.phone),
            (Proof::RecoveryKey, view.key),
        ];
        let asked_for = |proof: Proof| match view.need {
            Need::Password => proof == Proof::Password,
            Need::SecondStep | Need::KeyThenCode => proof != Proof::Password,
            Need::RecoveryKey => proof == Proof::RecoveryKey,
            Need::TwoOfThree | Need::KeyAndOneMore | Need::OneOfThree => true,
        };
        let code = view.code_possible && !view.phone && !view.code.phones.is_empty();
        let can_be = |proof: Proof| asked_for(proof) && (proof != Proof::Code || code);
        Self {
            need: match view.need {
                Need::Password => NeedName::Password,
                Need::SecondStep => NeedName::SecondStep,
                Need::TwoOfThree => NeedName::TwoOfThree,
                Need::KeyAndOneMore => NeedName::KeyAndOneMore,
                Need::KeyThenCode => NeedName::KeyThenCode,
                Need::RecoveryKey => NeedName::RecoveryKey,
                Need::OneOfThree => NeedName::OneOfThree,
            },
            proved: given.iter().filter(|one| one.1).map(|one| one.0).collect(),
            possible: given
                .iter()
                .filter(|one| !one.1 && can_be(one.0))
                .map(|one| one.0)
                .collect(),
            code: (code && asked_for(Proof::Code)).then(|| (&view.code).into()),
            note: view.note.map(|note| Said::new(&note, app, &caller.texts)),
        }
    }
}

/// Begins a step-up
///
/// `state` says what the act asks for. Where it is all proved, do the act: it spends the proof.
#[utoipa::path(post, path = "/api/v1/step-ups", tag = "Step-up", operation_id = "beginStepUp",
    request_body = BeginStepUp, security(("session" = [])),
    responses((status = 201, description = "It has begun.", body = StepUp)))]
async fn begin(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Body(form): Body<BeginStepUp>,
) -> Answer<(StatusCode, Json<StepUp>)> {
    if form.act != ActName::Approve && signed.session.app.as_str() != "account" {
        return Err(Failure::other_app());
    }
    let phone = phone_id(form.phone.as_deref())?;
    let act = match (form.act, phone) {
        (ActName::Look, _) => Act::Look,
        (ActName::EndSessions, _) => Act::EndSessions,
        (ActName::TurnOn, _) => Act::TurnOn,
        (ActName::TurnOff, _) => Act::TurnOff,
        (ActName::UndoTurnOff, _) => Act::UndoTurnOff,
        (ActName::ChangeContact, _) => Act::ChangeContact,
        (ActName::ChangePassword, _) => Act::ChangePassword,
        (ActName::AddPhone, _) => Act::AddPhone,
        (ActName::RemovePhone, Some(phone)) => Act::RemovePhone(phone),
        (ActName::RemovePhone, None) => return Err(Failure::field("phone", "note-no-such-phone")),
        (ActName::NewRecoveryKey, _) => Act::NewRecoveryKey,
        (ActName::CheckRecoveryKey, _) => Act::CheckRecoveryKey,
        (ActName::ChooseRecovery, _) => Act::ChooseRecovery,
        (ActName::Export, _) => Act::Export,
        (ActName::DeleteAccount, _) => Act::DeleteAccount,
        (ActName::Approve, _) => Act::Approve,
    };
    let id = if act == Act::Approve {
        let text = form.text.unwrap_or_default().parse();
        let text: ApprovalText = text.map_err(|unfit| Failure::field("text", unfit_key(unfit)))?;
        approve::ask(&app, &signed.session, text).await?
    } else {
        step_up::begin(&app, &signed.session, act).await?
    };
    let answer = step(&app, &caller, &signed, id, &Command::Look).await?;
    Ok((StatusCode::CREATED, answer))
}

/// Where a step-up stands
#[utoipa::path(get, path = "/api/v1/step-ups/{id}", tag = "Step-up", operation_id = "getStepUp",
    params(("id" = String, Path, description = "The step-up.")), security(("session" = [])),
    responses((status = 200, description = "Where it stands.", body = StepUp)))]
async fn look(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
) -> Answer<Json<StepUp>> {
    step(&app, &caller, &signed, id, &Command::Look).await
}

/// Gives a step-up up
#[utoipa::path(delete, path = "/api/v1/step-ups/{id}", tag = "Step-up", operation_id = "cancelStepUp",
    params(("id" = String, Path, description = "The step-up.")), security(("session" = [])),
    responses((status = 204, description = "It is over.")))]
async fn cancel(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
) -> Answer<StatusCode> {
    go_on(&app, &caller, &signed, id, &Command::Cancel).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives the password
#[utoipa::path(post, path = "/api/v1/step-ups/{id}/password", tag = "Step-up", operation_id = "giveStepUpPassword",
    params(("id" = String, Path, description = "The step-up.")), request_body = GivePassword,
    security(("session" = [])),
    responses((status = 200, description = "It was right.", body = StepUp)))]
async fn give_password(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
    Body(form): Body<GivePassword>,
) -> Answer<Json<StepUp>> {
    step(&app, &caller, &signed, id, &Command::GivePassword(form.password)).await
}

/// Sends a code
#[utoipa::path(post, path = "/api/v1/step-ups/{id}/send", tag = "Step-up", operation_id = "sendStepUpCode",
    params(("id" = String, Path, description = "The step-up.")), request_body = SendCode,
    security(("session" = [])),
    responses((status = 200, description = "It is on its way.", body = StepUp)))]
async fn send(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
    Body(form): Body<SendCode>,
) -> Answer<Json<StepUp>> {
    let phone = phone_id(form.phone.as_deref())?;
    step(
        &app,
        &caller,
        &signed,
        id,
        &Command::RequestCode(phone, possible(&app, form.by)?),
    )
    .await
}

/// Gives the code
#[utoipa::path(post, path = "/api/v1/step-ups/{id}/code", tag = "Step-up", operation_id = "giveStepUpCode",
    params(("id" = String, Path, description = "The step-up.")), request_body = GiveCode,
    security(("session" = [])),
    responses((status = 200, description = "It was right.", body = StepUp)))]
async fn give_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
    Body(form): Body<GiveCode>,
) -> Answer<Json<StepUp>> {
    let code = request::code(&form.code)?;
    step(&app, &caller, &signed, id, &Command::GiveCode(code)).await
}

/// Gives the recovery key
///
/// Here it only proves that its holder has it, and stays good.
#[utoipa::path(post, path = "/api/v1/step-ups/{id}/recovery-key", tag = "Step-up",
    operation_id = "giveStepUpRecoveryKey",
    params(("id" = String, Path, description = "The step-up.")), request_body = GiveRecoveryKey,
    security(("session" = [])),
    responses((status = 200, description = "It was right.", body = StepUp)))]
async fn give_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
    Body(form): Body<GiveRecoveryKey>,
) -> Answer<Json<StepUp>> {
    let key = request::recovery_key(&form.recovery_key, app.rules().key_style)?;
    step(&app, &caller, &signed, id, &Command::GiveRecoveryKey(key)).await
}

/// A receipt for what was approved.
#[derive(Serialize, ToSchema)]
pub struct Receipt {
    /// Random and good once. Hand it to whoever has to know, and to nobody else.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    receipt: String,
    /// From when on it is worth nothing.
    expires_at: Moment,
}

/// Takes the receipt of what was approved
///
/// It spends the proof: there is one receipt for each approval, and its owner is told. Whoever has to know redeems it.
#[utoipa::path(post, path = "/api/v1/step-ups/{id}/receipt", tag = "Step-up", operation_id = "takeReceipt",
    params(("id" = String, Path, description = "The step-up.")), security(("session" = [])),
    responses((status = 201, description = "The receipt.", body = Receipt)))]
async fn receipt(
    State(app): State<Arc<App>>,
    AnySession(signed): AnySession,
    Id(id): Id<StepUpId>,
) -> Answer<(StatusCode, Json<Receipt>)> {
    let (receipt, expires_at) = approve::receipt(&app, &signed.session, id).await?;
    let receipt = Receipt {
        receipt: receipt.expose().to_owned(),
        expires_at: Moment(expires_at),
    };
    Ok((StatusCode::CREATED, Json(receipt)))
}

/// A receipt, and what it has to be for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RedeemReceipt {
    /// The receipt.
    receipt: String,
    /// What was to be approved, letter by letter. A receipt for anything else is refused, and stays good for its own.
    #[schema(example = "pay 4.99 to Store")]
    text: String,
}

/// What was approved.
#[derive(Serialize, ToSchema)]
pub struct Approval {
    /// Who approved it.
    #[schema(example = "mira")]
    user_name: String,
    /// What.
    text: String,
    /// The app that asked.
    app: String,
    /// When.
    approved_at: Moment,
    /// How it was proved: a code or the recovery key; the password where two-step verification is off.
    proved: Vec<Proof>,
}

/// Redeems a receipt
///
/// Asks for no token: whoever has the receipt may redeem it, once, within five minutes.
#[utoipa::path(post, path = "/api/v1/receipts", tag = "Step-up", operation_id = "redeemReceipt",
    request_body = RedeemReceipt, security(()),
    responses((status = 200, description = "What was approved.", body = Approval)))]
async fn redeem(State(app): State<Arc<App>>, Body(form): Body<RedeemReceipt>) -> Answer<Json<Approval>> {
    let receipt = link_token(&form.receipt)?;
    let redeemed = approve::redeem(&app, &receipt, &form.text).await?;
    let approved = redeemed.approved;
    let proved = [
        (Proof::Password, approved.by_password),
        (Proof::Code, approved.by_code),
        (Proof::RecoveryKey, approved.by_key),
    ];
    Ok(Json(Approval {
        user_name: redeemed.account.user_name,
        text: approved.text,
        app: approved.app,
        approved_at: Moment(redeemed.at),
        proved: proved.iter().filter(|one| one.1).map(|one| one.0).collect(),
    }))
}

const fn unfit_key(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Empty => "field-missing",
        Unfit::TooLong => "field-text-long",
        Unfit::Hidden => "field-text-hidden",
        Unfit::Link => "field-text-link",
        Unfit::LikeACode => "field-text-code",
    }
}

async fn go_on(
    app: &App,
    caller: &Caller,
    signed: &Signed,
    id: StepUpId,
    command: &Command,
) -> Answer<Stepped> {
    match step_up::go_on(app, Which::Id(&signed.session, id), caller.source, command).await {
        Err(Error::Refused(Refusal::Expired)) => Err(Rejection::NotFound.into()),
        other => Ok(other?),
    }
}

async fn step(
    app: &App,
    caller: &Caller,
    signed: &Signed,
    id: StepUpId,
    command: &Command,
) -> Answer<Json<StepUp>> {
    let stepped = go_on(app, caller, signed, id, command).await?;
    let (state, note) = match &stepped.view {
        View::Proving(view) => (
            StepUpState::Proof(AwaitedProof::new(view, app, caller)),
            view.note,
        ),
        View::Proved => (StepUpState::Act, None),
        View::Over => return Err(Refusal::Expired.into()),
    };
    if let Some(failed) = Failure::of_note(note.as_ref(), app, serde_json::to_value(&state).ok()) {
        return Err(failed);
    }
    Ok(Json(StepUp {
        id: id.to_string(),
        act: name_of(stepped.act)?,
        page: stepped.text.is_some().then(|| {
            app.public_url
                .join(&format!("{}?id={}", paths::APPROVE, stepped.id))
        }),
        text: stepped.text.map(|text| text.as_str().to_owned()),
        state,
    }))
}

fn name_of(act: Act) -> Answer<ActName> {
    Ok(match act {
        Act::Look => ActName::Look,
        Act::EndSessions => ActName::EndSessions,
        Act::TurnOn => ActName::TurnOn,
        Act::TurnOff => ActName::TurnOff,
        Act::UndoTurnOff => ActName::UndoTurnOff,
        Act::ChangeContact => ActName::ChangeContact,
        Act::ChangePassword => ActName::ChangePassword,
        Act::AddPhone => ActName::AddPhone,
        Act::RemovePhone(_) => ActName::RemovePhone,
        Act::NewRecoveryKey => ActName::NewRecoveryKey,
        Act::CheckRecoveryKey => ActName::CheckRecoveryKey,
        Act::ChooseRecovery => ActName::ChooseRecovery,
        Act::Export => ActName::Export,
        Act::DeleteAccount => ActName::DeleteAccount,
        Act::Approve => ActName::Approve,
        // They belong to no session.
        Act::ResetPassword | Act::DelayedRecovery => return Err(Rejection::NotFound.into()),
    })
}
