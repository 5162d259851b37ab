//! From making an account to signing in with the recovery key.

use serde_json::json;

use crate::client::{Device, PHONE, token};
use crate::support::{PASSWORD, Running, settled};

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_made_protected_and_signed_in_to() {
    let running = Running::start().await;
    let app = Device::new(&running).await;

    let service = app.get("/service", "").await.is(200);
    assert_eq!(service["sign_up"], "open");
    let advice = app
        .post("/password-advice", "", json!({"password": PASSWORD}))
        .await
        .is(200);
    assert_eq!(advice["acceptable"], true);

    let bad = json!({"user_name": "a", "display_name": " ", "email": "ada", "password": "short"});
    let problem = app.post("/accounts", "", bad).await.problem(422, "invalid");
    let fields: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["field"])
        .collect();
    assert_eq!(fields, ["user_name", "display_name", "email", "password"]);
    assert_eq!(problem["errors"][0]["code"], "user-name-short");
    let said = problem["errors"][3]["detail"].as_str().unwrap();
    assert!(said.starts_with("Use at least 15 characters"), "{said}");

    let form =
        json!({"user_name": "Ada", "display_name": "Ada", "email": "ada@example.org", "password": PASSWORD});
    let made = app.post("/accounts", "", form.clone()).await.is(201);
    assert_eq!(made["user_name"], "ada");
    let taken = app.post("/accounts", "", form).await.problem(422, "invalid");
    assert_eq!(taken["errors"][0]["code"], "user-name-taken");
    let link = running.link("ada@example.org", "/account/verify?").await;
    let link = json!({"token": link.split_once("token=").unwrap().1});
    app.post("/email-verifications", "", link.clone()).await.is(204);
    app.post("/email-verifications", "", link)
        .await
        .problem(410, "expired");
    app.post("/email-verifications", "", json!({"token": "x"}))
        .await
        .problem(410, "expired");

    let unknown = app.begin("messages", "nobody", PASSWORD).await;
    let wrong = app.begin("messages", "ada", "wrong-wrong-wrong").await;
    assert_eq!(
        unknown.text, wrong.text,
        "unknown and known user names get the same answer"
    );
    wrong.problem(422, "wrong-password");

    // Two-step verification is off: the password is enough, and the person is to be asked.
    let first = app.begin("messages", "ada", PASSWORD).await.is(201);
    assert_eq!(first["state"], json!({"awaits": "nothing"}));
    assert_eq!(first["session"]["ask_to_turn_on"], true);
    let session = token(&first["session"]);
    let again = app.begin("messages", "ada", PASSWORD).await.is(201);
    assert_eq!(
        again["session"]["ask_to_turn_on"], false,
        "not the first sign-in on this device"
    );
    assert!(again["session"].get("device_key").is_none());
    let here = app.get("/session", &session).await.is(200);
    assert_eq!(
        (&here["app"], &here["device"]),
        (&json!("messages"), &json!("TryoutApp"))
    );

    // Turning it on.
    let begun = app
        .post("/enrolments", &session, json!({"goal": "turn_on"}))
        .await
        .is(201);
    assert_eq!(begun["state"], json!({"awaits": "phone"}));
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    let step = |name: &str| format!("{path}/{name}");
    let landline = app
        .post(&step("phone"), &session, json!({"number": "112"}))
        .await
        .problem(422, "invalid");
    assert_eq!(landline["errors"][0]["field"], "number");
    let number = json!({"number": "0170 1234567", "country": "DE"});
    let sent = app.post(&step("phone"), &session, number).await.is(200);
    assert_eq!(
        (&sent["state"]["awaits"], &sent["state"]["number"]),
        (&json!("code"), &json!(PHONE))
    );
    let later = app.act(&step("send"), &session).await;
    assert_ne!(later.header("retry-after"), "");
    later.problem(429, "send-later");
    let code = running.code(PHONE, None).await;
    let problem = app
        .post(&step("code"), &session, json!({"code": other(&code)}))
        .await
        .problem(422, "wrong-code");
    assert_eq!(problem["guesses_left"], 2);
    assert_eq!(problem["state"]["awaits"], "code");
    app.post(&step("code"), &session, json!({"code": "12"}))
        .await
        .problem(422, "wrong-length");
    let empty = app
        .post(&step("code"), &session, json!({"code": " "}))
        .await
        .problem(422, "invalid");
    assert_eq!(empty["errors"][0]["code"], "field-code-empty");
    let shown = app
        .post(&step("code"), &session, json!({"code": code}))
        .await
        .is(200);
    let repeated = app
        .post(&step("code"), &session, json!({"code": code}))
        .await
        .is(200);
    assert_eq!(shown, repeated, "a step that was taken answers where it stands");
    assert_eq!(
        shown,
        app.get(&path, &session).await.is(200),
        "the same key as long as it is not retyped"
    );
    let key = shown["state"]["recovery_key"].as_str().unwrap().to_owned();
    let retype = |key: &str| json!({"recovery_key": key});
    let slip = app
        .post(&step("recovery-key"), &session, retype(&slipped(&key)))
        .await
        .problem(422, "invalid");
    assert_eq!(slip["errors"][0]["code"], "field-key-slip");
    let consent = app
        .post(&step("recovery-key"), &session, retype(&key.replace(' ', "")))
        .await
        .is(200);
    assert_eq!(
        consent["state"],
        json!({"awaits": "consent", "other_sessions": 1, "waits": false})
    );
    let done = app.act(&step("consent"), &session).await.is(200);
    assert_eq!(done["state"], json!({"awaits": "nothing", "outcome": "done"}));
    assert_eq!(app.get("/session", &session).await.is(200)["two_step"], true);
    let other_session = token(&again["session"]);
    app.get("/session", &other_session)
        .await
        .problem(401, "signed-out");

    by_code(&running, &code).await;
    by_key(&running, &key).await;
    running.stop().await;
}

