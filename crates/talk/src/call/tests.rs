//! Calls told as small scripts (`ana.1 dials ben`), and properties that hold for every order of events.

use super::exchange::{Exchange, Socket};
use super::frames::{CallNews, Ending, RecentCall, Signal, Standing};
use super::limits::{DESCRIPTION_MAX_BYTES, DIAL_BURST, SIGNAL_BURST};
use super::{Dial, Effect, Event, Over};
use crate::room::Blocking;
use crate::wire::{Person, Tab, Window};
use doorcode_engine::{
    ids::{AccountId, CallId, SessionId},
    time::Timestamp,
};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

const PEOPLE: [&str; 3] = ["ana", "ben", "cem"];
const WINDOWS: u32 = 3;

/// A node with three people, who each have windows 1 and 2 (one session: 10) and 3 (another: 30).
struct World {
    exchange: Exchange,
    now: Timestamp,
    next_call: u128,
    next_socket: u64,
    sockets: BTreeMap<Window, Socket>,
    pages: BTreeMap<Window, Page>,
    blocks: BTreeSet<(usize, usize)>,
    records: Vec<Over>,
    trace: String,
}

/// What a well-behaved page would know: the state machine's claims are checked against it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Page {
    standing: Option<Standing>,
    shown: Option<CallId>,
}

fn account(person: usize) -> AccountId {
    AccountId::from_u128(person as u128 + 1)
}

fn window(person: usize, number: u32) -> Window {
    let session = u128::from(if number <= 2 { 10_u32 } else { 30 }) + person as u128 * 100;
    Window {
        account: account(person),
        session: SessionId::from_u128(session),
        tab: Tab(number),
    }
}

fn party(person: usize) -> Person {
    let user_name = PEOPLE[person].to_owned();
    Person {
        id: account(person),
        name: user_name.to_uppercase(),
        user_name,
    }
}

fn person_of(account: AccountId) -> usize {
    (0..PEOPLE.len())
        .find(|&person| self::account(person) == account)
        .unwrap()
}

fn name(window: Window) -> String {
    format!("{}.{}", PEOPLE[person_of(window.account)], window.tab.0)
}

fn line(text: &str) -> Signal {
    Signal::Candidate {
        candidate: text.to_owned(),
        mid: None,
        line: None,
        fragment: None,
    }
}

impl World {
    fn new() -> Self {
        Self {
            exchange: Exchange::default(),
            now: Timestamp::from_ms(1_000_000),
            next_call: 1,
            next_socket: 1,
            sockets: BTreeMap::new(),
            pages: BTreeMap::new(),
            blocks: BTreeSet::new(),
            records: Vec::new(),
            trace: String::new(),
        }
    }

    fn open(&mut self, window: Window, fresh: bool) -> Vec<Effect> {
        let socket = Socket(self.next_socket);
        self.next_socket += 1;
        self.sockets.insert(window, socket);
        let page = self.pages.entry(window).or_default();
        let standing = page.standing.map(|standing| {
            if fresh {
                Standing {
                    take: 0,
                    said: 0,
                    heard: 0,
                    ..standing
                }
            } else {
                standing
            }
        });
        self.exchange.opened(window, socket, standing, self.now)
    }

    fn close(&mut self, window: Window) -> Vec<Effect> {
        match self.sockets.remove(&window) {
            Some(socket) => self.exchange.closed(window, socket, self.now),
            None => Vec::new(),
        }
    }

    fn dial(&mut self, from: Window, to: usize, label: &str) -> Vec<Effect> {
        let caller = person_of(from.account);
        let dial = Dial {
            id: CallId::from_u128(self.next_call),
            label: label.to_owned(),
            caller: party(caller),
            callee: party(to),
            camera: false,
            hushed: false,
            at: self.now,
        };
        self.next_call += 1;
        let blocking = Blocking {
            by_asker: self.blocks.contains(&(caller, to)),
            by_other: self.blocks.contains(&(to, caller)),
        };
        self.exchange.dial(dial, from, blocking, self.now)
    }

