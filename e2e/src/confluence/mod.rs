//! A model of Confluence by its documented rules, for tests of what would otherwise need a licence or a tenant.
//!
//! It is no Confluence. It knows the REST resources of Data Center that a page's script uses to read and
//! write that page, the page view with its metas and user macros, and of Cloud the behaviour of the Forge
//! bridge around a macro's configuration. Each [`rule::Rule`] names where it is documented; what has no
//! source is left out, and where sources disagree a setting chooses (see [`settings`]).
//!
//! `cargo run -p e2e --bin confluence -- --help` says how it is started. It runs as a process of its own, so
//! that nothing of it reaches what is tested but HTTP. `/model/` is the control path: it is no part of
//! Confluence, and only a test uses it (see [`control`]).

use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::error::{Context, Failure};
use crate::http::{Request, Response};
use crate::process::lock;

pub mod content;
pub mod control;
pub mod entity;
pub mod fault;
pub mod forge;
pub mod guard;
pub mod options;
pub mod refusal;
pub mod render;
pub mod rest;
pub mod rule;
pub mod settings;
pub mod storage;
pub mod velocity;
pub mod view;
pub mod world;
pub mod xml;

pub use options::Options;
pub use refusal::Refusal;
pub use world::World;

/// What goes back over the connection.
pub enum Reply {
    /// An answer as it should be.
    Whole(Response),
    /// The whole length is announced, and half of the body is sent.
    Half(Response),
    /// The connection closes without an answer.
    Nothing,
}

/// An answer, and the rule by which it is a refusal.
pub struct Answer {
    /// The answer.
    pub response: Response,
    /// Why it refuses.
    pub rule: Option<&'static rule::Rule>,
}

impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        Self { response, rule: None }
    }
}

/// A running model.
pub struct Model {
    /// What it was started with.
    pub options: Options,
    /// The port under which browsers know it.
    pub port: u16,
    world: Mutex<World>,
}

impl Model {
    /// Listens on the port of the options (any free one for 0).
    ///
    /// # Errors
    /// Fails when the port is taken.
    pub fn listen(options: Options) -> Result<(Arc<Self>, TcpListener), Failure> {
        let listener = TcpListener::bind(("127.0.0.1", options.port)).at("listening")?;
        let own = listener.local_addr().at("listening")?.port();
        let port = if options.seen_port == 0 { own } else { options.seen_port };
        let world = Mutex::new(World::default());
        Ok((Arc::new(Self { options, port, world }), listener))
    }

    /// Answers every connection, each in a thread of its own.
    pub fn serve(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            let model = Arc::clone(self);
            thread::spawn(move || model.one(&stream));
        }
    }

    fn one(&self, stream: &TcpStream) {
        let Some(request) = Request::read(stream) else {
            return;
        };
        match fault::answer(self, &request) {
            Reply::Whole(response) => response.with("Cache-Control", "no-store").write(stream),
            Reply::Half(response) => fault::write_half(&response, stream),
            Reply::Nothing => {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
    }

    /// Changes or reads the state; one request at a time, which makes a save atomic.
    pub fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        act(&mut lock(&self.world))
    }

    /// The address under which pages know this site.
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.options.context)
    }

    /// Answers one request as a Confluence without faults would.
    pub fn handle(&self, request: &Request) -> Answer {
        let whole = request.path();
        if let Some(path) = whole.strip_prefix("/model/") {
            return control::answer(self, request, path).into();
        }
        if whole == "/csp-report" {
            return control::reported(self, request).into();
        }
        if let Some(response) = forge::answer(self, request).or_else(|| self.options.file(whole)) {
            return response.into();
        }
        let Some(path) = whole.strip_prefix(self.options.context.as_str()) else {
            return Response::plain(404, "There is nothing outside of the context path.").into();
        };
        match path.strip_prefix("/rest/") {
            Some(rest) => rest::answer(self, request, rest),
            None => view::answer(self, request, path).into(),
        }
    }
}
