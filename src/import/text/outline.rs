//! From blocks to entries: which of them carry the list, and what belongs to which entry.

use super::block::{Block, Kind};
use super::census::Census;
use super::entry::{Below, Entry, Form, Scope};
use super::head::{Finder, Head};
use super::table::Columns;
use super::words::{self, Topic, topic};
use super::zone_words::{says_about, zone_in};
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
    /// Rows of a template that nobody filled in.
    pub(super) unfilled: usize,
    pub(super) has_table: bool,
}

/// Walks through the blocks.
pub(super) struct Walk<'a, 'f> {
    finder: &'f Finder<'a>,
    census: Census,
    outline: Outline,
    scope: Scope,
    is_scope_used: bool,
    /// The entry under way.
    open: Option<usize>,
    /// Lines that belong to it only if another entry follows.
    pending: Vec<Below>,
    after_blank: bool,
    topic: Topic,
    topic_level: u8,
    paragraph: String,
    columns: Option<(u32, Columns)>,
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
            topic: Topic::Unknown,
            topic_level: 0,
            paragraph: String::new(),
            columns: None,
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
        match block.kind {
            Kind::Blank => {
                self.after_blank = true;
                self.below(Below::Break);
                return;
            }
            Kind::Heading(level) => self.heading(block, level),
            Kind::Bullet => self.bullet(block),
            Kind::Text => self.text(block, next),
            Kind::Quote => self.below(Below::Quote(block.text.clone())),
            Kind::Code => self.below(Below::Code(block.text.clone())),
            Kind::Row => self.row(block),
        }
        self.after_blank = false;
    }

    fn heading(&mut self, block: &Block, level: u8) {
        let front = block.head.as_ref().filter(|head| head.label.is_empty());
        let timed = front.filter(|head| head.has_clock() && self.census.accepts(head));
        if let Some(head) = timed.filter(|_| self.census.by_headings && self.topic != Topic::Other) {
            return self.open(Form::Heading(level), block, head.clone());
        }
        let is_body = matches!(self.open_form(), Some(Form::Heading(open)) if level > open);
        if is_body && front.is_none_or(|head| !head.is_day()) {
            return self.below(Below::Text(block.text.clone()));
        }
        self.close();
        if let Some(head) = front.filter(|head| head.day.is_some()) {
            self.new_scope();
            self.say_date(head.stamp.clone(), false);
            self.note(&block.text);
            self.scope.section += 1;
            if head.is_day() && self.census.by_headings {
                self.open(Form::Heading(level), block, head.clone());
            }
            return;
        }
        self.section(block, level);
    }

    /// A heading that names a part of the text.
    fn section(&mut self, block: &Block, level: u8) {
        let topic = topic(&block.text);
        if topic != Topic::Unknown || level <= self.topic_level {
            (self.topic, self.topic_level) = (topic, level);
        }
        if self.outline.title.is_empty() && topic == Topic::Unknown && self.outline.entries.is_empty() {
            self.outline.title.clone_from(&block.text);
        }
        self.new_scope();
        self.scope.section += usize::from(!self.outline.entries.is_empty());
        self.note(&block.text);
        if let Some(head) = self.finder.date_in(&block.text) {
            self.say_date(head.stamp, false);
        }
    }

    fn bullet(&mut self, block: &Block) {
        let below = || Below::Item(block.text.clone());
        let open = self.open.and_then(|at| self.outline.entries.get(at));
        let (form, indent) = match open {
            Some(open) => (Some(open.form), open.indent),
            None => (None, 0),
        };
        let is_timed = open.is_some_and(|open| open.head.as_ref().is_none_or(Head::has_clock));
        let is_nested = form == Some(Form::Bullet) && block.indent > indent && is_timed;
        if matches!(form, Some(Form::Heading(_))) && is_timed || is_nested {
            return self.below(below());
        }
        if let Some(head) = block.head.as_ref().filter(|head| self.sets_date(head)) {
            self.close();
            self.new_scope();
            return self.say_date(head.stamp.clone(), false);
        }
        let head = block.head.as_ref().filter(|head| self.takes_bullet(head));
        if let Some(head) = head.filter(|_| self.topic != Topic::Other) {
            let (head, indent) = (head.clone(), block.indent);
            return self.open_at(Form::Bullet, block, head, indent);
        }
        match form {
            Some(Form::Bullet) if block.indent == indent => self.undated(block),
            Some(Form::Bullet) if block.indent < indent => self.close(),
            Some(_) => self.below(below()),
            None => {}
        }
    }

    fn takes_bullet(&self, head: &Head) -> bool {
        if !head.label.is_empty() {
            return self.census.takes_label(head);
        }
        let is_day =
            head.is_day() && (head.day == Some(DayForm::Full) || head.is_set_off) && !head.rest.is_empty();
        head.has_clock() && self.census.accepts(head) || is_day
    }

    /// An item of the list without a time of its own: it stays where it is, without one.
    fn undated(&mut self, block: &Block) {
        let by_labels = self.open_label();
        if block.text.is_empty() || by_labels || words::is_bookkeeping(&block.text) {
            return;
        }
        let at = self.outline.entries.len();
        self.begin(Entry::new(Form::Bullet, block.line, 0, None, block.text.clone()), block);
        if let Some(entry) = self.outline.entries.get_mut(at) {
            entry.indent = block.indent;
        }
    }

    fn text(&mut self, block: &Block, next: Option<&Block>) {
        if let Some(head) = block.head.as_ref().filter(|_| self.topic != Topic::Other) {
            if self.sets_date(head) {
                self.close();
                self.new_scope();
                self.say_date(head.stamp.clone(), false);
                return self.note(&block.text);
            }
            if self.takes_line(head, block, next) {
                return self.open(Form::Line, block, head.clone());
            }
        }
        let ends = match self.open_form() {
            Some(Form::Row) => true,
            Some(Form::Bullet) => self.after_blank && block.indent == 0,
            _ => false,
        };
        if ends && self.open.is_some() {
            self.pending.push(Below::Break);
            self.pending.push(Below::Text(block.text.clone()));
        } else if !self.pending.is_empty() {
            self.pending.push(Below::Text(block.text.clone()));
        } else if self.open.is_some() {
            self.below(Below::Text(block.text.clone()));
        }
        if self.open.is_none() || !self.pending.is_empty() {
            self.outline.asides.push(block.text.clone());
            self.paragraph.push_str(&block.text);
            self.paragraph.push(' ');
        }
    }

    /// Whether a line is a date and no more: the day of what follows.
    fn sets_date(&self, head: &Head) -> bool {
        let rest = head.rest.trim_matches(|c: char| "_*()[]:".contains(c) || c.is_whitespace());
        let is_note =
            rest.is_empty() || head.rest.contains('(') && zone_in(&head.rest, self.finder.places()).is_some();
        let in_heading = matches!(self.open_form(), Some(Form::Heading(_)));
        head.is_day() && head.label.is_empty() && is_note && !in_heading
    }

    fn takes_line(&self, head: &Head, block: &Block, next: Option<&Block>) -> bool {
        let is_wrapped = matches!(self.open_form(), Some(Form::Bullet | Form::Heading(_)))
            && (!self.after_blank || block.indent > 0);
        if !head.label.is_empty() {
            let goes_on = next.is_some_and(|next| {
                matches!(next.kind, Kind::Text | Kind::Quote | Kind::Bullet | Kind::Blank)
            });
            let is_message = self.census.is_chat && !head.is_weak && goes_on && words::is_person(&head.label);
            return self.census.takes_label(head) || is_message;
        }
        if !self.census.by_lines || self.census.by_headings || is_wrapped {
            return false;
        }
        let is_day = head.is_day() && head.is_set_off && !head.rest.is_empty();
        head.has_clock() && self.census.accepts(head) || is_day
    }

    fn row(&mut self, block: &Block) {
        if matches!(self.open_form(), Some(Form::Heading(_))) || self.topic == Topic::Other {
            let cells: Vec<&str> = block.cells.iter().map(|cell| cell.text.as_str()).collect();
            return self.below(Below::Text(cells.join(" | ")));
        }
        let same = self.columns.as_ref().is_some_and(|(table, _)| *table == block.table);
        if !same {
            self.close();
            let columns = Columns::new(block);
            for head in columns.heads(block) {
                self.note(&head.text);
            }
            self.scope.year = columns.year.or(self.scope.year);
            let is_header = columns.is_headed;
            self.columns = Some((block.table, columns));
            if is_header {
                return;
            }
        }
        let Some((_, columns)) = &mut self.columns else { return };
        if block.is_header {
            return;
        }
        let found = columns.entry(block, self.census.takes_pairs);
        self.outline.unfilled += usize::from(found.is_unfilled);
        if let Some(date) = found.date {
            self.new_scope();
            self.say_date(date, false);
        }
        if let Some(entry) = found.entry {
            self.outline.has_table = true;
            self.begin(entry, block);
        }
    }

    fn open_form(&self) -> Option<Form> {
        self.open.and_then(|at| self.outline.entries.get(at)).map(|entry| entry.form)
    }

    /// Whether the entry under way is a label with a time.
    fn open_label(&self) -> bool {
        let open = self.open.and_then(|at| self.outline.entries.get(at));
        open.and_then(|entry| entry.head.as_ref()).is_some_and(|head| !head.label.is_empty())
    }

    fn open(&mut self, form: Form, block: &Block, head: Head) {
        self.open_at(form, block, head, block.indent);
    }

    fn open_at(&mut self, form: Form, block: &Block, head: Head, indent: usize) {
        self.end_paragraph();
        let mut entry = Entry::new(form, block.line, 0, None, head.rest.clone());
        if !head.label.is_empty() {
            entry.text.clone_from(&head.label);
        }
        entry.head = Some(head);
        entry.indent = indent;
        self.begin(entry, block);
    }

    fn begin(&mut self, mut entry: Entry, block: &Block) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(last) = self.open.and_then(|at| self.outline.entries.get_mut(at)) {
            last.below.extend(pending);
        }
        entry.scope = self.outline.scopes.len();
        entry.original = if block.cells.is_empty() {
            block.text.clone()
        } else {
            block.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
        };
        self.is_scope_used = true;
        self.open = Some(self.outline.entries.len());
        self.outline.entries.push(entry);
    }

    fn below(&mut self, below: Below) {
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

    fn close(&mut self) {
        self.open = None;
        self.pending.clear();
        self.columns = None;
    }

    /// What was said so far holds for the entries so far.
    fn new_scope(&mut self) {
        if self.is_scope_used {
            self.outline.scopes.push(self.scope.clone());
            self.is_scope_used = false;
        }
    }

    fn say_date(&mut self, date: String, is_stated: bool) {
        self.scope.date = Some(date);
        self.scope.is_stated = is_stated;
    }

    /// Takes note of a zone, a year, and of times that are approximate.
    fn note(&mut self, text: &str) {
        if let Some(zone) = zone_in(text, self.finder.places()) {
            self.new_scope();
            self.scope.zone = Some(zone);
        }
        if says_about(text) {
            self.new_scope();
            self.scope.is_about = true;
        }
        self.scope.year = super::table::year_in(text).or(self.scope.year);
    }

    /// A sentence before or between the lists.
    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_empty() || paragraph.len() > 600 {
            return;
        }
        let found = topic(&paragraph);
        if words::heads(&paragraph) && found != Topic::Unknown {
            self.topic = found;
        }
        self.note(&paragraph);
        let is_first = self.scope.date.is_none() || !self.is_scope_used;
        let head = self.finder.date_in(&paragraph);
        if let Some(head) = head.filter(|_| is_first && (self.scope.date.is_none() || says_all(&paragraph))) {
            self.new_scope();
            self.say_date(head.stamp, says_all(&paragraph));
        }
    }
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
        let heads_others = is_day && entries.peek().is_some_and(|next| !next.has_day());
        if !heads_others && !entry.is_empty() {
            kept.push(entry);
        } else if !heads_others {
            outline.unfilled += 1;
        }
    }
    outline.entries = kept;
}
