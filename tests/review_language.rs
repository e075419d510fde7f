//! How often the hints on language are right, on sentences that somebody else wrote and labelled.
//!
//! `learn.json` is what the rules were written by; `held.json` was held back until they were done.
//! `cargo xtask language` prints the figures, and what was confused.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic, in its helpers too"
)]

use postmortem_timeline::review::language::{Field, Helper, Rule};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The aims: of what is found, so much is right; of what there is, so much is found.
const PRECISION: f64 = 0.9;
const RECALL: f64 = 0.8;

struct Sentence {
    text: String,
    language: String,
    field: Field,
    rules: BTreeSet<Rule>,
    found: BTreeSet<Rule>,
}

/// How a rule fared.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[test]
fn what_the_rules_were_written_by() {
    measured("learn.json");
}

#[test]
fn what_was_held_back() {
    measured("held.json");
}

#[test]
fn a_set_of_ones_own() {
    let Some(path) = env::var_os("PMT_LANGUAGE_SET") else {
        println!("skipped: PMT_LANGUAGE_SET names no file of labelled sentences");
        return;
    };
    println!("{}", table(&read(Path::new(&path))));
}

fn measured(name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/language").join(name);
    let sentences = read(&path);
    assert!(sentences.len() >= 150, "{name} has {} sentences only", sentences.len());
    println!("{name}\n{}", table(&sentences));
    let all = Rule::ALL.iter().map(|rule| tally(&sentences, *rule)).fold(Tally::default(), |sum, it| Tally {
        right: sum.right + it.right,
        wrong: sum.wrong + it.wrong,
        missed: sum.missed + it.missed,
    });
    assert!(all.precision() >= PRECISION, "{name}: precision {:.3}", all.precision());
    assert!(all.recall() >= RECALL, "{name}: recall {:.3}", all.recall());
}

fn read(path: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(path).unwrap();
    let all: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let word = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap().to_owned();
    let helper = Helper::default();
    let sentence = |it: &serde_json::Value| {
        let (text, field) = (word(it, "text"), Field::named(&word(it, "field")).unwrap());
        let rule = |rule: &serde_json::Value| Rule::named(rule.as_str().unwrap()).unwrap();
        let found = helper.hints(&text, field, &[]).iter().map(|hint| hint.rule).collect();
        let rules = it["rules"].as_array().unwrap().iter().map(rule).collect();
        Sentence { language: word(it, "lang"), text, field, rules, found }
    };
    all.iter().map(sentence).collect()
}

fn tally(sentences: &[Sentence], rule: Rule) -> Tally {
    let mut tally = Tally::default();
    for sentence in sentences {
        match (sentence.found.contains(&rule), sentence.rules.contains(&rule)) {
            (true, true) => tally.right += 1,
            (true, false) => tally.wrong += 1,
            (false, true) => tally.missed += 1,
            (false, false) => {}
        }
    }
    tally
}

/// The figures by rule and language, and behind them each sentence that came out otherwise.
fn table(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for language in ["en", "de"] {
        let some: Vec<&Sentence> = sentences.iter().filter(|it| it.language == language).collect();
        let harmless = some.iter().filter(|it| it.rules.is_empty()).count();
        writeln!(out, "\n{language}: {} sentences, {harmless} harmless", some.len()).unwrap();
        writeln!(out, "{:<22} right wrong missed precision recall", "rule").unwrap();
        let mut sum = Tally::default();
        for rule in Rule::ALL {
            let mut it = Tally::default();
            for sentence in &some {
                let found = sentence.found.contains(rule);
                let meant = sentence.rules.contains(rule);
                it.right += usize::from(found && meant);
                it.wrong += usize::from(found && !meant);
                it.missed += usize::from(!found && meant);
            }
            line(&mut out, rule.name(), it);
            sum.right += it.right;
            sum.wrong += it.wrong;
            sum.missed += it.missed;
        }
        line(&mut out, "all", sum);
    }
    for sentence in sentences {
        let (found, meant) = (&sentence.found, &sentence.rules);
        let names = |rules: Vec<&Rule>| rules.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ");
        let wrong = names(found.difference(meant).collect());
        let missed = names(meant.difference(found).collect());
        if !wrong.is_empty() || !missed.is_empty() {
            writeln!(out, "wrong [{wrong}] missed [{missed}] {:?}: {}", sentence.field, sentence.text)
                .unwrap();
        }
    }
    out
}

fn line(out: &mut String, name: &str, it: Tally) {
    writeln!(
        out,
        "{name:<22} {:>5} {:>5} {:>6} {:>8.1}% {:>5.1}%",
        it.right,
        it.wrong,
        it.missed,
        100.0 * it.precision(),
        100.0 * it.recall()
    )
    .unwrap();
}
