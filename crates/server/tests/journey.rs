//! A person makes an account, turns two-step verification on, and signs in with a code and with the recovery key,
//! in a browser without scripts, against the real program's router on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use doorcode_server::app::App;
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Inputs};
use doorcode_server::random::Randomness;
use doorcode_server::serve;

struct Browser {
    client: reqwest::Client,
    base: String,
}

impl Browser {
    fn new(base: &str) -> Self {
        let client = reqwest::Client::builder().cookie_store(true).build().unwrap();
        Self {
            client,
            base: base.to_owned(),
        }
    }

    async fn get(&self, path: &str) -> (u16, String) {
        let response = self
            .client
            .get(format!("{}{path}", self.base))
            .send()
            .await
            .unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let body: Vec<String> = fields
            .iter()
            .map(|(k, v)| {
                format!(
                    "{k}={}",
                    v.replace('+', "%2B").replace(' ', "%20").replace('@', "%40")
                )
            })
            .collect();
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .body(body.join("&"));
        let request = request
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", &self.base);
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    async fn sign_in(&self) -> (u16, String) {
        self.post(
            "/sign-in",
            &[("app", "account"), ("user_name", "ada"), ("password", PASSWORD)],
        )
        .await
    }

    async fn last_code(&self) -> String {
        for _ in 0..100 {
            let (_, texts) = self.get("/handset/texts?to=%2B491701234567").await;
            if let Some((_, rest)) = texts.split_once("\"body\":\"") {
                return rest.chars().take_while(char::is_ascii_digit).collect();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no text arrived");
    }
}

const PASSWORD: &str = "violet-harbour-trumpet-42";

fn shown_key(page: &str) -> String {
    let (_, rest) = page.split_once("data-copy=\"").expect("a key is shown");
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_made_protected_and_signed_in_to() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let inputs = Inputs {
        file: None,
        environment: Vec::new(),
        flags: vec![("--data", data), ("--listen", address.to_string())],
    };
    let config = config::load(&inputs)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .config;
    let clock = Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let app = App::open(config, address, clock.clone(), Randomness::system())
        .await
        .unwrap();
    app.start_workers();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(serve::run(Arc::clone(&app), listener, None, async {
        stopped.await.unwrap_or(())
    }));
    let base = app.public_url.origin();
    let ada = Browser::new(&base);

    let (status, page) = ada
        .post(
            "/sign-up",
            &[
                ("user_name", "ada"),
                ("display_name", "Ada"),
                ("email", "ada@example.org"),
                ("password", "short"),
            ],
        )
        .await;
    assert_eq!(status, 422, "{page}");
    let form = [
        ("user_name", "ada"),
        ("display_name", "Ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
    ];
    let (status, page) = ada.post("/sign-up", &form).await;
    assert_eq!(status, 200, "{page}");
    assert!(!page.contains('⟦'), "{page}");

    let (status, unknown) = ada
        .post(
            "/sign-in",
            &[
                ("app", "account"),
                ("user_name", "nobody"),
                ("password", PASSWORD),
            ],
        )
        .await;
    assert_eq!(status, 422);
    let (status, wrong) = ada
        .post(
            "/sign-in",
            &[
                ("app", "account"),
                ("user_name", "ada"),
                ("password", "wrong-wrong-wrong"),
            ],
        )
        .await;
    assert_eq!(status, 422);
    assert_eq!(
        unknown.replace("nobody", "ada"),
        wrong,
        "unknown and known user names get the same answer"
    );

    let (status, page) = ada.sign_in().await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("Turn on two-step verification?"),
        "asked to turn it on at the first sign-in: {page}"
    );

    let (_, page) = ada.get("/two-step").await;
    assert!(page.contains("name=\"phone\""), "{page}");
    let (_, page) = ada
        .post("/two-step/phone", &[("country", "DE"), ("phone", "not a number")])
        .await;
    assert!(page.contains("cannot receive texts"), "{page}");
    ada.post("/two-step/phone", &[("country", "DE"), ("phone", "0170 1234567")])
        .await;
    let code = ada.last_code().await;
    assert_eq!(code.len(), 4);
    let (_, page) = ada.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    let (_, page) = ada.get("/two-step").await;
    assert_eq!(shown_key(&page), key, "a reload shows the same key");
    let (_, page) = ada.post("/two-step/key/retype", &[("key", &key)]).await;
    assert!(page.contains("Before it is turned on"), "{page}");
    let (_, page) = ada.post("/two-step/confirm", &[]).await;
    assert!(page.contains("Two-step verification is on"), "{page}");
    assert!(!page.contains('⟦'), "{page}");

    // From another browser: the password alone opens nothing, a wrong code neither, the right one does, once.
    let elsewhere = Browser::new(&base);
    let (_, page) = elsewhere.sign_in().await;
    assert!(page.contains("name=\"code\""), "{page}");
    let (_, page) = elsewhere.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "a pending sign-in is not a session: {page}"
    );
    tokio::time::sleep(Duration::from_millis(200)).await;
    let code = elsewhere.last_code().await;
    let wrong = if code == "0000" { "1111" } else { "0000" };
    let (status, page) = elsewhere.post("/sign-in/code", &[("code", wrong)]).await;
    assert_eq!(status, 422, "{page}");
    let (status, page) = elsewhere.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Every sign-in asks for a code"), "{page}");

    // The phone is gone: the key does the code's job, and a new key takes its place.
    clock.advance(Duration::from_secs(600));
    let third = Browser::new(&base);
    third.sign_in().await;
    let slip = format!(
        "{}{}",
        &key[..key.len() - 1],
        (key.chars().last().unwrap().to_digit(10).unwrap() + 1) % 10
    );
    let (_, page) = third.post("/sign-in/key", &[("key", &slip)]).await;
    assert!(page.contains("There is a slip"), "{page}");
    let (_, page) = third.post("/sign-in/key", &[("key", &key)]).await;
    let new_key = shown_key(&page);
    assert_ne!(new_key, key);
    let (_, page) = third.get("/account").await;
    assert!(
        page.contains("name=\"password\""),
        "no session before the new key is retyped: {page}"
    );
    let (_, page) = third.post("/sign-in/new-key/retype", &[("key", &new_key)]).await;
    assert!(page.contains("Where you are signed in"), "{page}");

    // The make-believe phone answers this machine only: not under another name, and not through a proxy.
    for path in ["/handset", "/handset/texts", "/handset/mails"] {
        assert_eq!(ada.get(path).await.0, 200, "{path}");
        for (name, value) in [("host", "elsewhere.example"), ("x-forwarded-for", "203.0.113.7")] {
            let request = ada.client.get(format!("{base}{path}")).header(name, value);
            assert_eq!(
                request.send().await.unwrap().status().as_u16(),
                404,
                "{path} with {name}"
            );
        }
    }

    stop.send(()).unwrap();
    running.await.unwrap().unwrap();
    app.close().await;
}
