//! The pages' small scripts in a real browser, against the real program: the code field, the recovery key, the
//! password meter, 'Show', and the countdown. Needs Chromium, so it runs where `./test` runs it:
//!
//! ```text
//! cargo test -p doorcode-server --test page_scripts -- --ignored
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use chromiumoxide::{Browser, BrowserConfig, Page};
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::rules::KeyStyle;
use doorcode_server::app::App;
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Inputs};
use doorcode_server::random::Randomness;
use doorcode_server::serve;
use futures_util::StreamExt;

const PASSWORD: &str = "violet-harbour-trumpet-42";

/// The program and a browser that looks at it.
struct Stage {
    app: Arc<App>,
    base: String,
    browser: Browser,
    _folders: (tempfile::TempDir, tempfile::TempDir),
}

impl Stage {
    async fn set() -> Self {
        let (data, profile) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let folder = data.path().join("data").display().to_string();
        let flags = vec![("--data", folder), ("--listen", address.to_string())];
        let inputs = Inputs {
            file: None,
            environment: Vec::new(),
            flags,
        };
        let config = config::load(&inputs)
            .unwrap_or_else(|problems| panic!("{problems}"))
            .config;
        let app = App::open(config, address, Clock::system(), Randomness::system())
            .await
            .unwrap();
        app.start_workers();
        tokio::spawn(serve::run(
            Arc::clone(&app),
            listener,
            None,
            std::future::pending(),
        ));
        let settings = BrowserConfig::builder()
            .no_sandbox()
            .user_data_dir(profile.path())
            .build()
            .unwrap();
        let (browser, mut events) = Browser::launch(settings).await.expect("Chromium");
        tokio::spawn(async move { while events.next().await.is_some() {} });
        let base = app.public_url.origin();
        Self {
            app,
            base,
            browser,
            _folders: (data, profile),
        }
    }

    async fn open(&self, path: &str) -> Person {
        let page = self
            .browser
            .new_page(format!("{}{path}", self.base))
            .await
            .unwrap();
        page.wait_for_navigation().await.unwrap();
        Person { page }
    }

