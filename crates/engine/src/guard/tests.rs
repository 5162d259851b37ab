//! The counters, each for itself.

use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_ms(1_800_000_000_000);

#[test]
fn a_guess_is_remembered_for_a_year_and_then_forgotten() {
    let mut year = RollingYear::default();
    year.add(NOW);
    assert_eq!(year.count(NOW.plus_ms(366 * DAY_MS)), 1);
    assert_eq!(year.count(NOW.plus_ms(368 * DAY_MS)), 0);
}

/// Found by the simulator: an allowance that is held at its emptiest gets no fuller by being looked at, so that whoever
/// asked again and again waited until the clock had caught up.
#[test]
fn a_clock_that_was_set_back_keeps_nobody_waiting_until_it_has_caught_up() {
    let (mut meter, allowance) = (Meter::default(), Rules::classic().sends_known);
    for _ in 0..allowance.burst {
        assert_eq!(meter.take(allowance, NOW), Ok(()));
    }
    let back = NOW.plus_ms(-DAY_MS / 12);
    assert_eq!(meter.wait_ms(allowance, back), 0);
    assert_eq!(meter.take(allowance, back), Ok(()));
    // One, and then as ever: no more than the steady rate.
    assert_eq!(meter.take(allowance, back), Err(allowance.interval_ms));
    let later = back.plus_ms(allowance.interval_ms);
    assert_eq!(meter.take(allowance, later), Ok(()));
}

#[test]
fn an_empty_pool_makes_a_known_device_unknown() {
    let (mut guard, rules) = (Guard::default(), Rules::classic());
    let lane = Lane::Known(DeviceId::from_u128(1));
    for _ in 0..rules.known_device_wrong + 6 {
        assert_eq!(guard.required_digits(lane, &rules, NOW), 4);
        guard.charge(lane, &rules, NOW);
    }
    assert_eq!(guard.wrong_known_devices(NOW), 10);
    assert_eq!(guard.wrong_second_steps(NOW), 6);
    assert_eq!(guard.required_digits(lane, &rules, NOW), 6);
}

#[test]
fn a_success_does_not_climb_down() {
    let (mut guard, rules) = (Guard::default(), Rules::classic());
    for _ in 0..6 {
        guard.charge(Lane::Unknown, &rules, NOW);
    }
    let charge = guard.charge(Lane::Unknown, &rules, NOW);
    guard.refund(charge);
    assert_eq!(guard.required_digits(Lane::Unknown, &rules, NOW), 6);
}

/// Five sign-ins, one guess at each, all read at a count that lets one more through: had the right one left its
/// row as it was, it would have been committed beside a wrong one.
#[test]
fn a_guess_that_was_right_has_changed_the_row_that_it_was_judged_by() {
    let rules = Rules::classic();
    let unknown = Lane::Unknown;
    for lane in [unknown, Lane::Known(DeviceId::from_u128(1))] {
        let before = Guard::default();
        let mut after = before.clone();
        let charge = after.charge(lane, &rules, NOW);
        after.refund(charge);
        let unchanged = if lane == unknown {
            before.second_step == after.second_step
        } else {
            before.known_devices == after.known_devices
        };
        assert!(!unchanged, "{lane:?}");
        assert_eq!(after.wrong_second_steps(NOW) + after.wrong_known_devices(NOW), 0);
    }
}

#[test]
fn texts_to_unknown_devices_stop_where_the_rules_say_so() {
    let (mut guard, rules) = (Guard::default(), Rules::nist());
    for _ in 0..100 {
        guard.charge(Lane::Unknown, &rules, NOW);
    }
    for by_word in [false, true] {
        let send = unknown(PHONE, by_word);
        assert_eq!(guard.charge_send(send, &rules, NOW), Err(DAY_MS));
        assert!(!guard.word_helps(send, &rules, NOW));
    }
    let known = SendFor::SignIn {
        lane: Lane::Known(DeviceId::from_u128(1)),
        phone: PHONE,
        by_word: false,
    };
    assert!(guard.charge_send(known, &rules, NOW).is_ok());
}

const PHONE: PhoneId = PhoneId::from_u128(34);

fn unknown(phone: PhoneId, by_word: bool) -> SendFor {
    SendFor::SignIn {
        lane: Lane::Unknown,
        phone,
        by_word,
    }
}

/// Whenever no text can be had, the text that took the last one has brought the word.
#[test]
fn texts_that_run_short_carry_the_word() {
    let (mut guard, rules) = (Guard::default(), Rules::classic());
    let send = unknown(PHONE, false);
    let mut taken = Vec::new();
    while let Ok(charged) = guard.charge_send(send, &rules, NOW) {
        assert_eq!(guard.word_helps(send, &rules, NOW), charged.last);
        taken.push((charged.with_word, charged.last));
    }
    let expected = [
        (false, false),
        (false, false),
        (true, false),
        (true, false),
        (true, true),
    ];
    assert_eq!(taken, expected);
    // At that phone's share only, and not for who has typed the word.
    let other = unknown(PhoneId::from_u128(35), false);
    assert!(guard.charge_send(other, &rules, NOW).is_ok());
    let ahead = unknown(PHONE, true);
    assert!(guard.charge_send(ahead, &rules, NOW).is_ok());
    assert!(
        guard
            .charge_send(SendFor::StepUp(Lane::Unknown), &rules, NOW)
            .is_ok()
    );
    // One that is taken the moment it is there carries it, too.
    let later = NOW.plus_ms(rules.sends_unknown.interval_ms);
    let charged = guard.charge_send(send, &rules, later);
    assert_eq!(
        charged.map(|charged| (charged.with_word, charged.last)),
        Ok((true, true))
    );
}

