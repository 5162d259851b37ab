//! Step-up: proving the second step again, for one act.
//!
//! ```text
//! Proving { what is proved so far } ─ enough ─► Proved ─ take() ─► Spent
//! ```
//!
//! What is enough depends on the act ([`Need`]). A step-up belongs to one session, or to none where a
//! forgotten password is replaced, and to one act: its code is wrong for any other, and its proof is
//! spent by the act. Two of three (password, phone, key) restore the third, and one never does. What has
//! been proved is void as soon as what it rests on has changed: a new password, a new key, a phone that is
//! no longer trusted, two-step verification turned off or on.

mod act;

pub use self::act::{Act, Need, need};
use crate::account::{Basis, Facts};
use crate::approval::ApprovalText;
use crate::code::{Code, CodeFor, LiveCode};
use crate::effect::{Audit, Cx, Decision, Effect, Notice, Ticket};
use crate::guard::{Guard, KeyTyped, Lane, SendFor};
use crate::ids::{AccountId, PhoneId, SessionId, StepUpId};
use crate::recovery_key::RecoveryKey;
use crate::second_step::{EnterCode, Note, To, Tried, choose_phone, enter_code, send_again, try_code};
use crate::time::{CLOCK_SLACK_MS, Timestamp, is_over};
use serde::{Deserialize, Deserializer, Serialize};

/// What has been proved so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Have {
    password: bool,
    phone: Option<PhoneId>,
    key: bool,
}

impl Have {
    fn satisfies(&self, need: Need) -> bool {
        let (password, phone, key) = (self.password, self.phone.is_some(), self.key);
        match need {
            Need::Password => password,
            Need::OneOfThree => password || phone || key,
            Need::SecondStep => phone || key,
            Need::RecoveryKey => key,
            Need::TwoOfThree => u8::from(password) + u8::from(phone) + u8::from(key) >= 2,
            Need::KeyAndOneMore => key && (password || phone),
            Need::KeyThenCode => (key || password) && phone,
        }
    }
}

/// One proof for one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepUp {
    id: StepUpId,
    account: AccountId,
    session: Option<SessionId>,
    act: Act,
    /// With [`Act::Approve`]: what is approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<ApprovalText>,
    need: Need,
    lane: Lane,
    expires_at: Timestamp,
    basis: Basis,
    have: Have,
    state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Proving {
        code: Option<LiveCode>,
        checking: Option<Checking>,
    },
    Proved {
        at: Timestamp,
    },
    Spent,
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Checking {
    Password(Ticket),
    RecoveryKey(Ticket),
}

/// The right to do one act now. Made by [`StepUp::take`] only.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0451
/// use doorcode_engine::ids::AccountId;
/// use doorcode_engine::step_up::{Act, StepUpProof};
/// StepUpProof { account: AccountId::from_u128(1), act: Act::TurnOff, password: true, phone: true, key: true };
/// ```
/// nor read one from a row:
/// ```compile_fail,E0277
/// fn read<T: serde::de::DeserializeOwned>() {}
/// read::<doorcode_engine::step_up::StepUpProof>();
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct StepUpProof {
    account: AccountId,
    act: Act,
    password: bool,
    phone: bool,
    key: bool,
}

impl StepUpProof {
    /// Whose act.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Which act.
    pub fn act(&self) -> Act {
        self.act
    }

    /// Whether two of password, phone and key were proved.
    pub fn by_two_of_three(&self) -> bool {
        u8::from(self.password) + u8::from(self.phone) + u8::from(self.key) >= 2
    }

    /// Whether the password was proved.
    pub fn by_password(&self) -> bool {
        self.password
    }

    /// Whether a code was.
    pub fn by_code(&self) -> bool {
        self.phone
    }

    /// Whether the recovery key was.
    pub fn by_key(&self) -> bool {
        self.key
    }
}

/// One of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// The password.
    Password,
    /// A trusted phone.
    Phone,
    /// The recovery key.
    Key,
}

