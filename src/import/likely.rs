//! How likely it is that an entry detects or ends the incident, by all that its words hint at.
//!
//! Cues know what is plainly said; people find ever new words for the rest. Here every word, every class
//! of words and the place in the list counts a little for or against, as in a logistic regression. The
//! counts stand in `likely/weights.txt`, in thousandths of a natural logarithm of odds:
//!
//! ```text
//! == detect
//! -3120 always
//! 412 @alarm
//! ```
//!
//! A trait is a word (`pager`), one of the first words (`^pager`), a class of words, two classes that
//! follow each other (`@who @sees`), a word that no earlier entry has (`+pager`), or a place in the list
//! (`entry=0`, `left=0`, `of=7`, `quarter=2`). `cargo run --release --example learn` learns the counts
//! from timelines whose markers are known.

use super::cues::CUES;
use super::pieces::{Piece, Pieces, is_unspaced};
use crate::model::{MarkerKey, sort};
use std::sync::LazyLock;

const WEIGHTS: &str = include_str!("likely/weights.txt");

/// How many words of an entry count.
const MOST_WORDS: usize = 60;

/// How many words are among its first.
const FIRST_WORDS: usize = 6;

/// For each marker what its traits count, which stand in the order of their names.
static COUNTS: LazyLock<Vec<(&str, Counts)>> = LazyLock::new(|| read(WEIGHTS));

