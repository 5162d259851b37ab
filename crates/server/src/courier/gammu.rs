//! Texts through a GSM modem of one's own: handed to Gammu's SMS daemon (`gammu-smsd`) as files in a folder.
//!
//! The daemon sends what lies in `outbox` in the order of the names, and moves it to `sent` or to `error`. A file holds a
//! code, so the folder is its owner's only, and every file is removed when its outcome is known: when it was sent, when
//! the modem could not, when the time for it is over, and (by [`Gammu::sweep`]) where this program died meanwhile.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use doorcode_engine::time::{MINUTE_MS, Timestamp};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::Message;
use super::choice::Outcome;

/// What the daemon calls these in its settings: `OutboxPath`, `SentSMSPath`, `ErrorSMSPath`.
const OUTBOX: &str = "outbox";
const SENT: &str = "sent";
const ERROR: &str = "error";
/// Texts that lie in the folder at once. A modem needs some seconds for each: more would be too late for all of them.
const AT_ONCE: usize = 4;
/// How often it is looked where a file is.
const LOOK: Duration = Duration::from_millis(200);
/// A file that is older belongs to an attempt that has ended.
const LEFT_MS: i64 = MINUTE_MS;
/// In the names of our files; before the moment in them stands a priority of the daemon's, higher than the usual one.
const BEGINNING: &str = "OUTB";
const MARK: &str = "_doorcode-";

/// A folder of the daemon.
#[derive(Debug)]
pub struct Gammu {
    folder: PathBuf,
    places: Semaphore,
}

impl Gammu {
    /// Makes the folder where it is missing.
    ///
    /// # Errors
    /// It cannot be made, or others may look into it; with what to do.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        for part in ["", OUTBOX, SENT, ERROR] {
            let part = folder.join(part);
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&part)
                .with_context(|| format!("folder: {} cannot be made", part.display()))?;
        }
        let mode = fs::metadata(folder)
            .with_context(|| format!("folder: {} cannot be read", folder.display()))?
            .permissions()
            .mode();
        if mode & 0o077 != 0 {
            bail!(
                "folder: {0} will hold codes and can be entered by other users of this machine (its mode is {1:o}); \
                 run: chmod 700 {0}, and let gammu-smsd run as the user of doorcode",
                folder.display(),
                mode & 0o777
            );
        }
        Ok(Self {
            folder: folder.to_owned(),
            places: Semaphore::new(AT_ONCE),
        })
    }

    /// Hands a text over and waits until the daemon says what became of it. Whoever calls sets the deadline; the file goes
    /// with the waiting.
    pub async fn send(&self, message: &Message<'_>, now: Timestamp) -> Outcome {
        let Ok(_place) = self.places.try_acquire() else {
            return Outcome::Throttled(None);
        };
        let name = format!(
            "{}_00_{}{MARK}{}.txt",
            beginning(now),
            message.letter.to,
            message.id
        );
        let Ok(file) = Lying::put(&self.folder, name, &message.letter.body) else {
            return Outcome::Broken("its folder cannot be written to".to_owned());
        };
        loop {
            tokio::time::sleep(LOOK).await;
            // In this order, which is the order in which it moves.
            if file.is_in(OUTBOX) {
                continue;
            }
            if file.is_in(SENT) {
                return Outcome::Accepted {
                    message_id: None,
                    receipt: false,
                };
            }
            if file.is_in(ERROR) {
                // A number that does not exist, or no credit, or no network: the modem's answer does not tell.
                return Outcome::NotNow;
            }
            return Outcome::Broken(
                "texts vanish: SentSMSPath or ErrorSMSPath is not in its folder".to_owned(),
            );
        }
    }

    /// Removes what an attempt has left that died.
    pub fn sweep(&self, now: Timestamp) {
        let oldest = beginning(now.plus_ms(-LEFT_MS));
        for part in [OUTBOX, SENT, ERROR] {
            let Ok(files) = fs::read_dir(self.folder.join(part)) else {
                continue;
            };
            for file in files.flatten() {
                let name = file.file_name();
                let name = name.to_string_lossy();
                let name = name.trim_start_matches('.');
                if name.starts_with(BEGINNING) && name.contains(MARK) && name < oldest.as_str() {
                    remove(&file.path());
                }
            }
        }
    }
}

/// The beginning of a name, such that names sort by the moment.
fn beginning(now: Timestamp) -> String {
    let moment = jiff::Timestamp::from_millisecond(now.ms()).unwrap_or_default();
    format!("{BEGINNING}{}", moment.strftime("%Y%m%d_%H%M%S"))
}

/// A file that lies in the folder for as long as this value is there.
struct Lying<'a> {
    folder: &'a Path,
    name: String,
}

impl<'a> Lying<'a> {
    /// Writes a file beside its place and moves it there, so that the daemon never reads half of it.
    fn put(folder: &'a Path, name: String, words: &str) -> io::Result<Self> {
        // UTF-16 with a mark for its order: anything else the daemon would read as its locale has it.
        let units = std::iter::once(0xfeff).chain(words.encode_utf16());
        let bytes = Zeroizing::new(units.flat_map(u16::to_be_bytes).collect::<Vec<_>>());
        // A name that does not begin as theirs is left alone by the daemon.
        let unseen = folder.join(OUTBOX).join(format!(".{name}"));
        let file = Self { folder, name };
        let written = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&unseen)
            .and_then(|mut open| open.write_all(&bytes))
            .and_then(|()| fs::rename(&unseen, file.path(OUTBOX)));
        if written.is_err() {
            remove(&unseen);
        }
        written.map(|()| file)
    }

    fn path(&self, part: &str) -> PathBuf {
        self.folder.join(part).join(&self.name)
    }

    fn is_in(&self, part: &str) -> bool {
        self.path(part).exists()
    }
}

impl Drop for Lying<'_> {
    fn drop(&mut self) {
        for part in [OUTBOX, SENT, ERROR] {
            remove(&self.path(part));
        }
    }
}

fn remove(file: &Path) {
    if let Err(error) = fs::remove_file(file)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::error!(
            "a text that has been sent cannot be removed from its folder: {}",
            error.kind()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_attempt_has_left_that_died_is_removed_and_nothing_else() {
        let around = tempfile::tempdir().unwrap();
        let gammu = Gammu::open(&around.path().join("modem")).unwrap();
        let now = Timestamp::from_ms(1_800_000_000_000);
        let name = |at: Timestamp| format!("{}_00_+15550100{MARK}01abc.txt", beginning(at));
        let old = name(now.plus_ms(-2 * MINUTE_MS));
        let young = name(now.plus_ms(-MINUTE_MS / 2));
        let theirs = "OUTC20200101_000000_00_+15550100_sms0.smsbackup".to_owned();
        for part in [OUTBOX, SENT, ERROR] {
            for file in [&old, &young, &theirs] {
                fs::write(gammu.folder.join(part).join(file), "x").unwrap();
            }
        }
        fs::write(gammu.folder.join(OUTBOX).join(format!(".{old}")), "x").unwrap();
        gammu.sweep(now);
        for part in [OUTBOX, SENT, ERROR] {
            let mut left: Vec<_> = fs::read_dir(gammu.folder.join(part))
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            left.sort();
            assert_eq!(left, [young.clone(), theirs.clone()], "{part}");
        }
    }
}
