//! Calls: the list, full and empty. The stage is drawn by scripts; the browser test takes its pictures.

use super::{Book, DAY_MS, HOUR_MS, MINUTE_MS, ago, long_named, mira, stranger};
use crate::web::pages::{Frame, Here, Person, calls::Calls, calls::Line};
use doorcode_engine::ids::{AccountId, CallId};
use doorcode_talk::call::frames::{Direction, Outcome, RecentCall};

fn frame() -> Frame {
    Frame {
        person: Some(mira()),
        here: Here::Calls,
        ..stranger()
    }
}

fn page(lines: Vec<Line>) -> Calls {
    Calls {
        frame: frame(),
        to: String::new(),
        lines,
        blank: Line::blank(),
        earlier: None,
        is_first_page: true,
        has_relay: true,
    }
}

pub(super) fn list(book: &mut Book) -> askama::Result<()> {
    let person = |name: &str, user_name: &str| Person {
        display_name: name.into(),
        user_name: user_name.into(),
    };
    let mut number = 0;
    let mut line = |with: Person, direction, outcome, ago_ms, talked_ms| {
        number += 1;
        Line::of(RecentCall {
            call: CallId::from_u128(number),
            with: doorcode_talk::wire::Person {
                id: AccountId::from_u128(number),
                user_name: with.user_name,
                name: with.display_name,
            },
            direction,
            outcome,
            camera: number % 2 == 0,
            at: ago(ago_ms),
            talked_ms,
            unseen: number == 1,
        })
    };
    let (incoming, outgoing) = (Direction::Incoming, Direction::Outgoing);
    let jonas = || person("Jonas Lindqvist", "jonas");
    let lines = vec![
        line(jonas(), incoming, Outcome::NoAnswer, 7 * MINUTE_MS, 0),
        line(
            person("Aiko Tanaka", "aiko"),
            outgoing,
            Outcome::Talked,
            HOUR_MS,
            1_354_000,
        ),
        line(person("", "sam_w"), outgoing, Outcome::NoAnswer, 3 * HOUR_MS, 0),
        line(long_named(), incoming, Outcome::Talked, DAY_MS, 4_065_000),
        line(jonas(), incoming, Outcome::Declined, 2 * DAY_MS, 0),
        line(person("Noor", "noor"), outgoing, Outcome::Busy, 2 * DAY_MS, 0),
        line(person("Noor", "noor"), incoming, Outcome::Busy, 3 * DAY_MS, 0),
        line(person("", ""), incoming, Outcome::Talked, 9 * DAY_MS, 61_000),
    ];
    let earlier = CallId::from_u128(1);
    book.add(
        "calls",
        &Calls {
            earlier: Some(earlier),
            ..page(lines)
        },
    )?;
    book.add("calls-empty", &page(Vec::new()))?;
    book.add(
        "calls-to",
        &Calls {
            to: "jonas".into(),
            ..page(Vec::new())
        },
    )
}
