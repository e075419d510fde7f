//! What was read, as bytes: from the program that reads to the one that shows.
//!
//! Reading is a program of its own in the browser, fetched when somebody imports. Both are of one
//! version, so that these bytes need no version of their own.

use super::packed::{Packer, Unpacker};
use super::{Around, Found, Note, Refusal, Row, Shape, ZoneFound};
use crate::model::typed::{Doubt, Why};
use crate::model::{Action, Event, Factor, Lesson, MarkerKey, Part, Person, Record, Report, Source, Text};
use std::rc::Rc;

const WHYS: [Why; 7] =
    [Why::Gap, Why::Fold, Why::Midnight, Why::DayMonth, Why::Abbreviation, Why::Season, Why::HalfDay];

/// Writes what was read, or why nothing was.
pub fn write(outcome: &Result<Found, Refusal>) -> Vec<u8> {
    let mut out = Packer::default();
    out.flag(outcome.is_ok());
    match outcome {
        Ok(found) => put_found(&mut out, found),
        Err(refusal) => out.texts(&refusal_words(refusal)),
    }
    out.into_bytes()
}

/// Reads what [`write`] gave; `None` when it is something else.
pub fn read(bytes: &[u8]) -> Option<Result<Found, Refusal>> {
    let mut all = Unpacker::new(bytes);
    let outcome = match all.flag()? {
        true => Ok(found_of(&mut all)?),
        false => Err(refusal_of(&all.list(Unpacker::text)?)?),
    };
    all.is_over().then_some(outcome)
}

fn put_found(out: &mut Packer, found: &Found) {
    out.text(Shape::ALL.iter().find(|(_, shape)| *shape == found.shape).map_or("", |(name, _)| *name));
    out.text(&found.title);
    out.text(&found.severity);
    out.text(&found.zone.name);
    out.text(&found.zone.written);
    out.texts(&found.zone.others);
    out.flag(found.needs_date);
    out.flag(found.needs_zone);
    out.flag(found.needs_t0);
    put_all(out, &found.sources);
    put_all(out, &found.people);
    out.record(&found.around.report);
    put_all(out, &found.around.factors);
    put_all(out, &found.around.lessons);
    put_all(out, &found.around.actions);
    out.count(found.notes.len());
    found.notes.iter().for_each(|note| out.texts(&note_words(note)));
    out.count(found.rows.len());
    found.rows.iter().for_each(|row| put_row(out, row));
}

fn put_all<T: Record>(out: &mut Packer, records: &[T]) {
    out.count(records.len());
    records.iter().for_each(|record| out.record(record));
}

fn put_row(out: &mut Packer, row: &Row) {
    out.record(&row.event);
    out.text(&row.original);
    out.count(row.line);
    out.flag(row.is_noise);
    out.count(row.markers.len());
    for (key, is_end) in &row.markers {
        out.text(key.as_str());
        out.flag(*is_end);
    }
    out.count(row.likely.len());
    row.likely.iter().for_each(|key| out.text(key.as_str()));
    out.count(row.doubts.len());
    for doubt in &row.doubts {
        out.flag(doubt.of_end);
        out.count(WHYS.iter().position(|why| *why == doubt.why).unwrap_or_default());
        out.count(doubt.candidates.len());
        doubt.candidates.iter().for_each(|moment| out.moment(moment));
    }
}

/// The fields stand in the order in which they were put.
fn found_of(all: &mut Unpacker<'_>) -> Option<Found> {
    Some(Found {
        shape: Shape::named(all.str()?)?,
        title: all.text()?,
        severity: all.text()?,
        zone: ZoneFound { name: all.text()?, written: all.text()?, others: all.list(Unpacker::text)? },
        needs_date: all.flag()?,
        needs_zone: all.flag()?,
        needs_t0: all.flag()?,
        sources: all.list(record::<Source>)?,
        people: all.list(record::<Person>)?,
        around: Around {
            report: record::<Report>(all)?,
            factors: all.list(record::<Factor>)?,
            lessons: all.list(record::<Lesson>)?,
            actions: all.list(record::<Action>)?,
        },
        notes: all.list(|all| note_of(&all.list(Unpacker::text)?))?,
        rows: all.list(row_of)?,
    })
}

