//! Kind, precision, certainty, star, tags.

use crate::edit::{Action, Change};
use crate::model::{Certainty, Event, Kind, Precision, Text, Visibility};
use crate::text::{Msg, Words};
use crate::ui::field::TokenField;
use crate::ui::head::chosen;
use crate::ui::state::{Hands, State};
use yew::prelude::*;

/// The line of details.
pub fn line(state: &State, event: &Event, hands: &Hands) -> Html {
    let words = state.words;
    let id = event.id.clone();
    let kinds =
        options(Kind::ALL, &event.kind, |kind| (kind.as_str().to_owned(), words.kind(kind).into_owned()));
    let precisions = options(Precision::ALL, &event.precision, |p| {
        (p.as_str().to_owned(), words.precision(p).into_owned())
    });
    let certainties = options(Certainty::ALL, &event.certainty, |c| {
        (c.as_str().to_owned(), words.certainty(c).into_owned())
    });
    let star = {
        let (hands, id, starred) = (hands.clone(), id.clone(), event.starred);
        Callback::from(move |_: MouseEvent| hands.act(Action::Do(Change::Star(vec![id.clone()], !starred))))
    };
    let tags = {
        let (hands, id) = (hands.clone(), id.clone());
        Callback::from(move |tags: Vec<Text>| hands.act(Action::Do(Change::Tags(id.clone(), tags))))
    };
    let dated = event.at.is_some();
    html! {
        <div class="line">
            <span class="lead">{ words.get(Msg::DoDetails) }</span>
            { select(words.get(Msg::FieldKind).into_owned(), "kind", kinds, hands, { let id = id.clone(); move |word| Change::Kind(vec![id.clone()], Kind::from_word(&word)) }) }
            if dated {
                { select(words.get(Msg::FieldPrecision).into_owned(), "precision", precisions, hands, { let id = id.clone(); move |word| Change::Precision(id.clone(), Precision::from_word(&word)) }) }
                { select(words.get(Msg::FieldCertainty).into_owned(), "certainty", certainties, hands, { let id = id.clone(); move |word| Change::Certainty(id.clone(), Certainty::from_word(&word)) }) }
            }
            <button type="button" class="btn" data-act="star" aria-pressed={event.starred.to_string()} onclick={star}>
                <span class="star" aria-hidden="true">{ "★" }</span>{ words.get(Msg::FieldStarred) }
            </button>
            { public_button(words, hands, &event.visibility, { let id = id.clone(); move |to| Change::Visibility(vec![id.clone()], to) }) }
            { super::links::known_at(state, event, hands) }
            <label>{ words.get(Msg::FieldTags) }
                <TokenField stays=true name="tags" value={event.tags.clone()} known={state.names.tags(&state.session.document)} label={words.get(Msg::FieldTags)}
                    placeholder={words.get(Msg::DoAddTag)} onchange={tags} />
            </label>
        </div>
    }
}

/// Whether a public copy holds something: a button that is pressed or not.
pub fn public_button(
    words: Words,
    hands: &Hands,
    now: &Visibility,
    change: impl Fn(Visibility) -> Change + 'static,
) -> Html {
    let is_public = *now == Visibility::Public;
    let hands = hands.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let to = if is_public { Visibility::Internal } else { Visibility::Public };
        hands.act(Action::Do(change(to)));
    });
    html! {
        <button type="button" class="btn" data-act="public" aria-pressed={is_public.to_string()} title={words.get(Msg::VisibilityHelp)} {onclick}>{ words.get(Msg::VisibilityPublic) }</button>
    }
}

/// Value, text and whether it is the current one.
type Choices = Vec<(String, String, bool)>;

fn options<T: PartialEq>(all: &[T], current: &T, words: impl Fn(&T) -> (String, String)) -> Choices {
    let known = all.contains(current);
    all.iter()
        .chain((!known).then_some(current))
        .map(|value| {
            let (word, text) = words(value);
            (word, text, value == current)
        })
        .collect()
}

/// A select element with its label.
pub fn select(
    label: String,
    act: &'static str,
    choices: Choices,
    hands: &Hands,
    change: impl Fn(String) -> Change + 'static,
) -> Html {
    let hands = hands.clone();
    let onchange = Callback::from(move |event: yew::Event| {
        if let Some(word) = chosen(&event) {
            hands.act(Action::Do(change(word)));
        }
    });
    html! {
        <select class="field" data-act={act} aria-label={label.clone()} title={label} {onchange}>
            { for choices.into_iter().map(|(value, text, selected)| html! { <option {value} {selected}>{ text }</option> }) }
        </select>
    }
}
