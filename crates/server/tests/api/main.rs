//! The JSON API against the running program, as a native app uses it: no cookies, no pages. Every answer is held against
//! the description that the program serves: its status, its content type and its shape.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod account;
mod approvals;
mod calls;
mod client;
mod document;
mod forgotten;
mod recoveries;
mod schema;
mod story;
#[path = "../support/mod.rs"]
mod support;
mod tokens;
