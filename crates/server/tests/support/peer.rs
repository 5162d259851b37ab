//! A peer that keeps nothing: each request is made of what it is given, and the answer is looked at as it came.

use std::net::SocketAddr;

use reqwest::header::{self, HeaderMap};
use reqwest::{RequestBuilder, redirect};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Running;

/// The phone of everybody here.
pub const PHONE: &str = "+491701234567";

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value that a cookie was set to; empty where it was taken back.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.set_cookies().into_iter().find_map(|line| {
            let (found, rest) = line.split_once('=').unwrap();
            (found == name).then(|| rest.split_once(';').unwrap().0.to_owned())
        })
    }

    pub fn set_cookies(&self) -> Vec<String> {
        let all = self.headers.get_all(header::SET_COOKIE);
        all.iter()
            .map(|value| value.to_str().unwrap().to_owned())
            .collect()
    }

    /// Sees that it is a page that a person can read, with this status and this heading.
    #[track_caller]
    pub fn reads(&self, status: u16, heading: &str) {
        assert_eq!(self.status, status, "{}", self.body);
        assert!(
            self.header("content-type").starts_with("text/html"),
            "{}",
            self.body
        );
        let (_, rest) = self.body.split_once("<h1>").expect("a heading");
        assert_eq!(rest.split_once("</h1>").unwrap().0, heading);
        assert!(!self.body.contains('⟦'), "a sentence is missing in {}", self.body);
    }

    /// Sees that the page says this, whatever else it says.
    #[track_caller]
    pub fn says(&self, status: u16, words: &str) {
        assert_eq!(self.status, status, "{}", self.body);
        assert!(self.body.contains(words), "{words} is not in {}", self.body);
    }
}

/// Sends a request as a browser that asks for a page.
pub async fn answer(request: RequestBuilder) -> Answer {
    let request = request.header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
    bare(request).await
}

/// Sends a request as it is.
pub async fn bare(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: response.text().await.unwrap(),
    }
}

/// A peer that keeps no cookies and follows no redirect.
pub fn peer() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .build()
        .unwrap()
}

/// Posts a form with these cookies.
pub async fn post(running: &Running, path: &str, cookies: &str, fields: &[(&str, &str)]) -> Answer {
    let request = peer()
        .post(format!("{}{path}", running.base))
        .header(header::COOKIE, cookies)
        .header(header::ORIGIN, &running.base);
    answer(request.form(fields)).await
}

/// Posts a body as it is, with these cookies.
pub async fn post_body(running: &Running, path: &str, cookies: &str, kind: &str, body: Vec<u8>) -> Answer {
    let request = peer()
        .post(format!("{}{path}", running.base))
        .header(header::COOKIE, cookies)
        .header(header::ORIGIN, &running.base);
    answer(request.header(header::CONTENT_TYPE, kind).body(body)).await
}

/// Opens a page with these cookies.
pub async fn get(running: &Running, path: &str, cookies: &str) -> Answer {
    let request = peer().get(format!("{}{path}", running.base));
    answer(request.header(header::COOKIE, cookies)).await
}

/// Writes bytes that no HTTP library would, and reads until the peer closes: the first line, and everything.
pub async fn raw(address: SocketAddr, bytes: &[u8]) -> (String, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A peer that has heard enough may close before the last byte.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (answer.lines().next().unwrap_or_default().to_owned(), answer)
}

/// A sign-in that awaits its code: the `Cookie` header that names it, and the code.
pub async fn awaiting_code(
    running: &Running,
    name: &str,
    phone: &str,
    known: Option<&str>,
) -> (String, String) {
    let fields = [
        ("app", "account"),
        ("user_name", name),
        ("password", super::PASSWORD),
    ];
    let begun = post(running, "/sign-in", "", &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let cookie = format!("sign-in={}", begun.cookie("sign-in").unwrap());
    (cookie, running.code(phone, known).await)
}

/// Gives the right code, and sees that it opens a session: what came before has cost nothing.
pub async fn gets_in(running: &Running, cookie: &str, code: &str) {
    let answer = post(running, "/sign-in/code", cookie, &[("code", code)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let session = answer.cookie("account").expect("a session");
    let page = get(running, "/account", &format!("account={session}")).await;
    assert_eq!(page.status, 200, "{}", page.body);
}

/// The program with one account whose two-step verification is on, and a sign-in to it that awaits its code.
pub async fn knocking() -> (Running, String, String) {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    running.clock.advance(std::time::Duration::from_secs(60));
    let known = running.code(PHONE, None).await;
    let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
    (running, cookie, code)
}
