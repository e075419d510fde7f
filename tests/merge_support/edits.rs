//! Edits at random, each with a token that nothing else in the world contains.

use super::chance::Chance;
pub use super::sorts::Sort;
use postmortem_timeline::edit::{Change, Command, Direction, Target, apply_all, plan};
use postmortem_timeline::model::*;
use std::rc::Rc;

/// Gives out tokens and chance.
pub struct Source {
    pub chance: Chance,
    next: u32,
}

impl Source {
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed), next: 0 }
    }

    /// A text that stands nowhere else: `q12z`.
    pub fn token(&mut self) -> String {
        self.next += 1;
        format!("q{}z", self.next)
    }

    /// A moment that stands nowhere else: the token is in its fraction.
    fn moment(&mut self) -> Moment {
        self.next += 1;
        let hour = 8 + self.chance.below(8) as i64;
        Moment { nanos: self.next, ..start().plus_seconds(hour * HOUR) }
    }

    /// One of the few full hours at which events tie.
    fn full_hour(&mut self) -> Moment {
        start().plus_seconds((10 + self.chance.below(3) as i64) * HOUR)
    }

    /// The document that all writers begin from.
    pub fn document(&mut self) -> Document {
        let mut document = Document { id: "doc".into(), title: self.text(), ..Document::default() };
        for _ in 0..3 {
            self.edit(&mut document, Sort::InsertEvent);
            self.edit(&mut document, Sort::InsertTie);
        }
        for sort in [Sort::InsertUndated, Sort::Mark, Sort::AddMember, Sort::AddNested, Sort::AddUnknown] {
            self.edit(&mut document, sort);
            self.edit(&mut document, sort);
        }
        for _ in 0..8 {
            self.edit(&mut document, Sort::AddItem);
        }
        for sort in [Sort::Link, Sort::Link, Sort::NestedPart, Sort::Report, Sort::ImportFrom] {
            self.edit(&mut document, sort);
        }
        document
    }

    pub fn text(&mut self) -> Text {
        self.token().as_str().into()
    }

    pub fn event<'d>(&mut self, document: &'d Document) -> Option<&'d Rc<Event>> {
        document.events.get(self.chance.below(document.events.len()))
    }

    pub fn event_id(&mut self, document: &Document) -> Option<Id> {
        self.event(document).map(|event| event.id.clone())
    }

    /// Makes one edit of this sort; false when the document has nothing to do it to.
    pub fn edit(&mut self, document: &mut Document, sort: Sort) -> bool {
        let before = document.clone();
        let Some(commands) = self.commands(document, sort) else { return false };
        apply_all(document, commands).expect("the commands fit");
        *document != before
    }

    fn commands(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        match sort {
            Sort::DocumentText => {
                let fields = [DocumentField::Title, DocumentField::Severity, DocumentField::Timezone];
                let field = *self.chance.pick(&fields)?;
                Some(vec![set(Target::document(), field, Value::Text(self.text()))])
            }
            Sort::DocumentWord => {
                Some(vec![set(Target::document(), DocumentField::Status, Value::Text(self.text()))])
            }
            Sort::Report => {
                let fields = [ReportField::Summary, ReportField::Impact, ReportField::DetectedBy];
                let field = *self.chance.pick(&fields)?;
                let target = Target::document().part(DocumentField::Report);
                Some(vec![set(target, field, Value::Text(self.text()))])
            }
            Sort::Authors => {
                let target = Target::document().part(DocumentField::Report);
                let authors = document.report.authors.with(&self.token());
                Some(vec![set(target, ReportField::Authors, Value::Set(authors))])
            }
            Sort::Criteria => {
                self.next += 1;
                let target = Target::document().part(DocumentField::Criteria);
                let number = Value::Integer(9_000_000 + i64::from(self.next));
                Some(vec![set(target, CriteriaField::ResolveOver, number)])
            }
            Sort::Mark | Sort::Unmark | Sort::UnknownInMarker => self.markers(document, sort),
            Sort::DeleteEvent | Sort::DeleteEvents | Sort::Reorder => self.planned(document, sort),
            Sort::InsertEvent | Sort::InsertTie | Sort::InsertUndated => self.insert(document, sort),
            Sort::AddItem
            | Sort::EditItem
            | Sort::RemoveItem
            | Sort::MoveItem
            | Sort::NestedPart
            | Sort::Link
            | Sort::Unlink => self.item(document, sort),
            Sort::AddUnknown | Sort::ChangeUnknown | Sort::RemoveUnknown => self.unknown(document, sort),
            Sort::AddNested | Sort::EditNested | Sort::RemoveNested => self.nested(document, sort),
            Sort::Undo => None,
            _ => self.event_field(document, sort),
        }
    }

    fn event_field(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let event = match sort {
            Sort::RemoveMember | Sort::ReorderMembers => self.event_with_members(document)?,
            _ => self.event(document)?.clone(),
        };
        let (field, value) = match sort {
            Sort::EventText => (EventField::Text, Value::Text(self.text())),
            Sort::EventSentence => (EventField::Text, Value::Text(self.sentence(&event.text))),
            Sort::EventClear => (EventField::Text, Value::Default),
            Sort::EventWord => (EventField::Kind, Value::Text(self.text())),
            Sort::EventFlag => (EventField::Starred, (!event.starred).to_value()),
            Sort::EventKnownAt => (EventField::KnownAt, Value::Moment(self.moment())),
            Sort::AddMember => {
                let (field, set) = self.member_field(&event);
                (field, Value::Set(set.with(&self.token())))
            }
            Sort::RemoveMember => {
                let (field, set) = self.member_field(&event);
                let texts: Vec<_> = set.iter().cloned().collect();
                (field, set.without(self.chance.pick(&texts)?).to_value())
            }
            Sort::ReorderMembers => {
                let (field, set) = self.member_field(&event);
                let turned: Set = set.iter().rev().map(|text| &**text).collect();
                (field, turned.to_value())
            }
            Sort::ImportFrom => {
                let id = self.chance.pick(&document.sources)?.id.clone();
                let target = Target::event(&event.id).part(EventField::Source);
                let key = Value::Text(self.text());
                return Some(vec![
                    set(target.clone(), ImportedField::Source, Some(id).to_value()),
                    set(target, ImportedField::Key, key),
                ]);
            }
            _ => return self.time(document, &event, sort),
        };
        Some(vec![Command::set_event(&event.id, field, value)])
    }

    fn event_with_members(&mut self, document: &Document) -> Option<Rc<Event>> {
        let members = |event: &&Rc<Event>| event.tags.len() + event.who.len() > 1;
        let events: Vec<_> = document.events.iter().filter(members).cloned().collect();
        self.chance.pick(&events).cloned()
    }

    fn time(&mut self, document: &Document, event: &Event, sort: Sort) -> Option<Vec<Command>> {
        let set = |field, value| Command::set_event(&event.id, field, value);
        let typed = set(EventField::Typed, Value::Text(self.text()));
        let dated = |at| vec![set(EventField::At, Value::Moment(at)), set(EventField::After, Value::Default)];
        match sort {
            Sort::EventTime => Some(dated(self.moment())),
            Sort::EventTie => Some([dated(self.full_hour()), vec![typed]].concat()),
            Sort::EventEnd => {
                let late = Moment { nanos: self.moment().nanos, ..start().plus_seconds(20 * HOUR) };
                event.at?;
                Some(vec![set(EventField::Until, Value::Moment(late))])
            }
            Sort::EventUnit => {
                event.at?;
                let words = ["second", "hour", "day"];
                Some(vec![
                    set(EventField::Precision, Value::Text((*self.chance.pick(&words)?).into())),
                    typed,
                ])
            }
            Sort::EventUndate | Sort::MoveUndated => {
                if (sort == Sort::EventUndate) != event.at.is_some() {
                    return None;
                }
                let anchor = self.anchor(document, Some(&event.id))?;
                let undate = [EventField::At, EventField::Until].map(|field| set(field, Value::Default));
                Some([undate.to_vec(), vec![set(EventField::After, Value::Anchor(anchor)), typed]].concat())
            }
            _ => None,
        }
    }

    /// An event to follow, so that no circle arises in this document.
    fn anchor(&mut self, document: &Document, event: Option<&Id>) -> Option<Anchor> {
        if self.chance.percent(20) {
            return Some(Anchor::Top);
        }
        let id = self.event_id(document)?;
        let mut next = Some(id.clone());
        while let Some(at) = next {
            if Some(&at) == event {
                return None;
            }
            next = match &document.events.find(&at)?.after {
                Some(Anchor::After(id)) => Some(id.clone()),
                _ => None,
            };
        }
        Some(Anchor::After(id))
    }

    /// The text with one sentence changed or added.
    fn sentence(&mut self, text: &str) -> Text {
        let mut sentences: Vec<String> = text.split_inclusive(". ").map(str::to_owned).collect();
        let at = self.chance.below(sentences.len() + 1);
        let new = format!("Now {}. ", self.token());
        match sentences.get_mut(at) {
            Some(slot) => *slot = new,
            None => sentences.push(new),
        }
        sentences.concat().as_str().into()
    }

    fn member_field(&mut self, event: &Event) -> (EventField, Set) {
        if self.chance.percent(50) {
            (EventField::Tags, event.tags.clone())
        } else {
            (EventField::Who, event.who.clone())
        }
    }

    fn insert(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let id = Id::new(&self.token());
        let text = format!("First {}. Second. Third. ", self.token()).as_str().into();
        let mut event = Event { id, text, ..Event::default() };
        match sort {
            Sort::InsertEvent => event.at = Some(self.moment()),
            Sort::InsertTie => event.at = Some(self.full_hour()),
            _ => event.after = self.anchor(document, None),
        }
        let (target, field) = (Target::document(), DocumentField::Events.into());
        let index = self.chance.below(document.events.len() + 1);
        Some(vec![Command::Insert { target, field, index, node: Node::Event(Rc::new(event)) }])
    }

    fn planned(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let id = self.event_id(document)?;
        let change = match sort {
            Sort::DeleteEvent => Change::Delete(vec![id]),
            Sort::DeleteEvents => {
                let other = self.event_id(document)?;
                Change::Delete(if other == id { vec![id] } else { vec![id, other] })
            }
            _ => Change::Reorder(id, if self.chance.percent(50) { Direction::Up } else { Direction::Down }),
        };
        Some(plan(document, change, &mut IdSource::new(1), &zone::UtcOnly).commands)
    }

    fn markers(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let names = ["start", "detect", "mitigate", "resolve", "declare", "own"];
        let key = MarkerKey::from_name(self.chance.pick(&names)?);
        let marker = match sort {
            Sort::Mark => {
                Some(Marker { end: self.chance.percent(20), ..Marker::at(self.event_id(document)?) })
            }
            Sort::Unmark => None,
            _ => {
                let mut marker = document.markers.get(&key)?.clone();
                marker.extra = self.with_unknown(&marker.extra);
                Some(marker)
            }
        };
        let markers = document.markers.with(&key, marker);
        Some(vec![set(Target::document(), DocumentField::Markers, markers.to_value())])
    }

    pub fn with_unknown(&mut self, extra: &Extra) -> Extra {
        let new: (Text, Text) = (self.text(), format!("\"{}\"", self.token()).as_str().into());
        extra.iter().cloned().chain([new]).collect()
    }
}

/// Puts a value into a field.
pub fn set(target: Target, field: impl Into<usize>, value: Value) -> Command {
    Command::set(target, field, value)
}

fn start() -> Moment {
    Moment::parse("2018-02-10T00:00:00Z").expect("this is a time")
}
