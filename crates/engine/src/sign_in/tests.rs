//! Sign-ins as stories: what is done, what is shown, what is carried out.

mod codes;
mod overtaken;
mod recovery_key;

use super::*;
use crate::account::TwoStep;
use crate::code::CodeFor;
use crate::effect::Effect;
use crate::ids::DeviceId;
use crate::recovery_key::KeyState;
use crate::rules::Rules;
use crate::testing::{ACCOUNT, PHONE, START, Work, World, check, typed};
use crate::time::{DAY_MS, MINUTE_MS, SECOND_MS};
use expect_test::expect;

const KNOWN: Lane = Lane::Known(DeviceId::from_u128(5));

impl World {
    fn sign_in(&mut self) -> SignIn {
        SignIn::begin(AppId::messages(), &mut self.cx())
    }

    /// One step, committed; the sign-in goes through its row each time.
    fn step(&mut self, sign_in: &mut SignIn, what: &str, event: Event) -> Option<Work> {
        let row = serde_json::to_string(sign_in).unwrap();
        let restored = SignIn::restore(&mut serde_json::Deserializer::from_str(&row)).unwrap();
        assert_eq!(restored, *sign_in);
        let (facts, guard) = (self.facts.clone(), self.guard.clone());
        let decision = step(restored, Some(&facts), guard, event, &mut self.cx());
        *sign_in = decision.state;
        self.commit(what, &shown(&decision.view), decision.guard, decision.effects)
    }

    fn asks_password(&mut self, sign_in: &mut SignIn, lane: Lane) -> Option<Work> {
        let account = Some(ACCOUNT);
        self.step(sign_in, "password", Event::PasswordGiven { account, lane })
    }

    fn password_from(&mut self, sign_in: &mut SignIn, password: &str, lane: Lane) {
        if let Some(Work::Password(ticket)) = self.asks_password(sign_in, lane) {
            let right = password == self.password;
            self.step(sign_in, password, Event::PasswordChecked { ticket, right });
        }
    }

    fn password(&mut self, sign_in: &mut SignIn, password: &str) {
        self.password_from(sign_in, password, Lane::Unknown);
    }

    /// A sign-in that waits for its code.
    fn at_code(&mut self, lane: Lane) -> SignIn {
        let so_far = self.trace.len();
        let mut sign_in = self.sign_in();
        self.password_from(&mut sign_in, self.password, lane);
        self.trace.truncate(so_far);
        sign_in
    }

    fn code(&mut self, sign_in: &mut SignIn, what: &str, digits: &str) {
        self.step(sign_in, what, Event::CodeGiven(typed(digits)));
    }

    fn right_code(&mut self, sign_in: &mut SignIn) {
        self.code(sign_in, "right code", &self.last_code());
    }

    fn wrong_guess(&mut self, sign_in: &mut SignIn) {
        self.code(sign_in, "wrong code", &self.wrong_code());
    }

    fn again(&mut self, sign_in: &mut SignIn) {
        self.step(sign_in, "send again", Event::CodeRequested { phone: None });
    }

    fn type_key(&mut self, sign_in: &mut SignIn, what: &str, key: RecoveryKey) {
        if let Some(Work::Key(ticket, key)) = self.step(sign_in, what, Event::RecoveryKeyGiven(key)) {
            let right = self.is_key(&key);
            self.step(sign_in, "compared", Event::RecoveryKeyChecked { ticket, right });
        }
    }

    fn new_key(&self, sign_in: &SignIn) -> RecoveryKey {
        match &sign_in.state {
            State::AwaitingNewKey(awaiting) | State::HashingNewKey { awaiting, .. } => {
                awaiting.draft.reveal(&self.keys)
            }
            other => panic!("{other:?}"),
        }
    }

    fn retype(&mut self, sign_in: &mut SignIn, key: RecoveryKey) {
        if let Some(Work::Hash(ticket, hash)) = self.step(sign_in, "retyped", Event::NewKeyRetyped(key)) {
            self.step(sign_in, "hashed", Event::NewKeyHashed { ticket, hash });
        }
    }

    fn look(&mut self, sign_in: &mut SignIn) {
        self.step(sign_in, "look", Event::Looked);
    }
}

fn shown(view: &View) -> String {
    match view {
        View::EnterPassword { note } => format!("enter password {}", said(*note)),
        View::Checking => "checking".to_owned(),
        View::EnterCode(code) => format!(
            "enter code of {} sent to {} {}",
            code.digits,
            code.sent_to.as_ref().map_or("nobody", |phone| &phone.masked),
            said(code.note)
        ),
        View::NewKey { note, .. } => format!("new key {}", said(*note)),
        View::SignedIn { by_recovery_key } => format!("signed in, by key: {by_recovery_key}"),
        View::Ended(ending) => format!("ended: {ending:?}"),
    }
}

