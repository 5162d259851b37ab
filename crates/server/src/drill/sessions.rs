//! Sessions that are planted, or outlive what they were made with; and a recovery that is easier than signing in.

use std::time::Duration;

use reqwest::{Method, header};
use serde_json::json;

use super::client::Server;
use super::guessing::give;
use super::line::{Heard, Line};
use super::people::{Cast, Person, code_after, mark, word};
use super::report::Trouble;
use super::{Attack, Ledger, Played, Stage, held, not_tried, through};

const PLANTED: Attack = Attack {
    name: "A planted session",
    tried: "somebody else's session and a made-up sign-in in the browser of who signs in",
};
const RECOVERY: Attack = Attack {
    name: "A forgotten password without the second step",
    tried: "a new password with nothing, and with the recovery key alone",
};
const OUTLIVING: Attack = Attack {
    name: "A session, or its socket, after a new password",
    tried: "a thief's session and open socket, after the owner has restored the password by key and code",
};
const OFF: Attack = Attack {
    name: "A new password turns the second step off",
    tried: "the new password alone, and the old one",
};

/// How long an ended session may keep its socket.
const AT_ONCE: Duration = Duration::from_secs(2);
/// How long a socket may take to talk.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn play(stage: &Stage, ledger: &mut Ledger<'_>) {
    let Some(cast) = stage.cast().cloned() else {
        for attack in [PLANTED, RECOVERY, OUTLIVING, OFF] {
            ledger.without_codes(attack);
        }
        return;
    };
    let server = &stage.server;
    let mut session = None;
    ledger
        .play(PLANTED, async {
            let (played, opened) = planted(server, &cast).await?;
            session = Some(opened);
            played
        })
        .await;
    ledger.play(RECOVERY, recovery(server, &cast.cleo)).await;
    let Some(session) = session else {
        for attack in [OUTLIVING, OFF] {
            ledger.write(attack, not_tried("no session of its own could be opened"));
        }
        return;
    };
    let new = word::<16>(&stage.random);
    let mut restored = false;
    ledger
        .play(OUTLIVING, async {
            restore(server, &cast.cleo, &session, &new, &mut restored).await
        })
        .await;
    if restored {
        ledger.play(OFF, off(stage, &cast, &new)).await;
    } else {
        ledger.write(OFF, not_tried("the password could not be restored"));
    }
}

/// Signs Cleo in to Messages in a browser with things planted in it.
async fn planted(server: &Server, cast: &Cast) -> Result<(Played, String), Trouble> {
    let (cleo, olaf) = (&cast.cleo, &cast.olaf);
    let olafs = olaf.begin_on_page(server, "messages", "").await?;
    let olafs = olafs
        .cookie("messages")
        .ok_or_else(|| olafs.unexpected("signing in without a second step"))?;
    let planted = "planted-by-the-drill-0123456789abcdef0123456789abcdef0123456789ab";
    let cookies = [("sign-in", planted), ("messages", &olafs), ("device", "planted")];
    let cookies = cookies.map(|(name, value)| server.cookie(name, value)).join("; ");
    let mark = mark(server, &cleo.phone).await?;
    let begun = cleo.begin_on_page(server, "messages", &cookies).await?;
    let pending = begun
        .cookie("sign-in")
        .ok_or_else(|| begun.unexpected("a password on the page"))?;
    let code = code_after(server, &cleo.phone, mark).await?;
    let cookies = [
        ("sign-in", pending.as_str()),
        ("messages", &olafs),
        ("device", "planted"),
    ];
    let cookies = cookies.map(|(name, value)| server.cookie(name, value)).join("; ");
    let form = server.form("/sign-in/code", &[("code", &code)]);
    let done = server.send(form.header(header::COOKIE, cookies)).await?;
    let session = done
        .cookie("messages")
        .ok_or_else(|| done.unexpected("a right code on the page"))?;
    let whose = async |token: &str| {
        let answer = server.send(server.api(Method::GET, "/session", token)).await?;
        Ok::<_, Trouble>(answer.text("/user_name").unwrap_or_default())
    };
    let played = if pending == planted {
        through("a sign-in that was planted was taken up")
    } else if session == olafs || session == pending || session == planted {
        through("a token that was known before became the session")
    } else if whose(&olafs).await? == cleo.name || whose(planted).await? == cleo.name {
        through("what was planted opens the account")
    } else if whose(&pending).await? == cleo.name {
        through("the token of the sign-in opens the account")
    } else if whose(&session).await? != cleo.name {
        Err(Trouble::new(
            "the new session does not open the account".to_owned(),
        ))
    } else {
        held("sign-in and session got tokens of their own; what was planted opens nothing of it")
    };
    Ok((played, session))
}

