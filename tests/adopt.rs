//! Rows that were read from elsewhere are taken in, and taken in again.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, in its helpers too")]

#[path = "support/work.rs"]
mod work;

use postmortem_timeline::edit::{Adopt, Change, EventTime, Incoming, Standing, standings};
use postmortem_timeline::format::write;
use postmortem_timeline::model::{Anchor, Event, Id, Imported, Marker, MarkerKey, Moment, Set, Source};
use std::rc::Rc;
use work::Work;

fn row(key: &str, at: &str, text: &str) -> Incoming {
    let at = Moment::parse(at);
    let source = Imported {
        source: Some("chat".into()),
        key: key.into(),
        text: text.into(),
        at,
        who: ["Ada"].into_iter().collect::<Set>(),
        ..Imported::default()
    };
    let event = Event {
        id: Id::new(&format!("id{key}")),
        at,
        text: text.into(),
        who: source.who.clone(),
        source: Rc::new(source),
        ..Event::default()
    };
    Incoming { event, markers: Vec::new() }
}

fn marked(row: Incoming, key: MarkerKey) -> Incoming {
    Incoming { markers: vec![(key, false)], ..row }
}

fn adopt(rows: Vec<Incoming>) -> Adopt {
    let source = Source { id: "chat".into(), system: "slack".into(), ..Source::default() };
    Adopt { rows, sources: vec![source], title: "From a chat".into(), ..Adopt::default() }
}

impl Work {
    fn takes(&mut self, rows: Vec<Incoming>) {
        self.does(Change::Import(Box::new(adopt(rows))));
    }

    fn texts(&self) -> Vec<&str> {
        self.document.events.iter().map(|event| &*event.text).collect()
    }
}

fn three() -> Vec<Incoming> {
    vec![
        marked(row("1", "2018-02-10T13:01:00Z", "it began"), MarkerKey::Start),
        row("2", "2018-02-10T15:20:00Z", "looking"),
        marked(row("3", "2018-02-10T17:50:00Z", "done"), MarkerKey::Resolve),
    ]
}

#[test]
fn all_is_taken_in_and_taken_back_at_once() {
    let mut work = Work::new();
    let before = write(&work.document);
    work.takes(three());
    assert_eq!(work.texts(), ["it began", "looking", "done"]);
    assert_eq!(&*work.document.title, "From a chat");
    assert_eq!(work.document.sources.len(), 1);
    assert_eq!(work.document.markers.get(&MarkerKey::Start), Some(&Marker::at("id1".into())));
    work.history.undo(&mut work.document).unwrap();
    assert_eq!(write(&work.document), before);
}

#[test]
fn the_same_again_changes_nothing() {
    let mut work = Work::new();
    work.takes(three());
    let before = write(&work.document);
    let known = |id: &str| Standing::Known(id.into());
    assert_eq!(standings(&work.document, &three()), [known("id1"), known("id2"), known("id3")]);
    work.takes(three());
    assert_eq!(write(&work.document), before);
}

#[test]
fn what_changed_there_is_taken_over_and_what_changed_here_stays() {
    let mut work = Work::new();
    work.takes(three());
    work.does(Change::EventText("id2".into(), "looking, by hand".into()));
    let mut rows = three();
    rows[0] = row("1", "2018-02-10T13:00:30Z", "it began, they say");
    rows[1] = row("2", "2018-02-10T15:21:00Z", "looking harder");
    let changed = |id: &str| Standing::Changed(id.into());
    assert_eq!(standings(&work.document, &rows)[..2], [changed("id1"), changed("id2")]);
    work.takes(rows.clone());
    assert_eq!(work.texts(), ["it began, they say", "looking, by hand", "done"]);
    let time = |index: usize| work.document.events.get(index).unwrap().at.unwrap().to_string();
    assert_eq!((time(0).as_str(), time(1).as_str()), ("2018-02-10T13:00:30Z", "2018-02-10T15:21:00Z"));
    assert!(standings(&work.document, &rows).iter().all(|it| matches!(it, Standing::Known(_))));
}

