//! The JSON API, under `/api/v1`.

mod password_advice;

use std::sync::Arc;

use axum::Router;

use crate::app::App;

/// Its routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().merge(password_advice::routes())
}
