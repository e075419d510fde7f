//! What an item of a list means where it stands.

use super::block::{Block, Kind};
use super::day_said::{Said, dated_period, labelled_day};
use super::entry::{Below, Entry, Form};
use super::outline::Walk;
use super::stamped::Head;
use super::words::{self, Topic};
use super::zone_words::{says_of_all_times, zone_alone};
use crate::import::markers::{is_marker_label, names_marker};
use crate::model::typed::DayForm;

impl Walk<'_, '_> {
    pub(super) fn bullet(&mut self, block: &Block, next: Option<&Block>) {
        let below = || Below::Item(block.text.clone());
        let open = self.open_entry();
        let (form, indent) = match open {
            Some(open) => (Some(open.form), open.indent),
            None => (None, 0),
        };
        let is_part = open.is_some_and(|open| open.is_part);
        let is_timed = open.is_some_and(|open| open.head.as_ref().is_none_or(Head::has_clock));
        let is_nested = form == Some(Form::Bullet) && block.indent > indent && is_timed;
        let goes_on = is_part && block.indent == indent;
        if (is_nested || goes_on)
            && let Some(head) = self.part(block)
        {
            self.open(Form::Bullet, block, head);
            return self.is_part();
        }
        if matches!(form, Some(Form::Heading(_))) && is_timed || is_nested {
            return self.below(below());
        }
        // "- 2024-06-21:", and what happened in the next line, which is set in.
        let is_wrapped = next.is_some_and(|next| next.kind == Kind::Text && next.indent > block.indent)
            && block.text.ends_with(':')
            && self.topic == Topic::Timeline;
        if let Some(head) = block.head.as_ref().filter(|head| is_wrapped && self.sets_date(head)) {
            return self.open_at(Form::Bullet, block, head.clone(), block.indent);
        }
        if let Some(head) = block.head.as_ref().filter(|head| self.sets_date(head)) {
            self.close();
            self.new_scope();
            self.note_zone_of(head);
            return self.say_date(head.stamp.clone(), false);
        }
        let head = block.head.as_ref().filter(|head| self.takes_bullet(head));
        if let Some(head) = head.filter(|_| self.topic != Topic::Other) {
            let (head, indent) = (head.clone(), block.indent);
            self.open_at(Form::Bullet, block, head, indent);
            return self.set_aside();
        }
        if form == Some(Form::Bullet) && self.leaves_list() {
            return self.close();
        }
        match form {
            // "- 10:42", and the next items say what happened then.
            Some(Form::Bullet) if block.indent == indent && self.is_bare_time() => self.below(below()),
            Some(Form::Bullet) if block.indent == indent && !is_part => self.undated(block),
            Some(Form::Bullet) if block.indent < indent => self.close(),
            Some(_) => self.below(below()),
            None if self.begins_list(block, next) => self.undated(block),
            None => self.labelled(block),
        }
    }

    /// Whether the entry under way is a time in a line of its own.
    fn is_bare_time(&self) -> bool {
        let open = self.open_entry().and_then(|open| open.head.as_ref());
        open.is_some_and(|head| head.rest.is_empty() && head.label.is_empty() && head.has_clock())
    }

    /// Whether an item without a time is the first of the list that its heading names.
    fn begins_list(&self, block: &Block, next: Option<&Block>) -> bool {
        let is_timed = |head: &Head| head.has_clock() && !head.is_weak && head.label.is_empty();
        let is_beside = |next: &&Block| {
            next.kind == Kind::Bullet
                && next.indent == block.indent
                && next.head.as_ref().is_some_and(is_timed)
        };
        let is_field = block.text.split_once(':').is_some_and(|(name, _)| name.len() <= 40);
        self.topic == Topic::Timeline
            && self.outline.entries.is_empty()
            && block.head.is_none()
            && !is_field
            && !says_of_all_times(&block.text)
            && block.text.split_whitespace().count() > 2
            && zone_alone(&block.text, self.finder.places()).is_none()
            && next.filter(is_beside).is_some()
    }

