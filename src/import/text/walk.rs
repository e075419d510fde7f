//! What each kind of block means where it stands.

mod lines;
mod rows;

use super::block::Block;
use super::dates::{names_part_of_day, names_weekday};
use super::entry::{Below, Form};
use super::month_items::year_of_month;
use super::outline::Walk;
use super::stamped::Head;
use super::words::{self, Topic, topic};
use super::zone_words::{says_of_all_times, zone_alone, zone_in};

impl Walk<'_, '_> {
    pub(super) fn heading(&mut self, block: &Block, level: u8) {
        let front = block.head.as_ref().filter(|head| head.label.is_empty());
        let timed = front.filter(|head| head.has_clock() && self.census.accepts(head));
        if let Some(head) = timed.filter(|_| self.census.by_headings && self.topic != Topic::Other) {
            return self.open(Form::Heading(level), block, head.clone());
        }
        let is_body = matches!(self.open_form(), Some(Form::Heading(open)) if level > open);
        if is_body && front.is_none_or(|head| !head.is_day()) {
            return self.below(Below::Text(block.text.clone()));
        }
        if self.is_remark(block) {
            return self.below(Below::Text(block.text.clone()));
        }
        self.close();
        if let Some(head) = front.filter(|head| head.day.is_some()) {
            self.new_scope();
            self.note_zone_of(head);
            self.say_date(head.stamp.clone(), false);
            self.note(&block.text);
            self.scope.section += usize::from(!head.rest.is_empty());
            if self.outline.title.is_empty() && self.outline.entries.is_empty() && level <= 2 {
                self.outline.title.clone_from(&head.rest);
            }
            // A day above the level of the times is that of all below it: of the report, say.
            let is_entry = self.census.by_headings && level >= self.census.level || block.is_whole_day;
            if head.is_day() && is_entry && self.topic != Topic::Other {
                self.open(Form::Heading(level), block, head.clone());
            }
            return;
        }
        self.section(block, level);
    }

    /// Whether what looks like a heading is a remark on the line right above it: "# pager went off".
    fn is_remark(&self, block: &Block) -> bool {
        let open = self.open_entry();
        let Some(open) = open.filter(|open| open.form == Form::Line) else { return false };
        let is_below = !self.after_blank && self.pending.is_empty();
        let is_apart = block.indent > open.indent || block.text.starts_with(char::is_lowercase);
        let is_day = block.head.as_ref().is_some_and(|head| head.day.is_some());
        is_below && is_apart && !is_day && topic(&block.text) == Topic::Unknown
    }

    /// A heading that names a part of the text.
    fn section(&mut self, block: &Block, level: u8) {
        // A part of the list may be called "Root cause"; a list is no title of the whole, and what
        // is left to do is no part of it.
        let is_within = self.topic == Topic::Timeline
            && (2..level).contains(&self.topic_level)
            && !words::is_aftermath(&block.text);
        let topic = Some(topic(&block.text)).filter(|topic| !is_within || *topic != Topic::Other);
        let topic = topic.unwrap_or(Topic::Unknown);
        let topic = if words::looks_back(&block.text) { Topic::Other } else { topic };
        if topic != Topic::Unknown || level <= self.topic_level {
            (self.topic, self.topic_level) = (topic, level);
            self.is_of_response = words::tells_response(&block.text);
        }
        let month = year_of_month(&block.text);
        let is_month = month.is_some_and(|(_, is_all)| is_all);
        let is_first = self.outline.title.is_empty() && self.outline.entries.is_empty();
        if is_first && topic == Topic::Unknown && !(is_month && level > 1) {
            self.outline.title.clone_from(&block.text);
        }
        self.new_scope();
        self.scope.section += usize::from(!self.outline.entries.is_empty());
        self.note(&block.text);
        let head = self.finder.numbered_day(&block.text);
        if let Some(head) = head.or_else(|| self.finder.date_in(&block.text)) {
            self.note_zone_of(&head);
            self.say_date(head.stamp, false);
        } else if let Some((year, _)) = month {
            self.scope.year_of_date = Some(year);
        }
    }

    /// Whether the entry under way is a heading that says nothing yet.
    pub(super) fn waits_below_heading(&self) -> bool {
        let open = self.open_entry();
        let says = |below: &Below| *below != Below::Break;
        open.is_some_and(|open| {
            let is_bare = open.head.as_ref().is_some_and(|head| head.rest.is_empty());
            matches!(open.form, Form::Heading(_)) && is_bare && !open.below.iter().any(says)
        })
    }

    /// Whether a line is a date and no more: the day of what follows.
    pub(super) fn sets_date(&self, head: &Head) -> bool {
        if !head.is_day() || !head.label.is_empty() {
            return false;
        }
        let rest = head.rest.trim_matches(|c: char| "_*()（）[]:".contains(c) || c.is_whitespace());
        let places = self.finder.places();
        let is_note = rest.is_empty()
            || names_weekday(rest)
            || names_part_of_day(rest)
            || head.rest.starts_with('(') && zone_in(&head.rest, places).is_some()
            || zone_alone(&head.rest, places).is_some()
            // "2024-03-12, all times in UTC"
            || says_of_all_times(&head.rest) && zone_in(&head.rest, places).is_some()
            // "3/10/2026, second shift (all times Central)"
            || head.rest.split_once('(').is_some_and(|(_, inner)| says_of_all_times(inner));
        let in_heading = matches!(self.open_form(), Some(Form::Heading(_)));
        is_note && !in_heading
    }
}
