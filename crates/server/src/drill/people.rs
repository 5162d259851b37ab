//! Who the drill plays with: accounts that it makes over the API, as any app does, and deletes again.

use std::time::Duration;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::{Method, header};
use serde_json::{Value, json};

use super::Stage;
use super::client::{Answer, Server, host_of};
use super::report::Trouble;
use crate::config::is_local_host;
use crate::random::Randomness;

/// Somebody with an account.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) password: String,
    /// The trusted phone; empty where there is none, or it is not known.
    pub(super) phone: String,
    /// The recovery key, where it is known.
    pub(super) key: String,
    /// The token of a session of the account page, where there is one.
    pub(super) session: String,
}

/// The accounts that a drill makes: four with two-step verification on, each for attacks of its own, and one without.
#[derive(Clone)]
pub(super) struct Cast {
    /// Her codes are tried.
    pub(super) ada: Person,
    /// His are guessed, until they get longer.
    pub(super) ben: Person,
    /// Her sessions are.
    pub(super) cleo: Person,
    /// Her sign-ins are begun and not completed.
    pub(super) dora: Person,
    /// He has no second step.
    pub(super) olaf: Person,
}

/// A sign-in of which the password is proved.
pub(super) struct Begun {
    pub(super) token: String,
    /// How many digits its code has.
    pub(super) digits: usize,
    pub(super) answer: Answer,
}

/// What a text that is sent takes to be at the handset.
const LOOKS: usize = 200;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Numbers that the German regulator keeps for films, so that no text of a mistaken set-up rings at anybody's.
const FILM_NUMBERS: &str = "+49171392";

/// A try-out is one server under two names; cookies and the handset are those of the one that people open.
pub(super) async fn as_people_open_it(server: Server) -> Server {
    let opened = server.origin.clone();
    if server.is_near()
        && host_of(&opened).is_some_and(is_local_host)
        && let Ok(same) = Server::find(&opened).await
    {
        return same;
    }
    server
}

/// Whether the drill can make accounts there and read their codes.
pub(super) async fn can_be_made(server: &Server) -> bool {
    let Ok(texts) = server.send(server.get("/handset/texts")).await else {
        return false;
    };
    let Ok(service) = server.send(server.get("/api/v1/service")).await else {
        return false;
    };
    texts.status == 200 && service.text("/sign_up").is_ok_and(|mode| mode == "open")
}

