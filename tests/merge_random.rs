//! Writers who edit at random and save through one store: nothing may be lost, all must agree.
//!
//! `MERGE_RUNS` sets how many interleavings are run (10 000 otherwise), `MERGE_SEED` the first
//! seed, `MERGE_STEPS` the edits and saves in each, `MERGE_LAWS`
//! in how many of a hundred saves all laws are checked, `MERGE_TRACE` tells what merges drop.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

use merge_support::bugs;
use merge_support::edits::Sort;
use merge_support::laws::Merge;
use merge_support::writers::{Counts, Plan, run};
use postmortem_timeline::edit::merge;

/// Seeds (and the number of steps) that once failed.
const FAILED: &[(u64, usize)] = &[
    (91, 40),
    (100, 40),
    (236, 40),
    (223, 40),
    (619, 40),
    (3_797, 40),
    (20_498, 40),
    (20_891, 40),
    (1, 1_000),
];

const PLAN: Plan = Plan { merge, steps: 40, laws: 10, places: true };

/// In how many of a hundred saves the laws are checked.
fn laws() -> usize {
    setting("MERGE_LAWS", PLAN.laws as u64) as usize
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Runs a share of the interleavings and checks that every sort of edit occurred.
fn share(part: u64, of: u64) {
    let runs = setting("MERGE_RUNS", 10_000);
    let first = setting("MERGE_SEED", 1);
    let steps = setting("MERGE_STEPS", PLAN.steps as u64) as usize;
    let began = std::time::Instant::now();
    let mut counts = Counts::default();
    for seed in (first..first + runs).filter(|seed| seed % of == part) {
        match run(seed, Plan { steps, laws: laws(), ..PLAN }) {
            Ok(more) => counts.add(&more),
            Err(broken) => panic!("seed {seed}, {steps} steps: {broken}"),
        }
    }
    println!(
        "{} interleavings, {} edits, {} saves, {} lost replies, {} conflicts, {} kept, {:?}",
        counts.runs,
        counts.edits,
        counts.saves,
        counts.lost_replies,
        counts.conflicts,
        counts.kept,
        began.elapsed()
    );
    println!("{:?}", counts.sorts);
    for sort in Sort::ALL {
        let least = if counts.runs > 100 { 1 } else { 0 };
        assert!(counts.sorts.get(sort).copied().unwrap_or(0) >= least, "no {sort:?}");
    }
}

#[test]
fn even_interleavings_lose_nothing() {
    share(0, 2);
}

#[test]
fn odd_interleavings_lose_nothing() {
    share(1, 2);
}

#[test]
fn long_interleavings_lose_nothing() {
    for seed in 0..setting("MERGE_RUNS", 10_000) / 1_000 {
        if let Err(broken) = run(seed, Plan { steps: 1_000, laws: 2, ..PLAN }) {
            panic!("seed {seed}, 1000 steps: {broken}");
        }
    }
}

#[test]
fn what_failed_once_works() {
    for (seed, steps) in FAILED {
        if let Err(broken) = run(*seed, Plan { steps: *steps, laws: 100, ..PLAN }) {
            panic!("seed {seed}, {steps} steps: {broken}");
        }
    }
}

/// Checks that a merge with a bug is found out.
#[track_caller]
fn found(name: &str, merge: Merge, plan: Plan) {
    let first =
        (0..3_000).find_map(|seed| run(seed, Plan { merge, ..plan }).err().map(|broken| (seed, broken)));
    let (seed, broken) = first.unwrap_or_else(|| panic!("{name}: not found"));
    println!("{name}: found with seed {seed}: {}", broken.chars().take(200).collect::<String>());
}

#[test]
fn planted_bugs_are_found() {
    found("delete wins over edit", bugs::delete_wins, PLAN);
    found("last writer wins", bugs::last_writer_wins, PLAN);
    found("unknown fields dropped", bugs::unknown_fields_dropped, PLAN);
    found("set members resurrected", bugs::set_members_resurrected, PLAN);
    found("set members lost", bugs::set_members_lost, PLAN);
    found("delete wins over mark", bugs::marked_event_goes, PLAN);
    found("times mixed", bugs::times_mixed, PLAN);
    found("mine is chosen", bugs::mine_is_chosen, PLAN);
}

#[test]
fn the_tokens_alone_find_what_loses_work() {
    let plan = Plan { places: false, laws: 0, ..PLAN };
    found("delete wins over edit", bugs::delete_wins, plan);
    found("last writer wins", bugs::last_writer_wins, plan);
    found("unknown fields dropped", bugs::unknown_fields_dropped, plan);
    found("set members lost", bugs::set_members_lost, plan);
}
