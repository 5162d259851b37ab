//! Enrolment as stories: the owner's way through the wizard, and the ways that a thief must not have.

use super::*;
use crate::account::TwoStep;
use crate::testing::{PHONE, START, Work, World, check, number, typed};
use crate::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};
use expect_test::expect;

const SESSION: SessionId = SessionId::from_u128(3);

impl World {
    fn begin(&mut self, goal: Goal, authority: &Authority) -> Option<Enrolment> {
        let facts = self.facts.clone();
        Enrolment::begin(goal, &facts, SESSION, authority, &mut self.cx())
    }

    fn wizard(&mut self, device_age_ms: i64) -> Enrolment {
        let goal = Goal::TurnOn {
            device_first_seen: self.now.plus_ms(-device_age_ms),
        };
        let authority = Authority::JustSignedIn { auth_time: self.now };
        self.begin(goal, &authority).expect("it may begin")
    }

    fn adding(&mut self, replaces: Option<PhoneId>) -> Option<Enrolment> {
        let authority = Authority::KeySignedIn { auth_time: self.now };
        self.begin(Goal::AddPhone { replaces }, &authority)
    }

    fn walk(&mut self, walk: &mut Enrolment, what: &str, event: Event) -> Option<Work> {
        let row = serde_json::to_string(walk).unwrap();
        let restored = Enrolment::restore(&mut serde_json::Deserializer::from_str(&row)).unwrap();
        assert_eq!(restored, *walk);
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        let decision = step(restored, &facts, guard, event, &mut self.cx());
        *walk = decision.state;
        self.commit(what, &shown(&decision.view), decision.guard, decision.effects)
    }

    fn give_phone(&mut self, walk: &mut Enrolment, last: &str) {
        self.walk(walk, "phone", Event::PhoneGiven(number(last)));
    }

    fn give_code(&mut self, walk: &mut Enrolment) {
        let code = typed(&self.last_code());
        self.walk(walk, "right code", Event::CodeGiven(code));
    }

    fn shown_key(&self, walk: &Enrolment) -> RecoveryKey {
        match &walk.state {
            State::ShowingKey { draft, .. } | State::HashingKey { draft, .. } => draft.reveal(&self.keys),
            other => panic!("{other:?}"),
        }
    }

    fn retype_shown(&mut self, walk: &mut Enrolment) {
        let key = self.shown_key(walk);
        if let Some(Work::Hash(ticket, hash)) = self.walk(walk, "retyped", Event::KeyRetyped(key)) {
            self.walk(walk, "hashed", Event::KeyHashed { ticket, hash });
        }
    }

    /// The whole wizard, up to the consent.
    fn consents(&mut self, device_age_ms: i64) -> Enrolment {
        let so_far = self.trace.len();
        let mut walk = self.wizard(device_age_ms);
        self.give_phone(&mut walk, "55");
        self.give_code(&mut walk);
        self.retype_shown(&mut walk);
        self.trace.truncate(so_far);
        self.walk(&mut walk, "consent", Event::Consented);
        walk
    }

    fn look_at(&mut self, walk: &mut Enrolment) {
        self.walk(walk, "look", Event::Looked);
    }
}

fn shown(view: &View) -> String {
    let said = |note: &Option<Note>| note.map_or("–".to_owned(), |note| format!("({note:?})"));
    match view {
        View::EnterPhone { note } => format!("enter phone {}", said(note)),
        View::EnterCode(code) => format!("enter code of {} {}", code.digits, said(&code.note)),
        View::ShowKey { note, .. } => format!("show key {}", said(note)),
        View::Consent => "consent".to_owned(),
        View::AwaitOwner { until, by_contact } => {
            format!(
                "await owner for {} h, by contact: {by_contact}",
                until.since_ms(START) / HOUR_MS
            )
        }
        View::Done => "done".to_owned(),
        View::Stopped => "stopped".to_owned(),
    }
}

