//! The hosts of a run, each started when its first case comes.

use std::sync::{Arc, Mutex};

use super::Wiki;
use super::confluence::DataCenter;
use super::dokuwiki::DokuWiki;
use super::ground;
use super::mediawiki::MediaWiki;
use super::page::{Host, Kind};
use super::tiddlywiki::TiddlyWiki;
use crate::error::Failure;
use crate::process::lock;

/// A host that its cases share.
pub type Shared = Arc<Mutex<Box<dyn Wiki>>>;

static STARTED: Mutex<Vec<(String, Result<Shared, Failure>)>> = Mutex::new(Vec::new());

/// Those that need no setting up.
pub const ALWAYS: [&str; 4] = ["page", "frame", "confluence-data-center", super::cloud::KEY];

/// The keys of the hosts to run against.
pub fn keys() -> Vec<String> {
    if let Ok(named) = std::env::var("PMT_HOSTS") {
        return named.split(',').map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned).collect();
    }
    let mut keys = ALWAYS.map(str::to_owned).to_vec();
    for entry in std::fs::read_dir(ground::wikis()).into_iter().flatten().flatten() {
        let key = entry.file_name().to_string_lossy().into_owned();
        if key != "run" {
            keys.push(key);
        }
    }
    keys.sort();
    keys
}

/// The host of this key.
///
/// # Errors
/// Fails when it does not start; it is tried once in a run.
pub fn get(key: &str) -> Result<Shared, Failure> {
    let mut started = lock(&STARTED);
    if let Some((_, known)) = started.iter().find(|(known, _)| known == key) {
        return known.clone();
    }
    let wiki = start(key).map(|wiki| Arc::new(Mutex::new(wiki)));
    let wiki = wiki.map_err(|failure| failure.at(format!("starting {key}")));
    started.push((key.to_owned(), wiki.clone()));
    wiki
}

/// Ends all of them.
pub fn finish() {
    lock(&STARTED).clear();
}

fn start(key: &str) -> Result<Box<dyn Wiki>, Failure> {
    match key.split('-').next().unwrap_or_default() {
        "mediawiki" | "commonjs" => Ok(Box::new(MediaWiki::start(key)?)),
        "dokuwiki" => Ok(Box::new(DokuWiki::start(key)?)),
        "tiddlywiki" => Ok(Box::new(TiddlyWiki::start(key)?)),
        "confluence" => Ok(Box::new(DataCenter::start()?)),
        "page" => Ok(Box::new(Host::start(Kind::Page)?)),
        "frame" => Ok(Box::new(Host::start(Kind::Frame)?)),
        _ => Err(Failure::fatal(
            format!("PMT_HOSTS={key}"),
            "a wiki with its version, or one of page, frame, confluence-data-center and confluence-cloud",
        )),
    }
}
