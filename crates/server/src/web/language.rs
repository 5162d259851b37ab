//! Choosing the language: for who is not signed in, in a cookie of the browser; for who is, in the account too, so that
//! texts and mails are in it.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::cookies::{Cookie, LONGEST_S};
use super::extract::Peer;
use super::pages::open::Language;
use super::pages::{paths, respond};
use crate::app::App;
use crate::error::Result;
use crate::usecase::account;

/// The routes.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(paths::LANGUAGE, get(show).post(choose))
}

#[derive(Deserialize)]
struct Choice {
    language: String,
    #[serde(default)]
    next: String,
}

async fn show(State(app): State<Arc<App>>, peer: Peer) -> Result<Response> {
    let mut frame = peer.frame(&app);
    for cookie in [Cookie::Account, Cookie::Messages, Cookie::Calls] {
        if let Some(signed) = peer.session(&app, cookie).await? {
            frame = signed.frame(&app, &peer);
            break;
        }
    }
    let next = came_from(&peer.headers, &app.public_url.origin());
    Ok(respond(StatusCode::OK, &Language { frame, next }))
}

async fn choose(State(app): State<Arc<App>>, peer: Peer, Form(choice): Form<Choice>) -> Result<Response> {
    let language = account::known_language(&choice.language)?;
    for cookie in [Cookie::Account, Cookie::Messages, Cookie::Calls] {
        if let Some(signed) = peer.session(&app, cookie).await? {
            account::change_language(&app, &signed.session, &language).await?;
        }
    }
    let cookie = Cookie::Language.set(&language, LONGEST_S, app.https());
    let next = if is_of_this_site(&choice.next) {
        &choice.next
    } else {
        paths::HOME
    };
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response())
}

/// The page of this site that a link was followed from, else the first page.
fn came_from(headers: &HeaderMap, origin: &str) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    referer
        .and_then(|address| address.strip_prefix(origin))
        .filter(|path| is_of_this_site(path) && !path.starts_with(paths::LANGUAGE))
        .unwrap_or(paths::HOME)
        .to_owned()
}

/// Whether a browser that is sent there stays on this site: `//host` and `/\host` lead to another one.
fn is_of_this_site(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site_are_gone_back_to() {
        let from = |address: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::REFERER, address.parse().unwrap());
            came_from(&headers, "https://chat.example.org")
        };
        assert_eq!(
            from("https://chat.example.org/sign-in?app=calls"),
            "/sign-in?app=calls"
        );
        for address in [
            "https://chat.example.org",
            "https://chat.example.org/language",
            "https://chat.example.org.evil.example/x",
            "https://chat.example.org//evil.example",
            "https://chat.example.org/\\evil.example",
            "https://chat.example.org:8443/x",
            "https://chat.example.org@evil.example/x",
            "/sign-in",
        ] {
            assert_eq!(from(address), "/", "{address}");
        }
    }
}
