//! Texts over SMPP, to a centre that is none of ours: the npm package `smpp`, on loopback.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use doorcode_store::outbox::Reason;
use serde_json::Value;

use super::mail::certificates;
use super::*;

/// A centre; it is killed with this value.
pub struct Centre {
    child: Child,
    seen: Arc<Mutex<Vec<Value>>>,
    pub port: u16,
    folder: tempfile::TempDir,
}

impl Drop for Centre {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where `./test` puts the package.
fn packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/smsc/node_modules")
}

impl Centre {
    /// Starts one; `None`, and a word, where this machine has none.
    pub fn start(tls: bool) -> Option<Self> {
        if !packages().join("smpp").exists() {
            eprintln!("NOT TESTED: SMPP. Run ./test, which installs the npm package smpp.");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        certificates(folder.path());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courier/smsc/centre.js");
        let mut child = Command::new("node")
            .arg(script)
            .args(["cert.pem", "key.pem"].iter().filter(|_| tls))
            .env("NODE_PATH", packages())
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&seen);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                list.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        Some(Self {
            child,
            seen,
            port,
            folder,
        })
    }

    fn gateway(&self, host: &str, more: &str) -> String {
        format!(
            "[[gateway]]\nname = \"carrier\"\nkind = \"smpp\"\nhost = \"{host}\"\nport = {}\nuser = \"door\"\n\
             from = \"Door\"\ntimeout_seconds = 2\n{more}\n",
            self.port
        )
    }

    pub fn plain(&self) -> String {
        self.gateway("127.0.0.1", "tls = \"none\"")
    }

    /// The events of this kind so far.
    pub fn events(&self, kind: &str) -> Vec<Value> {
        let seen = self.seen.lock().unwrap();
        seen.iter()
            .filter(|event| event["event"] == kind)
            .cloned()
            .collect()
    }

    /// How many texts it has been told.
    pub fn count(&self) -> usize {
        let seen = self.seen.lock().unwrap();
        seen.iter().filter(|event| event["event"] == "text").count()
    }

    /// The texts to a number.
    pub fn texts(&self, number: &str) -> Vec<Value> {
        let number = number.trim_start_matches('+');
        let mut texts = self.events("text");
        texts.retain(|text| text["number"] == number);
        texts
    }
}

/// The program with a centre; its secret is short, as SMPP wants it.
pub async fn with_centre(toml: &str) -> Running {
    let mut gateways = gateways(toml);
    for gateway in &mut gateways {
        if let Some((_, secret)) = &mut gateway.secret.given
            && gateway.name == "carrier"
        {
            *secret = doorcode_server::config::SecretText::new("hush-1f".to_owned());
        }
    }
    Running::configured(Clock::system(), &[], |config| config.gateways = gateways).await
}

