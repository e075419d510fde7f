//! From the cells of a row to the entry that it is.

use super::cells::{day_of, is_link, is_tried, joined, pair, shown, typed};
use super::{Columns, Found};
use crate::import::text::block::{Block, Cell};
use crate::import::text::entry::{Entry, Form};
use crate::import::text::roles::Role;
use crate::import::text::stamped::Head;
use crate::import::text::words::is_template;
use crate::model::typed::ClockForm;

/// A row, its cells by what they hold.
pub(super) struct Row<'b> {
    block: &'b Block,
    when: Vec<&'b Cell>,
    until: Vec<&'b Cell>,
    who: Vec<&'b str>,
    links: Vec<&'b str>,
    /// What it says. "Evidence" may be told instead of linked.
    text: String,
}

impl<'b> Row<'b> {
    pub(super) fn of(columns: &Columns, block: &'b Block) -> Self {
        let of = |role: Role| {
            columns.cells(block, role).map(|cell| cell.text.as_str()).filter(|text| !text.is_empty())
        };
        let told = of(Role::Link).filter(|text| !is_link(text));
        Self {
            block,
            when: columns.cells(block, Role::Date).chain(columns.cells(block, Role::Time)).collect(),
            until: columns.cells(block, Role::Until).collect(),
            who: of(Role::Who).collect(),
            links: of(Role::Link).filter(|text| is_link(text)).collect(),
            text: of(Role::Text).chain(told).collect::<Vec<_>>().join(" — "),
        }
    }

    /// Its time, on a day that a row above gave.
    pub(super) fn head(&self, day: Option<&str>) -> Option<Head> {
        joined(&self.when, day)
    }

    fn names(&self) -> Vec<String> {
        self.who.iter().flat_map(|who| who.split(", ")).map(|who| shown(who).to_owned()).collect()
    }

    /// A row that stands beside the list, and may hold its day.
    pub(super) fn aside(&self) -> Found {
        let frame = pair(self.block).map(|pair| Entry { is_frame: true, ..pair });
        let head = frame.as_ref().and_then(|frame| frame.head.as_ref());
        let day_of_all = day_of(self.block).or(head.map(|head| head.stamp.clone()));
        Found { entry: frame, day_of_all, ..Found::default() }
    }

    /// A row without a time that can be read: a name and its time, or what happened nobody knows when.
    pub(super) fn untimed(&self, has_times: bool, takes_pairs: bool) -> Found {
        let pair = pair(self.block).filter(|_| takes_pairs);
        let is_blank = self.when.iter().all(|cell| cell.text.is_empty());
        let is_entry =
            has_times && !self.text.is_empty() && (is_blank || self.when.iter().any(|cell| is_tried(cell)));
        let head = (!is_blank).then(|| Head { typed: typed(&self.when), ..Head::default() });
        let undated = is_entry.then(|| Entry {
            who: self.names(),
            ..Entry::new(Form::Row, self.block.line, 0, head, self.text.clone())
        });
        let day_of_all = if has_times { None } else { day_of(self.block) };
        Found { entry: pair.or(undated), day_of_all, ..Found::default() }
    }

    /// A row with a time.
    pub(super) fn timed(&self, head: Head) -> Found {
        let is_placeholder = head.clock == Some(ClockForm::Unknown) || head.stamp.is_empty();
        let spanned = self.spanned(&head);
        let text = spanned.unwrap_or(&self.text);
        if text.is_empty() || is_placeholder && is_template(text) {
            let date = (text.is_empty() && head.is_day()).then(|| head.stamp.clone());
            return Found { is_unfilled: date.is_none(), date, ..Found::default() };
        }
        let mut entry = Entry::new(Form::Row, self.block.line, 0, None, beside(text, &head));
        entry.who = if spanned.is_some() { Vec::new() } else { self.names() };
        // A time may lead to the message that was sent then.
        let is_link = |cell: &&&Cell| cell.text.trim_start_matches(['*', '`', ' ']).starts_with('[');
        let of_time = self.when.iter().filter(is_link).map(|cell| cell.text.as_str());
        entry.links = self.links.iter().copied().chain(of_time).map(str::to_owned).collect();
        entry.until = joined(&self.until, None).filter(|head| head.clock.is_some());
        // "(2023-04-26)": what came long before, and is no day of the rows below.
        let is_aside = |cell: &&Cell| cell.text.starts_with(['(', '（']) && cell.text.ends_with([')', '）']);
        entry.is_aside = head.is_day() && self.when.iter().any(is_aside);
        entry.head = Some(head);
        Found { entry: Some(entry), ..Found::default() }
    }

    /// The day that its entry gives the rows below.
    pub(super) fn day(&self, found: &Found) -> Option<String> {
        let is_aside = found.entry.as_ref().is_some_and(|entry| entry.is_aside);
        let mut heads = self.when.iter().filter(|_| !is_aside).filter_map(|cell| cell.head.as_ref());
        heads.find(|head| head.is_day()).map(|head| head.stamp.clone())
    }

    /// A cell that spans the columns of who and what says what happened: "* ada waves".
    fn spanned(&self, head: &Head) -> Option<&'b str> {
        let is_action = |cell: &&str| cell.starts_with("* ") || cell.split_whitespace().count() > 3;
        self.who.first().copied().filter(|_| self.text.is_empty() && head.has_clock()).filter(is_action)
    }
}

/// What happened, with what the cell of the time says: "3 August — general outage" stands in front.
fn beside(text: &str, head: &Head) -> String {
    let is_title = head.is_day() && !head.rest.is_empty() && !head.rest.starts_with('(');
    if is_title {
        format!("{} — {text}", head.rest)
    } else {
        format!("{text} {}", head.rest).trim_end().to_owned()
    }
}
