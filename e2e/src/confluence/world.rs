//! All state: pages with their versions, people, sessions, faults and the log. A reset makes it new.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::Value;

use super::fault::Fault;
use super::forge::Macro as ForgeMacro;
use super::rule::Rule;
use super::settings::Settings;

/// The first page's id.
const FIRST_ID: u64 = 98_305;

/// One version of a page.
#[derive(Debug, Clone)]
pub struct Version {
    /// 1 for the first.
    pub number: u64,
    /// Who saved it.
    pub by: String,
    /// When, by the model's own clock.
    pub when: String,
    /// The comment.
    pub message: String,
    /// Whether watchers hear nothing of it.
    pub minor: bool,
    /// The body in storage format.
    pub body: String,
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The id of its current version.
    pub id: u64,
    /// The key of its space.
    pub space: String,
    /// The title.
    pub title: String,
    /// Oldest first; never empty.
    pub versions: Vec<Version>,
    /// Who may see it; all where empty.
    pub read: Vec<String>,
    /// Who may change it; all with the right to edit where empty.
    pub update: Vec<String>,
    /// Whether it is in the trash.
    pub trashed: bool,
}

impl Page {
    /// The number of the current version.
    pub fn number(&self) -> u64 {
        self.versions.last().map_or(0, |version| version.number)
    }

    /// The current body.
    pub fn body(&self) -> &str {
        self.versions.last().map_or("", |version| version.body.as_str())
    }

    /// The id of a version in the address of a page view ([`super::rule::HISTORICAL_ID`]).
    pub fn id_of(&self, number: u64) -> u64 {
        if number == self.number() { self.id } else { self.id * 1000 + number }
    }
}

/// A request that was answered.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The method and the target.
    pub request: String,
    /// The status, or 0 where none was sent.
    pub status: u16,
    /// Who asked; empty for nobody.
    pub user: String,
    /// The rule by which it was refused.
    pub rule: Option<&'static Rule>,
    /// The fault that was put in its way.
    pub fault: Option<String>,
}

/// Everything that changes.
#[derive(Debug, Default)]
pub struct World {
    /// The chosen settings.
    pub settings: Settings,
    /// The pages by their ids.
    pub pages: BTreeMap<u64, Page>,
    /// People, and whether they have the right to edit.
    pub users: BTreeMap<String, bool>,
    /// Session ids and whose they are.
    pub sessions: BTreeMap<String, String>,
    /// Names of user macros that are not installed.
    pub removed: Vec<String>,
    /// Faults that wait for their request.
    pub faults: Vec<Fault>,
    /// What was answered, oldest first.
    pub log: Vec<Entry>,
    /// Violations of policies, as browsers report them.
    pub reports: Vec<Value>,
    /// The macro on the page in Cloud.
    pub forge: ForgeMacro,
    /// Requests left in each user's bucket, and when it was filled.
    pub buckets: BTreeMap<String, (u64, Instant)>,
    counter: u64,
    saves: u64,
}

impl World {
    /// A number that never comes again until the reset.
    pub fn count(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// A macro's id as Confluence writes them, but the same in each run.
    pub fn macro_id(&mut self) -> String {
        format!("5e1f0000-0000-4000-8000-{:012x}", self.count())
    }

    /// The time of the next save: one second after the last.
    pub fn tick(&mut self) -> String {
        self.saves += 1;
        let (minutes, seconds) = (self.saves / 60, self.saves % 60);
        format!("2026-01-01T{:02}:{:02}:{seconds:02}.000Z", minutes / 60 % 24, minutes % 60)
    }

    /// Adds a page with its first version, and returns its id.
    pub fn add_page(&mut self, space: &str, title: &str, by: &str, body: String) -> u64 {
        let id = self.pages.keys().next_back().map_or(FIRST_ID, |last| last + 1);
        let first = self.version(1, by, "", body);
        let (space, title) = (space.to_owned(), title.to_owned());
        let lists = (Vec::new(), Vec::new());
        let page =
            Page { id, space, title, versions: vec![first], read: lists.0, update: lists.1, trashed: false };
        self.pages.insert(id, page);
        id
    }

    /// A version that is saved now.
    pub fn version(&mut self, number: u64, by: &str, message: &str, body: String) -> Version {
        let when = self.tick();
        Version { number, by: by.to_owned(), when, message: message.to_owned(), minor: false, body }
    }

    /// Who has the right to edit; people that were not named may.
    pub fn edits(&self, user: &str) -> bool {
        !user.is_empty() && self.users.get(user).copied().unwrap_or(true)
    }

    /// Whether a user may see a page.
    pub fn sees(&self, user: &str, page: &Page) -> bool {
        let open = !user.is_empty() || self.settings.flag("anonymous_view");
        open && (page.read.is_empty() || page.read.iter().any(|name| name == user))
    }
}
