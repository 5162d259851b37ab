//! Each test is a target: `cargo test` plays the corpus beside this file (`__fuzz__`) and some random inputs; `cargo bolero
//! test` looks for more under libFuzzer, see docs/security.md.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderValue, Request, header};
use bolero::check;
use doorcode_engine::code::Code;
use doorcode_engine::ids::AccountId;
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::rules::KeyStyle;
use doorcode_engine::secret::PlainToken;
use doorcode_engine::time::Timestamp;
use doorcode_server::app::App;
use doorcode_server::clock::Clock;
use doorcode_server::config::{self, Inputs};
use doorcode_server::random::Randomness;
use doorcode_server::usecase::browser::describe;
use doorcode_server::web;
use doorcode_server::web::cookies::Cookie;
use doorcode_server::web::extract::{in_query, landing};
use doorcode_server::web::source::{Network, Source, client_address};
use doorcode_server::web::texts::Texts;
use doorcode_talk::wire::ClientFrame;
use tower::ServiceExt;

/// A code that is read is digits, and is read the same again.
#[test]
fn codes() {
    check!().for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        if let Ok(code) = Code::parse(&text) {
            let digits = code.expose().to_owned();
            assert!((1..=10).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
            assert_eq!(Code::parse(&digits).unwrap().expose(), digits);
        }
    });
}

/// A key that is read is one of its style, and is read the same again however it is grouped.
#[test]
fn recovery_keys() {
    check!().for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        for style in [KeyStyle::Digits, KeyStyle::Base32] {
            if let Ok(key) = RecoveryKey::parse(&text, style) {
                let grouped = key.grouped();
                assert_eq!(RecoveryKey::parse(&grouped, style).unwrap().grouped(), grouped);
            }
        }
    });
}

/// A token or an id that is read is the only way to write it.
#[test]
fn tokens_and_ids() {
    check!().for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        if let Some(token) = PlainToken::parse(&text) {
            assert_eq!(token.expose(), text);
        }
        if let Ok(id) = text.parse::<AccountId>() {
            assert_eq!(id.to_string(), text);
        }
    });
}

/// A number that is read is in the form of E.164, and is read the same again from anywhere.
#[test]
fn phone_numbers() {
    check!().for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let (country, typed) = text.split_at_checked(2).unwrap_or(("", &text));
        if let Ok(number) = web::phone::read(typed, country, true) {
            let e164 = number.as_str().to_owned();
            assert!(e164.starts_with('+') && e164[1..].bytes().all(|byte| byte.is_ascii_digit()));
            assert_eq!(web::phone::read(&e164, "US", true).unwrap().as_str(), e164);
            assert!(!web::phone::written(&number).is_empty());
        }
    });
}

/// What a cookie holds stands in the header; a header that two values are in holds none.
#[test]
fn cookies() {
    check!().for_each(|bytes: &[u8]| {
        let mut headers = HeaderMap::new();
        for line in bytes.split(|byte| *byte == b'\n').take(4) {
            if let Ok(value) = HeaderValue::from_bytes(line) {
                headers.append(header::COOKIE, value);
            }
        }
        let text = String::from_utf8_lossy(bytes);
        for https in [true, false] {
            for cookie in [Cookie::Account, Cookie::SignIn, Cookie::Device] {
                if let Some(value) = cookie.read(&headers, https) {
                    assert!(text.contains(&format!("{}={value}", cookie.name(https))));
                    let set = cookie.set(value, 60, https);
                    let set = set.to_str().unwrap();
                    assert!(
                        set.ends_with("HttpOnly; SameSite=Lax") || set.contains("; HttpOnly; SameSite=Lax"),
                        "{set}"
                    );
                }
            }
        }
    });
}

/// Who is not a trusted proxy is believed nothing; and a source has one name, however its address is written.
#[test]
fn proxy_headers() {
    let trusted: Vec<Network> = ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"]
        .map(|text| text.parse().unwrap())
        .into();
    check!().for_each(move |bytes: &[u8]| {
        let mut headers = HeaderMap::new();
        for line in bytes.split(|byte| *byte == b'\n').take(8) {
            if let Ok(value) = HeaderValue::from_bytes(line) {
                headers.append("x-forwarded-for", value);
            }
        }
        let stranger = SocketAddr::from(([203, 0, 113, 9], 4711));
        assert_eq!(client_address(stranger, &headers, &trusted), stranger.ip());
        let proxy = SocketAddr::from(([127, 0, 0, 1], 4711));
        let client = client_address(proxy, &headers, &trusted);
        if let IpAddr::V4(four) = client {
            assert_eq!(
                Source::from(client),
                Source::from(IpAddr::from(four.to_ipv6_mapped()))
            );
        }
        let text = String::from_utf8_lossy(bytes);
        if let Ok(network) = text.parse::<Network>() {
            assert_eq!(network.to_string().parse::<Network>().unwrap(), network);
        }
    });
}

/// What a browser says of itself and of its language becomes a short line of plain characters.
#[test]
fn browsers() {
    check!().for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let description = describe(&text);
        assert!(
            description.chars().count() <= 60 && !description.chars().any(char::is_control),
            "{description:?}"
        );
        let _ = Texts::choose(None, Some(&text));
        // Where a sign-in leads is an address of the app, whatever was asked for.
        let to = landing("calls", Some(&text));
        assert!(
            to == "/calls" || to.starts_with("/calls/") || to.starts_with("/calls?"),
            "{to}"
        );
        assert!(in_query(&text).is_ascii());
    });
}