    /// The call a person's window would act on.
    fn current(&self, window: Window) -> CallId {
        let shown = self.pages.get(&window).and_then(|page| page.shown);
        let call = shown.or_else(|| self.exchange.call_of(window.account).map(|call| call.dial().id));
        call.unwrap_or(CallId::from_u128(999))
    }

    fn signal(&mut self, by: Window, signal: Signal) -> Vec<Effect> {
        let call = self.current(by);
        let page = self.pages.entry(by).or_default();
        let take = page.standing.map_or(1, |standing| standing.take);
        if let Some(standing) = page.standing.as_mut().filter(|_| self.sockets.contains_key(&by)) {
            standing.said += 1;
        }
        self.exchange
            .act(call, by, Event::Signalled { by, take, signal }, self.now)
    }

    /// Carries effects out: writes the trace and lets the open pages take notice.
    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Tell { to, news } => {
                    writeln!(self.trace, "  {}: {}", name(to), words(&news)).unwrap();
                    self.notice(to, &news);
                }
                Effect::TellAll {
                    account,
                    except,
                    news,
                } => {
                    let rest = except
                        .map(|window| format!(" but {}", window.tab.0))
                        .unwrap_or_default();
                    writeln!(
                        self.trace,
                        "  {}{rest}: {}",
                        PEOPLE[person_of(account)],
                        words(&news)
                    )
                    .unwrap();
                    for number in 1..=WINDOWS {
                        let window = window(person_of(account), number);
                        if Some(window) != except {
                            self.notice(window, &news);
                        }
                    }
                }
                Effect::Record(over) => {
                    let Over {
                        dial,
                        outcome,
                        talked_ms,
                    } = &over;
                    let hushed = if dial.hushed { " (hushed)" } else { "" };
                    let (caller, callee) = (&dial.caller.user_name, &dial.callee.user_name);
                    writeln!(
                        self.trace,
                        "  record {caller}→{callee}{hushed} {outcome:?} {talked_ms} ms"
                    )
                    .unwrap();
                    self.records.push(over);
                }
            }
        }
    }

    fn notice(&mut self, window: Window, news: &CallNews) {
        if !self.sockets.contains_key(&window) {
            return;
        }
        let page = self.pages.entry(window).or_default();
        match *news {
            CallNews::Calling { call, .. } | CallNews::Incoming { call, .. } => page.shown = Some(call),
            CallNews::Connect { call, take, .. } => {
                page.shown = Some(call);
                page.standing = Some(Standing {
                    call,
                    take,
                    said: 0,
                    heard: 0,
                });
            }
            CallNews::Signal { .. } => {
                if let Some(standing) = &mut page.standing {
                    standing.heard += 1;
                }
            }
            CallNews::Elsewhere { call, .. } if page.shown != Some(call) => *page = Page::default(),
            CallNews::Over { call, .. } if page.shown == Some(call) => *page = Page::default(),
            CallNews::Quiet => *page = Page::default(),
            _ => {}
        }
    }

    fn play(&mut self, sentence: &str) {
        writeln!(self.trace, "{sentence}").unwrap();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        if let [wait] = words[..] {
            let ms: i64 = wait
                .trim_start_matches('+')
                .trim_end_matches("ms")
                .parse()
                .unwrap();
            self.now = self.now.plus_ms(ms);
            let effects = self.exchange.time_passed(self.now);
            return self.carry_out(effects);
        }
        let who = |text: &str| PEOPLE.iter().position(|&name| name == text).unwrap();
        let (person, number) = words[0].split_once('.').unwrap_or((words[0], "1"));
        let by = window(who(person), number.parse().unwrap());
        let act = |event| (event, self.current(by));
        let (event, call) = match (words[1], words.get(2).copied()) {
            ("opens", None) => {
                let effects = self.open(by, false);
                return self.carry_out(effects);
            }
            ("reloads", None) => {
                let closed = self.close(by);
                self.carry_out(closed);
                let effects = self.open(by, true);
                return self.carry_out(effects);
            }
            ("closes", None) => {
                let effects = self.close(by);
                return self.carry_out(effects);
            }
            ("dials", Some(to)) => {
                let effects = self.dial(by, who(to), "d");
                return self.carry_out(effects);
            }
            ("blocks", Some(whom)) => {
                self.blocks.insert((who(person), who(whom)));
                return;
            }
            ("signals", Some(text)) => {
                let effects = self.signal(by, line(text));
                return self.carry_out(effects);
            }
            ("is", Some("signed-out")) => {
                let effects =
                    self.exchange
                        .signed_out(by.account, |window| window.session == by.session, self.now);
                return self.carry_out(effects);
            }
            ("sees", Some("stop")) => {
                let effects = self.exchange.stop(self.now);
                return self.carry_out(effects);
            }
            ("is", Some("signed-out-everywhere")) => {
                let effects = self.exchange.signed_out(by.account, |_| true, self.now);
                return self.carry_out(effects);
            }
            ("accepts", None) => act(Event::Accepted { by, camera: true }),
            ("declines", None) => act(Event::Declined { by }),
            ("hangs", Some("up")) => act(Event::HungUp { by }),
            _ => panic!("no such act: {sentence}"),
        };
        let effects = self.exchange.act(call, by, event, self.now);
        self.carry_out(effects);
    }
}

