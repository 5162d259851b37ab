//! A log in a real database, chained by the real sealer, and somebody who can write to the database but has no key file.

use std::path::PathBuf;
use std::sync::Arc;

use doorcode_engine::ids::AccountId;
use doorcode_engine::time::{MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_server::audit::seal::{AuditKeys, Event, Secret, Words};
use doorcode_server::audit::sealer::Sealer;
use doorcode_server::audit::verify::{Problem, Report, verify};
use doorcode_server::keys::KeyRing;
use doorcode_server::random::Randomness;
use doorcode_store::audit::{self, Said};
use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, Store, Value, params};

pub const START: Timestamp = Timestamp::from_ms(1_800_000_000_000);
pub const SECRET: Secret = [3; 16];

pub fn mira() -> AccountId {
    AccountId::from_u128(0x6d69)
}

pub struct Log {
    pub store: Store,
    pub keys: Arc<AuditKeys>,
    pub now: Timestamp,
    pub sealer: Sealer,
    folder: tempfile::TempDir,
}

impl Log {
    pub async fn open(database: &TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = Arc::new(KeyRing::of([7; 32]).audit().unwrap());
        Self {
            store: Store::open(&database.url()).await.unwrap(),
            sealer: Sealer::new(
                Arc::clone(&keys),
                folder.path().join("checkpoints.jsonl"),
                &Randomness::seeded(1),
            ),
            keys,
            now: START,
            folder,
        }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("checkpoints.jsonl")
    }

    /// A sealer of another node with the same file of checkpoints.
    pub fn another(&self, seed: u64) -> Sealer {
        Sealer::new(Arc::clone(&self.keys), self.file(), &Randomness::seeded(seed))
    }

    pub fn said(&self, account: Option<AccountId>, event: &str) -> Said {
        let words = Words {
            device: Some("Chromium on Linux".to_owned()),
            ..Words::default()
        };
        let event = Event {
            at: self.now,
            account: account.map(|id| (id, &SECRET)),
            actor: "sign-in",
            name: event,
            words: &words,
        };
        self.keys.write(&event).unwrap()
    }

    /// An entry a second, of somebody and of nobody by turns.
    pub async fn write(&mut self, count: usize) {
        for number in 0..count {
            self.now = self.now.plus_ms(SECOND_MS);
            let account = number.is_multiple_of(2).then(mira);
            let said = self.said(account, "password_wrong");
            self.store
                .commit(Batch::new().with(audit::append(said)))
                .await
                .unwrap();
        }
    }

    /// Lets a minute pass, chains everything and signs a checkpoint.
    pub async fn seal(&mut self) {
        self.now = self.now.plus_ms(MINUTE_MS);
        while self.sealer.round(&self.store, self.now).await.unwrap() {}
    }

    /// What `doorcode audit verify` says.
    pub async fn verify(&self) -> Report {
        verify(&self.store, &self.keys, &self.file(), self.now, |_| {})
            .await
            .unwrap()
    }

    pub async fn problems(&self) -> Vec<Problem> {
        self.verify().await.problems
    }

    pub async fn tamper(&self, sql: &'static str, params: Vec<Value>) {
        let outcomes = self.store.commit(Batch::new().any(sql, params)).await.unwrap();
        assert_ne!(outcomes[0].changed, 0, "nothing was tampered with: {sql}");
    }

    /// The number of the entry of a link.
    pub async fn seq(&self, link: i64) -> i64 {
        audit::links(&self.store, link - 1, 1).await.unwrap()[0].seq
    }

    /// What somebody who knows how the chain is made can do: makes it fit again from a link on.
    pub async fn rechain(&self, from: i64) {
        use doorcode_server::audit::chain;
        let links = audit::links(&self.store, 0, 1_000).await.unwrap();
        let mut before = chain::START;
        for link in links {
            if link.number < from {
                before = link.hash.try_into().unwrap();
                continue;
            }
            let audit::Found::Entry(said) = &link.entry else {
                panic!("link {} has no entry", link.number)
            };
            before = chain::link(&before, link.number, link.seq, said);
            self.tamper(
                "UPDATE audit_chain SET hash = ?2 WHERE link = ?1",
                params![link.number, before],
            )
            .await;
        }
    }
}
