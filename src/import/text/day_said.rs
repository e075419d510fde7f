//! Which day a few lines above a list say that it was: not the one on which they were written.

use super::beside::is_clock;
use super::dates::names_weekday;
use super::head::Finder;
use super::stamped::Head;
use crate::import::cues::is_trouble;
use crate::import::pieces::{from, words};
use crate::model::typed::DayForm;

/// How plainly a line says the day of what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Said {
    /// It is the day of the report: "Created: 2024-03-15".
    OfReport,
    /// A longer sentence names it.
    #[default]
    Somewhere,
    /// It stands at the beginning of a line, or behind a word or two.
    InFront,
    /// It is the day of the incident: "Date of incident: 2024-03-12".
    OfEvent,
}

impl Said {
    /// Whether a day that is said so takes the place of one that is said in another way.
    pub(super) fn beats(self, other: Self) -> bool {
        match self {
            Self::OfEvent => other != Self::OfEvent,
            Self::InFront => other == Self::OfReport,
            Self::Somewhere | Self::OfReport => false,
        }
    }
}

/// How many parts of a paragraph are looked at.
const MOST: usize = 24;

/// The day that the lines of a paragraph say, and how.
pub(super) fn day_said(paragraph: &str, finder: &Finder<'_>) -> Option<(Head, Said)> {
    let mut best: Option<(Head, Said)> = None;
    for part in paragraph.split(['\n', '|', '·']).take(MOST) {
        let is_said = |head: &Head| !is_of_link(part, head) && !is_in_code(part, head);
        let Some(head) = finder.date_in(part).filter(is_said) else { continue };
        let said = said(part, &head);
        if best.as_ref().is_none_or(|(_, other)| said.beats(*other)) {
            best = Some((head, said));
        }
    }
    // A date that is broken over two lines.
    best.or_else(|| {
        let is_said = |head: &Head| !is_of_link(paragraph, head) && !is_in_code(paragraph, head);
        let head = finder.date_in(paragraph).filter(is_said)?;
        Some((head, Said::Somewhere))
    })
}

/// Whether a day is what a link is called: "a recurrence of the [2024-03-05 incident](…)" is told of
/// another report.
fn is_of_link(part: &str, head: &Head) -> bool {
    let number = head.typed.split_whitespace().next().unwrap_or_default();
    part.split_once(number).is_some_and(|(before, behind)| {
        before.ends_with('[') && behind.split(']').nth(1).is_some_and(|link| link.starts_with('('))
    })
}

/// Whether a day stands within words in code: "`certificate expired 2024-03-05T10:42:00Z`" is what a
/// program says of something else.
fn is_in_code(part: &str, head: &Head) -> bool {
    let number = head.typed.split_whitespace().next().unwrap_or_default();
    part.split_once(number)
        .is_some_and(|(before, _)| before.matches('`').count() % 2 == 1 && !before.ends_with('`'))
}

/// The day of what happened that an item above a list says behind a label: "Incident date:
/// 2024-03-12", "Date: 2024-03-12".
pub(super) fn labelled_day(item: &str, finder: &Finder<'_>) -> Option<(Head, Said)> {
    let (label, behind) = item.split_once([':', '：']).or_else(|| item.split_once(" - "))?;
    let head = finder.date_in(behind.trim_start_matches(['*', '_', ' ']))?;
    let is_short = label.len() <= 48 && !label.contains(|c: char| c.is_ascii_digit());
    let lower = label.to_lowercase();
    let is_said = said(label, &head);
    let is_date = words(&lower).next().is_some() && words(&lower).all(is_filler);
    let is_day = head.rest.len() <= 40 && is_short;
    (is_day && (is_said == Said::OfEvent || is_date)).then_some((head, is_said))
}

