//! What operators do at the command line, beside a server on the same database.

use std::process::Command;
use std::time::Duration;

use doorcode_server::clock::Clock;
use doorcode_store::accounts;
use doorcode_store::testing::TestDatabase;
use doorcode_store::{Batch, params};
use serde_json::Value;

use super::support::socket::Window;
use super::support::{PASSWORD, Running};

doorcode_store::on_both_drivers!(
    an_account_is_made_and_its_owner_chooses_the_password,
    a_disabled_account_is_out_at_once_and_nobody_gets_in,
    no_command_takes_the_second_step_away,
    the_log_is_searched_exported_and_verified,
);

const PHONE: &str = "+491701234567";

/// A server, and the program run as an operator runs it beside the server.
struct Beside {
    running: Running,
    settings: Vec<(String, String)>,
    _keys: tempfile::TempDir,
}

impl Beside {
    async fn start(database: &TestDatabase) -> Self {
        let keys = doorcode_store::testing::folder();
        let key_file = keys.path().join("keys.toml").display().to_string();
        let settings = [
            ("DOORCODE_DATABASE", database.address()),
            ("DOORCODE_KEY_FILE", key_file.as_str()),
        ];
        let running = Running::with(Clock::system(), &settings).await;
        let mut settings: Vec<(String, String)> = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        settings.push((
            "DOORCODE_DATA".into(),
            running.app.config.data.display().to_string(),
        ));
        settings.push(("DOORCODE_LISTEN".into(), running.address.to_string()));
        Self {
            running,
            settings,
            _keys: keys,
        }
    }

    /// Its status, what it printed, and what it said on standard error.
    async fn doorcode(&self, line: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_doorcode"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("DOORCODE_") {
                command.env_remove(name);
            }
        }
        command
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .args(line.split_whitespace());
        let output = tokio::task::spawn_blocking(move || command.output().unwrap());
        let output = output.await.unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    async fn does(&self, line: &str) -> String {
        let (status, out, err) = self.doorcode(line).await;
        assert_eq!(status, 0, "{line}: {out}{err}");
        out
    }

    async fn refuses(&self, line: &str) -> String {
        let (status, out, err) = self.doorcode(line).await;
        assert_eq!(status, 1, "{line}: {out}{err}");
        err
    }

    /// Waits until ada was told this, by mail and by text.
    async fn told(&self, what: &str) {
        let handset = self.running.app.courier.handset().unwrap();
        for _ in 0..400 {
            let mail = handset
                .mails(Some("ada@example.org"))
                .iter()
                .any(|mail| mail.subject.contains(what));
            let text = handset
                .texts(Some(PHONE))
                .iter()
                .any(|text| text.body.contains(what));
            if mail && text {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("nobody told ada: {what}");
    }
}

/// A page without what differs from one answer to the next.
fn words(page: &str) -> Vec<&str> {
    page.lines().filter(|line| !line.contains("user_name")).collect()
}

async fn an_account_is_made_and_its_owner_chooses_the_password(database: &TestDatabase) {
    let beside = Beside::start(database).await;
    let running = &beside.running;
    let link = beside.does("account add Ada").await;
    let path = link.trim().strip_prefix(&running.base).unwrap();
    assert!(beside.refuses("account add ada").await.contains("is taken"));
    assert!(
        beside
            .refuses("account add a!")
            .await
            .contains("cannot be a user name")
    );

    let browser = running.browser();
    let (_, before) = browser.sign_in("account", "ada").await;
    assert!(
        before.contains("does not fit") || before.contains("wrong"),
        "{before}"
    );
    let (status, page) = browser.get(path).await;
    assert!(status == 200 && page.contains("Choose a new password"), "{page}");
    let (_, token) = path.split_once("token=").unwrap();
    let form = [("token", token), ("password", PASSWORD)];
    let (status, page) = browser.post("/forgotten/new", &form).await;
    assert_eq!(status, 200, "{page}");
    let (status, page) = browser.post("/forgotten/new", &form).await;
    assert_eq!(status, 410, "good once: {page}");
    browser.sign_in("account", "ada").await;
    let (_, page) = browser.get("/account/activity").await;
    assert!(
        page.contains("The account was made") && page.contains("The password was changed"),
        "{page}"
    );

    let shown = beside.does("account show ada").await;
    assert!(
        shown.contains("User name     ada") && shown.contains("E-mail        none"),
        "{shown}"
    );
    assert!(shown.contains("account, Unknown app"), "{shown}");
    let (_, page) = browser.get("/account/activity").await;
    assert!(
        page.contains("An operator of this server looked at the account"),
        "{page}"
    );
    assert!(
        beside
            .refuses("account show bea")
            .await
            .contains("Nobody here has the user name bea")
    );
    beside.running.stop().await;
}

async fn a_disabled_account_is_out_at_once_and_nobody_gets_in(database: &TestDatabase) {
    let beside = Beside::start(database).await;
    let running = &beside.running;
    let (account, _) = running.protected("ada", PHONE).await;
    let known = running.code(PHONE, None).await;
    // One signed in with an open window, one whose code is on its way.
    let messages = running.browser();
    messages.sign_in("messages", "ada").await;
    let code = running.code(PHONE, Some(&known)).await;
    let (status, page) = messages.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200, "{page}");
    let mut window = Window::open(&messages, "messages", 1).await;
    let pending = running.browser();
    pending.sign_in("account", "ada").await;
    let late = running.code(PHONE, Some(&code)).await;

    let said = beside.does("account disable ada").await;
    assert_eq!(
        said,
        "ada is disabled and signed out everywhere. Its owner is told.\n"
    );
    let ended = tokio::time::timeout(Duration::from_secs(5), window.closed()).await;
    assert_eq!(ended.expect("the window ends within moments"), 4401);
    beside.told("Your account was disabled").await;
    for browser in [&account, &messages] {
        let (_, page) = browser.get("/account").await;
        assert!(page.contains("name=\"password\""), "led to sign in: {page}");
    }
    let (_, page) = pending.post("/sign-in/code", &[("code", &late)]).await;
    assert!(!page.contains("Activity"), "{page}");
    let (_, page) = pending.get("/account").await;
    assert!(page.contains("name=\"password\""), "{page}");

    // At the door the right password is a wrong one, in every word.
    let (right, page) = running.browser().sign_in("account", "ada").await;
    let form = [
        ("app", "account"),
        ("user_name", "ada"),
        ("password", "not-the-password-1"),
    ];
    let (wrong, other) = running.browser().post("/sign-in", &form).await;
    assert_eq!((right, words(&page)), (wrong, words(&other)));

    assert!(
        beside
            .refuses("account disable ada")
            .await
            .contains("disabled already")
    );
    assert!(
        beside
            .does("account show ada")
            .await
            .contains("Disabled      since")
    );
    beside.does("account enable ada").await;
    beside.told("Your account was enabled again").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let again = running.code(PHONE, Some(&late)).await;
    let (status, page) = browser.post("/sign-in/code", &[("code", &again)]).await;
    assert!(
        status == 200 && page.contains("Two-step verification is on"),
        "{page}"
    );
    beside.running.stop().await;
}

