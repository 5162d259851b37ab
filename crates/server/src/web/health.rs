//! What a supervisor asks: is the program alive, and can it do its work?

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use crate::app::App;

/// `/healthz` and `/readyz`.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
}

/// The program answers; nothing else is asked.
async fn alive() -> &'static str {
    "alive\n"
}

/// Whether new work should be sent here: not while the program is about to exit.
async fn ready(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    if app.closing.has_begun() {
        return (StatusCode::SERVICE_UNAVAILABLE, "closing\n");
    }
    (StatusCode::OK, "ready\n")
}
