//! The moment that relative times count from, where the text says it: "T0 = 2024-03-12 10:38 UTC".

use super::entry::Entry;
use super::head::Finder;
use super::stamped::Head;
use crate::import::pieces::{Piece, Pieces, from, is_month};

/// Longer lines say something else.
const MOST: usize = 160;

/// The time that a line gives for the zero of relative times.
pub(super) fn zero(text: &str, finder: &Finder<'_>) -> Option<Head> {
    if text.len() > MOST || !speaks_of_zero(text) {
        return None;
    }
    let (mut last, mut tries) = (None, 0);
    for piece in Pieces::new(text) {
        let is_joined = matches!(last, Some(Piece::Word(..) | Piece::Sign(_, '.' | ':' | '-' | '+' | '/')));
        let is_spaced = text.get(..piece.start()).is_some_and(|before| before.ends_with(char::is_whitespace));
        let begins = match piece {
            Piece::Number(..) => is_spaced || !is_joined,
            Piece::Word(_, word) => is_month(word),
            Piece::Sign(..) => false,
        };
        last = Some(piece);
        if !begins {
            continue;
        }
        tries += 1;
        let head = finder.peek(from(text, piece.start()));
        let found = head.filter(|head| head.clock.is_some() && !head.is_weak && !head.is_counted);
        if found.is_some() || tries > 6 {
            return found;
        }
    }
    None
}

/// Whether a line is about what relative times count from.
fn speaks_of_zero(text: &str) -> bool {
    const SAYS: [&str; 5] = ["relative to", "relativ zu", "offsets from", "counted from", "minutes since"];
    let lower = text.to_lowercase();
    SAYS.iter().any(|says| lower.contains(says)) || names_zero(text) || defines_zero(&lower)
}

/// "T+0 is 2024-03-12 10:38 UTC", "T = 10:38": the sign of the beginning, and a word that says what it is.
fn defines_zero(lower: &str) -> bool {
    let begin = lower.trim_start_matches(|c: char| "*_`([-# ".contains(c));
    let Some(behind) = begin.strip_prefix('t') else { return false };
    let behind = ["+0", "-0", "+00:00"].iter().find_map(|zero| behind.strip_prefix(zero)).unwrap_or(behind);
    let behind = behind.trim_start_matches(|c: char| "*_`)] ".contains(c));
    ["=", "is ", "was ", "means ", "stands for ", "ist ", "war "]
        .iter()
        .any(|joint| behind.starts_with(joint))
}

/// "T0" anywhere; "T+0: pod dies" is an entry.
fn names_zero(text: &str) -> bool {
    let mut last = None;
    Pieces::new(text).any(|piece| {
        let joined = match (last, piece) {
            (Some(Piece::Word(start, "T" | "t")), Piece::Number(at, "0")) => at == start + 1,
            _ => false,
        };
        last = Some(piece);
        joined
    })
}

/// What "+5m" counts from, where it is not the row above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The moment that the text, or whoever reads it, gives for the beginning.
    Zero,
    /// The first row.
    First,
}

/// What "+5m" counts from, if not from the row above: the beginning, where all times of the list are
/// written so, and the first is the beginning itself, or none is smaller than one before it; the first
/// row, where its time alone is one of day, and the others rise for long.
pub(super) fn counts_from(entries: &[Entry], has_zero: bool) -> Option<Origin> {
    let mut last = None;
    let (mut count, mut is_rising, mut begins_at_zero) = (0, true, false);
    let heads = entries.iter().filter_map(|entry| entry.head.as_ref());
    let mut heads = heads.filter(|head| !head.stamp.is_empty()).peekable();
    let begins_with_clock = heads.next_if(|first| !first.is_counted && first.clock.is_some()).is_some();
    for head in heads {
        // "T0" is the beginning under its name, and can only come first.
        let amount = head.stamp.strip_prefix('+').or(head.stamp.strip_prefix(['T', 't']));
        let amount = amount.filter(|_| head.is_counted).and_then(minutes)?;
        if amount > 0.0 && !head.stamp.starts_with('+') {
            return None;
        }
        begins_at_zero |= count == 0 && amount == 0.0;
        is_rising &= last.is_none_or(|last| amount > last || amount == last && !begins_with_clock);
        (last, count) = (Some(amount), count + 1);
    }
    let of_first = (begins_with_clock && count >= 5).then_some(Origin::First);
    let of_zero =
        || (!begins_with_clock && count >= 3 && (begins_at_zero || has_zero)).then_some(Origin::Zero);
    of_first.or_else(of_zero).filter(|_| is_rising)
}

/// The minutes of "1h05m", "18m", "0:04".
fn minutes(text: &str) -> Option<f64> {
    let mut numbers = Pieces::new(text).peekable();
    let (mut total, mut is_any) = (0.0, false);
    while let Some(piece) = numbers.next() {
        let Piece::Number(start, digits) = piece else { continue };
        let mut number: f64 = digits.parse().ok()?;
        // "6.5 h"
        if numbers.next_if(|next| matches!(next, Piece::Sign(_, '.'))).is_some()
            && let Some(part) = numbers.next_if(|next| matches!(next, Piece::Number(..)))
        {
            number = text.get(start..part.end())?.parse().ok()?;
        }
        let factor = match numbers.peek() {
            Some(Piece::Word(_, unit)) if unit.starts_with(['h', 'H']) => 60.0,
            Some(Piece::Sign(_, ':')) => 60.0,
            Some(Piece::Word(_, unit)) if unit.starts_with(['s', 'S']) => 1.0 / 60.0,
            Some(Piece::Word(_, unit)) if unit.starts_with(['d', 'D']) => 1_440.0,
            _ => 1.0,
        };
        total += number * factor;
        is_any = true;
    }
    is_any.then_some(total)
}
