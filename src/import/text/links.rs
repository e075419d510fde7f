//! Links to evidence: addresses in a text, and what they lead to.

use crate::import::pieces::from;
use crate::model::markup::{self, Span};
use crate::model::{Evidence, EvidenceKind, Id};
use std::collections::HashMap;
use std::rc::Rc;

/// How many links of one entry are kept.
const MOST: usize = 40;

/// A text in which links are written as the Markdown subset does: `<url|label>` of chats, and
/// links by reference.
pub(super) fn rewritten(text: &str, references: &HashMap<String, String>) -> String {
    let text = if text.contains("<http") { angled(text) } else { text.to_owned() };
    let text = if text.contains("'''") { text.replace("'''", "**") } else { text };
    let text = if text.contains("[http") { external(&text) } else { text };
    let text = if text.contains("|http") { of_jira(&text) } else { text };
    if references.is_empty() || !text.contains('[') { text } else { referred(&text, references) }
}

/// The links of a text, and those of a column of their own.
pub(super) fn evidence(text: &str, column: &[String]) -> Vec<Rc<Evidence>> {
    let mut found: Vec<(String, String)> = Vec::new();
    for text in column.iter().map(String::as_str).chain([text]) {
        collect(&markup::parse(text), &mut found);
    }
    let mut kept: Vec<Rc<Evidence>> = Vec::new();
    for (url, label) in found.into_iter().take(MOST) {
        if kept.iter().all(|other| *other.url != *url) {
            let id = Id::from_number(super::hash::fnv(&[&url, &kept.len().to_string()]));
            let label = if label == url { String::new() } else { label };
            let kind = kind(&url);
            kept.push(Rc::new(Evidence {
                id,
                url: url.into(),
                label: label.into(),
                kind,
                ..Evidence::default()
            }));
        }
    }
    kept
}

/// `[name]: address`, the target of links by reference.
pub(super) fn definition(line: &str) -> Option<(String, String)> {
    let (name, url) = line.strip_prefix('[')?.split_once("]:")?;
    let url = url.split_whitespace().next()?.trim_matches(['<', '>']);
    (markup::safe_url(url).is_some() && !name.is_empty()).then(|| (name.to_lowercase(), url.to_owned()))
}

fn collect(spans: &[Span<'_>], found: &mut Vec<(String, String)>) {
    for span in spans {
        match span {
            Span::Link { url, label } => {
                let mut text = String::new();
                plain(label, &mut text);
                found.push(((*url).to_owned(), text));
            }
            Span::Strong(inner) | Span::Emphasis(inner) => collect(inner, found),
            Span::Code(code) if code.starts_with("http") => found.push(((*code).to_owned(), String::new())),
            _ => {}
        }
    }
}

fn plain(spans: &[Span<'_>], out: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) => out.push_str(text),
            Span::Strong(inner) | Span::Emphasis(inner) => plain(inner, out),
            _ => {}
        }
    }
}

fn angled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<http") {
        out.push_str(rest.get(..start).unwrap_or_default());
        rest = from(rest, start);
        let end = rest.find(['>', '\n', ' ']).filter(|end| from(rest, *end).starts_with('>'));
        let end = end.or_else(|| rest.find('|').and_then(|bar| rest.find('>').filter(|end| *end > bar)));
        let Some(end) = end else {
            out.push('<');
            rest = from(rest, 1);
            continue;
        };
        let inner = rest.get(1..end).unwrap_or_default();
        match inner.split_once('|') {
            Some((url, label)) => out.push_str(&format!("[{label}]({url})")),
            None => out.push_str(inner),
        }
        rest = from(rest, end + 1);
    }
    out.push_str(rest);
    out
}

/// `[https://… label]` of MediaWiki.
fn external(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("[http") {
        out.push_str(rest.get(..start).unwrap_or_default());
        rest = from(rest, start);
        let end = rest.find([']', '\n']).unwrap_or(rest.len());
        let inner = rest.get(1..end).unwrap_or_default();
        match inner.split_once(' ').filter(|_| from(rest, end).starts_with(']')) {
            Some((url, label)) => out.push_str(&format!("[{}]({url})", label.trim())),
            None => out.push_str(from(rest.get(..end + 1).unwrap_or(rest), 0)),
        }
        rest = from(rest, (end + 1).min(rest.len()));
    }
    out.push_str(rest);
    out
}

/// `[label|https://…]` of Jira.
fn of_jira(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        out.push_str(rest.get(..start).unwrap_or_default());
        rest = from(rest, start + 1);
        let end = rest.find(['[', ']', '\n']).filter(|end| from(rest, *end).starts_with(']'));
        let inner = end.and_then(|end| rest.get(..end)).unwrap_or_default();
        match inner.split_once("|http").filter(|(label, url)| !label.is_empty() && !url.contains(' ')) {
            Some((label, url)) => {
                out.push_str(&format!("[{label}](http{})", url.split('|').next().unwrap_or(url)));
                rest = from(rest, inner.len() + 1);
            }
            None => out.push('['),
        }
    }
    out.push_str(rest);
    out
}

/// With the address behind each `[label][name]`.
fn referred(text: &str, references: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        out.push_str(rest.get(..start).unwrap_or_default());
        rest = from(rest, start);
        let Some((label, behind, length)) = bracket(rest) else {
            out.push('[');
            rest = from(rest, 1);
            continue;
        };
        let (name, total) = match bracket(behind).filter(|_| behind.starts_with('[')) {
            Some((name, _, more)) if !name.is_empty() => (name, length + more),
            _ => (label, length),
        };
        let url = references.get(&name.to_lowercase()).filter(|_| !behind.starts_with('('));
        match url {
            Some(url) => {
                out.push_str(&format!("[{label}]({url})"));
                rest = from(rest, total);
            }
            None => {
                out.push('[');
                rest = from(rest, 1);
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands in brackets, what stands behind, and the length of the whole.
fn bracket(text: &str) -> Option<(&str, &str, usize)> {
    let inner = text.strip_prefix('[')?;
    let end = inner.char_indices().take(200).find(|(_, c)| matches!(c, '[' | ']'))?;
    (end.1 == ']').then(|| (inner.get(..end.0).unwrap_or_default(), from(inner, end.0 + 1), end.0 + 2))
}

/// By the address: what it most likely leads to.
fn kind(url: &str) -> EvidenceKind {
    const KINDS: [(&str, EvidenceKind); 17] = [
        ("grafana", EvidenceKind::Graph),
        ("datadog", EvidenceKind::Graph),
        ("/dashboard", EvidenceKind::Graph),
        ("kibana", EvidenceKind::Log),
        ("/logs", EvidenceKind::Log),
        ("slack.com", EvidenceKind::Chat),
        ("discord", EvidenceKind::Chat),
        ("gitter.im", EvidenceKind::Chat),
        ("matrix.to", EvidenceKind::Chat),
        ("/commit/", EvidenceKind::Commit),
        ("/pull/", EvidenceKind::Commit),
        ("/merge_requests/", EvidenceKind::Commit),
        ("/issues/", EvidenceKind::Ticket),
        ("/browse/", EvidenceKind::Ticket),
        ("/tickets/", EvidenceKind::Ticket),
        (".png", EvidenceKind::Image),
        (".jpg", EvidenceKind::Image),
    ];
    KINDS.iter().find(|(part, _)| url.contains(part)).map_or(EvidenceKind::Unsorted, |(_, kind)| kind.clone())
}
