//! Durations in words: what each is called, how long it is, and how it was computed.

use super::{Msg, Words, duration, moment};
use crate::model::durations::{Amount, Duration, Durations, Lack, Origin, Point, State, seconds_between};
use crate::model::profile::{Measure, Term};
use crate::model::{Civil, Moment, Precision};

/// Turns an instant into what the clock shows.
pub type Show<'a> = &'a dyn Fn(&Moment) -> Civil;

/// What a duration is called.
pub fn name(words: Words, measure: Measure) -> String {
    let message = match measure {
        Measure::Detect => Msg::DurationDetect,
        Measure::Mitigate => Msg::DurationMitigate,
        Measure::Resolve => Msg::DurationResolve,
        Measure::Acknowledge => Msg::ProfileTimeToAcknowledge,
        Measure::Repair => Msg::ProfileTimeToRepair,
        Measure::Fix => Msg::ProfileTimeToFix,
        Measure::Recover => Msg::ProfileTimeToRecover,
        Measure::Respond => Msg::ProfileTimeToRespond,
        Measure::Undetected => Msg::ProfileTimeUndetected,
        Measure::Responding => Msg::LegResponding,
        Measure::Recovering => Msg::LegRecovering,
        Measure::TotalImpact => Msg::ProfileTotalImpact,
        Measure::Lasted => Msg::ProfileLasted,
        Measure::Handled => Msg::ProfileHandled,
    };
    words.get(message).into_owned()
}

/// What a profile of durations is called; one that is not known here stands for itself.
pub fn profile(words: Words, name: &str) -> String {
    let message = match name {
        "from start" => Msg::ProfileFromStart,
        "datadog" => Msg::ProfileDatadog,
        "firefighter" => Msg::ProfileFireFighter,
        "firehydrant" => Msg::ProfileFireHydrant,
        "google-sre" => Msg::ProfileSre,
        "morgue" => Msg::ProfileMorgue,
        "pagerduty" => Msg::ProfilePagerDuty,
        "rootly" => Msg::ProfileRootly,
        other => return other.to_owned(),
    };
    words.get(message).into_owned()
}

/// An amount with what is not certain about it.
pub fn amount(words: Words, amount: &Amount) -> String {
    let text = |seconds: i64| duration::text(words, seconds);
    match *amount {
        Amount::Exactly(seconds) => text(seconds),
        Amount::About(seconds) => words.say(Msg::About, [&text(seconds)]),
        Amount::Between { least, most, estimate: Some(estimate), .. } => {
            words.say(Msg::AboutBetween, [&text(estimate), &text(least), &text(most)])
        }
        Amount::Between { least, most, rough: true, .. } => {
            words.say(Msg::BetweenAbout, [&text(least), &text(most)])
        }
        Amount::Between { least, most, .. } => words.say(Msg::Between, [&text(least), &text(most)]),
        Amount::AtMost { seconds, rough: true } => words.say(Msg::AtMostAbout, [&text(seconds)]),
        Amount::AtLeast { seconds, rough: true } => words.say(Msg::AtLeastAbout, [&text(seconds)]),
        Amount::AtMost { seconds, .. } => words.say(Msg::AtMost, [&text(seconds)]),
        Amount::AtLeast { seconds, .. } => words.say(Msg::AtLeast, [&text(seconds)]),
        Amount::Unbounded => words.get(Msg::NoDurationSpoken).into_owned(),
    }
}

/// The length, or a dash where there is none.
pub fn length(words: Words, state: &State) -> String {
    match state {
        State::Known(seconds) => duration::text(words, *seconds),
        State::Approximate(it) | State::Inverted(it) => amount(words, it),
        State::SoFar(Amount::Exactly(seconds)) => {
            words.say(Msg::SoFar, [&duration::text(words, whole_minutes(*seconds))])
        }
        State::SoFar(it) => words.say(Msg::SoFar, [&amount(words, it)]),
        State::Missing { .. } => words.get(Msg::NoDuration).into_owned(),
    }
}

/// How long a phase took that lies between two instants, no more exactly than its ends are known; one
/// that `is_open` goes on.
pub fn phase_length(
    words: Words,
    durations: &Durations,
    (from, to): (Moment, Moment),
    is_open: bool,
) -> String {
    let is_at = |point: &Option<Point>, at: &Moment| point.as_ref().is_some_and(|it| it.at.same_instant(at));
    let leg = durations.legs.iter().find(|leg| is_at(&leg.start, &from) && is_at(&leg.end, &to));
    if let Some(leg) = leg.filter(|leg| matches!(leg.state, State::Approximate(_))) {
        return length(words, &leg.state);
    }
    let seconds = seconds_between(from.key(), to.key());
    if is_open { duration::brief(words, seconds) } else { duration::text(words, seconds) }
}

/// Whole minutes: what still grows is not worth more.
pub fn whole_minutes(seconds: i64) -> i64 {
    seconds - seconds.rem_euclid(60)
}

