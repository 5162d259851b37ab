//! What an entry of the audit log says of a person, sealed; and the code that tells the program's entries from others.
//!
//! ```text
//! root n ──┬── mac        HMAC-SHA-256 over the whole entry, cut to 128 bits (RFC 2104, 5)
//!          ├── accounts ── with the account's own secret: AES-256-GCM over what the entry says of the person
//!          └── checkpoint Ed25519 over what the chain has come to (RFC 8032)
//! ```
//!
//! The account's secret goes with its row when the account is deleted: what is sealed can then be opened by nobody, the
//! holder of the key file included. Its moment, its event and the account's id, which then means nobody, stay, and so
//! does the chain, which is over what is sealed and not over what that says.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use doorcode_engine::ids::AccountId;
use doorcode_engine::secret::KeyId;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::AUDIT_SECRET_BYTES;
use doorcode_store::audit::Said;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::keys::{Broken, Key};

/// Bytes of a code: the number of its root, and half of a SHA-256.
const MAC_BYTES: usize = 16;
/// Bytes in front of what is sealed: the number of the root.
const ROOT_BYTES: usize = 4;

/// Random, and kept in the account's row.
pub type Secret = [u8; AUDIT_SECRET_BYTES];

/// The keys of the audit log, one set for each root of the key file, the current one last.
pub struct AuditKeys {
    roots: Vec<Root>,
}

struct Root {
    id: KeyId,
    mac: hmac::Key,
    accounts: hmac::Key,
    checkpoint: Ed25519KeyPair,
}

/// What an entry says of a person besides that something happened to an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The session that acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The app that was signed in to, or that the session is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// On what, without a place: 'Chromium on Linux'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// What belongs to the event: `{"two_steps": true}`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub facts: Map<String, Json>,
}

/// What is to be written.
#[derive(Debug)]
pub struct Event<'a> {
    /// When it happened.
    pub at: Timestamp,
    /// To whom, with the secret of that account's row.
    pub account: Option<(AccountId, &'a Secret)>,
    /// Who acted.
    pub actor: &'a str,
    /// What happened.
    pub name: &'a str,
    /// What it says besides. Of nobody, only the facts are kept, in the clear.
    pub words: &'a Words,
}

/// Whose an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The program's.
    Program,
    /// Not the program's, or changed since.
    Other,
    /// It is older than the codes, or says so.
    Uncoded,
    /// It has the code of a root that is not in the key file.
    UnknownRoot(u32),
}

impl AuditKeys {
    /// The keys that belong to the roots: their numbers, and what is derived from each for codes, accounts and
    /// checkpoints.
    ///
    /// # Errors
    /// Ed25519 does not take a seed, which cannot happen with 32 bytes.
    pub fn new(roots: impl Iterator<Item = (KeyId, [Key; 3])>) -> anyhow::Result<Self> {
        let key = |bytes: &Key| hmac::Key::new(hmac::HMAC_SHA256, bytes.as_slice());
        let roots = roots.map(|(id, [mac, accounts, checkpoint])| {
            Ok(Root {
                id,
                mac: key(&mac),
                accounts: key(&accounts),
                checkpoint: Ed25519KeyPair::from_seed_unchecked(checkpoint.as_slice())?,
            })
        });
        let roots = roots.collect::<Result<_, aws_lc_rs::error::KeyRejected>>()?;
        Ok(Self { roots })
    }

    /// The entry that says what happened, sealed and with its code.
    ///
    /// # Errors
    /// The cipher failed.
    pub fn write(&self, event: &Event<'_>) -> Result<Said, Broken> {
        let root = self.roots.last().ok_or(Broken)?;
        let mut said = Said {
            at: event.at,
            account: event.account.map(|(id, _)| id.to_string()),
            actor: event.actor.to_owned(),
            event: event.name.to_owned(),
            facts: None,
            sealed: None,
            mac: None,
        };
        match event.account {
            Some((id, secret)) => said.sealed = Some(root.seal(id, secret, event.words)?),
            None if event.words.facts.is_empty() => {}
            None => said.facts = Some(serde_json::to_string(&event.words.facts).map_err(|_| Broken)?),
        }
        let mut mac = root.id.0.to_be_bytes().to_vec();
        mac.extend_from_slice(&root.code(&said));
        said.mac = Some(mac);
        Ok(said)
    }