/// The day of an item above a list that says when it all was, by the clock: "30 minutes, 10:02 AM -
/// 10:32 AM PST on 5/14/18".
pub(super) fn dated_period(item: &str, finder: &Finder<'_>) -> Option<(Head, Said)> {
    let is_time = |at: usize| is_clock(from(item, at)) && !item.get(..at).is_some_and(ends_in_digit);
    let has_clock =
        item.len() <= 200 && item.match_indices(|c: char| c.is_ascii_digit()).any(|(at, _)| is_time(at));
    let item = Some(item).filter(|_| has_clock)?;
    let head = finder.date_in(item).filter(|head| head.day == Some(DayForm::Full))?;
    (!is_report(&item.to_lowercase())).then_some((head, Said::Somewhere))
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

fn said(part: &str, head: &Head) -> Said {
    let number = head.typed.split_whitespace().next().unwrap_or_default();
    let before = part.split_once(number).map_or(part, |(before, _)| before);
    let lower = before.to_lowercase();
    let plain: Vec<&str> = words(&lower).filter(|word| !is_filler(word)).collect();
    if is_report(&lower) {
        return Said::OfReport;
    }
    if plain.last().is_some_and(|word| is_event(word)) {
        return Said::OfEvent;
    }
    if plain.len() <= 3 { Said::InFront } else { Said::Somewhere }
}

/// Words between what happened and its day.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 33] = [
        "am", "vom", "on", "of", "du", "le", "la", "del", "el", "de", "des", "der", "den", "dem", "das", "l",
        "d", "the", "date", "datum", "day", "tag", "jour", "fecha", "data", "dia", "día", "do", "da", "dell",
        "op", "van", "dated",
    ];
    FILLERS.contains(&word) || names_weekday(word) || ["日時", "日付"].iter().any(|end| word.ends_with(end))
}

/// Whether a word names what happened, or says that it did.
fn is_event(word: &str) -> bool {
    const WORDS: [&str; 12] = [
        "event", "events", "ereignis", "ereignisses", "vorfalls", "occurred", "happened", "place",
        "occurrence", "ereignete", "geschah", "événement",
    ];
    const BEGINS: [&str; 5] = ["ereignis", "vorfall", "störung", "ausfall", "störfall"];
    const SIGNS: [&str; 7] = ["発生", "障害", "故障", "事件", "事故", "장애", "발생"];
    let ends_as_day = || word.ends_with("tag") || word.ends_with("datum") || word.ends_with("tages");
    let bare = word.strip_prefix("l'").or(word.strip_prefix("l’")).unwrap_or(word);
    WORDS.contains(&bare)
        || is_trouble(bare)
        || BEGINS.iter().any(|begin| word.starts_with(begin)) && ends_as_day()
        || SIGNS.iter().any(|sign| word.contains(sign))
}

/// Whether a line tells of the report: who wrote it, which version it is, when it is discussed.
fn is_report(lower: &str) -> bool {
    const FIRST: [&str; 57] = [
        "created", "updated", "last", "published", "author", "authors", "version", "modified", "written",
        "prepared", "filed", "drafted", "reviewed", "review", "revision", "revised", "report", "next", "due",
        "meeting", "issued", "approved", "printed", "exported", "generated", "erstellt", "stand", "verfasst",
        "verfasser", "autor", "autorin", "autora", "bericht", "berichtsdatum", "aktualisiert", "geändert",
        "freigegeben", "auteur", "rédigé", "publié", "rapport", "informe", "redactado", "publicado",
        "creado", "actualizado", "relatório", "elaborado", "redatto", "pubblicato", "opgesteld",
        "gepubliceerd", "verslag", "raport", "termin", "besprechung", "postmortem",
    ];
    const SIGNS: [&str; 10] =
        ["作成", "更新", "報告日", "記入", "版", "编写", "创建", "撰写", "작성", "수정"];
    let first = words(lower).next().unwrap_or_default();
    let is_event = words(lower).any(is_event);
    (FIRST.contains(&first) || SIGNS.iter().any(|sign| first.starts_with(sign))) && !is_event
}
