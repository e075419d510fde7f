//! Packages of any Debian suite, downloaded and unpacked beside the system, which stays as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::versions::without_epoch;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// A set of packages that belong together.
pub struct Set<'a> {
    /// The suite that has them.
    pub suite: &'a str,
    /// Their names, the main one first.
    pub names: &'a [&'a str],
    /// How the main one's version begins.
    pub version: &'a str,
}

impl Set<'_> {
    /// Downloads the packages into the folder and unpacks them into its subfolder `root`; gives the
    /// main one's version.
    pub fn unpack(&self, folder: &Path) -> Outcome<String> {
        let archives = folder.join("archives");
        empty(&archives)?;
        let settings = self.settings(&folder.join("apt"))?;
        println!("      package lists of {}, takes about 10 s", self.suite);
        let apt = |words: &[&str]| {
            let mut command = Command::new("apt-get");
            command.current_dir(&archives).env("APT_CONFIG", &settings).args(["--quiet=2"]).args(words);
            process::capture(&mut command).map_err(|refusal| self.explain(&refusal))
        };
        apt(&["update"])?;
        println!("      downloading {}", self.names.join(" "));
        apt(&[&["download"], self.names].concat())?;
        let version = self.checked_version(&archives)?;
        let root = folder.join("root");
        empty(&root)?;
        for archive in crate::integrity::files(&archives)? {
            process::capture(Command::new("dpkg-deb").arg("-x").arg(&archive).arg(&root))?;
        }
        for rest in [&archives, &folder.join("apt")] {
            let _ = fs::remove_dir_all(rest);
        }
        Ok(version)
    }

    /// A configuration of apt's own kind that leaves the system's lists and packages alone, with the
    /// same mirror as the system's own sources.
    fn settings(&self, folder: &Path) -> Outcome<PathBuf> {
        let mirror = mirror().map_err(|refusal| self.explain(&refusal))?;
        for part in ["lists/partial", "cache/archives/partial"] {
            process::create_folder(&folder.join(part))?;
        }
        let write = |name: &str, text: String| {
            let path = folder.join(name);
            fs::write(&path, text).map_err(Refusal::io(format!("writing {}", path.display())))?;
            Ok(path)
        };
        let sources = write("sources.list", format!("deb {mirror} {} main\n", self.suite))?;
        write(
            "apt.conf",
            format!(
                "Dir::Etc::sourcelist \"{}\";\nDir::Etc::sourceparts \"/dev/null\";\n\
                 Dir::State::lists \"{}\";\nDir::Cache \"{}\";\nAcquire::Languages \"none\";\n\
                 APT::Sandbox::User \"root\";\n",
                sources.display(),
                folder.join("lists").display(),
                folder.join("cache").display(),
            ),
        )
    }

    /// The version of the main package; a suite moves on, and the table then has to be read again.
    fn checked_version(&self, archives: &Path) -> Outcome<String> {
        let name = self.names.first().copied().unwrap_or_default();
        let begins = format!("{name}_");
        let archive = crate::integrity::files(archives)?
            .into_iter()
            .find(|path| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&begins)));
        let archive = archive.ok_or_else(|| Refusal::new(name, "apt ended well without downloading it"))?;
        let told = process::capture(Command::new("dpkg-deb").arg("-f").arg(&archive).arg("Version"))?;
        let version = without_epoch(told.trim()).to_owned();
        if version.starts_with(self.version) {
            return Ok(version);
        }
        let why = format!(
            "found {version} in {}, expected {}…: the suite has moved on, see xtask/src/wikis/versions.rs",
            self.suite, self.version
        );
        Err(Refusal::new(name, why))
    }

    fn explain(&self, refusal: &Refusal) -> Refusal {
        let why = format!(
            "{}\nit needs apt-get and dpkg-deb, a Debian mirror in apt's sources, and the network",
            refusal.meaning()
        );
        Refusal::new(format!("packages of {}: {}", self.suite, refusal.what()), why)
    }
}

/// The mirror of the system's first source of Debian itself.
fn mirror() -> Outcome<String> {
    let mut command = Command::new("apt-get");
    command.args(["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]);
    let told = process::capture(&mut command)?;
    let found = told.lines().map(str::trim).find(|line| line.trim_end_matches('/').ends_with("/debian"));
    found
        .map(str::to_owned)
        .ok_or_else(|| Refusal::new("apt's sources", "none of them ends in /debian, so this is no Debian"))
}

/// An empty folder of this name.
pub fn empty(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Refusal::io(format!("emptying {}", folder.display())))?;
    }
    process::create_folder(folder)
}
