//! What keeps the program from starting is said in words that tell what to do, and where.

use std::fs;
use std::net::TcpListener;

use doorcode_store::{Batch, Store, params};

use crate::program::{Place, chmod};

/// The program does not start, with this status, and says all of these.
fn refused(place: &Place, arguments: &[&str], status: i32, said: &[&str]) {
    let (code, text) = place.run(arguments);
    assert_eq!(code, status, "{text}");
    for words in said {
        assert!(text.contains(words), "'{words}' is missing in: {text}");
    }
    assert!(!text.contains("panicked"), "{text}");
}

#[test]
fn a_setting_that_is_wrong_is_shown_where_it_stands() {
    let place = Place::new();
    for (text, said) in [
        (
            "sign_up = \"open\"\n\n[hashing]\nque = 3\n",
            ["doorcode.toml:4", "hashing.queue"],
        ),
        (
            "[hashing]\nqueue = 0\n",
            ["doorcode.toml:2", "out of bounds: 1 to 4096"],
        ),
        (
            "listen = \"nowhere\"\n",
            ["doorcode.toml:1", "is not an IP address and a port"],
        ),
        (
            "sign_up = \"open\"\ncountry = DE\n",
            ["doorcode.toml:2", "this is not TOML"],
        ),
        ("[rules]\ncode_ttl_ms = 1\n", ["code_ttl_ms", "one minute to ten"]),
    ] {
        place.configure(text);
        refused(&place, &[], 2, &said);
    }
    // All that is wrong is told at once.
    place.configure("handsett = true\nprofile = \"strict\"\n");
    refused(
        &place,
        &[],
        2,
        &["doorcode.toml:1", "Is 'handset' meant?", "doorcode.toml:2"],
    );
}

#[test]
fn a_configuration_that_cannot_be_read_is_named() {
    let place = Place::new();
    refused(
        &place,
        &["--config", "nowhere.toml"],
        2,
        &["nowhere.toml", "cannot be read"],
    );
    fs::write(place.path("broken.toml"), [b'a', b' ', b'=', 0xff]).unwrap();
    refused(
        &place,
        &["--config", "broken.toml"],
        2,
        &["broken.toml", "cannot be read"],
    );
    fs::create_dir(place.path("folder.toml")).unwrap();
    refused(
        &place,
        &["--config", "folder.toml"],
        2,
        &["folder.toml", "cannot be read"],
    );
}

#[test]
fn the_handset_stays_on_this_machine() {
    let place = Place::new();
    place.configure("handset = true\npublic_url = \"https://door.example.org\"\n");
    refused(
        &place,
        &[],
        2,
        &["the handset shows every code", "doorcode.toml:2"],
    );
    place.configure("handset = true\nlisten = \"0.0.0.0:0\"\npublic_url = \"https://door.example.org\"\n");
    refused(
        &place,
        &["--listen", "0.0.0.0:0"],
        2,
        &["the handset shows every code", "--listen"],
    );
    place.configure("");
    refused(&place, &["--listen", "0.0.0.0:0"], 2, &["public_url is not set"]);
    assert!(
        !place.data().exists(),
        "nothing is made before the configuration is judged"
    );
}

#[test]
fn a_port_that_is_taken_is_said_and_another_one_is_proposed() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refused(&place, &["--listen", &address], 1, &["Another program", &address]);
}

#[test]
fn a_folder_that_others_can_enter_is_refused_with_the_command() {
    let place = Place::new();
    place.used();
    chmod(&place.data(), 0o755);
    refused(&place, &[], 1, &["can be entered by other users", "chmod 700"]);
    chmod(&place.data(), 0o700);
    chmod(&place.database(), 0o644);
    refused(&place, &[], 1, &["doorcode.db", "chmod 600"]);
    chmod(&place.database(), 0o400);
    refused(&place, &[], 1, &["doorcode.db", "read-only"]);
    chmod(&place.database(), 0o600);
    chmod(&place.key_file(), 0o640);
    refused(&place, &[], 1, &["keys.toml", "chmod 600"]);
    chmod(&place.key_file(), 0o600);
    place.used();
}

#[test]
fn a_key_file_that_is_damaged_or_missing_is_refused_without_its_secrets() {
    let place = Place::new();
    place.used();
    let whole = fs::read_to_string(place.key_file()).unwrap();
    let secret = whole.rsplit('"').nth(1).unwrap().to_owned();
    // As a crash in the middle of a copy leaves it.
    for length in [0, whole.len() / 2, whole.len() - 30, whole.len() - 2] {
        fs::write(place.key_file(), &whole[..length]).unwrap();
        let (code, text) = place.run(&[]);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("keys.toml"), "{text}");
        assert!(!text.contains(&secret[..16]), "{text}");
    }
    // Without accounts a new one costs nothing.
    fs::remove_file(place.key_file()).unwrap();
    place.used();
    assert_ne!(fs::read_to_string(place.key_file()).unwrap(), whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_key_file_is_not_made_anew_for_accounts_that_need_the_old_one() {
    let place = Place::new();
    let program = place.start(&[]);
    let browser = crate::support::Browser::new(&program.base);
    let form = [
        ("user_name", "ada"),
        ("display_name", "Ada"),
        ("email", "ada@example.org"),
        ("password", crate::support::PASSWORD),
    ];
    assert_eq!(browser.post("/sign-up", &form).await.0, 200);
    program.stop();
    let moved = place.path("moved.toml");
    fs::rename(place.key_file(), &moved).unwrap();
    refused(&place, &[], 1, &["keys.toml is missing", "key_file"]);
    assert!(!place.key_file().exists());
    let elsewhere = moved.display().to_string();
    place.start(&[("DOORCODE_KEY_FILE", &elsewhere)]).stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_version_is_left_alone() {
    let place = Place::new();
    place.used();
    let store = Store::open(&place.database().display().to_string().parse().unwrap())
        .await
        .unwrap();
    let later = "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) \
                 VALUES (?1, 'later', '2030-01-01T00:00:00Z', '1')";
    store
        .commit(Batch::new().one(later, params![9_999_i64]))
        .await
        .unwrap();
    store.close().await;
    let before = fs::read(place.database()).unwrap();
    refused(&place, &[], 1, &["newer"]);
    assert_eq!(fs::read(place.database()).unwrap(), before);
}

#[test]
fn a_database_that_is_none_is_left_alone() {
    let place = Place::new();
    place.used();
    fs::write(
        place.database(),
        "This is a letter, and no database.\n".repeat(100),
    )
    .unwrap();
    refused(&place, &[], 1, &["doorcode.db"]);
    assert!(
        fs::read_to_string(place.database())
            .unwrap()
            .starts_with("This is a letter")
    );
}

#[test]
fn every_setting_is_explained_and_no_secret_is_shown() {
    let place = Place::new();
    place.configure(
        "[calls]\nturn_urls = [\"turn:turn.example.org\"]\nturn_secret = \"north-by-north-west\"\n",
    );
    let (code, text) = place.run(&["config", "explain"]);
    assert_eq!(code, 0, "{text}");
    for setting in [
        "listen = 127.0.0.1:0    [environment DOORCODE_LISTEN]",
        "metrics_listen",
        "calls.turn_secret_file",
        "doorcode.toml:3",
    ] {
        assert!(text.contains(setting), "'{setting}' is missing in: {text}");
    }
    assert!(!text.contains("north-by"), "{text}");
    assert!(!place.data().exists());
}
