//! The pages' own host: a static server on this machine with a strict policy and a record of everything.

use std::fs;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::config;
use crate::error::{Context, Failure};
use crate::http::{Request, Response, decode, mime_of};
use crate::process::lock;

/// The policy under which everything has to work.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-report";

/// Answered with nothing; a page that has had this answer has sent what it had to send before.
pub const BARRIER: &str = "/test-barrier";

/// The content security policy that pages are served with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    /// The strictest one that the element promises to run under.
    Strict,
    /// The same without `'wasm-unsafe-eval'`.
    NoWasm,
    /// No script runs at all; `noscript` shows.
    NoScript,
    /// No header.
    None,
    /// As written.
    Custom(String),
}

/// How requests for a path are answered instead of by the file.
#[derive(Debug, Clone)]
pub enum Rule {
    /// This status with an empty page.
    Status(u16),
    /// The file under another media type.
    Mime(String),
    /// The file after a wait.
    Delay(Duration),
    /// The connection closes without an answer.
    Drop,
    /// The file with one more header.
    Header(String, String),
    /// Something else entirely.
    Body(Response),
}

type Handler = Arc<dyn Fn(&Request) -> Response + Send + Sync>;

#[derive(Default)]
struct State {
    policy: Mutex<Option<Policy>>,
    rules: Mutex<Vec<(String, Rule)>>,
    routes: Mutex<Vec<(String, Handler)>>,
    requests: Mutex<Vec<Request>>,
    reports: Mutex<Vec<Value>>,
    mounts: Mutex<Vec<(String, PathBuf)>>,
    down: AtomicBool,
    stop: AtomicBool,
}

/// A running server; every server is an origin of its own, with storage of its own.
pub struct Server {
    port: u16,
    state: Arc<State>,
}

