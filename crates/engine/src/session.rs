//! The session: what a completed sign-in gives, and how long it is good for.

use crate::account::{AppId, Facts};
use crate::ids::AccountId;
use crate::proof::{Assurance, SecondStep};
use crate::rules::Rules;
use crate::time::Timestamp;

/// The right to open one session. Made by a completed sign-in only; spent by writing the session's row.
///
/// Nobody outside this crate can make one:
/// ```compile_fail,E0624
/// use doorcode_engine::{account::AppId, proof::Assurance, session::SessionGrant, time::Timestamp};
/// fn grant(assurance: Assurance) {
///     SessionGrant::new(assurance, AppId::messages(), Timestamp::from_ms(0));
/// }
/// ```
/// nor read one from a row:
/// ```compile_fail,E0277
/// fn read<T: serde::de::DeserializeOwned>() {}
/// read::<doorcode_engine::session::SessionGrant>();
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct SessionGrant {
    account: AccountId,
    app: AppId,
    assurance: Assurance,
    auth_time: Timestamp,
}

impl SessionGrant {
    /// `None` where the proofs are not all of one account, which no step brings about.
    pub(crate) fn new(assurance: Assurance, app: AppId, now: Timestamp) -> Option<Self> {
        Some(Self {
            account: assurance.account()?,
            app,
            assurance,
            auth_time: now,
        })
    }

    /// Whose session.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Of which app.
    pub fn app(&self) -> &AppId {
        &self.app
    }

    /// When it was proved (OIDC Core, 2: `auth_time`).
    pub fn auth_time(&self) -> Timestamp {
        self.auth_time
    }

    /// How it was proved (RFC 8176).
    pub fn amr(&self) -> Vec<&'static str> {
        self.assurance.amr()
    }

    /// Whether both steps were proved: only then does the device become a known one.
    pub fn by_two_steps(&self) -> bool {
        matches!(self.assurance, Assurance::TwoSteps(..))
    }

    /// Whether the recovery key did the second step.
    pub fn by_recovery_key(&self) -> bool {
        matches!(&self.assurance, Assurance::TwoSteps(_, second) if second.by() == SecondStep::RecoveryKey)
    }
}

/// Whether a session last used at `last_seen` is still good.
pub fn is_alive(last_seen: Timestamp, rules: &Rules, now: Timestamp) -> bool {
    now.since_ms(last_seen) < rules.session_idle_ms
}

/// Whether a session is too young to change phones and contacts without the recovery key.
pub fn is_young(auth_time: Timestamp, rules: &Rules, now: Timestamp) -> bool {
    now.since_ms(auth_time) < rules.young_session_ms
}

/// The moments at which a person is asked to turn two-step verification on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptMoment {
    /// A sign-in has just completed.
    SignedIn {
        /// Whether it is the first on this device.
        first_on_device: bool,
    },
    /// Contact information has just been edited.
    ContactEdited,
}

/// Whether to ask now. An operator who requires two-step verification has it asked at every moment.
pub fn prompt_due(facts: &Facts, moment: PromptMoment, required: bool) -> bool {
    let moment_counts = match moment {
        PromptMoment::SignedIn { first_on_device } => first_on_device || required,
        PromptMoment::ContactEdited => true,
    };
    !facts.two_step.is_on() && moment_counts
}
