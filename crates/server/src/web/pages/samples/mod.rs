//! Every page, filled with a made-up person's affairs: what the tests render and the picture book shows.
//!
//! One sample for each state that looks different, among them the hard ones: long names, long errors,
//! codes of ten digits, an account with everything in it.

use std::cell::RefCell;

use askama::Template;
use doorcode_engine::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};

use super::{Frame, Here, Person};
use crate::web::texts::Texts;

mod account;
mod calls;
mod desk;
mod door;
mod enrol;
mod messages;
mod open;
mod recovery;

/// One page, written out.
#[derive(Debug)]
pub struct Sample {
    /// A name for its picture: `sign-in`, `sign-in-wrong`.
    pub name: &'static str,
    /// The page.
    pub html: String,
}

thread_local! {
    /// The words that are being written with.
    static WORDS: RefCell<Texts> = RefCell::new(Texts::english());
}

/// Every sample in English, in the order in which a person meets the pages.
///
/// # Errors
/// Whatever a template says that cannot be written.
pub fn all() -> askama::Result<Vec<Sample>> {
    all_in(&Texts::english())
}

/// Every sample in a language.
///
/// # Errors
/// As [`all`].
pub fn all_in(words: &Texts) -> askama::Result<Vec<Sample>> {
    WORDS.set(words.clone());
    let mut book = Book::default();
    open::home(&mut book)?;
    door::sign_up(&mut book)?;
    door::sign_in(&mut book)?;
    door::keys(&mut book)?;
    door::forgotten(&mut book)?;
    door::links(&mut book)?;
    recovery::all(&mut book)?;
    enrol::wizard(&mut book)?;
    account::home(&mut book)?;
    account::changes(&mut book)?;
    account::step_up(&mut book)?;
    desk::all(&mut book)?;
    messages::all(&mut book)?;
    calls::list(&mut book)?;
    open::rest(&mut book)?;
    Ok(book.0)
}

#[derive(Default)]
struct Book(Vec<Sample>);

impl Book {
    fn add(&mut self, name: &'static str, page: &impl Template) -> askama::Result<()> {
        self.0.push(Sample {
            name,
            html: page.render()?,
        });
        Ok(())
    }
}

/// 24 November 2026, 14:05 UTC: when all samples are written.
const NOW: Timestamp = Timestamp::from_ms(1_795_529_100_000);

fn ago(ms: i64) -> Timestamp {
    NOW.plus_ms(-ms)
}

fn in_a(ms: i64) -> Timestamp {
    NOW.plus_ms(ms)
}

/// Nobody is signed in, and the handset runs.
fn stranger() -> Frame {
    Frame {
        handset: true,
        calls: true,
        ..Frame::stranger(WORDS.with_borrow(Texts::clone), NOW)
    }
}

/// Somebody is signed in to the account page.
fn signed_in() -> Frame {
    Frame {
        person: Some(mira()),
        here: Here::Account,
        ..stranger()
    }
}

fn mira() -> Person {
    Person {
        display_name: "Mira Castellanos".into(),
        user_name: "mira".into(),
    }
}

/// A name that no layout expects.
fn long_named() -> Person {
    Person {
        display_name: "Wilhelmina-Bartholomea van der Schuttenbergh-Oosterveld".into(),
        user_name: "wilhelmina-bartholomea.van-der-schuttenbergh-oosterveld_1978".into(),
    }
}
