//! The account pages over HTTP, in a browser without scripts: each page is opened, each change is refused without its
//! proof and done with it, once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod desk;
mod evicted;
mod key_check;
mod leaving;
mod looking;
mod phones;
mod turning_off;
mod windows;

use std::time::Duration;

use doorcode_store::accounts::{self, Account};
use support::{Browser, PASSWORD, Running};

pub const MILLISECOND: Duration = Duration::from_millis(1);
pub const MINUTE: Duration = Duration::from_secs(60);
pub const HOUR: Duration = Duration::from_secs(3_600);
pub const DAY: Duration = Duration::from_secs(86_400);

/// Where a request led to, redirects followed.
pub struct Page {
    pub status: u16,
    /// Path and query.
    pub path: String,
    pub html: String,
}

impl Page {
    async fn of(response: reqwest::Response) -> Self {
        let url = response.url().clone();
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let status = response.status().as_u16();
        let html = response.text().await.unwrap();
        assert!(!html.contains('⟦'), "a sentence is missing at {path}: {html}");
        Self { status, path, html }
    }

    pub fn at(&self, status: u16, path: &str) -> &Self {
        assert_eq!(
            (self.status, self.path.as_str()),
            (status, path),
            "{}",
            self.words()
        );
        self
    }

    /// What a person reads on it.
    fn words(&self) -> String {
        let main = self.html.split_once("<main").map_or("", |(_, rest)| rest);
        let texts = main.split('<').filter_map(|part| part.split_once('>'));
        let words = texts.map(|(_, text)| text.trim()).filter(|text| !text.is_empty());
        words.collect::<Vec<_>>().join(" | ")
    }

    pub fn says(&self, words: &str) -> &Self {
        assert!(
            self.html.contains(words),
            "'{words}' is missing: {}",
            self.words()
        );
        self
    }

    pub fn says_not(&self, words: &str) -> &Self {
        assert!(!self.html.contains(words), "'{words}' is told: {}", self.words());
        self
    }
}

/// Somebody at a browser that is signed in to the account page. Without two-step verification there is no key.
pub struct Person {
    pub name: &'static str,
    pub phone: &'static str,
    pub browser: Browser,
    pub key: String,
}

impl Person {
    /// Without two-step verification.
    pub async fn member(running: &Running, name: &'static str) -> Self {
        running.member(name).await;
        let browser = running.browser();
        browser.sign_in("account", name).await;
        Self {
            name,
            phone: "",
            browser,
            key: String::new(),
        }
    }

    pub async fn protected(running: &Running, name: &'static str, phone: &'static str) -> Self {
        let (browser, key) = running.protected(name, phone).await;
        Self {
            name,
            phone,
            browser,
            key,
        }
    }

    /// The same, signed in for longer than a day.
    pub async fn settled(running: &Running, name: &'static str, phone: &'static str) -> Self {
        let person = Self::protected(running, name, phone).await;
        running.clock.advance(DAY + HOUR);
        person
    }

    pub async fn open(&self, path: &str) -> Page {
        let browser = &self.browser;
        let request = browser.client.get(format!("{}{path}", browser.base));
        Page::of(request.send().await.unwrap()).await
    }

    /// Status and kind of a file.
    pub async fn file(&self, path: &str) -> (u16, String) {
        let browser = &self.browser;
        let request = browser.client.get(format!("{}{path}", browser.base));
        let response = request.send().await.unwrap();
        let kind = response.headers()["content-type"].to_str().unwrap();
        (response.status().as_u16(), kind.to_owned())
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        post(&self.browser, path, fields).await
    }

    pub async fn by_password(&self, act: &str) -> Page {
        let form = [&fields(act)[..], &[("password", PASSWORD)]].concat();
        self.post("/account/step-up/password", &form).await
    }

    pub async fn by_key(&self, act: &str) -> Page {
        let form = [&fields(act)[..], &[("key", self.key.as_str())]].concat();
        self.post("/account/step-up/key", &form).await
    }

    /// Has a code sent, waiting until it may be, and types it.
    pub async fn by_code(&self, running: &Running, act: &str) -> Page {
        let before = texts(running, self.phone);
        running.clock.advance(MINUTE);
        let sent = self.post("/account/step-up/code/send", &fields(act)).await;
        assert_eq!(sent.status, 200, "{}", sent.words());
        let code = code_after(running, self.phone, before).await;
        let form = [&fields(act)[..], &[("code", code.as_str())]].concat();
        self.post("/account/step-up/code", &form).await
    }

    /// Proves password and key.
    pub async fn prove(&self, act: &str) -> Page {
        self.open(&format!("/account/step-up?act={act}")).await;
        self.by_password(act).await.at(200, "/account/step-up/password");
        self.by_key(act).await
    }

    pub async fn account(&self, running: &Running) -> Account {
        let found = accounts::by_user_name(&running.app.store, self.name).await;
        found.unwrap().expect("the account is there")
    }
}

pub async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let request = browser
        .client
        .post(format!("{}{path}", browser.base))
        .header("origin", &browser.base)
        .form(fields);
    Page::of(request.send().await.unwrap()).await
}

/// How many texts with a code a phone has received: others tell the owner of something, at a time of their own.
pub fn texts(running: &Running, phone: &str) -> usize {
    let texts = running.app.courier.handset().unwrap().texts(Some(phone));
    let codes = texts
        .iter()
        .filter(|text| text.body.starts_with(|first: char| first.is_ascii_digit()));
    codes.count()
}

/// The code of the text that came after the first `before`.
pub async fn code_after(running: &Running, phone: &str, before: usize) -> String {
    for _ in 0..400 {
        if texts(running, phone) > before {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    running.code(phone, None).await
}

/// Waits for a mail to `to` with this subject, the `count`th of them.
pub async fn mailed(running: &Running, to: &str, subject: &str, count: usize) {
    for _ in 0..400 {
        let mails = running.app.courier.handset().unwrap().mails(Some(to));
        if mails.iter().filter(|mail| mail.subject == subject).count() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("no mail '{subject}' to {to} arrived");
}

/// `remove-phone&which=ID` as fields.
fn fields(act: &str) -> Vec<(&str, &str)> {
    let (name, which) = act.split_once("&which=").unwrap_or((act, ""));
    vec![("act", name), ("which", which)]
}
