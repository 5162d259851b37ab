//! Step-ups and enrolments.

use super::*;

on_both_drivers!(
    a_step_up_is_found_by_session_and_act,
    an_enrolment_is_found_while_it_is_open_and_while_it_waits,
    a_delayed_recovery_is_found_while_it_waits_and_keeps_the_next_away,
);

async fn a_step_up_is_found_by_session_and_act(database: &TestDatabase) {
    let store = database.open().await;
    let mut alice = written(&store, 1, "alice").await;
    let session = signed_in(&store, &alice, 1, "token").await;
    let mut step = Step::new(2);
    let of = Some((session.id, session.auth_time));
    let remove = Act::RemovePhone(alice.phones[0].id);
    let look = StepUp::begin(Act::Look, &alice.facts(), of, Lane::Unknown, &mut step.cx());
    let removal = StepUp::begin(remove, &alice.facts(), of, Lane::Unknown, &mut step.cx());
    let token = digest(Purpose::SignIn, "forgotten");
    let reset = StepUp::begin(
        Act::ResetPassword,
        &alice.facts(),
        None,
        Lane::Unknown,
        &mut step.cx(),
    );
    let inserts = [
        step_ups::insert(&look, None),
        step_ups::insert(&removal, None),
        step_ups::insert(&reset, Some(&token)),
    ];
    commit(&store, inserts).await.unwrap();

    let found = step_ups::latest(&store, session.id, &remove)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.value, removal);
    assert_eq!(
        step_ups::by_id(&store, look.id()).await.unwrap().unwrap().value,
        look
    );
    assert_eq!(
        step_ups::by_token(&store, &[token]).await.unwrap().unwrap().value,
        reset
    );
    assert!(
        step_ups::latest(&store, session.id, &Act::TurnOff)
            .await
            .unwrap()
            .is_none()
    );
    let other_phone = Act::RemovePhone(PhoneId::from_u128(77));
    assert!(
        step_ups::latest(&store, session.id, &other_phone)
            .await
            .unwrap()
            .is_none()
    );

    // Walked to its proof, saved, restored and spent.
    alice.two_step = TwoStep::Off { undo_until: None };
    let own = StepUp::begin(Act::TurnOn, &alice.facts(), of, Lane::Unknown, &mut step.cx());
    commit(&store, [step_ups::insert(&own, None)]).await.unwrap();
    let kept = step_ups::latest(&store, session.id, &Act::TurnOn)
        .await
        .unwrap()
        .unwrap();
    let event = step_up::Event::PasswordGiven;
    let asked = step_up::step(
        kept.value,
        &alice.facts(),
        Guard::default(),
        event,
        &mut step.cx(),
    );
    let [Effect::CheckPassword { ticket, .. }] = asked.effects[..] else {
        panic!("{:?}", asked.effects)
    };
    commit(&store, [step_ups::save(kept.version, &asked.state)])
        .await
        .unwrap();
    let late = commit(&store, [step_ups::save(kept.version, &asked.state)]).await;
    assert!(matches!(late, Err(CommitError::Stale)));
    let kept = step_ups::by_id(&store, own.id()).await.unwrap().unwrap();
    let event = step_up::Event::PasswordChecked { ticket, right: true };
    let proved = step_up::step(
        kept.value,
        &alice.facts(),
        Guard::default(),
        event,
        &mut step.cx(),
    );
    commit(&store, [step_ups::save(kept.version, &proved.state)])
        .await
        .unwrap();
    let kept = step_ups::by_id(&store, own.id()).await.unwrap().unwrap();
    let (spent, proof) = kept
        .value
        .take(Act::TurnOn, Some(session.id), &alice.facts(), NOW)
        .expect("it is proved");
    assert_eq!(proof.account(), alice.id);
    commit(&store, [step_ups::save(kept.version, &spent)])
        .await
        .unwrap();
    let again = step_ups::by_id(&store, own.id()).await.unwrap().unwrap().value;
    assert!(
        again
            .take(Act::TurnOn, Some(session.id), &alice.facts(), NOW)
            .is_none(),
        "a proof is spent once"
    );
}

