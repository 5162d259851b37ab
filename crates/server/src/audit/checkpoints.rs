//! Signed checkpoints: what the chain had come to, one JSON object a line, in a file outside the database.
//!
//! The chain alone cannot tell that its end is missing. A checkpoint can: it says how many links there were and what the
//! last one's hash was, with a signature that cannot be made without the key file. Each line stands for itself, so that
//! lines can be carried elsewhere, and old ones taken out.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::Context;
use doorcode_engine::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::chain::Hash;
use super::seal::AuditKeys;

/// The longest line that is read: a checkpoint is less than half of it.
const LONGEST_LINE: u64 = 1_024;

/// What the chain had come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// How many links there were.
    pub links: i64,
    /// The hash of the last one, in hexadecimal.
    pub hash: String,
    /// When it was signed, in milliseconds since 1970.
    pub at_ms: i64,
    /// The number of the root that signed it.
    pub root: u32,
    /// Ed25519 (RFC 8032), in hexadecimal.
    pub signature: String,
}

/// A line that is no checkpoint of this server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// It does not have the form of one.
    #[error("is not a checkpoint")]
    Form,
    /// The signature is not right: it was changed, or another server made it.
    #[error("has a wrong signature")]
    Signature,
    /// Its root is not in the key file.
    #[error("is signed with root {0}, which is not in the key file")]
    UnknownRoot(u32),
}

impl Checkpoint {
    /// Signs one.
    pub fn sign(keys: &AuditKeys, links: i64, hash: &Hash, at: Timestamp) -> Option<Self> {
        let hash = hex(hash);
        let (root, signature) = keys.sign(&message(links, &hash, at.ms()))?;
        Some(Self {
            links,
            hash,
            at_ms: at.ms(),
            root,
            signature: hex(&signature),
        })
    }

    /// Reads a line.
    ///
    /// # Errors
    /// It is not a checkpoint of this server.
    pub fn read(line: &str, keys: &AuditKeys) -> Result<Self, Unsound> {
        let checkpoint: Self = serde_json::from_str(line).map_err(|_| Unsound::Form)?;
        let message = message(checkpoint.links, &checkpoint.hash, checkpoint.at_ms);
        let signature = from_hex(&checkpoint.signature).ok_or(Unsound::Form)?;
        match keys.signed(checkpoint.root, &message, &signature) {
            Some(true) => Ok(checkpoint),
            Some(false) => Err(Unsound::Signature),
            None => Err(Unsound::UnknownRoot(checkpoint.root)),
        }
    }
}

fn message(links: i64, hash: &str, at_ms: i64) -> Vec<u8> {
    format!("doorcode audit checkpoint 1\n{links}\n{hash}\n{at_ms}\n").into_bytes()
}

/// Adds a line to the file, durably; the file is made, for its owner only, where there is none.
///
/// # Errors
/// It cannot be written.
pub fn append(path: &Path, checkpoint: &Checkpoint) -> anyhow::Result<()> {
    let refusal = || {
        format!(
            "The audit log's checkpoints cannot be written to {}",
            path.display()
        )
    };
    let mut line = serde_json::to_vec(checkpoint).with_context(refusal)?;
    line.push(b'\n');
    let mut file = OpenOptions::new()
        .append(true)
        .read(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .with_context(refusal)?;
    // What a crash cut off stays a line of its own.
    if file.metadata().with_context(refusal)?.len() > 0 {
        let mut last = [0];
        file.seek(SeekFrom::End(-1)).with_context(refusal)?;
        file.read_exact(&mut last).with_context(refusal)?;
        if last != *b"\n" {
            line.insert(0, b'\n');
        }
    }
    file.write_all(&line)
        .and_then(|()| file.sync_data())
        .with_context(refusal)
}

/// Calls `each` with the number of every line and its text; `Ok(false)` where there is no file.
///
/// # Errors
/// It cannot be read.
pub fn for_each(path: &Path, mut each: impl FnMut(u64, &str)) -> anyhow::Result<bool> {
    let refusal = || format!("The audit log's checkpoints in {} cannot be read", path.display());
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error).with_context(refusal),
    };
    let mut reader = BufReader::new(file);
    let mut number = 0_u64;
    loop {
        let mut line = Vec::new();
        let read = (&mut reader)
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line)
            .with_context(refusal)?;
        if read == 0 {
            return Ok(true);
        }
        number = number.saturating_add(1);
        let text = String::from_utf8_lossy(&line);
        if !text.trim().is_empty() {
            each(number, text.trim());
        }
    }
}

/// The newest sound checkpoint of the file.
///
/// # Errors
/// It cannot be read.
pub fn newest(path: &Path, keys: &AuditKeys) -> anyhow::Result<Option<Checkpoint>> {
    // A file of a year is long, and only its end is needed.
    let mut lines: Vec<String> = Vec::new();
    for_each(path, |_, line| {
        if lines.len() >= 64 {
            lines.drain(..32);
        }
        lines.push(line.to_owned());
    })?;
    let sound = lines
        .iter()
        .rev()
        .find_map(|line| Checkpoint::read(line, keys).ok());
    Ok(sound)
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len() / 2)
        .map(|at| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::KeyRing;

    #[test]
    fn a_checkpoint_is_this_servers_or_none() {
        let keys = KeyRing::of([1; 32]).audit().unwrap();
        let checkpoint = Checkpoint::sign(&keys, 12, &[7; 32], Timestamp::from_ms(5)).unwrap();
        let line = serde_json::to_string(&checkpoint).unwrap();
        assert_eq!(Checkpoint::read(&line, &keys), Ok(checkpoint.clone()));
        let changed = line.replace("\"links\":12", "\"links\":11");
        assert_eq!(Checkpoint::read(&changed, &keys), Err(Unsound::Signature));
        let others = KeyRing::of([2; 32]).audit().unwrap();
        assert_eq!(Checkpoint::read(&line, &others), Err(Unsound::Signature));
        let other_root = line.replace("\"root\":1", "\"root\":2");
        assert_eq!(Checkpoint::read(&other_root, &keys), Err(Unsound::UnknownRoot(2)));
        assert_eq!(Checkpoint::read("{}", &keys), Err(Unsound::Form));
    }

    #[test]
    fn what_a_crash_cut_off_does_not_spoil_the_next_line() {
        let keys = KeyRing::of([1; 32]).audit().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("checkpoints.jsonl");
        assert_eq!(newest(&path, &keys).unwrap(), None);
        let first = Checkpoint::sign(&keys, 1, &[1; 32], Timestamp::from_ms(1)).unwrap();
        append(&path, &first).unwrap();
        let half = std::fs::read(&path).unwrap();
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(&half[..half.len() / 2]).unwrap();
        assert_eq!(newest(&path, &keys).unwrap(), Some(first));
        let second = Checkpoint::sign(&keys, 2, &[2; 32], Timestamp::from_ms(2)).unwrap();
        append(&path, &second).unwrap();
        assert_eq!(newest(&path, &keys).unwrap(), Some(second));
        let mut lines = 0;
        for_each(&path, |_, _| lines += 1).unwrap();
        assert_eq!(lines, 3);
    }
}
