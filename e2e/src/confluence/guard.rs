//! What a request has to pass before anything is looked up: size, identity, rate and origin.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use url::form_urlencoded;

use super::Model;
use super::refusal::{Refusal, html};
use super::rule::{self, Rule};
use super::world::World;
use crate::http::{Request, Response};

/// An answer in place of the one that was asked for.
#[derive(Debug)]
pub struct Denied {
    /// The answer.
    pub response: Response,
    /// The rule that it follows from.
    pub rule: &'static Rule,
}

impl From<Refusal> for Denied {
    fn from(refusal: Refusal) -> Self {
        Self { response: refusal.response(), rule: refusal.rule }
    }
}

/// Lets a REST request pass, and says whose it is (empty: nobody's).
///
/// # Errors
/// Fails with the answer in its place.
pub fn pass(model: &Model, world: &mut World, request: &Request) -> Result<String, Denied> {
    size(world, request)?;
    let user = user(world, request)?;
    rate(world, &user)?;
    origin(model, world, request)?;
    match user.is_empty() && !world.settings.flag("anonymous_view") {
        true => Err(signed_out(model, world, request)),
        false => Ok(user),
    }
}

/// Rule `too-large`.
fn size(world: &World, request: &Request) -> Result<(), Refusal> {
    let limit = world.settings.number("size_limit").unwrap_or(u64::MAX);
    if request.body.len() as u64 <= limit {
        return Ok(());
    }
    let message = format!("Request too large. Requests for this resource can be at most {limit} bytes");
    Err(Refusal::new(413, &rule::TOO_LARGE, message))
}

/// Whose session or credentials a request carries; a person's password is the name.
///
/// # Errors
/// Fails for wrong credentials (rule `bad-credentials`).
pub fn user(world: &World, request: &Request) -> Result<String, Denied> {
    if let Some(basic) = request.header("authorization").and_then(|value| value.strip_prefix("Basic ")) {
        let decoded = STANDARD.decode(basic).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let pair = decoded.as_deref().and_then(|text| text.split_once(':'));
        return match pair.filter(|(name, password)| name == password) {
            Some((name, _)) => Ok(name.to_owned()),
            None => Err(unauthorized()),
        };
    }
    let cookies = request.header("cookie").unwrap_or_default().split(';');
    let session = cookies.filter_map(|pair| pair.trim().strip_prefix("JSESSIONID=")).next();
    Ok(session.and_then(|id| world.sessions.get(id)).cloned().unwrap_or_default())
}

fn unauthorized() -> Denied {
    let response = html(401, "Basic Authentication Failure - Reason : AUTHENTICATED_FAILED");
    Denied { response, rule: &rule::BAD_CREDENTIALS }
}

fn signed_out(model: &Model, world: &World, request: &Request) -> Denied {
    match world.settings.text("signed_out") {
        Some("unauthorized") => unauthorized(),
        Some("login") => Denied { response: to_login(model, request), rule: &rule::LOGIN_PAGE },
        _ => {
            let message = "com.atlassian.confluence.api.service.exceptions.PermissionException: Not permitted to use confluence : null";
            Refusal::new(403, &rule::SIGNED_OUT, message).into()
        }
    }
}

/// The way to the login page and back.
pub fn to_login(model: &Model, request: &Request) -> Response {
    let back: String = form_urlencoded::byte_serialize(request.target.as_bytes()).collect();
    let location =
        format!("{}/login.action?os_destination={back}&permissionViolation=true", model.options.context);
    Response::plain(302, "").with("Location", &location)
}

/// Rule `rate-limit`: a bucket for each user, which refills as a whole.
fn rate(world: &mut World, user: &str) -> Result<(), Denied> {
    let Some(limit) = world.settings.number("rate").filter(|_| !user.is_empty()) else {
        return Ok(());
    };
    let seconds = world.settings.number("rate_seconds").unwrap_or(60);
    let now = Instant::now();
    let bucket = world.buckets.entry(user.to_owned()).or_insert((limit, now));
    let age = now.duration_since(bucket.1);
    if age >= Duration::from_secs(seconds) {
        *bucket = (limit, now);
    }
    if bucket.0 > 0 {
        bucket.0 -= 1;
        return Ok(());
    }
    let wait = Duration::from_secs(seconds).saturating_sub(age).as_secs().max(1);
    let refusal = Refusal::new(429, &rule::RATE_LIMIT, "Rate limit exceeded.");
    let response = refusal.response().with("X-RateLimit-Limit", &limit.to_string());
    let response = response.with("X-RateLimit-Remaining", "0").with("retry-after", &wait.to_string());
    let response = response.with("X-RateLimit-Interval-Seconds", &seconds.to_string());
    let response = response.with("X-RateLimit-FillRate", &limit.to_string());
    Err(Denied { response, rule: &rule::RATE_LIMIT })
}

/// Rules `foreign-origin`, `xsrf` and `xsrf-always`.
fn origin(model: &Model, world: &World, request: &Request) -> Result<(), Refusal> {
    if matches!(request.method.as_str(), "GET" | "HEAD" | "OPTIONS") {
        return Ok(());
    }
    let own = format!("http://127.0.0.1:{}", model.port);
    if request.header("origin").is_some_and(|origin| origin != own) {
        return Err(Refusal::new(403, &rule::FOREIGN_ORIGIN, "XSRF check failed"));
    }
    let has_token = matches!(request.header("x-atlassian-token"), Some("no-check" | "nocheck"));
    if world.settings.flag("xsrf_always") && !has_token {
        return Err(Refusal::new(403, &rule::XSRF_ALWAYS, "XSRF check failed"));
    }
    let kind = request.header("content-type").unwrap_or_default();
    let simple = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
    let is_simple = kind.is_empty() || simple.iter().any(|known| kind.starts_with(known));
    match request.method == "POST" && is_simple && !has_token {
        true => Err(Refusal::new(403, &rule::XSRF, "XSRF check failed")),
        false => Ok(()),
    }
}
