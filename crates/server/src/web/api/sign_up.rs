//! Making an account, and verifying its e-mail address.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use doorcode_engine::recovery_key;
use doorcode_engine::rules::KeyStyle;
use doorcode_engine::secret::{Password, PlainToken};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::{Answer, Failure};
use super::request::{self, Body, Caller, link_token};
use super::shapes::LinkToken;
use crate::app::App;
use crate::config;
use crate::password;
use crate::usecase::sign_up;
use crate::web::door::shortest;

/// Its routes.
pub fn routes(api: Api) -> Api {
    api.with::<__path_service, _, _>(service, &[])
        .with::<__path_make, _, _>(make, &[403, 422, 429])
        .with::<__path_verify, _, _>(verify, &[410])
}

/// What holds on this server, before anybody is signed in.
#[derive(Serialize, ToSchema)]
pub struct Service {
    /// The server's name: the host of its public address.
    #[schema(example = "chat.example.org")]
    site: String,
    /// Who may make an account.
    sign_up: SignUpMode,
    /// Whether two-step verification is required of everybody.
    two_step_required: bool,
    /// The fewest characters of a new account's password.
    shortest_password: u32,
    /// The most characters of a password.
    longest_password: usize,
    /// How many characters a recovery key has, without its spaces.
    recovery_key_length: usize,
    /// Whether recovery keys are made of digits only; else of letters and digits.
    recovery_key_digits_only: bool,
    /// The country that a phone number without one is taken to be of (ISO 3166-1).
    #[schema(example = "DE")]
    country: String,
}

/// Who may make an account.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignUpMode {
    /// Anybody.
    Open,
    /// Who holds an invitation.
    Invitation,
    /// Nobody.
    Closed,
}

/// What a person fills in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeAccount {
    /// 3 to 32 small letters, digits, dots, hyphens and underscores. It cannot be changed later.
    #[schema(example = "ada")]
    user_name: String,
    /// The name that others see.
    #[schema(example = "Ada Lovelace")]
    display_name: String,
    /// The e-mail address. A link is sent to it, which verifies it.
    #[schema(example = "ada@example.org")]
    email: String,
    /// The password.
    #[serde(deserialize_with = "request::password")]
    #[schema(value_type = String, format = Password)]
    password: Password,
    /// The invitation, where one is needed.
    #[serde(default)]
    invitation: Option<String>,
}

/// An account that was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    /// Its id, which never changes.
    id: String,
    /// The user name, as it is written from now on.
    user_name: String,
    /// The address that the mail went to.
    email: String,
    /// What is awaited.
    awaits: AwaitsEmail,
}

/// What a new account awaits. Signing in is possible before.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AwaitsEmail {
    /// The token of the link that was mailed.
    EmailVerification,
}

/// What holds on this server
#[utoipa::path(get, path = "/api/v1/service", tag = "Making an account", operation_id = "getService", security(()),
    responses((status = 200, description = "What an app has to know beforehand.", body = Service)))]
async fn service(State(app): State<Arc<App>>) -> Json<Service> {
    Json(Service {
        site: app.public_url.authority().to_owned(),
        sign_up: match app.config.sign_up {
            config::SignUp::Open => SignUpMode::Open,
            config::SignUp::Invitation => SignUpMode::Invitation,
            config::SignUp::Closed => SignUpMode::Closed,
        },
        two_step_required: app.config.require_two_step,
        shortest_password: shortest(app.config.require_two_step),
        longest_password: password::LONGEST,
        recovery_key_length: recovery_key::LENGTH,
        recovery_key_digits_only: app.rules().key_style == KeyStyle::Digits,
        country: app.config.country.clone(),
    })
}

/// Makes an account
///
/// Nobody is signed in by it; begin a sign-in next.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "Making an account", operation_id = "makeAccount",
    request_body = MakeAccount, security(()),
    responses((status = 201, description = "It is made, and a mail is on its way.", body = Made)))]
async fn make(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(form): Body<MakeAccount>,
) -> Answer<(StatusCode, Json<Made>)> {
    caller.count(&app, |limits| &limits.sign_up)?;
    let asked = sign_up::SignUp {
        user_name: form.user_name,
        display_name: form.display_name,
        email: form.email,
        password: form.password,
        language: caller.texts.language(),
        invitation: form.invitation.as_deref().and_then(PlainToken::parse),
    };
    let shortest = shortest(app.config.require_two_step);
    let account = sign_up::sign_up(&app, asked)
        .await
        .map_err(|error| Failure::from(error).for_password(shortest))?;
    let made = Made {
        id: account.id.to_string(),
        user_name: account.user_name,
        email: account.email.unwrap_or_default(),
        awaits: AwaitsEmail::EmailVerification,
    };
    Ok((StatusCode::CREATED, Json(made)))
}

/// Verifies an e-mail address
#[utoipa::path(post, path = "/api/v1/email-verifications", tag = "Making an account", operation_id = "verifyEmail",
    request_body = LinkToken, security(()),
    responses((status = 204, description = "It is verified.")))]
async fn verify(State(app): State<Arc<App>>, Body(form): Body<LinkToken>) -> Answer<StatusCode> {
    sign_up::verify_email(&app, &link_token(&form.token)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
