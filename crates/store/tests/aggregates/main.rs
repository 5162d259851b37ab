//! What the program keeps, run on both drivers: the engine's states go into rows and come back, what is single-use is
//! used once however many try, and counters lose no guess.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod leaving;
mod outgoing;
mod people;
mod signing_in;
mod toll;
mod walks;

use std::sync::Arc;

use doorcode_engine::account::{AppId, TrustedPhone, TwoStep};
use doorcode_engine::code::Code;
use doorcode_engine::effect::{Cx, Effect};
use doorcode_engine::enrol::{self, Authority, Enrolment, Goal};
use doorcode_engine::guard::{Guard, Lane};
use doorcode_engine::ids::{AccountId, DeviceId, LinkId, OutboxId, PhoneId, SessionId};
use doorcode_engine::recover::delayed::{self, Recovery};
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
use doorcode_store::sign_ins::UnderWay;
use doorcode_store::testing::TestDatabase;
use doorcode_store::{
    Batch, CommitError, Statement, Store, StoreError, apps, audit, counters, devices, enrolments, links,
    on_both_drivers, outbox, purge, recoveries, sessions, sign_ins, step_ups, told,
};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use tokio::sync::Barrier;

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
    let (id, since) = (AccountId::from_u128(number), NOW.plus_ms(-400 * DAY_MS));
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".to_owned();
    Account {
        display_name: "Zoë 🌊".to_owned(),
        email: Some(format!("{user_name}@example.org")),
        email_verified_at: Some(NOW),
        two_step: TwoStep::On { since: NOW },
        version: 0,
        ..Account::new(id, user_name.to_owned(), hash, [7; 16], since)
    }
}

/// An entry of the audit log, as bytes that say nothing.
fn said(account: Option<AccountId>, event: &str) -> audit::Said {
    audit::Said {
        at: NOW,
        account: account.map(|id| id.to_string()),
        actor: "test".to_owned(),
        event: event.to_owned(),
        facts: account.is_none().then(|| r#"{"digits":4}"#.to_owned()),
        sealed: account.map(|_| vec![1, 2, 3]),
        mac: Some(vec![4, 5, 6]),
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

/// A sign-in of `account` whose password was right, in rows. Gives the code that was sent.
async fn awaiting_code(store: &Store, account: &Account, seed: u64, token: &str) -> Code {
    let mut step = Step::new(seed);
    let name = digest(Purpose::UserName, &account.user_name);
    let sign_in = SignIn::begin(AppId::messages(), &mut step.cx());
    commit(
        store,
        [sign_ins::insert(&sign_in, &digest(Purpose::SignIn, token), None)],
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
    let UnderWay {
        sign_in: kept,
        mut account,
        counters: mut before,
    } = sign_ins::by_token(store, &digests)
        .await
        .unwrap()
        .expect("the sign-in is there");
    if let sign_in::Event::PasswordGiven { account: id, .. } = &event {
        account = match id {
            Some(id) => accounts::by_id(store, *id).await.unwrap(),
            None => None,
        };
        before = counters::load(store, *id, name, None).await.unwrap();
    }
    let facts = account.as_ref().map(Account::facts);
    let state = kept.value.clone();
    let decision = sign_in::step(state, facts.as_ref(), before.guard.clone(), event, &mut step.cx());
    let mut batch = Batch::new().with(sign_ins::save(&kept, &decision.state));
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
        public_key: None,
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
