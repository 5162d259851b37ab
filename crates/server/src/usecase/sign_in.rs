//! Signing in: load, step, commit, hand the effects on.

use doorcode_engine::account::{AppId, TrustedPhone};
use doorcode_engine::code::{Code, CodeFor};
use doorcode_engine::guard::Lane;
use doorcode_engine::ids::{PhoneId, SignInId};
use doorcode_engine::phone_word::PhoneWord;
use doorcode_engine::recovery_key::RecoveryKey;
use doorcode_engine::secret::{Password, PlainToken, Purpose};
use doorcode_engine::sign_in::{self, Event, SignIn, View};
use doorcode_store::accounts::{self, Account};
use doorcode_store::sign_ins::{self, UnderWay};
use doorcode_store::{Batch, counters, devices};

use super::browser::Browser;
use super::carry::{Actor, Carried, Carry, Opened, Work};
use super::{Beat, Deadline, calling, secrets};
use crate::app::App;
use crate::courier::{self, By, Delivery, Sending};
use crate::error::{Error, Refusal, Result};
use crate::hashing::Checked;
use crate::web::source::Source;

/// Where a sign-in stands after what was just done.
#[derive(Debug)]
pub struct Stepped {
    /// The sign-in's id.
    pub id: SignInId,
    /// What to show.
    pub view: View,
    /// What is signed in to.
    pub app: AppId,
    /// The session, where the sign-in is complete.
    pub opened: Option<Opened>,
    /// The account, where the password has been proved.
    pub account: Option<Account>,
    /// What has become of the text, or the call, with the code that is awaited.
    pub sending: Option<Sending>,
}

/// What a person or an app does with a sign-in under way.
#[derive(Debug)]
pub enum Command {
    /// Looks at where it stands.
    Look,
    /// Asks for a code, and how it is to come.
    RequestCode(Option<PhoneId>, By),
    /// Types the word of a phone, because others have used up its texts.
    GivePhoneWord(PhoneWord),
    /// Types the code.
    GiveCode(Code),
    /// Types the recovery key.
    GiveRecoveryKey(RecoveryKey),
    /// Retypes the new recovery key.
    RetypeKey(RecoveryKey),
    /// Gives it up.
    Cancel,
}

/// Begins a sign-in with user name and password. The token is the sign-in's, for the pending cookie.
///
/// Known and unknown user names take the same way: the same rows, the same work.
///
/// # Errors
/// [`Refusal::Overloaded`] where hashing is at its limit; faults.
pub async fn begin(
    app: &App,
    to: AppId,
    user_name: &str,
    password: Password,
    browser: &Browser,
) -> Result<(PlainToken, Stepped)> {
    let beat = Beat::begin();
    let user_name = super::normal_user_name(user_name);
    let name = app.keys.digest(Purpose::UserName, &[user_name.as_bytes()]);
    // A known device waits for no stranger: neither for the limits of the source that they may share, nor in a queue.
    let account = accounts::by_user_name(&app.store, &user_name).await?;
    let proved = browser.proved(app).await?;
    let key = proved.as_ref().map(|proved| proved.public_key.as_str());
    let lane = lane_of(app, account.as_ref(), browser, key).await?;
    let slowed = browser.source.filter(|_| lane == Lane::Unknown);
    let queue = match slowed {
        Some(source) => {
            slow_down(app, source)?;
            format!("{user_name} {source}")
        }
        None => user_name.clone(),
    };
    let turn = app.turns.take(queue.as_bytes()).await?;
    let mut deadline = Deadline::begin();
    let (token, ticket, place, hash) = loop {
        let now = app.clock.now();
        let mut random = app.random.clone();
        // Judged again in each round: of many sign-ins with the same proof, one spends it.
        let proved = browser.proved(app).await?;
        let key = proved.as_ref().map(|proved| proved.public_key.as_str());
        let account = accounts::by_user_name(&app.store, &user_name).await?;
        let lane = lane_of(app, account.as_ref(), browser, key).await?;
        let id = account.as_ref().map(|account| account.id);
        let counted = super::counters(app, id, &name, browser.source).await?;
        let facts = account.as_ref().map(Account::facts);
        let event = Event::PasswordGiven {
            account: account.as_ref().map(|account| account.id),
            lane,
        };
        let decision = {
            let mut cx = app.cx(now, &mut random);
            let fresh = SignIn::begin(to.clone(), &mut cx);
            sign_in::step(fresh, facts.as_ref(), counted.guard.clone(), event, &mut cx)
        };
        let token = PlainToken::generate(&mut random);
        let hash = account.as_ref().map(|account| account.password.clone());
        let mut carry = Carry::new(app, now, Actor::SignIn, account).lane(lane);
        let source = browser.source.map(|source| super::source_key(app, &name, source));
        carry.push(sign_ins::insert(
            &decision.state,
            &app.keys.token_digest(Purpose::SignIn, &token),
            source.as_ref(),
        ));
        if let Some(proved) = &proved {
            carry.push(devices::spend_challenge(&proved.nonce, proved.expires_at));
            carry.push(sign_ins::prove(decision.state.id(), &proved.public_key));
        }
        carry.extend(counters::save(&counted, &decision.guard));
        carry
            .sign_in_effects(decision.effects, &decision.state, browser)
            .await?;
        match carry.commit().await {
            Ok(Carried {
                work: Some(Work::CheckPassword(ticket, place)),
                ..
            }) => break (token, ticket, place, hash),
            // Too many tries: nothing is compared.
            Ok(carried) => {
                beat.wait().await;
                return Ok((
                    token,
                    stepped(decision.state.id(), decision.state.app(), decision.view, carried),
                ));
            }
            Err(error) => deadline.again(error).await?,
        }
    };
    drop(turn);
    let checked = secrets::compare_password(place, &password, hash.as_deref()).await?;
    let right = checked.right;
    if let (Some(source), true) = (slowed, right) {
        app.limits.wrong_passwords.give_back(source);
    }
    let mut stepped = advance(app, &token, browser, By::Text, || {
        Ok(Event::PasswordChecked { ticket, right })
    })
    .await?;
    // It was written a moment ago.
    let sent = sent_to(&stepped).map(|phone| Sending {
        by: calling::way(app, By::Text, &phone.number),
        delivery: Delivery::Sent,
    });
    stepped.sending = stepped.sending.or(sent);
    if let (
        Checked {
            right: true,
            outdated: true,
        },
        Some(hash),
        Some(account),
    ) = (checked, &hash, &stepped.account)
    {
        renew_hash(app, account, hash, &password).await;
    }
    if !right {
        beat.wait().await;
    }
    Ok((token, stepped))
}

