//! Guessing passwords: whom the count believes, and what waiting tells.

use reqwest::Method;
use serde_json::json;

use super::client::{Answer, Server};
use super::people::Person;
use super::report::Trouble;
use super::{Attack, Ledger, Played, Stage, held, not_tried, through};

const FORGED: Attack = Attack {
    name: "Wrong passwords from forged addresses",
    tried: "one wrong password after the other, each with another X-Forwarded-For, Forwarded and X-Real-IP",
};
const WAITING: Attack = Attack {
    name: "The right password while passwords wait",
    tried: "the right password and a wrong one, while wrong ones are slowed",
};

/// Wrong passwords until one has to wait: twice what one source has at once, and less than its share of an hour.
const MOST: u8 = 50;

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    let server = &stage.server;
    let person = stage.cast().map_or_else(|| stage.somebody(), |cast| &cast.olaf);
    let mut slowed = false;
    ledger
        .play(FORGED, async {
            let outcome = forged(server, person).await?;
            slowed = outcome.is_some();
            match outcome {
                Some(tries) => held(format!("after {tries} more wrong passwords the next one had to wait")),
                None => through(format!(
                    "{MOST} wrong passwords, and none had to wait (a proxy that the server trusts and that runs on this \
                     machine is believed by design: then play the drill through that proxy)"
                )),
            }
        })
        .await;
    ledger
        .play(WAITING, async {
            if slowed {
                waiting(server, person).await
            } else {
                not_tried("no password had to wait")
            }
        })
        .await;
}

async fn sign_in(server: &Server, person: &Person, password: &str, number: u8) -> Result<Answer, Trouble> {
    let form = json!({"app": "account", "user_name": person.name, "password": password});
    let address = format!("198.51.100.{number}");
    let request = server
        .api(Method::POST, "/sign-ins", "")
        .header("x-forwarded-for", &address)
        .header("x-real-ip", &address)
        .header("forwarded", format!("for={address}"));
    server.send(request.json(&form)).await
}

/// After how many wrong passwords one had to wait, if any did.
async fn forged(server: &Server, person: &Person) -> Result<Option<u8>, Trouble> {
    for number in 0..MOST {
        let answer = sign_in(server, person, "drill-wrong-wrong-wrong", number).await?;
        match answer.status {
            429 => return Ok(Some(number)),
            422 | 503 => {}
            _ => return Err(answer.unexpected("a wrong password")),
        }
    }
    Ok(None)
}

async fn waiting(server: &Server, person: &Person) -> Played {
    let wrong = sign_in(server, person, "drill-wrong-wrong-wrong", 1).await?;
    let right = sign_in(server, person, &person.password, 1).await?;
    if wrong.status != 429 {
        return not_tried("the wait was over already");
    }
    if (right.status, right.problem()) != (wrong.status, wrong.problem()) {
        return through(format!(
            "the right password was answered {}, a wrong one {}",
            right.status, wrong.status
        ));
    }
    held("both were told to wait, in the same words")
}