/// A frame that is read is written as the same frame.
#[test]
fn frames() {
    check!().for_each(|bytes: &[u8]| {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return;
        };
        if let Ok(frame) = serde_json::from_str::<ClientFrame>(text) {
            let written = serde_json::to_string(&frame).unwrap();
            assert_eq!(serde_json::from_str::<ClientFrame>(&written).unwrap(), frame);
        }
    });
}

/// The whole program without its sockets: a request goes in, an answer comes out.
struct Doors {
    runtime: tokio::runtime::Runtime,
    router: axum::Router,
    clock: Clock,
    _folder: tempfile::TempDir,
}

impl Doors {
    fn open() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").display().to_string();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        let inputs = Inputs {
            file: None,
            environment: Vec::new(),
            flags: vec![("--data", data), ("--listen", address.to_string())],
        };
        let mut config = config::load(&inputs)
            .unwrap_or_else(|problems| panic!("{problems}"))
            .config;
        config.hashing.memory_kib = 64;
        let clock = Clock::fake(Timestamp::from_ms(1_800_000_000_000));
        let app = runtime
            .block_on(App::open(config, address, clock.clone(), Randomness::system()))
            .unwrap();
        Self {
            router: web::router(Arc::clone(&app)),
            runtime,
            clock,
            _folder: folder,
        }
    }

    /// Sends a body to an address as a page or an app of ours would, and sees that it is answered in its own kind.
    fn take(&self, method: &str, path: &str, kind: &str, token: &str, body: &[u8]) {
        // So that no limit on how often a source may come answers before anything is read.
        self.clock.advance(std::time::Duration::from_secs(61));
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost:8080")
            .header("origin", "http://localhost:8080")
            .header("content-type", kind)
            .header("accept", "text/html")
            .body(Body::from(body.to_vec()))
            .unwrap();
        if !token.is_empty() {
            request
                .headers_mut()
                .insert("authorization", token.parse().unwrap());
            request
                .headers_mut()
                .insert("cookie", format!("sign-in={}", &token[7..]).parse().unwrap());
        }
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4711))));
        let (status, shown) = self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
            (status, String::from_utf8(body.to_vec()).unwrap())
        });
        assert!(status < 500, "{method} {path}: {status} {shown}");
        assert!(
            !shown.contains('⟦'),
            "{method} {path}: a sentence is missing in {shown}"
        );
    }
}

/// Addresses of forms, as the program's own list has them.
fn form_paths() -> Vec<&'static str> {
    let list = include_str!("../../server/src/web/pages/paths.rs");
    let constants = list.lines().filter(|line| line.starts_with("pub const "));
    constants.map(|line| line.split('"').nth(1).unwrap()).collect()
}

const TOKEN: &str = "Bearer 5555555555555555555555555555555555555555555555555555555555555555";

/// The first byte chooses the form, the rest is its body.
#[test]
fn forms() {
    let doors = AssertUnwindSafe(Doors::open());
    let paths = form_paths();
    check!().for_each(move |bytes: &[u8]| {
        let Some((which, body)) = bytes.split_first() else {
            return;
        };
        let path = paths[usize::from(*which) % paths.len()];
        doors.take("POST", path, "application/x-www-form-urlencoded", TOKEN, body);
    });
}

/// The first byte chooses the operation, the rest is its body.
#[test]
fn json() {
    const OPERATIONS: [(&str, &str); 12] = [
        ("POST", "/api/v1/sign-ins"),
        ("POST", "/api/v1/sign-ins/current/code"),
        ("POST", "/api/v1/sign-ins/current/recovery-key"),
        ("POST", "/api/v1/sign-ins/current/send"),
        ("POST", "/api/v1/accounts"),
        ("POST", "/api/v1/email-verifications"),
        ("POST", "/api/v1/password-resets"),
        ("POST", "/api/v1/password-resets/current/recovery-key"),
        ("PUT", "/api/v1/password-resets/current/password"),
        ("POST", "/api/v1/enrolments"),
        ("POST", "/api/v1/step-ups"),
        ("POST", "/api/v1/password-advice"),
    ];
    let doors = AssertUnwindSafe(Doors::open());
    check!().for_each(move |bytes: &[u8]| {
        let Some((which, body)) = bytes.split_first() else {
            return;
        };
        let (method, path) = OPERATIONS[usize::from(*which) % OPERATIONS.len()];
        doors.take(method, path, "application/json", TOKEN, body);
    });
}

/// A target is played with what lies in the folder of its name: one that is renamed must take its corpus along.
#[test]
fn every_target_has_its_corpus() {
    let targets: BTreeSet<String> = include_str!("parsers.rs")
        .split("\n#[test]\nfn ")
        .skip(1)
        .filter(|function| function.contains("\n    check!()"))
        .map(|function| function.split_once('(').unwrap().0.to_owned())
        .collect();
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/__fuzz__");
    assert_eq!(names(&folder), targets);
    for target in targets {
        assert!(
            !names(&folder.join(&target).join("corpus")).is_empty(),
            "{target}"
        );
    }
}
