//! What every page carries: the policy for scripts, how it may be kept, and how its cookies are bound.

use super::*;
use crate::support::PASSWORD;

/// The addresses of the pages and forms, as the program's own list has them.
fn paths() -> Vec<&'static str> {
    let list = include_str!("../../src/web/pages/paths.rs");
    let paths: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("pub const "))
        .map(|line| line.split('"').nth(1).unwrap())
        .collect();
    assert!(paths.len() > 50, "the list is read");
    paths
}

#[track_caller]
fn is_guarded(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    let mut rules = policy.split(';').map(str::trim);
    for rule in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(
            rules.clone().any(|found| found == rule),
            "{what} lacks {rule}: {policy}"
        );
    }
    assert!(
        rules.all(|rule| !rule.contains("unsafe") && !rule.contains('*')),
        "{what}: {policy}"
    );
    assert!(
        !policy.contains("http:") && !policy.contains("https:"),
        "{what}: {policy}"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(
        answer.header("permissions-policy").contains("geolocation=()"),
        "{what}"
    );
    assert!(!answer.header("x-request-id").is_empty(), "{what}");
    for line in answer.set_cookies() {
        assert!(line.contains("; HttpOnly"), "{what}: {line}");
        assert!(line.contains("; SameSite=Lax"), "{what}: {line}");
        assert!(line.contains("; Path=/;"), "{what}: {line}");
        assert!(!line.contains("Domain"), "{what}: {line}");
    }
    if answer.header("content-type").starts_with("text/html") {
        is_without_inline_parts(&answer.body, what);
    }
}

