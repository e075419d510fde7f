//! Child processes: started in groups of their own, and ended with us.

use std::fs;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::refusal::{Outcome, Refusal};

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
        if !ends_within(&mut self.child, Duration::from_secs(3)) {
            signal_group(group, "KILL");
            let _ = self.child.wait();
        }
        running().retain(|other| *other != group);
    }
}

fn ends_within(child: &mut Child, patience: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < patience {
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Ok(Some(_)) | Err(_) => return true,
        }
    }
    false
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

/// Runs the command with our output; an error tells the exit status.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = Group::start(command)?.wait()?;
    if status.success() { Ok(()) } else { Err(ended(command, status, "")) }
}

/// Runs the command, prints its standard output as it comes, and returns it.
pub fn run_and_read(command: &mut Command) -> Outcome<(ExitStatus, String)> {
    let mut group = Group::start(command.stdout(Stdio::piped()))?;
    let mut text = String::new();
    if let Some(pipe) = group.child().stdout.take() {
        let mut reader = BufReader::new(pipe);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).map_err(Refusal::io(shown(command)))? > 0 {
            let _ = std::io::stdout().write_all(&line);
            text.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok((group.wait()?, text))
}

/// What the command prints, silently; an error holds the end of its complaints.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().map_err(Refusal::io(shown(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let mut complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    complaints.push_str(&String::from_utf8_lossy(&output.stdout));
    Err(ended(command, output.status, last_lines(&complaints, 12)))
}

/// Runs a long command with its output in a file, and tells every quarter of a minute that it goes on.
pub fn run_logged(command: &mut Command, log: &Path) -> Outcome<()> {
    if let Some(folder) = log.parent() {
        create_folder(folder)?;
    }
    let file = fs::File::create(log).map_err(Refusal::io(format!("writing {}", log.display())))?;
    let copy = file.try_clone().map_err(Refusal::io(format!("writing {}", log.display())))?;
    let mut group = Group::start(command.stdout(file).stderr(copy))?;
    let start = Instant::now();
    let mut told = 0;
    loop {
        let status = group.child().try_wait().map_err(Refusal::io(shown(command)))?;
        let text = || String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned();
        match status {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(ended(command, status, last_lines(&text(), 20))),
            None => thread::sleep(Duration::from_millis(100)),
        }
        let quarters = start.elapsed().as_secs() / 15;
        if quarters > told {
            told = quarters;
            let crates = text().matches("Compiling ").count();
            println!("      goes on, {} s so far, {crates} crates compiled", start.elapsed().as_secs());
        }
    }
}

fn ended(command: &Command, status: ExitStatus, complaints: &str) -> Refusal {
    Refusal::new(shown(command), format!("it ended with {status}\n{complaints}"))
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let mut text = Path::new(command.get_program())
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

fn last_lines(text: &str, count: usize) -> &str {
    let text = text.trim_end();
    match text.rmatch_indices('\n').nth(count.saturating_sub(1)) {
        Some((at, _)) => text.get(at + 1..).unwrap_or(text),
        None => text,
    }
}

/// Whether a person can answer a question.
pub fn interactive() -> bool {
    std::env::var_os("CI").is_none() && std::io::stdin().is_terminal()
}

/// Whether a program of this name lies on the search path.
pub fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).any(|folder| folder.join(&name).is_file())
}

/// A text file.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Refusal::io(format!("reading {}", path.display())))
}

/// A folder with its parents.
pub fn create_folder(path: &Path) -> Outcome<()> {
    fs::create_dir_all(path).map_err(Refusal::io(format!("creating {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_end_of_a_long_complaint() {
        assert_eq!(last_lines("a\nb\nc\n", 2), "b\nc");
        assert_eq!(last_lines("a\nb", 2), "a\nb");
        assert_eq!(last_lines("", 2), "");
    }

    #[test]
    fn shows_a_command_without_its_folder() {
        let mut command = Command::new("/usr/bin/cargo");
        assert_eq!(shown(command.arg("test")), "cargo test");
    }
}
