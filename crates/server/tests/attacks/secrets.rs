//! What must not be told: codes, keys, passwords and tokens, in the log of a program that logs all it can, and in what it
//! answers.

use std::sync::Mutex;

use crate::program::{Place, Program};
use crate::support::{Browser, PASSWORD, shown_key};

const PHONE: &str = "+491701234567";

/// The text of the newest code, as the handset shows it.
async fn newest_code(base: &str, known: Option<&str>) -> String {
    for _ in 0..400 {
        let texts = Browser::new(base)
            .get("/handset/texts?to=%2B491701234567")
            .await
            .1;
        let texts: serde_json::Value = serde_json::from_str(&texts).unwrap();
        let list = texts
            .as_array()
            .cloned()
            .or_else(|| texts["texts"].as_array().cloned())
            .unwrap();
        let codes = list.iter().map(|text| {
            text["body"]
                .as_str()
                .unwrap()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
        });
        let newest = codes.into_iter().find(|code| !code.is_empty());
        if let Some(code) = newest.filter(|code| Some(code.as_str()) != known) {
            return code;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no code came");
}

/// Elsewhere the code, or a hash of it that a laptop reverses in a second, came along in the answer, so that the page
/// could compare it; or stood in a log that many can read.
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_in_a_log_or_an_answer() {
    let place = Place::new();
    let program: Program = place.start(&[("DOORCODE_LOG_FILTER", "trace")]);
    let base = program.base.clone();
    let said = Mutex::new(Vec::<(String, String)>::new());
    let post = async |browser: &Browser, path: &str, fields: &[(&str, &str)]| {
        let request = browser
            .client
            .post(format!("{base}{path}"))
            .form(fields)
            .header("origin", &base);
        let response = request.send().await.unwrap();
        let head = format!("{} {:?}", response.url(), response.headers());
        let body = response.text().await.unwrap();
        said.lock()
            .unwrap()
            .push((path.to_owned(), format!("{head}\n{body}")));
        body
    };
    let form = [
        ("user_name", "ada"),
        ("display_name", "Ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
    ];
    let browser = Browser::new(&base);
    post(&browser, "/sign-up", &form).await;
    let sign_in = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
    post(&browser, "/sign-in", &sign_in).await;
    post(
        &browser,
        "/two-step/phone",
        &[("country", "DE"), ("phone", PHONE)],
    )
    .await;
    let first = newest_code(&base, None).await;
    let page = post(&browser, "/two-step/code", &[("code", &first)]).await;
    let key = shown_key(&page);
    // From here on the key is not shown again.
    let shown_until = said.lock().unwrap().len();
    post(&browser, "/two-step/key/retype", &[("key", &key)]).await;
    let page = post(&browser, "/two-step/confirm", &[]).await;
    assert!(page.contains("is on") || page.contains("three days"), "{page}");

    let stranger = Browser::new(&base);
    post(&stranger, "/sign-in", &sign_in).await;
    let second = newest_code(&base, Some(&first)).await;
    let wrong = super::another(&second, 1);
    post(&stranger, "/sign-in/code", &[("code", &wrong)]).await;
    post(&stranger, "/sign-in/code", &[("code", &second)]).await;
    post(
        &Browser::new(&base),
        "/sign-in",
        &[
            ("app", "account"),
            ("user_name", "ada"),
            ("password", "not-the-password"),
        ],
    )
    .await;
    let lost = Browser::new(&base);
    post(&lost, "/forgotten", &[("user_name", "ada")]).await;
    post(&lost, "/forgotten/key", &[("key", &key), ("user_name", "ada")]).await;
    let third = newest_code(&base, Some(&second)).await;

    let said = said.into_inner().unwrap();
    let words = |text: &str, secret: &str| {
        // A code is short: it must stand alone, not in the middle of a longer number or token.
        text.split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word == secret)
    };
    for (path, text) in &said {
        for secret in [PASSWORD, "not-the-password"] {
            assert!(!text.contains(secret), "{path} tells a password");
        }
        for code in [&first, &second, &third] {
            assert!(!words(text, code), "{path} tells {code}: {text}");
        }
    }
    let plain: String = key.chars().filter(char::is_ascii_digit).collect();
    for (path, text) in &said[shown_until..] {
        assert!(
            !text.contains(&key) && !text.contains(&plain),
            "{path} tells the key"
        );
    }
    let tokens: Vec<String> = said
        .iter()
        .flat_map(|(_, text)| {
            text.match_indices("set-cookie\": \"")
                .map(|(at, mark)| &text[at + mark.len()..])
        })
        .filter_map(|rest| Some(rest.split_once(';')?.0.split_once('=')?.1.to_owned()))
        .filter(|value| value.len() > 20)
        .collect();
    let log = program.stop();
    assert!(log.len() > 2_000, "it logs: {log}");
    for secret in [PASSWORD, "not-the-password", key.as_str(), plain.as_str()] {
        assert!(!log.contains(secret), "the log tells '{secret}'");
    }
    for token in &tokens {
        assert!(!log.contains(token.as_str()), "the log tells a token");
    }
    for code in [&first, &second, &third, &wrong] {
        let line = log.lines().find(|line| words(line, code));
        assert!(line.is_none(), "the log tells {code}: {line:?}");
    }
}
