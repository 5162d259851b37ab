//! Texts, straight to a carrier's centre (SMSC) over SMPP 3.4.
//!
//! One connection, bound as transceiver, on which up to [`WINDOW`] texts are under way. It is made when it is needed, and
//! again when it was lost: a look every few seconds sees to it that receipts of what was sent before find somebody. A
//! receipt names the text as the centre does, and may come before the answer that tells that name.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use doorcode_store::outbox::Reason;
use futures_util::StreamExt;
use rusmpp::pdus::{BindTransceiver, DeliverSm, DeliverSmResp, SubmitSm};
use rusmpp::tlvs::TlvValue;
use rusmpp::types::{COctetString, EmptyOrFullCOctetString, OctetString};
use rusmpp::values::{
    DataCoding, EsmClass, InterfaceVersion, IntermediateNotification, MCDeliveryReceipt, MessageState,
    MessageType, Npi, RegisteredDelivery, SmeOriginatedAcknowledgement, Ton,
};
use rusmpp::{CommandStatus, Pdu};
use rusmppc::{Client, ConnectionBuilder, Event};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio::sync::{Mutex, Semaphore, mpsc};

use super::Message;
use super::alphabet;
use super::choice::Outcome;
use super::receipt::Word;
use crate::config::SecretText;
use crate::config::gateways::{self, GatewaySettings};

/// Texts that are under way at once on the connection.
const WINDOW: usize = 100;
/// How often the centre is asked whether it is still there, and how long it may think about that.
const ENQUIRE: Duration = Duration::from_secs(10);
const ENQUIRE_TIME: Duration = Duration::from_secs(5);
/// How long connecting and binding may take.
const CONNECT_TIME: Duration = Duration::from_secs(5);
/// How often the connection is looked after, whatever woke it: while texts are under way, and else.
const BUSY_LOOK: Duration = Duration::from_millis(1);
const IDLE_LOOK: Duration = Duration::from_millis(250);

/// A receipt: of which gateway, how the centre calls the text, and what it says.
pub type Receipt = (String, String, Word);

/// A carrier's centre.
#[derive(Debug)]
pub struct Smpp {
    name: String,
    settings: gateways::Smpp,
    tls: Option<rustls::ClientConfig>,
    user: String,
    secret: SecretText,
    from: String,
    receipts: bool,
    timeout: Duration,
    link: Mutex<Option<Client>>,
    window: Arc<Semaphore>,
    told: mpsc::Sender<Receipt>,
}

