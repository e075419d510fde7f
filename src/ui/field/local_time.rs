//! A date with a time of day, in the browser's own field for that.

use crate::model::{Civil, civil};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field for a date with a time of day; blank for none.
pub fn local_time(
    label: AttrValue,
    name: &'static str,
    value: Option<Civil>,
    onchange: Callback<Option<Civil>>,
) -> Html {
    let onchange = onchange.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        field.and_then(|field| read(&field.value()))
    });
    let value = value.map(write).unwrap_or_default();
    html! { <label>{ label }<input type="datetime-local" class="field" data-field={name} {value} {onchange} /></label> }
}

fn write(civil: Civil) -> String {
    let (hour, minute, _) = civil.clock();
    format!("{}T{hour:02}:{minute:02}", civil.date())
}

fn read(text: &str) -> Option<Civil> {
    let (date, clock) = text.split_once('T')?;
    let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let day = Civil::from_date(civil::parse_date(date)?)?;
    Some(day.at(hour, minute, second))
}
