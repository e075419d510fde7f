//! Commands: what they do, that their inverse takes it back to the byte, and the history.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/arbitrary.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod arbitrary;

use arbitrary::{arbitrary_document_of, moment, text};
use postmortem_timeline::edit::{
    Add, Adopt, Around, Change, Command, Direction, EventTime, History, Incoming, Label, Listed, NewEvidence,
    Part, Plan, Target, apply, plan,
};
use postmortem_timeline::format;
use postmortem_timeline::model::{
    ActionField, Anchor, AssumptionField, Certainty, CriteriaField, Document, DocumentField, Event,
    EventField, FactorField, FieldType, Id, IdSource, Kind, LessonField, LessonKind, Marker, MarkerKey,
    Moment, Precision, ReportField, Set, Status, Text, Value, Visibility, WhyField, order,
};
use postmortem_timeline::zones_native::NativeZones;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// A change before it is known which events there are.
#[derive(Clone, Debug)]
struct Wish {
    sort: u8,
    at: Index,
    other: Index,
    text: Text,
    moment: Moment,
    seconds: i64,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0..41_u8, any::<Index>(), any::<Index>(), text(), moment(), -200_000..200_000i64)
        .prop_map(|(sort, at, other, text, moment, seconds)| Wish { sort, at, other, text, moment, seconds })
}

impl Wish {
    fn change(&self, document: &Document) -> Change {
        let text = self.text.clone();
        if document.events.is_empty() {
            return Change::Add(Add::Last);
        }
        let pick = |index: &Index| document.events.get(index.index(document.events.len())).unwrap().clone();
        let event = pick(&self.at);
        let id = event.id.clone();
        let both = if pick(&self.other).id == id {
            vec![id.clone()]
        } else {
            vec![id.clone(), pick(&self.other).id.clone()]
        };
        let zones = ["Europe/Berlin", "UTC", "America/New_York", "Australia/Lord_Howe"];
        match self.sort {
            0 => Change::Title(text),
            1 => Change::Status(Status::from_word(&text)),
            2 => Change::Report(ReportField::Summary, text),
            3 => Change::Add(Add::Last),
            4 => Change::Add(Add::Below(id)),
            5 => Change::Add(Add::Above(id)),
            6 => Change::Add(Add::Event(Box::new(Event { at: Some(self.moment), text, ..Event::default() }))),
            7 => Change::Delete(both),
            8 => Change::Duplicate(id),
            9 => Change::EventText(id, text),
            10 => Change::Time(id, EventTime { at: Some(self.moment), typed: text, ..EventTime::default() }),
            11 => Change::Time(
                id,
                EventTime {
                    after: Some(Anchor::After(pick(&self.other).id.clone())),
                    ..EventTime::default()
                },
            ),
            12 => Change::Precision(id, Precision::Day),
            13 => Change::Certainty(id, Certainty::Before),
            14 => Change::KnownAt(id, Some(self.moment)),
            15 => Change::Who(id, vec![text, "Ada".into()]),
            16 => Change::Kind(both, Kind::Impact),
            17 => Change::AddTag(both, text),
            18 => Change::Star(both, self.seconds % 2 == 0),
            19 => Change::Mark(
                MarkerKey::MAIN[self.seconds.unsigned_abs() as usize % 4].clone(),
                Some(Marker::at(id)),
            ),
            20 => Change::Mark(MarkerKey::Start, None),
            21 => Change::AddEvidence(id, NewEvidence { url: text, ..NewEvidence::default() }),
            22 => Change::AddQuestion(id, text),
            23 => Change::Shift(both, self.seconds),
            24 => Change::Rezone(both, zones[self.seconds.unsigned_abs() as usize % 4].into()),
            25 => Change::Reorder(id, if self.seconds > 0 { Direction::Up } else { Direction::Down }),
            26 => Change::Import(Box::new(imported(&pick(&self.other), self.moment, text))),
            27 => Change::Visibility(both, self.visibility()),
            28 => Change::ReportVisibility(ReportField::Summary, self.visibility()),
            29..40 => Change::Around(around(document, self.sort, &id, text, self.seconds)),
            _ => nested(&event, text),
        }
    }

