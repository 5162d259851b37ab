//! What stands on the other side of a request: a browser, or a native app.

use doorcode_engine::guard::Lane;
use doorcode_engine::ids::AccountId;
use doorcode_engine::secret::{PlainToken, Purpose};
use doorcode_store::devices::{self, Device};

use super::device_key::{Proof, Proved};
use crate::app::App;
use crate::error::Result;
use crate::web::source::Source;

/// The browser or native app that a request came from.
#[derive(Debug, Default)]
pub struct Browser {
    /// The device key it sent, if any.
    pub device_key: Option<PlainToken>,
    /// What it sent to prove that it holds a key which cannot be copied, if anything.
    pub proof: Option<Proof>,
    /// The tokens of the sessions that it holds as cookies; one of the app that is signed in to gives way.
    pub sessions: Vec<PlainToken>,
    /// What it is, place-free: 'Chromium on Linux'.
    pub description: String,
    /// Whether the person said that it is a computer that others use: it then never becomes known.
    pub shared: bool,
    /// Where the request comes from; `None` where nobody has looked. What unknown devices try is counted for it.
    pub source: Option<Source>,
}

impl Browser {
    /// The key whose possession it has proved just now. A proof that does not hold is none: the sign-in then goes on as on
    /// any other device.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn proved(&self, app: &App) -> Result<Option<Proved>> {
        match &self.proof {
            Some(proof) => Ok(super::device_key::judge(app, proof).await?.ok()),
            None => Ok(None),
        }
    }

    /// The account's device that the device key belongs to. One that is bound to a key is found only where that key is
    /// the one `proved`.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn device(
        &self,
        app: &App,
        account: AccountId,
        proved: Option<&str>,
    ) -> Result<Option<Device>> {
        let Some(key) = &self.device_key else {
            return Ok(None);
        };
        let digests = app.keys.digests(Purpose::Device, key);
        let device = devices::by_key(&app.store, account, &digests).await?;
        Ok(device.filter(|device| device.public_key.is_none() || device.public_key.as_deref() == proved))
    }

    /// The lane it is counted in.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn lane(&self, app: &App, account: AccountId, proved: Option<&str>) -> Result<Lane> {
        let device = self.device(app, account, proved).await?;
        Ok(device
            .filter(|device| device.known)
            .map_or(Lane::Unknown, |device| Lane::Known(device.id)))
    }
}

/// A place-free description out of a `User-Agent`: which browser, on what. At most 60 characters.
pub fn describe(user_agent: &str) -> String {
    const BROWSERS: [(&str, &str); 9] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("HeadlessChrome/", "Chromium"),
        ("Chrome/", "Chromium"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 8] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
        ("FreeBSD", "FreeBSD"),
    ];
    let find = |table: &[(&str, &'static str)]| {
        table
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        (None, _) => {
            let product: String = user_agent
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || "._- ".contains(*c))
                .take(60)
                .collect();
            if product.trim().is_empty() {
                "Unknown app".to_owned()
            } else {
                product.trim().to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_without_their_place_or_version() {
        let chromium = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        assert_eq!(describe(chromium), "Chromium on Linux");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(describe(iphone), "Safari on iPhone");
        assert_eq!(describe("DoorcodeClient/1.0"), "DoorcodeClient");
        assert_eq!(describe("<script>"), "Unknown app");
        assert_eq!(describe(&"x".repeat(10_000)).len(), 60);
    }
}
