//! Hints on the wording: quietly underlined where it stands, and below the text that is written the phrase, why
//! it is worth a thought, and a question to ask instead. They advise and stop nobody.

use super::contract::Output;
use super::field::Marks;
use super::state::{Hands, Happening, State};
use crate::edit::{Action, Around, Change, Part};
use crate::model::{DocumentField, FieldType, Set, Text};
use crate::review::language::{Field, Hint, Rule};
use crate::text::{Msg, Words, review};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How long after the last key a text is looked at, in milliseconds.
const CALM: u32 = 600;
/// Longer texts are not looked at, in bytes.
const LONGEST: usize = 20_000;
/// More hints than this on one text would be a scolding.
const MOST: usize = 3;
/// So many characters around the phrase are shown.
const AROUND: usize = 40;

/// A text whose wording is to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewWish {
    /// The text.
    pub text: Text,
    /// Where it stands.
    pub field: Field,
    /// The people of the incident.
    pub names: Rc<[Text]>,
}

/// What was found on a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// The text.
    pub text: Text,
    /// Where it stands.
    pub field: Field,
    /// The hints on it.
    pub hints: Rc<[Hint]>,
}

/// A text of the document, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Worded<'a> {
    /// The text.
    pub text: &'a Text,
    /// What sort of text it is.
    pub field: Field,
    /// The identifier of the record that it is in, or the name of a part of the report.
    pub place: &'a str,
}

/// The texts that were looked at last, the oldest are forgotten; and what was dismissed once, until the page is
/// loaded again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    looked: Rc<Vec<Looked>>,
    dismissed: Rc<Vec<(Rule, Text)>>,
}

impl Seen {
    /// How many texts are remembered.
    const KEPT: usize = 64;

    /// What was found on a text, if it was looked at.
    pub fn of(&self, text: &str, field: Field) -> Option<Rc<[Hint]>> {
        let found = self.looked.iter().find(|it| it.field == field && &*it.text == text);
        found.map(|it| it.hints.clone())
    }

    /// Puts a rule aside for the text that stands at a place.
    pub fn dismiss(&mut self, rule: Rule, place: Text) {
        Rc::make_mut(&mut self.dismissed).push((rule, place));
    }

    fn is_dismissed(&self, rule: Rule, place: &str) -> bool {
        self.dismissed.iter().any(|(known, at)| *known == rule && &**at == place)
    }

    /// Remembers what was found.
    pub fn add(&mut self, looked: Looked) {
        let kept = Rc::make_mut(&mut self.looked);
        kept.push(looked);
        if kept.len() > Self::KEPT {
            kept.remove(0);
        }
    }
}

/// What the hints get.
#[derive(Clone, Properties)]
pub struct HintsProps {
    /// The text.
    pub text: Text,
    /// Where it stands.
    pub field: Field,
    /// The identifier of the record that it is in, or the name of a part of the report.
    pub place: AttrValue,
    /// What was found on it and not put aside; nothing before it was looked at.
    pub shown: Option<Vec<Hint>>,
    /// What was put aside in this document.
    pub ignored: Set,
    /// The people of the incident.
    pub names: Rc<[Text]>,
    /// The words.
    pub words: Words,
    /// What can be done.
    pub hands: Hands,
    /// Turns a question into one on the event, where there is an event.
    #[prop_or_default]
    pub onask: Option<Callback<Text>>,
    /// Puts another text in the place of this one.
    pub onrewrite: Callback<Text>,
}

impl PartialEq for HintsProps {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, self.field, &self.place, &self.shown)
            == (&other.text, other.field, &other.place, &other.shown)
            && self.ignored == other.ignored
            && self.words == other.words
    }
}

/// The hints; see the module.
#[component]
pub fn Hints(props: &HintsProps) -> Html {
    {
        let (text, field, hands, names) =
            (props.text.clone(), props.field, props.hands.clone(), props.names.clone());
        let wanted = props.shown.is_none() && !text.trim().is_empty() && text.len() <= LONGEST;
        use_effect_with((text, wanted), move |(text, wanted)| {
            let timer = wanted.then(|| {
                let wish = ReviewWish { text: text.clone(), field, names };
                Timeout::new(CALM, move || hands.output.emit(Output::Review(wish)))
            });
            move || drop(timer)
        });
    }
    let shown = props.shown.as_deref().unwrap_or_default();
    if shown.is_empty() {
        return Html::default();
    }
    let label = props.words.get(Msg::HintsLabel);
    html! {
        <ul class="hints" aria-label={label}>{ for shown.iter().map(|hint| one(props, hint)) }</ul>
    }
}

/// The entry that puts a rule aside for one text.
fn here(rule: Rule, place: &str) -> String {
    format!("{}@{place}", rule.name())
}

