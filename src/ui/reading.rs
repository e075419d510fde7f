//! What is read by the import, and how far it is.

use crate::import::{Found, Refusal};
use crate::model::{Date, Moment, Text};
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

/// Long texts are compared only where they are not the very same one.
impl PartialEq for ReadWish {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.text, &other.text) || self.text == other.text)
            && Rc::ptr_eq(&self.files, &other.files)
            && (self.date, &self.zone, self.is_zone_forced, self.start)
                == (other.date, &other.zone, other.is_zone_forced, other.start)
    }
}

/// How far a reading is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ReadState {
    /// Nothing was asked.
    #[default]
    Idle,
    /// So many in a hundred are read.
    Under(u32),
    /// What was asked, and what was read from each part that was given, by its name; blank for the
    /// text of the field.
    Done(ReadWish, Rc<Vec<(Text, Result<Found, Refusal>)>>),
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
