//! A forgotten password.

use serde_json::json;

use crate::client::{Device, PHONE, token};
use crate::story::wrong_key;
use crate::support::{PASSWORD, Running};

const NEW_PASSWORD: &str = "marble-lantern-orchard-17";

#[tokio::test(flavor = "multi_thread")]
async fn by_mail_where_it_is_off() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("messages", "ada").await;
    app.post("/password-resets", "", json!({"user_name": "ada"}))
        .await
        .is(201);
    let link = running.link("ada@example.org", "/forgotten/new?").await;
    let link = link.split_once("token=").unwrap().1.to_owned();
    let with = |password: &str| json!({"token": link, "new_password": password});
    let short = app
        .post("/password-resets/by-link", "", with("short"))
        .await
        .problem(422, "invalid");
    let said = short["errors"][0]["detail"].as_str().unwrap();
    assert!(said.starts_with("Use at least 15 characters"), "{said}");
    app.post("/password-resets/by-link", "", with(NEW_PASSWORD))
        .await
        .is(204);
    app.post("/password-resets/by-link", "", with(NEW_PASSWORD))
        .await
        .problem(410, "expired");
    app.get("/session", &session).await.problem(401, "signed-out");
    app.begin("messages", "ada", NEW_PASSWORD).await.is(201);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn by_key_and_code_where_it_is_on() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (key, code) = app.turn_on(&running, &session).await;
    running.clock.advance(std::time::Duration::from_secs(120));

    // Nobody, and somebody: the same answers, until the right key.
    let elsewhere = Device::new(&running).await;
    let mut resets = Vec::new();
    for name in ["ada", "nobody"] {
        let mut begun = elsewhere
            .post("/password-resets", "", json!({"user_name": name}))
            .await
            .is(201);
        let token = token(&begun);
        begun.as_object_mut().unwrap().remove("token");
        let mut said = vec![begun.to_string()];
        for (path, form) in [
            ("send", json!({})),
            ("code", json!({"code": "1234"})),
            ("recovery-key", json!({"recovery_key": wrong_key(&key)})),
        ] {
            let reply = elsewhere
                .post(&format!("/password-resets/current/{path}"), &token, form)
                .await;
            said.push(format!("{} {}", reply.status, reply.text));
        }
        let form = json!({"new_password": NEW_PASSWORD});
        let early = elsewhere
            .put("/password-resets/current/password", &token, form)
            .await;
        said.push(format!("{} {}", early.status, early.text));
        resets.push((token, said));
        running.clock.advance(std::time::Duration::from_secs(60));
    }
    assert_eq!(resets[0].1, resets[1].1);

    let reset = &resets[0].0;
    let form = json!({"recovery_key": key});
    let half = elsewhere
        .post("/password-resets/current/recovery-key", reset, form)
        .await
        .is(200);
    assert_eq!(half["state"]["awaits"], "code");
    let code = running.code(PHONE, Some(&code)).await;
    let proved = elsewhere
        .post("/password-resets/current/code", reset, json!({"code": code}))
        .await
        .is(200);
    assert_eq!(proved["state"], json!({"awaits": "new_password"}));
    let path = "/password-resets/current/password";
    let short = elsewhere
        .put(path, reset, json!({"new_password": "short"}))
        .await
        .problem(422, "invalid");
    let said = short["errors"][0]["detail"].as_str().unwrap();
    assert!(said.starts_with("Use at least 8 characters"), "{said}");
    elsewhere
        .put(path, reset, json!({"new_password": NEW_PASSWORD}))
        .await
        .is(204);
    elsewhere
        .put(path, reset, json!({"new_password": NEW_PASSWORD}))
        .await
        .problem(410, "expired");
    app.get("/session", &session).await.problem(401, "signed-out");
    let begun = app.begin("account", "ada", NEW_PASSWORD).await.is(201);
    assert_eq!(begun["state"]["awaits"], "second_step");
    running.stop().await;
}

/// Somebody has signed in who was not the owner: that session ends, the password signs nobody in any more, and with the
/// phone it leads to a new one.
#[tokio::test(flavor = "multi_thread")]
async fn this_was_not_me() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (_, code) = app.turn_on(&running, &session).await;
    running.clock.advance(std::time::Duration::from_secs(120));
    let strangers = Device::new(&running).await;
    let (theirs, code) = strangers
        .sign_in_by_code(&running, "messages", "ada", &code)
        .await;
    let link = json!({"token": newest_notice(&running).await});
    app.post("/not-me", "", link.clone()).await.is(204);
    app.post("/not-me", "", link).await.problem(410, "expired");
    app.get("/session", &theirs).await.problem(401, "signed-out");
    app.begin("messages", "ada", PASSWORD)
        .await
        .problem(422, "wrong-password");

    running.clock.advance(std::time::Duration::from_secs(120));
    let begun = app
        .post("/password-resets", "", json!({"user_name": "ada"}))
        .await
        .is(201);
    let reset = token(&begun);
    let path = "/password-resets/current";
    app.get(path, &reset).await.is(200);
    let wrong = json!({"password": "wrong-wrong-wrong"});
    app.post(&format!("{path}/old-password"), &reset, wrong)
        .await
        .problem(422, "wrong-password");
    let right = json!({"password": PASSWORD});
    let half = app
        .post(&format!("{path}/old-password"), &reset, right)
        .await
        .is(200);
    assert_eq!(half["state"]["awaits"], "code");
    let code = running.code(PHONE, Some(&code)).await;
    app.post(&format!("{path}/code"), &reset, json!({"code": code}))
        .await
        .is(200);
    let known = json!({"new_password": PASSWORD});
    let problem = app
        .put(&format!("{path}/password"), &reset, known)
        .await
        .problem(422, "invalid");
    assert_eq!(problem["errors"][0]["code"], "field-password-known");
    let new = json!({"new_password": NEW_PASSWORD});
    app.put(&format!("{path}/password"), &reset, new).await.is(204);
    app.begin("messages", "ada", NEW_PASSWORD).await.is(201);
    running.stop().await;
}

/// The token of the link in the notice of a new device that was sent at this moment.
async fn newest_notice(running: &Running) -> String {
    let now = running.clock.now().ms();
    for _ in 0..400 {
        let mails = running
            .app
            .courier
            .handset()
            .unwrap()
            .mails(Some("ada@example.org"));
        let notice = mails
            .iter()
            .find(|mail| mail.subject.contains("new device") && mail.at_ms >= now);
        if let Some((_, rest)) = notice.and_then(|mail| mail.body.split_once("/not-me?token=")) {
            return rest.split_whitespace().next().unwrap().to_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no notice of a new device arrived");
}
