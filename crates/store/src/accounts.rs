//! Accounts and their trusted phones.
//!
//! An account and its phones are read by one statement, so that they belong together. Whatever changes either also
//! writes the account's row at the version that was read ([`update`], or [`unchanged`] where the row itself stays).

use doorcode_engine::account::{Facts, TrustedPhone, TurningOn, TwoStep};
use doorcode_engine::ids::{AccountId, PhoneId};
use doorcode_engine::recovery_key::KeyState;
use doorcode_engine::secret::Digest;
use doorcode_engine::time::Timestamp;

use crate::kept::json;
use crate::{Row, RowError, Statement, Store, StoreError, params};

/// The most accounts with one e-mail address that [`by_email`] gives: a mail for each is sent.
const SAME_EMAIL: i64 = 10;

/// The length of [`Account::audit_secret`].
pub const AUDIT_SECRET_BYTES: usize = 16;

/// An account as its row and those of its phones hold it.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Never changes, and is not the user name.
    pub id: AccountId,
    /// Lower case, in the grammar of Matrix's localparts.
    pub user_name: String,
    /// What others see.
    pub display_name: String,
    /// In the form in which addresses are compared.
    pub email: Option<String>,
    /// Since when the address has been verified; `None` where it is not.
    pub email_verified_at: Option<Timestamp>,
    /// A BCP 47 tag, such as `en`.
    pub language: String,
    /// What the account may do on this server.
    pub role: Role,
    /// Argon2id, as a PHC string.
    pub password: String,
    /// Argon2id, as a PHC string; `None` where there is no recovery key.
    pub recovery_key_hash: Option<String>,
    /// What the recovery key is good for.
    pub recovery_key: KeyState,
    /// Whether two-step verification is on.
    pub two_step: TwoStep,
    /// Whether turning it on is, or was, left unanswered by its owner.
    pub turning_on: TurningOn,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its password was last changed (made, at first).
    pub password_changed_at: Timestamp,
    /// Since when the password is known to others; `None` where it is its owner's alone.
    pub password_known_since: Option<Timestamp>,
    /// When an e-mail address or a phone of it was last changed.
    pub contacts_changed_at: Timestamp,
    /// Since when an operator lets it sign nobody in; `None` where it does.
    pub disabled_at: Option<Timestamp>,
    /// Since when its owner has chosen to have the delayed recovery; `None`: not chosen.
    pub delayed_since: Option<Timestamp>,
    /// Random, and written once: with the key file it makes the key of what the audit log says of this person, and when
    /// the account is deleted that key is no more.
    pub audit_secret: [u8; AUDIT_SECRET_BYTES],
    /// Its trusted phones, the one that was trusted first at the front. Written by [`trust_phone`] and [`drop_phone`].
    pub phones: Vec<TrustedPhone>,
    /// The row's version.
    pub version: i64,
}

/// What an account may do on this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Use it.
    Person,
    /// Support its users.
    Desk,
    /// Run it.
    Operator,
}

impl Role {
    /// The name in the row.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Person => "person",
            Role::Desk => "desk",
            Role::Operator => "operator",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = RowError;

    fn from_str(text: &str) -> Result<Self, RowError> {
        [Role::Person, Role::Desk, Role::Operator]
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| RowError::new("role", "holds no role"))
    }
}

/// A log is told which account, not whose.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl Account {
    /// An account made at `now`: it has a name and a password, and nothing else yet. `password` is its hash.
    #[must_use]
    pub fn new(
        id: AccountId,
        user_name: String,
        password: String,
        audit_secret: [u8; AUDIT_SECRET_BYTES],
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            display_name: user_name.clone(),
            user_name,
            email: None,
            email_verified_at: None,
            language: "en".to_owned(),
            role: Role::Person,
            password,
            recovery_key_hash: None,
            recovery_key: KeyState::None,
            two_step: TwoStep::Off { undo_until: None },
            turning_on: TurningOn::Settled,
            created_at: now,
            password_changed_at: now,
            password_known_since: None,
            contacts_changed_at: now,
            disabled_at: None,
            delayed_since: None,
            audit_secret,
            phones: Vec::new(),
            version: 1,
        }
    }

    /// Whatever turns two-step verification on just now is over: what it rests on has changed.
    pub fn close_walk(&mut self) {
        if matches!(self.turning_on, TurningOn::Open { .. }) {
            self.turning_on = TurningOn::Settled;
        }
    }

    /// What a step of the engine sees of it.
    #[must_use]
    pub fn facts(&self) -> Facts {
        Facts {
            account: self.id,
            created_at: self.created_at,
            password_changed_at: self.password_changed_at,
            password_known_since: self.password_known_since,
            contacts_changed_at: self.contacts_changed_at,
            disabled: self.disabled_at.is_some(),
            email_verified_at: self.email_verified_at,
            two_step: self.two_step,
            turning_on: self.turning_on,
            phones: self.phones.clone(),
            recovery_key: self.recovery_key,
        }
    }
}

