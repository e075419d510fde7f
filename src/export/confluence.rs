//! The storage format of Confluence: elements of XHTML, without macros.
//!
//! After "Confluence Storage Format" of Atlassian's documentation; a page of Confluence Cloud and of
//! the Data Center edition both take it.

use super::grammar::{Grammar, Place};
use super::xml::escape;

/// The markup.
pub(super) struct Confluence;

impl Grammar for Confluence {
    fn escape(&self, literal: &str, _place: Place) -> String {
        escape(literal)
    }

    fn strong(&self, inner: &str) -> String {
        format!("<strong>{inner}</strong>")
    }

    fn emphasis(&self, inner: &str) -> String {
        format!("<em>{inner}</em>")
    }

    fn code(&self, literal: &str, _place: Place) -> String {
        format!("<code>{}</code>", escape(literal))
    }

    fn link(&self, url: &str, label: &str, _place: Place) -> String {
        format!("<a href=\"{}\">{label}</a>", escape(url))
    }

    fn line_break(&self, _place: Place) -> &'static str {
        "<br />"
    }

    fn heading(&self, level: usize, literal: &str) -> String {
        format!("<h{level}>{}</h{level}>\n", escape(literal))
    }

    fn paragraph(&self, inner: &str) -> String {
        if inner.trim().is_empty() { String::new() } else { format!("<p>{inner}</p>\n") }
    }

    fn list(&self, items: &[String]) -> String {
        let items: String = items.iter().map(|item| format!("<li>{item}</li>\n")).collect();
        format!("<ul>\n{items}</ul>\n")
    }

    fn table(&self, heads: &[String], rows: &[Vec<String>]) -> String {
        let row = |tag: &str, cells: &[String]| {
            let cells: String = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect();
            format!("<tr>{cells}</tr>\n")
        };
        let rows: String = rows.iter().map(|cells| row("td", cells)).collect();
        format!("<table><tbody>\n{}{rows}</tbody></table>\n", row("th", heads))
    }
}
