//! What holds for any document, width and stretch of time.

use super::*;
use crate::layout::phases::{Phase, Phases};
use crate::model::{Document, Event, EventList, Id, Kind, Marker, MarkerKey, Moment, Precision};
use proptest::prelude::*;
use std::rc::Rc;

fn at(text: &str) -> Moment {
    Moment::parse(&format!("2018-02-10T{text}Z")).unwrap()
}

fn event(number: u64, start: i64, length: i64, kind: Kind) -> Rc<Event> {
    let at = Moment::from_unix(1_518_264_060).plus_millis(start);
    let until = (length > 0).then(|| at.plus_millis(length));
    Rc::new(Event { id: Id::from_number(number), at: Some(at), until, kind, ..Event::default() })
}

fn any_events() -> impl Strategy<Value = EventList> {
    let one = (0..40_000_000_i64, prop_oneof![3 => Just(0_i64), 1 => 0..5_000_000_i64], any::<bool>());
    prop::collection::vec(one, 0..400).prop_map(|all| {
        let events = all.into_iter().enumerate().map(|(number, (start, length, impact))| {
            let kind = if impact { Kind::Impact } else { Kind::Note };
            event(number as u64, start, length, kind)
        });
        crate::model::order::arrange(events)
    })
}

fn any_scale() -> impl Strategy<Value = Scale> {
    let base = 1_518_264_060_000.0;
    (-1e7..4e7_f64, 1.0..11.0_f64, 200.0..2_000.0_f64).prop_map(move |(from, power, width)| {
        Scale::over(base + from, base + from + 10_f64.powf(power), width)
    })
}

proptest! {
    #[test]
    fn dots_never_touch_and_none_is_lost(events in any_events(), width in 200.0..2_000.0_f64) {
        let index = Index::of(&events, &Index::default());
        let Some(extent) = index.extent() else { return Ok(()) };
        let scale = Scale::fit(extent, width, (20.0, 20.0));
        let found = marks(&scale, index.all());
        for pair in found.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= pair[0].radius() + pair[1].radius());
        }
        prop_assert!(found.len() as f64 <= width / 8.0 + 2.0);
        let bars = bars(&scale, index.all());
        let drawn: usize = found.iter().map(|mark| mark.count).chain(bars.bars.iter().map(|bar| bar.count)).sum();
        let impacts = index.all().filter(|(_, dot)| dot.is_impact).count();
        prop_assert_eq!(drawn + impacts, events.len());
        for (row, one) in bars.bars.iter().enumerate() {
            for two in bars.bars.iter().skip(row + 1).filter(|two| two.row == one.row && one.count == 1) {
                prop_assert!(two.x1 >= one.x2, "{one:?} {two:?}");
            }
        }
    }

    #[test]
    fn what_is_kept_from_edit_to_edit_is_what_would_be_computed(
        events in any_events(),
        edits in prop::collection::vec((0..400_usize, 0..40_000_000_i64), 1..12),
    ) {
        let mut list = events;
        let mut index = Index::of(&list, &Index::default());
        for (number, (place, start)) in edits.into_iter().enumerate() {
            list.remove(place);
            let new = event(10_000 + number as u64, start, 0, Kind::Note);
            let (place, _) = crate::model::order::places(&list, &new);
            list.insert(place, new);
            index = Index::of(&list, &index);
            let fresh = Index::of(&list, &Index::default());
            prop_assert!(index.all().eq(fresh.all()));
            prop_assert_eq!(index.extent(), fresh.extent());
        }
    }

    #[test]
    fn labels_of_ticks_never_overlap(scale in any_scale(), hours in -11..14_i64) {
        let width = |unit: Unit| match unit {
            Unit::Millisecond => 70.0,
            Unit::Second => 52.0,
            Unit::Month => 60.0,
            _ => 36.0,
        };
        let found = ticks(&scale, &|_| hours * 3_600, &width);
        for pair in found.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= width(pair[0].unit), "{pair:?}");
        }
        prop_assert!(found.len() as f64 <= scale.width / 36.0 + 1.0);
    }

    #[test]
    fn flags_never_cover_each_other(
        labels in prop::collection::vec((0.0..900.0_f64, 20.0..160.0_f64), 0..9),
        width in 200.0..900.0_f64,
    ) {
        let labels: Vec<Label> = labels.into_iter().map(|(x, width)| Label { x, width }).collect();
        let placed = flags(&labels, width);
        prop_assert_eq!(placed.len(), labels.len());
        let boxes: Vec<_> = placed.iter().zip(&labels).map(|(flag, label)| (flag.level, flag.left, flag.left + label.width)).collect();
        for (at, one) in boxes.iter().enumerate() {
            prop_assert!(one.1 >= 0.0);
            for two in boxes.iter().skip(at + 1).filter(|two| two.0 == one.0) {
                prop_assert!(one.2 <= two.1 || two.2 <= one.1, "{one:?} {two:?}");
            }
        }
    }

    #[test]
    fn zooming_keeps_the_instant_under_the_pointer(scale in any_scale(), part in 0.0..1.0_f64, factor in 0.2..5.0_f64) {
        let x = scale.width * part;
        let zoomed = scale.zoomed(x, factor);
        let moved = (zoomed.at(x) - scale.at(x)).abs() as f64;
        prop_assert!(moved <= 2.0 + scale.span() * 1e-9, "{moved}");
    }
}

