//! What a user can want: one value per intention, and its name in the history.

use super::adopt::Adopt;
use super::around::Around;
use super::time::EventTime;
use crate::model::{
    Certainty, Event, EvidenceKind, Id, Kind, Marker, MarkerKey, Moment, Precision, ReportField, Status,
    Text, Visibility,
};

/// Something that a user wants done to the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// What the incident is called.
    Title(Text),
    /// How far the postmortem is.
    Status(Status),
    /// How grave the incident was.
    Severity(Text),
    /// The zone in which the incident is read.
    Timezone(Text),
    /// The durations profile.
    Profile(Text),
    /// A text of the report.
    Report(ReportField, Text),
    /// Adds an event.
    Add(Add),
    /// Deletes events, their markers and what refers to them.
    Delete(Vec<Id>),
    /// Copies an event, behind it.
    Duplicate(Id),
    /// What happened.
    EventText(Id, Text),
    /// When it happened.
    Time(Id, EventTime),
    /// To which unit the time is known.
    Precision(Id, Precision),
    /// How the time relates to what really happened.
    Certainty(Id, Certainty),
    /// When the responders learned of it.
    KnownAt(Id, Option<Moment>),
    /// Who acted.
    Who(Id, Vec<Text>),
    /// What sort of thing it is.
    Kind(Vec<Id>, Kind),
    /// The labels of one event.
    Tags(Id, Vec<Text>),
    /// One label more on each.
    AddTag(Vec<Id>, Text),
    /// One label less on each.
    RemoveTag(Vec<Id>, Text),
    /// Worth the reader's attention, or no longer.
    Star(Vec<Id>, bool),
    /// Whether a public copy holds these events.
    Visibility(Vec<Id>, Visibility),
    /// Whether a public copy holds a link of an event that it holds.
    EvidenceVisibility(Id, Id, Visibility),
    /// Whether a public copy holds a part of the report.
    ReportVisibility(ReportField, Visibility),
    /// Sets a marker, or takes it away.
    Mark(MarkerKey, Option<Marker>),
    /// Adds a link.
    AddEvidence(Id, NewEvidence),
    /// Changes a link, by its identifier.
    Evidence(Id, Id, NewEvidence),
    /// Takes a link away.
    RemoveEvidence(Id, Id),
    /// Asks a question.
    AddQuestion(Id, Text),
    /// What a question asks.
    Question(Id, Id, Text),
    /// The answer to a question.
    Answer(Id, Id, Text),
    /// Takes a question away.
    RemoveQuestion(Id, Id),
    /// Moves events by so many seconds.
    Shift(Vec<Id>, i64),
    /// Reads the wall clock times of events in another zone.
    Rezone(Vec<Id>, Text),
    /// Swaps an event with its neighbour of the same instant.
    Reorder(Id, Direction),
    /// Takes in rows that were read from somewhere else.
    Import(Box<Adopt>),
    /// Changes what stands around the events.
    Around(Around),
}

/// Where a new event goes, and what it starts with.
#[derive(Clone, Debug, PartialEq)]
pub enum Add {
    /// An empty row at the end.
    Last,
    /// An empty row behind this one.
    Below(Id),
    /// An empty row before this one.
    Above(Id),
    /// A finished event, which its time puts in place.
    Event(Box<Event>),
}

/// A link as it is entered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewEvidence {
    /// Where it leads.
    pub url: Text,
    /// What is shown.
    pub label: Text,
    /// What it leads to.
    pub kind: EvidenceKind,
}

/// Up or down in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the top.
    Up,
    /// Towards the bottom.
    Down,
}

/// What an entry of the history did; `text/` has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Label {
    EditTitle,
    SetStatus,
    EditSeverity,
    SetZone,
    SetProfile,
    EditReport,
    AddEvent,
    DeleteEvents,
    DuplicateEvent,
    EditText,
    SetTime,
    SetPrecision,
    SetCertainty,
    SetKnownAt,
    SetWho,
    SetKind,
    SetTags,
    SetStar,
    SetVisibility,
    SetMarker,
    ClearMarker,
    AddEvidence,
    EditEvidence,
    RemoveEvidence,
    AddQuestion,
    EditQuestion,
    AnswerQuestion,
    RemoveQuestion,
    ShiftTimes,
    Rezone,
    Reorder,
    ImportEvents,
    AddFactor,
    EditFactor,
    RemoveFactor,
    AddLesson,
    EditLesson,
    RemoveLesson,
    AddAction,
    EditAction,
    RemoveAction,
    AddRecurrence,
    EditRecurrence,
    RemoveRecurrence,
    AddAccount,
    EditAccount,
    RemoveAccount,
    SetCriteria,
    MoveItem,
    PutHintAside,
    ApplyFix,
    MergeChanges,
    SettleConflict,
    ReplaceDocument,
    DiscardRow,
}

