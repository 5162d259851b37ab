//! A real browser: Debian's Chromium, with a camera and a microphone that are make-believe.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chromiumoxide::cdp::browser_protocol::browser::{
    PermissionDescriptor, PermissionSetting, SetPermissionParams,
};
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams, SetScriptExecutionDisabledParams,
};
use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel};
use chromiumoxide::cdp::browser_protocol::page::{
    CaptureScreenshotFormat, FontSizes, GetNavigationHistoryParams, NavigateToHistoryEntryParams,
    SetFontSizesParams,
};
use chromiumoxide::cdp::browser_protocol::target::{CreateBrowserContextParams, CreateTargetParams};
use chromiumoxide::cdp::js_protocol::runtime::EventExceptionThrown;
use chromiumoxide::layout::Point;
use chromiumoxide::page::ScreenshotParams;
use chromiumoxide::{BrowserConfig, Page};
use futures_util::StreamExt;

/// Looks that are made before a test gives up, and the pause between two.
const LOOKS: u32 = 600;
const PAUSE: Duration = Duration::from_millis(25);
/// How long a page may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

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
                "use-fake-device-for-media-stream",
                "use-fake-ui-for-media-stream",
                // Both ends of a test's calls are on this machine.
                "allow-loopback-in-peer-connection",
                // Two people of one test look at their windows at the same time.
                "disable-backgrounding-occluded-windows",
                "disable-renderer-backgrounding",
                "disable-background-timer-throttling",
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
        let person = self.newcomer().await;
        person.goes_to(url).await;
        person
    }

    /// The same, with scripts switched off.
    pub async fn person_without_scripts(&self, url: &str) -> Person {
        let person = self.newcomer().await;
        let off = SetScriptExecutionDisabledParams::new(true);
        person.page.execute(off).await.unwrap();
        person.goes_to(url).await;
        person
    }

    async fn newcomer(&self) -> Person {
        let context = self
            .browser
            .create_browser_context(CreateBrowserContextParams::default())
            .await
            .unwrap();
        for name in ["clipboard-read", "clipboard-write"] {
            let permission = PermissionDescriptor::builder().name(name).build().unwrap();
            let granted = SetPermissionParams::builder()
                .permission(permission)
                .setting(PermissionSetting::Granted)
                .browser_context_id(context.clone())
                .build()
                .unwrap();
            self.browser.execute(granted).await.unwrap();
        }
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id = Some(context);
        let page = self.browser.new_page(target).await.unwrap();
        let complaints = Arc::new(Mutex::new(Vec::new()));
        hear(&page, &complaints).await;
        Person { page, complaints }
    }

    pub async fn close(mut self) {
        self.browser.close().await.ok();
        self.browser.wait().await.ok();
    }
}

/// Collects what the page's console complains of: a script that fails, and what the page's policy stops.
async fn hear(page: &Page, complaints: &Arc<Mutex<Vec<String>>>) {
    let mut entries = page.event_listener::<EventEntryAdded>().await.unwrap();
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = entries.next().await {
            // That a page has a status of 4xx is told as an error of the network.
            let entry = &event.entry;
            if entry.level == LogEntryLevel::Error && !entry.text.starts_with("Failed to load resource") {
                heard.lock().unwrap().push(entry.text.clone());
            }
        }
    });
    let mut exceptions = page.event_listener::<EventExceptionThrown>().await.unwrap();
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = exceptions.next().await {
            heard
                .lock()
                .unwrap()
                .push(format!("{:?}", event.exception_details));
        }
    });
}

/// What a person does at a page.
pub struct Person {
    pub page: Page,
    complaints: Arc<Mutex<Vec<String>>>,
}

impl Person {
    /// Runs a script in every page from now on, before the page's own.
    pub async fn always_runs(&self, script: &str) {
        self.page.evaluate_on_new_document(script).await.unwrap();
    }

    pub async fn goes_to(&self, url: &str) {
        let going = tokio::time::timeout(PATIENCE, self.page.goto(url)).await;
        going.unwrap_or_else(|_| panic!("{url} never came")).unwrap();
    }

    /// Presses the browser's button 'Reload'.
    pub async fn reloads(&self) {
        let reloading = tokio::time::timeout(PATIENCE, self.page.reload()).await;
        // A browser asks whether a form shall be sent again, and waits for the answer.
        reloading
            .expect("the page was not what a form was answered with")
            .unwrap();
        self.sees("document.readyState", "complete").await;
    }

