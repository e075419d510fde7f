//! Times of events in words: `15:20`, `~15:20`, `before 15:20`, `16:33–17:07`.
//!
//! A time is shown to the unit to which it is known, on a clock of 24 hours.

use super::{Msg, Words, date};
use crate::layout::axis::Unit;
use crate::model::{Certainty, Civil, Event, Moment, Precision};

/// Where the words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Onto the page: `~15:20`.
    Written,
    /// To a screen reader: `about 15:20`.
    Spoken,
}

/// The time of day to a unit; an hour alone is written as it can be typed, `15:??`.
///
/// A day alone has no time of day: see [`point`].
pub fn clock(civil: Civil, precision: &Precision) -> String {
    let (hour, minute, second) = civil.clock();
    match precision {
        Precision::Hour => format!("{hour:02}:??"),
        Precision::Second => format!("{hour:02}:{minute:02}:{second:02}"),
        Precision::Millisecond => format!("{hour:02}:{minute:02}:{second:02}.{}", fraction(civil.nanos)),
        Precision::Day | Precision::Minute | Precision::Other(_) => format!("{hour:02}:{minute:02}"),
    }
}

/// What a tick of the axis says that stands at this unit.
pub fn to_unit(words: Words, civil: Civil, unit: Unit) -> String {
    match unit {
        Unit::Millisecond => clock(civil, &Precision::Millisecond),
        Unit::Second => clock(civil, &Precision::Second),
        Unit::Minute => clock(civil, &Precision::Minute),
        Unit::Day => date::day(words, civil.date()),
        Unit::Month => date::month_and_year(words, civil.date()),
        Unit::Year => date::year(civil.date()),
    }
}

/// A point in time with what is not certain about it.
pub fn point(
    words: Words,
    style: Style,
    civil: Civil,
    precision: &Precision,
    certainty: &Certainty,
) -> String {
    let time = match (precision, style) {
        (Precision::Day, _) => date::day(words, civil.date()),
        (Precision::Hour, Style::Spoken) => {
            words.say(Msg::TimeHourSpoken, [&format!("{:02}", civil.clock().0)])
        }
        _ => clock(civil, precision),
    };
    qualified(words, style, time, certainty)
}

/// The time of an event as a wall clock shows it; `show` turns an instant into that wall clock.
///
/// ```
/// use postmortem_timeline::model::{Event, Moment};
/// use postmortem_timeline::text::{Words, moment};
/// let event = Event { at: Moment::parse("2018-02-10T13:01:00Z"), ..Event::default() };
/// let shown = moment::event_time(Words::for_tag("en"), moment::Style::Written, &event, &Moment::civil);
/// assert_eq!(shown, "13:01");
/// ```
pub fn event_time(words: Words, style: Style, event: &Event, show: &dyn Fn(&Moment) -> Civil) -> String {
    let Some(at) = event.at.as_ref().map(show) else {
        let unknown = if style == Style::Spoken { Msg::TimeUnknown } else { Msg::TimeUnknownShort };
        return words.get(unknown).into_owned();
    };
    let from = point(words, style, at, &event.precision, &event.certainty);
    match event.until.as_ref().map(show) {
        Some(until) => range(words, style, &from, &end(words, style, at, until, event)),
        None => from,
    }
}

/// From one time to another; the dash stands close between plain times only.
pub fn range(words: Words, style: Style, from: &str, to: &str) -> String {
    let wide = from.contains(is_space) || to.contains(is_space);
    match style {
        Style::Spoken => words.say(Msg::TimeRangeSpoken, [&from, &to]),
        Style::Written if wide => words.say(Msg::TimeRangeWide, [&from, &to]),
        Style::Written => words.say(Msg::TimeRange, [&from, &to]),
    }
}

/// A date and a time: `10 Feb 2018, 15:20`.
pub fn with_date(words: Words, civil: Civil, precision: &Precision) -> String {
    let date = date::day_and_year(words, civil.date());
    match precision {
        Precision::Day => date,
        _ => words.say(Msg::DateTime, [&date, &clock(civil, precision)]),
    }
}

/// The end of an interval; with its date when that is another day.
fn end(words: Words, style: Style, from: Civil, until: Civil, event: &Event) -> String {
    let precision = event.end_precision();
    if from.date() == until.date() || *precision == Precision::Day {
        return point(words, style, until, precision, &event.until_certainty);
    }
    let date = date::day(words, until.date());
    let time = words.say(Msg::DateTime, [&date, &clock(until, precision)]);
    qualified(words, style, time, &event.until_certainty)
}

