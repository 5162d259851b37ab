//! The program itself, started as an operator starts it: what it refuses and in which words, how it stops, and what it
//! does when the disk under it fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod figures;
mod keys;
mod program;
mod refusals;
mod stopping;
#[path = "../support/mod.rs"]
mod support;
mod trouble;
