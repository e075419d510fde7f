//! The time at the beginning of an entry, or behind a label: what it says, and what is left.

use super::authors::is_edited;
use super::behind::{before_version, blank_minutes, ends_well, linked, rest, unknown_clock, without_note};
use super::beside::{behind_number, is_clock, is_mixed, is_other, is_same_minute, other_clock, shows_number};
use super::clean::{Clean, is_unseen};
use super::numbers::{is_counted, is_joined_number, is_no_clock, spaced};
use super::stamped::Head;
use super::window::{is_opening, window};
use crate::import::Told;
use crate::import::markers::{is_marker_label, names_marker};
use crate::import::pieces::{Piece, Pieces, Years, from, is_month, is_weekday};
use crate::import::places::Places;
use crate::model::Moment;
use crate::model::typed::{self, ClockForm, Context, DayForm, Prefix, ZoneBy};
use chrono::Datelike;

/// Words in the place of a time that nobody knows.
const UNKNOWN: &[&str] =
    &["TBD", "tbd", "??", "?", "N/A", "n/a", "unknown", "Unknown", "unbekannt", "Unbekannt"];

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

    /// The time that a text ends with, and the label before it.
    pub(super) fn tail(&self, text: &str) -> Option<Head> {
        let is_long = text.len() > 160 && !is_marker_label(text.split(':').next().unwrap_or_default());
        if is_long || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let (mut depth, mut tries, mut last, mut years) = (0_i32, 0, None, Years::default());
        for piece in Pieces::new(text) {
            let is_year = years.is_year(&piece);
            let begins = match piece {
                Piece::Sign(_, '(') => {
                    depth += 1;
                    false
                }
                Piece::Sign(_, ')') => {
                    depth -= 1;
                    false
                }
                // "Deploy of v3: 10:42"
                Piece::Number(start, _) if matches!(last, Some(Piece::Word(..))) && !spaced(text, start) => {
                    false
                }
                Piece::Number(start, _) => {
                    !matches!(last, Some(Piece::Number(..)) | Some(Piece::Sign(_, ':' | '.' | '/' | '-')))
                        || is_labelled(text, start)
                }
                Piece::Word(_, word) => is_month(word) || is_weekday(word) || is_today(word),
                Piece::Sign(..) => false,
            } || matches!((piece, last), (Piece::Number(..), Some(Piece::Sign(_, ':' | '-' | '.'))) if spaced(text, piece.start()));
            if begins && !is_year && depth <= 0 && piece.start() > 0 {
                tries += 1;
                if let Some(found) = self.ends_with(text, piece.start()) {
                    return Some(found);
                }
            }
            if tries > 8 {
                return None;
            }
            last = Some(piece);
        }
        None
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

    fn ends_with(&self, text: &str, start: usize) -> Option<Head> {
        let head = self.head(from(text, start)).filter(|head| !head.stamp.is_empty() && !is_mixed(head))?;
        let before = text.get(..start).unwrap_or_default();
        let is_whole = head.day.is_some() && head.clock.is_some() && head.is_set_off;
        let says = !head.rest.trim_matches(['*', '_', '`', ')', ']', '.', ' ']).is_empty();
        let head = if is_edited(&head.rest) { Head { rest: String::new(), ..head } } else { head };
        let head = if is_unknown_time(&head.rest) { Head { rest: String::new(), ..head } } else { head };
        let goes_on = says && !head.rest.is_empty();
        if goes_on && !(is_whole && is_marker_label(before)) && !names(before, &head) {
            return None;
        }
        let label = before.trim_end();
        let label = label.trim_end_matches(|c: char| "*_`:：-–—([,".contains(c) || c.is_whitespace());
        let is_odd = label.matches("**").count() % 2 == 1;
        let label = if is_odd { label.trim_matches(['*', '_', '`']).trim() } else { label };
        let lower = label.trim_start_matches(['*', '_']).to_lowercase();
        const POSTED: [&str; 3] = ["posted", "published", "updated by"];
        let is_posted = POSTED.iter().any(|word| lower.starts_with(word));
        if is_posted || matches!(lower.as_str(), "updated" | "veröffentlicht") {
            // "*Posted Jan 19, 2024 - 15:54 UTC*"
            let rest = head.rest.trim_matches(['*', '_']).to_owned();
            return Some(Head { rest, ..head });
        }
        (!label.is_empty()).then(|| Head { label: label.to_owned(), ..head })
    }

    /// "2022-05-?? HH:mm": what is written is that nobody knows.
    fn unknown_day(&self, text: &str, clean: &Clean, start: usize) -> Option<Head> {
        let inner = from(&clean.text, start);
        let first = inner.split_whitespace().next()?.trim_end_matches(':');
        let is_part = |c: char| c.is_ascii_digit() || "?-/.xX".contains(c);
        let digits = first.bytes().filter(u8::is_ascii_digit).count();
        let dashes = first.matches(['-', '/', '.']).count();
        let holds = first.contains("??") && digits >= 4 && dashes >= 2 && first.chars().all(is_part);
        let is_set_off = || from(inner, first.len()).trim_start().starts_with([':', '-', '–', '—']);
        let is_word = (UNKNOWN.contains(&first) || is_no_clock(first)) && is_set_off();
        let clock = first == "??:??" || first == "--:--" || is_word;
        if !holds && !clock {
            return None;
        }
        let behind = from(inner, inner.find(first)? + first.len());
        let word = behind.split_whitespace().next().unwrap_or_default().trim_end_matches(':');
        let is_clock = matches!(word.to_lowercase().as_str(), "hh:mm" | "xx:xx" | "??:??" | "--:--");
        let extra = if is_clock { behind.find(word).unwrap_or(0) + word.len() } else { 0 };
        let length = start + inner.find(first)? + first.len() + extra;
        let prefix =
            Prefix { length: 0, day: None, clock: None, zone: None, is_counted: false, has_end: false };
        Some(self.assemble(text, clean, (start, length), prefix, String::new()))
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

    fn assemble(
        &self,
        text: &str,
        clean: &Clean,
        (start, end): (usize, usize),
        prefix: Prefix,
        stamp: String,
    ) -> Head {
        let is_first = clean.text.get(..start).is_some_and(|it| it.trim().is_empty());
        let begin = if is_first { clean.start } else { clean.original(start) };
        let end = clean.original(end).max(begin);
        let typed = text.get(begin..end).unwrap_or_default();
        let typed = typed.trim_matches(|c: char| c.is_whitespace() || "*_`[]{}\\\"“”'".contains(c));
        let typed = if typed.contains('(') { typed } else { typed.trim_end_matches(')') };
        let is_cut = typed.contains('(') && !typed.contains(')') && !typed.starts_with('(');
        let typed = if is_cut && from(text, end).starts_with(')') { &format!("{typed})") } else { typed };
        let typed = if typed.contains(')') { typed } else { typed.trim_start_matches('(') };
        let before = text.get(..end).unwrap_or_default();
        let behind = from(text, end).trim_start_matches(is_unseen);
        let (rest, is_set_off) = match linked(before, behind) {
            Some((address, behind)) => {
                let (said, _) = rest(&before.replace('[', ""), behind);
                (format!("{said} {address}").trim_start().to_owned(), true)
            }
            None => rest(before, behind),
        };
        let picture = text.get(..clean.start).unwrap_or_default().trim();
        let rest = if picture.is_empty() { rest } else { format!("{picture} {rest}").trim_end().to_owned() };
        let rest = without_note(&rest).to_owned();
        let has_colon = stamp.contains([':', '：']) || prefix.clock.is_none();
        let is_plain = prefix.day.is_none() && prefix.zone.is_none() && !prefix.is_counted;
        let named = stamp.contains(char::is_alphabetic);
        Head {
            typed: typed.replace("**", ""),
            label: String::new(),
            rest,
            day: prefix.day,
            clock: prefix.clock,
            zone: prefix.zone.clone(),
            is_counted: prefix.is_counted,
            is_weak: is_plain && !has_colon && !named || prefix.day.is_none() && is_year(&stamp),
            is_set_off: is_set_off || before.starts_with(['*', '`', '[', '{', '(', '_', '\'']),
            is_slip: clean.is_slip || prefix.clock == Some(ClockForm::Doubled),
            heads_text: false,
            later: clean.later,
            stamp,
        }
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

fn is_date(head: &Head) -> bool {
    match head.day {
        Some(DayForm::Full) => true,
        Some(DayForm::WithoutYear) => head.stamp.contains(char::is_alphabetic) || head.stamp.contains('.'),
        _ => false,
    }
}

/// "2024 UTC", which is rather the year.
fn is_year(stamp: &str) -> bool {
    let (digits, zone) = stamp.split_once(' ').unwrap_or_default();
    digits.len() == 4 && digits.parse().is_ok_and(|year| (1990..2060).contains(&year)) && !zone.contains(':')
}

fn is_today(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "today" | "yesterday" | "heute" | "gestern")
}
