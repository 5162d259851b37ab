//! What each token is good for, and what is made of a request that is not as described.

use doorcode_engine::time::Timestamp;
use doorcode_server::clock::Clock;
use serde_json::json;

use crate::client::{Device, PHONE, token};
use crate::support::{PASSWORD, Running};

#[tokio::test(flavor = "multi_thread")]
async fn each_token_is_good_for_one_thing() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let messages = app.sign_in("messages", "ada").await;
    let account = app.sign_in("account", "ada").await;

    let other_app = app.get("/account", &messages).await;
    assert!(
        other_app
            .header("www-authenticate")
            .contains("insufficient_scope")
    );
    other_app.problem(403, "other-app");
    app.get("/sessions", &messages).await.problem(403, "other-app");
    app.post("/step-ups", &messages, json!({"act": "export"}))
        .await
        .problem(403, "other-app");
    app.get("/account", &account).await.is(200);
    for flow in ["/sign-ins/current"] {
        app.get(flow, &account).await.problem(401, "signed-out");
    }

    let (key, code) = app.turn_on(&running, &account).await;
    let pending = token(&app.begin("account", "ada", PASSWORD).await.is(201));
    let reset = token(
        &app.post("/password-resets", "", json!({"user_name": "ada"}))
            .await
            .is(201),
    );
    for token in [&pending, &reset] {
        app.get("/session", token).await.problem(401, "signed-out");
        app.get("/account", token).await.problem(401, "signed-out");
        app.delete("/sessions", token).await.problem(401, "signed-out");
        app.post("/enrolments", token, json!({"goal": "turn_on"}))
            .await
            .problem(401, "signed-out");
    }
    app.get("/sign-ins/current", &reset)
        .await
        .problem(401, "signed-out");
    // The token of a sign-in names no reset.
    let give = json!({"recovery_key": key});
    app.post("/password-resets/current/recovery-key", &pending, give)
        .await
        .problem(410, "expired");
    app.put(
        "/password-resets/current/password",
        &pending,
        json!({"new_password": "a new long password"}),
    )
    .await
    .problem(410, "expired");

    // A code opens only the sign-in that it was sent for.
    let code = running.code(PHONE, Some(&code)).await;
    let elsewhere = Device::new(&running).await;
    running.clock.advance(std::time::Duration::from_secs(61));
    let other = token(&elsewhere.begin("account", "ada", PASSWORD).await.is(201));
    let second = running.code(PHONE, Some(&code)).await;
    let foreign = elsewhere
        .post("/sign-ins/current/code", &other, json!({"code": code}))
        .await;
    if code != second {
        foreign.problem(422, "wrong-code");
    }

    // Somebody else's flows are not there.
    let eve = Device::new(&running).await;
    eve.sign_up(&running, "eve").await;
    let eves = eve.sign_in("account", "eve").await;
    let mine = app
        .post("/step-ups", &account, json!({"act": "look"}))
        .await
        .is(201);
    let path = format!("/step-ups/{}", mine["id"].as_str().unwrap());
    eve.get(&path, &eves).await.problem(404, "not-found");
    eve.delete(&path, &eves).await.problem(404, "not-found");
    app.get(&path, &account).await.is(200);
    let session = app.get("/session", &account).await.is(200)["id"].clone();
    let path = format!("/sessions/{}", session.as_str().unwrap());
    eve.delete(&path, &eves).await.problem(404, "not-found");
    running.stop().await;
}

