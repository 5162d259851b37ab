//! Codes that are spoken by a call: for landlines, and for people who cannot read a text.
//!
//! A call is a send like any other: the step that asks for it charges the same allowance and makes the one live code, and
//! knows nothing of how that comes to the phone. It says what a text says, three times and digit by digit, in the language
//! of the account.

use doorcode_engine::account::PhoneNumber;
use doorcode_engine::approval::ApprovalText;
use doorcode_engine::code::{Code, CodeFor};
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::Account;
use doorcode_store::outbox::{Kind, Outgoing};

use crate::app::App;
use crate::courier::{self, By};
use crate::error::Result;
use crate::web::pages::AppName;
use crate::web::phone;
use crate::web::texts::Texts;

/// How a code comes to a number: as it was asked for, as far as calls are made here; to a landline always by a call.
pub fn way(app: &App, asked: By, number: &PhoneNumber) -> By {
    if app.makes_calls() && (asked == By::Call || phone::is_landline(number)) {
        By::Call
    } else {
        By::Text
    }
}

/// The call that speaks a code: with the phone's word where sends run short, with what is approved by it where something is.
///
/// # Errors
/// [`crate::error::Refusal::Overloaded`] where too many calls wait; a fault of the sealing.
#[expect(
    clippy::too_many_arguments,
    reason = "a call is of all of these, as a text is"
)]
pub(super) fn code(
    app: &App,
    account: Option<&Account>,
    number: &PhoneNumber,
    code: &Code,
    word: Option<&PhoneWord>,
    text: Option<&ApprovalText>,
    purpose: CodeFor,
    to: Option<&str>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(Outgoing, i64)> {
    let words = Texts::choose(account.map(|account| account.language.as_str()), None);
    let name = to.map_or(AppName::Account, AppName::named).name(&words);
    let body = said(
        &words,
        code.expose(),
        word,
        text,
        purpose,
        &name,
        app.public_url.host(),
    );
    app.courier.admit(Kind::Call)?;
    let cost = app.courier.toll().map_or(0, |toll| toll.cost(number, &body));
    let language = words.say("call-language").to_string();
    let account = account.map(|account| account.id);
    let call = app
        .courier
        .call(number, body, language, account, now, expires_at)?;
    let call = Outgoing {
        about: Some(courier::walk_of(purpose)),
        ..call
    };
    Ok((call, cost))
}

/// What is said, line by line.
fn said(
    words: &Texts,
    code: &str,
    word: Option<&PhoneWord>,
    text: Option<&ApprovalText>,
    purpose: CodeFor,
    app: &str,
    host: &str,
) -> String {
    let key = match purpose {
        CodeFor::SignIn(_) => "call-code-sign-in",
        CodeFor::Enrolment(_) | CodeFor::Recovery(_) => "call-code-enrol",
        CodeFor::StepUp(_) if text.is_some() => "call-code-approve",
        CodeFor::StepUp(_) => "call-code-step-up",
        CodeFor::Desk(_) => "call-code-desk",
    };
    let say = |key: &'static str| {
        let text = text.map(|text| text.as_str().to_owned());
        words
            .say(key)
            .with("digits", one_by_one(code))
            .with("app", app.to_owned())
            .with("host", host.to_owned())
            .with("text", text.unwrap_or_default())
            .with(
                "word",
                word.map(|word| one_by_one(&word.grouped())).unwrap_or_default(),
            )
            .to_string()
    };
    let mut lines = vec![say(key), say("call-code-again"), say("call-code-again")];
    if word.is_some() {
        lines.extend([say("call-code-word"), say("call-code-word")]);
    }
    // Support is told it, by who has called them.
    if !matches!(purpose, CodeFor::Desk(_)) {
        lines.push(say("call-code-end"));
    }
    lines.join("\n")
}

/// Letters and digits with commas between them: each is spoken for itself, with a breath after it.
fn one_by_one(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_ascii_alphanumeric());
    letters.map(String::from).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use doorcode_engine::ids::{SignInId, StepUpId};

    use super::*;

    fn english() -> Texts {
        Texts::choose(Some("en"), None)
    }

    #[test]
    fn a_call_says_each_digit_for_itself_and_the_code_three_times() {
        let purpose = CodeFor::SignIn(SignInId::from_u128(1));
        let call = said(
            &english(),
            "4821",
            None,
            None,
            purpose,
            "Messages",
            "chat.example",
        );
        assert_eq!(call.matches("4, 8, 2, 1").count(), 3, "{call}");
        assert!(call.starts_with("Hello. This is your code to sign in to Messages: 4, 8, 2, 1."));
        assert!(!call.contains("4821"), "{call}");
        assert_eq!(call.lines().count(), 4);
    }

    /// Whoever takes all sends brings the owner the word: by a call as by a text.
    #[test]
    fn the_word_and_what_is_approved_are_said_as_well() {
        let word = PhoneWord::parse("KBTR-ZMWD").unwrap();
        let purpose = CodeFor::SignIn(SignInId::from_u128(1));
        let call = said(
            &english(),
            "4821",
            Some(&word),
            None,
            purpose,
            "Messages",
            "chat.example",
        );
        assert_eq!(call.matches("K, B, T, R, Z, M, W, D").count(), 2, "{call}");
        let text = "pay 4.99 to Store".parse::<ApprovalText>().unwrap();
        let purpose = CodeFor::StepUp(StepUpId::from_u128(1));
        let call = said(
            &english(),
            "482133",
            None,
            Some(&text),
            purpose,
            "",
            "chat.example",
        );
        assert!(call.contains("pay 4.99 to Store"), "{call}");
        assert_eq!(call.matches("4, 8, 2, 1, 3, 3").count(), 3, "{call}");
    }
}
