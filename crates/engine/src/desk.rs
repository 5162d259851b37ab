//! The desk: a caller proves a trusted phone to the agent who talks with them.
//!
//! ```text
//! Open { the live code } ─ the right code ─► Verified { for a few minutes } ─► Closed
//! ```
//!
//! A contact belongs to one agent and one account. Its code is wrong anywhere else, and none but the agent of the contact
//! can try it. What is guessed and sent here is charged to the desk's own counters: the owner's are neither spent nor
//! stalled by it. The agent sees a verdict and never a code, a key or a whole number.

use crate::account::Facts;
use crate::code::{Code, CodeFor, Guess, LiveCode};
use crate::effect::{Audit, Cx, Decision, Effect, Notice};
use crate::guard::{Guard, SendFor};
use crate::ids::{AccountId, DeskContactId, PhoneId};
use crate::second_step::{EnterCode, Note, To, choose_phone, phone_view, phone_views, resend_at, send_again};
use crate::step_up::OneProof;
use crate::time::{CLOCK_SLACK_MS, Timestamp, is_over};
use serde::{Deserialize, Deserializer, Serialize};

/// One talk of an agent with somebody who says that an account is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    id: DeskContactId,
    account: AccountId,
    agent: AccountId,
    expires_at: Timestamp,
    state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Open { code: Option<LiveCode> },
    Verified { phone: PhoneId, at: Timestamp },
    Closed,
}

/// The right of one agent to act for one caller now. Made by [`Contact::verdict`] only.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0451
/// use doorcode_engine::desk::Verdict;
/// use doorcode_engine::ids::AccountId;
/// Verdict { account: AccountId::from_u128(1) };
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    account: AccountId,
}

impl Verdict {
    /// Whose account it is about.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What the caller has proved: a delayed recovery can be started with it, where the owner chose to have it.
    pub fn phone(&self) -> OneProof {
        OneProof::of_phone(self.account)
    }
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A code is wanted, at this phone or at the one used last.
    CodeRequested {
        /// Which phone.
        phone: Option<PhoneId>,
    },
    /// The agent typed what the caller read out.
    CodeGiven(Code),
    /// The talk is over.
    Closed,
    /// The page was opened again: nothing happened.
    Looked,
}

/// What the agent is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// Nothing is proved yet.
    Open(EnterCode),
    /// The caller has the phone.
    Verified {
        /// Until when that lets the agent act.
        until: Timestamp,
    },
    /// The talk is over, or its time is.
    Over,
}

impl Contact {
    /// A new contact of `agent` about the account of `facts`. `None` where it is the agent's own, or its owner has said
    /// lately that such a talk was none of theirs.
    pub fn begin(agent: AccountId, facts: &Facts, guard: &Guard, cx: &mut Cx<'_>) -> Option<Self> {
        let shut = guard.desk.is_shut(cx.rules, cx.now);
        (agent != facts.account && !shut).then(|| Self {
            id: DeskContactId::new(cx.now, cx.rng),
            account: facts.account,
            agent,
            expires_at: cx.now.plus_ms(cx.rules.desk_contact_ms),
            state: State::Open { code: None },
        })
    }

    /// The one way from a row back to a contact. Hand it nothing but what `Serialize` wrote to the store.
    ///
    /// # Errors
    /// Whatever the deserializer says of a damaged row.
    pub fn restore<'de, D: Deserializer<'de>>(row: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Row {
            id: DeskContactId,
            account: AccountId,
            agent: AccountId,
            expires_at: Timestamp,
            state: State,
        }
        let row = Row::deserialize(row)?;
        Ok(Self {
            id: row.id,
            account: row.account,
            agent: row.agent,
            expires_at: row.expires_at,
            state: row.state,
        })
    }

    /// Its id.
    pub fn id(&self) -> DeskContactId {
        self.id
    }

    /// Whose account it is about.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Whose contact it is.
    pub fn agent(&self) -> AccountId {
        self.agent
    }

    /// From when on it is over.
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// Whether `agent` may act for the caller now: for a few minutes after the right code, as long as the phone that
    /// received it is trusted and the owner has not said that this was not them.
    pub fn verdict(&self, agent: AccountId, facts: &Facts, guard: &Guard, cx: &Cx<'_>) -> Option<Verdict> {
        let State::Verified { phone, at } = self.state else {
            return None;
        };
        let in_time = cx.now < self.expires_at
            && cx.now < at.plus_ms(cx.rules.look_ms)
            && cx.now >= at.plus_ms(-CLOCK_SLACK_MS);
        let of_both = self.agent == agent && self.account == facts.account;
        let stands = facts.phone(phone).is_some() && !guard.desk.is_shut(cx.rules, cx.now);
        (in_time && of_both && stands).then_some(Verdict {
            account: self.account,
        })
    }
}

