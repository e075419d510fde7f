//! What a row shows beside its event: times on the chosen clock, offset, gap, day, phase.

use super::state::State;
use crate::edit::ViewZone;
use crate::layout::phases::Phase;
use crate::layout::rail::Rail;
use crate::model::{Civil, Document, Event, Kind, MarkerKey, Moment, Text, civil, zone};
use crate::text::{Msg, Words, date, duration, moment};
use std::rc::Rc;
use yew::AttrValue;

/// A gap is named from so many seconds on; smaller ones stand beside the offset.
const NAMED_GAP: i64 = 30 * 60;

/// The clock that times are shown on.
#[derive(Clone)]
pub struct Clock {
    /// The words.
    pub words: Words,
    /// The zone; blank for UTC.
    pub zone: Text,
    /// Whether the time since the start is shown instead of the time of day.
    pub since_start: bool,
    /// The start of the incident.
    pub start: Option<Moment>,
    outside: Rc<dyn super::contract::Outside>,
}

impl Clock {
    /// The clock that the reader chose.
    pub fn new(state: &State) -> Self {
        let document = &state.session.document;
        let zone = match &state.session.zone {
            ViewZone::Incident | ViewZone::SinceStart => document.timezone.clone(),
            ViewZone::Utc => "".into(),
            ViewZone::Reader => state.outside.reader_zone(),
            ViewZone::Named(name) => name.clone(),
        };
        Self {
            words: state.words,
            zone,
            since_start: state.session.zone == ViewZone::SinceStart,
            start: start_of(document),
            outside: state.outside.clone(),
        }
    }

    /// What the clock on the wall shows at an instant.
    pub fn civil(&self, at: &Moment) -> Civil {
        zone::in_zone(self.outside.zones(), &self.zone, *at).civil()
    }

    /// Seconds east of UTC that the clock has at an instant.
    pub fn offset(&self, unix_seconds: i64) -> i64 {
        let at = Moment::from_unix(unix_seconds.clamp(civil::FIRST, civil::LAST));
        zone::in_zone(self.outside.zones(), &self.zone, at).offset.seconds()
    }

    /// The time of an event, as the list shows it.
    pub fn time(&self, event: &Event, style: moment::Style) -> String {
        if let (true, Some(start), Some(at)) = (self.since_start, self.start, event.at) {
            return duration::offset(self.words, at.seconds - start.seconds);
        }
        moment::event_time(self.words, style, event, &|at| self.civil(at))
    }
}

/// When the incident started.
pub fn start_of(document: &Document) -> Option<Moment> {
    let marker = document.markers.get(&MarkerKey::Start)?;
    let event = document.events.find(&marker.event)?;
    if marker.end { event.until } else { event.at }
}

/// What a row shows beside its event.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFacts {
    /// The heading of a day that begins with this row.
    pub day: Option<AttrValue>,
    /// The empty stretch before it, where it is long.
    pub gap: Option<AttrValue>,
    /// The time.
    pub time: AttrValue,
    /// Whether the time is less than exact.
    pub about: bool,
    /// Time since the start, and since the previous row.
    pub offset: AttrValue,
    /// The phase of the rail.
    pub phase: Phase,
    /// The phase above the dot, where another one ends here.
    pub above: Phase,
    /// The markers: name, class, whether it is one of the four.
    pub markers: Rc<[(AttrValue, &'static str, bool)]>,
    /// The row for a screen reader.
    pub label: AttrValue,
    /// When the responders learned of it, where that was later.
    pub known: Option<AttrValue>,
    /// Place among all rows that are shown, from 1.
    pub place: usize,
    /// How many are shown.
    pub total: usize,
}

/// What stands above a row.
#[derive(Clone, Copy, Default)]
pub struct Above<'a> {
    /// The row right above.
    pub row: Option<&'a Event>,
    /// The nearest one that has a time.
    pub dated: Option<&'a Event>,
}

/// Finds the facts of rows.
pub struct Facts<'a> {
    document: &'a Document,
    clock: &'a Clock,
    rail: Rail,
    total: usize,
}

impl<'a> Facts<'a> {
    /// For the rows of a document of which so many are shown.
    pub fn new(document: &'a Document, clock: &'a Clock, total: usize) -> Self {
        Self { document, clock, rail: Rail::of(document), total }
    }

