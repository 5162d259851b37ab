//! Delayed recoveries: who can start one, who ends it, and when it is ripe.

use super::*;
use crate::guard::Lane;
use crate::ids::SessionId;
use crate::recovery_key::KeyState;
use crate::step_up::{self, Act, StepUp};
use crate::testing::{START, Work, World, typed};
use crate::time::{DAY_MS, HOUR_MS};

const CHOSEN: Standing = Standing {
    chosen_since: Some(START.plus_ms(-100 * DAY_MS)),
    last_started_at: None,
};

/// What was told by a step.
fn told(stepped: &Stepped) -> usize {
    let tell = |effect: &&Effect| matches!(effect, Effect::Tell(Notice::RecoveryWaits { .. }));
    stepped.effects.iter().filter(tell).count()
}

impl World {
    fn outside(&mut self) -> StepUp {
        let facts = self.facts.clone();
        StepUp::begin(Act::DelayedRecovery, &facts, None, Lane::Unknown, &mut self.cx())
    }

    fn knock(&mut self, step_up: StepUp, event: step_up::Event) -> (StepUp, step_up::View, Option<Work>) {
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        let decision = step_up::step(step_up, &facts, guard, event, &mut self.cx());
        let work = self.commit("outside", "", decision.guard, decision.effects);
        (decision.state, decision.view, work)
    }

    /// Proves one of the three, from outside.
    fn one(&mut self, thing: Thing) -> Option<OneProof> {
        let step_up = self.outside();
        let proved = match thing {
            Thing::Password => {
                let (step_up, _, work) = self.knock(step_up, step_up::Event::PasswordGiven);
                let Some(Work::Password(ticket)) = work else {
                    return None;
                };
                let right = step_up::Event::PasswordChecked { ticket, right: true };
                self.knock(step_up, right).0
            }
            Thing::Key => {
                let paper = self.paper_key();
                let (step_up, _, work) = self.knock(step_up, step_up::Event::RecoveryKeyGiven(paper));
                let Some(Work::Key(ticket, _)) = work else {
                    return None;
                };
                let right = step_up::Event::RecoveryKeyChecked { ticket, right: true };
                self.knock(step_up, right).0
            }
            Thing::Phone => {
                let (step_up, ..) = self.knock(step_up, step_up::Event::CodeRequested { phone: None });
                let code = typed(&self.last_code());
                self.knock(step_up, step_up::Event::CodeGiven(code)).0
            }
        };
        proved.take_one(&self.facts, self.now).map(|(_, proof)| proof)
    }

    fn start(&mut self, thing: Thing) -> Stepped {
        let proof = self.one(thing).expect("it is proved");
        let facts = self.facts.clone();
        Recovery::start(&proof, &facts, &CHOSEN, &mut self.cx()).expect("it can be started")
    }

    fn then(&mut self, recovery: Recovery, event: Event<'_>) -> Stepped {
        let row = serde_json::to_string(&recovery).unwrap();
        let restored = Recovery::restore(&mut serde_json::Deserializer::from_str(&row)).unwrap();
        assert_eq!(restored, recovery);
        let facts = self.facts.clone();
        step(restored, &facts, &CHOSEN, event, &self.cx())
    }

    /// Time goes by, and what is due happens when it is due.
    fn wait(&mut self, mut recovery: Recovery, ms: i64) -> (Recovery, usize) {
        let end = self.now.plus_ms(ms);
        let mut words = 0;
        loop {
            self.now = recovery.wake().unwrap_or(end).min(end);
            let stepped = self.then(recovery, Event::Looked);
            words += told(&stepped);
            recovery = stepped.state;
            if self.now == end {
                return (recovery, words);
            }
        }
    }
}

#[test]
fn whoever_has_one_thing_waits_seven_days_and_the_owner_hears_of_it_three_times() {
    for thing in [Thing::Password, Thing::Phone, Thing::Key] {
        let mut world = World::new();
        let begun = world.start(thing);
        assert_eq!(told(&begun), 1, "at once");
        let ripe_at = START.plus_ms(7 * DAY_MS);
        assert_eq!(begun.view, View::Waiting { ripe_at });
        let (recovery, words) = world.wait(begun.state, 3 * DAY_MS - 1);
        assert_eq!(words, 0);
        let (recovery, words) = world.wait(recovery, 1);
        assert_eq!(words, 1, "on day 3");
        let (recovery, words) = world.wait(recovery, 3 * DAY_MS);
        assert_eq!(words, 1, "on day 6");
        let (recovery, words) = world.wait(recovery, DAY_MS - 1);
        assert_eq!(words, 0);
        let proof = world.one(thing).expect("it is proved");
        let facts = world.facts.clone();
        let early = recovery.clone().finish(&proof, &facts, &CHOSEN, world.now);
        assert!(early.is_none(), "{thing:?}");

        let (recovery, _) = world.wait(recovery, 1);
        let until = ripe_at.plus_ms(7 * DAY_MS);
        assert_eq!(seen(recovery.state, &world.rules), View::Ripe { until });
        for other in [Thing::Password, Thing::Phone, Thing::Key] {
            world.later(13 * HOUR_MS);
            let proof = world.one(other).expect("it is proved");
            let facts = world.facts.clone();
            let finished = recovery.clone().finish(&proof, &facts, &CHOSEN, world.now);
            assert_eq!(finished.is_some(), other == thing, "{thing:?} by {other:?}");
            if let Some((done, recovered)) = finished {
                assert!(done.finish(&proof, &facts, &CHOSEN, world.now).is_none(), "once");
                assert_eq!(recovered.new_password(), thing != Thing::Password);
                assert_eq!(recovered.new_phone(), thing != Thing::Phone);
            }
        }
        let (recovery, _) = world.wait(recovery, 7 * DAY_MS);
        assert_eq!(recovery.state, State::Over(Ending::NotFinished));
    }
}

