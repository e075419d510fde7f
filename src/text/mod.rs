//! Every word that a user sees, by locale.
//!
//! To add a message, write one line with English and German into a table in [`messages`], then
//! `words.get(Msg::Name)` or, with arguments, `words.say(Msg::Name, [&value])`. A message is a whole
//! sentence or label: parts of sentences are never put together in code.

pub mod changes;
pub mod date;
pub mod duration;
pub mod figure;
pub mod finding;
mod format;
pub mod import;
mod locale;
mod message;
pub mod messages;
pub mod moment;
mod names;
mod pseudo;
pub mod review;
pub mod share;
pub mod typed;
pub mod value;

use std::borrow::Cow;

pub use format::number_text;
pub use locale::Locale;
pub use message::{Arg, Entry, Msg};

/// The words of one language; as cheap to copy as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub locale: Locale,
}

impl Words {
    /// The words of a language.
    pub fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// The words for a language tag such as `de-AT`; English when there are none.
    pub fn for_tag(tag: &str) -> Self {
        Self::new(Locale::from_tag(tag))
    }

    /// A message that needs no arguments.
    ///
    /// ```
    /// use postmortem_timeline::text::{Msg, Words};
    /// assert_eq!(Words::for_tag("de").get(Msg::Undo), "Rückgängig");
    /// ```
    pub fn get(self, message: Msg) -> Cow<'static, str> {
        format::plain(self.locale, message.0)
    }

    /// A message with its arguments, in the order in which the table names them.
    ///
    /// ```
    /// use postmortem_timeline::text::{Msg, Words};
    /// let words = Words::for_tag("en");
    /// assert_eq!(words.say(Msg::EventsOf, [&3_usize, &12_usize]), "3 of 12 events");
    /// ```
    pub fn say<const N: usize>(self, message: Msg<N>, args: [&dyn Arg; N]) -> String {
        format::fill(self.locale, message.0, &args)
    }

    /// A message of the tables, whichever it is, with any arguments.
    pub fn fill(self, entry: Entry, args: &[&dyn Arg]) -> String {
        format::fill(self.locale, entry, args)
    }

    /// One word of a message that lists several with bars between them, such as the months.
    pub fn nth(self, list: Msg, number: usize) -> Cow<'static, str> {
        let of = |text: &'static str| text.split('|').nth(number).unwrap_or_default();
        match self.locale {
            Locale::En => Cow::Borrowed(of(list.0.english())),
            Locale::De => Cow::Borrowed(of(list.0.german())),
            Locale::Pseudo | Locale::PseudoRtl => Cow::Owned(pseudo::wrap(self.locale, of(list.0.english()))),
        }
    }

    /// A whole number as people write it.
    pub fn number(self, number: i64) -> String {
        number_text(self.locale, number)
    }

    /// The language tag, for the `lang` attribute.
    pub fn lang(self) -> &'static str {
        self.locale.lang()
    }

    /// The direction of writing, for the `dir` attribute.
    pub fn dir(self) -> &'static str {
        self.locale.dir()
    }
}
