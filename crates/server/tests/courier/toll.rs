//! Whoever earns by texts, told as stories: what went out and what that cost, who was refused and how, and that an owner
//! gets in all the while.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use doorcode_engine::time::Timestamp;
use doorcode_server::courier::command;
use doorcode_store::testing::TestDatabase;
use doorcode_store::toll;
use reqwest::header::{HeaderMap, HeaderValue};

use super::hostile::Hostile;
use super::program::Place;
use super::support::{Browser, PASSWORD, settled, shown_key};
use super::*;

/// A Wednesday, in the morning.
const MORNING: Timestamp = Timestamp::from_ms(1_800_000_000_000);
const DAY: Duration = Duration::from_secs(86_400);

/// A server with one gateway for texts, a price of 0.075 in Germany, and an operator who reads mail.
struct Server {
    running: Running,
    gateway: Hostile,
    visitors: AtomicUsize,
    read: Mutex<usize>,
}

impl Server {
    async fn start(more: &[(&str, &str)]) -> Self {
        let gateway = Hostile::good().await;
        let gateways = gateways(&plain("carrier", &gateway.base, ""));
        let mut settings = vec![
            ("DOORCODE_COURIER_COUNTRIES", "DE"),
            ("DOORCODE_COURIER_PRICES", "+49=0.075,+33=0.06"),
            ("DOORCODE_COURIER_ALERT_TO", "op@example.org"),
        ];
        settings.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        settings.extend(more);
        let running = Running::configured(Clock::fake(MORNING), &settings, |config| {
            config.gateways = gateways;
            config.hashing.memory_kib = 64;
            // The handset shows the mails; the proxy is this test, which says where somebody comes from.
            config.handset = Some(true);
            config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        })
        .await;
        Self {
            running,
            gateway,
            visitors: AtomicUsize::new(0),
            read: Mutex::default(),
        }
    }

    /// A browser at an address of its own.
    fn visitor(&self) -> Browser {
        let number = self.visitors.fetch_add(1, Ordering::SeqCst);
        self.visitor_at(&format!("198.51.{}.{}", 100 + number / 250, 1 + number % 250))
    }

