//! Receipts of gateways: what became of the texts that they took. Signed by the gateway; anybody else finds nothing here.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;

use crate::app::App;
use crate::courier::receipt::{self, Request};
use crate::error::{Rejection, Result};

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(
        &format!("{}/{{gateway}}", receipt::ADDRESS),
        get(receipt).post(receipt),
    )
}

async fn receipt(
    State(app): State<Arc<App>>,
    Path(gateway): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode> {
    // A gateway signs the address that it was given, which a proxy in front may have changed.
    let url = app
        .public_url
        .join(uri.path_and_query().map_or("/", |path| path.as_str()));
    let request = Request {
        url: &url,
        headers: &headers,
        body: &body,
    };
    if receipt::take(&app, &gateway, &request).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Rejection::NotFound.into())
    }
}