/// That one of the three is somebody's. Made by [`StepUp::take_one`] and by the desk's
/// verdict ([`crate::desk::Verdict::phone`]) only, and worth no more than a delayed recovery.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0451
/// use doorcode_engine::ids::AccountId;
/// use doorcode_engine::step_up::{OneProof, Thing};
/// OneProof { account: AccountId::from_u128(1), thing: Thing::Key };
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct OneProof {
    account: AccountId,
    thing: Thing,
}

impl OneProof {
    /// That of a caller who has read a code out to the desk.
    pub(crate) fn of_phone(account: AccountId) -> Self {
        Self {
            account,
            thing: Thing::Phone,
        }
    }

    /// Whose.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Which.
    pub fn thing(&self) -> Thing {
        self.thing
    }
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A password arrived.
    PasswordGiven,
    /// The password has been compared.
    PasswordChecked {
        /// The ticket of [`Effect::CheckPassword`].
        ticket: Ticket,
        /// Whether it was right.
        right: bool,
    },
    /// A code is wanted, at this phone or at the one used last.
    CodeRequested {
        /// Which phone.
        phone: Option<PhoneId>,
    },
    /// A code was typed.
    CodeGiven(Code),
    /// A recovery key was typed, and its check character fits.
    RecoveryKeyGiven(RecoveryKey),
    /// The recovery key has been compared.
    RecoveryKeyChecked {
        /// The ticket of [`Effect::CheckRecoveryKey`].
        ticket: Ticket,
        /// Whether it was right.
        right: bool,
    },
    /// The person gave it up.
    Cancelled,
    /// The page was opened again: nothing happened.
    Looked,
}

/// What the person is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// What is proved, and what can still be.
    Proving(Proving),
    /// The act can be done.
    Proved,
    /// It was done, given up, or its time ran out.
    Over,
}

/// What is proved so far, and what can still be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proving {
    /// What the act asks for.
    pub need: Need,
    /// Whether the password is proved.
    pub password: bool,
    /// Whether a phone is proved.
    pub phone: bool,
    /// Whether the recovery key is proved.
    pub key: bool,
    /// Whether a code can be asked for by now.
    pub code_possible: bool,
    /// The field for the code.
    pub code: EnterCode,
    /// What came of the last thing typed.
    pub note: Option<Note>,
}

impl StepUp {
    /// A new step-up for `act`. `session` is the session that acts, with its moment of sign-in; there is none
    /// where a forgotten password is replaced. `lane` says whether the device is a known one.
    pub fn begin(
        act: Act,
        facts: &Facts,
        session: Option<(SessionId, Timestamp)>,
        lane: Lane,
        cx: &mut Cx<'_>,
    ) -> Self {
        let auth_time = session.map(|(_, auth_time)| auth_time);
        // Whatever the device: it is strangers who stand here.
        let lane = if act == Act::DelayedRecovery {
            Lane::Outside
        } else {
            lane
        };
        Self {
            id: StepUpId::new(cx.now, cx.rng),
            account: facts.account,
            session: session.map(|(id, _)| id),
            act,
            text: None,
            need: need(act, facts.two_step, auth_time, cx.rules, cx.now),
            lane,
            expires_at: cx.now.plus_ms(cx.rules.step_up_ttl_ms),
            basis: facts.basis(),
            have: Have::default(),
            state: State::Proving {
                code: None,
                checking: None,
            },
        }
    }

    /// A new step-up for what an app asks for, in the session `session` of it. The person reads `text` on the page and in
    /// the message with the code; proof and code are good for this text only, for they are of this step-up.
    pub fn approve(
        text: ApprovalText,
        facts: &Facts,
        session: (SessionId, Timestamp),
        lane: Lane,
        cx: &mut Cx<'_>,
    ) -> Self {
        Self {
            text: Some(text),
            ..Self::begin(Act::Approve, facts, Some(session), lane, cx)
        }
    }

