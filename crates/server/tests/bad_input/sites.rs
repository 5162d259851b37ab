//! Writes that another site's page sends.

use super::*;
use crate::support::PASSWORD;

/// Everything that changes something, as `paths.rs` and the routes name it.
const WRITES: [&str; 13] = [
    "/sign-up",
    "/account/verify",
    "/sign-in",
    "/sign-in/code",
    "/sign-in/code/send",
    "/sign-in/key",
    "/sign-in/cancel",
    "/sign-out",
    "/two-step/phone",
    "/two-step/confirm",
    "/two-step/stop",
    "/two-step/owner",
    "/api/v1/password-advice",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_changes_nothing() {
    let running = Running::start().await;
    running.member("ada").await;
    let fields = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
    let session = post(&running, "/sign-in", "", &fields)
        .await
        .cookie("account")
        .unwrap();
    let cookies = format!("account={session}");
    let other_port = format!("http://localhost:{}", running.address.port() ^ 1);
    let own = running.base.clone();
    for headers in [
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![("origin", other_port.as_str())],
        vec![("origin", "garbage")],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://evil.example"),
        ],
        vec![("sec-fetch-site", "same-site"), ("origin", "null")],
        vec![("sec-fetch-site", "whatever")],
    ] {
        for path in WRITES {
            let mut request = peer()
                .post(format!("{own}{path}"))
                .header(header::COOKIE, &cookies)
                .form(&[("app", "account"), ("user_name", "ada"), ("password", PASSWORD)]);
            for (name, value) in &headers {
                request = request.header(*name, *value);
            }
            let answer = if path.starts_with("/api/") {
                let answer = bare(request).await;
                assert_eq!(answer.header("content-type"), "application/problem+json");
                answer
            } else {
                let answer = answer(request).await;
                answer.reads(403, "This came from another site");
                answer
            };
            assert_eq!(answer.status, 403, "{path} with {headers:?}");
            assert!(answer.set_cookies().is_empty(), "{path} with {headers:?}");
        }
    }
    assert_eq!(
        get(&running, "/account", &cookies).await.status,
        200,
        "still signed in"
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_our_own_page_is_taken_however_the_browser_says_so() {
    let running = Running::start().await;
    running.member("ada").await;
    let own = running.base.clone();
    for headers in [
        vec![("origin", own.as_str())],
        vec![("sec-fetch-site", "same-origin")],
        vec![("sec-fetch-site", "same-origin"), ("origin", own.as_str())],
        // Typed into the address bar, or reloaded from history.
        vec![("sec-fetch-site", "none")],
        // No browser of the last years: a program, which no other site's page can make send our cookies.
        vec![],
    ] {
        let mut request = peer().post(format!("{own}/sign-in")).form(&[
            ("app", "account"),
            ("user_name", "ada"),
            ("password", PASSWORD),
        ]);
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let answer = answer(request).await;
        assert_eq!(answer.status, 303, "{headers:?}: {}", answer.body);
        assert!(answer.cookie("account").is_some(), "{headers:?}");
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_is_not_told_anything_across_origins() {
    let running = Running::start().await;
    for path in ["/", "/account", "/api/v1/password-advice", "/handset/texts"] {
        for method in [reqwest::Method::GET, reqwest::Method::OPTIONS] {
            let request = peer()
                .request(method, format!("{}{path}", running.base))
                .header("origin", "https://evil.example")
                .header("access-control-request-method", "POST");
            let answer = bare(request).await;
            let told = answer
                .headers
                .keys()
                .find(|name| name.as_str().starts_with("access-control-"));
            assert!(told.is_none(), "{path}: {told:?}");
            assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        }
    }
    running.stop().await;
}