/// The policy would stop them, and a page that needs them would be broken.
#[track_caller]
fn is_without_inline_parts(html: &str, what: &str) {
    assert!(!html.contains("<style"), "{what} has a style of its own");
    assert!(!html.contains("javascript:"), "{what} has a script in a link");
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        assert!(
            !tag.starts_with("script") || tag.contains(" src=\"/assets/"),
            "{what}: <{tag}>"
        );
        assert!(!tag.contains(" style="), "{what}: <{tag}>");
        let handler = tag
            .split_whitespace()
            .skip(1)
            .find(|part| part.starts_with("on") && part.contains('='));
        assert!(handler.is_none(), "{what}: <{tag}>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_is_guarded_whoever_asks_and_however() {
    let running = Running::start().await;
    let (ada, _) = running.protected("ada", PHONE).await;
    for path in paths() {
        let answer = get(&running, path, "").await;
        is_guarded(&answer, path);
        assert_ne!(answer.status, 500, "{path}: {}", answer.body);
        let answer = post(&running, path, "", &[]).await;
        is_guarded(&answer, path);
        assert_ne!(answer.status, 500, "{path}: {}", answer.body);
        // Damaged; and with a method that nothing takes.
        is_guarded(
            &post_body(&running, path, "", FORM, b"%FF=%FF".to_vec()).await,
            path,
        );
        let request = peer().delete(format!("{}{path}", running.base));
        is_guarded(&answer_of(request).await, path);
        // Signed in: what is shown is this person's, and is kept nowhere.
        let request = ada.client.get(format!("{}{path}", running.base));
        let signed = answer_of(request).await;
        is_guarded(&signed, path);
        assert_ne!(signed.status, 500, "{path}: {}", signed.body);
    }
    for path in [
        "/healthz",
        "/readyz",
        "/nowhere",
        "/handset/texts",
        "/handset/mails",
        "/api/v1/nowhere",
    ] {
        is_guarded(&get(&running, path, "").await, path);
    }
    running.stop().await;
}

async fn answer_of(request: RequestBuilder) -> Answer {
    answer(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_the_same_for_everybody_may_be_kept() {
    let running = Running::start().await;
    for path in [
        "/assets/doorcode.css",
        "/assets/js/code.js",
        "/manifest.webmanifest",
        "/favicon.ico",
    ] {
        let answer = get(&running, path, "").await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), "public, max-age=300", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(answer.set_cookies().is_empty(), "{path}");
    }
    let missing = get(&running, "/assets/nothing.css", "").await;
    missing.reads(404, "There is nothing here");
    assert_eq!(missing.header("cache-control"), "no-store");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_calls_may_ask_for_camera_and_microphone() {
    let running = Running::start().await;
    for (path, may) in [
        ("/calls", true),
        ("/calls/new", true),
        ("/", false),
        ("/callsign", false),
    ] {
        let answer = get(&running, path, "").await;
        let policy = answer.header("permissions-policy");
        assert_eq!(policy.contains("camera=(self)"), may, "{path}: {policy}");
        assert_eq!(policy.contains("microphone=(self)"), may, "{path}: {policy}");
    }
    running.stop().await;
}

/// Over TLS, which a proxy in front speaks here: every cookie is bound to its host, and the browser is told to come
/// back over TLS only. The account is made on a try-out, since texts need a phone to arrive at.
#[tokio::test(flavor = "multi_thread")]
async fn over_tls_cookies_are_bound_to_the_host_and_the_browser_stays_with_tls() {
    let kept = doorcode_store::testing::folder();
    let database = kept.path().join("doorcode.db").display().to_string();
    let keys = kept.path().join("keys.toml").display().to_string();
    let settings = [
        ("DOORCODE_DATABASE", database.as_str()),
        ("DOORCODE_KEY_FILE", keys.as_str()),
    ];
    let clock = doorcode_server::clock::Clock::system();
    let try_out = Running::with(clock.clone(), &settings).await;
    try_out.protected("ada", PHONE).await;
    try_out.member("bea").await;
    let plain = get(&try_out, "/", "").await;
    assert_eq!(plain.header("strict-transport-security"), "");
    try_out.stop().await;

    let settings = [
        settings[0],
        settings[1],
        ("DOORCODE_PUBLIC_URL", "https://chat.example"),
        ("DOORCODE_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let running = Running::with(clock, &settings).await;
    let through_proxy = |request: RequestBuilder| {
        request
            .header(header::HOST, "chat.example")
            .header("x-forwarded-for", "203.0.113.7")
            .header("x-forwarded-proto", "https")
    };
    let url = |path: &str| format!("http://{}{path}", running.address);
    let sign_in = async |name: &str, origin: &str| {
        let fields = [("app", "account"), ("user_name", name), ("password", PASSWORD)];
        let request = peer().post(url("/sign-in")).header(header::ORIGIN, origin);
        answer(through_proxy(request).form(&fields)).await
    };
    let bound = |answer: &Answer, names: &[&str]| {
        let lines = answer.set_cookies();
        let set: Vec<&str> = lines.iter().map(|line| line.split_once('=').unwrap().0).collect();
        for name in names {
            assert!(set.contains(name), "{name} is not in {lines:?}");
        }
        for line in &lines {
            assert!(line.starts_with("__Host-") && line.contains("; Secure"), "{line}");
            assert!(
                line.contains("; HttpOnly") && line.contains("; SameSite=Lax"),
                "{line}"
            );
            assert!(line.contains("; Path=/;") && !line.contains("Domain"), "{line}");
        }
        assert_eq!(answer.header("strict-transport-security"), "max-age=63072000");
        is_guarded(answer, "over TLS");
    };
    bound(&sign_in("ada", "https://chat.example").await, &["__Host-sign-in"]);
    let signed = sign_in("bea", "https://chat.example").await;
    bound(&signed, &["__Host-account", "__Host-device"]);
    // The same site over plain http, where anybody on the way could write a page, is another site.
    for origin in [
        "http://evil.example",
        "https://evil.chat.example",
        "https://chat.example:8443",
    ] {
        assert_eq!(sign_in("bea", origin).await.status, 403, "{origin}");
    }

    let session = signed.cookie("__Host-account").unwrap();
    let open = async |cookie: String| {
        let request = peer().get(url("/account")).header(header::COOKIE, cookie);
        answer(through_proxy(request)).await.status
    };
    assert_eq!(open(format!("__Host-account={session}")).await, 200);
    assert_eq!(
        open(format!("account={session}")).await,
        303,
        "a name that others can set"
    );
    for path in [
        "/",
        "/sign-in",
        "/account",
        "/nowhere",
        "/assets/doorcode.css",
        "/healthz",
    ] {
        let answer = answer(through_proxy(peer().get(url(path)))).await;
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=63072000",
            "{path}"
        );
    }
    assert_eq!(
        answer(through_proxy(peer().get(url("/handset")))).await.status,
        404
    );
    running.stop().await;
}
