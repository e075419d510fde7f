//! The zone that all times of a text share.

use super::outline::Outline;
use super::stamped::Head;
use super::zone_of::{WithFixed, ZoneRead};
use crate::import::Told;
use crate::import::places::Places;
use crate::model::Date;
use crate::model::typed::{self, Context, ZoneBy};

/// The zone that holds where nothing closer says one: a sentence anywhere, the first entry that has
/// one, or what was told.
pub(super) fn common_zone(told: &Told<'_>, places: &Places<'_>, outline: &Outline) -> Option<ZoneRead> {
    let Outline { scopes, entries, .. } = outline;
    let told_zone = told.zone.map(ZoneRead::place);
    if told.is_zone_forced && told_zone.is_some() {
        return told_zone;
    }
    let stated = scopes.iter().filter_map(|scope| scope.zone.as_ref()).next();
    if let Some(zone) = stated.and_then(|written| ZoneRead::written(written, places)) {
        return Some(zone);
    }
    let heads = || entries.iter().filter_map(|entry| entry.head.as_ref());
    let by_entry = heads().find_map(|head| of_head(head, places));
    by_entry.or(told_zone).or_else(|| ZoneRead::written(outline.said_zone.as_ref()?, places))
}

fn of_head(head: &Head, places: &Places<'_>) -> Option<ZoneRead> {
    match head.zone.as_ref()? {
        ZoneBy::Abbreviation(name) => ZoneRead::written(&name.to_uppercase(), places),
        ZoneBy::Place(name) => Some(ZoneRead::place(name)),
        ZoneBy::Offset => {
            let zones = WithFixed { zones: &crate::model::zone::UtcOnly, seconds: None };
            let context = Context { date: Date::from_ymd_opt(2000, 1, 1), ..Context::new(&zones, "") };
            let at = typed::read(&head.stamp, &context).ok()?.at?;
            let seconds = i32::try_from(at.offset.seconds()).ok()?;
            Some(if seconds == 0 {
                ZoneRead { written: "UTC".into(), ..ZoneRead::place("UTC") }
            } else {
                ZoneRead::fixed(seconds, "")
            })
        }
        ZoneBy::Document => None,
    }
}
