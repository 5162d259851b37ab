//! Step-ups: what each act asks for, what proves it, and what makes the proof void.

use super::*;
use crate::account::TwoStep;
use crate::code::Code;
use crate::recovery_key::KeyState;
use crate::rules::Rules;
use crate::testing::{ACCOUNT, PHONE, START, Work, World, typed};
use crate::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

const SESSION: SessionId = SessionId::from_u128(3);
const OLD: i64 = 2 * DAY_MS;
const YOUNG: i64 = HOUR_MS;

impl World {
    fn step_up(&mut self, act: Act, session_age_ms: i64) -> StepUp {
        let session = Some((SESSION, self.now.plus_ms(-session_age_ms)));
        let facts = self.facts.clone();
        StepUp::begin(act, &facts, session, Lane::Unknown, &mut self.cx())
    }

    fn prove(&mut self, step_up: &mut StepUp, event: Event) -> (View, Option<Work>) {
        let row = serde_json::to_string(step_up).unwrap();
        let restored = StepUp::restore(&mut serde_json::Deserializer::from_str(&row)).unwrap();
        assert_eq!(restored, *step_up);
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        let decision = step(restored, &facts, guard, event, &mut self.cx());
        *step_up = decision.state;
        let work = self.commit("step", "", decision.guard, decision.effects);
        (decision.view, work)
    }

    fn by_password(&mut self, step_up: &mut StepUp) -> View {
        match self.prove(step_up, Event::PasswordGiven) {
            (_, Some(Work::Password(ticket))) => {
                self.prove(step_up, Event::PasswordChecked { ticket, right: true })
                    .0
            }
            (view, _) => view,
        }
    }

    fn by_key(&mut self, step_up: &mut StepUp, key: RecoveryKey) -> View {
        match self.prove(step_up, Event::RecoveryKeyGiven(key)) {
            (_, Some(Work::Key(ticket, key))) => {
                let right = self.is_key(&key);
                self.prove(step_up, Event::RecoveryKeyChecked { ticket, right }).0
            }
            (view, _) => view,
        }
    }

    fn by_code(&mut self, step_up: &mut StepUp) -> View {
        self.prove(step_up, Event::CodeRequested { phone: None });
        let code: Code = typed(
            &self
                .texts
                .last()
                .map_or("0000".to_owned(), |text| text.digits.clone()),
        );
        self.prove(step_up, Event::CodeGiven(code)).0
    }

    fn takes(&self, step_up: &StepUp, act: Act) -> bool {
        step_up
            .clone()
            .take(act, Some(SESSION), &self.facts, self.now)
            .is_some()
    }
}

fn note(view: &View) -> Option<Note> {
    match view {
        View::Proving(proving) => proving.note,
        View::Proved | View::Over => None,
    }
}

#[test]
fn each_act_asks_for_what_the_rules_say() {
    let rules = Rules::classic();
    let (on, off) = (TwoStep::On { since: START }, TwoStep::Off { undo_until: None });
    let of = |act, two_step, age: i64| need(act, two_step, Some(START.plus_ms(-age)), &rules, START);
    let two_of_three = [
        Act::TurnOff,
        Act::EndSessions,
        Act::ChangePassword,
        Act::NewRecoveryKey,
        Act::Export,
        Act::DeleteAccount,
    ];
    for act in two_of_three {
        assert_eq!(of(act, on, YOUNG), Need::TwoOfThree, "{act:?}");
        assert_eq!(of(act, on, OLD), Need::TwoOfThree, "{act:?}");
        assert_eq!(of(act, off, OLD), Need::Password, "{act:?}");
    }
    for act in [Act::ChangeContact, Act::AddPhone, Act::RemovePhone(PHONE)] {
        assert_eq!(of(act, on, DAY_MS - 1), Need::KeyAndOneMore, "{act:?}");
        assert_eq!(of(act, on, DAY_MS), Need::TwoOfThree, "{act:?}");
        assert_eq!(need(act, on, None, &rules, START), Need::KeyAndOneMore, "{act:?}");
    }
    assert_eq!(of(Act::Look, on, OLD), Need::SecondStep);
    assert_eq!(of(Act::TurnOn, off, OLD), Need::Password);
    assert_eq!(of(Act::UndoTurnOff, off, OLD), Need::SecondStep);
    assert_eq!(of(Act::ResetPassword, on, OLD), Need::KeyThenCode);
}