/// Rule 7: one never suffices without the wait, whoever proves what of it how often.
#[test]
fn what_proves_one_thing_proves_no_other_act() {
    let mut world = World::new();
    let step_up = world.outside();
    let (step_up, ..) = world.knock(step_up, step_up::Event::CodeRequested { phone: None });
    let code = typed(&world.last_code());
    let (step_up, view, _) = world.knock(step_up, step_up::Event::CodeGiven(code));
    assert_eq!(view, step_up::View::Proved);
    for act in [Act::ResetPassword, Act::ChangePassword, Act::AddPhone, Act::Look] {
        assert!(step_up.clone().take(act, None, &world.facts, world.now).is_none());
    }
    let session = SessionId::from_u128(9);
    let taken = step_up.take(Act::DelayedRecovery, Some(session), &world.facts, world.now);
    assert!(taken.is_none());
}

#[test]
fn it_is_for_those_who_chose_it_days_ago_and_once_in_thirty_days() {
    let mut world = World::new();
    let proof = world.one(Thing::Key).expect("it is proved");
    let mut facts = world.facts.clone();
    let chosen = |ms: i64| Standing {
        chosen_since: Some(START.plus_ms(-ms)),
        last_started_at: None,
    };
    let judged = |facts: &Facts, standing: Standing| may_start(facts, &standing, &Rules::classic(), START);
    assert_eq!(judged(&facts, Standing::default()), Err(NotStarted::NotChosen));
    let from = START.plus_ms(1);
    let lately = chosen(3 * DAY_MS - 1);
    assert_eq!(judged(&facts, lately), Err(NotStarted::NotSettled { from }));
    let again = Standing {
        last_started_at: Some(START.plus_ms(1 - 30 * DAY_MS)),
        ..CHOSEN
    };
    assert_eq!(judged(&facts, again), Err(NotStarted::TooSoon { from }));
    assert!(Recovery::start(&proof, &facts, &again, &mut world.cx()).is_err());
    assert_eq!(judged(&facts, chosen(3 * DAY_MS)), Ok(()));
    facts.two_step = crate::account::TwoStep::Off { undo_until: None };
    assert_eq!(judged(&facts, CHOSEN), Err(NotStarted::NotChosen));
    let other = Facts {
        account: crate::ids::AccountId::from_u128(2),
        ..world.facts.clone()
    };
    let refused = Recovery::start(&proof, &other, &CHOSEN, &mut world.cx());
    assert!(matches!(refused, Err(NotStarted::NoProof)));
}

/// Each of them ends it while it waits and when it is ripe, and nothing brings it back.
#[test]
fn any_sign_of_the_owner_ends_it() {
    type Sign = fn(&mut World, Recovery) -> Stepped;
    let signs: [(Sign, Ending); 7] = [
        (
            |world, it| world.then(it, Event::OwnerSignedIn),
            Ending::OwnerThere,
        ),
        (
            |world, it| world.then(it, Event::Vetoed(Veto::Session)),
            Ending::OwnerThere,
        ),
        (
            |world, it| world.then(it, Event::Vetoed(Veto::MailLink)),
            Ending::OwnerThere,
        ),
        (
            |world, it| {
                world.new_password("new");
                world.then(it, Event::Looked)
            },
            Ending::Changed,
        ),
        (
            |world, it| {
                world.facts.recovery_key = KeyState::live(world.now);
                world.then(it, Event::Looked)
            },
            Ending::Changed,
        ),
        (
            |world, it| {
                world.facts.password_known_since = Some(world.now);
                world.then(it, Event::Looked)
            },
            Ending::Changed,
        ),
        (
            |world, it| {
                world.facts.contacts_changed_at = world.now;
                world.then(it, Event::Looked)
            },
            Ending::Changed,
        ),
    ];
    for (place, (sign, ending)) in signs.into_iter().enumerate() {
        for days in [2, 8] {
            let mut world = World::new();
            let begun = world.start(Thing::Key);
            let (waiting, _) = world.wait(begun.state, days * DAY_MS);
            let ended = sign(&mut world, waiting);
            assert_eq!(ended.view, View::Over(ending), "sign {place} on day {days}");
            let said = |effect: &Effect| matches!(effect, Effect::Tell(Notice::RecoveryStopped));
            assert!(ended.effects.iter().any(said), "the owner is told");
            let (over, words) = world.wait(ended.state, 20 * DAY_MS);
            assert_eq!((over.state, words), (State::Over(ending), 0));
        }
    }
}

