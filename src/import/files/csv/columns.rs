//! Which column holds what: by its name, and where that leaves a choice, by what stands in it.

use super::super::time::Clock;
use super::super::words::{Role, role, without_zone};
use crate::import::plain_time;
use crate::model::Precision;
use crate::model::typed::{self, Context, Reading, ZoneBy};
use crate::model::{Date, Moment};
use std::borrow::Cow;

/// The cells of a record.
pub(super) type Cells<'a> = Vec<Cow<'a, str>>;

/// The place of each part of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Date and time; or one of both, when there is no other column.
    pub(super) stamp: Option<usize>,
    /// The date, beside a column for the time of day.
    pub(super) date: Option<usize>,
    pub(super) time: Option<usize>,
    pub(super) end: Option<usize>,
    /// What happened, the short before the long.
    pub(super) texts: Vec<usize>,
    pub(super) who: Vec<usize>,
    pub(super) zone: Option<usize>,
    pub(super) links: Vec<usize>,
    pub(super) key: Option<usize>,
    pub(super) tags: Vec<usize>,
    /// How far the incident is.
    pub(super) state: Option<usize>,
    /// Which markers an event has, by their names, as our own tables have it.
    pub(super) marker: Option<usize>,
    /// Where a table of ours says to which unit a time is known, and how it relates to what happened; such
    /// a table holds every marker that there is.
    pub(super) ours: Option<(usize, usize)>,
    /// The zone that the name of the column names; blank when it names none.
    pub(super) heading: String,
}

/// The columns of one role, the plainest name first.
struct Named(Vec<(Role, usize, usize)>);

impl Named {
    fn all(&self, role: Role) -> Vec<usize> {
        let mut found: Vec<_> =
            self.0.iter().filter(|(it, ..)| *it == role).map(|(_, rank, at)| (*rank, *at)).collect();
        crate::model::sort::by_key(&mut found, |(rank, _)| *rank);
        found.into_iter().map(|(_, at)| at).collect()
    }

    fn first(&self, role: Role) -> Option<usize> {
        self.all(role).first().copied()
    }
}