    fn visitor_at(&self, address: &str) -> Browser {
        let browser = Browser::new(&self.running.base);
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_str(address).unwrap());
        headers.insert("accept", HeaderValue::from_static("text/html"));
        let client = reqwest::Client::builder()
            .cookie_provider(Arc::clone(&browser.jar))
            .default_headers(headers)
            .build()
            .unwrap();
        Browser { client, ..browser }
    }

    /// Makes an account and signs it in.
    async fn newcomer(&self, browser: &Browser, name: &str) {
        let email = format!("{name}@example.org");
        let form = [
            ("user_name", name),
            ("display_name", name),
            ("email", &email),
            ("password", PASSWORD),
        ];
        let (status, page) = browser.post("/sign-up", &form).await;
        assert_eq!(status, 200, "{page}");
        let (status, page) = browser.sign_in("account", name).await;
        assert_eq!(status, 200, "{page}");
    }

    /// Says that a number is theirs: whether a text went out to it, and the page.
    async fn gives(&self, browser: &Browser, phone: &str) -> (u16, String) {
        let form = [("country", "DE"), ("phone", phone)];
        browser.post("/two-step/phone", &form).await
    }

    /// The numbers that texts went to.
    async fn texts(&self) -> Vec<String> {
        settled(&self.running).await;
        let requests = self.gateway.requests();
        requests
            .iter()
            .map(|request| request.json()["to"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The code in the newest text to a number that has one, of those that were not read yet.
    async fn code(&self, to: &str) -> String {
        self.texts().await;
        let requests = self.gateway.requests();
        let mut read = self.read.lock().unwrap();
        let new = requests.iter().skip(*read).rev();
        let codes = new.filter(|request| request.json()["to"] == to).map(|request| {
            let text = request.json()["text"].as_str().unwrap().to_owned();
            text.chars().take_while(char::is_ascii_digit).collect::<String>()
        });
        let code = codes.into_iter().find(|code| !code.is_empty());
        *read = requests.len();
        code.unwrap_or_else(|| panic!("no code came to {to}"))
    }

    /// Makes an account whose phone is proved; gives its browser and the recovery key.
    async fn protected(&self, name: &str, phone: &str) -> (Browser, String) {
        let browser = self.visitor();
        self.newcomer(&browser, name).await;
        let (status, page) = self.gives(&browser, phone).await;
        assert_eq!(status, 200, "{page}");
        let code = self.code(phone).await;
        let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
        let key = shown_key(&page);
        browser.post("/two-step/key/retype", &[("key", &key)]).await;
        let (_, page) = browser.post("/two-step/confirm", &[]).await;
        assert!(page.contains("Two-step verification is on"), "{page}");
        (browser, key)
    }

    /// Signs in on a new device with password and code.
    async fn gets_in(&self, name: &str, phone: &str) {
        self.gets_in_on(&self.visitor(), name, phone).await;
    }

    async fn gets_in_on(&self, browser: &Browser, name: &str, phone: &str) {
        let (_, page) = browser.sign_in("account", name).await;
        assert!(page.contains("We have sent the text"), "{page}");
        let code = self.code(phone).await;
        let (status, page) = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(status, 200, "{page}");
        assert!(browser.get("/account").await.1.contains("Two-step"), "{page}");
    }

    fn spent(&self) -> String {
        let spent = self.running.app.courier.toll().unwrap().spent().day;
        doorcode_server::config::toll::Money(spent).to_string()
    }

    async fn look(&self) {
        let toll = self.running.app.courier.toll().unwrap();
        toll.look(&self.running.app).await.unwrap();
    }

    /// The mails that told the operator.
    async fn alerts(&self) -> Vec<String> {
        settled(&self.running).await;
        let handset = self.running.app.courier.handset().unwrap();
        let mails = handset.mails(Some("op@example.org"));
        mails.iter().map(|mail| mail.body.clone()).collect()
    }

    async fn status(&self) -> String {
        let now = self.running.clock.now();
        command::status(&self.running.app.config, now).await.unwrap()
    }
}

/// What it says, once, politely, and with what to do.
#[track_caller]
fn refused(status: u16, page: &str) {
    assert_eq!(status, 503, "{page}");
    assert!(page.contains("No text goes to this phone now"), "{page}");
    assert!(page.contains("Give another number, or try again later"), "{page}");
}

/// A ring owns a block of numbers and shares in what texts to them cost. It makes 200 accounts from 200 addresses, and says of
/// each that the next number is its own. It never types a code. Ada has long had a phone in that very block.
#[tokio::test(flavor = "multi_thread")]
async fn a_ring_with_two_hundred_numbers_earns_ten_texts_and_the_owner_gets_in() {
    const ADA: &str = "+491701239999";
    let server = Server::start(&[]).await;
    server.protected("ada", ADA).await;
    let before = server.texts().await.len();
    let mut turned_away = 0;
    for number in 0..200 {
        let browser = server.visitor();
        server.newcomer(&browser, &format!("ring{number}")).await;
        let (status, page) = server.gives(&browser, &format!("+49170123{number:04}")).await;
        if status != 200 {
            refused(status, &page);
            turned_away += 1;
        }
    }
    let rings: Vec<String> = server.texts().await.split_off(before);
    let to_ring = rings.iter().filter(|to| **to != ADA).count();
    server.look().await;
    println!(
        "a ring with 200 numbers that begin alike, from 200 addresses: {to_ring} texts, {turned_away} turned away, 200 would have \
         cost 15.00 EUR; all texts, ada's code included, cost {} EUR",
        server.spent()
    );
    // Ada's was typed in, and the next nine stayed untyped.
    assert_eq!((to_ring, turned_away), (9, 191));
    assert!(server.spent().parse::<f64>().unwrap() <= 12.0 * 0.075);

    server.gets_in("ada", ADA).await;
    // Whoever has a number of another block is served.
    server.protected("grace", "+491751234567").await;

    let mails = server.alerts().await;
    assert_eq!(mails.len(), 1, "once: {mails:?}");
    assert!(mails[0].contains("begin with +49170123,"), "{}", mails[0]);
    let logged = "SELECT COUNT(*) AS n FROM audit WHERE event = 'texts_stopped'";
    let rows = server.running.app.store.query(logged, &[]).await.unwrap();
    assert_eq!(rows[0].int("n").unwrap(), 1);
    // Every text that went out is counted, what told people of something included.
    let texts = server.texts().await.len();
    let said = server.status().await;
    for words in [
        "to DE only",
        &format!("today: {texts} texts, 11 of them to new phones"),
        "new phones +49170123xxxx: 10 sent, 1 typed in, today and yesterday",
        "alert today: texts to new phones +49170123xxxx were stopped",
        " of 5.00 EUR today, ",
    ] {
        assert!(said.contains(words), "'{words}' is missing in: {said}");
    }
    assert!(!said.contains(ADA), "{said}");

    // Two days later it is forgotten.
    server.running.clock.advance(2 * DAY);
    let browser = server.visitor();
    browser.sign_in("account", "ring199").await;
    let (status, page) = server.gives(&browser, "+491701230199").await;
    assert_eq!(status, 200, "{page}");
    server.running.stop().await;
}

/// All at the same moment instead: what is charged is charged once.
#[tokio::test(flavor = "multi_thread")]
async fn at_the_same_moment_no_more_go_out() {
    let server = Server::start(&[]).await;
    let mut browsers = Vec::new();
    for number in 0..24 {
        let browser = server.visitor();
        server.newcomer(&browser, &format!("ring{number}")).await;
        browsers.push((browser, format!("+49170123{number:04}")));
    }
    let all = browsers
        .iter()
        .map(|(browser, phone)| server.gives(browser, phone));
    let answers = futures_util::future::join_all(all).await;
    let sent = answers.iter().filter(|(status, _)| *status == 200).count();
    assert_eq!((sent, server.texts().await.len()), (10, 10));
    server.running.stop().await;
}

/// A cleverer ring types its codes, one block after the other, and asks from one address.
#[tokio::test(flavor = "multi_thread")]
async fn a_ring_that_types_its_codes_meets_the_allowances_and_then_the_budget() {
    let server = Server::start(&[
        ("DOORCODE_COURIER_PER_PREFIX", "3"),
        ("DOORCODE_COURIER_PER_SOURCE", "5"),
        ("DOORCODE_COURIER_BUDGET_DAY", "1.2"),
    ])
    .await;
    server.protected("ada", "+491601234567").await;
    let walk = async |browser: &Browser, number: usize, block: usize| {
        server.newcomer(browser, &format!("ring{block}x{number}")).await;
        let phone = format!("+49170{block:03}{number:04}");
        let (status, page) = server.gives(browser, &phone).await;
        if status == 200 {
            let code = server.code(&phone).await;
            let (_, page) = browser.post("/two-step/code", &[("code", &code)]).await;
            shown_key(&page);
        }
        (status, page)
    };
    // Three of a block.
    for number in 0..3 {
        assert_eq!(walk(&server.visitor(), number, 200).await.0, 200);
    }
    let (status, page) = walk(&server.visitor(), 3, 200).await;
    refused(status, &page);
    // Five from one address, whichever the block. Whoever is at that address is told when to try again.
    for block in 301..306 {
        let (status, page) = walk(&server.visitor_at("203.0.113.7"), 0, block).await;
        assert_eq!(status, 200, "{page}");
    }
    let (status, page) = walk(&server.visitor_at("203.0.113.7"), 0, 306).await;
    assert_eq!(status, 429, "{page}");
    // Then the budget of the day: 1.20 are sixteen texts, notices among them.
    let mut blocks = 400..;
    let page = loop {
        let (status, page) = walk(&server.visitor(), 0, blocks.next().unwrap()).await;
        if status != 200 {
            refused(status, &page);
            break page;
        }
    };
    assert!(page.contains("Try again in"), "{page}");
    for block in 500..510 {
        let (status, page) = walk(&server.visitor(), 0, block).await;
        refused(status, &page);
    }
    server.look().await;
    println!("a ring that types its codes: {} EUR of 1.20", server.spent());
    assert_eq!(server.spent(), "1.20");
    let mails = server.alerts().await;
    let of_the_day = mails
        .iter()
        .filter(|mail| mail.contains("have cost 1.20 EUR"))
        .count();
    assert_eq!((of_the_day, mails.len()), (1, 2), "{mails:?}");

    // Ada gets her code all the same.
    server.gets_in("ada", "+491601234567").await;
    server.running.clock.advance(DAY);
    let (status, page) = walk(&server.visitor(), 0, 600).await;
    assert_eq!(status, 200, "{page}");
    server.running.stop().await;
}

/// However it came about: at five times the budget unknown devices get no codes either, and at ten times a bill has its end.
/// The page says so, and the recovery key opens.
#[tokio::test(flavor = "multi_thread")]
async fn at_many_times_the_budget_codes_end_and_the_key_opens() {
    const ADA: &str = "+491701234567";
    let server = Server::start(&[]).await;
    let (owner, key) = server.protected("ada", ADA).await;
    let app = &server.running.app;
    let already = server.running.app.courier.toll().unwrap().spent().day;
    let spend = async |cost: i64| {
        let batch = Batch::new().with(toll::count(server.running.clock.now(), 1, cost, 3));
        app.store.commit(batch).await.unwrap();
        server.look().await;
    };
    spend(24_000_000 - already).await;
    server.gets_in("ada", ADA).await;
    // From now on hers is a known device.
    server.gets_in_on(&owner, "ada", ADA).await;
    spend(1_000_000).await;

    let before = server.texts().await.len();
    let browser = server.visitor();
    let (status, page) = browser.sign_in("account", "ada").await;
    assert_eq!(status, 200, "{page}");
    let words =
        "We send no texts to this phone at the moment. Use another phone or your recovery key.</span>";
    assert_eq!(page.matches(words).count(), 1, "{page}");
    let (_, page) = browser.get("/sign-in/code").await;
    assert_eq!(page.matches(words).count(), 1, "{page}");
    let (_, answer) = browser.get(&super::told::address(&page)).await;
    assert_eq!(answer, r#"{"delivery":"withheld"}"#);
    assert_eq!(server.texts().await.len(), before);

    // Her own device has a share of its own, until that is used up, too.
    let (_, page) = owner.sign_in("account", "ada").await;
    assert!(page.contains("We have sent the text"), "{page}");
    assert_eq!(server.texts().await.len(), before + 1);
    spend(25_000_000).await;
    let (_, page) = owner.sign_in("account", "ada").await;
    assert_eq!(page.matches(words).count(), 1, "{page}");
    assert_eq!(server.texts().await.len(), before + 1);

    let (status, page) = browser.post("/sign-in/key", &[("key", &key)]).await;
    assert_eq!(status, 200, "{page}");
    shown_key(&page);
    // Within two seconds the operator is told.
    for _ in 0..200 {
        if server
            .alerts()
            .await
            .iter()
            .any(|mail| mail.contains("five times a budget"))
        {
            let said = server.status().await;
            assert!(said.contains("2 failed (withheld)"), "{said}");
            assert!(said.contains("five times a budget is used up"), "{said}");
            return server.running.stop().await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the operator is not told: {:?}", server.alerts().await);
}

/// Numbers that are dear by nature, and countries that nobody here is in: refused at the field, before anything is sent.
#[tokio::test(flavor = "multi_thread")]
async fn dear_numbers_satellites_and_other_countries_are_refused_where_they_are_typed() {
    let server = Server::start(&[]).await;
    let (owner, _) = server.protected("ada", "+491701234567").await;
    let before = server.texts().await.len();
    let browser = server.visitor();
    server.newcomer(&browser, "grace").await;
    let no_texts = "This number cannot receive texts. Use the number of a mobile phone.";
    let no_country =
        "No texts go from here to that country. Use a number of another country, or ask the operator";
    for (phone, words) in [
        ("0900 1234567", no_texts),
        ("0137 7123456", no_texts),
        ("+1 900 555 0123", no_texts),
        ("+44 70 1234 5678", no_texts),
        ("+979 123 456 789", no_texts),
        ("+33 6 12 34 56 78", no_country),
        ("+1 876 210 1234", no_country),
        ("+870 773 111 632", no_country),
        ("+881 612 345 678", no_country),
        ("+882 16 1234 567", no_country),
    ] {
        let (status, page) = server.gives(&browser, phone).await;
        assert_eq!(status, 422, "{phone}: {page}");
        assert!(page.contains(words), "{phone}: {page}");
    }
    // Where an owner adds one it is the same.
    let form = [("country", "DE"), ("phone", "+33 6 12 34 56 78")];
    let (status, page) = owner.post("/account/phones/add", &form).await;
    assert!(status == 422 && page.contains(no_country), "{status} {page}");
    assert_eq!(server.texts().await.len(), before);
    server.running.stop().await;
}

/// The same for an app, over the API; and a page offers no country that texts do not go to.
#[tokio::test(flavor = "multi_thread")]
async fn an_app_is_told_so_too_and_no_other_country_is_offered() {
    let server = Server::start(&[
        ("DOORCODE_COURIER_COUNTRIES", "DE,AT"),
        ("DOORCODE_COURIER_BUDGET_DAY", "0.08"),
    ])
    .await;
    let browser = server.visitor();
    server.newcomer(&browser, "grace").await;
    let (_, page) = browser.get("/two-step/phone").await;
    assert_eq!(page.matches("<option value=\"").count(), 2, "{page}");
    for region in ["DE", "AT"] {
        assert!(page.contains(&format!("<option value=\"{region}\"")), "{page}");
    }

    let http = server.visitor().client;
    let post = async |path: &str, token: &str, body: serde_json::Value| {
        let request = http.post(format!("{}/api/v1{path}", server.running.base));
        let answer = request.bearer_auth(token).json(&body).send().await.unwrap();
        let retry = answer.headers().contains_key("retry-after");
        let status = answer.status().as_u16();
        (status, retry, answer.json::<serde_json::Value>().await.unwrap())
    };
    let begun = http
        .post(format!("{}/api/v1/sign-ins", server.running.base))
        .json(&serde_json::json!({"app": "messages", "user_name": "grace", "password": PASSWORD}))
        .send()
        .await
        .unwrap();
    let begun: serde_json::Value = begun.json().await.unwrap();
    let token = begun["session"]["token"].as_str().unwrap();
    let (_, _, walk) = post("/enrolments", token, serde_json::json!({"goal": "turn_on"})).await;
    let phone = format!("/enrolments/{}/phone", walk["id"].as_str().unwrap());
    for (number, code) in [
        ("+33 6 12 34 56 78", "field-phone-country"),
        ("+881 612 345 678", "field-phone-country"),
        ("+49 900 1234567", "field-phone-no-texts"),
    ] {
        let (status, _, problem) = post(&phone, token, serde_json::json!({"number": number})).await;
        assert_eq!(status, 422, "{problem}");
        let error = &problem["errors"][0];
        assert_eq!(
            (&error["field"], &error["code"]),
            (&"number".into(), &code.into())
        );
        assert!(!error["detail"].as_str().unwrap().is_empty(), "{problem}");
    }
    assert_eq!(server.texts().await, Vec::<String>::new());

    // One text is left of the budget, and another one would be too much.
    let (status, _, _) = post(&phone, token, serde_json::json!({"number": "+491701234567"})).await;
    assert_eq!(status, 200);
    let (status, retry, problem) = post(&phone, token, serde_json::json!({"number": "+491751234567"})).await;
    assert_eq!((status, retry), (503, true), "{problem}");
    assert_eq!(problem["type"], "/problems/no-texts", "{problem}");
    assert_eq!(server.texts().await, ["+491701234567"]);
    server.running.stop().await;
}

/// Ada's phone is French, and the operator takes France from the list.
#[tokio::test(flavor = "multi_thread")]
async fn a_trusted_phone_whose_country_was_taken_away_is_said_so_and_the_key_opens() {
    const ADA: &str = "+33612345678";
    let database = TestDatabase::sqlite();
    let keys = tempfile::tempdir().unwrap();
    let keys = keys.path().join("keys.toml").display().to_string();
    let kept = [
        ("DOORCODE_DATABASE", database.address()),
        ("DOORCODE_KEY_FILE", keys.as_str()),
    ];
    let both = ("DOORCODE_COURIER_COUNTRIES", "DE,FR");
    let server = Server::start(&[kept[0], kept[1], both]).await;
    let (_, key) = server.protected("ada", ADA).await;
    server.gets_in("ada", ADA).await;
    settled(&server.running).await;
    server.running.stop().await;

    let server = Server::start(&kept).await;
    let browser = server.visitor();
    let (status, page) = browser.sign_in("account", "ada").await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("We send no texts to this phone at the moment"),
        "{page}"
    );
    let (status, page) = browser.post("/sign-in/key", &[("key", &key)]).await;
    assert_eq!(status, 200, "{page}");
    shown_key(&page);
    assert_eq!(server.texts().await, Vec::<String>::new());
    server.running.stop().await;
}

/// On the make-believe phone nothing is charged: every country will do, and nothing is counted.
#[tokio::test(flavor = "multi_thread")]
async fn a_try_out_costs_nothing() {
    let running = Running::start().await;
    running.protected("ada", "+33612345678").await;
    assert!(running.app.courier.toll().is_none());
    let now = running.clock.now();
    let counted = toll::of(&running.app.store, "+3361234", "@", now).await.unwrap();
    assert_eq!(counted, []);
    assert!(
        toll::prefixes(&running.app.store, now, 10)
            .await
            .unwrap()
            .is_empty()
    );
    let said = command::status(&running.app.config, now).await.unwrap();
    assert!(said.contains("costs: none"), "{said}");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_countries_it_does_not_start_and_a_test_goes_to_them_only() {
    let works = Hostile::good().await;
    let place = Place::new();
    let gateway = plain("carrier", &works.base, "");
    let run = async |toml: String, arguments: &[&str]| {
        place.configure(&toml);
        let mut command = place.command(arguments);
        command.env("DOORCODE_GATEWAY_CARRIER_SECRET", super::hostile::SECRET);
        tokio::task::spawn_blocking(move || super::program::ended(command))
            .await
            .unwrap()
    };
    let (status, said) = run(gateway.clone(), &["courier", "status"]).await;
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("nothing says to which countries"), "{said}");
    assert!(said.contains("courier.countries = [\"DE\"]"), "{said}");
    for (setting, words) in [
        ("courier.countries = [\"UK\"]", "'UK' is no country"),
        (
            "courier.prices = { \"49\" = 0.1 }",
            "'49' is not the beginning of a number",
        ),
        (
            "courier.prices = { \"+49\" = true }",
            "not everything is a text or a number",
        ),
        ("courier.budget_day = \"a lot\"", "'a lot' is not an amount"),
        ("courier.budget_month = 0", "no code would reach anybody"),
        ("courier.alert_to = \"me\"", "'me' is not an e-mail address"),
    ] {
        let (status, said) = run(format!("{setting}\n{gateway}"), &["courier", "status"]).await;
        assert_eq!(status, 2, "{said}");
        assert!(said.contains("doorcode.toml:1") && said.contains(words), "{said}");
    }
    // The country in which numbers are read is the operator's own.
    let own = format!("country = \"DE\"\n{gateway}");
    let (status, said) = run(own.clone(), &["courier", "send-test", "+12015550123"]).await;
    assert_eq!(status, 3, "{said}");
    assert!(
        said.contains("Not sent: texts go to numbers of DE only"),
        "{said}"
    );
    assert_eq!(works.requests().len(), 0);
    let (status, said) = run(own.clone(), &["courier", "send-test", "+499001234567"]).await;
    assert_eq!(status, 3, "{said}");
    assert!(said.contains("Not sent: this number receives no texts"), "{said}");
    let (status, said) = run(own.clone(), &["courier", "send-test", "+491701234567"]).await;
    assert_eq!(status, 0, "{said}");
    let (_, said) = run(own, &["courier", "status"]).await;
    assert!(said.contains("costs: 0.10 of 5.00 EUR today"), "{said}");

    // A table and a price list, as docs/couriers.md writes them.
    let whole = format!(
        "[courier]\ncountries = [\"de\", \"US\"]\ncurrency = \"USD\"\nbudget_day = 7.5\nbudget_month = 75\n\
         [courier.prices]\n\"+\" = \"0.2\"\n\"+1\" = 0.008\n{gateway}"
    );
    let (status, said) = run(whole.clone(), &["config", "explain"]).await;
    assert_eq!(status, 0, "{said}");
    for words in [
        "courier.countries = DE, US",
        "courier.prices = + 0.20, +1 0.008",
        "courier.budget_day = 7.50",
    ] {
        assert!(said.contains(words), "'{words}' is missing in: {said}");
    }
    let (status, _) = run(whole.clone(), &["courier", "send-test", "+12015550123"]).await;
    assert_eq!(status, 0);
    let (_, said) = run(whole.clone(), &["courier", "status"]).await;
    assert!(said.contains("costs: 0.108 of 7.50 USD today"), "{said}");
    let program = tokio::task::spawn_blocking(move || {
        place.configure(&whole);
        place.start(&[("DOORCODE_GATEWAY_CARRIER_SECRET", super::hostile::SECRET)])
    })
    .await
    .unwrap();
    assert!(
        program.welcome.contains("go to DE, US only (courier.countries)"),
        "{}",
        program.welcome
    );
    tokio::task::spawn_blocking(move || program.stop()).await.unwrap();
}
