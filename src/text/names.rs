//! The words for the closed lists of the model.

use super::{Msg, Words};
use crate::layout::phases::Phase;
use crate::model::durations::split_round;
use crate::model::{
    ActionStatus, ActionType, Certainty, DetectedBy, EvidenceKind, Expected, Kind, LessonKind, MarkerKey,
    Precision, Status, Visibility,
};
use std::borrow::Cow;

/// Declares functions that give the word for each value; a word of a later version stands for itself.
macro_rules! names {
    ($($(#[$meta:meta])* $function:ident($type:ident) { $($variant:ident => $message:ident,)+ })+) => {
        impl Words {
            $(
                $(#[$meta])*
                pub fn $function(self, value: &$type) -> Cow<'static, str> {
                    match value {
                        $($type::$variant => self.get(Msg::$message),)+
                        $type::Other(word) => Cow::Owned(word.to_string()),
                    }
                }
            )+
        }
    };
}

names! {
    /// What a status is called.
    status(Status) {
        Draft => StatusDraft, InReview => StatusInReview, Final => StatusFinal,
    }
    /// What a precision is called.
    precision(Precision) {
        Day => PrecisionDay, Hour => PrecisionHour, Minute => PrecisionMinute,
        Second => PrecisionSecond, Millisecond => PrecisionMillisecond,
    }
    /// What a certainty is called.
    certainty(Certainty) {
        Exact => CertaintyExact, About => CertaintyAbout, Before => CertaintyBefore, After => CertaintyAfter,
    }
    /// What a kind of event is called.
    kind(Kind) {
        Note => KindNote, Detection => KindDetection, Diagnosis => KindDiagnosis, Decision => KindDecision,
        Change => KindChange, Repair => KindRepair, Communication => KindCommunication, Impact => KindImpact,
    }
    /// What an event of a kind tells, for the tooltip of the kind.
    kind_help(Kind) {
        Note => KindNoteHelp, Detection => KindDetectionHelp, Diagnosis => KindDiagnosisHelp,
        Decision => KindDecisionHelp, Change => KindChangeHelp, Repair => KindRepairHelp,
        Communication => KindCommunicationHelp, Impact => KindImpactHelp,
    }
    /// What a visibility is called.
    visibility(Visibility) {
        Internal => VisibilityInternal, Public => VisibilityPublic,
    }
    /// What a kind of evidence is called.
    evidence_kind(EvidenceKind) {
        Unsorted => EvidenceOther, Graph => EvidenceGraph, Log => EvidenceLog, Chat => EvidenceChat,
        Ticket => EvidenceTicket, Commit => EvidenceCommit, Image => EvidenceImage,
    }
    /// Who or what noticed the incident.
    detected_by(DetectedBy) {
        Unknown => NotKnownYet, Monitoring => DetectedByMonitoring, Staff => DetectedByStaff,
        Customer => DetectedByCustomer, SomeoneElse => DetectedByOther,
    }
    /// The answer to "did we expect this?".
    expected(Expected) {
        Unknown => NotKnownYet, Yes => AnswerYes, No => AnswerNo, Unsure => AnswerUnsure,
    }
    /// What a kind of lesson is called.
    lesson_kind(LessonKind) {
        Learned => LessonLearned, WentWell => LessonWentWell, WentWrong => LessonWentWrong,
        Lucky => LessonLucky,
    }
    /// What a type of action is called.
    action_type(ActionType) {
        Unsorted => ActionOther, Prevent => ActionPrevent, Mitigate => ActionMitigate,
        Detect => ActionDetect, Process => ActionProcess, Investigate => ActionInvestigate,
    }
    /// What the status of an action is called.
    action_status(ActionStatus) {
        Proposed => ActionProposed, Open => ActionOpen, InProgress => ActionInProgress,
        Done => ActionDone, Cancelled => ActionCancelled,
    }
}

/// What fields are called, by their keys in the document; of keys that several records have, the
/// one with its record before it counts.
const FIELDS: &[(&str, Msg)] = &[
    ("title", Msg::TitleLabel),
    ("status", Msg::StatusLabel),
    ("severity", Msg::SeverityLabel),
    ("timezone", Msg::ZoneLabel),
    ("profile", Msg::ProfileLabel),
    ("summary", Msg::SummaryLabel),
    ("impact", Msg::FieldImpact),
    ("trigger", Msg::FieldTrigger),
    ("detection", Msg::FieldDetection),
    ("resolution", Msg::FieldResolution),
    ("supporting", Msg::FieldSupporting),
    ("authors", Msg::FactAuthors),
    ("facilitator", Msg::FactFacilitator),
    ("reviewAt", Msg::FactReviewAt),
    ("detectedBy", Msg::FactDetectedBy),
    ("report.expected", Msg::FactExpectedAsk),
    ("nearMiss", Msg::FactNearMiss),
    ("report.dataLoss", Msg::FactDataLoss),
    ("report.intervention", Msg::FactIntervention),
    ("dataLoss", Msg::ReasonDataLoss),
    ("intervention", Msg::ReasonIntervention),
    ("foundByPerson", Msg::ReasonFoundByPerson),
    ("asked", Msg::ReasonAsked),
    ("resolveOver", Msg::ReasonResolveOver),
    ("undetectedOver", Msg::ReasonUndetectedOver),
    ("impactOver", Msg::ReasonImpactOver),
    ("accounts", Msg::FieldAccounts),
    ("questions", Msg::FieldQuestion),
    ("evidence", Msg::FieldEvidence),
    ("whys", Msg::AddWhy),
    ("assumption", Msg::FieldAssumption),
    ("checkOn", Msg::AssumptionCheckOn),
    ("factors.text", Msg::PartFactor),
    ("lessons.text", Msg::PartLesson),
    ("actions.text", Msg::PartAction),
    ("recurrences.text", Msg::PartRecurrence),
    ("whys.text", Msg::AddWhy),
    ("start", Msg::RecurrenceStart),
    ("resolve", Msg::RecurrenceResolve),
    ("owner", Msg::ColumnOwner),
    ("due", Msg::ColumnDue),
    ("cost", Msg::FieldActionCost),
    ("link", Msg::FieldActionLink),
    ("actions.status", Msg::StatusLabel),
    ("questions.text", Msg::FieldQuestion),
    ("answer", Msg::FieldAnswer),
    ("evidence.kind", Msg::FieldEvidenceKind),
    ("url", Msg::FieldEvidenceUrl),
    ("label", Msg::FieldEvidenceLabel),
    ("text", Msg::FieldText),
    ("kind", Msg::FieldKind),
    ("who", Msg::FieldWho),
    ("knownAt", Msg::FieldKnownAt),
    ("tags", Msg::FieldTags),
    ("starred", Msg::FieldStarred),
    ("visibility", Msg::FieldVisibility),
    ("did", Msg::FieldDid),
    ("saw", Msg::FieldSaw),
    ("expected", Msg::FieldExpected),
    ("assumed", Msg::FieldAssumed),
    ("understood", Msg::FieldUnderstood),
];

impl Words {
    /// What a field is called, by the list that holds its record and by its key; the key itself for
    /// one that has no name.
    pub fn field(self, list: &str, key: &str) -> Cow<'static, str> {
        let named = format!("{list}.{key}");
        let find = |wanted: &str| FIELDS.iter().find(|(known, _)| *known == wanted);
        let message = find(&named).or_else(|| find(key)).map(|(_, message)| *message);
        message.map_or_else(|| Cow::Owned(key.to_owned()), |message| self.get(message))
    }

    /// What a marker is called: one word, for badges and flags. A team's own marker stands for itself.
    pub fn marker(self, key: &MarkerKey) -> Cow<'static, str> {
        let (base, round) = split_round(key.as_str());
        match self.marker_message(&MarkerKey::from_name(base)) {
            Some((name, _)) if round == 1 => self.get(name),
            Some((name, _)) => Cow::Owned(self.say(Msg::MarkerRound, [&self.get(name), &round])),
            None => Cow::Owned(key.as_str().to_owned()),
        }
    }

    /// What a marker says, in a sentence; `None` for a team's own marker.
    pub fn marker_help(self, key: &MarkerKey) -> Option<Cow<'static, str>> {
        self.marker_message(key).map(|(_, help)| self.get(help))
    }

    /// What a phase is called; nothing when it is not known.
    pub fn phase(self, phase: Phase) -> Option<Cow<'static, str>> {
        let name = match phase {
            Phase::Before => Msg::LegBefore,
            Phase::Undetected => Msg::LegUndetected,
            Phase::Responding => Msg::LegResponding,
            Phase::Recovering => Msg::LegRecovering,
            Phase::After => Msg::LegAfter,
            Phase::Unknown => return None,
        };
        Some(self.get(name))
    }

    fn marker_message(self, key: &MarkerKey) -> Option<(Msg, Msg)> {
        Some(match key.as_str() {
            "start" => (Msg::MarkerStart, Msg::MarkerStartHelp),
            "detect" => (Msg::MarkerDetect, Msg::MarkerDetectHelp),
            "mitigate" => (Msg::MarkerMitigate, Msg::MarkerMitigateHelp),
            "resolve" => (Msg::MarkerResolve, Msg::MarkerResolveHelp),
            "declare" => (Msg::MarkerDeclare, Msg::MarkerDeclareHelp),
            "acknowledge" => (Msg::MarkerAcknowledge, Msg::MarkerAcknowledgeHelp),
            "recover" => (Msg::MarkerRecover, Msg::MarkerRecoverHelp),
            "trigger" => (Msg::MarkerTrigger, Msg::MarkerTriggerHelp),
            "close" => (Msg::MarkerClose, Msg::MarkerCloseHelp),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_by_its_record_where_that_matters() {
        let words = Words::for_tag("de");
        assert_eq!(words.field("events", "text"), "Was geschah");
        assert_eq!(words.field("questions", "text"), "Frage");
        assert_eq!(words.field("", "title"), "Titel");
        assert_eq!(words.field("", "somethingNew"), "somethingNew");
    }
}
