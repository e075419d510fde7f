//! Sentences that each tell one time: read only where the text has no list.
//!
//! Lines that begin as sentences do ("At 10:42 the first alert …") are no list either: what stands
//! behind the first sentence of each tells of other times.

use super::block::{Block, Kind};
use super::entry::{Entry, Form, Scope};
use super::head::Finder;
use super::outline::Outline;
use super::stamped::Head;
use super::words::{Topic, names_list, topic};
use super::zone_words::zone_in;
use crate::import::pieces::{Piece, Pieces, Years, from, is_month, is_weekday, words};
use crate::model::typed::DayForm;

/// Adds an entry for each part of a sentence that begins with a time, or holds just one.
///
/// Where lines are entries already, only sentences that begin with a time are: what they name
/// further on is told by them.
pub(super) fn read(blocks: &[Block], finder: &Finder<'_>, outline: &mut Outline) {
    let only_leading = outline.entries.len() > 1;
    let scope = outline.scopes.len().saturating_sub(1);
    let mut found = Vec::new();
    let mut first = 0;
    // The sign that parts what is told last from what follows: it stays where that goes on.
    let mut joint = "";
    for block in below_heading(blocks) {
        // A paragraph may go on in the next line.
        first = if block.kind == Kind::Text { first } else { found.len() };
        if !matches!(block.kind, Kind::Text | Kind::Bullet) {
            continue;
        }
        for part in parts(&block.text, finder) {
            let told =
                if only_leading { leading(part, finder).into_iter().collect() } else { told(part, finder) };
            // A sentence without a time goes on with what the one before it tells.
            if told.is_empty()
                && let Some(last) = found.get_mut(first..).and_then(<[Entry]>::last_mut)
            {
                last.text.push_str(joint);
                last.text.push(' ');
                last.text.push_str(closed(part));
            }
            joint = from(part.trim(), closed(part).len());
            for (head, text) in told {
                let mut entry = Entry::new(Form::Line, block.line, scope, Some(head), text);
                entry.original = part.trim().to_owned();
                found.push(entry);
            }
        }
    }
    if outline.scopes.is_empty() {
        outline.scopes.push(Scope::default());
    }
    if found.len() >= 2 && found.len() > outline.entries.len() {
        outline.entries = found;
        if let Some(scope) = outline.scopes.get_mut(scope) {
            date_within(blocks, finder, scope);
        }
    }
}

/// What stands below the heading that names the list, where there is one: a summary above it tells the
/// same once more.
fn below_heading(blocks: &[Block]) -> &[Block] {
    let names_list = |block: &Block| match block.kind {
        Kind::Heading(_) => topic(&block.text) == Topic::Timeline,
        // "Timeline: to be added" is no list.
        Kind::Text => names_list(&block.text) && !block.text.trim_end_matches(['*', ':']).contains(':'),
        _ => false,
    };
    let below = blocks.iter().position(names_list).and_then(|at| blocks.get(at + 1..));
    // Where nothing stands below it yet, the sentences above it are all that is told.
    let says = |block: &Block| block.text.contains(|c: char| c.is_ascii_digit());
    below.filter(|below| below.iter().any(says)).unwrap_or(blocks)
}

/// Takes the day and the zone that a sentence names behind a time, where nothing above says one:
/// "At 9:05 on May 14, 2025 (EDT) a change …".
fn date_within(blocks: &[Block], finder: &Finder<'_>, scope: &mut Scope) {
    let texts = || blocks.iter().filter(|block| block.kind == Kind::Text).take(40);
    if scope.date.is_none() {
        scope.date = texts().find_map(|block| finder.date_in(&block.text)).map(|head| head.stamp);
    }
    if scope.zone.is_none() {
        scope.zone = texts().find_map(|block| zone_in(&block.text, finder.places()));
    }
}

/// Whether the entries are sentences: each begins with a word before its time.
pub(super) fn tells(entries: &[Entry]) -> bool {
    let is_told = |entry: &Entry| {
        let head = entry.head.as_ref().filter(|head| head.label.is_empty());
        let first = head.and_then(|head| words(&head.typed).next().map(|word| head.typed.starts_with(word)));
        let word = head.and_then(|head| words(&head.typed).next()).unwrap_or_default();
        let is_preposition = first == Some(true) && !is_month(word) && !is_weekday(word) && word.len() < 8;
        entry.form == Form::Line && is_preposition
    };
    !entries.is_empty() && entries.iter().all(is_told)
}

/// A text cut at the ends of sentences, and before each further part that begins with a time.
fn parts<'a>(text: &'a str, finder: &Finder<'_>) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut pieces = Pieces::new(text).peekable();
    let mut last = None;
    while let Some(piece) = pieces.next() {
        let before = last.replace(piece);
        let Piece::Sign(_, sign) = piece else { continue };
        // "5. März" is no end of a sentence.
        let is_day = matches!(before, Some(Piece::Number(..)))
            && matches!(pieces.peek(), Some(Piece::Word(_, word)) if is_month(word));
        let is_short = sign == '.' && matches!(before, Some(Piece::Word(_, word)) if SHORT.contains(&word));
        if is_day || is_short {
            continue;
        }
        let Some(next) = pieces.peek().map(Piece::start) else { break };
        // These stand without a blank behind them.
        let is_wide = matches!(sign, '。' | '、' | '，' | '；');
        let parts_text = matches!(sign, '.' | ';' | ',' | '!' | '→' | '|' | '/' | '–');
        if !is_wide && (!parts_text || next == piece.end()) {
            continue;
        }
        let behind = without_joint(from(text, next));
        // "On Tuesday 12 March 2024, at 10:42 …": the day belongs to the time behind it.
        let is_day = || {
            matches!(sign, ',' | '、' | '，')
                && is_bare_day(behind_bracket(text.get(start..piece.start()).unwrap_or_default()), finder)
        };
        let begins =
            behind.len() < text.len() && finder.peek(behind).is_some_and(|head| is_time(&head)) && !is_day();
        if matches!(sign, '.' | '!' | ';' | '。' | '；') || begins {
            parts.push(text.get(start..piece.end()).unwrap_or_default());
            start = next;
        }
    }
    parts.push(from(text, start));
    parts
}

