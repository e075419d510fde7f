//! The report around the timeline: what is known of the incident, what contributed, what was
//! learned, what is to be done, and when it struck again.
//!
//! Blank is fine. Edited, every part is there to be filled; read, what is blank is passed over, or
//! "not known yet" where the postmortem is not final.

mod actions;
mod add_line;
mod answers;
mod criteria;
mod factor_map;
mod factors;
mod item;
mod lessons;
mod prose;
mod readiness;
mod recurrences;

pub use add_line::AddLine;
pub use readiness::ReadinessPanel;

use super::contract::Parts;
use super::facts::Clock;
use super::state::{Hands, State};
use crate::model::{Document, Id};
use crate::text::{Msg, Words};
use std::rc::Rc;
use yew::prelude::*;

/// What the report gets. It is drawn again when what it shows has changed, not with each key that
/// is typed into an event.
#[derive(Clone, Properties)]
pub struct ReportProps {
    /// Everything there is to show.
    pub state: Rc<State>,
    /// What can be done.
    pub hands: Hands,
}

impl PartialEq for ReportProps {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.state, &other.state);
        Rc::ptr_eq(one, two)
            || (one.opened == two.opened
                && one.editable() == two.editable()
                && one.words == two.words
                && one.parts == two.parts
                && one.session.zone == two.session.zone
                && one.hints == two.hints
                && one.blameless == two.blameless
                && same(&one.session.document, &two.session.document)
                && active(one) == active(two))
    }
}

/// The event that can be linked; nobody links when the document is read.
fn active(state: &State) -> Option<&Id> {
    state.session.selection.active.as_ref().filter(|_| state.editable())
}

fn same(one: &Document, two: &Document) -> bool {
    Rc::ptr_eq(&one.report, &two.report)
        && Rc::ptr_eq(&one.factors, &two.factors)
        && Rc::ptr_eq(&one.lessons, &two.lessons)
        && Rc::ptr_eq(&one.actions, &two.actions)
        && Rc::ptr_eq(&one.recurrences, &two.recurrences)
        && Rc::ptr_eq(&one.criteria, &two.criteria)
        && one.markers == two.markers
        && (&one.status, &one.timezone, &one.ignored_hints) == (&two.status, &two.timezone, &two.ignored_hints)
        // Only links show anything of the events.
        && (one.events.is_same(&two.events) || (one.factors.is_empty() && one.lessons.is_empty()))
}

/// What every part needs.
pub(super) struct Scene<'a> {
    pub state: &'a State,
    pub hands: &'a Hands,
    pub words: Words,
    pub clock: Clock,
}

impl Scene<'_> {
    pub fn document(&self) -> &Document {
        &self.state.session.document
    }

    pub fn editable(&self) -> bool {
        self.state.editable()
    }

    pub fn word(&self, message: Msg) -> AttrValue {
        self.words.get(message).into()
    }
}

/// The report; see the module.
#[component]
pub fn ReportSection(props: &ReportProps) -> Html {
    let ReportProps { state, hands } = props;
    let mut clock = Clock::new(state);
    // Dates of later incidents say nothing as a time since the start of this one.
    clock.since_start = false;
    let scene = Scene { state, hands, words: state.words, clock };
    let Parts { report, factors, lessons, actions, recurrences, criteria, .. } = state.parts;
    // One element at the root: what stands behind a component finds its place by it.
    html! {
        <div>
            { report.then(|| section(&scene, "report", Msg::HeadReport, join(&scene, prose::parts(&scene), answers::part(&scene)))) }
            { factors.then(|| section(&scene, "factors", Msg::HeadFactors, factors::part(&scene))) }
            { lessons.then(|| section(&scene, "lessons", Msg::HeadLessons, lessons::part(&scene))) }
            { actions.then(|| section(&scene, "actions", Msg::HeadActions, actions::part(&scene))) }
            { criteria.then(|| section(&scene, "criteria", Msg::HeadCriteria, criteria::part(&scene))) }
            { recurrences.then(|| section(&scene, "recurrences", Msg::HeadRecurrences, recurrences::part(&scene))) }
        </div>
    }
}

/// What blameless means, once, for whoever wants to read it.
fn definition(scene: &Scene) -> Html {
    html! {
        <details class="definition"><summary>{ scene.word(Msg::StepDefinition) }</summary><p>{ scene.state.definition() }</p></details>
    }
}

fn join(scene: &Scene, one: Option<Html>, two: Option<Html>) -> Option<Html> {
    match (one, two) {
        (None, None) => None,
        (one, two) => Some(html! { <>{ definition(scene) }{ one }{ two }</> }),
    }
}

/// A part with its heading, which takes the focus when something in it goes away.
fn section(scene: &Scene, name: &'static str, heading: Msg, inner: Option<Html>) -> Html {
    let Some(inner) = inner else { return Html::default() };
    let heading = scene.word(heading);
    html! {
        <section class={classes!("report", name)} data-part={name} aria-label={heading.clone()}>
            <h2 tabindex="-1">{ heading }</h2>
            { inner }
        </section>
    }
}
