//! From blocks to entries: which of them carry the list, and what belongs to which entry.

use super::block::{Block, Kind};
use super::census::Census;
use super::closing_times::unjoined;
use super::day_order::numbers;
use super::day_said::{Said, day_said};
use super::entry::{Below, Entry, Form, Scope};
use super::fields::Field;
use super::head::Finder;
use super::stamped::Head;
use super::table::Columns;
use super::words::{self, Topic, topic};
use super::zero::zero;
use super::zone_words::{says_about, says_of_all_times, zone_alone, zone_in, zone_line, zone_of_clock};
use crate::import::pieces::is_weekday;
use crate::model::typed::DayForm;

/// What was found in the blocks.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) entries: Vec<Entry>,
    pub(super) scopes: Vec<Scope>,
    /// The first heading, if it names no list.
    pub(super) title: String,
    /// Sentences that stand outside of the list.
    pub(super) asides: Vec<String>,
    /// What stands above the list and says when something of the whole was.
    pub(super) fields: Vec<Field>,
    /// Rows of a template that nobody filled in.
    pub(super) unfilled: usize,
    pub(super) has_table: bool,
    /// The zone that stands behind a time in a sentence outside of the list.
    pub(super) said_zone: Option<String>,
    /// What relative times count from, and the scope that it stands in.
    pub(super) zero: Option<(Head, usize)>,
}

/// Walks through the blocks.
pub(super) struct Walk<'a, 'f> {
    pub(super) finder: &'f Finder<'a>,
    pub(super) census: Census,
    pub(super) outline: Outline,
    pub(super) scope: Scope,
    pub(super) is_scope_used: bool,
    /// The entry under way.
    pub(super) open: Option<usize>,
    /// Lines that belong to it only if another entry follows.
    pub(super) pending: Vec<Below>,
    pub(super) after_blank: bool,
    /// Whether entries that are lines go on behind blank lines.
    pub(super) has_paragraphs: bool,
    pub(super) topic: Topic,
    pub(super) topic_level: u8,
    /// Whether the heading above names what was done to end it.
    pub(super) is_of_response: bool,
    pub(super) paragraph: String,
    pub(super) columns: Option<(u32, Columns)>,
    /// How plainly the text says the day that holds.
    pub(super) day_said: Said,
}

impl<'a, 'f> Walk<'a, 'f> {
    pub(super) fn new(finder: &'f Finder<'a>, census: Census) -> Self {
        Self {
            finder,
            census,
            outline: Outline::default(),
            scope: Scope::default(),
            is_scope_used: false,
            open: None,
            pending: Vec::new(),
            after_blank: false,
            has_paragraphs: false,
            topic: Topic::Unknown,
            topic_level: 0,
            is_of_response: false,
            paragraph: String::new(),
            columns: None,
            day_said: Said::default(),
        }
    }

