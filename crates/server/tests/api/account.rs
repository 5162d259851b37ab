//! Managing the account.

use serde_json::{Value, json};

use crate::client::{Device, PHONE, mailed, token};
use crate::support::{PASSWORD, Running};

const NEW_PASSWORD: &str = "marble-lantern-orchard-17";

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_managed_by_its_owner() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (key, code) = app.turn_on(&running, &session).await;
    running.clock.advance(std::time::Duration::from_secs(25 * 3_600));

    // Looking asks for a second step.
    let problem = app.get("/account", &session).await.problem(403, "step-up");
    assert_eq!(problem["act"], "look");
    app.get("/sessions", &session).await.problem(403, "step-up");
    app.get("/account/activity", &session)
        .await
        .problem(403, "step-up");
    let begun = app
        .post("/step-ups", &session, json!({"act": "look"}))
        .await
        .is(201);
    assert_eq!(begun["state"]["need"], "second_step");
    assert_eq!(begun["state"]["possible"], json!(["code", "recovery_key"]));
    let path = format!("/step-ups/{}", begun["id"].as_str().unwrap());
    app.post(&format!("{path}/send"), &session, json!({}))
        .await
        .is(200);
    let code = running.code(PHONE, Some(&code)).await;
    let wrong = json!({"code": crate::story::other(&code)});
    app.post(&format!("{path}/code"), &session, wrong)
        .await
        .problem(422, "wrong-code");
    let done = app
        .post(&format!("{path}/code"), &session, json!({"code": code}))
        .await
        .is(200);
    assert_eq!(done["state"], json!({"awaits": "act"}));
    let account = app.get("/account", &session).await.is(200);
    assert_eq!(account["two_step"]["on"], true);
    assert_eq!(account["email_verified"], true);
    assert_eq!(account["phones"][0]["number"], "•• •• ••67");

    let activity = app.get("/account/activity", &session).await.is(200);
    let newest = &activity["events"][0];
    assert_eq!(newest["event"], "step_up_proved");
    assert_eq!(
        (&newest["app"], &newest["device"]),
        (&json!("account"), &account_device(&app, &session).await)
    );
    let older = |before: &Value| {
        let path = format!(
            "/account/activity?before={}",
            before.to_string().trim_matches('"')
        );
        app.send(
            "GET",
            "/account/activity",
            app.request("GET", &path).bearer_auth(&session),
        )
    };
    let next = older(&newest["id"]).await.is(200);
    assert_eq!(next["events"][0], activity["events"][1]);
    older(&json!("x")).await.problem(400, "malformed");

    change_contact(&running, &app, &session, &key).await;
    phones(&running, &app, &session, &key, account["phones"][0]["id"].clone()).await;
    let session = change_password(&running, &app, &session, &key).await;
    let key = new_key(&app, &session, &key).await;
    turn_off_and_undo(&app, &session, &key).await;

    app.act("/account/export", &session).await.problem(403, "step-up");
    prove(&app, &session, json!({"act": "export"}), &key).await;
    let export = app.act("/account/export", &session).await.is(200);
    assert!(export.to_string().contains("ada@example.net"), "{export}");
    let again = app.act("/account/export", &session).await.problem(403, "step-up");
    assert_eq!(again["act"], "export", "a proof is spent by its act");

    app.delete("/account", &session).await.problem(403, "step-up");
    prove(&app, &session, json!({"act": "delete_account"}), &key).await;
    app.delete("/account", &session).await.is(204);
    app.get("/session", &session).await.problem(401, "signed-out");
    app.begin("account", "ada", NEW_PASSWORD)
        .await
        .problem(422, "wrong-password");
    running.stop().await;
}

