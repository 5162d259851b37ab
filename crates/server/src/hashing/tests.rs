use super::*;

/// Far below what the settings allow: these tests are about the queue.
const QUICK: HashingSettings = HashingSettings {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
    threads: 1,
    queue: 4,
    known_queue: 2,
};

fn peppers(last: u32) -> Vec<(KeyId, Key)> {
    (1..=last)
        .map(|id| (KeyId(id), Zeroizing::new([id as u8; 32])))
        .collect()
}

fn hashing(settings: HashingSettings, roots: u32) -> Hashing {
    Hashing::start(&settings, peppers(roots), Randomness::seeded(1)).unwrap()
}

fn secret(text: &str) -> Secret {
    Zeroizing::new(text.as_bytes().to_vec())
}

async fn hash(hashing: &Hashing, text: &str) -> String {
    hashing
        .reserve(Lane::Unknown)
        .unwrap()
        .hash(secret(text))
        .await
        .unwrap()
}

async fn check(hashing: &Hashing, text: &str, stored: Option<&str>) -> Result<Checked, HashFault> {
    hashing
        .reserve(Lane::Unknown)
        .unwrap()
        .check(secret(text), stored)
        .await
}

#[tokio::test]
async fn the_right_secret_is_right_and_others_are_not() {
    let hashing = hashing(QUICK, 1);
    let stored = hash(&hashing, "open sesame").await;
    assert!(
        stored.starts_with("$argon2id$v=19$m=64,t=1,p=1,keyid=AAAAAQ$"),
        "{stored}"
    );
    assert_ne!(stored, hash(&hashing, "open sesame").await, "salts differ");
    assert_eq!(
        check(&hashing, "open sesame", Some(&stored)).await,
        Ok(Checked {
            right: true,
            outdated: false
        })
    );
    assert!(!check(&hashing, "open sesam", Some(&stored)).await.unwrap().right);
    assert!(!check(&hashing, "open sesame", None).await.unwrap().right);
}

/// The test vector of RFC 9106, section 5.3, which has a secret, is computed by the crate's own tests; here the
/// pepper must matter.
#[tokio::test]
async fn without_the_pepper_the_secret_is_not_right() {
    let stored = hash(&hashing(QUICK, 1), "open sesame").await;
    let other = Hashing::start(
        &QUICK,
        vec![(KeyId(1), Zeroizing::new([9; 32]))],
        Randomness::seeded(1),
    )
    .unwrap();
    assert!(!check(&other, "open sesame", Some(&stored)).await.unwrap().right);
    let none = Hashing::start(
        &QUICK,
        vec![(KeyId(2), Zeroizing::new([9; 32]))],
        Randomness::seeded(1),
    )
    .unwrap();
    assert_eq!(
        check(&none, "open sesame", Some(&stored)).await,
        Err(HashFault::UnknownRoot(1))
    );
}

#[tokio::test]
async fn old_parameters_and_roots_are_understood_and_called_outdated() {
    let stored = hash(&hashing(QUICK, 1), "open sesame").await;
    let outdated = Ok(Checked {
        right: true,
        outdated: true,
    });
    assert_eq!(
        check(&hashing(QUICK, 2), "open sesame", Some(&stored)).await,
        outdated
    );
    let stronger = HashingSettings { passes: 2, ..QUICK };
    assert_eq!(
        check(&hashing(stronger, 1), "open sesame", Some(&stored)).await,
        outdated
    );
}

#[tokio::test]
async fn a_stored_text_that_is_no_hash_is_a_fault_and_never_right() {
    let hashing = hashing(QUICK, 1);
    let stored = hash(&hashing, "x").await;
    for bad in [
        "",
        "x",
        "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA",
        &stored.replace("argon2id", "argon2d"),
        &stored.replace("m=64", "m=2000000"),
        &stored.replace(",keyid=AAAAAQ", ""),
        &stored[..stored.rfind('$').unwrap()],
    ] {
        assert!(check(&hashing, "x", Some(bad)).await.is_err(), "{bad}");
    }
}

#[tokio::test]
async fn a_full_queue_refuses_strangers_and_still_takes_known_devices() {
    let hashing = hashing(QUICK, 1);
    let places: Vec<Place> = (0..4).map(|_| hashing.reserve(Lane::Unknown).unwrap()).collect();
    assert!(hashing.reserve(Lane::Unknown).is_err());
    let known: Vec<Place> = (0..2).map(|_| hashing.reserve(Lane::Known).unwrap()).collect();
    assert!(
        hashing.reserve(Lane::Known).is_err(),
        "their places are bounded too"
    );
    drop(places);
    assert!(
        hashing.reserve(Lane::Known).is_ok(),
        "but they may take a common place"
    );
    drop(known);
    assert_eq!(hashing.figures(), Figures { unknown: 0, known: 0 });
}

#[tokio::test]
async fn places_are_given_back_when_the_work_is_done() {
    let hashing = hashing(QUICK, 1);
    for _ in 0..20 {
        check(&hashing, "x", None).await.unwrap();
    }
    assert_eq!(hashing.figures(), Figures { unknown: 0, known: 0 });
}

#[test]
fn known_devices_go_first_and_strangers_are_not_starved() {
    let mut state = State::default();
    for _ in 0..8 {
        for lane in [Lane::Unknown, Lane::Known] {
            let (answer, _) = oneshot::channel();
            let job = Job {
                lane,
                secret: secret("x"),
                task: Task::Check { stored: None, answer },
            };
            match lane {
                Lane::Unknown => state.unknown.push_back(job),
                Lane::Known => state.known.push_back(job),
            }
        }
    }
    let order: String = (0..16)
        .map(|_| {
            if state.next().unwrap().lane == Lane::Known {
                'k'
            } else {
                'u'
            }
        })
        .collect();
    assert_eq!(order, "kkkukkkukkuuuuuu");
}

#[tokio::test]
async fn stopping_does_what_waits_and_then_nothing_more() {
    let hashing = hashing(QUICK, 1);
    let waiting: Vec<_> = (0..4)
        .map(|_| {
            let place = hashing.reserve(Lane::Unknown).unwrap();
            tokio::spawn(place.check(secret("x"), None))
        })
        .collect();
    tokio::task::yield_now().await;
    let stopped = tokio::task::spawn_blocking({
        let hashing = hashing.clone();
        move || hashing.stop()
    });
    for one in waiting {
        assert!(one.await.unwrap().is_ok());
    }
    stopped.await.unwrap();
    assert_eq!(check(&hashing, "x", None).await, Err(HashFault::Stopped));
}
