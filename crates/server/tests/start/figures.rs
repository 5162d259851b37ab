//! Figures for monitoring are on a listener of their own and name nobody; what an operator must know is on the console.

use std::net::TcpListener;

use crate::program::Place;
use crate::support::{Browser, PASSWORD};

#[tokio::test(flavor = "multi_thread")]
async fn figures_count_what_happens_and_name_nobody() {
    let place = Place::new();
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let program = place.start(&[("DOORCODE_METRICS_LISTEN", &port.to_string())]);
    let figures = Browser::new(&format!("http://127.0.0.1:{port}"));
    assert!(
        program.welcome.contains(&format!("{}/metrics", figures.base)),
        "{}",
        program.welcome
    );

    let browser = Browser::new(&program.base);
    let form = [
        ("user_name", "ottoline"),
        ("display_name", "Ottoline"),
        ("email", "ottoline@example.org"),
        ("password", PASSWORD),
    ];
    assert_eq!(browser.post("/sign-up", &form).await.0, 200);
    let attempt = |password: &'static str| {
        [
            ("app", "account"),
            ("user_name", "ottoline"),
            ("password", password),
        ]
    };
    assert_eq!(
        browser.post("/sign-in", &attempt("wrong-wrong-wrong")).await.0,
        422
    );
    assert_eq!(browser.post("/sign-in", &attempt(PASSWORD)).await.0, 200);
    let token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    browser.get(&format!("/account/verify?token={token}")).await;

    let (status, text) = figures.get("/metrics").await;
    assert_eq!(status, 200, "{text}");
    for line in [
        "doorcode_sign_ins_total{outcome=\"wrong_password\"} 1",
        "doorcode_sign_ins_total{outcome=\"password_only\"} 1",
        "doorcode_hashing_places{lane=\"unknown\"} 0",
        "doorcode_sockets 0",
        "doorcode_calls 0",
        "http_request_seconds_bucket{route=\"/sign-in\"",
    ] {
        assert!(text.contains(line), "'{line}' is missing in: {text}");
    }
    let commits = text
        .lines()
        .find_map(|line| line.strip_prefix("doorcode_store_commits_total "));
    assert!(commits.unwrap().parse::<u64>().unwrap() >= 3, "{text}");
    for secret in ["ottoline", "127.0.0.1", token] {
        assert!(
            !text.to_lowercase().contains(&secret.to_lowercase()),
            "{secret}: {text}"
        );
    }
    assert_eq!(figures.get("/").await.0, 404, "nothing else is there");
    assert_eq!(browser.get("/metrics").await.0, 404, "and not among the pages");
    program.stop();
}

#[test]
fn the_console_says_that_no_code_arrives_without_a_gateway() {
    let place = Place::new();
    let program = place.start(&[]);
    assert!(program.welcome.contains("/handset"), "{}", program.welcome);
    program.stop();
    let program = place.start(&[("DOORCODE_HANDSET", "false")]);
    assert!(
        program.welcome.contains("no gateway is set up"),
        "{}",
        program.welcome
    );
    assert!(!program.welcome.contains("/handset"), "{}", program.welcome);
    program.stop();
}
