//! Keys: one table says which key does what, for the list and for the help.

use super::state::Dialog;
use crate::edit::{Action, Add, Change, Direction, RowField, Select, Session};
use crate::model::{Id, Marker, MarkerKey};
use crate::text::{Msg, Words};
use yew::KeyboardEvent;

/// What a key in the list does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Act {
    Next,
    Previous,
    First,
    Last,
    PageDown,
    PageUp,
    ExtendNext,
    ExtendPrevious,
    Edit,
    Below,
    Above,
    Duplicate,
    Delete,
    Earlier,
    Later,
    MinuteEarlier,
    MinuteLater,
    MarkStart,
    MarkDetect,
    MarkMitigate,
    MarkResolve,
    Star,
    Select,
    SelectAll,
    SelectNone,
    Search,
    Undo,
    Redo,
    Save,
    Import,
    Help,
}

/// A key and what it does.
pub struct Binding {
    /// The key, as the browser names it; letters in lower case.
    pub key: &'static str,
    /// Whether Ctrl (or Command) is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; `None` where it plays no part.
    pub shift: Option<bool>,
    /// What it does.
    pub act: Act,
    /// Whether it also works where nothing can be changed.
    pub in_view: bool,
}

const fn key(key: &'static str, act: Act, in_view: bool) -> Binding {
    Binding { key, ctrl: false, alt: false, shift: Some(false), act, in_view }
}

const fn shift(key: &'static str, act: Act, in_view: bool) -> Binding {
    Binding { key, ctrl: false, alt: false, shift: Some(true), act, in_view }
}

const fn any_shift(key: &'static str, act: Act, in_view: bool) -> Binding {
    Binding { key, ctrl: false, alt: false, shift: None, act, in_view }
}

const fn ctrl(key: &'static str, act: Act, in_view: bool) -> Binding {
    Binding { key, ctrl: true, alt: false, shift: Some(false), act, in_view }
}

const fn alt(key: &'static str, act: Act) -> Binding {
    Binding { key, ctrl: false, alt: true, shift: Some(false), act, in_view: false }
}

/// All keys of the list.
pub const BINDINGS: &[Binding] = &[
    key("ArrowDown", Act::Next, true),
    key("ArrowUp", Act::Previous, true),
    key("Home", Act::First, true),
    key("End", Act::Last, true),
    key("PageDown", Act::PageDown, true),
    key("PageUp", Act::PageUp, true),
    shift("ArrowDown", Act::ExtendNext, false),
    shift("ArrowUp", Act::ExtendPrevious, false),
    key("Enter", Act::Edit, false),
    key("F2", Act::Edit, false),
    key("Insert", Act::Below, false),
    key("n", Act::Below, false),
    shift("N", Act::Above, false),
    ctrl("d", Act::Duplicate, false),
    key("Delete", Act::Delete, false),
    key("Backspace", Act::Delete, false),
    alt("ArrowUp", Act::Earlier),
    alt("ArrowDown", Act::Later),
    alt("ArrowLeft", Act::MinuteEarlier),
    alt("ArrowRight", Act::MinuteLater),
    key("s", Act::MarkStart, false),
    key("d", Act::MarkDetect, false),
    key("m", Act::MarkMitigate, false),
    key("r", Act::MarkResolve, false),
    any_shift("*", Act::Star, false),
    key(" ", Act::Select, false),
    ctrl("a", Act::SelectAll, false),
    key("Escape", Act::SelectNone, true),
    any_shift("/", Act::Search, true),
    ctrl("z", Act::Undo, false),
    ctrl("y", Act::Redo, false),
    Binding { key: "z", ctrl: true, alt: false, shift: Some(true), act: Act::Redo, in_view: false },
    ctrl("s", Act::Save, false),
    key("i", Act::Import, false),
    any_shift("?", Act::Help, true),
];

/// What a key press in the list does, if anything.
pub fn act_of(event: &KeyboardEvent, editable: bool) -> Option<Act> {
    let pressed = event.key();
    let held = event.ctrl_key() || event.meta_key();
    let fits = |binding: &&Binding| {
        let same = binding.key == pressed || (binding.ctrl && binding.key == pressed.to_lowercase());
        let shift = binding.shift.is_none_or(|shift| shift == event.shift_key());
        same && shift && binding.ctrl == held && binding.alt == event.alt_key()
    };
    BINDINGS.iter().find(fits).filter(|binding| editable || binding.in_view).map(|binding| binding.act)
}

/// What an act means to the session, for a given row.
pub enum Meaning {
    /// The session acts.
    Act(Action),
    /// Go to a row.
    Go(Id, Select),
    /// A window opens.
    Dialog(Dialog),
    /// The focus goes to the search field.
    Search,
    /// The document is saved.
    Save,
    /// There is nothing to do.
    Nothing,
}

