//! A real browser: Debian's Chromium, with a camera and a microphone that are make-believe.

use std::time::Duration;

use chromiumoxide::cdp::browser_protocol::target::{CreateBrowserContextParams, CreateTargetParams};
use chromiumoxide::{BrowserConfig, Page};
use futures_util::StreamExt;

/// Looks that are made before a test gives up, and the pause between two.
const LOOKS: u32 = 600;
const PAUSE: Duration = Duration::from_millis(25);

/// The browser. Each person has a context of their own, as on a machine of their own.
pub struct Chrome {
    browser: chromiumoxide::Browser,
    _profile: tempfile::TempDir,
}

impl Chrome {
    pub async fn launch() -> Self {
        let profile = tempfile::tempdir().unwrap();
        let settings = BrowserConfig::builder()
            .no_sandbox()
            .user_data_dir(profile.path())
            .args([
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                // Two people of one test look at their windows at the same time.
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                "--disable-background-timer-throttling",
            ])
            .build()
            .unwrap();
        let (browser, mut events) = chromiumoxide::Browser::launch(settings).await.expect("Chromium");
        tokio::spawn(async move { while events.next().await.is_some() {} });
        Self {
            browser,
            _profile: profile,
        }
    }

    /// Somebody with a browser that has never been here, at the page `url`.
    pub async fn person(&self, url: &str) -> Person {
        let context = self
            .browser
            .create_browser_context(CreateBrowserContextParams::default())
            .await
            .unwrap();
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id = Some(context);
        let page = self.browser.new_page(target).await.unwrap();
        let person = Person { page };
        person.goes_to(url).await;
        person
    }

    pub async fn close(mut self) {
        self.browser.close().await.ok();
        self.browser.wait().await.ok();
    }
}

/// What a person does at a page.
pub struct Person {
    pub page: Page,
}

impl Person {
    pub async fn goes_to(&self, url: &str) {
        self.page.goto(url).await.unwrap();
    }

    /// Types into the field with that id, as with a keyboard.
    pub async fn types(&self, id: &str, text: &str) {
        let selector = format!("#{id}");
        self.presses(&selector).await;
        let field = self.page.find_element(selector).await.unwrap();
        field.type_str(text).await.unwrap();
    }

    /// Presses what the selector finds; while one page follows another, there may be nothing for a moment.
    pub async fn presses(&self, selector: &str) {
        for _ in 0..LOOKS {
            if let Ok(element) = self.page.find_element(selector).await
                && element.click().await.is_ok()
            {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("there is no {selector} at {}", self.js("location.href").await);
    }

    /// What a script gives, as text.
    pub async fn js(&self, script: &str) -> String {
        let answer = self.page.evaluate(script).await.unwrap();
        said(answer.value())
    }

    /// Waits until the script's answer is that.
    pub async fn sees(&self, script: &str, wanted: &str) {
        let mut seen = String::new();
        for _ in 0..LOOKS {
            seen = match self.page.evaluate(script).await {
                Ok(answer) => said(answer.value()),
                // Between two pages there is nothing to ask.
                Err(_) => String::new(),
            };
            if seen == wanted {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("{script}: {seen:?} is not {wanted:?}");
    }

    pub async fn is_at(&self, path: &str) {
        self.sees("location.pathname", path).await;
    }

    /// Waits until the page's heading is that.
    pub async fn reads(&self, heading: &str) {
        self.sees("document.querySelector('h1')?.textContent.trim()", heading)
            .await;
    }
}

fn said(value: Option<&serde_json::Value>) -> String {
    value
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .unwrap_or_default()
}
