//! People's ways through the real program in a real browser. Needs Chromium, so it runs where `./test` runs it:
//!
//! ```text
//! cargo test -p doorcode-server --test journeys -- --ignored
//! ```
//!
//! With the variable `DOORCODE_PICTURES` set to a folder, pictures of what the people see are saved there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/mod.rs"]
mod support;

mod delayed;
mod desk;
mod known_device;
mod lost;
mod recovery_key;
mod signing_in;
mod thief;
mod turning_on;
mod video_call;
mod without_scripts;

use support::chrome::Person;
use support::{PASSWORD, Running};

/// A German mobile number, as it is kept.
const PHONE: &str = "+4915123456734";

/// Gives user name and password at an app's door.
async fn signs_in(running: &Running, person: &Person, app: &str, name: &str) {
    person
        .goes_to(&format!("{}/sign-in?app={app}", running.base))
        .await;
    person.types("user_name", name).await;
    person.types("password", PASSWORD).await;
    person.presses("button.main").await;
}

/// How many texts have gone to a number.
fn texts(running: &Running, to: &str) -> usize {
    running.app.courier.handset().unwrap().texts(Some(to)).len()
}

/// The script that finds out whether an element has the focus.
fn focused(id: &str) -> String {
    format!("document.activeElement?.id === '{id}'")
}
