//! What is worth a look: sentences, each with its event and what can be done about it.
//!
//! They are found again when the document changes, not when something else is shown. Reading, only
//! what is probably not what was meant is shown; of a finished postmortem nothing is: its reader
//! can do nothing about it.

use super::contract::Outside;
use super::facts::{Clock, start_of};
use super::head::PartProps;
use super::state::{Hands, State};
use crate::edit::{Action, Filter, Label, Select, fix_commands};
use crate::model::findings::{self, Finding, Fix, Known, Severity};
use crate::model::{Civil, Document, EventList, Id, Markers, Moment, Precision, Report, Status, Text};
use crate::text::{Msg, finding, moment};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// While a row of a longer document is edited, its findings stay as they were: looking at
/// everything again must not slow typing down. They are found again when nothing has changed for a
/// moment, so that what was done is on the screen before.
const CALM: usize = 5_000;
/// When a document of more events is opened, it is shown first, and looked at then.
const AT_ONCE: usize = 200;
/// That moment, in milliseconds.
const MOMENT: u32 = 300;

/// What the findings depend on; compared by identity where that is possible.
#[derive(Clone)]
struct Sources {
    events: EventList,
    markers: Markers,
    report: Rc<Report>,
    status: Status,
    timezone: Text,
    /// The zone database may learn of a zone later.
    zone_known: bool,
    opened: u32,
}

impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        self.events.is_same(&other.events)
            && self.markers == other.markers
            && Rc::ptr_eq(&self.report, &other.report)
            && (&self.status, &self.timezone) == (&other.status, &other.timezone)
            && (self.zone_known, self.opened) == (other.zone_known, other.opened)
    }
}

impl Sources {
    fn of(state: &State) -> Self {
        let document = &state.session.document;
        Self {
            events: document.events.clone(),
            markers: document.markers.clone(),
            report: document.report.clone(),
            status: document.status.clone(),
            timezone: document.timezone.clone(),
            zone_known: state.outside.zones().offset_at(&document.timezone, 0).is_some(),
            opened: state.opened,
        }
    }
}

/// The findings; see the module.
#[component]
pub fn Findings(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let heading = use_node_ref();
    let kept = use_mut_ref(|| None::<(Sources, Rc<[Finding]>)>);
    let known = use_mut_ref(Known::default);
    let wait = use_mut_ref(Wait::default);
    let again = use_force_update();
    let editable = state.editable();
    if !editable && state.session.document.status == Status::Final {
        return Html::default();
    }
    let sources = Sources::of(state);
    let many = sources.events.len();
    let is_long = many > CALM;
    let busy = state.session.editing.is_some() && is_long;
    let before = kept.try_borrow().ok().and_then(|kept| kept.clone());
    let found = match before {
        Some((of, found)) if of == sources || (busy && of.opened == sources.opened) => found,
        before if (is_long || many > AT_ONCE && is_other(&before, &sources)) && must_wait(&wait, &again) => {
            let same = before.filter(|(of, _)| of.opened == sources.opened);
            same.map_or_else(|| Rc::from([]), |(_, found)| found)
        }
        _ => {
            let outside = &state.outside;
            let found: Rc<[Finding]> = check(&known, &state.session.document, outside).into();
            if let Ok(mut kept) = kept.try_borrow_mut() {
                *kept = Some((sources, found.clone()));
            }
            found
        }
    };
    let shown = || found.iter().filter(|finding| editable || finding.severity == Severity::Look);
    if shown().next().is_none() {
        return Html::default();
    }
    let words = state.words;
    let times = Times::new(state);
    html! {
        <section class="findings" aria-label={words.get(Msg::FindingsTitle)}>
            <h2 ref={heading.clone()} tabindex="-1" title={editable.then(|| words.get(Msg::FindingsNeverBlock))}>{ words.get(Msg::FindingsTitle) }</h2>
            <ul>{ for shown().map(|finding| item(state, hands, &heading, &times, finding)) }</ul>
        </section>
    }
}

/// Whether what was found is of another document, or nothing was looked at yet.
fn is_other(before: &Option<(Sources, Rc<[Finding]>)>, sources: &Sources) -> bool {
    before.as_ref().is_none_or(|(of, _)| of.opened != sources.opened)
}

