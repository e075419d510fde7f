//! The names of intentions, in words.

use crate::edit::{Label, Said};
use crate::text::{Msg, Words};
use std::borrow::Cow;

/// What an entry of the history did.
pub fn label(words: Words, label: Label) -> Cow<'static, str> {
    words.get(match label {
        Label::EditTitle => Msg::DidEditTitle,
        Label::SetStatus => Msg::DidSetStatus,
        Label::EditSeverity => Msg::DidSetSeverity,
        Label::SetZone => Msg::DidSetZone,
        Label::SetProfile => Msg::DidSetProfile,
        Label::EditReport => Msg::DidEditReport,
        Label::AddEvent => Msg::DidAddEvent,
        Label::DeleteEvents => Msg::DidDelete,
        Label::DuplicateEvent => Msg::DidDuplicate,
        Label::EditText => Msg::DidEditText,
        Label::SetTime => Msg::DidEditTime,
        Label::SetPrecision => Msg::DidEditPrecision,
        Label::SetCertainty => Msg::DidEditCertainty,
        Label::SetKnownAt => Msg::DidEditKnownAt,
        Label::SetWho => Msg::DidSetWho,
        Label::SetKind => Msg::DidSetKind,
        Label::SetTags => Msg::DidSetTags,
        Label::SetStar => Msg::DidSetStar,
        Label::SetVisibility => Msg::DidSetVisibility,
        Label::SetMarker => Msg::DidMark,
        Label::ClearMarker => Msg::DidClearMarker,
        Label::AddEvidence => Msg::DidAddEvidence,
        Label::EditEvidence => Msg::DidEditEvidence,
        Label::RemoveEvidence => Msg::DidRemoveEvidence,
        Label::AddQuestion => Msg::DidAddQuestion,
        Label::EditQuestion => Msg::DidEditQuestion,
        Label::AnswerQuestion => Msg::DidAnswer,
        Label::RemoveQuestion => Msg::DidRemoveQuestion,
        Label::ShiftTimes => Msg::DidShiftTimes,
        Label::Rezone => Msg::DidReadInZone,
        Label::Reorder => Msg::DidReorder,
        Label::ImportEvents => Msg::DidImport,
        Label::AddFactor => Msg::DidAddFactor,
        Label::EditFactor => Msg::DidEditFactor,
        Label::RemoveFactor => Msg::DidRemoveFactor,
        Label::AddLesson => Msg::DidAddLesson,
        Label::EditLesson => Msg::DidEditLesson,
        Label::RemoveLesson => Msg::DidRemoveLesson,
        Label::AddAction => Msg::DidAddAction,
        Label::EditAction => Msg::DidEditAction,
        Label::RemoveAction => Msg::DidRemoveAction,
        Label::AddRecurrence => Msg::DidAddRecurrence,
        Label::EditRecurrence => Msg::DidEditRecurrence,
        Label::RemoveRecurrence => Msg::DidRemoveRecurrence,
        Label::AddAccount => Msg::DidAddAccount,
        Label::EditAccount => Msg::DidEditAccount,
        Label::RemoveAccount => Msg::DidRemoveAccount,
        Label::SetCriteria => Msg::DidSetCriteria,
        Label::MoveItem => Msg::DidMoveItem,
        Label::PutHintAside => Msg::DidPutHintAside,
        Label::ApplyFix => Msg::DidFix,
        Label::MergeChanges => Msg::DidTakeOver,
        Label::SettleConflict => Msg::DidResolveConflict,
        Label::ReplaceDocument => Msg::DidReplace,
        Label::DiscardRow => Msg::DidDiscardRow,
    })
}

/// What is said aloud after an action.
pub fn said(words: Words, said: Said) -> String {
    match said {
        Said::Done(done) => label(words, done).into_owned(),
        Said::Undone(done) => words.say(Msg::Undone, [&label(words, done)]),
        Said::Redone(done) => words.say(Msg::Redone, [&label(words, done)]),
        Said::Refused(done) => words.say(Msg::Refused, [&label(words, done)]),
    }
}