    fn visibility(&self) -> Visibility {
        if self.seconds % 2 == 0 { Visibility::Public } else { Visibility::Internal }
    }
}

/// A row that came before, as far as it has a source, and a new one.
fn imported(known: &Event, at: Moment, text: Text) -> Adopt {
    let again = Event { at: Some(at), text: text.clone(), ..known.clone() };
    let new = Event {
        id: "imported".into(),
        text,
        after: Some(Anchor::After(known.id.clone())),
        ..Event::default()
    };
    let rows = [again, new].map(|event| Incoming { event, markers: vec![(MarkerKey::Detect, false)] });
    Adopt { rows: rows.to_vec(), title: "Imported".into(), ..Adopt::default() }
}

/// A change of something inside an event, where it has anything.
/// A change of what stands around the events, of each sort.
fn around(document: &Document, which: u8, event: &Id, text: Text, number: i64) -> Around {
    let place = number.unsigned_abs() as usize;
    let factor = document.factors.get(place % document.factors.len().max(1)).map(|it| it.id.clone());
    let factor = factor.unwrap_or_default();
    let item = |list| Part::Item(list, factor.clone());
    let shared = |field: usize| (field, text.to_value());
    match which {
        29 => Around::Add(Listed::Factors, vec![shared(FactorField::Text.into())]),
        30 => Around::Add(Listed::Whys(factor), vec![shared(WhyField::Text.into())]),
        31 => Around::Add(Listed::Actions, vec![shared(ActionField::Text.into())]),
        32 => Around::Add(Listed::Accounts(event.clone()), Vec::new()),
        33 => Around::set(item(Listed::Factors), FactorField::Text, &text),
        34 => Around::set(Part::Assumption(factor), AssumptionField::Notice, &text),
        35 => Around::Remove(Listed::Factors, factor),
        36 => Around::Move(Listed::Factors, factor, if number > 0 { Direction::Up } else { Direction::Down }),
        37 => Around::set(Part::Report, ReportField::NearMiss, &Some(number > 0)),
        38 => Around::set(Part::Criteria, CriteriaField::ResolveOver, &Some(number.abs())),
        _ => {
            let other = document.factors.first().map(|it| it.id.to_string()).unwrap_or_default();
            let led: Set = [other.as_str()].into_iter().collect();
            Around::set(item(Listed::Factors), FactorField::LeadsTo, &led)
        }
    }
}

fn nested(event: &Event, text: Text) -> Change {
    let id = event.id.clone();
    match (event.evidence.first(), event.questions.first()) {
        (Some(link), _) if text.len().is_multiple_of(2) => Change::Evidence(
            id,
            link.id.clone(),
            NewEvidence { label: text, url: link.url.clone(), kind: link.kind.clone() },
        ),
        (Some(link), None) if text.len().is_multiple_of(3) => {
            Change::EvidenceVisibility(id, link.id.clone(), Visibility::Public)
        }
        (Some(link), None) => Change::RemoveEvidence(id, link.id.clone()),
        (_, Some(question)) if text.len().is_multiple_of(3) => {
            Change::RemoveQuestion(id, question.id.clone())
        }
        (_, Some(question)) => Change::Answer(id, question.id.clone(), text),
        (None, None) => Change::Tags(id, vec![text]),
    }
}

