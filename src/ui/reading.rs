//! What is read by the import, and how far it is.

use crate::import::{Found, Refusal};
use crate::model::{Date, Moment, Text};
use std::ops::Deref;
use std::rc::Rc;

/// What is read, and how.
#[derive(Clone, Debug)]
pub struct ReadWish {
    /// What stands in the field.
    pub text: Text,
    /// Files, and what was pasted at first.
    pub files: Rc<[Offered]>,
    /// The date of the first time.
    pub date: Option<Date>,
    /// The zone of bare times.
    pub zone: Option<Text>,
    /// Read all in that zone, whatever the text says.
    pub is_zone_forced: bool,
    /// What relative times count from.
    pub start: Option<Moment>,
}

impl ReadWish {
    /// Whether the same is read, though perhaps otherwise.
    pub fn is_of_same(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.text, &other.text) || self.text == other.text)
            && Rc::ptr_eq(&self.files, &other.files)
    }
}

/// Long texts are compared only where they are not the very same one.
impl PartialEq for ReadWish {
    fn eq(&self, other: &Self) -> bool {
        self.is_of_same(other)
            && (self.date, &self.zone, self.is_zone_forced, self.start)
                == (other.date, &other.zone, other.is_zone_forced, other.start)
    }
}

/// What was read from each part that was given, by its name; blank for the text of the field.
///
/// Compared by identity: there may be very many rows.
#[derive(Clone, Debug, Default)]
pub struct ReadParts(Rc<Vec<(Text, Result<Found, Refusal>)>>);

impl From<Vec<(Text, Result<Found, Refusal>)>> for ReadParts {
    fn from(parts: Vec<(Text, Result<Found, Refusal>)>) -> Self {
        Self(Rc::new(parts))
    }
}

impl Deref for ReadParts {
    type Target = [(Text, Result<Found, Refusal>)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl PartialEq for ReadParts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// How far a reading is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ReadState {
    /// Nothing was asked.
    #[default]
    Idle,
    /// So many in a hundred are read; the first rows of a long text are there before the rest.
    Under(u32, Option<(ReadWish, ReadParts)>),
    /// What was asked, and what was read.
    Done(ReadWish, ReadParts),
    /// The program that reads could not be had, or broke: what was said of it.
    Failed(Text),
}

/// Something to read events from.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// The name of the file; blank for what was pasted.
    pub name: Text,
    /// What is in it.
    pub bytes: Rc<[u8]>,
}
