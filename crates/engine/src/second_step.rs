//! Sending a code and trying one: what sign-in, enrolment and step-up have in common.

use crate::account::{Facts, PhoneNumber, TrustedPhone};
use crate::approval::ApprovalText;
use crate::code::{Code, CodeFor, Guess, LiveCode};
use crate::effect::{Audit, Cx, Effect, Notice};
use crate::guard::{Guard, Lane, SendFor};
use crate::ids::{AccountId, PhoneId};
use crate::phone_word::PhoneWord;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a person is told about what they just did. None of it is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "note")]
pub enum Note {
    /// User name and password do not fit together, or there is no such account: one wording for both.
    WrongPassword,
    /// Too many tries; nothing was compared.
    SlowDown {
        /// Milliseconds to wait.
        retry_after_ms: i64,
    },
    /// A code has been sent.
    CodeSent,
    /// The code is wrong.
    WrongCode {
        /// How many guesses this code still bears.
        guesses_left: u8,
    },
    /// All guesses at this code are spent: a new one has to be sent.
    CodeSpent,
    /// The code has expired, or none was sent.
    CodeExpired,
    /// The code has become too short. No guess was charged; a longer one has been sent where one could be.
    CodeOutgrown {
        /// How many digits a code has now.
        digits: u8,
    },
    /// Not as many digits as the code has. No guess was charged.
    WrongLength {
        /// How many digits the code has.
        digits: u8,
    },
    /// No text can be sent yet.
    SendLater {
        /// From when on one can.
        at: Timestamp,
    },
    /// There is no such phone.
    NoSuchPhone,
    /// The recovery key is wrong.
    WrongKey,
    /// The recovery key has been used up.
    KeySpent,
    /// What was retyped is not the key that was shown.
    NotTheSameKey,
    /// The phone is trusted already.
    PhoneAlreadyTrusted,
    /// The account has as many phones as it may have.
    TooManyPhones,
    /// The password alone is not what is asked for here.
    KeyNeeded,
    /// A recovery key is not what is asked for here.
    CodeNeeded,
    /// That is not the word in the last text.
    WrongWord,
}

/// A trusted phone as a page may show it before the second step is proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneView {
    /// Its id, for the choice among several.
    pub id: PhoneId,
    /// Its number, all but the last two digits hidden.
    pub masked: String,
}

/// What the page that asks for a code shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterCode {
    /// How many digits to type.
    pub digits: u8,
    /// The phone that the live code went to; `None` where there is no live code.
    pub sent_to: Option<PhoneView>,
    /// The phones to choose from.
    pub phones: Vec<PhoneView>,
    /// Until when the live code is good.
    pub expires_at: Option<Timestamp>,
    /// From when on 'Send again' works.
    pub resend_at: Timestamp,
    /// Whether others have used up the texts, and the word in the last one helps.
    pub word_helps: bool,
    /// What came of the last thing typed.
    pub note: Option<Note>,
    /// Whether the code goes to the e-mail address: a password that may be a thief's is confirmed there.
    pub by_mail: bool,
}

/// The trusted phones as a page may show them.
pub(crate) fn phone_views(facts: &Facts) -> Vec<PhoneView> {
    facts.phones.iter().map(phone_view).collect()
}

/// One of them.
pub(crate) fn phone_view(phone: &TrustedPhone) -> PhoneView {
    PhoneView {
        id: phone.id,
        masked: phone.number.masked(),
    }
}

/// The page that asks for the code of a trusted phone.
pub(crate) fn enter_code(
    live: Option<&LiveCode>,
    lane: Lane,
    send: SendFor,
    facts: &Facts,
    guard: &Guard,
    cx: &Cx<'_>,
    note: Option<Note>,
) -> EnterCode {
    let live = live.filter(|live| live.is_live(cx.now) && stands(live, facts));
    EnterCode {
        digits: live.map_or_else(|| guard.required_digits(lane, cx.rules, cx.now), LiveCode::digits),
        sent_to: live.and_then(|live| facts.phone(live.phone()?)).map(phone_view),
        phones: phone_views(facts),
        expires_at: live.map(LiveCode::expires_at),
        resend_at: resend_at(live, send, guard, cx),
        word_helps: guard.word_helps(send, cx.rules, cx.now),
        note,
        by_mail: false,
    }
}

/// Whether what a code went to still counts: a phone that is trusted, or the e-mail address.
fn stands(live: &LiveCode, facts: &Facts) -> bool {
    live.phone().is_none_or(|phone| facts.phone(phone).is_some())
}

/// From when on a text can be sent again. A code that a clock set back has ended is nobody's reason to wait.
pub(crate) fn resend_at(live: Option<&LiveCode>, send: SendFor, guard: &Guard, cx: &Cx<'_>) -> Timestamp {
    let allowed = guard.next_send_at(send, cx.rules, cx.now);
    let courtesy = live
        .filter(|live| live.is_live(cx.now))
        .map_or(cx.now, |live| live.sent_at().plus_ms(cx.rules.resend_wait_ms));
    allowed.max(courtesy)
}

