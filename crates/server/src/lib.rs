//! The program `doorcode`: a two-step sign-in, and the two apps behind it.
//!
//! This crate is everything that touches the world: the doors ([`web`]), the hashing of passwords, the courier that
//! carries texts and mails out, settings, keys and time. What a sign-in *is* stands in `doorcode-engine`, which knows
//! none of that; each use case here loads what the engine needs, lets it take one step, commits, and hands the effects
//! on.

pub mod app;
pub mod audit;
pub mod breaker;
pub mod bus;
pub mod clock;
pub mod closing;
pub mod config;
pub mod courier;
pub mod drill;
pub mod error;
pub mod figures;
pub mod folder;
pub mod hashing;
pub mod invite;
pub mod keys;
pub mod odds;
pub mod password;
pub mod random;
pub mod serve;
pub mod usecase;
pub mod web;
