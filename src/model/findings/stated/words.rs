//! The words of statements, English and German.

/// What a statement says lasted so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// The outage as a whole.
    Outage,
    /// The time until it was noticed.
    Detect,
    /// The time until its effects were stopped.
    Mitigate,
    /// The time until it was over.
    Resolve,
}

/// How exactly a statement means its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// As it says.
    Exact,
    /// About so long.
    Roughly,
    /// So long or longer.
    AtLeast,
    /// So long or shorter.
    AtMost,
}

/// Words that speak of a downtime as a whole, in any text.
const DOWNTIME: [&str; 9] = [
    "lasted", "lasting", "duration", "downtime", "dauer", "dauerte", "gedauert", "ausfallzeit",
    "ausfalldauer",
];
/// Words that do so in the report.
const OUTAGE: [&str; 12] = [
    "down", "outage", "unavailable", "offline", "inaccessible", "unreachable", "ausfall", "ausgefallen",
    "unerreichbar", "erreichbar", "störung", "lasts",
];
const DETECT: [&str; 12] = [
    "undetected", "unnoticed", "detect", "detected", "noticed", "notice", "unerkannt", "unbemerkt",
    "erkannt", "bemerkt", "erkennung", "entdeckt",
];
const MITIGATE: [&str; 5] = ["mitigate", "mitigated", "mitigation", "eingedämmt", "eindämmung"];
const RESOLVE: [&str; 10] = [
    "resolve", "resolved", "resolution", "restored", "restore", "fixed", "behoben", "behebung",
    "wiederhergestellt", "gelöst",
];
/// Words that speak of something else that lasts.
const ELSEWHERE: [&str; 22] = [
    "every", "each", "last", "past", "previous", "timeout", "ttl", "cache", "retry", "interval", "threshold",
    "slo", "sla", "budget", "window", "ago", "alle", "jede", "letzten", "vergangenen", "nominal", "schwelle",
];

/// Whether a text has a word that speaks of a downtime as a whole.
pub(in super::super) fn speaks_of_downtime(text: &str, sieve: &Sieve) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| sieve.passes(word) && has(&DOWNTIME, word))
}

/// The words of a text, without the signs around them. Splits at ASCII signs, which is fast, and
/// trims the rest: curly quotation marks stand at the ends of words.
pub(in super::super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
    let word = |piece| std::str::from_utf8(piece).unwrap_or_default();
    pieces.filter(|piece| !piece.is_empty()).map(word).map(|word| match word.is_ascii() {
        true => word,
        false => word.trim_matches(|c: char| !c.is_alphanumeric()),
    })
}

/// What [`speaks_of_downtime`] needs for many texts.
pub(in super::super) fn downtime_sieve() -> Sieve {
    Sieve::new(DOWNTIME.into_iter())
}

/// Tells at once of most words that they are not in a list, by first letter and length.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Sieve {
    letters: u32,
    lengths: u32,
}

impl Sieve {
    /// The sieve for a list of words in small letters.
    pub(in super::super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        words.fold(Self::default(), |sieve, word| Self {
            letters: sieve.letters | letter_bit(word),
            lengths: sieve.lengths | length_bit(word),
        })
    }

    /// Whether a word may be in the list.
    pub(in super::super) fn passes(&self, word: &str) -> bool {
        self.letters & letter_bit(word) != 0 && self.lengths & length_bit(word) != 0
    }
}

