//! What the program keeps, run on both drivers: the engine's states go into rows and come back, what is single-use is
//! used once however many try, and counters lose no guess.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use doorcode_engine::account::{AppId, TrustedPhone, TwoStep};
use doorcode_engine::code::Code;
use doorcode_engine::effect::{Audit, Cx, Effect};
use doorcode_engine::enrol::{self, Authority, Enrolment, Goal};
use doorcode_engine::guard::{Guard, Lane};
use doorcode_engine::ids::{AccountId, DeviceId, LinkId, OutboxId, PhoneId, SessionId};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::rules::Rules;
use doorcode_engine::second_step::Note;
use doorcode_engine::secret::{Digest, KeyId, Keys, Purpose};
use doorcode_engine::session::SessionGrant;
use doorcode_engine::sign_in::{self, SignIn, View};
use doorcode_engine::step_up::{self, Act, StepUp};
use doorcode_engine::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_store::accounts::{self, Account, Role};
use doorcode_store::devices::Device;
use doorcode_store::links::Link;
use doorcode_store::outbox::Outgoing;
use doorcode_store::testing::TestDatabase;
use doorcode_store::{
    Batch, CommitError, Kept, Statement, Store, StoreError, apps, audit, counters, devices, enrolments,
    links, on_both_drivers, outbox, purge, sessions, sign_ins, step_ups, told,
};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use tokio::sync::Barrier;

on_both_drivers!(
    an_account_comes_back_as_it_was_written,
    an_account_changes_only_at_the_version_that_was_read,
    names_and_numbers_are_taken_once,
    a_sign_in_leads_from_row_to_row_to_a_session,
    of_sixteen_right_codes_one_opens_a_session,
    no_wrong_guess_is_lost,
    counters_are_written_apart,
    passwords_are_counted_for_names_that_nobody_has,
    old_sign_ins_give_way_within_their_lane,
    a_step_up_is_found_by_session_and_act,
    an_enrolment_is_found_while_it_is_open_and_while_it_waits,
    one_device_key_serves_several_accounts,
    ended_sessions_are_not_found,
    what_goes_out_is_erased_when_it_is_out,
    a_link_is_good_once,
    a_burst_is_told_once_and_counted,
    keys_are_counted_for_names_that_nobody_has,
    the_log_says_what_happened,
    the_built_in_apps_are_there,
    a_deleted_account_leaves_nothing_but_the_log,
    what_has_expired_is_removed_and_nothing_else,
);

const NOW: Timestamp = Timestamp::from_ms(1_790_000_000_000);

fn keys() -> Keys {
    Keys::new(KeyId(1), [7; 32], vec![])
}

fn digest(purpose: Purpose, token: &str) -> Digest {
    keys().digest(purpose, &[token.as_bytes()])
}

/// What a step needs, with a random generator of its own.
struct Step {
    rules: Rules,
    keys: Keys,
    rng: ChaCha20Rng,
    now: Timestamp,
}

impl Step {
    fn new(seed: u64) -> Self {
        Self {
            rules: Rules::classic(),
            keys: keys(),
            rng: ChaCha20Rng::seed_from_u64(seed),
            now: NOW,
        }
    }

    fn cx(&mut self) -> Cx<'_> {
        Cx {
            rules: &self.rules,
            keys: &self.keys,
            now: self.now,
            rng: &mut self.rng,
        }
    }
}

fn phone(number: u128, digits: &str) -> TrustedPhone {
    TrustedPhone {
        id: PhoneId::from_u128(number),
        number: digits.parse().unwrap(),
        trusted_since: NOW.plus_ms(number as i64),
    }
}

