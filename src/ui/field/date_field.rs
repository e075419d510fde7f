//! A day, or a day with a time of day, in the browser's own field for that.
//!
//! The browser owns what is half typed: such a field reads as blank until it is whole, so a blank
//! one counts only when it is left, and is written into only while nobody is in it.

use super::text_field::{is_focused, write};
use crate::model::{Civil, civil};
use chrono::Datelike;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// No year before it has four digits.
const FIRST_YEAR: i32 = 1000;

/// What the field shows and tells.
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// The accessible name, which is shown beside it; nothing where a label stands around the field.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Name for the focus.
    pub name: &'static str,
    /// The day, or the day with its time; nothing for none.
    pub value: Option<Civil>,
    /// Whether it has a time of day.
    #[prop_or_default]
    pub has_time: bool,
    /// What was chosen.
    pub onchange: Callback<Option<Civil>>,
}

/// A field for a day; see the module.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let node = use_node_ref();
    let text = props.value.map(|value| written(value, props.has_time)).unwrap_or_default();
    {
        let node = node.clone();
        use_effect_with(text.clone(), move |text| {
            let field = node.cast::<HtmlInputElement>();
            if field.is_some_and(|field| !is_focused(&field) && field.value() != *text) {
                write(&node, text);
            }
        });
    }
    let onchange = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: Event| {
            if let Some(chosen) = field_of(&event).and_then(|field| read(&field.value())) {
                onchange.emit(Some(chosen));
            }
        })
    };
    let onblur = {
        let (onchange, before) = (props.onchange.clone(), props.value);
        Callback::from(move |event: FocusEvent| {
            let Some(field) = field_of(&event) else { return };
            // A half-typed one is the only kind that is not valid.
            let is_half = !field.check_validity();
            if field.value().is_empty() && !is_half && before.is_some() {
                onchange.emit(None);
            }
        })
    };
    let kind = if props.has_time { "datetime-local" } else { "date" };
    let input =
        html! { <input ref={node} type={kind} class="field" data-field={props.name} {onchange} {onblur} /> };
    match &props.label {
        Some(label) => html! { <label>{ label }{ input }</label> },
        None => input,
    }
}

fn field_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn written(civil: Civil, has_time: bool) -> String {
    let (hour, minute, _) = civil.clock();
    let day = civil.date();
    if has_time { format!("{day}T{hour:02}:{minute:02}") } else { day.to_string() }
}

/// The day of a field; nothing while its year is being typed, which is 2, 20 and 202 before it is 2024.
fn read(text: &str) -> Option<Civil> {
    let (date, clock) = text.split_once('T').unwrap_or((text, "00:00"));
    let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let date = civil::parse_date(date).filter(|date| date.year() >= FIRST_YEAR)?;
    Some(Civil::from_date(date)?.at(hour, minute, second))
}
