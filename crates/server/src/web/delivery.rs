//! What has become of the text with a code, for the page that waits for it.
//!
//! The page is shown with an address at which its script asks on. The address is signed, so that only who was shown the page
//! has it, and it tells of that one text whether it has arrived: neither what it says nor whom it went to.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use doorcode_engine::code::CodeFor;
use doorcode_engine::secret::{Digest, Purpose};
use serde::{Deserialize, Serialize};

use super::pages::form::Told;
use super::pages::paths;
use crate::app::App;
use crate::courier::{self, Delivery};
use crate::error::Result;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::DELIVERY, get(delivery))
}

/// What the page says of the last text with a code for `purpose`; nothing where none was sent, or a mail.
///
/// # Errors
/// Faults of the store.
pub async fn told(app: &App, purpose: CodeFor) -> Result<Option<Told>> {
    let sending = courier::delivery(&app.store, &courier::walk_of(purpose)).await?;
    Ok(sending.map(|sending| Told {
        sending,
        at: address(app, purpose),
    }))
}

/// Where a script asks on.
pub fn address(app: &App, purpose: CodeFor) -> String {
    let walk = courier::walk_of(purpose);
    let signed = app.keys.digest(Purpose::Delivery, &[walk.as_bytes()]);
    format!("{}?of={walk}&by={}", paths::DELIVERY, signed.to_text())
}

/// What the address says.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    of: String,
    #[serde(default)]
    by: String,
}

/// What the script is told.
#[derive(Serialize)]
struct Answer {
    delivery: Option<Delivery>,
}

/// Nothing, for whoever made the address up.
async fn delivery(State(app): State<Arc<App>>, Query(asked): Query<Asked>) -> Result<Response> {
    let signed = Digest::from_text(&asked.by)
        .is_some_and(|by| app.keys.matches(&by, Purpose::Delivery, &[asked.of.as_bytes()]));
    let delivery = if signed {
        courier::delivery(&app.store, &asked.of)
            .await?
            .map(|sending| sending.delivery)
    } else {
        None
    };
    Ok(Json(Answer { delivery }).into_response())
}
