//! Several days at once: "2 to 3 June 2026", "June 2-3, 2026", "2./3. Juni 2026". A list below such
//! a heading begins on the first of them.

use crate::import::pieces::{from, is_month, is_weekday};

/// Words between two days.
const JOINTS: &[&str] = &[
    "to", "and", "until", "till", "through", "bis", "und", "au", "et", "al", "a", "y", "e", "ao", "tot",
    "en", "do", "til", "auf", "na",
];

/// Where the second of two days stands, with what parts it from the first: what is left names the
/// first day.
pub(super) fn second_day(text: &str) -> Option<(usize, usize)> {
    let lead = text.len() - text.trim_start_matches([' ', '(']).len();
    before_month(text, lead)
        .or_else(|| behind_month(text))
        .or_else(|| in_numbers(text, lead))
        .or_else(|| both_months(text, lead))
}

/// "2 to 3 June", "2./3. Juni", "2 al 3 de junio".
fn before_month(text: &str, lead: usize) -> Option<(usize, usize)> {
    let (_, first) = day(text, lead)?;
    let start = ordinal(text, first);
    let (_, second) = day(text, joint(text, start)?)?;
    let end = ordinal(text, second);
    let rest = from(text, end).trim_start();
    let rest = rest.strip_prefix("de ").or(rest.strip_prefix("of ")).unwrap_or(rest);
    let month = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_month(month).then_some((start, end))
}

/// "June 2-3, 2026", where the month stands before both.
fn behind_month(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let before = text.get(..digits)?;
    let name = before.trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    if !is_month(name.trim_end_matches('.')) {
        return None;
    }
    let (_, first) = day(text, digits)?;
    let start = ordinal(text, first);
    let (_, second) = day(text, joint(text, start)?)?;
    let end = ordinal(text, second);
    let after = from(text, end);
    // "June 2 - 10:42" and "June 2 - 3 hosts fail" name one day.
    let is_joined = text.get(start..end).is_some_and(|part| !part.contains(' '));
    let goes_on = is_joined && after.starts_with(' ') && !after.contains(':');
    let closed = after.is_empty() || after.starts_with([',', ')', ':']) || after.starts_with(" (");
    ((closed || goes_on || year(after)) && !is_clock(after)).then_some((start, end))
}

/// "02.–03.06.2026", "2026-06-02/03".
fn in_numbers(text: &str, lead: usize) -> Option<(usize, usize)> {
    let (_, first) = day(text, lead).or_else(|| iso(text, lead))?;
    let is_iso = first - lead > 2;
    let dotted = from(text, first).starts_with('.');
    let behind = first + usize::from(dotted && !is_iso);
    let sign = from(text, behind).trim_start_matches(' ');
    let sign_at = text.len() - sign.len();
    let width = match sign.chars().next()? {
        c if "-–—/→".contains(c) => c.len_utf8(),
        _ if is_iso && sign.starts_with("to ") => 2,
        _ => return None,
    };
    let second_at = text.len() - from(text, sign_at + width).trim_start_matches(' ').len();
    let (_, second) = day(text, second_at)?;
    // "2024-03-24 – 03-26"
    let month_first = day(text, second + 1).filter(|_| is_iso && from(text, second).starts_with('-'));
    let second = month_first.map_or(second, |(_, end)| end);
    let after = from(text, second);
    // "2024-03-24 - 3 hosts fail" names one day.
    let is_spaced = sign_at > behind && second_at > sign_at + width;
    let is_whole = month_first.is_some() && {
        let rest = after.trim_start();
        rest.is_empty() || rest.starts_with([':', ',', ')', '|', '*', '`', '-', '–', '—'])
    };
    let is_apart =
        !is_iso || sign.starts_with(['/', '–']) || (is_spaced || sign.starts_with('→')) && is_whole;
    let ends = !after.starts_with(|c: char| c.is_alphanumeric() || "-/:.".contains(c));
    if is_iso {
        return (is_apart && ends).then_some((first, second));
    }
    let numbers = after.strip_prefix('.').filter(|_| dotted)?.split('.');
    let lengths: Vec<usize> =
        numbers.take(2).map(|part| part.bytes().take_while(u8::is_ascii_digit).count()).collect();
    matches!(lengths.as_slice(), [1 | 2, 2 | 4]).then_some((first, second))
}

