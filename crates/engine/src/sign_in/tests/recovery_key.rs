//! The recovery key: it does the job of a code, and is replaced.

use super::*;

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
    world.facts.recovery_key = KeyState::live(world.now);
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

#[test]
fn keys_are_slowed_and_never_shut_off() {
    let mut world = World::new();
    world.guard.source = Some(crate::guard::SourceCounter::default());
    let mut sign_in = world.at_code(Lane::Unknown);
    for _ in 0..6 {
        world.type_key(&mut sign_in, "another key", world.other_key());
    }
    world.later(20 * SECOND_MS);
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
            another key → enter code of 4 sent to •• •• ••34 –
            compared → enter code of 4 sent to •• •• ••34 (WrongKey)
                audit RecoveryKeyWrong
                tell SecondStepFailed
            another key → enter code of 4 sent to •• •• ••34 –
            compared → enter code of 4 sent to •• •• ••34 (WrongKey)
                audit RecoveryKeyWrong
                tell SecondStepFailed
            another key → enter code of 4 sent to •• •• ••34 (SlowDown { retry_after_ms: 20000 })
            the key → enter code of 4 sent to •• •• ••34 –
            compared → new key –
                key used, opens 2 more
                audit RecoveryKeyUsed
                tell RecoveryKeyUsed
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
