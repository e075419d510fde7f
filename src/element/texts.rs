//! Texts of documents, merged and compared: what the stores need but may not look into.

use super::settings::Settings;
use crate::edit::ViewZone;
use crate::edit::merge::{self, Conflict};
use crate::format::{self, Loaded, ReadError};
use crate::host::store::{Draft, Merged, Sides};
use crate::model::{Document, Event, Id, Text};
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

/// A timeline that is begun in a page: with the zone, the durations and the criteria that the page
/// wants for such. Criteria that can't be read are left out.
pub fn begun(settings: &Settings) -> Document {
    let timezone = match settings.view_zone() {
        Some(ViewZone::Named(zone)) => zone,
        _ => Document::default().timezone,
    };
    let criteria = settings.criteria.as_deref().and_then(|text| {
        let document =
            format!(r#"{{"type":"postmortem-timeline","version":1,"id":"00000000","criteria":{text}}}"#);
        Some(format::read(&document).ok()?.document.criteria)
    });
    let profile = settings.profile.as_deref().unwrap_or_default().into();
    Document { timezone, profile, criteria: criteria.unwrap_or_default(), ..Document::default() }
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

/// The sides of a merge that left something for a person to decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Contest {
    /// What both sides began with.
    pub common: Document,
    /// One side.
    pub mine: Document,
    /// The other side.
    pub theirs: Document,
    /// What is to be decided.
    pub conflicts: Vec<Conflict>,
}

impl Contest {
    /// Merges both sides; `None` where nothing is left to decide.
    pub fn of(common: &Document, mine: &Document, theirs: &Document) -> (Document, Option<Self>) {
        let merged = merge::merge(common, mine, theirs);
        let contest = (!merged.conflicts.is_empty()).then(|| Self {
            common: common.clone(),
            mine: mine.clone(),
            theirs: theirs.clone(),
            conflicts: merged.conflicts,
        });
        (merged.document, contest)
    }
}

/// What is still to be decided, as the journal keeps it.
pub fn write_contests(contests: &[Contest]) -> String {
    if contests.is_empty() {
        return String::new();
    }
    pack(contests.iter().flat_map(|it| [&it.common, &it.mine, &it.theirs]))
}

/// What is still to be decided, from the journal.
pub fn read_contests(text: &str) -> Vec<Contest> {
    let documents = unpack(text).unwrap_or_default();
    let contests = documents.chunks_exact(3).filter_map(|sides| match sides {
        [common, mine, theirs] => Contest::of(common, mine, theirs).1,
        _ => None,
    });
    contests.collect()
}

/// Merges texts, for a store that found another text than it expected.
///
/// What is left to decide is handed out through `contest`. `None` when a text is no document of this
/// version: it must not be written over.
pub fn merge_texts(sides: Sides<'_>, contest: &mut Option<Contest>) -> Option<Merged> {
    let [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map(writable);
    let (document, open) = Contest::of(&base.unwrap_or_default(), &mine?, &theirs?);
    *contest = open;
    Some(Merged { text: format::write(&document), title: document.title.to_string() })
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
    let mut document = writable(&draft.text.join())?;
    if let Some((id, text)) = read_pending(&draft.pending) {
        type_into(&mut document, &id, text);
    }
    Some(document)
}

/// The document that a draft began with; an empty one if that can't be read.
pub fn drafted_from(draft: &Draft) -> Document {
    writable(&draft.base_text.join()).unwrap_or_default()
}

/// What is being typed, as the journal keeps it.
pub fn write_pending(pending: Option<&(Id, Text)>) -> String {
    pending.map(|(id, text)| format!("{id}\n{text}")).unwrap_or_default()
}

fn read_pending(pending: &str) -> Option<(Id, Text)> {
    let (id, text) = pending.split_once('\n')?;
    Some((Id::new(id), text.into()))
}

/// Notes a time that was being typed as the time that somebody wrote; the time itself stays until
/// a person takes it over.
fn type_into(document: &mut Document, id: &Id, typed: Text) {
    let Some(index) = document.events.position(id) else { return };
    let Some(event) = document.events.get(index) else { return };
    let event = Event { typed, ..(**event).clone() };
    document.events.replace(index, Rc::new(event));
}

/// Documents as one text: their lengths in the first line, then one after the other.
pub fn pack<'a>(documents: impl IntoIterator<Item = &'a Document>) -> String {
    let texts: Vec<String> = documents.into_iter().map(format::write).collect();
    let lengths: Vec<String> = texts.iter().map(|text| text.len().to_string()).collect();
    format!("{}\n{}", lengths.join(" "), texts.concat())
}

/// What [`pack`] was given.
pub fn unpack(packed: &str) -> Option<Vec<Document>> {
    let (lengths, mut rest) = packed.split_once('\n')?;
    let mut documents = Vec::new();
    for length in lengths.split(' ') {
        let (text, behind) = rest.split_at_checked(length.parse().ok()?)?;
        documents.push(writable(text)?);
        rest = behind;
    }
    Some(documents)
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
    use crate::model::Anchor;

    fn text(title: &str, severity: &str) -> String {
        format::write(&Document { title: title.into(), severity: severity.into(), ..Document::default() })
    }

    #[test]
    fn what_two_tabs_changed_is_brought_together() {
        let (base, mine, theirs) = (text("a", "1"), text("b", "1"), text("a", "2"));
        let mut contest = None;
        let sides = Sides { base: &base, mine: &mine, theirs: &theirs };
        let merged = merge_texts(sides, &mut contest).unwrap();
        assert_eq!((merged.text, merged.title), (text("b", "2"), "b".to_owned()));
        assert_eq!(contest, None);
    }

    #[test]
    fn a_text_that_is_no_document_is_never_written_over() {
        let mine = text("a", "");
        for theirs in ["{", "{\"type\":\"postmortem-timeline\",\"version\":99}"] {
            let sides = Sides { base: "", mine: &mine, theirs };
            assert_eq!(merge_texts(sides, &mut None), None, "{theirs}");
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
        let event = crate::model::Event {
            id: Id::new("e"),
            text: "old".into(),
            after: Some(Anchor::Top),
            ..Default::default()
        };
        document.events.insert(0, Rc::new(event));
        let pending = write_pending(Some(&(Id::new("e"), "15:2".into())));
        let draft = Draft { text: (&*format::write(&document)).into(), pending, ..Draft::default() };
        let found = drafted(&draft).unwrap();
        let event = found.events.get(0).unwrap();
        assert_eq!((&*event.text, &*event.typed), ("old", "15:2"));
        let nothing = Draft { pending: String::new(), ..draft };
        assert_eq!(drafted(&nothing), Some(document));
    }

    #[test]
    fn what_is_put_aside_comes_back() {
        let both = [text("a", "1"), text("é", "2")].map(|text| format::read(&text).unwrap().document);
        assert_eq!(unpack(&pack(&both)), Some(both.to_vec()));
        assert_eq!(unpack("9\n{}"), None);
        assert_eq!(unpack(""), None);
    }

    #[test]
    fn what_is_to_be_decided_survives_in_the_journal() {
        let [base, mine, theirs] = ["a", "b", "c"].map(|title| text(title, ""));
        let mut contest = None;
        merge_texts(Sides { base: &base, mine: &mine, theirs: &theirs }, &mut contest).unwrap();
        let contests = vec![contest.unwrap()];
        assert_eq!(contests[0].conflicts.len(), 1);
        assert_eq!(read_contests(&write_contests(&contests)), contests);
        assert_eq!(read_contests(&write_contests(&[])), []);
    }

    #[test]
    fn file_names_are_plain() {
        assert_eq!(file_name("DB: down / 2018", "json"), "DB-down-2018.json");
        assert_eq!(file_name("../..", "json"), "timeline.json");
        assert_eq!(file_name("Überlast", "json"), "Überlast.json");
    }
}