/// Proves an act by the new password and the key.
async fn prove(app: &Device, session: &str, act: Value, key: &str) {
    app.next_key();
    let begun = app.post("/step-ups", session, act).await.is(201);
    assert_eq!(begun["state"]["need"], "two_of_three");
    let path = format!("/step-ups/{}", begun["id"].as_str().unwrap());
    let wrong = json!({"password": "wrong-wrong-wrong"});
    app.post(&format!("{path}/password"), session, wrong)
        .await
        .problem(422, "wrong-password");
    let password = json!({"password": NEW_PASSWORD});
    let half = app
        .post(&format!("{path}/password"), session, password)
        .await
        .is(200);
    assert_eq!(half["state"]["proved"], json!(["password"]));
    let form = json!({"recovery_key": key});
    let done = app
        .post(&format!("{path}/recovery-key"), session, form)
        .await
        .is(200);
    assert_eq!(done["state"], json!({"awaits": "act"}));
}

async fn change_contact(running: &Running, app: &Device, session: &str, key: &str) {
    let contact = json!({"display_name": "Ada L.", "email": "ada@example.net"});
    let problem = app
        .put("/account/contact", session, contact.clone())
        .await
        .problem(403, "step-up");
    assert_eq!(problem["act"], "change_contact");
    app.prove(session, json!({"act": "change_contact"}), Some(key))
        .await;
    let bad = json!({"display_name": "Ada L.", "email": "nowhere"});
    let problem = app
        .put("/account/contact", session, bad)
        .await
        .problem(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "email");
    let account = app.put("/account/contact", session, contact).await.is(200);
    assert_eq!(
        (&account["email"], &account["email_verified"]),
        (&json!("ada@example.net"), &json!(false))
    );
    let first = mailed(running, "ada@example.net", "/account/verify?", "").await;
    running.clock.advance(std::time::Duration::from_secs(61));
    app.act("/account/email-verification", session).await.is(202);
    let link = mailed(running, "ada@example.net", "/account/verify?", &first).await;
    let link = json!({"token": link});
    app.post("/email-verifications", "", link).await.is(204);
    app.act("/account/email-verification", session)
        .await
        .problem(403, "not-allowed");
}

async fn phones(running: &Running, app: &Device, session: &str, key: &str, first: Value) {
    let number = "+491709876543";
    app.post("/enrolments", session, json!({"goal": "add_phone"}))
        .await
        .problem(403, "step-up");
    app.prove(session, json!({"act": "add_phone"}), Some(key)).await;
    let begun = app
        .post("/enrolments", session, json!({"goal": "add_phone"}))
        .await
        .is(201);
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    let same = app
        .post(&format!("{path}/phone"), session, json!({"number": PHONE}))
        .await;
    same.problem(422, "phone-already-trusted");
    app.post(&format!("{path}/phone"), session, json!({"number": number}))
        .await
        .is(200);
    let code = running.code(number, None).await;
    app.post(&format!("{path}/code"), session, json!({"code": code}))
        .await
        .is(200);

    // The other is chosen at a sign-in.
    let elsewhere = Device::new(running).await;
    running.clock.advance(std::time::Duration::from_secs(61));
    let begun = elsewhere.begin("messages", "ada", PASSWORD).await.is(201);
    let phones = begun["state"]["code"]["phones"].as_array().unwrap().clone();
    assert_eq!(phones.len(), 2);
    let second = phones.iter().find(|phone| phone["id"] != first).unwrap();
    running.clock.advance(std::time::Duration::from_secs(61));
    let form = json!({"phone": second["id"]});
    elsewhere
        .post("/sign-ins/current/send", &token(&begun), form)
        .await
        .is(200);
    let code = running.code(number, Some(&code)).await;
    elsewhere
        .post("/sign-ins/current/code", &token(&begun), json!({"code": code}))
        .await
        .is(200);
    let nonsense = json!({"phone": "nonsense"});
    app.post("/step-ups", session, nonsense)
        .await
        .problem(400, "malformed");

    let path = format!("/account/phones/{}", second["id"].as_str().unwrap());
    let problem = app.delete(&path, session).await.problem(403, "step-up");
    assert_eq!(problem["act"], "remove_phone");
    let act = json!({"act": "remove_phone", "phone": second["id"]});
    app.prove(session, act, Some(key)).await;
    app.delete(&path, session).await.is(204);
    app.delete(&path, session).await.problem(404, "not-found");
    let path = format!("/account/phones/{}", first.as_str().unwrap());
    app.delete(&path, session).await.problem(403, "not-allowed");
}

