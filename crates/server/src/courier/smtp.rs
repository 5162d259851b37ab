//! Mails, over SMTP with TLS.

use std::time::Duration;

use anyhow::Context;
use doorcode_engine::time::Timestamp;
use doorcode_store::outbox::Reason;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message as Mail, Tokio1Executor};

use super::Message;
use super::choice::Outcome;
use super::dkim::Dkim;
use crate::config::SecretText;
use crate::config::gateways::{self, GatewaySettings, SmtpTls};

/// Connections that are kept to a mail server.
const CONNECTIONS: u32 = 4;
/// How long one is kept that has nothing to do: servers close them after some minutes.
const IDLE: Duration = Duration::from_secs(60);

/// A mail server.
#[derive(Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The part of message ids after the @.
    host: String,
    dkim: Option<Dkim>,
}

impl Smtp {
    /// A mail server; `host` is the name of this one.
    ///
    /// # Errors
    /// The sender is no address, or a certificate or a key cannot be read.
    pub fn open(
        settings: &GatewaySettings,
        smtp: &gateways::Smtp,
        secret: &SecretText,
        host: &str,
    ) -> anyhow::Result<Self> {
        let from: Mailbox = settings
            .from
            .parse()
            .with_context(|| format!("Gateway {}: from is not an address", settings.name))?;
        let tls = match smtp.tls {
            SmtpTls::None => Tls::None,
            SmtpTls::Start => Tls::Required(tls_of(settings, smtp)?),
            SmtpTls::Always => Tls::Wrapper(tls_of(settings, smtp)?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host)
            .port(smtp.port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(settings.timeout_s.into())))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS).idle_timeout(IDLE));
        if !settings.user.is_empty() {
            let credentials = Credentials::new(settings.user.clone(), secret.expose().to_owned());
            builder = builder.credentials(credentials);
        }
        Ok(Self {
            transport: builder.build(),
            from,
            host: host.trim_matches(['[', ']']).to_owned(),
            dkim: smtp
                .dkim
                .as_ref()
                .map(|dkim| {
                    Dkim::open(dkim).with_context(|| format!("Gateway {}: dkim_key_file", settings.name))
                })
                .transpose()?,
        })
    }

    /// Hands a mail over. Whoever calls sets the deadline.
    pub async fn send(&self, message: &Message<'_>, now: Timestamp) -> Outcome {
        let Some(mail) = self.mail(message, now) else {
            return Outcome::Refused(Reason::Unreachable);
        };
        let bytes = match &self.dkim {
            Some(dkim) => dkim.sign(&mail.formatted(), now),
            None => Some(mail.formatted()),
        };
        let Some(bytes) = bytes else {
            return Outcome::Broken("its mails cannot be signed".to_owned());
        };
        match self.transport.send_raw(mail.envelope(), &bytes).await {
            Ok(_) => Outcome::Accepted {
                message_id: None,
                receipt: false,
            },
            Err(error) => judge(&error),
        }
    }

    /// The mail; `None` where the address is none.
    fn mail(&self, message: &Message<'_>, now: Timestamp) -> Option<Mail> {
        let date = std::time::UNIX_EPOCH + Duration::from_millis(now.ms().max(0).unsigned_abs());
        Mail::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, message.letter.to.parse().ok()?))
            .subject(message.letter.subject.clone())
            // The same at every attempt: who gets it twice can see that it is one.
            .message_id(Some(format!("<{}@{}>", message.id, self.host)))
            .date(date)
            .header(AutoSubmitted)
            .multipart(
                MultiPart::mixed().singlepart(
                    SinglePart::builder()
                        .header(ContentType::TEXT_PLAIN)
                        .body(message.letter.body.clone()),
                ),
            )
            .ok()
    }
}

fn tls_of(settings: &GatewaySettings, smtp: &gateways::Smtp) -> anyhow::Result<TlsParameters> {
    let mut builder = TlsParameters::builder(smtp.host.clone());
    if let Some(path) = &smtp.ca_file {
        let wrong = || {
            format!(
                "Gateway {}: ca_file: {} cannot be read",
                settings.name,
                path.display()
            )
        };
        let pem = std::fs::read(path).with_context(wrong)?;
        builder = builder
            .certificate_store(CertificateStore::Default)
            .add_root_certificate(Certificate::from_pem(&pem).with_context(wrong)?);
    }
    builder
        .build_rustls()
        .with_context(|| format!("Gateway {}: TLS cannot be set up", settings.name))
}

/// What a failure means; in words of ours, for the server's may quote the address.
fn judge(error: &lettre::transport::smtp::Error) -> Outcome {
    let status = error.status().map(u16::from);
    match status {
        // RFC 5321, 4.2.3 and RFC 4954, 6.
        Some(550 | 551 | 553 | 556) => Outcome::Refused(Reason::Unreachable),
        Some(530 | 534 | 535 | 538) => Outcome::Broken("it refused our credentials".to_owned()),
        Some(421) => Outcome::Throttled(None),
        Some(400..500) => Outcome::NotNow,
        Some(500..) => Outcome::Refused(Reason::Refused),
        Some(status) => Outcome::Broken(format!("it answered with status {status}")),
        None if error.is_timeout() => Outcome::Broken("no answer in time".to_owned()),
        None if error.is_tls() || is_about_tls(error) => {
            Outcome::Broken("no TLS, or a certificate that is not trusted".to_owned())
        }
        None => Outcome::Broken("no connection".to_owned()),
    }
}

/// Whether TLS is what it failed with: the connection's own error is wrapped in others.
fn is_about_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let within = error
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>()
        || within.is_some_and(|within| within.is::<rustls::Error>())
        || error.source().is_some_and(is_about_tls)
}

/// `Auto-Submitted: auto-generated` (RFC 3834): no answering machine answers it.
#[derive(Clone, Debug)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
