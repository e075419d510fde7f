//! What was written for a zone, as something that times can be read in.

use super::stamped::Head;
use crate::import::places::Places;
use crate::model::typed::{self, ZoneBy};
use crate::model::{Text, Zones};

/// The name under which the fixed offset is asked for.
const FIXED: &str = "fixed";

/// The zone that bare times are read in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ZoneRead {
    /// What stands for it in a context.
    pub(super) context: String,
    /// Seconds east of UTC, where an offset or an abbreviation was written.
    pub(super) fixed: Option<i32>,
    /// What was written; blank where nothing was.
    pub(super) written: String,
    /// The place that uses an abbreviation for one half of the year.
    pub(super) civil: &'static str,
    /// Other places that go by it.
    pub(super) others: &'static [&'static str],
}

/// Places behind abbreviations that stand for several zones, or whose place has one offset all year:
/// the one that is read first.
const SHARED: [(&str, &str, &[&str]); 12] = [
    ("ist", "Asia/Kolkata", &["Asia/Jerusalem", "Europe/Dublin"]),
    ("bst", "Europe/London", &["Asia/Dhaka"]),
    ("cst", "America/Chicago", &["Asia/Shanghai", "America/Havana"]),
    ("ast", "America/Halifax", &["Asia/Riyadh"]),
    ("gst", "Asia/Dubai", &["Atlantic/South_Georgia"]),
    ("jst", "Asia/Tokyo", &[]),
    ("kst", "Asia/Seoul", &[]),
    ("sgt", "Asia/Singapore", &[]),
    ("msk", "Europe/Moscow", &[]),
    ("eat", "Africa/Nairobi", &[]),
    ("wat", "Africa/Lagos", &[]),
    ("sast", "Africa/Johannesburg", &[]),
];

impl ZoneRead {
    /// What was written: an offset, an abbreviation, or a place.
    pub(super) fn written(text: &str, places: &Places<'_>) -> Option<Self> {
        if let Some(offset) =
            text.strip_prefix("UTC").or(Some(text).filter(|text| text.starts_with(['+', '-'])))
        {
            if offset.is_empty() {
                return Some(Self { context: "UTC".into(), written: text.into(), ..Self::default() });
            }
            let seconds = i32::try_from(typed::offset(offset)?.seconds()).ok()?;
            return Some(Self::fixed(seconds, text));
        }
        if let Some((minutes, _, civil)) = typed::abbreviation(text).filter(|_| text != "Z") {
            let shared = SHARED.iter().find(|(name, ..)| name.eq_ignore_ascii_case(text));
            return Some(Self {
                civil: shared.map_or(civil, |(_, place, _)| place),
                others: shared.map_or(&[], |(.., others)| others),
                ..Self::fixed(i32::from(minutes) * 60, text)
            });
        }
        Some(Self { written: text.into(), ..Self::place(&places.named(text)?) })
    }

    /// The zone of a place.
    pub(super) fn place(name: &str) -> Self {
        Self { context: name.to_owned(), ..Self::default() }
    }

    /// An offset that holds all year.
    pub(super) fn fixed(seconds: i32, written: &str) -> Self {
        Self { context: FIXED.into(), fixed: Some(seconds), written: written.into(), ..Self::default() }
    }

    /// The IANA name: of the place while it agrees with what was written, else that of the offset.
    pub(super) fn name(&self, agrees: bool) -> Text {
        let Some(seconds) = self.fixed else { return self.context.as_str().into() };
        if agrees && !self.civil.is_empty() {
            return self.civil.into();
        }
        let hours = seconds / 3_600;
        // The names have the sign of POSIX: Etc/GMT+8 is eight hours west of Greenwich.
        match (seconds % 3_600, hours) {
            (0, 0) => "UTC".into(),
            (0, -12..=14) => format!("Etc/GMT{:+}", -hours).into(),
            _ => "".into(),
        }
    }
}

/// The zone database, and one fixed offset under a name of its own.
#[derive(Clone, Copy)]
pub(super) struct WithFixed<'a> {
    pub(super) zones: &'a dyn Zones,
    pub(super) seconds: Option<i32>,
}

impl Zones for WithFixed<'_> {
    fn offset_at(&self, zone: &str, unix_seconds: i64) -> Option<i32> {
        match self.seconds.filter(|_| zone == FIXED) {
            Some(seconds) => Some(seconds),
            None => self.zones.offset_at(zone, unix_seconds),
        }
    }
}

/// The zone that stands with a time by its name.
pub(super) fn named(head: &Head) -> Option<String> {
    match head.zone.as_ref()? {
        ZoneBy::Abbreviation(name) => Some(name.to_uppercase()),
        ZoneBy::Place(name) => Some(name.clone()),
        ZoneBy::Offset | ZoneBy::Document => None,
    }
}