/// A browser's cookies are worth nothing here, and another site's page gets nowhere even with a token.
#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_not_looked_at() {
    let running = Running::start().await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let (status, _) = browser.get("/account").await;
    assert_eq!(status, 200);
    for path in ["/api/v1/session", "/api/v1/account", "/api/v1/sessions"] {
        assert_eq!(browser.get(path).await.0, 401, "{path}");
    }
    let url = format!("{}/api/v1/sessions", running.base);
    let own = browser
        .client
        .delete(&url)
        .header("origin", &running.base)
        .send()
        .await
        .unwrap();
    assert_eq!(own.status().as_u16(), 401);

    let app = Device::new(&running).await;
    let session = app.sign_in("account", "ada").await;
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let request = app
            .request("DELETE", "/session")
            .bearer_auth(&session)
            .header(name, value);
        let reply = request.send().await.unwrap();
        assert_eq!(reply.status().as_u16(), 403);
        assert_eq!(reply.headers()["content-type"], "application/problem+json");
    }

    // The same person by page and by API: what one does, the other sees.
    let all = app.get("/sessions", &session).await.is(200);
    assert_eq!(all.as_array().unwrap().len(), 2, "{all}");
    let pages = all
        .as_array()
        .unwrap()
        .iter()
        .find(|session| session["this"] == false)
        .unwrap();
    app.delete(&format!("/sessions/{}", pages["id"].as_str().unwrap()), &session)
        .await
        .is(204);
    let (_, page) = browser.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "the page's session is over: {page}"
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_not_as_described_is_told_where() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    let post = |kind: &'static str, body: String| {
        let request = app
            .request("POST", "/sign-ins")
            .header("content-type", kind)
            .body(body);
        app.send("POST", "/sign-ins", request)
    };
    let json = "application/json";
    let broken = post(json, "{\"app\": \"calls\",\n \"user_name\" \"ada\"}".to_owned()).await;
    let detail = broken.problem(400, "malformed")["detail"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(detail.contains("line 2, column 14"), "{detail}");
    for (body, said) in [
        ("", "line 1, column 0"),
        ("{\"app\": \"calls\"}", "missing field `user_name`"),
        (
            "{\"app\": \"chess\"}",
            "expected one of `messages`, `calls`, `account`",
        ),
        ("{\"app\": \"calls\", \"user_name\": 5}", "expected a string"),
        (
            "{\"app\": \"calls\", \"app\": \"calls\"}",
            "duplicate field `app`",
        ),
        ("{\"apps\": 1}", "unknown field `apps`"),
    ] {
        let problem = post(json, body.to_owned()).await.problem(400, "malformed");
        assert!(
            problem["detail"].as_str().unwrap().contains(said),
            "{body}: {problem}"
        );
    }
    let request = app
        .request("POST", "/sign-ins")
        .header("content-type", json)
        .body(b"{\"app\": \"\xff\"}".to_vec());
    app.send("POST", "/sign-ins", request)
        .await
        .problem(400, "malformed");
    post("text/plain", "{}".to_owned())
        .await
        .problem(415, "unsupported-type");
    post("application/x-www-form-urlencoded", "app=calls".to_owned())
        .await
        .problem(415, "unsupported-type");
    let large = format!("{{\"user_name\": \"{}\"}}", "a".repeat(70_000));
    post(json, large).await.problem(413, "too-large");
    post("application/json; charset=utf-8", "{}".to_owned())
        .await
        .problem(400, "malformed");

    for (method, path, status, kind) in [
        ("GET", "/nowhere", 404, "not-found"),
        ("GET", "/", 404, "not-found"),
        ("POST", "/sessions/x/y", 404, "not-found"),
        ("PUT", "/sign-ins", 405, "method-not-allowed"),
        ("GET", "/accounts", 405, "method-not-allowed"),
    ] {
        let reply = app.send(method, path, app.request(method, path)).await;
        assert_eq!(reply.headers["content-type"], "application/problem+json");
        assert_eq!(reply.status, status, "{method} {path}");
        assert_eq!(reply.body["type"], format!("/problems/{kind}"));
    }
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    app.delete("/sessions/nonsense", &session)
        .await
        .problem(404, "not-found");
    for value in ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer \u{fffd}"] {
        let request = app.request("GET", "/session").header("authorization", value);
        app.send("GET", "/session", request)
            .await
            .problem(401, "signed-out");
    }
    running.stop().await;
}