/// "28.02.–01.03.2025", "28 février au 1er mars 2025": each day with its month, and one year.
fn both_months(text: &str, lead: usize) -> Option<(usize, usize)> {
    let start = day_and_month(text, lead)?;
    let second = joint(text, start)?;
    let end = day_and_month(text, second)?;
    let years = from(text, end).trim_start_matches(['.', '/', ',', ' ']);
    let rest = years.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_year = years.len() - rest.len() == 4 && years.starts_with(['1', '2']);
    (is_year && !rest.starts_with([':', '-', '/'])).then_some((start, end))
}

/// The place behind a day and its month: "28.02.", "28/02", "28. Februar".
fn day_and_month(text: &str, at: usize) -> Option<usize> {
    let (_, first) = day(text, at)?;
    let rest = from(text, first);
    if let Some((_, end)) = rest.starts_with(['.', '/']).then(|| day(text, first + 1)).flatten() {
        return Some(end + usize::from(rest.starts_with('.') && from(text, end).starts_with('.')));
    }
    let begin = ordinal(text, first);
    let rest = from(text, begin).trim_start();
    let rest = rest.strip_prefix("de ").or(rest.strip_prefix("of ")).unwrap_or(rest);
    let month = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_month(month).then(|| text.len() - rest.len() + month.len())
}

/// A number of a day, of one or two digits, at a place: it, and where it ends.
fn day(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits = from(text, at).bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(at..at + digits).filter(|_| digits <= 2)?.parse().ok()?;
    (1..=31).contains(&number).then_some((number, at + digits))
}

/// Where a date such as "2026-06-02" ends.
fn iso(text: &str, at: usize) -> Option<(u32, usize)> {
    let date = text.get(at..at + 10)?;
    let fits = date.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    fits.then_some((0, at + 10))
}

/// The place behind "." or "nd" of a day.
fn ordinal(text: &str, at: usize) -> usize {
    let ends = ["st", "nd", "rd", "th", ".", "er", "º"];
    let end = ends.into_iter().find(|end| from(text, at).starts_with(end));
    at + end.map_or(0, str::len)
}

/// The place of the second day, behind a sign or a word that joins the two.
fn joint(text: &str, at: usize) -> Option<usize> {
    let rest = from(text, at).trim_start();
    let sign = rest.chars().next().filter(|c| "-–—/&".contains(*c)).map(char::len_utf8);
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let length = sign.or_else(|| JOINTS.contains(&word).then_some(word.len()))?;
    let mut next = from(rest, length).trim_start();
    // "12. auf den 13. März", "12 y el 13 de marzo"
    let article = ["den ", "dem ", "the ", "le ", "el ", "il "];
    next = article.into_iter().find_map(|word| next.strip_prefix(word)).unwrap_or(next);
    // "Tuesday 2 to Wednesday 3 June"
    let name = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if is_weekday(name) {
        next = from(next, name.len()).trim_start_matches([',', '.', ' ']);
    }
    Some(text.len() - next.len())
}

/// Whether a year of four digits follows.
fn year(text: &str) -> bool {
    let rest = text.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && rest.len() < text.len() && (rest.starts_with("19") || rest.starts_with("20"))
}

/// Whether a colon and a minute follow.
fn is_clock(text: &str) -> bool {
    text.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_two_days_is_taken_out() {
        for (text, left) in [
            ("2 to 3 June 2026", "2 June 2026"),
            ("2./3. Juni 2026", "2. Juni 2026"),
            ("2. bis 3. Juni 2026", "2. Juni 2026"),
            ("2 al 3 de junio de 2026", "2 de junio de 2026"),
            ("2–3 juin 2026", "2 juin 2026"),
            ("June 2-3, 2026", "June 2, 2026"),
            ("June 2nd to 3rd, 2026", "June 2nd, 2026"),
            ("June 2 & 3 2026", "June 2 2026"),
            ("02.–03.06.2026", "02.06.2026"),
            ("2026-06-02/03", "2026-06-02"),
            ("28.02.–01.03.2026", "28.02.2026"),
            ("2026-06-28 - 07-01", "2026-06-28"),
            ("2026-06-28 to 07-01", "2026-06-28"),
            ("28/02 - 01/03/2026", "28/02/2026"),
            ("28. Februar bis 1. März 2026", "28. Februar 2026"),
            ("28 février au 1er mars 2026", "28 février 2026"),
        ] {
            let (start, end) = second_day(text).unwrap_or_default();
            assert_eq!(
                format!("{}{}", from(text.get(..start).unwrap_or_default(), 0), from(text, end)),
                left
            );
        }
        for text in [
            "June 2 - 10:42", "June 2 - 3 hosts fail", "2-3 hosts", "2026-06-02-03", "2026-06-02 - 3 hosts",
            "10:42-10:50",
        ] {
            assert_eq!(second_day(text), None, "{text}");
        }
    }
}
