//! Text with the few marks that it may have, as elements: never as markup of its own.

use super::contract::Outside;
use crate::model::markup::{self, Span};
use std::rc::Rc;
use yew::prelude::*;

/// Decides which addresses become links.
#[derive(Clone)]
pub struct Links(pub Rc<dyn Outside>);

impl PartialEq for Links {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An address, named by its host where it has one.
pub fn address(links: &Links, url: &str) -> Html {
    let name = markup::host_label(url).unwrap_or_else(|| url.to_owned());
    match links.0.link(url) {
        Some(href) => html! {
            <a class="evidence" {href} target="_blank" rel="noopener noreferrer" title={url.to_owned()}><bdi>{ name }</bdi><span aria-hidden="true">{ "\u{a0}↗" }</span></a>
        },
        None => html! { <bdi>{ url.to_owned() }</bdi> },
    }
}

/// A text with its marks; `tabbable` says whether its links are stops of the Tab key.
pub fn prose(text: &str, links: &Links, tabbable: bool) -> Html {
    let spans = markup::parse(text);
    html! { <bdi class="text">{ for spans.iter().map(|span| one(span, links, tabbable)) }</bdi> }
}

fn one(span: &Span<'_>, links: &Links, tabbable: bool) -> Html {
    let inner =
        |spans: &[Span<'_>]| -> Html { spans.iter().map(|span| one(span, links, tabbable)).collect() };
    match span {
        Span::Text(text) => html! { { (*text).to_owned() } },
        Span::Break => html! { <br /> },
        Span::Code(text) => html! { <code>{ (*text).to_owned() }</code> },
        Span::Strong(spans) => html! { <strong>{ inner(spans) }</strong> },
        Span::Emphasis(spans) => html! { <em>{ inner(spans) }</em> },
        Span::Link { url, label } => {
            let label = inner(label);
            link(links, tabbable, url, label)
        }
    }
}

fn link(links: &Links, tabbable: bool, url: &str, label: Html) -> Html {
    let tabindex = (!tabbable).then_some("-1");
    match links.0.link(url) {
        Some(href) => html! { <a {href} {tabindex} target="_blank" rel="noopener noreferrer">{ label }</a> },
        None => label,
    }
}