fn account(number: u128, user_name: &str) -> Account {
    Account {
        id: AccountId::from_u128(number),
        user_name: user_name.to_owned(),
        display_name: "Zoë 🌊".to_owned(),
        email: Some(format!("{user_name}@example.org")),
        email_verified_at: Some(NOW),
        language: "en".to_owned(),
        role: Role::Person,
        password: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".to_owned(),
        recovery_key_hash: None,
        recovery_key: KeyState::None,
        two_step: TwoStep::On { since: NOW },
        created_at: NOW.plus_ms(-400 * DAY_MS),
        password_changed_at: NOW.plus_ms(-400 * DAY_MS),
        password_known_since: None,
        contacts_changed_at: NOW.plus_ms(-400 * DAY_MS),
        phones: vec![],
        version: 0,
    }
}

async fn commit(store: &Store, statements: impl IntoIterator<Item = Statement>) -> Result<(), CommitError> {
    store
        .commit(statements.into_iter().collect::<Batch>())
        .await
        .map(drop)
}

/// An account with a phone, written.
async fn written(store: &Store, number: u128, user_name: &str) -> Account {
    let mut account = account(number, user_name);
    let phone = phone(number * 100, "+15550100");
    commit(
        store,
        [
            accounts::insert(&account),
            accounts::trust_phone(account.id, &phone),
        ],
    )
    .await
    .unwrap();
    account.phones.push(phone);
    account
}

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
    let audit = || audit::append_named(NOW, None, "test", "late", None);
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

/// A sign-in of `account` whose password was right, in rows. Gives the code that was sent.
async fn awaiting_code(store: &Store, account: &Account, seed: u64, token: &str) -> Code {
    let mut step = Step::new(seed);
    let name = digest(Purpose::UserName, &account.user_name);
    let sign_in = SignIn::begin(AppId::messages(), &mut step.cx());
    commit(
        store,
        [sign_ins::insert(&sign_in, &digest(Purpose::SignIn, token))],
    )
    .await
    .unwrap();
    let given = sign_in::Event::PasswordGiven {
        account: Some(account.id),
        lane: Lane::Unknown,
    };
    let effects = step_sign_in(store, token, &name, &mut step, given)
        .await
        .unwrap()
        .1;
    let [Effect::CheckPassword { ticket, .. }] = effects[..] else {
        panic!("{effects:?}")
    };
    let checked = sign_in::Event::PasswordChecked { ticket, right: true };
    let effects = step_sign_in(store, token, &name, &mut step, checked)
        .await
        .unwrap()
        .1;
    let code = effects.into_iter().find_map(|effect| match effect {
        Effect::SendCode { code, .. } => Some(code),
        _ => None,
    });
    code.expect("a code is sent")
}

/// One step as a use case does it: load, step, commit; stale is given back.
async fn step_sign_in(
    store: &Store,
    token: &str,
    name: &Digest,
    step: &mut Step,
    event: sign_in::Event,
) -> Result<(View, Vec<Effect>), CommitError> {
    let digests = [digest(Purpose::SignIn, token)];
    let Kept { value, version } = sign_ins::by_token(store, &digests)
        .await
        .unwrap()
        .expect("the sign-in is there");
    let id = value.account().or(match &event {
        sign_in::Event::PasswordGiven { account, .. } => *account,
        _ => None,
    });
    let account = match id {
        Some(id) => accounts::by_id(store, id).await.unwrap(),
        None => None,
    };
    let before = counters::load(store, id, name).await.unwrap();
    let facts = account.as_ref().map(Account::facts);
    let decision = sign_in::step(value, facts.as_ref(), before.guard.clone(), event, &mut step.cx());
    let mut batch = Batch::new().with(sign_ins::save(version, &decision.state));
    batch.extend(counters::save(&before, &decision.guard));
    for effect in &decision.effects {
        match effect {
            Effect::OpenSession(grant) => open_session(&mut batch, grant, token, step),
            Effect::CloseOldSignIns { account, keep } => {
                batch.push(sign_ins::close_old(*account, &decision.state, *keep));
            }
            _ => {}
        }
    }
    store.commit(batch).await?;
    Ok((decision.view, decision.effects))
}

