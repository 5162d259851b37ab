//! Calls told as small scripts (`ana.1 dials ben`), and properties that hold for every order of events.

mod games;
mod lost;
mod ringing;

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
