//! JSON: answers of web interfaces and exports.
//!
//! What an item of a vendor looks like is written down as data ([`tables`], [`incidents`],
//! [`milestones`]); one walker reads them all. Lists are looked for anywhere in the file, so that
//! it does not matter in what the vendor, or a script, wrapped them.

mod alerts;
mod any;
mod history;
mod incidents;
mod item;
mod lists;
mod milestone_words;
mod milestones;
mod own;
mod status_tables;
mod tables;
mod telegram;
mod walk;

use super::lines::Lines;
use super::slack;
use super::time::Clock;
use super::{Answer, has_ending, leaf};
use crate::format::{self, Json};
use crate::import::Refusal;
use std::borrow::Cow;

pub(super) use item::{Item, name_of};
pub(super) use lists::Lists;

/// A JSON text that is read, with all that its readers need.
pub(super) struct File<'a> {
    /// What the file is called.
    name: &'a str,
    text: &'a str,
    pub(super) root: Json<'a>,
    lines: Lines<'a>,
}

impl<'a> File<'a> {
    pub(super) fn of(name: &'a str, text: &'a str) -> Self {
        Self { name: leaf(name), text, root: Json::of(text), lines: Lines::of(text) }
    }

    /// The line that a value begins in.
    pub(super) fn line(&self, value: Json<'_>) -> usize {
        self.lines.at(value.offset_in(self.text))
    }
}

/// Reads a text that is JSON.
pub(super) fn read(name: &str, text: &str, clock: Clock<'_>) -> Answer {
    let body = text.trim_start();
    if !body.starts_with(['{', '[']) {
        return None;
    }
    match checked(text) {
        Ok(clean) if clean.contains('{') => Some(read_checked(&File::of(name, &clean), clock)),
        Ok(_) => None,
        Err(place) => {
            // "[15:20] …" is no JSON, and "{{timeline}}" is none either: a text may begin so.
            let inner = body.get(1..).unwrap_or_default().trim_start();
            let is_meant = has_ending(name, &["json"])
                || (body.starts_with('{') && inner.starts_with('"'))
                || (body.starts_with('[') && inner.starts_with('{'));
            is_meant.then_some(Err(Refusal::Json { line: place.line, column: place.column }))
        }
    }
}

/// The text when it is JSON, or an object on each line (JSON Lines), then as a list of them.
fn checked(text: &str) -> Result<Cow<'_, str>, format::Position> {
    let whole = format::check(text);
    let Err(place) = &whole else { return whole };
    let is_object = |line: &str| line.starts_with('{') && line.ends_with('}');
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    if place.line == 1 || lines.peek().is_none() || !lines.all(is_object) {
        return whole;
    }
    // Blank lines stay, so that places do not move.
    let mut list = String::with_capacity(text.len() + text.len() / 64 + 2);
    let mut separator = "[";
    for line in text.lines() {
        if !line.trim().is_empty() {
            list.push_str(separator);
            separator = ",";
        }
        list.push_str(line);
        list.push('\n');
    }
    list.push(']');
    match format::check(&list) {
        Ok(_) => Ok(list.into()),
        Err(_) => whole,
    }
}

/// What a reader of a part of all JSON gives.
type Try = Option<Result<crate::import::Found, Refusal>>;

fn read_checked(file: &File<'_>, mut clock: Clock<'_>) -> Result<crate::import::Found, Refusal> {
    if let Some(read) = own::read(file, &clock) {
        return read;
    }
    let lists = lists::lists(file.root);
    let readers: [fn(&File<'_>, &lists::Lists<'_>, &mut Clock<'_>) -> Try; 8] = [
        slack::read,
        telegram::read,
        history::read,
        incidents::read,
        alerts::read,
        walk::read,
        milestones::read,
        any::read,
    ];
    let found = readers.into_iter().find_map(|reader| reader(file, &lists, &mut clock));
    found.unwrap_or(Err(Refusal::Nothing))
}
