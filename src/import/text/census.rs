//! What the text as a whole looks like: which level of its structure carries the list.

use super::authors::author;
use super::beside::has_dots;
use super::block::{Block, Kind};
use super::people::names_one;
use super::stamped::Head;
use super::words::{Topic, is_bookkeeping, is_bookkeeping_line, is_frame, names_list, topic};
use crate::import::markers::{is_marker_label, names_marker};
use crate::model::typed::{ClockForm, DayForm};

/// How the list is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Census {
    /// Headings with a time are its entries.
    pub(super) by_headings: bool,
    /// The highest level of these; 0 where there is none.
    pub(super) level: u8,
    /// Plain lines that begin with a time are its entries.
    pub(super) by_lines: bool,
    /// Lines are a name and a time, with messages below.
    pub(super) is_chat: bool,
    /// Times that may as well be numbers are taken for times.
    takes_weak: bool,
    /// Nearly every line begins with such a time, so that nothing need part it from the text.
    is_all_weak: bool,
    /// Headings of four digits with a dot between are times: there are too many for chapters.
    takes_dotted: bool,
    /// Lines that begin with an hour, a dot and minutes are entries: they follow each other in time.
    takes_rising: bool,
    /// Rows of a name and a time are entries.
    pub(super) takes_pairs: bool,
    /// A label with a time behind it is an entry.
    takes_labels: bool,
    /// Only what says who wrote when is an entry: the text is of letters.
    pub(super) only_labels: bool,
    /// Whether there is a list of times without labels.
    pub(super) has_list: bool,
    /// Lines that are set in are its entries, and no others.
    pub(super) is_set_in: bool,
    /// Whether lines begin with a whole date and a time of day: a date without one begins one, too.
    pub(super) is_dated: bool,
    /// Whether no line that begins with a time has a date with it, but for ranges.
    pub(super) is_undated: bool,
    /// The line that names the list below it; 0 where none does.
    pub(super) named_at: usize,
}

#[derive(Default)]
struct Count {
    headings: usize,
    level: Option<u8>,
    dotted: usize,
    days: usize,
    bullets: usize,
    lines: usize,
    /// Those of them that begin with "on" or "from".
    sentences: usize,
    indented: usize,
    /// Lines that begin with a whole date and a time of day.
    dated: usize,
    rows: usize,
    /// Those of them that are a name and a whole time.
    pairs: usize,
    weak: usize,
    weak_lines: usize,
    /// The minutes of the day of lines that begin with an hour, a dot and minutes, day by day.
    rising: Vec<Vec<u32>>,
    /// The same with those that have a colon.
    mixed: Vec<Vec<u32>>,
    /// Whether both are there.
    has_mixed: bool,
    /// Times in digits only, with a zone.
    compact: usize,
    /// Lines and items with text.
    all: usize,
    labels: usize,
    names: usize,
}

impl Census {
    pub(super) fn new(blocks: &[Block]) -> Self {
        let mut count = Count::default();
        for block in blocks {
            count.add(block);
        }
        let below = count.bullets + count.rows + count.lines;
        let alone = count.headings == 1 && below == 0;
        let by_headings = (count.headings >= 2 || alone) && count.headings * 3 >= below
            || count.headings + below == 0 && count.days >= 2;
        // Lines that are all set in are a list, where nothing else is one.
        let plain = count.lines - count.sentences;
        let is_set_in = count.headings + count.bullets + count.rows == 0
            && count.indented > 2 * plain
            && count.indented >= count.sentences;
        let by_lines = count.lines * 2 >= count.bullets + count.rows && count.lines >= count.indented;
        Self {
            by_headings,
            level: count.level.unwrap_or(0),
            by_lines: by_lines || is_set_in,
            is_chat: count.names >= 2,
            takes_weak: count.weak >= 2 || count.compact >= 2,
            is_all_weak: count.weak_lines >= 3 && count.weak_lines * 3 >= count.all * 2,
            takes_dotted: count.dotted >= 3 && count.dotted == count.headings,
            takes_rising: rises(&count.rising)
                && count.headings + below <= 2 * count.rising.iter().flatten().count()
                || count.has_mixed && rises(&count.mixed),
            takes_pairs: count.headings + count.bullets + count.lines == 0 && count.rows == count.pairs,
            // What stands with labels above a list of headings is said of the whole.
            takes_labels: count.labels >= 2 && !(by_headings && count.headings > count.labels),
            only_labels: false,
            has_list: count.headings + below >= 2 || is_set_in && count.indented >= 2,
            is_set_in,
            is_dated: count.dated >= 2 && count.dated > count.sentences,
            is_undated: count.lines > 2 && count.dated == 0,
            named_at: named_at(blocks).unwrap_or(0),
        }
    }

