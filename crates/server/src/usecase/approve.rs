//! Approving what an app asks for: a purchase, contact with support.
//!
//! ```text
//! ask: a step-up with a text ─► the person reads it and proves the second step ─► receipt ─► redeemed once, with the text
//! ```
//!
//! The app that asked gets a receipt in its session and hands it to whoever has to know, who redeems it: once, within
//! minutes, and only together with the text that they expect. So 'pay 4.99' never stands for 'pay 499'.

use doorcode_engine::approval::ApprovalText;
use doorcode_engine::effect::Notice;
use doorcode_engine::ids::{LinkId, StepUpId};
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::step_up::{Act, StepUp, StepUpProof};
use doorcode_engine::time::Timestamp;
use doorcode_store::accounts::{self, Account};
use doorcode_store::sessions::Session;
use doorcode_store::{CommitError, Kept, links, step_ups};
use serde::{Deserialize, Serialize};

use super::carry::{Actor, Carry};
use super::step_up::lane;
use crate::app::App;
use crate::error::{Error, Refusal, Result};

/// What stands behind a receipt: what was approved, and how it was proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// The text that the person read.
    pub text: String,
    /// The app that asked.
    pub app: String,
    /// By the password: two-step verification is off.
    pub by_password: bool,
    /// By a code.
    pub by_code: bool,
    /// By the recovery key.
    pub by_key: bool,
}

/// A receipt that was redeemed.
#[derive(Debug)]
pub struct Redeemed {
    /// Who approved.
    pub account: Account,
    /// What, and how it was proved.
    pub approved: Approved,
    /// When.
    pub at: Timestamp,
}

/// Asks in the name of `session`'s app whether its person approves of `text`. The step-up is then proved like any other.
///
/// # Errors
/// Faults of the store.
pub async fn ask(app: &App, session: &Session, text: ApprovalText) -> Result<StepUpId> {
    let account = of(app, session).await?;
    let now = app.clock.now();
    let mut random = app.random.clone();
    let step_up = {
        let mut cx = app.cx(now, &mut random);
        let by = (session.id, session.auth_time);
        StepUp::approve(text, &account.facts(), by, lane(session), &mut cx)
    };
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account));
    carry.push(step_ups::insert(&step_up, None));
    carry.commit().await?;
    Ok(step_up.id())
}

/// Spends the proof and gives the receipt for it, with the moment from which on it is worth nothing. The owner is told.
///
/// # Errors
/// [`Refusal::Expired`] where there is nothing of this session to be had: not asked, not proved, or given before.
pub async fn receipt(app: &App, session: &Session, id: StepUpId) -> Result<(PlainToken, Timestamp)> {
    let expired = || Error::Refused(Refusal::Expired);
    let Kept {
        value: step_up,
        version,
    } = step_ups::by_id(&app.store, id).await?.ok_or_else(expired)?;
    let account = of(app, session).await?;
    let now = app.clock.now();
    let (spent, proof) = step_up
        .take(Act::Approve, Some(session.id), &account.facts(), now)
        .ok_or_else(expired)?;
    let text = spent.text().ok_or_else(expired)?.as_str().to_owned();
    let approved = approved(text.clone(), session, &proof);
    let mut random = app.random.clone();
    let token = PlainToken::generate(&mut random);
    let link = links::Link {
        id: LinkId::new(now, &mut random),
        account: Some(account.id),
        purpose: links::Purpose::Receipt,
        detail: serde_json::to_string(&approved).map_err(anyhow::Error::from)?,
        sent_at: now,
        expires_at: now.plus_ms(app.rules().look_ms),
        used_at: None,
    };
    let mut carry = Carry::new(app, now, Actor::Session(session.id), Some(account)).approves(text.clone());
    carry.push(step_ups::save(version, &spent));
    carry.push(links::insert(
        &link,
        &app.keys.token_digest(Purpose::Link, &token),
    ));
    carry.audit_with("approved", [("text", text)]);
    carry.tell(Notice::Approved)?;
    once(carry.commit().await.map(drop))?;
    Ok((token, link.expires_at))
}

/// Redeems a receipt for exactly `text`. One for another text stays good for its own.
///
/// # Errors
/// [`Refusal::Expired`], whatever is wrong with it: nobody's, for another text, redeemed before, or too old.
pub async fn redeem(app: &App, token: &PlainToken, text: &str) -> Result<Redeemed> {
    let expired = || Error::Refused(Refusal::Expired);
    let digests = app.keys.digests(Purpose::Link, token);
    let link = links::by_token(&app.store, &digests).await?.ok_or_else(expired)?;
    let now = app.clock.now();
    if link.purpose != links::Purpose::Receipt || link.used_at.is_some() || now >= link.expires_at {
        return Err(expired());
    }
    let approved: Approved = serde_json::from_str(&link.detail).map_err(anyhow::Error::from)?;
    if approved.text != text {
        return Err(expired());
    }
    let id = link.account.ok_or_else(expired)?;
    let account = accounts::by_id(&app.store, id).await?.ok_or_else(expired)?;
    let mut carry = Carry::new(app, now, Actor::Link, Some(account.clone()));
    carry.push(links::use_up(link.id, now));
    carry.audit_with("approval_redeemed", [("text", text.to_owned())]);
    once(carry.commit().await.map(drop))?;
    Ok(Redeemed {
        account,
        approved,
        at: link.sent_at,
    })
}

fn approved(text: String, session: &Session, proof: &StepUpProof) -> Approved {
    Approved {
        text,
        app: session.app.as_str().to_owned(),
        by_password: proof.by_password(),
        by_code: proof.by_code(),
        by_key: proof.by_key(),
    }
}

/// Of any number of requests that spend the same thing one is in time.
fn once(committed: std::result::Result<(), CommitError>) -> Result<()> {
    match committed {
        Err(CommitError::Stale) => Err(Error::Refused(Refusal::Expired)),
        other => Ok(other?),
    }
}

async fn of(app: &App, session: &Session) -> Result<Account> {
    accounts::by_id(&app.store, session.account)
        .await?
        .ok_or(Error::Refused(Refusal::SignedOut))
}