    /// The facts of an event, given what stands above it, its place in the whole list, and its place
    /// from 1 among those that are shown.
    pub fn of(&self, event: &Event, above: Above<'_>, index: usize, place: usize) -> RowFacts {
        let previous = above.row;
        let clock = self.clock;
        let time = clock.time(event, moment::Style::Written);
        let markers = self.markers(event);
        let rail = self.rail.row(index);
        RowFacts {
            day: self.day(event, above.dated),
            gap: self
                .gap(event, previous)
                .filter(|gap| *gap >= NAMED_GAP)
                .map(|gap| clock.words.say(Msg::GapRow, [&duration::text(clock.words, gap)]).into()),
            about: event.certainty != Default::default() || event.at.is_none(),
            offset: self.offset(event, previous),
            phase: rail.below,
            above: rail.above,
            label: self.label(event, &markers, place).into(),
            known: event.known_at.map(|at| {
                let time = moment::clock(clock.civil(&at), &event.precision);
                clock.words.say(Msg::KnownLater, [&time]).into()
            }),
            markers,
            time: time.into(),
            place,
            total: self.total,
        }
    }

    fn markers(&self, event: &Event) -> Rc<[(AttrValue, &'static str, bool)]> {
        let of = self.document.markers.of_event(&event.id);
        of.map(|(key, _)| {
            let main = MarkerKey::MAIN.contains(key);
            (self.clock.words.marker(key).into_owned().into(), marker_class(key), main)
        })
        .collect()
    }

    fn day(&self, event: &Event, previous: Option<&Event>) -> Option<AttrValue> {
        let date = self.clock.civil(&event.at?).date();
        let before = previous.and_then(|event| event.at).map(|at| self.clock.civil(&at).date());
        (before != Some(date)).then(|| date::long(self.clock.words, date).into())
    }

    /// Seconds from the end of the row above to this one.
    fn gap(&self, event: &Event, previous: Option<&Event>) -> Option<i64> {
        let previous = previous?;
        // That users are affected is no activity: a long impact does not fill a silence.
        let end = if previous.kind == Kind::Impact { previous.at } else { previous.end() }?;
        Some(event.at?.seconds - end.seconds).filter(|gap| *gap > 0)
    }

    fn offset(&self, event: &Event, previous: Option<&Event>) -> AttrValue {
        let words = self.clock.words;
        let since = match (event.at, self.clock.start) {
            // The time is the same already.
            _ if self.clock.since_start => String::new(),
            (Some(at), Some(start)) => duration::offset(words, at.seconds - start.seconds),
            _ => String::new(),
        };
        let length = match (event.at, event.until) {
            (Some(at), Some(until)) => {
                Some(words.say(Msg::LongEvent, [&duration::text(words, until.seconds - at.seconds)]))
            }
            _ => {
                self.gap(event, previous).filter(|gap| *gap < NAMED_GAP).map(|gap| duration::text(words, gap))
            }
        };
        match length {
            Some(length) if since.is_empty() => length.into(),
            Some(length) => words.say(Msg::OffsetAndLength, [&since, &length]).into(),
            None => since.into(),
        }
    }

    fn label(&self, event: &Event, markers: &[(AttrValue, &'static str, bool)], place: usize) -> String {
        let words = self.clock.words;
        let time = self.clock.time(event, moment::Style::Spoken);
        let names: Vec<&str> = markers.iter().map(|(name, _, _)| name.as_str()).collect();
        let who: Vec<&str> = event.who.iter().map(|name| &**name).collect();
        let text = crate::model::markup::plain(&event.text);
        let said: Vec<String> = [time, names.join(", "), who.join(", "), text]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        words.say(Msg::RowLabel, [&place, &self.total, &said.join(", ")])
    }
}

/// The class that gives a marker its colour.
pub fn marker_class(key: &MarkerKey) -> &'static str {
    match key {
        MarkerKey::Start => "undetected",
        MarkerKey::Detect => "responding",
        MarkerKey::Mitigate => "recovering",
        MarkerKey::Resolve => "resolved",
        MarkerKey::Other(_) => "further",
    }
}

/// The class that gives a phase its colour.
pub fn phase_class(phase: Phase) -> Option<&'static str> {
    match phase {
        Phase::Before | Phase::Unknown => None,
        Phase::Undetected => Some("undetected"),
        Phase::Responding => Some("responding"),
        Phase::Recovering => Some("recovering"),
        Phase::After => Some("resolved"),
    }
}
