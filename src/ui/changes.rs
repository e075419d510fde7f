//! What differs between what is shown and what is stored, and what a save is called.

use crate::model::Text;
use crate::text::changes::ChangeLine;
use std::rc::Rc;

/// What the place can do where the document is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// It is the page's own.
    pub is_host: bool,
    /// Whoever writes here may save.
    pub saves: bool,
    /// Its history has a line for each save.
    pub takes_summary: bool,
    /// Earlier versions can be had.
    pub has_versions: bool,
    /// Whoever writes here may not save, and takes it along.
    pub is_draft_only: bool,
    /// Why it can't be edited, in the page's words; blank where it does not say.
    pub reason: Text,
}

/// The place, and what is known of the changes since the last save.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    /// What the place can do.
    pub place: Place,
    /// What a save would be called.
    pub proposal: Text,
    /// What somebody wrote instead.
    pub typed: Text,
    /// The versions that the page has, the newest first.
    pub versions: Rc<[StoredVersion]>,
    /// What was compared last.
    pub compared: Option<Compared>,
}

/// A version that the page has.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredVersion {
    /// Its name at the host.
    pub revision: Text,
    /// When, by whom and what, in words.
    pub name: Text,
}

/// What the document is compared with.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Since {
    /// What is stored, as far as is known here.
    #[default]
    Saved,
    /// A version of the page.
    Version(Text),
}

/// What a comparison came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// With what.
    pub since: Since,
    /// The differences, or why that version can't be had.
    pub lines: Result<Rc<[ChangeLine]>, Text>,
}
