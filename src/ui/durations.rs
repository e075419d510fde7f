//! The durations: large, each with its formula and both end points, and what the legs add.

use super::facts::Clock;
use super::head::{PartProps, chosen};
use super::listen::Ticker;
use super::state::{Hands, State};
use crate::edit::{Action, Change};
use crate::model::durations::{self, Amount, Duration, Durations, Lack, Origin, Point, State as Figure};
use crate::model::profile::{self, Measure};
use crate::model::{Event, Precision, Text};
use crate::text::{Msg, Words, duration, moment};
use yew::prelude::*;

/// How often an incident that goes on is measured again, in milliseconds.
const TICK: i32 = 5_000;

/// The durations; see the module.
#[component]
pub fn DurationsPanel(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let tick = use_state(|| 0_u32);
    let measured = durations::measure(&state.session.document, state.outside.now());
    {
        let tick = tick.clone();
        let count = use_mut_ref(|| 0_u32);
        use_effect_with(measured.ongoing, move |ongoing| {
            let ticker = ongoing.then(|| {
                Ticker::every(TICK, move || {
                    if let Ok(mut count) = count.try_borrow_mut() {
                        *count = count.wrapping_add(1);
                        tick.set(*count);
                    }
                })
            });
            move || drop(ticker)
        });
    }
    let clock = Clock::new(state);
    html! {
        <section class="durations" aria-label={state.words.get(Msg::DurationsTitle)}>
            <dl class="big">
                { for measured.figures.iter().enumerate().map(|(at, figure)| big(&clock, &measured, figure, at)) }
            </dl>
            { legs(state, hands, &clock, &measured) }
        </section>
    }
}

fn big(clock: &Clock, all: &Durations, figure: &Duration, at: usize) -> Html {
    let words = clock.words;
    let class = ["undetected", "responding", "recovering", "resolved"].get(at % 4).copied();
    let bad = matches!(figure.state, Figure::Inverted(_)).then_some("bad");
    let spoken = spoken(words, figure);
    let reopened = (all.reopened > 0 && at == 0).then(|| {
        html! { <span class="quiet" title={words.say(Msg::DurationReopenedHelp, [&all.reopened])}>{ " " }{ words.say(Msg::DurationReopened, [&all.reopened]) }</span> }
    });
    html! {
        <div class={classes!("dur", class, bad)} data-measure={format!("{:?}", figure.measure)}>
            <dt>{ name(words, figure.measure) }{ reopened }</dt>
            <dd class="value"><span aria-hidden="true">{ value(words, &figure.state) }</span><span class="said">{ spoken }</span></dd>
            <dd class="formula">{ formula(clock, figure) }</dd>
        </div>
    }
}

/// The figure, numbers large and units small, with what is not certain about it in words.
fn value(words: Words, state: &Figure) -> Html {
    let plain = |message: &str| html! { <span class="quiet">{ message.to_owned() }</span> };
    match state {
        Figure::Missing { .. } => plain(&words.get(Msg::NoDuration)),
        Figure::Known(seconds) => number(words, *seconds),
        Figure::SoFar(Amount::Exactly(seconds)) => {
            html! { <>{ number(words, floored(*seconds)) }<span class="quiet">{ " " }{ words.get(Msg::SoFarShort) }</span></> }
        }
        Figure::Inverted(amount) | Figure::Approximate(amount) | Figure::SoFar(amount) => match amount {
            Amount::Exactly(seconds) => number(words, *seconds),
            Amount::About(seconds) => {
                html! { <><span class="quiet">{ "≈ " }</span>{ number(words, *seconds) }</> }
            }
            other => html! { <span class="quiet">{ amount_text(words, other) }</span> },
        },
    }
}

/// Whole minutes: what still grows is not worth more.
fn floored(seconds: i64) -> i64 {
    seconds - seconds.rem_euclid(60)
}

fn number(words: Words, seconds: i64) -> Html {
    duration::parts(words, seconds)
        .into_iter()
        .enumerate()
        .map(|(at, part)| {
            let space = if at == 0 { "" } else { " " };
            html! { <>{ space }{ part.number }<small>{ "\u{202f}" }{ part.unit }</small></> }
        })
        .collect()
}