/// The columns of an account and of one of its phones; followed by the condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT a.id, a.user_name, a.display_name, a.email, a.email_verified_at, a.language, a.role, a.password, \
             a.recovery_key_hash, a.recovery_key, a.two_step, a.turning_on, a.created_at, a.password_changed_at, \
             a.password_known_since, a.contacts_changed_at, a.disabled_at, a.delayed_since, a.audit_secret, a.version, \
             p.id AS phone_id, p.number, p.trusted_since \
             FROM accounts a LEFT JOIN phones p ON p.account = a.id ",
            $condition,
            " ORDER BY a.id, p.trusted_since, p.id"
        )
    };
}

/// The account with this id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(store: &Store, id: AccountId) -> Result<Option<Account>, StoreError> {
    one(store.query(select!("WHERE a.id = ?1"), &params![id]).await?)
}

/// The rows of the account that a sign-in is of, where `?1` is the sign-in's token; [`one`] reads them.
pub(crate) const OF_SIGN_IN: &str = select!("WHERE a.id = (SELECT account FROM sign_ins WHERE token = ?1)");

/// The account with this user name, which is to be in the form in which names are stored.
///
/// # Errors
/// When the database fails.
pub async fn by_user_name(store: &Store, user_name: &str) -> Result<Option<Account>, StoreError> {
    // What cannot be a name in a row is nobody's name, and no error.
    if user_name.contains('\0') {
        return Ok(None);
    }
    one(store
        .query(select!("WHERE a.user_name = ?1"), &params![user_name])
        .await?)
}

/// The accounts with this e-mail address, oldest first; ten at most.
///
/// # Errors
/// When the database fails.
pub async fn by_email(store: &Store, email: &str) -> Result<Vec<Account>, StoreError> {
    if email.contains('\0') {
        return Ok(Vec::new());
    }
    const SQL: &str =
        select!("WHERE a.id IN (SELECT id FROM accounts WHERE email = ?1 ORDER BY id LIMIT ?2)");
    all(store.query(SQL, &params![email, SAME_EMAIL]).await?)
}

