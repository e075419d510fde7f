//! Markers: which event began, detected, mitigated or resolved the incident.

use super::record::Extra;
use super::{Id, Text};
use std::rc::Rc;

/// What a marker says of its event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkerKey {
    /// The incident began.
    Start,
    /// Somebody or something noticed it.
    Detect,
    /// Its effects were stopped.
    Mitigate,
    /// It was over.
    Resolve,
    /// A further marker: `declare`, `acknowledge`, `recover`, `close`, or a team's own.
    Other(Text),
}

impl MarkerKey {
    /// The four markers of the product, in the order in which an incident runs.
    pub const MAIN: [Self; 4] = [Self::Start, Self::Detect, Self::Mitigate, Self::Resolve];

    /// Further markers that durations profiles use.
    pub const FURTHER: [&'static str; 4] = ["declare", "acknowledge", "recover", "close"];

    /// The name that stands in the document.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Start => "start",
            Self::Detect => "detect",
            Self::Mitigate => "mitigate",
            Self::Resolve => "resolve",
            Self::Other(name) => name,
        }
    }

    /// The marker of this name.
    pub fn from_name(name: &str) -> Self {
        match name {
            "start" => Self::Start,
            "detect" => Self::Detect,
            "mitigate" => Self::Mitigate,
            "resolve" => Self::Resolve,
            other => Self::Other(other.into()),
        }
    }

    /// Place in the order in which an incident runs; further markers come last.
    pub fn rank(&self) -> usize {
        Self::MAIN.iter().position(|key| key == self).unwrap_or(Self::MAIN.len())
    }
}

/// The event that a marker names.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marker {
    /// The event.
    pub event: Id,
    /// Whether the end of the event is meant (`until`), not its beginning.
    pub end: bool,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Marker {
    /// A marker at the beginning of an event.
    pub fn at(event: Id) -> Self {
        Self { event, ..Self::default() }
    }
}

/// The markers of a document: at most one of each name.
///
/// The four of the product come first, further ones in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Markers(Rc<[(MarkerKey, Marker)]>);

impl Markers {
    /// Name and event of each marker.
    pub fn iter(&self) -> std::slice::Iter<'_, (MarkerKey, Marker)> {
        self.0.iter()
    }

    /// The marker of this name.
    pub fn get(&self, key: &MarkerKey) -> Option<&Marker> {
        self.iter().find(|(name, _)| name == key).map(|(_, marker)| marker)
    }

    /// The markers that name this event, in order.
    pub fn of_event<'a>(&'a self, event: &'a Id) -> impl Iterator<Item = &'a (MarkerKey, Marker)> {
        self.iter().filter(move |(_, marker)| marker.event == *event)
    }

    /// The same with one marker set, or removed for `None`.
    #[must_use]
    pub fn with(&self, key: &MarkerKey, marker: Option<Marker>) -> Self {
        let mut kept: Vec<_> = self.iter().cloned().collect();
        match (kept.iter_mut().find(|(name, _)| name == key), marker) {
            (Some(slot), Some(marker)) => slot.1 = marker,
            (Some(_), None) => kept.retain(|(name, _)| name != key),
            (None, Some(marker)) => kept.push((key.clone(), marker)),
            (None, None) => {}
        }
        kept.into_iter().collect()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(MarkerKey, Marker)> for Markers {
    fn from_iter<I: IntoIterator<Item = (MarkerKey, Marker)>>(markers: I) -> Self {
        let mut markers: Vec<_> = markers.into_iter().collect();
        super::sort::by_key(&mut markers, |(key, _)| key.rank());
        Self(markers.into())
    }
}
