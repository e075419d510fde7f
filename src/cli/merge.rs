//! `merge`: two versions of a document that began from the same one, for Git and by hand.
//!
//! What comes out is always a document: a conflict is told, and never written into it.

use super::Answer;
use super::input::{self, bytes_of};
use super::words::{Speaker, plain};
use postmortem_timeline::edit::merge::{Conflict, Contested, Kept, Merged, Reason, Side, merge};
use postmortem_timeline::edit::{Step, Target, apply_all};
use postmortem_timeline::format::{self, Mode};
use postmortem_timeline::model::{Document, DocumentField, Event, Field, Id, Node, Precision, Type, Value};
use postmortem_timeline::text::Msg;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What is brought together.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The version that both began from; an empty file where there is none.
    pub base: PathBuf,
    /// Our version; the result is written into this file.
    pub ours: PathBuf,
    /// Their version.
    pub theirs: PathBuf,
    /// Print the result instead, and write nothing.
    #[arg(long)]
    pub stdout: bool,
}

/// Merges, writes, and tells on the standard error what is left to decide.
pub fn run(options: &Options) -> Result<Answer, String> {
    let base = base(&options.base)?;
    let (ours, theirs) = (version(&options.ours)?, version(&options.theirs)?);
    let merged = merge(&base, &ours, &theirs);
    let document = with_ours(&merged);
    let text = format::write(&document);
    // Two documents within the limits may not be so together.
    format::read(&text)
        .map_err(|error| format!("the result is {}", plain(&format::wording::error(&error))))?;
    if !options.stdout {
        let failed = |error| format!("{} can't be written: {error}", options.ours.display());
        std::fs::write(&options.ours, &text).map_err(failed)?;
    }
    let teller = Teller { speaker: Speaker::new(&document), base: &base, theirs: &theirs };
    let told = merged.conflicts.iter().map(|it| teller.conflict(it));
    let told: String = told.chain(merged.kept.iter().map(|it| teller.kept(it))).collect();
    let _ = std::io::stderr().write_all(told.as_bytes());
    let status = u8::from(!merged.conflicts.is_empty());
    Ok(Answer { out: if options.stdout { text } else { String::new() }, status })
}

/// The version that both began from. Git gives an empty file where both sides added one.
fn base(path: &Path) -> Result<Document, String> {
    let (name, bytes) = bytes_of(path)?;
    let is_empty = bytes.iter().all(u8::is_ascii_whitespace);
    if is_empty { Ok(Document::default()) } else { writable(&name, &bytes) }
}

fn version(path: &Path) -> Result<Document, String> {
    let (name, bytes) = bytes_of(path)?;
    writable(&name, &bytes)
}

fn writable(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let loaded = input::document(name, bytes)?;
    match loaded.mode {
        Mode::Full => Ok(loaded.document),
        Mode::NewerVersion { found, supported, .. } => Err(format!(
            "{name}: found version {found}, and this program writes {supported}: nothing was merged; \
             use a program that knows version {found}"
        )),
    }
}

/// The merged document with our value wherever one is to be decided.
fn with_ours(merged: &Merged) -> Document {
    let mut document = merged.document.clone();
    for conflict in &merged.conflicts {
        let commands = conflict.settle(&document, Side::Mine);
        // A record whose value is refused stands as the merge chose, which is one of both values too.
        let _ = apply_all(&mut document, commands);
    }
    document
}

/// Tells what happened, in words.
struct Teller<'a> {
    speaker: Speaker<'a>,
    base: &'a Document,
    theirs: &'a Document,
}