fn perform(history: &mut History, document: &mut Document, wish: &Wish, ids: &mut IdSource) {
    let change = wish.change(document);
    let label = change.label();
    let Plan { commands, .. } = plan(document, change, ids, &NativeZones);
    history.perform(document, label, commands, None).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_and_as_many_undos_give_the_same_bytes(
        start in arbitrary_document_of(0..10),
        wishes in vec(wish(), 1..25),
    ) {
        let mut document = start.clone();
        let mut history = History::default();
        let mut ids = IdSource::new(1);
        let mut texts = vec![format::write(&document)];
        for wish in &wishes {
            let before = history.undo_label();
            perform(&mut history, &mut document, wish, &mut ids);
            prop_assert!(order::is_arranged(&document.events), "out of order after {:?}", wish);
            let text = format::write(&document);
            if texts.last() != Some(&text) || history.undo_label() != before {
                texts.push(text);
            }
        }
        let end = format::write(&document);
        while history.undo(&mut document).is_some() {}
        prop_assert_eq!(&format::write(&document), &texts[0]);
        prop_assert_eq!(&document, &start);
        while history.redo(&mut document).is_some() {}
        prop_assert_eq!(&format::write(&document), &end);
        while history.undo(&mut document).is_some() {
            prop_assert!(order::is_arranged(&document.events));
        }
        prop_assert_eq!(&format::write(&document), &texts[0]);
    }

    #[test]
    fn a_changed_document_survives_writing_and_reading(
        start in arbitrary_document_of(0..8),
        wishes in vec(wish(), 1..10),
    ) {
        let mut document = start;
        let mut history = History::default();
        let mut ids = IdSource::new(2);
        for wish in &wishes {
            perform(&mut history, &mut document, wish, &mut ids);
        }
        let text = format::write(&document);
        let read = format::read(&text).unwrap();
        prop_assert_eq!(format::write(&read.document), text);
    }
}

fn event(id: &str, at: &str) -> Event {
    Event { id: id.into(), at: Moment::parse(at), ..Event::default() }
}

fn document(events: Vec<Event>) -> Document {
    Document { events: order::arrange(events.into_iter().map(Into::into)), ..Document::default() }
}

