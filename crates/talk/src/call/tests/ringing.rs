//! Ringing: who hears it, who ends it, and what a caller learns.

use super::*;

#[test]
fn one_window_answers_and_the_others_fall_silent() {
    check(
        "ana.1 dials ben
         +4000ms
         ben.2 accepts
         ben.1 accepts
         ana.1 signals x
         ben.2 signals y
         ben.1 signals z
         +60000ms
         ben.2 hangs up",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            +4000ms
            ben.2 accepts
              ben but 2: over AnsweredElsewhere
              ben but 2: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.2: connect ana take 1 polite camera 0 ms
            ben.1 accepts
              ben.1: over AnsweredElsewhere
            ana.1 signals x
              ben.2: signal x
            ben.2 signals y
              ana.1: signal y
            ben.1 signals z
            +60000ms
            ben.2 hangs up
              ben.2: over YouHungUp
              ben but 2: over EndedElsewhere
              ana.1: over TheyHungUp
              ana but 1: over EndedElsewhere
              record ana→ben Talked 60000 ms
        "#]],
    );
}

#[test]
fn declined() {
    check(
        "ana.1 dials ben\n ben.1 declines\n ben.2 declines",
        expect![[r#"
        ana.1 dials ben
          ana.1: calling ben
          ana but 1: elsewhere with ben
          ben: incoming ana
        ben.1 declines
          ana.1: over Declined
          ana but 1: over EndedElsewhere
          ben.1: over YouHungUp
          ben but 1: over DeclinedElsewhere
          record ana→ben Declined 0 ms
        ben.2 declines
          ben.2: over Gone
    "#]],
    );
}

#[test]
fn no_answer_after_45_seconds() {
    check(
        "ana.1 dials ben\n +44999ms\n +1ms\n ben.1 accepts",
        expect![[r#"
        ana.1 dials ben
          ana.1: calling ben
          ana but 1: elsewhere with ben
          ben: incoming ana
        +44999ms
        +1ms
          ana.1: over NoAnswer
          ana but 1: over EndedElsewhere
          ben: over NoAnswer
          record ana→ben NoAnswer 0 ms
        ben.1 accepts
          ben.1: over Gone
    "#]],
    );
}

#[test]
fn an_answer_that_comes_too_late_does_not_count_even_if_the_wake_up_is_late_too() {
    let mut world = World::new();
    world.play("ana.1 opens");
    world.play("ben.1 opens");
    world.play("ana.1 dials ben");
    world.now = world.now.plus_ms(45_000);
    world.trace.clear();
    world.play("ben.1 accepts");
    expect![[r#"
        ben.1 accepts
          ana.1: over NoAnswer
          ana but 1: over EndedElsewhere
          ben: over NoAnswer
          record ana→ben NoAnswer 0 ms
    "#]]
    .assert_eq(&world.trace);
}

#[test]
fn the_caller_gives_up_in_either_window() {
    check(
        "ana.1 dials ben\n ana.1 hangs up\n ana.1 dials ben\n ana.2 hangs up",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ana.1 hangs up
              ana.1: over YouHungUp
              ana but 1: over EndedElsewhere
              ben: over Cancelled
              record ana→ben Cancelled 0 ms
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ana.2 hangs up
              ana.1: over EndedElsewhere
              ana but 1: over EndedElsewhere
              ben: over Cancelled
              record ana→ben Cancelled 0 ms
        "#]],
    );
}

#[test]
fn busy_is_said_of_a_line_that_rings_or_talks_and_counts_as_missed() {
    check(
        "ana.1 dials ben\n cem.1 dials ben\n ben.1 accepts\n cem.1 dials ana",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            cem.1 dials ben
              cem.1: calling ben
              cem.1: over Busy
              record cem→ben Busy 0 ms
            ben.1 accepts
              ben but 1: over AnsweredElsewhere
              ben but 1: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.1: connect ana take 1 polite camera 0 ms
            cem.1 dials ana
              cem.1: calling ana
              cem.1: over Busy
              record cem→ana Busy 0 ms
        "#]],
    );
}

#[test]
fn two_who_ring_each_other_get_one_call() {
    check(
        "ana.1 dials ben\n ben.2 dials ana\n ana.1 signals x",
        expect![[r#"
        ana.1 dials ben
          ana.1: calling ben
          ana but 1: elsewhere with ben
          ben: incoming ana
        ben.2 dials ana
          ben but 2: over AnsweredElsewhere
          ben but 2: elsewhere with ana
          ana.1: connect ben take 1 impolite 0 ms
          ben.2: connect ana take 1 polite 0 ms
        ana.1 signals x
          ben.2: signal x
    "#]],
    );
}

#[test]
fn a_call_to_oneself_is_refused() {
    check(
        "ana.1 dials ana",
        expect![[r#"
        ana.1 dials ana
          ana.1: refused Yourself
    "#]],
    );
}

#[test]
fn a_blocked_caller_hears_what_anybody_hears_whom_nobody_answers() {
    check(
        "ben blocks ana
         ana.1 dials ben
         ben.3 opens
         cem.1 dials ben
         cem.1 hangs up
         +45000ms
         ben.1 dials ana",
        expect![[r#"
            ben blocks ana
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
            ben.3 opens
              ben.3: quiet
            cem.1 dials ben
              cem.1: calling ben
              cem but 1: elsewhere with ben
              ben: incoming cem
            cem.1 hangs up
              cem.1: over YouHungUp
              cem but 1: over EndedElsewhere
              ben: over Cancelled
              record cem→ben Cancelled 0 ms
            +45000ms
              ana.1: over NoAnswer
              ana but 1: over EndedElsewhere
              record ana→ben (hushed) NoAnswer 0 ms
            ben.1 dials ana
              ben.1: refused Blocked
        "#]],
    );
    let heard = |script: &[&str]| {
        let mut world = World::new();
        script.iter().for_each(|sentence| world.play(sentence));
        let told_ana: Vec<String> = world
            .trace
            .lines()
            .filter(|line| line.starts_with("  ana"))
            .map(str::to_owned)
            .collect();
        told_ana
    };
    let story = [
        "ana.1 opens",
        "ana.2 opens",
        "ana.1 dials ben",
        "ana.1 reloads",
        "+45000ms",
        "ana.1 dials ben",
    ];
    let blocked: Vec<&str> = ["ben.1 opens", "ben blocks ana"]
        .into_iter()
        .chain(story)
        .collect();
    assert_eq!(heard(&story), heard(&blocked));
}

#[test]
fn a_blocked_caller_does_not_learn_that_the_line_is_busy() {
    check(
        "ben blocks ana\n cem.1 dials ben\n ana.1 dials ben",
        expect![[r#"
        ben blocks ana
        cem.1 dials ben
          cem.1: calling ben
          cem but 1: elsewhere with ben
          ben: incoming cem
        ana.1 dials ben
          ana.1: calling ben
          ana but 1: elsewhere with ben
    "#]],
    );
}

#[test]
fn a_window_that_opens_while_it_rings_rings_too() {
    check(
        "ana.1 dials ben\n ben.3 opens\n ben.3 accepts\n ben.1 reloads\n ana.2 reloads",
        expect![[r#"
            ana.1 dials ben
              ana.1: calling ben
              ana but 1: elsewhere with ben
              ben: incoming ana
            ben.3 opens
              ben.3: incoming ana
            ben.3 accepts
              ben but 3: over AnsweredElsewhere
              ben but 3: elsewhere with ana
              ana.1: connect ben take 1 impolite 0 ms
              ben.3: connect ana take 1 polite camera 0 ms
            ben.1 reloads
              ben.1: elsewhere with ana
            ana.2 reloads
              ana.2: elsewhere with ben
        "#]],
    );
}

#[test]
fn another_window_can_end_the_call() {
    check(
        "ana.1 dials ben\n ben.1 accepts\n cem.1 hangs up\n ana.2 hangs up",
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
            cem.1 hangs up
              cem.1: over Gone
            ana.2 hangs up
              ana.1: over EndedElsewhere
              ana but 1: over EndedElsewhere
              ben.1: over TheyHungUp
              ben but 1: over EndedElsewhere
              record ana→ben Talked 0 ms
        "#]],
    );
}
