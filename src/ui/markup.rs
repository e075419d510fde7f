//! Text with the few marks that it may have, as elements: never as markup of its own.

use super::contract::Outside;
use crate::model::Text;
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

/// A text and how its links are checked.
#[derive(Properties, PartialEq)]
pub struct ProseProps {
    /// The text.
    pub text: Text,
    /// Decides which addresses become links.
    pub outside: Links,
    /// Whether its links are stops of the Tab key.
    #[prop_or(true)]
    pub tabbable: bool,
}

/// A text with its marks.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    let spans = markup::parse(&props.text);
    html! { <bdi class="text">{ for spans.iter().map(|span| one(span, props)) }</bdi> }
}

fn one(span: &Span, props: &ProseProps) -> Html {
    let inner = |spans: &[Span]| -> Html { spans.iter().map(|span| one(span, props)).collect() };
    match span {
        Span::Text(text) => html! { { text.clone() } },
        Span::Break => html! { <br /> },
        Span::Code(text) => html! { <code>{ text.clone() }</code> },
        Span::Strong(spans) => html! { <strong>{ inner(spans) }</strong> },
        Span::Emphasis(spans) => html! { <em>{ inner(spans) }</em> },
        Span::Link { url, label } => {
            let label = inner(label);
            link(props, url, label)
        }
    }
}

fn link(props: &ProseProps, url: &str, label: Html) -> Html {
    let tabindex = (!props.tabbable).then_some("-1");
    match props.outside.0.link(url) {
        Some(href) => html! { <a {href} {tabindex} target="_blank" rel="noopener noreferrer">{ label }</a> },
        None => label,
    }
}
