//! What becomes of a body in storage format when it is saved.

use super::refusal::Refusal;
use super::rule;
use super::world::World;
use super::xml::{self, Element, Node};

/// Checks a body and writes it as it will be read back.
///
/// # Errors
/// Fails where Confluence would not save it.
pub fn accept(world: &mut World, text: &str) -> Result<String, Refusal> {
    let nodes = xml::parse(text);
    let mut nodes = nodes
        .map_err(|(rule, message)| Refusal::new(400, rule, format!("Error parsing xhtml: {message}")))?;
    let mut seen = Vec::new();
    normalise(world, &mut nodes, &mut seen);
    let by_name = world.settings.text("attributes") == Some("sorted");
    let stored = write(&nodes, by_name);
    match stored.find(|value| value > '\u{ffff}').filter(|_| world.settings.flag("three_byte")) {
        Some(at) => Err(three_bytes(&stored, at)),
        None => Ok(stored),
    }
}

/// The database's own message, as Confluence passes it on.
fn three_bytes(stored: &str, at: usize) -> Refusal {
    let bytes = stored.bytes().skip(at).take(4).map(|byte| format!("\\x{byte:02X}"));
    let value: String = bytes.collect();
    let message = format!(
        "Hibernate operation: could not update: com.atlassian.confluence.core.BodyContent; \
        Incorrect string value: '{value}...' for column 'BODY' at row 1"
    );
    Refusal::new(500, &rule::THREE_BYTES, message)
}

fn normalise(world: &mut World, nodes: &mut [Node], seen: &mut Vec<String>) {
    for node in nodes {
        let Node::Element(element) = node else {
            continue;
        };
        match element.name.as_str() {
            "b" => element.name = "strong".to_owned(),
            "i" => element.name = "em".to_owned(),
            "ac:structured-macro" => identify(world, element, seen),
            "ac:plain-text-body" => only_cdata(element),
            "ri:page" | "ri:attachment" => default(element, "ri:version-at-save", "1"),
            _ => {}
        }
        normalise(world, &mut element.children, seen);
    }
}

fn default(element: &mut Element, name: &str, value: &str) {
    if element.attribute(name).is_none() {
        element.attributes.push((name.to_owned(), value.to_owned()));
    }
}

/// Rule `macro-id`.
fn identify(world: &mut World, element: &mut Element, seen: &mut Vec<String>) {
    default(element, "ac:schema-version", "1");
    let known = element.attribute("ac:macro-id").is_some_and(|id| !seen.iter().any(|other| other == id));
    if !known {
        element.attributes.retain(|(name, _)| name != "ac:macro-id");
        element.attributes.push(("ac:macro-id".to_owned(), world.macro_id()));
    }
    seen.extend(element.attribute("ac:macro-id").map(str::to_owned));
}

/// Rule `plain-body`.
fn only_cdata(element: &mut Element) {
    let sections = element.children.iter().filter_map(|node| match node {
        Node::Cdata(text) => Some(text.as_str()),
        _ => None,
    });
    let text: String = sections.collect();
    element.children = vec![Node::Cdata(text)];
}

/// Writes nodes as storage format.
pub fn write(nodes: &[Node], by_name: bool) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&escape(text)),
            Node::Cdata(text) => {
                out.push_str(&format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>")));
            }
            Node::Element(element) => write_element(&mut out, element, by_name),
        }
    }
    out
}

fn write_element(out: &mut String, element: &Element, by_name: bool) {
    let mut attributes = element.attributes.clone();
    if by_name {
        attributes.sort();
    } else if element.name == "ac:structured-macro" {
        let order = ["ac:name", "ac:schema-version", "ac:macro-id"];
        attributes
            .sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
    }
    out.push_str(&format!("<{}", element.name));
    for (name, value) in &attributes {
        out.push_str(&format!(" {name}=\"{}\"", escape(value).replace('"', "&quot;")));
    }
    if element.children.is_empty() {
        out.push_str(" />");
    } else {
        out.push_str(&format!(">{}</{}>", write(&element.children, by_name), element.name));
    }
}

/// Text as XML and HTML write it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
