//! The files under `assets/`, built into the program.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;

use crate::app::App;
use crate::error::{Error, Rejection};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/assets/{*path}", get(file))
        // Where browsers look for these, whatever a page says.
        .route(
            "/manifest.webmanifest",
            get(|| async { answer("manifest.webmanifest") }),
        )
        .route("/favicon.ico", get(|| async { answer("icons/app-192.png") }))
}

async fn file(Path(path): Path<String>) -> Result<Response, Error> {
    answer(&path)
}

fn answer(path: &str) -> Result<Response, Error> {
    let file = Assets::get(path).ok_or(Error::Rejected(Rejection::NotFound))?;
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let headers = [
        (header::CONTENT_TYPE, kind.to_string()),
        (header::CACHE_CONTROL, "public, max-age=300".to_owned()),
    ];
    Ok((headers, file.data).into_response())
}