type Counts = Vec<(&'static str, i32)>;

/// The logarithm of the odds that each entry carries a marker, in thousandths, by the traits of the
/// entries; nothing where the marker is none that was learnt.
pub(super) fn odds(marker: &MarkerKey, traits: &[Vec<String>]) -> Option<Vec<i32>> {
    let (_, counts) = COUNTS.iter().find(|(name, _)| *name == marker.as_str())?;
    let count = |name: &str| {
        let place = counts.binary_search_by(|(other, _)| other.cmp(&name)).ok();
        place.and_then(|at| counts.get(at)).map_or(0, |(_, count)| *count)
    };
    let of = |own: &Vec<String>| count("always") + own.iter().map(|it| count(it)).sum::<i32>();
    Some(traits.iter().map(of).collect())
}

/// What counts for or against an entry, for each of the entries of a list, which stand in the order of
/// their times.
///
/// ```
/// use postmortem_timeline::import::likely::traits;
///
/// let of_list = traits(&["Deploy of 4.2", "Pager rings"]);
/// assert!(of_list[1].iter().any(|it| it == "^rings"));
/// assert!(of_list[1].iter().any(|it| it == "left=0"));
/// ```
#[must_use]
pub fn traits(entries: &[&str]) -> Vec<Vec<String>> {
    // The words of all entries before, in the order of the alphabet.
    let mut heard: Vec<String> = Vec::new();
    let of = |(at, text): (usize, &&str)| {
        let words = words(text);
        let mut own = of_words(&words);
        own.extend(of_place(at, entries.len()));
        for word in words {
            if let Err(place) = heard.binary_search(&word) {
                own.push(format!("+{word}"));
                heard.insert(place, word);
            }
        }
        sort::by(&mut own, String::cmp);
        own.dedup();
        own
    };
    entries.iter().enumerate().map(of).collect()
}

fn of_words(words: &[String]) -> Vec<String> {
    let mut own = Vec::new();
    let classes: Vec<&[&str]> = words.iter().map(|word| CUES.classes_of(word)).collect();
    for (at, (word, classes)) in words.iter().zip(&classes).enumerate() {
        let named = classes.iter().map(|class| format!("@{class}"));
        for name in named.chain([word.clone()]) {
            own.extend((at < FIRST_WORDS).then(|| format!("^{name}")));
            own.push(name);
        }
    }
    for (one, next) in classes.iter().zip(classes.iter().skip(1)) {
        own.extend(one.iter().flat_map(|one| next.iter().map(move |next| format!("@{one} @{next}"))));
    }
    own
}

fn of_place(at: usize, count: usize) -> [String; 4] {
    [
        format!("entry={}", at.min(5)),
        format!("left={}", count.saturating_sub(at + 1).min(3)),
        format!("of={}", count.min(12)),
        format!("quarter={}", 4 * at / count.max(1)),
    ]
}

/// The words of a text in lower case; all numbers are one word, all addresses another, and each sign of
/// a script without blanks is one.
fn words(text: &str) -> Vec<String> {
    let of_chunk = |chunk: &str| -> Vec<String> {
        if chunk.contains("://") {
            return vec!["://".to_owned()];
        }
        Pieces::new(chunk).flat_map(of_piece).collect()
    };
    text.split_whitespace().flat_map(of_chunk).take(MOST_WORDS).collect()
}

fn of_piece(piece: Piece<'_>) -> Vec<String> {
    match piece {
        Piece::Word(_, word) if word.chars().all(is_unspaced) => word.chars().map(String::from).collect(),
        Piece::Word(_, word) => {
            let parts = word.split(['\'', '’']).filter(|part| !part.is_empty());
            parts.map(str::to_lowercase).collect()
        }
        Piece::Number(..) => vec!["0".to_owned()],
        Piece::Sign(_, sign @ ('%' | '#' | '?')) => vec![sign.to_string()],
        Piece::Sign(..) => vec![],
    }
}

fn read(text: &'static str) -> Vec<(&'static str, Counts)> {
    let mut counts: Vec<(&str, Counts)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix("== "), counts.last_mut()) {
            (Some(name), _) => counts.push((name, Vec::new())),
            (None, Some((_, counts))) => {
                let pair = line.split_once(' ').and_then(|(count, name)| Some((name, count.parse().ok()?)));
                counts.extend(pair);
            }
            (None, None) => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_is_of_a_trait_that_can_be() {
        let (mut marker, mut last) = ("", "");
        for line in WEIGHTS.lines().filter(|line| !line.starts_with('#')) {
            let Some(name) = line.strip_prefix("== ") else {
                let (count, name) = line.split_once(' ').expect("a count and a trait");
                assert!(count.parse::<i32>().is_ok(), "no count: {line}");
                assert!(last < name, "found by bisection, and not in order below {marker}: {last}, {name}");
                last = name;
                let of_class =
                    name.split(' ').filter_map(|word| word.trim_start_matches('^').strip_prefix('@'));
                for class in of_class {
                    assert!(CUES.has_class(class), "no class of this name: {line}");
                }
                continue;
            };
            (marker, last) = (name, "");
            assert!(matches!(name, "detect" | "resolve"), "no marker that is learnt: {name}");
        }
        assert_eq!(COUNTS.len(), 2);
    }

    #[test]
    fn words_are_told_from_signs_addresses_and_scripts() {
        assert_eq!(
            words("It's 99 % of **v2**: #ops?"),
            ["it", "s", "0", "%", "of", "v", "0", "#", "ops", "?"]
        );
        assert_eq!(words("see https://a.example/b"), ["see", "://"]);
        assert_eq!(words("復旧した"), ["復", "旧", "し", "た"]);
        assert_eq!(words(&"a ".repeat(1000)).len(), MOST_WORDS);
    }

    #[test]
    fn a_word_is_new_where_it_is_said_first() {
        let of_list = traits(&["pager rings", "pager silent"]);
        let has = |at: usize, name: &str| of_list.get(at).is_some_and(|own| own.iter().any(|it| it == name));
        assert!(has(0, "+pager") && has(0, "^pager") && has(0, "entry=0") && has(0, "of=2"));
        assert!(!has(1, "+pager") && has(1, "+silent") && has(1, "left=0"));
    }

    #[test]
    fn the_likelier_entry_has_the_better_odds() {
        let texts = ["Build 4.2 is rolled out", "First customer calls, alerts come in", "Coffee"];
        let odds = odds(&MarkerKey::Detect, &traits(&texts)).expect("it is learnt");
        assert!(odds.iter().all(|it| *it <= odds[1]), "{odds:?}");
        assert_eq!(super::odds(&MarkerKey::Other("close".into()), &traits(&texts)), None);
    }
}
