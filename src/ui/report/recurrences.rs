//! Later incidents of the same accepted risk: how often, how long, and when.
//!
//! Count, total and spread make the case; there is no average of a handful.

use super::{Scene, item};
use crate::edit::{Listed, Part};
use crate::model::{Civil, FieldType, Moment, Precision, Recurrence, RecurrenceField, zone};
use crate::text::{Msg, duration, moment};
use crate::ui::field::DateField;
use crate::ui::markup::{Links, address};
use std::rc::Rc;
use yew::prelude::*;

/// The width of the strip, in its own units.
const WIDE: f64 = 600.0;

/// The recurrences; nothing where there is none to read.
pub fn part(scene: &Scene) -> Option<Html> {
    let all = &scene.document().recurrences;
    if !scene.editable() && all.is_empty() {
        return None;
    }
    let add = item::add(
        scene,
        Listed::Recurrences,
        RecurrenceField::Text.into(),
        Msg::AddRecurrence,
        Msg::HintRecurrence,
        "add-recurrence",
    );
    Some(html! {
        <>
            { figures(scene, all) }
            { strip(scene, all) }
            if !all.is_empty() { <ul class="cards">{ for all.iter().enumerate().map(|(at, it)| one(scene, it, (at, all.len()))) }</ul> }
            { add }
        </>
    })
}

/// How long a recurrence took, where both ends are known and in order.
fn seconds(it: &Recurrence) -> Option<i64> {
    let seconds = it.resolve?.seconds - it.start?.seconds;
    (seconds >= 0).then_some(seconds)
}

fn figures(scene: &Scene, all: &[Rc<Recurrence>]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let words = scene.words;
    let known: Vec<i64> = all.iter().filter_map(|it| seconds(it)).collect();
    let text = |seconds: i64| duration::text(words, seconds);
    let lost = (!known.is_empty()).then(|| {
        let total = known.iter().fold(0_i64, |sum, it| sum.saturating_add(*it));
        words.say(Msg::RecurrencesLost, [&text(total)])
    });
    let spread = match (known.iter().min(), known.iter().max()) {
        (Some(least), Some(most)) if known.len() > 1 => {
            Some(words.say(Msg::RecurrencesSpread, [&text(*least), &text(*most)]))
        }
        _ => None,
    };
    html! {
        <p class="standing">
            <span>{ words.say(Msg::RecurrencesCount, [&all.len()]) }</span>
            if let Some(lost) = lost { <span>{ lost }</span> }
            if let Some(spread) = spread { <span>{ spread }</span> }
        </p>
    }
}

/// All of them on one axis, the incident itself first; a dot for each, larger for longer ones.
fn strip(scene: &Scene, all: &[Rc<Recurrence>]) -> Html {
    let own = super::super::facts::start_of(scene.document());
    let later = all.iter().filter_map(|it| Some((it.start?.seconds, seconds(it))));
    let mut dots: Vec<(i64, Option<i64>)> =
        own.map(|at| (at.seconds, None)).into_iter().chain(later).collect();
    dots.sort_unstable();
    let (Some((first, _)), Some((last, _))) = (dots.first().copied(), dots.last().copied()) else {
        return Html::default();
    };
    if first == last {
        return Html::default();
    }
    let longest = dots.iter().filter_map(|(_, long)| *long).max().unwrap_or(1).max(1);
    let place = |at: i64| 12.0 + (WIDE - 24.0) * (at - first) as f64 / (last - first) as f64;
    let radius =
        |long: Option<i64>| long.map_or(4.0, |long| 3.0 + 6.0 * (long as f64 / longest as f64).sqrt());
    let dated =
        |at: i64| moment::with_date(scene.words, scene.clock.civil(&Moment::from_unix(at)), &Precision::Day);
    html! {
        <div>
            <svg class="strip" viewBox="0 0 600 28" aria-hidden="true">
                <line x1="12" x2="588" y1="14" y2="14" />
                { for dots.iter().map(|(at, long)| html! {
                    <circle class={classes!((Some(*at) == own.map(|own| own.seconds)).then_some("own"))} cx={place(*at).to_string()} cy="14" r={radius(*long).to_string()} />
                }) }
            </svg>
            <p class="strip-ends"><span>{ dated(first) }</span><span>{ dated(last) }</span></p>
        </div>
    }
}

fn one(scene: &Scene, it: &Recurrence, place: (usize, usize)) -> Html {
    let inner = if scene.editable() { edited(scene, it, place) } else { read(scene, it) };
    html! { <li class="card" key={it.id.to_string()} data-item={it.id.to_string()}>{ inner }</li> }
}

fn read(scene: &Scene, it: &Recurrence) -> Html {
    let words = scene.words;
    let time = |at: Option<Moment>| {
        at.map_or_else(
            || "–".to_owned(),
            |at| moment::with_date(words, scene.clock.civil(&at), &Precision::Minute),
        )
    };
    html! {
        <>
            <div class="told">{ item::read(scene, &it.text) }</div>
            <p class="facts">
                if it.start.is_some() || it.resolve.is_some() { <span>{ words.say(Msg::FromTo, [&time(it.start), &time(it.resolve)]) }</span> }
                if let Some(seconds) = seconds(it) { <b>{ duration::text(words, seconds) }</b> }
                if !it.link.is_empty() { { address(&Links(scene.state.outside.clone()), &it.link) } }
            </p>
        </>
    }
}

fn edited(scene: &Scene, it: &Recurrence, place: (usize, usize)) -> Html {
    let part = || Part::Item(Listed::Recurrences, it.id.clone());
    let member = item::Member {
        list: Listed::Recurrences,
        id: &it.id,
        place,
        visibility: Some((&it.visibility, RecurrenceField::Visibility.into())),
    };
    let text = |field: RecurrenceField, value, label: Msg, hint: Msg, name, multiline| {
        let (label, hint) = (scene.word(label), scene.word(hint));
        item::text(
            scene,
            &item::Field {
                part: part(),
                field: field.into(),
                value,
                label,
                hint,
                name,
                multiline,
                wording: None,
            },
        )
    };
    let long = seconds(it).map(|seconds| duration::text(scene.words, seconds));
    html! {
        <>
            <div class="edited">
                { text(RecurrenceField::Text, &it.text, Msg::PartRecurrence, Msg::HintRecurrence, "recurrence", true) }
                { item::tools(scene, &member) }
            </div>
            <div class="line">
                { time(scene, part(), RecurrenceField::Start, it.start, Msg::RecurrenceStart, "recurrence-start") }
                { time(scene, part(), RecurrenceField::Resolve, it.resolve, Msg::RecurrenceResolve, "recurrence-resolve") }
                if let Some(long) = long { <b>{ long }</b> }
                { text(RecurrenceField::Link, &it.link, Msg::FieldActionLink, Msg::FieldActionLink, "recurrence-link", false) }
            </div>
        </>
    }
}

/// Date and time on the clock that is shown.
fn time(
    scene: &Scene,
    part: Part,
    field: RecurrenceField,
    at: Option<Moment>,
    label: Msg,
    name: &'static str,
) -> Html {
    let (hands, outside, zone) = (scene.hands.clone(), scene.state.outside.clone(), scene.clock.zone.clone());
    let onchange = Callback::from(move |civil: Option<Civil>| {
        let moment = civil.and_then(|civil| zone::resolve(outside.zones(), &zone, civil).earlier());
        item::put(&hands, &part, field.into(), moment.to_value());
    });
    let value = at.map(|at| scene.clock.civil(&at));
    html! { <DateField label={scene.word(label)} {name} {value} has_time=true {onchange} /> }
}
