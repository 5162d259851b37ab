//! A native app, as far as the wire shows it.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::schema;
use crate::support::{PASSWORD, Running};

pub const PHONE: &str = "+491701234567";

/// An app on one device: a client that keeps no cookies, and the device key that it was given.
pub struct Device {
    http: reqwest::Client,
    base: String,
    pub key: Mutex<Option<String>>,
    document: Arc<Value>,
    clock: doorcode_server::clock::Clock,
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Reply {
    /// The body, where the status is the one expected.
    #[track_caller]
    pub fn is(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.body
    }

    /// The problem, where it is of this kind.
    #[track_caller]
    pub fn problem(self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        assert_eq!(self.body["type"], format!("/problems/{kind}"), "{}", self.text);
        assert_eq!(self.body["status"], status);
        assert!(!self.body["detail"].as_str().unwrap().is_empty(), "{}", self.text);
        assert!(!self.text.contains('⟦'), "a text is missing: {}", self.text);
        let guide = include_str!("../../../../docs/api.md");
        assert!(
            guide.contains(&format!("`{kind}`")),
            "{kind} is not in docs/api.md"
        );
        self.body
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Device {
    pub async fn new(running: &Running) -> Self {
        let http = reqwest::Client::builder()
            .user_agent("TryoutApp/1.0 (Android 16)")
            .build()
            .unwrap();
        let document = http
            .get(format!("{}/api/openapi.json", running.base))
            .send()
            .await
            .unwrap();
        Self {
            http,
            base: running.base.clone(),
            key: Mutex::default(),
            document: Arc::new(document.json().await.unwrap()),
            clock: running.clock.clone(),
        }
    }

    pub fn document(&self) -> &Value {
        &self.document
    }

    pub async fn get(&self, path: &str, token: &str) -> Reply {
        self.call("GET", path, token, None).await
    }

    pub async fn post(&self, path: &str, token: &str, body: Value) -> Reply {
        self.call("POST", path, token, Some(body)).await
    }

    /// A POST without a body.
    pub async fn act(&self, path: &str, token: &str) -> Reply {
        self.call("POST", path, token, None).await
    }

    pub async fn put(&self, path: &str, token: &str, body: Value) -> Reply {
        self.call("PUT", path, token, Some(body)).await
    }

    pub async fn delete(&self, path: &str, token: &str) -> Reply {
        self.call("DELETE", path, token, None).await
    }

    async fn call(&self, method: &str, path: &str, token: &str, body: Option<Value>) -> Reply {
        let key = self.key.lock().unwrap().clone();
        let mut request = self.request(method, path);
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        if let Some(key) = key {
            request = request.header("device-key", key);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        self.send(method, path, request).await
    }

    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        self.http.request(method, format!("{}/api/v1{path}", self.base))
    }

    /// Sends it, and holds the answer against the document.
    pub async fn send(&self, method: &str, path: &str, request: reqwest::RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.text().await.unwrap();
        let body = if text.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {text}"))
        };
        let reply = Reply {
            status,
            headers,
            body,
            text,
        };
        assert_eq!(reply.header("cache-control"), "no-store");
        assert!(reply.headers.get("set-cookie").is_none());
        self.is_described(method, path, &reply);
        if let Some(key) = reply.body.pointer("/session/device_key") {
            *self.key.lock().unwrap() = Some(key.as_str().unwrap().to_owned());
        }
        reply
    }

    fn is_described(&self, method: &str, path: &str, reply: &Reply) {
        let what = format!("{method} {path}: {} {}", reply.status, reply.text);
        let Some(operation) = self.operation(method, path) else {
            assert!(matches!(reply.status, 404 | 405), "not described: {what}");
            return;
        };
        let response = operation["responses"]
            .get(reply.status.to_string())
            .unwrap_or_else(|| panic!("the status is not described: {what}"));
        let response = schema::resolve(&self.document, response);
        let kind = reply.header("content-type");
        match response.get("content") {
            None => assert_eq!(reply.body, Value::Null, "{what}"),
            Some(content) => {
                let shape = &content
                    .get(kind)
                    .unwrap_or_else(|| panic!("{kind} is not described: {what}"))["schema"];
                schema::check(&self.document, shape, &reply.body)
                    .unwrap_or_else(|error| panic!("{error}\nin {what}"));
            }
        }
        for (name, _) in response["headers"].as_object().into_iter().flatten() {
            assert!(!reply.header(name).is_empty(), "{name} is missing: {what}");
        }
    }

    /// The description of an operation.
    pub fn operation(&self, method: &str, path: &str) -> Option<&Value> {
        let path = format!("/api/v1{path}");
        let fits = |template: &str| {
            let (mine, its) = (path.split('/'), template.split('/'));
            mine.clone().count() == its.clone().count()
                && mine
                    .zip(its)
                    .all(|(mine, its)| its.starts_with('{') || mine == its)
        };
        let paths = self.document["paths"].as_object().unwrap();
        // A fixed path goes before one with a parameter.
        let exact = paths.get(&path);
        let found = exact.or_else(|| {
            paths
                .iter()
                .find(|(template, _)| fits(template))
                .map(|(_, item)| item)
        });
        found?.get(method.to_lowercase())
    }

    /// Makes an account over the API, with its address verified.
    pub async fn sign_up(&self, running: &Running, name: &str) {
        let email = format!("{name}@example.org");
        let form = json!({"user_name": name, "display_name": name, "email": email, "password": PASSWORD});
        self.post("/accounts", "", form).await.is(201);
        let token = mailed(running, &email, "/account/verify?", "").await;
        self.post("/email-verifications", "", json!({"token": token}))
            .await
            .is(204);
    }

    /// Gives user name and password.
    pub async fn begin(&self, app: &str, name: &str, password: &str) -> Reply {
        let form = json!({"app": app, "user_name": name, "password": password});
        self.post("/sign-ins", "", form).await
    }

    /// Signs in with the password alone; gives the session's token.
    pub async fn sign_in(&self, app: &str, name: &str) -> String {
        token(&self.begin(app, name, PASSWORD).await.is(201)["session"])
    }

    /// Signs in with password and code; gives the session's token.
    pub async fn sign_in_by_code(
        &self,
        running: &Running,
        app: &str,
        name: &str,
        known: &str,
    ) -> (String, String) {
        let begun = self.begin(app, name, PASSWORD).await.is(201);
        let code = running.code(PHONE, Some(known)).await;
        let done = self
            .post("/sign-ins/current/code", &token(&begun), json!({"code": code}))
            .await
            .is(200);
        (token(&done["session"]), code)
    }

    /// Turns two-step verification on with [`PHONE`]; gives the recovery key and the code that was used.
    pub async fn turn_on(&self, running: &Running, session: &str) -> (String, String) {
        let begun = self
            .post("/enrolments", session, json!({"goal": "turn_on"}))
            .await
            .is(201);
        let path = format!("/enrolments/{}", begun["id"].as_str().unwrap());
        let number = json!({"number": PHONE});
        self.post(&format!("{path}/phone"), session, number).await.is(200);
        let code = running.code(PHONE, None).await;
        let shown = self
            .post(&format!("{path}/code"), session, json!({"code": code}))
            .await
            .is(200);
        let key = shown["state"]["recovery_key"].as_str().unwrap().to_owned();
        let retyped = json!({"recovery_key": key});
        self.post(&format!("{path}/recovery-key"), session, retyped)
            .await
            .is(200);
        let done = self.act(&format!("{path}/consent"), session).await.is(200);
        assert_eq!(done["state"], json!({"awaits": "nothing", "outcome": "done"}));
        (key, code)
    }

    /// Lets the second pass in which one recovery key is compared.
    pub fn next_key(&self) {
        self.clock.advance(std::time::Duration::from_secs(2));
    }

    /// Proves `act` by password and recovery key.
    pub async fn prove(&self, session: &str, act: Value, key: Option<&str>) {
        self.next_key();
        let begun = self.post("/step-ups", session, act).await.is(201);
        let path = format!("/step-ups/{}", begun["id"].as_str().unwrap());
        let mut state = self
            .post(
                &format!("{path}/password"),
                session,
                json!({"password": PASSWORD}),
            )
            .await
            .is(200);
        if let Some(key) = key {
            let form = json!({"recovery_key": key});
            state = self
                .post(&format!("{path}/recovery-key"), session, form)
                .await
                .is(200);
        }
        assert_eq!(state["state"], json!({"awaits": "act"}));
    }
}

/// The token of the newest link of this kind that was mailed to `to`, once there is one that is not `known`.
pub async fn mailed(running: &Running, to: &str, part: &str, known: &str) -> String {
    for _ in 0..400 {
        let link = running.link(to, part).await;
        let token = link.split_once("token=").unwrap().1;
        if token != known {
            return token.to_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no other mail to {to} with {part} arrived");
}

/// The token in an answer.
pub fn token(of: &Value) -> String {
    of["token"]
        .as_str()
        .unwrap_or_else(|| panic!("no token in {of}"))
        .to_owned()
}
