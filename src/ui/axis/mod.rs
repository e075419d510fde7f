//! The axis: the incident at a glance, drawn to scale, and editable where it is drawn.
//!
//! The geometry is reckoned in [`crate::layout::axis`]; here it becomes SVG. What is shown and what
//! the pointer does is remembered in [`live::Live`]; the document and the selection are those of the
//! session, so that the list shows the same.

mod draw;
mod gesture;
mod hover;
mod keys;
mod labels;
mod live;
mod overview;
mod picture;
mod reading;
mod readout;
mod ruler;
mod tools;

use self::live::{Gesture, Live};
use self::picture::{Picture, Scene};
use super::facts::Clock;
use super::head::PartProps;
use super::listen::{Listener, Observer, Ticker};
use super::state::{Hands, State};
use crate::edit::{Action, Filter};
use crate::layout::axis::{Index, tenths};
use crate::model::{Document, Id, Moment, durations};
use crate::text::Msg;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// How often the present moves on in an incident that goes on, in milliseconds.
const TICK: i32 = 20_000;

/// For so long the view must not have moved, in milliseconds, to have come to rest.
const AT_REST: u32 = 150;

/// So many events are searched for one by one.
const FEW: usize = 50;

/// The axis; see the module.
#[component]
pub fn Axis(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let stage = use_node_ref();
    let gauge = use_node_ref();
    let live = use_mut_ref(Live::default);
    let again = use_again();
    let width = use_width(&gauge, &live);
    use_gestures(&stage, &live, &again);
    let clock = Clock::new(state);
    let document = &state.session.document;
    if let Ok(mut live) = live.try_borrow_mut() {
        live.update(state, hands);
    }
    let sections = use_memo((document.events.clone(), document.markers.clone(), clock.zone.clone()), |_| {
        live.try_borrow().map(|live| reading::sections(&live, document, &clock)).unwrap_or_default()
    });
    let now = state.outside.now();
    let (picture, shown) = paint(state, &live, &clock, now, width);
    let overview = live.try_borrow().ok().and_then(|live| live.overview);
    let span = overview.map(|overview| (overview.from as i64, overview.span() as i64, width));
    let path = use_memo((document.events.clone(), span), |_| {
        let live = live.try_borrow().ok();
        let drawn = live.zip(overview).map(|(live, overview)| overview::strokes(&live, &overview));
        AttrValue::from(drawn.unwrap_or_default())
    });
    use_ticking(picture.durations.ongoing, &again);
    use_leading(state, hands, &live);
    let parts = svg_parts(state, &live, &clock, &picture, &shown);
    let strip = overview
        .map(|overview| overview::strip(&shown, &picture.scale, &overview, (*path).clone()))
        .unwrap_or_default();
    let bench = tools::Bench { live: live.clone(), hands: hands.clone(), again };
    let size = (tenths(f64::from(width.max(1))), tenths(picture.rows.height));
    html! {
        <section class="axis" aria-label={state.words.get(Msg::AxisRegion)} data-axis="">
            <div ref={gauge} />
            { slider(state, &clock, &stage, html! {
                <>
                    <svg class="drawing" width={size.0.clone()} height={size.1.clone()} viewBox={format!("0 0 {} {}", size.0, size.1)} aria-hidden="true">{ hatches() }{ parts }</svg>
                    <svg class="overview" width={size.0} height={tenths(overview::HEIGHT)} aria-hidden="true" data-hit="overview">{ for strip }</svg>
                </>
            }) }
            { tools::tools(state, &bench, &clock) }
            { reading::reading(state, hands, &clock, &sections) }
        </section>
    }
}

/// The drawing as one stop of the Tab key, which goes from event to event.
fn slider(state: &State, clock: &Clock, stage: &NodeRef, inner: Html) -> Html {
    let words = state.words;
    let events = &state.session.document.events;
    let active = state.session.selection.active.as_ref().and_then(|id| events.position(id));
    let row = active.unwrap_or(0);
    let said = events.get(row).map(|event| draw::event_tip(clock, event)).unwrap_or_default();
    html! {
        <div ref={stage} class="stage" tabindex="0" role="slider" aria-label={words.get(Msg::AxisSlider)} aria-orientation="horizontal"
            aria-valuemin="1" aria-valuemax={events.len().to_string()} aria-valuenow={(row + 1).to_string()} aria-valuetext={said}
            aria-description={words.get(Msg::AxisHelp)}>
            { inner }
        </div>
    }
}

