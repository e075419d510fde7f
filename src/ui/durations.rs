//! The durations: large, each with its formula and both end points, and what the legs add.

use super::facts::Clock;
use super::head::{PartProps, chosen};
use super::listen::Ticker;
use super::state::{Hands, State};
use crate::edit::{Action, Change};
use crate::model::Text;
use crate::model::durations::{Amount, Duration, Durations, State as Figure};
use crate::model::profile;
use crate::text::{Msg, Words, duration, figure};
use yew::prelude::*;

/// How often an incident that goes on is measured again, in milliseconds.
const TICK: i32 = 5_000;

/// The durations; see the module.
#[component]
pub fn DurationsPanel(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let tick = use_state(|| 0_u32);
    let measured = state.durations();
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
            <dt>{ figure::name(words, figure.measure) }{ reopened }</dt>
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
            html! { <>{ number(words, figure::whole_minutes(*seconds)) }<span class="quiet">{ " " }{ words.get(Msg::SoFarShort) }</span></> }
        }
        Figure::Inverted(amount) | Figure::Approximate(amount) | Figure::SoFar(amount) => match amount {
            Amount::Exactly(seconds) => number(words, *seconds),
            Amount::About(seconds) => {
                html! { <><span class="quiet">{ "≈ " }</span>{ number(words, *seconds) }</> }
            }
            other => html! { <span class="quiet">{ figure::amount(words, other) }</span> },
        },
    }
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

/// The state of a figure in words, for a place where a dash would say nothing.
pub fn state_text(words: Words, state: &Figure) -> String {
    match state {
        Figure::Missing { .. } => words.get(Msg::NoDurationSpoken).into_owned(),
        state => figure::length(words, state),
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
    let formula = figure::formula(words, figure);
    if matches!(figure.state, Figure::Missing { .. }) {
        let (from, to) = (figure.formula.from, figure.formula.to);
        let rule = words.say(Msg::Formula, [&figure::term(words, to), &figure::term(words, from)]);
        return words.say(Msg::FormulaMissing, [&rule, &formula]);
    }
    let ends = figure::ends(words, figure, &|at| clock.civil(at));
    words.say(Msg::FormulaEnds, [&ends, &formula])
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
    html! { <div>{ words.get(Msg::ProfileLabel) }<b>{ figure::profile(words, all.profile.name) }</b></div> }
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
                        <option value={known.name} selected={known.name == all.profile.name && all.unknown_profile.is_none()}>{ figure::profile(words, known.name) }</option>
                    }) }
                </select>
            </label>
            { unknown }
        </div>
    }
}

/// The browser's event, beside the event of a timeline.
type Event_ = yew::Event;
