//! Codes that are spoken by a call: asked for on a page without scripts or over the API, to a landline by itself, and carried
//! by a gateway for voice.

use doorcode_server::courier::handset::Arrived;
use serde_json::{Value, json};

use super::hostile::{Act, Hostile, SECRET, receipt_of};
use super::support::{Browser, PASSWORD, shown_key};
use super::*;

const PHONE: &str = "+491701234567";
const OTHER: &str = "+491701234568";
const LANDLINE: &str = "+4930901820";
const ASK: &str = "Call me instead";
/// After this 'Send again' works, and so does a call.
const WAIT: Duration = Duration::from_secs(31);

/// The digits that a call says, which it says three times and in no other way.
fn spoken(call: &str) -> String {
    let groups: Vec<String> = call
        .split(['.', ':', '\n', '<', '>'])
        .map(|piece| piece.replace(", ", "").trim().to_owned())
        .filter(|piece| piece.len() >= 4 && piece.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    assert_eq!(groups.len(), 3, "{call}");
    assert!(groups.iter().all(|group| *group == groups[0]), "{call}");
    assert!(!call.contains(&groups[0]), "no number is read out: {call}");
    groups[0].clone()
}

fn calls(running: &Running, to: &str) -> Vec<Arrived> {
    running.app.courier.handset().unwrap().calls(Some(to))
}

/// The newest call once there are so many.
async fn call(running: &Running, to: &str, count: usize) -> String {
    for _ in 0..400 {
        if let [newest, ..] = &calls(running, to)[..]
            && calls(running, to).len() == count
        {
            return newest.body.clone();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("there are {} calls, not {count}", calls(running, to).len());
}

async fn ask(browser: &Browser) -> String {
    browser
        .post("/sign-in/code/send", &[("phone", ""), ("by", "call")])
        .await
        .1
}

async fn codes_sent(running: &Running) -> i64 {
    const SQL: &str = "SELECT COUNT(*) AS n FROM audit WHERE event = 'code_sent'";
    let rows = running.app.store.query(SQL, &[]).await.unwrap();
    rows[0].int("n").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_spoken_where_it_is_asked_for_and_takes_the_place_of_the_text() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let old = running.code(PHONE, None).await;
    running.clock.advance(WAIT);
    let browser = running.browser();
    let (_, page) = browser.sign_in("messages", "ada").await;
    assert!(page.contains(ASK), "{page}");
    let text = running.code(PHONE, Some(&old)).await;
    // It waits for the text under way, as another text would.
    let page = ask(&browser).await;
    assert!(page.contains("You can have it sent again in"), "{page}");
    assert_eq!(calls(&running, PHONE), []);
    let sent = codes_sent(&running).await;
    running.clock.advance(WAIT);
    ask(&browser).await;
    let said = call(&running, PHONE, 1).await;
    assert!(
        said.starts_with("Hello. This is your code to sign in to Messages:"),
        "{said}"
    );
    assert!(said.ends_with("we never ask for it. Goodbye."), "{said}");
    assert_eq!(codes_sent(&running).await, sent + 1);
    let (_, page) = browser.get("/sign-in/code").await;
    assert!(page.contains("The call was answered."), "{page}");
    assert!(page.contains("/handset?view=calls"), "{page}");
    let code = spoken(&said);
    if text != code {
        let (_, page) = browser.post("/sign-in/code", &[("code", &text)]).await;
        assert!(page.contains("This code is wrong."), "one code is live: {page}");
    }
    let (status, page) = browser.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(status, 200);
    assert!(!page.contains("Enter the code"), "{page}");
    running.stop().await;
}

/// A call is a send: who asks for calls gets no more than who asks for texts, and the owner is told and brought the word alike.
#[tokio::test(flavor = "multi_thread")]
async fn calls_and_texts_share_one_allowance() {
    let running = Running::start().await;
    let mut sent = Vec::new();
    for (name, phone, ways) in [("ada", PHONE, ["text", "text"]), ("ben", OTHER, ["call", "call"])] {
        running.protected(name, phone).await;
        running.clock.advance(WAIT);
        let browser = running.browser();
        browser.sign_in("messages", name).await;
        let before = codes_sent(&running).await;
        for way in ways.iter().cycle().take(30) {
            running.clock.advance(WAIT);
            browser
                .post("/sign-in/code/send", &[("phone", ""), ("by", way)])
                .await;
            support::settled(&running).await;
        }
        sent.push(codes_sent(&running).await - before);
        support::settled(&running).await;
    }
    assert!(sent[0] > 1, "{sent:?}");
    assert_eq!(sent[0], sent[1]);
    let said = calls(&running, OTHER);
    assert_eq!(i64::try_from(said.len()).unwrap(), sent[1]);
    let has_word = |call: &Arrived| call.body.contains("a word, these are its letters: ");
    assert!(said.iter().any(has_word), "{said:?}");
    running.stop().await;
}

/// From turning it on to signing in, without a text and without scripts, through Twilio as its documentation has it.
#[tokio::test(flavor = "multi_thread")]
async fn a_landline_is_called_by_itself() {
    let voice = Hostile::start(|_| async {
        Act::Answer(201, "", r#"{"sid": "CA1", "status": "queued"}"#.to_owned())
    })
    .await;
    let texts = Hostile::good().await;
    let twilio = format!(
        "[[gateway]]\nname = \"twilio\"\nkind = \"twilio\"\nfor = \"calls\"\nurl = \"{}\"\nuser = \"AC12\"\n\
         from = \"+15550199\"\nreceipts = true\n",
        voice.base
    );
    let running = running(&(plain("texts", &texts.base, "") + &twilio)).await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let number = [("country", "DE"), ("phone", "030 901820")];
    let (_, page) = browser.post("/two-step/phone", &number).await;
    assert!(page.contains("We are calling you with the code."), "{page}");
    assert!(page.contains(ASK), "{page}");
    let asked = &voice.has(1).await[0];
    assert_eq!(asked.line, "POST /2010-04-01/Accounts/AC12/Calls.json");
    let field = |name| asked.field(name).unwrap();
    assert_eq!(
        (field("To"), field("From")),
        (LANDLINE.to_owned(), "+15550199".to_owned())
    );
    let said = field("Twiml");
    assert!(
        said.starts_with("<Response><Pause length=\"1\"/><Say language=\"en-US\">Hello. "),
        "{said}"
    );
    assert!(said.ends_with("</Say><Pause length=\"1\"/></Response>"), "{said}");
    let callback = field("StatusCallback");
    // Nobody else's word counts, and ringing is not the end.
    assert_eq!(
        receipt_of(&callback, "CallStatus", "completed", "other").await,
        404
    );
    assert_eq!(receipt_of(&callback, "CallStatus", "ringing", SECRET).await, 204);
    let (_, page) = browser.get("/two-step/code").await;
    assert!(page.contains("We are calling you with the code."), "{page}");
    assert_eq!(
        receipt_of(&callback, "CallStatus", "completed", SECRET).await,
        204
    );
    let (_, page) = browser.get("/two-step/code").await;
    assert!(page.contains("The call was answered.</span>"), "{page}");
    let code = spoken(&said);
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    browser.post("/two-step/key/retype", &[("key", &key)]).await;
    let (_, page) = browser.post("/two-step/confirm", &[]).await;
    assert!(page.contains("Two-step verification is on"), "{page}");

    let elsewhere = running.browser();
    let (_, page) = elsewhere.sign_in("messages", "ada").await;
    assert!(page.contains("We are calling you with the code."), "{page}");
    let asked = &voice.has(2).await[1];
    let said = asked.field("Twiml").unwrap();
    assert!(said.contains("to sign in to Messages: "), "{said}");
    assert_eq!(
        receipt_of(
            &asked.field("StatusCallback").unwrap(),
            "CallStatus",
            "no-answer",
            SECRET
        )
        .await,
        204
    );
    let (_, page) = elsewhere.get("/sign-in/code").await;
    assert!(
        page.contains("The call was not answered. Ask for it again,"),
        "{page}"
    );
    let (_, page) = elsewhere.post("/sign-in/code", &[("code", &spoken(&said))]).await;
    assert!(!page.contains("Enter the code"), "{page}");
    assert!(texts.requests().iter().all(|text| !text.body.contains(&code)));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_calls_in_the_language_of_the_account() {
    let voice = Hostile::good().await;
    let toml = format!(
        "[[gateway]]\nname = \"voice\"\nkind = \"template\"\nfor = \"calls\"\nurl = \"{}/call\"\n\
         headers = [\"Content-Type: application/json\"]\n\
         body = '{{\"to\": \"{{to}}\", \"say\": \"{{text}}\", \"in\": \"{{language}}\"}}'\n",
        voice.base
    );
    let running = running(&toml).await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    browser
        .post("/language", &[("language", "de"), ("next", "/account")])
        .await;
    let number = [("country", "DE"), ("phone", "030 901820")];
    browser.post("/two-step/phone", &number).await;
    let body = voice.has(1).await[0].json();
    assert_eq!((&body["to"], &body["in"]), (&json!(LANDLINE), &json!("de-DE")));
    let said = body["say"].as_str().unwrap();
    assert!(said.starts_with("Hallo. Das ist dein Code,"), "{said}");
    spoken(said);
    running.stop().await;
}

/// Where no gateway carries calls, nobody is offered one, a landline is no phone, and an app that asks is told.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_gateway_for_voice_no_call_is_offered() {
    let works = Hostile::good().await;
    let gateways = gateways(&plain("texts", &works.base, ""));
    // The phone of a try-out would be called as well.
    let running = Running::configured(Clock::system(), COUNTRIES, |config| {
        config.gateways = gateways;
        config.handset = Some(false);
    })
    .await;
    running.newcomer("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let (_, page) = browser
        .post("/two-step/phone", &[("country", "DE"), ("phone", "030 901820")])
        .await;
    assert!(page.contains("This number cannot receive texts"), "{page}");
    let number = [("country", "DE"), ("phone", PHONE)];
    let (_, page) = browser.post("/two-step/phone", &number).await;
    assert!(page.contains("Send again") && !page.contains(ASK), "{page}");
    let text = works.has(1).await[0].json();
    let code = text["text"]
        .as_str()
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .to_owned();
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    let key = shown_key(&page);
    browser.post("/two-step/key/retype", &[("key", &key)]).await;
    browser.post("/two-step/confirm", &[]).await;
    let api = format!("{}/api/v1/sign-ins", running.base);
    let form = json!({"app": "messages", "user_name": "ada", "password": PASSWORD});
    let http = reqwest::Client::new();
    let begun: Value = http
        .post(&api)
        .json(&form)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let answer = http
        .post(format!("{api}/current/send"))
        .bearer_auth(begun["token"].as_str().unwrap())
        .json(&json!({"by": "call"}))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 422);
    let problem: Value = answer.json().await.unwrap();
    assert_eq!(problem["errors"][0]["field"], "by", "{problem}");
    running.stop().await;
}
