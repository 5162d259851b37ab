//! What is lost and found again, and what was not the owner: forgotten passwords, lost phones, 'this was not me', the
//! recovery key on paper, and what happens by itself after a while. In a browser without scripts, against the real
//! program on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod delayed;
mod forgotten;
mod key;
mod mail;
mod not_me;
#[path = "../support/mod.rs"]
mod support;
mod thief;
mod waiting;

use std::time::Duration;

use support::{Browser, Running, settled};

const NEW: &str = "copper-lantern-meadow-77";
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

/// How many mails to `to` with `part` in them there are.
async fn mails(running: &Running, to: &str, part: &str) -> usize {
    settled(running).await;
    let mails = running.app.courier.handset().unwrap().mails(Some(to));
    mails.iter().filter(|mail| mail.body.contains(part)).count()
}

async fn texts(running: &Running, to: &str, part: &str) -> usize {
    settled(running).await;
    let texts = running.app.courier.handset().unwrap().texts(Some(to));
    texts.iter().filter(|text| text.body.contains(part)).count()
}

async fn sign_in(running: &Running, name: &str, password: &str) -> (Browser, u16, String) {
    let browser = running.browser();
    let form = [("app", "account"), ("user_name", name), ("password", password)];
    let (status, page) = browser.post("/sign-in", &form).await;
    (browser, status, page)
}

fn token(link: &str) -> &str {
    link.split_once("token=").unwrap().1
}
