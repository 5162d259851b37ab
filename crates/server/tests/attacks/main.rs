//! Known attacks on sign-ins with two steps, each told as a story and played against the real program on loopback. What
//! each of them did elsewhere, and which promise of ours it tries, stands in docs/security.md.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod codes;
mod crashes;
mod delayed;
mod desk;
mod enumeration;
mod guessing;
#[path = "../courier/hostile.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod hostile;
mod names;
mod outbox;
mod pending;
#[path = "../start/program.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod program;
mod races;
mod secrets;
mod sends;
mod sessions;
#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use doorcode_engine::guard::Guard;
use doorcode_engine::secret::Purpose;
use doorcode_store::{accounts, counters};
use support::Running;
use support::peer::{PHONE, awaiting_code};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);

/// The counters of somebody, as they are kept.
async fn guard(running: &Running, name: &str) -> Guard {
    let store = &running.app.store;
    let account = accounts::by_user_name(store, name).await.unwrap().unwrap();
    let digest = running.app.keys.digest(Purpose::UserName, &[name.as_bytes()]);
    counters::load(store, Some(account.id), &digest, None)
        .await
        .unwrap()
        .guard
}

/// How many wrong second steps of strange devices are counted against somebody.
async fn counted(running: &Running, name: &str) -> u32 {
    guard(running, name).await.wrong_second_steps(running.clock.now())
}

/// A code of the same length that is another one.
fn another(code: &str, number: u64) -> String {
    let width = code.len();
    let all = 10_u64.pow(u32::try_from(width).unwrap());
    format!("{:0width$}", (code.parse::<u64>().unwrap() + number) % all)
}

/// A thief's sign-in to ada's account, with the password and from a device that nobody has seen: its cookie and, for
/// the test to know, the code that was sent to the owner. Takes a quarter of an hour, so that there is a text to be had.
async fn thief(running: &Running, known: &mut String) -> (String, String) {
    running.clock.advance(15 * MINUTE);
    let (cookie, code) = awaiting_code(running, "ada", PHONE, Some(known)).await;
    known.clone_from(&code);
    (cookie, code)
}

/// The program with ada in it, whose two-step verification is on, and the last code that was sent to her.
async fn ada() -> (Running, String) {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let known = running.code(PHONE, None).await;
    (running, known)
}
