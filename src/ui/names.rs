//! The names and tags that a document uses, counted once for each version of it.

use crate::model::{Document, Event, PerRun, Person, Text};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The names and tags of the document that was asked about last.
#[derive(Clone, Default)]
pub struct Names(Rc<RefCell<Known>>);

#[derive(Default)]
struct Known {
    counts: PerRun<BTreeMap<Text, usize>>,
    people: Rc<[Rc<Person>]>,
    names: Rc<[Text]>,
    tagged: PerRun<Vec<Text>>,
    tags: Rc<[Text]>,
}

impl Names {
    /// The names that the document uses, the most used first.
    pub fn of(&self, document: &Document) -> Rc<[Text]> {
        let Ok(mut known) = self.0.try_borrow_mut() else { return Rc::default() };
        let is_same = known.counts.events().is_same(&document.events)
            && Rc::ptr_eq(&known.people, &document.people)
            && !document.events.is_empty();
        if !is_same {
            known.counts = PerRun::of(&document.events, &known.counts, count);
            known.people = document.people.clone();
            known.names = ranked(known.counts.values(), &known.people);
        }
        known.names.clone()
    }

    /// The tags that its events have, in order.
    pub fn tags(&self, document: &Document) -> Rc<[Text]> {
        let Ok(mut known) = self.0.try_borrow_mut() else { return Rc::default() };
        if !known.tagged.events().is_same(&document.events) {
            known.tagged = PerRun::of(&document.events, &known.tagged, tags);
            let mut all = distinct(known.tagged.values().flatten());
            crate::model::sort::by(&mut all, Ord::cmp);
            known.tags = all.into();
        }
        known.tags.clone()
    }
}

fn tags(run: &[Rc<Event>]) -> Vec<Text> {
    distinct(run.iter().flat_map(|event| event.tags.iter()))
}

/// Each once: there are few.
fn distinct<'a>(all: impl Iterator<Item = &'a Text>) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    for one in all {
        if !found.contains(one) {
            found.push(one.clone());
        }
    }
    found
}

fn count(run: &[Rc<Event>]) -> BTreeMap<Text, usize> {
    let mut counted = BTreeMap::new();
    for name in run.iter().flat_map(|event| &event.who) {
        *counted.entry(name.clone()).or_default() += 1;
    }
    counted
}

fn ranked<'a>(
    counts: impl Iterator<Item = &'a BTreeMap<Text, usize>>,
    people: &'a [Rc<Person>],
) -> Rc<[Text]> {
    let mut counted: BTreeMap<&Text, usize> = BTreeMap::new();
    for (name, count) in counts.flatten() {
        *counted.entry(name).or_default() += count;
    }
    for person in people {
        counted.entry(&person.name).or_default();
    }
    let mut names: Vec<_> = counted.into_iter().collect();
    crate::model::sort::by_key(&mut names, |(_, count)| std::cmp::Reverse(*count));
    names.into_iter().map(|(name, _)| name.clone()).collect()
}