/// Hashes a password that was right anew, with the parameters and the root in force. It can wait: the old hash is good
/// until the next time.
async fn renew_hash(app: &App, account: &Account, old: &str, password: &Password) {
    let Ok(new) = secrets::hash_password(app, password).await else {
        return;
    };
    let renewal = Batch::new().with(accounts::renew_hash(account.id, old, &new));
    if let Err(error) = app.store.commit(renewal).await {
        tracing::warn!(%error, "a password's hash could not be renewed; the old one stays");
    }
}

async fn lane_of(app: &App, account: Option<&Account>, browser: &Browser, key: Option<&str>) -> Result<Lane> {
    match account {
        Some(account) => browser.lane(app, account.id, key).await,
        None => Ok(Lane::Unknown),
    }
}

/// Counts a sign-in on an unknown device for its source: how often it comes, and how many wrong passwords it brings to
/// whichever accounts. A password is counted as wrong until it has turned out right.
///
/// # Errors
/// [`Refusal::TooMany`].
fn slow_down(app: &App, source: Source) -> Result<()> {
    let ticks = app.clock.ticks();
    let limits = [&app.limits.sign_in, &app.limits.wrong_passwords];
    limits.into_iter().try_for_each(|limit| {
        limit.take(source, ticks).map_err(|wait| {
            let retry_after_s = wait.as_secs() + 1;
            Error::Refused(Refusal::TooMany { retry_after_s })
        })
    })
}

/// Does `command` with the sign-in that `token` names.
///
/// # Errors
/// [`Refusal::Expired`] where there is no such sign-in; [`Refusal::Overloaded`]; faults.
pub async fn go_on(app: &App, token: &PlainToken, browser: &Browser, command: &Command) -> Result<Stepped> {
    let by = match command {
        Command::RequestCode(_, by) => *by,
        _ => By::Text,
    };
    let mut stepped = advance(app, token, browser, by, || {
        Ok(match command {
            Command::Look => Event::Looked,
            Command::RequestCode(phone, _) => Event::CodeRequested { phone: *phone },
            Command::GivePhoneWord(word) => Event::PhoneWordGiven(secrets::same_word(word)?),
            Command::GiveCode(code) => Event::CodeGiven(secrets::same_code(code)?),
            Command::GiveRecoveryKey(key) => Event::RecoveryKeyGiven(secrets::same_key(key, app)?),
            Command::RetypeKey(key) => Event::NewKeyRetyped(secrets::same_key(key, app)?),
            Command::Cancel => Event::Cancelled,
        })
    })
    .await?;
    if sent_to(&stepped).is_some() {
        stepped.sending =
            courier::delivery(&app.store, &courier::walk_of(CodeFor::SignIn(stepped.id))).await?;
    }
    Ok(stepped)
}

