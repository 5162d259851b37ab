//! Codes that are not what they seem: told, of another shape, for something else, replaced, or used before.

use futures_util::future::join_all;
use reqwest::{Method, header};
use serde_json::{Value, json};

use super::client::{Answer, Server};
use super::guessing::{another, give};
use super::people::{Begun, Cast, Person, code_after, mark};
use super::report::Trouble;
use super::{Attack, Ledger, Outcome, Played, Stage, held, not_tried, through};

const SHAPES: Attack = Attack {
    name: "Codes of another shape",
    tried: "nothing, null, lists, objects, two at once, and the like, on the page and over the API",
};
const TOLD: Attack = Attack {
    name: "The code in an answer",
    tried: "headers and bodies of the answers around a code, for it and its hash",
};
const OTHER_SIGN_IN: Attack = Attack {
    name: "A wrong code: that of another sign-in",
    tried: "the live code of one sign-in at another of the same account",
};
const OTHER_ACCOUNT: Attack = Attack {
    name: "The code of another account",
    tried: "one's own live code at a sign-in to somebody else's account",
};
const REPLACED: Attack = Attack {
    name: "An old code after a new one",
    tried: "the code before 'send again'",
};
const USED: Attack = Attack {
    name: "A used code again",
    tried: "a code that has opened a session, in the same sign-in and in another",
};
const PURPOSE: Attack = Attack {
    name: "A code for another purpose",
    tried: "the code of a step-up at a sign-in, and the other way round",
};
const AT_ONCE: Attack = Attack {
    name: "64 right codes at once",
    tried: "one right code in 64 requests at the same moment",
};

/// Right codes at once.
const AT_ONCE_TIMES: usize = 64;

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    let server = &stage.server;
    ledger.play(SHAPES, shapes(stage)).await;
    let Some(cast) = stage.cast().cloned() else {
        for attack in [
            TOLD,
            OTHER_SIGN_IN,
            OTHER_ACCOUNT,
            REPLACED,
            USED,
            PURPOSE,
            AT_ONCE,
        ] {
            ledger.without_codes(attack);
        }
        return;
    };
    let ada = &cast.ada;
    let opened = async {
        let first = ada.begin_with_code(server, "account").await?;
        let second = ada.begin_with_code(server, "account").await?;
        Ok::<_, Trouble>((first, second))
    };
    let ((first, first_code), (second, second_code)) = match opened.await {
        Ok(opened) => opened,
        Err(trouble) => return ledger.write(TOLD, Err(trouble)),
    };
    let codes = [(&first, first_code.as_str()), (&second, second_code.as_str())];
    ledger.play(TOLD, told(server, codes)).await;
    ledger
        .play(
            OTHER_SIGN_IN,
            other_sign_in(server, &first, &first_code, &second_code),
        )
        .await;
    let mut session = None;
    ledger
        .play(REPLACED, async {
            let (outcome, opened) = replaced(server, ada, &first, &first_code).await?;
            session = opened;
            Ok(outcome)
        })
        .await;
    let Some((session, used)) = session else {
        for attack in [USED, PURPOSE] {
            ledger.write(attack, not_tried("no session could be opened with a right code"));
        }
        return;
    };
    let mut third = None;
    ledger
        .play(USED, async {
            let (begun, code) = ada.begin_with_code(server, "messages").await?;
            let outcome = used_again(server, &first, &begun, &used, &code).await;
            third = Some((begun, code));
            outcome
        })
        .await;
    if let Some((third, code)) = third {
        ledger
            .play(PURPOSE, other_purpose(server, ada, &session, &third, &code))
            .await;
        ledger
            .play(OTHER_ACCOUNT, other_account(server, &cast, &code))
            .await;
    }
    ledger.play(AT_ONCE, at_once(server, &second, &second_code)).await;
}

/// Gives a code to a sign-in, on its page.
async fn give_on_page(server: &Server, token: &str, body: String) -> Result<Answer, Trouble> {
    let request = server
        .bare(Method::POST, "/sign-in/code")
        .header(header::ORIGIN, &server.origin)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, server.cookie("sign-in", token))
        .body(body);
    server.send(request).await
}

