//! The server's own keys: the key file, and what is derived from it.
//!
//! The file holds one or more *roots*, each of 32 random bytes and with a number; the newest is current. Everything
//! else is derived from a root and a label (HMAC-SHA-256 as the expansion of RFC 5869, 2.3), so one line in one file
//! is all there is to keep:
//!
//! ```text
//! root n ──┬── digests   keyed hashes of codes, tokens and cookies  (doorcode_engine::secret::Keys)
//!          ├── pepper    mixed into every password and recovery key hash
//!          ├── seal      AES-256-GCM over texts and mails that wait to be sent
//!          └── audit     what the audit log says of people, its codes and its checkpoints  (crate::audit::seal)
//! ```
//!
//! Whatever is stored says the number of its root, so `doorcode keys rotate` adds a root without asking anybody
//! anything: new things are made with the new one, old ones are still understood, passwords move at the next sign-in.
//!
//! The file stays outside the database: neither a copy of the one nor of the other is enough to guess passwords.
//! Whoever loses it loses every password, session and recovery key, so a missing file is made anew only for a database
//! without accounts.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac;
use doorcode_engine::secret::{KeyId, Keys};
use doorcode_engine::time::Timestamp;
use serde::Deserialize;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::audit::seal::AuditKeys;
use crate::folder::refuse_if_others_read;
use crate::random::Randomness;

/// A key of 256 bits, wiped when it goes.
pub type Key = Zeroizing<[u8; 32]>;

/// Nobody rotates more often than this before old roots can be taken out.
const MOST_ROOTS: usize = 64;

