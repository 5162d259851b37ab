//! A socket of the server, listened to: what its first frames are.

use std::time::Duration;

use reqwest::Upgraded;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

/// The largest frame that is read to its end.
const LARGEST: u64 = 1 << 20;

/// An open socket (RFC 6455).
pub(super) struct Line(Upgraded);

/// What was heard on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// A message: the server talks to whoever this is.
    Message(String),
    /// It was closed, with this code, or without one.
    Closed(u16),
    /// Nothing, for as long as was waited.
    Nothing,
}

impl Line {
    pub(super) fn new(stream: Upgraded) -> Self {
        Self(stream)
    }

    /// The next message or the end, within `patience`; pings and the like are passed over.
    pub(super) async fn hear(&mut self, patience: Duration) -> Heard {
        match timeout(patience, self.frame()).await {
            Ok(heard) => heard.unwrap_or(Heard::Closed(0)),
            Err(_) => Heard::Nothing,
        }
    }

    /// Says something, so that a server that waits to be greeted answers.
    pub(super) async fn send(&mut self, text: &str) {
        let mask = [0_u8; 4]; // a mask of zeros is one, and hides nothing from a proxy that is not there
        let Ok(length) = u8::try_from(text.len()) else {
            return;
        };
        if length < 126 {
            let mut frame = vec![0x81, 0x80 | length];
            frame.extend_from_slice(&mask);
            frame.extend_from_slice(text.as_bytes());
            // A line that is closed says so when it is listened to.
            let _ = self.0.write_all(&frame).await;
            let _ = self.0.flush().await;
        }
    }

    async fn frame(&mut self) -> std::io::Result<Heard> {
        loop {
            let first = self.0.read_u8().await?;
            let length = match self.0.read_u8().await? & 0x7f {
                126 => u64::from(self.0.read_u16().await?),
                127 => self.0.read_u64().await?,
                short => u64::from(short),
            };
            if length > LARGEST {
                return Ok(Heard::Closed(0));
            }
            let mut content = vec![0; usize::try_from(length).unwrap_or(0)];
            self.0.read_exact(&mut content).await?;
            match (first & 0x0f, content.as_slice()) {
                (8, [high, low, ..]) => return Ok(Heard::Closed(u16::from_be_bytes([*high, *low]))),
                (8, _) => return Ok(Heard::Closed(0)),
                (1 | 2, text) => return Ok(Heard::Message(String::from_utf8_lossy(text).into_owned())),
                _ => {}
            }
        }
    }
}
