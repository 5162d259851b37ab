//! Accounts, their devices and their sessions.

use super::*;

on_both_drivers!(
    an_account_comes_back_as_it_was_written,
    an_account_changes_only_at_the_version_that_was_read,
    names_and_numbers_are_taken_once,
    one_device_key_serves_several_accounts,
    ended_sessions_are_not_found,
    the_built_in_apps_are_there,
);

async fn an_account_comes_back_as_it_was_written(database: &TestDatabase) {
    let store = database.open().await;
    let mut alice = account(1, "alice");
    alice.recovery_key_hash = Some("$argon2id$key".to_owned());
    alice.recovery_key = KeyState::Used {
        since: NOW.plus_ms(-7),
        at: NOW,
        openings_left: 2,
    };
    alice.two_step = TwoStep::Off {
        undo_until: Some(NOW.plus_ms(5)),
    };
    alice.password_known_since = Some(NOW.plus_ms(3));
    alice.disabled_at = Some(NOW.plus_ms(4));
    alice.role = Role::Operator;
    alice.phones = vec![phone(8, "+15550108"), phone(9, "+15550109")];
    let mut bob = account(2, "bob");
    (bob.email, bob.email_verified_at) = (alice.email.clone(), None);
    let newest_first = alice
        .phones
        .iter()
        .rev()
        .map(|phone| accounts::trust_phone(alice.id, phone));
    let batch = [accounts::insert(&alice), accounts::insert(&bob)]
        .into_iter()
        .chain(newest_first);
    commit(&store, batch).await.unwrap();

    assert!(accounts::by_id(&store, alice.id).await.unwrap().as_ref() == Some(&alice));
    assert!(accounts::by_user_name(&store, "bob").await.unwrap().as_ref() == Some(&bob));
    assert!(accounts::by_user_name(&store, "Bob").await.unwrap().is_none());
    assert!(accounts::by_user_name(&store, "bo\0b").await.unwrap().is_none());
    assert!(accounts::by_email(&store, "alice@example.org").await.unwrap() == [alice.clone(), bob]);
    assert!(
        accounts::by_email(&store, "nobody@example.org")
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(accounts::count(&store).await.unwrap(), 2);
    assert_eq!(alice.facts().phones, alice.phones);
    assert!(
        !format!("{alice:?}").contains("alice"),
        "a log is told which account, not whose"
    );
}

async fn an_account_changes_only_at_the_version_that_was_read(database: &TestDatabase) {
    let store = database.open().await;
    let before = written(&store, 1, "alice").await;
    let mut after = before.clone();
    after.display_name = "Alice".to_owned();
    after.two_step = TwoStep::Off { undo_until: None };
    commit(&store, [accounts::unchanged(&before), accounts::update(&after)])
        .await
        .unwrap();
    after.version += 1;
    assert!(accounts::by_id(&store, before.id).await.unwrap() == Some(after.clone()));
    let audit = || audit::append(said(None, "late"));
    for late in [accounts::update(&before), accounts::unchanged(&before)] {
        assert!(matches!(
            commit(&store, [audit(), late]).await,
            Err(CommitError::Stale)
        ));
    }
    commit(&store, [accounts::unchanged(&after)]).await.unwrap();
    assert!(accounts::by_id(&store, before.id).await.unwrap() == Some(after.clone()));

    // Another hash of the same password is no change; of one that was changed meanwhile, it is not written.
    let renewed = |old: &str| accounts::renew_hash(before.id, old, "renewed");
    commit(&store, [renewed(&after.password)]).await.unwrap();
    commit(&store, [renewed("of an older password")]).await.unwrap();
    after.password = "renewed".to_owned();
    assert!(accounts::by_id(&store, before.id).await.unwrap() == Some(after));
}

async fn names_and_numbers_are_taken_once(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let bob = written(&store, 2, "bob").await;
    let error = commit(&store, [accounts::insert(&account(3, "alice"))])
        .await
        .unwrap_err();
    assert!(error.is_conflict("accounts_user_name"), "{error}");
    let again = accounts::trust_phone(alice.id, &phone(7, "+15550100"));
    let error = commit(&store, [again]).await.unwrap_err();
    assert!(error.is_conflict("phones_account_number"), "{error}");
    let others = accounts::drop_phone(bob.id, alice.phones[0].id);
    assert!(
        matches!(commit(&store, [others]).await, Err(CommitError::Stale)),
        "another account's phone"
    );
    commit(&store, [accounts::drop_phone(alice.id, alice.phones[0].id)])
        .await
        .unwrap();
    assert!(
        accounts::by_id(&store, alice.id)
            .await
            .unwrap()
            .unwrap()
            .phones
            .is_empty()
    );
}

async fn one_device_key_serves_several_accounts(database: &TestDatabase) {
    let store = database.open().await;
    let (alice, bob) = (written(&store, 1, "alice").await, written(&store, 2, "bob").await);
    let device = |number, account| Device {
        id: DeviceId::from_u128(number),
        account,
        description: "Firefox on Windows".to_owned(),
        first_seen: NOW,
        last_seen: NOW,
        known: false,
        public_key: None,
    };
    let key = digest(Purpose::Device, "key");
    let (of_alice, of_bob) = (device(1, alice.id), device(2, bob.id));
    commit(
        &store,
        [devices::insert(&of_alice, &key), devices::insert(&of_bob, &key)],
    )
    .await
    .unwrap();
    let error = commit(&store, [devices::insert(&device(3, bob.id), &key)])
        .await
        .unwrap_err();
    assert!(error.is_conflict("devices_key_hash_account"), "{error}");
    assert_eq!(
        devices::by_key(&store, alice.id, &[key]).await.unwrap(),
        Some(of_alice.clone())
    );
    assert_eq!(
        devices::by_key(&store, bob.id, &[key]).await.unwrap(),
        Some(of_bob.clone())
    );
    assert_eq!(
        devices::by_key(&store, AccountId::from_u128(3), &[key])
            .await
            .unwrap(),
        None
    );

    let later = NOW.plus_ms(DAY_MS);
    let both = async |known| {
        commit(
            &store,
            [devices::seen(of_alice.id, later, known, "Firefox on Linux")],
        )
        .await
        .unwrap();
        devices::by_key(&store, alice.id, &[key]).await.unwrap().unwrap()
    };
    assert!(both(true).await.known);
    let seen = both(false).await;
    assert!(seen.known, "once known it stays known");
    assert_eq!(
        (seen.first_seen, seen.last_seen, seen.description.as_str()),
        (NOW, later, "Firefox on Linux")
    );

    let new = digest(Purpose::Device, "new");
    commit(&store, [devices::rekey(&key, &new, None)]).await.unwrap();
    assert_eq!(devices::by_key(&store, bob.id, &[key]).await.unwrap(), None);
    assert_eq!(
        devices::by_key(&store, bob.id, &[new]).await.unwrap(),
        Some(of_bob)
    );
    commit(&store, [devices::forget(of_alice.id)]).await.unwrap();
    assert_eq!(devices::by_key(&store, alice.id, &[new]).await.unwrap(), None);
    let forgotten = devices::of_account(&store, alice.id).await.unwrap();
    assert!(
        forgotten.len() == 1 && !forgotten[0].known,
        "its name stays, for the list of sessions"
    );
    let late = commit(&store, [devices::seen(of_alice.id, later, true, "Firefox")]).await;
    assert!(
        matches!(late, Err(CommitError::Stale)),
        "a forgotten device does not become known again"
    );
}

async fn ended_sessions_are_not_found(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let mut ids = Vec::new();
    for seed in 1..=4 {
        ids.push(signed_in(&store, &alice, seed, &seed.to_string()).await.id);
    }
    let there = async || {
        let mut found = Vec::new();
        for (i, id) in ids.iter().enumerate() {
            let by_token = sessions::by_token(&store, &[digest(Purpose::Session, &(i + 1).to_string())])
                .await
                .unwrap();
            assert_eq!(
                by_token.is_some(),
                sessions::by_id(&store, *id).await.unwrap().is_some()
            );
            if by_token.is_some() {
                found.push(i);
            }
        }
        assert_eq!(
            sessions::of_account(&store, alice.id).await.unwrap().len(),
            found.len()
        );
        found
    };
    let later = NOW.plus_ms(HOUR_MS);
    commit(
        &store,
        [sessions::touch(ids[0], later), sessions::look(ids[0], later)],
    )
    .await
    .unwrap();
    let first = sessions::by_id(&store, ids[0]).await.unwrap().unwrap();
    assert_eq!((first.last_seen, first.look_until), (later, Some(later)));
    commit(&store, [sessions::touch(ids[0], NOW)]).await.unwrap();
    assert_eq!(
        sessions::by_id(&store, ids[0]).await.unwrap().unwrap().last_seen,
        later,
        "time does not go back"
    );

    commit(&store, [sessions::end(ids[3], later)]).await.unwrap();
    commit(
        &store,
        [sessions::end(ids[3], later), sessions::touch(ids[3], later)],
    )
    .await
    .expect("ending twice is no error");
    assert!(matches!(
        commit(&store, [sessions::look(ids[3], later)]).await,
        Err(CommitError::Stale)
    ));
    assert_eq!(there().await, [0, 1, 2]);
    commit(&store, [sessions::end_all(alice.id, Some(ids[1]), later)])
        .await
        .unwrap();
    assert_eq!(there().await, [1]);
    commit(&store, [sessions::end_all(alice.id, None, later)])
        .await
        .unwrap();
    assert_eq!(there().await, [] as [usize; 0]);
}

async fn the_built_in_apps_are_there(database: &TestDatabase) {
    let store = database.open().await;
    let apps = apps::all(&store).await.unwrap();
    let names: Vec<&str> = apps.iter().map(|app| app.id.as_str()).collect();
    assert_eq!(names, ["account", "calls", "messages"]);
    assert!(apps.iter().all(|app| app.built_in));
}
