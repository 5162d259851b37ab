//! Whatever reads what comes from outside, fed with bytes that nobody would send: see `tests/parsers.rs`.
//!
//! A crate of its own because what runs under libFuzzer cannot be linked together with a program: this one has none.

// What libFuzzer's instrumentation calls comes with it, for the empty tests of this library, too.
#[cfg(test)]
use bolero as _;
