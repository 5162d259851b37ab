//! 'This was not me': what the owner answers to a notice.
//!
//! An older contact also puts right what it was told of: an address that the password alone took away, or two-step
//! verification that came into force while nobody answered ([`recover::put_right`]).
//!
//! It ends what the notice was about, and marks the password as known to others: it then signs nobody in, counts as one
//! of two of three, and must be changed. Sign-ins under way with it are over, for what they rest on has changed.

use doorcode_engine::account::{TurningOn, TwoStep};
use doorcode_engine::effect::Notice;
use doorcode_engine::ids::SessionId;
use doorcode_engine::recover::{self, ForgottenPassword, PutRight};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::{CommitError, Statement, counters, links, sessions};
use serde::{Deserialize, Serialize};

use super::carry::{Actor, Carry};
use super::{Deadline, outgoing};
use crate::app::App;
use crate::error::{Error, Refusal, Result};

/// What a notice was about, as its link remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// What was told.
    pub notice: Notice,
    /// The session that did it, where one did.
    pub session: Option<SessionId>,
    /// The app that was signed in to.
    pub app: Option<String>,
    /// On what, 'Chromium on Linux'.
    pub device: Option<String>,
    /// The address that was told, where it can put right what was told.
    #[serde(default)]
    pub former: Option<Former>,
    /// What was approved, where that was told.
    #[serde(default)]
    pub text: Option<String>,
}

/// An address that was the account's when it was told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The address.
    pub email: String,
    /// Since when it had been verified.
    pub verified_at: Timestamp,
}

/// A log is told no address.
impl std::fmt::Debug for Former {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Former(…)")
    }
}

/// The address that is told of `notice`, where it can put it right.
pub(super) fn former(app: &App, account: &Account, notice: Notice, now: Timestamp) -> Option<Former> {
    let may = recover::may_put_right(&account.facts(), notice, app.rules(), now);
    let (email, verified_at) = account.email.clone().zip(account.email_verified_at)?;
    may.then_some(Former { email, verified_at })
}

/// What a notice's link can still do.
#[derive(Debug)]
pub struct Asked {
    /// The link.
    pub link: links::Link,
    /// Whose.
    pub account: Account,
    /// What was told.
    pub subject: Subject,
    /// What is put right by it, besides what every link does.
    pub put_right: Option<PutRight>,
}

impl Asked {
    /// The address that comes back, where another one is the account's now.
    pub fn comes_back(&self) -> Option<&str> {
        let former = self
            .subject
            .former
            .as_ref()
            .filter(|_| self.put_right.is_some())?;
        (self.account.email.as_deref() != Some(former.email.as_str())).then_some(former.email.as_str())
    }

    /// Whether two-step verification is turned off again.
    pub fn turns_off(&self) -> bool {
        self.put_right.is_some_and(|right| right.turns_off)
    }
}

/// What a notice was about, where it can still be answered.
///
/// # Errors
/// [`Refusal::Expired`] where it cannot: answered before, too old, or of a password that has been replaced.
pub async fn asked(app: &App, token: &PlainToken) -> Result<Asked> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::Link, token);
    let link = links::by_token(&app.store, &digests).await?.ok_or_else(expired)?;
    let now = app.clock.now();
    if link.purpose != links::Purpose::NotMe || link.used_at.is_some() || now >= link.expires_at {
        return Err(expired());
    }
    let account = link.account.ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, account).await?.ok_or_else(expired)?;
    let subject: Subject = serde_json::from_str(&link.detail).map_err(anyhow::Error::from)?;
    let facts = account.facts();
    let put_right = subject
        .former
        .as_ref()
        .and_then(|former| recover::put_right(&facts, former.verified_at, link.sent_at, app.rules(), now));
    // Whoever took an address away has set another password by now, too: that does not spoil the way back.
    let of_desk = subject.notice.is_of_desk();
    if put_right.is_none() && !of_desk && !recover::can_disown(&facts, link.sent_at) {
        return Err(expired());
    }
    Ok(Asked {
        link,
        account,
        subject,
        put_right,
    })
}

