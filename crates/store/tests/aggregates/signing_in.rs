//! Sign-ins and what they count: a code opens once, and no wrong guess is lost.

use super::*;
use doorcode_store::fleet;

on_both_drivers!(
    a_sign_in_leads_from_row_to_row_to_a_session,
    of_sixteen_right_codes_one_opens_a_session,
    no_wrong_guess_is_lost,
    counters_are_written_apart,
    passwords_are_counted_for_names_that_nobody_has,
    keys_are_counted_for_names_that_nobody_has,
    old_sign_ins_give_way_within_their_lane,
    sources_are_counted_apart,
    wrong_codes_are_counted_for_the_fleet,
);

async fn a_sign_in_leads_from_row_to_row_to_a_session(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let session = signed_in(&store, &alice, 1, "token").await;
    assert_eq!((session.account, session.app.as_str()), (alice.id, "messages"));
    assert_eq!(session.amr, ["pwd", "sms", "mfa"]);
    assert_eq!(
        (session.auth_time, session.created_at, session.last_seen),
        (NOW, NOW, NOW)
    );
    assert!(session.device_known && !session.by_recovery_key);
    assert_eq!(session.device_description, "Chromium on Linux");
    assert_eq!(
        sessions::by_id(&store, session.id).await.unwrap().as_ref(),
        Some(&session)
    );
    assert_eq!(sessions::of_account(&store, alice.id).await.unwrap(), [session]);
    let rotated = [
        digest(Purpose::Session, "other"),
        digest(Purpose::Session, "token"),
    ];
    assert!(
        sessions::by_token(&store, &rotated).await.unwrap().is_some(),
        "found under an older key's digest"
    );
    assert!(
        sessions::by_token(&store, &[digest(Purpose::SignIn, "token")])
            .await
            .unwrap()
            .is_none()
    );
}

async fn of_sixteen_right_codes_one_opens_a_session(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let code = awaiting_code(&store, &alice, 1, "token").await;
    let start = Arc::new(Barrier::new(16));
    let tries: Vec<_> = (0..16)
        .map(|racer| {
            let (store, start) = (store.clone(), start.clone());
            let code = Code::parse(code.expose()).unwrap();
            tokio::spawn(async move {
                start.wait().await;
                let name = digest(Purpose::UserName, "alice");
                let event = sign_in::Event::CodeGiven(code);
                match step_sign_in(&store, "token", &name, &mut Step::new(100 + racer), event).await {
                    Ok((_, effects)) => effects
                        .iter()
                        .any(|effect| matches!(effect, Effect::OpenSession(_))),
                    Err(CommitError::Stale) => false,
                    Err(error) => panic!("{error}"),
                }
            })
        })
        .collect();
    let mut opened = 0;
    for attempt in tries {
        opened += u32::from(attempt.await.unwrap());
    }
    assert_eq!(opened, 1);
    assert_eq!(sessions::of_account(&store, alice.id).await.unwrap().len(), 1);
}

async fn no_wrong_guess_is_lost(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let mut wrong = Vec::new();
    for seed in 1..=4 {
        let code = awaiting_code(&store, &alice, seed, &seed.to_string()).await;
        wrong.push(if code.expose() == "0000" { "1111" } else { "0000" });
    }
    // Four sign-ins guess at the same account at once; each tries again until its guess is judged.
    let guessers: Vec<_> = wrong
        .into_iter()
        .enumerate()
        .map(|(i, wrong)| {
            let store = store.clone();
            tokio::spawn(async move {
                let (token, name) = ((i + 1).to_string(), digest(Purpose::UserName, "alice"));
                let mut compared = 0;
                for guess in 0..2 {
                    loop {
                        let mut step = Step::new(500 + 10 * i as u64 + guess);
                        let event = sign_in::Event::CodeGiven(Code::parse(wrong).unwrap());
                        match step_sign_in(&store, &token, &name, &mut step, event).await {
                            Ok((View::EnterCode(view), _)) => {
                                compared += u32::from(matches!(view.note, Some(Note::WrongCode { .. })));
                                break;
                            }
                            Ok((view, _)) => panic!("{view:?}"),
                            Err(CommitError::Stale) => {}
                            Err(error) => panic!("{error}"),
                        }
                    }
                }
                compared
            })
        })
        .collect();
    let mut compared = 0;
    for guesser in guessers {
        compared += guesser.await.unwrap();
    }
    let guard = counters::load(&store, Some(alice.id), &digest(Purpose::UserName, "alice"), None)
        .await
        .unwrap()
        .guard;
    assert_eq!(guard.wrong_second_steps(NOW), compared);
    assert_eq!(compared, 6, "then the codes were too short");
}

