//! Order by hand: merges three orders of one list.
//!
//! First what the base has is put in order: if both sides moved something, what neither moved
//! divides the list into gaps, and each moved name stands in the gap where its mover has it. When
//! moves contradict each other, one side's order is taken. Then what is new is put in, behind the
//! name that precedes it on its side. Where both sides put something into one gap, what begins
//! with the smaller name comes first.

use super::Three;
use crate::model::sort;
use std::collections::{HashMap, HashSet};

/// The merged order.
///
/// The names of each order are unique. All names of `mine` and `theirs` are in the result; those
/// of `base` that are in neither are not.
pub fn merge<'a>(sides: Three<&[&'a str]>) -> Vec<&'a str> {
    if sides.mine == sides.theirs {
        return sides.mine.to_vec();
    }
    let base = known(sides);
    let (mine, theirs) = (completed(&base, sides.mine), completed(&base, sides.theirs));
    let in_base: HashSet<&str> = base.iter().copied().collect();
    let old = |names: &[&'a str]| names.iter().copied().filter(|n| in_base.contains(n)).collect::<Vec<_>>();
    let core = core(&base, &old(&mine), &old(&theirs));
    weave(&core, &mine, &theirs)
}

/// The names of the base that are still in one of the sides.
fn known<'a>(sides: Three<&[&'a str]>) -> Vec<&'a str> {
    let there: HashSet<&str> = sides.mine.iter().chain(sides.theirs).copied().collect();
    sides.base.iter().copied().filter(|name| there.contains(name)).collect()
}

/// The order of a side with the names that it deleted back where the base has them.
fn completed<'a>(base: &[&'a str], side: &[&'a str]) -> Vec<&'a str> {
    let there: HashSet<&str> = side.iter().copied().collect();
    let mut behind: HashMap<Option<&str>, Vec<&'a str>> = HashMap::new();
    let mut last = None;
    for name in base {
        if there.contains(name) {
            last = Some(*name);
        } else {
            behind.entry(last).or_default().push(name);
        }
    }
    if behind.is_empty() {
        return side.to_vec();
    }
    let mut whole: Vec<&'a str> = behind.remove(&None).unwrap_or_default();
    for name in side {
        whole.push(name);
        whole.extend(behind.remove(&Some(*name)).unwrap_or_default());
    }
    whole
}

/// Merges three orders of the same names.
fn core<'a>(base: &[&'a str], mine: &[&'a str], theirs: &[&'a str]) -> Vec<&'a str> {
    if mine == theirs || theirs == base {
        return mine.to_vec();
    }
    if mine == base {
        return theirs.to_vec();
    }
    let merged = moves(base, mine, theirs);
    // A save that is repeated merges the result again: that must change nothing.
    if moves(base, mine, &merged) == merged && moves(base, theirs, &merged) == merged {
        return merged;
    }
    mine.min(theirs).to_vec()
}

/// The base with the moves of both sides.
fn moves<'a>(base: &[&'a str], mine: &[&'a str], theirs: &[&'a str]) -> Vec<&'a str> {
    let places = base.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let (by_me, by_them) = (moved(&places, mine), moved(&places, theirs));
    let stays = |name: &&&str| !by_me.contains(**name) && !by_them.contains(**name);
    let fixed: Vec<&str> = base.iter().filter(stays).copied().collect();
    // What only the other side moved stands where that side has it.
    let without = |names: &[&'a str], own: &HashSet<&str>, other: &HashSet<&str>| {
        let counts = |name: &&&str| own.contains(**name) || !other.contains(**name);
        names.iter().filter(counts).copied().collect::<Vec<_>>()
    };
    weave(&fixed, &without(mine, &by_me, &by_them), &without(theirs, &by_them, &by_me))
}

/// The names that are not on a longest increasing subsequence of their places in the base.
pub fn moved<'a>(base: &HashMap<&str, usize>, names: &[&'a str]) -> HashSet<&'a str> {
    let places: Vec<usize> = names.iter().filter_map(|name| base.get(name).copied()).collect();
    // For each length, the place in `places` at which the best run of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places.get(*end).is_some_and(|p| p < place));
        previous.push(length.checked_sub(1).and_then(|l| ends.get(l).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays.insert(at);
        next = previous.get(at).copied().flatten();
    }
    names.iter().enumerate().filter(|(at, _)| !stays.contains(at)).map(|(_, name)| *name).collect()
}

/// Puts the other names of both sides between the fixed ones, where the sides have them.
fn weave<'a>(fixed: &[&'a str], mine: &[&'a str], theirs: &[&'a str]) -> Vec<&'a str> {
    let (in_mine, in_theirs) = (gaps(fixed, mine), gaps(fixed, theirs));
    let (places_mine, places_theirs) = (by_name(&in_mine), by_name(&in_theirs));
    // A name that both have in different gaps stands in the first of them.
    let first = |(name, gap): &&(&str, usize)| {
        [&places_mine, &places_theirs].iter().filter_map(|places| places.get(name)).all(|other| gap <= other)
    };
    let mut runs = vec![(Vec::new(), Vec::new()); fixed.len() + 1];
    for (name, gap) in in_mine.iter().filter(first) {
        runs.get_mut(*gap).into_iter().for_each(|run| run.0.push(*name));
    }
    for (name, gap) in in_theirs.iter().filter(first) {
        runs.get_mut(*gap).into_iter().for_each(|run| run.1.push(*name));
    }
    let mut merged = Vec::with_capacity(mine.len().max(theirs.len()));
    let mut fixed = fixed.iter();
    for (mine, theirs) in runs {
        join(&mut merged, &mine, &theirs);
        merged.extend(fixed.next());
    }
    merged
}

