//! The value of one field, whatever its type.
//!
//! Commands carry these, the merge compares them, and the format reads and writes them: a new
//! field is one line in its record (see [`super::record`]) and nothing elsewhere.

use super::civil::Date;
use super::event_list::EventList;
use super::marker::Markers;
use super::node::{Node, NodeKind, Part};
use super::record::Extra;
use super::{Id, Moment, Text};
use std::collections::HashSet;
use std::rc::Rc;

/// The value of one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// The field has its default, and is left out when written.
    #[default]
    Default,
    /// A text, a word of a closed list, or an identifier.
    Text(Text),
    /// Yes or no.
    Flag(bool),
    /// A whole number; all durations are in seconds.
    Integer(i64),
    /// An instant.
    Moment(Moment),
    /// A day of the calendar.
    Date(Date),
    /// Where an event without a time stands.
    Anchor(Anchor),
    /// Texts without order of importance, each once: names, tags.
    Set(Set),
    /// The markers of a document.
    Markers(Markers),
    /// The events of a document.
    Events(EventList),
    /// One nested record.
    Record(Node),
    /// Records with identifiers, in their order.
    List(Rc<[Node]>),
    /// All unknown fields of a record.
    Extra(Extra),
}

/// What a field holds; decides how it is read, written and merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The identifier of the record itself.
    Id,
    /// Free text.
    Text,
    /// One of these words, or a word that this version does not know.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A whole number.
    Integer,
    /// RFC 3339 date and time with offset.
    Moment,
    /// `yyyy-mm-dd`.
    Date,
    /// The identifier of another record.
    Link,
    /// `null` for the top, or the identifier of an event.
    Anchor,
    /// A list of texts, merged as a set.
    Set,
    /// Marker names with an event each.
    Markers,
    /// The list of events.
    Events,
    /// One nested record of this kind.
    Record(NodeKind),
    /// A list of records of this kind.
    List(NodeKind),
}

impl Type {
    /// The fields of the records that such a field holds; none for one that holds no record.
    pub fn inside(self) -> &'static [super::Field] {
        match self {
            Self::Record(kind) | Self::List(kind) => kind.fields(),
            Self::Events => super::Event::FIELDS,
            _ => &[],
        }
    }
}

/// The value is not of the type that the field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

/// A Rust type that a field of a record can have.
pub trait FieldType: Sized {
    /// What the field holds.
    const TYPE: Type;

    /// The value, [`Value::Default`] when it is the default.
    fn to_value(&self) -> Value;

    /// The typed value.
    ///
    /// # Errors
    /// When the value is of another type.
    fn from_value(value: Value) -> Result<Self, Mismatch>;

    /// Takes the typed value over; one piece of code for each type rather than for each field.
    ///
    /// # Errors
    /// When the value is of another type.
    #[inline(never)]
    fn put(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = Self::from_value(value)?;
        Ok(())
    }

    /// The identifier, when this is the field that identifies its record.
    fn as_id(&self) -> Option<&Id> {
        None
    }
}

/// Where an event without a time stands in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// At the top, before all others.
    Top,
    /// Behind this event.
    After(Id),
}

/// Texts in the order in which they were added, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Set(Rc<[Text]>);

impl Set {
    /// The texts.
    pub fn iter(&self) -> std::slice::Iter<'_, Text> {
        self.0.iter()
    }

    /// Whether this text is in it.
    pub fn contains(&self, text: &str) -> bool {
        self.0.iter().any(|t| &**t == text)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with one more text, unless it is there or blank.
    #[must_use]
    pub fn with(&self, text: &str) -> Self {
        self.iter().map(|t| &**t).chain([text]).collect()
    }

    /// The same without one text.
    #[must_use]
    pub fn without(&self, text: &str) -> Self {
        self.iter().map(|t| &**t).filter(|t| *t != text).collect()
    }
}

impl<'a> FromIterator<&'a str> for Set {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut kept: Vec<Text> = Vec::new();
        // Only for long lists: a search through a few texts is faster than a table.
        let mut seen: HashSet<Text> = HashSet::new();
        for text in texts {
            let is_known = match kept.len() {
                0..32 => kept.iter().any(|t| &**t == text),
                _ => seen.contains(text),
            };
            if !text.is_empty() && !is_known {
                kept.push(text.into());
                match kept.len() {
                    0..32 => {}
                    32 => seen.extend(kept.iter().cloned()),
                    _ => seen.extend(kept.last().cloned()),
                }
            }
        }
        Self(kept.into())
    }
}

