//! A gateway that misbehaves: it takes its time, fails, asks for less, breaks connections, says yes and loses the text, and
//! tells of it twice, too early, or in somebody else's name.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The secret that it shares with the program.
pub const SECRET: &str = "hush-1f6e0c4c8d";
/// Longer than any gateway may take in these tests.
const FOR_EVER: Duration = Duration::from_secs(60);

/// What it does with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Answers with this status, further headers and a body. Whether the text reaches the phone is another matter.
    Answer(u16, &'static str, String),
    /// Reads the request and says nothing.
    Hang,
    /// Breaks the connection.
    Reset,
}

/// A request that came in.
#[derive(Clone, Debug)]
pub struct Request {
    /// Counts requests from 0.
    pub number: usize,
    /// The method and the address, `POST /sms`.
    pub line: String,
    /// The headers, names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

impl Request {
    /// A field of the form in the body.
    pub fn field(&self, name: &str) -> Option<String> {
        let mut url: reqwest::Url = "http://localhost/".parse().unwrap();
        url.set_query(Some(&self.body));
        let found = url.query_pairs().find(|(other, _)| other == name);
        found.map(|(_, value)| value.into_owned())
    }

    /// The JSON in the body.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// A gateway, listening on loopback.
pub struct Hostile {
    /// Its address.
    pub base: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Hostile {
    /// Starts one; `plan` says what it does with each request, and may do more before it answers.
    pub async fn start<F, A>(plan: F) -> Self
    where
        F: Fn(Request) -> A + Send + Sync + 'static,
        A: Future<Output = Act> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (plan, seen) = (Arc::new(plan), Arc::clone(&requests));
        let count = Arc::new(AtomicUsize::new(0));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (plan, seen, count) = (plan.clone(), seen.clone(), count.clone());
                tokio::spawn(async move {
                    let _ = talk(stream, &*plan, &seen, &count).await;
                });
            }
        });
        Self { base, requests }
    }

    /// One that takes everything.
    pub async fn good() -> Self {
        Self::start(
            |request| async move { Act::Answer(200, "", format!(r#"{{"id": "m{}"}}"#, request.number)) },
        )
        .await
    }

    /// What has come in so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// Waits until that many requests have come in.
    pub async fn has(&self, count: usize) -> Vec<Request> {
        for _ in 0..1500 {
            let requests = self.requests();
            if requests.len() >= count {
                return requests;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{count} requests did not come, but {}", self.requests().len());
    }
}

async fn talk<F, A>(
    mut stream: TcpStream,
    plan: &F,
    seen: &Mutex<Vec<Request>>,
    count: &AtomicUsize,
) -> std::io::Result<()>
where
    F: Fn(Request) -> A,
    A: Future<Output = Act>,
{
    let mut bytes = Vec::new();
    loop {
        let Some(mut request) = take(&mut stream, &mut bytes).await? else {
            return Ok(());
        };
        request.number = count.fetch_add(1, Ordering::SeqCst);
        seen.lock().unwrap().push(request.clone());
        match plan(request).await {
            Act::Answer(status, headers, body) => {
                let answer = format!(
                    "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n{headers}\r\n{body}",
                    body.len()
                );
                stream.write_all(answer.as_bytes()).await?;
            }
            Act::Hang => tokio::time::sleep(FOR_EVER).await,
            Act::Reset => {
                stream.set_zero_linger()?;
                return Ok(());
            }
        }
    }
}

/// Reads one request; `None` at the end of the connection.
async fn take(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> std::io::Result<Option<Request>> {
    loop {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if let Some((head, rest)) = text.split_once("\r\n\r\n") {
            let mut lines = head.lines();
            let line = lines.next().unwrap_or_default().replace(" HTTP/1.1", "");
            let headers: BTreeMap<String, String> = lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
                .collect();
            let length = headers
                .get("content-length")
                .map_or(0, |length| length.parse().unwrap());
            if rest.len() >= length {
                let body = rest[..length].to_owned();
                *bytes = rest.as_bytes()[length..].to_vec();
                return Ok(Some(Request {
                    number: 0,
                    line,
                    headers,
                    body,
                }));
            }
        }
        if stream.read_buf(bytes).await? == 0 {
            return Ok(None);
        }
    }
}

/// A receipt for a text as Twilio sends it, signed with `secret`; gives the status of the answer.
pub async fn receipt(callback: &str, status: &str, secret: &str) -> u16 {
    receipt_of(callback, "MessageStatus", status, secret).await
}

/// A receipt that says what has become of something in the field `of`.
pub async fn receipt_of(callback: &str, of: &str, status: &str, secret: &str) -> u16 {
    let signed = format!("{callback}{of}{status}");
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.as_bytes());
    let signature = STANDARD.encode(hmac::sign(&key, signed.as_bytes()));
    static CLIENT: std::sync::LazyLock<reqwest::Client> = std::sync::LazyLock::new(|| {
        // Each test has a runtime of its own, with which its connections go.
        reqwest::Client::builder()
            .pool_max_idle_per_host(0)
            .build()
            .unwrap()
    });
    let sent = CLIENT
        .post(callback)
        .header("x-twilio-signature", signature)
        .form(&[(of, status)])
        .send()
        .await;
    sent.unwrap().status().as_u16()
}
