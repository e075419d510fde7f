//! The value of any field in words.

use super::{Msg, Words, date, moment};
use crate::model::{
    ActionStatus, ActionType, Certainty, Civil, DetectedBy, EvidenceKind, Expected, Kind, LessonKind, Moment,
    Precision, Status, Text, Value, Visibility, markup,
};

/// What a value says to a reader; `list` and `key` name its field, `show` is the wall clock. Blank for
/// a default, and for records and lists, which are told by what is in them.
pub fn value(
    words: Words,
    (list, key): (&str, &str),
    value: &Value,
    show: &dyn Fn(&Moment) -> Civil,
) -> String {
    match value {
        Value::Text(text) => choice(words, list, key, text).unwrap_or_else(|| text.to_string()),
        Value::Flag(flag) => words.get(if *flag { Msg::AnswerYes } else { Msg::AnswerNo }).into_owned(),
        Value::Integer(number) => words.number(*number),
        Value::Moment(at) => moment::with_date(words, show(at), &Precision::default()),
        Value::Date(day) => date::long(words, *day),
        Value::Set(set) => set.iter().map(|text| &**text).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// The same on one line, cut at so many characters.
pub fn brief(text: &str, most: usize) -> String {
    let line = markup::one_line(text);
    let mut chars = line.chars();
    let head: String = chars.by_ref().take(most).collect();
    if chars.next().is_none() { head } else { format!("{}…", head.trim_end()) }
}

/// The name of a word from a closed list; `None` for a field of free text.
fn choice(words: Words, list: &str, key: &str, word: &Text) -> Option<String> {
    let name = match (list, key) {
        ("", "status") => words.status(&Status::from_word(word)),
        ("actions", "status") => words.action_status(&ActionStatus::from_word(word)),
        ("actions", "type") => words.action_type(&ActionType::from_word(word)),
        ("lessons", "kind") => words.lesson_kind(&LessonKind::from_word(word)),
        ("evidence", "kind") => words.evidence_kind(&EvidenceKind::from_word(word)),
        ("events", "kind") => words.kind(&Kind::from_word(word)),
        (_, "precision" | "untilPrecision") => words.precision(&Precision::from_word(word)),
        (_, "certainty" | "untilCertainty") => words.certainty(&Certainty::from_word(word)),
        (_, "visibility") => words.visibility(&Visibility::from_word(word)),
        ("report", "detectedBy") => words.detected_by(&DetectedBy::from_word(word)),
        ("report", "expected") => words.expected(&Expected::from_word(word)),
        _ => return None,
    };
    Some(name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_closed_lists_are_said_in_the_language() {
        let words = Words::for_tag("de");
        let say = |field, text: &str| value(words, field, &Value::Text(text.into()), &Moment::civil);
        assert_eq!(say(("", "status"), "in-review"), words.status(&Status::InReview));
        assert_eq!(say(("events", "kind"), "of-tomorrow"), "of-tomorrow");
        assert_eq!(say(("", "title"), "draft"), "draft");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(brief("Ärger mit\nder Bremse", 9), "Ärger mit…");
        assert_eq!(brief("kurz", 4), "kurz");
    }
}
