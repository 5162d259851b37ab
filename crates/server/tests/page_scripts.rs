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

mod support;

use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::rules::KeyStyle;
use doorcode_server::clock::Clock;
use support::chrome::Chrome;
use support::{PASSWORD, Running};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_pages_help_whoever_has_scripts() {
    let running = Running::with(Clock::system(), &[]).await;
    let chrome = Chrome::launch().await;
    let mira = chrome.person(&format!("{}/sign-up", running.base)).await;

    // The meter says what would make a password better, and 'Show' shows it.
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
    mira.reads("Check your mail").await;

    // Signing in leads to the prompt, the prompt to the wizard.
    mira.goes_to(&format!("{}/sign-in?app=messages", running.base))
        .await;
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
    let code = running.code("+4915123456734", None).await;
    let paste = format!(
        "const field = document.querySelector('#code'); field.focus(); \
         document.execCommand('insertText', false, 'Your code: {} – thanks')",
        code.chars()
            .map(|digit| char::from_u32('٠' as u32 + digit as u32 - '0' as u32).unwrap())
            .collect::<String>()
    );
    mira.js(&paste).await;
    mira.reads("Your recovery key").await;
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
    mira.reads("Before it is turned on").await;
    mira.presses("button.main").await;
    mira.reads("Two-step verification is on").await;

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
    chrome.close().await;
    running.stop().await;
}
