//! Why a typed text is no time, and which instants it can mean, in words.

use super::{Msg, Words, moment};
use crate::model::typed::{Expected, Trouble, Why};
use crate::model::{Moment, Precision};

/// Why a text is no time.
pub fn trouble(words: Words, typed: &str, trouble: &Trouble) -> String {
    let end = if trouble.end > trouble.start { trouble.end } else { typed.len() };
    let part = typed.get(trouble.start..end).unwrap_or(typed).trim();
    if part.is_empty() && trouble.expected != Expected::Date {
        return words.get(Msg::TimeTroubleMissing).into_owned();
    }
    match trouble.expected {
        Expected::Time => words.say(Msg::TimeTrouble, [&typed.trim()]),
        Expected::Hour => words.say(Msg::TimeTroubleHour, [&part]),
        Expected::Minute => words.say(Msg::TimeTroubleMinute, [&part]),
        Expected::Second => words.say(Msg::TimeTroubleSecond, [&part]),
        Expected::Day => words.say(Msg::TimeTroubleDay, [&part]),
        Expected::Month => words.say(Msg::TimeTroubleMonth, [&part]),
        Expected::Year => words.say(Msg::TimeTroubleYear, [&part]),
        Expected::Length => words.say(Msg::TimeTroubleLength, [&part]),
        Expected::Zone => words.say(Msg::TimeTroubleZone, [&part]),
        Expected::Nothing => words.say(Msg::TimeTroubleRest, [&part]),
        Expected::Date => words.get(Msg::TimeTroubleNoDate).into_owned(),
        Expected::RowAbove => words.get(Msg::TimeTroubleNoAbove).into_owned(),
        Expected::Start => words.get(Msg::TimeTroubleNoStart).into_owned(),
        Expected::Now => words.get(Msg::TimeTroubleNoNow).into_owned(),
    }
}

/// What is asked where a text can mean several instants.
pub fn question(words: Words, why: Why, typed: &str, time: &str, zone: &str, above: &str) -> String {
    match why {
        Why::Gap => words.say(Msg::TimeGapQuestion, [&time, &zone]),
        Why::Fold => words.say(Msg::TimeFoldQuestion, [&time, &zone]),
        Why::Midnight => words.say(Msg::TimeMidnightQuestion, [&above]),
        Why::DayMonth => words.say(Msg::TimeDayMonthQuestion, [&typed]),
        Why::Abbreviation => words.say(Msg::TimeAbbreviationQuestion, [&zone]),
        Why::Season => words.say(Msg::TimeSeasonQuestion, [&zone]),
        Why::HalfDay => words.say(Msg::TimeHalfDayQuestion, [&typed]),
    }
}

/// One of the instants that a text can mean, with its offset.
pub fn choice(words: Words, at: Moment) -> String {
    let written = at.to_string();
    let offset =
        written.get(19..).unwrap_or_default().trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    words.say(Msg::TimeChoice, [&moment::with_date(words, at.civil(), &Precision::Minute), &offset])
}
