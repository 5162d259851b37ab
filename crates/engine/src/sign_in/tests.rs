//! Sign-ins as stories: what is done, what is shown, what is carried out.

use super::*;
use crate::account::TwoStep;
use crate::ids::DeviceId;
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
fn turned_on_while_the_password_is_compared_asks_for_the_code() {
    let mut world = World::new();
    let on = world.facts.two_step;
    world.facts.two_step = TwoStep::Off { undo_until: None };
    let mut sign_in = world.sign_in();
    let Some(Work::Password(ticket)) = world.asks_password(&mut sign_in, Lane::Unknown) else {
        panic!("it is checked")
    };
    world.facts.two_step = on;
    world.step(
        &mut sign_in,
        "right",
        Event::PasswordChecked { ticket, right: true },
    );
    check(
        &world,
        expect![[r#"
        password → checking
        right → enter code of 4 sent to •• •• ••34 –
            audit PasswordRight
            CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
            text 4 digits to •• •• ••34
            audit CodeSent { digits: 4 }
    "#]],
    );
}

#[test]
fn a_code_bears_three_guesses() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    for _ in 0..3 {
        world.wrong_guess(&mut sign_in);
    }
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 1 }) [wrong: 2 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        wrong code → enter code of 4 sent to nobody (CodeSpent) [wrong: 3 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        right code → enter code of 4 sent to nobody (CodeSpent)
    "#]],
    );
}

#[test]
fn a_code_expires_at_its_millisecond() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    world.later(10 * MINUTE_MS);
    world.right_code(&mut sign_in);
    assert_eq!(world.sessions, 0);
    let mut other = world.at_code(Lane::Unknown);
    world.later(10 * MINUTE_MS - 1);
    world.right_code(&mut other);
    assert_eq!(world.sessions, 1);
    check(
        &world,
        expect![[r#"
            right code → enter code of 4 sent to nobody (CodeExpired)
            right code → signed in, by key: false
                audit SignedIn { two_steps: true }
                tell NewDevice
                session of messages by pwd sms mfa
        "#]],
    );
}

#[test]
fn a_sign_in_expires_at_its_millisecond() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    world.later(10 * MINUTE_MS);
    world.again(&mut sign_in);
    world.later(5 * MINUTE_MS - 1);
    world.look(&mut sign_in);
    world.later(1);
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        send again → enter code of 4 sent to •• •• ••34 (CodeSent)
            text 4 digits to •• •• ••34
            audit CodeSent { digits: 4 }
        look → enter code of 4 sent to •• •• ••34 –
        right code → ended: Expired
    "#]],
    );
}

#[test]
fn a_new_code_replaces_the_one_before() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    let first = world.last_code();
    world.later(30 * SECOND_MS - 1);
    world.again(&mut sign_in);
    world.later(1);
    world.again(&mut sign_in);
    assert_ne!(first, world.last_code());
    world.code(&mut sign_in, "the first code", &first);
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        send again → enter code of 4 sent to •• •• ••34 (SendLater { at: Timestamp(1800000030000) })
        send again → enter code of 4 sent to •• •• ••34 (CodeSent)
            text 4 digits to •• •• ••34
            audit CodeSent { digits: 4 }
        the first code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        right code → signed in, by key: false
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd sms mfa
    "#]],
    );
}