/// `detect − start`, or what is odd about it: an end that comes first, a marker that is missing.
pub fn formula(words: Words, figure: &Duration) -> String {
    let (from, to) = (term(words, figure.formula.from), term(words, figure.formula.to));
    match &figure.state {
        State::Missing { start, end } => missing(words, (&from, &to), (start.as_ref(), end.as_ref())),
        State::Inverted(_) => words.say(Msg::Inverted, [&to, &from]),
        _ => words.say(Msg::Formula, [&to, &from]),
    }
}

/// `13:01 → 15:23`; the second with its day where that is another one. Blank where an end is missing.
pub fn ends(words: Words, figure: &Duration, show: Show<'_>) -> String {
    match (&figure.start, &figure.end) {
        (Some(start), Some(end)) => {
            words.say(Msg::FromTo, [&point(words, start, show), &point_after(words, end, start, show)])
        }
        _ => String::new(),
    }
}

/// The name of an end of a formula.
pub fn term(words: Words, term: Term) -> String {
    let message = match term {
        Term::ImpactStart => Msg::FormulaImpactStart,
        Term::ImpactEnd => Msg::FormulaImpactEnd,
        Term::Marker(name) => match name {
            "start" => Msg::FormulaStart,
            "detect" => Msg::FormulaDetect,
            "mitigate" => Msg::FormulaMitigate,
            "resolve" => Msg::FormulaResolve,
            "declare" => Msg::FormulaDeclare,
            "acknowledge" => Msg::FormulaAcknowledge,
            "recover" => Msg::FormulaRecover,
            "close" => Msg::FormulaClose,
            "trigger" => Msg::FormulaTrigger,
            other => return other.to_owned(),
        },
    };
    words.get(message).into_owned()
}

fn missing(words: Words, names: (&String, &String), lacks: (Option<&Lack>, Option<&Lack>)) -> String {
    let one = |lack: &Lack, name: &String| match lack {
        Lack::NoMarker | Lack::NoEvent(_) => words.say(Msg::MissingMarker, [name]),
        Lack::NoTime(_) | Lack::NoEnd(_) => words.say(Msg::MissingTime, [name]),
        Lack::NoImpact => words.get(Msg::MissingImpact).into_owned(),
        Lack::NoNow => words.get(Msg::NoDurationSpoken).into_owned(),
    };
    match lacks {
        (Some(Lack::NoMarker), Some(Lack::NoMarker)) => words.say(Msg::MissingMarkers, [names.0, names.1]),
        (Some(lack), _) => one(lack, names.0),
        (None, Some(lack)) => one(lack, names.1),
        (None, None) => String::new(),
    }
}

fn point(words: Words, point: &Point, show: Show<'_>) -> String {
    if point.origin == Origin::Now {
        return words.get(Msg::FormulaNow).into_owned();
    }
    moment::point(words, moment::Style::Written, show(&point.at), &point.precision, &point.certainty)
}

fn point_after(words: Words, end: &Point, start: &Point, show: Show<'_>) -> String {
    let same_day = show(&end.at).date() == show(&start.at).date();
    if same_day || end.origin == Origin::Now || end.precision == Precision::Day {
        return point(words, end, show);
    }
    moment::with_date(words, show(&end.at), &end.precision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::durations::measure;
    use crate::model::{Document, Event, Marker, MarkerKey, Markers};
    use crate::text::Locale;
    use std::rc::Rc;

    #[test]
    fn a_phase_is_no_more_exact_than_its_ends() {
        let event = |id: &str, at: &str, precision: Precision| {
            Rc::new(Event { id: id.into(), at: Moment::parse(at), precision, ..Event::default() })
        };
        let rows = [
            event("a", "2018-02-10T10:00:00Z", Precision::Minute),
            event("b", "2018-02-10T10:18:00Z", Precision::Hour),
            event("c", "2018-02-10T13:30:00Z", Precision::Minute),
        ];
        let keys = [(MarkerKey::Start, "a"), (MarkerKey::Detect, "b"), (MarkerKey::Mitigate, "c")];
        let mark =
            |all: Markers, (key, id): &(MarkerKey, &str)| all.with(key, Some(Marker::at((*id).into())));
        let markers = keys.iter().fold(Markers::default(), mark);
        let document = Document { events: rows.iter().cloned().collect(), markers, ..Document::default() };
        let words = Words::new(Locale::En);
        let at = |row: usize| rows.get(row).and_then(|event| event.at).unwrap();
        let durations = measure(&document, None);
        let between = |from: usize, to: usize| phase_length(words, &durations, (at(from), at(to)), false);
        assert_eq!(between(1, 2), "2\u{a0}h 30\u{a0}min to 3\u{a0}h 30\u{a0}min");
        assert_eq!(between(0, 2), "3\u{a0}h 30\u{a0}min");
    }
}
