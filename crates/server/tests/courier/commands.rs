//! What operators do with the courier, in the real program; and that its log says nothing of what it carries.

use std::process::Command;

use super::hostile::{Act, Hostile, SECRET};
use super::plain;
use super::program::{Place, ended};

fn with_secrets(mut command: Command, names: [&str; 2]) -> Command {
    for name in names {
        command.env(format!("DOORCODE_GATEWAY_{name}_SECRET"), SECRET);
    }
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_is_sent_and_every_step_is_said() {
    let down = Hostile::start(|_| async { Act::Answer(401, "", String::new()) }).await;
    let works = Hostile::good().await;
    let place = Place::new();
    let both = plain("first", &down.base, "") + &plain("second", &works.base, "");
    place.configure(&format!("courier.countries = [\"US\"]\n{both}"));
    let run = async |arguments: &[&str]| {
        let command = with_secrets(place.command(arguments), ["FIRST", "SECOND"]);
        tokio::task::spawn_blocking(move || ended(command)).await.unwrap()
    };
    let (status, said) = run(&["courier", "send-test", "+12015550123"]).await;
    assert_eq!(status, 0, "{said}");
    assert!(
        said.contains("first: it refused our credentials (status 401)"),
        "{said}"
    );
    assert!(
        said.contains("second: took it in") && said.contains("calls it m0"),
        "{said}"
    );
    assert_eq!(works.requests()[0].json()["to"], "+12015550123");

    let (status, said) = run(&["courier", "send-test", "+12015550123", "--gateway", "first"]).await;
    assert_eq!(status, 3, "{said}");
    assert!(said.contains("No other gateway"), "{said}");
    assert_eq!(works.requests().len(), 1);
    let (status, said) = run(&["courier", "send-test", "+12015550123", "--gateway", "third"]).await;
    assert_eq!((status, said.contains("no gateway 'third'")), (1, true), "{said}");
    let (status, said) = run(&["courier", "send-test", "ada"]).await;
    assert_eq!((status, said.contains("neither a number")), (1, true), "{said}");

    let (status, said) = run(&["courier", "status"]).await;
    assert_eq!(status, 0, "{said}");
    for words in [
        "first  (texts)  up",
        "second  (texts)  up",
        "last 24 hours: 1 taken",
        "texts: 0 waiting, 1 failed (refused)",
    ] {
        assert!(said.contains(words), "'{words}' is missing in: {said}");
    }
}

/// A program that logs all it can, through gateways that work and fail: who is written to, what, and with which secret is
/// not in it.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_carried_is_in_the_log() {
    let down = Hostile::start(|request| async move {
        match request.number % 4 {
            0 => Act::Answer(500, "", request.body),
            1 => Act::Reset,
            2 => Act::Answer(400, "", request.body),
            _ => Act::Hang,
        }
    })
    .await;
    let works = Hostile::good().await;
    let mails = |text: String| text.replace("/sms", "/sms?to={to}");
    let place = Place::new();
    place.configure(
        &(mails(plain("first", &down.base, "for = \"mails\""))
            + &mails(plain("post", &works.base, "for = \"mails\""))),
    );
    // Into a file: it is more than a pipe holds.
    let mut command = with_secrets(place.command_after("exec 2> log", &[]), ["FIRST", "POST"]);
    command.env("DOORCODE_LOG_FILTER", "trace");
    let program = tokio::task::spawn_blocking(|| super::program::Program::start(command))
        .await
        .unwrap();
    for number in 0..5 {
        let (name, email) = (format!("ada{number}"), format!("ada{number}@mail.example"));
        let form = [
            ("user_name", name.as_str()),
            ("display_name", "Ada"),
            ("email", &email),
            ("password", super::support::PASSWORD),
        ];
        let (status, page) = super::support::Browser::new(&program.base)
            .post("/sign-up", &form)
            .await;
        assert_eq!(status, 200, "{page}");
    }
    let carried = works.has(5).await;
    tokio::task::spawn_blocking(move || program.stop()).await.unwrap();
    let said = std::fs::read_to_string(place.path("log")).unwrap();
    assert!(
        said.contains("TRACE") && said.contains("first"),
        "the log is read: {said}"
    );
    let mut secrets = vec![SECRET.to_owned(), "mail.example".to_owned()];
    for request in carried {
        let json = request.json();
        let text = json["text"].as_str().unwrap();
        let (_, token) = text.split_once("token=").expect("a mail with a link");
        secrets.push(token.split_whitespace().next().unwrap().to_owned());
    }
    for secret in secrets {
        assert!(!said.contains(&secret), "'{secret}' is in the log");
    }
}
