//! The events of a document: a list that is cheap to copy and to change at any size.
//!
//! Events lie in shared chunks. A changed copy shares all chunks but one with the original, so an
//! edit of 100 000 events touches a few hundred pointers, and undo keeps no second list.

use super::Id;
use super::event::Event;
use std::rc::Rc;

/// A chunk is split when it grows past twice this.
const CHUNK: usize = 128;

/// Events in their order.
#[derive(Clone, Default)]
pub struct EventList {
    chunks: Rc<Vec<Rc<Chunk>>>,
    len: usize,
    undated: usize,
}

/// Neighbouring events; never empty. Identifiers lie beside the pointers, so that a search by
/// identifier reads memory in order.
#[derive(Clone, Default)]
struct Chunk {
    ids: Vec<Id>,
    events: Vec<Rc<Event>>,
}

impl EventList {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether every event has a time.
    pub fn is_dated(&self) -> bool {
        self.undated == 0
    }

    /// The event at this place.
    pub fn get(&self, index: usize) -> Option<&Rc<Event>> {
        let (chunk, inner) = self.locate(index)?;
        self.chunks.get(chunk)?.events.get(inner)
    }

    /// The events in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Event>> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.events.iter())
    }

    /// The events from this place on.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = &Rc<Event>> {
        let (first, inner) = self.locate(index).unwrap_or((self.chunks.len(), 0));
        self.chunks.iter().skip(first).flat_map(|chunk| chunk.events.iter()).skip(inner)
    }

    /// The place of the event with this identifier.
    pub fn position(&self, id: &Id) -> Option<usize> {
        let mut before = 0;
        for chunk in self.chunks.iter() {
            if let Some(inner) = chunk.ids.iter().position(|other| other == id) {
                return Some(before + inner);
            }
            before += chunk.ids.len();
        }
        None
    }

    /// The event with this identifier.
    pub fn find(&self, id: &Id) -> Option<&Rc<Event>> {
        self.get(self.position(id)?)
    }

    /// Puts an event at this place, or at the end when the list is shorter.
    pub fn insert(&mut self, index: usize, event: Rc<Event>) {
        let chunks = Rc::make_mut(&mut self.chunks);
        let (at, inner) = locate_for_insert(chunks, index);
        if chunks.is_empty() {
            chunks.push(Rc::default());
        }
        if let Some(slot) = chunks.get_mut(at) {
            self.undated += usize::from(event.at.is_none());
            let chunk = Rc::make_mut(slot);
            let inner = inner.min(chunk.ids.len());
            chunk.ids.insert(inner, event.id.clone());
            chunk.events.insert(inner, event);
            self.len += 1;
            if chunk.ids.len() > 2 * CHUNK {
                let tail = Chunk { ids: chunk.ids.split_off(CHUNK), events: chunk.events.split_off(CHUNK) };
                chunks.insert(at + 1, Rc::new(tail));
            }
        }
    }

    /// Takes the event at this place out.
    pub fn remove(&mut self, index: usize) -> Option<Rc<Event>> {
        let (at, inner) = self.locate(index)?;
        let chunks = Rc::make_mut(&mut self.chunks);
        let chunk = Rc::make_mut(chunks.get_mut(at)?);
        chunk.ids.remove(inner);
        let event = chunk.events.remove(inner);
        if chunk.ids.is_empty() {
            chunks.remove(at);
        }
        self.len -= 1;
        self.undated -= usize::from(event.at.is_none());
        Some(event)
    }

    /// Puts another event in the place of one; `None` when there is no such place.
    pub fn replace(&mut self, index: usize, event: Rc<Event>) -> Option<Rc<Event>> {
        let (at, inner) = self.locate(index)?;
        let chunk = Rc::make_mut(Rc::make_mut(&mut self.chunks).get_mut(at)?);
        *chunk.ids.get_mut(inner)? = event.id.clone();
        self.undated += usize::from(event.at.is_none());
        let old = std::mem::replace(chunk.events.get_mut(inner)?, event);
        self.undated -= usize::from(old.at.is_none());
        Some(old)
    }

    /// The first place at which `before` no longer holds; `before` must hold for a beginning of
    /// the list and for nothing after it.
    pub fn partition_point(&self, mut before: impl FnMut(&Event) -> bool) -> usize {
        let at = self.chunks.partition_point(|c| c.events.last().is_some_and(|e| before(e)));
        let passed: usize = self.chunks.iter().take(at).map(|c| c.ids.len()).sum();
        passed + self.chunks.get(at).map_or(0, |c| c.events.partition_point(|e| before(e)))
    }

    /// Whether both are the very same list in memory: equal without a look inside.
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The events in the runs in which they lie in memory.
    pub fn runs(&self) -> impl DoubleEndedIterator<Item = &[Rc<Event>]> {
        self.chunks.iter().map(|chunk| chunk.events.as_slice())
    }

    /// How many [runs](Self::runs) at the beginning, and how many others at the end, both lists
    /// share: what was computed for one need not be computed again.
    pub fn shared_runs(&self, other: &Self) -> (usize, usize) {
        let same = |(one, two): &(&Rc<Chunk>, &Rc<Chunk>)| Rc::ptr_eq(one, two);
        let front = self.chunks.iter().zip(other.chunks.iter()).take_while(same).count();
        let rest = self.chunks.len().min(other.chunks.len()) - front;
        let back = self.chunks.iter().rev().zip(other.chunks.iter().rev()).take(rest);
        (front, back.take_while(same).count())
    }

    fn locate(&self, index: usize) -> Option<(usize, usize)> {
        let mut rest = index;
        for (at, chunk) in self.chunks.iter().enumerate() {
            if rest < chunk.ids.len() {
                return Some((at, rest));
            }
            rest -= chunk.ids.len();
        }
        None
    }
}

