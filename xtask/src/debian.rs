//! Packages of the system, where it has apt and lets us.

use std::process::Command;
use std::sync::OnceLock;

use crate::process;
use crate::refusal::{Outcome, Refusal};

/// How packages can be installed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// We are root.
    Root,
    /// A person at the keyboard may give a password.
    Sudo,
    /// Nobody can be asked: sudo must work without a password.
    SudoUnasked,
    /// No apt, or no right to use it.
    None,
}

/// What is known of the system.
#[derive(Debug, Clone, Copy)]
struct System {
    apt: bool,
    root: bool,
    sudo: bool,
    person: bool,
}

impl Way {
    fn of(system: System) -> Self {
        match system {
            System { apt: false, .. } | System { root: false, sudo: false, .. } => Self::None,
            System { root: true, .. } => Self::Root,
            System { person: true, .. } => Self::Sudo,
            System { person: false, .. } => Self::SudoUnasked,
        }
    }

    fn command(self) -> Option<Command> {
        let mut command = match self {
            Self::Root => Command::new("apt-get"),
            Self::Sudo | Self::SudoUnasked => Command::new("sudo"),
            Self::None => return None,
        };
        match self {
            Self::Sudo => command.arg("apt-get"),
            Self::SudoUnasked => command.args(["--non-interactive", "apt-get"]),
            Self::Root | Self::None => &mut command,
        };
        command.args(["--quiet=2", "--option", "DPkg::Lock::Timeout=300"]);
        Some(command)
    }
}

/// Installs packages with apt, after one update in each run.
pub fn install(packages: &[&str]) -> Outcome<()> {
    let by_hand =
        format!("sudo apt-get update && sudo apt-get install --no-install-recommends {}", packages.join(" "));
    let way = Way::of(system());
    let (Some(mut update), Some(mut install)) = (way.command(), way.command()) else {
        let why = "this needs apt, as root or with sudo; on other systems install what corresponds to these packages";
        return Err(Refusal::new(format!("installing {}", packages.join(" ")), why).by_hand(by_hand));
    };
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        println!("      apt-get update");
        if let Err(refusal) = apt(update.arg("update")) {
            println!("      it could not be done, so the lists may be old: {}", refusal.what());
        }
        let _ = UPDATED.set(());
    }
    println!("      apt-get install {}", packages.join(" "));
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    apt(&mut install).map_err(|refusal| Refusal::new(refusal.what(), refusal.meaning()).by_hand(by_hand))
}

/// Runs apt in our own process group, because sudo may ask for a password.
fn apt(command: &mut Command) -> Outcome<()> {
    command.env("DEBIAN_FRONTEND", "noninteractive");
    let status = command.status().map_err(Refusal::io(process::shown(command)))?;
    if status.success() {
        return Ok(());
    }
    Err(Refusal::new(process::shown(command), format!("it ended with {status}")))
}

fn system() -> System {
    let id = process::capture(Command::new("id").arg("-u"));
    System {
        apt: process::on_path("apt-get"),
        root: id.is_ok_and(|id| id.trim() == "0"),
        sudo: process::on_path("sudo"),
        person: process::interactive(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decides_how_to_install() {
        let root = System { apt: true, root: true, sudo: false, person: false };
        assert_eq!(Way::of(root), Way::Root);
        assert_eq!(Way::of(System { apt: false, ..root }), Way::None);
        let user = System { root: false, sudo: true, ..root };
        assert_eq!(Way::of(user), Way::SudoUnasked);
        assert_eq!(Way::of(System { person: true, ..user }), Way::Sudo);
        assert_eq!(Way::of(System { sudo: false, ..user }), Way::None);
    }

    #[test]
    fn never_waits_for_a_password_where_nobody_can_type_it() {
        let command = Way::SudoUnasked.command().map(|command| process::shown(&command));
        assert!(command.is_some_and(|line| line.starts_with("sudo --non-interactive apt-get")));
        assert!(Way::None.command().is_none());
    }
}
