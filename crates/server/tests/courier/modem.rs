//! Texts through a modem: Debian's gammu-smsd, which is none of ours, with the make-believe phone that it brings.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::hostile::Hostile;
use super::program::{Place, chmod};
use super::*;

/// The daemon; it is killed with this value.
struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the daemon on a folder, with the settings that docs/couriers.md has; `None`, and a word, where this machine has none.
fn daemon(around: &Path) -> Option<Daemon> {
    let folder = around.join("modem");
    fs::create_dir(around.join("phone")).unwrap();
    let settings = format!(
        "[gammu]\ndevice = {phone}\nconnection = none\nmodel = dummy\n\
         [smsd]\nService = files\nOutboxPath = {folder}/outbox/\nSentSMSPath = {folder}/sent/\n\
         ErrorSMSPath = {folder}/error/\nTransmitFormat = auto\nCommTimeout = 1\nStatusFrequency = 0\nReceive = false\n\
         LogFile = {log}\nDebugLevel = 255\n",
        phone = around.join("phone").display(),
        folder = folder.display(),
        log = log(around).display(),
    );
    fs::write(around.join("smsdrc"), settings).unwrap();
    let daemon = Command::new("gammu-smsd")
        .arg("-c")
        .arg(around.join("smsdrc"))
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if daemon.is_err() {
        eprintln!("NOT TESTED: texts through a modem. Install gammu-smsd, or run ./test.");
    }
    daemon.ok().map(Daemon)
}

/// What the daemon says that it did, and what the phone was handed.
fn log(around: &Path) -> PathBuf {
    around.join("log")
}

fn gateway(around: &Path, more: &str) -> String {
    format!(
        "[[gateway]]\nname = \"modem\"\nkind = \"gammu\"\nfolder = \"{}\"\n{more}\n",
        around.join("modem").display()
    )
}

/// What lies in the folder: whose texts could be read there.
fn lying(around: &Path) -> Vec<PathBuf> {
    let parts = ["outbox", "sent", "error"].map(|part| around.join("modem").join(part));
    parts
        .iter()
        .flat_map(|part| fs::read_dir(part).unwrap())
        .map(|file| file.unwrap().path())
        .collect()
}

async fn write_words(running: &Running, words: &str) -> OutboxId {
    let now = running.app.clock.now();
    let number = "+491701234567".parse().unwrap();
    let until = now.plus_ms(10 * MINUTE_MS);
    let text = running
        .app
        .courier
        .text(&number, words.to_owned(), None, now, until);
    let text = text.unwrap();
    let batch = Batch::new().with(outbox::insert(&text));
    running.app.store.commit(batch).await.unwrap();
    running.app.courier.wake();
    text.id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_any_length_and_letters_reaches_the_phone_and_is_left_nowhere() {
    let around = tempfile::tempdir().unwrap();
    let around = around.path();
    let running = running(&gateway(around, "")).await;
    let Some(_daemon) = daemon(around) else {
        return running.stop().await;
    };
    let short = "4821 ist Ihr Code für Messages.\n@chat.example #4821";
    let long = "これはとても長いメッセージで、一通には入りません。".repeat(6);
    for (words, parts) in [(short, 1), (long.as_str(), 3)] {
        let id = write_words(&running, words).await;
        let send = becomes(&running, id, State::Sent).await;
        assert_eq!(send.gateway.as_deref(), Some("modem"));
        assert_eq!(lying(around), [] as [PathBuf; 0]);
        let said = fs::read_to_string(log(around)).unwrap();
        let name = format!("_doorcode-{id}.txt");
        let total = said
            .lines()
            .filter(|line| line.contains("Transmitted OUTB") && line.contains(&name))
            .inspect(|line| assert!(line.contains("to +491701234567,"), "{line}"))
            .count();
        assert_eq!(total, parts);
        // All of it, as the phone was handed it: in a part of its own each time.
        let letters: String = words.chars().filter(|c| *c != '\n').collect();
        let phone: String = said
            .lines()
            .filter_map(|line| line.split_once("gammu: ").map(|(_, rest)| rest))
            .collect();
        for piece in letters.chars().collect::<Vec<_>>().chunks(20) {
            let piece: String = piece.iter().collect();
            assert!(phone.contains(&piece), "'{piece}' is missing in: {said}");
        }
    }
    running.stop().await;
}

/// Nobody waits for a modem that is unplugged, and what was laid out for it is taken back.
#[tokio::test(flavor = "multi_thread")]
async fn while_the_daemon_is_not_there_another_gateway_takes_over() {
    let around = tempfile::tempdir().unwrap();
    let around = around.path();
    let other = Hostile::good().await;
    let toml = gateway(around, "timeout_seconds = 2") + &plain("other", &other.base, "");
    let running = running(&toml).await;
    let id = write_words(&running, "4821 is it").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let [file] = &lying(around)[..] else {
        panic!("{:?}", lying(around))
    };
    assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    let send = becomes(&running, id, State::Sent).await;
    assert_eq!(send.gateway.as_deref(), Some("other"));
    assert_eq!(lying(around), [] as [PathBuf; 0]);
    running.stop().await;
}

/// What the daemon could not send it moves aside, as is done here in its place: the phone that it brings sends everything.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_modem_cannot_send_goes_another_way_at_once() {
    let around = tempfile::tempdir().unwrap();
    let around = around.path();
    let other = Hostile::good().await;
    let running = running(&(gateway(around, "") + &plain("other", &other.base, ""))).await;
    let id = write_words(&running, "4821 is it").await;
    while lying(around).is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for file in lying(around) {
        let aside = around.join("modem/error").join(file.file_name().unwrap());
        fs::rename(file, aside).unwrap();
    }
    let began = tokio::time::Instant::now();
    let send = becomes(&running, id, State::Sent).await;
    assert_eq!(send.gateway.as_deref(), Some("other"));
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    assert_eq!(lying(around), [] as [PathBuf; 0]);
    running.stop().await;
}

#[test]
fn a_folder_that_others_can_enter_is_refused_with_the_command() {
    let place = Place::new();
    let folder = place.path("modem");
    fs::create_dir(&folder).unwrap();
    chmod(&folder, 0o750);
    place.configure(&format!(
        "country = \"DE\"\n[[gateway]]\nname = \"modem\"\nkind = \"gammu\"\nfolder = \"{}\"\n",
        folder.display()
    ));
    let (status, output) = place.run(&["serve"]);
    assert_ne!(status, 0, "{output}");
    for words in ["Gateway modem", "can be entered by other users", "chmod 700"] {
        assert!(output.contains(words), "'{words}' is missing in: {output}");
    }
}
