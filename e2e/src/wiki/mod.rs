//! The contract between the element and the hosts of its documents, as each host keeps it.
//!
//! [`Wiki`] is what the cases in `tests/wikis` need of a host; one implementation for each kind of
//! host is in this folder. [`suite::run`] runs every case against every host of the run.
//!
//! | variable | meaning | default |
//! | --- | --- | --- |
//! | `PMT_HOSTS` | keys of the hosts, with commas | those that are set up |
//! | `PMT_WIKIS` | folder with the wikis that are set up | `target/tools/wikis` in the workspace |
//! | `PMT_INTEGRATIONS` | folder with the packed integrations | `dist/integrations` in the workspace |

pub mod act;
pub mod api;
pub mod client;
pub mod cloud;
pub mod confluence;
pub mod dokuwiki;
pub mod files;
pub mod ground;
pub mod hosts;
pub mod mediawiki;
pub mod model;
pub mod page;
pub mod proxy;
pub mod stage;
pub mod suite;
pub mod table;
pub mod text;
pub mod tiddlywiki;

use std::sync::Arc;

pub use act::Outcome;
pub use client::{Client, Reply};
pub use proxy::{Exchange, Fault, Fits, Proxy};
pub use stage::Stage;
pub use suite::{Clause, run};

use crate::error::Failure;
use crate::http::Request;

/// Who looks at a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// May edit.
    Alice,
    /// May edit too.
    Bob,
    /// Nobody who is known.
    Stranger,
}

impl Who {
    /// The name of the account.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alice => "Alice",
            Self::Bob => "Bob",
            Self::Stranger => "",
        }
    }

    /// The password of every account that is made for a test.
    pub fn password(self) -> String {
        format!("{}-pass-2026", self.name())
    }
}

/// What some hosts have and others cannot have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ability {
    /// The page has text around the timeline, in one text with it.
    Prose,
    /// Older revisions of a page can be looked at.
    OldRevision,
    /// The element can list the versions and compare with each.
    Versions,
    /// The wiki's editor shows a page before it is saved.
    Preview,
    /// The element itself runs in that view; else a table stands there.
    LivePreview,
    /// A page can be shown within another.
    Inclusion,
    /// A content security policy without `'unsafe-eval'` leaves the wiki itself alive.
    WasmPolicy,
    /// There is a view with a table that needs no script.
    StaticTable,
    /// Without our integration the text of the document stands in the page.
    TextInPage,
    /// The host has a largest size.
    Limit,
    /// People log in, and can lose that.
    Sessions,
    /// The host can compare and store in one step.
    AtomicSave,
    /// The browser sends its saves to a server, so they can fail on the way.
    Network,
    /// What makes the timeline can be taken away, and the page is still there.
    Removal,
    /// A timeline can be begun with an empty place in the page.
    EmptyStart,
}

/// How a page can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// As it is now.
    Now,
    /// The revision before the last one.
    Old,
    /// Within another page, which is made for this.
    Included,
    /// As it stands in the wiki's editor before it is saved.
    Preview,
    /// As a server or an export makes it, for readers without JavaScript.
    Static,
}

/// Where a view is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path.
    pub path: String,
    /// The button to press there, by a selector.
    pub button: Option<&'static str>,
}

impl Place {
    /// A path at which the view is at once.
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: path.into(), button: None }
    }
}

/// A save that was seen on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// What it was based on.
    pub base: String,
    /// Whether the host stored it.
    pub won: bool,
}

/// Shared by all cases of a host.
pub trait Wiki: Send {
    /// The name in filters and in the table.
    fn key(&self) -> &str;

    /// What the browser talks to.
    fn proxy(&self) -> &Proxy;

    /// Why the host cannot have it, or nothing if it can.
    fn lacks(&self, ability: Ability) -> Option<&'static str>;

    /// The largest document in bytes, where there is one.
    fn limit(&self) -> Option<usize> {
        None
    }

    /// The frame in which the element stands, by a selector.
    fn frame(&self) -> Option<&'static str> {
        None
    }

    /// A script that makes an open page dark or light, as its first argument says, in the way in which the
    /// host does that.
    fn dress(&self) -> &'static str {
        "document.documentElement.style.colorScheme = arguments[0] ? 'dark' : 'light';"
    }

    /// The cookies of somebody who has just logged in.
    ///
    /// # Errors
    /// Fails when the wiki does not let them in.
    fn log_in(&mut self, who: Who) -> Result<Vec<(String, String)>, Failure>;

    /// Makes a page with prose around a document; without one, with an empty timeline.
    ///
    /// # Errors
    /// Fails when the wiki does not store it.
    fn make(&mut self, name: &str, document: Option<&str>) -> Result<(), Failure>;

    /// Where a view of a page is.
    ///
    /// # Errors
    /// Fails when there is none.
    fn place(&mut self, name: &str, view: View) -> Result<Place, Failure>;

    /// The whole text of a page, as it is stored.
    ///
    /// # Errors
    /// Fails when the wiki does not give it.
    fn text(&mut self, name: &str) -> Result<String, Failure>;

    /// Has Bob store this text, whatever was there.
    ///
    /// # Errors
    /// Fails when the wiki does not store it.
    fn rewrite(&mut self, name: &str, text: &str) -> Result<(), Failure>;

    /// The document that is stored in a page.
    ///
    /// # Errors
    /// Fails when there is none.
    fn document(&mut self, name: &str) -> Result<String, Failure> {
        text::document(&self.text(name)?)
    }

    /// Has Bob store this document in the page.
    ///
    /// # Errors
    /// Fails when the wiki does not store it.
    fn replace(&mut self, name: &str, document: &str) -> Result<(), Failure> {
        let text = text::with_document(&self.text(name)?, document)?;
        self.rewrite(name, &text)
    }

    /// Takes the right to edit the page from somebody, and says from whom.
    ///
    /// # Errors
    /// Fails when the wiki does not.
    fn protect(&mut self, name: &str) -> Result<Who, Failure>;

    /// Takes our integration out of the wiki, or brings it back.
    ///
    /// # Errors
    /// Fails when the wiki does not come up again.
    fn integration(&mut self, installed: bool) -> Result<(), Failure>;

    /// Which requests are saves.
    fn saves(&self) -> Fits;

    /// What came of a save.
    fn save(&self, exchange: &Exchange) -> Option<Save>;
}

/// Requests of a method whose path or body has these parts.
pub fn requests(method: &'static str, path: &'static str, body: &'static str) -> Fits {
    Arc::new(move |request: &Request| {
        request.method == method && request.target.contains(path) && request.text().contains(body)
    })
}