    pub(super) fn run(mut self, blocks: &[Block]) -> Outline {
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, blocks.get(at + 1));
        }
        self.end_paragraph();
        self.close();
        self.outline.scopes.push(self.scope);
        without_empty(&mut self.outline);
        self.outline
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        if !matches!(block.kind, Kind::Text) {
            self.end_paragraph();
        }
        if self.sets_zero(block) {
            return;
        }
        match block.kind {
            Kind::Blank => {
                self.after_blank = true;
                self.below(Below::Break);
                return;
            }
            Kind::Heading(level) => self.heading(block, level),
            Kind::Bullet => self.bullet(block, next),
            Kind::Text => self.text(block, next),
            // "> All times in CET"
            Kind::Quote if self.open.is_none() && says_of_all_times(&block.text) => self.note(&block.text),
            Kind::Quote => self.below(Below::Quote(block.text.clone())),
            Kind::Code => self.below(Below::Code(block.text.clone())),
            Kind::Row => self.row(block),
        }
        self.after_blank = false;
    }

    /// Takes the title of another day's list below the first one, a few words and then the day: "Report
    /// on 12 March 2024".
    pub(super) fn takes_next_day(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let is_alone = self.after_blank && next.is_some_and(|next| next.kind == Kind::Blank);
        let is_title = is_alone && block.text.split_whitespace().count() <= 9;
        // "### 10:42", and below it "The cause is the change of 12 March 2024".
        if self.outline.entries.is_empty() || !is_title || self.waits_below_heading() {
            return false;
        }
        let is_last = |head: &Head| head.is_day() && head.day == Some(DayForm::Full) && head.rest.is_empty();
        let Some(head) = self.finder.date_in(&block.text).filter(is_last) else { return false };
        self.close();
        self.new_scope();
        self.say_date(head.stamp, false);
        true
    }

    /// Takes note of what relative times count from; whether the line says nothing else.
    fn sets_zero(&mut self, block: &Block) -> bool {
        let is_line = matches!(block.kind, Kind::Text | Kind::Bullet | Kind::Heading(_));
        if !is_line || self.outline.zero.is_some() || !self.outline.entries.is_empty() {
            return false;
        }
        let Some(head) = zero(&block.text, self.finder) else { return false };
        self.note_zone_of(&head);
        // "T0 = 10:38 (deploy)" says what T0 is; "T0 deploy" is an entry.
        let defines = block.head.as_ref().is_some_and(|it| it.is_counted && it.rest.starts_with('='));
        let is_alone = defines || head.rest.trim_matches(['*', '_', '`', ')', '.', ':']).is_empty();
        self.outline.zero = Some((head, self.outline.scopes.len()));
        is_alone
    }

    /// The entry under way.
    pub(super) fn open_entry(&self) -> Option<&Entry> {
        self.open.and_then(|at| self.outline.entries.get(at))
    }

    pub(super) fn open_form(&self) -> Option<Form> {
        self.open_entry().map(|entry| entry.form)
    }

    /// Whether the entry under way is a label with a time.
    pub(super) fn open_label(&self) -> bool {
        let open = self.open_entry();
        open.and_then(|entry| entry.head.as_ref()).is_some_and(|head| !head.label.is_empty())
    }

    /// Whether a line is of a log that somebody shows in a message: it has seconds where messages have
    /// none, or stands in quotes.
    pub(super) fn is_shown_log(&self, head: &Head, block: &Block) -> bool {
        let open = self.open_entry();
        let Some((message, indent)) = open.and_then(|open| Some((open.head.as_ref()?, open.indent))) else {
            return false;
        };
        let has_seconds = |head: &Head| head.stamp.matches(':').count() > 1;
        // "[12/Mar/2024:10:42:03 +0000] "GET …" right below "10:43 Mina finds this".
        let is_pasted = message.day.is_none()
            && !has_seconds(message)
            && !self.after_blank
            && head.day == Some(DayForm::Full)
            && head.typed.contains('/')
            && has_seconds(head);
        if is_pasted {
            return true;
        }
        if !head.label.is_empty() || message.label.is_empty() && block.indent <= indent {
            return false;
        }
        let is_log = !has_seconds(message) && has_seconds(head) && !head.rest.is_empty();
        is_log || !message.label.is_empty() && block.text.starts_with(['"', '“', '„', '«'])
    }

    pub(super) fn open(&mut self, form: Form, block: &Block, head: Head) {
        self.open_at(form, block, head, block.indent);
    }

    pub(super) fn open_at(&mut self, form: Form, block: &Block, head: Head, indent: usize) {
        self.end_paragraph();
        let mut entry = Entry::new(form, block.line, 0, None, head.rest.clone());
        if !head.label.is_empty() {
            entry.text = match head.rest.as_str() {
                "" => unjoined(&head.label).to_owned(),
                rest => format!("{}: {rest}", head.label),
            };
        }
        entry.head = Some(head);
        entry.indent = indent;
        self.begin(entry, block);
    }

    pub(super) fn begin(&mut self, mut entry: Entry, block: &Block) {
        let pending = std::mem::take(&mut self.pending);
        self.has_paragraphs |= !pending.is_empty() && self.open_form() == Some(Form::Line);
        if let Some(last) = self.open.and_then(|at| self.outline.entries.get_mut(at)) {
            last.below.extend(pending);
        }
        entry.scope = self.outline.scopes.len();
        entry.is_whole_day = block.is_whole_day;
        entry.original = if block.cells.is_empty() {
            block.text.clone()
        } else {
            block.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
        };
        self.is_scope_used = true;
        self.open = Some(self.outline.entries.len());
        self.outline.entries.push(entry);
    }

    pub(super) fn below(&mut self, below: Below) {
        if !self.pending.is_empty() {
            return self.pending.push(below);
        }
        if let Some(entry) = self.open.and_then(|at| self.outline.entries.get_mut(at)) {
            if below == Below::Break && entry.below.last().is_none_or(|last| *last == Below::Break) {
                return;
            }
            entry.below.push(below);
        }
    }

    pub(super) fn close(&mut self) {
        self.open = None;
        self.pending.clear();
        self.columns = None;
    }

    /// What was said so far holds for the entries so far.
    pub(super) fn new_scope(&mut self) {
        if self.is_scope_used {
            self.outline.scopes.push(self.scope.clone());
            self.is_scope_used = false;
        }
    }

    pub(super) fn say_date(&mut self, date: String, is_stated: bool) {
        self.scope.year_of_date = super::table::year_in(&date).or(self.scope.year_of_date);
        if is_weekday(&date) {
            self.scope.near =
                self.scope.date.take().filter(|day| !is_weekday(day)).or(self.scope.near.take());
        }
        self.scope.date = Some(date);
        self.day_said = Said::InFront;
        self.scope.is_stated = is_stated;
    }

    /// Takes note of a zone, a year, and of times that are approximate.
    pub(super) fn note(&mut self, text: &str) {
        if let Some(zone) = zone_in(text, self.finder.places()).or_else(|| self.zone_of_lines(text)) {
            self.say_zone(zone);
        }
        if says_about(text) {
            self.new_scope();
            self.scope.is_about = true;
        }
        self.scope.year = super::table::year_in(text).or(self.scope.year);
    }

    /// The zone of a sentence within a paragraph that says it of all times, and may go on in its next line.
    fn zone_of_lines(&self, text: &str) -> Option<String> {
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            if says_of_all_times(line) {
                let next = lines.peek().copied().unwrap_or_default();
                return zone_in(line, self.finder.places())
                    .or_else(|| zone_in(&format!("{line} {next}"), self.finder.places()));
            }
        }
        None
    }

    pub(super) fn say_zone(&mut self, zone: String) {
        self.new_scope();
        self.scope.zone = Some(zone);
    }

    /// Takes note of the zone that stands with a date: "2024-03-12, CEST".
    pub(super) fn note_zone_of(&mut self, head: &Head) {
        let places = self.finder.places();
        let zone = zone_alone(&head.rest, places).or_else(|| {
            let behind = head.typed.rsplit(char::is_whitespace).next().unwrap_or_default();
            head.zone.as_ref().and_then(|_| zone_alone(behind, places))
        });
        if let Some(zone) = zone {
            self.say_zone(zone);
        }
    }

    /// A sentence before or between the lists.
    fn end_paragraph(&mut self) {
        let whole = std::mem::take(&mut self.paragraph);
        // Of a long one only the beginning says what holds for all that follows.
        let end = whole.char_indices().nth(600).map_or(whole.len(), |(at, _)| at);
        let paragraph = whole.get(..end).unwrap_or_default();
        if paragraph.is_empty() {
            return;
        }
        let found = topic(paragraph);
        if words::heads(paragraph) && found != Topic::Unknown {
            self.topic = found;
        }
        self.note(paragraph);
        if let Some(zone) = zone_line(paragraph, self.finder.places()) {
            self.say_zone(zone);
        }
        // What stands right above a list heads it, whatever stands above that: "Timeline (CET)".
        let head = whole.trim_end().lines().last().filter(|line| line.len() <= 80);
        if let Some(head) = head.filter(|line| line.len() < whole.trim_end().len()) {
            self.note(head);
        }
        if self.outline.said_zone.is_none() {
            self.outline.said_zone = zone_of_clock(paragraph, self.finder.places());
        }
        let is_first = self.scope.date.is_none() || !self.is_scope_used;
        let found = day_said(paragraph, self.finder);
        let is_first = |said: Said| {
            let is_better = self.outline.entries.is_empty() && said.beats(self.day_said);
            is_first && (self.scope.date.is_none() || says_all(paragraph)) || is_better
        };
        // "12/3/2031" says less than what is known by then.
        let is_clear = |head: &Head| self.scope.date.is_none() || !is_ambiguous(&head.stamp);
        if let Some((head, said)) = found.filter(|(head, said)| is_first(*said) && is_clear(head)) {
            self.new_scope();
            self.note_zone_of(&head);
            self.say_date(head.stamp, says_all(paragraph));
            self.day_said = said;
        }
    }
}