/// Fresh characters.
pub(super) fn word<const N: usize>(random: &Randomness) -> String {
    random
        .bytes::<N>()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Person {
    /// An account that was lent.
    pub(super) fn lent(name: String, password: String) -> Self {
        Self {
            name,
            password,
            phone: String::new(),
            key: String::new(),
            session: String::new(),
        }
    }

    async fn make(server: &Server, random: &Randomness, run: &str, who: &str) -> Result<Self, Trouble> {
        let name = format!("drill-{run}-{who}");
        let mut person = Self::lent(name.clone(), word::<16>(random));
        let form = json!({"user_name": name, "display_name": name, "email": format!("{name}@example.org"),
            "password": person.password});
        let request = server.api(Method::POST, "/accounts", "").json(&form);
        server.patiently(request).await?.is(201, "making an account")?;
        let begun = server
            .patiently(person.beginning(server, "account", &Value::Null))
            .await?;
        person.session = begun.text("/session/token")?;
        Ok(person)
    }

    /// Turns two-step verification on.
    async fn protect(&mut self, server: &Server, phone: String) -> Result<(), Trouble> {
        self.phone = phone;
        let session = self.session.as_str();
        let begun = server
            .json("/enrolments", session, &json!({"goal": "turn_on"}))
            .await?;
        let path = format!("/enrolments/{}", begun.text("/id")?);
        let step = |name: &str| format!("{path}/{name}");
        let mark = mark(server, &self.phone).await?;
        let number = json!({"number": self.phone});
        let request = server.api(Method::POST, &step("phone"), session).json(&number);
        server.patiently(request).await?.is(200, "giving a phone")?;
        let code = code_after(server, &self.phone, mark).await?;
        let shown = server
            .json(&step("code"), session, &json!({"code": code}))
            .await?;
        let key = shown.text("/state/recovery_key")?;
        server
            .json(&step("recovery-key"), session, &json!({"recovery_key": key}))
            .await?;
        let done = server
            .send(server.api(Method::POST, &step("consent"), session))
            .await?;
        if done.text("/state/outcome")? != "done" {
            return Err(done.unexpected("turning two-step verification on"));
        }
        self.key = key;
        Ok(())
    }

    /// The request that begins a sign-in; `proof` is that of a device, or null.
    fn beginning(&self, server: &Server, app: &str, proof: &Value) -> reqwest::RequestBuilder {
        let mut form = json!({"app": app, "user_name": self.name, "password": self.password});
        if let (Some(form), false) = (form.as_object_mut(), proof.is_null()) {
            form.insert("device_proof".to_owned(), proof.clone());
        }
        server.api(Method::POST, "/sign-ins", "").json(&form)
    }

    /// Begins a sign-in with the password.
    pub(super) async fn begin(&self, server: &Server, app: &str) -> Result<Begun, Trouble> {
        self.begin_on(server, app, None).await
    }

    /// Begins a sign-in on a device: its proof, and the key that it was given before.
    pub(super) async fn begin_on(
        &self,
        server: &Server,
        app: &str,
        device: Option<(&Value, &str)>,
    ) -> Result<Begun, Trouble> {
        let mut request = self.beginning(server, app, device.map_or(&Value::Null, |(proof, _)| proof));
        if let Some((_, key)) = device.filter(|(_, key)| !key.is_empty()) {
            request = request.header("device-key", key);
        }
        let answer = server.patiently(request).await?.is(201, "beginning a sign-in")?;
        let digits = answer
            .json()?
            .pointer("/state/code/length")
            .and_then(Value::as_u64);
        let Some(digits) = digits.and_then(|digits| usize::try_from(digits).ok()) else {
            if let Ok(session) = answer.text("/session/token") {
                server
                    .send(server.api(Method::DELETE, "/session", &session))
                    .await?;
            }
            return Err(Trouble::new(format!(
                "two-step verification is not on for {}",
                self.name
            )));
        };
        Ok(Begun {
            token: answer.text("/token")?,
            digits,
            answer,
        })
    }

    /// Begins one and reads its code.
    pub(super) async fn begin_with_code(
        &self,
        server: &Server,
        app: &str,
    ) -> Result<(Begun, String), Trouble> {
        let mark = mark(server, &self.phone).await?;
        let begun = self.begin(server, app).await?;
        let code = code_after(server, &self.phone, mark).await?;
        Ok((begun, code))
    }

    /// Begins one on the page.
    pub(super) async fn begin_on_page(
        &self,
        server: &Server,
        app: &str,
        cookies: &str,
    ) -> Result<Answer, Trouble> {
        let fields = [
            ("app", app),
            ("user_name", &self.name),
            ("password", &self.password),
        ];
        let request = server.form("/sign-in", &fields).header(header::COOKIE, cookies);
        server.patiently(request).await
    }

    /// Proves `act` with whatever the server asks for.
    async fn prove(&self, server: &Server, act: &str) -> Result<(), Trouble> {
        let session = self.session.as_str();
        let mut at = server.json("/step-ups", session, &json!({"act": act})).await?;
        let path = format!("/step-ups/{}", at.text("/id")?);
        for _ in 0..3 {
            if at.text("/state/awaits")? == "act" {
                return Ok(());
            }
            let possible = at.json()?.pointer("/state/possible").cloned().unwrap_or_default();
            let can = |proof: &str| {
                possible
                    .as_array()
                    .is_some_and(|all| all.iter().any(|one| one == proof))
            };
            let (step, form) = if can("password") {
                ("password", json!({"password": self.password}))
            } else if can("recovery_key") {
                ("recovery-key", json!({"recovery_key": self.key}))
            } else {
                return Err(at.unexpected("a proof"));
            };
            let request = server
                .api(Method::POST, &format!("{path}/{step}"), session)
                .json(&form);
            at = server.patiently(request).await?.is(200, "a proof")?;
        }
        Err(at.unexpected("proofs"))
    }

    async fn delete(&self, server: &Server) -> Result<(), Trouble> {
        self.prove(server, "delete_account").await?;
        let request = server.api(Method::DELETE, "/account", &self.session);
        server.send(request).await?.is(204, "deleting an account")?;
        Ok(())
    }
}

impl Cast {
    /// Makes them.
    pub(super) async fn make(server: &Server, random: &Randomness) -> Result<Self, Trouble> {
        let run = word::<3>(random);
        let [first] = random.bytes::<1>();
        let phone = |number: u8| {
            format!(
                "{FILM_NUMBERS}{:04}",
                (u32::from(first) + u32::from(number)) % 100
            )
        };
        let mut cast = Self {
            ada: Person::make(server, random, &run, "ada").await?,
            ben: Person::make(server, random, &run, "ben").await?,
            cleo: Person::make(server, random, &run, "cleo").await?,
            dora: Person::make(server, random, &run, "dora").await?,
            olaf: Person::make(server, random, &run, "olaf").await?,
        };
        cast.ada.protect(server, phone(0)).await?;
        cast.ben.protect(server, phone(1)).await?;
        cast.cleo.protect(server, phone(2)).await?;
        cast.dora.protect(server, phone(3)).await?;
        Ok(cast)
    }

    /// Deletes them; gives the names of those that remain.
    pub(super) async fn leave(&self, stage: &Stage) -> Vec<String> {
        let mut left = Vec::new();
        for person in [&self.ada, &self.ben, &self.cleo, &self.dora, &self.olaf] {
            if stage.by_now(person).delete(&stage.server).await.is_err() {
                left.push(person.name.clone());
            }
        }
        left
    }
}

/// The number of the newest text to a phone; 0 where there is none.
pub(super) async fn mark(server: &Server, phone: &str) -> Result<u64, Trouble> {
    let texts = texts(server, phone).await?;
    let numbers = texts
        .iter()
        .filter_map(|text| text.get("number").and_then(Value::as_u64));
    Ok(numbers.max().unwrap_or(0))
}

/// The code of the first text to a phone that came after `mark`.
pub(super) async fn code_after(server: &Server, phone: &str, mark: u64) -> Result<String, Trouble> {
    for _ in 0..LOOKS {
        for text in texts(server, phone).await?.iter().rev() {
            let number = text.get("number").and_then(Value::as_u64).unwrap_or(0);
            let body = text.get("body").and_then(Value::as_str).unwrap_or("");
            // Other texts tell the owner of something, and begin with a word.
            let code: String = body.chars().take_while(char::is_ascii_digit).collect();
            if number > mark && !code.is_empty() {
                return Ok(code);
            }
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Err(Trouble::new("no code arrived at the handset".to_owned()))
}

async fn texts(server: &Server, phone: &str) -> Result<Vec<Value>, Trouble> {
    let path = format!("/handset/texts?to={}", phone.replace('+', "%2B"));
    let answer = server.send(server.get(&path)).await?.is(200, "the handset")?;
    Ok(answer.json()?.as_array().cloned().unwrap_or_default())
}

/// A device that holds a key, as an app does.
pub(super) struct DeviceKey(EcdsaKeyPair);

impl DeviceKey {
    pub(super) fn make() -> Result<Self, Trouble> {
        EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
            .map(Self)
            .map_err(|_| Trouble::new("no key could be made".to_owned()))
    }

    /// A proof for a fresh challenge of the server.
    pub(super) async fn prove(&self, server: &Server) -> Result<Value, Trouble> {
        let asked = server
            .send(server.api(Method::POST, "/device-challenges", ""))
            .await?;
        let challenge = asked.text("/challenge")?;
        let text = format!("doorcode/device-proof/1\n{}\n{challenge}", server.origin);
        let signature = self
            .0
            .sign(&SystemRandom::new(), text.as_bytes())
            .map_err(|_| Trouble::new("nothing could be signed".to_owned()))?;
        Ok(json!({
            "challenge": challenge,
            "public_key": URL_SAFE_NO_PAD.encode(self.0.public_key().as_ref()),
            "signature": URL_SAFE_NO_PAD.encode(signature.as_ref()),
        }))
    }
}
