//! Links in mails, and invitations: a token that is good once, for one thing, for a while.

use doorcode_engine::ids::{AccountId, LinkId};
use doorcode_engine::secret::Digest;
use doorcode_engine::time::Timestamp;

use crate::{Row, RowError, Statement, Store, StoreError, params};

/// A link as its row holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// Whose; `None` for an invitation, and for a forgotten password, which may be nobody's.
    pub account: Option<AccountId>,
    /// What it is good for.
    pub purpose: Purpose,
    /// What belongs to it: the address to verify, what the owner is asked about.
    pub detail: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// From when on it is good for nothing.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Verifying an e-mail address.
    VerifyEmail,
    /// Setting a new password, where two-step verification is off.
    ResetPassword,
    /// Asking the owner: 'was this you?'
    Owner,
    /// Making an account.
    Invitation,
    /// Having the mail sent again that verifies the address of an account just made.
    CheckMail,
    /// Saying of something that the owner was told: 'this was not me'.
    NotMe,
    /// Choosing the first password of an account that an operator has made.
    FirstPassword,
    /// Showing, once, that the account's owner has approved something.
    Receipt,
    /// Proving that a forgotten password is one's own. Of everybody who asks, also of names that nobody has.
    Forgotten,
    /// Proving one of three, for a delayed recovery. The same.
    Lost,
    /// Stopping a delayed recovery.
    StopRecovery,
}

impl Purpose {
    /// The name in the row.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::VerifyEmail => "verify_email",
            Purpose::ResetPassword => "reset_password",
            Purpose::Owner => "owner",
            Purpose::Invitation => "invitation",
            Purpose::CheckMail => "check_mail",
            Purpose::NotMe => "not_me",
            Purpose::FirstPassword => "first_password",
            Purpose::Receipt => "receipt",
            Purpose::Forgotten => "forgotten",
            Purpose::Lost => "lost",
            Purpose::StopRecovery => "stop_recovery",
        }
    }
}

impl std::str::FromStr for Purpose {
    type Err = RowError;

    fn from_str(text: &str) -> Result<Self, RowError> {
        [
            Purpose::VerifyEmail,
            Purpose::ResetPassword,
            Purpose::Owner,
            Purpose::Invitation,
            Purpose::CheckMail,
            Purpose::NotMe,
            Purpose::FirstPassword,
            Purpose::Receipt,
            Purpose::Forgotten,
            Purpose::Lost,
            Purpose::StopRecovery,
        ]
        .into_iter()
        .find(|purpose| purpose.as_str() == text)
        .ok_or_else(|| RowError::new("purpose", "holds no purpose of a link"))
    }
}

/// The detail may be somebody's address: a log is not told it.
impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Link")
            .field("id", &self.id)
            .field("purpose", &self.purpose)
            .finish_non_exhaustive()
    }
}

/// Writes a new link, to be found by `token`.
#[must_use]
pub fn insert(link: &Link, token: &Digest) -> Statement {
    Statement::one(
        "INSERT INTO links (id, token, account, purpose, detail, sent_at, expires_at, used_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            link.id,
            token,
            link.account,
            link.purpose.as_str(),
            &link.detail,
            link.sent_at,
            link.expires_at,
            link.used_at,
        ],
    )
}

/// The link that a token names, whether or not it is used or expired: `digests` are those that the token may be
/// stored under.
///
/// # Errors
/// When the database fails.
pub async fn by_token(store: &Store, digests: &[Digest]) -> Result<Option<Link>, StoreError> {
    const SQL: &str =
        "SELECT id, account, purpose, detail, sent_at, expires_at, used_at FROM links WHERE token = ?1";
    for digest in digests {
        if let Some(row) = store.first(SQL, &params![digest]).await? {
            return link(&row).map(Some);
        }
    }
    Ok(None)
}

/// The account's link of this purpose that was sent last, whether or not it is used or expired.
///
/// # Errors
/// When the database fails.
pub async fn newest(store: &Store, account: AccountId, purpose: Purpose) -> Result<Option<Link>, StoreError> {
    const SQL: &str = "SELECT id, account, purpose, detail, sent_at, expires_at, used_at FROM links \
                       WHERE account = ?1 AND purpose = ?2 ORDER BY sent_at DESC LIMIT 1";
    let row = store.first(SQL, &params![account, purpose.as_str()]).await?;
    row.as_ref().map(link).transpose()
}

fn link(row: &Row) -> Result<Link, StoreError> {
    Ok(Link {
        id: row.parse("id")?,
        account: row.opt_parse("account")?,
        purpose: row.parse("purpose")?,
        detail: row.text("detail")?.to_owned(),
        sent_at: row.time("sent_at")?,
        expires_at: row.time("expires_at")?,
        used_at: row.opt_time("used_at")?,
    })
}

/// Spends the link. Of any number of batches that spend it one succeeds; the others are stale.
#[must_use]
pub fn use_up(id: LinkId, now: Timestamp) -> Statement {
    Statement::one(
        "UPDATE links SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL",
        params![id, now],
    )
}

/// Drops the account's links of this purpose: newer ones take their place, or what they were for is done.
#[must_use]
pub fn drop_of(account: AccountId, purpose: Purpose) -> Statement {
    Statement::any(
        "DELETE FROM links WHERE account = ?1 AND purpose = ?2",
        params![account, purpose.as_str()],
    )
}