fn words(news: &CallNews) -> String {
    match news {
        CallNews::Quiet => "quiet".to_owned(),
        CallNews::Calling { to, .. } => format!("calling {}", to.user_name),
        CallNews::Incoming { from, .. } => format!("incoming {}", from.user_name),
        CallNews::Connect {
            take,
            with,
            polite,
            talking_ms,
            camera,
            ..
        } => {
            let manners = if *polite { "polite" } else { "impolite" };
            let camera = if *camera { " camera" } else { "" };
            format!(
                "connect {} take {take} {manners}{camera} {talking_ms} ms",
                with.user_name
            )
        }
        CallNews::Resumed { take, away, .. } => format!("resumed take {take} other-away={away}"),
        CallNews::Away { .. } => "other away".to_owned(),
        CallNews::Back { .. } => "other back".to_owned(),
        CallNews::Signal {
            signal: Signal::Candidate { candidate, .. },
            ..
        } => format!("signal {candidate}"),
        CallNews::Elsewhere { with, .. } => format!("elsewhere with {}", with.user_name),
        CallNews::Over { why, .. } => format!("over {why:?}"),
        CallNews::Refused { why, .. } => format!("refused {why:?}"),
        CallNews::NotSent { why, .. } => format!("not sent {why:?}"),
        other => format!("{other:?}"),
    }
}

/// Plays the sentences of `script` (one a line) and compares what everybody was told.
fn check(script: &str, expected: Expect) {
    let mut world = World::new();
    for person in 0..PEOPLE.len() {
        for number in 1..=2 {
            world.open(window(person, number), false);
        }
    }
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .for_each(|line| world.play(line));
    expected.assert_eq(&world.trace);
}

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

#[test]
fn signals_are_bounded_in_size_and_rate() {
    let mut world = World::new();
    ["ana.1 opens", "ben.1 opens", "ana.1 dials ben", "ben.1 accepts"]
        .iter()
        .for_each(|line| world.play(line));
    let by = window(0, 1);
    let fits = Signal::Description {
        role: super::frames::DescriptionRole::Offer,
        sdp: "v".repeat(DESCRIPTION_MAX_BYTES),
    };
    let too_long = Signal::Description {
        role: super::frames::DescriptionRole::Offer,
        sdp: "v".repeat(DESCRIPTION_MAX_BYTES + 1),
    };
    let told = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Tell { to, news }] => (
            *to == by,
            words(news).split('{').next().unwrap().trim().to_owned(),
        ),
        other => panic!("one effect expected: {other:?}"),
    };
    assert_eq!(told(world.signal(by, fits)), (false, "Signal".to_owned()));
    assert_eq!(
        told(world.signal(by, too_long)),
        (true, "not sent TooLong".to_owned())
    );
    let passed = (1..SIGNAL_BURST)
        .filter(|_| !told(world.signal(by, line("c"))).0)
        .count();
    assert_eq!(passed, SIGNAL_BURST as usize - 1);
    assert_eq!(
        told(world.signal(by, line("c"))),
        (true, "not sent TooMany".to_owned())
    );
    world.now = world.now.plus_ms(1_000);
    assert!(!told(world.signal(by, line("c"))).0);
}