/// What an act means on the active row.
pub fn meaning(session: &Session, act: Act, shown: &dyn Fn(isize) -> Option<Id>, id: &Id) -> Meaning {
    let go = |step: isize, how: Select| shown(step).map_or(Meaning::Nothing, |id| Meaning::Go(id, how));
    let act_on = |change: Change| Meaning::Act(Action::Do(change));
    let chosen = || session.chosen();
    match act {
        Act::Next => go(1, Select::Go),
        Act::Previous => go(-1, Select::Go),
        Act::First => go(isize::MIN, Select::Go),
        Act::Last => go(isize::MAX, Select::Go),
        Act::PageDown => go(10, Select::Go),
        Act::PageUp => go(-10, Select::Go),
        Act::ExtendNext => go(1, Select::Range),
        Act::ExtendPrevious => go(-1, Select::Range),
        Act::Edit => Meaning::Act(Action::Edit(id.clone(), RowField::Text)),
        Act::Below => Meaning::Act(Action::AddRow(Add::Below(id.clone()))),
        Act::Above => Meaning::Act(Action::AddRow(Add::Above(id.clone()))),
        Act::Duplicate => act_on(Change::Duplicate(id.clone())),
        Act::Delete => act_on(Change::Delete(chosen())),
        Act::Earlier => act_on(Change::Reorder(id.clone(), Direction::Up)),
        Act::Later => act_on(Change::Reorder(id.clone(), Direction::Down)),
        Act::MinuteEarlier => act_on(Change::Shift(chosen(), -60)),
        Act::MinuteLater => act_on(Change::Shift(chosen(), 60)),
        Act::MarkStart => mark(session, MarkerKey::Start, id),
        Act::MarkDetect => mark(session, MarkerKey::Detect, id),
        Act::MarkMitigate => mark(session, MarkerKey::Mitigate, id),
        Act::MarkResolve => mark(session, MarkerKey::Resolve, id),
        Act::Star => {
            let starred = session.document.events.find(id).is_some_and(|event| event.starred);
            act_on(Change::Star(chosen(), !starred))
        }
        Act::Select => Meaning::Go(id.clone(), Select::Toggle),
        Act::SelectAll => Meaning::Act(Action::SelectAll),
        Act::SelectNone => Meaning::Act(Action::SelectNone),
        Act::Search => Meaning::Search,
        Act::Undo => Meaning::Act(Action::Undo),
        Act::Redo => Meaning::Act(Action::Redo),
        Act::Save => Meaning::Save,
        Act::Import => Meaning::Dialog(Dialog::Import),
        Act::Help => Meaning::Dialog(Dialog::Help),
    }
}

/// Sets a marker on the event, or takes it away where it already stands.
fn mark(session: &Session, key: MarkerKey, id: &Id) -> Meaning {
    let here = session.document.markers.get(&key).is_some_and(|marker| marker.event == *id);
    let marker = (!here).then(|| Marker::at(id.clone()));
    Meaning::Act(Action::Do(Change::Mark(key, marker)))
}

/// What an act is called in the help.
pub fn name(words: Words, act: Act) -> String {
    let mark = |key: MarkerKey| words.say(Msg::HelpMark, [&words.marker(&key)]);
    let message = match act {
        Act::MarkStart => return mark(MarkerKey::Start),
        Act::MarkDetect => return mark(MarkerKey::Detect),
        Act::MarkMitigate => return mark(MarkerKey::Mitigate),
        Act::MarkResolve => return mark(MarkerKey::Resolve),
        Act::Next => Msg::HelpNextRow,
        Act::Previous => Msg::HelpPreviousRow,
        Act::First => Msg::HelpFirstRow,
        Act::Last => Msg::HelpLastRow,
        Act::PageDown | Act::PageUp => Msg::HelpPage,
        Act::ExtendNext | Act::ExtendPrevious => Msg::HelpSelectRange,
        Act::Edit => Msg::HelpEdit,
        Act::Below => Msg::HelpInsertBelow,
        Act::Above => Msg::HelpInsertAbove,
        Act::Duplicate => Msg::HelpDuplicate,
        Act::Delete => Msg::HelpDelete,
        Act::Earlier => Msg::HelpMoveEarlier,
        Act::Later => Msg::HelpMoveLater,
        Act::MinuteEarlier => Msg::HelpMinuteEarlier,
        Act::MinuteLater => Msg::HelpMinuteLater,
        Act::Star => Msg::HelpStar,
        Act::Select => Msg::HelpSelect,
        Act::SelectAll => Msg::HelpSelectAll,
        Act::SelectNone => Msg::SelectNone,
        Act::Search => Msg::HelpSearch,
        Act::Undo => Msg::HelpUndo,
        Act::Redo => Msg::HelpRedo,
        Act::Save => Msg::HelpSave,
        Act::Import => Msg::ImportTitle,
        Act::Help => Msg::HelpHelp,
    };
    words.get(message).into_owned()
}

/// A binding as people read it: `Ctrl Z`.
pub fn spelled(words: Words, binding: &Binding) -> Vec<String> {
    let mut parts = Vec::new();
    let mut push = |message: Msg| parts.push(words.get(message).into_owned());
    if binding.ctrl {
        push(Msg::KeyCtrl);
    }
    if binding.alt {
        push(Msg::KeyAlt);
    }
    if binding.shift == Some(true) {
        push(Msg::KeyShift);
    }
    let key = match binding.key {
        "ArrowDown" => "↓".to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowLeft" => "←".to_owned(),
        "ArrowRight" => "→".to_owned(),
        " " => words.get(Msg::KeySpace).into_owned(),
        "Enter" => words.get(Msg::KeyEnter).into_owned(),
        "Escape" => words.get(Msg::KeyEscape).into_owned(),
        "Delete" => words.get(Msg::KeyDelete).into_owned(),
        "Insert" => words.get(Msg::KeyInsert).into_owned(),
        "Backspace" => words.get(Msg::KeyBackspace).into_owned(),
        "Home" => words.get(Msg::KeyHome).into_owned(),
        "End" => words.get(Msg::KeyEnd).into_owned(),
        "PageUp" => words.get(Msg::KeyPageUp).into_owned(),
        "PageDown" => words.get(Msg::KeyPageDown).into_owned(),
        other => other.to_uppercase(),
    };
    parts.push(key);
    parts
}
