//! What holds for any text and any event.

use super::context;
use postmortem_timeline::model::typed::{self, Context};
use postmortem_timeline::model::{Certainty, Event, Moment, Offset, Precision, zone};
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;

const ZONES: [&str; 6] =
    ["", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];

/// A soup of the pieces that times are made of.
fn soup() -> impl Strategy<Value = String> {
    let pieces = [
        "15", "20", "07", "2018", "02", "10", "1520", "1518276000", "99999999999", ":", "-", "–", ".", "/",
        "+", "~", "?", "(", ")", ",", " ", " ", " ", "T", "Z", "UTC", "CET", "IST", "pm", "am", "a", "h",
        "m", "Uhr", "Feb", "Sat", "to", "between", "and", "before", "vor", "now", "ago", "yesterday", "noon",
        "Europe/Berlin", "=", ">", "unknown", "for", "ish", "é", "\u{1f680}", "\u{0}", "31", "0", "24:00",
        "for 99999999d",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..14).prop_map(|pieces| pieces.concat())
}

fn event() -> impl Strategy<Value = Event> {
    let times = (-2_000_000_000..7_000_000_000_i64, 0..1_000_000_000_u32, -100_000..1_000_000_i64);
    let ways = (0..5_usize, 0..4_usize, 0..5_usize, 0..4_usize, 0..4_u8);
    (times, ways, any::<[bool; 3]>(), -1439..1440_i16, -1439..1440_i16).prop_map(
        |((at, nanos, lasts), (precision, certainty, end, end_certainty, offset), flags, one, two)| {
            let precision = Precision::ALL[precision].clone();
            let end = Precision::ALL[end].clone();
            let offset = |minutes| match offset {
                0 => Offset::Utc,
                1 => Offset::Unknown,
                _ => Offset::Minutes(minutes),
            };
            let at = cut(Moment { nanos, ..Moment::from_unix(at).at_offset(offset(one)) }, &precision);
            let until = Moment { nanos, ..at.plus_seconds(lasts).at_offset(offset(two)) };
            let until = flags[0].then(|| cut(until, &end));
            let certainty = Certainty::ALL[certainty].clone();
            let end_certainty = Certainty::ALL[end_certainty].clone();
            Event {
                at: flags[1].then_some(at),
                until,
                until_precision: until.and((end != precision).then_some(end)),
                precision,
                certainty,
                until_certainty: until.map(|_| end_certainty).unwrap_or_default(),
                ..Event::default()
            }
        },
    )
}

/// A time of that precision, as reading gives it.
fn cut(at: Moment, precision: &Precision) -> Moment {
    let second = at.civil().second_of_day();
    let (unit, nanos) = match precision {
        Precision::Day => (86_400, 0),
        Precision::Hour => (3_600, 0),
        Precision::Minute => (60, 0),
        Precision::Second => (1, 0),
        _ => (1, at.nanos),
    };
    Moment { nanos, ..at.plus_seconds(-(second % unit)) }
}

/// The time of an event and nothing else.
fn time(event: &Event) -> impl PartialEq + std::fmt::Debug + use<> {
    let event = if event.at.is_none() { &Event::default() } else { event };
    (
        (event.at, event.until, event.latest),
        (event.precision.clone(), event.end_precision().clone()),
        (event.certainty.clone(), event.until_certainty.clone()),
    )
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in any::<String>(), zone in 0..ZONES.len()) {
        let _ = typed::read(&text, &context(ZONES[zone]));
    }

    #[test]
    fn no_soup_is_too_thick(text in soup(), zone in 0..ZONES.len(), bare in any::<bool>()) {
        let bare = if bare { Context::new(&NativeZones, ZONES[zone]) } else { context(ZONES[zone]) };
        match typed::read(&text, &bare) {
            Err(trouble) => prop_assert!(text.get(trouble.start..trouble.end).is_some(), "{trouble:?}"),
            Ok(reading) => {
                // What a reading means can be put into the field and read again.
                let event = reading.applied_to(&Event::default(), &text);
                let printed = typed::print(&event, ZONES[zone], &NativeZones);
                let again = typed::read(&printed, &bare);
                let again = again.map(|reading| reading.applied_to(&Event::default(), &text));
                prop_assert_eq!(again.map(|event| (event.at, event.until)), Ok((event.at, event.until)), "{}", printed);
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_back(event in event(), zone in 0..ZONES.len(), bare in any::<bool>()) {
        // As events come in: half of them in the zone of the document.
        let mut event = event;
        if bare {
            event.at = event.at.map(|at| cut(zone::in_zone(&NativeZones, ZONES[zone], at), &event.precision));
        }
        let printed = typed::print(&event, ZONES[zone], &NativeZones);
        let reading = typed::read(&printed, &context(ZONES[zone]));
        let again = reading.map(|reading| reading.applied_to(&event, ""));
        prop_assert_eq!(again.as_ref().map(time).ok(), Some(time(&event)), "{} {:?}", printed, again.as_ref().err());
    }

    #[test]
    fn between_is_read_back(at in 0..3_000_000_000_i64, more in 0..1_000_000_i64) {
        let at = Moment::from_unix(at - at % 60);
        let latest = Some(at.plus_seconds(more));
        let event = Event { at: Some(at), latest, certainty: Certainty::After, ..Event::default() };
        let printed = typed::print(&event, "", &NativeZones);
        let again = typed::read(&printed, &context("")).map(|reading| reading.applied_to(&Event::default(), ""));
        prop_assert_eq!(again.as_ref().map(time).ok(), Some(time(&event)), "{}", printed);
    }
}

#[test]
fn reading_takes_time_in_proportion() {
    let long = "1h ".repeat(100_000) + &"15:20-".repeat(100_000) + &"é".repeat(100_000);
    let start = std::time::Instant::now();
    assert!(typed::read(&long, &context("Europe/Berlin")).is_err());
    assert!(typed::read(&"?".repeat(1_000_000), &context("")).is_ok());
    assert!(start.elapsed().as_secs() < 2);
}
