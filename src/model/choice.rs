//! Values from a closed list of words that later versions may lengthen.
//!
//! A word that this version does not know is kept as it was written.

use super::Text;
use super::value::{FieldType, Mismatch, Type, Value};

/// Declares an enum of words with a default and a place for words that are not known yet.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)+ } default $default:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("Written `", $word, "`.")] $(#[$vmeta])* $variant,)+
            /// A word that this version does not know.
            Other(Text),
        }

        impl $name {
            /// All known values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The words of the known values, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word that stands in the document.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(text) => text,
                }
            }

            /// The value that a word of a document stands for.
            pub fn from_word(word: &str) -> Self {
                let place = Self::WORDS.iter().position(|known| *known == word);
                let known = place.and_then(|place| Self::ALL.get(place));
                known.cloned().unwrap_or_else(|| Self::Other(word.into()))
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }

        impl FieldType for $name {
            const TYPE: Type = Type::Choice(Self::WORDS);

            fn to_value(&self) -> Value {
                if *self == Self::default() { Value::Default } else { Value::Text(self.as_str().into()) }
            }

            fn from_value(value: Value) -> Result<Self, Mismatch> {
                match value {
                    Value::Default => Ok(Self::default()),
                    Value::Text(word) => Ok(Self::from_word(&word)),
                    _ => Err(Mismatch),
                }
            }
        }
    };
}

choice! {
    /// How far the postmortem is.
    Status { Draft = "draft", InReview = "in-review", Final = "final", } default Draft
}

choice! {
    /// To which unit a time is known.
    Precision {
        Day = "day",
        Hour = "hour",
        Minute = "minute",
        Second = "second",
        Millisecond = "millisecond",
    } default Minute
}

choice! {
    /// How a time relates to what really happened.
    Certainty {
        /// It happened then, as far as the precision goes.
        Exact = "exact",
        /// It happened around then.
        About = "about",
        /// It happened before then.
        Before = "before",
        /// It happened after then.
        After = "after",
    } default Exact
}

choice! {
    /// What sort of thing an event is.
    Kind {
        Note = "note",
        Detection = "detection",
        Diagnosis = "diagnosis",
        Decision = "decision",
        Change = "change",
        Repair = "repair",
        Communication = "communication",
        /// An interval in which users were affected.
        Impact = "impact",
    } default Note
}

choice! {
    /// What a copy for the public may hold; it hides nothing in the page itself.
    Visibility { Internal = "internal", Public = "public", } default Internal
}

choice! {
    /// What a link of an event shows.
    EvidenceKind {
        Unsorted = "other",
        Graph = "graph",
        Log = "log",
        Chat = "chat",
        Ticket = "ticket",
        Commit = "commit",
        Image = "image",
    } default Unsorted
}

choice! {
    /// Who or what noticed the incident.
    DetectedBy {
        Unknown = "unknown",
        Monitoring = "monitoring",
        Staff = "staff",
        Customer = "customer",
        SomeoneElse = "other",
    } default Unknown
}

choice! {
    /// The answer to "did we expect this?".
    Expected { Unknown = "unknown", Yes = "yes", No = "no", Unsure = "unsure", } default Unknown
}

choice! {
    /// What sort of lesson it is.
    LessonKind {
        Learned = "learned",
        WentWell = "went-well",
        WentWrong = "went-wrong",
        Lucky = "lucky",
    } default Learned
}

choice! {
    /// What an action is meant to do.
    ActionType {
        Unsorted = "other",
        Prevent = "prevent",
        Mitigate = "mitigate",
        Detect = "detect",
        Process = "process",
        Investigate = "investigate",
    } default Unsorted
}

choice! {
    /// How far an action is.
    ActionStatus {
        Proposed = "proposed",
        Open = "open",
        InProgress = "in-progress",
        Done = "done",
        Cancelled = "cancelled",
    } default Proposed
}
