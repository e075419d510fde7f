//! How Confluence says no.

use serde_json::json;

use super::rule::Rule;
use crate::http::Response;

/// An answer that is an error, and the rule that it follows from.
#[derive(Debug)]
pub struct Refusal {
    /// The status code.
    pub status: u16,
    /// The message inside the envelope.
    pub message: String,
    /// Why.
    pub rule: &'static Rule,
}

impl Refusal {
    /// A refusal by a rule.
    pub fn new(status: u16, rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), rule }
    }

    /// The answer in the envelope of [`super::rule::ENVELOPE`].
    pub fn response(&self) -> Response {
        let data = json!({"authorized": false, "valid": true, "allowedInReadOnlyMode": true,
            "errors": [], "successful": false});
        let value = json!({"statusCode": self.status, "data": data, "message": self.message,
            "reason": reason(self.status)});
        Response::json(self.status, &value)
    }
}

/// The words of a status code.
pub fn reason(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        413 => "Request Entity Too Large",
        429 => "Too Many Requests",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// The page of HTML that Tomcat sends, or a proxy before it.
pub fn html(status: u16, message: &str) -> Response {
    let reason = reason(status);
    let body = format!(
        "<!doctype html><html lang=\"en\"><head><title>HTTP Status {status} – {reason}</title></head>\
        <body><h1>HTTP Status {status} – {reason}</h1><p><b>Message</b> {message}</p></body></html>"
    );
    Response::new(status, "text/html;charset=utf-8", body)
}
