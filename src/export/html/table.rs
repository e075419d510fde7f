//! The events as a table of a page: days, gaps, phases, markers.

use super::anchor;
use super::grammar::Html;
use crate::export::blocks::{Piece, link};
use crate::export::clock::Clock;
use crate::export::grammar::{Place, pieces};
use crate::export::timeline::label;
use crate::export::xml::escape;
use crate::layout::phases::{Phase, Phases};
use crate::model::{Date, Event, Kind, MarkerKey, Moment};
use crate::text::{Msg, date, duration, moment};

/// An empty stretch is named from so many seconds on.
const NAMED_GAP: i64 = 30 * 60;

/// The table; nothing when there are no events.
pub(super) fn table(clock: &Clock<'_>) -> String {
    let events = &clock.document.events;
    if events.is_empty() {
        return String::new();
    }
    let words = clock.words;
    let has_evidence = events.iter().any(|event| !event.evidence.is_empty());
    let has_start = clock.start().is_some();
    let columns = [
        (true, Msg::ColumnTime),
        (has_start, Msg::ColumnOffset),
        (events.iter().any(|event| !event.who.is_empty()), Msg::ColumnWho),
        (true, Msg::ColumnWhat),
        (has_evidence, Msg::ColumnEvidence),
    ];
    let shown = columns.map(|(is_shown, _)| is_shown);
    let count = shown.iter().filter(|is_shown| **is_shown).count();
    let heads = columns.into_iter().filter(|(is_shown, _)| *is_shown);
    let heads: String =
        heads.map(|(_, head)| format!("<th scope=\"col\">{}</th>", escape(&words.get(head)))).collect();
    let rows = Rows { clock, phases: Phases::of(clock.document), start: clock.start(), shown, count };
    format!(
        "<table class=\"timeline\">\n<thead><tr class=\"for-print\"><th colspan=\"{count}\">{}</th></tr>\
         <tr>{heads}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        escape(&clock.title()),
        rows.all()
    )
}

struct Rows<'a> {
    clock: &'a Clock<'a>,
    phases: Phases,
    /// When the incident started.
    start: Option<Moment>,
    /// Which columns are shown.
    shown: [bool; 5],
    /// How many those are.
    count: usize,
}

impl Rows<'_> {
    fn all(&self) -> String {
        let mut out = String::new();
        let mut day: Option<Date> = None;
        let mut before: Option<&Event> = None;
        for (index, event) in self.clock.document.events.iter().enumerate() {
            let today = event.at.map(|at| self.clock.civil(&at).date());
            if let Some(today) = today.filter(|today| day != Some(*today)) {
                day = Some(today);
                let heading = date::long(self.clock.words, today);
                let count = self.count;
                out.push_str(&format!(
                    "<tr class=\"day\"><th colspan=\"{count}\" scope=\"rowgroup\">{}</th></tr>\n",
                    escape(&heading)
                ));
            }
            out.push_str(&self.gap(event, before));
            out.push_str(&self.row(index, event));
            before = Some(event);
        }
        out
    }

    fn gap(&self, event: &Event, before: Option<&Event>) -> String {
        // That users are affected is no activity: a long impact does not fill a silence.
        let end = before.and_then(|it| if it.kind == Kind::Impact { it.at } else { it.end() });
        let gap = event.at.zip(end).map(|(at, end)| at.seconds - end.seconds);
        let Some(gap) = gap.filter(|gap| *gap >= NAMED_GAP) else { return String::new() };
        let words = self.clock.words;
        let text = words.say(Msg::GapRow, [&duration::text(words, gap)]);
        format!("<tr class=\"gap\"><td colspan=\"{}\">{}</td></tr>\n", self.count, escape(&text))
    }

    fn row(&self, index: usize, event: &Event) -> String {
        let phase = match self.phases.row(index).below {
            Phase::Undetected => " class=\"undetected\"",
            Phase::Responding => " class=\"responding\"",
            Phase::Recovering => " class=\"recovering\"",
            Phase::After => " class=\"resolved\"",
            Phase::Before | Phase::Unknown => "",
        };
        let id = anchor(event.id.as_str()).map(|anchor| format!(" id=\"{anchor}\"")).unwrap_or_default();
        let cells = [
            ("time", self.time(event)),
            ("since", self.since(event)),
            ("who", escape(&event.who.iter().map(|name| &**name).collect::<Vec<_>>().join(", "))),
            ("what", self.what(event)),
            ("shows", self.evidence(event)),
        ];
        let shown = cells.into_iter().zip(self.shown).filter(|(_, is_shown)| *is_shown);
        let cells: String = shown
            .map(|((class, cell), _)| format!("<td class=\"{class}\" dir=\"auto\">{cell}</td>"))
            .collect();
        format!("<tr{id}{phase}>{cells}</tr>\n")
    }

    fn time(&self, event: &Event) -> String {
        let show = |at: &Moment| self.clock.civil(at);
        let text = escape(&moment::event_time(self.clock.words, moment::Style::Written, event, &show));
        match event.at {
            Some(at) => format!("<time datetime=\"{}\">{text}</time>", self.clock.local(at)),
            None => text,
        }
    }

    fn since(&self, event: &Event) -> String {
        match (event.at, self.start) {
            (Some(at), Some(start)) => {
                escape(&duration::offset(self.clock.words, at.seconds - start.seconds))
            }
            _ => String::new(),
        }
    }

    fn what(&self, event: &Event) -> String {
        let words = self.clock.words;
        let mut out = String::new();
        for (key, marker) in self.clock.document.markers.of_event(&event.id) {
            let class = match key {
                MarkerKey::Start => "undetected",
                MarkerKey::Detect => "responding",
                MarkerKey::Mitigate => "recovering",
                MarkerKey::Resolve => "resolved",
                MarkerKey::Other(_) => "further",
            };
            let name = label(words, key, marker);
            out.push_str(&format!("<b class=\"mark {class}\">{}</b> ", escape(name.trim_end_matches(':'))));
        }
        if event.starred {
            out.push_str(&format!(
                "<span class=\"star\" title=\"{}\">★</span> ",
                escape(&words.get(Msg::FieldStarred))
            ));
        }
        out.push_str(&pieces(&Html, &[Piece::Prose(event.text.trim())], Place::Cell));
        let kind = (event.kind != Kind::Note).then(|| words.kind(&event.kind).into_owned());
        let known = event.known_at.map(|at| {
            let time = moment::clock(self.clock.civil(&at), &event.precision);
            words.say(Msg::KnownLater, [&time])
        });
        let more = kind.into_iter().chain(known).chain(event.tags.iter().map(|tag| format!("#{tag}")));
        let more: Vec<String> = more.map(|it| escape(&it)).collect();
        if !more.is_empty() {
            out.push_str(&format!(" <span class=\"more\">{}</span>", more.join(" · ")));
        }
        out
    }

    fn evidence(&self, event: &Event) -> String {
        let links = event.evidence.iter().map(|it| pieces(&Html, &link(&it.url, &it.label), Place::Cell));
        links.collect::<Vec<_>>().join("<br>")
    }
}
