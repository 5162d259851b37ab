//! Which gateway gets a text, and what happens when it does not take it.

use doorcode_engine::code::CodeFor;
use doorcode_server::courier;
use doorcode_store::outbox::Reason;
use doorcode_store::testing::TestDatabase;

use super::hostile::{Act, Hostile, SECRET, receipt};
use super::*;

fn ok() -> Act {
    Act::Answer(200, "", r#"{"id": "theirs"}"#.to_owned())
}

/// The real walk: a code reaches the phone although the first gateway hangs, in time for somebody who waits for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_arrives_within_seconds_although_the_first_gateway_hangs() {
    let hangs = Hostile::start(|_| async { Act::Hang }).await;
    let works = Hostile::good().await;
    let toml = plain("first", &hangs.base, "") + &plain("second", &works.base, "");
    let running = running(&toml).await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let began = tokio::time::Instant::now();
    let (status, page) = browser
        .post(
            "/two-step/phone",
            &[("country", "DE"), ("phone", "+491701234567")],
        )
        .await;
    assert_eq!(status, 200, "{page}");
    let text = works.has(1).await[0].json();
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    assert_eq!(text["to"], "+491701234567");
    let code: String = text["text"]
        .as_str()
        .unwrap()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
    support::shown_key(&page);
    let asked = &works.requests()[0];
    assert_eq!(asked.headers["authorization"], format!("Bearer {SECRET}"));
    let id: OutboxId = asked.headers["idempotency-key"].parse().unwrap();
    let send = becomes(&running, id, State::Sent).await;
    assert_eq!(send.gateway.as_deref(), Some("second"));
    // The page that waits for the code finds it by what it belongs to.
    let rows = running.app.store.query("SELECT id FROM enrolments", &[]).await;
    let walk = CodeFor::Enrolment(rows.unwrap()[0].parse("id").unwrap());
    let found = outbox::last_about(&running.app.store, &courier::walk_of(walk))
        .await
        .unwrap();
    assert_eq!(found, Some(send));
    assert_eq!(
        running.app.courier.handset().unwrap().texts(None),
        [],
        "a real gateway is for texts"
    );
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_refuses_another_takes_and_what_all_refuse_fails_at_once() {
    let refuses = Hostile::start(|_| async { Act::Answer(400, "", String::new()) }).await;
    let works = Hostile::good().await;
    let toml = plain("picky", &refuses.base, "") + &plain("german", &works.base, "prefixes = [\"+49\"]");
    let running = running(&toml).await;
    let ids = write(&running, &["+491701234567".to_owned(), "+15550100".to_owned()]).await;
    let there = becomes(&running, ids[0], State::Sent).await;
    assert_eq!(
        (there.gateway.as_deref(), &there.refused_by[..]),
        (Some("german"), &["picky".to_owned()][..])
    );
    let nowhere = becomes(&running, ids[1], State::Failed).await;
    assert_eq!(nowhere.reason, Some(Reason::Refused));
    assert_eq!(works.requests().len(), 1);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_tried_again_until_it_is_taken_and_each_time_under_the_same_name() {
    let tired = Hostile::start(|request| async move {
        match request.number {
            0 => Act::Answer(500, "", String::new()),
            1 => Act::Reset,
            _ => ok(),
        }
    })
    .await;
    let running = running(&plain("only", &tired.base, "")).await;
    let id = write(&running, &["+15550100".to_owned()]).await[0];
    becomes(&running, id, State::Sent).await;
    let names: Vec<String> = tired
        .requests()
        .iter()
        .map(|request| request.headers["idempotency-key"].clone())
        .collect();
    assert_eq!(names, vec![id.to_string(); 3]);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_out_of_date_is_never_sent() {
    let down = Hostile::start(|_| async { Act::Answer(500, "", String::new()) }).await;
    let running = running(&plain("only", &down.base, "")).await;
    let now = running.app.clock.now();
    let number = "+15550100".parse().unwrap();
    let until = now.plus_ms(2_500);
    let text = running
        .app
        .courier
        .text(&number, "4821".to_owned(), None, now, until)
        .unwrap();
    let batch = Batch::new().with(outbox::insert(&text));
    running.app.store.commit(batch).await.unwrap();
    running.app.courier.wake();
    let send = becomes(&running, text.id, State::Failed).await;
    assert_eq!(send.reason, Some(Reason::Expired));
    let tried = down.requests().len();
    assert!(tried >= 2, "{tried}");
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(down.requests().len(), tried);
    running.stop().await;
}

/// The newest code is the one that counts, so it must not arrive before an older one.
#[tokio::test(flavor = "multi_thread")]
async fn one_phone_gets_its_codes_in_order_though_the_first_is_slow() {
    let slow = Hostile::start(|request| async move {
        if request.number == 0 {
            tokio::time::sleep(Duration::from_millis(600)).await;
        }
        ok()
    })
    .await;
    let running = running(&plain("only", &slow.base, "")).await;
    let phone = "+15550100".to_owned();
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(write(&running, std::slice::from_ref(&phone)).await[0]);
        // Ids of one millisecond have no order.
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    becomes(&running, ids[2], State::Sent).await;
    let names: Vec<String> = slow
        .requests()
        .iter()
        .map(|request| request.headers["idempotency-key"].clone())
        .collect();
    let wanted: Vec<String> = ids.iter().map(ToString::to_string).collect();
    assert_eq!(names, wanted);
    running.stop().await;
}

/// A claim is for a time, and a clock may jump over its end while the gateway still thinks.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_being_sent_is_not_sent_again_by_a_clock_that_is_set_forward() {
    let slow = Hostile::start(|_| async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        ok()
    })
    .await;
    let gateways = gateways(&plain("only", &slow.base, ""));
    let clock = Clock::fake(doorcode_engine::time::Timestamp::from_ms(1_800_000_000_000));
    let running = Running::configured(clock, &[], |config| config.gateways = gateways).await;
    let id = write(&running, &["+15550100".to_owned()]).await[0];
    slow.has(1).await;
    running.clock.advance(Duration::from_secs(60));
    running.app.courier.wake();
    becomes(&running, id, State::Sent).await;
    assert_eq!(slow.requests().len(), 1);
    running.stop().await;
}

/// While a gateway is down, texts do not wait for it one after the other.
#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_fails_is_left_alone_and_said_to_be_paused() {
    let hangs = Hostile::start(|_| async { Act::Hang }).await;
    let works = Hostile::good().await;
    let toml = plain("first", &hangs.base, "") + &plain("second", &works.base, "");
    let running = running(&toml).await;
    for number in 0..6 {
        let id = write(&running, &[format!("+1555010{number}")]).await[0];
        becomes(&running, id, State::Sent).await;
    }
    let tried = hangs.requests().len();
    let began = tokio::time::Instant::now();
    let numbers: Vec<String> = (0..50).map(|number| format!("+1555020{number}")).collect();
    for id in write(&running, &numbers).await {
        becomes(&running, id, State::Sent).await;
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!((tried, hangs.requests().len()), (5, 5));
    let found = outbox::all_found(&running.app.store).await.unwrap();
    assert_eq!(
        (found[0].name.as_str(), found[0].health.as_str()),
        ("first", "paused")
    );
    assert_eq!(found[0].why, "no answer in time");
    running.stop().await;
}

/// While too many wait, a code is politely refused, and nothing is charged; what tells the owner of something is written.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_refuses_politely() {
    let down = Hostile::start(|_| async { Act::Answer(500, "", String::new()) }).await;
    let gateways = gateways(&plain("only", &down.base, ""));
    let running = Running::configured(Clock::system(), COUNTRIES, |config| {
        config.gateways = gateways;
        config.courier_queue = 3;
    })
    .await;
    running.member("ada").await;
    let browser = running.browser();
    browser.sign_in("account", "ada").await;
    let numbers: Vec<String> = (0..5).map(|number| format!("+1555010{number}")).collect();
    write(&running, &numbers).await;
    let form = [("country", "DE"), ("phone", "+491701234567")];
    let (status, page) = browser.post("/two-step/phone", &form).await;
    assert_eq!(status, 503, "{page}");
    assert!(page.contains("Busy"), "{page}");
    let codes = outbox::waiting(
        &running.app.store,
        outbox::Kind::Text,
        running.app.clock.now(),
        100,
    );
    assert_eq!(codes.await.unwrap(), 5, "no code was written");
    running.stop().await;
}

