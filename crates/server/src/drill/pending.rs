//! A sign-in of which the password alone is proved, taken for a session.

use std::time::Duration;

use reqwest::{Method, header};
use serde_json::Value;

use super::client::{Answer, Server};
use super::line::Heard;
use super::report::Trouble;
use super::{Attack, Ledger, Played, Stage, held, through};

const PAGES: Attack = Attack {
    name: "A half-open sign-in at the pages",
    tried: "its token as every cookie, at the pages and forms of an account and of both apps",
};
const API: Attack = Attack {
    name: "A half-open sign-in at the API",
    tried: "its token as bearer token, at every operation that the API's own description says needs a session",
};
const SOCKETS: Attack = Attack {
    name: "A half-open sign-in at the sockets",
    tried: "its token as the cookie of Messages and of Calls, at the WebSocket",
};

/// Whatever an account or an app shows or takes; none of it is the sign-in's own.
const PLACES: [&str; 22] = [
    "/",
    "/messages",
    "/calls",
    "/account",
    "/account/contact",
    "/account/phones/add",
    "/account/phones/remove",
    "/account/password",
    "/account/key",
    "/account/key/new",
    "/account/turn-off",
    "/account/sessions",
    "/account/activity",
    "/account/export",
    "/account/delete",
    "/account/step-up?act=look",
    "/two-step",
    "/two-step/phone",
    "/two-step/confirm",
    "/desk",
    "/approve",
    "/handset/none",
];

/// How long a socket is listened to.
const LISTEN: Duration = Duration::from_secs(3);

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    let server = &stage.server;
    let begun = match stage.pending().await {
        Ok(begun) => begun,
        Err(trouble) => {
            ledger.write(PAGES, Err(Trouble::new(trouble.to_string())));
            ledger.write(API, Err(Trouble::new(trouble.to_string())));
            return ledger.write(SOCKETS, Err(trouble));
        }
    };
    // What changes something is tried on an account of the drill's own only.
    let changes = stage.cast().is_some();
    ledger.play(PAGES, pages(server, &begun, changes)).await;
    ledger.play(API, api(server, &begun, changes)).await;
    ledger.play(SOCKETS, sockets(server, &begun)).await;
}

/// A token as the value of every cookie.
fn everywhere(server: &Server, token: &str) -> String {
    let names = [
        "account",
        "messages",
        "calls",
        "sign-in",
        "device",
        "session",
        "forgotten",
    ];
    names.map(|name| server.cookie(name, token)).join("; ")
}

async fn pages(server: &Server, token: &str, changes: bool) -> Played {
    let (given, made_up) = (
        everywhere(server, token),
        everywhere(server, &"5".repeat(token.len())),
    );
    let ask = async |path: &str, cookies: &str| {
        let request = server.get(path).header(header::ACCEPT, "text/html");
        server.send(request.header(header::COOKIE, cookies)).await
    };
    let tell = async |path: &str, cookies: &str| {
        let request = server.form(path, &[]).header(header::COOKIE, cookies);
        server.send(request).await
    };
    let face = |answer: &Answer| format!("{} {}", answer.status, answer.header("location"));
    for path in PLACES {
        let (with, without) = (ask(path, &given).await?, ask(path, &made_up).await?);
        if face(&with) != face(&without) {
            return through(format!(
                "{path} answered {} to it, and {} to a token that was made up",
                face(&with),
                face(&without)
            ));
        }
        if !changes {
            continue;
        }
        let (with, without) = (tell(path, &given).await?, tell(path, &made_up).await?);
        if face(&with) != face(&without) {
            return through(format!(
                "the form of {path} answered {} to it, and {} to a token that was made up",
                face(&with),
                face(&without)
            ));
        }
    }
    let left = if changes { "" } else { " (forms were not sent)" };
    held(format!(
        "at {} addresses it opens as much as a token that was made up{left}",
        PLACES.len()
    ))
}

async fn api(server: &Server, token: &str, changes: bool) -> Played {
    let document = server.send(server.get("/api/openapi.json")).await?.json()?;
    let paths = document.get("paths").and_then(Value::as_object);
    let mut tried = 0;
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let ways = operation.get("security").and_then(Value::as_array);
            let needs_session = ways.into_iter().flatten().any(|way| way.get("session").is_some());
            if !needs_session || !(changes || method == "get") {
                continue;
            }
            let Ok(method) = Method::from_bytes(method.to_uppercase().as_bytes()) else {
                continue;
            };
            let path = path.replace("{id}", "01890a5d-ac96-774b-bcce-b302099a8057");
            let request = server.bare(method.clone(), &path).bearer_auth(token);
            let answer = server.send(request).await?;
            if answer.status != 401 {
                return through(format!("{method} {path} answered {}", answer.status));
            }
            tried += 1;
        }
    }
    if tried == 0 {
        return Err(Trouble::new(
            "the API's description names nothing that needs a session".to_owned(),
        ));
    }
    let left = if changes { "" } else { ", reading ones only" };
    held(format!("{tried} operations answered 401{left}"))
}

async fn sockets(server: &Server, token: &str) -> Played {
    for app in ["messages", "calls"] {
        match server.line(app, &everywhere(server, token)).await? {
            Err(refused) if refused.status >= 400 => {}
            Err(other) => return Err(other.unexpected("opening a socket")),
            Ok(mut line) => {
                line.send("{\"t\":\"hello\"}").await;
                match line.hear(LISTEN).await {
                    Heard::Closed(_) => {}
                    Heard::Message(_) => return through(format!("the socket of {app} talked to it")),
                    Heard::Nothing => return through(format!("the socket of {app} stayed open to it")),
                }
            }
        }
    }
    held("neither app's socket says more to it than that it is over")
}
