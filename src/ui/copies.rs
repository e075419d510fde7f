//! What goes in and out about copies for others: links, files, what is on the clipboard.

use crate::model::{Id, Text};
use std::rc::Rc;

/// How people are named in a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// As they are.
    #[default]
    AsTheyAre,
    /// By their role.
    Roles,
    /// By their initials.
    Initials,
}

/// What a copy is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyWish {
    /// Whether it holds only what is marked as public.
    pub is_public: bool,
    /// How people are named in it.
    pub naming: Naming,
    /// The IANA zone that times are shown in; blank for that of the document.
    pub zone: Text,
    /// The event that a link to it opens at.
    pub event: Option<Id>,
}

/// What is wanted of a copy.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareWish {
    /// A look at it, before it leaves the page.
    Offer(CopyWish),
    /// A file, by the name of its format.
    Save(CopyWish, &'static str),
    /// On the clipboard, by the name of its format.
    Copy(CopyWish, &'static str),
    /// This text on the clipboard.
    CopyText(Text),
}

/// A copy before it leaves the page, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// The link that holds it; blank where there can be none.
    pub link: Text,
    /// How long the link is, and what it is too long for; why there can be none.
    pub remarks: Vec<Text>,
    /// What it leaves out.
    pub left: Vec<Text>,
    /// The names that are replaced in it.
    pub renamed: Vec<Text>,
    /// What may be a name, and stays.
    pub undecided: Vec<Text>,
}

/// How far a copy is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sharing {
    /// The look at the copy that was wished for last.
    pub offered: Option<(CopyWish, Rc<Offer>)>,
    /// What came of the last wish about it.
    pub said: Option<Shared>,
}

impl Sharing {
    /// Takes in what came of a wish.
    pub fn take(&mut self, shared: Shared) {
        match shared {
            Shared::Offered(wish, offer) => *self = Self { offered: Some((wish, offer)), said: None },
            said => self.said = Some(said),
        }
    }
}

/// What came of a wish to share.
#[derive(Clone, Debug, PartialEq)]
pub enum Shared {
    /// The look at the copy that was wished for.
    Offered(CopyWish, Rc<Offer>),
    /// It is on the clipboard.
    Copied,
    /// The browser keeps the clipboard from the page: this is to be copied by hand.
    ByHand(Text),
    /// It is a file of this name.
    Saved(Text),
    /// Why it could not be made.
    Failed(Text),
}
