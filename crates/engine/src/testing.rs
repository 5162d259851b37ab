//! The language that the engine's tests are written in: a world with one account, the phones that get its
//! codes, a clock that is moved by hand and randomness from a seed.
//!
//! The world does what a use case does: it steps, carries the effects out on its facts, does the slow work
//! and steps again with the answer. What happened is kept as a trace, one line for each step, which a test
//! compares as a whole.

use crate::account::{Facts, PhoneNumber, TrustedPhone, TurningOn, TwoStep};
use crate::approval::ApprovalText;
use crate::code::{Code, CodeFor};
use crate::effect::{Cx, Effect, Ticket};
use crate::guard::Guard;
use crate::ids::{AccountId, PhoneId};
use crate::recovery_key::{KeyDraft, KeyState, RecoveryKey};
use crate::rules::Rules;
use crate::secret::{KeyId, Keys};
use crate::time::{DAY_MS, Timestamp};
use expect_test::Expect;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use std::fmt::Write as _;

/// Compares what happened with what is expected to.
pub(crate) fn check(world: &World, expected: Expect) {
    expected.assert_eq(&world.trace);
}

/// A code as the phone shows it.
pub(crate) struct Text {
    pub(crate) digits: String,
    pub(crate) purpose: CodeFor,
    pub(crate) word: Option<String>,
    pub(crate) about: Option<ApprovalText>,
}

/// Slow work that a step asked for.
pub(crate) enum Work {
    Password(Ticket),
    Key(Ticket, RecoveryKey),
    Hash(Ticket, String),
}

pub(crate) struct World {
    pub(crate) rules: Rules,
    pub(crate) keys: Keys,
    pub(crate) now: Timestamp,
    pub(crate) rng: ChaCha20Rng,
    pub(crate) facts: Facts,
    pub(crate) guard: Guard,
    pub(crate) password: &'static str,
    /// The recovery key whose hash the account has; a hash is the key itself here.
    pub(crate) key: String,
    pub(crate) texts: Vec<Text>,
    pub(crate) sessions: u32,
    pub(crate) trace: String,
}

pub(crate) const START: Timestamp = Timestamp::from_ms(1_800_000_000_000);
pub(crate) const ACCOUNT: AccountId = AccountId::from_u128(1);
pub(crate) const PHONE: PhoneId = PhoneId::from_u128(34);

pub(crate) fn number(last: &str) -> PhoneNumber {
    format!("+155501000{last}").parse().unwrap()
}

impl World {
    /// An account of a year, two-step verification on for as long, one phone, a live key.
    pub(crate) fn new() -> Self {
        let since = START.plus_ms(-400 * DAY_MS);
        let keys = Keys::new(KeyId(1), [7; 32], vec![]);
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let key = KeyDraft::new(Rules::classic().key_style, &mut rng).reveal(&keys);
        Self {
            rules: Rules::classic(),
            key: key.expose().to_owned(),
            keys,
            now: START,
            rng,
            facts: Facts {
                account: ACCOUNT,
                created_at: since,
                password_changed_at: since,
                password_known_since: None,
                disabled: false,
                contacts_changed_at: since,
                email_verified_at: Some(since),
                two_step: TwoStep::On { since },
                turning_on: TurningOn::Settled,
                phones: vec![TrustedPhone {
                    id: PHONE,
                    number: number("34"),
                    trusted_since: since,
                }],
                recovery_key: KeyState::live(since),
            },
            guard: Guard::default(),
            password: "right",
            texts: Vec::new(),
            sessions: 0,
            trace: String::new(),
        }
    }

    /// The same, with two-step verification off and nothing left of it.
    pub(crate) fn with_two_step_off() -> Self {
        let mut world = Self::new();
        world.facts.two_step = TwoStep::Off { undo_until: None };
        world.facts.phones.clear();
        world.facts.recovery_key = KeyState::None;
        world
    }

    pub(crate) fn later(&mut self, ms: i64) {
        self.now = self.now.plus_ms(ms);
    }