/// Two nodes on one database, both awake: each text is sent by one of them.
#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_send_a_text_once() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let works = Hostile::start(|_| async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        ok()
    })
    .await;
    let toml = plain("only", &works.base, "");
    let node = async |settings: &[(&str, &str)]| {
        let gateways = gateways(&toml);
        Running::configured(Clock::system(), settings, |config| config.gateways = gateways).await
    };
    let address = ("DOORCODE_DATABASE", database.address());
    let one = node(&[address]).await;
    let key_file = one.app.config.key_file_path().display().to_string();
    let two = node(&[address, ("DOORCODE_KEY_FILE", &key_file)]).await;
    let mut ids = Vec::new();
    for round in 0..10 {
        let numbers: Vec<String> = (0..30)
            .map(|number| format!("+1555{round}{number:02}0"))
            .collect();
        ids.extend(write(&one, &numbers).await);
        two.app.courier.wake();
    }
    for id in &ids {
        becomes(&one, *id, State::Sent).await;
    }
    let mut names: Vec<String> = works
        .requests()
        .iter()
        .map(|request| request.headers["idempotency-key"].clone())
        .collect();
    assert_eq!(names.len(), ids.len());
    names.sort();
    names.dedup();
    assert_eq!(names.len(), ids.len(), "each once");
    one.stop().await;
    two.stop().await;
}