fn one(props: &HintsProps, hint: &Hint) -> Html {
    let words = props.words;
    let (before, phrase, after) = quoted(&props.text, hint);
    let source = words.say(Msg::HintSource, [&review::source(words, hint.rule)]);
    let once = {
        let (hands, rule, place) = (props.hands.clone(), hint.rule, Text::from(props.place.as_str()));
        Callback::from(move |event: MouseEvent| {
            to_field(&event);
            hands.happen.emit(Happening::Dismissed(rule, place.clone()));
        })
    };
    html! {
        <li data-hint={hint.rule.name()} key={hint.rule.name()}>
            <p class="said-so"><q dir="auto">{ before }<u>{ phrase }</u>{ after }</q></p>
            <p>{ review::why(words, hint.rule) }{ " " }<em>{ review::ask(words, hint.rule) }</em>{ " " }<span class="quiet">{ source }</span></p>
            <p class="acts">
                { props.onask.as_ref().map(|onask| ask(words, hint.rule, onask)) }
                { hint.rewrite.as_deref().and_then(|with| rewrite(props, hint, with)) }
                <button type="button" class="btn link" data-act="hint-once" onclick={once}>{ words.get(Msg::HintOnce) }</button>
                { put_aside(props, "hint-here", Msg::HintHere, here(hint.rule, &props.place)) }
                { put_aside(props, "hint-off", Msg::HintOff, hint.rule.name().to_owned()) }
            </p>
        </li>
    }
}

fn ask(words: Words, rule: Rule, onask: &Callback<Text>) -> Html {
    let question: Text = review::ask(words, rule).into();
    let onclick = onask.reform(move |_: MouseEvent| question.clone());
    html! { <button type="button" class="btn link" data-act="hint-ask" {onclick}>{ words.get(Msg::HintAskIt) }</button> }
}

fn rewrite(props: &HintsProps, hint: &Hint, with: &str) -> Option<Html> {
    let (before, after) = (props.text.get(..hint.span.start)?, props.text.get(hint.span.end..)?);
    let text: Text = format!("{before}{with}{after}").into();
    let onclick = props.onrewrite.reform(move |event: MouseEvent| {
        to_field(&event);
        text.clone()
    });
    let name = props.words.say(Msg::HintRewrite, [&with.to_owned()]);
    Some(html! { <button type="button" class="btn link" data-act="hint-rewrite" {onclick}>{ name }</button> })
}

fn put_aside(props: &HintsProps, act: &'static str, name: Msg, entry: String) -> Html {
    let (hands, ignored) = (props.hands.clone(), props.ignored.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        to_field(&event);
        let set = ignored.with(&entry).to_value();
        let around = Around::Set(Part::Document, DocumentField::IgnoredHints.into(), set);
        hands.act(Action::Do(Change::Around(around)));
    });
    html! { <button type="button" class="btn link" data-act={act} {onclick}>{ props.words.get(name) }</button> }
}

/// The button goes with its hint, so the keyboard goes to the text that the hint is on.
fn to_field(event: &MouseEvent) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let around = button.and_then(|button| button.closest("[data-row], [data-item], .part").ok().flatten());
    let field = around.and_then(|around| around.query_selector("textarea").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        super::field::focus(&field);
    }
}

/// The phrase with a little of what stands around it.
fn quoted(text: &str, hint: &Hint) -> (String, String, String) {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let (before, after) = (part(0..hint.span.start), part(hint.span.end..text.len()));
    let skip = before.chars().count().saturating_sub(AROUND);
    let mut lead: String = before.chars().skip(skip).collect();
    let mut rest: String = after.chars().take(AROUND).collect();
    if skip > 0 {
        lead.insert(0, '…');
    }
    if rest.len() < after.len() {
        rest.push('…');
    }
    (lead, part(hint.span.clone()).to_owned(), rest)
}

/// The first hints on a text that was looked at, but for those that were put aside.
fn standing(state: &State, worded: Worded) -> Option<Vec<Hint>> {
    let found = state.hints.of(worded.text, worded.field)?;
    let ignored = &state.session.document.ignored_hints;
    let is_aside = |rule: Rule| {
        state.hints.is_dismissed(rule, worded.place)
            || ignored.contains(rule.name())
            || ignored.contains(&here(rule, worded.place))
    };
    Some(found.iter().filter(|hint| !is_aside(hint.rule)).take(MOST).cloned().collect())
}

/// Whether wording is looked at.
fn are_on(state: &State) -> bool {
    state.editable() && state.parts.hints
}

/// What is underlined in the field of a text; nothing where wording is not looked at.
pub fn marks(state: &State, worded: Worded) -> Marks {
    let spans = |hints: Vec<Hint>| hints.into_iter().map(|hint| hint.span).collect();
    are_on(state).then(|| standing(state, worded).map(spans).unwrap_or_default())
}

/// The hints on a text of the document that is open.
pub fn hints(
    state: &State,
    hands: &Hands,
    worded: Worded,
    onask: Option<Callback<Text>>,
    onrewrite: Callback<Text>,
) -> Html {
    if !are_on(state) {
        return Html::default();
    }
    let Worded { text, field, place } = worded;
    html! {
        <Hints text={text.clone()} {field} place={place.to_owned()} shown={standing(state, worded)} words={state.words}
            ignored={state.session.document.ignored_hints.clone()} names={state.names.of(&state.session.document)}
            hands={hands.clone()} {onask} {onrewrite} />
    }
}
