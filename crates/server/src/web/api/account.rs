//! Looking at the account and changing it. Each change spends the proof of a step-up for it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::account::TwoStep;
use doorcode_engine::ids::PhoneId;
use doorcode_engine::secret::Password;
use doorcode_engine::session::{PromptMoment, prompt_due};
use doorcode_store::accounts::Account as Row;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::{Answer, Failure};
use super::request::{self, AccountSession, Body, Caller, Id};
use super::shapes::{Moment, Phone};
use crate::app::App;
use crate::error::{Error, Refusal, Result};
use crate::usecase::leaving::Export;
use crate::usecase::{account, leaving, step_up};
use crate::web::door::shortest;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_look, _, _>(look, &[403])
        .with::<__path_change_contact, _, _>(change_contact, &[403, 409, 422])
        .with::<__path_change_language, _, _>(change_language, &[422])
        .with::<__path_verify_again, _, _>(verify_again, &[403, 409, 429])
        .with::<__path_change_password, _, _>(change_password, &[403, 409, 422])
        .with::<__path_remove_phone, _, _>(remove_phone, &[403, 404, 409])
        .with::<__path_check_key_later, _, _>(check_key_later, &[403])
        .with::<__path_turn_off, _, _>(turn_off, &[403, 409])
        .with::<__path_undo_turn_off, _, _>(undo_turn_off, &[403, 409])
        .with::<__path_export, _, _>(export, &[403, 409])
        .with::<__path_delete, _, _>(delete, &[403, 409])
}

/// An account, as its owner sees it.
#[derive(Serialize, ToSchema)]
pub struct Account {
    /// Its id, which never changes.
    id: String,
    /// The user name.
    user_name: String,
    /// The name that others see.
    display_name: String,
    /// The e-mail address.
    email: Option<String>,
    /// Whether it is verified.
    email_verified: bool,
    /// The language of texts and mails (BCP 47).
    #[schema(example = "en")]
    language: String,
    /// When the account was made.
    made_at: Moment,
    /// When the password was set.
    password_changed_at: Moment,
    /// Two-step verification.
    two_step: TwoStepState,
    /// The trusted phones.
    phones: Vec<Phone>,
    /// When the recovery key was made. Missing: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_key_made_at: Option<Moment>,
    /// Since when the delayed recovery is chosen. Missing: it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    delayed_recovery_since: Option<Moment>,
    /// Whether to ask now, at a calm moment, whether the recovery key is still there. A step-up for `check_recovery_key`
    /// shows it.
    recovery_key_check_due: bool,
    /// Whether to ask now whether two-step verification is to be turned on.
    ask_to_turn_on: bool,
}

/// Whether two-step verification is on.
#[derive(Serialize, ToSchema)]
pub struct TwoStepState {
    /// Whether it is.
    on: bool,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Moment>,
    /// Until when turning it off can be undone, with a step-up for `undo_turn_off`.
    #[serde(skip_serializing_if = "Option::is_none")]
    undo_until: Option<Moment>,
}

impl TwoStepState {
    fn new(row: &Row, app: &App) -> Self {
        match row.two_step {
            TwoStep::On { since } => Self {
                on: true,
                since: Some(Moment(since)),
                undo_until: None,
            },
            TwoStep::Off { undo_until } => Self {
                on: false,
                since: None,
                undo_until: undo_until
                    .filter(|_| account::can_undo(row, app.clock.now()))
                    .map(Moment),
            },
        }
    }
}

/// Name and e-mail address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name that others see.
    #[schema(example = "Ada Lovelace")]
    display_name: String,
    /// The e-mail address. A new one has to be verified.
    #[schema(example = "ada@example.org")]
    email: String,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// As typed.
    #[serde(deserialize_with = "request::password")]
    #[schema(value_type = String, format = Password)]
    pub new_password: Password,
}

fn shown(row: &Row, app: &App, ask_to_turn_on: bool) -> Account {
    Account {
        id: row.id.to_string(),
        user_name: row.user_name.clone(),
        display_name: row.display_name.clone(),
        email: row.email.clone(),
        email_verified: row.email_verified_at.is_some(),
        language: row.language.clone(),
        made_at: Moment(row.created_at),
        password_changed_at: Moment(row.password_changed_at),
        two_step: TwoStepState::new(row, app),
        phones: row.phones.iter().map(Phone::from).collect(),
        recovery_key_made_at: row.recovery_key.since().map(Moment),
        delayed_recovery_since: row.delayed_since.map(Moment),
        recovery_key_check_due: account::key_check_due(row, app),
        ask_to_turn_on,
    }
}

/// What an act came to; where it was not proved, which act that is.
fn done<T>(result: Result<T>, act: &'static str) -> Answer<T> {
    result.map_err(|error| Failure::from(error).for_act(act))
}

/// The account
///
/// With two-step verification on this asks for a step-up for `look`.
#[utoipa::path(get, path = "/api/v1/account", tag = "Account", operation_id = "getAccount",
    security(("session" = [])),
    responses((status = 200, description = "The account.", body = Account)))]
async fn look(State(app): State<Arc<App>>, AccountSession(signed): AccountSession) -> Answer<Json<Account>> {
    if !step_up::may_look(&app, &signed.account, &signed.session) {
        return done(Err(Error::Refused(Refusal::StepUp)), "look");
    }
    Ok(Json(shown(
        &signed.account,
        &app,
        app.config.require_two_step && !signed.account.two_step.is_on(),
    )))
}

/// Changes name and e-mail address
///
/// Asks for a step-up for `change_contact`. The old address hears of it, and a mail to the new one verifies it.
#[utoipa::path(put, path = "/api/v1/account/contact", tag = "Account", operation_id = "changeContact",
    request_body = Contact, security(("session" = [])),
    responses((status = 200, description = "The account as it is now.", body = Account)))]
