//! Issues of a cState status page (github.com/cstate/cstate, "Usage"): YAML or TOML in front, and
//! below it updates that end with the shortcode `{{< track "2018-05-25 05:54:00" >}}`; also those of
//! other pages, whose updates are a list in front.

mod body;
mod fields;
mod quoted;
mod states;

use super::Answer;
use super::build::{Book, Draft, runs_backwards};
use super::literal::{add_line, literal};
use super::marks;
use super::time::Clock;
use crate::import::labels::label;
use crate::import::text::is_status;
use crate::import::{Note, Reading as Text, Row, Shape, Told};
use crate::model::typed::Reading;
use crate::model::{DAY, HOUR, MarkerKey, Moment, Precision, sort};
use body::Update;
use fields::{Front, front, is_zulu, offset};

/// Reads an issue of a status page.
pub(super) fn read(_name: &str, text: &str, mut clock: Clock<'_>) -> Answer {
    let front = front(text).unwrap_or(Front { fields: vec![], body: text, line: 1 });
    let is_issue = [front.over(), "resolved", "severity"].iter().any(|name| !front.get(name).is_empty());
    let is_tracked = body::has_track(front.body);
    if !is_tracked && (front.get(front.begin()).is_empty() || !is_issue) {
        return None;
    }
    let mut book = Book::new(Shape::StatusPage, "cstate");
    book.title = front.get("title").to_owned();
    book.severity = front.get("severity").to_owned();
    book.is_in_order = false;
    book.source(front.get("title"));
    // The shortcodes show the clock that the date in front was written by.
    clock.set_heading(if is_zulu(&front) { "UTC" } else { offset(front.get(front.begin())) });
    let stated = if is_tracked { vec![] } else { stated(&front, text, &mut clock) };
    if !stated.is_empty() {
        book.drafts = stated;
        bounded(&front, &mut book, &mut clock);
        return Some(book.finish(&clock));
    }
    let listed = if is_tracked { summed_up(&front, &mut clock) } else { listed(&front, &mut clock) };
    if is_tracked || !listed.is_empty() {
        book.drafts = listed;
        tracked(&front, &mut book, &mut clock)
    } else {
        untracked(&front, &mut book, &mut clock)
    }
    Some(book.finish(&clock))
}

fn update(update: &Update<'_>, reading: Option<Reading>, typed: &str) -> Draft {
    let mut draft = Draft::new(&update.text, reading, typed);
    draft.original = update.original.into();
    draft.line = update.line;
    draft
}

/// The entries of a list that stands above the updates of a body, and sums them up: its times of day
/// are of the day in front.
fn summed_up(front: &Front<'_>, clock: &mut Clock<'_>) -> Vec<Draft> {
    let Some(first) = body::updates(front.body, front.line).found.into_iter().next() else { return vec![] };
    let above = front.body.split(first.original).next().unwrap_or_default();
    listed_in(above, front.line, &told_of(front, clock))
}

/// The entries of a body that is a list with times, read as a text is.
fn listed(front: &Front<'_>, clock: &mut Clock<'_>) -> Vec<Draft> {
    let written = body::components(front.body, front.line);
    if !written.is_empty() {
        return written.iter().map(|found| update(found, clock.read(found.typed), found.typed)).collect();
    }
    // What a page of a status gives to readers of news names days without a year.
    let is_page = front.body.contains("</");
    // Where a day was told, too, the one in front goes before it.
    let is_told = is_page || clock.told().date.is_some();
    let told = if is_told { told_of(front, clock) } else { *clock.told() };
    let found = listed_in(front.body, front.line, &told);
    // Times without a day are of the day in front, where nothing there says when it was over.
    let is_post = front.get(front.over()).is_empty() || body::has_clock_headings(front.body);
    if !found.is_empty() {
        return found;
    }
    let told = told_of(front, clock);
    let found = listed_in(front.body, front.line, &told);
    let is_update = |draft: &&Draft| front.body.lines().any(|line| is_timed_update(line, &draft.event.typed));
    // "2024-01-17 23:15 UTC", and below it what was known then.
    let is_alone = |draft: &&Draft| {
        let typed = draft.event.typed.as_ref();
        !typed.is_empty() && front.body.lines().any(|line| line.trim() == typed)
    };
    let is_list =
        |is_one: &dyn Fn(&&Draft) -> bool, least: usize| found.iter().filter(is_one).count() >= least;
    if !is_post && !is_list(&is_update, 2) && !is_list(&is_alone, 3) {
        return vec![];
    }
    // The day in front is that of UTC, the times of day may be of the next one elsewhere.
    let start = clock.read(front.get(front.begin())).and_then(|reading| reading.at);
    let is_before = |at: Moment| start.is_some_and(|start| at.seconds + HOUR < start.seconds);
    let times = || found.iter().filter_map(|draft| draft.event.at);
    let next =
        told.date.and_then(|date| date.succ_opt()).filter(|_| times().count() > 0 && times().all(is_before));
    match next {
        Some(next) => listed_in(front.body, front.line, &Told { date: Some(next), ..told }),
        None if is_list(&is_update, 2) => with_others(front, found, clock),
        None => found,
    }
}