/// Un-choosing it ends one that is under way, too.
#[test]
fn who_no_longer_wants_it_ends_it() {
    let mut world = World::new();
    let begun = world.start(Thing::Phone);
    let facts = world.facts.clone();
    let not_chosen = Standing::default();
    let ended = step(begun.state, &facts, &not_chosen, Event::Looked, &world.cx());
    assert_eq!(ended.view, View::Over(Ending::Changed));
}

/// The thief has the phone, and its owner comes back with the password or the key.
#[test]
fn a_stolen_phone_alone_ends_no_way_back_of_its_owner() {
    let mut world = World::new();
    for kept in [Thing::Password, Thing::Key] {
        let begun = world.start(kept).state;
        let ignored = world.then(begun.clone(), Event::Vetoed(Veto::TextLink(None)));
        assert_eq!(ignored.state, begun);
        let by_phone = world.one(Thing::Phone).expect("it is proved");
        let ignored = world.then(begun.clone(), Event::Vetoed(Veto::TextLink(Some(&by_phone))));
        assert_eq!(ignored.state, begun, "a phone twice is one thing");
        // The owner, who has the phone and the password: it was a thief with the key who started it.
        let besides = world.one(Thing::Password).expect("it is proved");
        let ended = world.then(begun, Event::Vetoed(Veto::TextLink(Some(&besides))));
        assert_eq!(ended.view, View::Over(Ending::OwnerThere));
        world.later(13 * HOUR_MS);
    }
    // Where the phone is not lost, whoever reads it is its owner.
    let begun = world.start(Thing::Phone).state;
    let ended = world.then(begun, Event::Vetoed(Veto::TextLink(None)));
    assert_eq!(ended.view, View::Over(Ending::OwnerThere));
}

/// It is the telling that makes it ripe: nobody is told three times at once, and then walked past.
#[test]
fn a_server_that_stood_still_or_a_clock_that_jumps_gives_the_owner_the_days_back() {
    let mut world = World::new();
    let begun = world.start(Thing::Password);
    world.later(30 * DAY_MS);
    let woken = world.then(begun.state, Event::Looked);
    assert_eq!(told(&woken), 1);
    let ripe_at = world.now.plus_ms(4 * DAY_MS);
    assert_eq!(woken.view, View::Waiting { ripe_at });
    let again = world.then(woken.state.clone(), Event::Looked);
    assert_eq!(told(&again), 0);
    assert_eq!(again.state, woken.state);
    let (early, words) = world.wait(woken.state, 4 * DAY_MS - 1);
    assert!(matches!(early.state, State::Waiting { .. }));
    assert_eq!(words, 1);
}

/// A stranger knows the user name and nothing else: nothing that they do reaches the counters of sign-ins, texts are
/// few, and codes are long.
#[test]
fn what_strangers_try_is_counted_for_itself() {
    let mut world = World::new();
    let before = world.guard.clone();
    let mut texts = 0;
    let mut wrong = 0;
    for _ in 0..200 {
        let step_up = world.outside();
        let (mut step_up, view, _) = world.knock(step_up, step_up::Event::CodeRequested { phone: None });
        if let step_up::View::Proving(proving) = view
            && proving.code.sent_to.is_some()
        {
            texts += 1;
            assert_eq!(world.last_code().len(), 8);
            for _ in 0..5 {
                let guess = typed(&world.wrong_code());
                step_up = world.knock(step_up, step_up::Event::CodeGiven(guess)).0;
                wrong += 1;
            }
        }
        world.later(HOUR_MS);
    }
    assert!(wrong > 0 && texts <= 3 + 200 / 12 + 1, "{texts} texts");
    let Some(of_sign_ins) = Some(&world.guard).filter(|guard| guard.recovery != before.recovery) else {
        panic!("they are counted")
    };
    assert_eq!(
        (
            &of_sign_ins.second_step,
            &of_sign_ins.sends,
            &of_sign_ins.known_devices
        ),
        (&before.second_step, &before.sends, &before.known_devices)
    );
    assert!(!world.trace.contains("count in the fleet") && !world.trace.contains("tell"));
}

