//! What a step brought about: written down by the bookkeeper, and shown to who asked.

use super::{Account, Ask, By, Digits};
use crate::guesser::Page;
use crate::truth::Moment;
use doorcode_engine::effect::{Audit, Decision, Effect};
use doorcode_engine::ids::SignInId;
use doorcode_engine::rules::Rules;
use doorcode_engine::second_step::Note;
use doorcode_engine::sign_in::{SignIn, View};
use doorcode_engine::time::Timestamp;

/// What came of a step, as far as the bookkeeper cares.
pub(super) struct Seen {
    pub(super) password_right: bool,
    pub(super) key_right: bool,
    /// A code that was compared, and whether it was taken for right.
    pub(super) code: Option<(Digits, bool)>,
    pub(super) session: bool,
}

impl Seen {
    pub(super) fn of(ask: &Ask<'_>, decision: &Decision<SignIn, View>) -> Self {
        let has = |wanted: fn(&Effect) -> bool| decision.effects.iter().any(wanted);
        let session = has(|effect| matches!(effect, Effect::OpenSession(_)));
        let wrong = has(|effect| matches!(effect, Effect::Audit(Audit::CodeWrong)));
        Self {
            password_right: matches!(ask, Ask::PasswordChecked { right: true, .. }),
            key_right: matches!(ask, Ask::KeyChecked { right: true, .. }),
            code: match ask {
                Ask::Code(digits) if session || wrong => Some((*digits, session)),
                _ => None,
            },
            session,
        }
    }
}

impl Account {
    /// Writes down what was seen, and holds the counters, as they stand after it, against it.
    pub(super) fn note(&mut self, by: By, id: SignInId, seen: &Seen, rules: &Rules, at: Moment) {
        if seen.password_right {
            self.truth.password_proved(id);
        }
        if seen.key_right {
            self.truth.key_proved(id);
        }
        if let Some((digits, granted)) = seen.code {
            self.truth
                .compared(by, id, digits, granted, rules.guesses_per_code, at);
            let guard = self.rows.guard();
            let counted = guard.wrong_second_steps(at.clock) + guard.wrong_known_devices(at.clock);
            self.truth.counted(counted, at.now);
        }
        if seen.session {
            self.truth.session(id, seen.code.is_some());
        }
    }
}

/// What its asker is shown. A machine whose clock is off tells in how long, not at what time.
pub(super) fn page(decision: &Decision<SignIn, View>, by: By, now: Timestamp, off_ms: i64) -> Page {
    let has = |wanted: fn(&Effect) -> bool| decision.effects.iter().any(wanted);
    match &decision.view {
        View::EnterPassword {
            note: Some(Note::SlowDown { retry_after_ms }),
        } => Page::Password {
            from: now.plus_ms(*retry_after_ms),
        },
        View::EnterPassword { .. } | View::Checking => Page::Password { from: now },
        View::EnterCode(code) if code.sent_to.is_some() => Page::Code {
            digits: code.digits,
            again_at: code.resend_at.plus_ms(-off_ms),
            fresh: has(|effect| matches!(effect, Effect::SendCode { .. })),
        },
        View::EnterCode(code) => Page::NoCode {
            again_at: code.resend_at.plus_ms(-off_ms),
        },
        View::NewKey { .. } => Page::NewKey,
        // A session whose cookie was lost with the answer is of no use to its owner. A guesser is granted it.
        View::SignedIn { .. }
            if by == By::Guesser || has(|effect| matches!(effect, Effect::OpenSession(_))) =>
        {
            Page::SignedIn
        }
        View::SignedIn { .. } | View::Ended(_) => Page::Gone,
    }
}
