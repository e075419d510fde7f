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
    (Month, "jan", &["gennaio", "januari", "janeiro", "stycznia"]),
    (Month, "feb", &["febbraio", "februari", "fevereiro", "lutego"]),
    (Month, "mar", &["maart", "mrt", "março", "marca"]),
    (Month, "apr", &["aprile", "kwietnia"]),
    (Month, "may", &["maggio", "mei", "maio", "maja"]),
    (Month, "jun", &["giugno", "junho", "czerwca"]),
    (Month, "jul", &["luglio", "julho", "lipca"]),
    (Month, "aug", &["augustus", "sierpnia"]),
    (Month, "sep", &["settembre", "setembro", "września"]),
    (Month, "oct", &["ottobre", "outubro", "października"]),
    (Month, "nov", &["novembro", "listopada"]),
    (Month, "dec", &["dicembre", "dezembro", "grudnia"]),
    (Day, "mon", &["maandag", "lunedì", "poniedziałek"]),
    (Day, "tue", &["dinsdag", "martedì", "wtorek"]),
    (Day, "wed", &["woensdag", "mercoledì", "środa"]),
    (Day, "thu", &["donderdag", "giovedì", "czwartek"]),
    (Day, "fri", &["vrijdag", "venerdì", "piątek"]),
    (Day, "sat", &["zaterdag", "sabato", "sobota"]),
    (Day, "sun", &["zondag", "domenica", "niedziela"]),
    (Before, "at", &["ore", "alle", "godz", "kl", "klo", "om", "às", "godzinie"]),
    (Before, "about", &["rond", "omstreeks", "około", "verso"]),
    (Behind, "uhr", &["uur"]),
    (Between, "h", &["u"]),
];

/// The length of the longest word, in bytes.
const LONGEST: usize = 16;

/// The known word for the one that a text begins with, and the bytes that it stands for; `None`
/// where it is known as it is, or stands for something else there.
pub(super) fn known(text: &str, before: &str) -> Option<(&'static str, usize)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..end).filter(|word| (1..=LONGEST).contains(&word.len()))?;
    let lower = word.to_lowercase();
    let (sort, plain, _) = WORDS.iter().find(|(.., words)| words.contains(&lower.as_str()))?;
    let behind = from(text, end);
    let dot = usize::from(behind.starts_with('.'));
    let next = from(behind, dot).trim_start();
    let number_follows = next.starts_with(|c: char| c.is_ascii_digit());
    let number_stands = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    // "7 de junho", "7. giugno"
    let number_is_near = before.chars().rev().take(6).any(|c| c.is_ascii_digit());
    let fits = match sort {
        Month => number_is_near || number_follows,
        Day => number_follows,
        // "alle ore 10:15", "verso le 9:20"
        Before => {
            let inner = ["le ", "las ", "as "].into_iter().find_map(|article| next.strip_prefix(article));
            let is_hour = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
            number_follows
                || inner.is_some_and(is_hour)
                || known(next, "").is_some_and(|(plain, _)| plain == "at")
        }
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

/// Whether a word is the name of a month, in any of the languages that are read.
pub(super) fn is_month(word: &str) -> bool {
    let is_other = |word: &str| {
        let lower = word.to_lowercase();
        WORDS.iter().any(|(sort, _, words)| *sort == Month && words.contains(&lower.as_str()))
    };
    typed::is_month(word) || (3..=LONGEST).contains(&word.len()) && is_other(word)
}
