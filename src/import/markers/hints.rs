//! Markers that no cue places plainly, but that everything said of the entries makes likely.

use super::{Candidate, Said};
use crate::import::likely::{odds, traits};
use crate::model::{MarkerKey, sort};

/// Lists of fewer entries say too little, longer ones are logs.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=200;

/// What the odds must be, in thousandths of their natural logarithm: a little better than even.
///
/// Chosen on 346 timelines that neither the cues nor the counts had seen: there it placed 13 markers, and all
/// were right. A lower bound finds more, and is wrong where a text does not plainly say.
const BOUND: i32 = 200;

/// The entries of a list in the order of their times, with what each is likely to be.
pub(super) struct Hints {
    order: Vec<usize>,
    traits: Vec<Vec<String>>,
}

impl Hints {
    /// Looks at the entries that have a time of day; at none where they are too few or too many.
    pub(super) fn of(entries: &[Candidate<'_>]) -> Self {
        let is_timed = |at: &usize| entries.get(*at).is_some_and(|entry| entry.at.is_some());
        let mut order: Vec<usize> = (0..entries.len()).filter(is_timed).collect();
        if !LENGTHS.contains(&order.len()) {
            order.clear();
        }
        let of = |at: &usize| entries.get(*at);
        sort::by_key(&mut order, |at| of(at)?.at.map(|at| at.key()));
        let texts: Vec<&str> = order.iter().filter_map(of).map(|entry| entry.text).collect();
        Self { traits: traits(&texts), order }
    }

    /// The likeliest entry to carry a marker, the first of several, where that is likely enough; none of
    /// which a cue says so, but casts doubt on it.
    pub(super) fn likeliest(&self, marker: &MarkerKey, said: &[Said]) -> Option<usize> {
        let odds = odds(marker, &self.traits)?;
        let is_doubted = |at: usize| said.get(at).is_some_and(|said| said.doubted.contains(marker));
        let all = odds.into_iter().zip(self.order.iter().copied());
        let open = all.filter(|(odds, at)| *odds > BOUND && !is_doubted(*at));
        open.rev().max_by_key(|(odds, _)| *odds).map(|(_, at)| at)
    }
}