/// From another device: the password alone opens nothing, a wrong code neither, the right one does, once.
async fn by_code(running: &Running, known: &str) {
    let app = Device::new(running).await;
    let begun = app.begin("calls", "ada", PASSWORD).await.is(201);
    assert_eq!(begun["state"]["code"]["delivery"], "sent");
    settled(running).await;
    let there = app.get("/sign-ins/current", &token(&begun)).await.is(200);
    assert_eq!(there["state"]["code"]["delivery"], "delivered");
    assert!(begun.get("session").is_none());
    let state = &begun["state"];
    assert_eq!(state["awaits"], "second_step");
    assert_eq!(state["possible"], json!(["code", "recovery_key"]));
    assert_eq!(state["code"]["length"], 4);
    assert_eq!(state["code"]["to"]["number"], "•• •• ••67");
    let pending = token(&begun);
    let code = running.code(PHONE, Some(known)).await;
    let problem = app
        .post("/sign-ins/current/code", &pending, json!({"code": other(&code)}))
        .await
        .problem(422, "wrong-code");
    assert_eq!(problem["guesses_left"], 2);
    assert_eq!(problem["state"]["awaits"], "second_step");
    let later = app.post("/sign-ins/current/send", &pending, json!({})).await;
    assert_ne!(later.header("retry-after"), "");
    later.problem(429, "send-later");
    running.clock.advance(std::time::Duration::from_secs(61));
    let sent = app
        .post("/sign-ins/current/send", &pending, json!({}))
        .await
        .is(200);
    assert_eq!(sent["state"]["note"]["code"], "code-sent");
    let code = running.code(PHONE, Some(&code)).await;
    // As an Arabic keyboard types it, with a space.
    let typed: String = code
        .chars()
        .map(|digit| char::from_u32(0x660 + digit.to_digit(10).unwrap()).unwrap())
        .flat_map(|digit| [digit, ' '])
        .collect();
    let done = app
        .post("/sign-ins/current/code", &pending, json!({"code": typed}))
        .await
        .is(200);
    let session = token(&done["session"]);
    assert_eq!(app.get("/session", &session).await.is(200)["app"], "calls");
    app.post("/sign-ins/current/code", &pending, json!({"code": code}))
        .await
        .problem(410, "expired");
    app.get("/sign-ins/current", &pending)
        .await
        .problem(410, "expired");
    app.get("/session", &pending).await.problem(401, "signed-out");

    // Given up.
    let pending = token(&app.begin("calls", "ada", PASSWORD).await.is(201));
    app.get("/sign-ins/current", &pending).await.is(200);
    app.delete("/sign-ins/current", &pending).await.is(204);
    app.get("/sign-ins/current", &pending)
        .await
        .problem(410, "expired");
    app.delete("/session", &session).await.is(204);
    app.get("/session", &session).await.problem(401, "signed-out");
}