/// A gateway that says yes and then loses the text is known by its receipt; another one brings it.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_receipt_says_is_lost_goes_another_way() {
    let carrier = Hostile::start(|_| async { Act::Answer(201, "", r#"{"sid": "SM1"}"#.to_owned()) }).await;
    let works = Hostile::good().await;
    let toml = format!(
        "[[gateway]]\nname = \"twilio\"\nkind = \"twilio\"\nuser = \"AC1\"\nfrom = \"+15550199\"\nurl = \"{}\"\n\
         receipts = true\ntimeout_seconds = 1\n",
        carrier.base
    ) + &plain("second", &works.base, "");
    let running = running(&toml).await;
    let ids = write(&running, &["+15550100".to_owned(), "+15550101".to_owned()]).await;
    let send = becomes(&running, ids[0], State::Sent).await;
    assert_eq!(send.gateway.as_deref(), Some("twilio"));
    becomes(&running, ids[1], State::Sent).await;
    let callback = |id: OutboxId| format!("{}/courier/receipts/twilio?outbox={id}", running.base);
    assert_eq!(
        receipt(&callback(ids[0]), "failed", "another secret").await,
        404,
        "anybody can call"
    );
    assert_eq!(state(&running, ids[0]).await.state, State::Sent);
    assert_eq!(receipt(&callback(ids[0]), "undelivered", SECRET).await, 204);
    let text = works.has(1).await[0].json();
    assert_eq!(
        (&text["to"], &text["text"]),
        (&"+15550100".into(), &"4821 is it".into())
    );
    let again = becomes(&running, ids[0], State::Sent).await;
    assert_eq!(again.gateway.as_deref(), Some("second"));
    // Twice, and late: nothing moves.
    assert_eq!(receipt(&callback(ids[0]), "undelivered", SECRET).await, 204);
    assert_eq!(state(&running, ids[0]).await, again);
    assert_eq!(receipt(&callback(ids[1]), "delivered", SECRET).await, 204);
    assert_eq!(receipt(&callback(ids[1]), "delivered", SECRET).await, 204);
    assert_eq!(receipt(&callback(ids[1]), "failed", SECRET).await, 204);
    assert_eq!(state(&running, ids[1]).await.state, State::Delivered);
    assert_eq!(works.requests().len(), 1);
    running.stop().await;
}