    /// Whether a time stands firmly enough to begin an entry.
    pub(super) fn accepts(&self, head: &Head) -> bool {
        if self.only_labels && head.label.is_empty() {
            return false;
        }
        !head.is_weak
            || self.takes_weak && (head.is_set_off || head.zone.is_some())
            || self.is_all_weak
            || self.takes_dotted && is_dotted(head)
            // Behind "12.56" stands "1.02".
            || self.takes_rising && (minutes(&head.stamp).is_some() || minutes(&format!("0{}", head.stamp)).is_some())
    }

    /// Whether a label with a time behind it is an entry.
    pub(super) fn takes_label(&self, head: &Head) -> bool {
        self.takes_labels
            && (is_label(head) || is_day_of_marker(head))
            && (self.takes_pairs || !is_frame(&head.label))
    }
}

impl Count {
    fn add(&mut self, block: &Block) {
        self.rows +=
            usize::from(block.cells.iter().any(|cell| cell.head.as_ref().is_some_and(Head::has_clock)));
        self.pairs += usize::from(is_pair(block));
        self.all += usize::from(matches!(block.kind, Kind::Text | Kind::Bullet));
        let Some(head) = &block.head else { return };
        if !head.label.is_empty() {
            self.labels += usize::from(is_label(head));
            self.names += usize::from(
                head.has_clock()
                    && !head.is_weak
                    && names_one(&head.label)
                    && !is_marker_label(&head.label)
                    && !names_marker(&head.label)
                    && block.kind == Kind::Text,
            );
            return;
        }
        self.compact += usize::from(head.clock == Some(ClockForm::Number) && head.zone.is_some());
        // "ore 14.05" shows that dots stand for colons here.
        self.weak += usize::from(!head.is_weak && head.day.is_none() && has_dots(&head.stamp));
        if head.is_weak {
            self.weak += usize::from(head.is_set_off);
            self.weak_lines += usize::from(matches!(block.kind, Kind::Text | Kind::Bullet));
            if let Some(minutes) = minutes(&head.stamp).filter(|_| block.kind == Kind::Text) {
                push(&mut self.rising, minutes);
            }
        }
        self.mix(block, head);
        if !head.has_clock() {
            self.days += usize::from(head.is_day() && matches!(block.kind, Kind::Heading(_)));
            if head.is_day() {
                self.rising.push(Vec::new());
                self.mixed.push(Vec::new());
            }
            return;
        }
        match block.kind {
            Kind::Heading(level) => {
                self.headings += 1;
                self.level = Some(self.level.unwrap_or(level).min(level));
                self.dotted += usize::from(is_dotted(head));
            }
            Kind::Bullet => self.bullets += 1,
            Kind::Text if block.indent >= 4 => self.indented += 1,
            Kind::Text => {
                self.lines += 1;
                self.dated += usize::from(head.day == Some(DayForm::Full) && !head.opens_range());
                self.sentences += usize::from(head.opens_sentence() || head.opens_range());
            }
            _ => {}
        }
    }
}

impl Count {
    /// Takes note of a line that begins with an hour and minutes, with a dot or a colon between.
    fn mix(&mut self, block: &Block, head: &Head) {
        let colons = head.stamp.replace(':', ".");
        let is_dotted = colons == head.stamp;
        let found = minutes(&colons).or_else(|| minutes(&format!("0{colons}")));
        let Some(minutes) = found.filter(|_| block.kind == Kind::Text && head.day.is_none()) else { return };
        let has_colons = self.mixed.iter().flatten().next().is_some() && self.lines > 0;
        self.has_mixed |= is_dotted && has_colons || !is_dotted && self.weak_lines > 0;
        push(&mut self.mixed, minutes);
    }
}

