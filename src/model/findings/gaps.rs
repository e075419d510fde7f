//! Long parts of the incident of which nothing is told.

use super::{Facts, Finding, Severity, What};
use crate::model::durations::Instant;
use crate::model::{Event, Id, Kind, MINUTE, MarkerKey};
use std::collections::HashSet;

/// The shortest silence worth a note.
const SHORTEST: i64 = 15 * MINUTE;
/// At most so many silences are named, the longest ones.
const MOST: usize = 5;

/// A silence is worth a note when it lasts 15 minutes, a quarter of the response and four times
/// the usual distance of two rows (their median).
///
/// The response runs from the detection (or the start, or the first row) to the end (or the last
/// row): before anybody has noticed there is little to tell. An interval fills its time, but
/// impact does not: that users were affected tells nothing of what was done. Fewer than four rows
/// are a sketch, not a timeline with gaps.
pub(super) fn check(facts: &Facts<'_>, slipped: &HashSet<&Id>, found: &mut Vec<Finding>) {
    let from = facts.marker(&MarkerKey::Detect).or_else(|| facts.marker(&MarkerKey::Start));
    let to = facts.marker(&MarkerKey::Resolve);
    let inside = |event: &&&Event| {
        let Some(at) = event.at else { return false };
        from.is_none_or(|from| at.key() >= from.key())
            && to.is_none_or(|to| at.key() <= to.key())
            && !slipped.contains(&event.id)
    };
    let rows: Vec<&Event> = facts.dated.iter().filter(inside).copied().collect();
    let mut silences = silences(&rows);
    let (Some(first), Some(last)) = (rows.first().and_then(|e| e.at), rows.last().and_then(|e| e.at)) else {
        return;
    };
    if rows.len() < 4 {
        return;
    }
    let end = to.map_or(last.seconds, |to| to.seconds.max(last.seconds));
    let quarter = end.saturating_sub(first.seconds) / 4;
    let mut lengths: Vec<i64> = silences.iter().map(|silence| silence.seconds).collect();
    lengths.sort_unstable();
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let least = SHORTEST.max(quarter).max(usual.saturating_mul(4));
    silences.retain(|silence| silence.seconds >= least);
    silences.sort_by_key(|silence| std::cmp::Reverse(silence.seconds));
    silences.truncate(MOST);
    silences.sort_by_key(|silence| silence.from);
    found.extend(silences.into_iter().map(Silence::finding));
}

struct Silence<'a> {
    from: Instant,
    seconds: i64,
    before: &'a Event,
    after: &'a Event,
}

impl Silence<'_> {
    fn finding(self) -> Finding {
        Finding {
            severity: Severity::Note,
            what: What::Silence { seconds: self.seconds },
            events: vec![self.before.id.clone(), self.after.id.clone()],
            fixes: vec![],
        }
    }
}

/// The time between each row and whatever was told last before it.
fn silences<'a>(rows: &[&'a Event]) -> Vec<Silence<'a>> {
    let mut found = Vec::new();
    let mut told: Option<(Instant, &Event)> = None;
    for event in rows {
        let Some(at) = event.at else { continue };
        if let Some((until, before)) = told {
            let seconds = at.seconds.saturating_sub(until.0);
            found.push(Silence { from: until, seconds, before, after: event });
        }
        let end = if event.kind == Kind::Impact { Some(at) } else { event.end() };
        let end = end.unwrap_or(at).key().max(at.key());
        if told.is_none_or(|(until, _)| end >= until) {
            told = Some((end, event));
        }
    }
    found
}
