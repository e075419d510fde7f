//! Paragraphs, lists and tables of a page.

use crate::export::confluence::Confluence;
use crate::export::grammar::{Grammar, Place};
use crate::export::xml::escape;

/// The markup: as the elements of Confluence, with what a page adds.
pub(super) struct Html;

impl Grammar for Html {
    fn escape(&self, literal: &str, place: Place) -> String {
        Confluence.escape(literal, place)
    }

    fn strong(&self, inner: &str) -> String {
        Confluence.strong(inner)
    }

    fn emphasis(&self, inner: &str) -> String {
        Confluence.emphasis(inner)
    }

    fn code(&self, literal: &str, place: Place) -> String {
        Confluence.code(literal, place)
    }

    fn link(&self, url: &str, label: &str, _place: Place) -> String {
        format!("<a href=\"{}\" rel=\"noreferrer noopener\">{label}</a>", escape(url))
    }

    fn line_break(&self, _place: Place) -> &'static str {
        "<br>"
    }

    fn heading(&self, level: usize, literal: &str) -> String {
        Confluence.heading(level, literal)
    }

    fn paragraph(&self, inner: &str) -> String {
        Confluence.paragraph(inner).replacen("<p>", "<p dir=\"auto\">", 1)
    }

    fn list(&self, items: &[String]) -> String {
        let items: String = items.iter().map(|item| format!("<li dir=\"auto\">{item}</li>\n")).collect();
        format!("<ul>\n{items}</ul>\n")
    }

    fn table(&self, heads: &[String], rows: &[Vec<String>]) -> String {
        let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
        let row = |cells: &Vec<String>| {
            let cells: String = cells.iter().map(|cell| format!("<td dir=\"auto\">{cell}</td>")).collect();
            format!("<tr>{cells}</tr>\n")
        };
        let rows: String = rows.iter().map(row).collect();
        format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
    }
}