/// An amount in words.
pub fn amount_text(words: Words, amount: &Amount) -> String {
    let text = |seconds: i64| duration::text(words, seconds);
    match *amount {
        Amount::Exactly(seconds) => text(seconds),
        Amount::About(seconds) => words.say(Msg::About, [&text(seconds)]),
        Amount::Between { least, most, estimate: Some(estimate), .. } => {
            words.say(Msg::AboutBetween, [&text(estimate), &text(least), &text(most)])
        }
        Amount::Between { least, most, rough: true, .. } => {
            words.say(Msg::BetweenAbout, [&text(least), &text(most)])
        }
        Amount::Between { least, most, .. } => words.say(Msg::Between, [&text(least), &text(most)]),
        Amount::AtMost { seconds, rough: true } => words.say(Msg::AtMostAbout, [&text(seconds)]),
        Amount::AtLeast { seconds, rough: true } => words.say(Msg::AtLeastAbout, [&text(seconds)]),
        Amount::AtMost { seconds, .. } => words.say(Msg::AtMost, [&text(seconds)]),
        Amount::AtLeast { seconds, .. } => words.say(Msg::AtLeast, [&text(seconds)]),
        Amount::Unbounded => words.get(Msg::NoDurationSpoken).into_owned(),
    }
}

/// The state of a figure in words.
pub fn state_text(words: Words, state: &Figure) -> String {
    match state {
        Figure::Known(seconds) => duration::text(words, *seconds),
        Figure::Approximate(amount) | Figure::Inverted(amount) => amount_text(words, amount),
        Figure::SoFar(Amount::Exactly(seconds)) => {
            words.say(Msg::SoFar, [&duration::text(words, floored(*seconds))])
        }
        Figure::SoFar(amount) => words.say(Msg::SoFar, [&amount_text(words, amount)]),
        Figure::Missing { .. } => words.get(Msg::NoDurationSpoken).into_owned(),
    }
}

fn spoken(words: Words, figure: &Duration) -> String {
    match figure.state {
        Figure::Known(seconds) => duration::spoken(words, seconds),
        _ => state_text(words, &figure.state),
    }
}

fn formula(clock: &Clock, figure: &Duration) -> String {
    let words = clock.words;
    let from = term(words, figure.formula.from);
    let to = term(words, figure.formula.to);
    let rule = words.say(Msg::Formula, [&to, &from]);
    match &figure.state {
        Figure::Missing { start, end } => {
            words.say(Msg::FormulaMissing, [&rule, &missing(words, figure, start.as_ref(), end.as_ref())])
        }
        state => {
            let ends = match (&figure.start, &figure.end) {
                (Some(start), Some(end)) => {
                    words.say(Msg::FromTo, [&point(clock, start), &point_after(clock, end, start)])
                }
                _ => String::new(),
            };
            let rule = match state {
                Figure::Inverted(_) => words.say(Msg::Inverted, [&to, &from]),
                _ => rule,
            };
            words.say(Msg::FormulaEnds, [&ends, &rule])
        }
    }
}

fn missing(words: Words, figure: &Duration, start: Option<&Lack>, end: Option<&Lack>) -> String {
    let from = term(words, figure.formula.from);
    let to = term(words, figure.formula.to);
    let one = |lack: &Lack, name: &String| match lack {
        Lack::NoMarker | Lack::NoEvent(_) => words.say(Msg::MissingMarker, [name]),
        Lack::NoTime(_) | Lack::NoEnd(_) => words.say(Msg::MissingTime, [name]),
        Lack::NoImpact => words.get(Msg::MissingImpact).into_owned(),
        Lack::NoNow => words.get(Msg::NoDurationSpoken).into_owned(),
    };
    match (start, end) {
        (Some(Lack::NoMarker), Some(Lack::NoMarker)) => words.say(Msg::MissingMarkers, [&from, &to]),
        (Some(lack), _) => one(lack, &from),
        (None, Some(lack)) => one(lack, &to),
        (None, None) => String::new(),
    }
}

fn term(words: Words, term: profile::Term) -> String {
    let message = match term {
        profile::Term::ImpactStart => Msg::FormulaImpactStart,
        profile::Term::ImpactEnd => Msg::FormulaImpactEnd,
        profile::Term::Marker(name) => match name {
            "start" => Msg::FormulaStart,
            "detect" => Msg::FormulaDetect,
            "mitigate" => Msg::FormulaMitigate,
            "resolve" => Msg::FormulaResolve,
            "declare" => Msg::FormulaDeclare,
            "acknowledge" => Msg::FormulaAcknowledge,
            "recover" => Msg::FormulaRecover,
            "close" => Msg::FormulaClose,
            "trigger" => Msg::FormulaTrigger,
            other => return other.to_owned(),
        },
    };
    words.get(message).into_owned()
}

/// An end point as a time, on the clock that the list shows.
fn point(clock: &Clock, point: &Point) -> String {
    if point.origin == Origin::Now {
        return clock.words.get(Msg::FormulaNow).into_owned();
    }
    let civil = clock.civil(&point.at);
    moment::point(clock.words, moment::Style::Written, civil, &point.precision, &point.certainty)
}

