//! The bounds of the numbers.

use super::*;

#[test]
fn both_profiles_are_within_bounds() {
    assert_eq!(Rules::classic().check(), Ok(()));
    assert_eq!(Rules::nist().check(), Ok(()));
}

#[test]
fn the_ladder_lengthens_at_its_marks() {
    let rules = Rules::classic();
    let marks = [
        (0, 4),
        (5, 4),
        (6, 6),
        (65, 6),
        (66, 8),
        (6_065, 8),
        (6_066, 10),
        (u32::MAX, 10),
    ];
    for (wrong, digits) in marks {
        assert_eq!(rules.digits_after(wrong), digits, "after {wrong} wrong guesses");
    }
}

/// A wait of nothing would let a thief with the password enrol a phone at once.
#[test]
fn a_wait_cannot_be_set_to_nothing() {
    let refused = |change: fn(&mut Rules)| {
        let mut rules = Rules::classic();
        change(&mut rules);
        rules.check().map_err(|e| e.rule)
    };
    assert_eq!(refused(|rules| rules.enrol_wait_ms = 0), Err("enrol_wait_ms"));
    assert_eq!(refused(|rules| rules.settled_ms = -1), Err("settled_ms"));
    assert_eq!(
        refused(|rules| rules.young_session_ms = 0),
        Err("young_session_ms")
    );
    assert_eq!(
        refused(|rules| rules.used_key_window_ms = 0),
        Err("used_key_window_ms")
    );
    assert_eq!(
        refused(|rules| rules.owner_link_ms = DAY_MS),
        Err("owner_link_ms")
    );
}

#[test]
fn a_generous_ladder_is_refused() {
    let mut rules = Rules::classic();
    rules.ladder[0].wrong = Some(10);
    assert_eq!(rules.check().map_err(|e| e.rule), Err("ladder"));
}

/// What makes the profile is no matter of taste.
#[test]
fn what_the_standard_asks_for_cannot_be_set_looser() {
    type Change = fn(&mut Rules);
    let changes: [(&str, Change); 4] = [
        ("key_style", |rules| rules.key_style = KeyStyle::Digits),
        ("texts_stop_after", |rules| rules.texts_stop_after = None),
        ("texts_stop_after", |rules| rules.texts_stop_after = Some(101)),
        ("verify_link_ms", |rules| rules.verify_link_ms = 2 * DAY_MS),
    ];
    for (rule, change) in changes {
        let mut nist = Rules::nist();
        change(&mut nist);
        assert_eq!(nist.check().map_err(|e| e.rule), Err(rule));
        let mut classic = Rules::classic();
        change(&mut classic);
        assert_eq!(classic.check(), Ok(()), "{rule}");
    }
}
