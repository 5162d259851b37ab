//! Codes that are not what they seem: nothing at all, of another shape, for something else, or used before.

use serde_json::{Value, json};

use super::{MINUTE, ada, counted, thief};
use crate::support::peer::{PHONE, gets_in, peer, post, post_body};
use crate::support::{PASSWORD, Running};

const FORM: &str = "application/x-www-form-urlencoded";

/// Where nothing equals nothing, an empty code is right as long as none was sent; and where shapes are not checked, a list
/// holds many guesses and an object is a query. Here each is refused by its shape, and costs no guess.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_another_shape_is_no_code() {
    let (running, mut known) = ada().await;
    let (cookie, code) = thief(&running, &mut known).await;
    for body in [
        "".to_owned(),
        "code".to_owned(),
        "code=".to_owned(),
        "code=%00".to_owned(),
        "code=null".to_owned(),
        "code=undefined".to_owned(),
        format!("code[]={code}"),
        format!("code={code}&code={code}"),
        format!("code[0]={code}&code[1]=1234"),
        format!("code={code}%00"),
        format!("code={code},1234"),
        format!("code=0x{code}"),
        format!("code=%2B{code}"),
        format!("code={code}.0"),
        format!("code={code}e0"),
    ] {
        let answer = post_body(
            &running,
            "/sign-in/code",
            &cookie,
            FORM,
            body.clone().into_bytes(),
        )
        .await;
        assert!(matches!(answer.status, 400 | 422), "{body}: {}", answer.status);
        assert!(answer.cookie("account").is_none(), "{body}");
    }
    assert_eq!(counted(&running, "ada").await, 0);
    gets_in(&running, &cookie, &code).await;

    running.clock.advance(10 * MINUTE);
    let (token, code) = begun_over_api(&running, &mut known).await;
    for body in [
        json!({}),
        json!({"code": null}),
        json!({"code": ""}),
        json!({"code": []}),
        json!({"code": [code]}),
        json!({"code": [code, "1234"]}),
        json!({"code": {"$ne": ""}}),
        json!({"code": true}),
        json!({"code": code.parse::<u32>().unwrap()}),
        json!({"code": format!("{code}\u{0}")}),
        json!({"code": code, "session": "given"}),
        json!([code]),
        json!(code),
        json!(null),
    ] {
        let reply = give_over_api(&running, &token, &body).await;
        assert!(matches!(reply.0, 400 | 422), "{body}: {reply:?}");
        assert_eq!(reply.1["session"], Value::Null, "{body}");
    }
    let twice = format!("{{\"code\": \"0000\", \"code\": \"{code}\"}}");
    let request = peer().post(format!("{}/api/v1/sign-ins/current/code", running.base));
    let request = request
        .bearer_auth(&token)
        .header("content-type", "application/json");
    assert_eq!(request.body(twice).send().await.unwrap().status().as_u16(), 400);
    assert_eq!(counted(&running, "ada").await, 0);
    let reply = give_over_api(&running, &token, &json!({"code": code})).await;
    assert_eq!(reply.0, 200, "{reply:?}");
    running.stop().await;
}

async fn begun_over_api(running: &Running, known: &mut String) -> (String, String) {
    let request = peer().post(format!("{}/api/v1/sign-ins", running.base));
    let form = json!({"app": "account", "user_name": "ada", "password": PASSWORD});
    let begun: Value = request.json(&form).send().await.unwrap().json().await.unwrap();
    let code = running.code(PHONE, Some(known)).await;
    known.clone_from(&code);
    (begun["token"].as_str().unwrap().to_owned(), code)
}

async fn give_over_api(running: &Running, token: &str, body: &Value) -> (u16, Value) {
    let request = peer().post(format!("{}/api/v1/sign-ins/current/code", running.base));
    let reply = request.bearer_auth(token).json(body).send().await.unwrap();
    (reply.status().as_u16(), reply.json().await.unwrap())
}