    /// The one way from a row back to a step-up. Hand it nothing but what `Serialize` wrote to the store.
    ///
    /// # Errors
    /// Whatever the deserializer says of a damaged row.
    pub fn restore<'de, D: Deserializer<'de>>(row: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Row {
            id: StepUpId,
            account: AccountId,
            session: Option<SessionId>,
            act: Act,
            #[serde(default)]
            text: Option<ApprovalText>,
            need: Need,
            lane: Lane,
            expires_at: Timestamp,
            basis: Basis,
            have: Have,
            state: State,
        }
        let Row {
            id,
            account,
            session,
            act,
            text,
            need,
            lane,
            expires_at,
            basis,
            have,
            state,
        } = Row::deserialize(row)?;
        Ok(Self {
            id,
            account,
            session,
            act,
            text,
            need,
            lane,
            expires_at,
            basis,
            have,
            state,
        })
    }

    /// Its id.
    pub fn id(&self) -> StepUpId {
        self.id
    }

    /// Whose act it is for.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The session that acts; `None` where a forgotten password is replaced.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }

    /// What it is for.
    pub fn act(&self) -> Act {
        self.act
    }

    /// What the person reads, where an app asks ([`Act::Approve`]).
    pub fn text(&self) -> Option<&ApprovalText> {
        self.text.as_ref()
    }

    /// The lane it is counted in.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// From when on it is over.
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// Spends the proof. `None` where it is not proved, is over, is for another act or session, or where
    /// `facts` leave no room for the act or are not those that were proved upon; nothing then changes.
    /// The caller commits the returned state together with the act, at the version of `facts`.
    pub fn take(
        mut self,
        act: Act,
        session: Option<SessionId>,
        facts: &Facts,
        now: Timestamp,
    ) -> Option<(Self, StepUpProof)> {
        let State::Proved { at } = self.state else {
            return None;
        };
        let in_time = now < self.expires_at && now >= at.plus_ms(-CLOCK_SLACK_MS);
        let asked = self.act == act && self.session == session && act.fits(facts, now);
        if !in_time || !asked || !self.stands_on(facts) {
            return None;
        }
        self.state = State::Spent;
        let proof = StepUpProof {
            account: self.account,
            act,
            password: self.have.password,
            phone: self.have.phone.is_some(),
            key: self.have.key,
        };
        Some((self, proof))
    }

    /// Spends a proof of one of three, as [`StepUp::take`] spends one of two.
    pub fn take_one(self, facts: &Facts, now: Timestamp) -> Option<(Self, OneProof)> {
        let have = self.have;
        let (spent, proof) = self.take(Act::DelayedRecovery, None, facts, now)?;
        let thing = match have {
            Have { key: true, .. } => Thing::Key,
            Have { phone: Some(_), .. } => Thing::Phone,
            _ => Thing::Password,
        };
        let account = proof.account();
        Some((spent, OneProof { account, thing }))
    }

    /// Whether what has been proved can still be relied on.
    fn stands_on(&self, facts: &Facts) -> bool {
        facts.account == self.account
            && facts.basis() == self.basis
            && self.have.phone.is_none_or(|phone| facts.phone(phone).is_some())
    }

    fn is_over(&self, facts: &Facts, cx: &Cx<'_>) -> bool {
        let longest_ms = cx.rules.step_up_ttl_ms.max(cx.rules.look_ms);
        is_over(self.expires_at, longest_ms, cx.now)
            || !self.stands_on(facts)
            || !self.act.fits(facts, cx.now)
    }
}