async fn change_password(running: &Running, app: &Device, session: &str, key: &str) -> String {
    running.clock.advance(std::time::Duration::from_secs(120));
    let elsewhere = Device::new(running).await;
    let begun = elsewhere.begin("messages", "ada", PASSWORD).await.is(201);
    let code = newest(running).await;
    let form = json!({"code": code});
    let other = elsewhere
        .post("/sign-ins/current/code", &token(&begun), form)
        .await
        .is(200);

    let new = json!({"new_password": NEW_PASSWORD});
    app.put("/account/password", session, new.clone())
        .await
        .problem(403, "step-up");
    app.prove(session, json!({"act": "change_password"}), Some(key))
        .await;
    let short = app
        .put("/account/password", session, json!({"new_password": "short"}))
        .await
        .problem(422, "invalid");
    assert_eq!(short["errors"][0]["field"], "new_password");
    let said = short["errors"][0]["detail"].as_str().unwrap();
    assert!(said.starts_with("Use at least 8 characters"), "{said}");
    app.put("/account/password", session, new).await.is(204);
    app.get("/session", session).await.is(200);
    elsewhere
        .get("/session", &token(&other["session"]))
        .await
        .problem(401, "signed-out");
    session.to_owned()
}

/// The code of the text that arrives last, once the courier has nothing left to do.
async fn newest(running: &Running) -> String {
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    running.code(PHONE, None).await
}

async fn new_key(app: &Device, session: &str, key: &str) -> String {
    let goal = json!({"goal": "new_recovery_key"});
    let problem = app
        .post("/enrolments", session, goal.clone())
        .await
        .problem(403, "step-up");
    assert_eq!(problem["act"], "new_recovery_key");
    prove(app, session, json!({"act": "new_recovery_key"}), key).await;
    let begun = app.post("/enrolments", session, goal).await.is(201);
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    let new = begun["state"]["recovery_key"].as_str().unwrap().to_owned();
    let retype = |key: &str| json!({"recovery_key": key});
    let other = app
        .post(&format!("{path}/recovery-key"), session, retype(key))
        .await;
    other.problem(422, "not-the-same-key");
    app.post(&format!("{path}/recovery-key"), session, retype(&new))
        .await
        .is(200);
    app.delete(&path, session).await.problem(410, "expired");
    new
}

async fn turn_off_and_undo(app: &Device, session: &str, key: &str) {
    app.act("/account/two-step/undo", session)
        .await
        .problem(403, "not-allowed");
    let problem = app
        .delete("/account/two-step", session)
        .await
        .problem(403, "step-up");
    assert_eq!(problem["act"], "turn_off");
    prove(app, session, json!({"act": "turn_off"}), key).await;
    let off = app.delete("/account/two-step", session).await.is(200);
    assert_eq!(off["on"], false);
    assert!(off["undo_until"].is_string());
    let problem = app
        .act("/account/two-step/undo", session)
        .await
        .problem(403, "step-up");
    assert_eq!(problem["act"], "undo_turn_off");
    let begun = app
        .post("/step-ups", session, json!({"act": "undo_turn_off"}))
        .await
        .is(201);
    let path = format!("/step-ups/{}", begun["id"].as_str().unwrap());
    let form = json!({"recovery_key": key});
    app.next_key();
    app.post(&format!("{path}/recovery-key"), session, form)
        .await
        .is(200);
    assert_eq!(
        app.act("/account/two-step/undo", session).await.is(200)["on"],
        true
    );
}