/// Words that end with a dot: it ends no sentence.
const SHORT: [&str; 8] = ["approx", "ca", "aprox", "env", "ungef", "vs", "nr", "bzw"];

/// Words before an hour of the day.
const AT: [&str; 8] = ["at", "um", "gegen", "à", "vers", "las", "alle", "by"];

/// "3 hours", which is rather how long something took.
fn is_length(head: &Head) -> bool {
    let numbers = Pieces::new(&head.stamp).filter(|piece| matches!(piece, Piece::Number(..))).count();
    let unit = words(&head.stamp).last().unwrap_or_default();
    numbers == 1 && matches!(unit, "h" | "hours" | "hrs" | "hour" | "heures" | "heure" | "horas" | "hora")
}

/// What stands behind the last bracket that is open: "Report (13 August".
fn behind_bracket(text: &str) -> &str {
    text.rsplit_once('(').filter(|(_, inner)| !inner.contains(')')).map_or(text, |(_, inner)| inner)
}

/// Whether a text is a date, and no more.
fn is_bare_day(text: &str, finder: &Finder<'_>) -> bool {
    let text = text.trim();
    text.len() < 60 && finder.head(text).is_some_and(|head| head.is_day() && head.rest.is_empty())
}

fn is_time(head: &Head) -> bool {
    head.clock.is_some() && !head.is_weak
}

fn without_joint(text: &str) -> &str {
    ["and ", "then ", "und ", "dann ", "et ", "y ", "puis "]
        .iter()
        .find_map(|joint| text.strip_prefix(joint))
        .unwrap_or(text)
}

/// What a part tells: one time, or two as in "began at 10:42 and ended at 10:58".
fn told(part: &str, finder: &Finder<'_>) -> Vec<(Head, String)> {
    if let Some(one) = timed(part, finder) {
        return vec![one];
    }
    let joint = [" and ", " und ", " et ", " y "].iter().find_map(|joint| part.split_once(joint));
    let both = joint.and_then(|(one, two)| Some(vec![timed(one, finder)?, timed(two, finder)?]));
    both.unwrap_or_default()
}

/// The time that a part begins with, and what it says.
fn leading(part: &str, finder: &Finder<'_>) -> Option<(Head, String)> {
    let head = finder.head(bare(part)).filter(is_time)?;
    let text = head.rest.clone();
    (!text.is_empty()).then_some((head, text))
}

/// A part without what joins it to the others.
fn bare(part: &str) -> &str {
    without_joint(closed(part))
}

/// A part without the sign that parts it from the next one.
fn closed(part: &str) -> &str {
    part.trim().trim_end_matches([',', ';', '→', '|', '/', '–', ' ', '、', '，', '；'])
}

/// The byte at which a time begins whose number does: 午後 and its kin stand before the hour.
fn with_half(text: &str, start: usize) -> usize {
    const HALVES: [&str; 6] = ["午前", "午後", "上午", "下午", "오전 ", "오후 "];
    let before = text.get(..start).unwrap_or_default();
    let half = HALVES.iter().find(|half| before.ends_with(**half));
    start - half.map_or(0, |half| half.len())
}

/// Whether a number goes on with a word, as in "i2p".
fn is_within_word(text: &str, start: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    before.is_some_and(|letter| letter.is_ascii_alphabetic())
}

/// The time of a part, and what it says.
fn timed(part: &str, finder: &Finder<'_>) -> Option<(Head, String)> {
    if let Some(found) = leading(part, finder) {
        return Some(found);
    }
    let part = bare(part);
    let mut found: Option<Head> = None;
    let (mut last, mut covered, mut years) = (None, 0, Years::default());
    for piece in Pieces::new(part) {
        let begins = !years.is_year(&piece)
            && piece.start() >= covered
            && matches!(piece, Piece::Number(..))
            && !is_within_word(part, piece.start())
            && (!matches!(last, Some(Piece::Sign(_, ':' | '.' | '-' | '/')))
                // "approx. 09:20"
                || part.get(..piece.start()).is_some_and(|before| before.ends_with(". ")));
        let is_at = matches!(last, Some(Piece::Word(_, word)) if AT.contains(&word));
        let is_meant = |head: &Head| is_time(head) && (is_at || !is_length(head));
        let start = with_half(part, piece.start());
        if begins && let Some(head) = finder.peek(from(part, start)).filter(is_meant) {
            if found.is_some() {
                return None;
            }
            covered = start + head.typed.len();
            found = Some(head);
        }
        last = Some(piece);
    }
    let head = found.filter(|head| head.day != Some(DayForm::Named))?;
    Some((head, part.to_owned()))
}
