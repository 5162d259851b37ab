//! A new root for the server's keys: what was made with the old one is still understood.

use std::fs;

use doorcode_store::{Store, accounts};

use crate::program::{Place, chmod};
use crate::support::{Browser, PASSWORD};

/// The id of a root, as a hash of a password names it.
const ROOT_1: &str = "keyid=AAAAAQ$";
const ROOT_2: &str = "keyid=AAAAAg$";

/// The hash of Ada's password, read beside the program that runs.
async fn password(place: &Place) -> String {
    let database = place.database().display().to_string();
    let store = Store::open(&database.parse().unwrap()).await.unwrap();
    let account = accounts::by_user_name(&store, "ada").await.unwrap().unwrap();
    store.close().await;
    account.password
}

async fn signed_in(base: &str) -> (Browser, String) {
    let browser = Browser::new(base);
    let form = [("app", "account"), ("user_name", "ada"), ("password", PASSWORD)];
    let (status, page) = browser.post("/sign-in", &form).await;
    assert_eq!(status, 200, "{page}");
    (browser, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_made_with_an_older_root_are_still_right() {
    let place = Place::new();
    let (code, text) = place.run(&["keys", "rotate"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("There is no key file"), "{text}");

    let program = place.start(&[]);
    let form = [
        ("user_name", "ada"),
        ("display_name", "Ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
    ];
    assert_eq!(Browser::new(&program.base).post("/sign-up", &form).await.0, 200);
    program.stop();

    let before = fs::read_to_string(place.key_file()).unwrap();
    // What a crash left beside it is not written into.
    let beside = place.data().join("keys.toml.new");
    fs::write(&beside, "half").unwrap();
    chmod(&beside, 0o644);
    let (code, text) = place.run(&["keys", "rotate"]);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("Root 2 was added") && text.contains("Restart"),
        "{text}"
    );
    let after = fs::read_to_string(place.key_file()).unwrap();
    assert!(after.starts_with(before.trim_end()), "the old root stays");
    assert!(!beside.exists());
    let secret = after.rsplit('"').nth(1).unwrap();
    assert!(!text.contains(secret) && !before.contains(secret));

    // The new file is as private as the old one, or the start would refuse it.
    let program = place.start(&[]);
    assert!(password(&place).await.contains(ROOT_1));
    let (_, page) = signed_in(&program.base).await;
    assert!(page.contains("Turn on two-step verification?"), "{page}");
    // It has moved to the new root, and is still right.
    assert!(password(&place).await.contains(ROOT_2));
    signed_in(&program.base).await;
    program.stop();
}