/// Whether the day and the month of a date in numbers can be exchanged.
fn is_ambiguous(stamp: &str) -> bool {
    numbers(stamp).is_some_and(|(one, two)| one <= 12 && two <= 12 && one != two)
}

/// "All events happened on 2019-10-21".
fn says_all(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["all ", "alle ", "todas ", "toutes ", "todos ", "tous "].iter().any(|word| lower.contains(word))
        || lower.contains("otherwise")
}

/// Takes out what is no entry: headings that only say the day of those below, and times without
/// any text.
fn without_empty(outline: &mut Outline) {
    let entries = std::mem::take(&mut outline.entries);
    let mut kept = Vec::with_capacity(entries.len());
    let mut entries = entries.into_iter().peekable();
    while let Some(entry) = entries.next() {
        let is_day = entry.head.as_ref().is_some_and(Head::is_day) && matches!(entry.form, Form::Heading(_));
        let heads_others =
            is_day && !entry.is_whole_day && entries.peek().is_some_and(|next| !next.has_day());
        if !heads_others && !entry.is_empty() {
            kept.push(entry);
        } else if !heads_others {
            outline.unfilled += 1;
        }
    }
    // What stands beside a list is the list where there is no other.
    if kept.iter().all(|entry| entry.is_frame) {
        kept.iter_mut().for_each(|entry| entry.is_frame = false);
    }
    outline.entries = kept;
}