/// Steps, commits, does the work that was asked for, and steps again with its answer.
async fn advance(
    app: &App,
    token: &PlainToken,
    browser: &Browser,
    by: By,
    event: impl Fn() -> Result<Event> + Send + Sync,
) -> Result<Stepped> {
    let (id, view, name, carried) = once(app, token, browser, by, event).await?;
    let Carried { work, account, .. } = match carried.work {
        None => return Ok(stepped(id, &name, view, carried)),
        Some(_) => carried,
    };
    let account = account.ok_or(Error::Refused(Refusal::Expired))?;
    let (id, view, name, carried) = match work {
        Some(Work::CheckRecoveryKey(ticket, key, place)) => {
            let hash = account.recovery_key_hash.as_deref();
            let right = secrets::check_recovery_key(place, &key, hash).await?;
            once(app, token, browser, by, || {
                Ok(Event::RecoveryKeyChecked { ticket, right })
            })
            .await?
        }
        Some(Work::HashRecoveryKey(ticket, key)) => {
            let hash = secrets::hash_recovery_key(app, &key).await?;
            once(app, token, browser, by, || {
                Ok(Event::NewKeyHashed {
                    ticket,
                    hash: hash.clone(),
                })
            })
            .await?
        }
        Some(Work::CheckPassword(..)) | None => return Err(Error::Refused(Refusal::Expired)),
    };
    Ok(stepped(id, &name, view, carried))
}

/// One step, tried again while others are faster.
async fn once(
    app: &App,
    token: &PlainToken,
    browser: &Browser,
    by: By,
    event: impl Fn() -> Result<Event> + Send + Sync,
) -> Result<(SignInId, View, AppId, Carried)> {
    let digests = app.keys.digests(Purpose::SignIn, token);
    let _turn = app.turns.take(token.expose().as_bytes()).await?;
    let mut deadline = Deadline::begin();
    loop {
        let Some(UnderWay {
            sign_in: before,
            account,
            counters: mut counted,
        }) = sign_ins::by_token(&app.store, &digests).await?
        else {
            return Err(Error::Refused(Refusal::Expired));
        };
        let now = app.clock.now();
        counted.guard.breaker = app.breaker.is_tripped(now);
        let mut random = app.random.clone();
        let facts = account.as_ref().map(Account::facts);
        let decision = {
            let mut cx = app.cx(now, &mut random);
            let sign_in = before.value.clone();
            sign_in::step(sign_in, facts.as_ref(), counted.guard.clone(), event()?, &mut cx)
        };
        let mut carry = Carry::new(app, now, Actor::SignIn, account)
            .lane(decision.state.lane())
            .by(by);
        if decision.state != before.value {
            carry.push(sign_ins::save(&before, &decision.state));
        }
        carry.extend(counters::save(&counted, &decision.guard));
        carry
            .sign_in_effects(decision.effects, &decision.state, browser)
            .await?;
        match carry.commit().await {
            Ok(carried) => {
                let (id, name) = (decision.state.id(), decision.state.app().clone());
                return Ok((id, decision.view, name, carried));
            }
            Err(error) => deadline.again(error).await?,
        }
    }
}

fn stepped(id: SignInId, app: &AppId, view: View, carried: Carried) -> Stepped {
    Stepped {
        id,
        view,
        app: app.clone(),
        opened: carried.opened,
        account: carried.account,
        // Withheld is said of calls and texts alike.
        sending: carried.withheld.then_some(Sending {
            by: By::Text,
            delivery: Delivery::Withheld,
        }),
    }
}

/// The phone that the awaited code went to, where it went to one.
fn sent_to(stepped: &Stepped) -> Option<&TrustedPhone> {
    let View::EnterCode(view) = &stepped.view else {
        return None;
    };
    let id = view.sent_to.as_ref()?.id;
    stepped
        .account
        .as_ref()?
        .phones
        .iter()
        .find(|phone| phone.id == id)
}