#[test]
fn a_clock_that_was_put_right_is_no_change_by_hand() {
    let mut work = Work::new();
    let shifted = |rows: Vec<Incoming>| Adopt {
        sources: vec![Source { id: "chat".into(), shift: Some(60), ..Source::default() }],
        rows: rows
            .into_iter()
            .map(|row| {
                let at = row.event.at.map(|at| at.plus_seconds(60));
                Incoming { event: Event { at, ..row.event }, ..row }
            })
            .collect(),
        ..Adopt::default()
    };
    work.does(Change::Import(Box::new(shifted(three()))));
    let mut rows = three();
    rows[1] = row("2", "2018-02-10T15:25:00Z", "looking");
    work.does(Change::Import(Box::new(shifted(rows))));
    let at = work.document.events.get(1).unwrap().at.unwrap().to_string();
    assert_eq!(at, "2018-02-10T15:26:00Z");
}

#[test]
fn twins_are_found_by_time_and_words() {
    let mut work = Work::new();
    work.takes(vec![row("1", "2018-02-10T13:01:00Z", "It began!")]);
    let twin = row("", "2018-02-10T14:01:00+01:00", "it  began");
    let other = row("", "2018-02-10T13:01:00Z", "it ended");
    assert_eq!(
        standings(&work.document, &[twin.clone(), other]),
        [Standing::Twin("id1".into()), Standing::New]
    );
    // Whoever wants it twice gets it twice, under another identifier.
    let mut same = twin;
    same.event.id = "id1".into();
    work.takes(vec![same]);
    assert_eq!(work.document.events.len(), 2);
    assert_ne!(work.document.events.get(1).unwrap().id, "id1".into());
}

/// What has no name at its source is known by what it said there, whatever was made of it here.
#[test]
fn rows_without_a_name_are_known_after_edits() {
    let rows = || vec![row("", "2018-02-10T15:20:00Z", "looking"), row("", "2018-02-10T15:25:00Z", "done")];
    let mut work = Work::new();
    work.takes(rows());
    let ids: Vec<Id> = work.document.events.iter().map(|event| event.id.clone()).collect();
    work.does(Change::EventText(ids[0].clone(), "looking at the graphs".into()));
    let at = Moment::parse("2018-02-10T15:27:00Z");
    work.does(Change::Time(ids[1].clone(), EventTime { at, ..EventTime::default() }));
    let before = write(&work.document);
    let known: Vec<Standing> = ids.iter().cloned().map(Standing::Known).collect();
    assert_eq!(standings(&work.document, &rows()), known);
    work.takes(rows());
    assert_eq!(write(&work.document), before);
    // What another source says at that time is not the same.
    let mut other = row("", "2018-02-10T15:25:00Z", "done");
    Rc::make_mut(&mut other.event.source).source = Some("mail".into());
    assert_eq!(standings(&work.document, &[other]), [Standing::New]);
}

#[test]
fn markers_title_and_zone_that_are_set_stay() {
    let mut work = Work::new();
    work.does(Change::Title("Mine".into()));
    work.takes(vec![marked(row("9", "2018-02-10T12:00:00Z", "first"), MarkerKey::Start)]);
    let zone = Adopt { timezone: "Europe/Berlin".into(), ..adopt(three()) };
    work.does(Change::Import(Box::new(zone)));
    assert_eq!(work.document.markers.get(&MarkerKey::Start), Some(&Marker::at("id9".into())));
    assert_eq!((&*work.document.title, &*work.document.timezone), ("Mine", ""));
}

#[test]
fn rows_without_a_time_stay_behind_the_row_before_them() {
    let mut work = Work::new();
    work.takes(vec![row("0", "2018-02-10T12:00:00Z", "old")]);
    let undated = |key: &str, after: Option<&str>, text: &str| {
        let mut row = row(key, "", text);
        row.event.after = Some(after.map_or(Anchor::Top, |id| Anchor::After(id.into())));
        row
    };
    let mut rows = three();
    rows.insert(1, undated("a", Some("id1"), "soon after"));
    rows.insert(2, undated("b", Some("ida"), "and then"));
    rows.insert(4, undated("c", Some("gone"), "after a row that was not ticked"));
    work.takes(rows);
    assert_eq!(
        work.texts(),
        ["old", "it began", "soon after", "and then", "looking", "after a row that was not ticked", "done"]
    );
}
