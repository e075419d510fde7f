//! Writers who edit copies of one document and save through one store, in any order.

use super::edits::{Sort, Source};
use super::flat::flat;
use super::laws::{self, Merge};
use super::oracle;
use postmortem_timeline::edit::Merged;
use postmortem_timeline::model::Document;
use std::collections::{BTreeMap, HashSet};

/// How a run is made.
#[derive(Clone, Copy)]
pub struct Plan {
    pub merge: Merge,
    /// Edits and saves, of all writers together.
    pub steps: usize,
    /// In how many of a hundred saves the laws are checked as well.
    pub laws: usize,
    /// Whether every merge is checked place by place.
    pub places: bool,
}

/// What happened.
#[derive(Default)]
pub struct Counts {
    pub runs: usize,
    pub edits: usize,
    pub saves: usize,
    pub lost_replies: usize,
    pub conflicts: usize,
    pub kept: usize,
    pub sorts: BTreeMap<Sort, usize>,
}

impl Counts {
    pub fn add(&mut self, other: &Self) {
        self.runs += other.runs;
        self.edits += other.edits;
        self.saves += other.saves;
        self.lost_replies += other.lost_replies;
        self.conflicts += other.conflicts;
        self.kept += other.kept;
        for (sort, count) in &other.sorts {
            *self.sorts.entry(*sort).or_default() += count;
        }
    }
}

struct Writer {
    base: Document,
    document: Document,
    before: Option<Document>,
}

struct World {
    plan: Plan,
    source: Source,
    store: Document,
    writers: Vec<Writer>,
    /// Tokens that somebody wrote and nobody took away who had seen them.
    alive: HashSet<u32>,
    /// Tokens that were ever written.
    written: HashSet<u32>,
    /// Tokens that a conflict showed to somebody.
    shown: HashSet<u32>,
    counts: Counts,
}

/// Runs one interleaving; the error says what was lost or where the writers differ.
pub fn run(seed: u64, plan: Plan) -> Result<Counts, String> {
    let mut source = Source::new(seed);
    let store = source.document();
    let tokens = oracle::all_tokens(&store);
    let new = || Writer { base: store.clone(), document: store.clone(), before: None };
    let writers: Vec<_> = (0..2 + source.chance.below(4)).map(|_| new()).collect();
    let counts = Counts { runs: 1, ..Counts::default() };
    let shown = HashSet::new();
    let mut world =
        World { plan, source, writers, alive: tokens.clone(), written: tokens, shown, counts, store };
    for _ in 0..plan.steps {
        let writer = world.source.chance.below(world.writers.len());
        if world.source.chance.percent(22) {
            let lost = world.source.chance.percent(15);
            world.save(writer, lost)?;
        } else {
            world.edit(writer);
        }
    }
    world.finish()?;
    Ok(world.counts)
}

impl World {
    fn edit(&mut self, at: usize) {
        let sort = Sort::ALL[self.source.chance.below(Sort::ALL.len())];
        let writer = &mut self.writers[at];
        let before = writer.document.clone();
        let changed = match (sort, writer.before.take()) {
            (Sort::Undo, Some(undone)) => {
                writer.document = undone;
                writer.document != before
            }
            _ => self.source.edit(&mut writer.document, sort),
        };
        if !changed {
            return;
        }
        let arranged = postmortem_timeline::model::order::is_arranged(&writer.document.events);
        assert!(arranged, "{sort:?} leaves the events in disorder");
        let (had, tokens) = (oracle::all_tokens(&before), oracle::all_tokens(&writer.document));
        for gone in had.difference(&tokens) {
            self.alive.remove(gone);
        }
        // What an undo brings back is not new: others may have taken it away meanwhile.
        self.alive.extend(tokens.difference(&self.written));
        self.written.extend(&tokens);
        writer.before = (sort != Sort::Undo).then_some(before);
        self.counts.edits += 1;
        *self.counts.sorts.entry(sort).or_default() += 1;
    }