async fn one(running: &Running, number: &str) -> OutboxId {
    write(running, &[number.to_owned()]).await[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_bound_sent_and_receipted() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    let running = with_centre(&centre.plain()).await;
    let id = one(&running, "+491701234500").await;
    let send = becomes(&running, id, State::Delivered).await;
    assert_eq!(send.gateway.as_deref(), Some("carrier"));
    let text = &centre.texts("+491701234500")[0];
    assert_eq!(text["text"], "4821 is it");
    assert_eq!((&text["from"], &text["ton"]), (&"Door".into(), &5.into()));
    assert_eq!((&text["coding"], &text["registered"]), (&0.into(), &1.into()));
    assert_eq!(centre.events("bound")[0]["version"], 0x34);

    // The receipt before the answer; twice; and the connection is the same one.
    for number in ["+491701234501", "+491701234502"] {
        let id = one(&running, number).await;
        becomes(&running, id, State::Delivered).await;
    }
    assert_eq!(centre.events("bound").len(), 1);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_beyond_the_alphabet_and_long_texts_arrive_whole() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    let running = with_centre(&centre.plain()).await;
    let now = running.app.clock.now();
    let euro = "€ [é]".to_owned();
    let japanese = "コードは 4821 です".to_owned();
    let (full, long) = ("abcdefghij".repeat(16), "abcdefghij".repeat(30));
    for (number, body) in [
        ("+491701234510", &euro),
        ("+491701234511", &japanese),
        ("+491701234512", &long),
        ("+491701234513", &full),
    ] {
        let until = now.plus_ms(10 * MINUTE_MS);
        let text = running
            .app
            .courier
            .text(&number.parse().unwrap(), body.clone(), None, now, until)
            .unwrap();
        let batch = Batch::new().with(outbox::insert(&text));
        running.app.store.commit(batch).await.unwrap();
        running.app.courier.wake();
        becomes(&running, text.id, State::Delivered).await;
    }
    let of = |number: &str| {
        let texts = centre.texts(number);
        let whole: String = texts.iter().map(|text| text["text"].as_str().unwrap()).collect();
        (texts.len(), whole, texts[0]["coding"].clone())
    };
    assert_eq!(of("+491701234510"), (1, euro, 0.into()));
    assert_eq!(of("+491701234511"), (1, japanese, 8.into()));
    assert_eq!(of("+491701234512"), (2, long, 0.into()));
    assert_eq!(of("+491701234513"), (1, full, 0.into()));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_that_throttles_goes_away_or_does_not_answer_gets_the_text_in_the_end() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    let running = with_centre(&centre.plain()).await;
    for (number, attempts) in [("+491701234503", 2), ("+491701234505", 2), ("+491701234507", 2)] {
        let id = one(&running, number).await;
        becomes(&running, id, State::Sent).await;
        assert_eq!(centre.texts(number).len(), attempts, "{number}");
    }
    assert!(centre.events("bound").len() >= 2, "it was bound again");
    let nobody = one(&running, "+491701234506").await;
    let failed = becomes(&running, nobody, State::Failed).await;
    assert_eq!(failed.reason, Some(Reason::Unreachable));
    running.stop().await;
}

/// An answer that nobody waits for any more does no harm: the text was sent once more, over the same connection.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_comes_too_late_does_no_harm() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    let running = with_centre(&centre.plain()).await;
    let late = one(&running, "+491701234508").await;
    let send = becomes(&running, late, State::Delivered).await;
    assert_eq!(send.gateway.as_deref(), Some("carrier"));
    assert_eq!(centre.texts("+491701234508").len(), 2);
    let next = one(&running, "+491701234500").await;
    becomes(&running, next, State::Delivered).await;
    assert_eq!(centre.texts("+491701234500").len(), 1);
    assert_eq!(centre.events("bound").len(), 1);
    running.stop().await;
}

/// A connection that is reset between a text and its receipt is made again by itself, and the receipt counts.
#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_counts_over_the_connection_after_one_that_was_reset() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    let running = with_centre(&centre.plain()).await;
    let id = one(&running, "+491701234509").await;
    becomes(&running, id, State::Delivered).await;
    assert_eq!(centre.texts("+491701234509").len(), 1, "it is not sent again");
    assert_eq!(centre.events("bound").len(), 2);
    running.stop().await;
}

/// What the carrier takes and cannot deliver goes another way.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_carrier_lost_another_gateway_brings() {
    let Some(centre) = Centre::start(false) else {
        return;
    };
    let works = hostile::Hostile::good().await;
    let running = with_centre(&(centre.plain() + &plain("second", &works.base, ""))).await;
    let id = one(&running, "+491701234504").await;
    works.has(1).await;
    let send = becomes(&running, id, State::Sent).await;
    assert_eq!(
        (send.gateway.as_deref(), &send.refused_by[..]),
        (Some("second"), &["carrier".to_owned()][..])
    );
    assert_eq!(centre.texts("+491701234504").len(), 1);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_has_to_be_trusted_and_the_password_right() {
    let Some(centre) = Centre::start(true) else { return };
    let ca = format!("ca_file = \"{}\"", centre.folder.path().join("ca.pem").display());
    let trusting = with_centre(&centre.gateway("localhost", &ca)).await;
    let id = one(&trusting, "+491701234500").await;
    becomes(&trusting, id, State::Delivered).await;
    trusting.stop().await;

    let distrusting = with_centre(&centre.gateway("localhost", "")).await;
    let other = centre.gateway("localhost", &ca).replace("\"door\"", "\"other\"");
    let wrong = with_centre(&other).await;
    for (running, why) in [
        (distrusting, "no connection"),
        (wrong, "it refused our credentials"),
    ] {
        let id = one(&running, "+491701234599").await;
        for _ in 0..2000 {
            if !outbox::all_found(&running.app.store).await.unwrap().is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let found = outbox::all_found(&running.app.store).await.unwrap();
        assert_eq!(found[0].why, why);
        assert_eq!(state(&running, id).await.state, State::Waiting);
        running.stop().await;
    }
    assert_eq!(centre.texts("+491701234599").len(), 0);
}
