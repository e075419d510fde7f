//! Order by hand: merges three orders of one list.
//!
//! What neither side moved keeps its order and divides the list into gaps. What a side moved or
//! added stands in the gap where that side has it, in the order of that side. Where both sides
//! put something into one gap, what begins with the smaller name comes first. When the moves of
//! both sides contradict each other, one side's order is taken for what both have.

use super::{Side, Three};
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
    let mine = completed(&base, sides.mine);
    let theirs = completed(&base, sides.theirs);
    let whole = Three { base: &*base, mine: &*mine, theirs: &*theirs };
    let merged = combine(whole, false);
    // A save that is repeated merges the result again: that must change nothing.
    let again = |side| combine(Three { mine: side, theirs: &merged, ..whole }, false) == merged;
    if again(&mine) && again(&theirs) { merged } else { combine(whole, true) }
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

/// What each side moved, and whose order counts for what both sides have.
struct Moves<'a> {
    places: Three<HashMap<&'a str, usize>>,
    moved: Three<HashSet<&'a str>>,
    winner: Side,
    /// Whether all that both have is in the same order on both sides.
    agreed: bool,
    /// Whether one side's order is taken for all that both have.
    strict: bool,
}

/// Merges orders that have all names of the base; `strict` when their moves contradict each other.
fn combine<'a>(sides: Three<&[&'a str]>, strict: bool) -> Vec<&'a str> {
    if sides.mine == sides.theirs {
        return sides.mine.to_vec();
    }
    let moves = Moves::new(sides, strict);
    let mut gaps = Gaps::new(moves.fixed(sides));
    gaps.fill(sides.mine, |name| moves.side(name) == Side::Mine, |gap| &mut gap.mine);
    gaps.fill(sides.theirs, |name| moves.side(name) == Side::Theirs, |gap| &mut gap.theirs);
    gaps.join()
}

impl<'a> Moves<'a> {
    fn new(sides: Three<&[&'a str]>, strict: bool) -> Self {
        let places: Three<HashMap<&str, usize>> =
            sides.map(|names| names.iter().enumerate().map(|(at, n)| (*n, at)).collect());
        let Three { base, mine, theirs } = &places;
        let both = |name: &&&str| mine.contains_key(**name) && theirs.contains_key(**name);
        let shared = |names: &[&'a str]| names.iter().filter(both).copied().collect::<Vec<_>>();
        let core = |names: &[&'a str]| names.iter().filter(|n| base.contains_key(**n)).copied().collect();
        let (shared_mine, shared_theirs) = (shared(sides.mine), shared(sides.theirs));
        let (core_mine, core_theirs): (Vec<_>, Vec<_>) = (core(sides.mine), core(sides.theirs));
        let moved =
            Three { base: HashSet::new(), mine: moved(base, &core_mine), theirs: moved(base, &core_theirs) };
        let by_core = core_mine.cmp(&core_theirs);
        let winner = match (moved.mine.is_empty(), moved.theirs.is_empty()) {
            (true, false) => Side::Theirs,
            (false, true) => Side::Mine,
            _ if by_core.then_with(|| shared_mine.cmp(&shared_theirs)).is_le() => Side::Mine,
            _ => Side::Theirs,
        };
        let agreed = shared_mine == shared_theirs;
        Self { places, moved, winner, agreed, strict }
    }

    /// The names that divide the list into gaps, in their order.
    fn fixed(&self, sides: Three<&[&'a str]>) -> Vec<&'a str> {
        if self.agreed {
            return sides.mine.iter().copied().filter(|n| self.places.theirs.contains_key(n)).collect();
        }
        let moved = |name: &str| match (self.strict, self.winner) {
            (true, Side::Mine) => self.moved.mine.contains(name),
            (true, Side::Theirs) => self.moved.theirs.contains(name),
            (false, _) => self.moved.mine.contains(name) || self.moved.theirs.contains(name),
        };
        let order = if self.strict { sides.of(self.winner) } else { sides.base };
        order.iter().copied().filter(|n| self.places.base.contains_key(n) && !moved(n)).collect()
    }

    /// The side that says where a name stands that does not divide the list.
    fn side(&self, name: &str) -> Side {
        match (self.places.mine.contains_key(name), self.places.theirs.contains_key(name)) {
            (true, false) => Side::Mine,
            (false, true) => Side::Theirs,
            _ if self.strict => self.winner,
            _ => match (self.moved.mine.contains(name), self.moved.theirs.contains(name)) {
                (true, false) => Side::Mine,
                (false, true) => Side::Theirs,
                _ => self.winner,
            },
        }
    }
}

/// The names that are not on a longest increasing subsequence of their places in the base.
fn moved<'a>(base: &HashMap<&str, usize>, names: &[&'a str]) -> HashSet<&'a str> {
    let places: Vec<usize> = names.iter().filter_map(|name| base.get(name).copied()).collect();
    if places.is_sorted() {
        return HashSet::new();
    }
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

/// The list, divided by the names that stay; the gap before the first comes first.
struct Gaps<'a> {
    fixed: Vec<&'a str>,
    gaps: Vec<Gap<'a>>,
}

#[derive(Clone, Default)]
struct Gap<'a> {
    mine: Vec<&'a str>,
    theirs: Vec<&'a str>,
}

impl<'a> Gaps<'a> {
    fn new(fixed: Vec<&'a str>) -> Self {
        let gaps = vec![Gap::default(); fixed.len() + 1];
        Self { fixed, gaps }
    }

    fn fill(
        &mut self,
        names: &[&'a str],
        takes: impl Fn(&str) -> bool,
        list: impl for<'g> Fn(&'g mut Gap<'a>) -> &'g mut Vec<&'a str>,
    ) {
        let mut at = 0;
        let places: HashMap<&str, usize> = self.fixed.iter().enumerate().map(|(at, n)| (*n, at)).collect();
        for name in names {
            if let Some(place) = places.get(name) {
                at = place + 1;
            } else if takes(name)
                && let Some(gap) = self.gaps.get_mut(at)
            {
                list(gap).push(name);
            }
        }
    }

    fn join(self) -> Vec<&'a str> {
        let mut merged = Vec::new();
        let mut fixed = self.fixed.into_iter();
        for gap in self.gaps {
            let (first, second) = if gap.theirs.first() < gap.mine.first() {
                (gap.theirs, gap.mine)
            } else {
                (gap.mine, gap.theirs)
            };
            merged.extend(first);
            merged.extend(second);
            merged.extend(fixed.next());
        }
        merged
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
        check("a b c", "a c", "c b a", "c a");
        check("", "b", "a", "a b");
    }

    #[test]
    fn contradicting_moves_end_in_one_order() {
        check("a b c", "b a c", "a c b", "a c b");
        check("a b c", "c b a", "b a c", "b a c");
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
