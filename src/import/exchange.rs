//! What was read, as a text: from the program that reads to the one that shows.
//!
//! Reading is a program of its own in the browser, fetched when somebody imports. Both are of one
//! version, so that this text needs no version of its own. The first line holds what is said of the
//! whole; two lines follow for each row, its event and what stands beside that, so that a long text
//! is not gone through once more to find where its rows begin.

use super::{Around, Found, Note, Refusal, Row, Shape, ZoneFound};
use crate::format::{self, Fields, Json};
use crate::model::typed::{Doubt, Why};
use crate::model::{Action, Event, Factor, Lesson, MarkerKey, Moment, Person, Record, Report, Source, Text};
use std::fmt::Write as _;

const WHYS: [Why; 7] =
    [Why::Gap, Why::Fold, Why::Midnight, Why::DayMonth, Why::Abbreviation, Why::Season, Why::HalfDay];

/// Writes what was read, or why nothing was.
pub fn write(outcome: &Result<Found, Refusal>) -> String {
    match outcome {
        Ok(found) => found_text(found),
        Err(refusal) => format!("{{\"refusal\":{}}}", list(refusal_words(refusal))),
    }
}

/// Reads what [`write`] gave; `None` when it is something else.
pub fn read(bytes: &[u8]) -> Option<Result<Found, Refusal>> {
    let mut lines = std::str::from_utf8(bytes).ok()?.lines();
    let fields = Json::of(lines.next()?).fields();
    if let Some(refusal) = fields.get("refusal") {
        return Some(Err(refusal_of(&words(refusal))?));
    }
    let mut found = found_of(&fields)?;
    while let Some(event) = lines.next() {
        found.rows.push(row_of(Json::of(event), Json::of(lines.next()?))?);
    }
    Some(Ok(found))
}

fn found_text(found: &Found) -> String {
    let mut out = String::from("{");
    let shape = Shape::ALL.iter().find(|(_, shape)| *shape == found.shape).map_or("", |(name, _)| *name);
    let _ = write!(out, "\"shape\":\"{shape}\",\"title\":{}", format::quote(&found.title));
    let _ = write!(out, ",\"severity\":{}", format::quote(&found.severity));
    let zone = [found.zone.name.to_string(), found.zone.written.to_string()];
    let _ = write!(out, ",\"zone\":{}", list(zone));
    let _ = write!(out, ",\"others\":{}", list(found.zone.others.iter().map(|name| name.to_string())));
    let needs = [found.needs_date, found.needs_zone, found.needs_t0].map(|needs| needs.to_string());
    let _ = write!(out, ",\"needs\":[{}]", needs.join(","));
    records(&mut out, "sources", found.sources.iter().map(|it| it as &dyn Record));
    records(&mut out, "people", found.people.iter().map(|it| it as &dyn Record));
    let around = &found.around;
    records(&mut out, "report", std::iter::once(&around.report as &dyn Record));
    records(&mut out, "factors", around.factors.iter().map(|it| it as &dyn Record));
    records(&mut out, "lessons", around.lessons.iter().map(|it| it as &dyn Record));
    records(&mut out, "actions", around.actions.iter().map(|it| it as &dyn Record));
    let notes: Vec<String> = found.notes.iter().map(|note| list(note_words(note))).collect();
    let _ = write!(out, ",\"notes\":[{}]}}", notes.join(","));
    found.rows.iter().for_each(|row| row_text(&mut out, row));
    out
}

fn records<'a>(out: &mut String, key: &str, records: impl Iterator<Item = &'a dyn Record>) {
    let texts: Vec<String> = records.map(format::record).collect();
    let _ = write!(out, ",\"{key}\":[{}]", texts.join(","));
}

/// The event, and below it a list: the original, its line, whether it is noise, how many words the
/// markers are, these words, and the doubts one after the other.
fn row_text(out: &mut String, row: &Row) {
    let _ = write!(out, "\n{}\n[{}", format::record(&row.event), format::quote(&row.original));
    let marks = row.markers.iter().flat_map(|(key, end)| [key.as_str().to_owned(), end.to_string()]);
    let doubts = row.doubts.iter().flat_map(doubt_words);
    let counts = [row.line.to_string(), row.is_noise.to_string(), (row.markers.len() * 2).to_string()];
    for word in counts.into_iter().chain(marks).chain(doubts) {
        let _ = write!(out, ",{}", format::quote(&word));
    }
    out.push(']');
}

