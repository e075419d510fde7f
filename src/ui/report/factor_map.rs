//! The map of factors: which shows in which event, and which led to which. It is read from left to right and
//! walked by the arrow keys.

use super::{Scene, item};
use crate::edit::{Action, Select};
use crate::layout::factor_map::{FactorMap, ROW, Spot, Step};
use crate::model::Factor;
use crate::model::markup::one_line;
use crate::text::Msg;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// The width of the picture between the columns, in its own units.
const BETWEEN: usize = 40;

/// The map; nothing where no line would be on it.
pub fn part(scene: &Scene) -> Option<Html> {
    let document = scene.document();
    let map = FactorMap::of(document);
    if map.is_blank() {
        return None;
    }
    let count = |spot: Spot| map.beside(spot).iter().filter(|other| !is_alike(spot, **other)).count();
    let event = |row: usize| {
        let name = document.events.find(map.events.get(row)?).map(|event| item::called(scene, event))?;
        let told = scene.words.say(Msg::FactorMapEvent, [&name, &count(Spot::Event(row))]);
        Some(Label { name: name.into(), told: told.into() })
    };
    let events: Vec<Label> = (0..map.events.len()).filter_map(event).collect();
    let factor = |(row, factor): (usize, &Rc<Factor>)| told(scene, factor, count(Spot::Factor(row)));
    let factors: Vec<Label> = document.factors.iter().enumerate().map(factor).collect();
    let go = {
        let (hands, ids) = (scene.hands.clone(), map.events.clone());
        Callback::from(move |row: usize| {
            if let Some(id) = ids.get(row) {
                hands.act(Action::Go(id.clone(), Select::Go));
            }
        })
    };
    let more: Option<AttrValue> =
        (map.more > 0).then(|| scene.words.say(Msg::FactorMapMore, [&map.more]).into());
    let (name, keys) = (scene.word(Msg::FactorMap), scene.word(Msg::FactorMapKeys));
    Some(html! { <MapView map={Rc::new(map)} {events} {factors} {go} {name} {keys} {more} /> })
}

/// Whether both are events, or both factors.
fn is_alike(one: Spot, two: Spot) -> bool {
    matches!((one, two), (Spot::Event(_), Spot::Event(_)) | (Spot::Factor(_), Spot::Factor(_)))
}

/// A factor, as it is shown and as it is read aloud.
fn told(scene: &Scene, factor: &Factor, events: usize) -> Label {
    let name = one_line(&factor.text);
    let mut told = scene.words.say(Msg::FactorMapFactor, [&name, &events]);
    for other in scene.document().factors.iter().filter(|it| factor.leads_to.contains(it.id.as_str())) {
        told.push_str(". ");
        told.push_str(&scene.words.say(Msg::LedTo, [&one_line(&other.text)]));
    }
    Label { name: name.into(), told: told.into() }
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
struct Label {
    /// As it is shown.
    name: AttrValue,
    /// With what it is linked to.
    told: AttrValue,
}

#[derive(Clone, Properties, PartialEq)]
struct MapProps {
    map: Rc<FactorMap>,
    events: Vec<Label>,
    factors: Vec<Label>,
    /// Goes to an event, by its row.
    go: Callback<usize>,
    name: AttrValue,
    keys: AttrValue,
    more: Option<AttrValue>,
}

/// The two columns, and the lines between them.
#[component]
fn MapView(props: &MapProps) -> Html {
    let map = &props.map;
    // The one that the tab key finds, and the one whose lines stand out.
    let (here, lit) = (use_state(|| Spot::Factor(0)), use_state(|| None::<Spot>));
    let onkeydown = {
        let (map, here) = (Rc::clone(map), *here);
        Callback::from(move |event: KeyboardEvent| walk(&map, here, &event))
    };
    let spots =
        Spots { props, here: inside(map, *here), lit: *lit, set_here: here.setter(), set_lit: lit.setter() };
    let rows = |labels: &[Label], spot: fn(usize) -> Spot| -> Html {
        labels.iter().enumerate().map(|(row, label)| spots.one(spot(row), label)).collect()
    };
    let height = map.height();
    let (between, beside) = (format!("0 0 {BETWEEN} {height}"), map.lanes_width());
    html! {
        <div class="factor-map" role="group" aria-label={props.name.clone()} data-map="" {onkeydown}>
            if !props.events.is_empty() {
                <ul class="where">{ rows(&props.events, Spot::Event) }</ul>
                <svg class="shows" aria-hidden="true" viewBox={between} height={em(height)} preserveAspectRatio="none">{ for map.shows.iter().map(|line| html! {
                    <path class={spots.line([Spot::Event(line.0), Spot::Factor(line.1)])} d={map.line(*line, BETWEEN)} />
                }) }</svg>
            }
            <ul>{ rows(&props.factors, Spot::Factor) }</ul>
            if beside > 0 {
                <svg class="led" aria-hidden="true" viewBox={format!("0 0 {beside} {height}")} height={em(height)} width={em(beside)} preserveAspectRatio="none">{ for map.led.iter().map(|led| html! {
                    <path class={spots.line([Spot::Factor(led.from), Spot::Factor(led.to)])} d={map.arc(led)} />
                }) }</svg>
            }
            if let Some(more) = props.more.clone() { <p class="quiet">{ more }</p> }
            <p class="quiet keys-told">{ &props.keys }</p>
        </div>
    }
}

/// A length of the picture: a row is two em high.
fn em(units: usize) -> String {
    format!("{}em", (units * 2) as f64 / ROW as f64)
}

/// A place that is still on the map.
fn inside(map: &FactorMap, spot: Spot) -> Spot {
    match spot {
        Spot::Event(row) if row < map.events.len() => spot,
        Spot::Factor(row) if row < map.factors.len() => spot,
        _ => Spot::Factor(0),
    }
}

struct Spots<'a> {
    props: &'a MapProps,
    here: Spot,
    lit: Option<Spot>,
    set_here: UseStateSetter<Spot>,
    set_lit: UseStateSetter<Option<Spot>>,
}