/// A device that others use as well never becomes a known one.
#[tokio::test(flavor = "multi_thread")]
async fn a_shared_device_stays_unknown() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (_, mut code) = app.turn_on(&running, &session).await;
    for shared in [true, false] {
        running.clock.advance(std::time::Duration::from_secs(120));
        let elsewhere = Device::new(&running).await;
        let pending = token(&elsewhere.begin("account", "ada", PASSWORD).await.is(201));
        code = running.code(PHONE, Some(&code)).await;
        let path = "/sign-ins/current/code";
        let request = elsewhere.request("POST", path).bearer_auth(&pending);
        let request = request
            .header("device-shared", shared.to_string())
            .json(&json!({"code": code}));
        elsewhere.send("POST", path, request).await.is(200);
        let account = doorcode_store::accounts::by_user_name(&running.app.store, "ada")
            .await
            .unwrap()
            .unwrap();
        let devices = doorcode_store::devices::of_account(&running.app.store, account.id)
            .await
            .unwrap();
        let known = devices.iter().filter(|device| device.known).count();
        assert_eq!(known, usize::from(!shared), "{devices:?}");
    }
    running.stop().await;
}

/// Of any number of right answers at once, exactly one opens a session.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_opens_one_session_however_often_it_is_sent() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let session = app.sign_in("account", "ada").await;
    let (_, code) = app.turn_on(&running, &session).await;
    running.clock.advance(std::time::Duration::from_secs(120));
    let pending = token(&app.begin("calls", "ada", PASSWORD).await.is(201));
    let code = running.code(PHONE, Some(&code)).await;
    let give = || app.post("/sign-ins/current/code", &pending, json!({"code": code}));
    let replies = futures_util::future::join_all((0..24).map(|_| give())).await;
    let opened: Vec<_> = replies.iter().filter(|reply| reply.status == 200).collect();
    assert_eq!(
        opened.len(),
        1,
        "{:?}",
        replies.iter().map(|reply| reply.status).collect::<Vec<_>>()
    );
    let opened = token(&opened[0].body["session"]);
    app.get("/session", &opened).await.is(200);
    let all = app.get("/session", &session).await.is(200);
    assert_eq!(all["two_step"], true);
    running.stop().await;
}

/// When more passwords are to be compared than can be, the rest is told to come back, and the answer says when.
#[tokio::test(flavor = "multi_thread")]
async fn a_busy_server_says_when_to_come_back() {
    let clock = Clock::fake(Timestamp::from_ms(1_800_000_000_000));
    let settings = [("DOORCODE_HASHING_THREADS", "1"), ("DOORCODE_HASHING_QUEUE", "1")];
    let running = Running::with(clock, &settings).await;
    let app = Device::new(&running).await;
    let tries = (0..40).map(|number| {
        let (app, name) = (&app, format!("nobody-{number}"));
        async move { app.begin("calls", &name, "wrong-wrong-wrong").await }
    });
    let mut busy = 0;
    for reply in futures_util::future::join_all(tries).await {
        if reply.status == 503 {
            assert!(reply.header("retry-after").parse::<u64>().unwrap() > 0);
            reply.problem(503, "overloaded");
            busy += 1;
        } else {
            reply.problem(422, "wrong-password");
        }
    }
    assert!(busy > 0, "the queue was never full");
    running.stop().await;
}

/// A source that asks too often waits; a sign-in that is guessed at is counted as on the pages.
#[tokio::test(flavor = "multi_thread")]
async fn guesses_are_counted() {
    let running = Running::start().await;
    let app = Device::new(&running).await;
    app.sign_up(&running, "ada").await;
    let mut last = 0;
    for _ in 0..200 {
        let reply = app.begin("calls", "ada", "wrong-wrong-wrong").await;
        last = reply.status;
        if last == 429 {
            assert!(reply.header("retry-after").parse::<u64>().unwrap() > 0);
            break;
        }
        reply.problem(422, "wrong-password");
    }
    assert_eq!(last, 429);
    running.stop().await;
}
