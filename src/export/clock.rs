//! The clock on which a document is shown, and what is asked of it again and again.

use super::Options;
use crate::model::durations::{self, Durations};
use crate::model::zone::{in_zone, is_utc, resolve};
use crate::model::{Certainty, Civil, Document, Event, MarkerKey, Moment, Precision, civil};
use crate::text::{Msg, Words, moment};

/// A document on a clock, in the words of a language.
pub(super) struct Clock<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// The words.
    pub(super) words: Words,
    /// The time now.
    pub(super) now: Option<Moment>,
    /// All that decides how the document is shown.
    pub(super) options: &'a Options<'a>,
    zone: &'a str,
}

impl<'a> Clock<'a> {
    pub(super) fn new(document: &'a Document, options: &'a Options<'a>) -> Self {
        let wanted = if options.zone.is_empty() { &*document.timezone } else { options.zone };
        let is_known = is_utc(wanted) || options.zones.offset_at(wanted, 0).is_some();
        let zone = if is_known && !is_utc(wanted) { wanted } else { "" };
        Self { document, words: options.words, now: options.now, options, zone }
    }

    /// The zone, by its name.
    pub(super) fn zone(&self) -> &'a str {
        if self.zone.is_empty() { "UTC" } else { self.zone }
    }

    /// An instant with the offset that the zone has then.
    pub(super) fn local(&self, at: Moment) -> Moment {
        in_zone(self.options.zones, self.zone, at)
    }

    /// What the clock on the wall shows.
    pub(super) fn civil(&self, at: &Moment) -> Civil {
        self.local(*at).civil()
    }

    /// Seconds east of UTC at an instant.
    pub(super) fn offset(&self, unix_seconds: i64) -> i64 {
        self.local(Moment::from_unix(unix_seconds.clamp(civil::FIRST, civil::LAST))).offset.seconds()
    }

    /// Title, or what stands for it.
    pub(super) fn title(&self) -> String {
        match self.document.title.trim() {
            "" => self.words.get(Msg::TitleMissing).into_owned(),
            title => title.to_owned(),
        }
    }

    /// All durations.
    pub(super) fn durations(&self) -> Durations {
        durations::measure(self.document, self.now)
    }

    /// When the incident started.
    pub(super) fn start(&self) -> Option<Moment> {
        let marker = self.document.markers.get(&MarkerKey::Start)?;
        let event = self.document.events.find(&marker.event)?;
        if marker.end { event.until } else { event.at }
    }

    /// Date and time of an event such that it can be read again: `2018-02-10 13:01`, `~2018-02-10
    /// 13:01`, `2018-02-10 16:33–17:07`. Blank where nobody knows.
    pub(super) fn stamp(&self, event: &Event) -> String {
        let Some(at) = event.at else { return String::new() };
        let from = self.point(at, &event.precision, &event.certainty, true);
        let Some(until) = event.until else { return from };
        let (precision, certainty) = (event.end_precision(), &event.until_certainty);
        let is_same_day = self.civil(&at).date() == self.civil(&until).date();
        let is_plain = is_same_day
            && !self.is_ambiguous(at)
            && !self.is_ambiguous(until)
            && *certainty == Certainty::Exact
            && event.certainty == Certainty::Exact;
        if is_plain && *precision != Precision::Day {
            let to = self.point(until, precision, certainty, event.precision == Precision::Day);
            return moment::range(self.words, moment::Style::Written, &from.replace(' ', "\u{1}"), &to)
                .replace('\u{1}', " ");
        }
        let to = self.point(until, precision, certainty, true);
        self.words.say(Msg::TimeRangeWide, [&from, &to])
    }

    /// One time, with its date or without.
    pub(super) fn point(
        &self,
        at: Moment,
        precision: &Precision,
        certainty: &Certainty,
        has_date: bool,
    ) -> String {
        let local = self.local(at);
        let civil = local.civil();
        let date = civil.to_string().split('T').next().unwrap_or_default().to_owned();
        let clock = match precision {
            Precision::Day => String::new(),
            other => moment::clock(civil, other),
        };
        let mut time = match has_date {
            true => format!("{date} {clock}").trim_end().to_owned(),
            false => clock,
        };
        if self.is_ambiguous(at) && *precision != Precision::Day {
            let text = local.to_string();
            let offset = text.get(text.len().saturating_sub(6)..).unwrap_or_default();
            time = format!("{time} {}", if text.ends_with('Z') { "+00:00" } else { offset });
        }
        match certainty {
            Certainty::About => self.words.say(Msg::TimeAbout, [&time]),
            Certainty::Before => self.words.say(Msg::TimeBefore, [&time]),
            Certainty::After => self.words.say(Msg::TimeAfter, [&time]),
            Certainty::Exact | Certainty::Other(_) => time,
        }
    }

    /// Whether the clock shows the time of an instant twice.
    fn is_ambiguous(&self, at: Moment) -> bool {
        let civil = Civil { nanos: 0, ..self.civil(&at) };
        resolve(self.options.zones, self.zone, civil).one().is_none()
    }
}