impl Label {
    /// All of them, for tests that need a word for each.
    pub const ALL: &'static [Self] = &[
        Self::EditTitle,
        Self::SetStatus,
        Self::EditSeverity,
        Self::SetZone,
        Self::SetProfile,
        Self::EditReport,
        Self::AddEvent,
        Self::DeleteEvents,
        Self::DuplicateEvent,
        Self::EditText,
        Self::SetTime,
        Self::SetPrecision,
        Self::SetCertainty,
        Self::SetKnownAt,
        Self::SetWho,
        Self::SetKind,
        Self::SetTags,
        Self::SetStar,
        Self::SetVisibility,
        Self::SetMarker,
        Self::ClearMarker,
        Self::AddEvidence,
        Self::EditEvidence,
        Self::RemoveEvidence,
        Self::AddQuestion,
        Self::EditQuestion,
        Self::AnswerQuestion,
        Self::RemoveQuestion,
        Self::ShiftTimes,
        Self::Rezone,
        Self::Reorder,
        Self::ImportEvents,
        Self::AddFactor,
        Self::EditFactor,
        Self::RemoveFactor,
        Self::AddLesson,
        Self::EditLesson,
        Self::RemoveLesson,
        Self::AddAction,
        Self::EditAction,
        Self::RemoveAction,
        Self::AddRecurrence,
        Self::EditRecurrence,
        Self::RemoveRecurrence,
        Self::AddAccount,
        Self::EditAccount,
        Self::RemoveAccount,
        Self::SetCriteria,
        Self::MoveItem,
        Self::PutHintAside,
        Self::ApplyFix,
        Self::MergeChanges,
        Self::SettleConflict,
        Self::ReplaceDocument,
        Self::DiscardRow,
    ];
}

impl Change {
    /// The name of the intention in the history.
    pub fn label(&self) -> Label {
        match self {
            Self::Title(_) => Label::EditTitle,
            Self::Status(_) => Label::SetStatus,
            Self::Severity(_) => Label::EditSeverity,
            Self::Timezone(_) => Label::SetZone,
            Self::Profile(_) => Label::SetProfile,
            Self::Report(..) => Label::EditReport,
            Self::Add(_) => Label::AddEvent,
            Self::Delete(_) => Label::DeleteEvents,
            Self::Duplicate(_) => Label::DuplicateEvent,
            Self::EventText(..) => Label::EditText,
            Self::Time(..) => Label::SetTime,
            Self::Precision(..) => Label::SetPrecision,
            Self::Certainty(..) => Label::SetCertainty,
            Self::KnownAt(..) => Label::SetKnownAt,
            Self::Who(..) => Label::SetWho,
            Self::Kind(..) => Label::SetKind,
            Self::Tags(..) | Self::AddTag(..) | Self::RemoveTag(..) => Label::SetTags,
            Self::Star(..) => Label::SetStar,
            Self::Visibility(..) | Self::EvidenceVisibility(..) | Self::ReportVisibility(..) => {
                Label::SetVisibility
            }
            Self::Mark(_, Some(_)) => Label::SetMarker,
            Self::Mark(_, None) => Label::ClearMarker,
            Self::AddEvidence(..) => Label::AddEvidence,
            Self::Evidence(..) => Label::EditEvidence,
            Self::RemoveEvidence(..) => Label::RemoveEvidence,
            Self::AddQuestion(..) => Label::AddQuestion,
            Self::Question(..) => Label::EditQuestion,
            Self::Answer(..) => Label::AnswerQuestion,
            Self::RemoveQuestion(..) => Label::RemoveQuestion,
            Self::Shift(..) => Label::ShiftTimes,
            Self::Rezone(..) => Label::Rezone,
            Self::Reorder(..) => Label::Reorder,
            Self::Import(_) => Label::ImportEvents,
            Self::Around(around) => around.label(),
        }
    }
}
