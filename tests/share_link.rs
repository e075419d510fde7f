//! Links: what goes in comes out, and what was cut, altered or forged is told apart.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

mod support;

use postmortem_timeline::format;
use postmortem_timeline::share::link::{self, LinkError, MAX_BYTES, decode, encode};
use postmortem_timeline::share::size::{Carrier, too_long_for};
use postmortem_timeline::text::{Words, share};
use proptest::prelude::*;
use std::time::{Duration, Instant};
use support::arbitrary::arbitrary_document;

const THIRTY: &str = include_str!("fixtures/share/thirty.json");

/// A number that looks random, and is the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

proptest! {
    #[test]
    fn any_document_comes_back_equal(document in arbitrary_document()) {
        let text = format::write(&document);
        let fragment = encode(&text, None).unwrap();
        let opened = decode(&fragment).unwrap();
        prop_assert_eq!(format::write(&format::read(&opened.text).unwrap().document), text);
        prop_assert_eq!(opened.event, None);
        prop_assert!(fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
    }

    #[test]
    fn any_text_can_be_tried(text in ".{0,200}", tail in "[A-Za-z0-9_.-]{0,80}") {
        let _ = decode(&text);
        let _ = decode(&format!("#pmt1.{tail}"));
    }
}

#[test]
fn thirty_events_of_ordinary_text_fit() {
    assert_eq!(format::read(THIRTY).unwrap().document.events.len(), 30);
    let fragment = encode(THIRTY, None).unwrap();
    // The address of the page comes on top: the figure is for the fragment with its sign.
    assert!(fragment.len() < 4_600, "{} characters", fragment.len());
    let narrow: Vec<Carrier> = too_long_for(fragment.len() + 60).collect();
    assert_eq!(narrow, [Carrier::Mail]);
}

#[test]
fn a_link_names_its_event_and_stands_in_sentences() {
    let fragment = encode(THIRTY, Some("ab12cd34")).unwrap();
    let whole = decode(&fragment).unwrap();
    assert_eq!(whole.event.as_deref(), Some("ab12cd34"));
    for around in [
        format!("https://pmt.example.org/view/#{fragment}"),
        format!("#{fragment}."),
        format!("{fragment})"),
        format!("{}\r\n {}", &fragment[..200], &fragment[200..]),
    ] {
        assert_eq!(decode(&around).as_ref(), Ok(&whole), "{around}");
    }
    let plain = encode(THIRTY, Some("not plain/#")).unwrap();
    assert_eq!(decode(&plain).unwrap().event, None);
    assert_eq!(decode(&format!("{plain}).")).unwrap(), decode(&plain).unwrap());
}

#[test]
fn a_link_that_lost_its_end_says_so() {
    let fragment = encode(THIRTY, None).unwrap();
    for length in 4..fragment.len() {
        let error = decode(&fragment[..length]).unwrap_err();
        assert!(matches!(error, LinkError::Cut { .. } | LinkError::CutShort), "{length}: {error:?}");
    }
    assert!(
        matches!(decode(&fragment[..1_000]), Err(LinkError::Cut { found, expected }) if found < expected)
    );
}

#[test]
fn other_links_are_told_apart() {
    for other in ["", "#", "pmt", "pmt-ab12cd34", "pmtx.", "L3R5A", "pmt1x", "top", "pm"] {
        assert_eq!(decode(other), Err(LinkError::NotOurs), "{other}");
        assert!(!link::is_link(other));
    }
    assert_eq!(decode("#pmt2.AAAA"), Err(LinkError::OtherVersion { found: 2 }));
    assert_eq!(decode("pmt0.AAAA"), Err(LinkError::OtherVersion { found: 0 }));
    assert_eq!(decode("pmt1"), Err(LinkError::CutShort));
    assert!(link::is_link("#pmt2.AAAA") && link::is_link("pmt1.AAAA"));
}

#[test]
fn ten_thousand_mutated_links_are_explained_or_equal() {
    let document = format::read(THIRTY).unwrap().document;
    let fragment = encode(THIRTY, Some("ab12cd34")).unwrap();
    let mut chance = Chance(7);
    let alphabet: Vec<char> = "ABCXYZabcxyz019-_.#%=+/& é\u{0}".chars().collect();
    let words = Words::for_tag("en");
    let (mut equal, mut refused) = (0, 0);
    for _ in 0..10_000 {
        let mut characters: Vec<char> = fragment.chars().collect();
        for _ in 0..=chance.next(3) {
            let at = chance.next(characters.len());
            let other = alphabet[chance.next(alphabet.len())];
            match chance.next(5) {
                0 => characters[at] = other,
                1 => characters.insert(at, other),
                2 => drop(characters.remove(at)),
                3 => characters.truncate(at + 1),
                _ => characters.rotate_left(at),
            }
        }
        match decode(&characters.iter().collect::<String>()) {
            Ok(opened) => {
                assert_eq!(format::read(&opened.text).unwrap().document, document);
                equal += 1;
            }
            Err(error) => {
                assert!(!share::link_error(words, error).is_empty());
                refused += 1;
            }
        }
    }
    assert!(refused > 8_000 && equal > 10, "{refused} refused, {equal} equal");
}

#[test]
fn a_changed_character_is_an_altered_link() {
    let fragment = encode(THIRTY, None).unwrap();
    let swap = |at: usize| {
        let other = if &fragment[at..=at] == "A" { "B" } else { "A" };
        format!("{}{other}{}", &fragment[..at], &fragment[at + 1..])
    };
    for at in 5..fragment.len() - 1 {
        assert_eq!(decode(&swap(at)), Err(LinkError::Altered), "at {at}");
    }
}

#[test]
fn a_bomb_stops_at_the_cap() {
    // Honest about its size: refused before anything is unpacked. The most that is allowed is
    // unpacked; 32 MiB of one letter fit into some 44 000 characters.
    let most = encode(&"a".repeat(MAX_BYTES), None).unwrap();
    assert!(most.len() < 50_000, "{}", most.len());
    let start = Instant::now();
    assert_eq!(decode(&most).unwrap().text.len(), MAX_BYTES);
    println!("32 MiB in {:?}", start.elapsed());
    assert_eq!(encode(&"a".repeat(MAX_BYTES + 1), None), Err(LinkError::TooLarge { most: MAX_BYTES }));
    // A debug build is slower by a factor, and others may use the machine.
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn every_error_has_words_in_both_languages() {
    let errors = [
        LinkError::NotOurs,
        LinkError::OtherVersion { found: 3 },
        LinkError::Cut { found: 10, expected: 20 },
        LinkError::CutShort,
        LinkError::Altered,
        LinkError::TooLarge { most: MAX_BYTES },
        LinkError::Forged,
    ];
    let [english, german] =
        ["en", "de"].map(|tag| errors.map(|error| share::link_error(Words::for_tag(tag), error)));
    assert!(english.iter().zip(&german).all(|(one, two)| one != two && one.len() > 20 && two.len() > 20));
}