fn document() -> Document {
    let rows = ["13:01:00", "15:20:00", "15:23:00", "16:14:00", "17:50:00"];
    let events = rows.iter().enumerate().map(|(number, text)| {
        Rc::new(Event { id: Id::from_number(number as u64), at: Some(at(text)), ..Event::default() })
    });
    let marked =
        [(MarkerKey::Start, 0), (MarkerKey::Detect, 2), (MarkerKey::Mitigate, 3), (MarkerKey::Resolve, 4)];
    let markers = marked.map(|(key, number)| (key, Marker::at(Id::from_number(number))));
    Document { events: events.collect(), markers: markers.into_iter().collect(), ..Document::default() }
}

#[test]
fn phases_are_bands_between_the_markers() {
    let document = document();
    let scale = Scale::over(at("13:00:00").millis() as f64, at("18:00:00").millis() as f64, 300.0);
    let found = bands(&scale, &Phases::of(&document), None);
    let shown: Vec<_> = found.iter().map(|band| (band.phase, band.x1, band.x2)).collect();
    assert_eq!(
        shown,
        [
            (Phase::Undetected, 1.0, 143.0),
            (Phase::Responding, 143.0, 194.0),
            (Phase::Recovering, 194.0, 290.0)
        ]
    );
    let mut open = document.clone();
    open.markers = open.markers.with(&MarkerKey::Resolve, None);
    let found = bands(&scale, &Phases::of(&open), Some(at("17:00:00")));
    assert_eq!(
        found.last().map(|band| (band.phase, band.x2, band.is_open)),
        Some((Phase::Recovering, 240.0, true))
    );
    assert_eq!(bands(&scale, &Phases::of(&Document::default()), Some(at("17:00:00"))), []);
}

#[test]
fn empty_stretches_are_found_between_events() {
    let document = document();
    let index = Index::of(&document.events, &Index::default());
    let scale = Scale::over(at("13:00:00").millis() as f64, at("18:00:00").millis() as f64, 300.0);
    let places = taken(&scale, &marks(&scale, index.all()), &[], std::iter::empty());
    let found = stretches(&scale, places, 60.0, 30 * 60_000);
    let lengths: Vec<_> = found.iter().map(|stretch| stretch.length / 60_000).collect();
    assert_eq!(lengths, [139, 96]);
}

#[test]
fn the_day_is_written_where_it_begins() {
    let scale = Scale::over(
        at("22:00:00").millis() as f64,
        at("22:00:00").plus_seconds(6 * 3600).millis() as f64,
        600.0,
    );
    let found = ticks(&scale, &|_| 0, &|_| 36.0);
    let shown: Vec<_> =
        found.iter().filter(|tick| tick.has_date).map(|tick| tick.civil.to_string()).collect();
    assert_eq!(shown, ["2018-02-10T22:00:00", "2018-02-11T00:00:00"]);
}

#[test]
fn ticks_stand_on_whole_hours_where_clocks_change() {
    // Berlin, 25 March 2018: at 01:00 UTC the clock goes from 02:00 to 03:00.
    let change = Moment::parse("2018-03-25T01:00:00Z").unwrap().millis();
    let offset = |at: i64| if at < change { 3_600 } else { 7_200 };
    let scale = Scale::over((change - 3 * 3_600_000) as f64, (change + 3 * 3_600_000) as f64, 600.0);
    let hours: Vec<_> = ticks(&scale, &offset, &|_| 36.0).iter().map(|tick| tick.civil.clock().0).collect();
    assert_eq!(hours, [23, 0, 1, 3, 4, 5, 6]);
}