#[test]
fn one_proof_never_changes_a_password_and_two_do() {
    type Prove = fn(&mut World, &mut StepUp) -> View;
    let ways: [Prove; 3] = [World::by_password, World::by_code, |world, step_up| {
        world.by_key(step_up, world.paper_key())
    }];
    for (first, one) in ways.iter().enumerate() {
        for (second, other) in ways.iter().enumerate() {
            let mut world = World::new();
            let mut step_up = world.step_up(Act::ChangePassword, OLD);
            assert!(matches!(one(&mut world, &mut step_up), View::Proving(_)));
            assert!(!world.takes(&step_up, Act::ChangePassword));
            world.later(MINUTE_MS);
            let view = other(&mut world, &mut step_up);
            assert_eq!(view == View::Proved, first != second, "{first} then {second}");
            assert_eq!(world.takes(&step_up, Act::ChangePassword), first != second);
        }
    }
}

#[test]
fn a_young_session_changes_phones_with_the_key_only() {
    let mut world = World::new();
    let mut step_up = world.step_up(Act::AddPhone, YOUNG);
    world.by_password(&mut step_up);
    assert!(matches!(world.by_code(&mut step_up), View::Proving(_)));
    assert_eq!(world.by_key(&mut step_up, world.paper_key()), View::Proved);
}

#[test]
fn a_proof_is_for_one_act_of_one_session_and_good_once_and_for_five_minutes() {
    let mut world = World::new();
    let mut step_up = world.step_up(Act::TurnOff, OLD);
    world.by_password(&mut step_up);
    world.by_code(&mut step_up);
    assert!(!world.takes(&step_up, Act::DeleteAccount));
    let other = Some(SessionId::from_u128(4));
    assert!(
        step_up
            .clone()
            .take(Act::TurnOff, other, &world.facts, world.now)
            .is_none()
    );
    world.later(5 * MINUTE_MS - 1);
    assert!(world.takes(&step_up, Act::TurnOff));
    let (spent, proof) = step_up
        .clone()
        .take(Act::TurnOff, Some(SESSION), &world.facts, world.now)
        .unwrap();
    assert!(proof.by_two_of_three() && proof.account() == ACCOUNT && proof.act() == Act::TurnOff);
    assert!(!world.takes(&spent, Act::TurnOff));
    world.later(1);
    assert!(!world.takes(&step_up, Act::TurnOff));
    world.now = START.plus_ms(-DAY_MS);
    assert!(
        !world.takes(&step_up, Act::TurnOff),
        "a clock set back keeps no proof alive"
    );
}

#[test]
fn proving_ends_at_its_millisecond() {
    let mut world = World::new();
    let mut step_up = world.step_up(Act::Look, OLD);
    world.later(15 * MINUTE_MS - 1);
    assert!(matches!(
        world.prove(&mut step_up, Event::Looked).0,
        View::Proving(_)
    ));
    world.later(1);
    assert_eq!(world.by_code(&mut step_up), View::Over);
}

/// A session and the old password were enough, together with a code, after the owner had set a new one.
#[test]
fn what_has_changed_since_voids_what_was_proved() {
    type Change = fn(&mut World);
    let changes: [(&str, Change); 4] = [
        ("password", |world| world.new_password("new")),
        ("key", |world| {
            world.facts.recovery_key = KeyState::live(world.now)
        }),
        ("two-step", |world| {
            world.facts.two_step = TwoStep::On { since: world.now }
        }),
        ("phone", |world| world.drop_phone(PHONE)),
    ];
    for (what, change) in changes {
        let mut world = World::new();
        world.trust("99");
        let mut half = world.step_up(Act::TurnOff, OLD);
        world.by_code(&mut half);
        let mut proved = world.step_up(Act::TurnOff, OLD);
        world.by_code(&mut proved);
        assert_eq!(world.by_password(&mut proved), View::Proved);
        world.later(SECOND_MS);
        change(&mut world);
        assert!(!world.takes(&proved, Act::TurnOff), "{what}");
        assert_eq!(world.by_password(&mut half), View::Over, "{what}");
        assert_eq!(world.prove(&mut proved, Event::Looked).0, View::Over, "{what}");
    }
}

/// A code was sent before the phone was removed: typed after, it proved the second step.
#[test]
fn a_removed_phone_s_code_proves_nothing() {
    let mut world = World::new();
    world.trust("99");
    let mut step_up = world.step_up(Act::Look, OLD);
    world.prove(&mut step_up, Event::CodeRequested { phone: Some(PHONE) });
    world.drop_phone(PHONE);
    let code = typed(&world.last_code());
    let (view, _) = world.prove(&mut step_up, Event::CodeGiven(code));
    assert_eq!(note(&view), Some(Note::CodeExpired));
}

