//! Texts through Debian's Kannel, which is none of ours: its `smsbox` takes them over HTTP, its `bearerbox` hands them to
//! the centre for tests that comes with it, and tells us what became of them.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use super::*;

/// Where Debian puts the centre.
const CENTRE: &str = "/usr/lib/kannel/test/fakesmsc";

/// Kannel's three programs; they are killed with this value.
struct Kannel {
    programs: Vec<Child>,
    seen: Arc<Mutex<Vec<String>>>,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Drop for Kannel {
    fn drop(&mut self) {
        for program in &mut self.programs {
            let _ = program.kill();
            let _ = program.wait();
        }
    }
}

/// Waits until something listens there.
async fn listens(port: u16) {
    for _ in 0..500 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nothing listens at port {port}");
}

impl Kannel {
    /// Starts it; `None`, and a word, where this machine has none.
    async fn start() -> Option<Self> {
        if !Path::new(CENTRE).exists() {
            eprintln!("NOT TESTED: Kannel. Install kannel and kannel-extras, as ./test does.");
            return None;
        }
        // Kannel cannot choose ports itself.
        let free: Vec<TcpListener> = (0..4)
            .map(|_| TcpListener::bind("127.0.0.1:0").unwrap())
            .collect();
        let ports: Vec<u16> = free.iter().map(|one| one.local_addr().unwrap().port()).collect();
        drop(free);
        let (admin, boxes, centre, port) = (ports[0], ports[1], ports[2], ports[3]);
        let folder = tempfile::tempdir().unwrap();
        let mut configuration = String::new();
        for (group, lines) in [
            (
                "core",
                format!(
                    "admin-port = {admin}\nadmin-interface = 127.0.0.1\nadmin-password = {}\nsmsbox-port = {boxes}\n\
                     smsbox-interface = 127.0.0.1\nbox-allow-ip = 127.0.0.1",
                    hostile::SECRET
                ),
            ),
            (
                "smsc",
                format!(
                    "smsc = fake\nsmsc-id = centre\nhost = 127.0.0.1\nport = {centre}\nconnect-allow-ip = 127.0.0.1"
                ),
            ),
            (
                "smsbox",
                format!("bearerbox-host = 127.0.0.1\nsendsms-port = {port}\nsendsms-interface = 127.0.0.1"),
            ),
            (
                "sendsms-user",
                format!(
                    "username = door\npassword = {}\nconcatenation = true\nmax-messages = 5",
                    hostile::SECRET
                ),
            ),
        ] {
            writeln!(configuration, "group = {group}\n{lines}\n").unwrap();
        }
        std::fs::write(folder.path().join("kannel.conf"), configuration).unwrap();
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(program);
            command.args(arguments).current_dir(folder.path());
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped());
            command
                .spawn()
                .unwrap_or_else(|error| panic!("{program}: {error}"))
        };
        let mut kannel = Self {
            programs: Vec::new(),
            seen: Arc::default(),
            port,
            _folder: tempfile::tempdir().unwrap(),
        };
        let centre = centre.to_string();
        let called = ["-H", "127.0.0.1", "-r", &centre, "-m", "0", "1 2 text nothing"];
        for (program, arguments, awaited) in [
            ("/usr/sbin/bearerbox", &["kannel.conf"][..], Some(admin)),
            ("/usr/sbin/smsbox", &["kannel.conf"], Some(port)),
            (CENTRE, &called, None),
        ] {
            let mut child = run(program, arguments);
            let lines = BufReader::new(child.stderr.take().unwrap()).lines();
            kannel.programs.push(child);
            let seen = Arc::clone(&kannel.seen);
            let is_centre = program == CENTRE;
            std::thread::spawn(move || {
                for line in lines.map_while(Result::ok).filter(|_| is_centre) {
                    seen.lock().unwrap().push(line);
                }
            });
            if let Some(port) = awaited {
                listens(port).await;
            }
        }
        kannel._folder = folder;
        Some(kannel)
    }

    /// The gateway as docs/couriers.md describes it.
    fn gateway(&self) -> String {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/couriers.md");
        let docs = std::fs::read_to_string(docs).unwrap();
        let (_, rest) = docs.split_once("## Kannel").expect("a chapter of its own");
        let mut examples = rest.split("```toml\n").skip(1);
        let example = examples.next().unwrap().split("```").next().unwrap();
        let lines = example.lines().filter(|line| !line.starts_with("secret_file"));
        let example = lines.collect::<Vec<_>>().join("\n");
        assert!(example.contains(":13013/"), "{example}");
        example.replace(":13013/", &format!(":{}/", self.port))
    }

    /// What the centre has got, such as `Door +491701234567 text 4821 is it`.
    fn texts(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        let texts = seen.iter().filter_map(|line| line.split_once("Got message "));
        texts
            .filter_map(|(_, rest)| rest.split_once('<'))
            .map(|(_, text)| text.trim_end_matches('>').to_owned())
            .collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kannel_takes_texts_and_tells_what_became_of_them() {
    let Some(kannel) = Kannel::start().await else {
        return;
    };
    let running = running(&kannel.gateway()).await;
    let id = write(&running, &["+491701234500".to_owned()]).await[0];
    becomes(&running, id, State::Delivered).await;

    // Letters that GSM's alphabet has not.
    let now = running.app.clock.now();
    let text = running.app.courier.text(
        &"+491701234501".parse().unwrap(),
        "コード 4821".to_owned(),
        None,
        now,
        now.plus_ms(10 * MINUTE_MS),
    );
    let text = text.unwrap();
    let insert = Batch::new().with(outbox::insert(&text));
    running.app.store.commit(insert).await.unwrap();
    running.app.courier.wake();
    becomes(&running, text.id, State::Delivered).await;
    assert_eq!(
        kannel.texts(),
        [
            "Example +491701234500 text 4821 is it",
            "Example +491701234501 ucs-2 0%B30%FC0%C9%00+%004%008%002%001"
        ]
    );
    running.stop().await;
}