/// A password that others know shows nothing alone, and a used key neither.
#[test]
fn what_others_may_have_starts_nothing() {
    let mut world = World::new();
    world.facts.password_known_since = Some(world.now);
    assert!(world.one(Thing::Password).is_none());
    world.facts.phones.clear();
    world.facts.recovery_key = KeyState::Used {
        since: START,
        at: START,
        openings_left: 2,
    };
    assert!(world.one(Thing::Key).is_none());
}

/// Who has the password alone proves a new phone; it takes the place of the lost ones, and the lost key is worth nothing.
#[test]
fn with_the_password_a_new_phone_is_proved_before_it_takes_the_place_of_the_old_ones() {
    let mut world = World::new();
    let begun = world.start(Thing::Password);
    let number = crate::testing::number("77");
    let given = || PhoneEvent::PhoneGiven(crate::testing::number("77"));
    let (waits, _) = world.wait(begun.state, 7 * DAY_MS - 1);
    assert!(phone(&mut world, waits.clone(), given()).is_none(), "not ripe");
    let (ripe, _) = world.wait(waits, 1);

    let asked = phone(&mut world, ripe, PhoneEvent::Looked).expect("it is ripe");
    assert_eq!(asked.view, PhoneView::EnterPhone);
    let sent = phone(&mut world, asked.state, given()).expect("it is ripe");
    let again = phone(&mut world, sent.state, given()).expect("it is ripe");
    let PhoneView::EnterCode(view) = &again.view else {
        panic!("{:?}", again.view)
    };
    assert_eq!(view.number, number);
    assert_eq!(world.texts.len(), 1, "a reload sends nothing");
    let right = world.last_code();
    let wrong = if right == "0000" { "1111" } else { "0000" };
    let missed = phone(&mut world, again.state, PhoneEvent::CodeGiven(typed(wrong))).expect("it is ripe");
    assert!(matches!(&missed.view, PhoneView::EnterCode(view) if view.note.is_some()));
    assert!(
        world.facts.phone(crate::testing::PHONE).is_some(),
        "nothing has changed"
    );

    let done = phone(&mut world, missed.state, PhoneEvent::CodeGiven(typed(&right))).expect("it is ripe");
    assert_eq!(done.view, PhoneView::Done);
    assert!(done.state.is_over());
    let numbers: Vec<_> = world
        .facts
        .phones
        .iter()
        .map(|phone| phone.number.clone())
        .collect();
    assert_eq!(numbers, [number]);
    assert_eq!(world.facts.recovery_key, KeyState::None);
    assert!(phone(&mut world, done.state, given()).is_none(), "once");
}

/// One step with the new phone, the password proved anew.
fn phone(world: &mut World, recovery: Recovery, event: PhoneEvent) -> Option<PhoneStepped> {
    let proof = world.one(Thing::Password).expect("it is proved");
    let (facts, guard) = (world.facts.clone(), world.guard.clone());
    let mut stepped = recovery.step_phone(&proof, &facts, &CHOSEN, guard, event, &mut world.cx())?;
    let effects = core::mem::take(&mut stepped.effects);
    world.commit("new phone", "", stepped.guard.clone(), effects);
    Some(stepped)
}

/// Whoever kept the phone or the key sets a new password; a key that was lost opens nothing from then on, one that was
/// kept stays.
#[test]
fn finishing_ends_sessions_and_takes_a_lost_key_away() {
    for thing in [Thing::Phone, Thing::Key] {
        let mut world = World::new();
        let begun = world.start(thing);
        let (ripe, _) = world.wait(begun.state, 7 * DAY_MS);
        world.later(13 * HOUR_MS);
        let proof = world.one(thing).expect("it is proved");
        let facts = world.facts.clone();
        assert!(
            ripe.clone()
                .step_phone(
                    &proof,
                    &facts,
                    &CHOSEN,
                    world.guard.clone(),
                    PhoneEvent::Looked,
                    &mut world.cx()
                )
                .is_none(),
            "the password comes first"
        );
        let (_, recovered) = ripe
            .finish(&proof, &facts, &CHOSEN, world.now)
            .expect("it is ripe");
        let effects = recovered.effects(&facts);
        let has = |wanted: fn(&Effect) -> bool| effects.iter().any(wanted);
        assert!(has(|effect| matches!(effect, Effect::EndOtherSessions)));
        assert!(has(|effect| matches!(
            effect,
            Effect::Tell(Notice::RecoveryFinished)
        )));
        assert_eq!(
            has(|effect| matches!(effect, Effect::SetKeyState(KeyState::None))),
            thing == Thing::Phone
        );
        assert!(!has(|effect| matches!(effect, Effect::DropPhone(_))), "{thing:?}");
    }
}
