//! Durations that a text states, in English and German: "down for approximately 1 hour".
//!
//! Only sentences that say what lasted are read ("down", "undetected", "behoben" …): any other
//! length in a text may be about anything.

use crate::model::{DAY, HOUR, MINUTE};

/// A stated duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// First byte in the text.
    pub(super) start: usize,
    /// Byte behind it.
    pub(super) end: usize,
    pub(super) seconds: i64,
    /// Seconds by which it may be off, as stated.
    pub(super) tolerance: i64,
    pub(super) bound: Bound,
    /// What the sentence is about; at least one.
    pub(super) subjects: Vec<Subject>,
}

/// Whether the figure is stated as a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    AtLeast,
    AtMost,
}

/// What lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Detection,
    Mitigation,
    Resolution,
    Outage,
}

/// The stated durations of a text, in order.
pub(super) fn claims(text: &str) -> Vec<Stated> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let subjects = subjects(&sentence);
        let mut at = 0;
        while at < sentence.len() && !subjects.is_empty() {
            match length(&sentence, at) {
                Some((count, seconds, unit)) => {
                    found.extend(stated(&sentence, at, (count, seconds, unit), &subjects));
                    at += count;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// A word in lower case, or `~`, with its place.
struct Word {
    text: String,
    start: usize,
    end: usize,
    /// Whether nothing but a hyphen separates it from the word before it.
    joined: bool,
    /// Whether a colon stands right before it: part of a time of day.
    behind_colon: bool,
}

fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut found = vec![Vec::new()];
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((start, char)) = chars.next() {
        if !is_part(char) {
            let next = text.get(start + char.len_utf8()..).and_then(|rest| rest.trim_start().chars().next());
            let full_stop = char == '.' && next.is_none_or(char::is_uppercase);
            if full_stop || matches!(char, '!' | '?' | ';' | '\n') {
                found.push(Vec::new());
            }
            before = char;
            continue;
        }
        let mut end = start + char.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            let digits = char.is_ascii_digit();
            let decimal = digits
                && matches!(next, '.' | ',')
                && text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if !(decimal || is_part(next) && next.is_ascii_digit() == digits && char != '~') {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let word = text.get(start..end).unwrap_or_default().to_lowercase();
        let joined = !before.is_whitespace();
        if let Some(sentence) = found.last_mut() {
            sentence.push(Word { text: word, start, end, joined, behind_colon: before == ':' });
        }
        before = 'a';
    }
    found
}

fn is_part(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '~' | '≈')
}

fn subjects(sentence: &[Word]) -> Vec<Subject> {
    const STEMS: [(Subject, &[&str]); 4] = [
        (
            Subject::Detection,
            &[
                "detect",
                "undetect",
                "notic",
                "unnotic",
                "bemerk",
                "unbemerk",
                "entdeck",
                "unentdeck",
                "erkann",
            ],
        ),
        (Subject::Mitigation, &["mitigat", "contained", "entschärf", "eingedämm"]),
        (Subject::Resolution, &["resolved", "restored", "recovered", "behoben", "wiederhergestellt"]),
        (
            Subject::Outage,
            &[
                "down",
                "outage",
                "unavailab",
                "lasted",
                "lasting",
                "offline",
                "unreachable",
                "inaccessible",
                "degraded",
                "degradation",
                "impact",
                "affected",
                "ausfall",
                "ausgefallen",
                "ausfiel",
                "dauer",
                "unverfügbar",
                "verfügbar",
                "erreichbar",
                "unerreichbar",
                "störung",
                "gestört",
                "beeinträchtig",
                "betroffen",
            ],
        ),
    ];
    let says =
        |stems: &[&str]| sentence.iter().any(|word| stems.iter().any(|stem| word.text.starts_with(stem)));
    STEMS.into_iter().filter(|(_, stems)| says(stems)).map(|(subject, _)| subject).collect()
}

/// Words, seconds and finest unit of a length that begins at this word.
fn length(sentence: &[Word], at: usize) -> Option<(usize, i64, i64)> {
    let (mut count, mut seconds, mut unit) = one_length(sentence, at)?;
    while unit > 1 {
        let joint = sentence.get(at + count).is_some_and(|word| matches!(&*word.text, "and" | "und"));
        let next = at + count + usize::from(joint);
        let half = sentence.get(next).zip(sentence.get(next + 1));
        if joint && half.is_some_and(|(a, half)| a.text == "a" && half.text == "half") {
            return Some((next + 2 - at, seconds + unit / 2, unit / 2));
        }
        match one_length(sentence, next) {
            Some((more, rest, finer)) if finer < unit => {
                (count, seconds, unit) = (next + more - at, seconds + rest, finer);
            }
            _ => break,
        }
    }
    Some((count, seconds, unit))
}

/// One number with one unit.
fn one_length(sentence: &[Word], at: usize) -> Option<(usize, i64, i64)> {
    let word = sentence.get(at)?;
    if matches!(&*word.text, "half" | "halbe" | "halben") {
        let article = sentence.get(at + 1).is_some_and(|word| matches!(&*word.text, "a" | "an"));
        let unit = unit(sentence.get(at + 1 + usize::from(article))?)?;
        return Some((2 + usize::from(article), unit / 2, unit / 2));
    }
    let (tenths, is_decimal) = number(word).filter(|_| !word.behind_colon)?;
    let next = sentence.get(at + 1)?;
    // "eine halbe Stunde"
    if tenths == 10 && matches!(&*next.text, "halbe" | "halben") {
        let unit = unit(sentence.get(at + 2)?)?;
        return Some((3, unit / 2, unit / 2));
    }
    let is = |ahead: usize, text: &str| sentence.get(at + ahead).is_some_and(|word| word.text == text);
    if is(1, "and") && is(2, "a") && is(3, "half") {
        let unit = unit(sentence.get(at + 4)?)?;
        return Some((5, (tenths + 5) * unit / 10, unit / 2));
    }
    let unit = unit(next)?;
    Some((2, tenths * unit / 10, if is_decimal { unit / 2 } else { unit }))
}

/// A number in tenths, and whether it was written with decimals.
fn number(word: &Word) -> Option<(i64, bool)> {
    const WORDS: [(i64, &[&str]); 23] = [
        (1, &["a", "an", "one", "ein", "eine", "einer", "einen"]),
        (2, &["two", "zwei"]),
        (3, &["three", "drei"]),
        (4, &["four", "vier"]),
        (5, &["five", "fünf"]),
        (6, &["six", "sechs"]),
        (7, &["seven", "sieben"]),
        (8, &["eight", "acht"]),
        (9, &["nine", "neun"]),
        (10, &["ten", "zehn"]),
        (11, &["eleven", "elf"]),
        (12, &["twelve", "zwölf"]),
        (15, &["fifteen", "fünfzehn"]),
        (20, &["twenty", "zwanzig"]),
        (25, &["twentyfive", "fünfundzwanzig"]),
        (30, &["thirty", "dreißig"]),
        (40, &["forty", "vierzig"]),
        (45, &["fortyfive", "fünfundvierzig"]),
        (48, &["fortyeight", "achtundvierzig"]),
        (50, &["fifty", "fünfzig"]),
        (60, &["sixty", "sechzig"]),
        (90, &["ninety", "neunzig"]),
        (24, &["twentyfour", "vierundzwanzig"]),
    ];
    if matches!(&*word.text, "anderthalb" | "eineinhalb") {
        return Some((15, true));
    }
    if let Some((number, _)) = WORDS.iter().find(|(_, words)| words.contains(&&*word.text)) {
        return Some((number * 10, false));
    }
    let (whole, decimals) = word.text.split_once(['.', ',']).unwrap_or((&word.text, ""));
    let whole: i64 = (whole.len() <= 6).then(|| whole.parse().ok()).flatten()?;
    if decimals.len() > 2 {
        return None;
    }
    let tenth = decimals.chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
    Some((whole * 10 + i64::from(tenth), !decimals.is_empty()))
}

fn unit(word: &Word) -> Option<i64> {
    let text = &*word.text;
    let starts = |stems: &[&str]| stems.iter().any(|stem| text.starts_with(stem));
    match () {
        () if matches!(text, "min" | "mins") || starts(&["minute", "minütig"]) => Some(MINUTE),
        () if matches!(text, "h" | "hr" | "hrs" | "std") || starts(&["hour", "stunde", "stündig"]) => {
            Some(HOUR)
        }
        () if matches!(text, "day" | "days" | "tag" | "tage" | "tagen") => Some(DAY),
        () if matches!(text, "sec" | "secs" | "sek") || starts(&["second", "sekunde"]) => Some(1),
        () if word.joined && text == "m" => Some(MINUTE),
        () if word.joined && text == "s" => Some(1),
        () => None,
    }
}

/// The claim, unless the words before it say that it is none.
fn stated(
    sentence: &[Word],
    at: usize,
    (count, seconds, unit): (usize, i64, i64),
    subjects: &[Subject],
) -> Option<Stated> {
    const ABOUT: [&str; 14] = [
        "~",
        "≈",
        "about",
        "approx",
        "approximately",
        "around",
        "roughly",
        "nearly",
        "almost",
        "ca",
        "circa",
        "etwa",
        "rund",
        "ungefähr",
    ];
    const NEARLY: [&str; 2] = ["knapp", "fast"];
    const NO_CLAIM: [&str; 20] = [
        "every",
        "each",
        "last",
        "past",
        "next",
        "first",
        "per",
        "timeout",
        "ttl",
        "another",
        "all",
        "alle",
        "jede",
        "letzten",
        "nächsten",
        "ersten",
        "pro",
        "to",
        "bis",
        "or",
    ];
    let before = |back: usize| at.checked_sub(back).and_then(|at| sentence.get(at));
    let is = |back: usize, words: &[&str]| before(back).is_some_and(|word| words.contains(&&*word.text));
    let about = is(1, &ABOUT) || is(1, &NEARLY);
    let first = if about { 2 } else { 1 };
    let range = before(first).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
    let bound = bound(&|back, words| is(back, words), first);
    if range || (is(first, &NO_CLAIM) && bound == Bound::None) {
        return None;
    }
    let share = if about { seconds / 4 } else { seconds / 20 };
    let rounding = if unit >= HOUR { unit / 2 } else { unit };
    Some(Stated {
        start: sentence.get(at)?.start,
        end: sentence.get(at + count - 1)?.end,
        seconds,
        tolerance: share.max(rounding),
        bound,
        subjects: subjects.to_vec(),
    })
}

fn bound(is: &dyn Fn(usize, &[&str]) -> bool, back: usize) -> Bound {
    let more = is(back, &["over", "über", "mindestens", "exceeding"])
        || (is(back, &["than", "als"]) && is(back + 1, &["more", "longer", "mehr", "länger"]))
        || (is(back, &["least"]) && is(back + 1, &["at"]));
    let less = is(back, &["under", "within", "unter", "innerhalb", "höchstens"])
        || (is(back, &["than", "als"]) && is(back + 1, &["less", "weniger"]))
        || (is(back, &["to", "zu"]) && is(back + 1, &["up", "bis"]))
        || (is(back, &["most"]) && is(back + 1, &["at"]));
    match (more, less) {
        (true, _) => Bound::AtLeast,
        (false, true) => Bound::AtMost,
        (false, false) => Bound::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seconds and text of each claim.
    fn found(text: &str) -> Vec<(i64, &str)> {
        claims(text)
            .into_iter()
            .map(|claim| (claim.seconds, text.get(claim.start..claim.end).unwrap()))
            .collect()
    }

    #[test]
    fn lengths_are_read_in_both_languages() {
        let rows = [
            ("The site was down for approximately 1 hour.", 3_600, "1 hour"),
            ("A 66-minute outage of search.", 3_960, "66-minute"),
            ("The outage lasted 2 hours and 5 minutes", 7_500, "2 hours and 5 minutes"),
            ("Total downtime: 1h 5m", 3_900, "1h 5m"),
            ("It lasted 90min.", 5_400, "90min"),
            ("unavailable for one and a half hours", 5_400, "one and a half hours"),
            ("It was down an hour and a half", 5_400, "an hour and a half"),
            ("Down for half an hour.", 1_800, "half an hour"),
            ("lasted 1.5 hours", 5_400, "1.5 hours"),
            ("The fault went undetected for two days.", 172_800, "two days"),
            ("Der Ausfall dauerte ca. 3 Stunden.", 10_800, "3 Stunden"),
            ("Der Dienst war rund eine halbe Stunde nicht erreichbar.", 1_800, "eine halbe Stunde"),
            ("Nach 20 Minuten wurde das Problem bemerkt.", 1_200, "20 Minuten"),
            ("Die Störung war nach 1,5 Stunden behoben.", 5_400, "1,5 Stunden"),
            ("ein 45-minütiger Ausfall", 2_700, "45-minütiger"),
        ];
        for (text, seconds, place) in rows {
            assert_eq!(found(text), [(seconds, place)], "{text}");
        }
    }

    #[test]
    fn other_lengths_are_left_alone() {
        for text in [
            "The job runs every 5 minutes and was down.",
            "In the last 24 hours the site was down twice.",
            "The timeout is 30 seconds.",
            "We waited 10 minutes. Then the site was down.",
            "The site went down at 10:45 h.",
            "down for 1 to 2 hours",
            "down for 5 m of the users",
            "",
            "…",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
