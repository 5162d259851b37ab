//! Signing a request to Amazon (Signature Version 4).

use std::fmt::Write as _;

use aws_lc_rs::{digest, hmac};
use doorcode_engine::time::Timestamp;
use reqwest::Url;
use zeroize::Zeroizing;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// What a request is signed with.
pub struct Signed<'a> {
    /// The id of the access key.
    pub key_id: &'a str,
    /// The secret access key.
    pub secret: &'a str,
    /// The region.
    pub region: &'a str,
    /// The service.
    pub service: &'a str,
    /// When it is signed.
    pub at: Timestamp,
}

impl Signed<'_> {
    /// The headers that a POST of `body` to `url` needs, `Authorization` last; `None` for an address without a host or a
    /// moment outside the calendar. The address has no query.
    pub fn headers(
        &self,
        url: &Url,
        content_type: &str,
        body: &[u8],
    ) -> Option<Vec<(&'static str, Zeroizing<String>)>> {
        let host = match url.port() {
            Some(port) => format!("{}:{port}", url.host_str()?),
            None => url.host_str()?.to_owned(),
        };
        let moment = jiff::Timestamp::from_millisecond(self.at.ms()).ok()?;
        let stamp = moment.strftime("%Y%m%dT%H%M%SZ").to_string();
        let day = stamp.get(..8)?;
        let canonical = format!(
            "POST\n{}\n\ncontent-type:{content_type}\nhost:{host}\nx-amz-date:{stamp}\n\n\
             content-type;host;x-amz-date\n{}",
            url.path(),
            hash(body)
        );
        let scope = format!("{day}/{}/{}/aws4_request", self.region, self.service);
        let to_sign = format!("{ALGORITHM}\n{stamp}\n{scope}\n{}", hash(canonical.as_bytes()));
        let first = Zeroizing::new(format!("AWS4{}", self.secret));
        let mut key = hmac::Key::new(hmac::HMAC_SHA256, first.as_bytes());
        for part in [day, self.region, self.service, "aws4_request"] {
            key = hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&key, part.as_bytes()).as_ref());
        }
        let signature = hex(hmac::sign(&key, to_sign.as_bytes()).as_ref());
        let authorization = format!(
            "{ALGORITHM} Credential={}/{scope}, SignedHeaders=content-type;host;x-amz-date, Signature={signature}",
            self.key_id
        );
        Some(vec![
            ("x-amz-date", Zeroizing::new(stamp)),
            ("authorization", Zeroizing::new(authorization)),
        ])
    }
}

fn hash(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// Bytes in hexadecimal, in small letters.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signature that botocore 1.44, Amazon's own library, makes of the same request.
    #[test]
    fn a_request_is_signed_as_amazons_own_library_does() {
        let signed = Signed {
            key_id: "AKIDEXAMPLE",
            secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            region: "eu-central-1",
            service: "sns",
            at: Timestamp::from_ms(1_440_938_160_000),
        };
        let url = "https://sns.eu-central-1.amazonaws.com/".parse().unwrap();
        let body = b"Action=Publish&Message=4821%20%C3%BC&PhoneNumber=%2B491701234567";
        let headers = signed
            .headers(&url, "application/x-www-form-urlencoded", body)
            .unwrap();
        assert_eq!(headers[0].1.as_str(), "20150830T123600Z");
        assert_eq!(
            headers[1].1.as_str(),
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-central-1/sns/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=1d1bb8cf55b3b3e95e69e3a5f13288f31a8b3252d117e0e9cd42102b741de812"
        );
    }
}
