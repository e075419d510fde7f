//! Links, files and copies for others: who they are for is chosen first, and what they leave out is
//! said before anything leaves the page.

use super::{Frame, close};
use crate::edit::ViewZone;
use crate::model::{Text, Visibility};
use crate::text::{Msg, Words};
use crate::ui::contract::{CopyWish, Naming, Offer, Output, ShareWish, Shared};
use crate::ui::head::{PartProps, chosen};
use crate::ui::state::{Hands, Happening, State};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The formats, by the names that `export` has for them; a blank message: the name is a proper one.
const FORMATS: [(&str, Result<Msg, &str>); 11] = [
    ("html", Ok(Msg::ShareHtml)),
    ("json", Ok(Msg::ShareJson)),
    ("png", Ok(Msg::SharePng)),
    ("svg", Ok(Msg::ShareSvg)),
    ("markdown", Err("Markdown")),
    ("mediawiki", Err("MediaWiki")),
    ("dokuwiki", Err("DokuWiki")),
    ("confluence", Ok(Msg::ShareConfluence)),
    ("text", Ok(Msg::ShareText)),
    ("csv", Ok(Msg::ShareCsv)),
    ("ics", Ok(Msg::ShareIcs)),
];
/// The format that a window begins with.
const FIRST: &str = "html";
/// The formats that are no text to paste.
const FILES_ONLY: [&str; 1] = ["png"];
/// How text with its formatting is asked for.
const RICH: &str = "rich";

/// The window; see the module.
#[component]
pub fn Share(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let wish = use_state(|| CopyWish { zone: zone(state), ..CopyWish::default() });
    let format = use_state(|| FIRST);
    {
        let (output, document) = (hands.output.clone(), state.session.document.clone());
        use_effect_with(((*wish).clone(), document), move |(wish, _)| {
            output.emit(Output::Share(ShareWish::Offer(wish.clone())));
        });
    }
    let said = state.shared.said.as_ref();
    let offered = state.shared.offered.as_ref().filter(|(of, _)| *of == *wish);
    let offer = offered.map(|(_, offer)| offer.clone());
    let is_failed = offer.is_none() && matches!(said, Some(Shared::Failed(_)));
    html! {
        <Frame title={words.get(Msg::ShareTitle)} happen={hands.happen.clone()} class="share">
            { audience(words, &wish) }
            <div class="copy" aria-live="polite">{ lack(state, &wish) }if !is_failed { { content(words, offer.as_deref()) } }</div>
            { link(state, hands, &wish, offer.as_deref()) }
            { formats(words, hands, &wish, &format) }
            <div role="status" class="said-of-copy">{ outcome(words, said) }</div>
            <div class="acts">
                <button type="button" class="btn" data-act="print" onclick={hands.happen.reform(|_: MouseEvent| Happening::Print)}>{ words.get(Msg::SharePrint) }</button>
                <span class="grow" />
                <button type="button" class="btn primary" onclick={close(&hands.happen)}>{ words.get(Msg::Close) }</button>
            </div>
        </Frame>
    }
}

/// The zone that the reader sees, since a copy is to show the same times.
fn zone(state: &State) -> Text {
    match &state.session.zone {
        ViewZone::Incident | ViewZone::SinceStart => Text::default(),
        ViewZone::Utc => "UTC".into(),
        ViewZone::Reader => state.outside.reader_zone(),
        ViewZone::Named(name) => name.clone(),
    }
}

fn audience(words: Words, wish: &UseStateHandle<CopyWish>) -> Html {
    let set = |is_public: bool| {
        let wish = wish.clone();
        Callback::from(move |_: Event| wish.set(CopyWish { is_public, ..(*wish).clone() }))
    };
    let one = |is_public: bool, act: &'static str, message: Msg| {
        html! {
            <label class="choice"><input type="radio" name="audience" data-act={act} checked={wish.is_public == is_public} onchange={set(is_public)} />{ words.get(message) }</label>
        }
    };
    let onchange = {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            let naming = match chosen(&event).as_deref() {
                Some("roles") => Naming::Roles,
                Some("initials") => Naming::Initials,
                _ => Naming::AsTheyAre,
            };
            wish.set(CopyWish { naming, ..(*wish).clone() });
        })
    };
    let names = [
        ("", Naming::AsTheyAre, Msg::ShareAsTheyAre),
        ("roles", Naming::Roles, Msg::ShareRoles),
        ("initials", Naming::Initials, Msg::ShareInitials),
    ];
    html! {
        <fieldset>
            <legend>{ words.get(Msg::ShareFor) }</legend>
            { one(false, "internal", Msg::ShareInternal) }
            { one(true, "public", Msg::SharePublic) }
            <label>{ words.get(Msg::ShareNaming) }
                <select class="field" data-act="naming" {onchange}>
                    { for names.map(|(value, naming, message)| html! { <option {value} selected={wish.naming == naming}>{ words.get(message) }</option> }) }
                </select>
            </label>
        </fieldset>
    }
}

/// That a public copy would hold no event, and what to do about it.
fn lack(state: &State, wish: &CopyWish) -> Html {
    let mut events = state.session.document.events.iter();
    if !wish.is_public || events.any(|event| event.visibility == Visibility::Public) {
        return Html::default();
    }
    html! { <p>{ state.words.get(Msg::SharePublicNone) }</p> }
}

