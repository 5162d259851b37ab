//! A sign-in of which the password alone is proved, taken for a session.

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::Message;

use super::{ada, thief};
use crate::support::PASSWORD;
use crate::support::peer::{PHONE, get, peer, post};

/// The addresses of all pages and forms.
fn paths() -> impl Iterator<Item = &'static str> {
    let list = include_str!("../../src/web/pages/paths.rs");
    let constants = list.lines().filter(|line| line.starts_with("pub const "));
    constants.map(|line| line.split('"').nth(1).unwrap())
}

/// Elsewhere the half-open sign-in was kept in the session, and every page that forgot to look at how far it had come was
/// open. Here it is another token in another cookie: its value is tried as every cookie, at every address.
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_sign_in_is_no_session_anywhere() {
    let (running, mut known) = ada().await;
    let (cookie, _) = thief(&running, &mut known).await;
    let names = [
        "account",
        "messages",
        "calls",
        "sign-in",
        "device",
        "session",
        "forgotten",
    ];
    let everywhere = |token: &str| names.map(|name| format!("{name}={token}")).join("; ");
    let token = cookie.trim_start_matches("sign-in=");
    let (cookies, made_up) = (everywhere(token), everywhere(&"5".repeat(token.len())));
    // The pages of the sign-in itself are its own; all others answer as they do to a token that was made up.
    let own = |path: &str| path.starts_with("/sign-in") || path == "/phone-lost";
    let mut seen = 0;
    for path in paths().filter(|path| !own(path)) {
        let (with, without) = (
            get(&running, path, &cookies).await,
            get(&running, path, &made_up).await,
        );
        assert_eq!(
            (with.status, with.header("location")),
            (without.status, without.header("location")),
            "{path}"
        );
        assert!(!with.body.contains("ada@example.org"), "{path}");
        if path.starts_with("/sign-up") || path.starts_with("/handset") {
            continue;
        }
        let (with, without) = (
            post(&running, path, &cookies, &[]).await,
            post(&running, path, &made_up, &[]).await,
        );
        assert_eq!(
            (with.status, with.header("location")),
            (without.status, without.header("location")),
            "{path}"
        );
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
    for app in ["messages", "calls"] {
        let address = running.base.replacen("http", "ws", 1);
        let url = format!("{address}/ws?app={app}&tab=1");
        let mut request = url.into_client_request().unwrap();
        request
            .headers_mut()
            .insert("origin", running.base.parse().unwrap());
        request.headers_mut().insert("cookie", cookies.parse().unwrap());
        // The line is opened to say so, and closed: a window whose session was ended elsewhere has to be told.
        let mut socket = crate::support::socket::connect(request).await.unwrap();
        match socket.next().await.unwrap().unwrap() {
            Message::Close(Some(frame)) => assert_eq!(u16::from(frame.code), 4401, "{app}"),
            other => panic!("{app}: {other:?}"),
        }
    }
    running.stop().await;
}

/// The same at every operation of the API, as its own description lists them.
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_sign_in_is_no_bearer_token() {
    let (running, _) = ada().await;
    let url = |path: &str| format!("{}{path}", running.base);
    let document: Value = peer()
        .get(url("/api/openapi.json"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    running.clock.advance(super::MINUTE);
    let begin = json!({"app": "account", "user_name": "ada", "password": PASSWORD});
    let begun: Value = peer()
        .post(url("/api/v1/sign-ins"))
        .json(&begin)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let token = begun["token"].as_str().unwrap();
    let mut seen = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let needs_session = operation["security"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|way| way.get("session").is_some());
            if !needs_session {
                continue;
            }
            let path = path.replace("{id}", "01890a5d-ac96-774b-bcce-b302099a8057");
            let method = reqwest::Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let reply = peer()
                .request(method.clone(), url(&path))
                .bearer_auth(token)
                .send()
                .await
                .unwrap();
            assert_eq!(reply.status().as_u16(), 401, "{method} {path}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}: {}", document["components"]["securitySchemes"]);
    let texts = running.app.courier.handset().unwrap().texts(Some(PHONE));
    assert!(!texts.is_empty());
    running.stop().await;
}