/// The phone that a code is wanted at: the one that was named, else the one used last, else the first.
pub(crate) fn choose_phone<'a>(
    named: Option<PhoneId>,
    live: Option<&LiveCode>,
    facts: &'a Facts,
) -> Option<&'a TrustedPhone> {
    match named {
        Some(id) => facts.phone(id),
        None => live
            .and_then(|live| facts.phone(live.phone()?))
            .or_else(|| facts.phones.first()),
    }
}

/// Where a code is to go.
pub(crate) struct To<'a> {
    pub(crate) account: AccountId,
    /// `None`: to the e-mail address.
    pub(crate) phone: Option<(PhoneId, &'a PhoneNumber)>,
    pub(crate) send: SendFor,
    pub(crate) purpose: CodeFor,
    /// What is approved by it, where that is the purpose.
    pub(crate) text: Option<&'a ApprovalText>,
}

/// Sends a code: charges the text, replaces the live code, and says so.
///
/// A new code never gives guesses back: what was wrong stays counted in the guard.
pub(crate) fn send_code(
    live: &mut Option<LiveCode>,
    to: &To<'_>,
    guard: &mut Guard,
    effects: &mut Vec<Effect>,
    cx: &mut Cx<'_>,
) -> Note {
    let charged = match guard.charge_send(to.send, cx.rules, cx.now) {
        Ok(charged) => charged,
        Err(wait_ms) => {
            return Note::SendLater {
                at: cx.now.plus_ms(wait_ms),
            };
        }
    };
    let digits = match to.send {
        SendFor::SignIn { lane, .. } | SendFor::StepUp(lane) => guard.required_digits(lane, cx.rules, cx.now),
        SendFor::Enrolment => cx.rules.first_digits(),
        SendFor::Desk => guard.desk_digits(cx.rules, cx.now),
    };
    let phone = to.phone.map(|(id, _)| id);
    let (fresh, code) = LiveCode::issue(to.purpose, phone, digits, cx.now, cx.rules, cx.keys, cx.rng);
    let (purpose, expires_at) = (to.purpose, fresh.expires_at());
    let word = phone.filter(|_| charged.with_word);
    effects.push(match to.phone {
        Some((_, number)) => Effect::SendCode {
            number: number.clone(),
            code,
            purpose,
            expires_at,
            word: word.map(|phone| PhoneWord::of(cx.keys, to.account, phone, cx.now)),
            text: to.text.cloned(),
        },
        None => Effect::MailCode {
            code,
            purpose,
            expires_at,
        },
    });
    if charged.last && phone.is_some() {
        effects.push(Effect::Tell(Notice::CodesUsedUp));
    }
    effects.push(Effect::Audit(Audit::CodeSent { digits }));
    *live = Some(fresh);
    Note::CodeSent
}

/// 'Send again', which waits for the text under way.
pub(crate) fn send_again(
    live: &mut Option<LiveCode>,
    to: &To<'_>,
    guard: &mut Guard,
    effects: &mut Vec<Effect>,
    cx: &mut Cx<'_>,
) -> Note {
    let at = resend_at(live.as_ref(), to.send, guard, cx);
    if at > cx.now {
        return Note::SendLater { at };
    }
    send_code(live, to, guard, effects, cx)
}

/// What came of a code that was typed.
pub(crate) enum Tried {
    /// It was right; the live code is consumed. `None`: it had gone to the e-mail address.
    Right(Option<PhoneId>),
    /// It was compared and wrong.
    Wrong {
        /// What the person is told.
        note: Note,
        /// Whether it was charged to unknown devices.
        of_unknown: bool,
    },
    /// It was not compared, and nothing was charged.
    NotCompared(Note),
    /// It was not compared: the live code is too short by now and has to be replaced.
    Outgrown(Option<PhoneId>),
}

/// Tries a code against the live one: judges the length, charges, compares, and refunds what was right.
///
/// A phone that is no longer trusted proves nothing any more, whatever was sent to it before.
pub(crate) fn try_code(
    live: &mut Option<LiveCode>,
    purpose: CodeFor,
    guess: &Code,
    lane: Lane,
    facts: &Facts,
    guard: &mut Guard,
    cx: &Cx<'_>,
) -> Tried {
    if live.as_ref().is_some_and(|code| !stands(code, facts)) {
        *live = None;
    }
    let Some(code) = live.as_mut().filter(|code| code.is_live(cx.now)) else {
        let spent = live.as_ref().is_some_and(LiveCode::is_spent);
        return Tried::NotCompared(if spent { Note::CodeSpent } else { Note::CodeExpired });
    };
    if code.digits() < guard.required_digits(lane, cx.rules, cx.now) {
        let phone = code.phone();
        *live = None;
        return Tried::Outgrown(phone);
    }
    if guess.digits() != code.digits() {
        return Tried::NotCompared(Note::WrongLength {
            digits: code.digits(),
        });
    }
    let charge = guard.charge(lane, cx.rules, cx.now);
    let of_unknown = charge.is_of_unknown();
    match code.compare(&charge, purpose, guess, cx.keys) {
        Guess::Right => {
            guard.refund(charge);
            let phone = code.phone();
            *live = None;
            Tried::Right(phone)
        }
        Guess::Wrong { guesses_left } => Tried::Wrong {
            note: match guesses_left {
                0 => Note::CodeSpent,
                guesses_left => Note::WrongCode { guesses_left },
            },
            of_unknown,
        },
    }
}
