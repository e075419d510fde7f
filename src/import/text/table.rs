//! Tables: what each column holds, and the entry that a row is.

mod cells;
mod row;

use super::block::{Block, Cell};
use super::entry::Entry;
use super::roles::{Role, names_zone, role, roles};
use super::stamped::Head;
use crate::import::pieces::words;
use cells::{by_content, counts_rows, one_time, time_last, without_number};
pub(super) use cells::{year_in, zone_row};
use row::Row;

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    roles: Vec<Role>,
    /// Whether the first row names the columns.
    pub(super) is_headed: bool,
    /// A year in the head of a column.
    pub(super) year: Option<i32>,
    /// The date that a row above gave.
    day: Option<String>,
    /// Whether a row had a time.
    has_times: bool,
    /// What stands in the row that heads the table; a cell that spans several columns stands in the
    /// first of them.
    head: Vec<String>,
    /// Whether that row names a column of times.
    names_time: bool,
}

/// What a row is.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) entry: Option<Entry>,
    /// The day of the rows that follow.
    pub(super) date: Option<String>,
    /// The day that a row beside the list gives all that follow.
    pub(super) day_of_all: Option<String>,
    pub(super) is_unfilled: bool,
}

impl Columns {
    /// By the heads of the columns; without heads by what the first row holds.
    pub(super) fn new(first: &Block) -> Self {
        let has_time = first
            .cells
            .iter()
            .any(|cell| cell.head.as_ref().is_some_and(|head| head.day.is_some() || head.has_clock()));
        let named = roles(first.cells.iter().map(|cell| cell.text.as_str()));
        let is_time = |role: &Option<Role>| matches!(role, Some(Role::Time | Role::Date));
        let last = time_last(first);
        let is_spoken = last.is_some();
        let is_headed = first.is_header && !is_spoken || !has_time && named.iter().any(is_time);
        // The name of a zone alone may stand above the heads of the columns.
        let mut both = named.iter().zip(&first.cells);
        let names_time = both.any(|(role, cell)| is_time(role) && !names_zone(&cell.text));
        let mut roles: Vec<Role> = if is_headed {
            named.into_iter().map(|role| role.unwrap_or(Role::Text)).collect()
        } else {
            without_number(first.cells.iter().map(by_content).collect(), first)
        };
        roles = last.unwrap_or(roles);
        if is_headed
            || is_spoken
            || roles.iter().rposition(|role| *role != Role::Text)
                < roles.iter().rposition(|role| *role == Role::Text)
        {
            one_time(&mut roles, is_headed && counts_rows(first));
        } else {
            roles.clear();
        }
        let year = first.cells.iter().filter(|_| is_headed).find_map(|cell| year_in(&cell.text));
        let head = first.cells.iter().filter(|_| is_headed).map(|cell| cell.text.clone()).collect();
        Self { roles, is_headed, year, day: None, has_times: false, head, names_time }
    }

    /// Takes a second row that heads the table: one that says so, or names the columns of times
    /// that the first one does not name.
    pub(super) fn takes_head(&mut self, block: &Block) -> bool {
        let is_blank = block.cells.iter().all(|cell| cell.head.is_none());
        let is_second = block.is_header || self.is_headed && !self.names_time;
        if self.has_times || !is_second || !is_blank || block.cells.len() < self.head.len() {
            return false;
        }
        let names = roles(block.cells.iter().map(|cell| cell.text.as_str()));
        if !names.into_iter().flatten().any(|role| matches!(role, Role::Time | Role::Date)) {
            return false;
        }
        let mut below = block.clone();
        below.is_header = true;
        for (cell, above) in below.cells.iter_mut().zip(&self.head) {
            if cell.text.is_empty() {
                cell.text.clone_from(above);
            }
        }
        let (head, year) = (std::mem::take(&mut self.head), self.year);
        let next = Self::new(&below);
        *self = Self { year: next.year.or(year), head, ..next };
        for at in 0..self.roles.len() {
            let is_end = self.above(at).and_then(role) == Some(Role::Until);
            let holds_time = below.cells.get(at).and_then(|cell| role(&cell.text));
            let place = self.roles.get_mut(at).filter(|_| is_end);
            if let (Some(place), Some(Role::Date | Role::Time)) = (place, holds_time) {
                *place = Role::Until;
            }
        }
        true
    }

    /// What the row above says of the columns of times.
    pub(super) fn above_times(&self) -> Vec<String> {
        let is_time = |(_, role): &(usize, &Role)| matches!(role, Role::Date | Role::Time);
        let times = self.roles.iter().enumerate().filter(is_time);
        times.filter_map(|(at, _)| self.above(at)).map(str::to_owned).collect()
    }

    /// What the row above says of a column: a cell of it may span several.
    fn above(&self, column: usize) -> Option<&str> {
        self.head.get(..=column)?.iter().rev().find(|text| !text.is_empty()).map(String::as_str)
    }