/// The phone is gone: the key does the code's job, and a new key takes its place.
async fn by_key(running: &Running, key: &str) {
    running.clock.advance(std::time::Duration::from_secs(3_600));
    let app = Device::new(running).await;
    let pending = token(&app.begin("account", "ada", PASSWORD).await.is(201));
    let give = |key: &str| json!({"recovery_key": key});
    let path = "/sign-ins/current/recovery-key";
    let slip = app
        .post(path, &pending, give(&slipped(key)))
        .await
        .problem(422, "invalid");
    assert_eq!(slip["errors"][0]["field"], "recovery_key");
    app.post(path, &pending, give(&wrong_key(key)))
        .await
        .problem(422, "wrong-key");
    running.clock.advance(std::time::Duration::from_secs(60));
    let shown = app.post(path, &pending, give(key)).await.is(200);
    assert_eq!(shown["state"]["awaits"], "new_recovery_key");
    assert_eq!(shown["state"]["user_name"], "ada");
    let new_key = shown["state"]["recovery_key"].as_str().unwrap();
    assert_ne!(new_key, key);
    app.get("/session", &pending).await.problem(401, "signed-out");
    let path = "/sign-ins/current/new-recovery-key";
    let problem = app
        .post(path, &pending, give(key))
        .await
        .problem(422, "not-the-same-key");
    assert_eq!(problem["state"]["recovery_key"], new_key);
    let done = app.post(path, &pending, give(new_key)).await.is(200);
    assert_eq!(done["session"]["by_recovery_key"], true);
    let session = token(&done["session"]);

    // The lost phone is replaced at once, without another proof.
    let account = app.get("/session", &session).await.is(200);
    assert_eq!(account["two_step"], true);
    let begun = app
        .post("/enrolments", &session, json!({"goal": "add_phone"}))
        .await
        .is(201);
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    let number = "+491709999999";
    app.post(&format!("{path}/phone"), &session, json!({"number": number}))
        .await
        .is(200);
    let code = running.code(number, None).await;
    let done = app
        .post(&format!("{path}/code"), &session, json!({"code": code}))
        .await
        .is(200);
    assert_eq!(done["state"], json!({"awaits": "nothing", "outcome": "done"}));
}

/// Another code of the same length.
pub fn other(code: &str) -> String {
    code.chars()
        .map(|digit| if digit == '0' { '1' } else { '0' })
        .collect()
}

/// The key with a slip of the finger in its last digit.
fn slipped(key: &str) -> String {
    let (start, last) = key.split_at(key.len() - 1);
    format!("{start}{}", (last.parse::<u32>().unwrap() + 1) % 10)
}

/// Another key, whose check digit fits.
pub fn wrong_key(key: &str) -> String {
    let style = doorcode_engine::rules::KeyStyle::Digits;
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    let first = (digits[..1].parse::<u32>().unwrap() + 1) % 10;
    (0..10)
        .map(|check| format!("{first}{}{check}", &digits[1..13]))
        .find(|key| doorcode_engine::recovery_key::RecoveryKey::parse(key, style).is_ok())
        .unwrap()
}
