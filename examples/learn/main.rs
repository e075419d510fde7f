//! Learns what makes an entry likely to detect or resolve an incident, from timelines whose markers
//! are known, and writes the counts that the reader takes.
//!
//! ```text
//! cargo run --release --example learn -- FOLDER... > src/import/likely/weights.txt
//! ```
//!
//! A folder holds raw texts, each beside its `NAME.expected.json` with `milestones`, or texts
//! `NAME.labelled` of blocks: `##### name`, the entries as `[0] text`, `= start 0 detect 2 resolve -`, and
//! other readings that are as good as `? detect -`. A folder that is named several times counts as often.
//! The sentences of the tests are learnt, too. On the standard error stands how often the likeliest
//! entry is the right one in folders that were left out of the learning, for several bounds.
//!
//! It is a logistic regression whose weights are held small (L2), fitted coordinate by coordinate with
//! Newton's method; the traits that say most are kept and fitted again.

#![allow(clippy::indexing_slicing, reason = "a tool of developers may panic")]

mod cases;
mod fit;
mod sentences;

use cases::Case;
use std::collections::BTreeSet;

/// The markers that are learnt: what begins and what mitigates is nearly always plainly said, or open.
const MARKERS: [&str; 2] = ["detect", "resolve"];

/// In how many parts the folders are left out.
const PARTS: usize = 8;

fn main() -> Result<(), String> {
    let folders: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    if folders.is_empty() {
        return Err("name the folders that hold the timelines".to_owned());
    }
    let mut cases = folders.iter().map(|folder| cases::read(folder)).collect::<Result<Vec<_>, _>>()?.concat();
    cases.extend(sentences::cases());
    println!("# Learnt by `examples/learn` from {} timelines.", cases.len());
    let all: Vec<&Case> = cases.iter().collect();
    for marker in MARKERS {
        report(marker, &all);
        println!("== {marker}");
        // In the order of their names: the reader finds them by bisection.
        for (name, count) in std::collections::BTreeMap::from_iter(fit::fit(marker, &all)) {
            println!("{:.0} {name}", count * 1000.0);
        }
    }
    Ok(())
}

/// Learns from some folders and judges others, all in turn.
fn report(marker: &str, cases: &[&Case]) {
    let groups: BTreeSet<&str> = cases.iter().map(|case| case.group.as_str()).collect();
    let part_of = |case: &Case| groups.iter().position(|group| *group == case.group).unwrap_or(0) % PARTS;
    let mut judged: Vec<(&Case, Option<(f64, usize)>)> = Vec::new();
    for part in 0..PARTS.min(groups.len()) {
        let (left_out, learnt): (Vec<&Case>, Vec<&Case>) =
            cases.iter().partition(|case| part_of(case) == part);
        let counts = fit::fit(marker, &learnt).into_iter().collect();
        judged.extend(left_out.into_iter().map(|case| (case, case.likeliest(&counts))));
    }
    for bound in [-2.0, -1.5, -1.1, -0.85, -0.4, 0.0] {
        let (mut right, mut placed, mut wrong) = (0, 0, 0);
        for (case, likeliest) in &judged {
            let entry = likeliest.filter(|(odds, _)| *odds > bound).map(|(_, entry)| entry);
            let is_right = case.accepts(marker, entry);
            right += usize::from(is_right);
            placed += usize::from(entry.is_some());
            wrong += usize::from(entry.is_some() && !is_right);
        }
        eprintln!(
            "{marker} over {bound}: {right} of {} right; {wrong} of {placed} placed wrongly",
            judged.len()
        );
    }
}