impl Smpp {
    /// A centre; what it tells of texts goes to `told`.
    ///
    /// # Errors
    /// A certificate cannot be read.
    pub fn open(
        settings: &GatewaySettings,
        smpp: &gateways::Smpp,
        secret: SecretText,
        told: mpsc::Sender<Receipt>,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            name: settings.name.clone(),
            tls: smpp
                .ca_file
                .as_ref()
                .map(|path| {
                    trusting(path).with_context(|| {
                        format!(
                            "Gateway {}: ca_file: {} cannot be read",
                            settings.name,
                            path.display()
                        )
                    })
                })
                .transpose()?,
            settings: smpp.clone(),
            user: settings.user.clone(),
            secret,
            from: settings.from.clone(),
            receipts: settings.receipts,
            timeout: Duration::from_secs(settings.timeout_s.into()),
            link: Mutex::new(None),
            window: Arc::new(Semaphore::new(WINDOW)),
            told,
        })
    }

    /// Sees to it that there is a connection, so that receipts arrive; what keeps it from that is known when a text is sent.
    pub async fn keep(&self) {
        let _ = tokio::time::timeout(CONNECT_TIME, self.client()).await;
    }

    /// Hands a text over. Whoever calls sets the deadline.
    pub async fn send(&self, message: &Message<'_>) -> Outcome {
        let Some(parts) = self.parts(message) else {
            return Outcome::Refused(Reason::Refused);
        };
        let Ok(_place) = self.window.acquire().await else {
            return Outcome::Broken("it is closed".to_owned());
        };
        let client = match self.client().await {
            Ok(client) => client,
            Err(outcome) => return outcome,
        };
        let mut message_id = None;
        for part in parts {
            match client.submit_sm(part).await {
                // The last part's receipt is the one that was asked for.
                Ok(answer) => message_id = Some(answer.message_id().as_str().to_owned()),
                Err(rusmppc::error::Error::UnexpectedResponse { response }) => {
                    return judge(response.status());
                }
                Err(rusmppc::error::Error::ResponseTimeout { .. }) => {
                    return Outcome::Broken("no answer in time".to_owned());
                }
                Err(_) => return Outcome::Broken("the connection broke".to_owned()),
            }
        }
        Outcome::Accepted {
            message_id: message_id.filter(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_graphic())),
            receipt: self.receipts,
        }
    }

    /// The connection: the one that there is, or a new one.
    async fn client(&self) -> Result<Client, Outcome> {
        let mut link = self.link.lock().await;
        // Not `is_active`: it puts a word of its own into the connection's queue, which takes five at a time and sleeps after
        // five that want no answer, whatever waits behind them.
        if let Some(client) = link.as_ref().filter(|client| !client.is_closed()) {
            return Ok(client.clone());
        }
        *link = None;
        let gone = || Outcome::Broken("no connection".to_owned());
        let mut builder = ConnectionBuilder::new()
            .enquire_link_interval(ENQUIRE)
            .enquire_link_response_timeout(ENQUIRE_TIME)
            .response_timeout(self.timeout)
            // Version 3.4 is what carriers speak.
            .disable_interface_version_check();
        if let Some(tls) = &self.tls {
            builder = builder.rustls_config(tls.clone());
        }
        let scheme = if self.settings.tls { "smpps" } else { "smpp" };
        let url = format!("{scheme}://{}:{}", self.settings.host, self.settings.port);
        let (client, events, connection) = builder.no_spawn().connect(url).await.map_err(|_| gone())?;
        tokio::spawn(drive(connection, Arc::clone(&self.window)));
        let long = |_| Outcome::Broken("user, secret or system_type is longer than SMPP takes".to_owned());
        let bind = BindTransceiver::builder()
            .system_id(self.user.parse().map_err(long)?)
            .password(self.secret.expose().parse().map_err(long)?)
            .system_type(self.settings.system_type.parse().map_err(long)?)
            .interface_version(InterfaceVersion::Smpp3_4)
            .build();
        match client.bind_transceiver(bind).await {
            Ok(_) => {}
            Err(rusmppc::error::Error::UnexpectedResponse { .. }) => {
                return Err(Outcome::Broken("it refused our credentials".to_owned()));
            }
            Err(_) => return Err(gone()),
        }
        tokio::spawn(listen(
            client.clone(),
            events,
            self.name.clone(),
            self.told.clone(),
        ));
        *link = Some(client.clone());
        Ok(client)
    }

    /// The text in as many parts as it needs, in the alphabet of GSM or, where that has not all letters, in UCS-2.
    fn parts(&self, message: &Message<'_>) -> Option<Vec<SubmitSm>> {
        let (ton, npi, from) = sender(&self.from);
        let whole = SubmitSm::builder()
            .source_addr_ton(ton)
            .source_addr_npi(npi)
            .source_addr(from.parse::<COctetString<1, 21>>().ok()?)
            .dest_addr_ton(Ton::International)
            .dest_addr_npi(Npi::Isdn)
            .destination_addr(message.letter.to.trim_start_matches('+').parse().ok()?)
            .esm_class(EsmClass::default())
            .validity_period(
                validity(message.ttl_s)
                    .parse::<EmptyOrFullCOctetString<17>>()
                    .ok()?,
            )
            .build();
        // Parts of one text share a number; texts that are under way at once have different ones.
        let number = (message.id.bytes().rev().take(4))
            .fold(0_u8, |number, byte| number.wrapping_mul(31).wrapping_add(byte));
        let divided = alphabet::parts(&message.letter.body, number)?;
        let is_one = divided.bytes.len() == 1;
        let mut parts = Vec::new();
        for bytes in divided.bytes {
            let mut part = whole
                .clone()
                .with_short_message(OctetString::from_vec(bytes).ok()?);
            if divided.is_ucs2 {
                part = part.with_data_coding(DataCoding::Ucs2);
            }
            parts.push(if is_one { part } else { part.with_udhi_indicator() });
        }
        if self.receipts {
            parts.last_mut()?.registered_delivery = RegisteredDelivery::new(
                MCDeliveryReceipt::McDeliveryReceiptRequestedWhereFinalDeliveryOutcomeIsSuccessOrFailure,
                SmeOriginatedAcknowledgement::default(),
                IntermediateNotification::default(),
                0,
            );
        }
        Some(parts)
    }
}

/// Trusts this authority only: the centre's own.
fn trusting(path: &std::path::Path) -> anyhow::Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path)? {
        roots.add(certificate?)?;
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

/// A number, a short code or a name, as the centre tells them apart.
fn sender(from: &str) -> (Ton, Npi, &str) {
    let digits = from.trim_start_matches('+');
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        (Ton::Alphanumeric, Npi::Unknown, from)
    } else if from.starts_with('+') {
        (Ton::International, Npi::Isdn, digits)
    } else {
        (Ton::Unknown, Npi::Unknown, digits)
    }
}

