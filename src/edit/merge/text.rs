//! Texts that both sides changed, merged sentence by sentence.
//!
//! Only sentences that one side left alone are taken from the other. Merging single words would
//! put sentences together that nobody wrote.

use super::Three;
use crate::model::sort;

/// No more than this many comparisons are spent on one text.
const EFFORT: usize = 1 << 18;

/// A stretch of the base and what stands in its place.
#[derive(Clone, Debug, PartialEq)]
struct Hunk<'a> {
    start: usize,
    end: usize,
    new: Vec<&'a str>,
}

/// The text with the edits of both sides; `None` when they touch.
pub fn merge(sides: Three<&str>) -> Option<String> {
    let merged = combine(sides)?;
    // A save that is repeated merges the result again: that must change nothing.
    let again = |side| combine(Three { mine: side, theirs: &*merged, ..sides });
    let stable = [sides.mine, sides.theirs].iter().all(|side| again(side).as_ref() == Some(&merged));
    stable.then_some(merged)
}

fn combine(sides: Three<&str>) -> Option<String> {
    if let Some(side) = sides.settled() {
        return Some(sides.of(side).to_owned());
    }
    let base = sentences(sides.base);
    let (mine, theirs) = (sentences(sides.mine), sentences(sides.theirs));
    let mut hunks = hunks(&base, &mine)?;
    hunks.extend(self::hunks(&base, &theirs)?);
    sort::by_key(&mut hunks, |hunk| (hunk.start, hunk.end));
    hunks.dedup();
    if hunks.windows(2).any(|pair| matches!(pair, [one, two] if touch(one, two))) {
        return None;
    }
    let mut merged = String::new();
    let mut at = 0;
    for hunk in &hunks {
        merged.extend(base.get(at..hunk.start)?.iter().copied());
        merged.extend(hunk.new.iter().copied());
        at = hunk.end;
    }
    merged.extend(base.get(at..)?.iter().copied());
    Some(merged)
}

/// Neighbouring sentences may each be replaced by another one; else one must stay between edits.
fn touch(one: &Hunk<'_>, two: &Hunk<'_>) -> bool {
    let replaces = |hunk: &Hunk<'_>| hunk.end == hunk.start + 1 && hunk.new.len() == 1;
    two.start < one.end || (two.start == one.end && !(replaces(one) && replaces(two)))
}

/// The sentences and lines of a text, with the blanks behind them.
fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut ended) = (0, false);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if ended && !c.is_whitespace() {
            parts.extend(text.get(start..at));
            (start, ended) = (at, false);
        }
        ended |= c == '\n' || (c.is_whitespace() && matches!(last, '.' | '!' | '?' | '…' | '。'));
        last = c;
    }
    parts.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    parts
}

/// The differences, by a longest common subsequence; `None` when that would take too long.
fn hunks<'a>(base: &[&'a str], side: &[&'a str]) -> Option<Vec<Hunk<'a>>> {
    let same = base.iter().zip(side).take_while(|(one, two)| one == two).count();
    let (base, side) = (base.get(same..)?, side.get(same..)?);
    let tail = base.iter().rev().zip(side.iter().rev()).take_while(|(one, two)| one == two).count();
    let (base, side) = (base.get(..base.len() - tail)?, side.get(..side.len() - tail)?);
    if base.len().checked_mul(side.len())? > EFFORT {
        return None;
    }
    let mut pairs = common(base, side);
    pairs.push((base.len(), side.len()));
    let (mut i, mut j) = (0, 0);
    let mut hunks = Vec::new();
    for (to_i, to_j) in pairs {
        push(&mut hunks, same + i, same + to_i, side.get(j..to_j)?);
        (i, j) = (to_i + 1, to_j + 1);
    }
    Some(hunks)
}

/// Adds a hunk; one that replaces n sentences by n others counts as n hunks.
fn push<'a>(hunks: &mut Vec<Hunk<'a>>, start: usize, end: usize, new: &[&'a str]) {
    if end - start == new.len() {
        hunks.extend(new.iter().enumerate().map(|(at, sentence)| Hunk {
            start: start + at,
            end: start + at + 1,
            new: vec![*sentence],
        }));
    } else {
        hunks.push(Hunk { start, end, new: new.to_vec() });
    }
}

/// The places of a longest common subsequence in both, in order.
fn common(one: &[&str], two: &[&str]) -> Vec<(usize, usize)> {
    let width = two.len() + 1;
    let mut table = vec![0u32; (one.len() + 1) * width];
    let get = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in one.iter().enumerate().rev() {
        for (j, b) in two.iter().enumerate().rev() {
            let best = if a == b {
                get(&table, i + 1, j + 1) + 1
            } else {
                get(&table, i + 1, j).max(get(&table, i, j + 1))
            };
            if let Some(slot) = table.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(a), Some(b)) = (one.get(i), two.get(j)) {
        if a == b {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if get(&table, i + 1, j) >= get(&table, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, mine: &str, theirs: &str, expect: Option<&str>) {
        let sides = Three { base, mine, theirs };
        assert_eq!(merge(sides).as_deref(), expect);
        let other = Three { mine: theirs, theirs: mine, base };
        assert_eq!(merge(other).as_deref(), expect, "sides exchanged");
    }

    #[test]
    fn edits_of_different_sentences_are_joined() {
        check("A b. C d. E f.", "A x. C d. E f.", "A b. C d. E y.", Some("A x. C d. E y."));
        check("One.\nTwo.\n", "One!\nTwo.\n", "One.\nTwo!\n", Some("One!\nTwo!\n"));
        check("A. B. C.", "A. B. C. D.", "Z. A. B. C.", Some("Z. A. B. C. D."));
        check("A. B. C. ", "A. B. C. D.", "Z. A. B. C. ", Some("Z. A. B. C. D."));
        check("A. B. C.", "A. C.", "A. B. D.", None);
    }

    #[test]
    fn edits_of_one_sentence_are_not() {
        check("10 to 20 users", "15 to 20 users", "10 to 30 users", None);
        check("", "one", "two", None);
        check("A. ", "A. B. ", "A. C. ", None);
    }

    #[test]
    fn sentences_are_cut_behind_their_blanks() {
        assert_eq!(sentences("At 3.5 s. Then? \n\nYes"), ["At 3.5 s. ", "Then? \n\n", "Yes"]);
        assert!(sentences("").is_empty());
    }
}