#[test]
fn the_wizard_from_phone_to_on() {
    let mut world = World::with_two_step_off();
    let mut walk = world.wizard(10 * DAY_MS);
    world.look_at(&mut walk);
    world.give_phone(&mut walk, "55");
    world.give_phone(&mut walk, "55");
    let wrong = typed(&world.wrong_code());
    world.walk(&mut walk, "wrong code", Event::CodeGiven(wrong));
    world.walk(&mut walk, "too short", Event::CodeGiven(typed("12")));
    world.walk(&mut walk, "send again", Event::CodeRequested);
    world.later(30 * SECOND_MS);
    world.walk(&mut walk, "send again", Event::CodeRequested);
    world.give_code(&mut walk);
    let other = world.other_key();
    world.walk(&mut walk, "another key", Event::KeyRetyped(other));
    world.retype_shown(&mut walk);
    world.walk(&mut walk, "consent", Event::Consented);
    world.look_at(&mut walk);
    check(
        &world,
        expect![[r#"
        look → enter phone –
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••55
            audit CodeSent { digits: 4 }
        phone → enter code of 4 –
        wrong code → enter code of 4 (WrongCode { guesses_left: 2 })
        too short → enter code of 4 (WrongLength { digits: 4 })
        send again → enter code of 4 (SendLater { at: Timestamp(1800000030000) })
        send again → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••55
            audit CodeSent { digits: 4 }
        right code → show key –
        another key → show key (NotTheSameKey)
        retyped → show key –
        hashed → consent
        consent → done
            tell TurnedOn
            trust •• •• ••55
            audit PhoneTrusted
            new key
            turn on
            settled
            EndOtherSessions
            audit TurnedOn
        look → done
    "#]],
    );
}

#[test]
fn a_code_bears_three_guesses_and_none_is_charged_to_the_ladder() {
    let mut world = World::with_two_step_off();
    let mut walk = world.wizard(10 * DAY_MS);
    world.give_phone(&mut walk, "55");
    for _ in 0..3 {
        let wrong = typed(&world.wrong_code());
        world.walk(&mut walk, "wrong code", Event::CodeGiven(wrong));
    }
    world.give_code(&mut walk);
    world.later(10 * MINUTE_MS);
    world.walk(&mut walk, "send again", Event::CodeRequested);
    world.later(10 * MINUTE_MS);
    world.give_code(&mut walk);
    check(
        &world,
        expect![[r#"
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••55
            audit CodeSent { digits: 4 }
        wrong code → enter code of 4 (WrongCode { guesses_left: 2 })
        wrong code → enter code of 4 (WrongCode { guesses_left: 1 })
        wrong code → enter code of 4 (CodeSpent)
        right code → enter code of 4 (CodeSpent)
        send again → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••55
            audit CodeSent { digits: 4 }
        right code → enter code of 4 (CodeExpired)
    "#]],
    );
}

#[test]
fn another_number_starts_from_there() {
    let mut world = World::with_two_step_off();
    let mut walk = world.wizard(10 * DAY_MS);
    world.give_phone(&mut walk, "55");
    let first = world.last_code();
    world.give_phone(&mut walk, "56");
    assert_ne!(first, world.last_code());
    world.walk(&mut walk, "code of the first", Event::CodeGiven(typed(&first)));
    world.give_code(&mut walk);
    check(
        &world,
        expect![[r#"
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••55
            audit CodeSent { digits: 4 }
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••56
            audit CodeSent { digits: 4 }
        code of the first → enter code of 4 (WrongCode { guesses_left: 2 })
        right code → show key –
    "#]],
    );
}

#[test]
fn a_walk_ends_at_its_millisecond() {
    let mut world = World::with_two_step_off();
    let mut walk = world.wizard(10 * DAY_MS);
    world.later(HOUR_MS - 1);
    world.look_at(&mut walk);
    world.later(1);
    world.look_at(&mut walk);
    check(
        &world,
        expect![[r#"
        look → enter phone –
        look → stopped
    "#]],
    );
}

#[test]
fn rule_12_in_all_its_branches() {
    let rules = Rules::classic();
    let (settled, young) = (START.plus_ms(-3 * DAY_MS), START.plus_ms(1 - 3 * DAY_MS));
    let of = |change: fn(&mut Facts, Timestamp), device| {
        let mut world = World::with_two_step_off();
        change(&mut world.facts, young);
        ownership(&world.facts, device, &rules, START)
    };
    let by_contact = Ownership::ByContact {
        verified_at: START.plus_ms(-400 * DAY_MS),
    };
    assert_eq!(of(|_, _| {}, settled), Ownership::Plain);
    assert_eq!(of(|_, _| {}, young), by_contact);
    assert_eq!(
        of(|facts, at| facts.password_changed_at = at, settled),
        by_contact
    );
    assert_eq!(
        of(|facts, at| facts.contacts_changed_at = at, settled),
        by_contact
    );
    assert_eq!(
        of(|facts, at| facts.email_verified_at = Some(at), young),
        Ownership::ByWaiting
    );
    assert_eq!(
        of(|facts, _| facts.email_verified_at = None, young),
        Ownership::ByWaiting
    );
    assert_eq!(of(|facts, at| facts.created_at = at, young), Ownership::Plain);
    let undoable = |facts: &mut Facts, _| {
        facts.two_step = TwoStep::Off {
            undo_until: Some(START.plus_ms(1)),
        };
    };
    assert_eq!(of(undoable, settled), by_contact);
    let undoable = |facts: &mut Facts, _| {
        facts.turning_on = TurningOn::Waited {
            since: START.plus_ms(-10 * DAY_MS),
            undo_until: START.plus_ms(1),
        };
    };
    assert_eq!(of(undoable, settled), by_contact);
}

/// A thief had a second walk ready. It came into force beside the first, or stopping the second let the first go on
/// without its sign-ins being confirmed.
#[test]
fn of_the_walks_of_an_account_one_waits() {
    let mut world = World::with_two_step_off();
    let mut second = world.wizard(0);
    let first = world.consents(0);
    assert!(first.awaits_owner());
    world.later(30 * SECOND_MS);
    world.trace.clear();
    world.give_phone(&mut second, "56");
    world.give_code(&mut second);
    world.retype_shown(&mut second);
    world.walk(&mut second, "consent", Event::Consented);
    world.walk(&mut second, "stop", Event::Stopped);
    assert_eq!(
        world.facts.open_walk(world.now).map(|(walk, _)| walk),
        Some(first.id())
    );
    check(
        &world,
        expect![[r#"
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••56
            audit CodeSent { digits: 4 }
        right code → show key –
        retyped → show key –
        hashed → consent
        consent → stopped
        stop → stopped
    "#]],
    );
}

/// From the phone on, until it is answered, given up, stopped by a new password, or over.
#[test]
fn a_walk_that_may_be_a_thief_s_is_open_until_it_ends() {
    let in_state = |world: &World| world.facts.confirms_sign_ins(&world.rules, world.now).is_some();
    let mut world = World::with_two_step_off();
    let mut walk = world.wizard(0);
    world.give_phone(&mut walk, "55");
    assert!(!in_state(&world));
    world.give_code(&mut walk);
    assert!(in_state(&world), "it has a phone");
    world.later(HOUR_MS);
    assert!(!in_state(&world), "the wizard's time ran out");

    let mut world = World::with_two_step_off();
    let mut walk = world.consents(0);
    world.later(3 * DAY_MS - 1);
    assert!(in_state(&world));
    world.walk(&mut walk, "stop", Event::Stopped);
    assert!(!in_state(&world));

    // A settled person's walk opens nothing; neither does an address that is no older than the walk.
    let mut world = World::with_two_step_off();
    let mut walk = world.wizard(10 * DAY_MS);
    world.give_phone(&mut walk, "55");
    world.give_code(&mut walk);
    assert_eq!(world.facts.open_walk(world.now), None);
    let mut world = World::with_two_step_off();
    world.facts.email_verified_at = Some(START.plus_ms(-DAY_MS));
    world.consents(0);
    world.later(3 * DAY_MS - 1);
    assert!(world.facts.open_walk(world.now).is_some() && !in_state(&world));
}

#[test]
fn the_owner_confirms() {
    let mut world = World::with_two_step_off();
    let mut walk = world.consents(0);
    world.look_at(&mut walk);
    world.walk(&mut walk, "confirm", Event::OwnerConfirmed);
    check(
        &world,
        expect![[r#"
            consent → await owner for 72 h, by contact: true
                open, waits
                audit TurnOnWaits
                tell TurnOnWaits { until: Timestamp(1800259200000) }
            look → await owner for 72 h, by contact: true
            confirm → done
                tell TurnedOn
                trust •• •• ••55
                audit PhoneTrusted
                new key
                turn on
                settled
                EndOtherSessions
                audit TurnedOn
        "#]],
    );
}

#[test]
fn the_owner_stops_it() {
    let mut world = World::with_two_step_off();
    let mut walk = world.consents(0);
    world.walk(&mut walk, "stop", Event::Stopped);
    world.later(4 * DAY_MS);
    world.look_at(&mut walk);
    world.walk(&mut walk, "confirm", Event::OwnerConfirmed);
    check(
        &world,
        expect![[r#"
        consent → await owner for 72 h, by contact: true
            open, waits
            audit TurnOnWaits
            tell TurnOnWaits { until: Timestamp(1800259200000) }
        stop → stopped
            audit TurnOnStopped
            settled
        look → stopped
        confirm → stopped
    "#]],
    );
}

#[test]
fn the_wait_passes_at_its_millisecond() {
    let mut world = World::with_two_step_off();
    let mut walk = world.consents(0);
    world.later(3 * DAY_MS - 1);
    world.look_at(&mut walk);
    world.later(1);
    world.look_at(&mut walk);
    check(
        &world,
        expect![[r#"
        consent → await owner for 72 h, by contact: true
            open, waits
            audit TurnOnWaits
            tell TurnOnWaits { until: Timestamp(1800259200000) }
        look → await owner for 72 h, by contact: true
        look → done
            tell TurnedOnUnanswered { undo_until: Timestamp(1801468800000) }
            trust •• •• ••55
            audit PhoneTrusted
            new key
            turn on
            unanswered
            EndOtherSessions
            audit TurnedOn
    "#]],
    );
}

/// A thief with the password had set an e-mail address of his own, got the mail that asks, and confirmed.
#[test]
fn a_contact_that_is_not_old_enough_confirms_nothing() {
    let mut world = World::with_two_step_off();
    world.facts.email_verified_at = Some(START);
    let mut walk = world.consents(0);
    let mut world_of_the_old_address = World::with_two_step_off();
    assert!(!world.facts.two_step.is_on(), "it waits");
    world.walk(&mut walk, "confirm", Event::OwnerConfirmed);
    assert!(!world.facts.two_step.is_on());
    // The same, with an address that is changed while it waits.
    let mut walk = world_of_the_old_address.consents(0);
    world_of_the_old_address.facts.email_verified_at = Some(START.plus_ms(5));
    world_of_the_old_address.walk(&mut walk, "confirm", Event::OwnerConfirmed);
    assert!(!world_of_the_old_address.facts.two_step.is_on());
}

/// The owner had got the account back by setting a new password; three days later it belonged to the thief.
#[test]
fn a_new_password_stops_what_waits() {
    let mut world = World::with_two_step_off();
    let mut walk = world.consents(0);
    world.later(DAY_MS);
    world.new_password("new");
    world.later(2 * DAY_MS);
    world.look_at(&mut walk);
    check(
        &world,
        expect![[r#"
        consent → await owner for 72 h, by contact: true
            open, waits
            audit TurnOnWaits
            tell TurnOnWaits { until: Timestamp(1800259200000) }
        look → stopped
            audit TurnOnStopped
            settled
    "#]],
    );
}

#[test]
fn turned_on_elsewhere_it_is_not_turned_on_twice() {
    let mut world = World::with_two_step_off();
    let mut two = world.wizard(0);
    let mut one = world.consents(0);
    world.walk(&mut one, "confirm", Event::OwnerConfirmed);
    world.trace.clear();
    world.give_phone(&mut two, "56");
    check(
        &world,
        expect![[r#"
        phone → stopped
    "#]],
    );
}

#[test]
fn a_phone_is_added_and_one_is_replaced() {
    let mut world = World::new();
    let mut walk = world.adding(None).expect("it may");
    world.give_phone(&mut walk, "34");
    world.give_phone(&mut walk, "55");
    world.give_code(&mut walk);
    let mut walk = world.adding(Some(PHONE)).expect("it may");
    world.give_phone(&mut walk, "56");
    world.give_code(&mut walk);
    check(
        &world,
        expect![[r#"
        phone → enter phone (PhoneAlreadyTrusted)
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••55
            audit CodeSent { digits: 4 }
        right code → done
            tell PhoneAdded
            trust •• •• ••55
            audit PhoneTrusted
        phone → enter code of 4 (CodeSent)
            text 4 digits to •• •• ••56
            audit CodeSent { digits: 4 }
        right code → done
            tell PhoneAdded
            tell PhoneRemoved
            drop •• •• ••34
            audit PhoneDropped
            trust •• •• ••56
            audit PhoneTrusted
    "#]],
    );
}

#[test]
fn an_account_has_so_many_phones_and_no_more() {
    let mut world = World::new();
    for last in ["61", "62", "63"] {
        world.trust(last);
    }
    // Two walks at once, for the last place there is.
    let mut one = world.adding(None).expect("it may");
    let mut two = world.adding(None).expect("it may");
    world.give_phone(&mut one, "71");
    world.give_phone(&mut two, "72");
    world.give_code(&mut two);
    let code = typed(&world.texts[0].digits.clone());
    world.trace.clear();
    world.walk(&mut one, "right code", Event::CodeGiven(code));
    world.give_phone(&mut one, "73");
    assert_eq!(world.facts.phones.len(), 5);
    // To replace a phone that is not the account's is no way around it.
    assert!(world.adding(Some(PhoneId::from_u128(999))).is_none());
    assert!(world.adding(Some(PHONE)).is_some());
    check(
        &world,
        expect![[r#"
        right code → enter phone (TooManyPhones)
        phone → enter phone (TooManyPhones)
    "#]],
    );
}

#[test]
fn a_walk_needs_its_authority() {
    let mut off = World::with_two_step_off();
    let mut on = World::new();
    let now = START;
    let turn_on = Goal::TurnOn {
        device_first_seen: now,
    };
    let add = Goal::AddPhone { replaces: None };
    let signed_in = |ago: i64| Authority::JustSignedIn {
        auth_time: now.plus_ms(-ago),
    };
    let by_key = |ago: i64| Authority::KeySignedIn {
        auth_time: now.plus_ms(-ago),
    };
    assert!(off.begin(turn_on, &signed_in(10 * MINUTE_MS - 1)).is_some());
    assert!(off.begin(turn_on, &signed_in(10 * MINUTE_MS)).is_none());
    assert!(
        off.begin(turn_on, &signed_in(-DAY_MS)).is_none(),
        "a sign-in that is yet to come"
    );
    assert!(on.begin(turn_on, &signed_in(0)).is_none());
    assert!(on.begin(add, &signed_in(0)).is_none());
    assert!(on.begin(add, &by_key(0)).is_some());
    assert!(on.begin(add, &by_key(10 * MINUTE_MS)).is_none());
    assert!(on.begin(Goal::NewKey, &by_key(0)).is_none());
    // With it off, a phone or key added by the password could undo the turning off.
    assert!(off.begin(add, &by_key(0)).is_none());
}
