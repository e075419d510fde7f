//! An X display for the engine that needs one.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::group::Group;
use crate::refusal::{Outcome, Refusal};

/// A display, ended with this value if it was started for it.
pub struct Display {
    /// The value for `DISPLAY`.
    pub name: String,
    _server: Option<Group>,
}

impl Display {
    /// The display of the session, or else a virtual one on a free number.
    pub fn open() -> Outcome<Self> {
        if let Some(name) = env::var("DISPLAY").ok().filter(|name| !name.is_empty()) {
            return Ok(Self { name, _server: None });
        }
        let mut xvfb = Command::new("Xvfb");
        // The server chooses a free number and writes it to its standard output.
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let mut server = Group::start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let pipe = server.child().stdout.take();
        let number = pipe.and_then(first_line).ok_or_else(|| {
            Refusal::new("starting Xvfb", "it named no display within 20 s").by_hand("Xvfb -displayfd 1")
        })?;
        println!("      Xvfb runs as display :{number}");
        Ok(Self { name: format!(":{number}"), _server: Some(server) })
    }
}

fn first_line(pipe: impl std::io::Read + Send + 'static) -> Option<String> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut line = String::new();
        if reader.read_line(&mut line).is_ok() {
            let _ = send.send(line);
        }
        // The pipe stays open: a server that writes again must not fail.
        let _ = std::io::copy(&mut reader, &mut std::io::sink());
    });
    let line = receive.recv_timeout(Duration::from_secs(20)).ok()?;
    let number = line.trim();
    (!number.is_empty()).then(|| number.to_owned())
}