    pub(crate) fn cx(&mut self) -> Cx<'_> {
        Cx {
            rules: &self.rules,
            keys: &self.keys,
            now: self.now,
            rng: &mut self.rng,
        }
    }

    pub(crate) fn trust(&mut self, last: &str) -> PhoneId {
        let id = PhoneId::from_u128(last.parse().unwrap());
        self.facts.phones.push(TrustedPhone {
            id,
            number: number(last),
            trusted_since: self.now,
        });
        id
    }

    pub(crate) fn drop_phone(&mut self, id: PhoneId) {
        self.facts.phones.retain(|phone| phone.id != id);
    }

    pub(crate) fn new_password(&mut self, password: &'static str) {
        self.password = password;
        self.facts.password_changed_at = self.now;
        self.facts.password_known_since = None;
    }

    /// The code that came last.
    pub(crate) fn last_code(&self) -> String {
        self.texts.last().expect("a text has come").digits.clone()
    }

    /// A code of the right length that is not the one that came last.
    pub(crate) fn wrong_code(&self) -> String {
        let last = self.last_code();
        let first = if last.starts_with('0') { '1' } else { '0' };
        format!("{first}{}", &last[1..])
    }

    /// The account's recovery key, as it stands on paper.
    pub(crate) fn paper_key(&self) -> RecoveryKey {
        self.typed_key(&self.key)
    }

    /// A key that has the right form and is another.
    pub(crate) fn other_key(&self) -> RecoveryKey {
        let mut rng = ChaCha20Rng::seed_from_u64(99);
        KeyDraft::new(self.rules.key_style, &mut rng).reveal(&self.keys)
    }

    pub(crate) fn typed_key(&self, text: &str) -> RecoveryKey {
        RecoveryKey::parse(text, self.rules.key_style).expect("a key")
    }

    pub(crate) fn is_key(&self, key: &RecoveryKey) -> bool {
        key.expose() == self.key
    }

    pub(crate) fn note(&mut self, line: &str) {
        writeln!(self.trace, "{line}").unwrap();
    }

    /// Commits a decision: counters, effects, trace.
    pub(crate) fn commit(
        &mut self,
        what: &str,
        view: &str,
        guard: Guard,
        effects: Vec<Effect>,
    ) -> Option<Work> {
        let wrong = (
            guard.wrong_second_steps(self.now),
            guard.wrong_known_devices(self.now),
        );
        let before = (
            self.guard.wrong_second_steps(self.now),
            self.guard.wrong_known_devices(self.now),
        );
        self.guard = guard;
        let mut line = format!("{what} → {view}");
        if wrong != before {
            write!(line, " [wrong: {} unknown, {} known]", wrong.0, wrong.1).unwrap();
        }
        let mut work = None;
        for effect in effects {
            let said = self.carry(effect, &mut work);
            if !said.is_empty() {
                write!(line, "\n    {said}").unwrap();
            }
        }
        self.note(&line);
        work
    }

    fn carry(&mut self, effect: Effect, work: &mut Option<Work>) -> String {
        match effect {
            Effect::CheckPassword { ticket, .. } => {
                *work = Some(Work::Password(ticket));
                String::new()
            }
            Effect::CheckRecoveryKey { ticket, key } => {
                *work = Some(Work::Key(ticket, key));
                String::new()
            }
            Effect::HashRecoveryKey { ticket, key } => {
                *work = Some(Work::Hash(ticket, key.expose().to_owned()));
                String::new()
            }
            Effect::SendCode {
                number,
                code,
                purpose,
                expires_at,
                word,
                text,
            } => {
                assert_eq!(expires_at, self.now.plus_ms(self.rules.code_ttl_ms));
                let digits = code.expose().to_owned();
                let with = if word.is_some() { ", with the word" } else { "" };
                let said = format!("text {} digits to {}{with}", digits.len(), number.masked());
                self.texts.push(Text {
                    digits,
                    purpose,
                    word: word.map(|word| word.grouped()),
                    about: text,
                });
                said
            }
            Effect::MailCode { code, purpose, .. } => {
                let digits = code.expose().to_owned();
                let said = format!("mail {} digits", digits.len());
                self.texts.push(Text {
                    digits,
                    purpose,
                    word: None,
                    about: None,
                });
                said
            }
            Effect::OpenSession(grant) => {
                assert_eq!(grant.account(), ACCOUNT);
                self.sessions += 1;
                format!("session of {} by {}", grant.app().as_str(), grant.amr().join(" "))
            }
            Effect::SetKeyState(state) => {
                self.facts.recovery_key = state;
                match state {
                    KeyState::Used { openings_left, .. } => format!("key used, opens {openings_left} more"),
                    other => format!("{other:?}"),
                }
            }
            Effect::StoreRecoveryKey { hash, state } => {
                self.key = hash;
                self.facts.recovery_key = state;
                "new key".to_owned()
            }
            Effect::TrustPhone { id, number } => {
                let said = format!("trust {}", number.masked());
                self.facts.phones.push(TrustedPhone {
                    id,
                    number,
                    trusted_since: self.now,
                });
                said
            }
            Effect::DropPhone(id) => {
                let said = self.facts.phone(id).map_or("drop nothing".to_owned(), |phone| {
                    format!("drop {}", phone.number.masked())
                });
                self.drop_phone(id);
                said
            }
            Effect::TurnOn => {
                self.facts.two_step = TwoStep::On { since: self.now };
                "turn on".to_owned()
            }
            Effect::SetTurningOn(turning_on) => {
                self.facts.turning_on = turning_on;
                match turning_on {
                    TurningOn::Settled => "settled".to_owned(),
                    TurningOn::Open { waits: false, .. } => "open".to_owned(),
                    TurningOn::Open { waits: true, .. } => "open, waits".to_owned(),
                    TurningOn::Waited { .. } => "unanswered".to_owned(),
                }
            }
            Effect::CountInFleet => "count in the fleet".to_owned(),
            Effect::Audit(audit) => format!("audit {audit:?}"),
            Effect::Tell(notice) => format!("tell {notice:?}"),
            other => format!("{other:?}"),
        }
    }
}

pub(crate) fn typed(digits: &str) -> Code {
    Code::parse(digits).expect("a code")
}
