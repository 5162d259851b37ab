//! The rules of signing in, as pure state machines.
pub mod account;
pub mod code;
pub mod effect;
pub mod guard;
pub mod ids;
pub mod odds;
pub mod proof;
pub mod recovery_key;
pub mod rules;
pub mod second_step;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod time;
