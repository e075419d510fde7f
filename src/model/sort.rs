//! Sorting, once for all types.
//!
//! The standard library makes a copy of its sorting for every type and every comparison, about
//! four kilobytes each. In the page that adds up; here places are sorted, and only their
//! comparison differs.

use std::cmp::Ordering;

/// Puts items in order; what compares as equal stays as it was.
pub fn by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = {
        let items = items.as_slice();
        places(items.len(), &mut |one, two| match (items.get(one), items.get(two)) {
            (Some(one), Some(two)) => compare(one, two),
            _ => Ordering::Equal,
        })
    };
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(places.iter().filter_map(|place| slots.get_mut(*place as usize)?.take()));
}

/// Puts items in the order of a key.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    by(items, |one, two| key(one).cmp(&key(two)));
}

fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..u32::try_from(len).unwrap_or(u32::MAX)).collect();
    places.sort_by(|one, two| compare(*one as usize, *two as usize));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0..9u8, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