/// Says that it was not the owner, and tells how to go on; gives what it was said of.
///
/// # Errors
/// As [`asked`].
pub async fn say(app: &App, token: &PlainToken) -> Result<Notice> {
    let mut deadline = Deadline::begin();
    loop {
        let asked = asked(app, token).await?;
        let now = app.clock.now();
        let notice = asked.subject.notice;
        if notice.is_of_desk() {
            match shut_desk(app, &asked, now).await {
                Ok(()) => return Ok(notice),
                Err(error) => {
                    deadline.again(error).await?;
                    continue;
                }
            }
        }
        let ended = ended(app, &asked).await?;
        let Asked {
            link,
            mut account,
            subject,
            put_right,
        } = asked;
        let mut carry = Carry::new(app, now, Actor::Link, Some(account.clone()));
        carry.push(links::use_up(link.id, now));
        if let (Some(right), Some(former)) = (put_right, subject.former) {
            carry.extend(restore(&mut account, right, former, now));
        }
        // A password that nothing could replace afterwards is not locked: that would be an account without an owner.
        if recover::forgotten_password(&account.facts()) != ForgottenPassword::NoWay {
            account.password_known_since.get_or_insert(now);
            account.close_walk();
        }
        carry.change_account(|row| row.clone_from(&account));
        if account.two_step.is_on() {
            ended.into_iter().for_each(|session| carry.end_session(session));
        } else {
            // Each of them rests on that password and nothing else.
            carry.end_sessions(None);
        }
        carry.audit_named("disowned");
        carry.extend(outgoing::locked(app, &account, now)?);
        carry.sent();
        match carry.commit().await {
            Ok(_) => return Ok(notice),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// Shuts the desk for the account for a while: whoever talked there is not its owner. The password is not the desk's, and
/// stays as it is.
async fn shut_desk(app: &App, asked: &Asked, now: Timestamp) -> std::result::Result<(), CommitError> {
    let account = &asked.account;
    let name = super::name_key(app, Some(account));
    let counted = counters::load(&app.store, Some(account.id), &name, None)
        .await
        .map_err(super::carry::unread)?;
    let mut guard = counted.guard.clone();
    guard.desk.shut(now);
    let mut carry = Carry::new(app, now, Actor::Link, Some(account.clone()));
    carry.push(links::use_up(asked.link.id, now));
    carry.extend(counters::save(&counted, &guard));
    carry.audit_named("desk_disowned");
    carry.commit().await.map(drop)
}

/// Puts the account back where its older contact had it: the address, and what was turned on without an answer.
fn restore(account: &mut Account, right: PutRight, former: Former, now: Timestamp) -> Vec<Statement> {
    let mut statements = vec![links::drop_of(account.id, links::Purpose::VerifyEmail)];
    if account.email.as_ref() != Some(&former.email) {
        account.email = Some(former.email);
        account.contacts_changed_at = now;
    }
    account.email_verified_at = Some(former.verified_at);
    if right.turns_off {
        let phones = std::mem::take(&mut account.phones);
        statements.extend(
            phones
                .iter()
                .map(|phone| accounts::drop_phone(account.id, phone.id)),
        );
        account.two_step = TwoStep::Off { undo_until: None };
        account.turning_on = TurningOn::Settled;
        account.recovery_key = KeyState::None;
        account.recovery_key_hash = None;
        account.delayed_since = None;
        account.contacts_changed_at = now;
    }
    statements
}

/// The sessions that end with what was disowned.
async fn ended(app: &App, asked: &Asked) -> Result<Vec<SessionId>> {
    let Asked {
        link,
        account,
        subject,
        ..
    } = asked;
    if subject.notice != Notice::RecoveryKeyUsed {
        return Ok(subject.session.into_iter().collect());
    }
    // The key was used before there was a session; the one that came of it is told by that.
    let sessions = sessions::of_account(&app.store, account.id).await?;
    let by_that_key = sessions
        .into_iter()
        .filter(|session| session.by_recovery_key && session.auth_time >= link.sent_at);
    Ok(by_that_key.map(|session| session.id).collect())
}