#[test]
fn a_code_of_another_sign_in_is_wrong() {
    let mut world = World::new();
    let mut one = world.at_code(Lane::Unknown);
    let code = world.last_code();
    let mut two = world.at_code(Lane::Unknown);
    assert_ne!(code, world.last_code());
    assert_eq!(world.texts[0].purpose, CodeFor::SignIn(one.id()));
    world.code(&mut two, "code of the other", &code);
    world.code(&mut one, "its own", &code);
    world.code(&mut one, "once more", &code);
    assert_eq!(world.sessions, 1);
    check(
        &world,
        expect![[r#"
        code of the other → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        its own → signed in, by key: false
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd sms mfa
        once more → signed in, by key: false
    "#]],
    );
}

#[test]
fn codes_lengthen_and_an_outgrown_one_is_replaced_free_of_charge() {
    let mut world = World::new();
    let mut owner = world.at_code(Lane::Unknown);
    let owners = world.last_code();
    let mut thief = world.at_code(Lane::Unknown);
    for _ in 0..2 {
        for _ in 0..3 {
            world.wrong_guess(&mut thief);
        }
        world.again(&mut thief);
    }
    world.code(&mut owner, "the owner's code of four", &owners);
    world.right_code(&mut owner);
    check(
        &world,
        expect![[r#"
        wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 1 }) [wrong: 2 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        wrong code → enter code of 4 sent to nobody (CodeSpent) [wrong: 3 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        send again → enter code of 4 sent to •• •• ••34 (CodeSent)
            text 4 digits to •• •• ••34
            audit CodeSent { digits: 4 }
        wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 4 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 1 }) [wrong: 5 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        wrong code → enter code of 6 sent to nobody (CodeSpent) [wrong: 6 unknown, 0 known]
            audit CodeWrong
            tell SecondStepFailed
        send again → enter code of 6 sent to •• •• ••34 (CodeSent)
            text 6 digits to •• •• ••34
            audit CodeSent { digits: 6 }
        the owner's code of four → enter code of 6 sent to •• •• ••34 (CodeOutgrown { digits: 6 })
            text 6 digits to •• •• ••34
            audit CodeSent { digits: 6 }
        right code → signed in, by key: false
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd sms mfa
    "#]],
    );
}

#[test]
fn a_code_of_another_length_costs_nothing() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    world.code(&mut sign_in, "three digits", "123");
    world.code(&mut sign_in, "ten digits", "1234567890");
    check(
        &world,
        expect![[r#"
        three digits → enter code of 4 sent to •• •• ••34 (WrongLength { digits: 4 })
        ten digits → enter code of 4 sent to •• •• ••34 (WrongLength { digits: 4 })
    "#]],
    );
}

#[test]
fn known_devices_draw_on_a_pool_of_their_own_until_it_is_empty() {
    let mut world = World::new();
    let mut sign_in = world.at_code(KNOWN);
    for _ in 0..10 {
        world.wrong_guess(&mut sign_in);
        world.later(2 * MINUTE_MS);
        sign_in = world.at_code(KNOWN);
    }
    world.wrong_guess(&mut sign_in);
    check(
        &world,
        expect![[r#"
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 1 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 2 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 3 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 4 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 5 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 6 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 7 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 8 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 9 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 0 unknown, 10 known]
                audit CodeWrong
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 10 known]
                audit CodeWrong
                tell SecondStepFailed
        "#]],
    );
}

#[test]
fn texts_run_out_and_come_back() {
    let mut world = World::new();
    for _ in 0..5 {
        world.at_code(Lane::Unknown);
    }
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    world.again(&mut sign_in);
    world.later(2 * MINUTE_MS);
    world.again(&mut sign_in);
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        password → checking
        right → enter code of 4 sent to nobody (SendLater { at: Timestamp(1800000120000) })
            audit PasswordRight
            CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
        send again → enter code of 4 sent to nobody (SendLater { at: Timestamp(1800000120000) })
        send again → enter code of 4 sent to •• •• ••34 (CodeSent)
            text 4 digits to •• •• ••34
            audit CodeSent { digits: 4 }
        right code → signed in, by key: false
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd sms mfa
    "#]],
    );
}

#[test]
fn the_key_does_the_code_s_job_and_is_replaced() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    let old = world.key.clone();
    world.type_key(&mut sign_in, "another key", world.other_key());
    world.type_key(&mut sign_in, "the key", world.paper_key());
    assert!(!sign_in.is_open(), "it gives way to no other");
    world.retype(&mut sign_in, world.other_key());
    let new = world.new_key(&sign_in);
    world.retype(&mut sign_in, new);
    assert_ne!(old, world.key);
    check(
        &world,
        expect![[r#"
        another key → enter code of 4 sent to •• •• ••34 –
        compared → enter code of 4 sent to •• •• ••34 (WrongKey)
            audit RecoveryKeyWrong
            tell SecondStepFailed
        the key → enter code of 4 sent to •• •• ••34 –
        compared → new key –
            key used, opens 2 more
            audit RecoveryKeyUsed
            tell RecoveryKeyUsed
        retyped → new key (NotTheSameKey)
        retyped → new key –
        hashed → signed in, by key: true
            new key
            audit RecoveryKeyMade
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd mfa
    "#]],
    );
}

#[test]
fn a_used_key_opens_three_times_within_a_day() {
    let mut world = World::new();
    for _ in 0..4 {
        let mut sign_in = world.at_code(Lane::Unknown);
        world.type_key(&mut sign_in, "the key", world.paper_key());
        world.later(10 * MINUTE_MS);
    }
    check(
        &world,
        expect![[r#"
            the key → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 2 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
            the key → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 1 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
            the key → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 0 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
            the key → enter code of 4 sent to •• •• ••34 –
            compared → enter code of 4 sent to •• •• ••34 (KeySpent)
                audit RecoveryKeyWrong
                tell SecondStepFailed
        "#]],
    );
}

#[test]
fn a_used_key_opens_nothing_after_a_day() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    world.type_key(&mut sign_in, "the key", world.paper_key());
    world.later(DAY_MS - 1);
    let mut sign_in = world.at_code(Lane::Unknown);
    world.type_key(&mut sign_in, "the key, just in time", world.paper_key());
    world.later(1);
    let mut sign_in = world.at_code(Lane::Unknown);
    world.type_key(&mut sign_in, "the key, a day later", world.paper_key());
    check(
        &world,
        expect![[r#"
            the key → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 2 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
            the key, just in time → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 1 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
            the key, a day later → enter code of 4 sent to •• •• ••34 –
            compared → enter code of 4 sent to •• •• ••34 (KeySpent)
                audit RecoveryKeyWrong
                tell SecondStepFailed
        "#]],
    );
}

/// Two sign-ins were opened by the same key. The second came after the first had made its new key, and
/// replaced it: the used key opened more than the making of its one successor.
#[test]
fn a_used_key_makes_one_successor() {
    let mut world = World::new();
    let mut one = world.at_code(Lane::Unknown);
    let mut two = world.at_code(Lane::Unknown);
    world.type_key(&mut one, "the key", world.paper_key());
    world.type_key(&mut two, "the key", world.paper_key());
    let (first, second) = (world.new_key(&one), world.new_key(&two));
    world.retype(&mut one, first);
    world.retype(&mut two, second);
    assert_eq!(world.sessions, 1);
    check(
        &world,
        expect![[r#"
        the key → enter code of 4 sent to •• •• ••34 –
        compared → new key –
            key used, opens 2 more
            audit RecoveryKeyUsed
            tell RecoveryKeyUsed
        the key → enter code of 4 sent to •• •• ••34 –
        compared → new key –
            key used, opens 1 more
            audit RecoveryKeyUsed
            tell RecoveryKeyUsed
        retyped → new key –
        hashed → signed in, by key: true
            new key
            audit RecoveryKeyMade
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd mfa
        retyped → ended: Expired
    "#]],
    );
}

/// The answer about the old key came when the account already had another, and used that one up.
#[test]
fn a_key_replaced_while_it_is_compared_is_not_right() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    let key = world.paper_key();
    let Some(Work::Key(ticket, _)) = world.step(&mut sign_in, "the key", Event::RecoveryKeyGiven(key)) else {
        panic!("it is checked")
    };
    world.later(1);
    world.facts.recovery_key = KeyState::Live { since: world.now };
    world.step(
        &mut sign_in,
        "compared with the old one",
        Event::RecoveryKeyChecked { ticket, right: true },
    );
    assert!(world.facts.recovery_key.is_live());
    check(
        &world,
        expect![[r#"
        the key → enter code of 4 sent to •• •• ••34 –
        compared with the old one → ended: Expired
    "#]],
    );
}

/// A thief had begun with the password that the owner then changed, and came in with it.
#[test]
fn a_new_password_ends_what_was_begun_with_the_old_one() {
    let mut world = World::new();
    let mut early = world.sign_in();
    let Some(Work::Password(ticket)) = world.asks_password(&mut early, Lane::Unknown) else {
        panic!("it is checked")
    };
    let mut late = world.at_code(Lane::Unknown);
    let mut by_key = world.at_code(Lane::Unknown);
    world.type_key(&mut by_key, "the key", world.paper_key());
    let new_key = world.new_key(&by_key);
    world.later(SECOND_MS);
    world.new_password("new");
    world.step(
        &mut early,
        "compared with the old one",
        Event::PasswordChecked { ticket, right: true },
    );
    world.right_code(&mut late);
    world.retype(&mut by_key, new_key);
    assert_eq!(world.sessions, 0);
    check(
        &world,
        expect![[r#"
            password → checking
            the key → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 2 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
            compared with the old one → enter password (WrongPassword)
                audit PasswordWrong
            right code → ended: Expired
            retyped → ended: Expired
        "#]],
    );
}

/// A stolen phone that the owner had removed still finished what it had a code for.
#[test]
fn a_removed_phone_s_code_opens_nothing() {
    let mut world = World::new();
    world.trust("99");
    let mut sign_in = world.at_code(Lane::Unknown);
    world.drop_phone(PHONE);
    world.right_code(&mut sign_in);
    world.again(&mut sign_in);
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        right code → enter code of 4 sent to nobody (CodeExpired)
        send again → enter code of 4 sent to •• •• ••99 (CodeSent)
            text 4 digits to •• •• ••99
            audit CodeSent { digits: 4 }
        right code → signed in, by key: false
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd sms mfa
    "#]],
    );
}

#[test]
fn a_deleted_account_opens_nothing() {
    let mut world = World::new();
    let sign_in = world.at_code(Lane::Unknown);
    let event = Event::CodeGiven(typed(&world.last_code()));
    let guard = world.guard.clone();
    let decision = step(sign_in, None, guard, event, &mut world.cx());
    assert_eq!(decision.view, View::Ended(Ending::Expired));
    assert!(decision.effects.is_empty());
}

#[test]
fn the_answer_to_an_earlier_check_is_not_taken() {
    let mut world = World::new();
    let mut sign_in = world.sign_in();
    let Some(Work::Password(early)) = world.asks_password(&mut sign_in, Lane::Unknown) else {
        panic!("it is checked")
    };
    // Another account's password is given meanwhile, by its owner.
    let mut other = world.facts.clone();
    other.account = AccountId::from_u128(2);
    let event = Event::PasswordGiven {
        account: Some(other.account),
        lane: KNOWN,
    };
    let guard = world.guard.clone();
    let decision = step(sign_in, Some(&other), guard, event, &mut world.cx());
    let guard = decision.guard.clone();
    let event = Event::PasswordChecked {
        ticket: early,
        right: true,
    };
    let after = step(
        decision.state.clone(),
        Some(&world.facts.clone()),
        guard,
        event,
        &mut world.cx(),
    );
    assert_eq!(after.state, decision.state);
    assert!(after.effects.is_empty());
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

#[test]
fn keys_are_slowed_and_never_shut_off() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    for _ in 0..4 {
        world.type_key(&mut sign_in, "another key", world.other_key());
    }
    world.later(SECOND_MS);
    world.type_key(&mut sign_in, "the key", world.paper_key());
    check(
        &world,
        expect![[r#"
        another key → enter code of 4 sent to •• •• ••34 –
        compared → enter code of 4 sent to •• •• ••34 (WrongKey)
            audit RecoveryKeyWrong
            tell SecondStepFailed
        another key → enter code of 4 sent to •• •• ••34 –
        compared → enter code of 4 sent to •• •• ••34 (WrongKey)
            audit RecoveryKeyWrong
            tell SecondStepFailed
        another key → enter code of 4 sent to •• •• ••34 –
        compared → enter code of 4 sent to •• •• ••34 (WrongKey)
            audit RecoveryKeyWrong
            tell SecondStepFailed
        another key → enter code of 4 sent to •• •• ••34 (SlowDown { retry_after_ms: 1000 })
        the key → enter code of 4 sent to •• •• ••34 –
        compared → new key –
            key used, opens 2 more
            audit RecoveryKeyUsed
            tell RecoveryKeyUsed
    "#]],
    );
}

#[test]
fn phones_are_chosen_among_those_that_are_trusted() {
    let mut world = World::new();
    let other = world.trust("99");
    let mut sign_in = world.at_code(Lane::Unknown);
    world.later(MINUTE_MS);
    world.step(
        &mut sign_in,
        "to the other",
        Event::CodeRequested { phone: Some(other) },
    );
    let stranger = Some(PhoneId::from_u128(7));
    world.step(
        &mut sign_in,
        "to a stranger's",
        Event::CodeRequested { phone: stranger },
    );
    world.later(MINUTE_MS);
    world.again(&mut sign_in);
    check(
        &world,
        expect![[r#"
        to the other → enter code of 4 sent to •• •• ••99 (CodeSent)
            text 4 digits to •• •• ••99
            audit CodeSent { digits: 4 }
        to a stranger's → enter code of 4 sent to •• •• ••99 (NoSuchPhone)
        send again → enter code of 4 sent to •• •• ••99 (CodeSent)
            text 4 digits to •• •• ••99
            audit CodeSent { digits: 4 }
    "#]],
    );
}

#[test]
fn a_clock_that_is_set_back_keeps_nothing_alive() {
    let mut world = World::new();
    world.now = START.plus_ms(DAY_MS);
    let mut sign_in = world.at_code(Lane::Unknown);
    world.now = START;
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        right code → ended: Expired
    "#]],
    );
}

#[test]
fn given_up_is_over() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    world.step(&mut sign_in, "cancel", Event::Cancelled);
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
        cancel → ended: Cancelled
        right code → ended: Cancelled
    "#]],
    );
}

#[test]
fn texts_that_have_stopped_start_again_after_a_key() {
    let mut world = World::new();
    world.rules = Rules::nist();
    let mut rng_key = KeyDraft::new(world.rules.key_style, &mut world.rng).reveal(&world.keys);
    world.key = rng_key.expose().to_owned();
    rng_key = world.paper_key();
    for _ in 0..100 {
        world.guard.charge(Lane::Unknown, &world.rules, world.now);
    }
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    world.type_key(&mut sign_in, "the key", rng_key);
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    check(
        &world,
        expect![[r#"
        password → checking
        right → enter code of 8 sent to nobody (SendLater { at: Timestamp(1800086400000) })
            audit PasswordRight
            CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
        the key → enter code of 8 sent to nobody –
        compared → new key –
            key used, opens 2 more
            audit RecoveryKeyUsed
            tell RecoveryKeyUsed
        password → checking
        right → enter code of 8 sent to •• •• ••34 –
            audit PasswordRight
            CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
            text 8 digits to •• •• ••34
            audit CodeSent { digits: 8 }
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
