//! The session that a sign-in opens, and the device that it is on.

use doorcode_engine::ids::{DeviceId, SessionId};
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_engine::session::SessionGrant;
use doorcode_store::devices::{self, Device};
use doorcode_store::{accounts, sessions};
use serde_json::Map;

use super::{Carry, Ending, Entry, Opened};
use crate::error::Result;
use crate::usecase::browser::Browser;

impl Carry<'_> {
    pub(super) async fn device(&self, browser: &Browser, proved: Option<&str>) -> Result<Option<Device>> {
        match self.account_id() {
            Some(account) => browser.device(self.app, account, proved).await,
            None => Ok(None),
        }
    }

    /// The device becomes known where both steps were proved and it is nobody else's computer, and is then bound to the
    /// key that it has `proved`. Where this account is new on it, the device key is made anew (for every account that
    /// uses the device), so that a key that somebody planted or copied before is worth nothing.
    pub(super) async fn open_session(
        &mut self,
        grant: &SessionGrant,
        browser: &Browser,
        proved: Option<String>,
    ) -> Result<()> {
        let app = self.app;
        let known = grant.by_two_steps() && !browser.shared;
        let mut random = app.random.clone();
        let device = browser.device(app, grant.account(), proved.as_deref()).await?;
        let first_on_device = device.is_none();
        let (device, device_key) = match device {
            Some(device) => {
                self.batch
                    .push(devices::seen(device.id, self.now, known, &browser.description));
                if let (true, None, Some(proved)) = (known, &device.public_key, &proved) {
                    self.batch.push(devices::bind(device.id, proved));
                }
                (device.id, None)
            }
            None => {
                let old = browser.device_key.as_ref();
                let old = old.map(|old| app.keys.digests(Purpose::Device, old));
                let old = old.unwrap_or_default();
                // A browser that has a key and does not prove it never falls back to a cookie: it may be another one, with a
                // copy of the cookie. And if it is the same, with scripts off, its own cookie must stay.
                let withheld = proved.is_none() && devices::is_bound(&app.store, &old).await?;
                let key = (!withheld).then(|| PlainToken::generate(&mut random));
                let digest = key
                    .as_ref()
                    .map(|key| app.keys.token_digest(Purpose::Device, key));
                if let Some(digest) = &digest {
                    let rekeyed = old
                        .iter()
                        .map(|old| devices::rekey(old, digest, proved.as_deref()));
                    self.batch.extend(rekeyed);
                }
                let id = DeviceId::new(self.now, &mut random);
                let device = Device {
                    id,
                    account: grant.account(),
                    description: browser.description.clone(),
                    first_seen: self.now,
                    last_seen: self.now,
                    known: known && !withheld,
                    public_key: proved.filter(|_| !browser.shared),
                };
                self.batch.push(devices::insert(&device, digest.as_ref()));
                (id, key)
            }
        };
        self.end_replaced(grant, browser).await?;
        let token = PlainToken::generate(&mut random);
        let digest = app.keys.token_digest(Purpose::Session, &token);
        let session = SessionId::new(self.now, &mut random);
        self.batch
            .push(sessions::open(session, grant, device, &digest, self.now));
        self.opened = Some(Opened {
            session,
            app: grant.app().clone(),
            token,
            device_key,
            first_on_device,
        });
        Ok(())
    }

    /// Whoever signs in to an app where somebody is signed in to it takes the place of that session, whose cookie goes:
    /// nobody could end it from here any more (ASVS 5.0, 7.2.4).
    async fn end_replaced(&mut self, grant: &SessionGrant, browser: &Browser) -> Result<()> {
        for token in &browser.sessions {
            let digests = self.app.keys.digests(Purpose::Session, token);
            let Some(session) = sessions::by_token(&self.app.store, &digests).await? else {
                continue;
            };
            if session.app == *grant.app() {
                self.batch.push(sessions::end(session.id, self.now));
                let owner = accounts::by_id(&self.app.store, session.account).await?;
                self.entries.push(Entry {
                    account: owner.map(|owner| (owner.id, owner.audit_secret)),
                    event: "session_ended".to_owned(),
                    facts: Map::new(),
                });
                self.ended.push(Ending::One(session.account, session.id));
            }
        }
        Ok(())
    }
}
