//! Child processes that never outlive the run.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::config;
use crate::error::{Context, Failure};

/// Marks every process of this run, so that the guard finds those that lost their parent.
const MARK: &str = "PMT_E2E_RUN";

/// Waits for its input to close, which happens however the run ends, and then sweeps.
const GUARD: &str = r#"
cat >/dev/null
for p in /proc/[0-9]*; do
  if tr '\0' '\n' <"$p/environ" 2>/dev/null | grep -qx "$1"; then kill -9 "${p#/proc/}" 2>/dev/null; fi
done
rm -rf "$2"
"#;

/// What this run shares: a scratch folder, the guard and, where needed, a display.
pub struct Run {
    scratch: TempDir,
    guard: Mutex<Option<(Child, ChildStdin)>>,
    display: Mutex<Option<(Process, String)>>,
}

static RUN: OnceLock<Result<Run, Failure>> = OnceLock::new();

/// The shared state of this run.
///
/// # Errors
/// Fails when no scratch folder can be made.
pub fn run() -> Result<&'static Run, Failure> {
    RUN.get_or_init(Run::start).as_ref().map_err(Clone::clone)
}

/// Ends the display and the guard and removes the scratch folder. Called once, after the last case.
pub fn finish() {
    let Some(Ok(run)) = RUN.get() else { return };
    drop(lock(&run.display).take());
    if let Some((mut guard, input)) = lock(&run.guard).take() {
        drop(input);
        let _ = guard.wait();
    }
}

impl Run {
    fn start() -> Result<Self, Failure> {
        let scratch = TempDir::with_prefix("pmt-e2e-").at("making a scratch folder")?;
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(format!("{MARK}={}", std::process::id()))
            .arg(scratch.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .at("starting the guard")?;
        let input = guard.stdin.take().ok_or_else(|| Failure::new("no input pipe", "a pipe"))?;
        let guard = Mutex::new(Some((guard, input)));
        Ok(Self { scratch, guard, display: Mutex::new(None) })
    }

    /// A new empty folder that goes away with the run.
    ///
    /// # Errors
    /// Fails when the folder cannot be made.
    pub fn folder(&self, prefix: &str) -> Result<PathBuf, Failure> {
        let made = TempDir::with_prefix_in(format!("{prefix}-"), self.scratch.path());
        Ok(made.at("making a folder")?.keep())
    }

    /// The display to show windows on: the one there is, or a virtual one started for this run.
    ///
    /// # Errors
    /// Fails when there is no display and none can be started.
    pub fn display(&self) -> Result<String, Failure> {
        if let Ok(given) = std::env::var("DISPLAY")
            && !given.is_empty()
        {
            return Ok(given);
        }
        let mut display = lock(&self.display);
        if display.is_none() {
            *display = Some(virtual_display()?);
        }
        Ok(display.as_ref().map(|(_, name)| name.clone()).unwrap_or_default())
    }
}

fn virtual_display() -> Result<(Process, String), Failure> {
    let xvfb = config::program("Xvfb", "apt install xvfb")?;
    let mut command = Command::new(xvfb);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = Process::spawn(command).at("starting Xvfb")?;
    let output = process.child.stdout.take().ok_or_else(|| Failure::new("no output", "a pipe"))?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number).at("reading the display number")?;
    Ok((process, format!(":{}", number.trim())))
}

/// A child with all its descendants; dropped means killed.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts the command in a group of its own, marked as part of this run.
    ///
    /// # Errors
    /// Fails when the program cannot be started.
    pub fn spawn(mut command: Command) -> Result<Self, Failure> {
        let program = command.get_program().to_string_lossy().into_owned();
        command.env(MARK, std::process::id().to_string()).stdin(Stdio::null()).process_group(0);
        let child = command.spawn().at(format!("starting {program}"))?;
        Ok(Self { child })
    }

    /// Like [`Process::spawn`], with both outputs going to the file.
    ///
    /// # Errors
    /// Fails when the file or the program cannot be opened.
    pub fn logged(mut command: Command, log: &Path) -> Result<Self, Failure> {
        let file = File::options().create(true).append(true).open(log).at("creating the log")?;
        command.stdout(file.try_clone().at("creating the log")?).stderr(file);
        Self::spawn(command)
    }

    /// Whether the child has already ended.
    pub fn ended(&mut self) -> bool {
        self.child.try_wait().ok().flatten().is_some()
    }

    /// SIGKILL to the child and everything below it, at once; returns when all are gone.
    pub fn kill(&mut self) {
        let mut known: HashSet<u32> = HashSet::new();
        let limit = Instant::now() + Duration::from_secs(5);
        loop {
            known.extend(descendants(self.child.id()));
            known.retain(|pid| alive(*pid));
            for pid in known.iter().rev_sorted() {
                signal(pid, Signal::KILL);
            }
            let _ = self.child.try_wait();
            if known.is_empty() || Instant::now() > limit {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Ordering that reaches the children before their parents can react.
trait RevSorted {
    fn rev_sorted(self) -> Vec<u32>;
}

impl<'a, I: Iterator<Item = &'a u32>> RevSorted for I {
    fn rev_sorted(self) -> Vec<u32> {
        let mut all: Vec<u32> = self.copied().collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all
    }
}

/// Sends a signal to a process; one that is gone is no error.
fn signal(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

/// A port on which nothing listens right now.
///
/// # Errors
/// Fails when the system has none left.
pub fn free_port() -> Result<u16, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).at("looking for a free port")?;
    Ok(listener.local_addr().at("looking for a free port")?.port())
}

/// A lock whose holder's panic does not matter, since every value here stays whole.
pub fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// State letter and parent of a process.
fn stat(pid: u32) -> Option<(char, u32)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    let state = fields.next()?.chars().next()?;
    Some((state, fields.next()?.parse().ok()?))
}

fn alive(pid: u32) -> bool {
    stat(pid).is_some_and(|(state, _)| state != 'Z' && state != 'X')
}

fn descendants(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(pid) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        if let Some((_, parent)) = stat(pid) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(pid) = found.get(next).copied() {
        found.extend(children.remove(&pid).unwrap_or_default());
        next += 1;
    }
    found
}
