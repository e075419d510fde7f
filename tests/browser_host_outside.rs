//! Clock, zones, links and tabs, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the lints know tests by their attribute, which is another one in a browser"
)]

use postmortem_timeline::host::channel::{Channel, News};
use postmortem_timeline::host::{inline, outside};
use postmortem_timeline::model::{Moment, Resolved, Zones, zone};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

fn offset(zone: &str, at: &str) -> Option<i32> {
    outside::zones().offset_at(zone, Moment::parse(at).unwrap().seconds)
}

#[wasm_bindgen_test]
fn offsets_are_those_that_the_clocks_had() {
    for (zone, at, wanted) in [
        ("Europe/Berlin", "2018-02-10T12:00:00Z", 3600),
        ("Europe/Berlin", "2018-03-25T00:59:59Z", 3600),
        ("Europe/Berlin", "2018-03-25T01:00:00Z", 7200),
        ("Europe/Berlin", "2018-10-28T00:59:59Z", 7200),
        ("Europe/Berlin", "2018-10-28T01:00:00Z", 3600),
        ("America/New_York", "2024-03-10T06:59:59Z", -18000),
        ("America/New_York", "2024-03-10T07:00:00Z", -14400),
        // Half an hour of summer time.
        ("Australia/Lord_Howe", "2024-01-01T00:00:00Z", 39600),
        ("Australia/Lord_Howe", "2024-06-01T00:00:00Z", 37800),
        ("Asia/Kathmandu", "2024-06-01T00:00:00Z", 20700),
        // Samoa left out 30 December 2011.
        ("Pacific/Apia", "2011-12-30T09:59:59Z", -36000),
        ("Pacific/Apia", "2011-12-30T10:00:00Z", 50400),
        ("Asia/Kolkata", "1969-12-31T23:59:59Z", 19800),
    ] {
        assert_eq!(offset(zone, at), Some(wanted), "{zone} {at}");
    }
    assert_eq!(offset("Mars/Olympus_Mons", "2018-02-10T12:00:00Z"), None);
    assert_eq!(offset("", "2018-02-10T12:00:00Z"), Some(0));
}

#[wasm_bindgen_test]
fn a_gap_and_a_fold_are_seen() {
    let zones = outside::zones();
    let civil = |text: &str| Moment::parse(text).unwrap().civil();
    let at = |text| zone::resolve(&zones, "Europe/Berlin", civil(text));
    assert!(matches!(at("2018-03-25T02:30:00Z"), Resolved::Gap(..)));
    assert!(matches!(at("2018-10-28T02:30:00Z"), Resolved::Fold(..)));
    assert!(matches!(at("2018-10-28T03:00:00Z"), Resolved::One(_)));
}

#[wasm_bindgen_test]
fn a_hundred_thousand_look_ups_take_no_time() {
    let zones = outside::zones();
    let begin = js_sys::Date::now();
    let mut sum = 0_i64;
    for step in 0..100_000_i64 {
        sum += i64::from(zones.offset_at("Europe/Berlin", 1_500_000_000 + step * 997).unwrap_or(0));
    }
    let took = js_sys::Date::now() - begin;
    console_log!("100000 look-ups over 3 years: {took} ms, sum {sum}");
    assert!(took < 500.0, "{took} ms");
}

#[wasm_bindgen_test]
fn the_ends_of_the_calendar_do_no_harm() {
    let zones = outside::zones();
    for at in [i64::MIN, -62_135_596_800, 0, 253_402_300_799, i64::MAX] {
        let offset = zones.offset_at("Europe/Berlin", at).unwrap();
        assert!(offset.abs() < 86_400, "{at}: {offset}");
    }
}

#[wasm_bindgen_test]
fn zones_can_be_listed_and_the_reader_has_one() {
    let names = outside::zone_names();
    assert!(names.iter().any(|name| name == "Europe/Berlin"));
    assert!(outside::zones().knows(&outside::reader_zone()));
}

#[wasm_bindgen_test]
fn seeds_differ() {
    assert_ne!(outside::seed(), outside::seed());
}

#[wasm_bindgen_test]
fn only_harmless_addresses_become_links() {
    for (address, link) in [
        ("https://example.org/a b", Some("https://example.org/a%20b")),
        ("HTTP://Example.org", Some("http://example.org/")),
        ("mailto:a@example.org", Some("mailto:a@example.org")),
        ("java\tscript:alert(1)", None),
        ("\u{1}javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("/relative", None),
        ("blob:https://example.org/1", None),
        ("", None),
    ] {
        assert_eq!(outside::safe_link(address).as_deref(), link, "{address:?}");
    }
}

#[wasm_bindgen_test]
async fn tabs_hear_what_was_saved() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let list = heard.clone();
    let _one = Channel::open(move |news| list.borrow_mut().push(news)).unwrap();
    let other = Channel::open(|_| {}).unwrap();
    let news = News { document: "a".into(), revision: 7 };
    other.tell(&news);
    for _ in 0..50 {
        if !heard.borrow().is_empty() {
            break;
        }
        gloo_timers::future::TimeoutFuture::new(20).await;
    }
    assert_eq!(*heard.borrow(), [news]);
}

#[wasm_bindgen_test]
fn the_data_block_is_read_and_written() {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = document.create_element("div").unwrap();
    assert_eq!(inline::read(&element), None);
    assert!(inline::write(&element, "{\"a\":\"\\u003c\"}"));
    assert_eq!(inline::read(&element).as_deref(), Some("{\"a\":\"\\u003c\"}"));
    assert!(inline::write(&element, "2"));
    assert_eq!(element.children().length(), 1);
    assert_eq!(inline::read(&element).as_deref(), Some("2"));
}
