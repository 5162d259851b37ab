//! The audit log: what tampering with it leaves, and what operators and owners see of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/mod.rs"]
mod support;

mod activity;
mod log;
mod operators;
mod sealing;
mod tampering;
