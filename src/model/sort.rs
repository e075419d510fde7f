//! Sorting, once for all types.
//!
//! The standard library makes a copy of its sorting for every type and every comparison, about
//! four kilobytes each. In the page that adds up; here places are sorted, by one short merge
//! sort, and only the comparison differs.

use std::cmp::Ordering;

/// Puts items in order; what compares as equal stays as it was.
pub fn by<T>(items: &mut Vec<T>, compare: impl FnMut(&T, &T) -> Ordering) {
    let places = places_of(items, compare);
    take(items, &places);
}

/// Puts items in the order of a key, which is asked once for each.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = places_of(&keys, K::cmp);
    take(items, &places);
}

fn places_of<T>(items: &[T], mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<usize> {
    places(items.len(), &mut |one, two| match (items.get(one), items.get(two)) {
        (Some(one), Some(two)) => compare(one, two),
        _ => Ordering::Equal,
    })
}

fn take<T>(items: &mut Vec<T>, places: &[usize]) {
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(places.iter().filter_map(|place| slots.get_mut(*place)?.take()));
}

/// The places in the order of what stands there.
fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        for pair in places.chunks(width.saturating_mul(2)) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &mut merged, compare);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        width = width.saturating_mul(2);
    }
    places
}

/// Joins two parts that are in order.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    merged: &mut Vec<usize>,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) {
    // Most lists come nearly in order: then a part is taken as it is, after one comparison.
    if let (Some(last), Some(first)) = (left.last(), right.first())
        && compare(*last, *first) != Ordering::Greater
    {
        merged.extend_from_slice(left);
        left = &[];
    }
    while let (Some((one, lefts)), Some((two, rights))) = (left.split_first(), right.split_first()) {
        if compare(*one, *two) == Ordering::Greater {
            merged.push(*two);
            right = rights;
        } else {
            merged.push(*one);
            left = lefts;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
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
