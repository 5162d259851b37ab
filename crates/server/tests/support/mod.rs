//! What tests of the running program share: the real program on loopback, and a browser without scripts.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

pub mod chrome;
pub mod device;
pub mod peer;
pub mod socket;

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use doorcode_engine::time::Timestamp;
use doorcode_server::app::App;
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Config, Inputs};
use doorcode_server::random::Randomness;
use doorcode_server::serve;
use doorcode_store::outbox::{self, Kind};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The password of everybody that the tests make.
pub const PASSWORD: &str = "violet-harbour-trumpet-42";

/// The program, listening on a free port of loopback, with a data folder of its own.
pub struct Running {
    pub app: Arc<App>,
    /// The address people open.
    pub base: String,
    /// The address it listens on, behind whatever proxy there may be.
    pub address: SocketAddr,
    pub clock: Clock,
    /// The codes that [`Self::code`] gave, and the newest text that each stood in.
    taken: Mutex<HashMap<String, u64>>,
    folder: tempfile::TempDir,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<anyhow::Result<()>>,
}

impl Running {
    /// Starts it with a clock that stands still until it is moved.
    pub async fn start() -> Self {
        Self::with(Clock::fake(Timestamp::from_ms(1_800_000_000_000)), &[]).await
    }

    /// Starts it with settings as the environment gives them, such as `("DOORCODE_REQUIRE_TWO_STEP", "true")`.
    pub async fn with(clock: Clock, settings: &[(&str, &str)]) -> Self {
        Self::configured(clock, settings, |_| {}).await
    }

    /// The same, with a configuration that no settings can give: hashing that costs next to nothing, where it is not what
    /// is tried.
    pub async fn configured(
        clock: Clock,
        settings: &[(&str, &str)],
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").display().to_string();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let inputs = Inputs {
            file: None,
            environment: settings
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            flags: vec![("--data", data), ("--listen", address.to_string())],
        };
        let mut config = config::load(&inputs)
            .unwrap_or_else(|problems| panic!("{problems}"))
            .config;
        change(&mut config);
        let app = App::open(config, address, clock.clone(), Randomness::system())
            .await
            .unwrap();
        app.start_workers();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(serve::run(Arc::clone(&app), listener, None, async {
            stopped.await.unwrap_or(());
        }));
        Self {
            base: app.public_url.origin(),
            address,
            app,
            clock,
            taken: Mutex::default(),
            folder,
            stop,
            serving,
        }
    }

    /// A browser without scripts that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.base)
    }

    /// The digits at the start of the newest text to a number, once there is one newer than the text that gave `known`.
    /// Two codes may well be the same digits: it is the texts that are told apart.
    pub async fn code(&self, to: &str, known: Option<&str>) -> String {
        let older = known.map_or(0, |known| self.taken.lock().unwrap()[known]);
        for _ in 0..400 {
            let texts = self.app.courier.handset().unwrap().texts(Some(to));
            // Other texts tell the owner of something, and begin with a word.
            let code = texts
                .iter()
                .map(|text| {
                    let digits = text.body.chars().take_while(char::is_ascii_digit);
                    (text.number, digits.collect::<String>())
                })
                .find(|(_, code)| !code.is_empty());
            if let Some((number, code)) = code.filter(|(number, _)| *number > older) {
                self.taken.lock().unwrap().insert(code.clone(), number);
                return code;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no text to {to} arrived");
    }

    /// The address of the first link of the newest mail to `to` that holds `part`, from its first slash.
    pub async fn link(&self, to: &str, part: &str) -> String {
        for _ in 0..400 {
            for mail in self.app.courier.handset().unwrap().mails(Some(to)) {
                let found = mail
                    .body
                    .split_whitespace()
                    .find(|word| word.starts_with(&self.base) && word.contains(part));
                if let Some(link) = found {
                    return link[self.base.len()..].to_owned();
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no mail to {to} with {part} arrived");
    }

    /// Makes an account whose address is not verified; gives the address.
    pub async fn newcomer(&self, name: &str) -> String {
        let email = format!("{name}@example.org");
        let form = [
            ("user_name", name),
            ("display_name", name),
            ("email", &email),
            ("password", PASSWORD),
        ];
        let (status, page) = self.browser().post("/sign-up", &form).await;
        assert_eq!(status, 200, "{page}");
        email
    }

    /// Makes an account, with its address verified.
    pub async fn member(&self, name: &str) {
        let email = self.newcomer(name).await;
        let link = self.link(&email, "/account/verify?").await;
        let (_, token) = link.split_once("token=").unwrap();
        let form = [("token", token)];
        let (status, page) = self.browser().post("/account/verify", &form).await;
        assert_eq!(status, 200, "{page}");
    }

    /// Makes an account with two-step verification on, codes to `phone` (such as `+491701234567`); gives the browser
    /// that is signed in to the account page, and the recovery key.
    pub async fn protected(&self, name: &str, phone: &str) -> (Browser, String) {
        self.member(name).await;
        let browser = self.browser();
        browser.sign_in("account", name).await;
        let (key, page) = self.walk(&browser, phone).await;
        assert!(page.contains("Two-step verification is on"), "{page}");
        (browser, key)
    }

    /// Walks through the wizard that turns two-step verification on; gives the recovery key and the page at the end.
    pub async fn walk(&self, browser: &Browser, phone: &str) -> (String, String) {
        browser
            .post("/two-step/phone", &[("country", "DE"), ("phone", phone)])
            .await;
        let code = self.code(phone, None).await;
        let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
        let key = shown_key(&page);
        browser.post("/two-step/key/retype", &[("key", &key)]).await;
        let (_, page) = browser.post("/two-step/confirm", &[]).await;
        (key, page)
    }

    /// Stops it as SIGTERM does, and sees that it stops well.
    pub async fn stop(self) {
        self.stop.send(()).unwrap();
        self.serving.await.unwrap().unwrap();
        self.app.close().await;
        drop(self.folder);
    }
}

/// Waits until everything that was written to the outbox is delivered.
pub async fn settled(running: &Running) {
    for _ in 0..400 {
        let mut waiting = 0;
        for kind in Kind::ALL {
            let now = running.clock.now();
            waiting += outbox::waiting(&running.app.store, kind, now, 1).await.unwrap();
        }
        if waiting == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the outbox is not delivered");
}

/// A browser without scripts.
pub struct Browser {
    pub client: reqwest::Client,
    pub base: String,
    pub jar: Arc<reqwest::cookie::Jar>,
}

impl Browser {
    pub fn new(base: &str) -> Self {
        let jar = Arc::new(reqwest::cookie::Jar::default());
        let client = reqwest::Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .build()
            .unwrap();
        Self {
            client,
            base: base.to_owned(),
            jar,
        }
    }

    /// Opens a page, following redirects: its status and text.
    pub async fn get(&self, path: &str) -> (u16, String) {
        let response = self
            .client
            .get(format!("{}{path}", self.base))
            .send()
            .await
            .unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// Sends a form as a browser does, following redirects: status and text of the page it leads to.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let response = self
            .client
            .post(format!("{}{path}", self.base))
            .form(fields)
            .header("origin", &self.base)
            .send()
            .await
            .unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// Gives user name and password to an app's door.
    pub async fn sign_in(&self, app: &str, name: &str) -> (u16, String) {
        let form = [("app", app), ("user_name", name), ("password", PASSWORD)];
        self.post("/sign-in", &form).await
    }
}

/// The recovery key that a page shows.
pub fn shown_key(page: &str) -> String {
    let (_, rest) = page.split_once("data-copy=\"").expect("a key is shown");
    rest.split_once('"').unwrap().0.to_owned()
}