    /// The cells of a heading row that stand above times.
    pub(super) fn heads<'b>(&'b self, block: &'b Block) -> impl Iterator<Item = &'b Cell> {
        let cells = self.cells(block, Role::Date).chain(self.cells(block, Role::Time));
        cells.filter(|_| self.is_headed)
    }

    /// The entry that a row is; `takes_pairs` where a name and a time are one.
    pub(super) fn entry(&mut self, block: &Block, takes_pairs: bool) -> Found {
        let is_short = block.cells.len() + 1 == self.roles.len();
        if is_short && self.day.is_some() && self.roles.first() == Some(&Role::Date) {
            // The date above spans this row too, which has no cell for it.
            let mut whole = block.clone();
            whole.cells.insert(0, Cell { text: String::new(), head: None });
            return self.whole(&whole, takes_pairs);
        }
        self.whole(block, takes_pairs)
    }

    /// The entry that a row with all its cells is.
    fn whole(&mut self, block: &Block, takes_pairs: bool) -> Found {
        self.look_again(block);
        self.take_clock_in_front(block);
        let row = Row::of(self, block);
        let Some(head) = row.head(self.day.as_deref()) else {
            return if takes_pairs || self.has_times {
                row.untimed(self.has_times, takes_pairs)
            } else {
                row.aside()
            };
        };
        let found = row.timed(head);
        if found.entry.is_some() {
            self.day = row.day(&found).or(self.day.take());
            self.has_times = true;
        }
        found
    }

    /// A column headed "#" may hold times all the same.
    fn take_clock_in_front(&mut self, block: &Block) {
        let is_clock =
            |cell: &Cell| cell.text.contains(':') && cell.head.as_ref().is_some_and(Head::has_clock);
        let is_named = self.roles.iter().any(|role| matches!(role, Role::Date | Role::Time));
        let first = self.roles.first_mut().filter(|_| !is_named && block.cells.first().is_some_and(is_clock));
        if let Some(first) = first {
            *first = Role::Time;
        }
    }

    /// Takes the columns of day and time by what the first row holds, where no name told them.
    fn look_again(&mut self, block: &Block) {
        if self.has_times || block.cells.len() < 3 || self.roles.len() < 3 {
            return;
        }
        self.find_text(block);
        let holds = |at: usize, test: fn(&Head) -> bool| {
            block.cells.get(at).and_then(|cell| cell.head.as_ref()).is_some_and(test)
        };
        let is_named = |wanted: Role| {
            self.roles.iter().enumerate().any(|(at, role)| {
                *role == wanted && block.cells.get(at).is_some_and(|cell| cell.head.is_some())
            })
        };
        let (has_date, has_time) = (is_named(Role::Date), is_named(Role::Time));
        let date = (0..self.roles.len()).find(|at| !has_date && holds(*at, Head::is_day));
        let whole = |head: &Head| head.has_clock() && head.day.is_some();
        let test: fn(&Head) -> bool = if has_date || date.is_some() { Head::has_clock } else { whole };
        let time = (0..self.roles.len()).find(|at| !has_time && holds(*at, test));
        for (at, role) in [(date, Role::Date), (time, Role::Time)] {
            if let Some(place) =
                at.and_then(|at| self.roles.get_mut(at)).filter(|place| **place != Role::Until)
            {
                *place = role;
            }
        }
        // What was taken for the time for want of a name is what happened.
        if let Some(time) = time {
            let is_text = |at: usize| holds(at, |_| true) || at == time;
            let others = self.roles.iter_mut().enumerate();
            others
                .filter(|(at, role)| **role == Role::Time && !is_text(*at))
                .for_each(|(_, role)| *role = Role::Text);
        }
    }

    /// Where no name tells the column with what happened, it is one of those that seem to hold
    /// something else: the one with the most words.
    fn find_text(&mut self, block: &Block) {
        if self.roles.contains(&Role::Text) {
            return;
        }
        let length = |at: usize| {
            let cell = block.cells.get(at).filter(|cell| cell.head.is_none());
            cell.map_or(0, |cell| words(&cell.text).count())
        };
        let is_other = |role: &Role| matches!(role, Role::Spare | Role::Link | Role::Who);
        let others = self.roles.iter().enumerate().filter(|(_, role)| is_other(role)).map(|(at, _)| at);
        let longest = others.filter(|at| length(*at) > 0).max_by_key(|at| length(*at));
        if let Some(place) = longest.and_then(|at| self.roles.get_mut(at)) {
            *place = Role::Text;
        }
    }

    fn cells<'b>(&self, block: &'b Block, wanted: Role) -> impl Iterator<Item = &'b Cell> + use<'_, 'b> {
        let last = self.roles.len().saturating_sub(1);
        let role_at = move |at: usize| {
            self.roles.get(at).copied().unwrap_or(if at > last { Role::Text } else { Role::Spare })
        };
        block.cells.iter().enumerate().filter(move |(at, _)| role_at(*at) == wanted).map(|(_, cell)| cell)
    }
}