    /// The newest code on the handset, once there is one that is not `known`.
    async fn code(&self, known: Option<&str>) -> String {
        for _ in 0..200 {
            let texts = self.app.courier.handset().unwrap().texts(None);
            let code = texts
                .first()
                .map(|text| text.body.chars().take_while(char::is_ascii_digit).collect());
            if let Some(code) = code.filter(|code: &String| Some(code.as_str()) != known) {
                return code;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("no text arrived");
    }

    async fn clear(mut self) {
        self.browser.close().await.ok();
        self.browser.wait().await.ok();
        self.app.close().await;
    }
}

/// What a person does at a page.
struct Person {
    page: Page,
}

impl Person {
    async fn types(&self, id: &str, text: &str) {
        let selector = format!("#{id}");
        self.presses(&selector).await;
        self.page
            .find_element(selector)
            .await
            .unwrap()
            .type_str(text)
            .await
            .unwrap();
    }

    /// Presses what the selector finds; while one page follows another, there may be nothing for a moment.
    async fn presses(&self, selector: &str) {
        for _ in 0..200 {
            if let Ok(element) = self.page.find_element(selector).await
                && element.click().await.is_ok()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("there is no {selector}");
    }

    async fn js(&self, script: &str) -> String {
        let answer = self.page.evaluate(script).await.unwrap();
        answer
            .value()
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            .unwrap_or_default()
    }

    /// Waits until the script's answer is that.
    async fn sees(&self, script: &str, wanted: &str) {
        let mut seen = String::new();
        for _ in 0..200 {
            seen = match self.page.evaluate(script).await {
                Ok(answer) => answer
                    .value()
                    .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                    .unwrap_or_default(),
                // Between two pages there is nothing to ask.
                Err(_) => String::new(),
            };
            if seen == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{script}: {seen:?} is not {wanted:?}");
    }

    async fn is_at(&self, path: &str) {
        self.sees("location.pathname", path).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_pages_help_whoever_has_scripts() {
    let stage = Stage::set().await;

    // The meter says what would make a password better, and 'Show' shows it.
    let mira = stage.open("/sign-up").await;
    mira.types("user_name", "mira").await;
    mira.types("display_name", "Mira Castellanos").await;
    mira.types("email", "mira@example.org").await;
    mira.types("password", "castellanos").await;
    mira.sees("document.querySelector('[data-strength]').dataset.score", "0")
        .await;
    mira.presses("[data-reveal]").await;
    assert_eq!(mira.js("document.querySelector('#password').type").await, "text");
    mira.js("document.querySelector('#password').value = ''").await;
    mira.types("password", PASSWORD).await;
    mira.sees("document.querySelector('[data-strength]').dataset.score", "4")
        .await;
    mira.presses("button.main").await;
    mira.sees("document.querySelector('h1').textContent", "Check your mail")
        .await;

    // Signing in leads to the prompt, the prompt to the wizard.
    let mira = stage.open("/sign-in?app=messages").await;
    mira.types("user_name", "mira").await;
    mira.types("password", PASSWORD).await;
    mira.presses("button.main").await;
    mira.is_at("/two-step/prompt").await;
    mira.presses("a.button.main").await;
    mira.sees("document.querySelector('#phone') !== null", "true")
        .await;
    mira.types("phone", "+49 1512 3456734").await;
    mira.presses("button.main").await;

    // The code field takes a paste with words around it and sends itself; the countdown holds 'Send again' back.
    mira.sees("document.querySelector('[data-live]') !== null", "true")
        .await;
    let early = mira
        .js("document.querySelector('[data-countdown-button]').getAttribute('aria-disabled')")
        .await;
    assert_eq!(early, "true");
    let code = stage.code(None).await;
    let paste = format!(
        "const field = document.querySelector('#code'); field.focus(); \
         document.execCommand('insertText', false, 'Your code: {} – thanks')",
        code.chars()
            .map(|digit| char::from_u32('٠' as u32 + digit as u32 - '0' as u32).unwrap())
            .collect::<String>()
    );
    mira.js(&paste).await;
    mira.sees("document.querySelector('h1').textContent", "Your recovery key")
        .await;
    let key = mira
        .js("document.querySelector('[data-copy]').dataset.copy")
        .await;
    mira.presses("a.button.main").await;
    mira.sees("document.querySelector('#key') !== null", "true").await;

    // A slip is caught before it is sent; the right key is grouped while it is typed.
    let digits: Vec<char> = key.chars().filter(char::is_ascii_digit).collect();
    let mut slip = digits.clone();
    slip[13] = char::from(b'0' + (digits[13] as u8 - b'0' + 1) % 10);
    mira.types("key", &slip.iter().collect::<String>()).await;
    mira.sees("document.querySelector('#key-error').hidden", "false")
        .await;
    mira.presses("button.main").await;
    mira.is_at("/two-step/key/retype").await;
    mira.js("document.querySelector('#key').value = ''").await;
    mira.types("key", &digits.iter().collect::<String>()).await;
    assert_eq!(mira.js("document.querySelector('#key').value").await, key);
    mira.presses("button.main").await;
    mira.sees(
        "document.querySelector('h1').textContent",
        "Before it is turned on",
    )
    .await;
    mira.presses("button.main").await;
    mira.sees(
        "document.querySelector('h1').textContent",
        "Two-step verification is on",
    )
    .await;

    // The script's check character is the engine's.
    mira.js("import('/assets/js/key.js').then((key) => (window.checks = key.checks))")
        .await;
    mira.sees("typeof window.checks", "function").await;
    for number in 0_u64..60 {
        let text = format!(
            "{:014}",
            number.wrapping_mul(7_654_321_987_651) % 100_000_000_000_000
        );
        let engine = RecoveryKey::parse(&text, KeyStyle::Digits).is_ok();
        assert_eq!(
            mira.js(&format!("window.checks('{text}', true)")).await,
            engine.to_string(),
            "{text}"
        );
    }
    stage.clear().await;
}
