//! Calendars: iCalendar (RFC 5545).

use super::build::{Book, Draft};
use super::literal::{add_line, literal};
use super::time::{Clock, basic_civil};
use super::{Answer, leaf, lines::Lines, marks};
use crate::import::Shape;
use crate::model::civil::FIRST;
use crate::model::copies::CALENDAR_MARKERS;
use crate::model::typed::Reading;
use crate::model::{DAY, EvidenceKind, Precision};
use std::collections::HashMap;

/// The names of zones that Outlook writes (Unicode CLDR, windowsZones, territory 001), those of the
/// zones that most people live in.
const WINDOWS: &[(&str, &str)] = &[
    ("UTC", "UTC"),
    ("GMT Standard Time", "Europe/London"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Romance Standard Time", "Europe/Paris"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kyiv"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("India Standard Time", "Asia/Kolkata"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Mountain Standard Time", "America/Denver"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
];

/// A property: its name, its parameters, its value as it is written.
#[derive(Clone, Debug, Default)]
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
    /// Where it stands in the text.
    at: usize,
}

/// Reads the events and journal entries of a calendar.
pub(super) fn read(name: &str, text: &str, mut clock: Clock<'_>) -> Answer {
    let first = text.trim_start().lines().next().unwrap_or_default();
    if !first.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return None;
    }
    let (properties, lines) = (properties(text), Lines::of(text));
    let places = places(&properties);
    let mut book = Book::new(Shape::Calendar, "icalendar");
    let (mut open, mut inner): (Option<Vec<&Property>>, usize) = (None, 0);
    for property in &properties {
        let is_entry = matches!(&*property.value.to_uppercase(), "VEVENT" | "VJOURNAL");
        match (&*property.name, &mut open) {
            ("BEGIN", None) if is_entry => open = Some(vec![property]),
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", Some(_)) => {
                let entry = Entry { properties: open.take().unwrap_or_default(), places: &places };
                let end = property.at + property.value.len();
                book.drafts.extend(entry.draft(text, end, &lines, &mut clock));
            }
            // What stands within an alarm is not about the event.
            (_, Some(entry)) if inner == 0 => entry.push(property),
            ("X-WR-CALNAME", None) => book.title = unescaped(&property.value),
            _ => {}
        }
    }
    let label = if book.title.is_empty() { leaf(name).to_owned() } else { book.title.clone() };
    book.source(&label);
    // Our own calendars hold every marker that there is.
    if !properties.iter().any(|property| property.name == CALENDAR_MARKERS) {
        marks::mark(&mut book.drafts);
    }
    Some(book.finish(&clock))
}

/// All properties, with folded lines joined (section 3.1).
fn properties(text: &str) -> Vec<Property> {
    let mut found: Vec<Property> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut at = 0;
    for line in text.split('\n') {
        let plain = line.strip_suffix('\r').unwrap_or(line);
        match (&mut open, plain.strip_prefix([' ', '\t'])) {
            (Some((_, whole)), Some(more)) => whole.push_str(more),
            _ => {
                found.extend(open.take().and_then(|(at, line)| property(&line, at)));
                open = Some((at, plain.to_owned()));
            }
        }
        at += line.len() + 1;
    }
    found.extend(open.and_then(|(at, line)| property(&line, at)));
    found
}

/// `NAME;PARAMETER=value;OTHER="a:b":value`.
fn property(line: &str, at: usize) -> Option<Property> {
    let (mut quoted, mut cuts, mut end) = (false, vec![], None);
    for (place, sign) in line.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            ';' if !quoted => cuts.push(place),
            ':' if !quoted => {
                end = Some(place);
                break;
            }
            _ => {}
        }
    }
    let end = end?;
    let starts = cuts.iter().map(|cut| cut + 1);
    let ends = cuts.iter().skip(1).copied().chain([end]);
    let pieces = starts.zip(ends).filter_map(|(from, to)| line.get(from..to)?.split_once('='));
    let parameters =
        pieces.map(|(key, value)| (key.to_uppercase(), value.trim_matches('"').to_owned())).collect();
    let name = line.get(..cuts.first().copied().unwrap_or(end))?.to_uppercase();
    Some(Property { name, parameters, value: line.get(end + 1..)?.to_owned(), at })
}

impl Property {
    fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// The IANA names that the calendar gives for its own names of zones.
fn places(properties: &[Property]) -> HashMap<&str, &str> {
    let mut places = HashMap::new();
    let mut zone = "";
    for property in properties {
        match &*property.name {
            "TZID" => zone = &property.value,
            "X-LIC-LOCATION" => {
                places.insert(zone, &*property.value);
            }
            _ => {}
        }
    }
    places
}

struct Entry<'a> {
    properties: Vec<&'a Property>,
    places: &'a HashMap<&'a str, &'a str>,
}

