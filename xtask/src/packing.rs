//! What goes into the archive of each integration.

use std::fs;
use std::path::Path;

use crate::context::Context;
use crate::integrity;
use crate::refusal::{Outcome, Refusal};

/// How an archive is put together.
pub struct Recipe {
    /// Its name, without the ending.
    pub archive: &'static str,
    /// The folder of the sources, below `integrations`.
    pub sources: &'static str,
    /// The one folder that everything lies in, as the host wants it; may be blank.
    pub top: &'static str,
    /// Where the package's files go, below the top; `{version}` is the package's.
    pub package: &'static str,
    /// The files of the static twin, and where they go, below the top.
    pub twin: &'static [(&'static str, &'static str)],
}

/// All archives.
pub const RECIPES: &[Recipe] = &[];

/// What is in a source folder for those who work on it, and not for those who install it.
const LEFT_OUT: &[&str] = &["tests", "node_modules", "package-lock.json"];

/// What an archive holds: names with `/`, and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

impl Recipe {
    /// The files of the archive, in no order.
    pub fn files(&self, context: &Context) -> Outcome<Files> {
        let mut files = Files::new();
        let below = |rest: &str| [self.top, rest].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("/");
        let sources = context.root.join("integrations").join(self.sources);
        tree(&sources, &below(""), &mut files)?;
        for (from, to) in self.twin {
            read(&context.root.join("integrations").join("twin").join(from), below(to), &mut files)?;
        }
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            read(&context.root.join(licence), below(licence), &mut files)?;
        }
        let place = below(&self.package.replace("{version}", &context.version));
        for path in integrity::files(&context.package())? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            read(&path, format!("{place}/{name}"), &mut files)?;
        }
        Ok(files)
    }
}

/// All files below a folder, under a prefix.
fn tree(folder: &Path, prefix: &str, files: &mut Files) -> Outcome<()> {
    let what = || format!("listing {}", folder.display());
    for entry in fs::read_dir(folder).map_err(Refusal::io(what()))? {
        let entry = entry.map_err(Refusal::io(what()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if LEFT_OUT.contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let inner = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if entry.path().is_dir() {
            tree(&entry.path(), &inner, files)?;
        } else {
            read(&entry.path(), inner, files)?;
        }
    }
    Ok(())
}

fn read(path: &Path, name: String, files: &mut Files) -> Outcome<()> {
    let bytes = fs::read(path).map_err(Refusal::io(format!("reading {}", path.display())))?;
    files.push((name, bytes));
    Ok(())
}
