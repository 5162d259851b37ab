//! Advice on a password while it is being chosen. Nothing is kept, and the decision is made again where the password
//! is set.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use doorcode_engine::secret::Password;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::failure::Answer;
use super::request::{self, Body, Caller};
use crate::app::App;
use crate::password::{self, Advice, Context, LONGEST};
use crate::web::texts::Texts;

/// `POST /api/v1/password-advice`.
pub fn routes(api: Api) -> Api {
    api.with::<__path_advise, _, _>(advise, &[429])
}

/// A password that is being chosen, and what it must not be like.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The password.
    #[serde(deserialize_with = "request::password")]
    #[schema(value_type = String, format = Password)]
    password: Password,
    /// The user name, as far as it is typed.
    #[serde(default)]
    user_name: String,
    /// The name, as far as it is typed.
    #[serde(default)]
    display_name: String,
    /// The e-mail address, as far as it is typed.
    #[serde(default)]
    email: String,
    /// Whether a second step stands beside it; where it is left out, whether this server requires one.
    beside_second_step: Option<bool>,
}

/// The advice in the words of the browser's language.
#[derive(Debug, Serialize, ToSchema)]
pub struct Advised {
    /// 0 (guessed at once) to 4 (out of reach).
    score: u8,
    /// The score in words.
    score_text: String,
    /// Whether it would be taken.
    acceptable: bool,
    /// Why not, if not.
    reason: Option<String>,
    /// What makes it weak.
    warning: Option<String>,
    /// What would help, the best first.
    suggestions: Vec<String>,
}

/// Says how strong a password is
///
/// Nothing is kept, and the decision is made again where the password is set.
#[utoipa::path(post, path = "/api/v1/password-advice", tag = "Making an account", operation_id = "advisePassword",
    request_body = Choice, security(()),
    responses((status = 200, description = "The advice.", body = Advised)))]
async fn advise(
    State(app): State<Arc<App>>,
    caller: Caller,
    Body(choice): Body<Choice>,
) -> Answer<Json<Advised>> {
    caller.count(&app, |limits| &limits.advice)?;
    let context = Context {
        user_name: &choice.user_name,
        display_name: &choice.display_name,
        email: &choice.email,
        beside_second_step: choice.beside_second_step.unwrap_or(app.config.require_two_step),
    };
    let advice = password::advise(&choice.password, &context);
    Ok(Json(in_words(&advice, &caller.texts)))
}

fn in_words(advice: &Advice, texts: &Texts) -> Advised {
    let say = |key: &'static str| {
        let phrase = texts.say(key).with("shortest", advice.shortest);
        phrase.with("longest", LONGEST).to_string()
    };
    Advised {
        score: advice.score,
        score_text: say(advice.score_text),
        acceptable: advice.unfit.is_none(),
        reason: advice.unfit_text.map(say),
        warning: advice.warning.map(say),
        suggestions: advice.suggestions.iter().copied().map(say).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_in_words_what_is_asked_for() {
        let password = Password::new("short".to_owned());
        let advice = password::advise(&password, &Context::default());
        let advised = in_words(&advice, &Texts::english());
        assert!(!advised.acceptable);
        let reason = advised.reason.unwrap_or_default();
        assert!(reason.starts_with("Use at least 15 characters"), "{reason}");
    }
}
