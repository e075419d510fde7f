//! The document and its time: plain data with rules, and nothing else.
//!
//! Knows no JSON, no browser, no clock and no randomness; zones and "now" come from outside.

mod choice;
pub mod civil;
pub mod copies;
mod document;
pub mod durations;
mod event;
mod event_list;
pub mod findings;
mod id;
pub mod impact;
mod learning;
mod marker;
pub mod markup;
mod moment;
mod node;
pub mod order;
pub mod profile;
mod record;
pub mod sort;
pub mod typed;
mod value;
pub mod zone;

/// Any text of a document; copies share it.
pub type Text = std::rc::Rc<str>;

pub use choice::{
    ActionStatus, ActionType, Certainty, DetectedBy, EvidenceKind, Expected, Kind, LessonKind, Precision,
    Status, Visibility,
};
pub use civil::{Civil, Date};
pub use document::{
    Criteria, CriteriaField, Document, DocumentField, Person, PersonField, Report, ReportField, Source,
    SourceField,
};
pub use event::{
    Account, AccountField, Event, EventField, Evidence, EvidenceField, Imported, ImportedField, Question,
    QuestionField,
};
pub use event_list::{EventList, PerRun};
pub use id::{ID_LENGTH, Id, IdSource};
pub use learning::{
    Action, ActionField, Assumption, AssumptionField, Factor, FactorField, Lesson, LessonField, Recurrence,
    RecurrenceField, Why, WhyField,
};
pub use marker::{Marker, MarkerKey, Markers};
pub use moment::{DAY, HOUR, MINUTE, Moment, Offset};
pub use node::{Node, NodeKind, Part};
pub use record::{Extra, Field, Record};
pub use value::{Anchor, FieldType, Mismatch, Set, Type, Value};
pub use zone::{Resolved, Zones};
