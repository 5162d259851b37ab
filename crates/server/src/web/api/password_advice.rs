//! Advice on a password while it is being chosen. Nothing is kept, and the decision is made again where the password
//! is set.

use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::{HeaderMap, header};
use axum::routing::post;
use axum::{Json, Router};
use doorcode_engine::secret::Password;
use serde::{Deserialize, Deserializer, Serialize};

use crate::app::App;
use crate::error::{Refusal, Result};
use crate::password::{self, Advice, Context, LONGEST};
use crate::web::security::Origin;
use crate::web::texts::Texts;

/// `POST /api/v1/password-advice`.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/api/v1/password-advice", post(advise))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    #[serde(deserialize_with = "password")]
    password: Password,
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    email: String,
    /// Whether a second step stands beside it; where it is left out, whether this server requires one.
    beside_second_step: Option<bool>,
}

fn password<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Password, D::Error> {
    String::deserialize(deserializer).map(Password::new)
}

/// The advice in the words of the browser's language.
#[derive(Debug, Serialize)]
struct Advised {
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

async fn advise(
    State(app): State<Arc<App>>,
    Extension(origin): Extension<Origin>,
    headers: HeaderMap,
    Json(choice): Json<Choice>,
) -> Result<Json<Advised>> {
    let free = app.limits.advice.take(origin.source, app.clock.ticks());
    free.map_err(|wait| Refusal::TooMany {
        retry_after_s: wait.as_secs() + 1,
    })?;
    let context = Context {
        user_name: &choice.user_name,
        display_name: &choice.display_name,
        email: &choice.email,
        beside_second_step: choice.beside_second_step.unwrap_or(app.config.require_two_step),
    };
    let advice = password::advise(&choice.password, &context);
    let language = headers.get(header::ACCEPT_LANGUAGE);
    let texts = Texts::choose(None, language.and_then(|value| value.to_str().ok()));
    Ok(Json(in_words(&advice, &texts)))
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
