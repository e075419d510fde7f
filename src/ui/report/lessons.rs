//! Lessons: what went well, what went wrong, where we got lucky, what we learned.

use super::add_line::AddLine;
use super::{Scene, item};
use crate::edit::{Action, Around, Change, Listed, Part};
use crate::model::{FieldType, Lesson, LessonField, LessonKind, Text};
use crate::review::language::Field as Sort;
use crate::text::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// The kinds in the order in which a review asks for them, with what helps to begin.
const KINDS: [(LessonKind, Msg); 4] = [
    (LessonKind::WentWell, Msg::HintWentWell),
    (LessonKind::WentWrong, Msg::HintWentWrong),
    (LessonKind::Lucky, Msg::HintLucky),
    (LessonKind::Learned, Msg::HintLearned),
];

/// The lessons; nothing where there is none to read.
pub fn part(scene: &Scene) -> Option<Html> {
    let lessons = &scene.document().lessons;
    if !scene.editable() && lessons.is_empty() {
        return None;
    }
    let further = lessons.iter().map(|it| &it.kind).filter(|it| matches!(it, LessonKind::Other(_)));
    let mut kinds: Vec<(LessonKind, Msg)> = KINDS.to_vec();
    for kind in further {
        if !kinds.iter().any(|(known, _)| known == kind) {
            kinds.push((kind.clone(), Msg::HintLearned));
        }
    }
    let shown =
        kinds.iter().filter(|(kind, _)| scene.editable() || lessons.iter().any(|it| it.kind == *kind));
    Some(html! { <div class="kinds">{ for shown.map(|(kind, hint)| group(scene, kind, *hint)) }</div> })
}

fn group(scene: &Scene, kind: &LessonKind, hint: Msg) -> Html {
    let of: Vec<&Rc<Lesson>> = scene.document().lessons.iter().filter(|it| it.kind == *kind).collect();
    let label: AttrValue = scene.words.lesson_kind(kind).into();
    let add = scene.editable().then(|| {
        let (hands, kind) = (scene.hands.clone(), kind.clone());
        let onadd = Callback::from(move |text: Text| {
            let values = vec![
                (LessonField::Kind.into(), kind.to_value()),
                (LessonField::Text.into(), text.to_value()),
            ];
            hands.act(Action::Do(Change::Around(Around::Add(Listed::Lessons, values))));
        });
        html! { <AddLine label={scene.words.say(Msg::AddLesson, [&label.to_string()])} placeholder={scene.word(hint)} name="add-lesson" {onadd} /> }
    });
    html! {
        <div class="part kind-group" key={label.to_string()}>
            <h3>{ label }</h3>
            <div>
                if !of.is_empty() { <ul>{ for of.iter().map(|lesson| one(scene, lesson)) }</ul> }
                { add }
            </div>
        </div>
    }
}

fn one(scene: &Scene, lesson: &Lesson) -> Html {
    let part = Part::Item(Listed::Lessons, lesson.id.clone());
    let linked = item::events(scene, &part, LessonField::Events.into(), &lesson.events);
    if !scene.editable() {
        return html! { <li key={lesson.id.to_string()} data-item={lesson.id.to_string()}>{ item::read(scene, &lesson.text) }{ linked }</li> };
    }
    let all: Vec<_> = scene.document().lessons.iter().filter(|it| it.kind == lesson.kind).collect();
    let at = all.iter().position(|it| it.id == lesson.id).unwrap_or_default();
    let member = item::Member {
        list: Listed::Lessons,
        id: &lesson.id,
        place: (at, all.len()),
        visibility: Some((&lesson.visibility, LessonField::Visibility.into())),
    };
    let field = item::Field {
        part,
        field: LessonField::Text.into(),
        value: &lesson.text,
        label: scene.words.lesson_kind(&lesson.kind).into(),
        hint: scene.word(Msg::HintLearned),
        name: "lesson",
        multiline: true,
        wording: Some((Sort::Report, lesson.id.as_str())),
    };
    html! {
        <li key={lesson.id.to_string()} data-item={lesson.id.to_string()}>
            <div class="edited">{ item::text(scene, &field) }{ item::tools(scene, &member) }{ item::wording(scene, &field) }</div>
            { linked }
        </li>
    }
}