fn record<T: Part>(all: &mut Unpacker<'_>) -> Option<T> {
    T::from_node(all.node(T::KIND)?).map(Rc::unwrap_or_clone)
}

fn row_of(all: &mut Unpacker<'_>) -> Option<Row> {
    Some(Row {
        event: record::<Event>(all)?,
        original: all.text()?,
        line: all.small()?,
        is_noise: all.flag()?,
        markers: all.list(|all| Some((MarkerKey::from_name(all.str()?), all.flag()?)))?,
        likely: all.list(|all| Some(MarkerKey::from_name(all.str()?)))?,
        doubts: all.list(|all| {
            Some(Doubt {
                of_end: all.flag()?,
                why: *WHYS.get(all.small::<usize>()?)?,
                candidates: all.list(Unpacker::moment)?,
            })
        })?,
    })
}

fn number<T: std::str::FromStr>(word: Option<&Text>) -> Option<T> {
    word?.parse().ok()
}

fn note_words(note: &Note) -> Vec<String> {
    let of = |name: &str, values: &[&dyn std::fmt::Display]| {
        std::iter::once(name.to_owned()).chain(values.iter().map(|value| value.to_string())).collect()
    };
    match note {
        Note::NewestFirst => of("newest-first", &[]),
        Note::Season { written, civil } => of("season", &[written, civil]),
        Note::YearGuessed(year) => of("year", &[year]),
        Note::Unfilled(count) => of("unfilled", &[count]),
        Note::Undated(count) => of("undated", &[count]),
        Note::Bookkeeping(count) => of("bookkeeping", &[count]),
        Note::Slip { line, written } => of("slip", &[line, written]),
        Note::ResolvedBeforeStart => of("inverted", &[]),
        Note::ListsDisagree { line, other } => of("disagree", &[line, other]),
        Note::TooMany(count) => of("too-many", &[count]),
        Note::PartUnread { part } => of("unread", &[part]),
    }
}

fn note_of(words: &[Text]) -> Option<Note> {
    let (name, rest) = words.split_first()?;
    let (first, second) = (rest.first(), rest.get(1));
    Some(match &**name {
        "newest-first" => Note::NewestFirst,
        "season" => Note::Season { written: first?.clone(), civil: second?.clone() },
        "year" => Note::YearGuessed(number(first)?),
        "unfilled" => Note::Unfilled(number(first)?),
        "undated" => Note::Undated(number(first)?),
        "bookkeeping" => Note::Bookkeeping(number(first)?),
        "slip" => Note::Slip { line: number(first)?, written: second?.clone() },
        "inverted" => Note::ResolvedBeforeStart,
        "disagree" => Note::ListsDisagree { line: number(first)?, other: number(second)? },
        "too-many" => Note::TooMany(number(first)?),
        "unread" => Note::PartUnread { part: first?.clone() },
        _ => return None,
    })
}

fn refusal_words(refusal: &Refusal) -> Vec<String> {
    match refusal {
        Refusal::Nothing => vec!["nothing".to_owned()],
        Refusal::NotText => vec!["not-text".to_owned()],
        Refusal::TooLarge(limit) => vec!["too-large".to_owned(), limit.to_string()],
        Refusal::Json { line, column } => vec!["json".to_owned(), line.to_string(), column.to_string()],
        Refusal::Archive => vec!["archive".to_owned()],
    }
}

