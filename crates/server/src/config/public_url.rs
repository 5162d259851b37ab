//! The one address people open, which is the issuer, the origin and the relying party at once.

use std::net::IpAddr;
use std::str::FromStr;

use axum::http::Uri;

/// `https://door.example` or, for a try-out, `http://localhost:8080`: a scheme, a host and perhaps a port.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicUrl {
    https: bool,
    host: String,
    port: u16,
}

impl PublicUrl {
    /// `http://localhost:port` (or `https`, where this program serves TLS itself).
    pub fn local(port: u16, https: bool) -> Self {
        Self {
            https,
            host: "localhost".to_owned(),
            port,
        }
    }

    /// What browsers send as `Origin`: without the port where it is the usual one, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme(), self.authority())
    }

    /// What browsers send as `Host`.
    pub fn authority(&self) -> String {
        if self.port == usual_port(self.https) {
            self.host.clone()
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// The host alone, an IPv6 address in brackets: the relying party id of WebAuthn.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The address of `path`, which begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Whether the browser talks TLS, to this program or to a proxy before it.
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// Whether only this machine can mean this server by it.
    pub fn is_local(&self) -> bool {
        is_local_host(&self.host)
    }

    fn scheme(&self) -> &'static str {
        if self.https { "https" } else { "http" }
    }
}

fn usual_port(https: bool) -> u16 {
    if https { 443 } else { 80 }
}

/// Whether `host` can only mean this machine: `localhost`, a name under it (RFC 6761, 6.3), or a loopback address.
pub fn is_local_host(host: &str) -> bool {
    let host = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    match host.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => {
            let host = host.to_ascii_lowercase();
            host == "localhost" || host.ends_with(".localhost")
        }
    }
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "write it as https://host or https://host:port, without a path";
        if !text.is_ascii() {
            return Err(
                "a host name in other than ASCII letters must be written in its xn-- form".to_owned(),
            );
        }
        let uri: Uri = text
            .parse()
            .map_err(|_| format!("this is not an address; {FORM}"))?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => {
                return Err(format!(
                    "it must begin with https:// (or http:// for a try-out); {FORM}"
                ));
            }
        };
        let authority = uri
            .authority()
            .ok_or_else(|| format!("the host is missing; {FORM}"))?;
        if authority.as_str().contains('@') {
            return Err(format!("it must not hold a user name or password; {FORM}"));
        }
        if uri.path() != "/" || uri.query().is_some() || text.contains('#') {
            return Err(FORM.to_owned());
        }
        let port = match authority.port() {
            Some(port) => port.as_u16(),
            None if authority.as_str().ends_with(':')
                || authority.as_str().len() > authority.host().len() =>
            {
                return Err(format!("the port is not a number from 1 to 65535; {FORM}"));
            }
            None => usual_port(https),
        };
        let host = authority.host().to_ascii_lowercase();
        if host.is_empty() || port == 0 {
            return Err(FORM.to_owned());
        }
        Ok(Self { https, host, port })
    }
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.origin())
    }
}

impl std::fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.origin())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_is_what_a_browser_sends() {
        let origin = |text: &str| text.parse::<PublicUrl>().map(|url| url.origin());
        assert_eq!(
            origin("https://Door.Example/"),
            Ok("https://door.example".to_owned())
        );
        assert_eq!(
            origin("https://door.example:443"),
            Ok("https://door.example".to_owned())
        );
        assert_eq!(
            origin("https://door.example:8443"),
            Ok("https://door.example:8443".to_owned())
        );
        assert_eq!(
            origin("http://localhost:8080"),
            Ok("http://localhost:8080".to_owned())
        );
        assert_eq!(origin("http://[::1]:8080"), Ok("http://[::1]:8080".to_owned()));
        for bad in [
            "door.example",
            "ftp://door.example",
            "https://door.example/path",
            "https://door.example/?q",
            "https://a:b@door.example",
            "https://door.example:99999",
            "https://door.example:",
            "https://türe.example",
            "https://",
            "",
        ] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn only_this_machine_is_local() {
        for local in [
            "localhost",
            "LOCALHOST",
            "door.localhost",
            "127.0.0.1",
            "127.9.9.9",
            "[::1]",
            "::ffff:127.0.0.1",
        ] {
            assert!(is_local_host(local), "{local}");
        }
        for other in [
            "localhost.example",
            "0.0.0.0",
            "192.168.1.1",
            "[::]",
            "example.com",
            "notlocalhost",
        ] {
            assert!(!is_local_host(other), "{other}");
        }
    }
}
