//! What somebody can do who knows a user name and nothing else.

use std::collections::BTreeSet;

use reqwest::{Method, header};
use serde_json::json;

use super::client::{Answer, Server};
use super::people::{Person, mark, word};
use super::report::Trouble;
use super::{Attack, Ledger, Played, Stage, held, through};

const NAMES: Attack = Attack {
    name: "Who has an account",
    tried: "a wrong password and a forgotten one, for names that exist and one that does not: words, status, headers",
};
const TEXTS: Attack = Attack {
    name: "Texts used up by a stranger",
    tried: "wrong passwords, forgotten passwords and 'send again' without the password, in turn",
};

/// Rounds of a stranger's tries: each costs a wrong password and a wrong key.
const ROUNDS: usize = 3;
/// Rounds of looking for a difference.
const LOOKS: usize = 2;

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    ledger.play(NAMES, names(stage)).await;
    match stage.cast() {
        Some(cast) => ledger.play(TEXTS, texts(&stage.server, &cast.ada)).await,
        None => ledger.without_codes(TEXTS),
    }
}

/// Everything of an answer that does not change from one request to the next.
fn face(answer: &Answer, name: &str) -> (u16, BTreeSet<(String, String)>, String) {
    let headers = answer.headers.iter().map(|(header, value)| {
        let value = value.to_str().unwrap_or("");
        let value = match header.as_str() {
            "date" | "x-request-id" | "content-length" | "age" | "retry-after" => "",
            "set-cookie" => value.split('=').next().unwrap_or(""),
            _ => value,
        };
        (header.as_str().to_owned(), value.replace(name, "NAME"))
    });
    (
        answer.status,
        headers.collect(),
        without_tokens(&answer.body, name),
    )
}

/// The words of an answer: neither the name that was asked for, nor what is random in it.
fn without_tokens(body: &str, name: &str) -> String {
    let body = body.replace(name, "NAME");
    let is_token = |word: &str| word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let words = body
        .split('"')
        .map(|word| if is_token(word) { "TOKEN" } else { word });
    words.collect::<Vec<_>>().join("\"")
}

async fn names(stage: &Stage) -> Played {
    let server = &stage.server;
    let nobody = format!("drill-{}-nobody", word::<3>(&stage.random));
    let mut existing = vec![&stage.somebody().name];
    if let Some(cast) = stage.cast() {
        existing.push(&cast.olaf.name);
    }
    let ask = async |name: &str| -> Result<Vec<(&'static str, Answer)>, Trouble> {
        let wrong = "drill-wrong-wrong-wrong";
        let page = server.form(
            "/sign-in",
            &[("app", "account"), ("user_name", name), ("password", wrong)],
        );
        let api = server
            .api(Method::POST, "/sign-ins", "")
            .json(&json!({"app": "account", "user_name": name, "password": wrong}));
        let forgotten = server.form("/forgotten", &[("user_name", name)]);
        let reset = server
            .api(Method::POST, "/password-resets", "")
            .json(&json!({"user_name": name}));
        Ok(vec![
            ("a wrong password on the page", server.patiently(page).await?),
            ("a wrong password at the API", server.patiently(api).await?),
            (
                "a forgotten password on the page",
                server.patiently(forgotten).await?,
            ),
            ("a forgotten password at the API", server.patiently(reset).await?),
        ])
    };
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..LOOKS {
        let from = stage.clock.ticks();
        let strange = ask(&nobody).await?;
        let [of_nobody, of_somebody] = &mut times;
        of_nobody.push(stage.clock.ticks() - from);
        for name in &existing {
            let from = stage.clock.ticks();
            let known = ask(name).await?;
            of_somebody.push(stage.clock.ticks() - from);
            for ((what, known), (_, strange)) in known.iter().zip(&strange) {
                let (known, strange) = (face(known, name), face(strange, &nobody));
                if known != strange {
                    return through(format!("{what} is answered {}", difference(&known, &strange)));
                }
            }
        }
    }
    let [of_nobody, of_somebody] = times.map(|mut times| {
        times.sort();
        times.get(times.len() / 2).map_or(0, |time| time.as_millis())
    });
    held(format!(
        "the same answers for all names (four requests took about {of_somebody} ms for somebody and {of_nobody} ms for nobody; \
         so few samples judge nothing)"
    ))
}

type Face = (u16, BTreeSet<(String, String)>, String);

fn difference(known: &Face, strange: &Face) -> String {
    if known.0 != strange.0 {
        format!("{} for somebody and {} for nobody", known.0, strange.0)
    } else if let Some((name, _)) = known.1.symmetric_difference(&strange.1).next() {
        format!("with another header '{name}' for somebody than for nobody")
    } else {
        "in other words for somebody than for nobody".to_owned()
    }
}

/// A key with a right check digit that is nobody's: what is mistyped costs nothing and proves nothing.
const SOME_KEY: &str = "27182818284590";

async fn texts(server: &Server, ada: &Person) -> Played {
    let before = mark(server, &ada.phone).await?;
    for round in 0..ROUNDS {
        let wrong = format!("drill-wrong-{round}");
        let fields = [
            ("app", "account"),
            ("user_name", ada.name.as_str()),
            ("password", &wrong),
        ];
        let begun = server.send(server.form("/sign-in", &fields)).await?;
        let cookie = begun
            .cookie("sign-in")
            .map_or_else(String::new, |token| server.cookie("sign-in", &token));
        server
            .send(
                server
                    .form("/sign-in/code/send", &[])
                    .header(header::COOKIE, cookie),
            )
            .await?;
        let reset = server
            .json("/password-resets", "", &json!({"user_name": ada.name}))
            .await?;
        if let Ok(token) = reset.text("/token") {
            let path = "/password-resets/current";
            let key = json!({"recovery_key": SOME_KEY});
            server.json(&format!("{path}/recovery-key"), &token, &key).await?;
            server.json(&format!("{path}/send"), &token, &json!({})).await?;
        }
    }
    // What is sent is there within a second.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    if mark(server, &ada.phone).await? == before {
        held("not one text went to the phone")
    } else {
        through("texts went to the owner's phone")
    }
}