/// The roots of the key file, the current one last.
pub struct KeyRing {
    roots: Vec<(KeyId, Key)>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    root: Vec<WrittenRoot>,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct WrittenRoot {
    id: u32,
    /// A day, for the reader of the file.
    #[serde(rename = "made")]
    _made: String,
    secret: String,
}

const HEADING: &str = "\
# The keys of this Doorcode server. Keep a copy, but not where copies of the database are kept: with both,
# passwords can be guessed; without this file, no password, session or recovery key is worth anything.
# `doorcode keys rotate` adds a root; the last one is used for what is new. Never edit or reuse a secret.
";

impl KeyRing {
    /// Reads the key file.
    ///
    /// # Errors
    /// Others may read it, or it is not a key file; with what to do. `Ok(None)` where there is none.
    pub fn read(path: &Path) -> anyhow::Result<Option<Self>> {
        let text = match fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("The key file {} cannot be read", path.display()));
            }
        };
        refuse_if_others_read(path)?;
        // The parser's own message would quote the line, and with it the secret.
        let file: KeyFile = toml::from_str(&text).map_err(|error| {
            anyhow::anyhow!(
                "The key file {} is damaged{}. Bring back the copy you keep of it.",
                path.display(),
                error.span().map_or(String::new(), |span| {
                    format!(
                        " in line {}",
                        text.get(..span.start).unwrap_or("").matches('\n').count() + 1
                    )
                })
            )
        })?;
        let mut roots: Vec<(KeyId, Key)> = Vec::with_capacity(file.root.len());
        for root in &file.root {
            let id = KeyId(root.id);
            let Some(key) = key_from_hex(&root.secret) else {
                bail!(
                    "In the key file {}, the secret of root {} is not 64 hexadecimal digits.",
                    path.display(),
                    id.0
                )
            };
            if roots.iter().any(|(other, same)| *other == id || *same == key) {
                bail!(
                    "In the key file {}, root {} is there twice.",
                    path.display(),
                    id.0
                )
            }
            roots.push((id, key));
        }
        if roots.is_empty() || roots.len() > MOST_ROOTS {
            bail!(
                "The key file {} must hold 1 to {MOST_ROOTS} roots.",
                path.display()
            )
        }
        Ok(Some(Self { roots }))
    }

    /// Makes the key file with one fresh root.
    ///
    /// # Errors
    /// It cannot be written, or it is there already.
    pub fn create(path: &Path, random: &Randomness, now: Timestamp) -> anyhow::Result<Self> {
        let root: Key = Zeroizing::new(random.bytes());
        let text = Zeroizing::new(format!("{HEADING}{}", written(KeyId(1), now, &root).as_str()));
        let refusal = || format!("The key file {} cannot be made", path.display());
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .with_context(refusal)?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .with_context(refusal)?;
        sync_folder(path);
        Ok(Self {
            roots: vec![(KeyId(1), root)],
        })
    }

    /// Adds a fresh root to the key file, which becomes the current one at the next start; gives its number.
    ///
    /// # Errors
    /// The file cannot be read or replaced.
    pub fn rotate(path: &Path, random: &Randomness, now: Timestamp) -> anyhow::Result<KeyId> {
        let Some(ring) = Self::read(path)? else {
            bail!(
                "There is no key file {} yet; the first start makes it.",
                path.display()
            )
        };
        if ring.roots.len() >= MOST_ROOTS {
            bail!(
                "The key file {} holds {MOST_ROOTS} roots; take out the oldest ones first.",
                path.display()
            )
        }
        let id = KeyId(
            ring.roots
                .iter()
                .map(|(id, _)| id.0)
                .max()
                .unwrap_or(0)
                .saturating_add(1),
        );
        let root: Key = Zeroizing::new(random.bytes());
        let before = Zeroizing::new(fs::read_to_string(path)?);
        let after = Zeroizing::new(format!(
            "{}\n{}",
            before.trim_end(),
            written(id, now, &root).as_str()
        ));
        // Written beside it and moved over it, so that a crash leaves the old file or the new one, whole.
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let refusal = || format!("The key file {} cannot be replaced", path.display());
        // What a crash left there may be readable by others, and the mode is only set on a new file.
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error).with_context(refusal),
            _ => {}
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside)
            .with_context(refusal)?;
        file.write_all(after.as_bytes())
            .and_then(|()| file.sync_all())
            .with_context(refusal)?;
        fs::rename(&beside, path).with_context(refusal)?;
        sync_folder(path);
        Ok(id)
    }

    /// A ring with one root, for tests.
    pub fn of(root: [u8; 32]) -> Self {
        Self {
            roots: vec![(KeyId(1), Zeroizing::new(root))],
        }
    }

    /// The keys of the engine's digests.
    pub fn digest_keys(&self) -> Keys {
        let mut keys: Vec<(KeyId, Key)> = self.derived(b"digests").collect();
        let (current, key) = keys.pop().unwrap_or_else(|| (KeyId(0), Zeroizing::new([0; 32])));
        keys.reverse();
        Keys::new(current, *key, keys.iter().map(|(id, key)| (*id, **key)).collect())
    }

    /// The peppers of password hashes, the current one last.
    pub fn peppers(&self) -> Vec<(KeyId, Key)> {
        self.derived(b"pepper").collect()
    }

    /// What seals texts and mails.
    ///
    /// # Errors
    /// The cipher does not take the key, which cannot happen with 32 bytes.
    pub fn sealer(&self) -> anyhow::Result<Sealer> {
        let keys: Result<Vec<_>, _> = self
            .derived(b"seal")
            .map(|(id, key)| RandomizedNonceKey::new(&AES_256_GCM, key.as_slice()).map(|key| (id, key)))
            .collect();
        Ok(Sealer {
            keys: keys.context("AES-256-GCM refused a key")?,
        })
    }

    /// The keys of the audit log.
    ///
    /// # Errors
    /// Ed25519 does not take a seed, which cannot happen with 32 bytes.
    pub fn audit(&self) -> anyhow::Result<AuditKeys> {
        let macs = self.derived(b"audit/mac");
        let accounts = self.derived(b"audit/accounts").map(|(_, key)| key);
        let checkpoints = self.derived(b"audit/checkpoint").map(|(_, key)| key);
        AuditKeys::new(
            macs.zip(accounts)
                .zip(checkpoints)
                .map(|(((id, mac), accounts), checkpoint)| (id, [mac, accounts, checkpoint])),
        )
    }

    fn derived<'a>(&'a self, label: &'a [u8]) -> impl Iterator<Item = (KeyId, Key)> + 'a {
        self.roots.iter().map(move |(id, root)| {
            let mut mac = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, root.as_slice()));
            mac.update(b"doorcode/root/1/");
            mac.update(label);
            let mut key: Key = Zeroizing::new([0; 32]);
            key.copy_from_slice(mac.sign().as_ref());
            (*id, key)
        })
    }
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyRing({} roots)", self.roots.len())
    }
}

