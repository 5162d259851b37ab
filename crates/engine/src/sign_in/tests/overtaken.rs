//! A sign-in that was overtaken: by time, by a change of the account, by an answer to something else.

use super::*;
use crate::account::TurningOn;
use crate::ids::EnrolmentId;

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

/// While turning it on waits for the owner, the password alone opened a session: a thief who had begun it could sign in
/// anywhere, and take the address away.
#[test]
fn while_turning_it_on_is_open_an_older_contact_confirms_the_password() {
    let mut world = World::with_two_step_off();
    world.facts.turning_on = TurningOn::Open {
        walk: EnrolmentId::from_u128(8),
        since: START,
        until: START.plus_ms(3 * DAY_MS),
        waits: true,
    };
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    let key = world.other_key();
    world.type_key(&mut sign_in, "key", key);
    world.wrong_guess(&mut sign_in);
    world.later(MINUTE_MS);
    world.again(&mut sign_in);
    world.right_code(&mut sign_in);
    assert_eq!(world.sessions, 1);
    check(
        &world,
        expect![[r#"
            password → checking
            right → enter code of 4 sent to nobody –
                audit PasswordRight
                CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
                mail 4 digits
                audit CodeSent { digits: 4 }
            key → enter code of 4 sent to nobody (CodeNeeded)
            wrong code → enter code of 4 sent to nobody (WrongCode { guesses_left: 2 }) [wrong: 1 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            send again → enter code of 4 sent to nobody (CodeSent)
                mail 4 digits
                audit CodeSent { digits: 4 }
            right code → signed in, by key: false
                audit SignedIn { two_steps: false }
                tell NewDevice
                session of messages by pwd
        "#]],
    );

    // Another address in the place of the one that the code went to confirms nothing.
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    world.facts.email_verified_at = Some(world.now);
    world.right_code(&mut sign_in);
    assert_eq!(world.sessions, 1);

    // Where no address is old enough, people get in.
    let mut sign_in = world.sign_in();
    world.password(&mut sign_in, "right");
    assert_eq!(world.sessions, 2);
}
