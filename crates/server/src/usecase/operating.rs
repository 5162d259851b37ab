//! What operators do to accounts, at the command line. Everything is written to the audit log, and every change is told to
//! the owner on every contact.
//!
//! Nothing here touches what proves that somebody is the owner: no password but the first, no phone, no key, and not
//! whether two-step verification is on.

use doorcode_engine::ids::{AccountId, LinkId};
use doorcode_engine::secret::{Password, PlainToken, Purpose};
use doorcode_engine::time::DAY_MS;
use doorcode_store::accounts::{self, Account, Role};
use doorcode_store::links;
use doorcode_store::sessions::{self, Session};
use doorcode_talk::text::person_name;

use super::carry::{Actor, Carry};
use super::sign_up::{is_taken, user_name_problem};
use super::{Deadline, normal_user_name, outgoing, secrets};
use crate::app::App;
use crate::error::Result;
use crate::web::pages::paths;

/// For how many days the link to a first password is good.
pub const LINK_DAYS: i64 = 7;

/// Why nothing was done, in words for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nobody has the name.
    #[error("Nobody here has the user name {0}.")]
    Unknown(String),
    /// It does not follow the grammar.
    #[error(
        "'{0}' cannot be a user name: 3 to 32 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit."
    )]
    Name(String),
    /// Somebody has it, or had it.
    #[error("The user name {0} is taken, or was somebody's.")]
    Taken(String),
    /// It is too long, or nothing in it can be seen.
    #[error("This cannot be a display name: it is too long, or nothing in it can be seen.")]
    DisplayName,
    /// It stands so already.
    #[error("Nothing to do: {0}")]
    Already(String),
}

/// What came of it where the database did its part.
pub type Done<T> = std::result::Result<T, Unfit>;

/// An account, as an operator sees it.
#[derive(Debug)]
pub struct Shown {
    /// It.
    pub account: Account,
    /// Where it is signed in, the one used last at the front.
    pub sessions: Vec<Session>,
}

/// What is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It signs nobody in any more.
    Disable,
    /// It does again.
    Enable,
    /// It may do something else.
    Role(Role),
    /// All sessions end.
    EndSessions,
}

/// Makes an account without a password and without contacts; gives the link with which its owner chooses the password.
///
/// # Errors
/// Faults. What the operator can put right is the error inside.
pub async fn add(app: &App, user_name: &str, display_name: Option<&str>) -> Result<Done<String>> {
    let user_name = normal_user_name(user_name);
    if user_name_problem(&user_name).is_some() {
        return Ok(Err(Unfit::Name(user_name)));
    }
    let Ok(display_name) = person_name(display_name.unwrap_or(&user_name)) else {
        return Ok(Err(Unfit::DisplayName));
    };
    if is_taken(app, &user_name).await? {
        return Ok(Err(Unfit::Taken(user_name)));
    }
    let now = app.clock.now();
    let mut random = app.random.clone();
    // The hash of what nobody has seen: until a password is chosen none is right.
    let nobodys = Password::new(PlainToken::generate(&mut random).expose().to_owned());
    let id = AccountId::new(now, &mut random);
    let hash = secrets::hash_password(app, &nobodys).await?;
    let account = Account {
        display_name,
        ..Account::new(id, user_name, hash, app.random.bytes(), now)
    };
    let token = PlainToken::generate(&mut random);
    let link = links::Link {
        id: LinkId::new(now, &mut random),
        account: Some(account.id),
        purpose: links::Purpose::FirstPassword,
        detail: String::new(),
        sent_at: now,
        expires_at: now.plus_ms(LINK_DAYS * DAY_MS),
        used_at: None,
    };
    let mut carry = Carry::new(app, now, Actor::Operator, Some(account.clone()));
    carry.push(accounts::insert(&account));
    carry.push(links::insert(
        &link,
        &app.keys.token_digest(Purpose::Link, &token),
    ));
    carry.audit_named("account_made");
    match carry.commit().await {
        Ok(_) => {}
        Err(error) if error.is_conflict("accounts_user_name") => {
            return Ok(Err(Unfit::Taken(account.user_name)));
        }
        Err(error) => return Err(error.into()),
    }
    let address = format!("{}?token={}", paths::RESET_PASSWORD, token.expose());
    Ok(Ok(app.public_url.join(&address)))
}

/// Looks at an account. It is written down, so that its owner sees it; nothing that is shown proves anything.
///
/// # Errors
/// Faults. What the operator can put right is the error inside.
pub async fn show(app: &App, user_name: &str) -> Result<Done<Shown>> {
    let account = match named(app, user_name).await? {
        Ok(account) => account,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let mut carry = Carry::new(app, app.clock.now(), Actor::Operator, Some(account.clone()));
    carry.audit_named("account_shown");
    carry.commit().await?;
    Ok(Ok(Shown {
        sessions: sessions::of_account(&app.store, account.id).await?,
        account,
    }))
}

/// Changes an account and tells its owner; gives it as it is then. Sockets and calls of sessions that end so are ended by
/// the servers that hold them, within a second.
///
/// # Errors
/// Faults. What the operator can put right is the error inside.
pub async fn change(app: &App, user_name: &str, change: Change) -> Result<Done<Account>> {
    let mut deadline = Deadline::begin();
    loop {
        let account = match named(app, user_name).await? {
            Ok(account) => account,
            Err(unfit) => return Ok(Err(unfit)),
        };
        if let Some(already) = already(&account, change) {
            return Ok(Err(Unfit::Already(already)));
        }
        let now = app.clock.now();
        let mut carry = Carry::new(app, now, Actor::Operator, Some(account.clone()));
        let mut role = "";
        let words = match change {
            Change::Disable => {
                carry.change_account(|account| account.disabled_at = Some(now));
                carry.end_sessions(None);
                carry.audit_named("account_disabled");
                "mail-disabled"
            }
            Change::Enable => {
                carry.change_account(|account| account.disabled_at = None);
                carry.audit_named("account_enabled");
                "mail-enabled"
            }
            Change::Role(new) => {
                role = new.as_str();
                carry.change_account(|account| account.role = new);
                carry.audit_with("role_changed", [("role", role.to_owned())]);
                "mail-role"
            }
            Change::EndSessions => {
                carry.end_sessions(None);
                carry.audit_named("sessions_ended");
                "mail-sessions-ended"
            }
        };
        carry.extend(outgoing::by_operator(app, &account, words, role, now)?);
        carry.sent();
        match carry.commit().await {
            Ok(carried) => return Ok(Ok(carried.account.unwrap_or(account))),
            Err(error) => deadline.again(error).await?,
        }
    }
}

fn already(account: &Account, change: Change) -> Option<String> {
    let name = &account.user_name;
    match change {
        Change::Disable if account.disabled_at.is_some() => Some(format!("{name} is disabled already.")),
        Change::Enable if account.disabled_at.is_none() => Some(format!("{name} is not disabled.")),
        Change::Role(role) if role == account.role => {
            Some(format!("{name} has the role {} already.", role.as_str()))
        }
        _ => None,
    }
}

async fn named(app: &App, user_name: &str) -> Result<Done<Account>> {
    let found = accounts::by_user_name(&app.store, &normal_user_name(user_name)).await?;
    Ok(found.ok_or_else(|| Unfit::Unknown(user_name.to_owned())))
}
