//! The cookies of the server: what each is called, where it is accepted, and how long it lives.
//!
//! Over TLS every name begins with `__Host-`, so that no other host of the same domain and no page over plain http can
//! set it (RFC 6265bis, 4.1.3.2). On plain `http://localhost`, where Safari refuses such names, the prefix and `Secure`
//! are left out; a server that is reached over plain http under another name does not start.
//!
//! All are `HttpOnly` and `SameSite=Lax`. `Strict` would be sent neither after a click on a link in a mail nor by an app
//! that sends a person here to sign in, so a person who is signed in would look signed out. What `Strict` would add,
//! the origin check on every write gives (see [`super::security`]); reads change nothing.

use axum::http::{HeaderMap, HeaderValue, header};

/// One of the server's cookies. A value is accepted only under the name it was given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// A session of the app Messages.
    Messages,
    /// A session of the app Calls.
    Calls,
    /// A session of the account page.
    Account,
    /// A sign-in that is not finished; never a session.
    SignIn,
    /// The device key of a known device.
    Device,
    /// Where a sign-in that is not finished leads; no secret, and believed only as far as the app's own pages.
    Next,
    /// The language that somebody chose who may not be signed in; no secret.
    Language,
}

/// The longest life a browser grants a cookie: 400 days (RFC 6265bis, 5.5).
pub const LONGEST_S: u64 = 400 * 24 * 3_600;

impl Cookie {
    /// The name; `https` is whether the browser talks TLS.
    pub const fn name(self, https: bool) -> &'static str {
        match (self, https) {
            (Self::Messages, true) => "__Host-messages",
            (Self::Messages, false) => "messages",
            (Self::Calls, true) => "__Host-calls",
            (Self::Calls, false) => "calls",
            (Self::Account, true) => "__Host-account",
            (Self::Account, false) => "account",
            (Self::SignIn, true) => "__Host-sign-in",
            (Self::SignIn, false) => "sign-in",
            (Self::Device, true) => "__Host-device",
            (Self::Device, false) => "device",
            (Self::Next, true) => "__Host-next",
            (Self::Next, false) => "next",
            (Self::Language, true) => "__Host-language",
            (Self::Language, false) => "language",
        }
    }

    /// The value a browser sent. Sent twice with different values, it is none: one of them was planted.
    pub fn read(self, headers: &HeaderMap, https: bool) -> Option<&str> {
        let name = self.name(https);
        let mut values = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter_map(|(found, value)| (found == name).then_some(value));
        let first = values.next()?;
        values.all(|other| other == first).then_some(first)
    }

    /// The `Set-Cookie` that gives `value` for `max_age_s` seconds.
    ///
    /// A value that is not made of the characters of a token (RFC 6265, 4.1.1) is not set: the cookie is cleared.
    pub fn set(self, value: &str, max_age_s: u64, https: bool) -> HeaderValue {
        let fits =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'=');
        if !value.bytes().all(fits) {
            return self.clear(https);
        }
        self.header(value, max_age_s.min(LONGEST_S), https)
    }

    /// The `Set-Cookie` that takes it back.
    pub fn clear(self, https: bool) -> HeaderValue {
        self.header("", 0, https)
    }

    fn header(self, value: &str, max_age_s: u64, https: bool) -> HeaderValue {
        let secure = if https { "; Secure" } else { "" };
        let name = self.name(https);
        let text = format!("{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}");
        let mut header = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
        header.set_sensitive(true);
        header
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Cookie; 7] = [
        Cookie::Messages,
        Cookie::Calls,
        Cookie::Account,
        Cookie::SignIn,
        Cookie::Device,
        Cookie::Next,
        Cookie::Language,
    ];

    fn sent(cookies: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(header::COOKIE, cookie.parse().unwrap());
        }
        headers
    }

    #[test]
    fn over_tls_every_cookie_is_bound_to_its_host() {
        for cookie in ALL {
            let text = cookie.set("abc", 60, true).to_str().unwrap().to_owned();
            assert!(text.starts_with("__Host-"), "{text}");
            for part in [
                "; Path=/",
                "; Max-Age=60",
                "; HttpOnly",
                "; SameSite=Lax",
                "; Secure",
            ] {
                assert!(text.contains(part), "{text}");
            }
            assert!(!text.contains("Domain"), "{text}");
        }
    }

    #[test]
    fn on_localhost_the_prefix_and_secure_are_left_out() {
        for cookie in ALL {
            let text = cookie.set("abc", 60, false).to_str().unwrap().to_owned();
            assert!(!text.contains("__Host-") && !text.contains("Secure"), "{text}");
        }
    }

    #[test]
    fn a_cookie_is_read_under_its_own_name_only() {
        let headers = sent(&[
            "__Host-sign-in=pending; messages=planted",
            "__Host-messages=session",
        ]);
        assert_eq!(Cookie::Messages.read(&headers, true), Some("session"));
        assert_eq!(Cookie::Messages.read(&headers, false), Some("planted"));
        assert_eq!(Cookie::SignIn.read(&headers, true), Some("pending"));
        assert_eq!(Cookie::Calls.read(&headers, true), None);
    }

    #[test]
    fn a_planted_double_makes_it_none() {
        assert_eq!(
            Cookie::Account.read(&sent(&["account=a; account=b"]), false),
            None
        );
        assert_eq!(
            Cookie::Account.read(&sent(&["account=a; account=a"]), false),
            Some("a")
        );
    }

    #[test]
    fn a_value_cannot_smuggle_attributes() {
        let text = Cookie::Account.set("x; Domain=evil.example", 60, true);
        assert!(
            text.to_str()
                .unwrap()
                .starts_with("__Host-account=; Path=/; Max-Age=0")
        );
    }

    #[test]
    fn lives_end_and_values_stay_out_of_logs() {
        let header = Cookie::Device.set("abc", u64::MAX, true);
        assert!(header.to_str().unwrap().contains("Max-Age=34560000"));
        assert_eq!(format!("{header:?}"), "Sensitive");
    }
}
