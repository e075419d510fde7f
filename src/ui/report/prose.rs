//! The prose of the report: impact, trigger, detection, resolution, supporting information.

use super::{Scene, item};
use crate::edit::{Change, Part};
use crate::model::{Report, ReportField, Status, Text, Visibility};
use crate::review::language::Field as Sort;
use crate::text::Msg;
use crate::ui::editor::public_button;
use yew::prelude::*;

/// One part: its field, its heading, and what helps to begin.
const PARTS: [(ReportField, Msg, Msg); 5] = [
    (ReportField::Impact, Msg::FieldImpact, Msg::HintImpact),
    (ReportField::Trigger, Msg::FieldTrigger, Msg::HintTrigger),
    (ReportField::Detection, Msg::FieldDetection, Msg::HintDetection),
    (ReportField::Resolution, Msg::FieldResolution, Msg::HintResolution),
    (ReportField::Supporting, Msg::FieldSupporting, Msg::HintSupporting),
];

/// The prose; nothing where there is none to read.
pub fn parts(scene: &Scene) -> Option<Html> {
    let report = &scene.document().report;
    let is_known = PARTS.iter().any(|(field, _, _)| !of(report, *field).is_empty());
    if !scene.editable() && !is_known {
        return None;
    }
    let shown = PARTS.iter().filter(|(field, _, _)| {
        let optional = *field == ReportField::Supporting || scene.document().status == Status::Final;
        scene.editable() || !optional || !of(report, *field).is_empty()
    });
    Some(html! {
        <div class="sheet">{ for shown.map(|(field, heading, hint)| part(scene, *field, *heading, *hint)) }</div>
    })
}

fn of(report: &Report, field: ReportField) -> &Text {
    match field {
        ReportField::Trigger => &report.trigger,
        ReportField::Detection => &report.detection,
        ReportField::Resolution => &report.resolution,
        ReportField::Supporting => &report.supporting,
        _ => &report.impact,
    }
}

fn part(scene: &Scene, field: ReportField, heading: Msg, hint: Msg) -> Html {
    let report = &scene.document().report;
    let text = of(report, field);
    let heading = scene.word(heading);
    let key = Report::FIELDS.get(usize::from(field)).map_or("", |field| field.key);
    let inner = if scene.editable() {
        let now = if report.public.contains(key) { Visibility::Public } else { Visibility::Internal };
        let edited = item::Field {
            part: Part::Report,
            field: field.into(),
            value: text,
            label: heading.clone(),
            hint: scene.word(hint),
            name: key,
            multiline: true,
            wording: Some((Sort::Report, key)),
        };
        html! {
            <div class="edited">
                { item::text(scene, &edited) }
                if !text.is_empty() { { public_button(scene.words, scene.hands, &now, move |to| Change::ReportVisibility(field, to)) } }
                { item::wording(scene, &edited) }
            </div>
        }
    } else if text.is_empty() {
        html! { <p class="quiet">{ scene.word(Msg::NotKnownYet) }</p> }
    } else {
        html! { <div class="told">{ item::read(scene, text) }</div> }
    };
    html! { <div class="part" key={key}><h3>{ heading }</h3>{ inner }</div> }
}
