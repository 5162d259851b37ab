//! Games played at random, and an umpire who sees what must never happen.

use super::*;

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
        use crate::call::allowance::Allowance;
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
