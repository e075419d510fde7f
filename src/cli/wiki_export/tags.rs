//! Timelines in the text of a page: `<postmortem-timeline>…</postmortem-timeline>`.
//!
//! What stands within a comment, or within a tag whose content the wiki leaves alone, is no timeline.

/// The name of the tag.
const NAME: &str = "postmortem-timeline";

/// Whose markup it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wiki {
    /// MediaWiki.
    MediaWiki,
    /// DokuWiki.
    DokuWiki,
}

/// A timeline in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its attribute `id`.
    pub id: Option<String>,
    /// What stands in it.
    pub body: String,
}

impl Wiki {
    /// The tags whose content is left alone.
    fn opaque(self) -> &'static [&'static str] {
        match self {
            Self::MediaWiki => {
                &["nowiki", "pre", "syntaxhighlight", "source", "math", "score", "includeonly"]
            }
            Self::DokuWiki => &["nowiki", "code", "file", "html", "php"],
        }
    }
}

/// All timelines of a text, in order.
pub fn find(wiki: Wiki, text: &str) -> Vec<Tag> {
    let mut search = Search { wiki, unclosed: Vec::new(), found: Vec::new() };
    let mut rest = text;
    while let Some(start) = rest.find(['<', '%']).and_then(|at| rest.get(at..)) {
        let length = skipped(wiki, start).or_else(|| search.element(start)).unwrap_or(1);
        rest = start.get(length..).unwrap_or_default();
    }
    search.found
}

/// How long a comment, or literal text between percent signs, is that begins here.
fn skipped(wiki: Wiki, text: &str) -> Option<usize> {
    let (opening, closing) = match wiki {
        Wiki::MediaWiki => ("<!--", "-->"),
        Wiki::DokuWiki => ("%%", "%%"),
    };
    if !text.starts_with(opening) {
        return None;
    }
    let inner = text.get(opening.len()..)?;
    match inner.find(closing) {
        Some(end) => Some(opening.len() + end + closing.len()),
        None if wiki == Wiki::DokuWiki => Some(opening.len()),
        // A comment without an end goes on to the end of the page.
        None => Some(text.len()),
    }
}

struct Search {
    wiki: Wiki,
    /// Names of tags that are not closed any more: looking for their ends again and again takes long.
    unclosed: Vec<String>,
    found: Vec<Tag>,
}

impl Search {
    /// The length of the tag that begins here; a timeline joins the list.
    fn element(&mut self, text: &str) -> Option<usize> {
        let name = name_of(text)?;
        let is_ours = name == NAME;
        if !(is_ours || self.wiki.opaque().contains(&&*name)) || self.unclosed.contains(&name) {
            return None;
        }
        // Without any bracket no tag can follow.
        let Some(bracket) = text.find('>') else { return Some(text.len()) };
        let attributes = text.get(1 + name.len()..bracket)?;
        if attributes.ends_with('/') {
            return Some(bracket + 1);
        }
        let Some((end, length)) = closing(text.get(bracket + 1..)?, &name) else {
            self.unclosed.push(name);
            return None;
        };
        // Without the extension, MediaWiki keeps a timeline in `<pre class="postmortem-timeline">`.
        let is_plain = name == "pre" && attribute(attributes, "class").is_some_and(|it| it == NAME);
        if is_ours || is_plain {
            let body = text.get(bracket + 1..bracket + 1 + end).unwrap_or_default().trim();
            let body = body.strip_prefix("<nowiki>").unwrap_or(body);
            let body = body.strip_suffix("</nowiki>").unwrap_or(body);
            self.found.push(Tag { id: attribute(attributes, "id"), body: body.to_owned() });
        }
        Some(bracket + 1 + end + length)
    }
}

/// The name of the tag that begins here, in small letters.
fn name_of(text: &str) -> Option<String> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?;
    let behind = inner.get(end..)?;
    let is_name = end > 0 && (behind.starts_with(['>', '/']) || behind.starts_with(char::is_whitespace));
    is_name.then(|| inner.get(..end).unwrap_or_default().to_ascii_lowercase())
}

/// Where the tag is closed, and how long the closing is.
fn closing(text: &str, name: &str) -> Option<(usize, usize)> {
    text.match_indices("</").find_map(|(at, _)| {
        let behind = text.get(at + 2..)?;
        let is_same = behind.get(..name.len())?.eq_ignore_ascii_case(name);
        let tail = behind.get(name.len()..)?;
        let end = tail.find('>')?;
        (is_same && tail.get(..end)?.trim().is_empty()).then_some((at, 2 + name.len() + end + 1))
    })
}

/// The value of an attribute, with or without quotes.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let key = before.split_whitespace().next_back().unwrap_or_default();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => after.get(1..)?.split_once(quote)?,
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value.to_owned());
        }
        rest = behind;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(wiki: Wiki, text: &str) -> Vec<String> {
        find(wiki, text).into_iter().map(|tag| tag.body).collect()
    }

    #[test]
    fn timelines_are_found_where_the_wiki_finds_them() {
        use Wiki::{DokuWiki, MediaWiki};
        let tag = |inner: &str| format!("a <postmortem-timeline>{inner}</postmortem-timeline> b");
        assert_eq!(bodies(MediaWiki, &(tag("\n{1}\n") + &tag("{2}"))), ["{1}", "{2}"]);
        assert_eq!(bodies(MediaWiki, "<Postmortem-Timeline>{}</POSTMORTEM-TIMELINE >"), ["{}"]);
        for hidden in ["<!-- {} -->", "<!-- {}", "<nowiki>{}</nowiki>", "<pre>{}</pre>"] {
            let text = hidden.replace("{}", &tag("x"));
            assert!(bodies(MediaWiki, &text).is_empty(), "{text}");
        }
        for hidden in ["%%{}%%", "<nowiki>{}</nowiki>", "<code json>{}</code>", "<file>{}</file>"] {
            let text = hidden.replace("{}", &tag("x"));
            assert!(bodies(DokuWiki, &text).is_empty(), "{text}");
        }
        assert_eq!(bodies(DokuWiki, &format!("100 %% <!-- {} -->", tag("x"))), ["x"]);
        assert_eq!(bodies(MediaWiki, "<nowiki/> <postmortem-timelines>{}</postmortem-timelines>"), [""; 0]);
        assert_eq!(bodies(MediaWiki, "<postmortem-timeline>{} <postmortem-timeline"), [""; 0]);
    }

    #[test]
    fn attributes_and_the_way_without_the_extension() {
        let tags = find(Wiki::MediaWiki, "<postmortem-timeline zone=UTC id='a b'>{}</postmortem-timeline>");
        assert_eq!(tags.first().and_then(|tag| tag.id.as_deref()), Some("a b"));
        let text = "<pre class=\"postmortem-timeline\" id=x><nowiki>{}</nowiki></pre>";
        assert_eq!(find(Wiki::MediaWiki, text), [Tag { id: Some("x".into()), body: "{}".into() }]);
    }
}