/// What was computed for each [run](EventList::runs) of a list, kept from version to version: an edit
/// among 100 000 events computes one or two of some 800 anew.
#[derive(Clone, Debug)]
pub struct PerRun<T> {
    events: EventList,
    values: Vec<Rc<T>>,
}

impl<T> PerRun<T> {
    /// Of a list, with what is known of an earlier version of it.
    #[must_use]
    pub fn of(events: &EventList, before: &Self, compute: impl Fn(&[Rc<Event>]) -> T) -> Self {
        let (front, back) = before.events.shared_runs(events);
        let count = events.chunks.len();
        let fresh = events.runs().take(count - back).skip(front).map(|run| Rc::new(compute(run)));
        let kept = before.values.iter().take(front).cloned();
        let rest = before.values.iter().skip(before.values.len().saturating_sub(back)).cloned();
        Self { events: events.clone(), values: kept.chain(fresh).chain(rest).collect() }
    }

    /// The list it is of.
    pub fn events(&self) -> &EventList {
        &self.events
    }

    /// The values, in the order of the runs.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter().map(|value| &**value)
    }
}

impl<T> Default for PerRun<T> {
    fn default() -> Self {
        Self { events: EventList::default(), values: Vec::new() }
    }
}

/// The chunk and the place in it where a new event at this place of the list goes.
fn locate_for_insert(chunks: &[Rc<Chunk>], index: usize) -> (usize, usize) {
    let mut rest = index;
    for (at, chunk) in chunks.iter().enumerate() {
        if rest <= chunk.ids.len() {
            return (at, rest);
        }
        rest -= chunk.ids.len();
    }
    (chunks.len().saturating_sub(1), usize::MAX)
}

impl FromIterator<Rc<Event>> for EventList {
    fn from_iter<I: IntoIterator<Item = Rc<Event>>>(events: I) -> Self {
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut len = 0;
        let mut undated = 0;
        for event in events {
            if chunks.last().is_none_or(|chunk| chunk.ids.len() >= CHUNK) {
                chunks.push(Chunk::default());
            }
            if let Some(chunk) = chunks.last_mut() {
                undated += usize::from(event.at.is_none());
                chunk.ids.push(event.id.clone());
                chunk.events.push(event);
                len += 1;
            }
        }
        Self { chunks: Rc::new(chunks.into_iter().map(Rc::new).collect()), len, undated }
    }
}

impl PartialEq for EventList {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other)
            || (self.len == other.len
                && self.iter().zip(other.iter()).all(|(one, two)| Rc::ptr_eq(one, two) || one == two))
    }
}

impl std::fmt::Debug for EventList {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(number: u64) -> Rc<Event> {
        Rc::new(Event { id: Id::from_number(number), ..Event::default() })
    }

    proptest! {
        #[test]
        fn behaves_like_a_vector(steps in prop::collection::vec((0..4u8, 0..700usize), 0..900)) {
            let mut list: EventList = (0..300).map(event).collect();
            let mut vector: Vec<_> = list.iter().cloned().collect();
            for (number, (step, at)) in steps.into_iter().enumerate() {
                let new = event(1_000 + number as u64);
                match step {
                    0 | 1 => {
                        list.insert(at, new.clone());
                        vector.insert(at.min(vector.len()), new);
                    }
                    2 => {
                        let removed = (at < vector.len()).then(|| vector.remove(at));
                        prop_assert_eq!(list.remove(at), removed);
                    }
                    _ => {
                        let old = vector.get_mut(at).map(|slot| std::mem::replace(slot, new.clone()));
                        prop_assert_eq!(list.replace(at, new), old);
                    }
                }
            }
            prop_assert_eq!(list.len(), vector.len());
            prop_assert!(list.iter().eq(vector.iter()));
            for (at, event) in vector.iter().enumerate().step_by(37) {
                prop_assert_eq!(list.get(at), Some(event));
                prop_assert_eq!(list.position(&event.id), Some(at));
                prop_assert!(list.iter_from(at).eq(vector.iter().skip(at)));
            }
        }
    }

    #[test]
    fn what_is_known_of_a_run_is_computed_once() {
        let computed = std::cell::Cell::new(0);
        let count = |run: &[Rc<Event>]| {
            computed.set(computed.get() + 1);
            run.len()
        };
        let mut list: EventList = (0..1_000).map(event).collect();
        let first = PerRun::of(&list, &PerRun::default(), count);
        assert_eq!((computed.get(), first.values().sum::<usize>()), (8, 1_000));
        list.remove(500);
        let second = PerRun::of(&list, &first, count);
        assert_eq!((computed.get(), second.values().sum::<usize>()), (9, 999));
        let same = PerRun::of(&list, &second, count);
        assert_eq!((computed.get(), same.values().sum::<usize>()), (9, 999));
    }

    #[test]
    fn a_changed_copy_leaves_the_original_alone() {
        let original: EventList = (0..1_000).map(event).collect();
        let mut copy = original.clone();
        copy.remove(500);
        assert_eq!((original.len(), copy.len()), (1_000, 999));
        assert_eq!(original.shared_runs(&copy), (3, 4));
        assert_eq!(original.shared_runs(&original), (8, 0));
        assert_eq!(original.runs().map(<[_]>::len).sum::<usize>(), 1_000);
        assert_eq!(original.position(&Id::from_number(500)), Some(500));
    }
}