#[test]
fn long_spans_are_counted_in_days_months_and_years() {
    let from = at("00:00:00").millis() as f64;
    for (days, unit) in [(5.0, Unit::Day), (60.0, Unit::Day), (700.0, Unit::Month), (40_000.0, Unit::Year)] {
        let scale = Scale::over(from, from + days * 86_400_000.0, 600.0);
        let found = ticks(&scale, &|_| 0, &|_| 40.0);
        assert_eq!(found.first().map(|tick| tick.unit), Some(unit), "{days}");
        assert!((3..=10).contains(&found.len()), "{days}: {}", found.len());
    }
    let all_time = Scale::over(-62e12, 253e12, 800.0);
    assert!(ticks(&all_time, &|_| 0, &|_| 40.0).len() > 2);
}

#[test]
fn sections_follow_phase_and_day() {
    let document = document();
    let index = Index::of(&document.events, &Index::default());
    let day = |at: i64| Moment::from_unix(at / 1_000).civil().date();
    let found = outline(&index, &Phases::of(&document), &day);
    let shown: Vec<_> = found.iter().map(|section| (section.phase, section.first, section.count)).collect();
    assert_eq!(
        shown,
        [
            (Phase::Undetected, 0, 2),
            (Phase::Responding, 2, 1),
            (Phase::Recovering, 3, 1),
            (Phase::After, 4, 1)
        ]
    );
}

#[test]
fn impact_intervals_join_and_open_ones_reach_the_present() {
    let base = 1_518_264_000_000_i64;
    let mut all: Vec<Rc<Event>> = vec![
        event(1, 0, 600_000, Kind::Impact),
        event(2, 300_000, 600_000, Kind::Impact),
        event(3, 1_800_000, 0, Kind::Impact),
    ];
    all.push(event(4, 100_000, 0, Kind::Note));
    let list = crate::model::order::arrange(all);
    let index = Index::of(&list, &Index::default());
    let scale = Scale::over(base as f64, base as f64 + 3_600_000.0, 3_600.0);
    let now = Some(base + 3_000_000);
    let found: Vec<_> =
        union(&scale, index.all(), now).iter().map(|bar| (bar.x1, bar.x2, bar.count)).collect();
    assert_eq!(found, [(60.0, 960.0, 2), (1_860.0, 3_000.0, 1)]);
}

#[test]
fn lanes_are_the_fullest_first_and_the_rest_last() {
    let of = |number: u64, who: &[&str]| {
        let event = event(number, number as i64 * 60_000, 0, Kind::Note);
        Rc::new(Event { who: who.iter().copied().collect(), ..(*event).clone() })
    };
    let events = [of(1, &["Ada"]), of(2, &["Ben", "Ada"]), of(3, &[])];
    let document = Document { events: events.into_iter().collect(), ..Document::default() };
    let index = Index::of(&document.events, &Index::default());
    let lanes = Lanes::of(&document, LaneBy::Who);
    assert_eq!(lanes.names.iter().map(|name| &**name).collect::<Vec<_>>(), ["Ada", "Ben"]);
    let rows = |lane| lanes.dots(&index, (i64::MIN, i64::MAX), lane).map(|(row, _)| row).collect::<Vec<_>>();
    assert_eq!((rows(0), rows(1), rows(2)), (vec![0, 1], vec![1], vec![2]));
    assert!(Lanes::of(&document, LaneBy::None).is_empty());
}

#[test]
fn dragging_moves_in_steps_that_are_known_and_wide_enough() {
    let scale = |span: f64| Scale::over(0.0, span, 1_000.0);
    for (hours, precision, minutes) in [
        (5.0, Precision::Minute, 1),
        (50.0, Precision::Minute, 5),
        (5.0, Precision::Hour, 60),
        (5.0, Precision::Day, 1_440),
    ] {
        assert_eq!(drag_step(&scale(hours * 3_600_000.0), &precision), minutes * 60_000);
    }
    assert_eq!(drag_step(&scale(1_000.0), &Precision::Millisecond), 1);
}
