//! The program as it is.

use doorcode_server::clock::Clock;

use super::*;
use crate::support::{PASSWORD, Running, peer::PHONE};

#[tokio::test(flavor = "multi_thread")]
async fn the_real_program_withstands_all_of_it() {
    let running = Spoiled::start(|_, router| router).await;
    let report = running.drill().await;
    for finding in &report.findings {
        // Once in thousands two codes are the same, and there is nothing to tell apart.
        let same = matches!(&finding.outcome, Outcome::NotTried(why) if why.contains("by chance"));
        assert!(finding.verdict() == "held" || same, "{}", report.to_text());
    }
    assert!(report.findings.len() >= 29, "{}", report.to_text());
    assert_eq!(report.exit_code(), 0);
    // It leaves nobody behind.
    assert_eq!(report.left, Vec::<String>::new());
    let row = running
        .app
        .store
        .first("SELECT count(*) AS count FROM accounts", &[])
        .await;
    assert_eq!(row.unwrap().unwrap().int("count").unwrap(), 0);
}

/// Where texts go to real phones, the drill reads none: it borrows an account, plays what needs no code, and says of each
/// of the others that it was not tried.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_handset_it_plays_what_needs_no_code_and_says_what_it_left_out() {
    let kept = doorcode_store::testing::folder();
    let database = kept.path().join("doorcode.db").display().to_string();
    let keys = kept.path().join("keys.toml").display().to_string();
    let settings = [
        ("DOORCODE_DATABASE", database.as_str()),
        ("DOORCODE_KEY_FILE", keys.as_str()),
    ];
    let try_out = Running::with(Clock::system(), &settings).await;
    let (owner, _) = try_out.protected("mira", PHONE).await;
    let cookies = reqwest::cookie::CookieStore::cookies(&*owner.jar, &try_out.base.parse().unwrap()).unwrap();
    let cookies = cookies.to_str().unwrap().to_owned();
    try_out.stop().await;

    let real = Running::with(
        Clock::system(),
        &[settings[0], settings[1], ("DOORCODE_HANDSET", "false")],
    )
    .await;
    let refused = plan(&real.base, None).await.err().unwrap().to_string();
    assert!(
        refused.contains("--user") && refused.contains("no handset"),
        "{refused}"
    );
    let lent = |password: &str| Borrowed {
        user_name: "mira".to_owned(),
        password: password.to_owned(),
    };
    // With a wrong password nothing is tried, lest it seem to hold.
    let mistyped = plan(&real.base, Some(lent("not-the-password"))).await.unwrap();
    let refused = mistyped.play(&mut |_| {}).await.unwrap_err().to_string();
    assert!(refused.contains("mira cannot be signed in to"), "{refused}");
    let plan = plan(&real.base, Some(lent(PASSWORD))).await.unwrap();
    let warning = plan.warning();
    for said in [
        "up to 6 wrong codes",
        "count for a year",
        "CODES CANNOT BE READ HERE",
    ] {
        assert!(warning.contains(said), "{warning}");
    }
    let report = plan.play(&mut |_| {}).await.unwrap();
    assert_eq!(report.exit_code(), 0, "{}", report.to_text());
    let (held, left_out) = (those(&report, "held"), those(&report, "not tried"));
    assert_eq!(
        held.len() + left_out.len(),
        report.findings.len(),
        "{}",
        report.to_text()
    );
    for attack in [
        "Many sign-ins at once, each with guesses of its own",
        "A half-open sign-in at the API",
        "Codes of another shape",
        "Who has an account",
        "Wrong passwords from forged addresses",
        "The handset from elsewhere",
    ] {
        assert!(held.contains(&attack), "{attack}: {}", report.to_text());
    }
    for attack in [
        "64 right codes at once",
        "A planted session",
        "The code in an answer",
    ] {
        assert!(left_out.contains(&attack), "{attack}: {}", report.to_text());
    }
    // The owner is signed in where she was.
    let request = support::peer::peer().get(format!("{}/account", real.base));
    let page = request.header("cookie", cookies).send().await.unwrap();
    assert_eq!(page.status().as_u16(), 200);
    real.stop().await;
}

/// It goes no further than this machine unless somebody says whose server it is.
#[tokio::test(flavor = "multi_thread")]
async fn another_machine_is_left_alone_unless_it_is_said_to_be_ones_own() {
    for url in [
        "http://192.0.2.1:8080",
        "https://chat.example",
        "http://localhost@chat.example",
    ] {
        let refused = plan(url, None).await.err().unwrap().to_string();
        assert!(refused.contains("--server-is-mine"), "{url}: {refused}");
    }
    let refused = plan("localhost:8080", None).await.err().unwrap().to_string();
    assert!(refused.contains("no address"), "{refused}");
}
