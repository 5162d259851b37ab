//! Step-ups and enrolments.

use super::*;

on_both_drivers!(
    a_step_up_is_found_by_session_and_act,
    an_enrolment_is_found_while_it_is_open_and_while_it_waits,
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
