//! What people who are signed in say to each other: rooms, messages, call signalling. Pure.
//!
//! Nothing here reads a clock, a socket or a row. The server loads a [`room::Room`], asks [`room::step`] what
//! a command does to it, commits what comes back, and tells the members.
//!
//! | module | what it holds |
//! |---|---|
//! | [`limits`] | every bound, with its reason |
//! | [`text`] | texts and titles that have been judged |
//! | [`message`] | one message: whose, where in the order, what each reader may see of it |
//! | [`room`] | a conversation: members, the order of its messages, what each command does |
//! | [`journal`] | what a client that was away has missed |
//! | [`wire`] | the frames of the one WebSocket that Messages and Calls share |
//! | [`call`] | ringing, answering and ending; the relay of what two browsers tell each other |

pub mod call;
pub mod journal;
pub mod limits;
pub mod message;
pub mod room;
pub mod text;
pub mod wire;