/// However many sources have tried before: its own tries are nobody else's.
#[test]
fn a_source_has_tries_of_its_own() {
    let (mut guard, rules) = (Guard::default(), Rules::classic());
    let unknown = Lane::Unknown;
    for _ in 0..1_000 {
        guard.source = Some(SourceCounter::default());
        while guard.charge_password(unknown, &rules, NOW).is_ok() {}
    }
    assert!(guard.charge_password(unknown, &rules, NOW).is_err());
    guard.source = None;
    assert!(
        guard.charge_password(unknown, &rules, NOW).is_err(),
        "who has no source"
    );
    guard.source = Some(SourceCounter::default());
    for _ in 0..rules.passwords_source.burst {
        assert_eq!(guard.charge_password(unknown, &rules, NOW), Ok(()));
    }
    let wait_ms = guard.charge_password(unknown, &rules, NOW).unwrap_err();
    assert_eq!(
        wait_ms, rules.passwords_unknown.interval_ms,
        "the shorter of two waits"
    );
    let known = Lane::Known(DeviceId::from_u128(1));
    assert_eq!(guard.charge_password(known, &rules, NOW), Ok(()));
}

/// A source that types keys as fast as it can takes its own share, and leaves the others theirs.
#[test]
fn keys_are_shared_among_sources_and_bounded_for_all() {
    let (mut guard, rules) = (Guard::default(), Rules::classic());
    let at_sign_in = KeyTyped::AtSignIn;
    guard.source = Some(SourceCounter::default());
    let mut taken = 0;
    while guard.charge_recovery_key(at_sign_in, &rules, NOW).is_ok() {
        taken += 1;
    }
    assert_eq!(taken, rules.keys_source.burst);
    guard.source = Some(SourceCounter::default());
    assert_eq!(guard.charge_recovery_key(at_sign_in, &rules, NOW), Ok(()));
    for _ in 0..1_000 {
        guard.source = Some(SourceCounter::default());
        taken += u32::from(guard.charge_recovery_key(at_sign_in, &rules, NOW).is_ok());
    }
    assert_eq!(taken + 1, rules.key_guesses.burst, "all of them together");
    assert_eq!(
        guard.charge_recovery_key(at_sign_in, &rules, NOW),
        Err(1_000),
        "and never shut off"
    );
    for other in [KeyTyped::Inside, KeyTyped::Forgotten] {
        guard.source = Some(SourceCounter::default());
        assert_eq!(guard.charge_recovery_key(other, &rules, NOW), Ok(()), "{other:?}");
    }
}

#[test]
fn a_tripped_breaker_lengthens_codes_of_unknown_devices() {
    let (mut guard, rules) = (Guard::default(), Rules::classic());
    guard.breaker = true;
    let known = Lane::Known(DeviceId::from_u128(1));
    let digits = |guard: &Guard| [Lane::Unknown, known].map(|lane| guard.required_digits(lane, &rules, NOW));
    assert_eq!(digits(&guard), [8, 4]);
    for _ in 0..6_066 {
        guard.charge(Lane::Unknown, &rules, NOW);
    }
    assert_eq!(
        digits(&guard),
        [10, 4],
        "never shorter than the account's own ladder says"
    );
}

proptest! {
    #[test]
    fn an_allowance_never_lets_more_through_than_its_bound(
        gaps in proptest::collection::vec(0_i64..5_000, 1..200),
        burst in 1_u32..10,
        interval_ms in 100_i64..3_000,
    ) {
        let allowance = Allowance { burst, interval_ms };
        let (mut meter, mut now, mut through) = (Meter::default(), NOW, 0_i64);
        for gap in gaps {
            now = now.plus_ms(gap);
            through += i64::from(meter.take(allowance, now).is_ok());
        }
        prop_assert!(through <= i64::from(burst) + now.since_ms(NOW) / interval_ms);
    }

    #[test]
    fn an_allowance_waits_no_longer_than_it_says(takes in 1_usize..50, back in 0_i64..1_000_000) {
        let allowance = Allowance { burst: 3, interval_ms: 1_000 };
        let mut meter = Meter::default();
        for _ in 0..takes {
            let _ = meter.take(allowance, NOW);
        }
        let earlier = NOW.plus_ms(-back);
        let wait = meter.take(allowance, earlier).err().unwrap_or(0);
        prop_assert!(wait <= allowance.interval_ms);
        if wait > 0 {
            prop_assert_eq!(meter.take(allowance, earlier.plus_ms(wait)), Ok(()));
        }
    }
}
