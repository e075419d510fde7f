//! Dates and times of day: names and patterns.

use crate::text::message::messages;

messages! {
    // Lists with bars; Monday and January come first.
    Weekdays = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
        "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag";
    WeekdaysShort = "Mon|Tue|Wed|Thu|Fri|Sat|Sun", "Mo.|Di.|Mi.|Do.|Fr.|Sa.|So.";
    Months = "January|February|March|April|May|June|July|August|September|October|November|December",
        "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";
    MonthsShort = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
        "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sep.|Okt.|Nov.|Dez.";

    // The spaces between day and month do not break.
    DateLong(weekday, day, month, year) = "{weekday} {day}\u{a0}{month} {year}", "{weekday}, {day}.\u{a0}{month} {year}";
    DateMedium(weekday, day, month, year) = "{weekday} {day}\u{a0}{month} {year}", "{weekday}, {day}.\u{a0}{month} {year}";
    DateDay(day, month) = "{day}\u{a0}{month}", "{day}.\u{a0}{month}";
    DateMonthYear(month, year) = "{month} {year}", "{month} {year}";
    DateDayYear(day, month, year) = "{day}\u{a0}{month} {year}", "{day}.\u{a0}{month} {year}";
    DateTime(date, time) = "{date}, {time}", "{date}, {time}";

    // Times that are not exact.
    TimeAbout(time) = "~{time}", "~{time}";
    TimeBefore(time) = "before {time}", "vor {time}";
    TimeAfter(time) = "after {time}", "nach {time}";
    TimeAboutSpoken(time) = "about {time}", "ungefähr {time}";
    TimeHourSpoken(hour) = "between {hour}:00 and {hour}:59", "zwischen {hour}:00 und {hour}:59";
    TimeRange(from, to) = "{from}–{to}", "{from}–{to}";
    TimeRangeWide(from, to) = "{from} – {to}", "{from} – {to}";
    TimeRangeSpoken(from, to) = "{from} to {to}", "{from} bis {to}";

    // When something was done, beside documents and drafts.
    WhenJustNow = "just now", "gerade eben";
    WhenMinutesAgo(n) = "{n|a minute|{n} minutes} ago", "vor {n|einer Minute|{n} Minuten}";
    WhenHoursAgo(n) = "{n|an hour|{n} hours} ago", "vor {n|einer Stunde|{n} Stunden}";
    WhenYesterday(time) = "yesterday {time}", "gestern {time}";
}
