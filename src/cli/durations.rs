//! `durations`: how long things took.

use super::Answer;
use super::words::{Speaker, formula, lack_key, measure, plain};
use postmortem_timeline::format::{Loaded, Tree};
use postmortem_timeline::model::Moment;
use postmortem_timeline::model::durations::{self, Amount, Duration, Durations, Lack, Origin, Point, State};
use postmortem_timeline::model::impact::Impact;
use postmortem_timeline::model::profile::Profile;

pub fn run(loaded: &Loaded, profile: Option<&str>, json: bool, now: Moment) -> Answer {
    let document = &loaded.document;
    let mut all = durations::measure(document, Some(now));
    if let Some(profile) = profile.and_then(Profile::named) {
        all.figures = durations::measure_by(document, profile, Some(now));
        all.profile = profile;
        all.unknown_profile = None;
    }
    let out = if json { as_json(&all) } else { as_text(&Speaker::new(document), &all) };
    Answer { out, status: 0 }
}

fn as_text(speaker: &Speaker<'_>, all: &Durations) -> String {
    let mut out = String::new();
    if !speaker.document.title.is_empty() {
        out.push_str(&format!("{}\n", plain(&speaker.document.title)));
    }
    if let Some(name) = &all.unknown_profile {
        out.push_str(&format!("The profile {:?} is not known here\n", plain(name)));
    }
    out.push_str(&format!("Profile: {}; times in {}\n\n", all.profile.name, plain(speaker.zone())));
    let mut rows: Vec<[String; 4]> = all.figures.iter().map(|duration| row(speaker, duration)).collect();
    rows.push(Default::default());
    rows.extend(all.legs.iter().map(|duration| row(speaker, duration)));
    if let Some(impact) = &all.impact {
        let ends = ends(speaker, impact.first.as_ref(), impact.last.as_ref());
        let rule = "all impact events together".to_owned();
        rows.push(["impact time".into(), speaker.state(None, &impact.state), rule, ends]);
    }
    out.push_str(&table(&rows));
    if all.reopened > 0 {
        out.push_str(&format!("\nReopened: {}\n", all.reopened));
    }
    out
}

fn row(speaker: &Speaker<'_>, duration: &Duration) -> [String; 4] {
    [
        measure(duration.measure).to_owned(),
        speaker.state(Some(duration.formula), &duration.state),
        formula(&duration.formula),
        ends(speaker, duration.start.as_ref(), duration.end.as_ref()),
    ]
}

fn ends(speaker: &Speaker<'_>, start: Option<&Point>, end: Option<&Point>) -> String {
    let point = |point: Option<&Point>| point.map_or_else(|| "–".to_owned(), |point| speaker.point(point));
    match (start, end) {
        (None, None) => String::new(),
        _ => format!("{} → {}", point(start), point(end)),
    }
}

/// Columns as wide as their widest cell.
fn table(rows: &[[String; 4]]) -> String {
    let mut widths = [0; 4];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[String; 4]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

fn as_json(all: &Durations) -> String {
    let mut fields = vec![("profile", Tree::string(all.profile.name))];
    if let Some(name) = &all.unknown_profile {
        fields.push(("unknownProfile", Tree::string(name)));
    }
    fields.push(("ongoing", raw(all.ongoing)));
    fields.push(("reopened", raw(all.reopened)));
    fields.push(("durations", Tree::List(all.figures.iter().map(duration_tree).collect())));
    fields.push(("legs", Tree::List(all.legs.iter().map(duration_tree).collect())));
    if let Some(impact) = &all.impact {
        fields.push(("impact", impact_tree(impact)));
    }
    let mut out = String::new();
    object(fields).write(&mut out);
    out + "\n"
}

fn duration_tree(duration: &Duration) -> Tree {
    let mut fields = vec![
        ("name", Tree::string(&measure(duration.measure).replace(' ', "-"))),
        ("formula", Tree::string(&formula(&duration.formula).replace('−', "-"))),
    ];
    fields.extend(state_fields(&duration.state));
    fields.extend(end_fields(duration.start.as_ref(), duration.end.as_ref()));
    object(fields)
}

fn impact_tree(impact: &Impact) -> Tree {
    let mut fields = state_fields(&impact.state);
    fields.extend(end_fields(impact.first.as_ref(), impact.last.as_ref()));
    fields.push(("events", raw(impact.events)));
    object(fields)
}

/// The state, and all that is known of the length, in whole seconds.
fn state_fields(state: &State) -> Vec<(&'static str, Tree)> {
    let name = match state {
        State::Known(_) => "known",
        State::Approximate(_) => "approximate",
        State::SoFar(_) => "so-far",
        State::Missing { .. } => "missing",
        State::Inverted(_) => "inverted",
    };
    let mut fields = vec![("state", Tree::string(name))];
    if let State::Missing { start, end } = state {
        let lack = |key, lack: &Option<Lack>| lack.as_ref().map(|lack| (key, Tree::string(lack_key(lack))));
        let lacks = lack("start", start).into_iter().chain(lack("end", end)).collect();
        fields.push(("missing", object(lacks)));
    }
    if let Some(amount) = state.amount() {
        fields.extend(amount_fields(&amount));
    }
    fields
}

fn amount_fields(amount: &Amount) -> Vec<(&'static str, Tree)> {
    let seconds = match *amount {
        Amount::Exactly(seconds) | Amount::About(seconds) => {
            return with_rough(amount, vec![("seconds", raw(seconds))]);
        }
        Amount::Between { estimate, .. } => estimate,
        _ => None,
    };
    let bounds = [("seconds", seconds), ("atLeast", amount.least()), ("atMost", amount.most())];
    let known = bounds.into_iter().filter_map(|(key, seconds)| Some((key, raw(seconds?))));
    with_rough(amount, known.collect())
}

fn with_rough(amount: &Amount, mut fields: Vec<(&'static str, Tree)>) -> Vec<(&'static str, Tree)> {
    if amount.is_rough() {
        fields.push(("about", raw(true)));
    }
    fields
}

fn end_fields(start: Option<&Point>, end: Option<&Point>) -> Vec<(&'static str, Tree)> {
    let ends = [("start", start), ("end", end)];
    ends.into_iter().filter_map(|(key, point)| Some((key, point_tree(point?)))).collect()
}

fn point_tree(point: &Point) -> Tree {
    let mut fields = match &point.origin {
        Origin::Marker(key) => vec![("marker", Tree::string(key.as_str()))],
        Origin::Impact => vec![("impact", raw(true))],
        Origin::Now => vec![("now", raw(true))],
    };
    if !point.event.is_empty() {
        fields.push(("event", Tree::string(point.event.as_str())));
    }
    if point.of_end {
        fields.push(("endOfEvent", raw(true)));
    }
    fields.push(("at", Tree::string(&point.at.to_string())));
    fields.push(("precision", Tree::string(point.precision.as_str())));
    fields.push(("certainty", Tree::string(point.certainty.as_str())));
    object(fields)
}

fn object(fields: Vec<(&'static str, Tree)>) -> Tree {
    Tree::Object(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

fn raw(value: impl ToString) -> Tree {
    Tree::Raw(value.to_string().into())
}