/// Takes `step_up` from one state to the next; the contract is that of [`crate::sign_in::step`].
pub fn step(
    mut step_up: StepUp,
    facts: &Facts,
    mut guard: Guard,
    event: Event,
    cx: &mut Cx<'_>,
) -> Decision<StepUp, View> {
    let mut effects = Vec::new();
    let mut note = None;
    if matches!(step_up.state, State::Spent | State::Ended) {
        // Nothing brings it back.
    } else if step_up.is_over(facts, cx) || matches!(event, Event::Cancelled) {
        step_up.state = State::Ended;
    } else if let State::Proving { code, checking } = step_up.state.clone() {
        let mut run = Run {
            code,
            checking,
            note: None,
            step_up: &mut step_up,
            facts,
            guard: &mut guard,
            effects: &mut effects,
            cx,
        };
        run.handle(event);
        let (code, checking) = (run.code, run.checking);
        note = run.note;
        step_up.state = if step_up.have.satisfies(step_up.need) {
            effects.push(Effect::Audit(Audit::StepUpProved));
            // Proved is not the end: the act is still to be done, and has as long as looking has.
            step_up.expires_at = cx.now.plus_ms(cx.rules.look_ms);
            State::Proved { at: cx.now }
        } else {
            State::Proving { code, checking }
        };
    }
    let view = view(&step_up, facts, &guard, cx, note);
    let wake = step_up.expires_at;
    Decision {
        state: step_up,
        guard,
        effects,
        view,
        wake,
    }
}

fn view(step_up: &StepUp, facts: &Facts, guard: &Guard, cx: &Cx<'_>, note: Option<Note>) -> View {
    match &step_up.state {
        State::Proving { code, .. } => View::Proving(Proving {
            need: step_up.need,
            password: step_up.have.password,
            phone: step_up.have.phone.is_some(),
            key: step_up.have.key,
            code_possible: code_possible(step_up),
            code: enter_code(
                code.as_ref(),
                step_up.lane,
                SendFor::StepUp(step_up.lane),
                facts,
                guard,
                cx,
                note,
            ),
            note,
        }),
        State::Proved { .. } => View::Proved,
        State::Spent | State::Ended => View::Over,
    }
}

/// A stranger who knows a user name must not be able to send its owner texts: where no session and no
/// password stands before it, the key comes first.
fn code_possible(step_up: &StepUp) -> bool {
    match step_up.need {
        Need::KeyThenCode => step_up.have.key || step_up.have.password,
        Need::RecoveryKey => false,
        _ => true,
    }
}

struct Run<'a, 'c> {
    code: Option<LiveCode>,
    checking: Option<Checking>,
    note: Option<Note>,
    step_up: &'a mut StepUp,
    facts: &'a Facts,
    guard: &'a mut Guard,
    effects: &'a mut Vec<Effect>,
    cx: &'a mut Cx<'c>,
}

impl Run<'_, '_> {
    fn handle(&mut self, event: Event) {
        match event {
            Event::PasswordGiven if self.takes_password() => self.password_given(),
            Event::PasswordChecked { ticket, right } if self.checking == Some(Checking::Password(ticket)) => {
                self.checking = None;
                if right {
                    self.step_up.have.password = true;
                } else {
                    self.effects.push(Effect::Audit(Audit::PasswordWrong));
                    self.note = Some(Note::WrongPassword);
                }
            }
            Event::CodeRequested { phone } => self.note = Some(self.code_requested(phone)),
            Event::CodeGiven(code) => self.code_given(&code),
            Event::RecoveryKeyGiven(key) => self.recovery_key_given(key),
            Event::RecoveryKeyChecked { ticket, right }
                if self.checking == Some(Checking::RecoveryKey(ticket)) =>
            {
                self.checking = None;
                self.recovery_key_checked(right);
            }
            _ => {}
        }
    }

    /// Where a password was forgotten, none is asked for, unless it is one that opens no session any more.
    fn takes_password(&self) -> bool {
        match self.step_up.need {
            Need::KeyThenCode => self.facts.password_known_since.is_some(),
            Need::RecoveryKey => false,
            // One that others know shows nothing alone.
            Need::OneOfThree => self.facts.password_known_since.is_none(),
            _ => true,
        }
    }