    /// The time of an item below one that says nothing but how long all of its items took.
    fn part(&self, block: &Block) -> Option<Head> {
        let open = self.open_entry()?;
        let is_firm =
            |head: &&Head| head.clock.is_some() && !head.is_weak && head.is_set_off && head.label.is_empty();
        let head = block.head.as_ref().filter(is_firm).filter(|head| !head.rest.is_empty())?;
        let is_bare = |own: &Head| own.rest.is_empty() && own.label.is_empty();
        if open.is_part && open.indent == block.indent {
            return Some(head.clone());
        }
        // What stands right below the time is what happened.
        let says = matches!(open.below.first(), Some(Below::Text(_)));
        open.head.as_ref().filter(|own| is_bare(own) && !says).map(|_| head.clone())
    }

    /// The entry under way is part of the one above it.
    fn is_part(&mut self) {
        if let Some(entry) = self.open.and_then(|at| self.outline.entries.get_mut(at)) {
            entry.is_part = true;
        }
    }

    /// Takes the day that an item above the list says behind a label: "Incident date: 2024-03-12".
    fn labelled(&mut self, block: &Block) {
        if !self.outline.entries.is_empty() {
            return;
        }
        let found = labelled_day(&block.text, self.finder).or_else(|| dated_period(&block.text, self.finder));
        let is_better = |said: Said| self.scope.date.is_none() || said.beats(self.day_said);
        if let Some((head, said)) = found.filter(|(_, said)| is_better(*said)) {
            self.new_scope();
            self.note_zone_of(&head);
            // "Duration: 12 March 2024, 10:02 AM - 10:32 AM (EAT)"
            let inner = block.text.rsplit_once('(').and_then(|(_, behind)| behind.split_once(')'));
            let zone = inner.and_then(|(inner, _)| zone_alone(inner, self.finder.places()));
            if let Some(zone) = zone {
                self.say_zone(zone);
            }
            self.say_date(head.stamp, false);
            self.day_said = said;
        }
    }

    /// Whether the line between the list and an item without a time heads another list: "What went
    /// well".
    fn leaves_list(&self) -> bool {
        let says = |below: &&Below| **below != Below::Break;
        let mut between = self.pending.iter().filter(says);
        let (Some(Below::Text(line)), None) = (between.next(), between.next()) else { return false };
        words::heads(line) && !line.starts_with(char::is_lowercase)
    }

    /// A label above the list that says when something of the whole was stands beside the list:
    /// "Start: 2024-03-12 10:42".
    pub(super) fn set_aside(&mut self) {
        let is_first = self.outline.entries.iter().rev().skip(1).take(8).all(|entry| entry.is_frame);
        let Some(entry) = self.outline.entries.last_mut() else { return };
        let Some(head) = entry.head.as_ref().filter(|_| is_first && self.census.has_list) else { return };
        // A few words beside it are a remark; more of them tell what happened.
        let is_short = head.rest.split_whitespace().count() <= 4;
        let is_dated = head.day == Some(DayForm::Full);
        // "First report to the office: 2024-03-15 14:32": what the head of a report says.
        let is_field = is_dated && entry.line < self.census.named_at;
        let is_marker = is_marker_label(&head.label) || is_field && names_marker(&head.label);
        // "Detected: 2024-03-12 10:42 UTC, by errors that the gateway gave" above the list.
        let is_told = is_short || is_field && is_marker;
        if head.clock.is_none() || !is_told || !(is_field || is_marker) {
            return;
        }
        let day = head.stamp.clone();
        entry.is_frame = true;
        self.open = None;
        if is_dated && self.scope.date.is_none() {
            self.new_scope();
            self.say_date(day, false);
        }
    }

    fn takes_bullet(&self, head: &Head) -> bool {
        if !head.label.is_empty() {
            return self.census.takes_label(head);
        }
        if head.opens_sentence() && self.lists_labels() {
            return false;
        }
        let is_day =
            head.is_day() && (head.day == Some(DayForm::Full) || head.is_set_off) && !head.rest.is_empty();
        head.has_clock() && self.census.accepts(head) || is_day
    }

    /// Whether the list is of labels with their times: sentences below it tell of something else.
    pub(super) fn lists_labels(&self) -> bool {
        let is_label = |entry: &Entry| entry.head.as_ref().is_some_and(|head| !head.label.is_empty());
        let entries = &self.outline.entries;
        entries.len() > 1 && entries.iter().rev().take(8).all(is_label)
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
}
