//! The text of a page with a timeline in it.

use serde_json::Value;

use crate::editor::events;
use crate::error::Failure;

const OPEN: &str = "<postmortem-timeline";
const CLOSE: &str = "</postmortem-timeline>";

/// What stands before the timeline.
pub const BEFORE: &str = "Words before.";
/// What stands after it.
pub const AFTER: &str = "Words after.";

/// A page with prose around a timeline.
pub fn page(document: &str) -> String {
    format!("{BEFORE}\n\n<postmortem-timeline>\n{}\n</postmortem-timeline>\n\n{AFTER}\n", safe(document))
}

/// As the rules for writers want it inside a page.
pub fn safe(document: &str) -> String {
    document.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Where the document stands.
fn span(text: &str) -> Option<std::ops::Range<usize>> {
    let open = text.find(OPEN)?;
    let start = open + text.get(open..)?.find('>')? + 1;
    let end = start + text.get(start..)?.find(CLOSE)?;
    Some(start..end)
}

/// The document in a page.
///
/// # Errors
/// Fails when the page has no timeline.
pub fn document(text: &str) -> Result<String, Failure> {
    let found = span(text).and_then(|span| text.get(span));
    found.map(|found| found.trim().to_owned()).ok_or_else(|| Failure::new(text, "a page with a timeline"))
}

/// The page with another document.
///
/// # Errors
/// Fails when the page has no timeline.
pub fn with_document(text: &str, document: &str) -> Result<String, Failure> {
    let span = span(text).ok_or_else(|| Failure::new(text, "a page with a timeline"))?;
    let mut text = text.to_owned();
    text.replace_range(span, &format!("\n{}\n", safe(document)));
    Ok(text)
}

/// The page without what stands in the timeline, its attributes included.
pub fn prose(text: &str) -> String {
    let Some(span) = span(text) else { return text.to_owned() };
    let open = text.find(OPEN).unwrap_or(0);
    format!("{}…{}", text.get(..open).unwrap_or_default(), text.get(span.end..).unwrap_or_default())
}

/// The least that a page may show without the element.
pub fn table(document: &str) -> String {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let cell = |event: &Value, key: &str| {
        let text = event.get(key).and_then(Value::as_str).unwrap_or_default();
        text.replace('&', "&amp;").replace('<', "&lt;")
    };
    let rows: String = events(&document)
        .iter()
        .map(|event| format!("<tr><td>{}</td><td>{}</td></tr>", cell(event, "at"), cell(event, "text")))
        .collect();
    format!("<table><tbody>{rows}</tbody></table>")
}
