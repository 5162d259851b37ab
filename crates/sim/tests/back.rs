//! Who has one of three gets in by the delayed recovery only where nobody reads what the owner is told, and never early.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use doorcode_engine::rules::Rules;
use doorcode_engine::time::DAY_MS;
use doorcode_sim::back::{Broken, Order, Outcome, run};

fn order(owner_reads: bool, outages: bool, broken: Option<Broken>) -> Order {
    Order {
        seed: 1,
        years: 100,
        owner_reads,
        outages,
        broken,
    }
}

fn play(owner_reads: bool, outages: bool, broken: Option<Broken>) -> Outcome {
    run(order(owner_reads, outages, broken), &Rules::classic()).unwrap()
}

#[test]
fn an_owner_who_looks_once_in_six_days_loses_nothing_to_who_has_one_thing() {
    for outages in [false, true] {
        let thieves = play(true, outages, None);
        println!("outages {outages}: {thieves:?}");
        assert!(thieves.started > 1_000, "{thieves:?}");
        assert_eq!((thieves.finished, thieves.stopped), (0, thieves.started));
    }
}

#[test]
fn who_has_lost_two_and_is_stopped_by_nobody_gets_in_after_seven_days() {
    let owners = play(false, false, None);
    println!("{owners:?}");
    assert_eq!(owners.finished, owners.started);
    assert_eq!(owners.shortest_ms, 7 * DAY_MS);
    // And once in 30 days at the most.
    assert!(owners.started <= 100 * 13, "{owners:?}");
}

#[test]
fn broken_rules_let_thieves_in() {
    for broken in [Broken::VetoIgnored, Broken::Untold] {
        let thieves = play(true, false, Some(broken));
        assert!(thieves.finished > 0, "{broken:?} is not caught: {thieves:?}");
    }
    // A wait that is shorter than the time in which the owner looks.
    let short = Rules {
        recovery_wait_ms: 3 * DAY_MS,
        recovery_tell_ms: DAY_MS,
        ..Rules::classic()
    };
    let thieves = run(order(true, false, None), &short).unwrap();
    assert!(thieves.finished > 0, "{thieves:?}");
}