impl<'a> IntoIterator for &'a Set {
    type Item = &'a Text;
    type IntoIter = std::slice::Iter<'a, Text>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FieldType for Id {
    const TYPE: Type = Type::Id;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Default } else { Value::Text(self.as_str().into()) }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(Self::default()),
            Value::Text(text) => Ok(Self::new(&text)),
            _ => Err(Mismatch),
        }
    }

    fn as_id(&self) -> Option<&Id> {
        Some(self)
    }
}

/// A reference to another record.
impl FieldType for Option<Id> {
    const TYPE: Type = Type::Link;

    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Default, Id::to_value)
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Id::from_value(value).map(|id| (!id.is_empty()).then_some(id))
    }
}

impl FieldType for Text {
    const TYPE: Type = Type::Text;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Default } else { Value::Text(self.clone()) }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok("".into()),
            Value::Text(text) => Ok(text),
            _ => Err(Mismatch),
        }
    }
}

impl FieldType for Set {
    const TYPE: Type = Type::Set;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Default } else { Value::Set(self.clone()) }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(Self::default()),
            Value::Set(set) => Ok(set),
            _ => Err(Mismatch),
        }
    }
}

/// Implements [`FieldType`] for a type whose `None` (or default) is left out.
macro_rules! optional_field {
    ($type:ty, $kind:expr, $variant:ident) => {
        impl FieldType for Option<$type> {
            const TYPE: Type = $kind;

            fn to_value(&self) -> Value {
                self.clone().map_or(Value::Default, Value::$variant)
            }

            fn from_value(value: Value) -> Result<Self, Mismatch> {
                match value {
                    Value::Default => Ok(None),
                    Value::$variant(inner) => Ok(Some(inner)),
                    _ => Err(Mismatch),
                }
            }
        }
    };
}

optional_field!(bool, Type::Flag, Flag);
optional_field!(i64, Type::Integer, Integer);
optional_field!(Moment, Type::Moment, Moment);
optional_field!(Date, Type::Date, Date);
optional_field!(Anchor, Type::Anchor, Anchor);

impl FieldType for bool {
    const TYPE: Type = Type::Flag;

    fn to_value(&self) -> Value {
        if *self { Value::Flag(true) } else { Value::Default }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Option::<bool>::from_value(value).map(Option::unwrap_or_default)
    }
}

impl FieldType for Markers {
    const TYPE: Type = Type::Markers;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Default } else { Value::Markers(self.clone()) }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(Self::default()),
            Value::Markers(markers) => Ok(markers),
            _ => Err(Mismatch),
        }
    }
}

impl FieldType for EventList {
    const TYPE: Type = Type::Events;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Default } else { Value::Events(self.clone()) }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(Self::default()),
            Value::Events(events) => Ok(events),
            _ => Err(Mismatch),
        }
    }
}

/// One nested record; an empty one is left out.
impl<T: Part> FieldType for Rc<T> {
    const TYPE: Type = Type::Record(T::KIND);

    fn to_value(&self) -> Value {
        if **self == T::default() { Value::Default } else { Value::Record(T::into_node(self.clone())) }
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(Rc::default()),
            Value::Record(node) => T::from_node(node).ok_or(Mismatch),
            _ => Err(Mismatch),
        }
    }
}

/// Records in their order.
impl<T: Part> FieldType for Rc<[Rc<T>]> {
    const TYPE: Type = Type::List(T::KIND);

    fn to_value(&self) -> Value {
        if self.is_empty() {
            return Value::Default;
        }
        Value::List(self.iter().map(|item| T::into_node(item.clone())).collect())
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Default => Ok(Rc::from([])),
            Value::List(nodes) => {
                // Collecting a `Result` of a list comes out three times as long, for each record.
                let mut items = Vec::with_capacity(nodes.len());
                for node in nodes.iter() {
                    items.push(T::from_node(node.clone()).ok_or(Mismatch)?);
                }
                Ok(items.into())
            }
            _ => Err(Mismatch),
        }
    }
}
