//! Faults between a client and the site, put in the way of the requests that a test names.
//!
//! A fault acts `before` the request is handled, so that nothing is stored, or `after`, when it is stored and
//! only the answer suffers.

use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::guard;
use super::refusal::{Refusal, html};
use super::rule::{self, Rule};
use super::world::Entry;
use super::{Model, Reply};
use crate::http::{Request, Response};

/// The kinds by their names on the control path.
pub const KINDS: &[&str] = &["drop", "delay", "status", "html", "half", "cut", "login", "optimistic-lock"];

/// A fault that waits for its request.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The method and the beginning of the path, such as `PUT /rest/api/content/`; empty for all but the control path.
    pub on: String,
    /// How many requests it still meets.
    pub times: u64,
    /// Whether the request is handled first.
    pub after: bool,
    /// One of [`KINDS`].
    pub kind: String,
    /// The status of the kind `status`.
    pub status: u16,
    /// What `retry-after` says, where it is sent.
    pub retry_after: Option<u64>,
    /// The milliseconds of the kind `delay`.
    pub milliseconds: u64,
}

impl Fault {
    /// Reads a fault from the control path.
    ///
    /// # Errors
    /// Fails for a kind that is not known.
    pub fn read(value: &Value) -> Result<Self, String> {
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |name: &str| value.get(name).and_then(Value::as_u64);
        let kind = text("kind");
        if !KINDS.contains(&kind.as_str()) {
            return Err(format!("found the fault {kind:?}, expected one of {KINDS:?}"));
        }
        let status = number("status").and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
        let after = text("when") == "after";
        let (times, milliseconds) = (number("times").unwrap_or(1), number("milliseconds").unwrap_or(0));
        Ok(Self {
            on: text("on"),
            times,
            after,
            kind,
            status,
            retry_after: number("retry_after"),
            milliseconds,
        })
    }

    fn meets(&self, model: &Model, request: &Request) -> bool {
        let path = request.path();
        let bare = path.strip_prefix(model.options.context.as_str()).unwrap_or(path);
        let is_control = path.starts_with("/model/") && !path.starts_with("/model/forge/call");
        self.times > 0 && !is_control && format!("{} {bare}", request.method).starts_with(&self.on)
    }

    /// What becomes of an answer; before the request is handled there is none yet.
    fn act(&self, model: &Model, request: &Request, whole: Option<Response>) -> Reply {
        let whole = whole.unwrap_or_else(|| html(503, "The site is not available."));
        match self.kind.as_str() {
            "drop" => Reply::Nothing,
            "status" => Reply::Whole(self.failed()),
            "html" => Reply::Whole(Response::new(
                200,
                "text/html;charset=utf-8",
                "<!doctype html><title>Notice</title><p>Notice",
            )),
            "half" => Reply::Half(whole),
            "cut" => {
                let mut cut = whole;
                cut.body.truncate(cut.body.len() / 2);
                Reply::Whole(cut)
            }
            "login" => Reply::Whole(guard::to_login(model, request)),
            "optimistic-lock" => Reply::Whole(optimistic_lock()),
            _ => Reply::Whole(whole),
        }
    }

    fn failed(&self) -> Response {
        let response = html(self.status, "The model was told to answer so.");
        match self.retry_after {
            Some(seconds) => response.with("Retry-After", &seconds.to_string()),
            None => response,
        }
    }
}

fn optimistic_lock() -> Response {
    let message = "com.atlassian.confluence.api.service.exceptions.ConflictException: javax.persistence.OptimisticLockException: Batch update returned unexpected row count from update [0]; actual row count: 0; expected: 1";
    Refusal::new(409, &rule::OPTIMISTIC_LOCK, message).response()
}

/// Answers a request, with the first fault that meets it, and writes the log.
pub fn answer(model: &Model, request: &Request) -> Reply {
    let fault = model.with(|world| {
        let fault = world.faults.iter_mut().find(|fault| fault.meets(model, request))?;
        fault.times -= 1;
        Some(fault.clone())
    });
    let pause = || thread::sleep(Duration::from_millis(fault.as_ref().map_or(0, |fault| fault.milliseconds)));
    let waits_first = fault.as_ref().is_some_and(|fault| fault.kind == "delay" && !fault.after);
    if waits_first {
        pause();
    }
    let handled =
        fault.as_ref().is_none_or(|fault| fault.after || waits_first).then(|| model.handle(request));
    if !waits_first {
        pause();
    }
    let rule = handled.as_ref().and_then(|answer| answer.rule);
    let reply = match (&fault, handled.map(|answer| answer.response)) {
        (None, Some(response)) => Reply::Whole(response),
        (Some(fault), response) => fault.act(model, request, response),
        (None, None) => Reply::Nothing,
    };
    note(model, request, &reply, (rule, fault));
    reply
}

fn note(model: &Model, request: &Request, reply: &Reply, why: (Option<&'static Rule>, Option<Fault>)) {
    if request.path().starts_with("/model/") && !request.path().starts_with("/model/forge/call") {
        return;
    }
    let status = match reply {
        Reply::Whole(response) | Reply::Half(response) => response.status,
        Reply::Nothing => 0,
    };
    model.with(|world| {
        let user = guard::user(world, request).unwrap_or_default();
        let request = format!("{} {}", request.method, request.target);
        world.log.push(Entry { request, status, user, rule: why.0, fault: why.1.map(|fault| fault.kind) });
    });
}

/// Announces the whole body, sends half of it and closes.
pub fn write_half(response: &Response, mut stream: &TcpStream) {
    let length = response.body.len();
    let mut head =
        format!("HTTP/1.1 {} Status\r\nContent-Length: {length}\r\nConnection: close\r\n", response.status);
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let half: Vec<u8> = response.body.iter().copied().take(length / 2).collect();
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&half);
    let _ = stream.flush();
    let _ = stream.shutdown(Shutdown::Both);
}