async fn no_command_takes_the_second_step_away(database: &TestDatabase) {
    let beside = Beside::start(database).await;
    let running = &beside.running;
    let (browser, _) = running.protected("ada", PHONE).await;
    let store = &running.app.store;
    let of = async || accounts::by_user_name(store, "ada").await.unwrap().unwrap();
    let before = of().await;
    for line in [
        "role ada desk",
        "role ada operator",
        "disable ada",
        "enable ada",
        "end-sessions ada",
        "show ada",
    ] {
        beside.does(&format!("account {line}")).await;
        let after = of().await;
        assert_eq!(after.two_step, before.two_step, "{line}");
        assert!(
            after.password == before.password && after.recovery_key_hash == before.recovery_key_hash,
            "{line}"
        );
        assert_eq!(after.phones, before.phones, "{line}");
    }
    assert_eq!(of().await.role.as_str(), "operator");
    assert!(
        beside
            .refuses("account role ada operator")
            .await
            .contains("already")
    );
    beside.told("Your account may now do other things").await;
    beside.told("All your sessions were ended").await;
    let (_, page) = browser.get("/account").await;
    assert!(page.contains("name=\"password\""), "{page}");
    let log = beside
        .does("audit search --account ada --event role_changed")
        .await;
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(
        log.contains("ada  role_changed  by operator  {\"role\":\"desk\"}"),
        "{log}"
    );
    beside.running.stop().await;
}

async fn the_log_is_searched_exported_and_verified(database: &TestDatabase) {
    let beside = Beside::start(database).await;
    let running = &beside.running;
    running.member("ada").await;
    running.member("bea").await;
    running.browser().sign_in("messages", "ada").await;
    running.browser().sign_in("messages", "nobody-of-that-name").await;

    let found = beside
        .does("audit search --account ada --event signed_in --since 1h")
        .await;
    let [line] = found.lines().collect::<Vec<_>>()[..] else {
        panic!("{found}")
    };
    assert!(
        line.ends_with("ada  signed_in  by sign-in  messages, Unknown app  {\"two_steps\":false}"),
        "{line}"
    );
    assert_eq!(beside.does("audit search --account ada --until 1h").await, "");
    let unknown = beside.refuses("audit search --account cleo").await;
    assert!(
        unknown.contains("Nobody here has the user name cleo"),
        "{unknown}"
    );
    let wrong = beside.refuses("audit search --since yesterday").await;
    assert!(
        wrong.contains("--since is wrong") && wrong.contains("2026-11-24"),
        "{wrong}"
    );

    let exported = beside.does("audit export").await;
    let entries: Vec<Value> = exported
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |name: &str| entries.iter().filter(|entry| entry["user_name"] == name).count();
    assert!(of("ada") >= 3 && of("bea") >= 2, "{exported}");
    let nobodys = entries.iter().find(|entry| entry["account"].is_null()).unwrap();
    assert_eq!(nobodys["event"], "password_wrong");

    running
        .app
        .sealer
        .finish(&running.app.store, running.clock.now())
        .await
        .unwrap();
    let whole = beside.does("audit verify").await;
    assert!(whole.ends_with("The audit log is whole.\n"), "{whole}");
    let change = "UPDATE audit SET event = 'turned_off' WHERE event = ?1";
    running
        .app
        .store
        .commit(Batch::new().any(change, params!["signed_in"]))
        .await
        .unwrap();
    let (status, told, _) = beside.doorcode("audit verify").await;
    assert_eq!(status, 3, "{told}");
    assert!(
        told.contains(": its entry was changed") && told.contains("NOT whole: one problem"),
        "{told}"
    );
    beside.running.stop().await;
}
