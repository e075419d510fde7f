//! What a plain line means where it stands.

use crate::import::markers::names_marker;
use crate::import::text::beside::is_in_brackets;
use crate::import::text::block::{Block, Kind};
use crate::import::text::entry::{Below, Entry, Form};
use crate::import::text::outline::Walk;
use crate::import::text::people::names_one;
use crate::import::text::stamped::Head;
use crate::import::text::words::{self, Topic, topic};
use crate::import::text::zone_words::{says_of_all_times, zone_in};
use crate::model::typed::DayForm;

impl Walk<'_, '_> {
    pub(in crate::import::text) fn text(&mut self, block: &Block, next: Option<&Block>) {
        self.leave_list(block);
        let head = block.head.as_ref().filter(|_| self.topic != Topic::Other);
        if head.is_some_and(|head| self.takes_head(head, block, next)) {
            return;
        }
        if self.is_zone_note(block) || self.takes_next_day(block, next) {
            return;
        }
        self.goes_on(block);
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

    /// Takes a line that begins with a time, or a label and a time; whether that is all there is to it.
    fn takes_head(&mut self, head: &Head, block: &Block, next: Option<&Block>) -> bool {
        if self.is_title_with_day(head, next) {
            self.say_date(head.stamp.clone(), false);
            self.outline.title.clone_from(&head.rest);
        } else if self.sets_date(head) {
            self.close();
            self.new_scope();
            self.note_zone_of(head);
            self.say_date(head.stamp.clone(), false);
            self.note(&block.text);
        } else if introduces_quote(head, next) {
            self.close();
        } else if self.is_said_above(head) {
            self.below(Below::Text(block.text.clone()));
        } else if self.takes_line(head, block, next) {
            self.open(Form::Line, block, head.clone());
            self.set_aside();
        } else {
            return false;
        }
        true
    }

    /// Whether a line that holds a time is what happened at the time above it: "10:42", and below it
    /// "The queue is full since 2024-03-11 22:00".
    fn is_said_above(&self, head: &Head) -> bool {
        let is_sentence = (head.opens_sentence() || head.typed.starts_with("At ")) && !head.rest.is_empty();
        let is_told = !head.label.is_empty() && !self.after_blank && !self.open_label();
        (is_sentence || is_told) && self.waits_for_text()
    }

    /// A line without a time of its own: it goes on with an entry, or may once another one follows.
    fn goes_on(&mut self, block: &Block) {
        let text = || Below::Text(block.text.clone());
        if self.may_close(block) {
            self.pending.extend([Below::Break, text()]);
        } else if !self.pending.is_empty() {
            self.pending.push(text());
        } else if let Some(form) = self.open_form() {
            self.has_paragraphs |= form == Form::Line && self.after_blank && self.open_says();
            self.below(text());
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

    /// Whether a line that is set in far goes on with the entry above it, and only happens to begin with an
    /// hour: "10:42 < ada> I am here until", and below it "            6pm. See you then?".
    fn hangs(&self, head: &Head, block: &Block) -> bool {
        let open = self.open_entry();
        let is_below = open.is_some_and(|open| open.form == Form::Line && open.indent == 0);
        is_below && !self.after_blank && block.indent >= 8 && !head.stamp.contains(':')
    }

    /// Whether a line that begins with a time is an entry.
    fn takes_line(&self, head: &Head, block: &Block, next: Option<&Block>) -> bool {
        let is_labelled = !head.label.is_empty();
        if self.is_shown_log(head, block) || self.is_sentence_of_item(head, block) {
            return false;
        }
        if is_labelled {
            return self.census.takes_label(head) || self.is_message(head, next);
        }
        // Among rows between tabs, one with blanks in the place of a tab.
        let is_like_row = self.open_form() == Some(Form::Row) && head.day == Some(DayForm::Full);
        if is_like_row && head.has_clock() && !head.opens_sentence() && !head.opens_range() {
            return true;
        }
        let is_wrapped = matches!(self.open_form(), Some(Form::Bullet | Form::Heading(_)))
            && (!self.after_blank || block.indent > 0);
        let is_outside = self.census.is_set_in && block.indent < 4 || self.hangs(head, block);
        if !self.census.by_lines || self.census.by_headings || is_wrapped || is_outside {
            return false;
        }
        if head.is_day() && head.opens_sentence() && self.lists_labels() {
            return false;
        }
        let is_above = block.line < self.census.named_at;
        let is_clock = head.has_clock() && self.census.accepts(head);
        is_clock && !self.sums_up(head, is_above) || self.is_day_of_list(head, is_above)
    }

    /// "- 10:42", and below it "  The cause is the change of 2024-03-12".
    fn is_sentence_of_item(&self, head: &Head, block: &Block) -> bool {
        let is_set_in = self.open_entry().is_some_and(|open| {
            open.form == Form::Bullet
                && block.indent > open.indent
                && open.head.as_ref().is_some_and(Head::has_clock)
        });
        is_set_in && head.label.split_whitespace().count() > 2 && !names_marker(&head.label)
    }

    /// Whether a name and a time head a message of a chat.
    fn is_message(&self, head: &Head, next: Option<&Block>) -> bool {
        let goes_on = next
            .is_some_and(|next| matches!(next.kind, Kind::Text | Kind::Quote | Kind::Bullet | Kind::Blank));
        self.census.is_chat && !head.is_weak && goes_on && names_one(&head.label)
    }

    /// Whether a line tells of the incident as a whole, before its list: "From 2024-03-12 10:00 to
    /// 2024-03-12 10:30 nobody could pay."
    fn sums_up(&self, head: &Head, is_above: bool) -> bool {
        let is_first = self.outline.entries.is_empty();
        let is_whole = self.census.has_list
            && (is_first || self.census.is_undated)
            && head.day == Some(DayForm::Full)
            && head.opens_range();
        let says_at = self.census.has_list && is_first && head.typed.starts_with("At ");
        is_whole || is_above && (head.opens_sentence() || head.opens_range() || says_at)
    }

    /// Whether a day without a time is an entry.
    fn is_day_of_list(&self, head: &Head, is_above: bool) -> bool {
        let is_dated = self.census.is_dated && head.day == Some(DayForm::Full);
        let is_day = head.is_day() && (head.is_set_off || is_dated) && !head.rest.is_empty();
        // Above a list of times a sentence tells of the day as a whole: "On Friday, 9 May, we …".
        let tells = self.census.has_list && self.outline.entries.is_empty() && head.opens_sentence();
        is_day && !tells && !(is_above && head.opens_range())
    }
}

/// Whether a line says of what message the quote below it is: "On Tue, 12 Mar 2024 at 10:42, Ada
/// wrote:".
fn introduces_quote(head: &Head, next: Option<&Block>) -> bool {
    let is_above = next.is_some_and(|next| matches!(next.kind, Kind::Quote | Kind::Blank));
    let is_whole = head.day == Some(DayForm::Full) && head.clock.is_some();
    is_above && is_whole && head.rest.ends_with(':') && head.opens_sentence()
}
