//! What can go wrong with a request, by blame.
//!
//! - [`Error::Refused`]: an expected outcome. Nothing is wrong with the request or the server.
//! - [`Error::Rejected`]: the peer's fault. It is told what was wrong.
//! - [`Error::Fault`]: ours. The person gets a reference number, the log gets the whole chain, once.
//!
//! An error becomes a problem (RFC 9457) whatever the door; [`crate::web::security`] turns it into a page where a
//! browser asked for one. So a handler needs one error type, and both skins say the same.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{FormRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An error of a handler.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An expected outcome.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The peer's fault.
    #[error("rejected: {0:?}")]
    Rejected(Rejection),
    /// Ours; the chain is for the log only.
    #[error("fault")]
    Fault(#[source] anyhow::Error),
}

/// A result whose error a handler can return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An expected outcome that ends a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A password, code, key or link that is not right: one wording for all of them.
    Credentials,
    /// Nobody is signed in here.
    SignedOut,
    /// Signed in, and the second step must be proved again for this.
    StepUp,
    /// The sign-in, the wizard or the link is over; begin again.
    Expired,
    /// This account or the configuration does not allow it.
    NotAllowed,
    /// Somebody else was faster: the thing has changed since it was shown.
    Changed,
    /// Too often from one source; the seconds until one more is allowed.
    TooMany {
        /// Seconds, at least 1.
        retry_after_s: u64,
    },
    /// No text goes to a new phone now, because of what texts have cost; the seconds until one may.
    NoTexts {
        /// Seconds, at least 1.
        retry_after_s: u64,
    },
    /// The server has more to do than it can; the seconds until it is worth trying again.
    Overloaded {
        /// Seconds, at least 1.
        retry_after_s: u64,
    },
}

/// What was wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It could not be read.
    Malformed(String),
    /// It was read, and some of its fields are not acceptable.
    Invalid(Vec<FieldProblem>),
    /// Its body is larger than the limit.
    TooLarge,
    /// Its body is of another kind than this address takes.
    UnsupportedType,
    /// There is nothing at this address, or nothing that this person may know of.
    NotFound,
    /// There is something at this address, but not for this method.
    MethodNotAllowed,
    /// Another site's page sent it.
    CrossSite,
    /// It did not arrive in time.
    TooSlow,
}

/// A field that is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The field's name in the form or the JSON.
    pub field: &'static str,
    /// The key of the text that says why, in the Fluent files.
    pub text: &'static str,
}

/// A problem in the form of RFC 9457, section 3.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// A relative reference that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few words, always the same for a kind.
    pub title: &'static str,
    /// The status of the response.
    pub status: u16,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// For a fault: what to quote to the operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// For invalid fields: each with its reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// The short name of the kind, also the key of its texts: `error-<code>`.
    #[serde(skip)]
    pub code: &'static str,
}

/// A fault on its way out: the door that logs it finds the chain here.
#[derive(Clone)]
pub struct FaultChain(pub Arc<anyhow::Error>);

impl Refusal {
    const fn parts(&self) -> (StatusCode, &'static str, &'static str, &'static str) {
        match self {
            Self::Credentials => (
                StatusCode::UNAUTHORIZED,
                "credentials",
                "That is not right",
                "What was entered does not match. Check it and try again.",
            ),
            Self::SignedOut => (
                StatusCode::UNAUTHORIZED,
                "signed-out",
                "You are signed out",
                "Sign in and try again.",
            ),
            Self::StepUp => (
                StatusCode::FORBIDDEN,
                "step-up",
                "Confirm that it is you",
                "Prove the second step again, then repeat the request.",
            ),
            Self::Expired => (
                StatusCode::GONE,
                "expired",
                "This has expired",
                "Begin again; nothing was changed.",
            ),
            Self::NotAllowed => (
                StatusCode::FORBIDDEN,
                "not-allowed",
                "This is not allowed",
                "Ask the operator of this server.",
            ),
            Self::Changed => (
                StatusCode::CONFLICT,
                "changed",
                "This has changed meanwhile",
                "Load it again to see the present state, then repeat the change.",
            ),
            Self::TooMany { .. } => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many",
                "Too often",
                "Wait for the time given in Retry-After, then try again.",
            ),
            Self::NoTexts { .. } => (
                StatusCode::SERVICE_UNAVAILABLE,
                "no-texts",
                "No text goes to this phone now",
                "Too many texts were asked for. Give another number, or try again tomorrow; trusted phones are not touched.",
            ),
            Self::Overloaded { .. } => (
                StatusCode::SERVICE_UNAVAILABLE,
                "overloaded",
                "Busy at the moment",
                "Nothing was lost. Wait for the time given in Retry-After, then try again.",
            ),
        }
    }

    /// The seconds until it is worth trying again.
    pub const fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after_s }
            | Self::NoTexts { retry_after_s }
            | Self::Overloaded { retry_after_s } => Some(*retry_after_s),
            _ => None,
        }
    }
}

