//! An installed MediaWiki to be copied for each run.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::packages::empty;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// Who can log in; the password is the name and `-pass-2026`. The first one administers the wiki.
pub const USERS: [&str; 3] = ["Admin", "Alice", "Bob"];

/// Makes `tree` and `db` beside the unpacked packages in `root`.
pub fn prepare(folder: &Path) -> Outcome<()> {
    let tree = folder.join("tree");
    one_tree(folder, &tree)?;
    let database = folder.join("db");
    empty(&database)?;
    println!("      installing MediaWiki into a database file, takes about 15 s");
    install(&tree, &database)?;
    for user in USERS.iter().skip(1) {
        let mut command = maintenance(&tree, "createAndPromote");
        process::capture(command.arg(user).arg(password(user)))?;
    }
    Ok(())
}

/// The package spreads one tree over several places, joined by absolute links, for a web server of
/// the system; PHP's own server wants it in one.
fn one_tree(folder: &Path, tree: &Path) -> Outcome<()> {
    let _ = fs::remove_dir_all(tree);
    let what = || format!("making {}", tree.display());
    fs::rename(folder.join("root/usr/share/mediawiki"), tree).map_err(Refusal::io(what()))?;
    for entry in fs::read_dir(tree).map_err(Refusal::io(what()))?.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
            fs::remove_file(entry.path()).map_err(Refusal::io(what()))?;
        }
    }
    for name in ["extensions", "skins"] {
        let core = tree.join(format!("{name}-core"));
        if core.is_dir() && !tree.join(name).is_dir() {
            fs::rename(core, tree.join(name)).map_err(Refusal::io(what()))?;
        }
    }
    for name in ["images", "cache"] {
        process::create_folder(&tree.join(name))?;
    }
    let _ = fs::remove_dir_all(folder.join("root"));
    Ok(())
}

fn install(tree: &Path, database: &Path) -> Outcome<()> {
    let (_, admin) = (USERS, USERS.first().copied().unwrap_or_default());
    let mut command = maintenance(tree, "install");
    command.args(["--dbtype", "sqlite", "--dbname", "wiki", "--scriptpath", "", "--lang", "en"]);
    // The address is another in each run, and set there.
    command.args(["--server", "http://127.0.0.1"]).arg("--dbpath").arg(database);
    command.args(["--pass", &password(admin), "Wiki", admin]);
    process::capture(&mut command).map(drop)
}

fn maintenance(tree: &Path, script: &str) -> Command {
    let mut command = Command::new("php");
    command.arg(tree.join("maintenance").join(format!("{script}.php")));
    command
}

fn password(user: &str) -> String {
    format!("{user}-pass-2026")
}