/// The updates with times of their own, and between them those with a label alone: the first of these
/// is of the date in front, the one that resolves the issue of its end, and nobody knows when the others
/// were written.
fn with_others(front: &Front<'_>, timed: Vec<Draft>, clock: &mut Clock<'_>) -> Vec<Draft> {
    let is_known = |line: usize| timed.iter().any(|draft| draft.line == line);
    let parts = body::stated(front.body, front.line, is_known);
    if parts.iter().filter(|part| is_known(part.line)).count() < timed.len() {
        return timed;
    }
    let mut timed = timed;
    let of = |part: &Update<'_>| {
        if let Some(at) = timed.iter().position(|draft| draft.line == part.line) {
            return timed.remove(at);
        }
        let is_end = front.is_over() && label(&part.label) == Some(MarkerKey::Resolve);
        let typed = match () {
            () if is_end => front.get(front.over()),
            () if part.label.starts_with("investigat") => front.get(front.begin()),
            () => "",
        };
        let mut draft = update(part, clock.read(typed), typed);
        draft.markers.extend(is_end.then_some(MarkerKey::Resolve));
        draft
    };
    parts.iter().map(of).collect()
}

/// Whether a line is an update with its time in its label or right behind it: "*Update* - (4:27 PM PST)
/// text", "*Resolved | 10/17 03:05pm Central* - text", "### Update 30 Aug", "\\[Update 30 Aug - 15:00]".
fn is_timed_update(line: &str, typed: &str) -> bool {
    let line = line.trim();
    let is_headed = || is_status(line.trim_start_matches(['#', '\\', '[', ' ']));
    let has_label = !body::label(line).is_empty() || line.starts_with(['#', '\\']) && is_headed();
    has_label && !typed.is_empty() && line.find(typed).is_some_and(|at| at < 80)
}

/// What is told of a list below: its day is the one in front.
fn told_of<'a>(front: &Front<'_>, clock: &mut Clock<'a>) -> Told<'a> {
    let day = clock.read(front.get(front.begin())).and_then(|reading| reading.at);
    Told { date: day.map(|at| at.civil().date()).or(clock.told().date), ..*clock.told() }
}

fn listed_in(text: &str, first_line: usize, told: &Told<'_>) -> Vec<Draft> {
    let found = Text::new(text, *told).finish();
    if found.needs_date || found.rows.iter().filter(|row| row.event.at.is_some()).count() < 2 {
        return vec![];
    }
    let of = |row: Row| Draft {
        event: row.event,
        original: row.original,
        line: row.line + first_line - 1,
        markers: row.markers.into_iter().map(|(key, _)| key).collect(),
        likely: row.likely,
        doubts: row.doubts,
        is_noise: row.is_noise,
        ..Draft::default()
    };
    found.rows.into_iter().map(of).collect()
}

