//! What each kind of block means where it stands.

mod rows;

use super::beside::is_in_brackets;
use super::block::{Block, Kind};
use super::dates::{names_part_of_day, names_weekday};
use super::entry::{Below, Entry, Form};
use super::month_items::year_of_month;
use super::outline::Walk;
use super::people::names_one;
use super::stamped::Head;
use super::words::{self, Topic, topic};
use super::zone_words::{says_of_all_times, zone_alone, zone_in};
use crate::import::markers::names_marker;
use crate::model::typed::DayForm;

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

    pub(super) fn text(&mut self, block: &Block, next: Option<&Block>) {
        self.leave_list(block);
        if let Some(head) = block.head.as_ref().filter(|_| self.topic != Topic::Other) {
            if self.is_title_with_day(head, next) {
                self.say_date(head.stamp.clone(), false);
                self.outline.title.clone_from(&head.rest);
                return;
            }
            if self.sets_date(head) {
                self.close();
                self.new_scope();
                self.note_zone_of(head);
                self.say_date(head.stamp.clone(), false);
                return self.note(&block.text);
            }
            if introduces_quote(head, next) {
                return self.close();
            }
            let is_sentence = head.opens_sentence() || head.typed.starts_with("At ");
            if is_sentence && !head.rest.is_empty() && self.waits_for_text() {
                return self.below(Below::Text(block.text.clone()));
            }
            // "10:42", and below it "The queue is full since 2024-03-11 22:00".
            let is_told = !self.after_blank && !self.open_label() && self.waits_for_text();
            if !head.label.is_empty() && is_told {
                return self.below(Below::Text(block.text.clone()));
            }
            if self.takes_line(head, block, next) {
                self.open(Form::Line, block, head.clone());
                return self.set_aside();
            }
        }
        if self.is_zone_note(block) || self.takes_next_day(block, next) {
            return;
        }
        if self.may_close(block) {
            self.pending.push(Below::Break);
            self.pending.push(Below::Text(block.text.clone()));
        } else if !self.pending.is_empty() {
            self.pending.push(Below::Text(block.text.clone()));
        } else if let Some(form) = self.open_form() {
            self.has_paragraphs |= form == Form::Line && self.after_blank && self.open_says();
            self.below(Below::Text(block.text.clone()));
        }
        // A line that names the list ends what the one above it left out.
        let names_list = self.topic == Topic::Other
            && block.text.len() < 40
            && words::heads(&block.text)
            && topic(&block.text) == Topic::Timeline;
        if names_list {
            self.topic = Topic::Timeline;
        }
        if self.open.is_none() || !self.pending.is_empty() {
            self.outline.asides.push(block.text.clone());
            self.paragraph.push_str(&block.text);
            self.paragraph.push('\n');
        }
    }

    /// Whether the line that a text begins with calls it something behind its day, above a list of times:
    /// "2024-03-12: Slow queries", and below it "Current status".
    fn is_title_with_day(&self, head: &Head, next: Option<&Block>) -> bool {
        let is_first = self.outline.entries.is_empty()
            && self.outline.title.is_empty()
            && self.outline.asides.is_empty()
            && self.scope.date.is_none();
        let is_above = next.is_some_and(|next| next.kind == Kind::Text && next.head.is_none());
        let says = head.rest.split_whitespace().count() > 1 && !head.rest.ends_with(['.', '!', '?']);
        is_first
            && is_above
            && says
            && self.census.has_list
            && head.day == Some(DayForm::Full)
            && head.is_day()
    }

    /// A line that names another part of the text, right above a sentence that begins with a time, ends
    /// the list: "Root cause", and below it "At 5:26 AM the restart failed".
    fn leave_list(&mut self, block: &Block) {
        let is_sentence = block.head.as_ref().is_some_and(|head| head.typed.starts_with("At "));
        let line = self.paragraph.trim_end();
        let names_part = is_sentence
            && !self.after_blank
            && !self.outline.entries.is_empty()
            && !line.contains('\n')
            && words::heads(line)
            && topic(line) == Topic::Other;
        if names_part {
            self.close();
            self.topic = Topic::Other;
        }
    }

    /// Whether the entry under way is a time alone so far: a sentence below is what it says.
    fn waits_for_text(&self) -> bool {
        let open = self.open_entry();
        open.is_some_and(|open| {
            let says = |below: &Below| *below != Below::Break;
            let says_nothing = |head: &&Head| head.rest.is_empty() || is_in_brackets(&head.rest);
            let head = open.head.as_ref().filter(says_nothing).filter(|head| head.has_clock());
            open.form == Form::Line && head.is_some() && !open.below.iter().any(says)
        })
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

    /// Whether a line may stand behind the list, and belong to its last entry only if another one
    /// follows.
    fn may_close(&self, block: &Block) -> bool {
        let Some(form) = self.open_form() else { return false };
        let is_apart = self.after_blank && block.indent == 0;
        let is_letter = !self.census.is_chat && words::is_farewell(&block.text);
        match form {
            Form::Row => true,
            Form::Bullet => is_apart || is_letter,
            // Where no entry before it goes on behind a blank line, this one does not either.
            Form::Line => {
                let goes_on = self.has_paragraphs || self.census.is_chat || self.outline.entries.len() < 3;
                is_letter || is_apart && !goes_on && (self.open_says() || self.says_nothing_below())
            }
            Form::Heading(_) => is_letter,
        }
    }

    /// Whether the entry under way says something in the line of its time.
    fn open_says(&self) -> bool {
        let head = self.open_entry().and_then(|entry| entry.head.as_ref());
        head.is_some_and(|head| !head.rest.is_empty())
    }

    /// Whether no label of the list has text below it: what follows behind a blank line does not
    /// belong to the last of them either.
    fn says_nothing_below(&self) -> bool {
        let is_bare = |entry: &Entry| !entry.below.iter().any(|below| *below != Below::Break);
        self.open_label() && self.outline.entries.iter().rev().take(8).all(is_bare)
    }

    /// Takes a note below entries that says the zone of all times, also of those above it.
    fn is_zone_note(&mut self, block: &Block) -> bool {
        if self.outline.entries.is_empty() || !says_of_all_times(&block.text) {
            return false;
        }
        let Some(zone) = zone_in(&block.text, self.finder.places()) else { return false };
        let scopes = self.outline.scopes.iter_mut().chain([&mut self.scope]);
        for scope in scopes.filter(|scope| scope.zone.is_none()) {
            scope.zone = Some(zone.clone());
        }
        true
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

    /// Whether a line that is set in far goes on with the entry above it, and only happens to begin with an
    /// hour: "10:42 < ada> I am here until", and below it "            6pm. See you then?".
    fn hangs(&self, head: &Head, block: &Block) -> bool {
        let open = self.open_entry();
        let is_below = open.is_some_and(|open| open.form == Form::Line && open.indent == 0);
        is_below && !self.after_blank && block.indent >= 8 && !head.stamp.contains(':')
    }

    fn takes_line(&self, head: &Head, block: &Block, next: Option<&Block>) -> bool {
        if self.is_shown_log(head, block) {
            return false;
        }
        let is_wrapped = matches!(self.open_form(), Some(Form::Bullet | Form::Heading(_)))
            && (!self.after_blank || block.indent > 0);
        // "- 10:42", and below it "  The cause is the change of 2024-03-12".
        let is_set_in = self.open_entry().is_some_and(|open| {
            open.form == Form::Bullet
                && block.indent > open.indent
                && open.head.as_ref().is_some_and(Head::has_clock)
        });
        let is_sentence = head.label.split_whitespace().count() > 2 && !names_marker(&head.label);
        if is_set_in && is_sentence {
            return false;
        }
        if !head.label.is_empty() {
            let goes_on = next.is_some_and(|next| {
                matches!(next.kind, Kind::Text | Kind::Quote | Kind::Bullet | Kind::Blank)
            });
            let is_message = self.census.is_chat && !head.is_weak && goes_on && names_one(&head.label);
            return self.census.takes_label(head) || is_message;
        }
        let is_outside = self.census.is_set_in && block.indent < 4;
        // Among rows between tabs, one with blanks in the place of a tab.
        let is_like_row = self.open_form() == Some(Form::Row) && head.day == Some(DayForm::Full);
        if is_like_row && head.has_clock() && !head.opens_sentence() && !head.opens_range() {
            return true;
        }
        let is_outside = is_outside || self.hangs(head, block);
        if !self.census.by_lines || self.census.by_headings || is_wrapped || is_outside {
            return false;
        }
        if head.is_day() && head.opens_sentence() && self.lists_labels() {
            return false;
        }
        let is_dated = self.census.is_dated && head.day == Some(DayForm::Full);
        let is_day = head.is_day() && (head.is_set_off || is_dated) && !head.rest.is_empty();
        // Above a list of times a sentence tells of the day as a whole: "On Friday, 9 May, we …".
        let is_first = self.census.has_list && self.outline.entries.is_empty();
        let tells = is_first && head.opens_sentence();
        let says_at = is_first && block.line < self.census.named_at && head.typed.starts_with("At ");
        // "From 2024-03-12 10:00 to 2024-03-12 10:30 nobody could pay."
        let sums_up = self.census.has_list
            && (self.outline.entries.is_empty() || self.census.is_undated)
            && head.day == Some(DayForm::Full)
            && head.opens_range()
            || block.line < self.census.named_at && (head.opens_sentence() || head.opens_range());
        let is_above = is_day && block.line < self.census.named_at && head.opens_range();
        head.has_clock() && self.census.accepts(head) && !sums_up && !says_at || is_day && !tells && !is_above
    }
}

/// Whether a line says of what message the quote below it is: "On Tue, 12 Mar 2024 at 10:42, Ada
/// wrote:".
fn introduces_quote(head: &Head, next: Option<&Block>) -> bool {
    let is_above = next.is_some_and(|next| matches!(next.kind, Kind::Quote | Kind::Blank));
    let is_whole = head.day == Some(DayForm::Full) && head.clock.is_some();
    is_above && is_whole && head.rest.ends_with(':') && head.opens_sentence()
}