/// A code that is asked for under a harmless pretext, and typed elsewhere.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_for_another_purpose_opens_nothing() {
    let running = Running::start().await;
    let (owner, key) = running.protected("ada", PHONE).await;
    let mut known = running.code(PHONE, None).await;
    running.clock.advance(10 * MINUTE);
    // For looking at the account; for a new password; for a sign-in.
    owner.get("/account/step-up?act=look").await;
    owner.post("/account/step-up/code/send", &[("act", "look")]).await;
    let for_look = running.code(PHONE, Some(&known)).await;
    running.clock.advance(3 * MINUTE);
    let stranger = running.browser();
    stranger.post("/forgotten", &[("user_name", "ada")]).await;
    stranger
        .post("/forgotten/key", &[("key", &key), ("user_name", "ada")])
        .await;
    let for_password = running.code(PHONE, Some(&for_look)).await;
    known.clone_from(&for_password);
    running.clock.advance(3 * MINUTE);
    let (cookie, for_sign_in) =
        crate::support::peer::awaiting_code(&running, "ada", PHONE, Some(&known)).await;
    let all = [&for_look, &for_password, &for_sign_in];
    if all
        .iter()
        .enumerate()
        .any(|(index, code)| all[..index].contains(code))
    {
        // Once in thousands two are the same, and there is nothing to tell apart.
        return running.stop().await;
    }
    for code in [&for_look, &for_password] {
        let answer = post(&running, "/sign-in/code", &cookie, &[("code", code)]).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert!(answer.cookie("account").is_none());
    }
    // The wrong ones are counted: there are fewer than make codes longer.
    for code in [&for_look] {
        let (status, page) = stranger.post("/forgotten/code", &[("code", code)]).await;
        assert_eq!(status, 422, "{page}");
    }
    for code in [&for_sign_in] {
        let (status, page) = owner
            .post("/account/step-up/code", &[("act", "look"), ("code", code)])
            .await;
        assert_eq!(status, 422, "{page}");
    }
    // And each is still good for its own.
    gets_in(&running, &cookie, &for_sign_in).await;
    assert_eq!(
        stranger
            .post("/forgotten/code", &[("code", &for_password)])
            .await
            .0,
        200
    );
    let (status, page) = owner
        .post("/account/step-up/code", &[("act", "look"), ("code", &for_look)])
        .await;
    assert_eq!(status, 200, "{page}");
    running.stop().await;
}

/// A code that was read over the owner's shoulder, after she has used it.
#[tokio::test(flavor = "multi_thread")]
async fn a_used_code_is_worth_nothing() {
    let (running, mut known) = ada().await;
    let (cookie, code) = thief(&running, &mut known).await;
    gets_in(&running, &cookie, &code).await;
    let again = post(&running, "/sign-in/code", &cookie, &[("code", &code)]).await;
    assert!(again.cookie("account").is_none(), "in the same sign-in");
    let (other, fresh) = thief(&running, &mut known).await;
    let elsewhere = post(&running, "/sign-in/code", &other, &[("code", &code)]).await;
    assert_eq!(elsewhere.cookie("account").is_some(), fresh == code, "in another");
    running.stop().await;
}

/// The token of the browser's session, as a program of the same app holds it.
fn token(browser: &crate::support::Browser, app: &str) -> String {
    use reqwest::cookie::CookieStore as _;
    let cookies = browser.jar.cookies(&browser.base.parse().unwrap()).unwrap();
    let cookies = cookies.to_str().unwrap().to_owned();
    let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == app).unwrap().1.to_owned()
}

async fn api(running: &Running, path: &str, token: &str, body: Value) -> (u16, Value) {
    let request = peer().post(format!("{}/api/v1{path}", running.base));
    let reply = request.bearer_auth(token).json(&body).send().await.unwrap();
    (reply.status().as_u16(), reply.json().await.unwrap())
}

