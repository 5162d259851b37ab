//! The rules of signing in, as pure state machines.
pub mod ids;
pub mod secret;
pub mod time;
