//! Dates in words: `Saturday 10 February 2018`, `Sa., 10. Feb. 2018`.

use super::{Msg, Words};
use crate::model::{Civil, Date};
use chrono::Datelike;
use std::borrow::Cow;

/// With weekday, month and year in full, for the headings of days.
pub fn long(words: Words, date: Date) -> String {
    let weekday = words.nth(Msg::Weekdays, weekday_index(date));
    let month = words.nth(Msg::Months, month_index(date));
    words.say(Msg::DateLong, [&weekday, &day_text(date), &month, &year_text(date)])
}

/// With weekday and month shortened, for places where the year matters.
pub fn medium(words: Words, date: Date) -> String {
    let weekday = words.nth(Msg::WeekdaysShort, weekday_index(date));
    words.say(Msg::DateMedium, [&weekday, &day_text(date), &short_month(words, date), &year_text(date)])
}

/// Day and month only: `10 Feb`.
pub fn day(words: Words, date: Date) -> String {
    words.say(Msg::DateDay, [&day_text(date), &short_month(words, date)])
}

/// Day, month and year: `10 Feb 2018`.
pub fn day_and_year(words: Words, date: Date) -> String {
    words.say(Msg::DateDayYear, [&day_text(date), &short_month(words, date), &year_text(date)])
}

/// Month and year only: `Feb 2018`.
pub fn month_and_year(words: Words, date: Date) -> String {
    words.say(Msg::DateMonthYear, [&short_month(words, date), &year_text(date)])
}

/// The year only.
pub fn year(date: Date) -> String {
    year_text(date)
}

/// How long ago something was, both as the same wall clock shows it: `5 minutes ago`,
/// `yesterday 23:50`, `10 Feb 2018, 23:50`.
pub fn ago(words: Words, then: Civil, now: Civil) -> String {
    let minutes = now.seconds.saturating_sub(then.seconds).div_euclid(60);
    let (today, date) = (now.date(), then.date());
    let (hour, minute, _) = then.clock();
    let clock = format!("{hour:02}:{minute:02}");
    match minutes {
        0 => words.get(Msg::WhenJustNow).into_owned(),
        1..60 => words.say(Msg::WhenMinutesAgo, [&minutes]),
        _ if minutes > 0 && date == today => words.say(Msg::WhenHoursAgo, [&(minutes / 60)]),
        _ if date.succ_opt() == Some(today) => words.say(Msg::WhenYesterday, [&clock]),
        _ => words.say(Msg::DateTime, [&day_and_year(words, date), &clock]),
    }
}

fn short_month(words: Words, date: Date) -> Cow<'static, str> {
    words.nth(Msg::MonthsShort, month_index(date))
}

fn month_index(date: Date) -> usize {
    date.month0() as usize
}

fn weekday_index(date: Date) -> usize {
    date.weekday().num_days_from_monday() as usize
}

fn day_text(date: Date) -> String {
    date.day().to_string()
}

fn year_text(date: Date) -> String {
    date.year().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil::parse_date;
    use crate::model::{DAY, HOUR, MINUTE};
    use crate::text::Locale;

    const EN: Words = Words { locale: Locale::En };
    const DE: Words = Words { locale: Locale::De };

    #[test]
    fn dates_follow_the_language() {
        let date = parse_date("2018-02-10").unwrap();
        let plain = |text: String| text.replace('\u{a0}', " ");
        assert_eq!(plain(long(EN, date)), "Saturday 10 February 2018");
        assert_eq!(plain(long(DE, date)), "Samstag, 10. Februar 2018");
        assert_eq!(plain(medium(EN, date)), "Sat 10 Feb 2018");
        assert_eq!(plain(medium(DE, date)), "Sa., 10. Feb. 2018");
        assert_eq!(plain(day(EN, date)), "10 Feb");
        assert_eq!(plain(day(DE, date)), "10. Feb.");
        assert_eq!(plain(month_and_year(DE, date)), "Feb. 2018");
        assert_eq!(year(date), "2018");
        assert_eq!(plain(day_and_year(DE, parse_date("0009-12-01").unwrap())), "1. Dez. 9");
    }

    #[test]
    fn every_month_and_weekday_has_a_name() {
        for words in [EN, DE] {
            for list in [Msg::Months, Msg::MonthsShort] {
                assert!((0..12).all(|month| !words.nth(list, month).is_empty()));
                assert_eq!(words.nth(list, 12), "");
            }
            for list in [Msg::Weekdays, Msg::WeekdaysShort] {
                assert!((0..7).all(|day| !words.nth(list, day).is_empty()));
            }
        }
    }

    #[test]
    fn ages_grow_coarser() {
        let now = Civil::from_date(parse_date("2018-02-10").unwrap()).unwrap().at(15, 20, 0);
        for (age, expected) in [
            (0, "just now"),
            (59, "just now"),
            (MINUTE, "a minute ago"),
            (5 * MINUTE, "5 minutes ago"),
            (HOUR, "an hour ago"),
            (15 * HOUR, "15 hours ago"),
            (16 * HOUR, "yesterday 23:20"),
            (2 * DAY, "8 Feb 2018, 15:20"),
            (-DAY, "11 Feb 2018, 15:20"),
        ] {
            let then = Civil { seconds: now.seconds - age, nanos: 0 };
            assert_eq!(ago(EN, then, now).replace('\u{a0}', " "), expected);
        }
    }
}