/// Reckons the picture; while something is dragged, of the document as it would be then.
fn paint(
    state: &Rc<State>,
    live: &Rc<RefCell<Live>>,
    clock: &Clock,
    now: Option<Moment>,
    width: i32,
) -> (Picture, Document) {
    let width = f64::from(width.max(1));
    let document = &state.session.document;
    let (preview, index, lanes, scale, lane_names, durations) = match live.try_borrow_mut() {
        Ok(mut live) => {
            let preview = live.preview();
            let shown = preview.as_ref().unwrap_or(document);
            // What is being dragged is another document with each move.
            let durations = match &preview {
                Some(preview) => Rc::new(durations::measure(preview, now)),
                None => state.measured.of(document, now),
            };
            let index = Index::of(&shown.events, &live.index);
            let lanes = live.lanes(shown);
            let names = labels::lane_names(clock.words, shown, &lanes, live.lane_by);
            let widest = names.iter().map(|name| live.ruler.width(name)).fold(0.0, f64::max);
            live.gutter = if names.is_empty() { 0.0 } else { (widest + 12.0).min(width * 0.3) };
            let scale = live.scale_for(document, now.filter(|_| durations.ongoing), width);
            (preview, index, lanes, scale, names, durations)
        }
        Err(_) => return blank(clock, document, width),
    };
    let shown = preview.unwrap_or_else(|| document.clone());
    let Ok(live) = live.try_borrow() else { return blank(clock, document, width) };
    let scene = Scene {
        document: &shown,
        index: &index,
        lanes: &lanes,
        lane_names,
        gutter: live.gutter,
        scale,
        clock,
        now,
        durations,
        ruler: &live.ruler,
    };
    (scene.picture(), shown)
}

/// The picture of a document without events.
fn blank(clock: &Clock, document: &Document, width: f64) -> (Picture, Document) {
    let scene = Scene {
        document: &Document::default(),
        index: &Index::default(),
        lanes: &Default::default(),
        lane_names: Vec::new(),
        gutter: 0.0,
        scale: crate::layout::axis::Scale::over(0.0, 1.0, width),
        clock,
        now: None,
        durations: Rc::new(durations::measure(&Document::default(), None)),
        ruler: &Default::default(),
    };
    (scene.picture(), document.clone())
}

fn svg_parts(
    state: &State,
    live: &Rc<RefCell<Live>>,
    clock: &Clock,
    picture: &Picture,
    shown: &Document,
) -> Html {
    let Ok(live) = live.try_borrow() else { return Html::default() };
    let session = &state.session;
    let active = session.selection.active.as_ref().and_then(|id| shown.events.position(id));
    let rows = selected_rows(&session.selection.ids, shown);
    let selected = |first: usize, last: usize| {
        rows.get(rows.partition_point(|row| *row < first)).is_some_and(|row| *row <= last)
    };
    let scene =
        draw::Scene { document: shown, clock, editable: state.editable(), active, selected: &selected };
    let mut parts = draw::drawing(picture, &scene);
    parts.extend(readout::now(picture));
    match &live.gesture {
        Gesture::Move(id, side, ..) => {
            parts.extend(readout::moving(state, &live, clock, picture, shown, id, *side));
        }
        _ => parts.extend(readout::cursor(&live, clock, picture)),
    }
    parts.into_iter().collect()
}

/// The rows of the selected events, in order. Few are searched for; of many the whole list is gone
/// through once, in which they stand in the same order.
fn selected_rows(ids: &[Id], shown: &Document) -> Vec<usize> {
    let mut rows: Vec<usize> = if ids.len() < FEW {
        ids.iter().filter_map(|id| shown.events.position(id)).collect()
    } else {
        let mut wanted = ids.iter().peekable();
        let events = shown.events.iter().enumerate();
        events
            .filter(|(_, event)| wanted.next_if(|id| **id == event.id).is_some())
            .map(|(row, _)| row)
            .collect()
    };
    crate::model::sort::by(&mut rows, Ord::cmp);
    rows
}

