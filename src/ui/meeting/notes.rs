//! What is said in the review, written down where it belongs.

use super::steps::Step;
use crate::edit::{Action as Act, Around, Change, Listed};
use crate::model::{ActionField, FactorField, FieldType, Id, LessonField, LessonKind, Set, Text, Value};
use crate::text::{Msg, Words};
use crate::ui::head::chosen;
use crate::ui::report::AddLine;
use crate::ui::state::{Hands, State};
use yew::prelude::*;

/// What a note becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Question,
    Factor,
    Lesson(usize),
    Action,
}

/// The kinds of lessons in the order in which they are offered.
const LESSONS: [LessonKind; 4] =
    [LessonKind::WentWell, LessonKind::WentWrong, LessonKind::Lucky, LessonKind::Learned];

/// The line for a note; nothing where nothing is written down, or nobody may write.
pub fn line(state: &State, hands: &Hands, step: &Step) -> Html {
    let sorts: &[Sort] = match step {
        Step::Event(_) => &[Sort::Question, Sort::Factor, Sort::Lesson(3), Sort::Action],
        Step::Factors => &[Sort::Factor],
        Step::Lessons => &[Sort::Lesson(0), Sort::Lesson(1), Sort::Lesson(2), Sort::Lesson(3)],
        Step::Actions => &[Sort::Action],
        _ => &[],
    };
    if sorts.is_empty() || !state.editable() {
        return Html::default();
    }
    let event = match step {
        Step::Event(id) => Some(id.clone()),
        _ => None,
    };
    html! { <Note words={state.words} hands={hands.clone()} {sorts} {event} key={step.key().to_string()} /> }
}

#[derive(Properties, PartialEq)]
struct NoteProps {
    words: Words,
    hands: Hands,
    sorts: &'static [Sort],
    event: Option<Id>,
}

#[component]
fn Note(props: &NoteProps) -> Html {
    let words = props.words;
    let sort = use_state(|| 0_usize);
    let now = props.sorts.get(*sort).copied().unwrap_or(Sort::Question);
    let onadd = {
        let (hands, event) = (props.hands.clone(), props.event.clone());
        Callback::from(move |text: Text| hands.act(Act::Do(change(now, event.clone(), &text))))
    };
    let onchange = {
        let sort = sort.setter();
        Callback::from(move |event: Event| {
            sort.set(chosen(&event).and_then(|value| value.parse().ok()).unwrap_or(0));
        })
    };
    html! {
        <div class="line note">
            if props.sorts.len() > 1 {
                <select class="field" data-act="note-sort" aria-label={words.get(Msg::NoteSort)} {onchange}>
                    { for props.sorts.iter().enumerate().map(|(at, it)| html! { <option value={at.to_string()} selected={at == *sort}>{ name(words, *it) }</option> }) }
                </select>
            }
            <AddLine label={words.get(Msg::NoteLabel)} placeholder={words.get(Msg::NotePlaceholder)} name="note" {onadd} />
        </div>
    }
}

fn name(words: Words, sort: Sort) -> String {
    match sort {
        Sort::Question => words.get(Msg::FieldQuestion).into_owned(),
        Sort::Factor => words.get(Msg::PartFactor).into_owned(),
        Sort::Lesson(at) => {
            LESSONS.get(at).map(|kind| words.lesson_kind(kind).into_owned()).unwrap_or_default()
        }
        Sort::Action => words.get(Msg::PartAction).into_owned(),
    }
}

/// The change that a note is.
fn change(sort: Sort, event: Option<Id>, text: &Text) -> Change {
    let linked: Set = event.iter().map(Id::as_str).collect();
    let with = |list: Listed, values: Vec<(usize, Value)>| Change::Around(Around::Add(list, values));
    match (sort, event) {
        (Sort::Question, Some(event)) => Change::AddQuestion(event, text.clone()),
        (Sort::Question | Sort::Factor, _) => with(
            Listed::Factors,
            vec![
                (FactorField::Text.into(), text.to_value()),
                (FactorField::Events.into(), linked.to_value()),
            ],
        ),
        (Sort::Lesson(at), _) => with(
            Listed::Lessons,
            vec![
                (LessonField::Kind.into(), LESSONS.get(at).map(FieldType::to_value).unwrap_or_default()),
                (LessonField::Text.into(), text.to_value()),
                (LessonField::Events.into(), linked.to_value()),
            ],
        ),
        (Sort::Action, _) => with(Listed::Actions, vec![(ActionField::Text.into(), text.to_value())]),
    }
}
