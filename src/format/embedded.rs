//! The document inside of a page or a drawing.
//!
//! A page keeps it in a data block (`<script type="application/json">`), a drawing in its
//! `<metadata>`; both write `<`, `>` and `&` of the text as escapes of JSON, so that its end is the
//! next `<`. A program that saved the file anew may have written quotes as entities, which no JSON
//! of ours holds.

use super::TYPE;
use std::borrow::Cow;

/// Where a document may begin.
const OPENINGS: [&str; 2] = ["<script", "<metadata"];
/// The longest tag, in characters.
const LONGEST_TAG: usize = 1_000;
/// How many characters of a text say whether it is a document.
const LONGEST_HEAD: usize = 200;

/// The text of the first document in a page or a drawing, and the byte that it begins at.
///
/// ```
/// use postmortem_timeline::format;
/// let page = r#"<p>…</p><script type="application/json">
/// {"type": "postmortem-timeline", "version": 1}</script>"#;
/// let (text, _) = format::embedded(page).unwrap();
/// assert!(format::read(&text).is_ok());
/// ```
pub fn embedded(page: &str) -> Option<(Cow<'_, str>, usize)> {
    let start = page.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with('<') {
        return None;
    }
    let tags = page.match_indices('<').filter_map(|(at, _)| Some((at, page.get(at..)?)));
    let ours = tags.filter(|(_, rest)| OPENINGS.iter().any(|opening| rest.starts_with(opening)));
    ours.filter_map(|(at, rest)| {
        let (end, _) = rest.char_indices().take(LONGEST_TAG).find(|(_, c)| *c == '>')?;
        let inner = rest.get(end + 1..)?;
        let blank = inner.len() - inner.trim_start().len();
        Some((document(inner.trim_start())?, at + end + 1 + blank))
    })
    .next()
}

/// What stands up to the next tag, when it is a document.
fn document(inner: &str) -> Option<Cow<'_, str>> {
    let raw = inner.strip_prefix("<![CDATA[");
    let inner = raw.unwrap_or(inner).trim_start();
    let head: String = inner.chars().take(LONGEST_HEAD).collect();
    if !inner.starts_with('{') || !head.contains(TYPE) {
        return None;
    }
    let text = inner.split(if raw.is_some() { "]]>" } else { "<" }).next()?.trim_end();
    if raw.is_some() || !text.contains('&') {
        return Some(Cow::Borrowed(text));
    }
    let plain =
        text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&apos;", "'").replace("&#39;", "'");
    Some(Cow::Owned(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")))
}

#[cfg(test)]
mod tests {
    use super::embedded;

    #[test]
    fn documents_are_found_in_pages_and_drawings() {
        let json = r#"{"type":"postmortem-timeline","version":1}"#;
        for page in [
            format!("<html><script>a < b</script><script type=\"application/json\">{json}</script>"),
            format!("\u{feff} <svg><metadata id=\"x\">\n{json}\n</metadata></svg>"),
            format!("<svg><metadata><![CDATA[{json}]]></metadata></svg>"),
            format!("<svg><metadata>{}</metadata></svg>", json.replace('"', "&quot;")),
        ] {
            let (text, at) = embedded(&page).unwrap();
            assert_eq!(text, json, "{page}");
            assert!(page.get(at..).unwrap_or_default().starts_with(['{', '<']), "{page}");
        }
        for page in ["", json, "<script>", "<script", "<svg><metadata>{}</metadata>", "<p>{\"type\":1}</p>"] {
            assert_eq!(embedded(page), None, "{page}");
        }
    }
}