/// The second end point: with its day where that is another one.
fn point_after(clock: &Clock, end: &Point, start: &Point) -> String {
    let same_day = clock.civil(&end.at).date() == clock.civil(&start.at).date();
    if same_day || end.origin == Origin::Now || end.precision == Precision::Day {
        return point(clock, end);
    }
    let event = Event { precision: end.precision.clone(), ..Event::default() };
    moment::with_date(clock.words, clock.civil(&end.at), &event.precision)
}

/// What a duration is called.
pub fn name(words: Words, measure: Measure) -> String {
    words
        .get(match measure {
            Measure::Detect => Msg::DurationDetect,
            Measure::Mitigate => Msg::DurationMitigate,
            Measure::Resolve => Msg::DurationResolve,
            Measure::Acknowledge => Msg::ProfileTimeToAcknowledge,
            Measure::Repair => Msg::ProfileTimeToRepair,
            Measure::Fix => Msg::ProfileTimeToFix,
            Measure::Recover => Msg::ProfileTimeToRecover,
            Measure::Respond => Msg::ProfileTimeToRespond,
            Measure::Undetected => Msg::ProfileTimeUndetected,
            Measure::Responding => Msg::LegResponding,
            Measure::Recovering => Msg::LegRecovering,
            Measure::TotalImpact => Msg::ProfileTotalImpact,
            Measure::Lasted => Msg::ProfileLasted,
            Measure::Handled => Msg::ProfileHandled,
        })
        .into_owned()
}

fn legs(state: &State, hands: &Hands, clock: &Clock, all: &Durations) -> Html {
    let words = clock.words;
    let leg = |figure: &Duration, class: &'static str, message: Msg| {
        let unknown = matches!(figure.state, Figure::Missing { .. });
        let text =
            if unknown { words.get(Msg::NoDuration).into_owned() } else { state_text(words, &figure.state) };
        html! { <div class={class}><span class="swatch" aria-hidden="true" />{ words.get(message) }<b>{ text }</b></div> }
    };
    let [undetected, responding, recovering] = &all.legs;
    let impact = all.impact.as_ref().map(|impact| {
        html! { <div title={words.get(Msg::FormulaImpact)}>{ words.get(Msg::DurationImpact) }<b>{ state_text(words, &impact.state) }</b></div> }
    });
    html! {
        <div class="more-durations">
            { leg(undetected, "undetected", Msg::LegUndetected) }
            { leg(responding, "responding", Msg::LegResponding) }
            { leg(recovering, "recovering", Msg::LegRecovering) }
            { impact }
            { if state.editable() { profile_picker(state, hands, all) } else { profile_name(words, all) } }
        </div>
    }
}

fn profile_name(words: Words, all: &Durations) -> Html {
    if all.profile.name == profile::FROM_START.name {
        return Html::default();
    }
    html! { <div>{ words.get(Msg::ProfileLabel) }<b>{ profile_word(words, all.profile.name) }</b></div> }
}

fn profile_word(words: Words, name: &str) -> String {
    let message = match name {
        "from start" => Msg::ProfileFromStart,
        "datadog" => Msg::ProfileDatadog,
        "firefighter" => Msg::ProfileFireFighter,
        "firehydrant" => Msg::ProfileFireHydrant,
        "google-sre" => Msg::ProfileSre,
        "morgue" => Msg::ProfileMorgue,
        "pagerduty" => Msg::ProfilePagerDuty,
        "rootly" => Msg::ProfileRootly,
        other => return other.to_owned(),
    };
    words.get(message).into_owned()
}

fn profile_picker(state: &State, hands: &Hands, all: &Durations) -> Html {
    let words = state.words;
    let hands = hands.clone();
    let onchange = Callback::from(move |event: Event_| {
        if let Some(name) = chosen(&event) {
            let name: Text = if name == profile::FROM_START.name { "".into() } else { name.into() };
            hands.act(Action::Do(Change::Profile(name)));
        }
    });
    let unknown = all.unknown_profile.as_ref().map(|name| {
        html! { <span class="bad">{ words.say(Msg::ProfileUnknown, [name]) }</span> }
    });
    html! {
        <div>
            <label title={words.get(Msg::ProfileHelp)}>{ words.get(Msg::ProfileLabel) }{ " " }
                <select class="field" data-act="profile" {onchange}>
                    { for profile::ALL.iter().map(|known| html! {
                        <option value={known.name} selected={known.name == all.profile.name && all.unknown_profile.is_none()}>{ profile_word(words, known.name) }</option>
                    }) }
                </select>
            </label>
            { unknown }
        </div>
    }
}

/// The browser's event, beside the event of a timeline.
type Event_ = yew::Event;
