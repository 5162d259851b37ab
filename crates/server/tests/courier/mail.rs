//! Mails, through a mail server that is none of ours: Debian's aiosmtpd, on loopback.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorcode_store::outbox::Reason;
use serde_json::Value;

use super::*;

/// A mail server; it is killed with this value.
struct MailServer {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    port: u16,
    folder: tempfile::TempDir,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl MailServer {
    /// Starts one; `None`, and a word, where this machine has none.
    fn start(mode: &str) -> Option<Self> {
        let has_it = Command::new("/usr/bin/python3")
            .args(["-c", "import aiosmtpd, dkim"])
            .stderr(Stdio::null())
            .status();
        if !has_it.is_ok_and(|status| status.success()) {
            eprintln!("NOT TESTED: mails. Install python3-aiosmtpd and python3-dkim, or run ./test.");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        certificates(folder.path());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courier/mail_server.py");
        let mut child = Command::new("/usr/bin/python3")
            .arg(script)
            .arg(mode)
            .args(["cert.pem", "key.pem"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        Some(Self {
            child,
            lines,
            port,
            folder,
        })
    }

    /// The next mail that arrived.
    fn mail(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap()
    }

    fn gateway(&self, name: &str, more: &str) -> String {
        format!(
            "[[gateway]]\nname = \"{name}\"\nkind = \"smtp\"\nhost = \"localhost\"\nport = {}\n\
             from = \"Doorcode <door@chat.example>\"\n{more}\n",
            self.port
        )
    }

    /// The setting that trusts it.
    fn trusted(&self) -> String {
        format!(
            "user = \"door\"\nca_file = \"{}\"",
            self.folder.path().join("ca.pem").display()
        )
    }
}

/// An authority of one's own, and a certificate of it for localhost.
pub fn certificates(folder: &Path) {
    let commands = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=Ours' -days 2 \
         -keyout ca.key -out ca.pem && \
         openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout key.pem -out csr.pem && \
         echo subjectAltName=DNS:localhost > ext && \
         openssl x509 -req -in csr.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile ext -out cert.pem";
    let made = Command::new("sh")
        .args(["-c", commands])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

async fn post(running: &Running, to: &str) -> OutboxId {
    let now = running.app.clock.now();
    let subject = "Grüße, 世界".to_owned();
    let body = "Hallo Zoë,\n\nhttps://chat.example/not-me?token=0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefgh\n.\nend"
        .to_owned();
    let until = now.plus_ms(10 * MINUTE_MS);
    let mail = running.app.courier.mail(to, subject, body, None, now, until);
    let mail = mail.unwrap();
    let batch = Batch::new().with(outbox::insert(&mail));
    running.app.store.commit(batch).await.unwrap();
    running.app.courier.wake();
    mail.id
}

/// What was found of the only gateway, once something was.
async fn why(running: &Running) -> String {
    for _ in 0..2000 {
        let found = outbox::all_found(&running.app.store).await.unwrap();
        if let Some(found) = found.first() {
            return found.why.clone();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing was found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_arrives_as_it_was_written() {
    for (mode, setting) in [("start", ""), ("always", "tls = \"always\"")] {
        let Some(mut server) = MailServer::start(mode) else {
            return;
        };
        let more = format!("{}\n{setting}", server.trusted());
        let running = running(&server.gateway("post", &more)).await;
        let id = post(&running, "ada@example.org").await;
        becomes(&running, id, State::Sent).await;
        let mail = server.mail();
        assert_eq!(mail["to"][0], "ada@example.org");
        assert_eq!(mail["from"], "door@chat.example");
        assert_eq!(mail["tls"], true, "{mode}");
        let headers = &mail["headers"];
        assert_eq!(headers["subject"], "Grüße, 世界");
        assert_eq!(headers["from"], "Doorcode <door@chat.example>");
        assert_eq!(headers["message-id"], format!("<{id}@localhost>"));
        assert_eq!(headers["auto-submitted"], "auto-generated");
        let text = mail["text"].as_str().unwrap().replace("\r\n", "\n");
        let wanted = "Hallo Zoë,\n\nhttps://chat.example/not-me?token=0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefgh\n.\nend";
        assert_eq!(text.trim_end(), wanted);
        // The connection is kept, and used again.
        let second = post(&running, "ben@example.org").await;
        becomes(&running, second, State::Sent).await;
        assert_eq!(server.mail()["to"][0], "ben@example.org");
        running.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_that_does_not_exist_is_known_and_one_that_is_busy_is_waited_for() {
    let Some(mut server) = MailServer::start("start") else {
        return;
    };
    let running = running(&server.gateway("post", &server.trusted())).await;
    let nobody = post(&running, "nobody@example.org").await;
    let failed = becomes(&running, nobody, State::Failed).await;
    assert_eq!(failed.reason, Some(Reason::Unreachable));
    let busy = post(&running, "busy@example.org").await;
    let ada = post(&running, "ada@example.org").await;
    becomes(&running, ada, State::Sent).await;
    assert_eq!(server.mail()["to"][0], "ada@example.org");
    assert_eq!(state(&running, busy).await.state, State::Waiting);
    let found = outbox::all_found(&running.app.store).await.unwrap();
    assert_eq!(found, [], "others are not held up by it");
    running.stop().await;
}

/// No mail and no password goes over a connection that anybody can read, or to a server that is not the one meant.
#[tokio::test(flavor = "multi_thread")]
async fn without_tls_that_is_trusted_nothing_is_sent() {
    let (Some(secured), Some(open)) = (MailServer::start("start"), MailServer::start("none")) else {
        return;
    };
    let untrusted = running(&secured.gateway("post", "user = \"door\"")).await;
    let first = post(&untrusted, "ada@example.org").await;
    let plain = running(&open.gateway("post", &open.trusted())).await;
    let second = post(&plain, "ada@example.org").await;
    assert_eq!(
        why(&untrusted).await,
        "no TLS, or a certificate that is not trusted"
    );
    assert!(!why(&plain).await.is_empty());
    for (running, id) in [(untrusted, first), (plain, second)] {
        assert_eq!(state(&running, id).await.state, State::Waiting);
        running.stop().await;
    }
    // On this machine it can be allowed.
    let mut open = open;
    let running = running(&open.gateway("post", "tls = \"none\"")).await;
    let id = post(&running, "ada@example.org").await;
    becomes(&running, id, State::Sent).await;
    assert_eq!(open.mail()["tls"], false);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_said() {
    let Some(server) = MailServer::start("start") else {
        return;
    };
    let more = server.trusted().replace("user = \"door\"", "user = \"other\"");
    let running = running(&server.gateway("post", &more)).await;
    let id = post(&running, "ada@example.org").await;
    assert_eq!(why(&running).await, "it refused our credentials");
    assert_eq!(state(&running, id).await.state, State::Waiting);
    running.stop().await;
}

/// What an independent judge says of a mail, knowing the public key.
fn judged(mail: &[u8], record: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courier/judge_signature.py");
    let mut judge = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(record)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    judge.stdin.take().unwrap().write_all(mail).unwrap();
    let output = judge.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_mail_is_believed_and_a_changed_one_is_not() {
    let Some(mut server) = MailServer::start("start") else {
        return;
    };
    let folder = server.folder.path().to_owned();
    let make = "umask 077; openssl genrsa -out dkim.pem 2048 2>/dev/null && openssl genrsa -traditional -out dkim1.pem 2048 && \
                for key in dkim dkim1; do openssl rsa -in $key.pem -pubout -outform DER 2>/dev/null | base64 -w0 > $key.pub; done";
    let made = Command::new("sh")
        .args(["-c", make])
        .current_dir(&folder)
        .status();
    assert!(made.unwrap().success());
    for name in ["dkim", "dkim1"] {
        let more = format!(
            "{}\ndkim_domain = \"chat.example\"\ndkim_selector = \"door\"\ndkim_key_file = \"{}\"",
            server.trusted(),
            folder.join(format!("{name}.pem")).display()
        );
        let public = std::fs::read_to_string(folder.join(format!("{name}.pub"))).unwrap();
        let record = format!("v=DKIM1; k=rsa; p={public}");
        let running = running(&server.gateway("post", &more)).await;
        let id = post(&running, "ada@example.org").await;
        becomes(&running, id, State::Sent).await;
        let mail = server.mail();
        assert_eq!(mail["to"][0], "ada@example.org");
        let raw = STANDARD.decode(mail["raw"].as_str().unwrap()).unwrap();
        assert_eq!(judged(&raw, &record), "yes door._domainkey.chat.example.");
        let text = String::from_utf8(raw).unwrap();
        // On the way white space may change, and servers write above.
        let carried = text.replace("Subject: ", "Subject:  ").replace("Date:", "DATE:");
        let carried = format!("Received: from somewhere\r\n{carried}\r\n\r\n");
        assert!(judged(carried.as_bytes(), &record).starts_with("yes"));
        let last = text.trim_end().len() - 1;
        let mut body = text.clone().into_bytes();
        body[last] ^= 1;
        let subject = text.replace("Subject: ", "Subject: x");
        let second = format!("From: evil@chat.example\r\n{text}");
        for changed in [body, subject.into_bytes(), second.into_bytes()] {
            assert!(judged(&changed, &record).starts_with("no"));
        }
        running.stop().await;
    }
}