async fn shapes(stage: &Stage) -> Played {
    let server = &stage.server;
    let (token, code) = match stage.cast() {
        Some(cast) => {
            let (begun, code) = cast.dora.begin_with_code(server, "account").await?;
            (begun.token, code)
        }
        None => (stage.pending().await?, "0000".to_owned()),
    };
    let forms = [
        String::new(),
        "code=".to_owned(),
        "code=%00".to_owned(),
        "code=null".to_owned(),
        "code[]=".to_owned(),
        format!("code[]={code}"),
        format!("code={code}&code={}", another(&code, 1)),
        format!("code={code}%00"),
        format!("code={code},{}", another(&code, 1)),
        format!("code=0x{code}"),
    ];
    let bodies = [
        json!({}),
        json!({"code": null}),
        json!({"code": ""}),
        json!({"code": []}),
        json!({"code": [code]}),
        json!({"code": [code, another(&code, 1)]}),
        json!({"code": {"$ne": ""}}),
        json!({"code": true}),
        json!({"code": code.parse::<u64>().unwrap_or(0)}),
        json!([code]),
        Value::Null,
    ];
    let tried = forms.len() + bodies.len();
    for body in forms {
        let answer = give_on_page(server, &token, body.clone()).await?;
        if let Some(seen) = taken(&answer, &format!("the form '{}'", shown(&body, &code))) {
            return through(seen);
        }
    }
    for body in bodies {
        let answer = server.json("/sign-ins/current/code", &token, &body).await?;
        if let Some(seen) = taken(&answer, &format!("the body {}", shown(&body.to_string(), &code))) {
            return through(seen);
        }
    }
    held(format!("{tried} shapes were refused by their shape"))
}

/// Codes are shown by what they are, not by their digits.
fn shown(body: &str, code: &str) -> String {
    body.replace(code, "CODE")
}

/// What is wrong with an answer to what is no code.
fn taken(answer: &Answer, what: &str) -> Option<String> {
    if answer.opened().is_some() {
        Some(format!("{what} opened a session"))
    } else if matches!(answer.status, 400 | 415 | 422) {
        None
    } else {
        Some(format!("{what} was answered {}", answer.status))
    }
}

async fn cancel(server: &Server, begun: &Begun) -> Result<(), Trouble> {
    let request = server.api(Method::DELETE, "/sign-ins/current", &begun.token);
    server.send(request).await.map(|_| ())
}

async fn told(server: &Server, codes: [(&Begun, &str); 2]) -> Played {
    // A page can hold the same digits by chance; twice at the same place it is none.
    let mut places = Vec::new();
    for (begun, code) in codes {
        let cookie = server.cookie("sign-in", &begun.token);
        let page = server
            .get("/sign-in/code")
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, cookie);
        let page = server.send(page).await?;
        let api = server
            .send(server.api(Method::GET, "/sign-ins/current", &begun.token))
            .await?;
        let mut seen = Vec::new();
        for (what, answer) in [
            ("the answer to the password", &begun.answer),
            ("the page that asks for it", &page),
            ("the API's answer on where the sign-in stands", &api),
        ] {
            if let Some(place) = answer.tells(code) {
                seen.push(format!("{place} of {what}"));
            }
        }
        places.push(seen);
    }
    let mut places = places.into_iter();
    let (first, second) = (
        places.next().unwrap_or_default(),
        places.next().unwrap_or_default(),
    );
    match first.iter().find(|place| second.contains(place)) {
        Some(place) => through(format!("the code, or its hash, stands in {place}")),
        None => held("neither code nor hash in any answer of two sign-ins"),
    }
}

async fn other_sign_in(server: &Server, first: &Begun, own: &str, other: &str) -> Played {
    if own == other {
        return not_tried("both sign-ins got the same code by chance");
    }
    let answer = give_on_page(server, &first.token, format!("code={other}")).await?;
    if answer.opened().is_some() {
        return through("a wrong code set the cookie of a session");
    }
    match answer.status {
        422 => held("refused, and no session was given"),
        status => through(format!("it was answered {status}")),
    }
}

