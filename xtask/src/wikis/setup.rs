//! Has the wikis ready to be copied, each in a folder below the tools.

use std::fs;
use std::path::{Path, PathBuf};

use super::versions::{Kind, Origin, Wiki};
use super::{mediawiki, packages, php};
use crate::context::Context;
use crate::refusal::{Outcome, Refusal};
use crate::{npm, process};

/// Says which version lies in a folder, once it is complete.
const MARK: &str = "ready";

/// Grows when what is made of the packages changes, so that folders of old are made anew.
const MAKE: u32 = 1;

/// Where the wikis lie.
pub fn folder(context: &Context) -> PathBuf {
    context.tools.join("wikis")
}

/// Sets up one wiki unless it is there.
pub fn ensure(context: &Context, wiki: &Wiki) -> Outcome<()> {
    if wiki.kind != Kind::TiddlyWiki {
        php::ensure()?;
    }
    let place = folder(context).join(wiki.key);
    let (suite, names) = match wiki.origin {
        Origin::Npm => return npm::ensure_wiki(context, &place),
        Origin::Debian { suite, packages } => (suite, packages),
    };
    if let Some(version) = ready(&place) {
        println!("      {} {version}: there", wiki.key);
        return Ok(());
    }
    println!("      {}: from Debian {suite}, takes about 1 min", wiki.key);
    packages::empty(&place)?;
    let set = packages::Set { suite, names, version: wiki.version };
    let version = set.unpack(&place)?;
    if wiki.kind == Kind::MediaWiki {
        mediawiki::prepare(&place)?;
    }
    let mark = place.join(MARK);
    fs::write(&mark, format!("{MAKE} {version}\n"))
        .map_err(Refusal::io(format!("writing {}", mark.display())))?;
    println!("      {} {version}: done", wiki.key);
    Ok(())
}

/// The version that lies there complete.
fn ready(place: &Path) -> Option<String> {
    let text = process::read(&place.join(MARK)).ok()?;
    let (make, version) = text.trim().split_once(' ')?;
    (make == MAKE.to_string()).then(|| version.to_owned())
}