async fn an_enrolment_is_found_while_it_is_open_and_while_it_waits(database: &TestDatabase) {
    let store = database.open().await;
    let mut alice = written(&store, 1, "alice").await;
    let session = signed_in(&store, &alice, 1, "token").await.id;
    alice.two_step = TwoStep::Off { undo_until: None };
    alice.email_verified_at = None;
    let mut step = Step::new(3);
    let (begun, waits) = waiting(&alice, session, &mut step);
    assert!(waits.awaits_owner() && !waits.is_over(), "{waits:?}");
    commit(&store, [enrolments::insert(&begun)]).await.unwrap();
    let open = async || enrolments::open_of_session(&store, session).await.unwrap();
    let waiting_now = async || enrolments::waiting_of(&store, alice.id).await.unwrap();
    let due = async |now| enrolments::due(&store, now, 10).await.unwrap();
    assert_eq!(open().await.unwrap().value, begun);
    assert!(waiting_now().await.is_none());

    commit(&store, [enrolments::save(1, &waits)]).await.unwrap();
    assert!(matches!(
        commit(&store, [enrolments::save(1, &begun)]).await,
        Err(CommitError::Stale)
    ));
    assert_eq!(open().await.unwrap().value, waits);
    assert_eq!(waiting_now().await.unwrap().value, waits);
    assert!(due(waits.expires_at().plus_ms(-1)).await.is_empty());
    assert_eq!(due(waits.expires_at()).await[0].value, waits);

    step.now = waits.expires_at();
    let event = enrol::Event::Looked;
    let done = enrol::step(
        waits.clone(),
        &alice.facts(),
        Guard::default(),
        event,
        &mut step.cx(),
    )
    .state;
    assert!(done.is_over(), "{done:?}");
    let kept = enrolments::by_id(&store, done.id()).await.unwrap().unwrap();
    commit(&store, [enrolments::save(kept.version, &done)])
        .await
        .unwrap();
    assert!(open().await.is_none() && waiting_now().await.is_none());
    assert!(due(waits.expires_at()).await.is_empty());
}

/// Somebody has the password, and nothing else.
fn one_proof(account: &Account, step: &mut Step) -> step_up::OneProof {
    let facts = account.facts();
    let begun = StepUp::begin(Act::DelayedRecovery, &facts, None, Lane::Unknown, &mut step.cx());
    let given = step_up::Event::PasswordGiven;
    let asked = step_up::step(begun, &facts, Guard::default(), given, &mut step.cx());
    let [Effect::CheckPassword { ticket, .. }] = asked.effects[..] else {
        panic!("{:?}", asked.effects)
    };
    let right = step_up::Event::PasswordChecked { ticket, right: true };
    let proved = step_up::step(asked.state, &facts, asked.guard, right, &mut step.cx());
    let (_, proof) = proved.state.take_one(&facts, step.now).expect("it is proved");
    proof
}

async fn a_delayed_recovery_is_found_while_it_waits_and_keeps_the_next_away(database: &TestDatabase) {
    let store = database.open().await;
    let mut alice = written(&store, 1, "alice").await;
    alice.delayed_since = Some(NOW.plus_ms(-10 * DAY_MS));
    commit(&store, [accounts::update(&alice)]).await.unwrap();
    let alice = accounts::by_id(&store, alice.id).await.unwrap().unwrap();
    assert_eq!(alice.delayed_since, Some(NOW.plus_ms(-10 * DAY_MS)));
    let mut step = Step::new(4);
    let facts = alice.facts();
    let standing = recoveries::standing(&alice, None);
    let proof = one_proof(&alice, &mut step);
    let first = Recovery::start(&proof, &facts, &standing, &mut step.cx()).unwrap();
    let second = Recovery::start(&proof, &facts, &standing, &mut step.cx()).unwrap();

    // Both were judged when there was none: one is written.
    let started = |it: &delayed::Stepped| [accounts::update(&alice), recoveries::insert(&it.state)];
    commit(&store, started(&first)).await.unwrap();
    let late = commit(&store, started(&second)).await;
    assert!(matches!(late, Err(CommitError::Stale)));
    let newest = recoveries::newest(&store, alice.id).await.unwrap().unwrap();
    assert_eq!(newest.value, first.state);
    let standing = recoveries::standing(&alice, Some(&newest.value));
    assert_eq!(standing.last_started_at, Some(NOW));
    let again = Recovery::start(&proof, &facts, &standing, &mut step.cx());
    assert!(matches!(again, Err(delayed::NotStarted::TooSoon { .. })));

    // Looked at on day 3, stopped, and looked at no more.
    let due = async |now| recoveries::due(&store, now, 10).await.unwrap();
    let day_3 = first.state.wake().unwrap();
    assert_eq!(day_3, NOW.plus_ms(3 * DAY_MS));
    assert!(due(day_3.plus_ms(-1)).await.is_empty());
    let kept = due(day_3).await.remove(0);
    let veto = delayed::Event::Vetoed(delayed::Veto::MailLink);
    let stopped = delayed::step(kept.value, &facts, &standing, veto, &step.cx());
    let save = || recoveries::save(kept.version, &stopped.state);
    commit(&store, [save()]).await.unwrap();
    assert!(matches!(commit(&store, [save()]).await, Err(CommitError::Stale)));
    assert!(due(NOW.plus_ms(100 * DAY_MS)).await.is_empty());

    // It is kept for as long as it keeps the next one away, and then removed.
    purge::purge(&store, NOW.plus_ms(366 * DAY_MS)).await.unwrap();
    let kept = recoveries::newest(&store, alice.id).await.unwrap().unwrap();
    assert_eq!(kept.value, stopped.state);
    purge::purge(&store, NOW.plus_ms(401 * DAY_MS)).await.unwrap();
    assert!(recoveries::newest(&store, alice.id).await.unwrap().is_none());
}