/// What the copy lacks and changes, before anybody has it.
fn content(words: Words, offer: Option<&Offer>) -> Html {
    let Some(offer) = offer else { return html! { <p class="quiet">{ words.get(Msg::ShareMaking) }</p> } };
    let list = |act: &'static str, head: Msg<1>, lines: &[Text]| {
        if lines.is_empty() {
            return Html::default();
        }
        html! {
            <details data-list={act}>
                <summary>{ words.say(head, [&lines.len()]) }</summary>
                <ul>{ for lines.iter().map(|line| html! { <li dir="auto">{ &**line }</li> }) }</ul>
            </details>
        }
    };
    html! {
        <>
            if offer.left.is_empty() { <p class="quiet">{ words.get(Msg::LeftOutNothing) }</p> }
            { list("left", Msg::LeftOutCount, &offer.left) }
            { list("renamed", Msg::ShareRenamedCount, &offer.renamed) }
            { list("undecided", Msg::UndecidedCount, &offer.undecided) }
        </>
    }
}

/// The link; nothing where no page is known that would open it.
fn link(state: &State, hands: &Hands, wish: &UseStateHandle<CopyWish>, offer: Option<&Offer>) -> Html {
    let words = state.words;
    let link = offer.map(|offer| offer.link.clone()).unwrap_or_default();
    let remarks = offer.map(|offer| offer.remarks.as_slice()).unwrap_or_default();
    if !state.parts.links {
        return Html::default();
    }
    let copy = {
        let link = link.clone();
        hands.output.reform(move |_: MouseEvent| Output::Share(ShareWish::CopyText(link.clone())))
    };
    html! {
        <fieldset>
            <legend>{ words.get(Msg::ShareLink) }</legend>
            if offer.is_none() || !link.is_empty() {
                <div class="line">
                    <input class="field grow" data-field="share-link" readonly=true aria-label={words.get(Msg::ShareLink)} value={link.to_string()} onfocus={Callback::from(select_input)} />
                    <button type="button" class="btn" data-act="copy-link" disabled={link.is_empty()} onclick={copy}>{ words.get(Msg::ShareCopyLink) }</button>
                </div>
            }
            { at_event(state, wish) }
            <ul class="quiet remarks">
                { for remarks.iter().map(|line| html! { <li dir="auto">{ &**line }</li> }) }
                if !link.is_empty() { <li>{ words.get(Msg::LinkWhereItStays) }</li> }
            </ul>
        </fieldset>
    }
}

/// Whether the link leads to the event that the reader stands at.
fn at_event(state: &State, wish: &UseStateHandle<CopyWish>) -> Html {
    let active = state.session.selection.active.clone();
    let event = active.as_ref().and_then(|id| state.session.document.events.find(id));
    let (Some(id), Some(event)) = (active, event) else { return Html::default() };
    let checked = wish.event.is_some();
    let onchange = {
        let wish = wish.clone();
        Callback::from(move |_: Event| {
            let event = wish.event.is_none().then(|| id.clone());
            wish.set(CopyWish { event, ..(*wish).clone() });
        })
    };
    let text = crate::model::markup::one_line(&event.text);
    html! {
        <label class="choice"><input type="checkbox" data-act="at-event" {checked} {onchange} /><bdi>{ state.words.say(Msg::ShareAtEvent, [&text]) }</bdi></label>
    }
}

fn formats(
    words: Words,
    hands: &Hands,
    wish: &UseStateHandle<CopyWish>,
    format: &UseStateHandle<&'static str>,
) -> Html {
    let onchange = {
        let format = format.setter();
        Callback::from(move |event: Event| {
            let name = chosen(&event).unwrap_or_default();
            if let Some((known, _)) = FORMATS.iter().find(|(known, _)| *known == name) {
                format.set(*known);
            }
        })
    };
    let button = |act: &'static str, message: Msg, wanted: ShareWish, disabled: bool| {
        let onclick = hands.output.reform(move |_: MouseEvent| Output::Share(wanted.clone()));
        html! { <button type="button" class="btn" data-act={act} {disabled} {onclick}>{ words.get(message) }</button> }
    };
    let now = **format;
    let copy = (**wish).clone();
    html! {
        <fieldset>
            <legend>{ words.get(Msg::ShareFormat) }</legend>
            <div class="line">
                <select class="field grow" data-act="format" aria-label={words.get(Msg::ShareFormat)} {onchange}>
                    { for FORMATS.iter().map(|(name, shown)| html! {
                        <option value={*name} selected={*name == now}>{ shown.map_or_else(|name| name.into(), |message| words.get(message)) }</option>
                    }) }
                </select>
                { button("save-copy", Msg::ShareSave, ShareWish::Save(copy.clone(), now), false) }
                { button("copy-text", Msg::ShareCopy, ShareWish::Copy(copy.clone(), now), FILES_ONLY.contains(&now)) }
                { button("copy-rich", Msg::ShareCopyRich, ShareWish::Copy(copy, RICH), false) }
            </div>
        </fieldset>
    }
}

/// What came of the last wish.
fn outcome(words: Words, said: Option<&Shared>) -> Html {
    match said {
        Some(Shared::Copied) => html! { <p>{ words.get(Msg::ShareCopied) }</p> },
        Some(Shared::Saved(name)) => html! { <p dir="auto">{ words.say(Msg::ShareSaved, [name]) }</p> },
        Some(Shared::Failed(reason)) => html! { <p dir="auto">{ words.say(Msg::ShareFailed, [reason]) }</p> },
        Some(Shared::ByHand(text)) => html! {
            <>
                <p>{ words.get(Msg::ShareByHand) }</p>
                <textarea class="field raw" readonly=true data-field="by-hand" aria-label={words.get(Msg::ShareCopy)} value={text.to_string()} onfocus={Callback::from(select_area)} />
            </>
        },
        Some(Shared::Offered(..)) | None => Html::default(),
    }
}

fn select_input(event: FocusEvent) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

fn select_area(event: FocusEvent) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.select();
    }
}
