//! The parts of a report that stand around a list, by their headings.
//!
//! What no heading names is left out: an importer that guesses what a paragraph is about would put
//! words into mouths.

mod actions;

use super::block::{Block, Kind};
use super::parts::{Lessons, Part, Prose, labelled, part_of};
use super::stamped::Head;
use super::words::is_template;
use super::{hash, links};
use crate::import::Around;
use crate::model::{Action, ActionStatus, Factor, Id, Lesson, Report, Set, Text};
use actions::Columns;
use std::collections::HashMap;

/// So many items of one kind are read.
const MOST: usize = 200;
/// The level of a heading that is only a line: deeper than all that are marked.
const LINE: u8 = 7;
/// That of a label with the text behind it: its part ends with the paragraph, or with the next label.
const LABEL: u8 = 8;

/// Finds the parts in the blocks of a text.
pub(super) fn around(blocks: &[Block], references: &HashMap<String, String>) -> Around {
    let mut walk = Walk::new(references);
    for block in blocks {
        walk.block(block);
    }
    walk.end()
}

struct Walk<'a> {
    references: &'a HashMap<String, String>,
    /// The part under way, and the level of its heading.
    section: Option<(Part, u8)>,
    prose: [String; Prose::ALL.len()],
    factors: Vec<String>,
    lessons: Vec<(Lessons, String)>,
    actions: Vec<Action>,
    authors: Vec<String>,
    facilitator: String,
    /// What stands between what was read last and what comes.
    gap: Gap,
    /// How deep the items of the list under way are.
    depth: usize,
    columns: Columns,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Heading,
    Blank,
    Text,
    Item,
}

impl<'a> Walk<'a> {
    fn new(references: &'a HashMap<String, String>) -> Self {
        Self {
            references,
            section: None,
            prose: Default::default(),
            factors: Vec::new(),
            lessons: Vec::new(),
            actions: Vec::new(),
            authors: Vec::new(),
            facilitator: String::new(),
            gap: Gap::Heading,
            depth: usize::MAX,
            columns: Columns::default(),
        }
    }

    fn block(&mut self, block: &Block) {
        if let Kind::Heading(level) = block.kind {
            return self.heading(&block.text, level);
        }
        if matches!(block.kind, Kind::Text) && self.is_line_heading(block) {
            return self.begin(part_of(&block.text), LINE);
        }
        if let Some((part, rest)) = self.label(block) {
            return self.labelled(part, block.kind, rest);
        }
        if block.kind == Kind::Blank {
            if self.gap != Gap::Heading {
                self.gap = Gap::Blank;
                self.section = self.section.filter(|(_, level)| *level < LABEL);
            }
            return;
        }
        if matches!(self.section, Some((_, LABEL))) && is_other_label(&block.text) {
            self.section = None;
        }
        let has_clock = block.head.as_ref().is_some_and(Head::has_clock);
        if has_clock && !matches!(self.section, Some((Part::Actions, _))) {
            return;
        }
        match block.kind {
            Kind::Row => self.row(block),
            kind => {
                self.take(kind, block.indent, &block.text);
                if let (Some(ticked), Some((Part::Actions, _))) = (block.is_ticked, self.section) {
                    self.tick(ticked);
                }
            }
        }
    }

    /// A row is said in itself; a line may go on.
    fn labelled(&mut self, part: Part, kind: Kind, rest: &str) {
        let around = (self.section, self.gap);
        self.begin(Some(part), LABEL);
        self.take(Kind::Text, 0, rest);
        if kind == Kind::Row {
            (self.section, self.gap) = around;
        }
    }

    fn heading(&mut self, text: &str, level: u8) {
        match (part_of(text), self.section) {
            (None, Some((part, above))) if level > above => {
                if let Part::Prose(_) = part {
                    self.gap = Gap::Blank;
                    self.take(Kind::Text, 0, text);
                    self.gap = Gap::Blank;
                }
            }
            (found, _) => self.begin(found, level),
        }
    }

    /// "What went well" on a line of its own.
    fn is_line_heading(&self, block: &Block) -> bool {
        block.head.is_none() && block.text.len() <= 60 && part_of(&block.text).is_some()
    }

    fn begin(&mut self, part: Option<Part>, level: u8) {
        self.section = part.map(|part| (part, level));
        self.gap = Gap::Heading;
        self.depth = usize::MAX;
        self.columns = Columns::default();
    }

