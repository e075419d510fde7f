//! A page's body as its readers get it: HTML with its macros filled in.

use super::Model;
use super::options::{Body, Macro};
use super::storage::{escape, write};
use super::velocity::{self, Scope, Value};
use super::world::{Page, World};
use super::xml::{Element, Node, parse};

/// HTML elements without an end tag.
const VOID: &[&str] = &["br", "hr", "img", "col", "wbr"];
/// Macros of Confluence's own that show their rich body.
const RICH: &[&str] =
    &["info", "note", "tip", "warning", "panel", "expand", "excerpt", "section", "column", "details"];
/// How deep pages may include each other.
const DEEPEST: usize = 5;

/// What is rendered, and for whom.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The site.
    pub model: &'a Model,
    /// The pages that may be included.
    pub world: &'a World,
    /// Who reads.
    pub user: &'a str,
    /// The page that a macro is on.
    pub page: &'a Page,
    /// `display`, `preview`, `pdf`, `word`, `email` or another output type.
    pub output: &'a str,
    /// How many pages this one is included in.
    pub depth: usize,
}

/// Renders a body in storage format.
pub fn body(context: &Context<'_>, body: &str) -> String {
    match parse(body) {
        Ok(nodes) => html(context, &nodes),
        Err((_, message)) => error(&message),
    }
}

fn error(message: &str) -> String {
    format!("<div class=\"error\"><span class=\"error\">{}</span></div>", escape(message))
}

fn html(context: &Context<'_>, nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        Node::Text(text) | Node::Cdata(text) => escape(text),
        Node::Element(element) => element_html(context, element),
    };
    nodes.iter().map(one).collect()
}

fn element_html(context: &Context<'_>, element: &Element) -> String {
    let name = element.name.as_str();
    match name {
        "ac:structured-macro" => macro_html(context, element),
        // Scripts and styles come from macros only; the HTML macro is off by default.
        "script" | "style" | "ac:placeholder" | "ac:parameter" => String::new(),
        _ if name.contains(':') => html(context, &element.children),
        _ => {
            let attributes = element.attributes.iter();
            let attributes = attributes.filter(|(name, _)| !name.starts_with("on") && !name.contains(':'));
            let value = |(name, value): &(String, String)| format!(" {name}=\"{}\"", quoted(value));
            let attributes: String = attributes.map(value).collect();
            match VOID.contains(&name) {
                true => format!("<{name}{attributes}/>"),
                false => format!("<{name}{attributes}>{}</{name}>", html(context, &element.children)),
            }
        }
    }
}

fn quoted(value: &str) -> String {
    escape(value).replace('"', "&quot;")
}

fn macro_html(context: &Context<'_>, element: &Element) -> String {
    let name = element.attribute("ac:name").unwrap_or_default();
    let installed = !context.world.removed.iter().any(|removed| removed == name);
    let user_macro = context.model.options.macros.iter().find(|known| known.name == name && installed);
    let rich = element.elements().find(|child| child.name == "ac:rich-text-body");
    let plain = element.elements().find(|child| child.name == "ac:plain-text-body");
    match (name, user_macro) {
        (_, Some(found)) => user_html(context, element, found),
        ("code" | "noformat", None) => {
            let text = plain.map(Element::text).unwrap_or_default();
            format!(
                "<div class=\"conf-macro output-block\" data-hasbody=\"true\" data-macro-name=\"{name}\"><pre>{}</pre></div>",
                escape(&text)
            )
        }
        ("include", None) => included(context, element),
        (_, None) if RICH.contains(&name) => {
            let inner = rich.map(|body| html(context, &body.children)).unwrap_or_default();
            format!(
                "<div class=\"conf-macro output-block\" data-hasbody=\"true\" data-macro-name=\"{name}\">{inner}</div>"
            )
        }
        _ => unknown(context, name),
    }
}

/// Rule `unknown-macro`: an image in place of the macro and of its body.
fn unknown(context: &Context<'_>, name: &str) -> String {
    let path = &context.model.options.context;
    let name = quoted(name);
    format!(
        "<img class=\"wysiwyg-unknown-macro\" src=\"{path}/plugins/servlet/confluence/placeholder/unknown-macro\
        ?name={name}&amp;locale=en_GB&amp;version=2\"/>"
    )
}

/// The macro that shows another page's body in this one.
fn included(context: &Context<'_>, element: &Element) -> String {
    let link = element.elements().find(|child| child.name == "ac:parameter");
    let link = link.and_then(|parameter| parameter.elements().find(|child| child.name == "ac:link"));
    let target = link.and_then(|link| link.elements().find(|child| child.name == "ri:page"));
    let title = target.and_then(|page| page.attribute("ri:content-title")).unwrap_or_default();
    let mut pages = context.world.pages.values();
    let page = pages.find(|page| page.title == title && context.world.sees(context.user, page));
    match page.filter(|_| context.depth < DEEPEST) {
        Some(page) => body(&Context { page, depth: context.depth + 1, ..*context }, page.body()),
        None => error("Unable to render {include}. The included page could not be found."),
    }
}

fn user_html(context: &Context<'_>, element: &Element, user_macro: &Macro) -> String {
    let mut scope = scope(context, element, user_macro.body);
    match velocity::render(&user_macro.template, &mut scope) {
        Ok(out) => expanded(context, out),
        Err(message) => error(&format!("Error rendering macro '{}' : {message}", user_macro.name)),
    }
}

/// A template may use elements of storage format; then its outcome is rendered once more.
fn expanded(context: &Context<'_>, out: String) -> String {
    if !out.contains("<ac:") {
        return out;
    }
    parse(&out).map_or(out, |nodes| html(context, &nodes))
}

/// Rule `user-macro`.
fn scope(context: &Context<'_>, element: &Element, mode: Body) -> Scope {
    let page = context.page;
    let path = context.model.options.context.clone();
    let content = [
        ("id", page.id.to_string()),
        ("title", page.title.clone()),
        ("version", page.number().to_string()),
        ("spaceKey", page.space.clone()),
    ];
    let objects = [
        ("content", Value::object(content)),
        ("space", Value::object([("key", page.space.clone())])),
        ("renderContext", Value::object([("outputType", context.output.to_owned())])),
        ("req", Value::object([("contextPath", path.clone())])),
        ("config", Value::object([("baseUrl", context.model.base()), ("webAppContextPath", path)])),
        ("generalUtil", Value::Tool),
        ("webwork", Value::Tool),
        ("htmlUtil", Value::Tool),
    ];
    let mut scope: Scope = objects.map(|(name, value)| (name.to_owned(), value)).into();
    for parameter in element.elements().filter(|child| child.name == "ac:parameter") {
        let name = parameter.attribute("ac:name").unwrap_or_default();
        scope.insert(format!("param{name}"), Value::Text(parameter.text()));
    }
    if mode != Body::None {
        scope.insert("body".to_owned(), Value::Text(macro_body(context, element, mode)));
    }
    scope
}

/// Rule `body-processing`.
fn macro_body(context: &Context<'_>, element: &Element, mode: Body) -> String {
    let is_body =
        |child: &&Element| matches!(child.name.as_str(), "ac:rich-text-body" | "ac:plain-text-body");
    let Some(found) = element.elements().find(is_body) else {
        return String::new();
    };
    let is_plain = found.name == "ac:plain-text-body";
    match mode {
        Body::Rendered => html(context, &found.children),
        Body::Escaped if is_plain => quoted(&found.text()),
        Body::Escaped => quoted(&write(&found.children, false)),
        _ if is_plain => found.text(),
        _ => write(&found.children, false),
    }
}
