//! Who a copy is for: what it holds, and how people are named in it.
//!
//! A copy for the public is an allow-list ([`public`]): what is not named there is not in it, so
//! that a field that a later version adds stays inside until somebody decides otherwise. What is
//! left out is found by comparing both documents ([`left_out`]), so that the list is exact whatever
//! the rules are. Names are replaced afterwards, in the copy only ([`names`]).

mod index;
mod labels;
mod left_out;
mod names;
mod prose;
mod public;

use crate::model::{Document, Id, Text};

/// Who may read a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Whoever may read the document: nothing is left out.
    #[default]
    Internal,
    /// Anybody: only what is marked as public.
    Public,
}

/// How people are named in a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// As they are.
    #[default]
    AsTheyAre,
    /// By their role in the incident, or a number where they have none.
    Roles,
    /// By their initials.
    Initials,
}

impl Audience {
    /// The audience of a name; the one within for any other word.
    pub fn named(name: &str) -> Self {
        if name == Self::Public.name() { Self::Public } else { Self::Internal }
    }

    /// Its name on the command line and between the programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

impl Names {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::AsTheyAre, Self::Roles, Self::Initials];

    /// The way of naming of a name; as they are for any other word.
    pub fn named(name: &str) -> Self {
        Self::ALL.iter().copied().find(|it| it.name() == name).unwrap_or_default()
    }

    /// Its name on the command line and between the programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsTheyAre => "as-they-are",
            Self::Roles => "roles",
            Self::Initials => "initials",
        }
    }
}

/// What somebody chose before a copy leaves the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Who may read it.
    pub audience: Audience,
    /// How people are named.
    pub names: Names,
}

/// A copy, and all that is to be known about it before it is handed over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// The copy.
    pub document: Document,
    /// Everything that the document holds and the copy does not, in the order of the document.
    pub left_out: Vec<LeftOut>,
    /// The names that were replaced, each with what stands for it.
    pub renamed: Vec<(Text, Text)>,
    /// What may be the name of somebody, and was left as it is.
    pub undecided: Vec<Undecided>,
}

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The field of the document, such as `events`; blank for a field that it does not know.
    pub part: &'static str,
    /// The record of a list; empty where the part is no list.
    pub id: Id,
    /// The field of that record; blank for the whole of it.
    pub field: Text,
}

/// Something that the copy does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub place: Place,
    /// The beginning of what stands there; blank where it is no text.
    pub text: Text,
}

/// A word that may be the name of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// Where it stands.
    pub place: Place,
    /// The word.
    pub word: Text,
    /// Why nobody but a person can tell.
    pub why: Doubt,
}

/// Why it was not decided whether a word is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is a name and an ordinary word: "Mark".
    Word,
    /// It is a name but for its capital letters.
    Case,
    /// It is part of the names of several people.
    Shared,
    /// It names somebody who is not known here: `@carol`.
    Mention,
    /// It is a mail address.
    Mail,
    /// It stands in an address, which would lead elsewhere if it were changed.
    Address,
    /// The person has no role, and is called by a number.
    NoRole,
}

/// Makes the copy that was chosen. `numbered` gives what to call the person of this number, from 1,
/// of whom no role is known.
pub fn copy(document: &Document, choice: Choice, numbered: &dyn Fn(usize) -> String) -> Made {
    let (kept, left_out) = match choice.audience {
        Audience::Internal => (document.clone(), Vec::new()),
        Audience::Public => {
            let kept = public::copy(document);
            let left_out = left_out::between(document, &kept);
            (kept, left_out)
        }
    };
    // The people are those of the whole document: a role helps though the list of people stays here.
    let known = match choice.names {
        Names::AsTheyAre => return Made { document: kept, left_out, ..Made::default() },
        Names::Roles => index::Index::by_role(document),
        Names::Initials => index::Index::by_initials(document),
    };
    names::replace(kept, left_out, &known, numbered)
}