/// With the password alone a thief made a key while two-step verification was off, undid the turning off
/// with it, and held two of three.
#[test]
fn while_it_is_off_the_password_touches_neither_key_nor_phones() {
    let mut world = World::new();
    world.facts.two_step = TwoStep::Off {
        undo_until: Some(START.plus_ms(DAY_MS)),
    };
    for act in [
        Act::NewRecoveryKey,
        Act::AddPhone,
        Act::RemovePhone(PHONE),
        Act::TurnOff,
        Act::ResetPassword,
    ] {
        let mut step_up = world.step_up(act, OLD);
        assert_eq!(world.by_password(&mut step_up), View::Over, "{act:?}");
        assert!(!world.takes(&step_up, act));
    }
    let mut undo = world.step_up(Act::UndoTurnOff, YOUNG);
    assert_eq!(world.by_code(&mut undo), View::Proved);
    assert!(world.takes(&undo, Act::UndoTurnOff));
    world.now = START.plus_ms(DAY_MS);
    assert!(!world.takes(&undo, Act::UndoTurnOff), "the days are over");
    let mut late = world.step_up(Act::UndoTurnOff, YOUNG);
    assert_eq!(world.by_code(&mut late), View::Over);
}

/// Anybody who knows a user name gets here: no text, and no mail for each guess at the key.
#[test]
fn a_forgotten_password_asks_for_the_key_and_only_then_for_a_code() {
    let mut world = World::new();
    let facts = world.facts.clone();
    let mut step_up = StepUp::begin(Act::ResetPassword, &facts, None, Lane::Unknown, &mut world.cx());
    let (view, _) = world.prove(&mut step_up, Event::CodeRequested { phone: None });
    assert_eq!(note(&view), Some(Note::KeyNeeded));
    assert_eq!(
        note(&world.by_key(&mut step_up, world.other_key())),
        Some(Note::WrongKey)
    );
    assert!(world.prove(&mut step_up, Event::PasswordGiven).1.is_none());
    assert!(
        world.texts.is_empty() && !world.trace.contains("tell"),
        "{}",
        world.trace
    );
    assert!(matches!(
        world.by_key(&mut step_up, world.paper_key()),
        View::Proving(_)
    ));
    assert_eq!(world.by_code(&mut step_up), View::Proved);
    let taken = step_up.take(Act::ResetPassword, None, &world.facts, world.now);
    assert!(taken.is_some_and(|(_, proof)| proof.by_two_of_three()));
}

#[test]
fn wrong_guesses_are_charged_like_those_at_sign_in() {
    let mut world = World::new();
    let mut step_up = world.step_up(Act::Look, OLD);
    for round in 0..6 {
        world.later(2 * MINUTE_MS);
        if round % 3 == 0 {
            world.prove(&mut step_up, Event::CodeRequested { phone: None });
        }
        let wrong = typed(&world.wrong_code());
        world.prove(&mut step_up, Event::CodeGiven(wrong));
    }
    assert_eq!(world.guard.wrong_second_steps(world.now), 6);
    let mut fresh = world.step_up(Act::Look, OLD);
    world.later(2 * MINUTE_MS);
    world.prove(&mut fresh, Event::CodeRequested { phone: None });
    assert_eq!(world.last_code().len(), 6);
}

#[test]
fn a_code_of_another_step_up_is_wrong() {
    let mut world = World::new();
    let mut one = world.step_up(Act::Look, OLD);
    world.prove(&mut one, Event::CodeRequested { phone: None });
    let code = world.last_code();
    let mut two = world.step_up(Act::Look, OLD);
    world.prove(&mut two, Event::CodeRequested { phone: None });
    assert_ne!(code, world.last_code());
    let (view, _) = world.prove(&mut two, Event::CodeGiven(typed(&code)));
    assert_eq!(note(&view), Some(Note::WrongCode { guesses_left: 2 }));
    assert_eq!(
        world.prove(&mut one, Event::CodeGiven(typed(&code))).0,
        View::Proved
    );
}

