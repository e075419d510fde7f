//! Plain text for a page of the status: what happened, and what we do about it.

use super::clock::Clock;
use super::grammar::one_line;
use super::timeline::label;
use crate::model::{ActionStatus, Date, Event, markup};
use crate::text::{Msg, Words, date, figure, moment};

/// Summary, events and actions.
pub(super) fn text(clock: &Clock<'_>) -> String {
    let words = clock.words;
    let mut out = format!("{}\n", one_line(&clock.title()));
    out.push_str(&format!("{}\n", words.say(Msg::TimesIn, [&clock.zone()])));
    for length in lengths(clock) {
        out.push_str(&format!("{length}\n"));
    }
    let report = &clock.document.report;
    for part in [&report.summary, &report.impact].into_iter().filter(|part| !part.trim().is_empty()) {
        out.push_str(&format!("\n{}\n", clean(&markup::plain(part.trim()))));
    }
    if !clock.document.events.is_empty() {
        out.push_str(&format!("\n{}\n", words.get(Msg::HeadWhatHappened)));
        events(clock, &mut out);
    }
    actions(clock, &mut out);
    out
}

/// The durations that are known.
fn lengths(clock: &Clock<'_>) -> Vec<String> {
    let all = clock.durations();
    let known = all.figures.iter().filter(|it| it.state.amount().is_some());
    let line = |it: &crate::model::durations::Duration| {
        let name = figure::name(clock.words, it.measure);
        clock
            .words
            .say(Msg::LabelValue, [&name, &figure::length(clock.words, &it.state).replace('\u{a0}', " ")])
    };
    known.map(line).collect()
}

fn events(clock: &Clock<'_>, out: &mut String) {
    let show = |at: &crate::model::Moment| clock.civil(at);
    let mut day: Option<Date> = None;
    for event in clock.document.events.iter() {
        let today = event.at.map(|at| clock.civil(&at).date());
        if today.is_some() && today != day {
            day = today;
            let heading = today.map(|today| date::long(clock.words, today)).unwrap_or_default();
            out.push_str(&format!("\n{}\n", heading.replace('\u{a0}', " ")));
        }
        let time =
            moment::event_time(clock.words, moment::Style::Written, event, &show).replace('\u{a0}', " ");
        let marks = clock.document.markers.of_event(&event.id);
        let marks: String =
            marks.map(|(key, marker)| one_line(&label(clock.words, key, marker)) + " ").collect();
        let text = clean(&markup::plain(event.text.trim()));
        let said = said(clock.words, event, &text).replace('\n', "\n    ");
        out.push_str(&format!("{time}  {marks}{said}\n"));
    }
}

/// What happened, with who did it: a sentence where the text goes on from the names.
pub(super) fn said(words: Words, event: &Event, text: &str) -> String {
    let who: Vec<String> = event.who.iter().map(|name| one_line(name)).collect();
    if who.is_empty() {
        return text.to_owned();
    }
    let goes_on = text.chars().next().is_some_and(char::is_lowercase);
    words.say(if goes_on { Msg::WhoDoes } else { Msg::WhoSays }, [&who.join(", "), &text])
}

fn actions(clock: &Clock<'_>, out: &mut String) {
    let meant = clock.document.actions.iter().filter(|action| action.status != ActionStatus::Cancelled);
    let mut meant = meant.peekable();
    if meant.peek().is_none() {
        return;
    }
    out.push_str(&format!("\n{}\n\n", clock.words.get(Msg::HeadWhatWeDo)));
    for action in meant {
        let text = clean(&markup::plain(action.text.trim())).replace('\n', "\n  ");
        let done = clock.words.action_status(&ActionStatus::Done);
        let state = if action.status == ActionStatus::Done { format!(" ({done})") } else { String::new() };
        out.push_str(&format!("- {text}{state}\n"));
    }
}

/// A text without control characters.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
