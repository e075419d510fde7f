//! Words of times in languages that nobody types into a field for times, and the words that the
//! reader of times knows in their place.
//!
//! They are read in texts only: the program that edits does not carry them.

use super::pieces::from;
use crate::model::typed;

/// What stands for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Month,
    /// A day of the week.
    Day,
    /// A word before a number.
    Before,
    /// A word behind a number.
    Behind,
    /// A letter between the hour and the minute: "9u12".
    Between,
}

use Sort::{Before, Behind, Between, Day, Month};

/// The words, by what they stand for: Italian, Dutch, Portuguese, Polish, and words for the clock
/// of the north.
const WORDS: &[(Sort, &str, &[&str])] = &[
    (Month, "jan", &["gennaio", "januari", "janeiro", "stycznia", "ledna", "января"]),
    (Month, "feb", &["febbraio", "februari", "fevereiro", "lutego", "února", "февраля"]),
    (Month, "mar", &["maart", "mrt", "março", "marca", "března", "марта", "marts"]),
    (Month, "apr", &["aprile", "kwietnia", "dubna", "апреля"]),
    (Month, "may", &["maggio", "mei", "maio", "maja", "května", "мая", "maj"]),
    (Month, "jun", &["giugno", "junho", "czerwca", "června", "июня"]),
    (Month, "jul", &["luglio", "julho", "lipca", "července", "июля"]),
    (Month, "aug", &["augustus", "sierpnia", "srpna", "августа", "augusti"]),
    (Month, "sep", &["settembre", "setembro", "września", "září", "сентября"]),
    (Month, "oct", &["ottobre", "outubro", "października", "října", "октября"]),
    (Month, "nov", &["novembro", "listopada", "listopadu", "ноября"]),
    (Month, "dec", &["dicembre", "dezembro", "grudnia", "prosince", "декабря"]),
    (Day, "mon", &["maandag", "lunedì", "poniedziałek"]),
    (Day, "tue", &["dinsdag", "martedì", "wtorek"]),
    (Day, "wed", &["woensdag", "mercoledì", "środa"]),
    (Day, "thu", &["donderdag", "giovedì", "czwartek"]),
    (Day, "fri", &["vrijdag", "venerdì", "piątek"]),
    (Day, "sat", &["zaterdag", "sabato", "sobota"]),
    (Day, "sun", &["zondag", "domenica", "niedziela"]),
    (Before, "at", &["ore", "alle", "godz", "kl", "klo", "om", "às", "godzinie", "v", "vid", "в"]),
    (
        Before,
        "about",
        &[
            "rond", "omstreeks", "około", "verso", "sobre", "aprox", "ok", "kolem", "cirka", "omkring",
            "rundt", "около",
        ],
    ),
    (Behind, "uhr", &["uur"]),
    (Between, "h", &["u"]),
];

/// Several words before a time that say "about".
const ABOUT: &[&str] = &[
    "por volta das", "por volta de", "por vuelta de las", "cerca das", "cerca de las", "alrededor de las",
    "a eso de las", "sobre las", "intorno alle", "verso le", "aux alentours de", "aux environs de",
    "vers les", "environ à", "ok. godz", "około godz", "ca. kl", "cirka kl", "omkring kl", "rundt kl",
    "rond", "tegen", "sometime around", "somewhere around", "circa", "roughly", "beginning at roughly",
    "beginning at about", "beginning at approximately", "starting at roughly", "starting at about",
    "starting at approximately", "starting around", "beginning around",
];

/// The bytes of words before a time that say "about", where a clock follows.
fn about(text: &str) -> Option<usize> {
    // They end where the clock begins, which is known sooner than what they are.
    let begin = text.get(..text.bytes().take(FARTHEST).position(|byte| byte.is_ascii_digit())?)?;
    let clock = from(text, begin.len());
    let digits = clock.bytes().take_while(u8::is_ascii_digit).count();
    let is_clock = from(clock, digits).trim_start().starts_with([':', 'h', 'H', '.', 'u', 'U']);
    // "roughly 19:88" is no time.
    let is_minute = !from(clock, digits + 1).starts_with(['6', '7', '8', '9']);
    if !(is_clock && is_minute && digits <= 2) {
        return None;
    }
    let with_dot = begin.trim_end();
    let words = with_dot.strip_suffix('.').unwrap_or(with_dot);
    let is_one = |known: &&str| {
        words.eq_ignore_ascii_case(known) || !words.is_ascii() && words.to_lowercase() == **known
    };
    (begin.len() > with_dot.len() && ABOUT.iter().any(is_one)).then_some(with_dot.len())
}

/// So many bytes behind the beginning of a word a number may stand that it belongs to.
const FARTHEST: usize = 40;
/// The length of the longest word, in bytes.
const LONGEST: usize = 20;

/// The known word for the one that a text begins with, and the bytes that it stands for; `None`
/// where it is known as it is, or stands for something else there.
pub(super) fn known(text: &str, before: &str) -> Option<(&'static str, usize)> {
    if let Some(length) = about(text) {
        return Some(("about", length));
    }
    // "somewhere between 8:51 and 8:54"
    let vague = ["somewhere ", "sometime "].into_iter().find(|vague| begins_with(text, vague));
    if let Some(vague) = vague.filter(|vague| begins_with(from(text, vague.len()), "between ")) {
        return Some(("", vague.len()));
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..end).filter(|word| (1..=LONGEST).contains(&word.len()))?;
    // "7 de junho", "7. giugno"
    let number_is_near = before.chars().rev().take(6).any(|c| c.is_ascii_digit());
    if !number_is_near && !from(text, end).bytes().take(FARTHEST).any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = word.to_lowercase();
    let (sort, plain, _) = WORDS.iter().find(|(.., words)| words.contains(&lower.as_str()))?;
    let behind = from(text, end);
    let dot = usize::from(behind.starts_with('.'));
    let next = from(behind, dot).trim_start();
    let number_follows = next.starts_with(|c: char| c.is_ascii_digit());
    let number_stands = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let fits = match sort {
        Month => number_is_near || number_follows,
        Day => number_follows,
        Before => stands_before(&lower, next, before),
        Behind => number_stands,
        Between => {
            let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
            let hour = before.chars().rev().take_while(char::is_ascii_digit).count();
            (1..=2).contains(&hour) && digits(behind) == 2
        }
    };
    let taken = end + if *sort == Before { dot } else { 0 };
    fits.then_some((plain, taken))
}

/// Whether a text begins with a word in small letters, however it is written.
fn begins_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
}

/// Whether a word before a time is one: "alle ore 10:15", "verso le 9:20"; "ok 4 hosts" and "v 2.31"
/// are no times.
fn stands_before(word: &str, next: &str, before: &str) -> bool {
    let is_short = matches!(word, "v" | "в" | "ok" | "vid" | "sobre" | "rundt");
    let clock = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = next.len() - clock.len();
    let is_clock = clock.starts_with(':') && digits < 3 && !before.contains(':');
    let inner = ["le ", "las ", "as "].into_iter().find_map(|article| next.strip_prefix(article));
    digits > 0 && (!is_short || is_clock)
        || inner.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
        || known(next, "").is_some_and(|(plain, _)| plain == "at")
}

/// Whether a word is the name of a month, in any of the languages that are read.
pub(super) fn is_month(word: &str) -> bool {
    let is_other = |word: &str| {
        let lower = word.to_lowercase();
        WORDS.iter().any(|(sort, _, words)| *sort == Month && words.contains(&lower.as_str()))
    };
    typed::is_month(word) || (3..=LONGEST).contains(&word.len()) && is_other(word)
}