/// A stranger's device that has the password cannot turn it on by itself: it waits, and the owner stops or confirms it.
#[tokio::test(flavor = "multi_thread")]
async fn turning_it_on_from_a_new_device_waits_for_the_owner() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    running
        .clock
        .advance(std::time::Duration::from_secs(10 * 24 * 3_600));
    let mut link = String::new();
    for (answer, on) in [("stop", false), ("confirm", true)] {
        let session = app.sign_in("calls", "ada").await;
        let begun = app
            .post("/enrolments", &session, json!({"goal": "turn_on"}))
            .await
            .is(201);
        let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
        let number = if on { "+491701111111" } else { "+491702222222" };
        app.post(&format!("{path}/phone"), &session, json!({"number": number}))
            .await
            .is(200);
        let code = running.code(number, None).await;
        let shown = app
            .post(&format!("{path}/code"), &session, json!({"code": code}))
            .await
            .is(200);
        let key = json!({"recovery_key": shown["state"]["recovery_key"]});
        let consent = app
            .post(&format!("{path}/recovery-key"), &session, key)
            .await
            .is(200);
        assert_eq!(consent["state"]["waits"], true);
        let waiting = app.act(&format!("{path}/consent"), &session).await.is(200);
        assert_eq!(
            (&waiting["state"]["awaits"], &waiting["state"]["by_contact"]),
            (&json!("owner"), &json!(true))
        );
        link = mailed(&running, "ada@example.org", "/two-step/owner?", &link).await;
        let form = json!({"token": link, "answer": answer});
        app.post("/owner-answers", "", form.clone()).await.is(204);
        app.post("/owner-answers", "", form).await.problem(410, "expired");
        if on {
            // Confirmed from outside any session: all of them end.
            app.get("/session", &session).await.problem(401, "signed-out");
            let begun = app.begin("calls", "ada", PASSWORD).await.is(201);
            assert_eq!(begun["state"]["awaits"], "second_step");
        } else {
            assert_eq!(app.get("/session", &session).await.is(200)["two_step"], false);
            let ended = app.get(&path, &session).await.is(200);
            assert_eq!(ended["state"], json!({"awaits": "nothing", "outcome": "stopped"}));
        }
        running.clock.advance(std::time::Duration::from_secs(60));
    }
    running.stop().await;
}

/// A walk that one session began with a proof of its own is not another session's.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_is_shown_to_the_session_that_proved_it() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (key, code) = app.turn_on(&running, &session).await;
    running.clock.advance(std::time::Duration::from_secs(120));
    let (messages, _) = app.sign_in_by_code(&running, "messages", "ada", &code).await;
    app.prove(&session, json!({"act": "new_recovery_key"}), Some(&key))
        .await;
    let goal = json!({"goal": "new_recovery_key"});
    let begun = app.post("/enrolments", &session, goal).await.is(201);
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    app.get(&path, &messages).await.problem(404, "not-found");
    app.delete(&path, &messages).await.problem(404, "not-found");
    app.delete(&path, &session).await.is(204);
    running.stop().await;
}

/// What this device is called in the list of sessions.
async fn account_device(app: &Device, session: &str) -> Value {
    let sessions = app.get("/sessions", session).await.is(200);
    sessions[0]["device"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recovery_key_is_asked_after_and_shown_by_a_step_up() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (key, _) = app.turn_on(&running, &session).await;
    // Kept signed in by being used.
    for _ in 0..3 {
        running.clock.advance(std::time::Duration::from_secs(61 * 86_400));
        app.get("/account", &session).await.problem(403, "step-up");
    }
    let begun = app
        .post("/step-ups", &session, json!({"act": "check_recovery_key"}))
        .await
        .is(201);
    assert_eq!(begun["state"]["need"], "recovery_key");
    assert_eq!(begun["state"]["possible"], json!(["recovery_key"]));
    app.post("/account/recovery-key/check-later", &session, json!({}))
        .await
        .is(204);
    let path = format!("/step-ups/{}/recovery-key", begun["id"].as_str().unwrap());
    let done = app
        .post(&path, &session, json!({"recovery_key": key}))
        .await
        .is(200);
    assert_eq!(done["state"], json!({"awaits": "act"}));
    let account = app.get("/account", &session).await.is(200);
    assert_eq!(account["recovery_key_check_due"], false);
    running.stop().await;
}
