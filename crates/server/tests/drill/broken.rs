//! The program with one thing broken: the drill names it, and ends with 1.

use std::net::IpAddr;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use tower::ServiceExt;

use super::*;

/// Plays the drill and sees that it names exactly these.
async fn names(spoiled: Spoiled, attacks: &[&str]) {
    let report = spoiled.drill().await;
    assert_eq!(those(&report, "LET THROUGH"), attacks, "{}", report.to_text());
    assert_eq!(report.exit_code(), 1);
    assert!(
        report
            .to_text()
            .contains(&format!("LET THROUGH   {}", attacks[0]))
    );
}

const SIGN_INS: &str = "/api/v1/sign-ins";

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_may_be_framed() {
    let spoiled = Spoiled::start(|_, router| {
        router.layer(from_fn(|request: Request, next: Next| async move {
            let mut response = next.run(request).await;
            let headers = response.headers_mut();
            headers.remove("x-frame-options");
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            let policy = policy.replace("; frame-ancestors 'none'", "");
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.parse().unwrap());
            response
        }))
    });
    names(
        spoiled.await,
        &["Pages in a frame of another site (clickjacking)"],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_comes_along_in_a_header() {
    let spoiled = Spoiled::start(|app, router| {
        let app = Arc::clone(app);
        router.layer(from_fn(move |request: Request, next: Next| {
            let app = Arc::clone(&app);
            async move {
                let tells = request.uri().path() == "/sign-in/code";
                let mut response = next.run(request).await;
                if tells {
                    let texts = app.courier.handset().unwrap().texts(None);
                    let codes = texts.iter().map(|text| {
                        text.body
                            .chars()
                            .take_while(char::is_ascii_digit)
                            .collect::<String>()
                    });
                    let codes: Vec<String> = codes.collect();
                    response
                        .headers_mut()
                        .insert("x-debug", codes.join(" ").parse().unwrap());
                }
                response
            }
        }))
    });
    names(spoiled.await, &["The code in an answer"]).await;
}

/// What a browser says of where a form comes from is lost on the way.
#[tokio::test(flavor = "multi_thread")]
async fn forms_of_other_sites() {
    let spoiled = Spoiled::start(|_, router| {
        router.layer(from_fn(|mut request: Request, next: Next| async move {
            if request.uri().path() != "/ws" {
                request.headers_mut().remove(header::ORIGIN);
                request.headers_mut().remove("sec-fetch-site");
            }
            next.run(request).await
        }))
    });
    names(
        spoiled.await,
        &["A form of another site signs in or acts (login CSRF)"],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_for_a_wrong_code() {
    let spoiled = Spoiled::start(|_, router| {
        router.layer(from_fn(|request: Request, next: Next| async move {
            let code = request.method() == "POST" && request.uri().path() == "/sign-in/code";
            let form = request.headers().get(header::CONTENT_LENGTH).cloned();
            let mut response = next.run(request).await;
            // A code of four digits, and wrong.
            let given = form.is_some_and(|length| length == "9");
            if code && given && response.status() == StatusCode::UNPROCESSABLE_ENTITY {
                let cookie = HeaderValue::from_static("account=0123456789; Path=/; HttpOnly; SameSite=Lax");
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }))
    });
    names(
        spoiled.await,
        &["Codes of another shape", "A wrong code: that of another sign-in"],
    )
    .await;
}

/// Whoever writes another address into a header is another source.
#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_are_believed() {
    let spoiled = Spoiled::start(|_, router| {
        router.layer(from_fn(|mut request: Request, next: Next| async move {
            let forged = request.headers().get("x-forwarded-for").cloned();
            if let Some(forged) = forged.and_then(|value| value.to_str().ok()?.parse::<IpAddr>().ok()) {
                let peer = SocketAddr::from((forged, 4711));
                request.extensions_mut().insert(ConnectInfo(peer));
            }
            next.run(request).await
        }))
    });
    names(spoiled.await, &["Wrong passwords from forged addresses"]).await;
}

/// The allowance is ten times what it should be: each of many sign-ins bears all of its guesses.
#[tokio::test(flavor = "multi_thread")]
async fn guesses_without_end() {
    // No configuration gives such rules.
    let change = |config: &mut Config| config.rules.ladder[0].wrong = Some(60);
    let spoiled = Spoiled::configured(change, |_, router| router).await;
    names(
        spoiled,
        &[
            "Many sign-ins at once, each with guesses of its own",
            "One fixed guess at fresh codes",
        ],
    )
    .await;
}

/// A page that looks for a token and not for how far its owner has come.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_takes_half_a_sign_in() {
    let spoiled = Spoiled::start(|_, router| {
        let inner = router.clone();
        router.layer(from_fn(move |request: Request, next: Next| {
            let inner = inner.clone();
            async move {
                if request.uri().path() == "/account/sessions" && is_pending(&inner, request.headers()).await
                {
                    return "Your sessions".into_response();
                }
                next.run(request).await
            }
        }))
    });
    names(spoiled.await, &["A half-open sign-in at the pages"]).await;
}

async fn is_pending(inner: &Router, headers: &HeaderMap) -> bool {
    let cookies = headers
        .get(header::COOKIE)
        .map_or("", |value| value.to_str().unwrap());
    let token = cookies
        .split("; ")
        .find_map(|pair| pair.strip_prefix("account="))
        .unwrap_or("");
    let mut request = Request::builder()
        .uri(format!("{SIGN_INS}/current"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::empty())
        .unwrap();
    request
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4711))));
    inner.clone().oneshot(request).await.unwrap().status() == StatusCode::OK
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_that_scripts_read() {
    let spoiled = Spoiled::start(|_, router| {
        router.layer(from_fn(|request: Request, next: Next| async move {
            let mut response = next.run(request).await;
            let lines: Vec<HeaderValue> = response
                .headers()
                .get_all(header::SET_COOKIE)
                .iter()
                .cloned()
                .collect();
            response.headers_mut().remove(header::SET_COOKIE);
            for line in lines {
                let line = line.to_str().unwrap().replace("; HttpOnly", "");
                response
                    .headers_mut()
                    .append(header::SET_COOKIE, line.parse().unwrap());
            }
            response
        }))
    });
    names(
        spoiled.await,
        &["Cookies that scripts, other sites or other hosts get"],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_that_leads_anywhere() {
    let spoiled = Spoiled::start(|_, router| {
        router.layer(from_fn(|request: Request, next: Next| async move {
            let query = request.uri().query().unwrap_or("").to_owned();
            match query.split_once("next=https:") {
                Some((_, rest)) => {
                    Redirect::to(&format!("https:{}", rest.replace("%2F", "/"))).into_response()
                }
                None => next.run(request).await,
            }
        }))
    });
    names(spoiled.await, &["A link that leads away (open redirect)"]).await;
}

/// Somebody who asks whether a name is taken is told in a header.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_tells_names_apart() {
    let spoiled = Spoiled::start(|app, router| {
        let app = Arc::clone(app);
        router.layer(from_fn(move |request: Request, next: Next| {
            let app = Arc::clone(&app);
            async move {
                let forgotten = request.method() == "POST" && request.uri().path() == "/forgotten";
                let mut response: Response = next.run(request).await;
                let name = HeaderName::from_static("x-account");
                let location = response.headers().get(header::LOCATION).cloned();
                if let (true, Some(location)) = (forgotten, location) {
                    let asked = location
                        .to_str()
                        .unwrap()
                        .rsplit_once('=')
                        .map_or("", |(_, name)| name);
                    let found = doorcode_store::accounts::by_user_name(&app.store, asked)
                        .await
                        .unwrap();
                    let known = if found.is_some() { "yes" } else { "no" };
                    response
                        .headers_mut()
                        .insert(name, HeaderValue::from_static(known));
                }
                response
            }
        }))
    });
    names(spoiled.await, &["Who has an account"]).await;
}