    /// A line or a row that says itself what it is about.
    fn label<'b>(&self, block: &'b Block) -> Option<(Part, &'b str)> {
        let is_open = match self.section {
            None | Some((Part::Prose(Prose::Summary), _)) => true,
            Some((_, level)) => level == LABEL,
        };
        if !is_open || block.head.as_ref().is_some_and(Head::has_clock) {
            return None;
        }
        match (block.kind, block.cells.as_slice()) {
            (Kind::Text | Kind::Bullet, _) => labelled(&block.text),
            (Kind::Row, [label, value]) => Some((part_of(&label.text)?, value.text.as_str())),
            _ => None,
        }
    }

    fn row(&mut self, block: &Block) {
        let cells: Vec<&str> = block.cells.iter().map(|cell| cell.text.as_str()).collect();
        match self.section {
            Some((Part::Actions, _)) if self.actions.len() < MOST => {
                let action = self.columns.action(&cells, block.is_header);
                self.actions.extend(action.filter(|action| !is_blank(&action.text)));
            }
            // The head of a table is no text.
            _ if block.is_header => {}
            _ => self.take(Kind::Bullet, 0, &cells.join(" | ")),
        }
    }

    /// The item that was read last has a box.
    fn tick(&mut self, is_ticked: bool) {
        if let Some(last) = self.actions.last_mut() {
            last.status = if is_ticked { ActionStatus::Done } else { ActionStatus::Open };
        }
    }

    fn take(&mut self, kind: Kind, indent: usize, text: &str) {
        let Some((part, level)) = self.section else { return };
        let text = text.trim();
        if text.is_empty() || is_blank(text) {
            return;
        }
        // Another field below "author: ada".
        if level == LABEL && self.gap == Gap::Text && matches!(part, Part::Authors) && is_field(text) {
            self.section = None;
            return;
        }
        let text = unlinked(&links::rewritten(text, self.references));
        let is_item = kind == Kind::Bullet;
        // A deeper bullet, and a line below one, belong to the item above.
        let goes_on = if is_item { indent > self.depth } else { matches!(self.gap, Gap::Item | Gap::Text) };
        if is_item && !goes_on {
            self.depth = indent;
        }
        match part {
            Part::Prose(part) => self.add_prose(part, is_item, &text),
            Part::Factors => add_item(&mut self.factors, goes_on, is_item, text),
            Part::Lessons(lessons) => self.add_lesson(lessons, goes_on, is_item, &text),
            Part::Actions if !goes_on && self.actions.len() < MOST => self.actions.push(action(&text)),
            Part::Actions => {
                if let Some(last) = self.actions.last_mut() {
                    last.text = format!("{}{}{text}", last.text, if is_item { "\n" } else { " " }).into();
                }
            }
            Part::Authors => self.authors.extend(names(&text)),
            Part::Facilitator => self.facilitator = text,
            Part::Timeline => {}
        }
        self.gap = if is_item { Gap::Item } else { Gap::Text };
    }

    fn add_prose(&mut self, part: Prose, is_item: bool, text: &str) {
        let Some(held) = self.prose.get_mut(part as usize) else { return };
        let between = match self.gap {
            _ if held.is_empty() => "",
            Gap::Heading | Gap::Blank if !is_item => "\n\n",
            Gap::Text if !is_item => " ",
            _ => "\n",
        };
        held.push_str(between);
        held.push_str(if is_item { "- " } else { "" });
        held.push_str(text);
    }

    /// "Went well: the page came at once" says its kind itself.
    fn add_lesson(&mut self, kind: Lessons, goes_on: bool, is_item: bool, text: &str) {
        let (kind, text) = match labelled(text) {
            Some((Part::Lessons(own), rest)) if !rest.is_empty() => (own, rest),
            _ => (kind, text),
        };
        let is_room = self.lessons.len() < MOST;
        match self.lessons.last_mut() {
            Some((_, last)) if goes_on => append(last, is_item, text),
            _ if is_room => self.lessons.push((kind, text.to_owned())),
            _ => {}
        }
    }

    fn end(self) -> Around {
        let [summary, impact, trigger, detection, resolution, supporting] = self.prose.map(Text::from);
        let report = Report {
            summary,
            impact,
            trigger,
            detection,
            resolution,
            supporting,
            authors: self.authors.iter().map(String::as_str).collect::<Set>(),
            facilitator: self.facilitator.into(),
            ..Report::default()
        };
        let factor =
            |text: String| Factor { id: id("factor", &text), text: text.into(), ..Factor::default() };
        let lesson = |(kind, text): (Lessons, String)| Lesson {
            id: id("lesson", &text),
            kind: kind.kind(),
            text: text.into(),
            ..Lesson::default()
        };
        Around {
            report,
            factors: self.factors.into_iter().map(factor).collect(),
            lessons: self.lessons.into_iter().map(lesson).collect(),
            actions: self.actions,
        }
    }
}

/// "**Status:** draft", a label that no part is made for.
fn is_other_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once(':') else { return false };
    let plain = label.trim_matches(|c: char| !c.is_alphanumeric());
    label.len() <= 40 && plain.split_whitespace().count() <= 3 && plain.starts_with(char::is_uppercase)
}

/// What stands where somebody was to write.
fn is_blank(text: &str) -> bool {
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    plain.is_empty() || matches!(plain.as_str(), "n/a" | "none" | "keine" | "tba") || is_template(text)
}

/// "date: 2024-03-12"
fn is_field(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(name, _)| !name.is_empty() && name.split_whitespace().count() <= 2)
}

fn add_item(items: &mut Vec<String>, goes_on: bool, is_item: bool, text: String) {
    let is_room = items.len() < MOST;
    match items.last_mut() {
        Some(last) if goes_on => append(last, is_item, &text),
        _ if is_room => items.push(text),
        _ => {}
    }
}

/// A text without the links of a wiki to its own pages, which lead nowhere from here.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((inner, behind)) = link.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(inner.rsplit('|').next().unwrap_or(inner));
        rest = behind;
    }
    out + rest
}

fn append(text: &mut String, is_item: bool, more: &str) {
    text.push(if is_item { '\n' } else { ' ' });
    text.push_str(more);
}

fn names(text: &str) -> impl Iterator<Item = String> + '_ {
    let all =
        text.split([',', ';']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" und "));
    all.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// An identifier made from what is said, so that reading it again gives the same.
fn id(kind: &str, text: &str) -> Id {
    Id::from_number(hash::fnv(&[kind, text]))
}

/// An action of these words.
fn action(text: &str) -> Action {
    Action { id: id("action", text), text: text.into(), ..Action::default() }
}