impl Spots<'_> {
    /// One place, as a button.
    fn one(&self, spot: Spot, label: &Label) -> Html {
        let is_lit = self.lit.is_some_and(|lit| lit == spot || self.props.map.beside(lit).contains(&spot));
        let onfocus = {
            let (here, lit) = (self.set_here.clone(), self.set_lit.clone());
            Callback::from(move |_: FocusEvent| {
                here.set(spot);
                lit.set(Some(spot));
            })
        };
        let light = |to: Option<Spot>| {
            let lit = self.set_lit.clone();
            Callback::from(move |()| lit.set(to))
        };
        let (over, out) = (light(Some(spot)), light(None));
        let onblur = out.reform(|_: FocusEvent| ());
        html! {
            <li><button type="button" class={classes!("spot", is_lit.then_some("lit"))} data-spot={name_of(spot)} title={label.name.clone()}
                aria-label={label.told.clone()} tabindex={if self.here == spot { "0" } else { "-1" }} onclick={self.go(spot)} {onfocus} {onblur}
                onpointerenter={over.reform(|_: PointerEvent| ())} onpointerleave={out.reform(|_: PointerEvent| ())}><bdi>{ &label.name }</bdi></button></li>
        }
    }

    fn go(&self, spot: Spot) -> Callback<MouseEvent> {
        let go = self.props.go.clone();
        Callback::from(move |event: MouseEvent| match spot {
            Spot::Event(row) => go.emit(row),
            Spot::Factor(row) => {
                item::focus(&event, &format!("[data-part=factors] > .cards > :nth-child({})", row + 1))
            }
        })
    }

    fn line(&self, ends: [Spot; 2]) -> Option<&'static str> {
        self.lit.filter(|lit| ends.contains(lit)).map(|_| "lit")
    }
}

/// The name of a place in the page.
fn name_of(spot: Spot) -> String {
    match spot {
        Spot::Event(row) => format!("event-{row}"),
        Spot::Factor(row) => format!("factor-{row}"),
    }
}

/// The arrow keys, Home and End; where writing goes from right to left, so do the lines.
fn walk(map: &FactorMap, here: Spot, event: &KeyboardEvent) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let root = button.and_then(|button| button.closest("[data-map]").ok().flatten());
    let Some(root) = root.filter(|_| !(event.ctrl_key() || event.meta_key() || event.alt_key())) else {
        return;
    };
    let turned = root.matches(":dir(rtl)").unwrap_or_default();
    let step = match (event.key().as_str(), turned) {
        ("ArrowUp", _) => Step::Up,
        ("ArrowDown", _) => Step::Down,
        ("ArrowLeft", false) | ("ArrowRight", true) => Step::Back,
        ("ArrowRight", false) | ("ArrowLeft", true) => Step::On,
        ("Home", _) => Step::First,
        ("End", _) => Step::Last,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    let css = format!("[data-spot={}]", name_of(map.step(here, step)));
    let found = root.query_selector(&css).ok().flatten();
    if let Some(button) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // A button that cannot take the focus leaves it where it is.
        let _ = button.focus();
    }
}
