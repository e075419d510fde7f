//! What the members of the lists have in common: fields, order, links to events, going away.

use super::Scene;
use super::add_line::AddLine;
use crate::edit::{Action, Around, Change, Direction, Listed, Part, Select};
use crate::model::{Civil, Event, FieldType, Id, Precision, Set, Text, Value, Visibility};
use crate::review::language::Field as Sort;
use crate::text::{Msg, moment};
use crate::ui::editor::public_button;
use crate::ui::field::{DateField, TextField};
use crate::ui::head::{chosen, mark};
use crate::ui::hints::{Worded, hints, marks};
use crate::ui::markup::{Links, prose};
use crate::ui::state::Hands;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// So many characters of the text of an event name it in a link.
const NAMED: usize = 42;

/// Changes one field.
pub fn put(hands: &Hands, part: &Part, field: usize, value: Value) {
    hands.act(Action::Do(Change::Around(Around::Set(part.clone(), field, value))));
}

/// A text that is edited.
pub struct Field<'a> {
    /// Whose it is.
    pub part: Part,
    /// Which field.
    pub field: usize,
    /// The text.
    pub value: &'a Text,
    /// The accessible name.
    pub label: AttrValue,
    /// What stands there while it is empty.
    pub hint: AttrValue,
    /// The name for the focus.
    pub name: &'static str,
    /// Several lines.
    pub multiline: bool,
    /// What sort of text it is, and the record or the part of the report that it is in, where its wording is
    /// looked at.
    pub wording: Option<(Sort, &'a str)>,
}

impl Field<'_> {
    fn worded(&self) -> Option<Worded<'_>> {
        self.wording.map(|(field, place)| Worded { text: self.value, field, place })
    }
}

/// Hints on the wording of a text.
pub fn wording(scene: &Scene, field: &Field) -> Html {
    let Some(worded) = field.worded() else { return Html::default() };
    let (hands, part, place) = (scene.hands.clone(), field.part.clone(), field.field);
    let onrewrite = Callback::from(move |text: Text| put(&hands, &part, place, text.to_value()));
    hints(scene.state, scene.hands, worded, None, onrewrite)
}

/// A field for a text.
pub fn text(scene: &Scene, field: &Field) -> Html {
    let marks = field.worded().and_then(|worded| marks(scene.state, worded));
    let (hands, part, place) = (scene.hands.clone(), field.part.clone(), field.field);
    let oninput = Callback::from(move |text: Text| put(&hands, &part, place, text.to_value()));
    html! {
        <TextField multiline={field.multiline} name={field.name} value={field.value.clone()} label={field.label.clone()}
            placeholder={field.hint.clone()} {marks} {oninput} onfocus={mark(scene.hands)} />
    }
}

/// A text that is read.
pub fn read(scene: &Scene, text: &str) -> Html {
    prose(text, &Links(scene.state.outside.clone()), true)
}

/// A choice out of some words.
pub fn choice(
    scene: &Scene,
    label: AttrValue,
    name: &'static str,
    choices: Vec<(String, String, bool)>,
    change: impl Fn(&str) -> Around + 'static,
) -> Html {
    let hands = scene.hands.clone();
    let onchange = Callback::from(move |event: yew::Event| {
        if let Some(word) = chosen(&event) {
            hands.act(Action::Do(Change::Around(change(&word))));
        }
    });
    html! {
        <select class="field" data-act={name} aria-label={label.clone()} title={label} {onchange}>
            { for choices.into_iter().map(|(value, text, selected)| html! { <option {value} {selected}>{ text }</option> }) }
        </select>
    }
}

/// A day that is chosen.
pub fn day(
    scene: &Scene,
    part: Part,
    field: usize,
    value: Option<crate::model::Date>,
    label: AttrValue,
    name: &'static str,
) -> Html {
    let hands = scene.hands.clone();
    let onchange = Callback::from(move |day: Option<Civil>| {
        put(&hands, &part, field, day.map(|day| day.date()).to_value());
    });
    html! { <DateField {label} {name} value={value.and_then(Civil::from_date)} {onchange} /> }
}

/// A line that adds a member to a list; nothing where the document is only read.
pub fn add(
    scene: &Scene,
    list: Listed,
    text_field: usize,
    label: Msg,
    hint: Msg,
    name: &'static str,
) -> Html {
    if !scene.editable() {
        return Html::default();
    }
    let hands = scene.hands.clone();
    let onadd = Callback::from(move |text: Text| {
        let values = vec![(text_field, text.to_value())];
        hands.act(Action::Do(Change::Around(Around::Add(list.clone(), values))));
    });
    html! { <AddLine label={scene.word(label)} placeholder={scene.word(hint)} {name} {onadd} /> }
}

/// One member of a list.
pub struct Member<'a> {
    /// The list.
    pub list: Listed,
    /// Which member.
    pub id: &'a Id,
    /// Its place, and how many there are.
    pub place: (usize, usize),
    /// Whether a public copy holds it, and the field that says so.
    pub visibility: Option<(&'a Visibility, usize)>,
}

