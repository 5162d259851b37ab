//! The audit log beyond its rows: what is sealed, what is chained, and what tells that somebody has changed it.
//!
//! ```text
//! use case ── entry: sealed words, mac ──▶ audit        in the batch of the change itself, waiting for nothing
//! sealer ──── link: number, hash ────────▶ audit_chain  afterwards, one node at a time
//! sealer ──── signed checkpoint ─────────▶ a file       outside the database, so that a tail that is cut off shows
//! verify ◀─── all three, and the key file
//! ```
//!
//! Who can write to the database but has no key file can neither make an entry (its mac), nor change, move, take out or
//! cut off one (chain and checkpoints) without `doorcode audit verify` naming it. What it cannot tell is said in
//! `docs/deploy.md`.

pub mod chain;
pub mod checkpoints;
pub mod command;
pub mod seal;
pub mod sealer;
pub mod verify;
