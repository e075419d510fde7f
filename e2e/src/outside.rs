//! The rest of the internet: a proxy that records who was called and answers nobody.

use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::error::{Context, Failure};
use crate::http::{Request, Response};
use crate::process::lock;

/// Hosts that the browsers call on their own account, whatever page is shown; with a leading dot,
/// every host below. Hosts of fonts, scripts and the like are never in it.
const BROWSERS_OWN: [&str; 18] = [
    ".mozilla.org",
    ".mozilla.com",
    ".mozilla.net",
    ".firefox.com",
    ".mozgcp.net",
    ".gvt1.com",
    "accounts.google.com",
    "android.clients.google.com",
    "clients1.google.com",
    "clients2.google.com",
    "clients4.google.com",
    "mtalk.google.com",
    "www.google.com",
    "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
    "start.duckduckgo.com",
];

/// Stands where the browser looks for every host but this machine.
#[derive(Clone)]
pub struct Outside {
    port: u16,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    /// Starts listening.
    ///
    /// # Errors
    /// Fails when there is no port to listen on.
    pub fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).at("starting the recording proxy")?;
        let port = listener.local_addr().at("starting the recording proxy")?.port();
        let outside = Self { port, calls: Arc::default() };
        let calls = Arc::clone(&outside.calls);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let calls = Arc::clone(&calls);
                thread::spawn(move || refuse(&stream, &calls));
            }
        });
        Ok(outside)
    }

    /// Host and port of the proxy.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The proxy as a WebDriver capability.
    pub fn capability(&self) -> serde_json::Value {
        let address = self.address();
        serde_json::json!({
            "proxyType": "manual",
            "httpProxy": address,
            "sslProxy": address,
            "noProxy": ["127.0.0.1", "localhost"],
        })
    }

    /// What pages called, as `METHOD target`; the browser's own calls are left out.
    pub fn calls(&self) -> Vec<String> {
        lock(&self.calls).iter().filter(|call| !browsers_own(call)).cloned().collect()
    }

    /// Everything that was called, the browser's own calls included.
    pub fn all_calls(&self) -> Vec<String> {
        lock(&self.calls).clone()
    }

    /// Forgets what was recorded.
    pub fn clear(&self) {
        lock(&self.calls).clear();
    }
}

fn refuse(stream: &TcpStream, calls: &Mutex<Vec<String>>) {
    // Browsers open connections ahead of need and may close them unused.
    if !stream.peek(&mut [0]).is_ok_and(|length| length > 0) {
        return;
    }
    let call = match Request::read(stream) {
        Some(request) => format!("{} {}", request.method, request.target),
        None => "a connection that said nothing readable".to_owned(),
    };
    lock(calls).push(call);
    Response::plain(502, "There is no outside in this test.").write(stream);
}

fn browsers_own(call: &str) -> bool {
    let target = call.split_once(' ').map_or(call, |(_, target)| target);
    let host = target.split_once("://").map_or(target, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    BROWSERS_OWN.iter().any(|own| match own.strip_prefix('.') {
        Some(_) => host.ends_with(own),
        None => host == *own,
    })
}
