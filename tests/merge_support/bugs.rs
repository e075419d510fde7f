//! Merges with a bug each, of the sorts that lose work; the tests must find every one.

use postmortem_timeline::edit::{Command, Contested, Kept, Merged, Reason, Step, apply, merge};
use postmortem_timeline::model::*;
use std::rc::Rc;

/// Deleting wins over editing.
pub fn delete_wins(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    without_kept(merge(base, mine, theirs), Reason::Edited)
}

/// Deleting wins over marking.
pub fn marked_event_goes(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    without_kept(merge(base, mine, theirs), Reason::Referenced)
}

fn without_kept(mut merged: Merged, reason: Reason) -> Merged {
    let goes = |kept: &Kept| match kept.target.0.as_slice() {
        [Step::Item(_, id)] if kept.because == reason => Some(id.clone()),
        _ => None,
    };
    let gone: Vec<Id> = merged.kept.iter().filter_map(goes).collect();
    let document = &mut merged.document;
    document.events = document.events.iter().filter(|event| !gone.contains(&event.id)).cloned().collect();
    document.markers =
        document.markers.iter().filter(|(_, marker)| !gone.contains(&marker.event)).cloned().collect();
    merged
}

/// Whoever saves last wins, and nobody is told.
pub fn last_writer_wins(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    let mut merged = merge(base, mine, theirs);
    for conflict in std::mem::take(&mut merged.conflicts) {
        if let Contested::Field(field) = conflict.field {
            let set = Command::set(conflict.target, field, conflict.mine);
            apply(&mut merged.document, set).expect("the field is there");
        }
    }
    merged
}

/// Unknown fields of changed events are dropped.
pub fn unknown_fields_dropped(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    map_events(merge(base, mine, theirs), |event| {
        if base.events.find(&event.id).is_some_and(|before| before != event) {
            Rc::make_mut(event).extra = Extra::default();
        }
    })
}

/// Removed members of a set come back.
pub fn set_members_resurrected(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    map_events(merge(base, mine, theirs), |event| {
        let sides = [base, mine, theirs].into_iter().filter_map(|document| document.events.find(&event.id));
        let all: Vec<Text> = sides.flat_map(|side| side.tags.iter().cloned().collect::<Vec<_>>()).collect();
        Rc::make_mut(event).tags = all.iter().map(|text| &**text).collect();
    })
}

/// Only the members of my set are kept.
pub fn set_members_lost(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    map_events(merge(base, mine, theirs), |event| {
        if let Some(side) = mine.events.find(&event.id) {
            Rc::make_mut(event).tags = side.tags.clone();
        }
    })
}

/// The unit of a time comes from one writer and the instant from another.
pub fn times_mixed(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    map_events(merge(base, mine, theirs), |event| {
        let sides = [base, mine, theirs].map(|document| document.events.find(&event.id));
        if let [Some(base), Some(mine), Some(theirs)] = sides {
            let changed = if mine.precision == base.precision { theirs } else { mine };
            Rc::make_mut(event).precision = changed.precision.clone();
        }
    })
}

/// What is mine is chosen wherever there is a conflict.
pub fn mine_is_chosen(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    let mut merged = merge(base, mine, theirs);
    for conflict in &merged.conflicts {
        if let Contested::Field(field) = conflict.field {
            let set = Command::set(conflict.target.clone(), field, conflict.mine.clone());
            apply(&mut merged.document, set).expect("the field is there");
        }
    }
    merged
}

fn map_events(mut merged: Merged, mut change: impl FnMut(&mut Rc<Event>)) -> Merged {
    let mut events: Vec<_> = merged.document.events.iter().cloned().collect();
    events.iter_mut().for_each(&mut change);
    merged.document.events = order::arrange(events);
    merged
}