/// Which end of the time it is of, why, how many readings there are, and these.
fn doubt_words(doubt: &Doubt) -> Vec<String> {
    let why = WHYS.iter().position(|why| *why == doubt.why).unwrap_or_default();
    let head = [doubt.of_end.to_string(), why.to_string(), doubt.candidates.len().to_string()];
    head.into_iter().chain(doubt.candidates.iter().map(Moment::to_string)).collect()
}

/// A list of texts.
fn list(texts: impl IntoIterator<Item = String>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| format::quote(&text)).collect();
    format!("[{}]", texts.join(","))
}

fn words(json: Json<'_>) -> Vec<Text> {
    json.items().into_iter().filter_map(|item| Some(item.text()?.as_ref().into())).collect()
}

fn number<T: std::str::FromStr>(word: Option<&Text>) -> Option<T> {
    word?.parse().ok()
}

fn found_of(fields: &Fields<'_>) -> Option<Found> {
    let text = |key: &str| -> Option<Text> { Some(fields.get(key)?.text()?.as_ref().into()) };
    let zone = words(fields.get("zone")?);
    let needs: Vec<bool> = fields.get("needs")?.items().into_iter().map(Json::is_true).collect();
    let need = |at: usize| needs.get(at).copied().unwrap_or_default();
    Some(Found {
        shape: Shape::named(&text("shape")?)?,
        title: text("title")?,
        severity: text("severity")?,
        zone: ZoneFound {
            name: zone.first().cloned().unwrap_or_default(),
            written: zone.get(1).cloned().unwrap_or_default(),
            others: words(fields.get("others")?),
        },
        sources: all::<Source>(fields.get("sources")?)?,
        people: all::<Person>(fields.get("people")?)?,
        around: Around {
            report: all::<Report>(fields.get("report")?)?.pop()?,
            factors: all::<Factor>(fields.get("factors")?)?,
            lessons: all::<Lesson>(fields.get("lessons")?)?,
            actions: all::<Action>(fields.get("actions")?)?,
        },
        rows: Vec::new(),
        notes: fields
            .get("notes")?
            .items()
            .into_iter()
            .map(|note| note_of(&words(note)))
            .collect::<Option<_>>()?,
        needs_date: need(0),
        needs_zone: need(1),
        needs_t0: need(2),
    })
}

fn all<T: Record + Default>(list: Json<'_>) -> Option<Vec<T>> {
    list.items().into_iter().map(record::<T>).collect()
}

fn record<T: Record + Default>(json: Json<'_>) -> Option<T> {
    let mut record = T::default();
    format::read_record(json.raw(), &mut record).then_some(record)
}

fn row_of(event: Json<'_>, beside: Json<'_>) -> Option<Row> {
    let words = words(beside);
    let mut words = words.iter();
    let (original, line, is_noise) =
        (words.next()?.clone(), number(words.next())?, **words.next()? == *"true");
    let count: usize = number(words.next())?;
    let mut marks = words.by_ref().take(count);
    let mut markers = Vec::new();
    while let Some(key) = marks.next() {
        markers.push((MarkerKey::from_name(key), **marks.next()? == *"true"));
    }
    let mut doubts = Vec::new();
    while let Some(of_end) = words.next() {
        let why = *WHYS.get(number::<usize>(words.next())?)?;
        let count: usize = number(words.next())?;
        let candidates = words.by_ref().take(count).filter_map(|text| Moment::parse(text)).collect();
        doubts.push(Doubt { of_end: **of_end == *"true", why, candidates });
    }
    Some(Row { event: record::<Event>(event)?, original, line, markers, doubts, is_noise })
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
    use crate::model::zone::UtcOnly;

    fn comes_back(outcome: &Result<Found, Refusal>) {
        assert_eq!(read(write(outcome).as_bytes()).as_ref(), Some(outcome));
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
        let cut = whole.rsplit_once('\n').map(|(before, _)| before);
        assert_eq!(read(cut.unwrap().as_bytes()), None);
    }
}
