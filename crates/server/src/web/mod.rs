//! Pages, the JSON API and the socket: everything that HTTP touches.

pub mod pages;
pub mod texts;