/// A shop asks for 4.99, and takes 499 with what it gets; or asks for 4.99 and looks at the account with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_for_another_text_approves_nothing() {
    let running = Running::start().await;
    let (owner, _) = running.protected("ada", PHONE).await;
    running.clock.advance(10 * MINUTE);
    let session = token(&owner, "account");
    let asked = async |text: &str| {
        let (status, begun) = api(
            &running,
            "/step-ups",
            &session,
            json!({"act": "approve", "text": text}),
        )
        .await;
        assert_eq!(status, 201, "{begun}");
        begun["id"].as_str().unwrap().to_owned()
    };
    let (cheap, dear) = (asked("pay 4.99 to Store").await, asked("pay 499 to Store").await);
    let known = running.code(PHONE, None).await;
    // What is read on the page is what the text says.
    let page = format!("/approve?id={cheap}");
    let (status, shown) = owner.get(&page).await;
    assert!(status == 200 && shown.contains("pay 4.99 to Store"), "{shown}");
    let stranger = running.browser().get(&page).await;
    assert!(stranger.0 == 410 && !stranger.1.contains("4.99"), "nobody else's");
    owner.post("/approve/code/send", &[("id", &cheap)]).await;
    let code = running.code(PHONE, Some(&known)).await;
    let texts = running.app.courier.handset().unwrap().texts(Some(PHONE));
    assert!(
        texts[0].body.starts_with(&format!("{code}: pay 4.99 to Store\n")),
        "{}",
        texts[0].body
    );
    assert!(texts[0].body.len() <= 160, "one part");
    running.clock.advance(MINUTE);
    owner.post("/approve/code/send", &[("id", &dear)]).await;
    let other = running.code(PHONE, Some(&code)).await;
    assert_ne!(other, code);
    let wrong = owner
        .post("/approve/code", &[("id", &dear), ("code", &code)])
        .await;
    assert_eq!(wrong.0, 422, "{}", wrong.1);
    let (status, _) = api(
        &running,
        &format!("/step-ups/{dear}/receipt"),
        &session,
        json!({}),
    )
    .await;
    assert_eq!(status, 410, "not proved");
    let (status, done) = owner
        .post("/approve/code", &[("id", &cheap), ("code", &code)])
        .await;
    assert!(status == 200 && done.contains("Approved"), "{done}");
    // It opens no account.
    let (_, home) = owner.get("/account").await;
    assert!(home.contains("A code or your recovery key is needed"), "{home}");

    let taken = api(
        &running,
        &format!("/step-ups/{cheap}/receipt"),
        &session,
        json!({}),
    )
    .await;
    assert_eq!(taken.0, 201, "{}", taken.1);
    let again = owner.post("/approve/receipt", &[("id", &cheap)]).await;
    assert_eq!(again.0, 410, "one receipt: {}", again.1);
    let receipt = taken.1["receipt"].as_str().unwrap();
    let redeem = async |text: &str| {
        api(
            &running,
            "/receipts",
            &session,
            json!({"receipt": receipt, "text": text}),
        )
        .await
    };
    assert_eq!(
        redeem("pay 499 to Store").await.0,
        410,
        "for another text it is worth nothing"
    );
    let (first, second) = tokio::join!(redeem("pay 4.99 to Store"), redeem("pay 4.99 to Store"));
    assert_eq!(
        [first.0, second.0]
            .iter()
            .filter(|status| **status == 200)
            .count(),
        1,
        "{first:?} {second:?}"
    );
    let said = if first.0 == 200 { first.1 } else { second.1 };
    assert_eq!(
        (&said["user_name"], &said["text"], &said["proved"]),
        (&json!("ada"), &json!("pay 4.99 to Store"), &json!(["code"]))
    );
    // And she is told on every contact, with a way to say that it was not her.
    crate::support::settled(&running).await;
    let mails = running
        .app
        .courier
        .handset()
        .unwrap()
        .mails(Some("ada@example.org"));
    assert!(
        mails
            .iter()
            .any(|mail| mail.body.contains("pay 4.99 to Store") && mail.body.contains("/not-me?"))
    );
    running.stop().await;
}
