//! The desk: whose code proves what, and what it is counted by.

use super::*;
use crate::testing::{PHONE, World, typed};
use crate::time::MINUTE_MS;

const AGENT: AccountId = AccountId::from_u128(77);
const COLLEAGUE: AccountId = AccountId::from_u128(78);

impl World {
    fn contact(&mut self) -> Contact {
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        Contact::begin(AGENT, &facts, &guard, &mut self.cx()).expect("a contact")
    }

    fn desk(&mut self, contact: &mut Contact, event: Event) -> View {
        let row = serde_json::to_string(contact).unwrap();
        let restored = Contact::restore(&mut serde_json::Deserializer::from_str(&row)).unwrap();
        assert_eq!(restored, *contact);
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        let decision = step(restored, &facts, guard, event, &mut self.cx());
        *contact = decision.state;
        self.commit("desk", "", decision.guard, decision.effects);
        decision.view
    }

    fn read_out(&mut self, contact: &mut Contact) -> String {
        self.desk(contact, Event::CodeRequested { phone: None });
        self.texts.last().unwrap().digits.clone()
    }

    fn acts(&mut self, contact: &Contact, agent: AccountId) -> bool {
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        contact.verdict(agent, &facts, &guard, &self.cx()).is_some()
    }
}

#[test]
fn the_right_code_is_a_verdict_for_that_agent_and_for_five_minutes() {
    let mut world = World::new();
    let mut contact = world.contact();
    assert!(!world.acts(&contact, AGENT), "nothing is proved");
    let code = world.read_out(&mut contact);
    assert!(matches!(
        world.desk(&mut contact, Event::CodeGiven(typed(&code))),
        View::Verified { .. }
    ));
    assert!(world.acts(&contact, AGENT));
    assert!(!world.acts(&contact, COLLEAGUE));
    world.later(5 * MINUTE_MS - 1);
    assert!(world.acts(&contact, AGENT));
    world.later(1);
    assert!(!world.acts(&contact, AGENT));
    assert_eq!(world.desk(&mut contact, Event::Looked), View::Over);
}

#[test]
fn a_phone_that_is_trusted_no_more_and_an_owner_who_knows_nothing_of_it_end_a_verdict() {
    let mut world = World::new();
    let mut contact = world.contact();
    let code = world.read_out(&mut contact);
    world.desk(&mut contact, Event::CodeGiven(typed(&code)));
    let mut shut = world.guard.clone();
    shut.desk.shut(world.now);
    let facts = world.facts.clone();
    assert!(contact.verdict(AGENT, &facts, &shut, &world.cx()).is_none());
    assert!(Contact::begin(AGENT, &facts, &shut, &mut world.cx()).is_none());
    world.facts.phones.retain(|phone| phone.id != PHONE);
    assert!(!world.acts(&contact, AGENT));
}

#[test]
fn what_the_desk_guesses_and_sends_is_none_of_the_owner_s() {
    let mut world = World::new();
    let before = world.guard.clone();
    for wrong in 1..=6 {
        let mut contact = world.contact();
        let code = world.read_out(&mut contact);
        assert_eq!(code.len(), 4, "{wrong}");
        let other = if code == "0000" { "0001" } else { "0000" };
        world.desk(&mut contact, Event::CodeGiven(typed(other)));
        assert!(!world.acts(&contact, AGENT));
        world.later(10 * MINUTE_MS);
    }
    let mut contact = world.contact();
    assert_eq!(
        world.read_out(&mut contact).len(),
        6,
        "the desk's own codes lengthen"
    );
    for _ in 0..3 {
        world.later(MINUTE_MS);
        world.desk(&mut contact, Event::CodeRequested { phone: None });
    }
    let texts = world.texts.len();
    world.later(MINUTE_MS);
    let View::Open(view) = world.desk(&mut contact, Event::CodeRequested { phone: None }) else {
        panic!("open");
    };
    assert!(matches!(view.note, Some(Note::SendLater { .. })) && world.texts.len() == texts);
    assert_ne!(world.guard.desk, before.desk);
    world.guard.desk = before.desk.clone();
    assert_eq!(world.guard, before, "nothing else was touched");
}

#[test]
fn nobody_is_their_own_caller() {
    let mut world = World::new();
    let (facts, guard) = (world.facts.clone(), world.guard.clone());
    assert!(Contact::begin(facts.account, &facts, &guard, &mut world.cx()).is_none());
}

#[test]
fn a_talk_that_is_over_takes_no_code() {
    let mut world = World::new();
    let mut contact = world.contact();
    world.later(world.rules.desk_contact_ms - 1);
    let code = world.read_out(&mut contact);
    let (mut shut, mut late) = (contact.clone(), contact.clone());
    assert_eq!(world.desk(&mut contact, Event::Closed), View::Over);
    assert_eq!(
        world.desk(&mut contact, Event::CodeGiven(typed(&code))),
        View::Over
    );

    let open = world.guard.clone();
    world.guard.desk.shut(world.now);
    assert_eq!(world.desk(&mut shut, Event::CodeGiven(typed(&code))), View::Over);
    assert!(world.guard.desk.is_shut(&world.rules, world.now));
    world.guard = open;
    assert!(!world.acts(&shut, AGENT), "nothing was proved meanwhile");

    world.later(1);
    assert_eq!(world.desk(&mut late, Event::CodeGiven(typed(&code))), View::Over);
    assert_eq!(late.state, State::Closed, "the code was not compared");
}

#[test]
fn a_code_that_has_become_too_short_is_not_taken_and_costs_nothing() {
    let mut world = World::new();
    let mut contact = world.contact();
    let code = world.read_out(&mut contact);
    for _ in 0..6 {
        let _spent = world.guard.charge_desk(world.now);
    }
    let before = world.guard.clone();
    let View::Open(view) = world.desk(&mut contact, Event::CodeGiven(typed(&code))) else {
        panic!("open");
    };
    assert_eq!((view.note, view.digits), (Some(Note::CodeExpired), 6));
    assert_eq!(world.guard, before);
    assert!(!world.acts(&contact, AGENT));
}

/// Found by the simulator, where clocks jump: whoever asked waited for a code that was over.
#[test]
fn a_code_that_a_clock_set_back_has_ended_keeps_nobody_waiting_for_another() {
    let mut world = World::new();
    let mut contact = world.contact();
    world.later(20 * MINUTE_MS);
    let View::Open(sent) = world.desk(&mut contact, Event::CodeRequested { phone: None }) else {
        panic!("open");
    };
    assert!(sent.resend_at > world.now, "a live code is waited for");
    world.later(-15 * MINUTE_MS);
    let allowed = world.guard.next_send_at(SendFor::Desk, &world.rules, world.now);
    world.later(allowed.since_ms(world.now));
    let texts = world.texts.len();
    world.desk(&mut contact, Event::CodeRequested { phone: None });
    assert_eq!(world.texts.len(), texts + 1);
}
