//! A client that costs little: one connection, one request at a time, headers read and bodies skipped.

use std::io::{Error, ErrorKind, Result};
use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// One connection that is kept open.
pub struct Client {
    stream: TcpStream,
    server: SocketAddr,
    buffer: Vec<u8>,
    request: String,
}

/// What was answered, as far as it matters here.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Seconds of `Retry-After`.
    pub retry_after: Option<u64>,
    /// The cookies that were set, each `name=value`.
    pub cookies: Vec<String>,
}

impl Answer {
    /// The cookie `name` that was set, as `name=value`.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().map(String::as_str).find(|cookie| {
            cookie
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('='))
        })
    }
}

impl Client {
    /// Connects from the `number`th address of 127.0.0.0/8, so that each client is a source of its own to the limits.
    pub async fn connect(server: SocketAddr, number: u32) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        let address = Ipv4Addr::from_bits(Ipv4Addr::new(127, 1, 0, 1).to_bits() + number);
        socket.bind((address, 0).into())?;
        let stream = socket.connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            server,
            buffer: Vec::with_capacity(64 * 1024),
            request: String::with_capacity(1024),
        })
    }

    /// Gets a page.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        self.begin("GET", path, "");
        self.request.push_str("\r\n");
        self.finish().await
    }

    /// Posts a form as a browser does.
    pub async fn post(&mut self, path: &str, cookies: &str, form: &str) -> Result<Answer> {
        self.begin("POST", path, cookies);
        let server = self.server.port();
        let length = form.len();
        self.request.push_str(&format!(
            "Origin: http://localhost:{server}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        ));
        self.finish().await
    }

    fn begin(&mut self, method: &str, path: &str, cookies: &str) {
        self.request.clear();
        self.request.push_str(&format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nUser-Agent: Bench/1\r\n",
            self.server.port()
        ));
        if !cookies.is_empty() {
            self.request.push_str(&format!("Cookie: {cookies}\r\n"));
        }
    }

    async fn finish(&mut self) -> Result<Answer> {
        self.stream.write_all(self.request.as_bytes()).await?;
        self.buffer.clear();
        let head = loop {
            self.more().await?;
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let (answer, length) = read_head(self.buffer.get(..head).unwrap_or_default())?;
        while self.buffer.len() < head + length {
            self.more().await?;
        }
        Ok(answer)
    }

    async fn more(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// The answer and the length of the body that follows.
fn read_head(head: &[u8]) -> Result<(Answer, usize)> {
    let odd = |what| Error::new(ErrorKind::InvalidData, what);
    let text = std::str::from_utf8(head).map_err(|_| odd("the head is not UTF-8"))?;
    let mut lines = text.split("\r\n");
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .unwrap_or_default();
    let mut answer = Answer {
        status: status.parse().map_err(|_| odd("there is no status"))?,
        retry_after: None,
        cookies: Vec::new(),
    };
    let mut length = None;
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().ok();
        } else if name.eq_ignore_ascii_case("retry-after") {
            answer.retry_after = value.parse().ok();
        } else if name.eq_ignore_ascii_case("set-cookie") {
            answer.cookies.extend(value.split(';').next().map(str::to_owned));
        }
    }
    Ok((answer, length.ok_or_else(|| odd("there is no Content-Length"))?))
}