/// Takes `contact` from one state to the next; the contract is that of [`crate::sign_in::step`].
pub fn step(
    mut contact: Contact,
    facts: &Facts,
    mut guard: Guard,
    event: Event,
    cx: &mut Cx<'_>,
) -> Decision<Contact, View> {
    let mut effects = Vec::new();
    let mut note = None;
    let over = is_over(contact.expires_at, cx.rules.desk_contact_ms, cx.now)
        || guard.desk.is_shut(cx.rules, cx.now)
        || facts.account != contact.account;
    if over || matches!(event, Event::Closed) {
        contact.state = State::Closed;
    }
    match (&mut contact.state, event) {
        (State::Open { code }, Event::CodeRequested { phone }) => {
            note = Some(match choose_phone(phone, code.as_ref(), facts) {
                None => Note::NoSuchPhone,
                Some(phone) => {
                    let to = To {
                        account: contact.account,
                        phone: Some((phone.id, &phone.number)),
                        send: SendFor::Desk,
                        purpose: CodeFor::Desk(contact.id),
                        text: None,
                    };
                    send_again(code, &to, &mut guard, &mut effects, cx)
                }
            });
        }
        (State::Open { code }, Event::CodeGiven(guess)) => {
            let purpose = CodeFor::Desk(contact.id);
            match try_code(code, purpose, &guess, facts, &mut guard, cx) {
                Ok(phone) => {
                    effects.push(Effect::Audit(Audit::DeskVerified));
                    effects.push(Effect::Tell(Notice::DeskVerified));
                    contact.state = State::Verified { phone, at: cx.now };
                }
                Err(said) => {
                    if matches!(said, Note::WrongCode { .. } | Note::CodeSpent) {
                        effects.push(Effect::Audit(Audit::DeskCodeWrong));
                    }
                    note = Some(said);
                }
            }
        }
        _ => {}
    }
    let view = view(&contact, facts, &guard, cx, note);
    let wake = contact.expires_at;
    Decision {
        state: contact,
        guard,
        effects,
        view,
        wake,
    }
}

/// Tries a code: charges the desk's own counter, compares, and gives back what was right.
fn try_code(
    live: &mut Option<LiveCode>,
    purpose: CodeFor,
    guess: &Code,
    facts: &Facts,
    guard: &mut Guard,
    cx: &Cx<'_>,
) -> Result<PhoneId, Note> {
    let trusted = |code: &LiveCode| code.phone().filter(|phone| facts.phone(*phone).is_some());
    let digits = guard.desk_digits(cx.rules, cx.now);
    let Some((code, phone)) = live
        .as_mut()
        .filter(|code| code.is_live(cx.now))
        .and_then(|code| trusted(code).map(|phone| (code, phone)))
    else {
        return Err(Note::CodeExpired);
    };
    if code.digits() < digits {
        // Too short by now: a new one has to be sent. No guess was charged.
        *live = None;
        return Err(Note::CodeExpired);
    }
    if guess.digits() != code.digits() {
        return Err(Note::WrongLength {
            digits: code.digits(),
        });
    }
    let charge = guard.charge_desk(cx.now);
    match code.compare(&charge, purpose, guess, cx.keys) {
        Guess::Right => {
            guard.refund(charge);
            Ok(phone)
        }
        Guess::Wrong { guesses_left: 0 } => Err(Note::CodeSpent),
        Guess::Wrong { guesses_left } => Err(Note::WrongCode { guesses_left }),
    }
}

fn view(contact: &Contact, facts: &Facts, guard: &Guard, cx: &Cx<'_>, note: Option<Note>) -> View {
    match &contact.state {
        State::Open { code } => {
            let live = code.as_ref().filter(|code| code.is_live(cx.now));
            View::Open(EnterCode {
                digits: live.map_or_else(|| guard.desk_digits(cx.rules, cx.now), LiveCode::digits),
                sent_to: live.and_then(|live| facts.phone(live.phone()?)).map(phone_view),
                phones: phone_views(facts),
                expires_at: live.map(LiveCode::expires_at),
                resend_at: resend_at(live, SendFor::Desk, guard, cx),
                word_helps: false,
                note,
                by_mail: false,
            })
        }
        State::Verified { at, .. } => match contact.verdict(contact.agent, facts, guard, cx) {
            Some(_) => View::Verified {
                until: at.plus_ms(cx.rules.look_ms).min(contact.expires_at),
            },
            None => View::Over,
        },
        State::Closed => View::Over,
    }
}

#[cfg(test)]
mod tests;
