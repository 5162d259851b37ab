//! Whatever arrives at the doors gets a clear word and the right status, and nothing is lost by it: against the real
//! program on loopback, with requests that no form of ours sends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod at_once;
mod bodies;
mod codes;
mod headers;
mod sign_ins;
mod sites;

use reqwest::RequestBuilder;
use reqwest::header;
use support::Running;
use support::peer::{
    Answer, PHONE, answer, awaiting_code, bare, get, gets_in, knocking, peer, post, post_body, raw,
};

/// The kind of a form.
const FORM: &str = "application/x-www-form-urlencoded";
