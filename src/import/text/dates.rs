//! Dates at the beginning of a text, and the names of days of the week before them.

use crate::import::pieces::{from, is_month, is_weekday};

/// Names of the days of the week as languages shorten them, in small letters; the reader of times
/// knows those of English and German, and the long ones.
const SHORT: &[&str] = &[
    "ma", "di", "wo", "do", "vr", "za", "zo", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mié", "mie",
    "jue", "vie", "sáb", "sab", "dom", "seg", "ter", "qua", "qui", "sex", "gio", "pon", "pn", "wt", "śr",
    "czw", "pt", "sob", "nd", "niedz", "mån", "tis", "ons", "tor", "fre", "lör", "sön", "man", "tir", "lør",
    "søn", "po", "út", "st", "čt", "pá", "so", "ne", "mo", "mi", "fr", "sa", "пн", "вт", "ср", "чт", "пт",
    "сб", "вс", "segunda", "terça", "quarta", "quinta", "sexta", "segunda-feira", "terça-feira",
    "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì",
    "sabato", "domenica", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag",
    "søndag",
];

/// Whether a text names a part of the day, behind its date: "2024-03-12 evening".
pub(super) fn names_part_of_day(text: &str) -> bool {
    const PARTS: [&str; 42] = [
        "overnight", "day", "morning", "evening", "afternoon", "night", "noon", "midday", "morgens",
        "vormittag", "vormittags", "nachmittags", "abends", "nachts", "matin", "soir", "nuit", "mañana",
        "tarde", "noche", "manhã", "noite", "dia", "madrugada", "mediodía", "frühmorgens", "früh", "morgen",
        "mittag", "mittags", "nachmittag", "abend", "nacht", "après-midi", "soirée", "matinée", "朝", "昼",
        "夕方", "夜", "深夜", "夜間",
    ];
    const BEFORE: [&str; 6] = ["all ", "late ", "early ", "mid ", "in the ", "during the "];
    // "evening / 2024-03-13 morning"
    let first = text.trim_start_matches([',', ' ']).split(['/', ',']).next().unwrap_or_default();
    let lower = first.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let plain = BEFORE.iter().find_map(|before| lower.strip_prefix(before)).unwrap_or(&lower);
    PARTS.contains(&plain)
}

/// Whether a text is the name of a day of the week, in any of the languages that are read.
pub(super) fn names_weekday(text: &str) -> bool {
    const SIGNS: [&str; 8] = ["月", "火", "水", "木", "金", "土", "日", "天"];
    const KOREAN: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];
    const NUMBERS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "日", "天"];
    let sign = text.strip_suffix("曜日").or(text.strip_suffix('曜')).unwrap_or(text);
    let korean = text.strip_suffix("요일").unwrap_or(text);
    let chinese = ["星期", "礼拜", "周", "週"].iter().find_map(|week| text.strip_prefix(week));
    let lower = || text.trim_end_matches('.').to_lowercase();
    text.len() < 16
        && (is_weekday(text)
            || SIGNS.contains(&sign)
            || KOREAN.contains(&korean)
            || chinese.is_some_and(|number| NUMBERS.contains(&number))
            || SHORT.contains(&lower().as_str()))
}

/// The length of the name of a day of the week before a date, which says nothing more: "ma 3 feb
/// 2025", "mar. 4 février", "segunda-feira, 3/2/2025".
pub(super) fn weekday_before(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len());
    let name = text.get(..end).filter(|name| !name.is_empty() && name.len() < 24)?;
    let behind = from(text, end);
    let rest = behind.trim_start_matches(['.', ',', '、', '，']).trim_start();
    let is_parted = rest.len() < behind.len();
    (is_parted && SHORT.contains(&name.to_lowercase().as_str()) && begins_date(rest))
        .then(|| text.len() - rest.len())
}