fn said(note: Option<Note>) -> String {
    note.map_or("–".to_owned(), |note| format!("({note:?})"))
}

#[test]
fn password_then_code() {
    let mut world = World::new();
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "wrong");
    world.password(&mut sign_in, "right");
    world.wrong_guess(&mut sign_in);
    world.right_code(&mut sign_in);
    world.look(&mut sign_in);
    check(
        &world,
        expect![[r#"
            password → checking
            wrong → enter password (WrongPassword)
                audit PasswordWrong
            password → checking
            right → enter code of 4 sent to •• •• ••34 –
                audit PasswordRight
                CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
                text 4 digits to •• •• ••34
                audit CodeSent { digits: 4 }
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            right code → signed in, by key: false
                audit SignedIn { two_steps: true }
                tell NewDevice
                session of messages by pwd sms mfa
            look → signed in, by key: false
        "#]],
    );
}

#[test]
fn a_password_is_enough_where_two_step_verification_is_off() {
    let mut world = World::with_two_step_off();
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    check(
        &world,
        expect![[r#"
        password → checking
        right → signed in, by key: false
            audit SignedIn { two_steps: false }
            tell NewDevice
            session of messages by pwd
    "#]],
    );
}

#[test]
fn unknown_user_names_are_answered_like_known_ones() {
    let mut world = World::new();
    let mut effects = Vec::new();
    for account in [Some(ACCOUNT), None] {
        let facts = account.map(|_| world.facts.clone());
        let sign_in = world.sign_in();
        let event = Event::PasswordGiven {
            account,
            lane: Lane::Unknown,
        };
        let asked = step(sign_in, facts.as_ref(), Guard::default(), event, &mut world.cx());
        let [Effect::CheckPassword { ticket, .. }] = asked.effects[..] else {
            panic!("{:?}", asked.effects)
        };
        let event = Event::PasswordChecked { ticket, right: false };
        let answered = step(
            asked.state,
            facts.as_ref(),
            asked.guard.clone(),
            event,
            &mut world.cx(),
        );
        effects.push(format!(
            "{:?} {:?} {:?}",
            answered.view, answered.effects, answered.guard
        ));
    }
    assert_eq!(effects[0], effects[1]);
}

#[test]
fn passwords_are_slowed_in_their_own_lane() {
    let mut world = World::new();
    for _ in 0..20 {
        let mut sign_in = world.sign_in();
        world.password(&mut sign_in, "wrong");
    }
    world.trace.clear();
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    world.password_from(&mut sign_in, "right", KNOWN);
    check(
        &world,
        expect![[r#"
        password → enter password (SlowDown { retry_after_ms: 3000 })
        password → checking
        right → enter code of 4 sent to •• •• ••34 –
            audit PasswordRight
            CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
            text 4 digits to •• •• ••34
            audit CodeSent { digits: 4 }
    "#]],
    );
}

/// 'This was not me': the right password then gets the words, the effects and the charge of a wrong one, and what
/// was under way with it is over.
#[test]
fn a_password_that_others_know_signs_nobody_in() {
    for two_step in [TwoStep::On { since: START }, TwoStep::Off { undo_until: None }] {
        let mut world = World::new();
        world.facts.two_step = two_step;
        let mut early = world.sign_in();
        let Some(Work::Password(ticket)) = world.asks_password(&mut early, Lane::Unknown) else {
            panic!("it is checked")
        };
        let mut pending = world.sign_in();
        if two_step.is_on() {
            world.password(&mut pending, "right");
        }
        world.later(SECOND_MS);
        world.facts.password_known_since = Some(world.now);
        world.trace.clear();
        let event = Event::PasswordChecked { ticket, right: true };
        world.step(&mut early, "was compared before", event);
        if two_step.is_on() {
            world.right_code(&mut pending);
        }
        for password in ["right", "wrong"] {
            let mut sign_in = world.sign_in();
            world.password_from(&mut sign_in, password, KNOWN);
        }
        assert_eq!(world.sessions, 0);
        let ended = if two_step.is_on() {
            "right code → ended: Expired\n"
        } else {
            ""
        };
        assert_eq!(
            world.trace,
            format!(
                "was compared before → enter password (WrongPassword)\n    audit PasswordWrong\n{ended}\
                 password → checking\nright → enter password (WrongPassword)\n    audit PasswordWrong\n\
                 password → checking\nwrong → enter password (WrongPassword)\n    audit PasswordWrong\n"
            )
        );
    }
}