    /// Presses the browser's button 'Back', and waits for the page.
    pub async fn goes_back(&self) {
        let history = self
            .page
            .execute(GetNavigationHistoryParams::default())
            .await
            .unwrap();
        let earlier = usize::try_from(history.current_index - 1).expect("a page before this one");
        let entry = &history.entries[earlier];
        self.page
            .execute(NavigateToHistoryEntryParams::new(entry.id))
            .await
            .unwrap();
        self.sees("location.href", &entry.url).await;
        self.sees("document.readyState", "complete").await;
    }

    /// Has set the browser to write text at this many pixels; 16 is what it does by itself.
    pub async fn reads_text_of(&self, pixels: i64) {
        let sizes = FontSizes::builder().standard(pixels).build();
        self.page.execute(SetFontSizesParams::new(sizes)).await.unwrap();
    }

    /// Holds a phone in the hand: a window of 390 by 844, or as wide as is said.
    pub async fn holds_a_window_of(&self, width: i64, height: i64) {
        let size = SetDeviceMetricsOverrideParams::builder()
            .width(width)
            .height(height)
            .device_scale_factor(1.0)
            .mobile(width < 600)
            .build()
            .unwrap();
        self.page.execute(size).await.unwrap();
    }

    /// Looks at the page on `screen` or in `print`, `light` or `dark`, without movement.
    pub async fn looks_at(&self, medium: &str, scheme: &str) {
        let feature = |name: &str, value: &str| MediaFeature {
            name: name.into(),
            value: value.into(),
        };
        let media = SetEmulatedMediaParams::builder()
            .media(medium)
            .feature(feature("prefers-color-scheme", scheme))
            .feature(feature("prefers-reduced-motion", "reduce"))
            .build();
        self.page.execute(media).await.unwrap();
    }

    /// Presses a key, by the name that scripts know it by: `Tab`, `Enter`, `4`.
    pub async fn key(&self, name: &str) {
        let page = self.page.find_element("html").await.unwrap();
        page.press_key(name).await.unwrap();
    }

    /// Writes with the keyboard, wherever the focus is.
    pub async fn writes(&self, text: &str) {
        let page = self.page.find_element("html").await.unwrap();
        page.type_str(text).await.unwrap();
    }

    /// Saves a picture of the page, where the variable `DOORCODE_PICTURES` names a folder.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("DOORCODE_PICTURES") else {
            return;
        };
        let shot = ScreenshotParams::builder()
            .format(CaptureScreenshotFormat::Png)
            .build();
        let file = std::path::Path::new(&folder).join(format!("{name}.png"));
        self.page.save_screenshot(shot, file).await.unwrap();
    }

    /// Sees that no script has failed and that the pages' policy has had nothing to stop.
    #[track_caller]
    pub fn heard_no_complaint(&self) {
        let complaints = self.complaints.lock().unwrap();
        assert!(complaints.is_empty(), "{complaints:#?}");
    }

    /// Types into the field with that id, as with a keyboard.
    pub async fn types(&self, id: &str, text: &str) {
        self.presses(&format!("#{id}")).await;
        self.writes(text).await;
    }

    /// Presses what the selector finds, once it is there and nothing lies over it; while one page follows another,
    /// there may be nothing for a moment.
    pub async fn presses(&self, selector: &str) {
        let place = format!(
            "(() => {{ const it = document.querySelector({selector:?}); \
             it?.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const box = it?.getClientRects()[0]; \
             if (!box) return ''; \
             const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]; \
             const hit = document.elementFromPoint(x, y); \
             return it.contains(hit) || hit?.contains(it) ? `${{x}} ${{y}}` : ''; }})()"
        );
        for _ in 0..LOOKS {
            if let Ok(answer) = self.page.evaluate(place.as_str()).await
                && let Some((x, y)) = said(answer.value()).split_once(' ')
                && let (Ok(x), Ok(y)) = (x.parse(), y.parse())
                && self.page.click(Point::new(x, y)).await.is_ok()
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
        // Only a page that has come as a whole, scripts and all, does what its scripts do.
        let script = "document.readyState === 'complete' && location.pathname";
        self.sees(script, path).await;
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
