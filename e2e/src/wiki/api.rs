//! MediaWiki's action API.

use serde_json::Value;

use super::Client;
use super::client::encode;
use crate::error::Failure;

/// Asks the API; what changes something goes with a token.
///
/// # Errors
/// Fails with the API's own error.
pub fn call(client: &mut Client, fields: &[(&str, &str)], changes: bool) -> Result<Value, Failure> {
    let mut all = vec![("format", "json"), ("formatversion", "2")];
    all.extend_from_slice(fields);
    let reply = if changes {
        let asked = client.get("/api.php?action=query&meta=tokens&format=json&formatversion=2")?.json()?;
        let token = asked.pointer("/query/tokens/csrftoken").and_then(Value::as_str).unwrap_or_default();
        client.post("/api.php", &[all.as_slice(), &[("token", token)]].concat())?
    } else {
        let query: Vec<String> =
            all.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        client.get(&format!("/api.php?{}", query.join("&")))?
    };
    let told = reply.json()?;
    match told.get("error") {
        Some(error) => Err(Failure::new(error.to_string(), "an answer without an error")),
        None => Ok(told),
    }
}

/// Logs somebody in.
///
/// # Errors
/// Fails when the wiki does not let them in.
pub fn enter(client: &mut Client, name: &str, password: &str) -> Result<(), Failure> {
    let path = "/api.php?action=query&meta=tokens&type=login&format=json&formatversion=2";
    let asked = client.get(path)?.json()?;
    let token = asked.pointer("/query/tokens/logintoken").and_then(Value::as_str).unwrap_or_default();
    let fields = [
        ("action", "clientlogin"),
        ("username", name),
        ("password", password),
        ("loginreturnurl", "http://127.0.0.1/"),
        ("logintoken", token),
        ("format", "json"),
    ];
    let told = client.post("/api.php", &fields)?.json()?;
    match told.pointer("/clientlogin/status").and_then(Value::as_str) {
        Some("PASS") => Ok(()),
        _ => Err(Failure::new(told.to_string(), format!("{name} logged in"))),
    }
}

/// A field of a form, whichever way the browser has packed it.
pub fn field(body: &str, name: &str) -> Option<String> {
    let plain = body.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    if let Some((_, value)) = plain {
        return Some(crate::http::decode(&value.replace('+', " ")));
    }
    let (_, rest) = body.split_once(&format!("name=\"{name}\"\r\n\r\n"))?;
    rest.split("\r\n--").next().map(str::to_owned)
}
