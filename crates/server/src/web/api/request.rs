//! What handlers of the API need of a request: its JSON, its tokens, and the device that sent it.
//!
//! A token is taken from `Authorization: Bearer` (RFC 6750, 2.1) and from nowhere else. Cookies are not looked at, so
//! that no other site's page can act for a person who is signed in here in a browser.

use std::str::FromStr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use doorcode_engine::code::{Code, NotACode};
use doorcode_engine::recovery_key::{NotAKey, RecoveryKey};
use doorcode_engine::rules::KeyStyle;
use doorcode_engine::secret::{Password, PlainToken};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use utoipa::IntoParams;

use super::failure::{Failure, texts};
use crate::app::App;
use crate::error::{Error, Refusal, Rejection};
use crate::usecase::browser::{Browser, describe};
use crate::web::extract::{Signed, session_of};
use crate::web::security::Origin;
use crate::web::source::{Limiter, Limits, Source};
use crate::web::texts::Texts;

/// A JSON body of exactly this shape.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !is_json(request.headers()) {
            return Err(Rejection::UnsupportedType.into());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            Error::from(match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge,
                StatusCode::REQUEST_TIMEOUT => Rejection::TooSlow,
                _ => Rejection::Malformed("The body did not arrive whole.".to_owned()),
            })
        })?;
        // Every body is described as an object. Serde reads the fields of a struct from a list as well, in their order.
        if bytes.trim_ascii_start().first() == Some(&b'[') {
            let said = "The JSON does not fit at line 1, column 1: expected an object.";
            return Err(Rejection::Malformed(said.to_owned()).into());
        }
        match serde_json::from_slice(&bytes) {
            Ok(value) => Ok(Self(value)),
            Err(error) => Err(Rejection::Malformed(what_is_wrong(&error)).into()),
        }
    }
}

/// A body that may be missing.
#[derive(Debug)]
pub struct MayBody<T>(pub T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for MayBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !request.headers().contains_key(header::CONTENT_TYPE) {
            return Ok(Self(T::default()));
        }
        Body::from_request(request, state)
            .await
            .map(|Body(body)| Self(body))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// What is wrong with the JSON, and where; never what stood there, which may be a secret in the wrong place.
fn what_is_wrong(error: &serde_json::Error) -> String {
    let at = format!("line {}, column {}", error.line(), error.column());
    let text = error.to_string();
    // "invalid type: string \"…\", expected u8 at line 1 column 9"
    let text = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(text, _)| text);
    let names = ["missing field", "unknown field", "duplicate field"];
    if names.iter().any(|start| text.starts_with(start)) {
        format!("The JSON does not fit at {at}: {text}.")
    } else if let Some((_, expected)) = text.rsplit_once(", expected ") {
        format!("The JSON does not fit at {at}: expected {expected}.")
    } else if error.is_data() {
        format!("The JSON does not fit at {at}.")
    } else {
        format!("This is not JSON: it breaks off or is damaged at {at}.")
    }
}

/// The id at the end of a path. What is none names nothing.
pub struct Id<T>(pub T);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let not_found = || Failure::from(Rejection::NotFound);
        let params = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| not_found())?;
        let (_, id) = params.iter().next().ok_or_else(not_found)?;
        id.parse().map(Self).map_err(|_| not_found())
    }
}

/// What a device says of itself.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it describes headers, which are read one by one")]
pub struct DeviceHeaders {
    /// The device key that an earlier sign-in on this device answered with, whatever account it was of. It is what a
    /// browser keeps as a cookie: with it the device is a known one, which strangers' wrong guesses do not hinder.
    #[param(rename = "Device-Key")]
    device_key: Option<String>,
    /// `true` on a device that others use as well: it never becomes a known one. Send it with each request of a sign-in.
    #[param(rename = "Device-Shared")]
    device_shared: Option<bool>,
}

/// Who asks: the device, the source, and the words it understands.
pub struct Caller {
    /// The device.
    pub browser: Browser,
    /// What limits are counted for.
    pub source: Option<Source>,
    /// The words.
    pub texts: Texts,
}

impl Caller {
    fn new(parts: &Parts) -> Self {
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let source = parts.extensions.get::<Origin>().map(|origin| origin.source);
        Self {
            browser: Browser {
                device_key: text("device-key").and_then(PlainToken::parse),
                proof: None,
                sessions: Vec::new(),
                description: describe(text("user-agent").unwrap_or_default()),
                shared: text("device-shared").is_some_and(|shared| shared.trim() == "true"),
                source,
            },
            source,
            texts: texts(&parts.headers),
        }
    }

