//! The time at the beginning of an entry, or behind a label: what it says, and what is left.

mod assemble;
mod tail;
mod unknown;

use super::behind::{before_version, blank_minutes, ends_well, unknown_clock};
use super::beside::{behind_number, is_clock, is_other, is_same_minute, other_clock, shows_number};
use super::clean::Clean;
use super::numbers::{is_counted, is_joined_number};
use super::stamped::Head;
use super::window::{is_opening, window};
use crate::import::Told;
use crate::import::pieces::{Piece, Pieces, from, is_month, is_weekday};
use crate::import::places::Places;
use crate::model::Moment;
use crate::model::typed::{self, Context, DayForm, ZoneBy};
use chrono::Datelike;

/// Finds times; knows what recognising one needs.
pub(super) struct Finder<'a> {
    context: Context<'a>,
    places: Places<'a>,
    year: Option<i32>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(told: &Told<'a>) -> Self {
        // A time that counts from another one is recognised by its form: any other one will do.
        let some = Some(Moment::from_unix(0));
        let context = Context { previous: some, start: some, now: some, ..Context::new(told.zones, "") };
        let now = told.now.map(|now| now.civil().date());
        Self { context, places: Places::new(told.zones), year: told.date.or(now).map(|date| date.year()) }
    }

    pub(super) fn places(&self) -> &Places<'a> {
        &self.places
    }

    /// The time that a text begins with, or that a running number stands before.
    pub(super) fn head(&self, text: &str) -> Option<Head> {
        self.head_of(text, false)
    }

    /// The same of a cell, in which a word for an end that has not come is never what it tells.
    pub(super) fn head_of_cell(&self, text: &str) -> Option<Head> {
        self.head_of(text, true)
    }

    fn head_of(&self, text: &str, is_cell: bool) -> Option<Head> {
        // "Some time before 10:42"; "some 10 users" tells of no time.
        const SOME: &str = "Some time ";
        let behind = text.strip_prefix(SOME).or(text.strip_prefix("some time ")).unwrap_or_default();
        if ["before ", "after ", "around ", "about "].iter().any(|word| behind.starts_with(word)) {
            let head = self.head_of(behind, is_cell)?;
            return Some(Head { typed: format!("{SOME}{}", head.typed), ..head });
        }
        let numbered = behind_number(text)
            .and_then(|(behind, is_apart)| self.first(behind).filter(|head| shows_number(head, is_apart)));
        let head = numbered.or_else(|| self.first(text));
        head.map(|head| self.without_open_end(text, self.without_others(head), is_cell))
    }

    /// Without the same moment by other clocks, which say nothing more.
    fn without_others(&self, mut head: Head) -> Head {
        for _ in 0..3 {
            let other = other_clock(&head).and_then(|behind| self.first(behind));
            let Some(other) = other.filter(|other| is_other(&head, other)) else { break };
            (head.rest, head.is_set_off) = (other.rest, true);
        }
        head
    }

    /// The time that a text begins with.
    pub(super) fn first(&self, text: &str) -> Option<Head> {
        if let Some(head) = self.behind_blank(text) {
            return Some(head);
        }
        let clean = Clean::new(text, self.year);
        let lead = clean.text.len() - clean.text.trim_start().len();
        let opens = from(&clean.text, lead).starts_with('(');
        let start = lead + usize::from(opens);
        let begins = from(&clean.text, start).trim_start();
        let is_candidate = begins.starts_with(|c: char| c.is_ascii_digit() || "~≈@+-<>?TtHhNnUu".contains(c))
            || Pieces::new(begins).next().is_some_and(|piece| self.may_begin(&piece));
        if !is_candidate {
            return None;
        }
        let limit = window(&clean);
        let read = |limit: usize| self.read(text, &clean, start, limit, opens);
        let version = || Some(start + before_version(clean.text.get(start..limit)?)?);
        self.unknown_day(text, &clean, start).or_else(|| read(limit)).or_else(|| read(version()?))
    }

    /// A day behind a time of day that nobody knows: "xx:xx PM January 21, 2026".
    fn behind_blank(&self, text: &str) -> Option<Head> {
        let begin = text.trim_start_matches(['*', '`', '[', '(', '_']);
        let blank = blank_minutes(begin);
        let rest = from(begin, blank).trim_start_matches([' ', ',']);
        if blank == 0 || rest.is_empty() || begin.starts_with('-') {
            return None;
        }
        let day = self.first(rest).filter(|day| day.is_day() && is_date(day))?;
        let typed = format!("{} {}", begin.get(..blank)?, day.typed);
        Some(Head { typed, ..day })
    }

    /// The time that a text begins with, where what follows plays no part.
    ///
    /// A head holds a copy of the rest of its line: looking at many places of one line must not
    /// make one each time.
    pub(super) fn peek(&self, text: &str) -> Option<Head> {
        let end = text.char_indices().nth(200).map_or(text.len(), |(at, _)| at);
        self.head(text.get(..end)?)
    }

    /// A date anywhere in a text: its stamp.
    pub(super) fn date_in(&self, text: &str) -> Option<Head> {
        let mut last: Option<Piece<'_>> = None;
        for piece in Pieces::new(text) {
            let begins = match piece {
                Piece::Number(_, digits) => {
                    digits.len() <= 8
                        // "$3.11" is no third of November.
                        && !matches!(last, Some(Piece::Sign(_, '$' | '€' | '£' | '¥')))
                        && !is_joined_number(text, last, piece.start())
                        && !is_counted(text, piece.start())
                }
                Piece::Word(_, word) => is_month(word),
                Piece::Sign(..) => false,
            };
            if begins {
                let found = self.peek(from(text, piece.start()));
                // Of "10:00 to 14:00 on May 8" the day alone is looked for.
                let is_range = |head: &Head| {
                    let first = head.stamp.split_whitespace().next().unwrap_or_default();
                    let prefix = typed::prefix(&head.stamp, &self.context).filter(|_| is_clock(first));
                    prefix.is_some_and(|prefix| prefix.has_end)
                };
                if let Some(head) = found.filter(|head| is_date(head) && !is_range(head)) {
                    return Some(head);
                }
            }
            last = Some(piece);
        }
        None
    }

    fn may_begin(&self, piece: &Piece<'_>) -> bool {
        let Piece::Word(_, word) = piece else { return false };
        is_month(word) || is_weekday(word) || is_today(word) || is_opening(word) || word.contains('午')
    }

    fn read(&self, text: &str, clean: &Clean, start: usize, limit: usize, opens: bool) -> Option<Head> {
        let inner = clean.text.get(start..limit)?;
        let inner = if opens { inner.split(')').next().unwrap_or_default() } else { inner };
        let prefix = typed::prefix(inner, &self.context)?;
        let mut length = prefix.length;
        let behind = from(&clean.text, start + length);
        // "14:02 UTC/10:02 EDT", "14:02/10:02"
        let stamp = inner.get(..length)?;
        let is_other = behind
            .strip_prefix('/')
            .is_some_and(|other| is_clock(other) && (prefix.zone.is_some() || is_same_minute(stamp, other)));
        if !ends_well(behind) && !is_other || is_length(stamp, behind) {
            return None;
        }
        let mut stamp = stamp.trim().to_owned();
        let mut prefix = prefix;
        if prefix.zone.is_none()
            && prefix.clock.is_some()
            && let Some((place, taken)) = self.place_behind(&stamp, behind)
        {
            stamp = format!("{stamp} {place}");
            length += taken;
            let abbreviation = typed::abbreviation(&place).is_some();
            prefix.zone =
                Some(if abbreviation || place == "UTC" { ZoneBy::Offset } else { ZoneBy::Place(place) });
        }
        if clean.is_about {
            stamp.insert(0, '~');
        }
        if prefix.day.is_some() && prefix.clock.is_none() {
            length += unknown_clock(from(&clean.text, start + length));
        }
        let head = self.assemble(text, clean, (start, start + length), prefix, stamp);
        (head.day != Some(DayForm::Named) || head.clock.is_some()).then_some(head)
    }

    /// The place whose clock it is, and the bytes that say so: "10:42 horas de Madrid" too.
    fn place_behind(&self, stamp: &str, behind: &str) -> Option<(String, usize)> {
        const HOUR: &str = " hora";
        let is_hours = ["hora", "horas", "heure", "heures"].iter().any(|hour| stamp.ends_with(hour));
        if is_hours && (behind.starts_with(" de ") || behind.starts_with(" del ")) {
            let found = self.places.at_head(&format!("{HOUR}{behind}"))?;
            return Some((found.0, found.1.saturating_sub(HOUR.len())));
        }
        // "At 3:30 PM, PST, we received alerts"
        let apart = behind.strip_prefix(", ").and_then(|zone| zone.split_once([',', ':']));
        if let Some((zone, _)) = apart.filter(|(zone, _)| typed::abbreviation(zone).is_some()) {
            return Some((zone.to_owned(), ", ".len() + zone.len()));
        }
        self.places.at_head(behind)
    }
}

/// "5h 23m", which is how long something took.
fn is_length(stamp: &str, behind: &str) -> bool {
    let minutes = behind.trim_start();
    let unit = minutes.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_unit = |unit: &str| matches!(unit, "m" | "mins" | "minutes");
    let first = unit.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    stamp.trim_end().ends_with('h') && unit.len() < minutes.len() && is_unit(first)
}

fn is_date(head: &Head) -> bool {
    match head.day {
        Some(DayForm::Full) => true,
        Some(DayForm::WithoutYear) => head.stamp.contains(char::is_alphabetic) || head.stamp.contains('.'),
        _ => false,
    }
}

fn is_today(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "today" | "yesterday" | "heute" | "gestern")
}