/// Sends again, tries the old code and then the new one: what came of the old one, and the session of the new one with
/// the code that opened it.
async fn replaced(
    server: &Server,
    ada: &Person,
    first: &Begun,
    old: &str,
) -> Result<(Outcome, Option<(String, String)>), Trouble> {
    let mark = mark(server, &ada.phone).await?;
    let request = server
        .api(Method::POST, "/sign-ins/current/send", &first.token)
        .json(&json!({}));
    server.patiently(request).await?.is(200, "sending again")?;
    let fresh = code_after(server, &ada.phone, mark).await?;
    let outcome = if fresh == old {
        Outcome::NotTried("both codes were the same by chance".to_owned())
    } else {
        let answer = give(server, &first.token, old).await?;
        match (answer.opened(), answer.status) {
            (Some(_), _) => {
                let seen = "the old code opened a session: more than one was live".to_owned();
                return Ok((Outcome::LetThrough(seen), None));
            }
            (None, 422) => Outcome::Held("the old code is wrong".to_owned()),
            _ => return Err(answer.unexpected("an old code")),
        }
    };
    let done = give(server, &first.token, &fresh)
        .await?
        .is(200, "a right code")?;
    Ok((outcome, Some((done.text("/session/token")?, fresh))))
}

async fn used_again(server: &Server, first: &Begun, other: &Begun, used: &str, live: &str) -> Played {
    let again = give(server, &first.token, used).await?;
    if again.opened().is_some() {
        return through("a used code opened a second session in the same sign-in");
    }
    let page = give_on_page(server, &first.token, format!("code={used}")).await?;
    if page.opened().is_some() {
        return through("a used code opened a second session on the page of the same sign-in");
    }
    if used == live {
        return held("refused in the same sign-in (the other one got the same code by chance)");
    }
    let elsewhere = give(server, &other.token, used).await?;
    if elsewhere.opened().is_some() {
        return through("a used code opened another sign-in");
    }
    held(format!(
        "answered {} in the same sign-in, {} in another",
        again.status, elsewhere.status
    ))
}

async fn other_purpose(server: &Server, ada: &Person, session: &str, third: &Begun, code: &str) -> Played {
    let step_up = server.json("/step-ups", session, &json!({"act": "look"})).await?;
    let path = format!("/step-ups/{}", step_up.text("/id")?);
    let mark = mark(server, &ada.phone).await?;
    let request = server
        .api(Method::POST, &format!("{path}/send"), session)
        .json(&json!({}));
    server
        .patiently(request)
        .await?
        .is(200, "sending a code for a step-up")?;
    let for_look = code_after(server, &ada.phone, mark).await?;
    if for_look == code {
        return not_tried("both codes were the same by chance");
    }
    let answer = give(server, &third.token, &for_look).await?;
    if answer.opened().is_some() {
        return through("the code of a step-up opened a session");
    }
    let answer = server
        .json(&format!("{path}/code"), session, &json!({"code": code}))
        .await?;
    if answer.status < 300 {
        return through("the code of a sign-in proved a step-up");
    }
    held("refused both ways")
}

async fn other_account(server: &Server, cast: &Cast, code: &str) -> Played {
    let (begun, own) = cast.cleo.begin_with_code(server, "account").await?;
    if own == code {
        return not_tried("both accounts got the same code by chance");
    }
    let answer = give(server, &begun.token, code).await?;
    cancel(server, &begun).await?;
    if answer.opened().is_some() {
        return through("a code sent to one account opened another");
    }
    held(format!("answered {}", answer.status))
}

async fn at_once(server: &Server, begun: &Begun, code: &str) -> Played {
    let all = (0..AT_ONCE_TIMES).map(|_| give(server, &begun.token, code));
    let mut opened = std::collections::BTreeSet::new();
    for answer in join_all(all).await {
        let answer = answer?;
        if answer.status == 200 {
            opened.insert(answer.text("/session/token")?);
        }
    }
    match opened.len() {
        1 => held("one session, and no more"),
        0 => Err(Trouble::new("none of them opened a session".to_owned())),
        many => through(format!("{many} sessions from one code")),
    }
}