/// The guard after one password for an unknown device.
fn charged(before: &Guard, account: Option<AccountId>) -> Guard {
    let mut step = Step::new(9);
    let fresh = SignIn::begin(AppId::messages(), &mut step.cx());
    let event = sign_in::Event::PasswordGiven {
        account,
        lane: Lane::Unknown,
    };
    sign_in::step(fresh, None, before.clone(), event, &mut step.cx()).guard
}

async fn counters_are_written_apart(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let name = digest(Purpose::UserName, "alice");
    let load = async || counters::load(&store, Some(alice.id), &name, None).await.unwrap();
    let (first, second) = (load().await, load().await);
    assert!(
        counters::save(&first, &first.guard).is_empty(),
        "what has not changed is not written"
    );
    let after = charged(&first.guard, Some(alice.id));
    assert_eq!(counters::save(&first, &after).len(), 1);
    commit(&store, counters::save(&first, &after)).await.unwrap();
    let late = commit(&store, counters::save(&second, &after)).await;
    assert!(
        matches!(late, Err(CommitError::Stale)),
        "a row that somebody else has made"
    );

    let (third, fourth) = (load().await, load().await);
    assert_eq!(third.guard, after);
    let again = charged(&third.guard, Some(alice.id));
    commit(&store, counters::save(&third, &again)).await.unwrap();
    assert!(
        matches!(
            commit(&store, counters::save(&fourth, &again)).await,
            Err(CommitError::Stale)
        ),
        "or changed"
    );

    // Another counter of the same account is not stale by that.
    let mut sends = fourth.guard.clone();
    sends.sends = serde_json::from_str(r#"{"unknown":[],"word":4,"known":6,"step_up":5,"enrol":7}"#).unwrap();
    commit(&store, counters::save(&fourth, &sends)).await.unwrap();
    let all = load().await.guard;
    assert_eq!((&all.sends, &all.passwords), (&sends.sends, &again.passwords));

    // With a sign-in the passwords are not read: nothing can be charged on the strength of that.
    awaiting_code(&store, &alice, 1, "token").await;
    let token = [digest(Purpose::SignIn, "token")];
    let under_way = sign_ins::by_token(&store, &token).await.unwrap().unwrap();
    assert_eq!(under_way.account.as_ref(), Some(&alice));
    assert_eq!(under_way.counters.guard.sends, load().await.guard.sends);
    let blind = charged(&under_way.counters.guard, Some(alice.id));
    assert!(matches!(
        commit(&store, counters::save(&under_way.counters, &blind)).await,
        Err(CommitError::Stale)
    ));
}

async fn passwords_are_counted_for_names_that_nobody_has(database: &TestDatabase) {
    let store = database.open().await;
    let name = digest(Purpose::UserName, "nobody");
    let before = counters::load(&store, None, &name, None).await.unwrap();
    let after = charged(&before.guard, None);
    commit(&store, counters::save(&before, &after)).await.unwrap();
    assert_eq!(
        counters::load(&store, None, &name, None).await.unwrap().guard,
        after
    );
    let other = counters::load(&store, None, &digest(Purpose::UserName, "somebody"), None)
        .await
        .unwrap();
    assert_eq!(other.guard, Guard::default());
    // Who takes the name later is counted on, and has the other counters new.
    let taken = counters::load(&store, Some(AccountId::from_u128(1)), &name, None)
        .await
        .unwrap();
    assert_eq!(taken.guard, after);
    let row = store
        .first("SELECT owner FROM counters", &[])
        .await
        .unwrap()
        .unwrap();
    assert!(!row.text("owner").unwrap().contains("nobody"));
}

async fn old_sign_ins_give_way_within_their_lane(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let device = DeviceId::from_u128(5);
    let mut known = None;
    for seed in 1..=9u64 {
        let mut step = Step::new(seed);
        step.now = NOW.plus_ms(seed as i64 * MINUTE_MS);
        let lane = if seed == 1 {
            Lane::Known(device)
        } else {
            Lane::Unknown
        };
        let token = seed.to_string();
        let sign_in = SignIn::begin(AppId::calls(), &mut step.cx());
        commit(
            &store,
            [sign_ins::insert(
                &sign_in,
                &digest(Purpose::SignIn, &token),
                (seed == 2).then_some(&digest(Purpose::Source, "the owner's")),
            )],
        )
        .await
        .unwrap();
        let name = digest(Purpose::UserName, "alice");
        let given = sign_in::Event::PasswordGiven {
            account: Some(alice.id),
            lane,
        };
        let effects = step_sign_in(&store, &token, &name, &mut step, given)
            .await
            .unwrap()
            .1;
        let [Effect::CheckPassword { ticket, .. }] = effects[..] else {
            panic!("{effects:?}")
        };
        let checked = sign_in::Event::PasswordChecked { ticket, right: true };
        step_sign_in(&store, &token, &name, &mut step, checked)
            .await
            .unwrap();
        known.get_or_insert(token);
    }
    let mut open = Vec::new();
    for seed in 1..=9 {
        let found = sign_ins::by_token(&store, &[digest(Purpose::SignIn, &seed.to_string())])
            .await
            .unwrap();
        if found.is_some() {
            open.push(seed);
        }
    }
    assert_eq!(
        open,
        [1, 2, 5, 6, 7, 8, 9],
        "the five newest of a source, the one of another, and the one on the known device"
    );
}

/// As many as are asked for under a name count, and count towards nobody's account.
async fn keys_are_counted_for_names_that_nobody_has(database: &TestDatabase) {
    use doorcode_engine::recover::{NobodysGuess, charge_nobody};
    let store = database.open().await;
    let name = digest(Purpose::UserName, "nobody");
    let rules = Rules::classic();
    let mut said = Vec::new();
    for _ in 0..=rules.key_guesses.burst {
        let counted = counters::load(&store, None, &name, None).await.unwrap();
        let mut guard = counted.guard.clone();
        said.push(charge_nobody(&mut guard, NobodysGuess::Key, &rules, NOW));
        commit(&store, counters::save(&counted, &guard)).await.unwrap();
    }
    assert_eq!(said[0], Note::WrongKey);
    assert!(matches!(said.last(), Some(Note::SlowDown { .. })), "{said:?}");
    let alice = written(&store, 1, "alice").await;
    let hers = counters::load(&store, Some(alice.id), &name, None).await.unwrap();
    assert_eq!(
        hers.guard,
        Guard::default(),
        "whoever takes the name later starts afresh"
    );
    purge::purge(&store, NOW.plus_ms(2 * DAY_MS)).await.unwrap();
    let counted = counters::load(&store, None, &name, None).await.unwrap();
    assert_eq!(
        counted.guard,
        Guard::default(),
        "the row of a name goes when it says nothing"
    );
}

/// What a source has tried is a row of its own, under a keyed hash, and goes once it says nothing.
async fn sources_are_counted_apart(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let name = digest(Purpose::UserName, "alice");
    let (here, there) = (digest(Purpose::Source, "here"), digest(Purpose::Source, "there"));
    let load = async |source| {
        counters::load(&store, Some(alice.id), &name, Some(source))
            .await
            .unwrap()
    };
    let before = load(&here).await;
    assert!(before.guard.source.is_some());
    let after = charged(&before.guard, Some(alice.id));
    let statements = counters::save(&before, &after);
    assert_eq!(
        statements.len(),
        1,
        "the first tries of a source touch no row of all"
    );
    commit(&store, statements).await.unwrap();
    assert_eq!(load(&here).await.guard, after);
    assert_eq!(load(&there).await.guard, before.guard);
    let late = commit(&store, counters::save(&before, &after)).await;
    assert!(matches!(late, Err(CommitError::Stale)));

    // Its own tries are five; then it draws on what all share, and that row is written as well.
    let mut counted = load(&here).await;
    for _ in 0..5 {
        let after = charged(&counted.guard, Some(alice.id));
        commit(&store, counters::save(&counted, &after)).await.unwrap();
        counted = load(&here).await;
    }
    assert_ne!(counted.guard.passwords, before.guard.passwords);
    assert_eq!(load(&there).await.guard.source, before.guard.source);

    purge::purge(&store, NOW.plus_ms(2 * DAY_MS)).await.unwrap();
    assert_eq!(load(&here).await.guard, before.guard);
}

/// Counted by all nodes, over several rows, and added up by hours; the latest end of a trip stands.
async fn wrong_codes_are_counted_for_the_fleet(database: &TestDatabase) {
    let store = database.open().await;
    for shard in 0..40 {
        commit(&store, [fleet::count(NOW, shard)]).await.unwrap();
    }
    let earlier = NOW.plus_ms(-3 * HOUR_MS);
    for _ in 0..3 {
        commit(&store, [fleet::count(earlier, 0)]).await.unwrap();
    }
    let since = async |ms: i64| fleet::since(&store, NOW.plus_ms(ms)).await.unwrap();
    assert_eq!((since(-HOUR_MS).await, since(-4 * HOUR_MS).await), (40, 43));
    assert_eq!(since(HOUR_MS).await, 0);
    let hours = fleet::hours(&store, NOW.plus_ms(-DAY_MS), NOW.plus_ms(-HOUR_MS)).await;
    assert_eq!(hours.unwrap(), [3]);

    assert_eq!(fleet::tripped_until(&store).await.unwrap(), None);
    for ms in [HOUR_MS, 2 * HOUR_MS, HOUR_MS] {
        commit(&store, [fleet::trip(NOW.plus_ms(ms))]).await.unwrap();
    }
    let until = fleet::tripped_until(&store).await.unwrap();
    assert_eq!(until, Some(NOW.plus_ms(2 * HOUR_MS)));

    purge::purge(&store, NOW.plus_ms(16 * DAY_MS)).await.unwrap();
    assert_eq!(since(-4 * HOUR_MS).await, 0);
}
