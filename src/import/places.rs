//! Places that name a zone: "Denver", "Zurich time", "US/Pacific".

use super::countries::{country, spoken_head};
use super::pieces::from;
use crate::model::Zones;
use crate::model::typed;
use std::cell::RefCell;
use std::collections::HashMap;

/// Areas of the tz database whose zones are named after cities.
const AREAS: [&str; 7] = ["Europe", "America", "Asia", "Australia", "Africa", "Pacific", "Atlantic"];

/// Whether a zone, by name or abbreviation, is of the United States, where the month stands first.
pub(super) fn is_american(zone: &str) -> bool {
    const CITIES: [&str; 8] =
        ["New_York", "Chicago", "Denver", "Los_Angeles", "Phoenix", "Detroit", "Anchorage", "Boise"];
    let city = zone.strip_prefix("America/").is_some_and(|city| CITIES.contains(&city));
    let half = zone.len() == 3 && zone.starts_with(['P', 'M', 'C', 'E']) && zone.ends_with("DT");
    let named = ["PST", "PT", "MT", "CT", "EST", "ET"].contains(&zone);
    city || half || named || zone.starts_with("US/") || zone == "Pacific/Honolulu"
}

/// Whether people of a zone write "AM" and "PM", and the day first.
pub(super) fn has_half(zone: &str) -> bool {
    const HALVES: [&str; 12] = [
        "Europe/London", "Europe/Dublin", "Asia/Kolkata", "Asia/Karachi", "Asia/Dhaka", "Asia/Colombo",
        "Asia/Singapore", "Asia/Kuala_Lumpur", "Pacific/Auckland", "Africa/Lagos", "Africa/Nairobi",
        "Africa/Johannesburg",
    ];
    zone.starts_with("Australia/") || HALVES.contains(&zone) || ["BST", "IST"].contains(&zone)
}

/// Zones as people write them out, and the abbreviation of each.
const LONG: &[(&str, &str)] = &[
    ("coordinated universal time", "UTC"),
    ("greenwich mean time", "GMT"),
    ("british summer time", "BST"),
    ("central european summer time", "CEST"),
    ("central european time", "CET"),
    ("eastern european summer time", "EEST"),
    ("eastern european time", "EET"),
    ("pacific daylight time", "PDT"),
    ("pacific standard time", "PST"),
    ("mountain daylight time", "MDT"),
    ("mountain standard time", "MST"),
    ("central daylight time", "CDT"),
    ("central standard time", "CST"),
    ("eastern daylight time", "EDT"),
    ("eastern standard time", "EST"),
    ("india standard time", "IST"),
    ("indian standard time", "IST"),
    ("japan standard time", "JST"),
    ("irish standard time", "Europe/Dublin"),
    ("irish summer time", "Europe/Dublin"),
    ("irish time", "Europe/Dublin"),
    ("israel standard time", "Asia/Jerusalem"),
    ("israel daylight time", "Asia/Jerusalem"),
    ("israel time", "Asia/Jerusalem"),
    ("china standard time", "Asia/Shanghai"),
    ("singapore standard time", "Asia/Singapore"),
    ("korea standard time", "Asia/Seoul"),
    ("australian eastern standard time", "AEST"),
    ("australian eastern daylight time", "AEDT"),
    ("south africa standard time", "Africa/Johannesburg"),
    ("gulf standard time", "Asia/Dubai"),
    ("mitteleuropäische sommerzeit", "CEST"),
    ("mitteleuropäische zeit", "CET"),
    ("deutsche zeit", "Europe/Berlin"),
    ("deutscher zeit", "Europe/Berlin"),
    ("heure française", "Europe/Paris"),
    ("hora peninsular", "Europe/Madrid"),
    ("horário de brasília", "America/Sao_Paulo"),
    ("hora de brasília", "America/Sao_Paulo"),
    ("ciudad de méxico", "America/Mexico_City"),
    ("ora italiana", "Europe/Rome"),
    ("nederlandse tijd", "Europe/Amsterdam"),
    ("czas polski", "Europe/Warsaw"),
    ("czasu polskiego", "Europe/Warsaw"),
    ("日本時間", "Asia/Tokyo"),
    ("北京时间", "Asia/Shanghai"),
    ("北京時間", "Asia/Shanghai"),
    ("한국 시간", "Asia/Seoul"),
    ("한국시간", "Asia/Seoul"),
    ("한국 표준시", "Asia/Seoul"),
];

/// Cities of which the tz database knows another one in their place.
const CITIES: &[(&[&str], &str)] = &[
    (&["Bengaluru", "Bangalore", "Mumbai", "Delhi", "Hyderabad", "Chennai", "Pune"], "Asia/Kolkata"),
    (&["San Francisco", "Seattle", "Portland", "San Jose"], "America/Los_Angeles"),
    (&["Boston", "Atlanta", "Miami", "Philadelphia"], "America/New_York"),
    (&["Austin", "Dallas", "Houston"], "America/Chicago"),
    (&["Munich", "München", "Hamburg", "Frankfurt", "Cologne", "Köln"], "Europe/Berlin"),
    (&["Barcelona", "Valencia"], "Europe/Madrid"),
    (&["Milan", "Milano", "Turin", "Torino"], "Europe/Rome"),
    (&["Lyon", "Toulouse"], "Europe/Paris"),
    (&["Geneva", "Genf", "Genève"], "Europe/Zurich"),
    (&["Manchester", "Edinburgh"], "Europe/London"),
    (&["Beijing", "Shenzhen"], "Asia/Shanghai"),
    (&["Osaka"], "Asia/Tokyo"),
];