fn refusal_of(words: &[Text]) -> Option<Refusal> {
    Some(match &**words.first()? {
        "nothing" => Refusal::Nothing,
        "not-text" => Refusal::NotText,
        "too-large" => Refusal::TooLarge(number(words.get(1))?),
        "json" => Refusal::Json { line: number(words.get(1))?, column: number(words.get(2))? },
        "archive" => Refusal::Archive,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Told;
    use crate::model::Moment;
    use crate::model::zone::UtcOnly;

    fn comes_back(outcome: &Result<Found, Refusal>) {
        assert_eq!(read(&write(outcome)).as_ref(), Some(outcome));
    }

    #[test]
    fn what_is_read_comes_back() {
        let told = Told::new(&UtcOnly);
        for text in [
            "2018-02-10\n10:15 «outage» begins\n10:20 ana: \"looking\" \\ https://example.org/a\n9:05 PM done",
            "| Time (PST) | Event |\n|---|---|\n| 2021-07-01 10:00 | it began |\n| 10:20 | resolved |",
            "[{\"time\":\"2018-02-10T10:00:00Z\",\"text\":\"a\"},{\"time\":\"2018-02-10T10:01:00Z\",\"text\":\"b\"}]",
        ] {
            let outcome = crate::import::read(text, &told);
            assert!(outcome.as_ref().is_ok_and(|found| !found.rows.is_empty()), "{text}");
            comes_back(&outcome);
        }
    }

    #[test]
    fn all_that_can_be_said_comes_back() {
        let notes = vec![
            Note::NewestFirst,
            Note::Season { written: "PST".into(), civil: "America/Los_Angeles".into() },
            Note::YearGuessed(2021),
            Note::Unfilled(1),
            Note::Undated(2),
            Note::Bookkeeping(3),
            Note::Slip { line: 3, written: "25:71".into() },
            Note::ResolvedBeforeStart,
            Note::ListsDisagree { line: 4, other: 5 },
            Note::TooMany(6),
            Note::PartUnread { part: "a.json".into() },
        ];
        let at = Moment::parse("2018-02-10T10:00:00+01:00");
        let doubts =
            WHYS.map(|why| Doubt { of_end: true, why, candidates: at.into_iter().collect() }).to_vec();
        let row = Row {
            event: Event { id: "e".into(), at, text: "t\u{2028}".into(), ..Event::default() },
            original: "o\u{1f}".into(),
            line: 7,
            markers: vec![(MarkerKey::Start, false), (MarkerKey::Other("close".into()), true)],
            likely: vec![MarkerKey::Start],
            doubts,
            is_noise: true,
        };
        for (_, shape) in Shape::ALL {
            comes_back(&Ok(Found {
                shape,
                title: "title".into(),
                severity: "1".into(),
                zone: ZoneFound {
                    name: "UTC".into(),
                    written: "GMT".into(),
                    others: vec!["Europe/London".into()],
                },
                sources: vec![Source { id: "s".into(), system: "slack".into(), ..Source::default() }],
                people: vec![Person { id: "p".into(), name: "Ada".into(), ..Person::default() }],
                around: Around {
                    report: Report { summary: "all \"down\"".into(), ..Report::default() },
                    factors: vec![Factor { id: "f".into(), text: "a fuse".into(), ..Factor::default() }],
                    lessons: vec![Lesson { id: "l".into(), text: "two fuses".into(), ..Lesson::default() }],
                    actions: vec![Action { id: "a".into(), text: "buy one".into(), ..Action::default() }],
                },
                rows: vec![row.clone()],
                notes: notes.clone(),
                needs_date: true,
                needs_zone: false,
                needs_t0: true,
            }));
        }
        let json = Refusal::Json { line: 1, column: 2 };
        for refusal in [Refusal::Nothing, Refusal::NotText, Refusal::TooLarge(9), json, Refusal::Archive] {
            comes_back(&Err(refusal));
        }
        for other in ["{}", "nonsense", "", "\u{0}"] {
            assert_eq!(read(other.as_bytes()), None);
        }
        let whole = write(&crate::import::read("10:15 a\n10:20 b\n10:25 c", &Told::new(&UtcOnly)));
        for cut in 0..whole.len() {
            assert_eq!(read(whole.get(..cut).unwrap()), None, "{cut} of {} bytes", whole.len());
        }
        let longer: Vec<u8> = whole.iter().copied().chain([0]).collect();
        assert_eq!(read(&longer), None);
    }
}