impl Teller<'_> {
    fn conflict(&self, conflict: &Conflict) -> String {
        let field = match &conflict.field {
            Contested::Time => self.speaker.words.get(Msg::FieldTime).into_owned(),
            Contested::Marker(key) => format!("marker {}", key.as_str()),
            Contested::Unknown(name) => name.to_string(),
            Contested::Field(field) => self.field(&conflict.target, *field),
        };
        format!(
            "conflict: {}{}\n    ours:   {} (kept)\n    theirs: {}\n",
            self.place(&conflict.target),
            plain(&field),
            self.value(&conflict.mine),
            self.value(&conflict.theirs),
        )
    }

    fn kept(&self, kept: &Kept) -> String {
        let by = if kept.deleted_by == Side::Mine { "our side" } else { "their side" };
        let other = if kept.deleted_by == Side::Mine { "theirs" } else { "ours" };
        let because = match kept.because {
            Reason::Edited => format!("{other} changed it"),
            Reason::Referenced => format!("{other} refers to it"),
        };
        let place = self.place(&kept.target);
        format!("kept: {}, which {by} deleted: {because}\n", place.trim_end_matches([':', ' ']))
    }

    /// The event that it is about, with what stands at its end, or nothing.
    fn place(&self, target: &Target) -> String {
        let Some(Step::Item(field, id)) = target.0.first() else { return String::new() };
        if *field != usize::from(DocumentField::Events) {
            let list = Document::FIELDS.get(*field).map(|field| field.key).unwrap_or_default();
            return format!("{list} (id {}): ", plain(id.as_str()));
        }
        match self.event(id) {
            Some(event) => {
                let (time, text) = (self.speaker.began(event), self.speaker.text(event));
                format!("{time}  {text}  (id {}): ", plain(id.as_str()))
            }
            None => format!("event (id {}): ", plain(id.as_str())),
        }
    }

    /// The event as it is merged, or as one of the others has it.
    fn event(&self, id: &Id) -> Option<&Event> {
        let others = [self.theirs, self.base].into_iter().find_map(|document| document.events.find(id));
        self.speaker.event(id).or(others.map(|event| &**event))
    }

    /// What the field is called.
    fn field(&self, target: &Target, field: usize) -> String {
        let mut fields: &[Field] = Document::FIELDS;
        let mut list = "";
        for step in &target.0 {
            let (Step::Part(at) | Step::Item(at, _)) = step;
            let inside = fields.get(*at);
            list = inside.map_or("", |field| field.key);
            fields = match inside.map(|field| field.kind) {
                Some(Type::Record(kind) | Type::List(kind)) => kind.fields(),
                Some(Type::Events) => Event::FIELDS,
                _ => &[],
            };
        }
        let named = fields.get(field).map(|field| self.speaker.words.field(list, field.key).into_owned());
        named.unwrap_or_default()
    }

    /// A value in one line.
    fn value(&self, value: &Value) -> String {
        let text = match value {
            Value::Default => "nothing".to_owned(),
            Value::Text(text) => format!("“{text}”"),
            Value::Flag(flag) => (if *flag { "yes" } else { "no" }).to_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Moment(at) => self.speaker.time(*at, &Precision::Second),
            Value::Date(date) => date.to_string(),
            Value::Set(set) => set.iter().map(|text| &**text).collect::<Vec<_>>().join(", "),
            Value::Markers(markers) => {
                let event = |id: &Id| self.event(id).map(|event| self.speaker.text(event));
                let named = |id: &Id| event(id).unwrap_or_else(|| id.to_string());
                markers.iter().map(|(_, marker)| named(&marker.event)).collect::<Vec<_>>().join(", ")
            }
            Value::Record(Node::Event(event)) => self.time(event),
            Value::Anchor(_) | Value::Events(_) | Value::Record(_) | Value::List(_) | Value::Extra(_) => {
                "another order".to_owned()
            }
        };
        plain(&text)
    }

    /// The time of an event in which nothing but the time is filled in.
    fn time(&self, event: &Event) -> String {
        let Some(at) = event.at else { return "no time".to_owned() };
        let qualified = |at, precision: &Precision, certainty: &str| {
            let time = self.speaker.time(at, precision);
            if certainty == "exact" { time } else { format!("{certainty} {time}") }
        };
        let from = qualified(at, &event.precision, event.certainty.as_str());
        let until = event.until;
        let until = until.map(|at| qualified(at, event.end_precision(), event.until_certainty.as_str()));
        until.map_or(from.clone(), |until| format!("{from} – {until}"))
    }
}
