//! Sockets that are lost and come back, sessions that end.

use super::*;

#[test]
fn a_lost_socket_keeps_the_call_for_15_seconds() {
    check(
        "ana.1 dials ben
         ben.1 accepts
         ana.1 closes
         +14999ms
         ana.1 opens
         ben.1 closes
         +15000ms",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ben.1 accepts
              ben but 1: over AnsweredElsewhere
              ben but 1: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.1: connect ana take 1 polite camera 0 ms
            ana.1 closes
              ben.1: other away
            +14999ms
            ana.1 opens
              ben.1: other back
              ana.1: resumed take 1 other-away=false
            ben.1 closes
              ana.1: other away
            +15000ms
              ben.1: over Lost
              ben but 1: over EndedElsewhere
              ana.1: over Lost
              ana but 1: over EndedElsewhere
              record ana→ben Talked 29999 ms
        "#]],
    );
}

#[test]
fn a_signal_lost_while_the_socket_was_down_starts_a_new_take() {
    check(
        "ana.1 dials ben
         ben.1 accepts
         ana.1 signals a
         ben.1 signals b
         ana.1 closes
         ana.1 opens
         ana.1 closes
         ben.1 signals lost
         ana.1 opens
         ben.1 signals c
         ben.1 reloads
         ana.1 signals d",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ben.1 accepts
              ben but 1: over AnsweredElsewhere
              ben but 1: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.1: connect ana take 1 polite camera 0 ms
            ana.1 signals a
              ben.1: signal a
            ben.1 signals b
              ana.1: signal b
            ana.1 closes
              ben.1: other away
            ana.1 opens
              ben.1: other back
              ana.1: resumed take 1 other-away=false
            ana.1 closes
              ben.1: other away
            ben.1 signals lost
              ana.1: signal lost
            ana.1 opens
              ben.1: other back
              ana.1: connect ben take 2 impolite 0 ms
              ben.1: connect ana take 2 polite camera 0 ms
            ben.1 signals c
              ana.1: signal c
            ben.1 reloads
              ana.1: other away
              ana.1: other back
              ana.1: connect ben take 3 impolite 0 ms
              ben.1: connect ana take 3 polite camera 0 ms
            ana.1 signals d
              ben.1: signal d
        "#]],
    );
}

#[test]
fn a_signal_of_an_earlier_take_is_dropped() {
    let mut world = World::new();
    [
        "ana.1 opens",
        "ben.1 opens",
        "ana.1 dials ben",
        "ben.1 accepts",
        "ben.1 reloads",
    ]
    .iter()
    .for_each(|sentence| world.play(sentence));
    let (by, call) = (window(0, 1), world.current(window(0, 1)));
    let late = Event::Signalled {
        by,
        take: 1,
        signal: line("late"),
    };
    assert_eq!(world.exchange.act(call, by, late, world.now), []);
}

#[test]
fn the_old_socket_of_a_window_that_has_a_new_one_may_close() {
    let mut world = World::new();
    ["ana.1 opens", "ben.1 opens", "ana.1 dials ben", "ben.1 accepts"]
        .iter()
        .for_each(|line| world.play(line));
    let old = world.sockets[&window(0, 1)];
    world.play("ana.1 opens");
    assert_eq!(world.exchange.closed(window(0, 1), old, world.now), []);
}

#[test]
fn ending_all_sessions_of_an_account_ends_its_call() {
    check(
        "ana.1 dials ben\n ben.2 accepts\n ben.1 is signed-out-everywhere\n ben.2 dials ana",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ben.2 accepts
              ben but 2: over AnsweredElsewhere
              ben but 2: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.2: connect ana take 1 polite camera 0 ms
            ben.1 is signed-out-everywhere
              ben.2: over EndedElsewhere
              ben but 2: over EndedElsewhere
              ana.1: over TheyHungUp
              ana but 1: over EndedElsewhere
              record ana→ben Talked 0 ms
            ben.2 dials ana
              ben.2: refused OutOfTurn
        "#]],
    );
}