/// A root as lines of the file.
fn written(id: KeyId, now: Timestamp, root: &Key) -> Zeroizing<String> {
    let made = jiff::Timestamp::from_millisecond(now.ms()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let made = made.strftime("%Y-%m-%d");
    let secret = Zeroizing::new(root.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    Zeroizing::new(format!(
        "\n[[root]]\nid = {}\nmade = \"{made}\"\nsecret = \"{}\"\n",
        id.0,
        secret.as_str()
    ))
}

fn key_from_hex(text: &str) -> Option<Key> {
    let mut key = Zeroizing::new([0; 32]);
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (index, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(key)
}

/// A new name in a folder is durable only once the folder is. Not every file system can do that; the file itself is
/// safe either way.
fn sync_folder(path: &Path) {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Seals what waits in the database, so that a copy of the database does not show codes and addresses.
///
/// The form is: number of the root (4 bytes, big-endian), nonce (12 bytes), ciphertext and tag. The random nonces of
/// one root bear 2^32 messages (SP 800-38D, 8.3).
pub struct Sealer {
    keys: Vec<(KeyId, RandomizedNonceKey)>,
}

/// A sealed thing that does not open: its root is gone, or it is not what was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed text does not open: its key is not in the key file, or it was changed")]
pub struct Broken;

impl Sealer {
    /// Seals `plain`, bound to `place` (the id of the row): moved to another row it does not open.
    ///
    /// # Errors
    /// The cipher failed.
    pub fn seal(&self, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, Broken> {
        let (id, key) = self.keys.last().ok_or(Broken)?;
        let mut body = plain.to_vec();
        let nonce = key
            .seal_in_place_append_tag(Aad::from(place), &mut body)
            .map_err(|_| Broken)?;
        let mut sealed = Vec::with_capacity(4 + NONCE_LEN + body.len());
        sealed.extend_from_slice(&id.0.to_be_bytes());
        sealed.extend_from_slice(nonce.as_ref());
        sealed.append(&mut body);
        Ok(sealed)
    }

    /// Opens what [`Self::seal`] gave for the same place.
    ///
    /// # Errors
    /// It does not open.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Broken> {
        let (id, rest) = sealed.split_first_chunk::<4>().ok_or(Broken)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or(Broken)?;
        let id = KeyId(u32::from_be_bytes(*id));
        let (_, key) = self.keys.iter().find(|(other, _)| *other == id).ok_or(Broken)?;
        let mut body = Zeroizing::new(body.to_vec());
        let length = key
            .open_in_place(Nonce::from(nonce), Aad::from(place), &mut body)
            .map_err(|_| Broken)?
            .len();
        body.truncate(length);
        Ok(body)
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealer({} keys)", self.keys.len())
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use doorcode_engine::secret::Purpose;

    use super::*;

    const NOW: Timestamp = Timestamp::from_ms(1_795_000_000_000);

    fn in_folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        (folder, path)
    }

    #[test]
    fn the_file_is_made_once_and_read_back() {
        let (_folder, path) = in_folder();
        assert!(KeyRing::read(&path).unwrap().is_none());
        let made = KeyRing::create(&path, &Randomness::seeded(1), NOW).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let read = KeyRing::read(&path).unwrap().unwrap();
        assert_eq!(made.roots, read.roots);
        assert!(
            KeyRing::create(&path, &Randomness::seeded(2), NOW).is_err(),
            "never written over"
        );
        assert!(
            fs::read_to_string(&path)
                .unwrap()
                .contains("made = \"2026-11-18\"")
        );
    }

    #[test]
    fn after_a_rotation_old_things_are_understood_and_new_ones_made_with_the_new_root() {
        let (_folder, path) = in_folder();
        let old = KeyRing::create(&path, &Randomness::seeded(1), NOW).unwrap();
        let old_digest = old.digest_keys().digest(Purpose::Code, &[b"1234"]);
        let old_sealed = old.sealer().unwrap().seal(b"row", b"words").unwrap();

        assert_eq!(
            KeyRing::rotate(&path, &Randomness::seeded(2), NOW).unwrap(),
            KeyId(2)
        );
        let new = KeyRing::read(&path).unwrap().unwrap();
        assert!(new.digest_keys().matches(&old_digest, Purpose::Code, &[b"1234"]));
        assert_eq!(new.digest_keys().digest(Purpose::Code, &[b"1234"]).key, KeyId(2));
        assert_eq!(
            new.sealer()
                .unwrap()
                .open(b"row", &old_sealed)
                .unwrap()
                .as_slice(),
            b"words"
        );
        let new_sealed = new.sealer().unwrap().seal(b"row", b"words").unwrap();
        assert_eq!(
            old.sealer().unwrap().open(b"row", &new_sealed),
            Err(Broken),
            "its root is not in the old ring"
        );
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_readable_or_damaged_file_is_refused_without_its_secrets() {
        let (_folder, path) = in_folder();
        KeyRing::create(&path, &Randomness::seeded(1), NOW).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(
            KeyRing::read(&path)
                .unwrap_err()
                .to_string()
                .contains("chmod 600")
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();

        let whole = fs::read_to_string(&path).unwrap();
        let secret = whole.rsplit('"').nth(1).unwrap().to_owned();
        let root = whole.split_once("[[root]]").unwrap().1;
        for damaged in [
            whole.replace("secret = \"", "secret = "),
            whole.replace(&secret, &secret[1..]),
            format!("{whole}\n[[root]]{root}"),
            whole.replace("id = 1", "id = 1\nextra = 1"),
            HEADING.to_owned(),
        ] {
            fs::write(&path, damaged).unwrap();
            let refusal = format!("{:#}", KeyRing::read(&path).unwrap_err());
            assert!(!refusal.contains(&secret[1..]), "{refusal}");
        }
    }

    #[test]
    fn a_sealed_thing_opens_only_whole_and_in_its_place() {
        let sealer = KeyRing::of([7; 32]).sealer().unwrap();
        let sealed = sealer.seal(b"row 1", b"code 1234").unwrap();
        assert_eq!(sealer.open(b"row 1", &sealed).unwrap().as_slice(), b"code 1234");
        assert_eq!(sealer.open(b"row 2", &sealed), Err(Broken));
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert_eq!(sealer.open(b"row 1", &changed), Err(Broken), "byte {index}");
            assert_eq!(
                sealer.open(b"row 1", &sealed[..index]),
                Err(Broken),
                "cut at {index}"
            );
        }
        assert_ne!(
            sealed,
            sealer.seal(b"row 1", b"code 1234").unwrap(),
            "nonces are not reused"
        );
    }

    #[test]
    fn what_is_derived_differs_by_label_and_root() {
        let ring = KeyRing::of([7; 32]);
        let one = |label| ring.derived(label).next().unwrap().1;
        assert_ne!(one(b"pepper"), one(b"seal"));
        assert_ne!(*one(b"pepper"), [7; 32]);
        assert_ne!(
            one(b"pepper"),
            KeyRing::of([8; 32]).derived(b"pepper").next().unwrap().1
        );
    }
}