    /// What an entry says; `None` where it does not open: its account is deleted, or it was changed. `secret` is that of
    /// its account.
    pub fn read(&self, said: &Said, secret: Option<&Secret>) -> Option<Words> {
        let Some(sealed) = &said.sealed else {
            let facts = said.facts.as_deref().map(serde_json::from_str);
            return Some(Words {
                facts: facts.transpose().ok()?.unwrap_or_default(),
                ..Words::default()
            });
        };
        let account: AccountId = said.account.as_deref()?.parse().ok()?;
        let (id, _) = sealed.split_first_chunk::<ROOT_BYTES>()?;
        self.root(u32::from_be_bytes(*id))?
            .open(account, secret?, sealed)
            .ok()
    }

    /// Whether the program has written it as it is.
    pub fn author(&self, said: &Said) -> Author {
        let Some(mac) = &said.mac else {
            return Author::Uncoded;
        };
        let Some((id, code)) = mac.split_first_chunk::<ROOT_BYTES>() else {
            return Author::Other;
        };
        let id = u32::from_be_bytes(*id);
        match self.root(id) {
            None => Author::UnknownRoot(id),
            Some(root) if bool::from(root.code(said).as_slice().ct_eq(code)) => Author::Program,
            Some(_) => Author::Other,
        }
    }

    /// Signs with the current root; gives its number, too.
    pub fn sign(&self, message: &[u8]) -> Option<(u32, Vec<u8>)> {
        let root = self.roots.last()?;
        Some((root.id.0, root.checkpoint.sign(message).as_ref().to_vec()))
    }

    /// Whether `root` has signed the message; `None` where it is not in the key file.
    pub fn signed(&self, root: u32, message: &[u8], signature: &[u8]) -> Option<bool> {
        let key = self.root(root)?.checkpoint.public_key();
        let key = UnparsedPublicKey::new(&ED25519, key.as_ref());
        Some(key.verify(message, signature).is_ok())
    }

    fn root(&self, id: u32) -> Option<&Root> {
        self.roots.iter().find(|root| root.id.0 == id)
    }
}

impl Root {
    fn code(&self, said: &Said) -> [u8; MAC_BYTES] {
        let tag = hmac::sign(&self.mac, &bytes(said));
        let mut code = [0; MAC_BYTES];
        code.copy_from_slice(tag.as_ref().get(..MAC_BYTES).unwrap_or(&[0; MAC_BYTES]));
        code
    }

    fn account_key(&self, account: AccountId, secret: &Secret) -> Result<RandomizedNonceKey, Broken> {
        let mut mac = hmac::Context::with_key(&self.accounts);
        mac.update(secret);
        mac.update(account.to_string().as_bytes());
        let mut key: Key = Zeroizing::new([0; 32]);
        key.copy_from_slice(mac.sign().as_ref());
        RandomizedNonceKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| Broken)
    }

    /// The form is that of [`crate::keys::Sealer`]: root, nonce, ciphertext and tag.
    fn seal(&self, account: AccountId, secret: &Secret, words: &Words) -> Result<Vec<u8>, Broken> {
        let mut body = serde_json::to_vec(words).map_err(|_| Broken)?;
        let nonce = self
            .account_key(account, secret)?
            .seal_in_place_append_tag(Aad::empty(), &mut body)
            .map_err(|_| Broken)?;
        let mut sealed = Vec::with_capacity(ROOT_BYTES + NONCE_LEN + body.len());
        sealed.extend_from_slice(&self.id.0.to_be_bytes());
        sealed.extend_from_slice(nonce.as_ref());
        sealed.append(&mut body);
        Ok(sealed)
    }

    fn open(&self, account: AccountId, secret: &Secret, sealed: &[u8]) -> Result<Words, Broken> {
        let rest = sealed.get(ROOT_BYTES..).ok_or(Broken)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or(Broken)?;
        let mut body = body.to_vec();
        let plain = self
            .account_key(account, secret)?
            .open_in_place(Nonce::from(nonce), Aad::empty(), &mut body)
            .map_err(|_| Broken)?;
        serde_json::from_slice(plain).map_err(|_| Broken)
    }
}

impl std::fmt::Debug for AuditKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AuditKeys({} roots)", self.roots.len())
    }
}

