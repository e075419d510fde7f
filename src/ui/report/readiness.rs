//! What is still open before the review, and before the end: in words, with a way to each. Advice,
//! never a gate.

use super::item;
use crate::edit::{Action, Select};
use crate::model::{Document, Status};
use crate::review::readiness::{self, Readiness, Step, Way};
use crate::text::{Msg, review};
use crate::ui::state::{Hands, State};
use std::rc::Rc;
use yew::prelude::*;

/// While a row of a longer document is edited, this stays as it was.
const CALM: usize = 5_000;

/// What the readiness gets; drawn again when what it looks at has changed.
#[derive(Clone, Properties)]
pub struct ReadinessProps {
    /// Everything there is to show.
    pub state: Rc<State>,
    /// What can be done.
    pub hands: Hands,
}

impl PartialEq for ReadinessProps {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.state.session, &other.state.session);
        let busy = one.document.events.len() > CALM
            && one.editing.is_some()
            && self.state.opened == other.state.opened;
        Rc::ptr_eq(&self.state, &other.state)
            || ((busy || same(&one.document, &two.document)) && self.state.words == other.state.words)
    }
}

fn same(one: &Document, two: &Document) -> bool {
    one.events.is_same(&two.events)
        && Rc::ptr_eq(&one.report, &two.report)
        && Rc::ptr_eq(&one.factors, &two.factors)
        && Rc::ptr_eq(&one.lessons, &two.lessons)
        && Rc::ptr_eq(&one.actions, &two.actions)
        && one.markers == two.markers
        && one.status == two.status
}

/// The readiness; see the module.
#[component]
pub fn ReadinessPanel(props: &ReadinessProps) -> Html {
    let ReadinessProps { state, hands } = props;
    let now = state.outside.now();
    let document = &state.session.document;
    let Some(ready) = readiness::of(document, now) else { return html! { <div /> } };
    let words = state.words;
    let count = ready.open.len();
    let heading = match ready.step {
        Step::Review => Msg::ReadyForReview,
        Step::Final => Msg::ReadyForFinal,
    };
    let standing =
        if count == 0 { words.get(Msg::ReadyAll).into_owned() } else { words.say(Msg::ReadyOpen, [&count]) };
    let timing = timing(state, &ready);
    html! {
        <div><details class="report readiness" data-part="readiness">
            <summary><b>{ words.get(heading) }</b>{ " " }<span class="quiet">{ standing }</span></summary>
            if count > 0 { <ul>{ for ready.open.iter().map(|open| html! {
                <li data-open={format!("{open:?}").split(['(', ' ']).next().unwrap_or_default().to_owned()}>
                    { review::open(words, open) }{ " " }
                    <button type="button" class="btn link" data-act="readiness-go" onclick={go(hands, open.way())}>{ words.get(Msg::ReadyGo) }</button>
                </li>
            }) }</ul> }
            <p class="quiet">{ timing }</p>
        </details></div>
    }
}

/// When the step would be due, quietly.
fn timing(state: &State, ready: &Readiness) -> String {
    let words = state.words;
    let document = &state.session.document;
    let late = readiness::is_draft_late(document, state.outside.now()) && document.status == Status::Draft;
    let fresh = if late { words.get(Msg::TimingDraft).into_owned() } else { String::new() };
    let step = match ready.days_left {
        Some(left) if left >= 0 => words.say(Msg::TimingLeft, [&ready.days, &left]),
        Some(left) => words.say(Msg::TimingPast, [&ready.days, &(-left)]),
        None => words.say(Msg::TimingDays, [&ready.days]),
    };
    [fresh, step].join(" ").trim().to_owned()
}

fn go(hands: &Hands, way: Way) -> Callback<MouseEvent> {
    let hands = hands.clone();
    Callback::from(move |event: MouseEvent| match &way {
        Way::Event(id) => hands.act(Action::Go(id.clone(), Select::Go)),
        Way::Field(name) => item::focus(&event, &format!("[data-field='{name}']")),
        Way::List => item::focus(&event, "[data-row][tabindex='0'], [data-row]"),
    })
}