/// An issue whose updates have times.
fn tracked(front: &Front<'_>, book: &mut Book, clock: &mut Clock<'_>) {
    let is_summary = body::has_track(front.body);
    let mut summed_up = if is_summary { std::mem::take(&mut book.drafts) } else { vec![] };
    // A shortcode with no words beside it tells nothing.
    let body::Updates { lead, found } = body::updates(front.body, front.line);
    for found in found.into_iter().filter(|found| !found.text.is_empty()) {
        let mut draft = update(&found, clock.read(found.typed), found.typed);
        // "**The issue has been resolved:**"
        // What has no time of its own may stand above it: a postmortem.
        let mut labels = found.text.lines().map(body::label);
        if labels.any(|it| label(&it) == Some(MarkerKey::Resolve) || it.ends_with(" been resolved")) {
            draft.markers.push(MarkerKey::Resolve);
        }
        book.drafts.push(draft);
    }
    let is_forward = !runs_backwards(book.drafts.iter().filter_map(|draft| draft.event.at));
    bounded(front, book, clock);
    let listed = book.drafts.iter().map(|draft| draft.line).filter(|line| *line > front.line).min();
    let lead = Some(lead.as_str()).filter(|lead| !lead.is_empty());
    let top = if is_summary {
        body::beginning(front.body).or(lead)
    } else {
        listed.and_then(|line| above(front, line))
    };
    if let Some(text) = top {
        put_above(front.line, &mut book.drafts, text, is_forward);
    }
    // What the summary says is only taken where the updates do not say it.
    let known: Vec<MarkerKey> = book.drafts.iter().flat_map(|draft| draft.markers.clone()).collect();
    for draft in &mut summed_up {
        draft.markers.retain(|key| !known.contains(key));
        draft.likely.retain(|key| !known.contains(key));
    }
    book.drafts.append(&mut summed_up);
    if front.get("resolved") == "true" {
        marks::mark_end(&mut book.drafts);
    }
    in_order(&mut book.drafts);
}

/// Puts updates in their order; those without a time stay behind the one that they follow.
fn in_order(drafts: &mut Vec<Draft>) {
    let mut last = None;
    let keyed = std::mem::take(drafts).into_iter().map(|draft| {
        last = draft.event.at.map(|at| at.key()).or(last);
        (last, draft)
    });
    let mut keyed: Vec<_> = keyed.collect();
    sort::by_key(&mut keyed, |(key, _)| *key);
    drafts.extend(keyed.into_iter().map(|(_, draft)| draft));
}

/// Puts what stands above all updates where it belongs: it tells of the beginning, which the date in
/// front is an entry of; where there is none, or the newest stands first, of the update below it.
fn put_above(body: usize, drafts: &mut [Draft], text: &str, is_forward: bool) {
    let begin = drafts.iter().position(|draft| draft.original.starts_with("date: ")).filter(|_| is_forward);
    if let Some(begin) = begin.and_then(|at| drafts.get_mut(at)) {
        let mut whole = begin.event.text.to_string();
        add_line(&mut whole, text);
        (begin.event.text, begin.original) = (whole.as_str().into(), text.into());
    } else if let Some(first) =
        drafts.iter_mut().filter(|draft| draft.line >= body).min_by_key(|draft| draft.line)
    {
        let mut whole = text.to_owned();
        add_line(&mut whole, first.event.text.as_ref());
        first.event.text = whole.as_str().into();
    }
}

/// The paragraphs above a line of the body, which tell how it began: without headings, and lines of a
/// program.
fn above<'a>(front: &Front<'a>, line: usize) -> Option<&'a str> {
    let lines = line.saturating_sub(front.line);
    let end = front.body.split_inclusive('\n').take(lines).map(str::len).sum::<usize>();
    let top = front.body.get(..end)?.trim();
    let top = if top.starts_with("import ") {
        top.split_once('\n').map_or("", |(_, rest)| rest.trim())
    } else {
        top
    };
    let is_plain =
        !top.is_empty() && !top.contains("\n#") && !top.starts_with(['#', '*', '[', '<', '|', '-']);
    (is_plain && top.len() <= 2_000).then_some(top)
}

/// The updates that are a list in front. The first without a date is of the date of the issue, and the
/// last of its end.
fn stated(front: &Front<'_>, text: &str, clock: &mut Clock<'_>) -> Vec<Draft> {
    let states = states::states(text);
    // Another list with texts, of authors say, tells of no updates, and must not hide the body.
    if !states.iter().any(|state| !state.status.is_empty() || !state.typed.is_empty()) {
        return vec![];
    }
    let last = states.len().saturating_sub(1);
    let of = |(at, state): (usize, &states::State<'_>)| {
        let typed = match at {
            _ if !state.typed.is_empty() => &*state.typed,
            0 => front.get(front.begin()),
            at if at == last && front.is_over() => front.get(front.over()),
            _ => "",
        };
        let mut draft = Draft::new(&literal(&state.text), clock.read(typed), typed);
        (draft.original, draft.line) = (state.original.as_str().into(), state.line);
        draft.markers.extend((state.status == "resolved").then_some(MarkerKey::Resolve));
        draft
    };
    states.iter().enumerate().map(of).collect()
}