/// For how long a text is worth sending, as SMPP writes it (7.1.1.2): days, hours, minutes and seconds from now.
fn validity(ttl_s: u32) -> String {
    let (days, rest) = (ttl_s / 86_400, ttl_s % 86_400);
    format!(
        "0000{:02}{:02}{:02}{:02}000R",
        days.min(30),
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

/// What a status means (SMPP 3.4, 5.1.3).
fn judge(status: CommandStatus) -> Outcome {
    match status {
        CommandStatus::EsmeRthrottled | CommandStatus::EsmeRmsgqful => Outcome::Throttled(None),
        CommandStatus::EsmeRinvdstadr | CommandStatus::EsmeRinvdstton | CommandStatus::EsmeRinvdstnpi => {
            Outcome::Refused(Reason::Unreachable)
        }
        CommandStatus::EsmeRsubmitfail | CommandStatus::EsmeRinvmsglen | CommandStatus::EsmeRinvsched => {
            Outcome::Refused(Reason::Refused)
        }
        status => Outcome::Broken(format!("it answered with status {:#x}", u32::from(status))),
    }
}

/// Runs a connection. It takes a few requests at a time and then sleeps, though more may wait and nothing else may wake it
/// (rusmppc 0.4), so it is looked after by the clock as well.
async fn drive(connection: impl Future<Output = ()>, window: Arc<Semaphore>) {
    let mut connection = pin!(connection);
    loop {
        let is_idle = window.available_permits() == WINDOW;
        let look = if is_idle { IDLE_LOOK } else { BUSY_LOOK };
        if tokio::time::timeout(look, connection.as_mut()).await.is_ok() {
            return;
        }
    }
}

/// Hears what the centre tells, until the connection ends.
async fn listen(
    client: Client,
    mut events: impl StreamExt<Item = Event> + Unpin,
    name: String,
    told: mpsc::Sender<Receipt>,
) {
    while let Some(event) = events.next().await {
        let Event::Incoming(command) = event else { continue };
        match command.pdu() {
            Some(Pdu::DeliverSm(deliver)) => {
                if let Some((id, word)) = receipt(deliver)
                    && told.send((name.clone(), id, word)).await.is_err()
                {
                    return;
                }
                // Texts that people send to this number are taken, and go nowhere.
                let _ = client
                    .deliver_sm_resp(command.sequence_number(), DeliverSmResp::default())
                    .await;
            }
            Some(Pdu::Unbind) => {
                let _ = client.unbind_resp(command.sequence_number()).await;
                let _ = client.close().await;
            }
            _ => {}
        }
    }
}

/// What a receipt says of which text: in its parameters, or in the words that version 3.4 has for it (appendix B).
fn receipt(deliver: &DeliverSm) -> Option<(String, Word)> {
    if deliver.esm_class.message_type != MessageType::ShortMessageContainsMCDeliveryReceipt {
        return None;
    }
    let values = || deliver.tlvs().iter().filter_map(|tlv| tlv.value());
    let text = String::from_utf8_lossy(deliver.short_message().as_ref()).into_owned();
    let word = |name: &str| {
        let (_, rest) = text.split_once(name)?;
        rest.split_whitespace().next().map(str::to_owned)
    };
    let id = values().find_map(|value| match value {
        TlvValue::ReceiptedMessageId(id) => Some(id.as_str().to_owned()),
        _ => None,
    });
    let state = values().find_map(|value| match value {
        TlvValue::MessageState(state) => Some(match state {
            MessageState::Delivered => Word::Delivered,
            MessageState::Expired => Word::Lost(Reason::Expired),
            MessageState::Undeliverable | MessageState::Deleted => Word::Lost(Reason::Unreachable),
            MessageState::Rejected => Word::Lost(Reason::Refused),
            _ => Word::UnderWay,
        }),
        _ => None,
    });
    let state = state.or_else(|| {
        Some(match word("stat:")?.as_str() {
            "DELIVRD" => Word::Delivered,
            "EXPIRED" => Word::Lost(Reason::Expired),
            "UNDELIV" | "DELETED" => Word::Lost(Reason::Unreachable),
            "REJECTD" => Word::Lost(Reason::Refused),
            _ => Word::UnderWay,
        })
    })?;
    Some((id.or_else(|| word("id:"))?, state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_senders_are_written_as_the_standard_has_them() {
        assert_eq!(validity(600), "000000001000000R");
        assert_eq!(validity(3 * 86_400 + 3_661), "000003010101000R");
        assert_eq!(sender("+15550100"), (Ton::International, Npi::Isdn, "15550100"));
        assert_eq!(sender("70777"), (Ton::Unknown, Npi::Unknown, "70777"));
        assert_eq!(sender("Door"), (Ton::Alphanumeric, Npi::Unknown, "Door"));
    }
}
