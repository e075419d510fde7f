//! What a row of a table means where it stands.

use crate::import::markers::names_marker;
use crate::import::text::block::Block;
use crate::import::text::entry::{Below, Entry, Form};
use crate::import::text::outline::Walk;
use crate::import::text::roles::{Role, roles};
use crate::import::text::stamped::Head;
use crate::import::text::table::{self, Columns};
use crate::import::text::words::Topic;
use crate::import::text::zone_words::zone_alone;
use crate::model::typed::DayForm;

impl Walk<'_, '_> {
    /// Takes a row that heads the table like the one above it: it names the columns better, and the
    /// one above says what holds for several of them, such as a zone.
    fn is_second_head(&mut self, block: &Block) -> bool {
        let Some((_, columns)) = &mut self.columns else { return false };
        if !columns.takes_head(block) {
            return block.is_header;
        }
        let above = columns.above_times();
        let notes: Vec<String> = columns.heads(block).map(|cell| cell.text.clone()).collect();
        self.scope.year = columns.year.or(self.scope.year);
        above.iter().chain(&notes).for_each(|text| self.note_head(text));
        true
    }

    /// Takes note of what a head says of the times below it: "UTC", "Time (PDT)".
    fn note_head(&mut self, text: &str) {
        if let Some(zone) = zone_alone(text, self.finder.places()) {
            self.say_zone(zone);
        }
        self.note(text);
    }

    pub(in crate::import::text) fn row(&mut self, block: &Block) {
        let is_first = !self.outline.has_table && self.outline.entries.len() < 3;
        let is_list = self.is_of_response && self.census.named_at == 0;
        if self.topic == Topic::Other && is_first && is_list && names_clock(block) {
            self.topic = Topic::Unknown;
        }
        if self.is_below_entry() {
            let cells: Vec<&str> = block.cells.iter().map(|cell| cell.text.as_str()).collect();
            return self.below(Below::Text(cells.join(" | ")));
        }
        let same = self.columns.as_ref().is_some_and(|(table, _)| *table == block.table);
        let is_head = if same { self.is_second_head(block) } else { self.begins_table(block) };
        if is_head {
            return;
        }
        let zone = table::zone_row(block).and_then(|zone| zone_alone(zone, self.finder.places()));
        match zone.filter(|_| self.outline.entries.is_empty()) {
            Some(zone) => self.say_zone(zone),
            None => self.body_row(block),
        }
    }

    /// Whether a row belongs to what stands above the table, and tells of it.
    fn is_below_entry(&self) -> bool {
        // What a tracker lists right below who changed it.
        let is_told = self.open_form() == Some(Form::Line) && self.open_label() && !self.after_blank;
        matches!(self.open_form(), Some(Form::Heading(_))) || self.topic == Topic::Other || is_told
    }

    /// Takes the columns of a table by its first row; whether that is no more than their heads.
    fn begins_table(&mut self, block: &Block) -> bool {
        self.close();
        let columns = Columns::new(block);
        for head in columns.heads(block) {
            self.note_head(&head.text);
            // "Timeline 12.03.24" above the times.
            let day = self.finder.date_in(&head.text).filter(|day| day.day == Some(DayForm::Full));
            if let Some(day) = day {
                self.new_scope();
                self.say_date(day.stamp, false);
            }
        }
        self.scope.year = columns.year.or(self.scope.year);
        let is_head = columns.is_headed;
        self.columns = Some((block.table, columns));
        is_head
    }

    /// Takes a row below the heads of the columns.
    fn body_row(&mut self, block: &Block) {
        let Some((_, columns)) = &mut self.columns else { return };
        let found = columns.entry(block, self.census.takes_pairs);
        self.outline.unfilled += usize::from(found.is_unfilled);
        if let Some(date) = found.date {
            self.new_scope();
            self.say_date(date, false);
        }
        match found.entry {
            Some(entry) if entry.is_frame => {
                self.begin(entry, block);
                self.open = None;
                self.new_scope();
            }
            Some(mut entry) => {
                self.outline.has_table = true;
                self.day_of_dashes(&mut entry);
                self.begin(entry, block);
            }
            None => {}
        }
        // A day with its year is better than one of a title without: "Outage, Nov 20".
        let is_whole = |date: &String| table::year_in(date).is_some();
        let is_known =
            || self.scope.date.as_ref().is_some_and(|it| !self.outline.entries.is_empty() || is_whole(it));
        let day = found.day_of_all.or_else(|| self.day_of_field(block));
        if let Some(date) = day.filter(|_| !is_known()) {
            self.new_scope();
            self.say_date(date, false);
        }
    }

    /// The day in a field of a marker that says more than its time: "発生日時", and beside it
    /// "2024-03-12 12:00 JST (production)".
    fn day_of_field(&self, block: &Block) -> Option<String> {
        let [label, value] = block.cells.as_slice() else { return None };
        let is_field = value.head.is_none() && label.text.len() <= 60 && names_marker(&label.text);
        let head = self.finder.peek(&value.text).filter(|_| is_field)?;
        (head.day == Some(DayForm::Full)).then_some(head.stamp)
    }

    /// Puts an entry whose time nobody knows, "--:--", on the day that stands above the table.
    fn day_of_dashes(&self, entry: &mut Entry) {
        let is_dash = |head: &&mut Head| {
            head.stamp.is_empty() && head.typed.contains("--") && !head.typed.contains(char::is_alphanumeric)
        };
        if let (Some(head), Some(date)) = (entry.head.as_mut().filter(is_dash), &self.scope.date) {
            (head.stamp, head.day) = (date.clone(), Some(DayForm::Full));
        }
    }
}

/// Whether a row heads a list by its first column, that of times: even below "Resolution and recovery".
fn names_clock(block: &Block) -> bool {
    let mut names = roles(block.cells.iter().map(|cell| cell.text.as_str())).into_iter();
    block.is_header && names.next() == Some(Some(Role::Time))
}