/// Puts updates in their order, and marks those with which the issue begins and ends.
fn bounded(front: &Front<'_>, book: &mut Book, clock: &mut Clock<'_>) {
    if runs_backwards(book.drafts.iter().filter_map(|draft| draft.event.at)) {
        book.drafts.reverse();
        book.notes.push(Note::NewestFirst);
    }
    // Of several the last one counts: the issue may have been opened again.
    let ends = |draft: &Draft| draft.markers.contains(&MarkerKey::Resolve);
    let last = book.drafts.iter().rposition(ends);
    for (at, draft) in book.drafts.iter_mut().enumerate() {
        draft.markers.retain(|key| *key != MarkerKey::Resolve || Some(at) == last);
    }
    end(front, front.begin(), MarkerKey::Start, book, clock);
    end(front, front.over(), MarkerKey::Resolve, book, clock);
}

/// Marks the update of the time that a field names. Where there is none, the field is an entry of
/// its own when it is less than a day outside of the updates; else one of both is wrong.
fn end(front: &Front<'_>, field: &str, key: MarkerKey, book: &mut Book, clock: &mut Clock<'_>) {
    let typed = front.get(field);
    let Some(reading) = clock.read(typed).filter(|_| key == MarkerKey::Start || front.is_over()) else {
        return;
    };
    let Some(at) = reading.at else { return };
    // A day alone says less than the list does.
    if reading.precision == Precision::Day && !book.drafts.is_empty() {
        return;
    }
    let is_marked = book.drafts.iter().any(|draft| draft.markers.contains(&key));
    // Tools write the milliseconds in front, and people seconds below.
    let same = |draft: &&mut Draft| draft.event.at.is_some_and(|other| other.seconds == at.seconds);
    if let Some(draft) = book.drafts.iter_mut().find(same) {
        if !is_marked {
            draft.markers.push(key);
        }
        return;
    }
    let times = || book.drafts.iter().filter_map(|draft| draft.event.at).map(|at| at.seconds);
    let (first, last) = (times().min().unwrap_or(at.seconds), times().max().unwrap_or(at.seconds));
    let fits = match key {
        MarkerKey::Start => at.seconds <= first && first - at.seconds < DAY,
        _ => at.seconds >= last && at.seconds - last < DAY,
    };
    // A list that tells when things happened needs no beginning from the time that it was put up.
    let has_ends = body::has_track(front.body) || !front.get(front.over()).is_empty();
    let is_list = key == MarkerKey::Start && book.drafts.len() > 2 && !has_ends;
    if fits && !is_marked && !is_list {
        book.drafts.push(of_field(front, field, key, reading));
    } else if !fits {
        let other = book.drafts.first().map_or(front.line, |draft| draft.line);
        book.notes.push(Note::ListsDisagree { line: front.line_of(field), other });
    }
}

/// An entry for a field in front.
fn of_field(front: &Front<'_>, field: &str, key: MarkerKey, reading: Reading) -> Draft {
    let word = if key == MarkerKey::Start { "Started" } else { "Resolved" };
    let text = format!("{word} – {}", literal(front.get("title")));
    let mut draft = Draft::new(text.trim_end_matches([' ', '–']), Some(reading), front.get(field));
    draft.line = front.line_of(field);
    draft.original = format!("{field}: {}", front.get(field)).as_str().into();
    draft.markers.push(key);
    draft
}

/// An issue where only the fields have times: the last part of the text is from the beginning, what
/// stands above it from the end, as a status page is written from the top.
fn untracked(front: &Front<'_>, book: &mut Book, clock: &mut Clock<'_>) {
    let (begin, over) = body::first_and_last(front.body, front.line);
    let ends = [(front.begin(), MarkerKey::Start, begin), (front.over(), MarkerKey::Resolve, over)];
    for (field, key, part) in ends {
        let counts = |_: &Reading| key == MarkerKey::Start || front.is_over();
        let Some(reading) = clock.read(front.get(field)).filter(counts) else { continue };
        let mut draft = of_field(front, field, key, reading);
        let part = body::with_clock(front.body, front.line, front.get(field)).or(part);
        if let Some(part) = part.filter(|part| !part.text.is_empty()) {
            draft.event.text = part.text.as_str().into();
            draft.original = part.original.into();
            draft.line = part.line;
        }
        book.drafts.push(draft);
    }
}
