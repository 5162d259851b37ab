//! Tables of what is chosen, with a clock of their own.

use doorcode_engine::time::DAY_MS;

use super::*;

const NOW: Timestamp = Timestamp::from_ms(1_800_000_000_000);

fn after(ms: i64) -> Timestamp {
    NOW.plus_ms(ms)
}

fn route(name: &str, carries: Kind, prefixes: &[&str]) -> Route {
    Route {
        name: name.to_owned(),
        carries,
        prefixes: prefixes.iter().map(|prefix| (*prefix).to_owned()).collect(),
    }
}

fn routes() -> Vec<Route> {
    vec![
        route("german", Kind::Text, &["+49", "+43"]),
        route("world", Kind::Text, &[]),
        route("spare", Kind::Text, &[]),
        route("post", Kind::Mail, &[]),
    ]
}

fn broken() -> Outcome {
    Outcome::Broken("no answer in time".to_owned())
}

fn accepted() -> Outcome {
    Outcome::Accepted {
        message_id: None,
        receipt: false,
    }
}

/// Hands a message over and says what came of it.
fn attempt(health: &mut Health, outcome: &Outcome, at: Timestamp) {
    assert!(health.is_free(at), "{health:?} at {at:?}");
    health.begin(at);
    health.tell(outcome, at);
}

fn chosen(healths: &[Health], kind: Kind, to: &str, refused_by: &[&str], tried: &[usize]) -> Choice {
    let refused_by: Vec<String> = refused_by.iter().map(|name| (*name).to_owned()).collect();
    let wanted = Wanted {
        kind,
        to,
        refused_by: &refused_by,
        tried,
    };
    choose(&routes(), healths, wanted, NOW)
}

#[test]
fn the_first_that_fits_is_taken() {
    let up = vec![Health::default(); 4];
    let text = |to, refused: &[&str], tried: &[usize]| chosen(&up, Kind::Text, to, refused, tried);
    for (to, refused, tried, choice) in [
        ("+491701", &[][..], &[][..], Choice::Try(0)),
        ("+431701", &[], &[], Choice::Try(0)),
        ("+15550", &[], &[], Choice::Try(1)),
        ("+491701", &["german"], &[], Choice::Try(1)),
        ("+491701", &[], &[0], Choice::Try(1)),
        ("+491701", &["world"], &[0], Choice::Try(2)),
        ("+491701", &[], &[0, 1, 2], Choice::Wait(None)),
        ("+491701", &["german", "world", "spare"], &[], Choice::Nowhere),
    ] {
        assert_eq!(text(to, refused, tried), choice, "{to} {refused:?} {tried:?}");
    }
    assert_eq!(
        chosen(&up, Kind::Mail, "ada@example.org", &[], &[]),
        Choice::Try(3)
    );
    let texts = [route("only", Kind::Text, &["+49"])];
    let abroad = Wanted {
        kind: Kind::Text,
        to: "+15550",
        refused_by: &[],
        tried: &[],
    };
    assert_eq!(
        choose(&texts, &up, abroad, NOW),
        Choice::Nowhere,
        "none is for that country"
    );
    assert_eq!(room(&texts, &up, Kind::Text, 100, NOW), (100, None));
    assert_eq!(
        room(&texts, &up, Kind::Mail, 100, NOW),
        (0, None),
        "mails wait for a gateway"
    );
    let only = ["only".to_owned()];
    assert!(!is_another_left(&texts, Kind::Text, &only) && is_another_left(&texts, Kind::Text, &[]));
    assert!(!is_another_left(&texts, Kind::Mail, &[]));
}

