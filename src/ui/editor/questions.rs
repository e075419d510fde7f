//! Questions about an event, answered or open.

use crate::edit::{Action, Change};
use crate::model::{Event, Question, Text};
use crate::text::{Msg, Words};
use crate::ui::field::TextField;
use crate::ui::head::mark;
use crate::ui::state::Hands;
use yew::prelude::*;

/// A line for each question.
pub fn lines(words: Words, event: &Event, hands: &Hands) -> Html {
    if event.questions.is_empty() {
        return Html::default();
    }
    html! {
        <div class="entries" role="group" aria-label={words.get(Msg::FieldQuestion)}>
            { for event.questions.iter().map(|question| one(words, event, question, hands)) }
        </div>
    }
}

fn one(words: Words, event: &Event, question: &Question, hands: &Hands) -> Html {
    let text = {
        let (hands, event, id) = (hands.clone(), event.id.clone(), question.id.clone());
        Callback::from(move |text: Text| {
            hands.act(Action::Do(Change::Question(event.clone(), id.clone(), text)))
        })
    };
    let answer = {
        let (hands, event, id) = (hands.clone(), event.id.clone(), question.id.clone());
        Callback::from(move |text: Text| {
            hands.act(Action::Do(Change::Answer(event.clone(), id.clone(), text)))
        })
    };
    let remove = {
        let (hands, event, id) = (hands.clone(), event.id.clone(), question.id.clone());
        Callback::from(move |_: MouseEvent| {
            hands.act(Action::Do(Change::RemoveQuestion(event.clone(), id.clone())))
        })
    };
    html! {
        <div class="question" key={question.id.to_string()}>
            <TextField name="question" value={question.text.clone()} label={words.get(Msg::FieldQuestion)} oninput={text}
                placeholder={words.get(Msg::FieldQuestionPlaceholder)} onfocus={mark(hands)} />
            <TextField name="answer" value={question.answer.clone()} label={words.get(Msg::FieldAnswer)} oninput={answer}
                placeholder={words.get(Msg::FieldAnswerPlaceholder)} onfocus={mark(hands)} />
            <button type="button" class="btn icon" data-act="remove-question" aria-label={words.get(Msg::DoRemoveQuestion)} onclick={remove}><span aria-hidden="true">{ "✕" }</span></button>
        </div>
    }
}
