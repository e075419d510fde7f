//! Stands between browser and wiki, as a reverse proxy does, and makes what goes wrong there.

use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::client::{Reply, exchange};
use crate::error::{Context, Failure};
use crate::http::{Request, Response};
use crate::process::lock;

/// What happens to a request that fits.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The wiki does what it is asked, and its answer is lost on the way back.
    LoseReply,
    /// Half of the request reaches the wiki, then the connection breaks.
    CutRequest,
    /// The wiki is not asked; this is the answer.
    Answer(Response),
    /// The wiki is asked this much later.
    Delay(Duration),
    /// The connection closes at once.
    Down,
}

/// Says which requests a fault is for.
pub type Fits = Arc<dyn Fn(&Request) -> bool + Send + Sync>;

struct Planned {
    fits: Fits,
    fault: Fault,
    /// How often it happens yet.
    left: usize,
}

/// A request with what the wiki answered.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The request.
    pub request: Request,
    /// The wiki's answer; none where it was not asked, or gave none.
    pub reply: Option<Reply>,
}

/// Names the user of a request to the wiki, as a proxy that logs people in does.
#[derive(Debug, Clone)]
pub struct LogIn {
    /// The cookie that holds the user's name.
    pub cookie: String,
    /// The header in which the wiki is told.
    pub header: String,
}

#[derive(Default)]
struct State {
    target: AtomicU16,
    planned: Mutex<Vec<Planned>>,
    policy: Mutex<Option<String>>,
    log_in: Mutex<Option<LogIn>>,
    log: Mutex<Vec<Exchange>>,
    stop: AtomicBool,
}

/// A running proxy.
pub struct Proxy {
    port: u16,
    state: Arc<State>,
}

impl Proxy {
    /// Starts one that has nobody behind it yet.
    ///
    /// # Errors
    /// Fails when there is no port to listen on.
    pub fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).at("starting the proxy")?;
        let port = listener.local_addr().at("starting the proxy")?.port();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        thread::spawn(move || accept(&listener, &shared));
        Ok(Self { port, state })
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Asks the wiki at this port from now on.
    pub fn behind(&self, port: u16) {
        self.state.target.store(port, Ordering::SeqCst);
    }

    /// Logs people in.
    pub fn log_in(&self, how: LogIn) {
        *lock(&self.state.log_in) = Some(how);
    }

    /// Has something happen to the next requests that fit.
    pub fn plan(&self, times: usize, fits: Fits, fault: Fault) {
        lock(&self.state.planned).push(Planned { fits, fault, left: times });
    }

    /// Nothing is planned any more, no policy is added, and the record is empty.
    pub fn calm(&self) {
        lock(&self.state.planned).clear();
        lock(&self.state.log).clear();
        *lock(&self.state.policy) = None;
    }

    /// Adds a content security policy to every page.
    pub fn policy(&self, policy: &str) {
        *lock(&self.state.policy) = Some(policy.to_owned());
    }

    /// Everything since the last [`Proxy::calm`], in the order of the answers.
    pub fn log(&self) -> Vec<Exchange> {
        lock(&self.state.log).clone()
    }
}

impl Drop for Proxy {
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
    let Some(request) = Request::read(stream) else { return };
    let fault = planned(state, &request);
    let (reply, answer) = match fault {
        Some(Fault::Down) => (None, None),
        Some(Fault::Answer(answer)) => (None, Some(answer)),
        Some(Fault::CutRequest) => (cut(&request, state), None),
        Some(Fault::LoseReply) => (ask(&request, state), None),
        Some(Fault::Delay(time)) => {
            thread::sleep(time);
            let reply = ask(&request, state);
            (reply.clone(), reply.map(|reply| response(&reply, state)))
        }
        None => {
            let reply = ask(&request, state);
            (reply.clone(), reply.map(|reply| response(&reply, state)))
        }
    };
    lock(&state.log).push(Exchange { request, reply });
    match answer {
        Some(answer) => answer.write(stream),
        None => {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn planned(state: &State, request: &Request) -> Option<Fault> {
    let mut planned = lock(&state.planned);
    let found = planned.iter_mut().find(|planned| planned.left > 0 && (planned.fits)(request))?;
    found.left -= 1;
    Some(found.fault.clone())
}

/// What belongs to the connection, and what would have the wiki pack its answers.
const NOT_PASSED_ON: [&str; 5] =
    ["connection", "keep-alive", "accept-encoding", "upgrade", "proxy-connection"];

fn head(request: &Request, state: &State) -> String {
    let log_in = lock(&state.log_in).clone();
    let mut head = format!("{} {} HTTP/1.0\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        let told = log_in.as_ref().is_some_and(|how| how.header.eq_ignore_ascii_case(name));
        if !NOT_PASSED_ON.contains(&name.as_str()) && !told {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    if let Some(how) = log_in {
        let cookies = request.header("cookie").unwrap_or_default();
        let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
        if let Some((_, user)) = pairs.find(|(name, _)| *name == how.cookie) {
            head.push_str(&format!("{}: {user}\r\n", how.header));
        }
    }
    head + "Connection: close\r\n\r\n"
}

fn ask(request: &Request, state: &State) -> Option<Reply> {
    let port = state.target.load(Ordering::SeqCst);
    exchange(port, head(request, state).as_bytes(), &request.body).ok()
}

/// Sends half of the body; the head has announced all of it.
fn cut(request: &Request, state: &State) -> Option<Reply> {
    use std::io::Write;
    let port = state.target.load(Ordering::SeqCst);
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(head(request, state).as_bytes()).ok()?;
    stream.write_all(request.body.get(..request.body.len() / 2)?).ok()?;
    let _ = stream.flush();
    thread::sleep(Duration::from_millis(200));
    let _ = stream.shutdown(Shutdown::Both);
    None
}

fn response(reply: &Reply, state: &State) -> Response {
    let gone = ["connection", "content-length", "transfer-encoding", "keep-alive"];
    let headers = reply.headers.iter().filter(|(name, _)| !gone.contains(&name.as_str())).cloned().collect();
    let mut answer = Response { status: reply.status, headers, body: reply.bytes.clone() };
    if let Some(policy) = lock(&state.policy).clone() {
        answer.headers.push(("Content-Security-Policy".to_owned(), policy));
    }
    answer
}