fn order_of(document: &Document) -> String {
    document.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn planned(document: &Document, change: Change) -> Plan {
    plan(document, change, &mut IdSource::new(3), &NativeZones)
}

fn done(document: &mut Document, change: Change) {
    for command in planned(document, change).commands {
        apply(document, command).unwrap();
    }
}

const THREE: [(&str, &str); 3] =
    [("a", "2018-02-10T13:01:00Z"), ("b", "2018-02-10T15:20:00Z"), ("c", "2018-02-10T15:23:00Z")];

fn three() -> Document {
    document(THREE.iter().map(|(id, at)| event(id, at)).collect())
}

#[test]
fn a_changed_time_moves_the_event() {
    let mut document = three();
    let time = EventTime { at: Moment::parse("2018-02-10T16:00:00Z"), ..EventTime::default() };
    done(&mut document, Change::Time("a".into(), time));
    assert_eq!(order_of(&document), "b c a");
}

#[test]
fn rows_of_one_instant_keep_their_order_until_somebody_changes_it() {
    let at = "2015-10-21T15:36:00Z";
    let mut document = document(vec![event("x", at), event("y", at), event("z", at)]);
    done(&mut document, Change::Reorder("z".into(), Direction::Up));
    assert_eq!(order_of(&document), "x z y");
    done(&mut document, Change::Reorder("x".into(), Direction::Up));
    assert_eq!(order_of(&document), "x z y");
}

#[test]
fn deleting_takes_markers_along_and_leaves_followers_in_place() {
    let mut document = three();
    done(&mut document, Change::Mark(MarkerKey::Detect, Some(Marker::at("b".into()))));
    done(&mut document, Change::Add(Add::Below("b".into())));
    let follower = document.events.get(2).unwrap().id.clone();
    let plan = planned(&document, Change::Delete(vec!["b".into()]));
    assert_eq!(plan.focus, Some(follower.clone()));
    done(&mut document, Change::Delete(vec!["b".into()]));
    assert!(document.markers.is_empty());
    assert_eq!(order_of(&document), format!("a {follower} c"));
    assert_eq!(document.events.get(1).unwrap().after, Some(Anchor::After("a".into())));
}

#[test]
fn another_zone_keeps_the_clock_and_moves_the_instant() {
    let mut document = three();
    done(&mut document, Change::Rezone(vec!["a".into()], "Europe/Berlin".into()));
    assert_eq!(document.events.get(0).unwrap().at.unwrap().to_string(), "2018-02-10T13:01:00+01:00");
}

#[test]
fn typing_is_one_entry_until_the_field_is_left() {
    let mut document = three();
    let mut history = History::default();
    let typed = |history: &mut History, document: &mut Document, text: &str| {
        let plan = planned(document, Change::EventText("a".into(), text.into()));
        history.perform(document, Label::EditText, plan.commands, plan.field).unwrap();
    };
    for text in ["d", "de", "dep"] {
        typed(&mut history, &mut document, text);
    }
    history.mark();
    typed(&mut history, &mut document, "depl");
    assert_eq!(history.undo(&mut document), Some(Label::EditText));
    assert_eq!(&*document.events.get(0).unwrap().text, "dep");
    assert_eq!(history.undo(&mut document), Some(Label::EditText));
    assert_eq!(&*document.events.get(0).unwrap().text, "");
    assert_eq!(history.undo(&mut document), None);
}

#[test]
fn typing_a_link_is_one_entry() {
    let mut document = three();
    done(&mut document, Change::AddEvidence("a".into(), NewEvidence::default()));
    let link = document.events.get(0).unwrap().evidence[0].id.clone();
    let mut history = History::default();
    for url in ["h", "ht", "https://example.org"] {
        let new = NewEvidence { url: url.into(), ..NewEvidence::default() };
        let plan = planned(&document, Change::Evidence("a".into(), link.clone(), new));
        history.perform(&mut document, Label::EditEvidence, plan.commands, plan.field).unwrap();
    }
    history.undo(&mut document);
    assert_eq!(&*document.events.get(0).unwrap().evidence[0].url, "");
    assert_eq!(history.undo_label(), None);
}

#[test]
fn a_command_that_does_not_fit_changes_nothing() {
    let mut document = three();
    let before = document.clone();
    let commands = vec![
        Command::set(Target::document(), DocumentField::Title, Value::Text("new".into())),
        Command::set_event(&Id::new("gone"), EventField::Text, Value::Text("lost".into())),
    ];
    let refused = History::default().perform(&mut document, Label::EditText, commands, None);
    assert!(refused.is_err());
    assert_eq!(document, before);
    let wrong = Command::set(Target::document(), DocumentField::Title, true.to_value());
    assert!(apply(&mut document, wrong).is_err());
    assert_eq!(document, before);
}

#[test]
fn bail_takes_back_and_forgets() {
    let mut document = three();
    let mut history = History::default();
    let mark = history.mark();
    for text in ["one", "two"] {
        let plan = planned(&document, Change::Title(text.into()));
        history.perform(&mut document, Label::EditTitle, plan.commands, None).unwrap();
    }
    history.bail(&mut document, mark);
    assert_eq!(document, three());
    assert_eq!((history.undo_label(), history.redo_label()), (None, None));
}

/// A lesson moves among those of its kind, as they are shown.
#[test]
fn lessons_move_among_their_kind() {
    let mut document = three();
    let mut ids = IdSource::new(7);
    let mut done = |document: &mut Document, change: Change| {
        let plan = plan(document, change, &mut ids, &NativeZones);
        History::default().perform(document, Label::MoveItem, plan.commands, plan.field).unwrap();
    };
    for (kind, text) in [("went-well", "w1"), ("went-wrong", "g1"), ("went-well", "w2"), ("lucky", "l1")] {
        let kind = (LessonField::Kind.into(), LessonKind::from_word(kind).to_value());
        let values = vec![kind, (LessonField::Text.into(), Text::from(text).to_value())];
        done(&mut document, Change::Around(Around::Add(Listed::Lessons, values)));
    }
    let id = |document: &Document, text: &str| {
        document.lessons.iter().find(|it| &*it.text == text).unwrap().id.clone()
    };
    let shift = |document: &Document, text: &str, direction| {
        Change::Around(Around::Move(Listed::Lessons, id(document, text), direction))
    };
    let order =
        |document: &Document| -> Vec<Text> { document.lessons.iter().map(|it| it.text.clone()).collect() };
    for (text, direction, expected) in [
        ("g1", Direction::Up, ["w1", "g1", "w2", "l1"]),
        ("w2", Direction::Up, ["w2", "w1", "g1", "l1"]),
        ("w2", Direction::Down, ["w1", "w2", "g1", "l1"]),
        ("w2", Direction::Down, ["w1", "w2", "g1", "l1"]),
    ] {
        let change = shift(&document, text, direction);
        done(&mut document, change);
        assert_eq!(order(&document), expected.map(Text::from), "{text} {direction:?}");
    }
}

#[test]
fn a_factor_that_goes_is_forgotten_by_those_that_led_to_it() {
    let mut document = three();
    let mut ids = IdSource::new(7);
    let mut done = |document: &mut Document, change: Change| {
        let plan = plan(document, change, &mut ids, &NativeZones);
        History::default().perform(document, Label::EditReport, plan.commands, plan.field).unwrap();
    };
    let add = |text: &str| {
        let values = vec![(FactorField::Text.into(), Text::from(text).to_value())];
        Change::Around(Around::Add(Listed::Factors, values))
    };
    done(&mut document, add("one"));
    done(&mut document, add("two"));
    let all: Vec<Id> = document.factors.iter().map(|it| it.id.clone()).collect();
    let led: Set = [all[1].as_str()].into_iter().collect();
    let one = Part::Item(Listed::Factors, all[0].clone());
    done(&mut document, Change::Around(Around::set(one, FactorField::LeadsTo, &led)));
    assert_eq!(document.factors[0].leads_to, led);
    done(&mut document, Change::Around(Around::Remove(Listed::Factors, all[1].clone())));
    assert_eq!(document.factors.len(), 1);
    assert!(document.factors[0].leads_to.is_empty());
}

#[test]
fn members_change_places_and_stop_at_the_ends() {
    let mut document = three();
    let mut ids = IdSource::new(7);
    let mut done = |document: &mut Document, change: Change| {
        let plan = plan(document, change, &mut ids, &NativeZones);
        History::default().perform(document, Label::EditReport, plan.commands, plan.field).unwrap();
    };
    for text in ["a", "b", "c"] {
        let values = vec![(ActionField::Text.into(), Text::from(text).to_value())];
        done(&mut document, Change::Around(Around::Add(Listed::Actions, values)));
    }
    let order = |document: &Document| -> String { document.actions.iter().map(|it| &*it.text).collect() };
    let first = document.actions[0].id.clone();
    let shift = |direction| Change::Around(Around::Move(Listed::Actions, first.clone(), direction));
    assert!(planned(&document, shift(Direction::Up)).commands.is_empty());
    done(&mut document, shift(Direction::Down));
    assert_eq!(order(&document), "bac");
    done(&mut document, shift(Direction::Down));
    assert_eq!(order(&document), "bca");
    assert!(planned(&document, shift(Direction::Down)).commands.is_empty());
}

#[test]
fn what_is_not_there_is_not_changed() {
    let document = three();
    let gone = Part::Item(Listed::Lessons, "gone".into());
    let set = Around::set(gone, LessonField::Text, &Text::from("x"));
    assert!(planned(&document, Change::Around(set)).commands.is_empty());
    // A value of another type adds nothing.
    let values = vec![(ActionField::Due.into(), Text::from("soon").to_value())];
    let add = Around::Add(Listed::Actions, values);
    assert!(planned(&document, Change::Around(add)).commands.is_empty());
}