/// The abbreviation of a zone that is written out at the beginning of a text, and its length.
fn long_name(text: &str) -> Option<(&'static str, usize)> {
    LONG.iter().find_map(|(name, short)| {
        let start = text.get(..name.len())?;
        start.chars().flat_map(char::to_lowercase).eq(name.chars()).then_some((*short, name.len()))
    })
}

/// The abbreviation of a zone that is written out anywhere in a text.
pub(super) fn long_name_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    LONG.iter().find(|(name, _)| lower.contains(name)).map(|(_, short)| *short)
}

/// The first word of a text that is the whole name of a zone: "Incident notes [Australia/Sydney]".
pub(super) fn path_in(text: &str, places: &Places<'_>) -> Option<String> {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    let is_path = |word: &&str| {
        let parts = || word.split('/');
        (2..=3).contains(&parts().count())
            && parts().all(|part| part.starts_with(char::is_uppercase))
            && places.is_zone(word)
    };
    let mut words = text.split(|c: char| !belongs(c)).filter(|word| word.contains('/')).take(8);
    words.find(is_path).map(str::to_owned)
}

/// How many words are remembered: asking a browser for a zone is slow.
const MOST: usize = 4_000;

/// Finds the zone of a place, and remembers.
pub(super) struct Places<'a> {
    zones: &'a dyn Zones,
    known: RefCell<HashMap<String, Option<String>>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(zones: &'a dyn Zones) -> Self {
        Self { zones, known: RefCell::default() }
    }

    /// The IANA name of the zone of a city, a region, or a path that ends in one of them.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        if let Some(known) = self.known.borrow().get(name) {
            return known.clone();
        }
        let found = self.look_up(name);
        let mut known = self.known.borrow_mut();
        if known.len() < MOST {
            known.insert(name.to_owned(), found.clone());
        }
        found
    }

    /// Whether a word is the name of a zone as it stands.
    fn is_zone(&self, name: &str) -> bool {
        self.named(name).is_some_and(|found| found == name)
    }

    fn look_up(&self, name: &str) -> Option<String> {
        let exists = |zone: &str| self.zones.offset_at(zone, 0).is_some();
        if name.contains('/') {
            let last = name.rsplit('/').next().unwrap_or_default();
            return if exists(name) { Some(name.to_owned()) } else { self.named(last) };
        }
        if let Some(region) = typed::region(name) {
            return Some(region.to_owned());
        }
        let is_name = name.len() > 2
            && name.len() < 24
            && name.starts_with(char::is_uppercase)
            && name.chars().skip(1).any(char::is_lowercase);
        let city: String = name.chars().map(plain).collect();
        let candidates = AREAS.iter().map(|area| format!("{area}/{city}"));
        let own = is_name.then(|| candidates.into_iter().find(|zone| exists(zone))).flatten();
        let other = || CITIES.iter().find(|(names, _)| names.contains(&name));
        own.or_else(|| other().map(|(_, zone)| (*zone).to_owned()))
    }

    /// The place behind a time: "Denver - …", "Zurich time"; its zone, and the bytes it takes.
    pub(super) fn at_head(&self, behind: &str) -> Option<(String, usize)> {
        let trimmed = behind.trim_start_matches([' ', '(', '[']);
        let lead = behind.len() - trimmed.len();
        if lead == 0 {
            return None;
        }
        if let Some((short, length)) = long_name(trimmed) {
            return Some((short.to_owned(), lead + length));
        }
        if let Some((zone, length)) = spoken_head(trimmed, self) {
            let is_open = trimmed.len() < behind.trim_start().len();
            let closes = is_open && from(trimmed, length).starts_with([')', ']']);
            return Some((zone, lead + length + usize::from(closes)));
        }
        if !trimmed.starts_with(char::is_uppercase) {
            return None;
        }
        for words in [2, 1] {
            let length = word_end(trimmed, words)?;
            let name = trimmed.get(..length).unwrap_or_default();
            let after = from(trimmed, length);
            let time = after.trim_start().get(..4).is_some_and(|word| word.eq_ignore_ascii_case("time"));
            let taken = if time { after.len() - after.trim_start().len() + 4 } else { 0 };
            let closed = from(after, taken).trim_start();
            let is_closed = closed.is_empty() || closed.starts_with([':', '-', '–', '—', ')', ']', '|', ',']);
            if (time || is_closed)
                && let Some(zone) = self.named(name).or_else(|| spoken_country(name, time))
            {
                return Some((zone, lead + length + taken));
            }
        }
        None
    }
}

/// The zone of a country whose time is spoken of: "10:42 UK time".
fn spoken_country(name: &str, is_time: bool) -> Option<String> {
    is_time.then(|| country(&name.to_lowercase())).flatten().map(str::to_owned)
}

/// A letter as the names of zones have it: "Montréal", "São Paulo", "Zürich".
fn plain(letter: char) -> char {
    match letter {
        ' ' => '_',
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ú' | 'ü' => 'u',
        'ç' => 'c',
        _ => letter,
    }
}

/// Where so many words end.
fn word_end(text: &str, words: usize) -> Option<usize> {
    let mut end = 0;
    for _ in 0..words {
        let rest = from(text, end);
        let start = end + rest.len() - rest.trim_start_matches(' ').len();
        let word = from(text, start);
        let length =
            word.find(|c: char| !(c.is_alphabetic() || matches!(c, '/' | '_'))).unwrap_or(word.len());
        end = if length == 0 { return (end > 0).then_some(end) } else { start + length };
    }
    Some(end)
}