impl Columns {
    /// The columns of a table with names; `None` when it has no times, or nothing beside them.
    pub(super) fn by_names(names: &Cells<'_>, sample: &[Cells<'_>], clock: &Clock<'_>) -> Option<Self> {
        let is_zone = |word: &str| is_zone(word, clock);
        let parts: Vec<_> = names.iter().map(|name| without_zone(name, &is_zone)).collect();
        let of = |(at, part): (usize, &(String, String))| role(&part.0).map(|(role, rank)| (role, rank, at));
        let named = Named(parts.iter().enumerate().filter_map(of).collect());
        let holds_times = |at: &usize| clarity(sample, *at, clock) > Clarity::None;
        let named_so = |wanted| names.iter().position(|name| name.trim().eq_ignore_ascii_case(wanted));
        let mut columns = Self {
            end: named.all(Role::End).into_iter().find(holds_times),
            who: named.all(Role::Who),
            zone: named.first(Role::Zone),
            links: named.all(Role::Link),
            key: named.first(Role::Key),
            tags: named.all(Role::Tags),
            state: named.first(Role::State),
            marker: named_so("marker"),
            ours: named_so("marker").and_then(|_| Some((named_so("precision")?, named_so("certainty")?))),
            ..Self::default()
        };
        columns.choose_times(&named, sample, clock);
        columns.stamp = columns
            .stamp
            .or_else(|| instants(names, &named, sample, clock).filter(|_| columns.time.is_none()));
        let when = columns.stamp.or(columns.time)?;
        let zones = [Some(when), columns.date].into_iter().flatten().filter_map(|at| parts.get(at));
        columns.heading = zones.map(|part| part.1.clone()).find(|zone| !zone.is_empty()).unwrap_or_default();
        columns.choose_texts(&named, names.len(), (sample, clock));
        columns.take_names(names, sample);
        (!columns.texts.is_empty()).then_some(columns)
    }

    /// Takes a column "Name" for those who act, where no other one is and it holds names of people.
    fn take_names(&mut self, names: &Cells<'_>, sample: &[Cells<'_>]) {
        let is_word = |word: &str| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || ".'-".contains(c))
        };
        let is_name = |cell: &str| cell.len() <= 40 && (1..=3).contains(&cell.split_whitespace().count());
        let fits = |cell: &str| cell.is_empty() || is_name(cell) && cell.split_whitespace().all(is_word);
        let at = names.iter().position(|name| name.trim().eq_ignore_ascii_case("name"));
        let at = at.filter(|at| self.who.is_empty() && !self.is_taken(*at));
        let cells = |at: usize| sample.iter().filter_map(move |row| row.get(at)).map(|cell| cell.trim());
        // A service has one word; of people at least one has two.
        let holds = |at: &usize| cells(*at).all(fits) && cells(*at).any(|cell| cell.contains(' '));
        self.who.extend(at.filter(holds));
    }

    /// The columns of a table without names; every row must hold a date at the same place.
    pub(super) fn by_content(sample: &[Cells<'_>], clock: &Clock<'_>) -> Option<Self> {
        let width = sample.first()?.len();
        if width < 2 || sample.iter().any(|row| row.len() != width) {
            return None;
        }
        let dated =
            |at: &usize| sample.iter().all(|row| row.get(*at).is_some_and(|cell| has_date(cell, clock)));
        let when = (0..width.min(8)).find(dated)?;
        let by_day =
            |cell: &str| try_read(cell, clock).is_some_and(|reading| reading.precision == Precision::Day);
        let only_days = sample.iter().all(|row| row.get(when).is_some_and(|cell| by_day(cell)));
        let has_colons =
            |at: usize| sample.iter().all(|row| row.get(at).is_some_and(|cell| cell.contains(':')));
        let is_clock =
            |at: &usize| *at != when && has_colons(*at) && share_of_times(sample, *at, clock) == 100;
        let beside = Some(when + 1).filter(|at| share_of_times(sample, *at, clock) == 100);
        let time = beside.or_else(|| (0..width.min(8)).find(is_clock)).filter(|_| only_days);
        let mut columns = match time {
            Some(_) => Self { date: Some(when), time, ..Self::default() },
            None => Self { stamp: Some(when), ..Self::default() },
        };
        columns.choose_texts(&Named(vec![]), width, (sample, clock));
        (!columns.texts.is_empty()).then_some(columns)
    }

    /// The column with the time, or those with date and time of day. A column that holds instants
    /// wins, then the pair, then what holds most of a time; when it was written down comes last.
    fn choose_times(&mut self, named: &Named, sample: &[Cells<'_>], clock: &Clock<'_>) {
        let of_role = |role: Role| named.all(role).into_iter().map(|at| (at, clarity(sample, at, clock)));
        let holding = |role: Role| of_role(role).filter(|(_, clarity)| *clarity > Clarity::None);
        let instant = of_role(Role::Stamp).find(|(_, clarity)| *clarity == Clarity::Instant);
        let date = holding(Role::Date).next();
        let time = of_role(Role::Time).find(|(_, clarity)| *clarity == Clarity::Part);
        // Beside a column of days, one that is named like a beginning holds times of day.
        let by_clock = |at: usize| sample.iter().filter_map(|row| row.get(at)).all(|it| !has_date(it, clock));
        let is_begin = |(at, clarity): &(usize, Clarity)| *clarity == Clarity::Part && by_clock(*at);
        let time = time.or_else(|| of_role(Role::Stamp).find(is_begin));
        let time = time.or_else(|| clock_beside(named, sample, date?.0, clock));
        // "Datetime" beside the two of them says both.
        let whole = of_role(Role::Stamp).find(|(_, clarity)| *clarity == Clarity::Whole);
        if let (None, Some((date, _)), Some((time, _))) = (instant.or(whole), date, time) {
            (self.date, self.time) = (Some(date), Some(time));
            return;
        }
        // The first of the clearest, as the plainest name comes first.
        let mut best: Option<(usize, Clarity)> = instant;
        for (at, clarity) in holding(Role::Stamp).chain(holding(Role::Time)) {
            if best.is_none_or(|(_, known)| clarity > known) {
                best = Some((at, clarity));
            }
        }
        let best = best.or(date).or_else(|| holding(Role::Recorded).next());
        self.stamp = best.map(|(at, _)| at);
    }

    /// The columns with what happened: those that are named so, and those that hold sentences.
    fn choose_texts(&mut self, named: &Named, width: usize, (sample, clock): (&[Cells<'_>], &Clock<'_>)) {
        // Many a tool puts other things into a column of this name.
        let label = named.first(Role::Label).filter(|at| words(sample, *at) > 1);
        self.texts.extend(named.first(Role::Title).or(label));
        self.texts.extend(named.all(Role::Text));
        let is_free = |at: &usize| !self.is_taken(*at) && !named.0.iter().any(|(_, _, named)| named == at);
        let free: Vec<usize> = (0..width).filter(is_free).collect();
        let of_words = |at: &usize| words(sample, *at);
        let is_time = |at: usize| share_of_times(sample, at, clock) == 100;
        let says = |at: &usize| {
            of_words(at) > 0 && !are_lengths(sample, *at) && !is_time(*at) && !are_flags(sample, *at)
        };
        if self.texts.is_empty() {
            self.texts.extend(free.iter().copied().filter(says).max_by_key(of_words));
        }
        // "created": without anything else that says what happened, what sort of thing it was does.
        let sort = named.all(Role::Tags).into_iter().find(|at| varies(sample, *at));
        if named.all(Role::Text).is_empty() && self.texts.iter().all(|at| of_words(at) <= 1) {
            self.texts.splice(0..0, sort);
        }
        // "Google DNS", "WARNING": where each says little, they say it together.
        let is_alike = |at: &usize| of_words(at) <= 1 && sample.len() > 1 && !varies(sample, *at);
        let says_little = named.all(Role::Text).is_empty() && self.texts.iter().all(|at| of_words(at) <= 2);
        if says_little || self.texts.iter().all(is_alike) {
            let rest = free.iter().copied().chain(named.all(Role::Label)).filter(says);
            let rest: Vec<usize> = rest.filter(|at| !self.texts.contains(at)).collect();
            self.texts.extend(rest);
        }
        let prose: Vec<usize> =
            free.into_iter().filter(|at| !self.texts.contains(at) && of_words(at) >= 5).collect();
        self.texts.extend(prose);
    }

    fn is_taken(&self, at: usize) -> bool {
        let single = [self.stamp, self.date, self.time, self.end, self.zone, self.key, self.state];
        single.contains(&Some(at))
            || [&self.who, &self.links, &self.tags, &self.texts].iter().any(|many| many.contains(&at))
    }
}

/// The first column that nothing names, and that holds dates with times of day in all rows of a
/// table, each as wide as the others.
fn instants(names: &Cells<'_>, named: &Named, sample: &[Cells<'_>], clock: &Clock<'_>) -> Option<usize> {
    let width = sample.first()?.len();
    if width < 3 || names.len() != width || sample.len() < 2 || sample.iter().any(|row| row.len() != width) {
        return None;
    }
    let is_whole = |row: &Cells<'_>, at: usize| {
        row.get(at).is_some_and(|cell| clarity_of(try_read(cell, clock)) >= Clarity::Whole)
    };
    let is_free = |at: &usize| named.0.iter().all(|(_, _, named)| named != at) && !is_whole(names, *at);
    (0..width.min(8)).filter(is_free).find(|at| sample.iter().all(|row| is_whole(row, *at)))
}