impl Server {
    /// Starts a server with the harness's pages at `/pages/`, the package at `/package/` and the
    /// standalone editor at `/`.
    ///
    /// # Errors
    /// Fails when there is no port to listen on.
    pub fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).at("starting the test server")?;
        let port = listener.local_addr().at("starting the test server")?.port();
        let state = Arc::new(State::default());
        let server = Self { port, state: Arc::clone(&state) };
        server.mount("/", config::site());
        server.mount("/package/", config::package());
        server.mount("/pages/", config::pages());
        thread::spawn(move || accept(&listener, &state));
        Ok(server)
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a path on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Serves a folder under a prefix that ends in `/`; the longest prefix wins.
    pub fn mount(&self, prefix: &str, folder: PathBuf) {
        let mut mounts = lock(&self.state.mounts);
        mounts.retain(|(known, _)| known != prefix);
        mounts.push((prefix.to_owned(), folder));
        mounts.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    }

    /// Sets the policy of everything served from now on.
    pub fn policy(&self, policy: Policy) {
        *lock(&self.state.policy) = Some(policy);
    }

    /// Answers paths that end so by the rule from now on; a later rule for the same end replaces it.
    pub fn rule(&self, end: &str, rule: Rule) {
        let mut rules = lock(&self.state.rules);
        rules.retain(|(known, _)| known != end);
        rules.push((end.to_owned(), rule));
    }

    /// Forgets all rules.
    pub fn no_rules(&self) {
        lock(&self.state.rules).clear();
    }

    /// Answers paths that begin so with a function; a later one for the same path replaces it.
    pub fn route<F>(&self, start: &str, answer: F)
    where
        F: Fn(&Request) -> Response + Send + Sync + 'static,
    {
        let mut routes = lock(&self.state.routes);
        routes.retain(|(known, _)| known != start);
        routes.push((start.to_owned(), Arc::new(answer)));
    }

    /// Takes the server off the net, or brings it back: connections close without an answer.
    pub fn down(&self, down: bool) {
        self.state.down.store(down, Ordering::SeqCst);
    }

    /// Everything that was asked for, in order.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.requests).clone()
    }

    /// The paths that were asked for, in order.
    pub fn paths(&self) -> Vec<String> {
        lock(&self.state.requests).iter().map(|request| request.path().to_owned()).collect()
    }

    /// The policy violations that browsers reported.
    pub fn reports(&self) -> Vec<Value> {
        lock(&self.state.reports).clone()
    }

    /// Forgets requests and reports.
    pub fn clear(&self) {
        lock(&self.state.requests).clear();
        lock(&self.state.reports).clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn accept(listener: &TcpListener, state: &Arc<State>) {
    for stream in listener.incoming().flatten() {
        if state.stop.load(Ordering::SeqCst) {
            return;
        }
        let state = Arc::clone(state);
        thread::spawn(move || serve(&stream, &state));
    }
}

fn serve(stream: &TcpStream, state: &State) {
    let Some(request) = Request::read(stream) else {
        return;
    };
    if state.down.load(Ordering::SeqCst) {
        let _ = stream.shutdown(Shutdown::Both);
        return;
    }
    lock(&state.requests).push(request.clone());
    match answer(&request, state) {
        Some(response) => finish(response, state).write(stream),
        None => {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn answer(request: &Request, state: &State) -> Option<Response> {
    let path = request.path();
    if path == "/csp-report" {
        let report = serde_json::from_slice(&request.body);
        lock(&state.reports).push(report.unwrap_or_else(|_| Value::String(request.text())));
        return Some(Response::plain(204, ""));
    }
    if path == BARRIER {
        return Some(Response::plain(204, ""));
    }
    let routes = lock(&state.routes).clone();
    if let Some((_, handler)) = routes.iter().find(|(start, _)| path.starts_with(start.as_str())) {
        return Some(handler(request));
    }
    let rules = lock(&state.rules).clone();
    let rule = rules.into_iter().find(|(end, _)| path.ends_with(end.as_str()));
    match rule.map(|(_, rule)| rule) {
        None => Some(file(path, state)),
        Some(Rule::Status(status)) => Some(Response::plain(status, "")),
        Some(Rule::Mime(mime)) => Some(file(path, state).with("Content-Type", &mime)),
        Some(Rule::Delay(wait)) => {
            thread::sleep(wait);
            Some(file(path, state))
        }
        Some(Rule::Drop) => None,
        Some(Rule::Header(name, value)) => Some(file(path, state).with(&name, &value)),
        Some(Rule::Body(response)) => Some(response),
    }
}

fn file(path: &str, state: &State) -> Response {
    let mounts = lock(&state.mounts).clone();
    let decoded = decode(path);
    for (prefix, folder) in mounts {
        let Some(rest) = decoded.strip_prefix(prefix.as_str()) else {
            continue;
        };
        let Some(found) = within(&folder, rest) else {
            break;
        };
        if let Ok(body) = fs::read(&found) {
            return Response::new(200, mime_of(&found.to_string_lossy()), body);
        }
    }
    Response::plain(404, "There is no such file.")
}

/// The file of a path below the folder; nothing for a path that would leave it.
fn within(folder: &Path, rest: &str) -> Option<PathBuf> {
    let relative = Path::new(rest);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let found = folder.join(relative);
    Some(if found.is_dir() { found.join("index.html") } else { found })
}

fn finish(response: Response, state: &State) -> Response {
    let policy = lock(&state.policy).clone().unwrap_or(Policy::Strict);
    let response = response.with("Cache-Control", "no-store");
    let response = response.with("X-Content-Type-Options", "nosniff");
    match policy {
        Policy::Strict => response.with("Content-Security-Policy", STRICT),
        Policy::NoWasm => {
            let without = STRICT.replace(" 'wasm-unsafe-eval'", "");
            response.with("Content-Security-Policy", &without)
        }
        Policy::NoScript => {
            response.with("Content-Security-Policy", "sandbox allow-same-origin; script-src 'none'")
        }
        Policy::None => response,
        Policy::Custom(text) => response.with("Content-Security-Policy", &text),
    }
}

/// The directive that a report names, and what was refused.
pub fn violated(report: &Value) -> Option<(String, String)> {
    let inner = report.get("csp-report")?;
    let text = |key: &str| inner.get(key).and_then(Value::as_str).unwrap_or_default();
    let directive = match text("effective-directive") {
        "" => text("violated-directive"),
        effective => effective,
    };
    let name = directive.split_whitespace().next().unwrap_or_default();
    Some((name.to_owned(), text("blocked-uri").to_owned()))
}
