//! The rules of signing in, as pure state machines.
pub mod code;
pub mod guard;
pub mod ids;
pub mod odds;
pub mod recovery_key;
pub mod rules;
pub mod secret;
pub mod time;
