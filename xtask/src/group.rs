//! Groups of child processes, which end with us.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::shown;
use crate::refusal::{Outcome, Refusal};

/// How long processes may take to end when they are told to.
pub const AFTERWARDS: Duration = Duration::from_secs(3);

static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn running() -> MutexGuard<'static, Vec<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// On Ctrl+C, hang-up or termination, ends every child before ending ourselves.
pub fn end_children_on_signal() -> Outcome<()> {
    ctrlc::set_handler(|| {
        for group in running().drain(..) {
            signal_group(group, "TERM");
        }
        eprintln!("\nended on request, with everything that was started");
        std::process::exit(130);
    })
    .map_err(|error| Refusal::new("listening for Ctrl+C", error.to_string()))
}

/// A child whose whole group ends when this value goes.
pub struct Group {
    child: Child,
}

impl Group {
    /// Starts the command in a group of its own, without standard input.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        own_group(command);
        let child = command.stdin(Stdio::null()).spawn().map_err(Refusal::io(shown(command)))?;
        running().push(child.id());
        Ok(Self { child })
    }

    /// The child itself.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Waits until the child ends by itself.
    pub fn wait(mut self) -> Outcome<ExitStatus> {
        self.child.wait().map_err(Refusal::io("waiting for a child process"))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = self.child.id();
        // The child may be gone and have left others behind, a browser for one.
        signal_group(group, "TERM");
        if ended_within(&mut self.child, AFTERWARDS).is_none() {
            signal_group(group, "KILL");
            let _ = self.child.wait();
        }
        running().retain(|other| *other != group);
    }
}

/// The status of a child that ends within this time.
pub fn ended_within(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < patience {
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Ok(status) => return status,
            Err(_) => return None,
        }
    }
    None
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

#[cfg(unix)]
fn signal_group(group: u32, signal: &str) {
    let script = format!("kill -{signal} -{group}");
    let _ = Command::new("sh").args(["-c", &script]).stderr(Stdio::null()).status();
}

#[cfg(not(unix))]
fn signal_group(group: u32, _signal: &str) {
    let id = group.to_string();
    let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &id]).stderr(Stdio::null()).status();
}