impl<'a> Entry<'a> {
    fn get(&self, name: &str) -> Option<&'a Property> {
        self.properties.iter().find(|property| property.name == name).copied()
    }

    fn text(&self, name: &str) -> String {
        self.get(name).map(|property| unescaped(&property.value)).unwrap_or_default()
    }

    fn draft(&self, text: &str, end: usize, lines: &Lines<'_>, clock: &mut Clock<'_>) -> Option<Draft> {
        let mut shown = literal(&self.text("SUMMARY"));
        add_line(&mut shown, &literal(&self.text("DESCRIPTION")));
        if shown.is_empty() {
            return None;
        }
        let start = self.get("DTSTART").or(self.get("DTSTAMP").filter(|_| self.get("DTSTART").is_none()))?;
        let mut reading = self.when(start, clock);
        if let Some(reading) = &mut reading {
            self.add_end(reading, clock);
        }
        let mut draft = Draft::new(&shown, reading, &typed(start));
        let begin = self.properties.first().map_or(0, |property| property.at);
        draft.original = text.get(begin..end.min(text.len())).unwrap_or_default().trim().into();
        draft.line = lines.at(begin);
        // Repetitions of one entry share its UID (section 3.8.4.7).
        draft.key = [self.text("UID"), self.text("RECURRENCE-ID")].join(" ").trim().to_owned();
        draft.is_noise = self.text("STATUS").eq_ignore_ascii_case("CANCELLED");
        draft.show(&self.text("URL"), "", EvidenceKind::Unsorted);
        draft.by(self.get("ORGANIZER").map_or("", |property| property.parameter("CN")));
        self.text(CALENDAR_MARKERS).split(',').for_each(|name| draft.mark_named(name));
        for tag in self.text("CATEGORIES").split(',') {
            draft.tag(tag);
        }
        Some(draft)
    }

    /// The time of a property: in UTC, in a zone, on the clocks of wherever one is, or a day.
    fn when(&self, property: &Property, clock: &mut Clock<'_>) -> Option<Reading> {
        let value = property.value.trim();
        if value.len() == 8 {
            return clock.read(value).filter(|reading| reading.precision == Precision::Day);
        }
        let civil = basic_civil(value.trim_end_matches(['Z', 'z']))?;
        let zone = if value.ends_with(['Z', 'z']) { "UTC" } else { self.zone(property, clock) };
        let mut reading = clock.read(&format!("{} {zone}", civil.to_string().replace('T', " ")))?;
        // Seconds are always written; those that are zero say nothing.
        reading.precision =
            if civil.seconds.rem_euclid(60) == 0 { Precision::Minute } else { Precision::Second };
        Some(reading)
    }

    /// The zone as an IANA name: as it is, as the calendar says, or at the end of a path.
    fn zone<'z>(&'z self, property: &'z Property, clock: &Clock<'_>) -> &'z str {
        let written = property.parameter("TZID");
        let tail = written.rmatch_indices('/').nth(1).and_then(|(at, _)| written.get(at + 1..));
        let of_windows = WINDOWS.iter().find(|(name, _)| *name == written).map(|(_, place)| *place);
        let tried = [Some(written), self.places.get(written).copied(), of_windows, tail];
        let is_known = |zone: &&str| !zone.is_empty() && clock.told().zones.offset_at(zone, 0).is_some();
        tried.into_iter().flatten().find(is_known).unwrap_or_default()
    }

    /// The end, or the length. A last day is the one before `DTEND` (section 3.6.1).
    fn add_end(&self, reading: &mut Reading, clock: &mut Clock<'_>) {
        let Some(at) = reading.at else { return };
        let by_day = reading.precision == Precision::Day;
        let end = self.get("DTEND").and_then(|property| self.when(property, clock)?.at);
        let end = end.map(|end| if by_day { end.plus_seconds(-DAY) } else { end });
        let length = || duration(&self.get("DURATION")?.value).filter(|_| !by_day);
        let until = end.or_else(|| Some(at.plus_seconds(length()?)));
        reading.until = until.filter(|until| until.key() > at.key() && until.seconds > FIRST);
    }
}

/// The time as it is written, with its zone.
fn typed(property: &Property) -> String {
    format!("{} {}", property.value.trim(), property.parameter("TZID")).trim().to_owned()
}

/// Seconds of `P1DT2H30M` (section 3.3.6).
fn duration(text: &str) -> Option<i64> {
    let mut sum: i64 = 0;
    let mut digits = String::new();
    for sign in text.trim().trim_start_matches('+').strip_prefix('P')?.chars() {
        let unit = match sign {
            '0'..='9' if digits.len() < 9 => {
                digits.push(sign);
                continue;
            }
            'W' => 7 * DAY,
            'D' => DAY,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' => continue,
            _ => return None,
        };
        sum = sum.checked_add(unit.checked_mul(std::mem::take(&mut digits).parse().ok()?)?)?;
    }
    Some(sum)
}

/// Text without its escapes (section 3.3.11).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            other => out.push(other),
        }
    }
    out
}