/// What can be done with a member: order, visibility, going away.
pub fn tools(scene: &Scene, member: &Member) -> Html {
    let part = Part::Item(member.list.clone(), member.id.clone());
    let (at, of) = member.place;
    let shift = |direction| Around::Move(member.list.clone(), member.id.clone(), direction);
    html! {
        <span class="member-tools">
            if of > 1 {
                { sign(scene, "↑", Msg::DoMoveUp, "item-up", at > 0, shift(Direction::Up)) }
                { sign(scene, "↓", Msg::DoMoveDown, "item-down", at + 1 < of, shift(Direction::Down)) }
            }
            if let Some((now, field)) = member.visibility {
                { public_button(scene.words, scene.hands, now, move |to| Change::Around(Around::set(part.clone(), field, &to))) }
            }
            { remove(scene, member) }
        </span>
    }
}

fn sign(scene: &Scene, sign: &'static str, name: Msg, act: &'static str, can: bool, around: Around) -> Html {
    let hands = scene.hands.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if can {
            hands.act(Action::Do(Change::Around(around.clone())));
        }
    });
    let name = scene.word(name);
    html! {
        <button type="button" class="btn icon plain" data-act={act} aria-label={name.clone()} title={name} aria-disabled={(!can).then_some("true")} {onclick}><span aria-hidden="true">{ sign }</span></button>
    }
}

/// The button goes with what it takes away, so the focus goes to the heading first.
fn remove(scene: &Scene, member: &Member) -> Html {
    let hands = scene.hands.clone();
    let around = Around::Remove(member.list.clone(), member.id.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        to_heading(&event);
        hands.act(Action::Do(Change::Around(around.clone())));
    });
    let name = scene.word(Msg::DoRemove);
    html! {
        <button type="button" class="btn icon plain danger" data-act="item-remove" aria-label={name.clone()} title={name} {onclick}><span aria-hidden="true">{ "✕" }</span></button>
    }
}

fn to_heading(event: &MouseEvent) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let section = button.and_then(|button| button.closest("section").ok().flatten());
    let heading = section.and_then(|section| section.query_selector("h2").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        // A heading that cannot take the focus leaves it where it is.
        let _ = heading.focus();
    }
}

/// Keeps the keyboard in the member of a list whose button or choice was used, and goes away by that.
pub fn stay(event: &web_sys::Event) {
    let used = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let item = used.and_then(|used| used.closest("[data-item]").ok().flatten());
    let field = item.and_then(|item| item.query_selector("textarea, input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Goes to the first in the timeline of a pressed button that matches, and brings it into view.
pub fn focus(event: &MouseEvent, css: &str) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let root = button.and_then(|button| button.closest(".pmt").ok().flatten());
    let found = root.and_then(|root| root.query_selector(css).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it is.
        let _ = found.focus();
    }
}

/// The events that a factor or a lesson is linked to, and the way to link one more.
pub fn events(scene: &Scene, part: &Part, field: usize, linked: &Set) -> Html {
    let document = scene.document();
    let found: Vec<_> = linked.iter().filter_map(|id| document.events.find(&Id::new(id))).collect();
    let offer = super::active(scene.state)
        .filter(|id| !linked.contains(id.as_str()))
        .and_then(|id| document.events.find(id))
        .map(|event| link_button(scene, part, field, linked, event));
    if found.is_empty() && offer.is_none() {
        return Html::default();
    }
    html! {
        <div class="linked">
            { for found.iter().map(|event| chip(scene, part, field, linked, event)) }
            { offer }
        </div>
    }
}

fn link_button(scene: &Scene, part: &Part, field: usize, linked: &Set, event: &Event) -> Html {
    let (hands, part, set) = (scene.hands.clone(), part.clone(), linked.with(event.id.as_str()));
    let onclick = Callback::from(move |event: MouseEvent| {
        stay(&event);
        put(&hands, &part, field, set.to_value());
    });
    let name = scene.words.say(Msg::DoLinkEvent, [&called(scene, event)]);
    html! { <button type="button" class="btn plain" data-act="link-event" {onclick}>{ name }</button> }
}

fn chip(scene: &Scene, part: &Part, field: usize, linked: &Set, event: &Event) -> Html {
    let go = {
        let (hands, id) = (scene.hands.clone(), event.id.clone());
        Callback::from(move |_: MouseEvent| hands.act(Action::Go(id.clone(), Select::Go)))
    };
    let name = called(scene, event);
    let unlink = scene.editable().then(|| {
        let (hands, part, set) = (scene.hands.clone(), part.clone(), linked.without(event.id.as_str()));
        let onclick = Callback::from(move |event: MouseEvent| {
            to_heading(&event);
            put(&hands, &part, field, set.to_value());
        });
        let label = scene.words.say(Msg::DoUnlinkEvent, [&name]);
        html! { <button type="button" class="btn icon plain" data-act="unlink-event" aria-label={label} {onclick}><span aria-hidden="true">{ "✕" }</span></button> }
    });
    html! {
        <span class="link-chip" key={event.id.to_string()}>
            <button type="button" class="btn link" data-act="go-event" onclick={go}><bdi>{ name.clone() }</bdi></button>
            { unlink }
        </span>
    }
}

/// An event in a few words: its time, and how its text begins.
pub fn called(scene: &Scene, event: &Event) -> String {
    let time = event.at.map(|at| moment::clock(scene.clock.civil(&at), &event.precision));
    let time = time.filter(|_| event.precision != Precision::Day);
    let text = crate::model::markup::one_line(&event.text);
    let short: String = text.chars().take(NAMED).collect();
    let short = if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short };
    [time.unwrap_or_default(), short].join(" ").trim().to_owned()
}