    /// Counts this request against the limit of its source.
    ///
    /// # Errors
    /// [`Refusal::TooMany`].
    pub fn count(&self, app: &App, limit: impl Fn(&Limits) -> &Limiter) -> Result<(), Failure> {
        let Some(source) = self.source else { return Ok(()) };
        limit(&app.limits)
            .take(source, app.clock.ticks())
            .map_err(|wait| {
                let retry_after_s = wait.as_secs() + 1;
                Refusal::TooMany { retry_after_s }.into()
            })
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Self::Rejection> {
        Ok(Self::new(parts))
    }
}

/// The token of a flow under way (a sign-in, a forgotten password): opens nothing but that flow.
pub struct Pending(pub PlainToken);

impl FromRequestParts<Arc<App>> for Pending {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Failure> {
        bearer(&parts.headers).map(Self)
    }
}

/// A session of any app.
pub struct AnySession(pub Signed);

impl FromRequestParts<Arc<App>> for AnySession {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let token = bearer(&parts.headers)?;
        let signed = session_of(app, &token, |_| true).await?;
        signed.map(Self).ok_or_else(Failure::invalid_token)
    }
}

/// A session of the app `account`: the only one that manages the account, as on the pages.
pub struct AccountSession(pub Signed);

impl FromRequestParts<Arc<App>> for AccountSession {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let AnySession(signed) = AnySession::from_request_parts(parts, app).await?;
        if signed.session.app.as_str() == "account" {
            Ok(Self(signed))
        } else {
            Err(Failure::other_app())
        }
    }
}

fn bearer(headers: &HeaderMap) -> Result<PlainToken, Failure> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else {
        return Err(Failure::no_token());
    };
    let text = value.to_str().unwrap_or_default();
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Failure::no_token());
    }
    let token = PlainToken::parse(token.trim()).filter(|_| values.next().is_none());
    token.ok_or_else(Failure::invalid_token)
}

/// Reads a password without a copy that stays behind.
///
/// # Errors
/// What the deserializer says of anything but a text.
pub fn password<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Password, D::Error> {
    String::deserialize(deserializer).map(Password::new)
}

/// The same, where it may be missing.
///
/// # Errors
/// The same.
pub fn may_password<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Password>, D::Error> {
    Option::<String>::deserialize(deserializer).map(|typed| typed.map(Password::new))
}

/// Reads a code as people type it.
///
/// # Errors
/// 422 with the field `code`; no guess is charged.
pub fn code(typed: &str) -> Result<Code, Failure> {
    Code::parse(typed).map_err(|problem| {
        let text = match problem {
            NotACode::Empty => "field-code-empty",
            NotACode::NotDigits => "field-code-digits",
            NotACode::TooLong => "field-code-long",
        };
        Failure::field("code", text)
    })
}

/// Reads a recovery key as people type it.
///
/// # Errors
/// 422 with the field `recovery_key`; no guess is charged.
pub fn recovery_key(typed: &str, style: KeyStyle) -> Result<RecoveryKey, Failure> {
    RecoveryKey::parse(typed, style).map_err(|problem| {
        let text = match problem {
            NotAKey::Empty => "field-key-empty",
            NotAKey::WrongCharacter if style == KeyStyle::Digits => "field-key-character",
            NotAKey::WrongCharacter => "field-key-character-base32",
            NotAKey::WrongLength => "field-key-length",
            NotAKey::Slip => "field-key-slip",
        };
        Failure::field("recovery_key", text)
    })
}

/// Reads the token of a mailed link.
///
/// # Errors
/// 410, as of a link that is no longer good.
pub fn link_token(text: &str) -> Result<PlainToken, Failure> {
    PlainToken::parse(text).ok_or_else(|| Refusal::Expired.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shape {
        #[expect(dead_code, reason = "only read")]
        code: String,
    }

    fn wrong(json: &str) -> String {
        what_is_wrong(&serde_json::from_str::<Shape>(json).unwrap_err())
    }

    #[test]
    fn what_stood_in_the_wrong_place_is_not_said() {
        for json in [
            r#"{"code": 471193}"#,
            r#"{"code": ["471193"]}"#,
            r#""471193, expected 471193""#,
            r#"{"code": "471193", "code": "471193"}"#,
            r#"{"code": "471193"} 471193"#,
            r#"{"code": "471193"#,
        ] {
            let said = wrong(json);
            assert!(!said.contains("471193"), "{json}: {said}");
            assert!(said.contains("line 1, column "), "{json}: {said}");
        }
        assert!(wrong(r#"{"cod": ""}"#).contains("unknown field `cod`, expected `code`"));
    }

    #[test]
    fn a_token_is_taken_from_one_bearer_header_only() {
        let token = "ab".repeat(32);
        let sent = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            headers.append(header::COOKIE, format!("account={token}").parse().unwrap());
            for value in values {
                headers.append(header::AUTHORIZATION, value.parse().unwrap());
            }
            bearer(&headers).is_ok()
        };
        assert!(sent(&[&format!("Bearer {token}")]));
        assert!(sent(&[&format!("bearer {token}")]));
        assert!(!sent(&[]));
        assert!(!sent(&[&token]));
        assert!(!sent(&[&format!("Basic {token}")]));
        assert!(!sent(&[&format!("Bearer {token}"), &format!("Bearer {token}")]));
        assert!(!sent(&["Bearer"]));
    }
}
