//! Pages of MediaWiki in which signs stand as numbers, such as `&#91;`, or text in italics.
//!
//! The reader of texts reads the table and leaves the numbers; here they become signs again, as
//! MediaWiki shows them, and signs that mean nothing.

use super::Answer;
use super::time::Clock;
use crate::import::{Reading, checked, plain_words};
use crate::model::{Evidence, Text};
use std::rc::Rc;

/// Reads a page; `None` when it plainly is none, or has neither of them in it.
pub(super) fn read(_name: &str, text: &str, clock: Clock<'_>) -> Answer {
    let has_signs = ["&#", "&lt;", "&amp;", "''", "<code>"].iter().any(|sign| text.contains(sign));
    if !has_signs || !is_page(text) {
        return None;
    }
    let mut found = Reading::new(text, *clock.told()).finish();
    found.title = plain_words(&found.title).into();
    for event in found.rows.iter_mut().map(|row| &mut row.event) {
        event.text = signs(&event.text);
        let who: Vec<String> = event.who.iter().map(|name| plain_words(name)).collect();
        event.who = who.iter().map(String::as_str).collect();
        let mut source = (*event.source).clone();
        (source.text, source.who) = (event.text.clone(), event.who.clone());
        event.source = Rc::new(source);
        let plain = |link: &Rc<Evidence>| {
            Rc::new(Evidence { label: plain_words(&link.label).into(), ..(**link).clone() })
        };
        event.evidence = event.evidence.iter().map(plain).collect();
    }
    Some(checked(found))
}

/// Whether a text has a table of MediaWiki, or both headings and bold text as it writes them.
fn is_page(text: &str) -> bool {
    let is_heading = |line: &str| line.len() > 4 && line.starts_with("==") && line.trim_end().ends_with("==");
    let has_headings = || text.contains("'''") && text.lines().any(is_heading);
    text.lines().any(|line| line.trim_start().starts_with("{|")) || has_headings()
}

/// A text with its numbers as signs; within code they are signs already.
fn signs(text: &str) -> Text {
    let mut out = String::with_capacity(text.len());
    for (at, piece) in text.split("<code>").enumerate() {
        let (code, behind) = piece.split_once("</code>").filter(|_| at > 0).unwrap_or(("", piece));
        if !code.is_empty() {
            let code = plain_words(code);
            let fence = "`".repeat(code.split(|c| c != '`').map(str::len).max().unwrap_or_default() + 1);
            out.push_str(&format!("{fence}{code}{fence}"));
        }
        literal_signs(&emphasised(behind), &mut out);
    }
    out.into()
}

/// Italics, which are marked with two apostrophes; three mark bold text.
fn emphasised(piece: &str) -> String {
    linked(piece).replace("'''", "**").replace("''", "*")
}

/// With what a link within the wiki shows in its place: `[[User:Mina|Mina]]`.
fn linked(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    let mut rest = piece;
    while let Some((before, behind)) = rest.split_once("[[") {
        let end = behind
            .find(['\n', '[', ']'])
            .filter(|end| behind.get(*end..).is_some_and(|it| it.starts_with("]]")));
        out.push_str(before);
        let (Some(inner), Some(after)) =
            (end.and_then(|end| behind.get(..end)), end.and_then(|end| behind.get(end + 2..)))
        else {
            out.push_str("[[");
            rest = behind;
            continue;
        };
        out.push_str(inner.rsplit('|').next().unwrap_or(inner).trim_start_matches(':'));
        rest = after;
    }
    out + rest
}

fn literal_signs(piece: &str, out: &mut String) {
    let mut rest = piece;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let length = behind.find(';').filter(|end| *end < 10).map_or(0, |end| end + 1);
        let (written, after) = behind.split_at_checked(length).unwrap_or(("", behind));
        let sign = plain_words(&format!("&{written}"));
        if sign.chars().count() == 1 && sign.contains(['*', '`', '[', ']', '(', ')', '\\']) {
            out.push('\\');
        }
        out.push_str(&sign);
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Told;
    use crate::model::markup;
    use crate::model::zone::UtcOnly;

    #[test]
    fn numbers_become_signs_that_mean_nothing() {
        let page = "{| class=\"wikitable\"\n! Time (UTC)\n! What happened\n|-\n| 2024-03-12 10:42\n\
            | sees &#91;a&#124;b&#93; &lt;b&gt; &#39;&#39;x&#39;&#39; in <code>&#60;i&#62;</code> &amp; waits\n\
            |-\n| 2024-03-12 10:58\n| well\n|}\n";
        let found = read("", page, Clock::new(&Told::new(&UtcOnly))).unwrap().unwrap();
        let texts: Vec<String> = found.rows.iter().map(|row| markup::plain(&row.event.text)).collect();
        assert_eq!(texts, ["sees [a|b] <b> ''x'' in <i> & waits", "well"]);
    }
}
