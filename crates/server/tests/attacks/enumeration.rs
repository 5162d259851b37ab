//! Who has an account here? At the door nobody is told: not by words, by the status, by a header, by what it brings
//! about, nor by how long it takes.

use std::collections::BTreeSet;

use doorcode_server::clock::Clock;

use super::{MINUTE, SECOND, ada};
use crate::support::Running;
use crate::support::peer::{Answer, get, post};

/// Everything of an answer that does not change from one request to the next.
fn face(answer: &Answer, name: &str) -> (u16, BTreeSet<(String, String)>, String) {
    let headers = answer.headers.iter().map(|(header, value)| {
        let value = value.to_str().unwrap();
        let value = match header.as_str() {
            "date" | "x-request-id" => "",
            "set-cookie" => value.split_once('=').unwrap().0,
            "content-length" => "",
            _ => value,
        };
        (header.as_str().to_owned(), value.to_owned())
    });
    (
        answer.status,
        headers.collect(),
        answer.body.replace(name, "somebody"),
    )
}

async fn wrong(running: &Running, name: &str) -> Answer {
    let fields = [
        ("app", "messages"),
        ("user_name", name),
        ("password", "wrong-wrong-wrong"),
    ];
    post(running, "/sign-in", "", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_door_nobody_learns_who_has_an_account() {
    let (running, _) = ada().await;
    running.member("olaf").await;
    running.clock.advance(60 * MINUTE);
    let handset = running.app.courier.handset().unwrap();
    let effects = || (handset.texts(None).len(), handset.mails(None).len());
    let before = effects();
    // Two-step verification on, off, and nobody; until guesses are slowed.
    let mut slowed = 0;
    for _ in 0..40 {
        let mut faces = Vec::new();
        for name in ["ada", "olaf", "nora"] {
            let answer = wrong(&running, name).await;
            slowed += usize::from(answer.status == 429);
            faces.push(face(&answer, name));
        }
        assert_eq!(faces[0], faces[2]);
        assert_eq!(faces[1], faces[2]);
    }
    assert!(slowed > 0, "the slow answers were compared too");
    // The pending cookie of a wrong password, where one is given, opens the same page for all.
    running.clock.advance(10 * MINUTE);
    let mut pages = Vec::new();
    for name in ["ada", "olaf", "nora"] {
        let begun = wrong(&running, name).await;
        let cookie = begun
            .cookie("sign-in")
            .map_or_else(String::new, |token| format!("sign-in={token}"));
        for path in ["/sign-in", "/sign-in/code", "/sign-in/key"] {
            pages.push((path, face(&get(&running, path, &cookie).await, name)));
        }
    }
    assert_eq!(pages[..3], pages[6..]);
    assert_eq!(pages[3..6], pages[6..]);
    crate::support::settled(&running).await;
    assert_eq!(effects(), before, "no text, no mail");
    running.stop().await;
}

/// How often a time of the one kind is longer than one of the other: 0.5 where both are alike (the statistic of Mann and
/// Whitney, over the number of pairs).
fn longer(one: &[f64], other: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = one.iter().map(|time| (*time, true)).collect();
    all.extend(other.iter().map(|time| (*time, false)));
    all.sort_by(|left, right| left.0.total_cmp(&right.0));
    let ranks: f64 = all
        .iter()
        .enumerate()
        .filter(|(_, (_, mine))| *mine)
        .map(|(rank, _)| (rank + 1) as f64)
        .sum();
    let (m, n) = (one.len() as f64, other.len() as f64);
    (ranks - m * (m + 1.0) / 2.0) / (m * n)
}

/// 2,000 sign-ins with a wrong password for somebody and 2,000 for nobody, in turn. With so many, chance alone moves the
/// share from one half by 0.009 (one standard deviation); a name whose password is not hashed would show as 0 or 1.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_it_by_the_clock() {
    const SAMPLES: usize = 2_000;
    // With hashing as it is by default: a beat hides what is far shorter, and must not hide a hash that is left out here.
    let running = Running::start().await;
    running.member("olaf").await;
    let watch = Clock::system();
    let mut times = [Vec::with_capacity(SAMPLES), Vec::with_capacity(SAMPLES)];
    for round in 0..SAMPLES {
        running.clock.advance(60 * SECOND);
        // In changing order, so that what one leaves behind is not always met by the other.
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        for which in order {
            let name = ["olaf", "nora"][which];
            let from = watch.ticks();
            let answer = wrong(&running, name).await;
            times[which].push((watch.ticks() - from).as_secs_f64());
            assert_eq!(answer.status, 422, "{}", answer.body);
        }
    }
    let share = longer(&times[0], &times[1]);
    let [somebody, nobody] = times.each_ref().map(|times| {
        let mut times = times.clone();
        times.sort_by(f64::total_cmp);
        times[SAMPLES / 2] * 1e6
    });
    println!("half of them take {somebody:.0} µs for somebody, {nobody:.0} µs for nobody");
    println!("somebody takes longer than nobody in {share:.3} of pairs ({SAMPLES} samples each)");
    let alike = |share: f64| (share - 0.5).abs() < 0.05;
    assert!(alike(share), "{share}");
    // The measure itself can fail, on a busy machine too: it sees a name that takes half as long again.
    let slower: Vec<f64> = times[0].iter().map(|time| time * 1.5).collect();
    let seen = longer(&slower, &times[1]);
    assert!(!alike(seen), "{seen}");
    running.stop().await;
}
