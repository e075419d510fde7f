//! The tiddlers of TiddlyWiki: in its one file, old and new, and as files of a folder.

use super::dump::decoded;
use super::{Report, is_document};
use postmortem_timeline::format::{self, Fields, Json};

/// Field with which a tiddler says that it is a timeline.
const FLAG: &str = "pmt";
/// What stands before a store of tiddlers since version 5.2.
const STORE: &str = "class=\"tiddlywiki-tiddler-store\"";
/// What stands before the store of older versions.
const OLD_STORE: &str = "id=\"storeArea\"";

/// Looks through a wiki in one file. A file of another kind has no pages.
pub fn of_file(text: &str, report: &mut Report) -> Result<(), String> {
    let encrypted = text.split_once("id=\"encryptedStoreArea\"").and_then(|(_, rest)| rest.split_once('>'));
    if encrypted.is_some_and(|(_, inner)| !inner.trim_start().starts_with('<')) {
        return Err("found an encrypted wiki; save it without a password to look through it".into());
    }
    for (at, _) in text.match_indices(STORE) {
        let Some((_, rest)) = text.get(at..).and_then(|rest| rest.split_once('>')) else { continue };
        let json = rest.split("</script>").next().unwrap_or_default();
        let checked = format::check(json).map_err(|place| {
            format!(
                "found a store of tiddlers that is no JSON, in its line {}; is the file whole?",
                place.line
            )
        })?;
        for tiddler in Json::of(&checked).items() {
            of_fields(&tiddler.fields(), report);
        }
    }
    if let Some((_, store)) = text.split_once(OLD_STORE) {
        old_store(store, report);
    }
    Ok(())
}

/// Tiddlers as elements: `<div title="…" pmt="yes"><pre>…</pre></div>`.
fn old_store(store: &str, report: &mut Report) {
    for tiddler in store.split("<div ").skip(1) {
        let Some((head, rest)) = tiddler.split_once('>') else { continue };
        let Some((_, rest)) = rest.split_once("<pre>") else { continue };
        let text = decoded(rest.split("</pre>").next().unwrap_or_default().as_bytes());
        let field = |name: &str| {
            let (_, value) = head.split_once(&format!("{name}=\""))?;
            Some(decoded(value.split('"').next()?.as_bytes()))
        };
        if let Some(title) = field("title") {
            note(&title, &text, field(FLAG).as_deref() == Some("yes"), report);
        }
    }
}

/// Looks at a file `.tid`: fields, a blank line, the text.
pub fn of_tid(file: &str, report: &mut Report) {
    let file = file.replace("\r\n", "\n");
    let (head, text) = file.split_once("\n\n").unwrap_or((&file, ""));
    note(
        &field(head, "title").unwrap_or_default(),
        text,
        field(head, FLAG).as_deref() == Some("yes"),
        report,
    );
}

/// Looks at a file `.json`: a tiddler with its fields in a file beside it, a tiddler, or several.
pub fn of_json(file: &str, meta: Option<&str>, name: &str, report: &mut Report) {
    if meta.is_some() || is_document(file) {
        let meta = meta.unwrap_or_default();
        let title = field(meta, "title").unwrap_or_else(|| name.to_owned());
        return note(&title, file, field(meta, FLAG).as_deref() == Some("yes"), report);
    }
    let Ok(checked) = format::check(file) else { return };
    let json = Json::of(&checked);
    of_fields(&json.fields(), report);
    for tiddler in json.items() {
        of_fields(&tiddler.fields(), report);
    }
}

fn of_fields(fields: &Fields<'_>, report: &mut Report) {
    let field = |name: &str| fields.get(name)?.text();
    if let Some(title) = field("title") {
        let text = field("text").unwrap_or_default();
        note(&title, &text, field(FLAG).as_deref() == Some("yes"), report);
    }
}

/// A field in the lines above the text, or in a file of its own.
fn field(head: &str, name: &str) -> Option<String> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut found = lines.filter(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().to_owned());
    found.next()
}

fn note(title: &str, text: &str, is_flagged: bool, report: &mut Report) {
    if is_flagged || is_document(text) { report.tiddler(title, text) } else { report.pass() }
}