/// Patterns that tell the phases apart without colour.
fn hatches() -> Html {
    html! {
        <defs>
            <pattern id="undetected-hatch" class="undetected" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 7L7 -1" /></pattern>
            <pattern id="responding-hatch" class="responding" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M3 0V6" /></pattern>
            <pattern id="recovering-hatch" class="recovering" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 3H6" /></pattern>
            <pattern id="impact-hatch" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 1L1 -1M0 5L5 0M4 6L6 4" /></pattern>
        </defs>
    }
}

/// A callback that draws the component anew.
#[hook]
fn use_again() -> Callback<()> {
    let again = use_force_update();
    (*use_memo((), move |()| Callback::from(move |()| again.force_update()))).clone()
}

/// How wide the drawing is; the font is looked at whenever that changes. What is observed has no
/// height: that of the drawing changes with its width, which would be observed again at once.
#[hook]
fn use_width(gauge: &NodeRef, live: &Rc<RefCell<Live>>) -> i32 {
    let width = use_state_eq(|| 0);
    let (gauge, live, set) = (gauge.clone(), live.clone(), width.setter());
    use_effect_with((), move |()| {
        let element = gauge.cast::<Element>();
        let observer = element.and_then(|element| {
            let gauge = element.clone();
            Observer::new(&element, move || {
                if let Ok(mut live) = live.try_borrow_mut() {
                    live.ruler = ruler::Ruler::of(&gauge);
                }
                set.set(gauge.client_width());
            })
        });
        move || drop(observer)
    });
    *width
}

/// Listens to pointer, wheel and keys. Not through Yew: a wheel that zooms must not scroll the page.
#[hook]
fn use_gestures(stage: &NodeRef, live: &Rc<RefCell<Live>>, again: &Callback<()>) {
    let (stage, live, again) = (stage.clone(), live.clone(), again.clone());
    use_effect_with((), move |()| {
        let listeners = stage.cast::<Element>().map(|element| {
            ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "keydown"].map(|kind| {
                let (live, again, stage) = (live.clone(), again.clone(), element.clone());
                Listener::new(&element, kind, move |event| {
                    if gesture::handle(&live, &stage, &event) {
                        again.emit(());
                    }
                })
            })
        });
        let root = stage.cast::<Element>().and_then(|stage| stage.closest(".pmt").ok().flatten());
        let pointed = root.map(|root| {
            let around = root.clone();
            Listener::new(&root, "pointerover", move |event| hover::over(&live, &around, &event))
        });
        move || drop((listeners, pointed))
    });
}

/// Lets the list show the part that the axis shows, where it was told to; once the view has come to
/// rest, so that a zoom does not make the list anew with each frame.
#[hook]
fn use_leading(state: &Rc<State>, hands: &Hands, live: &Rc<RefCell<Live>>) {
    let shown = live.try_borrow().ok().and_then(|live| live.scale).map(|scale| scale.range());
    let filter = &state.session.filter;
    let wanted = shown.filter(|_| filter.span.is_some_and(|span| Some(span) != shown));
    let (hands, filter) = (hands.clone(), filter.clone());
    use_effect_with((wanted, filter), move |(wanted, filter)| {
        let timer = wanted.map(|span| {
            let action = Action::Filter(Filter { span: Some(span), ..filter.clone() });
            Timeout::new(AT_REST, move || hands.act(action))
        });
        move || drop(timer)
    });
}

/// Draws anew from time to time while the incident goes on.
#[hook]
fn use_ticking(ongoing: bool, again: &Callback<()>) {
    let again = again.clone();
    use_effect_with(ongoing, move |ongoing| {
        let ticker = ongoing.then(|| Ticker::every(TICK, move || again.emit(())));
        move || drop(ticker)
    });
}