/// Whether a deleted account had a user name: `digests` are those that the name may be stored under.
///
/// # Errors
/// When the database fails.
pub async fn is_retired(store: &Store, digests: &[Digest]) -> Result<bool, StoreError> {
    for digest in digests {
        let row = store
            .first(
                "SELECT 1 AS n FROM retired_names WHERE name = ?1",
                &params![digest],
            )
            .await?;
        if row.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many accounts there are.
///
/// # Errors
/// When the database fails.
pub async fn count(store: &Store) -> Result<i64, StoreError> {
    let row = store.first("SELECT COUNT(*) AS n FROM accounts", &[]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// Rows, one for each phone, to an account.
pub(crate) fn one(rows: Vec<Row>) -> Result<Option<Account>, StoreError> {
    Ok(all(rows)?.pop())
}

/// Rows, one for each phone, to accounts.
fn all(rows: Vec<Row>) -> Result<Vec<Account>, StoreError> {
    let mut accounts: Vec<Account> = Vec::new();
    for row in rows {
        let id = row.parse("id")?;
        if accounts.last().is_none_or(|account| account.id != id) {
            accounts.push(account(id, &row)?);
        }
        if let (Some(phone), Some(account)) = (row.opt_parse("phone_id")?, accounts.last_mut()) {
            let (number, trusted_since) = (row.parse("number")?, row.time("trusted_since")?);
            account.phones.push(TrustedPhone {
                id: phone,
                number,
                trusted_since,
            });
        }
    }
    Ok(accounts)
}

fn account(id: AccountId, row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id,
        user_name: row.text("user_name")?.to_owned(),
        display_name: row.text("display_name")?.to_owned(),
        email: row.opt_text("email")?.map(str::to_owned),
        email_verified_at: row.opt_time("email_verified_at")?,
        language: row.text("language")?.to_owned(),
        role: row.parse("role")?,
        password: row.text("password")?.to_owned(),
        recovery_key_hash: row.opt_text("recovery_key_hash")?.map(str::to_owned),
        recovery_key: row.json("recovery_key")?,
        two_step: row.json("two_step")?,
        turning_on: row.json("turning_on")?,
        created_at: row.time("created_at")?,
        password_changed_at: row.time("password_changed_at")?,
        password_known_since: row.opt_time("password_known_since")?,
        contacts_changed_at: row.time("contacts_changed_at")?,
        disabled_at: row.opt_time("disabled_at")?,
        delayed_since: row.opt_time("delayed_since")?,
        audit_secret: row
            .blob("audit_secret")?
            .try_into()
            .map_err(|_| RowError::new("audit_secret", "does not hold 16 bytes"))?,
        phones: Vec::new(),
        version: row.int("version")?,
    })
}

/// Writes a new account, without its phones. A name that is taken is the conflict `accounts_user_name`.
#[must_use]
pub fn insert(account: &Account) -> Statement {
    Statement::one(
        "INSERT INTO accounts (id, user_name, display_name, email, email_verified_at, language, role, password, \
         recovery_key_hash, recovery_key, two_step, created_at, password_changed_at, contacts_changed_at, version, \
         password_known_since, turning_on, disabled_at, delayed_since, audit_secret) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        columns(account)
            .into_iter()
            .chain([account.audit_secret.into()])
            .collect(),
    )
}

/// Writes all of the account but its phones, at the version that it was read at; the row's version goes up by one.
#[must_use]
pub fn update(account: &Account) -> Statement {
    Statement::one(
        "UPDATE accounts SET user_name = ?2, display_name = ?3, email = ?4, email_verified_at = ?5, language = ?6, \
         role = ?7, password = ?8, recovery_key_hash = ?9, recovery_key = ?10, two_step = ?11, created_at = ?12, \
         password_changed_at = ?13, contacts_changed_at = ?14, password_known_since = ?16, turning_on = ?17, disabled_at = ?18, delayed_since = ?19, \
         version = ?15 + 1 \
         WHERE id = ?1 AND version = ?15",
        columns(account),
    )
}

fn columns(account: &Account) -> Vec<crate::Value> {
    params![
        account.id,
        &account.user_name,
        &account.display_name,
        account.email.as_deref(),
        account.email_verified_at,
        &account.language,
        account.role.as_str(),
        &account.password,
        account.recovery_key_hash.as_deref(),
        json(&account.recovery_key),
        json(&account.two_step),
        account.created_at,
        account.password_changed_at,
        account.contacts_changed_at,
        account.version,
        account.password_known_since,
        json(&account.turning_on),
        account.disabled_at,
        account.delayed_since,
    ]
}

/// Holds the account at the version that it was read at, and changes nothing: what the batch does besides rests on it.
#[must_use]
pub fn unchanged(account: &Account) -> Statement {
    Statement::one(
        "UPDATE accounts SET version = ?2 WHERE id = ?1 AND version = ?2",
        params![account.id, account.version],
    )
}

/// Puts another hash of the same password in place of `old`, unless the password was changed meanwhile. Nothing rests on
/// which of the two it is, so the row's version stays.
#[must_use]
pub fn renew_hash(account: AccountId, old: &str, new: &str) -> Statement {
    Statement::any(
        "UPDATE accounts SET password = ?3 WHERE id = ?1 AND password = ?2",
        params![account, old, new],
    )
}

/// Trusts a phone. A number that the account has already is the conflict `phones_account_number`.
#[must_use]
pub fn trust_phone(account: AccountId, phone: &TrustedPhone) -> Statement {
    Statement::one(
        "INSERT INTO phones (id, account, number, trusted_since) VALUES (?1, ?2, ?3, ?4)",
        params![phone.id, account, phone.number.as_str(), phone.trusted_since],
    )
}

/// Stops trusting a phone.
#[must_use]
pub fn drop_phone(account: AccountId, phone: PhoneId) -> Statement {
    Statement::one(
        "DELETE FROM phones WHERE id = ?1 AND account = ?2",
        params![phone, account],
    )
}

/// Keeps a user name from being anybody else's, from the batch on that deletes its account.
#[must_use]
pub fn retire(name: &Digest, now: Timestamp) -> Statement {
    Statement::any(
        "INSERT INTO retired_names (name, since) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        params![name, now],
    )
}

/// Deletes an account and everything that hangs on it. The audit log stays whole; what it says of the person can be read
/// by nobody any more, for [`Account::audit_secret`] goes. What other parts keep without referring to `accounts`, they
/// add to the batch, before this.
#[must_use]
pub fn delete(account: AccountId) -> Vec<Statement> {
    vec![
        Statement::any("DELETE FROM counters WHERE owner = ?1", params![account]),
        // Phones, sign-ins, devices, sessions, step-ups, enrolments, links and the outbox go with it (ON DELETE CASCADE).
        Statement::one("DELETE FROM accounts WHERE id = ?1", params![account]),
    ]
}
