//! Texts of documents, merged and compared: what the stores need but may not look into.

use crate::edit::merge::{self, Conflict};
use crate::format::{self, Loaded, ReadError};
use crate::host::store::{Draft, Merged, Sides};
use crate::model::{Document, Id, Text};
use std::rc::Rc;

/// A stored text, the document in it, and the revision by which its host knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// The text, as it is stored; empty for a document that was never stored.
    pub text: Rc<str>,
    /// The document.
    pub document: Document,
    /// The revision, as the host writes it.
    pub revision: String,
}

impl Version {
    /// Reads a text; one that is blank holds an empty document.
    ///
    /// # Errors
    /// When the text is no document.
    pub fn read(text: &str, revision: &str) -> Result<Self, ReadError> {
        let document = read_or_empty(text)?.document;
        Ok(Self { text: text.into(), document, revision: revision.to_owned() })
    }
}

/// Reads a text; one that is blank holds an empty document.
///
/// # Errors
/// When the text is no document.
pub fn read_or_empty(text: &str) -> Result<Loaded, ReadError> {
    if text.trim().is_empty() {
        return Ok(Loaded { document: Document::default(), notes: Vec::new(), mode: format::Mode::Full });
    }
    format::read(text)
}

/// Merges texts, for a store that found another text than it expected.
///
/// The conflicts are handed out through `conflicts`. `None` when a text is no document of this
/// version: it must not be written over.
pub fn merge_texts(sides: Sides<'_>, conflicts: &mut Vec<Conflict>) -> Option<Merged> {
    let [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map(writable);
    let (mine, theirs) = (mine?, theirs?);
    let merged = merge::merge(&base.unwrap_or_default(), &mine, &theirs);
    *conflicts = merged.conflicts;
    let title = merged.document.title.to_string();
    Some(Merged { text: format::write(&merged.document), title })
}

/// The document in a text, if this version may write it back.
fn writable(text: &str) -> Option<Document> {
    let loaded = read_or_empty(text).ok()?;
    (loaded.mode == format::Mode::Full).then_some(loaded.document)
}

/// Whether two texts hold the same document, however it is spelled.
pub fn same_document(one: &str, two: &str) -> bool {
    if one == two {
        return true;
    }
    match (format::read(one), format::read(two)) {
        (Ok(one), Ok(two)) => one.document == two.document,
        _ => false,
    }
}

/// The document of a draft, with what was being typed when it was written.
pub fn drafted(draft: &Draft) -> Option<Document> {
    let mut document = writable(&draft.text)?;
    if let Some((id, text)) = read_pending(&draft.pending) {
        type_into(&mut document, &id, text);
    }
    Some(document)
}

/// The document that a draft began with; an empty one if that can't be read.
pub fn drafted_from(draft: &Draft) -> Document {
    writable(&draft.base_text).unwrap_or_default()
}

/// What is being typed, as the journal keeps it.
pub fn write_pending(pending: Option<&(Id, Text)>) -> String {
    pending.map(|(id, text)| format!("{id}\n{text}")).unwrap_or_default()
}

fn read_pending(pending: &str) -> Option<(Id, Text)> {
    let (id, text) = pending.split_once('\n')?;
    Some((Id::new(id), text.into()))
}

/// Puts what was typed behind the text of an event that is there still: it may have been meant for
/// another field, so it takes the place of nothing.
fn type_into(document: &mut Document, id: &Id, text: Text) {
    let Some(index) = document.events.position(id) else { return };
    let Some(event) = document.events.get(index) else { return };
    let mut event = (**event).clone();
    event.text = if event.text.trim().is_empty() { text } else { format!("{}\n{text}", event.text).into() };
    document.events.replace(index, Rc::new(event));
}

/// Two documents as one text: what an element that is put aside began with, and what it has.
pub fn pack(base: &Document, mine: &Document) -> String {
    let base = format::write(base);
    format!("{}\n{base}{}", base.len(), format::write(mine))
}

/// What [`pack`] was given.
pub fn unpack(packed: &str) -> Option<(Document, Document)> {
    let (length, both) = packed.split_once('\n')?;
    let (base, mine) = both.split_at_checked(length.parse().ok()?)?;
    Some((writable(base)?, writable(mine)?))
}

/// A name for a file, made from the title.
pub fn file_name(title: &str, extension: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let words: String = title.chars().map(plain).take(80).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    let name = if words.is_empty() { "timeline".to_owned() } else { words.join("-") };
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str, severity: &str) -> String {
        format::write(&Document { title: title.into(), severity: severity.into(), ..Document::default() })
    }

    #[test]
    fn what_two_tabs_changed_is_brought_together() {
        let (base, mine, theirs) = (text("a", "1"), text("b", "1"), text("a", "2"));
        let mut conflicts = Vec::new();
        let sides = Sides { base: &base, mine: &mine, theirs: &theirs };
        let merged = merge_texts(sides, &mut conflicts).unwrap();
        assert_eq!((merged.text, merged.title), (text("b", "2"), "b".to_owned()));
        assert_eq!(conflicts, []);
    }

    #[test]
    fn a_text_that_is_no_document_is_never_written_over() {
        let mine = text("a", "");
        for theirs in ["{", "{\"type\":\"postmortem-timeline\",\"version\":99}"] {
            let sides = Sides { base: "", mine: &mine, theirs };
            assert_eq!(merge_texts(sides, &mut Vec::new()), None, "{theirs}");
        }
    }

    #[test]
    fn spelling_makes_no_difference() {
        let one = text("a", "");
        assert!(same_document(&one, &one.replace('\n', "\r\n")));
        assert!(!same_document(&one, &text("b", "")));
        assert!(!same_document(&one, "{"));
    }

    #[test]
    fn typing_survives_in_a_draft() {
        let mut document = Document::default();
        let event = crate::model::Event { id: Id::new("e"), text: "old".into(), ..Default::default() };
        document.events.insert(0, Rc::new(event));
        let pending = write_pending(Some(&(Id::new("e"), "new\nline".into())));
        let draft = Draft { text: format::write(&document), pending, ..Draft::default() };
        let found = drafted(&draft).unwrap();
        assert_eq!(&*found.events.get(0).unwrap().text, "old\nnew\nline");
        let nothing = Draft { pending: String::new(), ..draft };
        assert_eq!(drafted(&nothing), Some(document));
    }

    #[test]
    fn what_is_put_aside_comes_back() {
        let [base, mine] = [text("a", "1"), text("é", "2")].map(|text| format::read(&text).unwrap().document);
        assert_eq!(unpack(&pack(&base, &mine)), Some((base, mine)));
        assert_eq!(unpack("9\n{}"), None);
    }

    #[test]
    fn file_names_are_plain() {
        assert_eq!(file_name("DB: down / 2018", "json"), "DB-down-2018.json");
        assert_eq!(file_name("../..", "json"), "timeline.json");
        assert_eq!(file_name("Überlast", "json"), "Überlast.json");
    }
}
