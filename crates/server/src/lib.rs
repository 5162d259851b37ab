//! The program behind the door: pages, the JSON API, the courier, and the settings they run with.

pub mod bus;
pub mod web;