    fn password_given(&mut self) {
        match self
            .guard
            .charge_password(self.step_up.lane, self.cx.rules, self.cx.now)
        {
            Err(retry_after_ms) => self.note = Some(Note::SlowDown { retry_after_ms }),
            Ok(()) => {
                let ticket = Ticket::new(self.cx.rng);
                self.checking = Some(Checking::Password(ticket));
                self.effects.push(Effect::CheckPassword {
                    ticket,
                    account: Some(self.step_up.account),
                });
            }
        }
    }

    fn code_requested(&mut self, phone: Option<PhoneId>) -> Note {
        if !code_possible(self.step_up) {
            return Note::KeyNeeded;
        }
        let Some(phone) = choose_phone(phone, self.code.as_ref(), self.facts) else {
            return Note::NoSuchPhone;
        };
        let to = To {
            account: self.step_up.account,
            phone: Some((phone.id, &phone.number)),
            send: SendFor::StepUp(self.step_up.lane),
            purpose: CodeFor::StepUp(self.step_up.id),
            text: self.step_up.text.as_ref(),
        };
        send_again(&mut self.code, &to, self.guard, self.effects, self.cx)
    }

    fn code_given(&mut self, code: &Code) {
        let purpose = CodeFor::StepUp(self.step_up.id);
        match try_code(
            &mut self.code,
            purpose,
            code,
            self.step_up.lane,
            self.facts,
            self.guard,
            self.cx,
        ) {
            Tried::Right(phone) => self.step_up.have.phone = phone,
            Tried::Wrong { note, of_unknown } => {
                self.failed(Audit::CodeWrong);
                self.effects.extend(of_unknown.then_some(Effect::CountInFleet));
                self.note = Some(note);
            }
            Tried::NotCompared(note) => self.note = Some(note),
            Tried::Outgrown(phone) => {
                let digits = self
                    .guard
                    .required_digits(self.step_up.lane, self.cx.rules, self.cx.now);
                self.note = Some(match self.code_requested(phone) {
                    Note::CodeSent => Note::CodeOutgrown { digits },
                    other => other,
                });
            }
        }
    }

    fn recovery_key_given(&mut self, key: RecoveryKey) {
        let typed = match (self.step_up.session, self.step_up.lane) {
            (None, Lane::Unknown | Lane::Outside) => KeyTyped::Forgotten,
            (Some(_), _) | (_, Lane::Known(_)) => KeyTyped::Inside,
        };
        let charged = self.guard.charge_recovery_key(typed, self.cx.rules, self.cx.now);
        match charged {
            Err(retry_after_ms) => self.note = Some(Note::SlowDown { retry_after_ms }),
            Ok(()) => {
                let ticket = Ticket::new(self.cx.rng);
                self.checking = Some(Checking::RecoveryKey(ticket));
                self.effects.push(Effect::CheckRecoveryKey { ticket, key });
            }
        }
    }

    /// Here the key proves that its holder has it, and stays good; only a sign-in uses it up.
    fn recovery_key_checked(&mut self, right: bool) {
        if right && self.facts.recovery_key.is_live() {
            self.step_up.have.key = true;
            let seen = self.facts.recovery_key.proved(self.cx.now);
            self.effects.push(Effect::SetKeyState(seen));
            if self.step_up.act == Act::CheckRecoveryKey {
                self.effects.push(Effect::Audit(Audit::RecoveryKeyChecked));
            }
            return;
        }
        self.failed(Audit::RecoveryKeyWrong);
        self.note = Some(if right { Note::KeySpent } else { Note::WrongKey });
    }

    /// The owner is told, but not of what anybody can do who knows a user name: where nothing stands before
    /// the key, one guess a second would be one mail a second.
    fn failed(&mut self, audit: Audit) {
        self.effects.push(Effect::Audit(audit));
        let strangers = self.step_up.need == Need::OneOfThree;
        if self.step_up.session.is_some() || (code_possible(self.step_up) && !strangers) {
            self.effects.push(Effect::Tell(Notice::SecondStepFailed));
        }
    }
}

#[cfg(test)]
mod tests;
