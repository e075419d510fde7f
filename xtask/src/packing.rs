//! What goes into the archive of each integration.

use std::fs;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::integrity;
use crate::refusal::{Outcome, Refusal};

/// How an archive is put together.
pub struct Recipe {
    /// Its name, without the ending.
    pub archive: &'static str,
    /// The folder of the sources, below `integrations`.
    pub sources: &'static str,
    /// Files of other integrations that it shares, below `integrations`; they go to the top.
    pub shared: &'static [&'static str],
    /// The one folder that everything lies in, as the host wants it; `{version}` is the package's.
    pub top: &'static str,
    /// Where the package's files go, below the top.
    pub package: &'static str,
    /// The language of the static twin that the host runs, as the ending of its files, and where they
    /// go, below the top.
    pub twin: Option<(&'static str, &'static str)>,
}

/// All archives.
pub const RECIPES: &[Recipe] = &[
    Recipe {
        archive: "mediawiki",
        sources: "mediawiki/PostmortemTimeline",
        shared: &[],
        top: "PostmortemTimeline",
        package: "resources/postmortem-timeline-{version}",
        twin: Some(("php", "twin")),
    },
    Recipe {
        archive: "dokuwiki",
        sources: "dokuwiki/postmortemtimeline",
        shared: &[],
        top: "postmortemtimeline",
        // The name changes with the version, so that no cache mixes two.
        package: "postmortem-timeline-{version}",
        twin: Some(("php", "")),
    },
    Recipe {
        archive: "tiddlywiki",
        sources: "tiddlywiki/postmortem-timeline",
        shared: &[],
        top: "postmortem-timeline",
        package: "program",
        twin: Some(("js", "program/twin")),
    },
    Recipe {
        archive: "mediawiki-common-js",
        sources: "mediawiki/common-js",
        shared: &[
            "mediawiki/PostmortemTimeline/resources/api.js",
            "mediawiki/PostmortemTimeline/resources/page.js",
            "mediawiki/PostmortemTimeline/resources/refusal.js",
        ],
        top: "postmortem-timeline-{version}",
        package: "",
        twin: None,
    },
    Recipe {
        archive: "frame",
        sources: "frame",
        shared: &[],
        top: "postmortem-timeline-{version}",
        package: "",
        twin: None,
    },
    Recipe {
        archive: "page",
        sources: "page",
        shared: &[],
        top: "postmortem-timeline-{version}",
        package: "",
        twin: None,
    },
];

/// What is in a source folder for those who work on it, and not for those who install it.
const LEFT_OUT: &[&str] = &["tests", "node_modules", "package-lock.json"];

/// What an archive holds: names with `/`, and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

impl Recipe {
    /// The files of the archive, in no order.
    pub fn files(&self, context: &Context) -> Outcome<Files> {
        let mut files = Files::new();
        let integrations = context.root.join("integrations");
        let top = self.top.replace("{version}", &context.version);
        tree(&integrations.join(self.sources), &top, &mut files)?;
        self.read_me(&integrations, &top, &mut files)?;
        flat(self.shared.iter().map(|path| integrations.join(path)), &top, &mut files)?;
        licences(context, &top, &mut files)?;
        if let Some((ending, to)) = self.twin {
            twin(context, ending, &below(&top, to), &mut files)?;
        }
        let place = below(&top, &self.package.replace("{version}", &context.version));
        let package = integrity::files(&context.package())?;
        let inside: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        // Where both lie in one folder, the licences are there already.
        let new = package.into_iter().filter(|path| !inside.contains(&below(&place, &name_of(path))));
        flat(new, &place, &mut files)?;
        one_of_each(self.archive, &files)?;
        Ok(files)
    }

    /// The description lies beside the sources where these are a folder that the host names.
    fn read_me(&self, integrations: &Path, top: &str, files: &mut Files) -> Outcome<()> {
        let beside = integrations.join(self.sources).with_file_name("README.md");
        let name = below(top, "README.md");
        if files.iter().any(|(known, _)| *known == name) || !beside.is_file() {
            return Ok(());
        }
        read(&beside, name, files)
    }
}

/// The licences, under a prefix.
pub fn licences(context: &Context, prefix: &str, files: &mut Files) -> Outcome<()> {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        read(&context.root.join(licence), below(prefix, licence), files)?;
    }
    Ok(())
}

/// The static twin in one language, by the ending of its files, under a prefix.
pub fn twin(context: &Context, ending: &str, prefix: &str, files: &mut Files) -> Outcome<()> {
    let twin = integrity::files(&context.root.join("integrations").join("twin"))?;
    let twin = twin.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == ending));
    flat(twin, prefix, files)
}

/// A name below a folder that may be blank, as may the name.
pub fn below(folder: &str, name: &str) -> String {
    let parts = [folder, name].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("/")
}

/// Files of one folder, under a prefix.
pub fn flat(paths: impl Iterator<Item = PathBuf>, prefix: &str, files: &mut Files) -> Outcome<()> {
    for path in paths {
        read(&path, below(prefix, &name_of(&path)), files)?;
    }
    Ok(())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Two sources of the same name would hide one another.
pub fn one_of_each(archive: &str, files: &Files) -> Outcome<()> {
    let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(pair) => Err(Refusal::new(archive, format!("it would hold {} twice", pair.join(" and ")))),
        None => Ok(()),
    }
}

/// All files below a folder, under a prefix.
pub fn tree(folder: &Path, prefix: &str, files: &mut Files) -> Outcome<()> {
    let what = || format!("listing {}", folder.display());
    for entry in fs::read_dir(folder).map_err(Refusal::io(what()))? {
        let entry = entry.map_err(Refusal::io(what()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if LEFT_OUT.contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let inner = below(prefix, &name);
        if entry.path().is_dir() {
            tree(&entry.path(), &inner, files)?;
        } else {
            read(&entry.path(), inner, files)?;
        }
    }
    Ok(())
}

pub fn read(path: &Path, name: String, files: &mut Files) -> Outcome<()> {
    let bytes = fs::read(path).map_err(Refusal::io(format!("reading {}", path.display())))?;
    files.push((name, bytes));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_parts_of_names_leave_no_slash() {
        assert_eq!(below("a", "b"), "a/b");
        assert_eq!(below("", "b"), "b");
        assert_eq!(below("a", ""), "a");
    }

    #[test]
    fn a_name_stands_for_one_file() {
        let file = |name: &str| (name.to_owned(), Vec::new());
        assert!(one_of_each("x", &vec![file("a"), file("b")]).is_ok());
        assert!(one_of_each("x", &vec![file("a"), file("b"), file("a")]).is_err());
    }

    #[test]
    fn what_is_packed_is_the_same_however_folders_are_listed() {
        let root = std::env::temp_dir().join(format!("pmt-packing-{}", std::process::id()));
        for name in ["b/two.txt", "a.txt", "b/.hidden", "tests/x.txt"] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        let mut files = Files::new();
        tree(&root, "top", &mut files).unwrap();
        let archive = |files: &Files| crate::zip::Packer::default().archive(files).unwrap();
        let first = archive(&files);
        // Other times of the files, and another order.
        fs::write(root.join("a.txt"), "a.txt").unwrap();
        let mut again = Files::new();
        tree(&root, "top", &mut again).unwrap();
        again.reverse();
        fs::remove_dir_all(&root).unwrap();
        let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["top/a.txt", "top/b/two.txt"]);
        assert_eq!(first, archive(&again));
    }
}
