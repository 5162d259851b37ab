//! A device that holds a key, as a browser's script or a native app does.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Browser, PASSWORD, Running};

/// A P-256 key.
pub struct DeviceKey(EcdsaKeyPair);

impl DeviceKey {
    pub fn new() -> Self {
        Self(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap())
    }

    /// The public key as it is sent.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.public_key().as_ref())
    }

    /// The signature over a text, as it is sent.
    pub fn sign(&self, text: &str) -> String {
        let signature = self.0.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
        URL_SAFE_NO_PAD.encode(signature.as_ref())
    }

    /// What a device answers a challenge of `origin` with: challenge, public key, signature.
    pub fn prove(&self, origin: &str, challenge: &str) -> [String; 3] {
        let text = format!("doorcode/device-proof/1\n{origin}\n{challenge}");
        [challenge.to_owned(), self.public(), self.sign(&text)]
    }
}

/// A fresh challenge, as the page's script asks for it.
pub async fn challenge(browser: &Browser) -> String {
    let url = format!("{}/api/v1/device-challenges", browser.base);
    let answer = browser.client.post(url).send().await.unwrap();
    assert_eq!(answer.status(), 201);
    let answer: serde_json::Value = answer.json().await.unwrap();
    answer["challenge"].as_str().unwrap().to_owned()
}

/// Gives user name and password with a proof.
pub async fn begin(browser: &Browser, name: &str, proof: &[String; 3], shared: bool) -> (u16, String) {
    let mut form = vec![
        ("app", "messages"),
        ("user_name", name),
        ("password", PASSWORD),
        ("device_challenge", &proof[0]),
        ("device_public_key", &proof[1]),
        ("device_signature", &proof[2]),
    ];
    if shared {
        form.push(("shared", "yes"));
    }
    browser.post("/sign-in", &form).await
}

/// Gives user name and password as the page's script does.
pub async fn begin_with(running: &Running, browser: &Browser, name: &str, key: &DeviceKey) -> (u16, String) {
    let proof = key.prove(&running.base, &challenge(browser).await);
    begin(browser, name, &proof, false).await
}
