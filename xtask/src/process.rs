//! Running programs, and small helpers around files.

use std::fs;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::process::{ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::group::{AFTERWARDS, Group, ended_within};
use crate::refusal::{Outcome, Refusal};

/// Runs the command with our output; an error tells the exit status.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = Group::start(command)?.wait()?;
    if status.success() { Ok(()) } else { Err(ended(command, status, "")) }
}

/// Runs the command, prints its standard output as it comes, and returns it.
/// A run that takes longer than `limit` is ended: a browser that hangs must not hold up everything.
pub fn run_and_read(command: &mut Command, limit: Duration) -> Outcome<(ExitStatus, String)> {
    let mut group = Group::start(command.stdout(Stdio::piped()))?;
    let lines = group.child().stdout.take().map(printed_lines);
    let status = ended_within(group.child(), limit).ok_or_else(|| {
        let why = format!("it was ended, because it took longer than {} s", limit.as_secs());
        Refusal::new(shown(command), why)
    })?;
    // Whatever the child left behind would keep the pipe open.
    drop(group);
    let mut text = String::new();
    while let Some(line) = lines.as_ref().and_then(|lines| lines.recv_timeout(AFTERWARDS).ok()) {
        text.push_str(&line);
    }
    Ok((status, text))
}

fn printed_lines(pipe: ChildStdout) -> mpsc::Receiver<String> {
    let (send, lines) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
            let _ = std::io::stdout().write_all(&line);
            let _ = send.send(String::from_utf8_lossy(&line).into_owned());
            line.clear();
        }
    });
    lines
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
    #[cfg(unix)]
    fn a_run_that_hangs_is_ended() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo started; sleep 60"]);
        let start = Instant::now();
        assert!(run_and_read(&mut command, Duration::from_millis(300)).is_err());
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    #[cfg(unix)]
    fn what_a_child_leaves_behind_is_ended() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo started"]);
        let start = Instant::now();
        let (status, output) = run_and_read(&mut command, Duration::from_secs(30)).unwrap();
        assert!(status.success());
        assert_eq!(output, "started\n");
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn shows_a_command_without_its_folder() {
        let mut command = Command::new("/usr/bin/cargo");
        assert_eq!(shown(command.arg("test")), "cargo test");
    }
}
