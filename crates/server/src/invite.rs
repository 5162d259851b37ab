//! `doorcode invite`: invitations for a server on which nobody can make an account without one.
//!
//! An invitation is a link that is good for one account. Who runs the command is whoever can read the key file and
//! write to the database, so it asks for nothing else; it works while the server runs.

use anyhow::Context;
use doorcode_engine::ids::LinkId;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::time::DAY_MS;
use doorcode_store::{Batch, links};

use crate::app;
use crate::clock::Clock;
use crate::config::{Config, SignUp};
use crate::folder;
use crate::random::Randomness;
use crate::web::pages::paths;

/// The most invitations of one call.
pub const MOST: u16 = 1_000;
/// The longest that an invitation is good for, in days.
pub const LONGEST_DAYS: u16 = 365;

/// What was made.
#[derive(Debug)]
pub struct Invitations {
    /// The links, each good for one account.
    pub links: Vec<String>,
    /// Whether the server lets people sign up by invitation; otherwise they are of no use yet.
    pub in_use: bool,
}

/// Makes `count` invitations that are good for `days`. All of them are written, or none.
///
/// # Errors
/// What keeps the database or the key file from being opened, in words for the operator.
pub async fn invite(
    config: &Config,
    count: u16,
    days: u16,
    clock: &Clock,
    random: &Randomness,
) -> anyhow::Result<Invitations> {
    let base = config.public_url_at(config.listen).origin();
    folder::prepare(&config.data)?;
    let store = app::open_store(config).await?;
    let keys = app::open_keys(config, &store, clock, random).await?.digest_keys();
    let now = clock.now();
    let mut rng = random.clone();
    let mut batch = Batch::new();
    let mut made = Vec::new();
    for _ in 0..count.min(MOST) {
        let token = PlainToken::generate(&mut rng);
        let link = links::Link {
            id: LinkId::new(now, &mut rng),
            account: None,
            purpose: links::Purpose::Invitation,
            detail: String::new(),
            sent_at: now,
            expires_at: now.plus_ms(i64::from(days.min(LONGEST_DAYS)) * DAY_MS),
            used_at: None,
        };
        batch = batch.with(links::insert(&link, &keys.token_digest(Purpose::Link, &token)));
        made.push(format!("{base}{}?invitation={}", paths::SIGN_UP, token.expose()));
    }
    let written = store.commit(batch).await;
    store.close().await;
    written.context("The invitations could not be written")?;
    Ok(Invitations {
        links: made,
        in_use: config.sign_up == SignUp::Invitation,
    })
}