/// An entry without its code as bytes: each part with its length in front, so that no two entries are the same bytes.
pub(super) fn bytes(said: &Said) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    bytes.extend_from_slice(&said.at.ms().to_be_bytes());
    let parts = [
        said.account.as_deref().map(str::as_bytes),
        Some(said.actor.as_bytes()),
        Some(said.event.as_bytes()),
        said.facts.as_deref().map(str::as_bytes),
        said.sealed.as_deref(),
    ];
    parts.iter().for_each(|part| add(&mut bytes, *part));
    bytes
}

/// Adds a part; what is absent differs from what is empty.
pub(super) fn add(bytes: &mut Vec<u8>, part: Option<&[u8]>) {
    match part {
        None => bytes.extend_from_slice(&u64::MAX.to_be_bytes()),
        Some(part) => {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::KeyRing;

    const SECRET: Secret = [5; AUDIT_SECRET_BYTES];

    fn mira() -> AccountId {
        AccountId::from_u128(1)
    }

    fn words() -> Words {
        Words {
            session: Some("s".into()),
            app: Some("messages".into()),
            device: Some("Chromium on Linux".into()),
            facts: Map::from_iter([("two_steps".to_owned(), Json::Bool(true))]),
        }
    }

    fn written(keys: &AuditKeys, account: Option<AccountId>) -> Said {
        let event = Event {
            at: Timestamp::from_ms(7),
            account: account.map(|id| (id, &SECRET)),
            actor: "session",
            name: "signed_in",
            words: &words(),
        };
        keys.write(&event).unwrap()
    }

    #[test]
    fn what_is_said_of_a_person_opens_with_the_account_s_secret_only() {
        let keys = KeyRing::of([1; 32]).audit().unwrap();
        let said = written(&keys, Some(mira()));
        let row = format!(
            "{said:?}{}",
            String::from_utf8_lossy(said.sealed.as_ref().unwrap())
        );
        assert!(!row.contains("Chromium") && !row.contains("two_steps"), "{row}");
        assert_eq!(keys.read(&said, Some(&SECRET)), Some(words()));
        assert_eq!(keys.read(&said, None), None);
        assert_eq!(keys.read(&said, Some(&[6; AUDIT_SECRET_BYTES])), None);
        let other = Said {
            account: Some(AccountId::from_u128(2).to_string()),
            ..said.clone()
        };
        assert_eq!(keys.read(&other, Some(&SECRET)), None);
        let elsewhere = KeyRing::of([2; 32]).audit().unwrap();
        assert_eq!(elsewhere.read(&said, Some(&SECRET)), None);
    }

    #[test]
    fn of_nobody_only_the_facts_are_kept() {
        let keys = KeyRing::of([1; 32]).audit().unwrap();
        let said = written(&keys, None);
        assert_eq!(said.sealed, None);
        let read = keys.read(&said, None).unwrap();
        assert_eq!((read.device, read.facts), (None, words().facts));
    }

    /// Each part of an entry is under its code.
    #[test]
    fn any_change_shows() {
        let keys = KeyRing::of([1; 32]).audit().unwrap();
        let said = written(&keys, Some(mira()));
        assert_eq!(keys.author(&said), Author::Program);
        let change = |change: &dyn Fn(&mut Said)| {
            let mut changed = said.clone();
            change(&mut changed);
            keys.author(&changed)
        };
        let changes: [&dyn Fn(&mut Said); 7] = [
            &|said| said.at = said.at.plus_ms(1),
            &|said| said.account = None,
            &|said| said.actor = "link".into(),
            &|said| said.event = "turned_off".into(),
            &|said| said.facts = Some(String::new()),
            &|said| said.sealed.as_mut().unwrap()[20] ^= 1,
            &|said| *said.mac.as_mut().unwrap().last_mut().unwrap() ^= 1,
        ];
        for (number, one) in changes.into_iter().enumerate() {
            assert_eq!(change(one), Author::Other, "change {number}");
        }
        assert_eq!(change(&|said| said.mac = None), Author::Uncoded);
        assert_eq!(change(&|said| said.mac = Some(vec![1, 2])), Author::Other);
        let newer = change(&|said| said.mac.as_mut().unwrap()[3] = 9);
        assert_eq!(newer, Author::UnknownRoot(9));
    }
}