/// Adds a minute of the day to the last of the days.
fn push(days: &mut Vec<Vec<u32>>, minutes: u32) {
    match days.last_mut() {
        Some(day) => day.push(minutes),
        None => days.push(vec![minutes]),
    }
}

/// Whether a row is a name and a whole time.
fn is_pair(block: &Block) -> bool {
    let is_whole = |head: &Head| head.day.is_some() && head.has_clock();
    matches!(block.cells.as_slice(), [name, time] if name.head.is_none() && time.head.as_ref().is_some_and(is_whole))
}

/// Whether a line names the list: a heading, or one that stands for it.
pub(super) fn names(block: &Block) -> bool {
    match block.kind {
        Kind::Heading(_) => topic(&block.text) == Topic::Timeline,
        // "10:02 (as seen in the log)" names none.
        Kind::Text => block.head.is_none() && names_list(&block.text),
        _ => false,
    }
}

/// The line that names the list, where at least two times follow it before the next heading.
pub(super) fn named_at(blocks: &[Block]) -> Option<usize> {
    let is_heading = |block: &Block| matches!(block.kind, Kind::Heading(_));
    let has_clock = |block: &&Block| {
        let cells = block.cells.iter().filter_map(|cell| cell.head.as_ref());
        block.head.iter().chain(cells).any(Head::has_clock)
    };
    // "10:42", and below it "The log was opened again".
    let is_told = |at: usize| {
        let above = at.checked_sub(1).and_then(|above| blocks.get(above)?.head.as_ref());
        above.is_some_and(|head| head.has_clock() && head.rest.is_empty() && head.label.is_empty())
    };
    let at = (0..blocks.len()).find(|at| blocks.get(*at).is_some_and(names) && !is_told(*at))?;
    // Days below it are its own: "## Timeline", "### 2024-03-12".
    let level = |block: &Block| if let Kind::Heading(level) = block.kind { level } else { u8::MAX };
    let own = blocks.get(at).map_or(0, level);
    let is_day = |block: &Block| block.head.as_ref().is_some_and(Head::is_day) && level(block) > own;
    let below = blocks.get(at + 1..)?.iter().take_while(|block| !is_heading(block) || is_day(block));
    (below.filter(has_clock).take(2).count() == 2).then(|| blocks.get(at).map(|block| block.line)).flatten()
}

/// The minute of the day of two digits, a dot and two digits: "13.20".
fn minutes(stamp: &str) -> Option<u32> {
    let stamp = stamp.trim_matches(['~', ' ']);
    let (hour, minute) = stamp.split(',').next()?.split_once('.')?;
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 2);
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Whether the numbers of each day follow each other upwards, but for one in five.
fn rises(days: &[Vec<u32>]) -> bool {
    let pairs = || days.iter().flat_map(|day| day.windows(2));
    let down = pairs().filter(|two| matches!(two, [one, two] if two < one)).count();
    let all = days.iter().flatten().count();
    all >= 3 && pairs().count() > 0 && down * 5 <= all
}

/// A time that [`minutes`] reads, and no more: "13.20".
fn is_dotted(head: &Head) -> bool {
    head.rest.is_empty() && minutes(&head.stamp).is_some()
}

/// A word for a marker and a day of which nobody knows the time: "First detected 2024-03-12 (time TBC)".
fn is_day_of_marker(head: &Head) -> bool {
    let is_marker = is_marker_label(&head.label) || names_marker(&head.label);
    is_marker && head.is_day() && head.day == Some(DayForm::Full) && head.rest.is_empty()
}

/// A few words and a whole time, or a word for a marker and a time of day.
fn is_label(head: &Head) -> bool {
    let is_short = head.label.split_whitespace().count() <= 6;
    let is_author = author(&head.label).is_some();
    if is_bookkeeping(&head.label) || is_bookkeeping_line(&head.label) {
        return false;
    }
    let is_day = matches!(head.day, Some(DayForm::Full | DayForm::WithoutYear));
    let is_marker = || is_marker_label(&head.label) || names_marker(&head.label);
    let is_dated = is_day && (head.clock.is_some() || is_author);
    let is_dated = is_dated || head.clock.is_some() && !head.is_weak && is_marker();
    is_dated && (is_short || head.heads_text || is_author)
}
