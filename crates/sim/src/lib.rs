//! The wind tunnel: years of attack on the real engine, in seconds.
//!
//! Time is a number that jumps to the next thing that happens; the engine, its rules and its codes are the real ones.
//! In front of them stands a door ([`door`]) that keeps the discipline of the server's: load, step, commit by version,
//! and only then show what came of it. Actors knock at it, and a bookkeeper ([`truth`]) who sees both sides of the
//! door writes down what really happened, without asking the engine.
//!
//! ```text
//! suite     what is run, and the checks        report   how it is printed
//! siege     owners who want in while others flood the door, and a list of stolen passwords
//! thief     thieves with the password who enrol a phone of their own
//! town      virtual time and the actors        owner    people who sign in     guesser   who try to
//! door      use case, store and crashes        truth    what really happened
//! paper     the rules written anew, with chances instead of codes: what has to be expected, exactly
//! back      the delayed recovery, with broken rules of its own
//! broken    deliberately wrong rules, each of which a check must catch         stats     intervals
//! ```
//!
//! A new actor implements [`town::Actor`]; a new way of guessing implements [`guesser::Guesser`] and has its exact
//! expectation from [`paper`] for nothing, because it cannot tell the paper door from the real one.

pub mod back;
pub mod broken;
pub mod door;
pub mod guesser;
pub mod owner;
pub mod paper;
pub mod report;
pub mod siege;
pub mod stats;
mod store;
pub mod suite;
pub mod thief;
pub mod town;
pub mod truth;
