//! A reader of a wiki without a browser: requests with cookies, one after the other.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::error::{Context, Failure};

/// How long a wiki may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many redirections are followed.
const HOPS: usize = 5;

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// Fails with the beginning of the body when it is none.
    pub fn json(&self) -> Result<Value, Failure> {
        serde_json::from_slice(&self.bytes).map_err(|error| {
            let beginning: String = self.text().chars().take(300).collect();
            Failure::new(format!("status {}: {beginning}", self.status), format!("JSON ({error})"))
        })
    }

    /// The same reply, if its status says that all is well.
    ///
    /// # Errors
    /// Fails with status and beginning of the body.
    pub fn good(self) -> Result<Self, Failure> {
        if self.status < 400 {
            return Ok(self);
        }
        let beginning: String = self.text().chars().take(300).collect();
        Err(Failure::new(format!("status {}: {beginning}", self.status), "a status below 400"))
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Somebody's requests; cookies are kept.
#[derive(Debug, Clone, Default)]
pub struct Client {
    port: u16,
    /// Names and values of the cookies.
    pub cookies: BTreeMap<String, String>,
    /// Headers of every request.
    pub headers: Vec<(String, String)>,
}

impl Client {
    /// A stranger at this port.
    pub fn new(port: u16) -> Self {
        Self { port, ..Self::default() }
    }

    /// Asks for a path.
    ///
    /// # Errors
    /// Fails when there is no answer.
    pub fn get(&mut self, path: &str) -> Result<Reply, Failure> {
        self.follow("GET", path, "", &[])
    }

    /// Sends a form.
    ///
    /// # Errors
    /// Fails when there is no answer.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Reply, Failure> {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.follow("POST", path, "application/x-www-form-urlencoded", body.join("&").as_bytes())
    }

    /// Sends a body of any kind.
    ///
    /// # Errors
    /// Fails when there is no answer.
    pub fn send(&mut self, method: &str, path: &str, mime: &str, body: &[u8]) -> Result<Reply, Failure> {
        self.follow(method, path, mime, body)
    }

    fn follow(&mut self, method: &str, path: &str, mime: &str, body: &[u8]) -> Result<Reply, Failure> {
        let mut reply = self.once(method, path, mime, body)?;
        for _ in 0..HOPS {
            let Some(place) = reply.header("location").map(str::to_owned) else { break };
            let next = match place
                .split_once("://")
                .and_then(|(_, rest)| rest.find('/').map(|at| rest.split_at(at).1))
            {
                Some(path) => path.to_owned(),
                None => place,
            };
            reply = self.once("GET", &next, "", &[])?;
        }
        Ok(reply)
    }

    fn once(&mut self, method: &str, path: &str, mime: &str, body: &[u8]) -> Result<Reply, Failure> {
        let place = format!("{method} {path}");
        let mut head = format!("{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n", self.port);
        if !mime.is_empty() {
            head.push_str(&format!("Content-Type: {mime}\r\nContent-Length: {}\r\n", body.len()));
        }
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let reply = exchange(self.port, head.as_bytes(), body).at(place)?;
        for (_, cookie) in reply.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.trim().to_owned(), value.to_owned());
            }
        }
        Ok(reply)
    }
}

/// Sends a head and a body and reads until the other side closes.
///
/// # Errors
/// Fails when nobody listens, or what comes is no answer.
pub fn exchange(port: u16, head: &[u8], body: &[u8]) -> Result<Reply, Failure> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).at("connecting")?;
    stream.set_read_timeout(Some(PATIENCE)).at("connecting")?;
    stream.write_all(head).at("sending")?;
    stream.write_all(body).at("sending")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).at("reading the answer")?;
    parse(bytes).ok_or_else(|| Failure::new("nothing that can be read", "an answer"))
}

fn parse(mut bytes: Vec<u8>) -> Option<Reply> {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
    let body = bytes.split_off(end + 4);
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let mut lines = head.lines();
    let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    Some(Reply { status, headers, bytes: body })
}

/// A value as forms and addresses have it.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
        out
    })
}