/// The length of "(Tue)" or "(火)" before a number.
pub(super) fn weekday_in_brackets(text: &str) -> Option<usize> {
    let (day, behind) = text.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
    // A number, a sign, or what tells the half of the day.
    let behind_it = behind.trim_start_matches(|c: char| c.is_whitespace() || "*_`]".contains(c));
    let goes_on = behind_it.is_empty()
        || behind_it.starts_with("at ")
        || behind_it.starts_with(|c: char| c.is_ascii_digit() || "-—–,:：<[午上下凌오".contains(c));
    (names_weekday(day) && goes_on).then(|| text.len() - behind.len())
}

/// Whether a text begins with a date, with or without the name of its day before it.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len());
    let is_day = text.get(..end).is_some_and(|name| !name.is_empty() && names_weekday(name));
    let behind = from(text, if is_day { end } else { 0 });
    let behind = behind.trim_start_matches(['.', ',', ' ']);
    let article = ["dem ", "den ", "the ", "le ", "el "].iter().find_map(|word| behind.strip_prefix(word));
    begins_date(article.filter(|_| is_day).unwrap_or(behind))
}

/// A month and a day with signs behind their numbers, and no year: "3月19日", as the reader of times
/// knows them, and the bytes they take.
pub(super) fn signed_day(text: &str, before: &str) -> Option<(String, usize)> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if before.ends_with(|c: char| c.is_ascii_digit() || c == '-') {
        return None;
    }
    let (month, rest) = number(text)?;
    let (day, rest) = number(rest.strip_prefix(['月', '월'])?.trim_start())?;
    let rest = rest.strip_prefix(['日', '일'])?;
    let name = MONTHS.get(month.checked_sub(1)?)?;
    (1..=31).contains(&day).then(|| (format!("{day} {name} "), text.len() - rest.len()))
}

/// The number of one or two digits, of any width, that a text begins with.
fn number(text: &str) -> Option<(usize, &str)> {
    let wide = |c: char| u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    if !text.starts_with(|c: char| c.is_ascii_digit() || wide(c).is_some()) {
        return None;
    }
    let digits: Vec<u32> = text.chars().map_while(|c| c.to_digit(10).or_else(|| wide(c))).take(3).collect();
    let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
    let is_short = (1..=2).contains(&digits.len());
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || wide(c).is_some());
    is_short.then_some((usize::try_from(value).ok()?, rest.trim_start()))
}

/// Whether a day and a month stand first, in words or in numbers.
fn begins_date(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = from(text, digits);
    let word = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).collect::<String>();
    if digits == 0 {
        let name = word(text);
        let next = from(text, name.len()).trim_start_matches(['.', ' ']);
        return is_month(&name) && next.starts_with(|c: char| c.is_ascii_digit());
    }
    let number = behind.strip_prefix(['.', '/', '-']).unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && (digits == 4
            || number.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', '/', '-']));
    let behind = behind.strip_prefix(['.', 'º', '-']).unwrap_or(behind).trim_start();
    let behind =
        ["er ", "st ", "nd ", "rd ", "th "].iter().find_map(|end| behind.strip_prefix(end)).unwrap_or(behind);
    let behind = behind.strip_prefix("de ").or(behind.strip_prefix("of ")).unwrap_or(behind);
    digits <= 4 && is_number || digits <= 2 && is_month(&word(behind)) || behind.starts_with('月')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_stand_before_dates_only() {
        for text in
            ["ma 3 feb 2025", "mar. 4 février", "segunda-feira, 3/2/2025", "za 1 maart", "dom 02.03.2025"]
        {
            assert!(weekday_before(text).is_some(), "{text}");
        }
        for text in ["mar 4 2025", "do 3 things", "so 4 hosts", "man 3 printf", "sat. nothing"] {
            assert!(weekday_before(text).is_none(), "{text}");
        }
        for text in ["周二", "(", "星期三", "화", "火曜日", "vr", "Tue"] {
            assert_eq!(names_weekday(text), text != "(", "{text}");
        }
    }
}