#[test]
fn dials_are_bounded_and_the_bound_is_forgotten_in_time() {
    let mut exchange = Exchange::default();
    let now = Timestamp::from_ms(0);
    let dialled = (0..100).filter(|_| exchange.may_dial(account(0), now)).count();
    assert_eq!(dialled, DIAL_BURST as usize);
    assert!(exchange.may_dial(account(1), now));
    assert!(exchange.may_dial(account(0), now.plus_ms(20_000)));
    exchange.time_passed(now.plus_ms(10_000_000));
    assert!(exchange.dials_remembered() == 0);
}

#[test]
fn frames_look_like_this() {
    use super::frames::{CallFrame, Direction, Outcome};
    use crate::wire::{ClientFrame, ServerFrame};
    let call = CallId::from_u128(7);
    let asked = |frame| serde_json::to_string(&ClientFrame::Call(frame));
    let told = |news| serde_json::to_string(&ServerFrame::Call(news));
    let frames = [
        asked(CallFrame::Dial {
            label: "l".into(),
            to: "ben".into(),
            camera: true,
        }),
        asked(CallFrame::Signal {
            call,
            take: 1,
            signal: line("c"),
        }),
        told(CallNews::Over {
            call,
            why: Ending::NoAnswer,
        }),
        told(CallNews::Recent {
            entry: RecentCall {
                call,
                with: party(1),
                direction: Direction::Incoming,
                outcome: Outcome::NoAnswer,
                camera: false,
                at: Timestamp::from_ms(5),
                talked_ms: 0,
                unseen: true,
            },
        }),
    ];
    let text: String = frames.into_iter().map(|frame| frame.unwrap() + "\n").collect();
    expect![[r#"
        {"t":"call","do":"dial","label":"l","to":"ben","camera":true}
        {"t":"call","do":"signal","call":"00000000000000000000000007","take":1,"signal":{"kind":"candidate","candidate":"c","mid":null,"line":null,"fragment":null}}
        {"t":"call","is":"over","call":"00000000000000000000000007","why":"no_answer"}
        {"t":"call","is":"recent","entry":{"call":"00000000000000000000000007","with":{"id":"00000000000000000000000002","user_name":"ben","name":"BEN"},"direction":"incoming","outcome":"no_answer","camera":false,"at":5,"talked_ms":0,"unseen":true}}
    "#]].assert_eq(&text);
    let here = |text: &str| serde_json::from_str::<ClientFrame>(text);
    assert_eq!(
        here(r#"{"t":"call","do":"here"}"#).unwrap(),
        ClientFrame::Call(CallFrame::Here { standing: None })
    );
    assert!(here(r#"{"t":"call","do":"here","account":"x"}"#).is_err());
    let standing = r#"{"t":"call","do":"here","standing":{"call":"00000000000000000000000007","take":2,"said":3,"heard":4}}"#;
    let standing_frame = CallFrame::Here {
        standing: Some(Standing {
            call,
            take: 2,
            said: 3,
            heard: 4,
        }),
    };
    assert_eq!(here(standing).unwrap(), ClientFrame::Call(standing_frame));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\{\"t\":\"call\",\"do\":\"(here|dial|signal|accept)\",.{0,60}\\}") {
        let _ = serde_json::from_str::<crate::wire::ClientFrame>(&text);
    }
}

/// One move of a random game.
#[derive(Clone, Debug)]
enum Move {
    Open(usize, u32),
    Reload(usize, u32),
    Close(usize, u32),
    Dial(usize, u32, usize),
    Accept(usize, u32),
    Decline(usize, u32),
    HangUp(usize, u32),
    Signal(usize, u32),
    SignOut(usize, u32),
    Block(usize, usize),
    Wait(i64),
    /// The clock moves and nobody is woken.
    Doze(i64),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let w = || (0..PEOPLE.len(), 1..=WINDOWS);
    let one = prop_oneof![
        4 => w().prop_map(|(p, n)| Move::Open(p, n)),
        1 => w().prop_map(|(p, n)| Move::Reload(p, n)),
        2 => w().prop_map(|(p, n)| Move::Close(p, n)),
        6 => (w(), 0..PEOPLE.len()).prop_map(|((p, n), to)| Move::Dial(p, n, to)),
        5 => w().prop_map(|(p, n)| Move::Accept(p, n)),
        1 => w().prop_map(|(p, n)| Move::Decline(p, n)),
        1 => w().prop_map(|(p, n)| Move::HangUp(p, n)),
        6 => w().prop_map(|(p, n)| Move::Signal(p, n)),
        1 => w().prop_map(|(p, n)| Move::SignOut(p, n)),
        1 => (0..PEOPLE.len(), 0..PEOPLE.len()).prop_map(|(a, b)| Move::Block(a, b)),
        3 => (-5_000_i64..50_000).prop_map(Move::Wait),
        1 => (-5_000_i64..50_000).prop_map(Move::Doze),
    ];
    prop::collection::vec(one, 1..120)
}

/// Follows a game and checks, effect by effect, what must never happen.
#[derive(Default)]
struct Umpire {
    /// The two windows of each call that was connected.
    pairs: HashMap<CallId, [Window; 2]>,
    recorded: BTreeSet<CallId>,
    placed: BTreeSet<CallId>,
}

impl Umpire {
    fn watch(&mut self, world: &World, effects: &[Effect]) {
        let mut connects: HashMap<CallId, Vec<(Window, bool)>> = HashMap::new();
        for effect in effects {
            match effect {
                Effect::Tell { to, news } => match news {
                    CallNews::Connect {
                        call, polite, ice, ..
                    } => {
                        assert!(ice.is_empty());
                        connects.entry(*call).or_default().push((*to, *polite));
                    }
                    CallNews::Signal { call, .. } => {
                        assert!(self.pairs[call].contains(to), "a signal left its call");
                    }
                    CallNews::Calling { call, .. } => {
                        self.placed.insert(*call);
                    }
                    CallNews::Incoming { from, .. } => Self::not_hushed(world, to.account, from),
                    _ => {}
                },
                Effect::TellAll {
                    account,
                    news: CallNews::Incoming { from, .. },
                    ..
                } => {
                    Self::not_hushed(world, *account, from);
                }
                Effect::TellAll { .. } => {}
                Effect::Record(over) => {
                    assert!(self.recorded.insert(over.dial.id), "recorded twice");
                    assert!(over.talked_ms >= 0);
                }
            }
        }
        for (call, mut windows) in connects {
            assert_eq!(windows.len(), 2, "a take begins in both windows");
            windows.sort_by_key(|(_, polite)| *polite);
            assert_eq!(
                windows.iter().map(|(_, polite)| *polite).collect::<Vec<_>>(),
                [false, true]
            );
            let pair = [windows[0].0, windows[1].0];
            assert_ne!(pair[0].account, pair[1].account);
            assert_eq!(
                *self.pairs.entry(call).or_insert(pair),
                pair,
                "a call changed its windows"
            );
        }
    }

    fn not_hushed(world: &World, callee: AccountId, from: &Person) {
        let caller = PEOPLE.iter().position(|name| *name == from.user_name).unwrap();
        let call = world.exchange.call_of(account(caller)).unwrap();
        assert!(!call.dial().hushed && call.dial().callee.id == callee);
    }
}

fn run(world: &mut World, umpire: &mut Umpire, one: Move) {
    let act = |world: &mut World, by: Window, event: Event| {
        let call = world.current(by);
        world.exchange.act(call, by, event, world.now)
    };
    let effects = match one {
        Move::Open(p, n) => world.open(window(p, n), false),
        Move::Reload(p, n) => world.open(window(p, n), true),
        Move::Close(p, n) => world.close(window(p, n)),
        Move::Dial(p, n, to) => {
            let label = world.next_call.to_string();
            world.dial(window(p, n), to, &label)
        }
        Move::Accept(p, n) => act(
            world,
            window(p, n),
            Event::Accepted {
                by: window(p, n),
                camera: true,
            },
        ),
        Move::Decline(p, n) => act(world, window(p, n), Event::Declined { by: window(p, n) }),
        Move::HangUp(p, n) => act(world, window(p, n), Event::HungUp { by: window(p, n) }),
        Move::Signal(p, n) => world.signal(window(p, n), line("c")),
        Move::SignOut(p, n) => {
            let ended = window(p, n);
            world.sockets.retain(|window, _| window.session != ended.session);
            let effects =
                world
                    .exchange
                    .signed_out(ended.account, |window| window.session == ended.session, world.now);
            if let Some(call) = world.exchange.call_of(ended.account).map(|call| call.dial().id)
                && let Some(pair) = umpire.pairs.get(&call)
            {
                assert!(
                    pair.iter().all(|window| window.session != ended.session),
                    "outlived its session"
                );
            }
            effects
        }
        Move::Block(a, b) => {
            if a != b {
                world.blocks.insert((a, b));
            }
            Vec::new()
        }
        Move::Wait(ms) => {
            world.now = world.now.plus_ms(ms);
            world.exchange.time_passed(world.now)
        }
        Move::Doze(ms) => {
            world.now = world.now.plus_ms(ms);
            Vec::new()
        }
    };
    umpire.watch(world, &effects);
    world.carry_out(effects);
    assert!(world.exchange.wake().is_some() || world.exchange_talks_only());
}

impl World {
    fn exchange_talks_only(&self) -> bool {
        (0..PEOPLE.len()).all(|person| {
            self.exchange
                .call_of(account(person))
                .is_none_or(|call| call.ringing_from().is_none())
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_every_call_ends_once_and_stays_between_its_two_windows(game in moves()) {
        let mut world = World::new();
        let mut umpire = Umpire::default();
        for one in game {
            run(&mut world, &mut umpire, one);
        }
        for person in 0..PEOPLE.len() {
            for number in 1..=WINDOWS {
                run(&mut world, &mut umpire, Move::Close(person, number));
            }
        }
        run(&mut world, &mut umpire, Move::Wait(200_000));
        prop_assert!(world.exchange.is_empty(), "a call outlived its sockets");
        prop_assert!((0..PEOPLE.len()).all(|person| world.exchange.call_of(account(person)).is_none()));
        prop_assert_eq!(world.exchange.wake(), None);
        prop_assert_eq!(&umpire.recorded, &umpire.placed);
    }

    #[test]
    fn an_open_page_never_shows_a_call_that_is_over(game in moves()) {
        let mut world = World::new();
        let mut umpire = Umpire::default();
        for one in game {
            run(&mut world, &mut umpire, one);
            for (window, page) in &world.pages {
                if let Some(shown) = page.shown.filter(|_| world.sockets.contains_key(window)) {
                    prop_assert!(world.exchange.call(shown).is_some(), "{} shows a dead call", name(*window));
                }
            }
        }
    }

    #[test]
    fn two_pages_of_a_call_always_agree_on_the_take(game in moves()) {
        let mut world = World::new();
        let mut umpire = Umpire::default();
        for one in game {
            run(&mut world, &mut umpire, one);
            for (call, pair) in &umpire.pairs {
                let both_here = pair.iter().all(|window| world.sockets.contains_key(window));
                if both_here && world.exchange.call(*call).is_some() {
                    let [one, other] = pair.map(|window| world.pages[&window].standing.unwrap());
                    prop_assert_eq!(one.take, other.take);
                    prop_assert_eq!((one.said, one.heard), (other.heard, other.said));
                }
            }
        }
    }

    #[test]
    fn an_allowance_is_never_more_generous_than_its_rate(
        steps in prop::collection::vec(-100_i64..400, 1..200)
    ) {
        use super::allowance::Allowance;
        let start = Timestamp::from_ms(0);
        let mut allowance = Allowance::full(5, 100, start);
        let (mut now, mut furthest, mut spent) = (start, start, 0_i64);
        for step in steps {
            now = now.plus_ms(step);
            furthest = furthest.max(now);
            spent += i64::from(allowance.spend(now));
            prop_assert!(spent <= 5 + furthest.ms() / 100);
        }
    }
}