async fn begin_reset(server: &Server, person: &Person) -> Result<String, Trouble> {
    let request = server.api(Method::POST, "/password-resets", "");
    let begun = server
        .patiently(request.json(&json!({"user_name": person.name})))
        .await?;
    begun.text("/token")
}

async fn new_password(server: &Server, reset: &str, password: &str) -> Result<u16, Trouble> {
    let request = server.api(Method::PUT, "/password-resets/current/password", reset);
    Ok(server
        .send(request.json(&json!({"new_password": password})))
        .await?
        .status)
}

async fn give_key(server: &Server, reset: &str, key: &str) -> Result<(), Trouble> {
    let path = "/password-resets/current/recovery-key";
    let request = server
        .api(Method::POST, path, reset)
        .json(&json!({"recovery_key": key}));
    server.patiently(request).await?.is(200, "the recovery key")?;
    Ok(())
}

async fn recovery(server: &Server, cleo: &Person) -> Played {
    let reset = begin_reset(server, cleo).await?;
    let new = "drill-new-password-that-must-not-be-taken";
    if new_password(server, &reset, new).await? < 300 {
        return through("a new password was taken without any proof");
    }
    let mark = mark(server, &cleo.phone).await?;
    give_key(server, &reset, &cleo.key).await?;
    // So that no later attack takes it for its own.
    code_after(server, &cleo.phone, mark).await?;
    match new_password(server, &reset, new).await? {
        status if status < 300 => through("a new password was taken with the recovery key alone"),
        status => held(format!(
            "answered {status}: the key alone leads to a code, and nothing else"
        )),
    }
}

/// Opens the socket of a session and hears it talk.
async fn window(server: &Server, session: &str) -> Result<Line, Trouble> {
    let line = server
        .line("messages", &server.cookie("messages", session))
        .await?;
    let mut line = line.map_err(|refused| refused.unexpected("opening a socket with a session"))?;
    match line.hear(PATIENCE).await {
        Heard::Message(_) => Ok(line),
        _ => Err(Trouble::new("a session's own socket does not talk".to_owned())),
    }
}

/// Restores the password by key and code (`restored` says whether that worked), and looks at what was there before.
async fn restore(server: &Server, cleo: &Person, session: &str, new: &str, restored: &mut bool) -> Played {
    let mut line = window(server, session).await?;
    let mark = mark(server, &cleo.phone).await?;
    let reset = begin_reset(server, cleo).await?;
    give_key(server, &reset, &cleo.key).await?;
    let code = code_after(server, &cleo.phone, mark).await?;
    let path = "/password-resets/current/code";
    server
        .json(path, &reset, &json!({"code": code}))
        .await?
        .is(200, "a right code")?;
    let status = new_password(server, &reset, new).await?;
    if status >= 300 {
        return Err(Trouble::new(format!("the new password was answered {status}")));
    }
    *restored = true;
    for token in [session, cleo.session.as_str()] {
        let looked = server.send(server.api(Method::GET, "/session", token)).await?;
        if looked.status != 401 {
            return through(format!("a session from before was answered {}", looked.status));
        }
    }
    loop {
        match line.hear(AT_ONCE).await {
            // What was under way.
            Heard::Message(_) => {}
            Heard::Closed(_) => {
                return held("all sessions from before are over, and the open socket was closed at once");
            }
            Heard::Nothing => return through("the socket of an ended session stayed open"),
        }
    }
}

async fn off(stage: &Stage, cast: &Cast, new: &str) -> Played {
    let server = &stage.server;
    let mut cleo = cast.cleo.clone();
    let request = server.api(Method::POST, "/sign-ins", "");
    let form = json!({"app": "account", "user_name": cleo.name, "password": cleo.password});
    let old = server.patiently(request.json(&form)).await?;
    if old.status < 300 {
        return through("the old password still signs in");
    }
    new.clone_into(&mut cleo.password);
    let mark = mark(server, &cleo.phone).await?;
    let begun = match cleo.begin(server, "account").await {
        Ok(begun) => begun,
        Err(trouble) => return through(format!("the new password alone was taken: {trouble}")),
    };
    // So that the account can be deleted.
    let code = code_after(server, &cleo.phone, mark).await?;
    let done = give(server, &begun.token, &code).await?;
    stage.renewed(&cleo, &done.text("/session/token")?);
    held("the old password is wrong, and the new one leads to a code")
}
