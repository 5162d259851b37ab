//! Many codes through two hostile gateways, each counted: what reached the phone, what reached it twice, what was lost, and
//! that nothing is stuck.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::hostile::{Act, Hostile, Request, SECRET, receipt};
use super::*;

/// Codes of the usual run; `DOORCODE_TEST_CODES=10000` for the long one.
const CODES: usize = 400;

/// What reached the phones: how often, by the id of the message.
#[derive(Clone)]
struct Phones(Arc<Mutex<BTreeMap<String, Fate>>>, Clock);

#[derive(Clone, Debug, Default)]
struct Fate {
    arrived: u32,
    /// The gateway said that it had taken it, and never a word more.
    swallowed: bool,
    /// The gateway took it, and its answer was lost.
    unanswered: bool,
    /// What was done with it, for whoever reads a failure.
    story: Vec<String>,
}

impl Phones {
    fn note(&self, id: &str, change: impl FnOnce(&mut Fate)) {
        change(self.0.lock().unwrap().entry(id.to_owned()).or_default());
    }

    fn tell(&self, id: &str, what: &str) {
        let at = self.1.ticks().as_millis();
        self.note(id, |fate| fate.story.push(format!("{what} at {at} ms")));
    }

    fn arrive(&self, id: &str) {
        self.note(id, |fate| fate.arrived += 1);
    }
}

/// Speaks Twilio's language, and does everything wrong that can be done wrong with it.
async fn carrier(request: Request, phones: Phones) -> Act {
    let callback = request.field("StatusCallback").unwrap();
    let id = callback.split_once("outbox=").unwrap().1.to_owned();
    let taken = || Act::Answer(201, "", format!(r#"{{"sid": "SM{}"}}"#, request.number));
    let later = |words: &'static [&'static str], secret: &'static str| {
        let callback = callback.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            for word in words {
                receipt(&callback, word, secret).await;
            }
        });
    };
    phones.tell(&id, &format!("carrier {}", request.number % 20));
    match request.number % 20 {
        0 => Act::Answer(500, "", String::new()),
        1 => Act::Hang,
        2 => {
            phones.arrive(&id);
            phones.note(&id, |fate| fate.unanswered = true);
            Act::Hang
        }
        3 => Act::Reset,
        4 => {
            phones.arrive(&id);
            phones.note(&id, |fate| fate.unanswered = true);
            Act::Reset
        }
        5 => Act::Answer(429, "retry-after: 1\r\n", r#"{"code": 20429}"#.to_owned()),
        6 => {
            later(&["sent", "undelivered"], SECRET);
            taken()
        }
        7 => {
            // The receipt comes before the answer.
            phones.arrive(&id);
            let clock = Clock::system();
            receipt(&callback, "delivered", SECRET).await;
            let is_late = clock.ticks() > Duration::from_millis(800);
            phones.note(&id, |fate| fate.unanswered |= is_late);
            taken()
        }
        8 => {
            phones.arrive(&id);
            later(&["delivered", "delivered", "sent"], SECRET);
            taken()
        }
        9 => {
            // So does this one, and its gateway waits for what we say to it.
            let early = callback.clone();
            tokio::spawn(async move { receipt(&early, "failed", SECRET).await });
            tokio::time::sleep(Duration::from_millis(100)).await;
            taken()
        }
        10 => {
            phones.note(&id, |fate| fate.swallowed = true);
            taken()
        }
        11 => {
            phones.arrive(&id);
            later(&["undelivered"], "somebody else's secret");
            taken()
        }
        _ => {
            phones.arrive(&id);
            later(&["sent", "delivered"], SECRET);
            taken()
        }
    }
}

/// One without receipts.
async fn spare(request: Request, phones: Phones) -> Act {
    let id = request.headers["idempotency-key"].clone();
    phones.tell(&id, &format!("spare {}", request.number % 12));
    match request.number % 12 {
        0 => Act::Answer(503, "", String::new()),
        1 => Act::Hang,
        2 => Act::Reset,
        3 => {
            phones.arrive(&id);
            phones.note(&id, |fate| fate.unanswered = true);
            Act::Hang
        }
        _ => {
            phones.arrive(&id);
            Act::Answer(200, "", r#"{"id": "theirs"}"#.to_owned())
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_through_hostile_gateways_are_all_accounted_for() {
    let codes: usize = std::env::var("DOORCODE_TEST_CODES").map_or(CODES, |text| text.parse().unwrap());
    let phones = Phones(Arc::default(), Clock::system());
    let first = Hostile::start({
        let phones = phones.clone();
        move |request| carrier(request, phones.clone())
    })
    .await;
    let second = Hostile::start({
        let phones = phones.clone();
        move |request| spare(request, phones.clone())
    })
    .await;
    let toml = format!(
        "[[gateway]]\nname = \"twilio\"\nkind = \"twilio\"\nuser = \"AC1\"\nfrom = \"+15550199\"\nurl = \"{}\"\n\
         receipts = true\ntimeout_seconds = 1\n",
        first.base
    ) + &plain("spare", &second.base, "");
    let running = running(&toml).await;
    let began = tokio::time::Instant::now();
    let numbers: Vec<String> = (0..codes).map(|number| format!("+1555{number:06}")).collect();
    let ids = write(&running, &numbers).await;

    // Within their life nothing waits any more; then the last receipts are waited for.
    let now = || running.app.clock.now();
    loop {
        let waiting = outbox::waiting(&running.app.store, outbox::Kind::Text, now(), 100_000);
        if waiting.await.unwrap() == 0 {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(600), "some are stuck");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let all_out = began.elapsed();
    tokio::time::sleep(Duration::from_secs(4)).await;

    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let fates = phones.0.lock().unwrap().clone();
    for id in &ids {
        let send = state(&running, *id).await;
        *counted.entry(send.state.as_str()).or_default() += 1;
        let fate = fates.get(&id.to_string()).cloned().unwrap_or_default();
        match fate.arrived {
            0 => {
                assert!(fate.swallowed, "lost, and nobody said yes to it: {send:?}");
                assert_eq!(send.state, State::Sent, "{send:?}");
                *counted.entry("lost by a gateway that said yes").or_default() += 1;
            }
            1 => *counted.entry("arrived once").or_default() += 1,
            _ => {
                assert!(fate.unanswered, "twice, though all was said: {send:?} {fate:?}");
                *counted
                    .entry("arrived more than once, an answer was lost")
                    .or_default() += 1;
            }
        }
        assert!(
            matches!(send.state, State::Sent | State::Delivered),
            "{send:?} {fate:?}"
        );
    }
    println!(
        "{codes} codes, {} and {} requests, all out after {all_out:.1?}: {counted:?}",
        first.requests().len(),
        second.requests().len()
    );
    assert!(counted["arrived once"] > codes / 2);
    running.stop().await;
}