#[test]
fn who_fails_in_a_row_is_paused_for_longer_and_longer() {
    let mut health = Health::default();
    for _ in 1..FAILURES {
        attempt(&mut health, &broken(), NOW);
    }
    attempt(&mut health, &accepted(), NOW);
    for _ in 0..FAILURES {
        attempt(&mut health, &broken(), NOW);
    }
    assert!(!health.is_up() && !health.is_free(NOW));
    assert_eq!(health.why(), "no answer in time");

    let mut healths = vec![Health::default(); 4];
    healths[1] = health.clone();
    assert_eq!(chosen(&healths, Kind::Text, "+15550", &[], &[]), Choice::Try(2));
    assert_eq!(
        chosen(&healths, Kind::Text, "+15550", &["spare"], &[]),
        Choice::Wait(Some(after(SHORTEST_PAUSE_MS)))
    );

    // As long as one is up as many are taken as can be; when none is, one for each that is to be tried.
    let taken = |healths: &[Health], at| room(&routes(), healths, Kind::Text, 100, at);
    assert_eq!(taken(&healths, NOW), (100, None));
    let none_up = vec![health.clone(); 4];
    assert_eq!(taken(&none_up, NOW), (0, Some(after(SHORTEST_PAUSE_MS))));
    assert_eq!(taken(&none_up, after(SHORTEST_PAUSE_MS)).0, 3);

    // After the pause one message tries, and the others do not.
    let mut at = after(SHORTEST_PAUSE_MS);
    assert!(!health.is_free(at.plus_ms(-1)) && health.is_free(at));
    health.begin(at);
    assert!(!health.is_free(at), "one tries");
    assert!(
        health.is_free(at.plus_ms(LONGEST_ATTEMPT_MS)),
        "who tries may die over it"
    );
    health.tell(&broken(), at);
    for pause in [4, 8, 16, 32, 60, 60] {
        assert!(!health.is_free(at.plus_ms(pause * SECOND_MS - 1)), "{pause}");
        at = at.plus_ms(pause * SECOND_MS);
        attempt(&mut health, &broken(), at);
    }
    at = at.plus_ms(LONGEST_FAILURE_MS);
    attempt(&mut health, &accepted(), at);
    assert_eq!(health, Health::default(), "one success, and it is as good as new");
}

#[test]
fn those_that_fail_together_are_one_failure() {
    let mut health = Health::default();
    for _ in 0..50 {
        health.begin(NOW);
    }
    for _ in 0..50 {
        health.tell(&broken(), NOW);
    }
    assert!(health.is_free(after(SHORTEST_PAUSE_MS)));
    assert!(!health.is_free(after(SHORTEST_PAUSE_MS - 1)));
}

#[test]
fn who_asks_for_less_gets_less() {
    let mut health = Health::default();
    attempt(&mut health, &Outcome::Throttled(Some(7_000)), NOW);
    // What was under way is told to wait for less, and does not end the longer wait.
    health.tell(&Outcome::Throttled(None), NOW);
    assert!(!health.is_free(after(6_999)) && health.is_free(after(7_000)));
    attempt(&mut health, &Outcome::Throttled(None), after(7_000));
    assert!(!health.is_free(after(7_999)) && health.is_free(after(8_000)));
    attempt(&mut health, &Outcome::Throttled(Some(i64::MAX)), after(8_000));
    assert!(health.is_free(after(8_000 + LONGEST_PAUSE_MS)));
    assert_eq!(health.why(), "it asks for less");
}

#[test]
fn who_refuses_a_message_works() {
    let mut health = Health::default();
    attempt(&mut health, &broken(), NOW);
    attempt(&mut health, &Outcome::Refused(Reason::Refused), NOW);
    assert_eq!(health, Health::default());
}

#[test]
fn a_clock_set_back_does_not_keep_a_gateway_away() {
    let mut health = Health::default();
    attempt(&mut health, &Outcome::Throttled(Some(60_000)), NOW);
    assert!(health.is_free(after(-DAY_MS)));
}

#[test]
fn waits_grow_and_fit_the_life_of_a_message() {
    let again = |attempts, soonest, life| again_at(attempts, soonest, NOW, after(life), NOW).ms() - NOW.ms();
    let code = 10 * MINUTE_MS;
    for (attempts, seconds) in [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 15), (99, 15)] {
        assert_eq!(again(attempts, None, code), seconds * SECOND_MS, "{attempts}");
    }
    assert_eq!(again(99, None, 3 * DAY_MS), 3 * DAY_MS / WAITS_IN_A_LIFE);
    // It waits for the pause to end, and not for ever.
    assert_eq!(again(1, Some(after(9_000)), code), 9_000);
    assert_eq!(again(1, Some(after(200_000)), code), LONGEST_WAIT_MS);
    assert_eq!(again(4, Some(after(200)), code), 8_000);
}