    /// Reads, merges, writes; with a lost reply the writer does not know that it worked.
    fn save(&mut self, at: usize, reply_is_lost: bool) -> Result<(), String> {
        let merged = self.merged(at)?;
        let writer = &self.writers[at];
        oracle::conflict_tokens(&merged, &mut self.shown);
        self.counts.saves += 1;
        self.counts.conflicts += merged.conflicts.len();
        self.counts.kept += merged.kept.len();
        if writer.document == writer.base {
            laws::same("nothing new of mine", &self.store, &merged.document)?;
        } else if self.plan.places {
            let checked = oracle::check(&writer.base, &writer.document, &self.store, &merged);
            checked.inspect_err(|_| self.show(at))?;
        }
        self.trace(at, &merged);
        self.store = merged.document.clone();
        if reply_is_lost {
            self.counts.lost_replies += 1;
            // What is taken back now looks untouched, though the store has it changed: an editor
            // must read the store before it lets anybody do so.
            self.writers[at].before = None;
            return Ok(());
        }
        let (base, document) = (merged.document.clone(), merged.document);
        self.writers[at] = Writer { base, document, before: None };
        Ok(())
    }

    /// With `MERGE_TRACE` set, shows all places that differ between the documents of a merge.
    fn show(&self, at: usize) {
        if std::env::var_os("MERGE_TRACE").is_none() {
            return;
        }
        let writer = &self.writers[at];
        let merged = (self.plan.merge)(&writer.base, &writer.document, &self.store);
        let flats = [&writer.base, &writer.document, &self.store, &merged.document].map(flat);
        let places: std::collections::BTreeSet<_> = flats.iter().flat_map(|flat| flat.keys()).collect();
        for place in places {
            let texts = flats.each_ref().map(|flat| flat.get(place).map_or("-", |text| text));
            if texts.iter().any(|text| *text != texts[0]) {
                println!("  {place}: {texts:?}");
            }
        }
        merged.conflicts.iter().for_each(|conflict| println!("  {}", super::flat::conflict_line(conflict)));
        merged.kept.iter().for_each(|kept| println!("  {}", super::flat::kept_line(kept)));
    }

    /// With `MERGE_TRACE` set, tells which tokens a merge drops, and from where.
    fn trace(&self, at: usize, merged: &Merged) {
        if std::env::var_os("MERGE_TRACE").is_none() {
            return;
        }
        let writer = &self.writers[at];
        let result = oracle::all_tokens(&merged.document);
        for (name, document) in [("mine", &writer.document), ("theirs", &self.store)] {
            let lost = |token: &u32| {
                !result.contains(token) && !self.shown.contains(token) && self.alive.contains(token)
            };
            let lost: HashSet<u32> = oracle::all_tokens(document).into_iter().filter(lost).collect();
            if lost.is_empty() {
                continue;
            }
            println!("save {} of writer {at} drops {lost:?} of {name}", self.counts.saves);
            let flats = [&writer.base, &writer.document, &self.store, &merged.document].map(flat);
            let places: std::collections::BTreeSet<_> = flats.iter().flat_map(|flat| flat.keys()).collect();
            for place in places {
                let texts = flats.each_ref().map(|flat| flat.get(place).map_or("-", |text| text));
                let mut found = HashSet::new();
                texts.iter().for_each(|text| oracle::tokens(text, &mut found));
                oracle::tokens(place, &mut found);
                if found.iter().any(|token| lost.contains(token)) {
                    println!("  {place}: {texts:?}");
                }
            }
        }
    }

    fn merged(&mut self, at: usize) -> Result<Merged, String> {
        let with_laws = self.source.chance.percent(self.plan.laws);
        let writer = &self.writers[at];
        if with_laws {
            let checked = laws::check(self.plan.merge, &writer.base, &writer.document, &self.store);
            return checked.inspect_err(|_| self.show(at));
        }
        Ok((self.plan.merge)(&writer.base, &writer.document, &self.store))
    }

    /// All save and read until nobody has anything new: then all must have the same.
    fn finish(&mut self) -> Result<(), String> {
        for _ in 0..2 {
            for at in 0..self.writers.len() {
                self.save(at, false)?;
            }
        }
        for writer in &self.writers {
            laws::same("all writers have the same", &self.store, &writer.document)?;
        }
        let there = oracle::all_tokens(&self.store);
        let lost: Vec<_> =
            self.alive.iter().filter(|t| !there.contains(t) && !self.shown.contains(t)).collect();
        if lost.is_empty() { Ok(()) } else { Err(format!("lost without a word: {lost:?}")) }
    }
}
