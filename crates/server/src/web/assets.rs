//! The files under `assets/`, built into the program.
//!
//! Each has its content's hash as its `ETag` (RFC 9110, 8.8.3): a browser asks again after some minutes, and gets the
//! file only where a newer program has another.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
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
        .route("/manifest.webmanifest", get(manifest))
        .route("/favicon.ico", get(favicon))
}

async fn manifest(headers: HeaderMap) -> Result<Response, Error> {
    answer("manifest.webmanifest", &headers)
}

async fn favicon(headers: HeaderMap) -> Result<Response, Error> {
    answer("icons/app-192.png", &headers)
}

async fn file(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    answer(&path, &headers)
}

fn answer(path: &str, asked: &HeaderMap) -> Result<Response, Error> {
    let file = Assets::get(path).ok_or(Error::Rejected(Rejection::NotFound))?;
    let tag = etag(&file.metadata.sha256_hash());
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let known = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|known| known.to_str().ok())
        .is_some_and(|known| {
            known
                .split(',')
                .any(|known| known.trim().trim_start_matches("W/") == tag)
        });
    let kept = [
        (header::CACHE_CONTROL, "public, max-age=300".to_owned()),
        (header::ETAG, tag),
    ];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(header::CONTENT_TYPE, kind.to_string())], file.data).into_response())
}

/// The first 16 bytes of the hash: more than enough to tell two versions of a file apart.
fn etag(hash: &[u8; 32]) -> String {
    let digits: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_has_already_is_not_sent_again() {
        let first = answer("doorcode.css", &HeaderMap::new()).unwrap();
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers().get(header::ETAG).unwrap().clone();
        let mut asked = HeaderMap::new();
        asked.insert(header::IF_NONE_MATCH, tag);
        assert_eq!(
            answer("doorcode.css", &asked).unwrap().status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(answer("forms.css", &asked).unwrap().status(), StatusCode::OK);
        assert!(answer("../Cargo.toml", &asked).is_err());
    }
}