fn open_session(batch: &mut Batch, grant: &SessionGrant, token: &str, step: &mut Step) {
    let device = Device {
        id: DeviceId::new(step.now, &mut step.rng),
        account: grant.account(),
        description: "Chromium on Linux".to_owned(),
        first_seen: step.now,
        last_seen: step.now,
        known: grant.by_two_steps(),
    };
    let session = SessionId::new(step.now, &mut step.rng);
    batch.push(devices::insert(
        &device,
        &digest(Purpose::Device, &device.id.to_string()),
    ));
    batch.push(sessions::open(
        session,
        grant,
        device.id,
        &digest(Purpose::Session, token),
        step.now,
    ));
}

async fn signed_in(store: &Store, account: &Account, seed: u64, token: &str) -> sessions::Session {
    let code = awaiting_code(store, account, seed, token).await;
    let name = digest(Purpose::UserName, &account.user_name);
    let event = sign_in::Event::CodeGiven(code);
    step_sign_in(store, token, &name, &mut Step::new(seed + 1000), event)
        .await
        .unwrap();
    sessions::by_token(store, &[digest(Purpose::Session, token)])
        .await
        .unwrap()
        .expect("a session")
}

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
    let guard = counters::load(&store, Some(alice.id), &digest(Purpose::UserName, "alice"))
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
    let load = async || counters::load(&store, Some(alice.id), &name).await.unwrap();
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
    sends.sends = serde_json::from_str(r#"{"unknown":5,"known":6,"enrol":7}"#).unwrap();
    commit(&store, counters::save(&fourth, &sends)).await.unwrap();
    let all = load().await.guard;
    assert_eq!((&all.sends, &all.passwords), (&sends.sends, &again.passwords));
}

async fn passwords_are_counted_for_names_that_nobody_has(database: &TestDatabase) {
    let store = database.open().await;
    let name = digest(Purpose::UserName, "nobody");
    let before = counters::load(&store, None, &name).await.unwrap();
    let after = charged(&before.guard, None);
    commit(&store, counters::save(&before, &after)).await.unwrap();
    assert_eq!(counters::load(&store, None, &name).await.unwrap().guard, after);
    let other = counters::load(&store, None, &digest(Purpose::UserName, "somebody"))
        .await
        .unwrap();
    assert_eq!(other.guard, Guard::default());
    // Who takes the name later is counted on, and has the other counters new.
    let taken = counters::load(&store, Some(AccountId::from_u128(1)), &name)
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
            [sign_ins::insert(&sign_in, &digest(Purpose::SignIn, &token))],
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
        [1, 5, 6, 7, 8, 9],
        "the five newest, and the one on the known device"
    );
}

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

