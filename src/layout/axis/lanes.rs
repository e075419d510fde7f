//! Lanes: who, which kind, which tag, which source.

use super::index::{Dot, Index};
use crate::model::{Document, Event, Id, Text};
use std::collections::HashMap;

/// What events are sorted into lanes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneBy {
    /// One line for all.
    #[default]
    None,
    /// Who acted.
    Who,
    /// What sort of thing it was.
    Kind,
    /// Labels.
    Tag,
    /// Where it was imported from.
    Source,
}

impl LaneBy {
    /// All ways.
    pub const ALL: [Self; 5] = [Self::None, Self::Who, Self::Kind, Self::Tag, Self::Source];
}

/// So many lanes at most; what is in no lane of its own stands in the last one.
const MOST: usize = 10;

/// Which lane each event stands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// The names, the fullest lane first; as they stand in the document.
    pub names: Vec<Text>,
    /// Whether a last lane holds what is in none of the others.
    pub has_rest: bool,
    /// For each row the lanes, a bit each.
    of_row: Vec<u16>,
}

impl Lanes {
    /// The lanes of a document.
    pub fn of(document: &Document, by: LaneBy) -> Self {
        if by == LaneBy::None {
            return Self::default();
        }
        let mut counts: HashMap<Text, usize> = HashMap::new();
        for event in document.events.iter().filter(|event| event.at.is_some()) {
            keys(event, by, &mut |key| match counts.get_mut(key) {
                Some(count) => *count += 1,
                None => drop(counts.insert(key.into(), 1)),
            });
        }
        let mut ranked: Vec<(Text, usize)> = counts.into_iter().collect();
        crate::model::sort::by(&mut ranked, |one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
        let names: Vec<Text> = ranked.into_iter().map(|(name, _)| name).take(MOST).collect();
        let of_row: Vec<u16> = document.events.iter().map(|event| bits(event, by, &names)).collect();
        let rest = 1 << names.len();
        let has_rest = of_row.iter().any(|bits| bits & rest != 0);
        Self { names, has_rest, of_row }
    }

    /// How many lanes there are; 0 when all events share one line.
    pub fn len(&self) -> usize {
        self.names.len() + usize::from(self.has_rest)
    }

    /// Whether all events share one line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events of a lane in a stretch of time.
    pub fn dots<'a>(
        &'a self,
        index: &'a Index,
        range: (i64, i64),
        lane: usize,
    ) -> impl Iterator<Item = (usize, &'a Dot)> {
        let bit = 1_u16.checked_shl(lane as u32).unwrap_or(0);
        index.within(range).filter(move |(row, _)| self.of_row.get(*row).is_some_and(|bits| bits & bit != 0))
    }
}

fn bits(event: &Event, by: LaneBy, names: &[Text]) -> u16 {
    let mut bits = 0;
    keys(event, by, &mut |key| {
        let lane = names.iter().position(|name| &**name == key).unwrap_or(names.len());
        bits |= 1_u16 << lane;
    });
    if bits == 0 { 1 << names.len() } else { bits }
}

/// The lanes that an event asks for, by name.
fn keys(event: &Event, by: LaneBy, found: &mut dyn FnMut(&str)) {
    match by {
        LaneBy::None => {}
        LaneBy::Who => event.who.iter().for_each(|name| found(name)),
        LaneBy::Kind => found(event.kind.as_str()),
        LaneBy::Tag => event.tags.iter().for_each(|tag| found(tag)),
        LaneBy::Source => {
            if let Some(source) = event.source.source.as_ref().map(Id::as_str) {
                found(source);
            }
        }
    }
}
