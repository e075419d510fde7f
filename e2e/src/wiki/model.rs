//! The model of Confluence as a process, behind a proxy: see [`crate::confluence`].

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::ground::{self, Running};
use super::{Client, Proxy};
use crate::error::{Context, Failure};

/// A running model.
pub struct Model {
    /// What the browser talks to.
    pub proxy: Proxy,
    running: Running,
}

impl Model {
    /// Starts one with these arguments; what it says goes into a file of the folder.
    ///
    /// # Errors
    /// Fails when it is not built, or does not listen.
    pub fn start(folder: &Path, arguments: &[String]) -> Result<Self, Failure> {
        let program = program()?;
        let proxy = Proxy::start()?;
        let running = ground::serve(&folder.join("log"), |port| {
            let mut command = Command::new(&program);
            command.args(["--port", &port.to_string(), "--seen-port", &proxy.port().to_string()]);
            command.args(arguments);
            command
        })?;
        proxy.behind(running.port);
        Ok(Self { proxy, running })
    }

    /// Tells the model something by its control path, or asks it.
    ///
    /// # Errors
    /// Fails with what the model says.
    pub fn tell(&self, method: &str, path: &str, value: &Value) -> Result<Value, Failure> {
        let body = value.to_string();
        let mut client = self.client();
        let reply = client.send(method, &format!("/model/{path}"), "application/json", body.as_bytes())?;
        let told: Value = serde_json::from_slice(&reply.bytes).at(format!("{method} {path}"))?;
        match told.get("error") {
            Some(error) => Err(Failure::new(error.to_string(), format!("{method} {path}"))),
            None => Ok(told),
        }
    }

    /// Somebody who asks past the proxy.
    pub fn client(&self) -> Client {
        Client::new(self.running.port)
    }
}

/// The model's program, which cargo puts beside the folder of the tests.
fn program() -> Result<PathBuf, Failure> {
    let here = std::env::current_exe().at("looking for the model of Confluence")?;
    let mut beside = here.ancestors().skip(1).take(2).map(|folder| folder.join("confluence"));
    let found = beside.find(|path| path.is_file());
    found.ok_or_else(|| {
        Failure::fatal("no program", "the model; to build it: cargo build -p e2e --bin confluence")
    })
}
