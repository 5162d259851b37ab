//! The power goes between the commit and the send, or between the send and the note of it: every code whose page was
//! answered reaches the gateway in its life, and none is sent again once it is written down that it was taken.

use std::collections::BTreeMap;
use std::time::Duration;

use doorcode_engine::ids::AccountId;
use doorcode_server::clock::Clock;
use doorcode_store::{Store, accounts, params};

use super::crashes::{ALONE, name, populate, store};
use crate::hostile::{Act, Hostile, SECRET};
use crate::program::Place;
use crate::support::peer::peer;
use crate::support::{Browser, PASSWORD};

/// How often the program is killed; `DOORCODE_TEST_KILLS=200` for the long run.
const KILLS: u64 = 20;
/// The last moment after the request, which takes as long as hashing a password; after its answer, when the text is about to
/// be sent; and when it is under way, or that it was taken is being written down.
const LATEST_ASKED: Duration = Duration::from_millis(200);
const LATEST_SENDING: Duration = Duration::from_millis(5);
const LATEST_SENT: Duration = Duration::from_millis(80);
/// How long a code is good.
const LIFE_MS: i64 = 600_000;

/// A gateway that takes everything, and every third time takes its time for the answer.
async fn slow() -> Hostile {
    Hostile::start(|request| async move {
        if request.number % 3 == 2 {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Act::Answer(200, "", format!(r#"{{"id": "m{}"}}"#, request.number))
    })
    .await
}

/// How often each text has come in, by its id.
fn arrived(gateway: &Hostile) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for request in gateway.requests() {
        *all.entry(request.headers["idempotency-key"].clone()).or_default() += 1;
    }
    all
}

/// A text with a code, as the outbox has it.
struct Kept {
    id: String,
    state: String,
    created_at: i64,
}

/// The texts of somebody, or all of them.
async fn kept(store: &Store, account: Option<AccountId>) -> Vec<Kept> {
    let sql =
        "SELECT id, state, created_at FROM outbox WHERE kind = 'text' AND account = COALESCE(?1, account)";
    let rows = store.query(sql, &params![account]).await.unwrap();
    let row = |row: &doorcode_store::Row| Kept {
        id: row.text("id").unwrap().to_owned(),
        state: row.text("state").unwrap().to_owned(),
        created_at: row.int("created_at").unwrap(),
    };
    rows.iter().map(row).collect()
}

/// Signs in; tells whether the page for the code was answered.
async fn knock(base: String, number: u64) -> bool {
    let name = name(number);
    let form = [
        ("app", "account"),
        ("user_name", name.as_str()),
        ("password", PASSWORD),
    ];
    let request = peer().post(format!("{base}/sign-in")).header("origin", &base);
    match request.form(&form).send().await {
        Ok(answer) => {
            assert!(answer.headers().contains_key("set-cookie"), "{}", answer.status());
            true
        }
        Err(_) => false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_around_a_send_it_loses_no_code_and_doubles_none_that_was_written_down() {
    let kills = std::env::var("DOORCODE_TEST_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let gateway = slow().await;
    let place = Place::new();
    let first = place.start(ALONE);
    let form = [
        ("user_name", "ada"),
        ("display_name", "ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
    ];
    assert_eq!(Browser::new(&first.base).post("/sign-up", &form).await.0, 200);
    first.stop();
    let opened = store(&place).await;
    let like = accounts::by_user_name(&opened, "ada").await.unwrap().unwrap();
    let people = populate(&opened, &like, kills).await;
    opened.close().await;
    place.configure(&format!(
        "courier.countries = [\"DE\"]\n[[gateway]]\nname = \"own\"\nkind = \"template\"\nurl = \"{}/sms\"\ntimeout_seconds = 1\n\
         headers = [\"Content-Type: application/json\", \"Idempotency-Key: {{id}}\"]\n\
         body = '{{\"to\": \"{{to}}\", \"text\": \"{{text}}\"}}'\nmessage_id = \"/id\"\n",
        gateway.base
    ));
    let settings = [ALONE, &[("DOORCODE_GATEWAY_OWN_SECRET", SECRET)]].concat();

    // A generator of Lehmer's: the moments are the same in every run, what they meet is not.
    let mut seed = 20_261_125_u64;
    let clock = Clock::system();
    // Whose page was answered: when it was written. What was written down as taken: how often it had come in by then.
    let mut promised: BTreeMap<String, i64> = BTreeMap::new();
    let mut written_down: BTreeMap<String, usize> = BTreeMap::new();
    let mut waited_ms: BTreeMap<String, i64> = BTreeMap::new();
    let (mut before_it, mut before_the_note) = (0, 0);
    for number in 0..kills {
        let program = place.start(&settings);
        let mut page = tokio::spawn(knock(program.base.clone(), number));
        seed = seed * 48_271 % 0x7fff_ffff;
        let part = u32::try_from(seed % 1_000).unwrap();
        let answered = if number % 4 == 0 {
            tokio::time::sleep(LATEST_ASKED * part / 1_000).await;
            drop(program);
            page.await.unwrap()
        } else {
            let answered = (&mut page).await.unwrap();
            let latest = if number % 4 == 3 {
                LATEST_SENT
            } else {
                LATEST_SENDING
            };
            tokio::time::sleep(latest * part / 1_000).await;
            drop(program);
            answered
        };
        let store = store(&place).await;
        let came = arrived(&gateway);
        let texts = kept(&store, Some(people[usize::try_from(number).unwrap()])).await;
        assert!(
            !answered || texts.len() == 1,
            "round {number}: the page was answered, and no text is kept"
        );
        for text in texts {
            match (text.state.as_str(), came.get(&text.id)) {
                ("waiting", None) => before_it += 1,
                ("waiting", Some(_)) => before_the_note += 1,
                _ => {}
            }
            if answered {
                promised.insert(text.id, text.created_at);
            }
        }
        for text in kept(&store, None)
            .await
            .into_iter()
            .filter(|text| text.state == "sent")
        {
            written_down
                .entry(text.id.clone())
                .or_insert_with(|| came[&text.id]);
        }
        store.close().await;
        note(&promised, &came, &clock, &mut waited_ms);
    }

    // It stays up; what a dead one had claimed is sent when that claim is over.
    let last = place.start(&settings);
    let beside = store(&place).await;
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        note(&promised, &arrived(&gateway), &clock, &mut waited_ms);
        let kept = kept(&beside, None).await;
        let waiting: Vec<&Kept> = kept.iter().filter(|text| text.state == "waiting").collect();
        if waiting.is_empty() {
            break;
        }
        let oldest = waiting
            .iter()
            .map(|text| text.created_at)
            .min()
            .unwrap_or_default();
        assert!(
            clock.now().ms() - oldest < LIFE_MS,
            "a text is stuck until it is worth nothing"
        );
    }
    beside.close().await;
    last.stop();
    let came = arrived(&gateway);
    let lost = promised.keys().filter(|id| !came.contains_key(*id)).count();
    assert_eq!(lost, 0, "codes whose page was answered never reached the gateway");
    for (id, count) in &written_down {
        assert_eq!(
            came[id], *count,
            "{id} was sent again although it was written down that it was taken"
        );
    }
    let doubled = came.values().filter(|count| **count > 1).count();
    let latest_ms = waited_ms.values().max().copied().unwrap_or_default();
    println!(
        "killed {kills} times around a send ({before_it} between commit and send, {before_the_note} between send and its note): \
         {} pages answered, {} of their codes reached the gateway, the latest after {}.{} s; {doubled} of {} texts came more than \
         once, none of them after it was written down that it was taken",
        promised.len(),
        waited_ms.len(),
        latest_ms / 1_000,
        latest_ms % 1_000 / 100,
        came.len(),
    );
    // A short run may miss one of the two.
    let hit = before_it.min(1) + before_the_note.min(1);
    assert!(hit > usize::from(kills >= 100), "it was killed elsewhere");
}

/// Notes how long each text has waited that has come in by now.
fn note(
    promised: &BTreeMap<String, i64>,
    came: &BTreeMap<String, usize>,
    clock: &Clock,
    waited_ms: &mut BTreeMap<String, i64>,
) {
    let now = clock.now().ms();
    for (id, at) in promised.iter().filter(|(id, _)| came.contains_key(*id)) {
        waited_ms.entry(id.clone()).or_insert(now - at);
    }
}
