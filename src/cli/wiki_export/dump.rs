//! The XML dump of MediaWiki (`Special:Export`, `dumpBackup.php`), page by page: dumps may be larger
//! than the memory.
//!
//! Of a page with several revisions the last one in the file counts, as both programs write them in
//! order. Their output is regular enough to be read tag by tag; a `<` never stands in a text of XML.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A text of a page is larger than no wiki allows.
const MOST: usize = 256 * 1024 * 1024;

/// Hands name and text of each page over.
pub fn pages(path: &Path, each: &mut dyn FnMut(&str, &str)) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{} can't be read: {error}", path.display());
    let file = File::open(path).map_err(failed)?;
    let mut pieces = Pieces { source: BufReader::new(file), text: Vec::new(), tag: Vec::new() };
    let mut page: Option<Page> = None;
    while pieces.advance().map_err(failed)? {
        if pieces.name() == b"page" {
            page = Some(Page::default());
        } else if pieces.tag == b"/page" {
            let Page { name, text } = page.take().unwrap_or_default();
            each(&name, &text);
        } else if let Some(page) = &mut page {
            page.take(&pieces);
        }
    }
    match page {
        Some(Page { name, .. }) => {
            Err(format!("{}: found the end of the file within the page {name}; is it whole?", path.display()))
        }
        None => Ok(()),
    }
}

#[derive(Default)]
struct Page {
    name: String,
    text: String,
}

impl Page {
    /// Takes in what ends with a tag.
    fn take<R>(&mut self, pieces: &Pieces<R>) {
        match &*pieces.tag {
            b"/title" => self.name = decoded(&pieces.text),
            b"/text" => self.text = decoded(&pieces.text),
            // A revision without a text has `<text … />`.
            _ if pieces.name() == b"text" => self.text.clear(),
            _ => {}
        }
    }
}

/// Reads from one tag to the next.
struct Pieces<R> {
    source: R,
    /// What stands before the tag.
    text: Vec<u8>,
    /// What stands in the tag.
    tag: Vec<u8>,
}

impl<R: BufRead> Pieces<R> {
    /// Whether there is one more tag.
    fn advance(&mut self) -> std::io::Result<bool> {
        self.text.clear();
        self.tag.clear();
        read_until(&mut self.source, b'<', &mut self.text)?;
        read_until(&mut self.source, b'>', &mut self.tag)?;
        let is_whole = self.tag.pop_if(|last| *last == b'>').is_some();
        self.text.pop_if(|last| *last == b'<');
        Ok(is_whole)
    }
}

impl<R> Pieces<R> {
    /// The name of the tag; blank for one that closes.
    fn name(&self) -> &[u8] {
        let is_end = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'/');
        self.tag.split(is_end).next().unwrap_or_default()
    }
}

fn read_until(source: &mut impl BufRead, end: u8, into: &mut Vec<u8>) -> std::io::Result<()> {
    std::io::Read::take(source, MOST as u64).read_until(end, into).map(|_| ())
}

/// A text of XML as it is meant.
pub fn decoded(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').and_then(|(name, behind)| Some((character(name)?, behind)));
        out.push(entity.map_or('&', |(c, _)| c));
        rest = entity.map_or(after, |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn entities_stand_for_their_characters() {
        assert_eq!(
            decoded(b"&lt;a b=&quot;1&quot;&gt; &amp;lt; &#039;&#x27; & &no; &"),
            "<a b=\"1\"> &lt; '' & &no; &"
        );
    }
}