fn by_name<'a>(gaps: &[(&'a str, usize)]) -> HashMap<&'a str, usize> {
    gaps.iter().copied().collect()
}

/// The names that are not fixed, each with its gap: behind the fixed name that precedes it, or at
/// the end when no fixed name follows.
fn gaps<'a>(fixed: &[&str], names: &[&'a str]) -> Vec<(&'a str, usize)> {
    let places: HashMap<&str, usize> = fixed.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut found = Vec::new();
    let (mut gap, mut open) = (0, 0);
    for name in names {
        match places.get(name) {
            Some(place) => {
                gap = place + 1;
                open = found.len();
            }
            None => found.push((*name, gap)),
        }
    }
    found.iter_mut().skip(open).for_each(|(_, gap)| *gap = fixed.len());
    found
}

/// Joins what both sides have in one gap; sorted by name when they contradict each other.
fn join<'a>(merged: &mut Vec<&'a str>, mine: &[&'a str], theirs: &[&'a str]) {
    if mine.is_empty() || theirs.is_empty() {
        merged.extend(mine.iter().chain(theirs));
        return;
    }
    let in_mine: HashSet<&str> = mine.iter().copied().collect();
    let in_theirs: HashSet<&str> = theirs.iter().copied().collect();
    let both = |name: &&&str| in_mine.contains(**name) && in_theirs.contains(**name);
    if !mine.iter().filter(both).eq(theirs.iter().filter(both)) {
        let mut all: Vec<&str> = mine.iter().chain(theirs).copied().collect();
        sort::by(&mut all, Ord::cmp);
        all.dedup();
        merged.extend(all);
        return;
    }
    let (mut mine, mut theirs) = (mine.iter().peekable(), theirs.iter().peekable());
    while mine.peek().is_some() || theirs.peek().is_some() {
        let one: Vec<&str> = std::iter::from_fn(|| mine.next_if(|name| !both(name))).copied().collect();
        let two: Vec<&str> = std::iter::from_fn(|| theirs.next_if(|name| !both(name))).copied().collect();
        let (first, second) = if !two.is_empty() && two < one { (two, one) } else { (one, two) };
        merged.extend(first);
        merged.extend(second);
        merged.extend(mine.next());
        theirs.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    #[track_caller]
    fn check(base: &str, mine: &str, theirs: &str, expect: &str) {
        let (base, mine, theirs) = (names(base), names(mine), names(theirs));
        let sides = Three { base: &*base, mine: &*mine, theirs: &*theirs };
        assert_eq!(merge(sides).join(" "), expect);
        laws(sides);
    }

    #[track_caller]
    fn laws(sides: Three<&[&str]>) {
        let merged = merge(sides);
        let with = |mine, theirs| merge(Three { base: sides.base, mine, theirs });
        assert_eq!(with(sides.theirs, sides.mine), merged, "sides exchanged: {sides:?}");
        assert_eq!(with(sides.mine, &merged), merged, "again with mine: {sides:?}");
        assert_eq!(with(sides.theirs, &merged), merged, "again with theirs: {sides:?}");
        assert_eq!(with(&merged, &merged), merged, "with itself: {sides:?}");
        assert_eq!(merged.iter().collect::<HashSet<_>>().len(), merged.len());
        for name in sides.mine.iter().chain(sides.theirs) {
            assert!(merged.contains(name), "{name} is lost: {sides:?}");
        }
    }

    #[test]
    fn moves_and_additions_of_both_sides_are_kept() {
        check("a b c d", "b a c d", "a b d c", "b a d c");
        check("a b", "a x b", "a b y", "a x b y");
        check("a b", "a b y1 y2", "a b x", "a b x y1 y2");
        check("a b c", "a b c x", "c a b", "c a b x");
        check("", "b", "a", "a b");
    }

    #[test]
    fn contradicting_moves_end_in_one_order() {
        check("a b c d", "b a d c", "b d a c", "b d a c");
        check("a b c d", "c d a b", "b a d c", "b a d c");
        check("", "a b c x", "c b a y", "a b c x y");
    }

    fn order(pool: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
        (Just(pool.to_vec()).prop_shuffle(), 0..=pool.len()).prop_map(|(mut names, len)| {
            names.truncate(len);
            names
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn the_laws_hold_for_any_orders(
            base in order(&["a", "b", "c", "d", "e", "f"]),
            mine in order(&["a", "b", "c", "d", "e", "f", "m", "n", "z"]),
            theirs in order(&["a", "b", "c", "d", "e", "f", "k", "t", "z"]),
        ) {
            // What the base has is there on both sides or on none, or came back on one.
            laws(Three { base: &base, mine: &mine, theirs: &theirs });
        }

        #[test]
        fn an_untouched_side_changes_nothing(
            base in order(&["a", "b", "c", "d", "e", "f"]),
            theirs in order(&["a", "b", "c", "d", "e", "f", "k", "t"]),
        ) {
            let base: Vec<_> = base.into_iter().filter(|name| theirs.contains(name)).collect();
            prop_assert_eq!(merge(Three { base: &base, mine: &base, theirs: &theirs }), theirs);
        }
    }
}