/// Letters that differ in size alone share a bit.
fn letter_bit(word: &str) -> u32 {
    1 << (word.as_bytes().first().copied().unwrap_or_default() % 32)
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// What a word says lasted; `strict` for texts that are not about the incident as a whole.
pub(super) fn claim(word: &str, strict: bool) -> Option<Claim> {
    match word {
        _ if has(&DOWNTIME, word) => Some(Claim::Outage),
        _ if strict => None,
        _ if has(&OUTAGE, word) => Some(Claim::Outage),
        _ if has(&DETECT, word) => Some(Claim::Detect),
        _ if has(&MITIGATE, word) => Some(Claim::Mitigate),
        _ if has(&RESOLVE, word) => Some(Claim::Resolve),
        _ => None,
    }
}

/// Whether a word speaks of something else that lasts.
pub(super) fn is_elsewhere(word: &str) -> bool {
    has(&ELSEWHERE, word)
}

/// How exactly a figure is meant that stands behind this word.
pub(super) fn about(word: &str) -> Option<About> {
    const ROUGHLY: [&str; 16] = [
        "approximately", "approx", "about", "around", "roughly", "nearly", "almost", "ca", "circa", "etwa",
        "ungefähr", "rund", "knapp", "fast", "gut", "some",
    ];
    const AT_LEAST: [&str; 5] = ["over", "least", "mindestens", "über", "exceeding"];
    const AT_MOST: [&str; 8] =
        ["under", "within", "most", "innerhalb", "binnen", "höchstens", "maximal", "unter"];
    match word {
        "~" | "≈" => Some(About::Roughly),
        ">" => Some(About::AtLeast),
        "<" => Some(About::AtMost),
        _ if has(&ROUGHLY, word) => Some(About::Roughly),
        _ if has(&AT_LEAST, word) => Some(About::AtLeast),
        _ if has(&AT_MOST, word) => Some(About::AtMost),
        _ => None,
    }
}

/// The same for two words, such as "more than".
pub(super) fn about_two(first: &str, second: &str) -> Option<About> {
    if !has(&["than", "als"], second) {
        return None;
    }
    match first {
        _ if has(&["more", "longer", "mehr", "länger"], first) => Some(About::AtLeast),
        _ if has(&["less", "fewer", "weniger", "kürzer"], first) => Some(About::AtMost),
        _ => None,
    }
}

/// Seconds of a unit. A single letter is one only when it stands close to its number.
pub(super) fn unit(word: &str, close: bool) -> Option<i64> {
    const UNITS: [(i64, &[&str]); 5] = [
        (604_800, &["week", "weeks", "woche", "wochen"]),
        (86_400, &["d", "day", "days", "tag", "tage", "tagen"]),
        (3_600, &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"]),
        (60, &["m", "min", "mins", "minute", "minutes", "minuten"]),
        (1, &["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"]),
    ];
    if !close && has(&["d", "m", "s"], word) {
        return None;
    }
    UNITS.iter().find(|(_, words)| has(words, word)).map(|(seconds, _)| *seconds)
}

/// A number in words, in thousandths, with the thousandths that one step is.
pub(super) fn number(word: &str) -> Option<(i64, i64)> {
    const ENGLISH: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const GERMAN: [&str; 12] =
        ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    if has(&["a", "an", "eine", "einen", "einem", "einer"], word) {
        return Some((1000, 1000));
    }
    if has(&["anderthalb", "eineinhalb"], word) {
        return Some((1500, 500));
    }
    let whole = |word: &str| {
        let place = |list: &[&str]| list.iter().position(|other| same(other, word));
        place(&ENGLISH).or_else(|| place(&GERMAN)).map(|place| (place as i64 + 1) * 1000)
    };
    // "dreieinhalb"
    let half = word.strip_suffix("einhalb").and_then(whole);
    half.map(|whole| (whole + 500, 500)).or_else(|| whole(word).map(|whole| (whole, 1000)))
}

/// Whether a word is "half".
pub(super) fn is_half(word: &str) -> bool {
    has(&["half", "halbe", "halben", "halber"], word)
}

pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.iter().any(|other| same(other, word))
}

/// Large and small letters are one; of umlauts too, as a sentence may begin with them.
fn same(one: &str, two: &str) -> bool {
    one.len() == two.len()
        && (one.eq_ignore_ascii_case(two) || (!two.is_ascii() && two.to_lowercase() == *one))
}