/// At a check-up nothing but the key is asked about, it is charged and stays good, and half a year begins anew.
#[test]
fn a_check_up_takes_the_key_alone_and_leaves_it_live() {
    let mut world = World::new();
    let half_a_year = world.rules.key_check_ms;
    world.facts.recovery_key = KeyState::live(world.now.plus_ms(1 - half_a_year));
    let due = |world: &World| world.facts.recovery_key.check_due(&world.rules, world.now);
    assert!(!due(&world));
    world.later(1);
    assert!(due(&world));

    let mut check = world.step_up(Act::CheckRecoveryKey, OLD);
    let (view, work) = world.prove(&mut check, Event::PasswordGiven);
    assert!(
        work.is_none() && view != View::Proved,
        "the password is not asked for"
    );
    let (view, _) = world.prove(&mut check, Event::CodeRequested { phone: None });
    assert_eq!(note(&view), Some(Note::KeyNeeded));
    let before = world.guard.clone();
    let paper = world.paper_key();
    assert_eq!(world.by_key(&mut check, paper), View::Proved);
    assert_ne!(world.guard, before, "it was charged");
    assert!(world.facts.recovery_key.is_live() && !due(&world));
    world.later(half_a_year - 1);
    assert!(!due(&world));
    world.later(1);
    assert!(due(&world));

    // 'Not now', twice.
    for _ in 0..2 {
        world.facts.recovery_key = world.facts.recovery_key.put_off(world.now);
        world.later(world.rules.key_check_again_ms - 1);
        assert!(!due(&world));
        world.later(1);
        assert!(due(&world));
    }
}

#[test]
fn a_used_key_proves_no_act() {
    let mut world = World::new();
    world.facts.recovery_key = KeyState::Used {
        since: START.plus_ms(-400 * DAY_MS),
        at: START,
        openings_left: 2,
    };
    let mut step_up = world.step_up(Act::Look, OLD);
    assert_eq!(
        note(&world.by_key(&mut step_up, world.paper_key())),
        Some(Note::KeySpent)
    );
}

#[test]
fn the_answer_to_an_earlier_check_is_not_taken() {
    let mut world = World::new();
    let mut step_up = world.step_up(Act::TurnOff, OLD);
    let (_, Some(Work::Password(early))) = world.prove(&mut step_up, Event::PasswordGiven) else {
        panic!("it is checked")
    };
    let (_, Some(Work::Password(_))) = world.prove(&mut step_up, Event::PasswordGiven) else {
        panic!("it is checked")
    };
    let before = step_up.clone();
    let event = Event::PasswordChecked {
        ticket: early,
        right: true,
    };
    world.prove(&mut step_up, event);
    assert_eq!(step_up, before);
    let event = Event::RecoveryKeyChecked {
        ticket: early,
        right: true,
    };
    world.prove(&mut step_up, event);
    assert_eq!(step_up, before);
}

#[test]
fn given_up_is_over_even_when_it_was_proved() {
    let mut world = World::new();
    let mut step_up = world.step_up(Act::Look, OLD);
    world.by_code(&mut step_up);
    assert_eq!(world.prove(&mut step_up, Event::Cancelled).0, View::Over);
    assert!(!world.takes(&step_up, Act::Look));
}

/// It is still one of two of three: with the phone it makes room for a new one, from outside any session.
#[test]
fn a_password_that_others_know_and_a_code_replace_it() {
    let mut world = World::new();
    world.facts.password_known_since = Some(world.now);
    let facts = world.facts.clone();
    let mut step_up = StepUp::begin(Act::ResetPassword, &facts, None, Lane::Unknown, &mut world.cx());
    let (view, _) = world.prove(&mut step_up, Event::CodeRequested { phone: None });
    assert_eq!(note(&view), Some(Note::KeyNeeded));
    assert!(matches!(world.by_password(&mut step_up), View::Proving(proving) if proving.code_possible));
    assert_eq!(world.by_code(&mut step_up), View::Proved);
    let taken = step_up
        .clone()
        .take(Act::ResetPassword, None, &world.facts, world.now);
    assert!(taken.is_some_and(|(_, proof)| proof.by_two_of_three()));
    // Marked only after it was proved: what had been proved before is void.
    world.facts.password_known_since = Some(world.now.plus_ms(1));
    assert!(
        step_up
            .take(Act::ResetPassword, None, &world.facts, world.now)
            .is_none()
    );
}

