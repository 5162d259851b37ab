//! Codes as people type them, and codes that are none.

use std::time::Duration;

use super::*;

fn in_script(code: &str, zero: char) -> String {
    let digits = code.bytes().map(|digit| u32::from(digit - b'0'));
    digits
        .map(|digit| char::from_u32(zero as u32 + digit).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_read_however_it_is_written() {
    let running = Running::start().await;
    running.protected("ada", PHONE).await;
    let mut known = running.code(PHONE, None).await;
    type Writing = fn(&str) -> String;
    let writings: [Writing; 8] = [
        |code| format!("  {} {} ", &code[..2], &code[2..]),
        |code| format!("{}-{}", &code[..2], &code[2..]),
        |code| format!("\u{200e}{code}\u{feff}\r\n"),
        |code| in_script(code, '０'),
        |code| in_script(code, '٠'),
        |code| in_script(code, '۰'),
        |code| in_script(code, '०'),
        |code| in_script(code, '০'),
    ];
    for writing in writings {
        running.clock.advance(Duration::from_secs(600));
        let (cookie, code) = awaiting_code(&running, "ada", PHONE, Some(&known)).await;
        gets_in(&running, &cookie, &writing(&code)).await;
        known = code;
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_code_says_so_and_costs_no_guess() {
    let (running, cookie, code) = knocking().await;
    let long = "1".repeat(60_000);
    // More often than a code bears guesses.
    for (typed, words) in [
        ("", "Type the code"),
        ("   ", "Type the code"),
        ("four", "digits only"),
        ("12½4", "digits only"),
        ("12\u{0}4", "digits only"),
        ("11111111111", "that many digits"),
        (&long, "that many digits"),
        ("123", "4 digits"),
        ("123456", "4 digits"),
    ] {
        let answer = post(&running, "/sign-in/code", &cookie, &[("code", typed)]).await;
        answer.says(422, "aria-invalid=\"true\"");
        let error = between(&answer.body, "id=\"code-error\"", "</p>");
        assert!(error.contains(words), "{typed:.20}: {error}");
        assert!(answer.cookie("account").is_none());
    }
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from} in {text}"));
    rest.split_once(to).unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_of_its_own_sign_in_only() {
    let (running, first, first_code) = knocking().await;
    running.clock.advance(Duration::from_secs(60));
    let (second, second_code) = awaiting_code(&running, "ada", PHONE, Some(&first_code)).await;
    let other = "+491709876543";
    running.protected("bea", other).await;
    running.clock.advance(Duration::from_secs(60));
    let known = running.code(other, None).await;
    let (theirs, their_code) = awaiting_code(&running, "bea", other, Some(&known)).await;
    if first_code == second_code || second_code == their_code || first_code == their_code {
        // One time in thousands the codes are the same, and there is nothing to tell apart.
        return running.stop().await;
    }
    for (cookie, foreign) in [
        (&first, &second_code),
        (&first, &their_code),
        (&theirs, &first_code),
    ] {
        let answer = post(&running, "/sign-in/code", cookie, &[("code", foreign)]).await;
        answer.says(422, "aria-invalid=\"true\"");
        assert!(answer.cookie("account").is_none());
    }
    gets_in(&running, &first, &first_code).await;
    gets_in(&running, &second, &second_code).await;
    gets_in(&running, &theirs, &their_code).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_replaced_is_worth_nothing() {
    let (running, cookie, old) = knocking().await;
    running.clock.advance(Duration::from_secs(31));
    let sent = post(&running, "/sign-in/code/send", &cookie, &[]).await;
    assert!(matches!(sent.status, 200 | 303), "{}", sent.body);
    let new = running.code(PHONE, Some(&old)).await;
    let answer = post(&running, "/sign-in/code", &cookie, &[("code", &old)]).await;
    answer.says(422, "aria-invalid=\"true\"");
    gets_in(&running, &cookie, &new).await;
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn send_again_before_its_time_says_when_and_sends_nothing() {
    let (running, cookie, code) = knocking().await;
    let texts = || running.app.courier.handset().unwrap().texts(Some(PHONE)).len();
    let before = texts();
    let early = post(&running, "/sign-in/code/send", &cookie, &[]).await;
    early.says(422, "seconds");
    // To a phone that is not the account's: no text, and no word on whose it might be.
    let strange = post(&running, "/sign-in/code/send", &cookie, &[("phone", "+15550100")]).await;
    assert!(matches!(strange.status, 200 | 303 | 422), "{}", strange.body);
    assert_eq!(texts(), before);
    gets_in(&running, &cookie, &code).await;
    running.stop().await;
}