#[test]
fn a_program_that_stops_writes_its_calls_down() {
    check(
        "ana.1 dials ben\n ben.1 accepts\n +5000ms\n ana.1 sees stop",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ben.1 accepts
              ben but 1: over AnsweredElsewhere
              ben but 1: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.1: connect ana take 1 polite camera 0 ms
            +5000ms
            ana.1 sees stop
              ana.1: over Stopped
              ana but 1: over EndedElsewhere
              ben.1: over Stopped
              ben but 1: over EndedElsewhere
              record ana→ben Talked 5000 ms
        "#]],
    );
    check(
        "ana.1 dials ben\n ana.1 sees stop\n ana.1 sees stop",
        expect![[r#"
        ana.1 dials ben
          ana.1: calling ben
          ana but 1: elsewhere with ben
          ben: incoming ana
        ana.1 sees stop
          ana.1: over Stopped
          ana but 1: over EndedElsewhere
          ben: over Cancelled
          record ana→ben Cancelled 0 ms
        ana.1 sees stop
    "#]],
    );
}

/// Found by a random game: the window had missed the end of its own call, and the call it was answered with
/// had run out while nobody woke, so that it went on showing the first one.
#[test]
fn a_window_that_comes_back_too_late_for_a_second_call_forgets_the_first() {
    let mut world = World::new();
    for sentence in [
        "cem.3 opens",
        "ben.1 opens",
        "ana.1 opens",
        "cem.3 dials ben",
        "cem.3 closes",
    ] {
        world.play(sentence);
    }
    ["ben.1 declines", "ana.1 dials cem"]
        .iter()
        .for_each(|sentence| world.play(sentence));
    world.now = world.now.plus_ms(45_000);
    world.trace.clear();
    world.play("cem.3 opens");
    expect![[r#"
        cem.3 opens
          ana.1: over NoAnswer
          ana but 1: over EndedElsewhere
          cem: over NoAnswer
          record ana→cem NoAnswer 0 ms
          cem.3: quiet
    "#]]
    .assert_eq(&world.trace);
}

#[test]
fn ending_a_session_ends_its_call() {
    check(
        "ana.3 opens
         ana.3 dials ben
         ana.1 is signed-out
         ben.1 accepts
         ana.3 is signed-out
         ana.1 dials ben
         ana.1 is signed-out
         ana.1 dials ben
         ben.1 accepts
         ben.2 is signed-out",
        expect![[r#"
            ana.3 opens
              ana.3: quiet
            ana.3 dials ben
              ana.3: calling ben
              ana but 3: elsewhere with ben
              ben: incoming ana
            ana.1 is signed-out
            ben.1 accepts
              ben but 1: over AnsweredElsewhere
              ben but 1: elsewhere with ana
              ana.3: connect ben take 1 impolite 0 ms
              ben.1: connect ana take 1 polite camera 0 ms
            ana.3 is signed-out
              ana.3: over EndedElsewhere
              ana but 3: over EndedElsewhere
              ben.1: over TheyHungUp
              ben but 1: over EndedElsewhere
              record ana→ben Talked 0 ms
            ana.1 dials ben
              ana.1: refused OutOfTurn
            ana.1 is signed-out
            ana.1 dials ben
              ana.1: refused OutOfTurn
            ben.1 accepts
              ben.1: over Gone
            ben.2 is signed-out
        "#]],
    );
}

#[test]
fn a_caller_who_vanishes_while_it_rings() {
    check(
        "ana.1 dials ben\n +1000ms\n ana.1 closes\n +14999ms\n +1ms",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            +1000ms
            ana.1 closes
            +14999ms
            +1ms
              ana.1: over Lost
              ana but 1: over EndedElsewhere
              ben: over Cancelled
              record ana→ben Cancelled 0 ms
        "#]],
    );
    check(
        "ana.1 dials ben\n ana.1 closes\n ben.1 accepts\n ana.1 opens",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ana.1 closes
            ben.1 accepts
              ben but 1: over AnsweredElsewhere
              ben but 1: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.1: connect ana take 1 polite camera 0 ms
            ana.1 opens
              ben.1: other back
              ana.1: connect ben take 2 impolite 0 ms
              ben.1: connect ana take 2 polite camera 0 ms
        "#]],
    );
}

#[test]
fn a_dial_that_is_sent_again_is_one_call() {
    check(
        "ana.1 dials ben\n ana.1 dials ben\n ana.2 dials ben\n ana.1 dials cem",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ana.1 dials ben
              ana.1: calling ben
            ana.2 dials ben
              ana.2: refused InACall
            ana.1 dials cem
              ana.1: calling ben
        "#]],
    );
}
