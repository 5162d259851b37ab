//! Mails that are signed for their domain (DKIM, RFC 6376), for a mail server that does not do it itself.
//!
//! Header and body are hashed in the relaxed form (3.4.2 and 3.4.4), which survives what mail servers do to white space
//! on the way. The key is RSA: what signs with Ed25519 (RFC 8463) many receivers cannot check yet.

use std::path::Path;

use anyhow::{Context, anyhow, bail};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorcode_engine::time::{SECOND_MS, Timestamp};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;
use zeroize::Zeroizing;

use crate::config::gateways::DkimSettings;

/// What is signed once more than it is there, so that nobody can add a second one that is shown instead (8.15).
const NOT_TWICE: [&str; 4] = ["from", "to", "subject", "date"];
/// A line of the signature, which would be longer than a line of a mail should be.
const LINE: usize = 72;

/// A domain's signature.
#[derive(Debug)]
pub struct Dkim {
    domain: String,
    selector: String,
    key: KeyPair,
}

impl Dkim {
    /// Reads the key.
    ///
    /// # Errors
    /// The file cannot be read, can be read by others, or is not such a key; with what to do.
    pub fn open(settings: &DkimSettings) -> anyhow::Result<Self> {
        Ok(Self {
            domain: settings.domain.clone(),
            selector: settings.selector.clone(),
            key: key_in(&settings.key_file)?,
        })
    }

    /// The mail with its signature before it; `None` where it has no end of its header, or signing fails.
    pub fn sign(&self, mail: &[u8], now: Timestamp) -> Option<Vec<u8>> {
        let text = std::str::from_utf8(mail).ok()?;
        let (header, body) = text.split_once("\r\n\r\n")?;
        let fields: Vec<(String, String)> = fields(header).filter_map(|field| relaxed(&field)).collect();
        let names = fields.iter().map(|(name, _)| name.as_str()).chain(NOT_TWICE);
        let unsigned = format!(
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={};\r\n s={}; t={};\r\n h={};\r\n bh={};\r\n b=",
            self.domain,
            self.selector,
            now.ms().max(0) / SECOND_MS,
            names.collect::<Vec<_>>().join(":"),
            STANDARD.encode(digest(&SHA256, relaxed_body(body).as_bytes())),
        );
        let mut signed = String::new();
        for (name, value) in &fields {
            signed.push_str(&format!("{name}:{value}\r\n"));
        }
        let (name, value) = relaxed(&unsigned.replace("\r\n", ""))?;
        signed.push_str(&format!("{name}:{value}"));
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                signed.as_bytes(),
                &mut signature,
            )
            .ok()?;
        let mut whole = unsigned.into_bytes();
        for line in STANDARD.encode(signature).as_bytes().chunks(LINE) {
            whole.extend_from_slice(b"\r\n  ");
            whole.extend_from_slice(line);
        }
        whole.extend_from_slice(b"\r\n");
        whole.extend_from_slice(mail);
        Some(whole)
    }
}

fn key_in(path: &Path) -> anyhow::Result<KeyPair> {
    crate::folder::refuse_if_others_read(path)?;
    let pem = std::fs::read(path).with_context(|| format!("The key {} cannot be read", path.display()))?;
    let pem = Zeroizing::new(pem);
    let found = match PrivateKeyDer::from_pem_slice(&pem) {
        Ok(PrivateKeyDer::Pkcs8(key)) => KeyPair::from_pkcs8(key.secret_pkcs8_der()),
        Ok(PrivateKeyDer::Pkcs1(key)) => KeyPair::from_der(key.secret_pkcs1_der()),
        _ => bail!("The file {} holds no RSA key in PEM; {ADVICE}", path.display()),
    };
    found.map_err(|_| {
        anyhow!(
            "The key in {} is not an RSA key of 2048 to 8192 bits; {ADVICE}",
            path.display()
        )
    })
}

const ADVICE: &str = "make one with: openssl genrsa -out FILE 2048";

/// The fields of a header, each without its folds.
fn fields(header: &str) -> impl Iterator<Item = String> {
    let mut all: Vec<String> = Vec::new();
    for line in header.split("\r\n") {
        match all.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
            _ => all.push(line.to_owned()),
        }
    }
    all.into_iter()
}

/// Name and value of a field in the relaxed form (3.4.2).
fn relaxed(field: &str) -> Option<(String, String)> {
    let (name, value) = field.split_once(':')?;
    Some((
        name.trim_end_matches(WHITE).to_ascii_lowercase(),
        single(value).trim_matches(WHITE).to_owned(),
    ))
}

/// The body in the relaxed form (3.4.4).
fn relaxed_body(body: &str) -> String {
    let lines = body
        .split("\r\n")
        .map(|line| single(line).trim_end_matches(WHITE).to_owned());
    let mut whole = lines.collect::<Vec<_>>().join("\r\n");
    whole.truncate(whole.trim_end_matches("\r\n").len());
    if !whole.is_empty() {
        whole.push_str("\r\n");
    }
    whole
}

const WHITE: [char; 2] = [' ', '\t'];

/// A line in which white space is one blank each time.
fn single(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            ' ' | '\t' if text.ends_with(' ') => {}
            ' ' | '\t' => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 6376, 3.4.5.
    #[test]
    fn the_relaxed_forms_are_those_of_the_standard() {
        let fields: Vec<_> = fields("A: X\r\nB : Y\t\r\n\tZ  ")
            .filter_map(|f| relaxed(&f))
            .collect();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(fields, [pair("a", "X"), pair("b", "Y Z")]);
        assert_eq!(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
        assert_eq!(relaxed_body("\r\n\r\n"), "");
        assert_eq!(relaxed_body("no end"), "no end\r\n");
    }
}
