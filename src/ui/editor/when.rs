//! The time of the edited event: as text for its field, and from what is typed there.

use crate::edit::{Change, EventTime};
use crate::model::typed::{self, Context, Reading, ZoneBy};
use crate::model::{Anchor, Event, Text};
use crate::text::{self, Msg, moment};
use crate::ui::facts::Clock;
use crate::ui::field::Understood;
use crate::ui::head::zone_name;
use crate::ui::state::State;

/// The time as it is put into the field: as short as the row above allows.
pub fn typed(state: &State, event: &Event, clock: &Clock) -> String {
    if event.at.is_none() {
        // What was being typed when the page went away is here to be finished.
        return event.typed.to_string();
    }
    let full = typed::print(event, &zone(clock), state.outside.zones());
    let short = moment::event_time(clock.words, moment::Style::Written, event, &|at| clock.civil(at));
    let reads_alike = |text: &str| {
        read(state, event, text).is_ok_and(|reading| {
            let again = reading.applied_to(event, "");
            let same = |one: Option<crate::model::Moment>, two: Option<crate::model::Moment>| match (one, two)
            {
                (Some(one), Some(two)) => one.same_instant(&two),
                (one, two) => one.is_none() && two.is_none(),
            };
            reading.doubts.is_empty()
                && same(again.at, event.at)
                && same(again.until, event.until)
                && (&again.precision, &again.certainty) == (&event.precision, &event.certainty)
        })
    };
    if reads_alike(&short) { short } else { full }
}

/// What a text means; `None` when it is blank.
pub fn understand(state: &State, event: &Event, text: &str) -> Option<Understood> {
    if text.trim().is_empty() {
        return None;
    }
    let words = state.words;
    let clock = Clock::new(state);
    let reading = match read(state, event, text) {
        Ok(reading) => reading,
        Err(trouble) => {
            return Some(Understood {
                says: text::typed::trouble(words, text, &trouble).into(),
                good: false,
                choices: Vec::new(),
            });
        }
    };
    let Some(at) = reading.at else {
        return Some(Understood {
            says: words.get(Msg::TimeUnderstoodUndated).into(),
            good: true,
            choices: Vec::new(),
        });
    };
    let shown = reading.applied_to(event, text);
    let time = moment::event_time(words, moment::Style::Written, &shown, &|at| clock.civil(at));
    let above = previous(state, event).and_then(|event| event.at);
    let new_day = above.is_some_and(|above| clock.civil(&above).date() != clock.civil(&at).date());
    let says = if reading.inferred.date && above.is_some() && !new_day {
        words.say(Msg::TimeArrow, [&time])
    } else {
        words.say(
            Msg::TimeArrow,
            [&words.say(Msg::DateTime, [&text::date::medium(words, clock.civil(&at).date()), &time])],
        )
    };
    let choices = choices(state, event, &reading);
    let says = match reading.doubts.first() {
        Some(doubt) => {
            let above = above
                .map(|at| moment::with_date(words, clock.civil(&at), &Default::default()))
                .unwrap_or_default();
            text::typed::question(words, doubt.why, text, &time, &zone_of(&reading, &clock), &above)
        }
        None => says,
    };
    Some(Understood { says: says.into(), good: true, choices })
}

/// The zone by which a text is read, as it is called there.
fn zone_of(reading: &Reading, clock: &Clock) -> Text {
    match &reading.zone {
        ZoneBy::Abbreviation(name) => name.to_uppercase().into(),
        ZoneBy::Place(name) => zone_name(&name.as_str().into()),
        ZoneBy::Document | ZoneBy::Offset => zone_name(&zone(clock)),
    }
}

/// The instants that the text can mean, each with a text that means only it.
fn choices(state: &State, event: &Event, reading: &Reading) -> Vec<(yew::AttrValue, Text)> {
    let Some(doubt) = reading.doubts.first() else { return Vec::new() };
    let clock = Clock::new(state);
    let base = reading.applied_to(event, "");
    doubt
        .candidates
        .iter()
        .map(|at| {
            let shift = at.seconds - base.at.map_or(at.seconds, |at| at.seconds);
            let meant = if doubt.of_end {
                Event { until: Some(*at), ..base.clone() }
            } else {
                Event {
                    at: Some(*at),
                    until: base.until.map(|until| until.plus_seconds(shift)),
                    ..base.clone()
                }
            };
            let text = typed::print(&meant, &zone(&clock), state.outside.zones());
            (text::typed::choice(state.words, *at).into(), text.into())
        })
        .collect()
}

/// The change that a text makes; `None` when it is no time. A blank text takes the time away.
pub fn change(state: &State, event: &Event, text: &str) -> Option<Change> {
    let above = previous(state, event).map_or(Anchor::Top, |event| Anchor::After(event.id.clone()));
    if text.trim().is_empty() {
        let time = EventTime { after: Some(above), ..EventTime::default() };
        return event.at.is_some().then(|| Change::Time(event.id.clone(), time));
    }
    let reading = read(state, event, text).ok()?.undecided();
    let mut time = EventTime::of(&reading.applied_to(event, text.trim()));
    if time.at.is_none() {
        time.after = event.after.clone().or(Some(above));
    }
    Some(Change::Time(event.id.clone(), time))
}

fn read(state: &State, event: &Event, text: &str) -> Result<Reading, typed::Trouble> {
    let clock = Clock::new(state);
    let zone = zone(&clock);
    let now = state.outside.now();
    let date = |at: crate::model::Moment| clock.civil(&at).date();
    let first = state.session.document.events.iter().find_map(|event| event.at);
    let context = Context {
        previous: previous(state, event).and_then(|event| event.at),
        start: clock.start,
        date: event.at.or(first).or(now).map(date),
        now,
        ..Context::new(state.outside.zones(), &zone)
    };
    let reading = typed::read(text, &context)?;
    Ok(match context.previous {
        Some(above) => reading.beside(above),
        None => reading,
    })
}

/// Whether a text can mean several instants, of which one is to be chosen.
pub fn asks(state: &State, event: &Event, text: &str) -> bool {
    read(state, event, text).is_ok_and(|reading| !reading.doubts.is_empty())
}

/// The nearest event above that has a time.
fn previous<'a>(state: &'a State, event: &Event) -> Option<&'a Event> {
    let events = &state.session.document.events;
    let at = events.position(&event.id)?;
    (0..at).rev().filter_map(|at| events.get(at)).find(|event| event.at.is_some()).map(|event| &**event)
}

/// The zone in which times are typed: the one in which they are shown.
fn zone(clock: &Clock) -> Text {
    clock.zone.clone()
}
