//! What the report says in a word: who noticed, was it expected, was data lost, who wrote it.

use super::{Scene, item};
use crate::edit::{Around, Part};
use crate::model::{DetectedBy, Expected, FieldType, ReportField, Set, Text};
use crate::text::{Msg, date};
use crate::ui::field::TokenField;
use yew::prelude::*;

const FLAGS: [(ReportField, Msg, &str); 3] = [
    (ReportField::NearMiss, Msg::FactNearMiss, "nearMiss"),
    (ReportField::DataLoss, Msg::FactDataLoss, "dataLoss"),
    (ReportField::Intervention, Msg::FactIntervention, "intervention"),
];

/// The answers; nothing where there is none to read.
pub fn part(scene: &Scene) -> Option<Html> {
    if scene.editable() { Some(edited(scene)) } else { read(scene) }
}

fn flag(scene: &Scene, field: ReportField) -> Option<bool> {
    let report = &scene.document().report;
    match field {
        ReportField::NearMiss => report.near_miss,
        ReportField::DataLoss => report.data_loss,
        _ => report.intervention,
    }
}

fn edited(scene: &Scene) -> Html {
    let report = &scene.document().report;
    let words = scene.words;
    let detected = DetectedBy::ALL
        .iter()
        .map(|it| (it.as_str().to_owned(), words.detected_by(it).into_owned(), *it == report.detected_by));
    let expected = Expected::ALL
        .iter()
        .map(|it| (it.as_str().to_owned(), words.expected(it).into_owned(), *it == report.expected));
    let (detected, expected) = (detected.collect(), expected.collect());
    html! {
        <div class="answers">
            <label>{ scene.word(Msg::FactDetectedBy) }{ item::choice(scene, scene.word(Msg::FactDetectedBy), "detectedBy", detected,
                |word| Around::set(Part::Report, ReportField::DetectedBy, &DetectedBy::from_word(word))) }</label>
            <label>{ scene.word(Msg::FactExpectedAsk) }{ item::choice(scene, scene.word(Msg::FactExpectedAsk), "expected", expected,
                |word| Around::set(Part::Report, ReportField::Expected, &Expected::from_word(word))) }</label>
            { for FLAGS.iter().map(|(field, label, name)| yes_or_no(scene, *field, *label, name)) }
            { authors(scene) }
            <label>{ scene.word(Msg::FactFacilitator) }{ item::text(scene, &item::Field {
                part: Part::Report, field: ReportField::Facilitator.into(), value: &report.facilitator,
                label: scene.word(Msg::FactFacilitator), hint: scene.word(Msg::HintFacilitator), name: "facilitator", multiline: false, wording: None,
            }) }</label>
            { item::day(scene, Part::Report, ReportField::ReviewAt.into(), report.review_at, scene.word(Msg::FactReviewAt), "reviewAt") }
        </div>
    }
}

fn yes_or_no(scene: &Scene, field: ReportField, label: Msg, name: &'static str) -> Html {
    let now = flag(scene, field);
    let choices = [
        (None, "", Msg::NotKnownYet),
        (Some(true), "yes", Msg::AnswerYes),
        (Some(false), "no", Msg::AnswerNo),
    ];
    let choices = choices
        .map(|(value, word, text)| (word.to_owned(), scene.words.get(text).into_owned(), value == now));
    let change = move |word: &str| {
        let value = match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Around::set(Part::Report, field, &value)
    };
    html! { <label>{ scene.word(label) }{ item::choice(scene, scene.word(label), name, choices.to_vec(), change) }</label> }
}

fn authors(scene: &Scene) -> Html {
    let hands = scene.hands.clone();
    let onchange = Callback::from(move |names: Vec<Text>| {
        let set: Set = names.iter().map(|name| &**name).collect();
        item::put(&hands, &Part::Report, ReportField::Authors.into(), set.to_value());
    });
    html! {
        <label>{ scene.word(Msg::FactAuthors) }<TokenField name="authors" value={scene.document().report.authors.clone()}
            known={scene.state.names.of(scene.document())} label={scene.word(Msg::FactAuthors)}
            placeholder={scene.word(Msg::AddWhoPlaceholder)} {onchange} /></label>
    }
}

fn read(scene: &Scene) -> Option<Html> {
    let (report, words) = (&scene.document().report, scene.words);
    let detected = Some(&report.detected_by).filter(|it| **it != DetectedBy::Unknown);
    let expected = Some(&report.expected).filter(|it| **it != Expected::Unknown);
    let answer = |flag: bool| words.get(if flag { Msg::AnswerYes } else { Msg::AnswerNo }).into_owned();
    let authors: Vec<&str> = report.authors.iter().map(|name| &**name).collect();
    let mut facts: Vec<(Msg, Option<String>)> = vec![
        (Msg::FactDetectedBy, detected.map(|it| words.detected_by(it).into_owned())),
        (Msg::FactExpectedAsk, expected.map(|it| words.expected(it).into_owned())),
    ];
    facts.extend(FLAGS.iter().map(|(field, label, _)| (*label, flag(scene, *field).map(answer))));
    facts.push((Msg::FactAuthors, Some(authors.join(", "))));
    facts.push((Msg::FactFacilitator, Some(report.facilitator.to_string())));
    facts.push((Msg::FactReviewAt, report.review_at.map(|day| date::day_and_year(words, day))));
    let known: Vec<(Msg, String)> = facts
        .into_iter()
        .filter_map(|(label, value)| Some((label, value.filter(|value| !value.trim().is_empty())?)))
        .collect();
    if known.is_empty() {
        return None;
    }
    Some(html! {
        <dl class="answers">{ for known.into_iter().map(|(label, value)| html! {
            <div><dt>{ scene.word(label) }</dt><dd dir="auto">{ value }</dd></div>
        }) }</dl>
    })
}
