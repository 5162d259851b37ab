//! Text that is not UTF-8 is refused before a handler sees it.
//!
//! What reads forms and queries puts a mark in the place of every byte it cannot read. A password or a name that was
//! mended so is another one, which its owner never typed and will not be able to type again.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::error::{Rejection, Result};

/// A form is a few hundred bytes; who takes longer than this to send it has lost the connection.
const FORM_TIME: Duration = Duration::from_secs(15);

/// A layer: lets a request through whose query and form are UTF-8.
///
/// # Errors
/// [`Rejection::Malformed`]; [`Rejection::TooLarge`] and [`Rejection::TooSlow`] where the form does not arrive.
pub async fn only(request: Request, next: Next) -> Result<Response> {
    if !request
        .uri()
        .query()
        .is_none_or(|query| is_text(query.as_bytes()))
    {
        return Err(damaged());
    }
    if !is_form(request.headers()) {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    let arriving = Bytes::from_request(Request::from_parts(parts.clone(), body), &());
    let form = tokio::time::timeout(FORM_TIME, arriving)
        .await
        .map_err(|_| Rejection::TooSlow)?
        .map_err(|rejection| match rejection.status() {
            axum::http::StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge,
            _ => Rejection::Malformed("The form could not be read.".to_owned()),
        })?;
    if !is_text(&form) {
        return Err(damaged());
    }
    Ok(next.run(Request::from_parts(parts, Body::from(form))).await)
}

fn damaged() -> crate::error::Error {
    Rejection::Malformed("The text is not in UTF-8.".to_owned()).into()
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(|kind| kind.as_bytes());
    let form = b"application/x-www-form-urlencoded";
    kind.and_then(|kind| kind.get(..form.len()))
        .is_some_and(|kind| kind.eq_ignore_ascii_case(form))
}

/// Whether the bytes, read as the URL standard reads a form, are UTF-8.
fn is_text(encoded: &[u8]) -> bool {
    if !encoded.contains(&b'%') {
        return std::str::from_utf8(encoded).is_ok();
    }
    let mut decoded = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((byte, after)) = rest.split_first() {
        let escaped = (*byte == b'%').then(|| escape(after)).flatten();
        decoded.push(escaped.unwrap_or(*byte));
        rest = if escaped.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    std::str::from_utf8(&decoded).is_ok()
}

/// The byte that two hexadecimal digits after a `%` stand for.
fn escape(after: &[u8]) -> Option<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let [high, low, ..] = after else { return None };
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_every_script_are_text_and_halves_of_them_are_not() {
        for text in ["", "code=1234", "a=%C3%A9+%F0%9F%98%80&b=é", "100%", "%zz%", "%4"] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        for text in ["%FF", "a=%C3", "%C3%28", "%ED%A0%80", "%C0%AF", "%C3é"] {
            assert!(!is_text(text.as_bytes()), "{text}");
        }
        assert!(!is_text(b"code=\xff"));
    }

    proptest! {
        #[test]
        fn whatever_a_browser_encodes_is_text(text in ".*") {
            let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
            prop_assert!(is_text(encoded.as_bytes()));
        }
    }
}