/// The column beside that of the days that nothing names, and that holds a time of day in each row.
fn clock_beside(
    named: &Named,
    sample: &[Cells<'_>],
    date: usize,
    clock: &Clock<'_>,
) -> Option<(usize, Clarity)> {
    let is_clock = |row: &Cells<'_>, at: usize| {
        let reading = row.get(at).and_then(|cell| try_read(cell, clock));
        reading.is_some_and(|reading| reading.inferred.date && reading.until.is_none())
    };
    let is_free = |at: &usize| named.0.iter().all(|(_, _, named)| named != at);
    let beside = [Some(date + 1), date.checked_sub(1)].into_iter().flatten().filter(is_free);
    let by_days = sample.iter().filter_map(|row| row.get(date)).all(|cell| day(cell, clock).is_some());
    let mut found = beside.filter(|at| by_days && sample.iter().all(|row| is_clock(row, *at)));
    found.next().map(|at| (at, Clarity::Part))
}

/// Whether a column holds how long something took: "1 min 43 sec", "00:02:11".
fn are_lengths(sample: &[Cells<'_>], at: usize) -> bool {
    let is_unit = |word: &str| {
        let unit = word.trim_matches(|c: char| c.is_ascii_digit() || ".,:".contains(c)).to_lowercase();
        let known = ["", "h", "hr", "hrs", "m", "min", "mins", "s", "sec", "secs", "d", "ms"];
        known.contains(&unit.as_str())
            || ["hour", "minute", "second", "day"].iter().any(|it| unit.starts_with(it))
    };
    let is_length =
        |cell: &str| cell.split_whitespace().all(is_unit) && cell.starts_with(|c: char| c.is_ascii_digit());
    all_filled(sample, at, is_length)
}

/// Whether a column holds yes and no.
fn are_flags(sample: &[Cells<'_>], at: usize) -> bool {
    let is_flag = |cell: &str| ["true", "false", "yes", "no"].iter().any(|it| cell.eq_ignore_ascii_case(it));
    all_filled(sample, at, is_flag)
}

/// Whether something holds for each cell of a column that is not blank.
fn all_filled(sample: &[Cells<'_>], at: usize, holds: impl Fn(&str) -> bool) -> bool {
    let cells = sample.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).all(holds)
}

/// Whether the rows of a column, none of which is blank, differ.
fn varies(sample: &[Cells<'_>], at: usize) -> bool {
    let cells = || sample.iter().map(|row| row.get(at).map(|cell| cell.trim()).unwrap_or_default());
    cells().all(|cell| !cell.is_empty()) && cells().any(|cell| Some(cell) != cells().next())
}

/// The average number of words in a column.
fn words(sample: &[Cells<'_>], at: usize) -> usize {
    let count = |row: &Cells<'_>| row.get(at).map_or(0, |cell| cell.split_whitespace().take(50).count());
    sample.iter().map(count).sum::<usize>() / sample.len().max(1)
}

/// How much of a time most cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Clarity {
    None,
    /// A date, or a time of day.
    Part,
    /// A date and a time of day.
    Whole,
    /// A date and a time of day with an offset.
    Instant,
}

fn clarity(sample: &[Cells<'_>], at: usize, clock: &Clock<'_>) -> Clarity {
    let filled = || sample.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
    let mut found: Vec<Clarity> = filled().map(|cell| clarity_of(try_read(cell, clock))).collect();
    crate::model::sort::by_key(&mut found, |clarity| std::cmp::Reverse(*clarity));
    // What half of the cells reach.
    found.get(found.len().saturating_sub(1) / 2).copied().unwrap_or(Clarity::None)
}

fn clarity_of(reading: Option<Reading>) -> Clarity {
    match reading {
        None => Clarity::None,
        Some(reading) if reading.inferred.date || reading.precision == Precision::Day => Clarity::Part,
        Some(reading) if reading.inferred.zone => Clarity::Whole,
        Some(_) => Clarity::Instant,
    }
}

/// How many of a hundred cells that are not blank read as times; 0 when all are blank.
fn share_of_times(sample: &[Cells<'_>], at: usize, clock: &Clock<'_>) -> usize {
    let filled = || sample.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
    let times = filled().filter(|cell| try_read(cell, clock).is_some()).count();
    times * 100 / filled().count().max(1)
}

/// A cell as a time, on any day.
fn try_read(cell: &str, clock: &Clock<'_>) -> Option<Reading> {
    // A time is short: what is long is not even tried.
    let cell = Some(cell.trim()).filter(|cell| cell.len() <= 80)?;
    if let Some(reading) = super::super::time::machine(cell) {
        return Some(reading);
    }
    let context = Context { date: Date::from_ymd_opt(2000, 1, 1), ..Context::new(clock.told().zones, "") };
    let context = Context { start: Some(Moment::from_unix(0)), previous: None, ..context };
    let read = |cell: &str| typed::read(cell, &context).ok().filter(|reading| reading.at.is_some());
    // "2024年3月12日 10:42"
    let plain = || if cell.is_ascii() { None } else { read(plain_time(cell).trim()) };
    read(cell).or_else(plain)
}

fn has_date(cell: &str, clock: &Clock<'_>) -> bool {
    try_read(cell, clock).is_some_and(|reading| !reading.inferred.date)
}

/// The day that a cell holds, year and all.
pub(super) fn day(cell: &str, clock: &Clock<'_>) -> Option<Date> {
    let reading = try_read(cell, clock).filter(|it| it.precision == Precision::Day && it.until.is_none())?;
    let is_whole = !reading.inferred.date && !reading.inferred.year && reading.doubts.is_empty();
    reading.at.filter(|_| is_whole).map(|at| at.civil().date())
}

/// Whether a word names a zone.
pub(super) fn is_zone(word: &str, clock: &Clock<'_>) -> bool {
    let context = Context::new(clock.told().zones, "");
    let reading = typed::read(&format!("2000-01-01 00:00 {word}"), &context);
    reading.is_ok_and(|reading| reading.zone != ZoneBy::Document && reading.until.is_none())
}
