//! Bodies that are too large, damaged, doubled, of another kind, or sent in another way than the form does.

use reqwest::Method;

use super::*;
use crate::support::PASSWORD;

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_large_is_refused_and_costs_nothing() {
    let (running, cookie, code) = knocking().await;
    for size in [64 * 1024, 900 * 1024, 3 * 1024 * 1024] {
        let body = [b"code=1111&more=".as_slice(), &vec![b'x'; size]].concat();
        let answer = post_body(&running, "/sign-in/code", &cookie, FORM, body).await;
        answer.reads(413, "That is too large");
    }
    // Announced, and without end: refused before it has all arrived.
    let host = running.address;
    for head in [
        format!("POST /sign-in/code HTTP/1.1\r\nHost: {host}\r\nContent-Length: 10000000000\r\n"),
        format!("POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 10000000000\r\n"),
    ] {
        let request =
            format!("{head}Content-Type: {FORM}\r\nCookie: {cookie}\r\nAccept: text/html\r\n\r\ncode=1");
        let (status, _) = raw(host, request.as_bytes()).await;
        assert_eq!(status, "HTTP/1.1 413 Payload Too Large");
    }
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n"
    );
    let request = format!("{head}Content-Type: {FORM}\r\n\r\n{}", chunk.repeat(20));
    let (status, _) = raw(host, request.as_bytes()).await;
    assert_eq!(status, "HTTP/1.1 413 Payload Too Large");
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn text_that_is_not_utf8_is_refused_and_not_mended() {
    let (running, cookie, code) = knocking().await;
    for body in [
        b"code=%FF%FE".to_vec(),
        b"code=\xff\xfe".to_vec(),
        // Half of a letter; a surrogate; an overlong slash.
        b"code=1111&shared=%C3".to_vec(),
        b"code=%ED%A0%80".to_vec(),
        b"code=%C0%AF".to_vec(),
        b"%FF=1111".to_vec(),
    ] {
        let answer = post_body(&running, "/sign-in/code", &cookie, FORM, body).await;
        answer.reads(400, "This could not be understood");
    }
    // A name or a password that was mended would be another one, which its owner never typed.
    let fields = format!("user_name=broken&email=b%40example.org&password={PASSWORD}&display_name=%FF");
    let answer = post_body(&running, "/sign-up", "", FORM, fields.into_bytes()).await;
    answer.reads(400, "This could not be understood");
    let fields = format!("user_name=broken&email=b%40example.org&password=%FF{PASSWORD}&display_name=B");
    let answer = post_body(&running, "/sign-up", "", FORM, fields.into_bytes()).await;
    answer.reads(400, "This could not be understood");
    let taken = doorcode_store::accounts::by_user_name(&running.app.store, "broken").await;
    assert!(taken.unwrap().is_none(), "a refused form makes no account");

    for path in [
        "/sign-in?app=%FF",
        "/sign-in?next=/account/%C3%28",
        "/account/verify?token=%FF",
        "/calls?to=%FF",
    ] {
        get(&running, path, "")
            .await
            .reads(400, "This could not be understood");
    }
    // In headers they are nobody's cookie, no language and no browser.
    let host = running.address;
    let head = format!(
        "GET /account HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n",
        host.port()
    );
    let request = [
        head.as_bytes(),
        b"Cookie: account=\xff\xfe\r\nAccept-Language: \xff\r\nUser-Agent: \xfe\xff\r\n\r\n",
    ]
    .concat();
    let (status, _) = raw(host, &request).await;
    assert_eq!(status, "HTTP/1.1 303 See Other");
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_comes_twice_is_refused_and_an_unknown_one_is_not_minded() {
    let (running, cookie, code) = knocking().await;
    let wrong = if code == "1111" { "2222" } else { "1111" };
    for fields in [
        [("code", wrong), ("code", code.as_str())],
        [("code", code.as_str()), ("code", code.as_str())],
    ] {
        let answer = post(&running, "/sign-in/code", &cookie, &fields).await;
        answer.reads(400, "This could not be understood");
        assert!(answer.cookie("account").is_none());
    }
    let twice = [("user_name", "eve"), ("user_name", "ada"), ("password", PASSWORD)];
    let answer = post(&running, "/sign-in", "", &twice).await;
    answer.reads(400, "This could not be understood");
    get(&running, "/sign-in?app=calls&app=account", "")
        .await
        .reads(400, "This could not be understood");

    let more = [
        ("code", code.as_str()),
        ("colour", "green"),
        ("", ""),
        ("code2", "1"),
    ];
    let answer = post(&running, "/sign-in/code", &cookie, &more).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(answer.cookie("account").is_some());
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_field_is_asked_for() {
    let (running, cookie, code) = knocking().await;
    let answer = post_body(&running, "/sign-in/code", &cookie, FORM, Vec::new()).await;
    answer.says(422, "name=\"code\"");
    let answer = post_body(&running, "/sign-in", "", FORM, Vec::new()).await;
    answer.says(422, "name=\"password\"");
    let answer = post_body(&running, "/sign-up", "", FORM, Vec::new()).await;
    answer.says(422, "name=\"email\"");
    assert!(
        answer.body.contains("aria-invalid"),
        "each field says what it lacks"
    );
    let answer = post_body(&running, "/account/verify", "", FORM, Vec::new()).await;
    answer.reads(410, "This link no longer works");
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_another_kind_is_refused() {
    let (running, cookie, code) = knocking().await;
    let json = format!("{{\"code\":\"{code}\"}}");
    for (kind, body) in [
        ("application/json", json.clone()),
        ("text/plain", format!("code={code}")),
        ("multipart/form-data; boundary=x", format!("--x\r\n\r\n{code}")),
        ("", format!("code={code}")),
    ] {
        let answer = post_body(&running, "/sign-in/code", &cookie, kind, body.into_bytes()).await;
        answer.reads(415, "This kind of content is not understood here");
    }
    gets_in(&running, &cookie, &code).await;

    // JSON has its own door, and is told what was wrong in its own way.
    let url = format!("{}/api/v1/password-advice", running.base);
    for (kind, body, status) in [
        ("application/json", "{", 400),
        ("application/json", "{\"password\":1}", 400),
        ("application/json", "{\"password\":\"a\",\"password\":\"b\"}", 400),
        ("application/json", "{\"password\":\"a\",\"colour\":1}", 400),
        ("application/json", "[[[[[[[[[[[[[[", 400),
        (FORM, "password=a", 415),
    ] {
        let request = peer().post(&url).header(header::CONTENT_TYPE, kind).body(body);
        let answer = bare(request).await;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let deep = "[".repeat(60_000);
    let request = peer().post(&url).header(header::CONTENT_TYPE, "application/json");
    assert_eq!(bare(request.body(deep)).await.status, 400);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_method_is_refused_with_those_that_fit() {
    let (running, cookie, code) = knocking().await;
    for (method, path, allow) in [
        (Method::PUT, "/sign-in/code", "GET,HEAD,POST"),
        (Method::DELETE, "/account", "GET,HEAD"),
        (Method::PATCH, "/sign-up", "GET,HEAD,POST"),
        (Method::POST, "/help/two-step", "GET,HEAD"),
        (Method::GET, "/sign-out", "POST"),
        (Method::TRACE, "/sign-in/cancel", "POST"),
        (Method::from_bytes(b"BREW").unwrap(), "/", "GET,HEAD"),
    ] {
        let request = peer()
            .request(method.clone(), format!("{}{path}", running.base))
            .header(header::COOKIE, &cookie);
        let answer = answer(request).await;
        answer.reads(405, "This cannot be done here");
        assert_eq!(answer.header("allow"), allow, "{method} {path}");
    }
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_never_arrives_is_not_waited_for() {
    let (running, cookie, code) = knocking().await;
    let head = format!(
        "POST /sign-in/code HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\n",
        running.address
    );
    let request = format!("{head}Content-Type: {FORM}\r\nContent-Length: 9\r\nCookie: {cookie}\r\n\r\ncode=");
    let (status, text) = raw(running.address, request.as_bytes()).await;
    assert_eq!(status, "HTTP/1.1 408 Request Timeout");
    assert!(text.contains("<h1>"), "{text}");
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_server_has_too_much_to_do_it_says_when_to_come_again() {
    let (running, cookie, code) = knocking().await;
    let token = cookie.strip_prefix("sign-in=").unwrap();
    // Somebody before us in the queue of this sign-in does not come to an end.
    let before = running.app.turns.take(token.as_bytes()).await.unwrap();
    let answer = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    answer.reads(503, "Very busy just now");
    assert_eq!(answer.header("retry-after"), "5");
    assert!(answer.body.contains("Try again in 5 seconds"), "{}", answer.body);
    drop(before);
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_knocks_too_often_is_told_how_long_to_wait() {
    let running = Running::start().await;
    let knock = async || {
        let fields = [("app", "account"), ("user_name", ""), ("password", "")];
        post(&running, "/sign-in", "", &fields).await
    };
    let mut answer = knock().await;
    for _ in 0..80 {
        if answer.status != 422 {
            break;
        }
        answer = knock().await;
    }
    answer.reads(429, "That was too often");
    assert!(!answer.header("retry-after").is_empty());
    assert!(answer.body.contains("Try again in"), "{}", answer.body);
    running.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(knock().await.status, 422);
    running.stop().await;
}