fn qualified(words: Words, style: Style, time: String, certainty: &Certainty) -> String {
    match (certainty, style) {
        (Certainty::About, Style::Written) => words.say(Msg::TimeAbout, [&time]),
        (Certainty::About, Style::Spoken) => words.say(Msg::TimeAboutSpoken, [&time]),
        (Certainty::Before, _) => words.say(Msg::TimeBefore, [&time]),
        (Certainty::After, _) => words.say(Msg::TimeAfter, [&time]),
        (Certainty::Exact | Certainty::Other(_), _) => time,
    }
}

/// At least three digits behind the point, more only where they say something.
fn fraction(nanos: u32) -> String {
    let digits = format!("{nanos:09}");
    let said = digits.trim_end_matches('0').len().max(3);
    digits.chars().take(said).collect()
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    const EN: Words = Words { locale: Locale::En };
    const DE: Words = Words { locale: Locale::De };

    fn event(at: &str, until: &str, precision: Precision, certainty: Certainty) -> Event {
        let (at, until) = (Moment::parse(at), Moment::parse(until));
        Event { at, until, precision, certainty, ..Event::default() }
    }

    fn both(words: Words, event: &Event) -> [String; 2] {
        [Style::Written, Style::Spoken]
            .map(|style| event_time(words, style, event, &Moment::civil).replace('\u{a0}', " "))
    }

    #[test]
    fn times_are_shown_as_far_as_they_are_known() {
        use Certainty::{About, After, Before, Exact};
        use Precision::{Day, Hour, Millisecond, Minute, Second};
        let at = "2018-02-10T15:20:07.25Z";
        for (precision, certainty, written, spoken) in [
            (Minute, Exact, "15:20", "15:20"),
            (Second, Exact, "15:20:07", "15:20:07"),
            (Millisecond, Exact, "15:20:07.250", "15:20:07.250"),
            (Hour, Exact, "15:??", "between 15:00 and 15:59"),
            (Day, Exact, "10 Feb", "10 Feb"),
            (Minute, About, "~15:20", "about 15:20"),
            (Minute, Before, "before 15:20", "before 15:20"),
            (Second, After, "after 15:20:07", "after 15:20:07"),
            (Precision::Other("week".into()), Certainty::Other("?".into()), "15:20", "15:20"),
        ] {
            assert_eq!(both(EN, &event(at, "", precision, certainty)), [written, spoken]);
        }
        assert_eq!(both(DE, &event(at, "", Minute, Before)), ["vor 15:20", "vor 15:20"]);
        assert_eq!(both(DE, &event(at, "", Day, About)), ["~10. Feb.", "ungefähr 10. Feb."]);
    }

    #[test]
    fn ranges_name_the_day_where_it_changes() {
        use Certainty::{About, Exact};
        let at = "2018-02-10T16:33:00Z";
        for (until, certainty, written, spoken) in [
            ("2018-02-10T17:07:00Z", Exact, "16:33–17:07", "16:33 to 17:07"),
            ("2018-02-10T17:07:00Z", About, "~16:33–17:07", "about 16:33 to 17:07"),
            ("2018-02-11T00:07:00Z", Exact, "16:33 – 11 Feb, 00:07", "16:33 to 11 Feb, 00:07"),
        ] {
            assert_eq!(both(EN, &event(at, until, Precision::Minute, certainty)), [written, spoken]);
        }
        let mut open = event(at, "2018-02-10T17:07:00Z", Precision::Minute, Exact);
        open.until_certainty = Certainty::After;
        assert_eq!(both(EN, &open), ["16:33 – after 17:07", "16:33 to after 17:07"]);
        assert_eq!(both(DE, &open), ["16:33 – nach 17:07", "16:33 bis nach 17:07"]);
    }

    #[test]
    fn an_event_without_a_time_says_so() {
        assert_eq!(both(EN, &Event::default()), ["time?", "Time not known"]);
    }

    #[test]
    fn fractions_have_three_digits_or_more() {
        for (nanos, digits) in
            [(0, "000"), (250_000_000, "250"), (1_000, "000001"), (999_999_999, "999999999")]
        {
            assert_eq!(fraction(nanos), digits);
        }
    }

    #[test]
    fn a_date_goes_before_a_time() {
        let civil = Moment::parse("2018-02-10T15:20:00Z").unwrap().civil();
        assert_eq!(with_date(EN, civil, &Precision::Minute).replace('\u{a0}', " "), "10 Feb 2018, 15:20");
        assert_eq!(with_date(DE, civil, &Precision::Day).replace('\u{a0}', " "), "10. Feb. 2018");
    }
}
