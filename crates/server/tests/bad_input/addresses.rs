//! Addresses and headers that no browser makes by itself.

use super::*;
use crate::support::PASSWORD;

#[tokio::test(flavor = "multi_thread")]
async fn an_address_leads_to_our_own_pages_or_nowhere() {
    let running = Running::start().await;
    let host = running.address;
    let port = host.port();
    let long = format!("/{}", "a".repeat(20_000));
    for path in [
        "//evil.example",
        "//evil.example/account",
        "/\\evil.example",
        "/.//evil.example",
        "/%2f%2fevil.example",
        "/%00",
        "/account%00",
        "/account/../account",
        "/account/..%2f..%2fetc/passwd",
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/doorcode.css%00.png",
        "/assets/",
        "/;/account",
        "/ACCOUNT",
        "/account/",
        "/sign-in/",
        "/.git/config",
        "/%FF",
        &long,
    ] {
        // Under the public name, and under the other names of this machine, where a page is led to the public one.
        for name in ["localhost", "127.0.0.1"] {
            let request = format!(
                "GET {path} HTTP/1.1\r\nHost: {name}:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
            );
            let (status, text) = raw(host, request.as_bytes()).await;
            let code = status.split(' ').nth(1).unwrap_or_default();
            let location = text
                .lines()
                .find_map(|line| line.strip_prefix("location: "))
                .unwrap_or(&running.base);
            assert!(matches!(code, "307" | "400" | "404"), "{path:.40}: {status}");
            assert!(
                location.starts_with(&running.base),
                "{path:.40} leads to {location}"
            );
            assert!(!text.contains("[package]") && !text.contains("root:"), "{path}");
            assert!(code != "307" || name == "127.0.0.1", "{path:.40}: {status}");
        }
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_too_much_is_refused_before_it_is_read() {
    let running = Running::start().await;
    let host = running.address;
    let line = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    let many: String = (0..2_000).map(|index| format!("X-Bomb-{index}: 1\r\n")).collect();
    let fat = format!("X-Bomb: {}\r\n", "x".repeat(200_000));
    let cookies: String = (0..3_000).map(|index| format!("account={index}; ")).collect();
    for bomb in [many, fat, format!("Cookie: {cookies}\r\n")] {
        let (status, _) = raw(host, format!("{line}{bomb}\r\n").as_bytes()).await;
        assert_eq!(status, "HTTP/1.1 431 Request Header Fields Too Large");
    }
    let address = format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "a".repeat(200_000));
    let (status, _) = raw(host, address.as_bytes()).await;
    assert!(status.contains(" 414 ") || status.contains(" 431 "), "{status}");
    for nonsense in [
        "GET\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n b: folded\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\nHost: a\r\n\r\n",
    ] {
        let (status, _) = raw(host, nonsense.as_bytes()).await;
        assert!(
            status.contains(" 400 ") || status.is_empty(),
            "{nonsense:?}: {status}"
        );
    }
    // And the door still opens.
    assert_eq!(get(&running, "/", "").await.status, 200);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_sign_in_leads_is_a_page_of_that_app() {
    let running = Running::start().await;
    running.member("ada").await;
    // The first sign-in on a device asks whether to turn two-step verification on; later ones lead on.
    let fields = [("app", "calls"), ("user_name", "ada"), ("password", PASSWORD)];
    let first = post(&running, "/sign-in", "", &fields).await;
    let device = format!("device={}", first.cookie("device").expect("a device key"));
    for (next, leads_to) in [
        ("/calls?to=bea", "/calls?to=bea"),
        ("", "/calls"),
        ("https://evil.example", "/calls"),
        ("//evil.example", "/calls"),
        ("/\\evil.example", "/calls"),
        ("/calls/..//evil.example", "/calls"),
        ("/calls\\..\\evil", "/calls"),
        ("/calls\r\nSet-Cookie: a=b", "/calls"),
        ("/calls\u{0}", "/calls"),
        ("javascript:alert(1)", "/calls"),
        ("/callsevil", "/calls"),
        ("/account", "/calls"),
        ("/calls?to=\u{202e}", "/calls"),
    ] {
        let fields = [
            ("app", "calls"),
            ("user_name", "ada"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let answer = post(&running, "/sign-in", &device, &fields).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, leads_to),
            "{next:?}"
        );
    }
    // 'Not now' leads to an app too.
    for (next, leads_to) in [
        ("/calls", "/calls"),
        ("/calls?to=bea", "/calls?to=bea"),
        ("/callsevil", "/"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/calls/../../evil", "/"),
    ] {
        let answer = post(&running, "/two-step/prompt", "", &[("next", next)]).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, leads_to),
            "{next:?}"
        );
    }
    // An app that is none, and a page that would be shown inside ours.
    get(&running, "/sign-in?app=%3Cscript%3E&next=%22%3E%3Cscript%3E", "")
        .await
        .says(200, "name=\"password\"");
    let page = get(
        &running,
        "/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "",
    )
    .await;
    assert!(!page.body.contains("<script>"), "{}", page.body);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_sign_in_with_two_steps_leads_is_kept_and_believed_as_little() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let mut known = running.code(PHONE, None).await;
    let far = format!("/calls?to={}", "a".repeat(5_000));
    for (next, leads_to) in [
        ("/calls?to=bea", "/calls?to=bea"),
        ("", "/calls"),
        ("https://evil.example", "/calls"),
        ("/account", "/calls"),
        (far.as_str(), "/calls"),
    ] {
        running.clock.advance(std::time::Duration::from_secs(600));
        let fields = [
            ("app", "calls"),
            ("user_name", "ada"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let begun = post(&running, "/sign-in", "next=c29tZXRoaW5nIG9sZA", &fields).await;
        let kept = begun.cookie("next").expect("kept or taken back");
        let pending = begun.cookie("sign-in").unwrap();
        let code = running.code(PHONE, Some(&known)).await;
        let cookies = format!("sign-in={pending}; next={kept}");
        let done = post(&running, "/sign-in/code", &cookies, &[("code", &code)]).await;
        assert_eq!(
            (done.status, done.header("location")),
            (303, leads_to),
            "{next:.40}"
        );
        assert_eq!(done.cookie("next").as_deref(), Some(""), "it is used once");
        known = code;
    }
    running.stop().await;
}
