//! Codes: how many guesses they bear, how they lengthen, when they end.

use super::*;

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
                count in the fleet
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 1 }) [wrong: 2 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            wrong code → enter code of 4 sent to nobody (CodeSpent) [wrong: 3 unknown, 0 known]
                audit CodeWrong
                count in the fleet
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
                count in the fleet
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
                count in the fleet
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
                count in the fleet
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 1 }) [wrong: 2 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            wrong code → enter code of 4 sent to nobody (CodeSpent) [wrong: 3 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            send again → enter code of 4 sent to •• •• ••34 (CodeSent)
                text 4 digits to •• •• ••34, with the word
                audit CodeSent { digits: 4 }
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 2 }) [wrong: 4 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            wrong code → enter code of 4 sent to •• •• ••34 (WrongCode { guesses_left: 1 }) [wrong: 5 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            wrong code → enter code of 6 sent to nobody (CodeSpent) [wrong: 6 unknown, 0 known]
                audit CodeWrong
                count in the fleet
                tell SecondStepFailed
            send again → enter code of 6 sent to •• •• ••34 (CodeSent)
                text 6 digits to •• •• ••34, with the word
                audit CodeSent { digits: 6 }
            the owner's code of four → enter code of 6 sent to •• •• ••34 (CodeOutgrown { digits: 6 })
                text 6 digits to •• •• ••34, with the word
                tell CodesUsedUp
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
                count in the fleet
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
    world.later(15 * MINUTE_MS - 1);
    let mut sign_in = world.at_code(Lane::Unknown);
    world.later(1);
    world.again(&mut sign_in);
    world.right_code(&mut sign_in);
    check(
        &world,
        expect![[r#"
            password → checking
            right → enter code of 4 sent to nobody (SendLater { at: Timestamp(1800000900000) })
                audit PasswordRight
                CloseOldSignIns { account: AccountId(00000000000000000000000001), keep: 5 }
            send again → enter code of 4 sent to nobody (SendLater { at: Timestamp(1800000900000) })
            send again → enter code of 4 sent to •• •• ••34 (CodeSent)
                text 4 digits to •• •• ••34, with the word
                tell CodesUsedUp
                audit CodeSent { digits: 4 }
            right code → signed in, by key: false
                audit SignedIn { two_steps: true }
                tell NewDevice
                session of messages by pwd sms mfa
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

/// Somebody who has the password takes every text of a phone, and the moment there is another one, takes that. The
/// owner, who holds the phone, reads the word in the last one.
#[test]
fn the_word_in_the_last_text_puts_the_owner_ahead() {
    let mut world = World::new();
    for _ in 0..5 {
        world.at_code(Lane::Unknown);
    }
    let so_far = world.trace.len();
    world.later(15 * MINUTE_MS);
    world.at_code(Lane::Unknown);
    let word = world.texts.last().and_then(|text| text.word.clone());
    let word = word.expect("the last text carries the word");
    world.trace.truncate(so_far);
    let mut sign_in = world.at_code(Lane::Unknown);
    let given = |text: &str| Event::PhoneWordGiven(PhoneWord::parse(text).unwrap());
    world.step(&mut sign_in, "another word", given("BBBB-CCCC"));
    world.step(&mut sign_in, "the word", given(&word));
    world.wrong_guess(&mut sign_in);
    world.right_code(&mut sign_in);
    world.trace = world.trace.split_off(so_far);
    check(
        &world,
        expect![[r#"
        another word → enter code of 4 sent to nobody (WrongWord)
        the word → enter code of 4 sent to •• •• ••34 (CodeSent)
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
    "#]],
    );
}

/// The word is that of one phone: it brings no texts to another.
#[test]
fn a_word_is_good_for_its_phone() {
    let mut world = World::new();
    let other = world.trust("99");
    for _ in 0..5 {
        world.at_code(Lane::Unknown);
    }
    let word = world.texts.last().and_then(|text| text.word.clone()).unwrap();
    let mut sign_in = world.at_code(Lane::Unknown);
    world.step(
        &mut sign_in,
        "the word",
        Event::PhoneWordGiven(PhoneWord::parse(&word).unwrap()),
    );
    let so_far = world.texts.len();
    for _ in 0..9 {
        world.later(31 * SECOND_MS);
        world.step(
            &mut sign_in,
            "to the other",
            Event::CodeRequested { phone: Some(other) },
        );
    }
    assert_eq!(world.texts.len() - so_far, 5, "the share of the other phone");
}

#[test]
fn while_the_breaker_is_tripped_a_short_code_is_replaced() {
    let mut world = World::new();
    let mut sign_in = world.at_code(Lane::Unknown);
    let mut known = world.at_code(KNOWN);
    world.guard.breaker = true;
    let so_far = world.trace.len();
    world.wrong_guess(&mut sign_in);
    world.right_code(&mut sign_in);
    world.wrong_guess(&mut known);
    world.trace = world.trace.split_off(so_far);
    check(
        &world,
        expect![[r#"
        wrong code → enter code of 8 sent to •• •• ••34 (CodeOutgrown { digits: 8 })
            text 8 digits to •• •• ••34
            audit CodeSent { digits: 8 }
        right code → signed in, by key: false
            audit SignedIn { two_steps: true }
            tell NewDevice
            session of messages by pwd sms mfa
        wrong code → enter code of 4 sent to •• •• ••34 (WrongLength { digits: 4 })
    "#]],
    );
}