#[test]
fn a_password_that_others_know_alone_replaces_nothing() {
    let mut world = World::new();
    world.facts.password_known_since = Some(world.now);
    let facts = world.facts.clone();
    let mut step_up = StepUp::begin(Act::ResetPassword, &facts, None, Lane::Unknown, &mut world.cx());
    world.by_password(&mut step_up);
    world.by_key(&mut step_up, world.other_key());
    assert!(
        step_up
            .take(Act::ResetPassword, None, &world.facts, world.now)
            .is_none()
    );
}

/// Once in thirty days, for a password, by two of three.
#[test]
fn a_new_password_climbs_back_down_the_ladder() {
    let mut world = World::new();
    let rules = world.rules.clone();
    let wrong = |world: &mut World| {
        for _ in 0..6 {
            world.guard.charge(Lane::Unknown, &rules, world.now);
        }
    };
    let proof = |world: &mut World, act| {
        let mut step_up = world.step_up(act, OLD);
        world.by_password(&mut step_up);
        world.by_key(&mut step_up, world.paper_key());
        let facts = world.facts.clone();
        step_up
            .take(act, Some(SESSION), &facts, world.now)
            .expect("proved")
            .1
    };
    wrong(&mut world);
    let other = proof(&mut world, Act::TurnOff);
    assert!(!world.guard.climb_down(&other, &rules, world.now), "another act");
    let one = StepUpProof {
        account: ACCOUNT,
        act: Act::ChangePassword,
        password: false,
        phone: true,
        key: false,
    };
    assert!(!world.guard.climb_down(&one, &rules, world.now), "one proof");
    let two = proof(&mut world, Act::ChangePassword);
    assert!(world.guard.climb_down(&two, &rules, world.now));
    assert_eq!(world.guard.wrong_second_steps(world.now), 0);
    wrong(&mut world);
    world.later(30 * DAY_MS - 1);
    assert!(!world.guard.climb_down(&two, &rules, world.now), "too soon");
    assert_eq!(world.guard.required_digits(Lane::Unknown, &rules, world.now), 6);
    world.later(1);
    assert!(world.guard.climb_down(&two, &rules, world.now));
    assert_eq!(world.guard.required_digits(Lane::Unknown, &rules, world.now), 4);
}

#[test]
fn an_approval_is_for_its_text_only() {
    let mut world = World::new();
    let asked = |text: &str, world: &mut World| {
        let session = (SESSION, world.now.plus_ms(-OLD));
        let facts = world.facts.clone();
        StepUp::approve(
            text.parse().unwrap(),
            &facts,
            session,
            Lane::Unknown,
            &mut world.cx(),
        )
    };
    let mut cheap = asked("pay 4.99 to Store", &mut world);
    let mut dear = asked("pay 499 to Store", &mut world);
    world.prove(&mut cheap, Event::CodeRequested { phone: None });
    let text = world.texts.last().unwrap();
    assert_eq!(text.about.as_ref().unwrap().as_str(), "pay 4.99 to Store");
    let digits = text.digits.clone();
    world.later(MINUTE_MS);
    world.prove(&mut dear, Event::CodeRequested { phone: None });
    if world.texts.last().unwrap().digits == digits {
        return;
    }
    let (view, _) = world.prove(&mut dear, Event::CodeGiven(typed(&digits)));
    assert_eq!(note(&view), Some(Note::WrongCode { guesses_left: 2 }));
    assert!(!world.takes(&dear, Act::Approve));
    let (view, _) = world.prove(&mut cheap, Event::CodeGiven(typed(&digits)));
    assert_eq!(view, View::Proved);
    for act in [Act::Look, Act::EndSessions, Act::ChangePassword, Act::Export] {
        assert!(!world.takes(&cheap, act), "{act:?}");
    }
    let facts = world.facts.clone();
    let (spent, proof) = cheap
        .take(Act::Approve, Some(SESSION), &facts, world.now)
        .unwrap();
    assert_eq!(spent.text().unwrap().as_str(), "pay 4.99 to Store");
    assert!(proof.by_code() && !proof.by_key() && !proof.by_password());
    assert!(!world.takes(&spent, Act::Approve), "once");
}

#[test]
fn an_approval_asks_for_a_fresh_second_step_or_the_password_where_there_is_none() {
    let rules = Rules::classic();
    let of = |two_step| need(Act::Approve, two_step, Some(START.plus_ms(-YOUNG)), &rules, START);
    assert_eq!(of(TwoStep::On { since: START }), Need::SecondStep);
    assert_eq!(of(TwoStep::Off { undo_until: None }), Need::Password);
}