/// Walks an enrolment of an account that is not settled on this device to where it waits for the owner.
fn waiting(account: &Account, session: SessionId, step: &mut Step) -> (Enrolment, Enrolment) {
    let authority = Authority::JustSignedIn { auth_time: NOW };
    let goal = Goal::TurnOn {
        device_first_seen: NOW,
    };
    let facts = account.facts();
    let begun = Enrolment::begin(goal, &facts, session, &authority, &mut step.cx()).expect("it may begin");
    let mut walk = |enrolment, event| enrol::step(enrolment, &facts, Guard::default(), event, &mut step.cx());
    let sent = walk(
        begun.clone(),
        enrol::Event::PhoneGiven("+15550177".parse().unwrap()),
    );
    let code = sent.effects.into_iter().find_map(|effect| match effect {
        Effect::SendCode { code, .. } => Some(code),
        _ => None,
    });
    let shown = walk(sent.state, enrol::Event::CodeGiven(code.expect("a code is sent")));
    let enrol::View::ShowKey { draft, .. } = shown.view else {
        panic!("{:?}", shown.view)
    };
    let retyped = walk(shown.state, enrol::Event::KeyRetyped(draft.reveal(&keys())));
    let [Effect::HashRecoveryKey { ticket, .. }] = retyped.effects[..] else {
        panic!("{:?}", retyped.effects)
    };
    let hashed = walk(
        retyped.state,
        enrol::Event::KeyHashed {
            ticket,
            hash: "$argon2id$key".to_owned(),
        },
    );
    (begun, walk(hashed.state, enrol::Event::Consented).state)
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
    commit(&store, [devices::rekey(&key, &new)]).await.unwrap();
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

async fn what_goes_out_is_erased_when_it_is_out(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let outgoing = |number: u128, kind| Outgoing {
        id: OutboxId::from_u128(number),
        kind,
        account: (number == 1).then_some(alice.id),
        sealed: vec![number as u8; 40],
        created_at: NOW.plus_ms(number as i64),
        expires_at: NOW.plus_ms(10 * MINUTE_MS + number as i64),
    };
    let all = [1, 2, 3].map(|number| {
        outgoing(
            number,
            if number == 2 {
                outbox::Kind::Mail
            } else {
                outbox::Kind::Text
            },
        )
    });
    commit(&store, all.iter().map(outbox::insert)).await.unwrap();
    let due = async |at: i64, limit| outbox::due(&store, NOW.plus_ms(at), limit).await.unwrap();
    assert_eq!(due(3, 10).await, all);
    assert_eq!(due(3, 2).await, all[..2]);
    assert_eq!(due(2, 10).await, all[..2]);
    commit(
        &store,
        [
            outbox::delivered(all[0].id, NOW),
            outbox::deferred(all[1].id, NOW.plus_ms(SECOND_MS)),
        ],
    )
    .await
    .unwrap();
    assert_eq!(due(3, 10).await, all[2..]);
    assert_eq!(due(SECOND_MS, 10).await.len(), 2);
    assert_eq!(
        due(10 * MINUTE_MS + 2, 10).await,
        all[2..],
        "what has expired is not sent"
    );
    commit(&store, [outbox::expire(NOW.plus_ms(10 * MINUTE_MS + 2))])
        .await
        .unwrap();
    let rows = store
        .query("SELECT sealed, attempts FROM outbox ORDER BY id", &[])
        .await
        .unwrap();
    let erased: Vec<bool> = rows
        .iter()
        .map(|row| row.opt_blob("sealed").unwrap().is_none())
        .collect();
    assert_eq!(erased, [true, true, false]);
    assert_eq!(rows[1].int("attempts").unwrap(), 1);
}

fn link(number: u128, account: Option<AccountId>, purpose: links::Purpose) -> Link {
    Link {
        id: LinkId::from_u128(number),
        account,
        purpose,
        detail: "alice@example.org".to_owned(),
        sent_at: NOW,
        expires_at: NOW.plus_ms(DAY_MS),
        used_at: None,
    }
}

async fn a_burst_is_told_once_and_counted(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let last = async || told::last(&store, alice.id, "failed").await.unwrap();
    assert_eq!(last().await, None);
    commit(&store, [told::hold(alice.id, "failed")]).await.unwrap();
    assert_eq!(last().await, None, "nothing is held before the first is told");
    commit(&store, [told::sent(alice.id, "failed", None, NOW)])
        .await
        .unwrap();
    let twice = commit(&store, [told::sent(alice.id, "failed", None, NOW)]).await;
    assert!(matches!(twice, Err(CommitError::Stale)), "{twice:?}");
    commit(
        &store,
        [told::hold(alice.id, "failed"), told::hold(alice.id, "failed")],
    )
    .await
    .unwrap();
    let first = last().await.unwrap();
    assert_eq!((first.sent_at, first.held), (NOW, 2));

    let due = async |before| told::due(&store, "failed", before, 10).await.unwrap();
    assert_eq!(due(NOW).await, []);
    assert_eq!(due(NOW.plus_ms(1)).await, std::slice::from_ref(&first));
    assert_eq!(told::due(&store, "other", NOW.plus_ms(1), 10).await.unwrap(), []);
    let later = NOW.plus_ms(HOUR_MS);
    commit(&store, [told::sent(alice.id, "failed", Some(&first), later)])
        .await
        .unwrap();
    let again = commit(&store, [told::sent(alice.id, "failed", Some(&first), later)]).await;
    assert!(matches!(again, Err(CommitError::Stale)), "{again:?}");
    assert_eq!(due(later.plus_ms(1)).await, [], "what was held has been told");
}

/// As many as are asked for under a name count, and count towards nobody's account.
async fn keys_are_counted_for_names_that_nobody_has(database: &TestDatabase) {
    use doorcode_engine::recover::{NobodysGuess, charge_nobody};
    let store = database.open().await;
    let name = digest(Purpose::UserName, "nobody");
    let rules = Rules::classic();
    let mut said = Vec::new();
    for _ in 0..20 {
        let counted = counters::load(&store, None, &name).await.unwrap();
        let mut guard = counted.guard.clone();
        said.push(charge_nobody(&mut guard, NobodysGuess::Key, &rules, NOW));
        commit(&store, counters::save(&counted, &guard)).await.unwrap();
    }
    assert_eq!(said[0], Note::WrongKey);
    assert!(matches!(said[19], Note::SlowDown { .. }), "{said:?}");
    let alice = written(&store, 1, "alice").await;
    let hers = counters::load(&store, Some(alice.id), &name).await.unwrap();
    assert_eq!(
        hers.guard,
        Guard::default(),
        "whoever takes the name later starts afresh"
    );
    purge::purge(&store, NOW.plus_ms(2 * DAY_MS)).await.unwrap();
    let counted = counters::load(&store, None, &name).await.unwrap();
    assert_eq!(
        counted.guard,
        Guard::default(),
        "the row of a name goes when it says nothing"
    );
}

async fn a_link_is_good_once(database: &TestDatabase) {
    let store = database.open().await;
    let alice = written(&store, 1, "alice").await;
    let verify = link(1, Some(alice.id), links::Purpose::VerifyEmail);
    let invitation = link(2, None, links::Purpose::Invitation);
    let (first, second) = (digest(Purpose::Link, "1"), digest(Purpose::Link, "2"));
    commit(
        &store,
        [
            links::insert(&verify, &first),
            links::insert(&invitation, &second),
        ],
    )
    .await
    .unwrap();
    assert!(links::by_token(&store, &[first]).await.unwrap() == Some(verify.clone()));
    assert!(links::by_token(&store, &[second]).await.unwrap() == Some(invitation));
    assert!(
        links::by_token(&store, &[digest(Purpose::Link, "3")])
            .await
            .unwrap()
            .is_none()
    );

    let start = Arc::new(Barrier::new(16));
    let tries: Vec<_> = (0..16)
        .map(|_| {
            let (store, start, id) = (store.clone(), start.clone(), verify.id);
            tokio::spawn(async move {
                start.wait().await;
                commit(&store, [links::use_up(id, NOW)]).await
            })
        })
        .collect();
    let mut used = 0;
    for attempt in tries {
        match attempt.await.unwrap() {
            Ok(()) => used += 1,
            Err(error) => assert!(matches!(error, CommitError::Stale), "{error}"),
        }
    }
    assert_eq!(used, 1);
    assert_eq!(
        links::by_token(&store, &[first]).await.unwrap().unwrap().used_at,
        Some(NOW)
    );
    commit(&store, [links::drop_of(alice.id, links::Purpose::VerifyEmail)])
        .await
        .unwrap();
    assert!(links::by_token(&store, &[first]).await.unwrap().is_none());
}

async fn the_log_says_what_happened(database: &TestDatabase) {
    let store = database.open().await;
    let alice = AccountId::from_u128(1);
    let events = [
        audit::append(NOW, Some(alice), "sign-in", &Audit::PasswordWrong, None),
        audit::append(NOW, None, "sign-in", &Audit::PasswordWrong, None),
        audit::append(
            NOW,
            Some(alice),
            "sign-in",
            &Audit::SignedIn { two_steps: true },
            Some("Chromium on Linux"),
        ),
    ];
    commit(&store, events).await.unwrap();
    commit(
        &store,
        [audit::append_named(
            NOW,
            Some(alice),
            "session x",
            "name_changed",
            None,
        )],
    )
    .await
    .unwrap();
    let log = audit::of_account(&store, alice, 10).await.unwrap();
    let events: Vec<&str> = log.iter().map(|entry| entry.event.as_str()).collect();
    assert_eq!(events, ["name_changed", "signed_in", "password_wrong"]);
    assert_eq!(
        serde_json::to_string(&log[1].facts).unwrap(),
        r#"{"two_steps":true}"#
    );
    assert_eq!(log[1].detail.as_deref(), Some("Chromium on Linux"));
    assert_eq!(
        (log[0].actor.as_str(), log[0].at, log[0].account),
        ("session x", NOW, Some(alice))
    );
    assert!(log[0].seq > log[1].seq && log[1].seq > log[2].seq);
    assert_eq!(audit::of_account(&store, alice, 1).await.unwrap().len(), 1);
}

async fn the_built_in_apps_are_there(database: &TestDatabase) {
    let store = database.open().await;
    let apps = apps::all(&store).await.unwrap();
    let names: Vec<&str> = apps.iter().map(|app| app.id.as_str()).collect();
    assert_eq!(names, ["account", "calls", "messages"]);
    assert!(apps.iter().all(|app| app.built_in));
}

/// The number of rows in each table that holds something of accounts.
async fn rows(store: &Store) -> Result<Vec<i64>, StoreError> {
    const SQL: &str = "SELECT (SELECT COUNT(*) FROM accounts) AS accounts, (SELECT COUNT(*) FROM phones) AS phones, \
        (SELECT COUNT(*) FROM counters) AS counters, (SELECT COUNT(*) FROM sign_ins) AS sign_ins, \
        (SELECT COUNT(*) FROM devices) AS devices, (SELECT COUNT(*) FROM sessions) AS sessions, \
        (SELECT COUNT(*) FROM step_ups) AS step_ups, (SELECT COUNT(*) FROM enrolments) AS enrolments, \
        (SELECT COUNT(*) FROM links) AS links, (SELECT COUNT(*) FROM outbox) AS outbox";
    let row = store.first(SQL, &[]).await?.unwrap();
    [
        "accounts",
        "phones",
        "counters",
        "sign_ins",
        "devices",
        "sessions",
        "step_ups",
        "enrolments",
        "links",
        "outbox",
    ]
    .into_iter()
    .map(|table| row.int(table))
    .collect()
}

/// Something of everything for one account. Its sign-in is over, and one is under way.
async fn something_of_everything(store: &Store, number: u128, user_name: &str) -> Account {
    let mut account = written(store, number, user_name).await;
    let seed = number as u64 * 10;
    let session = signed_in(store, &account, seed, &format!("{user_name} 1")).await;
    awaiting_code(store, &account, seed + 1, &format!("{user_name} 2")).await;
    let mut step = Step::new(seed + 2);
    let look = StepUp::begin(
        Act::Look,
        &account.facts(),
        Some((session.id, NOW)),
        Lane::Unknown,
        &mut step.cx(),
    );
    account.two_step = TwoStep::Off { undo_until: None };
    account.email_verified_at = None;
    let (_, waits) = waiting(&account, session.id, &mut step);
    let token = digest(Purpose::Link, user_name);
    let outgoing = Outgoing {
        id: OutboxId::from_u128(number),
        kind: outbox::Kind::Mail,
        account: Some(account.id),
        sealed: vec![1],
        created_at: NOW,
        expires_at: NOW.plus_ms(DAY_MS),
    };
    let statements = [
        step_ups::insert(&look, None),
        enrolments::insert(&waits),
        links::insert(&link(number, Some(account.id), links::Purpose::Owner), &token),
        outbox::insert(&outgoing),
        audit::append_named(NOW, Some(account.id), "test", "everything", Some("in words")),
    ];
    commit(store, statements).await.unwrap();
    account
}

async fn a_deleted_account_leaves_nothing_but_the_log(database: &TestDatabase) {
    let store = database.open().await;
    something_of_everything(&store, 1, "alice").await;
    let before = rows(&store).await.unwrap();
    assert!(before.iter().all(|rows| *rows > 0), "{before:?}");
    let bob = something_of_everything(&store, 2, "bob").await;
    commit(&store, accounts::delete(bob.id)).await.unwrap();
    let mut after = rows(&store).await.unwrap();
    // The passwords of his user name are counted on, and the sign-in that is over belongs to nobody by now.
    after[2] -= 1;
    after[3] -= 1;
    assert_eq!(after, before);
    let log = audit::of_account(&store, bob.id, 100).await.unwrap();
    assert!(
        !log.is_empty() && log.iter().all(|entry| entry.detail.is_none()),
        "{log:?}"
    );
    let name = digest(Purpose::UserName, "bob");
    let other = digest(Purpose::UserName, "carol");
    commit(&store, [accounts::retire(&name, NOW)]).await.unwrap();
    assert!(accounts::is_retired(&store, &[other, name]).await.unwrap());
    assert!(!accounts::is_retired(&store, &[other]).await.unwrap());
    let again = commit(&store, accounts::delete(bob.id)).await;
    assert!(matches!(again, Err(CommitError::Stale)));
}

async fn what_has_expired_is_removed_and_nothing_else(database: &TestDatabase) {
    let store = database.open().await;
    let alice = something_of_everything(&store, 1, "alice").await;
    let before = rows(&store).await.unwrap();
    assert_eq!(purge::purge(&store, NOW.plus_ms(MINUTE_MS)).await.unwrap(), 0);
    assert_eq!(rows(&store).await.unwrap(), before);

    purge::purge(&store, NOW.plus_ms(3 * HOUR_MS)).await.unwrap();
    let [
        accounts,
        phones,
        counters,
        sign_ins,
        devices,
        sessions,
        step_ups,
        enrolments,
        links,
        outbox,
    ] = rows(&store).await.unwrap()[..]
    else {
        panic!("ten tables");
    };
    assert_eq!((sign_ins, step_ups), (0, 0));
    assert_eq!(
        (accounts, phones, devices, sessions, enrolments, links, outbox),
        (1, 1, 1, 1, 1, 1, 1)
    );
    assert_eq!(counters, before[2]);

    // A year later: the guesses at the account are still counted, and what waits for the owner still waits.
    let later = NOW.plus_ms(365 * DAY_MS);
    commit(&store, [sessions::end_all(alice.id, None, NOW)])
        .await
        .unwrap();
    purge::purge(&store, later).await.unwrap();
    assert_eq!(
        rows(&store).await.unwrap(),
        [1, 1, before[2] - 1, 0, 1, 0, 0, 1, 0, 0]
    );
    purge::purge(&store, NOW.plus_ms(500 * DAY_MS)).await.unwrap();
    assert_eq!(
        rows(&store).await.unwrap()[4],
        0,
        "a device that nobody has used for so long is as good as new"
    );
    assert_eq!(purge::purge(&store, later).await.unwrap(), 0);

    // More than one batch.
    for round in 0..3 {
        let old = (0..400).map(|i| {
            let mut step = Step::new(1000 * round + i);
            step.now = NOW.plus_ms(-DAY_MS);
            let sign_in = SignIn::begin(AppId::messages(), &mut step.cx());
            sign_ins::insert(&sign_in, &digest(Purpose::SignIn, &format!("{round} {i}")))
        });
        commit(&store, old).await.unwrap();
    }
    assert_eq!(purge::purge(&store, NOW).await.unwrap(), 1200);
}
