//! What the browser knows: the clock, the zones, the reader's settings, chance.

use super::js;
use super::zone_cache::{OffsetAt, ZoneCache};
use crate::model::{Civil, civil};
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

/// Milliseconds since 1970, by the clock of the machine.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// The zone database of the browser.
pub fn zones() -> ZoneCache {
    ZoneCache::new(Box::new(find_zone))
}

/// The zone of the reader's machine; UTC when the browser hides it.
pub fn reader_zone() -> String {
    let format = date_format(&js::object(&[]));
    let resolved = format.and_then(|format| js::call(&format, "resolvedOptions", &[]).ok());
    resolved.and_then(|options| js::text(&options, "timeZone")).unwrap_or_else(|| "UTC".to_owned())
}

/// The languages that the reader prefers, the best first.
pub fn languages() -> Vec<String> {
    let navigator = js::get(&js_sys::global(), "navigator");
    let languages = navigator.and_then(|navigator| js::get(&navigator, "languages"));
    let Some(languages) = languages else { return Vec::new() };
    let languages: js_sys::Array = languages.unchecked_into();
    languages.iter().filter_map(|language| language.as_string()).collect()
}

/// The names of all zones; a browser that can't list them knows at least the ones of a short list.
pub fn zone_names() -> Vec<String> {
    let intl = js::get(&js_sys::global(), "Intl").unwrap_or(JsValue::UNDEFINED);
    let Ok(names) = js::call(&intl, "supportedValuesOf", &["timeZone".into()]) else {
        return COMMON_ZONES.iter().map(|name| (*name).to_owned()).collect();
    };
    let names: js_sys::Array = names.unchecked_into();
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// A random number. A browser without a source for them gives one from clock and chance.
pub fn seed() -> u64 {
    let bytes = js_sys::Uint8Array::new_with_length(8);
    let crypto = js::get(&js_sys::global(), "crypto").unwrap_or(JsValue::UNDEFINED);
    let mut seed = [0; 8];
    if js::call(&crypto, "getRandomValues", &[bytes.clone().into()]).is_ok() {
        bytes.copy_to(&mut seed);
        return u64::from_le_bytes(seed);
    }
    js_sys::Date::now().to_bits() ^ js_sys::Math::random().to_bits().rotate_left(32)
}

/// The address as the browser understands it, when it is absolute and of a harmless kind.
pub fn safe_link(url: &str) -> Option<String> {
    let url = web_sys::Url::new(url).ok()?;
    matches!(url.protocol().as_str(), "https:" | "http:" | "mailto:").then(|| url.href())
}

/// The host of an address in small letters; blank where it has none, as mail has.
pub fn host_of(url: &str) -> String {
    web_sys::Url::new(url).map(|url| url.hostname()).unwrap_or_default()
}

fn find_zone(name: &str) -> Option<OffsetAt> {
    let part = |length: &str| JsValue::from_str(length);
    let options = js::object(&[
        ("timeZone", part(name)),
        ("calendar", part("gregory")),
        ("numberingSystem", part("latn")),
        ("hourCycle", part("h23")),
        ("year", part("numeric")),
        ("month", part("2-digit")),
        ("day", part("2-digit")),
        ("hour", part("2-digit")),
        ("minute", part("2-digit")),
        ("second", part("2-digit")),
    ]);
    let format = js::function(&date_format(&options)?, "format")?;
    Some(Box::new(move |at| offset(&format, at)))
}

/// `None` when the browser knows no such zone.
fn date_format(options: &JsValue) -> Option<JsValue> {
    let intl = js::get(&js_sys::global(), "Intl")?;
    let constructor = js::function(&intl, "DateTimeFormat")?;
    Reflect::construct(&constructor, &js_sys::Array::of2(&"en-US".into(), options)).ok()
}

/// The years before the first are written with an era, and nobody has zones for them.
const YEAR_ONE: i64 = -62_135_596_800 + 86_400;

/// Asks what the wall clock shows, and takes the difference.
fn offset(format: &Function, at: i64) -> i32 {
    let at = at.clamp(YEAR_ONE, civil::LAST - 86_400);
    let shown = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(at as f64 * 1000.0));
    let shown: Option<String> = shown.ok().and_then(|shown: JsValue| shown.as_string());
    let wall = shown.and_then(|shown| read_wall_clock(&shown));
    wall.map_or(0, |wall| (wall.seconds - at) as i32)
}

/// Reads `02/10/2018, 13:01:07`; only the order of the numbers matters.
fn read_wall_clock(text: &str) -> Option<Civil> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let mut next = || numbers.next()?.parse::<u32>().ok();
    let (month, day, year) = (next()?, next()?, next()?);
    let (hour, minute, second) = (next()?, next()?, next()?);
    let date = civil::Date::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    // Some browsers write midnight as 24.
    Some(Civil::from_date(date)?.at(hour % 24, minute, second))
}

const COMMON_ZONES: [&str; 24] = [
    "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "America/Anchorage", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "Asia/Dubai",
    "Asia/Hong_Kong", "Asia/Kolkata", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo",
    "Australia/Sydney", "Europe/Berlin", "Europe/London", "Europe/Moscow", "Europe/Paris",
    "Pacific/Auckland", "Pacific/Honolulu", "UTC",
];
