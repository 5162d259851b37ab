//! 'This was not me': what the owner answers to a notice.
//!
//! It ends what the notice was about, and marks the password as known to others: it then signs nobody in, counts as one
//! of two of three, and must be changed. Sign-ins under way with it are over, for what they rest on has changed.

use doorcode_engine::effect::Notice;
use doorcode_engine::ids::SessionId;
use doorcode_engine::recover::{self, ForgottenPassword};
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_store::accounts::{self, Account};
use doorcode_store::{links, sessions};
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
}

/// What a notice was about, where it can still be answered.
///
/// # Errors
/// [`Refusal::Expired`] where it cannot: answered before, too old, or of a password that has been replaced.
pub async fn subject(app: &App, token: &PlainToken) -> Result<(links::Link, Account, Subject)> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::Link, token);
    let link = links::by_token(&app.store, &digests).await?.ok_or_else(expired)?;
    if link.purpose != links::Purpose::NotMe || link.used_at.is_some() || app.clock.now() >= link.expires_at {
        return Err(expired());
    }
    let account = link.account.ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, account).await?.ok_or_else(expired)?;
    if !recover::can_disown(&account.facts(), link.sent_at) {
        return Err(expired());
    }
    let subject = serde_json::from_str(&link.detail).map_err(anyhow::Error::from)?;
    Ok((link, account, subject))
}

/// Says that it was not the owner, and tells how to go on.
///
/// # Errors
/// As [`subject`].
pub async fn say(app: &App, token: &PlainToken) -> Result<()> {
    let mut deadline = Deadline::begin();
    loop {
        let (link, account, subject) = subject(app, token).await?;
        let now = app.clock.now();
        let ended = ended(app, &account, &link, &subject).await?;
        let mut carry = Carry::new(app, now, Actor::Link, Some(account.clone()));
        carry.push(links::use_up(link.id, now));
        // A password that nothing could replace afterwards is not locked: that would be an account without an owner.
        if recover::forgotten_password(&account.facts()) != ForgottenPassword::NoWay {
            carry.change_account(|account| {
                account.password_known_since.get_or_insert(now);
            });
        }
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
            Ok(_) => return Ok(()),
            Err(error) => deadline.again(error).await?,
        }
    }
}

/// The sessions that end with what was disowned.
async fn ended(
    app: &App,
    account: &Account,
    link: &links::Link,
    subject: &Subject,
) -> Result<Vec<SessionId>> {
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