impl Rejection {
    const fn parts(&self) -> (StatusCode, &'static str, &'static str, &'static str) {
        match self {
            Self::Malformed(_) => (
                StatusCode::BAD_REQUEST,
                "malformed",
                "The request could not be read",
                "Check it against the description of the interface.",
            ),
            Self::Invalid(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "Some fields need attention",
                "Correct the fields that are named and send it again.",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "That is too large",
                "Send less at once.",
            ),
            Self::UnsupportedType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-type",
                "This kind of content is not understood here",
                "Check the Content-Type of the request.",
            ),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not-found",
                "There is nothing here",
                "Check the address.",
            ),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "This cannot be done here",
                "Check the method of the request; Allow names those that fit.",
            ),
            Self::CrossSite => (
                StatusCode::FORBIDDEN,
                "cross-site",
                "This came from another site",
                "Nothing was changed. Open this server's own page and do it there.",
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "too-slow",
                "That took too long",
                "Check the connection and try again.",
            ),
        }
    }
}

impl Error {
    /// A fault that has no cause but its own words.
    pub fn fault(what: impl std::fmt::Display) -> Self {
        Self::Fault(anyhow::anyhow!("{what}"))
    }

    /// The problem that the peer is told; a fault's reference is still missing.
    pub fn problem(&self) -> Problem {
        let (status, code, title, detail) = match self {
            Self::Refused(refusal) => refusal.parts(),
            Self::Rejected(rejection) => rejection.parts(),
            Self::Fault(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "fault",
                "Something went wrong here",
                "It is not your fault. Try again; if it stays, tell the operator the reference.",
            ),
        };
        let (detail, fields) = match self {
            Self::Rejected(Rejection::Malformed(what)) => (what.clone(), Vec::new()),
            Self::Rejected(Rejection::Invalid(fields)) => (detail.to_owned(), fields.clone()),
            _ => (detail.to_owned(), Vec::new()),
        };
        Problem {
            kind: format!("/problems/{code}"),
            title,
            status: status.as_u16(),
            detail: Some(detail),
            reference: None,
            fields,
            code,
        }
    }
}

impl Problem {
    /// The problem as a response; the problem itself travels along as an extension, for the page's sake.
    pub fn respond(self, retry_after_s: Option<u64>) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(seconds) = retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let problem = self.problem();
        match self {
            Self::Refused(refusal) => problem.respond(refusal.retry_after_s()),
            Self::Rejected(_) => problem.respond(None),
            Self::Fault(chain) => {
                let mut response = problem.respond(None);
                response.extensions_mut().insert(FaultChain(Arc::new(chain)));
                response
            }
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Fault(error)
    }
}

impl From<doorcode_store::StoreError> for Error {
    fn from(error: doorcode_store::StoreError) -> Self {
        match error {
            doorcode_store::StoreError::Busy => Self::Refused(Refusal::Overloaded { retry_after_s: 2 }),
            other => Self::Fault(other.into()),
        }
    }
}

impl From<doorcode_store::CommitError> for Error {
    /// A batch that was stale to the last: somebody else was faster, again and again.
    fn from(error: doorcode_store::CommitError) -> Self {
        match error {
            doorcode_store::CommitError::Busy => Self::Refused(Refusal::Overloaded { retry_after_s: 2 }),
            doorcode_store::CommitError::Stale => Self::Refused(Refusal::Changed),
            other => Self::Fault(other.into()),
        }
    }
}

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Self {
        of_extractor(rejection.status(), rejection.body_text())
    }
}

impl From<FormRejection> for Error {
    fn from(rejection: FormRejection) -> Self {
        of_extractor(rejection.status(), rejection.body_text())
    }
}

impl From<QueryRejection> for Error {
    fn from(rejection: QueryRejection) -> Self {
        of_extractor(rejection.status(), rejection.body_text())
    }
}

impl From<PathRejection> for Error {
    /// A path that does not parse names nothing.
    fn from(_: PathRejection) -> Self {
        Self::Rejected(Rejection::NotFound)
    }
}

fn of_extractor(status: StatusCode, text: String) -> Error {
    Error::Rejected(match status {
        StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Rejection::UnsupportedType,
        StatusCode::REQUEST_TIMEOUT => Rejection::TooSlow,
        _ => Rejection::Malformed(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_tells_the_peer_nothing_of_its_chain() {
        let error = Error::Fault(anyhow::anyhow!("secret detail").context("while opening the vault"));
        let text = serde_json::to_string(&error.problem()).unwrap();
        assert!(!text.contains("secret") && !text.contains("vault"), "{text}");
    }

    #[test]
    fn every_credential_failure_reads_the_same() {
        expect_test::expect![[r#"
            {
              "type": "/problems/credentials",
              "title": "That is not right",
              "status": 401,
              "detail": "What was entered does not match. Check it and try again."
            }"#]]
        .assert_eq(&serde_json::to_string_pretty(&Error::from(Refusal::Credentials).problem()).unwrap());
    }

    #[test]
    fn waiting_is_told_in_the_header() {
        let response = Error::from(Refusal::Overloaded { retry_after_s: 0 }).into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        assert_eq!(
            response.headers()[header::CONTENT_TYPE],
            "application/problem+json"
        );
    }
}
