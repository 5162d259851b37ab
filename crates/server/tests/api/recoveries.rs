//! The delayed recovery over JSON.

use std::time::Duration;

use doorcode_server::usecase::timed;
use serde_json::json;

use crate::client::{Device, PHONE, mailed, token};
use crate::story::wrong_key;
use crate::support::{PASSWORD, Running, settled};

const DAY: Duration = Duration::from_secs(86_400);
const NEW_PASSWORD: &str = "marble-lantern-orchard-17";
const NEW_PHONE: &str = "+491701234599";

/// Shows one of the three; gives the token and the answer.
async fn show(app: &Device, path: &str, form: serde_json::Value) -> (String, crate::client::Reply) {
    let begun = app
        .post("/recoveries", "", json!({"user_name": "ada"}))
        .await
        .is(201);
    assert_eq!(begun["state"]["awaits"], "proof");
    let token = token(&begun);
    let reply = app
        .post(&format!("/recoveries/current/{path}"), &token, form)
        .await;
    (token, reply)
}

async fn a_week(running: &Running) {
    for days in [3, 3, 1] {
        running.clock.advance(days * DAY + Duration::from_secs(60));
        timed::round(&running.app).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_chosen_started_seen_stopped_and_finished() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (key, _) = app.turn_on(&running, &session).await;
    let password = || json!({"password": PASSWORD});
    show(&app, "password", password())
        .await
        .1
        .problem(422, "shows-nothing");
    let path = "/account/delayed-recovery";
    let chosen = json!({"chosen": true});
    let refused = app
        .put(path, &session, chosen.clone())
        .await
        .problem(403, "step-up");
    assert_eq!(refused["act"], "choose_recovery");
    app.prove(&session, json!({"act": "choose_recovery"}), Some(&key))
        .await;
    app.put(path, &session, chosen).await.is(204);
    let account = app.get("/account", &session).await.is(200);
    assert!(account["delayed_recovery_since"].is_string(), "{account}");
    let (_, early) = show(&app, "password", password()).await;
    let early = early.is(200);
    assert_eq!(early["state"]["awaits"], "not_now");
    running.clock.advance(4 * DAY);

    let (way, shown) = show(&app, "password", password()).await;
    assert_eq!(shown.is(200)["state"]["awaits"], "start");
    let begun = app.act("/recoveries/current/start", &way).await.is(200);
    assert_eq!(begun["state"]["awaits"], "time");
    let seen = app.get("/recovery", &session).await.is(200);
    assert_eq!(seen["shown"], "password");
    assert_eq!(seen["ripe_at"], begun["state"]["ripe_at"]);

    // A text to the phone that was reported lost stops nothing alone.
    settled(&running).await;
    let texts = running.app.courier.handset().unwrap().texts(Some(PHONE));
    let text = &texts
        .iter()
        .find(|text| text.body.contains("/recovery/stop?"))
        .unwrap()
        .body;
    let link = text.split_once("token=").unwrap().1.trim().to_owned();
    let stop = async |form| app.post("/recoveries/stop", "", form).await;
    stop(json!({"token": link})).await.problem(403, "step-up");
    let wrong = json!({"token": link, "recovery_key": wrong_key(&key)});
    stop(wrong).await.problem(422, "wrong-key");
    app.get("/recovery", &session).await.is(200);
    let mail = mailed(&running, "ada@example.org", "/recovery/stop?", "").await;
    stop(json!({"token": mail})).await.is(204);
    stop(json!({"token": mail})).await.problem(410, "expired");
    app.get("/recovery", &session).await.problem(404, "not-found");

    running.clock.advance(30 * DAY);
    let (way, _) = show(&app, "password", password()).await;
    app.act("/recoveries/current/start", &way).await.is(200);
    app.delete("/recovery", &session).await.is(204);
    app.get("/recovery", &session).await.problem(404, "not-found");

    // Nobody stops the next one, and a new phone comes in.
    running.clock.advance(30 * DAY);
    let (way, _) = show(&app, "password", password()).await;
    app.act("/recoveries/current/start", &way).await.is(200);
    a_week(&running).await;
    let another = show(&app, "recovery-key", json!({"recovery_key": key}))
        .await
        .1
        .is(200);
    assert_eq!(another["state"]["awaits"], "another");
    let (way, shown) = show(&app, "password", password()).await;
    assert_eq!(shown.is(200)["state"]["awaits"], "new_phone");
    let put = json!({"new_password": NEW_PASSWORD});
    app.put("/recoveries/current/new-password", &way, put)
        .await
        .problem(410, "expired");
    let number = json!({"number": NEW_PHONE});
    let sent = app
        .post("/recoveries/current/new-phone", &way, number)
        .await
        .is(200);
    assert_eq!(sent["state"]["awaits"], "new_phone_code");
    let code = running.code(NEW_PHONE, None).await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    let at = "/recoveries/current/new-phone/code";
    app.post(at, &way, json!({"code": wrong}))
        .await
        .problem(422, "wrong-code");
    let done = app.post(at, &way, json!({"code": code})).await.is(200);
    assert_eq!(done["state"]["awaits"], "done");
    app.get("/account", &session).await.problem(401, "signed-out");
    app.get("/recoveries/current", &way).await.is(200);

    // Password and the new phone make a new key, at once.
    let begun = app.begin("account", "ada", PASSWORD).await.is(201);
    let code = running.code(NEW_PHONE, Some(&code)).await;
    let form = json!({"code": code});
    let signed = app
        .post("/sign-ins/current/code", &token(&begun), form)
        .await
        .is(200);
    let session = token(&signed["session"]);
    let goal = json!({"goal": "new_recovery_key"});
    let made = app.post("/enrolments", &session, goal).await.is(201);
    assert_eq!(made["state"]["awaits"], "recovery_key");
    running.stop().await;
}

/// Chosen with the consent; the same answers for nobody as for somebody.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_and_somebody_are_answered_alike() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let goal = json!({"goal": "turn_on"});
    let begun = app.post("/enrolments", &session, goal).await.is(201);
    let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
    let at = |step: &str| format!("{path}/{step}");
    app.post(&at("phone"), &session, json!({"number": PHONE}))
        .await
        .is(200);
    let code = running.code(PHONE, None).await;
    let shown = app
        .post(&at("code"), &session, json!({"code": code}))
        .await
        .is(200);
    let key = shown["state"]["recovery_key"].as_str().unwrap().to_owned();
    app.post(&at("recovery-key"), &session, json!({"recovery_key": key}))
        .await
        .is(200);
    app.post(&at("consent"), &session, json!({"delayed_recovery": true}))
        .await
        .is(200);
    running.clock.advance(4 * DAY);

    let mut said = Vec::new();
    for name in ["ada", "nobody"] {
        let begun = app
            .post("/recoveries", "", json!({"user_name": name}))
            .await
            .is(201);
        let token = token(&begun);
        let mut answers = vec![begun["state"].to_string()];
        for (path, form) in [
            ("send", json!({})),
            ("code", json!({"code": "12345678"})),
            ("password", json!({"password": "wrong-wrong-wrong"})),
            ("recovery-key", json!({"recovery_key": wrong_key(&key)})),
        ] {
            let reply = app
                .post(&format!("/recoveries/current/{path}"), &token, form)
                .await;
            answers.push(format!("{} {}", reply.status, reply.text));
        }
        said.push(answers);
    }
    assert_eq!(said[0], said[1]);
    // The code went to ada's phone alone, and shows it.
    let code = running.code(PHONE, Some(&code)).await;
    assert_eq!(code.len(), 8);
    running.stop().await;
}
