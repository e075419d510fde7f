//! Rows that are edited: how one is left, and what stays.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use postmortem_timeline::edit::{
    Action, Add, Change, Command, Env, EventTime, Filter, Label, Mode, RowField, Select, Session, Target,
};
use postmortem_timeline::format;
use postmortem_timeline::model::{
    Document, DocumentField, Event, EventList, FieldType, Id, Marker, MarkerKey, Moment, Text,
};
use postmortem_timeline::zones_native::NativeZones;
use std::rc::Rc;

/// A session on two events, `a` and `b`.
fn session() -> Session {
    let event = |(minute, id): (i64, &str)| {
        let at = Some(Moment::from_unix(1_710_239_880 + 60 * minute));
        Rc::new(Event { id: id.into(), at, text: id.into(), ..Event::default() })
    };
    let events: EventList = (0..).zip(["a", "b"]).map(event).collect();
    Session::new(Document { events, ..Document::default() }, Mode::Edit, 7)
}

fn act(session: &mut Session, actions: impl IntoIterator<Item = Action>) {
    for action in actions {
        *session = session.after(action, Env { zones: &NativeZones, now: None });
    }
}

fn say(id: &Id, text: &str) -> Action {
    Action::Do(Change::EventText(id.clone(), text.into()))
}

fn title(text: &str) -> Action {
    Action::Do(Change::Title(text.into()))
}

fn texts(session: &Session) -> Vec<Text> {
    session.document.events.iter().map(|event| event.text.clone()).collect()
}

fn edited(session: &Session) -> Id {
    session.editing.as_ref().unwrap().id.clone()
}

#[test]
fn leaving_a_row_takes_back_what_was_done_in_it_and_undo_brings_it_back() {
    let mut session = session();
    let before = format::write(&session.document);
    let (a, b) = (Id::new("a"), Id::new("b"));
    let start = Action::Do(Change::Mark(MarkerKey::Start, Some(Marker::at(a.clone()))));
    act(&mut session, [Action::Edit(a.clone(), RowField::Text), say(&a, "a fails"), start]);
    let after = format::write(&session.document);
    act(&mut session, [Action::Cancel]);
    assert_eq!(format::write(&session.document), before);
    assert_eq!(session.history.undo_label(), Some(Label::DiscardRow));
    act(&mut session, [Action::Undo]);
    assert_eq!(format::write(&session.document), after);
    // A row in which nothing was done leaves no trace.
    act(&mut session, [Action::Edit(b, RowField::Text), Action::Cancel]);
    assert_eq!(session.history.undo_label(), Some(Label::SetMarker));
}

#[test]
fn what_was_done_elsewhere_stays() {
    let mut session = session();
    let (a, b) = (Id::new("a"), Id::new("b"));
    act(&mut session, [Action::Edit(a.clone(), RowField::Text), say(&a, "one")]);
    // A word typed elsewhere is one intention, however many signs it has.
    act(&mut session, [Action::Mark, title("O"), title("Ou"), title("Out")]);
    act(&mut session, [Action::Mark, say(&a, "two"), Action::Cancel]);
    assert_eq!((&*session.document.title, texts(&session)), ("Out", vec!["one".into(), "b".into()]));
    act(&mut session, [Action::Undo, Action::Undo, Action::Undo]);
    assert_eq!((&*session.document.title, texts(&session)), ("", vec!["one".into(), "b".into()]));
    // Nor does a marker go that was set on another row.
    let on_b = Action::Do(Change::Mark(MarkerKey::Detect, Some(Marker::at(b))));
    act(&mut session, [Action::Edit(a, RowField::Text), on_b, Action::Cancel]);
    assert!(session.document.markers.get(&MarkerKey::Detect).is_some());
}

#[test]
fn a_blank_row_goes_alone() {
    for leave in [Action::Cancel, Action::Close, Action::EditNext] {
        let mut session = session();
        act(&mut session, [Action::Go(Id::new("a"), Select::Go)]);
        act(&mut session, [Action::AddRow(Add::Last)]);
        let set = Command::set(Target::document(), DocumentField::Severity, Text::from("2").to_value());
        act(&mut session, [title("Out"), Action::Commands(Label::MergeChanges, vec![set]), leave]);
        let document = &session.document;
        assert_eq!((&*document.title, &*document.severity), ("Out", "2"));
        assert_eq!(texts(&session), ["a", "b"].map(Text::from));
        assert_eq!(session.selection.active, Some(Id::new("a")));
        act(&mut session, [Action::Undo, Action::Undo]);
        assert_eq!((&*session.document.title, session.can_undo()), ("", false));
    }
}

#[test]
fn a_new_row_that_says_something_comes_back_with_undo() {
    let mut session = session();
    act(&mut session, [Action::AddRow(Add::Last)]);
    let id = edited(&session);
    let at = Some(Moment::from_unix(1_710_243_480));
    let time = EventTime { at, ..EventTime::default() };
    act(&mut session, [Action::Do(Change::Time(id.clone(), time)), say(&id, "c"), Action::Cancel]);
    assert_eq!(texts(&session), ["a", "b"].map(Text::from));
    act(&mut session, [Action::Undo]);
    assert_eq!(texts(&session), ["a", "b", "c"].map(Text::from));
    assert_eq!(session.document.events.find(&id).unwrap().at, at);
}

#[test]
fn going_elsewhere_closes_the_row() {
    let mut session = session();
    let go = |id: &str| Action::Go(Id::new(id), Select::Go);
    act(&mut session, [Action::Edit(Id::new("a"), RowField::Text), say(&Id::new("a"), "one"), go("a")]);
    assert!(session.editing.is_some());
    act(&mut session, [go("b")]);
    assert_eq!((session.editing.is_none(), texts(&session)), (true, vec!["one".into(), "b".into()]));
    assert_eq!(session.focus.row, Some(Id::new("b")));
}

#[test]
fn no_filter_hides_the_row_that_is_edited() {
    let mut session = session();
    let filter = Filter { text: "b".into(), ..Filter::default() };
    act(&mut session, [Action::Filter(filter.clone())]);
    assert_eq!(session.shown(), [Id::new("b")]);
    act(&mut session, [Action::Edit(Id::new("b"), RowField::Text), say(&Id::new("b"), "x")]);
    assert_eq!(session.shown(), [Id::new("b")]);
    act(&mut session, [Action::Close]);
    assert_eq!(session.shown(), Vec::<Id>::new());
    // What is added is seen.
    act(&mut session, [Action::AddRow(Add::Last)]);
    assert_eq!((session.filter.is_empty(), session.shown().len()), (true, 3));
}
