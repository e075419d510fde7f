//! Events: what happened, when, by whom, with what to show for it.

use super::choice::{Certainty, EvidenceKind, Kind, Precision, Visibility};
use super::record::record;
use super::value::{Anchor, FieldType, Mismatch, Set, Type, Value};
use super::{Id, Moment, Text};
use std::rc::Rc;

record! {
    /// One row of the timeline.
    Event by EventField {
        /// Identifies the event for ever.
        Id id: Id = "id",
        /// When it happened, or began.
        At at: Option<Moment> = "at",
        /// Where it stands when nobody knows the time.
        After after: Option<Anchor> = "after",
        /// When it ended, for an interval.
        Until until: Option<Moment> = "until",
        /// To which unit `at` is known.
        Precision precision: Precision = "precision",
        /// How `at` relates to what really happened.
        Certainty certainty: Certainty = "certainty",
        /// The earliest time it can have been.
        Earliest earliest: Option<Moment> = "earliest",
        /// The latest time it can have been.
        Latest latest: Option<Moment> = "latest",
        /// To which unit `until` is known; like `precision` when absent.
        UntilPrecision until_precision: Option<Precision> = "untilPrecision",
        /// How `until` relates to what really happened.
        UntilCertainty until_certainty: Certainty = "untilCertainty",
        /// The time as somebody wrote it.
        Typed typed: Text = "typed",
        /// Which parts of the time were not written but inferred: `date`, `year`, `zone`, `rollover`.
        Inferred inferred: Set = "inferred",
        /// Order among events of one instant, where a person put them in order.
        Rank rank: Text = "rank",
        /// What sort of thing it is.
        Kind kind: Kind = "kind",
        /// Who acted.
        Who who: Set = "who",
        /// What happened, in the Markdown subset of [`crate::model::markup`].
        Text text: Text = "text",
        /// When the responders learned of it, if later than it happened.
        KnownAt known_at: Option<Moment> = "knownAt",
        /// What each person did, saw, expected, assumed and understood.
        Accounts accounts: Rc<[Rc<Account>]> = "accounts",
        /// Questions about it, answered or open.
        Questions questions: Rc<[Rc<Question>]> = "questions",
        /// Links that show it.
        Evidence evidence: Rc<[Rc<Evidence>]> = "evidence",
        /// Free labels.
        Tags tags: Set = "tags",
        /// Worth the reader's attention.
        Starred starred: bool = "starred",
        /// Whether a public copy holds it.
        Visibility visibility: Visibility = "visibility",
        /// Where it was imported from, and what stood there.
        Source source: Rc<Imported> = "source",
    }
}

record! {
    /// What one person tells of an event.
    Account by AccountField {
        /// Identifies the account.
        Id id: Id = "id",
        /// Who tells it.
        Who who: Text = "who",
        /// What I did.
        Did did: Text = "did",
        /// What I saw.
        Saw saw: Text = "saw",
        /// What I expected.
        Expected expected: Text = "expected",
        /// What I took for granted.
        Assumed assumed: Text = "assumed",
        /// How I understood what was going on.
        Understood understood: Text = "understood",
    }
}

record! {
    /// A question about an event.
    Question by QuestionField {
        /// Identifies the question.
        Id id: Id = "id",
        /// What is asked.
        Text text: Text = "text",
        /// The answer; blank while it is open.
        Answer answer: Text = "answer",
        /// Who asks.
        Who who: Text = "who",
    }
}

record! {
    /// A link that shows what an event says.
    Evidence by EvidenceField {
        /// Identifies the link.
        Id id: Id = "id",
        /// Where it leads; only `https`, `http` and `mailto` become links.
        Url url: Text = "url",
        /// What is shown instead of the address.
        Label label: Text = "label",
        /// What it leads to.
        Kind kind: EvidenceKind = "kind",
        /// Whether a public copy holds it.
        Visibility visibility: Visibility = "visibility",
    }
}

record! {
    /// Where an event was imported from, with the values as last imported.
    Imported by ImportedField {
        /// The source in the document's list of sources.
        Source source: Option<Id> = "source",
        /// The identifier that the source gave it.
        Key key: Text = "id",
        /// The text as last imported.
        Text text: Text = "text",
        /// The time as last imported.
        At at: Option<Moment> = "at",
        /// Who, as last imported.
        Who who: Set = "who",
        /// The marker, as last imported.
        Marker marker: Text = "marker",
    }
}

/// The precision of the end, where it differs from that of the beginning.
impl FieldType for Option<Precision> {
    const TYPE: Type = Type::Choice(Precision::WORDS);

    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Default, |precision| Value::Text(precision.as_str().into()))
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(None),
            Value::Text(word) => Ok(Some(Precision::from_word(&word))),
            _ => Err(Mismatch),
        }
    }
}

impl Event {
    /// Whether it has a beginning and an end.
    pub fn is_interval(&self) -> bool {
        self.at.is_some() && self.until.is_some()
    }

    /// When it ends: `until`, or `at` for an event that is no interval.
    pub fn end(&self) -> Option<Moment> {
        self.until.or(self.at)
    }

    /// To which unit the end is known.
    pub fn end_precision(&self) -> &Precision {
        self.until_precision.as_ref().unwrap_or(&self.precision)
    }
}
