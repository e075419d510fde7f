//! The time at the end of a text, and the label before it.

use super::{Finder, is_today};
use crate::import::markers::{is_marker_label, names_marker};
use crate::import::pieces::{Piece, Pieces, Years, from, is_month, is_weekday};
use crate::import::text::authors::is_edited;
use crate::import::text::beside::is_mixed;
use crate::import::text::numbers::spaced;
use crate::import::text::stamped::Head;

/// So many places of a text are looked at.
const MOST: usize = 8;

impl Finder<'_> {
    /// The time that a text ends with, and the label before it.
    pub(in crate::import::text) fn tail(&self, text: &str) -> Option<Head> {
        let is_long = text.len() > 160 && !is_marker_label(text.split(':').next().unwrap_or_default());
        if is_long || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let (mut depth, mut tries, mut last, mut years) = (0_i32, 0, None, Years::default());
        for piece in Pieces::new(text) {
            let is_year = years.is_year(&piece);
            match piece {
                Piece::Sign(_, '(') => depth += 1,
                Piece::Sign(_, ')') => depth -= 1,
                _ => {}
            }
            if !is_year && depth <= 0 && piece.start() > 0 && may_begin(text, &piece, last) {
                tries += 1;
                if let Some(found) = self.ends_with(text, piece.start()) {
                    return Some(found);
                }
            }
            if tries > MOST {
                return None;
            }
            last = Some(piece);
        }
        None
    }

    /// The time that begins here, where the text ends with it.
    fn ends_with(&self, text: &str, start: usize) -> Option<Head> {
        let mut head =
            self.head(from(text, start)).filter(|head| !head.stamp.is_empty() && !is_mixed(head))?;
        let before = text.get(..start).unwrap_or_default();
        let is_whole = head.day.is_some() && head.clock.is_some() && head.is_set_off;
        let says = !head.rest.trim_matches(['*', '_', '`', ')', ']', '.', ' ']).is_empty();
        if is_edited(&head.rest) || is_unknown_time(&head.rest) {
            head.rest = String::new();
        }
        let goes_on = says && !head.rest.is_empty();
        if goes_on && !(is_whole && is_marker_label(before)) && !names(before, &head) {
            return None;
        }
        let label = label(before);
        if is_posted(label) {
            // "*Posted Jan 19, 2024 - 15:54 UTC*"
            let rest = head.rest.trim_matches(['*', '_']).to_owned();
            return Some(Head { rest, ..head });
        }
        (!label.is_empty()).then(|| Head { label: label.to_owned(), ..head })
    }
}

/// Whether a time may begin with this piece, by what stands before it.
fn may_begin(text: &str, piece: &Piece<'_>, last: Option<Piece<'_>>) -> bool {
    match *piece {
        // "Deploy of v3: 10:42"
        Piece::Number(start, _) => match last {
            _ if spaced(text, start) => {
                matches!(last, Some(Piece::Sign(_, ':' | '-' | '.'))) || stands_alone(text, start, last)
            }
            Some(Piece::Word(..)) => false,
            _ => stands_alone(text, start, last),
        },
        Piece::Word(_, word) => is_month(word) || is_weekday(word) || is_today(word),
        Piece::Sign(..) => false,
    }
}

/// Whether a number goes on with no other one.
fn stands_alone(text: &str, start: usize, last: Option<Piece<'_>>) -> bool {
    let is_joined = matches!(last, Some(Piece::Number(..) | Piece::Sign(_, ':' | '.' | '/' | '-')));
    !is_joined || is_labelled(text, start)
}

/// What stands before a time, without the signs between the two.
fn label(before: &str) -> &str {
    let label = before.trim_end().trim_end_matches(|c: char| "*_`:：-–—([,".contains(c) || c.is_whitespace());
    let is_odd = label.matches("**").count() % 2 == 1;
    if is_odd { label.trim_matches(['*', '_', '`']).trim() } else { label }
}

/// Whether a label says when something was written, which is none of what happened.
fn is_posted(label: &str) -> bool {
    let lower = label.trim_start_matches(['*', '_']).to_lowercase();
    let begins = ["posted", "published", "updated by"].iter().any(|word| lower.starts_with(word));
    begins || matches!(lower.as_str(), "updated" | "veröffentlicht")
}

/// Whether what stands behind a day says that its time is not known: "(Time TBC)".
fn is_unknown_time(rest: &str) -> bool {
    let lower = rest.trim_matches(['(', ')', '[', ']', ' ']).to_lowercase();
    let plain = lower.strip_prefix("time ").unwrap_or(&lower);
    matches!(plain, "tbc" | "tbd" | "unknown" | "not known" | "unclear" | "n/a" | "?" | "??")
}

/// Whether a number stands right behind the colon of a label: "Server:2024-03-12".
fn is_labelled(text: &str, start: usize) -> bool {
    let label = text.get(..start).and_then(|before| before.strip_suffix([':', '：']));
    label.is_some_and(|label| label.ends_with(|c: char| c.is_alphabetic() || "」』）)".contains(c)))
}

/// Whether a colon parts a label from its time, which a remark may follow: "Detected: 10:42 (by a guest)".
fn names(before: &str, head: &Head) -> bool {
    let Some(label) = before.trim_end().trim_end_matches('*').strip_suffix([':', '：']) else {
        return false;
    };
    let is_whole = head.day.is_some() && head.clock.is_some();
    let is_clock = head.clock.is_some() && !head.is_weak;
    let is_short = label.split_whitespace().count() <= 6 && !label.contains(':');
    is_short && (is_whole || is_clock && (is_marker_label(label) || names_marker(label)))
}