/// The findings of a document, with what is known of its last version.
fn check(known: &RefCell<Known>, document: &Document, outside: &Rc<dyn Outside>) -> Vec<Finding> {
    match known.try_borrow_mut() {
        Ok(mut known) => findings::check_again(document, outside.now(), outside.zones(), &mut known),
        Err(_) => findings::check(document, outside.now(), outside.zones()),
    }
}

/// The wait before the findings of a long document are found again.
#[derive(Default)]
struct Wait {
    is_over: bool,
    timer: Option<Timeout>,
}

/// Whether the moment of rest is still to come; it begins anew with each change.
fn must_wait(wait: &Rc<RefCell<Wait>>, again: &UseForceUpdateHandle) -> bool {
    let Ok(mut now) = wait.try_borrow_mut() else { return false };
    now.timer = None;
    if std::mem::take(&mut now.is_over) {
        return false;
    }
    let (wait, again) = (Rc::downgrade(wait), again.clone());
    now.timer = Some(Timeout::new(MOMENT, move || {
        if let Some(wait) = wait.upgrade()
            && let Ok(mut wait) = wait.try_borrow_mut()
        {
            wait.is_over = true;
        }
        again.force_update();
    }));
    true
}

fn item(state: &State, hands: &Hands, heading: &NodeRef, times: &Times, finding: &Finding) -> Html {
    let words = state.words;
    let show = |at: &Moment, precision: &Precision| times.show(at, precision);
    let class = (finding.severity == Severity::Look).then_some("look");
    let sentence = finding::sentence(words, finding, &show);
    let more =
        finding::more(words, finding).map(|more| html! { <>{ " " }<span class="quiet">{ more }</span></> });
    let document = &state.session.document;
    let there = finding.events.iter().find(|id| document.events.position(id).is_some());
    let go = there.map(|id| go_button(state, hands, id, &sentence));
    let fixes = finding.fixes.iter().filter(|_| state.editable());
    let fixes =
        fixes.map(|fix| fix_button(state, hands, heading, fix, finding::fix_label(words, fix, &show)));
    html! {
        <li {class} data-finding={finding.what.rank().to_string()}>
            <p dir="auto">{ sentence.clone() }{ more }</p>
            { go }
            { for fixes }
        </li>
    }
}

/// Goes to the event, also when the filter hides it.
fn go_button(state: &State, hands: &Hands, id: &Id, sentence: &str) -> Html {
    let (hands, id, filtered) = (hands.clone(), id.clone(), state.session.filter != Filter::default());
    let onclick = Callback::from(move |_: MouseEvent| {
        if filtered {
            hands.act(Action::Filter(Filter::default()));
        }
        hands.act(Action::Go(id.clone(), Select::Go));
    });
    html! {
        <button type="button" class="btn plain" data-act="show-event" title={sentence.to_owned()} {onclick}>{ state.words.get(Msg::ShowEvent) }</button>
    }
}

/// Carries a fix out. The button goes with its finding, so the focus moves to the heading first.
fn fix_button(state: &State, hands: &Hands, heading: &NodeRef, fix: &Fix, label: String) -> Html {
    let (hands, heading, fix) = (hands.clone(), heading.clone(), fix.clone());
    let document: Document = state.session.document.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let heading = heading.get().and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(heading) = heading {
            // A heading that cannot take the focus leaves it where it is.
            let _ = heading.focus();
        }
        hands.act(Action::Commands(Label::ApplyFix, fix_commands(&document, &fix)));
    });
    html! { <button type="button" class="btn" data-act="fix" {onclick}>{ label }</button> }
}

/// Times on the clock that is shown, with the date unless all that happens is on one day.
struct Times {
    clock: Clock,
    day: Option<Civil>,
}

impl Times {
    fn new(state: &State) -> Self {
        let clock = Clock::new(state);
        let document = &state.session.document;
        let first = || document.events.iter().find_map(|event| event.at);
        let day = start_of(document).or_else(first).map(|at| clock.civil(&at));
        Self { clock, day }
    }

    fn show(&self, at: &Moment, precision: &Precision) -> String {
        let civil = self.clock.civil(at);
        let same_day = self.day.is_some_and(|day| day.date() == civil.date());
        if same_day && *precision != Precision::Day {
            return moment::clock(civil, precision);
        }
        moment::with_date(self.clock.words, civil, precision)
    }
}
