//! The servers by which two browsers find a way to each other (RFC 8445): STUN tells a browser how it looks from
//! outside, TURN (RFC 8656) relays what cannot go straight.
//!
//! A relay costs its operator bandwidth, so it is open only to whoever holds a short-lived credential, made here from a
//! secret that is shared with the relay (coturn: `use-auth-secret`): the user name is the moment of expiry and the
//! account, the password is a MAC of the user name. The relay checks it without asking back. HMAC-SHA1 is what that
//! scheme prescribes; as a MAC it is not touched by the collisions of SHA-1.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorcode_engine::ids::AccountId;
use doorcode_engine::time::{MINUTE_MS, SECOND_MS, Timestamp};
use doorcode_talk::call::frames::IceServer;

use anyhow::Context;

use crate::config::{CallSettings, SecretText};
use crate::folder;

/// The servers of the configuration.
#[derive(Debug)]
pub struct Ice {
    stun_urls: Vec<String>,
    turn_urls: Vec<String>,
    turn_key: Option<hmac::Key>,
    turn_ms: i64,
}

impl Ice {
    /// Takes the settings over; a secret in a file is read now.
    ///
    /// # Errors
    /// When the file cannot be read, can be read by others, or is empty.
    pub fn open(settings: &CallSettings) -> anyhow::Result<Self> {
        let secret = match (&settings.turn_secret_file, &settings.turn_secret) {
            (Some(path), _) => {
                folder::refuse_if_others_read(path)?;
                let text = std::fs::read_to_string(path)
                    .with_context(|| format!("calls.turn_secret_file: {} cannot be read", path.display()))?;
                let secret = SecretText::new(text.trim().to_owned());
                if secret.expose().is_empty() {
                    anyhow::bail!(
                        "calls.turn_secret_file: {} is empty; it must hold coturn's static-auth-secret",
                        path.display()
                    );
                }
                Some(secret)
            }
            (None, secret) => secret.clone(),
        };
        Ok(Self {
            stun_urls: settings.stun_urls.clone(),
            turn_urls: settings.turn_urls.clone(),
            turn_key: secret.map(|secret| {
                hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.expose().as_bytes())
            }),
            turn_ms: i64::from(settings.turn_minutes) * MINUTE_MS,
        })
    }

    /// Whether calls can go through a relay.
    pub fn has_relay(&self) -> bool {
        !self.turn_urls.is_empty() && self.turn_key.is_some()
    }

    /// What one of the two parties of a call is given.
    pub fn servers(&self, account: AccountId, now: Timestamp) -> Vec<IceServer> {
        let mut servers = Vec::new();
        if !self.stun_urls.is_empty() {
            servers.push(IceServer {
                urls: self.stun_urls.clone(),
                username: None,
                credential: None,
            });
        }
        if let Some(key) = self.turn_key.as_ref().filter(|_| !self.turn_urls.is_empty()) {
            let username = format!("{}:{account}", now.plus_ms(self.turn_ms).ms() / SECOND_MS);
            let credential = STANDARD.encode(hmac::sign(key, username.as_bytes()));
            servers.push(IceServer {
                urls: self.turn_urls.clone(),
                username: Some(username),
                credential: Some(credential),
            });
        }
        servers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn settings() -> CallSettings {
        CallSettings {
            stun_urls: vec!["stun:stun.example.org".to_owned()],
            turn_urls: vec!["turn:turn.example.org?transport=udp".to_owned()],
            turn_secret: Some(SecretText::new("north".to_owned())),
            turn_secret_file: None,
            turn_minutes: 60,
        }
    }

    /// The expected credential was computed with another implementation:
    /// `printf '1790003600:00000000000000000000000007' | openssl dgst -sha1 -hmac north -binary | base64`.
    #[test]
    fn a_credential_is_what_the_relay_computes() {
        let ice = Ice::open(&settings()).unwrap();
        let servers = ice.servers(AccountId::from_u128(7), Timestamp::from_ms(1_790_000_000_999));
        assert_eq!(servers[0].urls, ["stun:stun.example.org"]);
        assert_eq!((&servers[0].username, &servers[0].credential), (&None, &None));
        assert_eq!(
            servers[1].username.as_deref(),
            Some("1790003600:00000000000000000000000007")
        );
        assert_eq!(
            servers[1].credential.as_deref(),
            Some("DoA7oZf63eHDKHlVc2sbdw8ES/o=")
        );
    }

    #[test]
    fn without_relays_there_is_no_credential() {
        let ice = Ice::open(&CallSettings {
            turn_urls: vec![],
            ..settings()
        })
        .unwrap();
        assert!(!ice.has_relay());
        assert_eq!(
            ice.servers(AccountId::from_u128(7), Timestamp::from_ms(0)).len(),
            1
        );
        assert_eq!(
            Ice::open(&CallSettings::default())
                .unwrap()
                .servers(AccountId::from_u128(7), Timestamp::from_ms(0)),
            []
        );
    }

    #[test]
    fn a_secret_in_a_file_is_read_once_and_only_if_nobody_else_can() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("turn");
        let with_file = CallSettings {
            turn_secret: None,
            turn_secret_file: Some(path.clone()),
            ..settings()
        };
        std::fs::write(&path, "north\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(Ice::open(&with_file).is_err());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        let (one, other) = (Ice::open(&with_file).unwrap(), Ice::open(&settings()).unwrap());
        let (account, now) = (AccountId::from_u128(7), Timestamp::from_ms(0));
        assert_eq!(one.servers(account, now), other.servers(account, now));
        std::fs::write(&path, "\n").unwrap();
        assert!(
            Ice::open(&with_file)
                .unwrap_err()
                .to_string()
                .contains("is empty")
        );
    }

    #[test]
    fn the_secret_is_in_no_debug_output() {
        let shown = format!("{:?}", Ice::open(&settings()).unwrap());
        assert!(!shown.contains("north"), "{shown}");
    }
}