async fn change_contact(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Body(form): Body<Contact>,
) -> Answer<Json<Account>> {
    let changed = account::change_contact(&app, &signed.session, &form.display_name, &form.email).await;
    done(changed, "change_contact")?;
    let row = account::of(&app, &signed.session).await?;
    let ask = prompt_due(
        &row.facts(),
        PromptMoment::ContactEdited,
        app.config.require_two_step,
    );
    Ok(Json(shown(&row, &app, ask)))
}

/// The language of texts and mails.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its tag (BCP 47), one of those that the page `/language` lists.
    #[schema(example = "de")]
    language: String,
}

/// Changes the language
///
/// Of the account's pages, texts and mails. The words of the API itself follow `Accept-Language`.
#[utoipa::path(put, path = "/api/v1/account/language", tag = "Account", operation_id = "changeLanguage",
    request_body = Language, security(("session" = [])),
    responses((status = 204, description = "It is the account's language now.")))]
async fn change_language(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Body(form): Body<Language>,
) -> Answer<StatusCode> {
    let language = account::known_language(&form.language)?;
    account::change_language(&app, &signed.session, &language).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends the mail that verifies the address again
#[utoipa::path(post, path = "/api/v1/account/email-verification", tag = "Account", operation_id = "mailVerification",
    security(("session" = [])),
    responses((status = 202, description = "It is on its way.")))]
async fn verify_again(
    State(app): State<Arc<App>>,
    caller: Caller,
    AccountSession(signed): AccountSession,
) -> Answer<StatusCode> {
    caller.count(&app, |limits| &limits.sign_up)?;
    account::resend_verification(&app, &signed.session).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Changes the password
///
/// Asks for a step-up for `change_password`. The account's other sessions end.
#[utoipa::path(put, path = "/api/v1/account/password", tag = "Account", operation_id = "changePassword",
    request_body = NewPassword, security(("session" = [])),
    responses((status = 204, description = "It is changed.")))]
async fn change_password(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Body(form): Body<NewPassword>,
) -> Answer<StatusCode> {
    let changed = account::change_password(&app, &signed.session, &form.new_password).await;
    let shortest = shortest(signed.account.two_step.is_on());
    done(changed, "change_password").map_err(|failure| failure.for_password(shortest))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a trusted phone
///
/// Asks for a step-up for `remove_phone` with this phone. The last one stays while two-step verification is on.
#[utoipa::path(delete, path = "/api/v1/account/phones/{id}", tag = "Account", operation_id = "removePhone",
    params(("id" = String, Path, description = "The phone.")), security(("session" = [])),
    responses((status = 204, description = "It is no longer trusted.")))]
async fn remove_phone(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
    Id(phone): Id<PhoneId>,
) -> Answer<StatusCode> {
    done(
        account::remove_phone(&app, &signed.session, phone).await,
        "remove_phone",
    )?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts the question after the recovery key off
///
/// Nobody is asked again for 30 days.
#[utoipa::path(post, path = "/api/v1/account/recovery-key/check-later", tag = "Account",
    operation_id = "checkRecoveryKeyLater", security(("session" = [])),
    responses((status = 204, description = "Not now.")))]
async fn check_key_later(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
) -> Answer<StatusCode> {
    account::check_key_later(&app, &signed.session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Turns two-step verification off
///
/// Asks for a step-up for `turn_off`. It can be undone until the moment in the answer.
#[utoipa::path(delete, path = "/api/v1/account/two-step", tag = "Account", operation_id = "turnOff",
    security(("session" = [])),
    responses((status = 200, description = "It is off.", body = TwoStepState)))]
async fn turn_off(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
) -> Answer<Json<TwoStepState>> {
    done(account::turn_off(&app, &signed.session).await, "turn_off")?;
    let row = account::of(&app, &signed.session).await?;
    Ok(Json(TwoStepState::new(&row, &app)))
}

/// Turns two-step verification on again as it was
///
/// Asks for a step-up for `undo_turn_off`, which the phone or the recovery key alone proves.
#[utoipa::path(post, path = "/api/v1/account/two-step/undo", tag = "Account", operation_id = "undoTurnOff",
    security(("session" = [])),
    responses((status = 200, description = "It is on.", body = TwoStepState)))]
async fn undo_turn_off(
    State(app): State<Arc<App>>,
    AccountSession(signed): AccountSession,
) -> Answer<Json<TwoStepState>> {
    done(
        account::undo_turn_off(&app, &signed.session).await,
        "undo_turn_off",
    )?;
    let row = account::of(&app, &signed.session).await?;
    Ok(Json(TwoStepState::new(&row, &app)))
}

/// Takes a copy of everything away
///
/// Asks for a step-up for `export`.
#[utoipa::path(post, path = "/api/v1/account/export", tag = "Account", operation_id = "exportAccount",
    security(("session" = [])),
    responses((status = 200, description = "All that is kept about the person.", body = Object)))]
async fn export(State(app): State<Arc<App>>, AccountSession(signed): AccountSession) -> Answer<Json<Export>> {
    Ok(Json(done(
        leaving::export(&app, &signed.session).await,
        "export",
    )?))
}

/// Deletes the account
///
/// Asks for a step-up for `delete_account`. There is no way back.
#[utoipa::path(delete, path = "/api/v1/account", tag = "Account", operation_id = "deleteAccount",
    security(("session" = [])),
    responses((status = 204, description = "It is gone, with all that is its own.")))]
async fn delete(State(app): State<Arc<App>>, AccountSession(signed): AccountSession) -> Answer<StatusCode> {
    done(leaving::delete(&app, &signed.session).await, "delete_account")?;
    Ok(StatusCode::NO_CONTENT)
}
