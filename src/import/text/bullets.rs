//! The signs before the items of a list, as people type them and as documents copy them.

use crate::import::pieces::{from, is_month};

/// Signs that people type as well for something else: behind them stands a blank.
const TYPED: &str = "-*+–—·▪■□◆◇";

/// Signs of items. Those from a private area are what word processors copy for the signs of their
/// fonts.
const SIGNS: &str = "•・･‣◦●○・■◆▪▫⁃∙⦁⦾⦿◘▸▹►▻➢➤➔❖✓✔☐☑☒◻◼❑❒\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}\u{f0fc}";

/// What stands for the signs by which nobody tells one level from another.
pub(super) const PLAIN: char = '-';

/// The sign of an item, where documents change it with the level.
pub(super) fn sign(line: &str) -> char {
    let first = line.chars().next().unwrap_or(PLAIN);
    if SIGNS.contains(first) || matches!(first, 'o' | '§') { first } else { PLAIN }
}

/// Whether a line is an item whose sign is parted from its text by the only tab: no row of a table.
pub(super) fn is_item(line: &str) -> bool {
    let Some((sign, text)) = line.split_once('\t') else { return line.starts_with('•') };
    let mut letters = sign.trim_end().chars();
    let is_sign = match (letters.next(), letters.next()) {
        (Some(sign), None) => SIGNS.contains(sign) || TYPED.contains(sign) || matches!(sign, 'o' | '§'),
        _ => is_number(sign).is_some() && !text.contains('\t'),
    };
    is_sign || line.starts_with('•')
}

/// `1.` or `12)`: its digits.
fn is_number(sign: &str) -> Option<usize> {
    let digits = sign.find(|c: char| !c.is_ascii_digit())?;
    let is_closed = matches!(from(sign, digits).trim_end(), "." | ")");
    ((1..=3).contains(&digits) && is_closed).then_some(digits)
}

/// `- text`, `* text`, `** text`, `1. text`, `• text`, and `o` with a tab: how much deeper its sign
/// puts it, and its text.
pub(super) fn item(line: &str) -> Option<(usize, &str)> {
    let first = line.chars().next()?;
    if first.is_ascii_digit() {
        let digits = line.find(|c: char| !c.is_ascii_digit())?;
        let text = from(line, digits).strip_prefix(['.', ')'])?;
        let number_only = digits <= 3 && text.starts_with([' ', '\t']);
        return (number_only && !begins_date(text)).then(|| (0, text.trim_start()));
    }
    if matches!(first, 'o' | '§') {
        return from(line, first.len_utf8()).strip_prefix('\t').map(|text| (0, text.trim_start()));
    }
    if !TYPED.contains(first) && !SIGNS.contains(first) {
        return None;
    }
    let behind = line.trim_start_matches(first);
    let count = line.chars().count() - behind.chars().count();
    let spaced = behind.starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
    let wiki = first == '*'
        && behind.starts_with(|c: char| c.is_ascii_digit())
        && count == 1
        && !behind.contains('*');
    if behind.is_empty() && count == 1 {
        return Some((0, ""));
    }
    let nested = if first == '*' { count - 1 } else { 0 };
    // "-_10:42_ text": a blank is missing.
    let bare = behind.trim_start_matches(['_', '*', '`']);
    let is_marked = first == '-' && count == 1 && bare.len() < behind.len();
    let holds = is_marked && bare.starts_with(|c: char| c.is_ascii_digit())
        || spaced && (count == 1 || first == '*' && count <= 6)
        || wiki
        || SIGNS.contains(first) && first != '▪' && count == 1;
    holds.then(|| (nested * 2, behind.trim_start()))
}

/// Whether the box of an item is ticked: `- [x] text`, `☑ text`; nothing for an item without one.
pub(super) fn ticked(line: &str) -> Option<bool> {
    let sign = line.chars().next()?;
    if matches!(sign, '☐' | '☑' | '☒') {
        return Some(sign != '☐');
    }
    let text = line.trim_start_matches(|c: char| TYPED.contains(c)).trim_start();
    let boxes = [("[ ] ", false), ("[x] ", true), ("[X] ", true)];
    boxes.into_iter().find(|(mark, _)| text.starts_with(mark)).map(|(_, ticked)| ticked)
}

/// `[ ] text` and `[x] text`.
pub(super) fn task(text: &str) -> &str {
    ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text)
}

/// Whether a number before a text is the day of its month: "24. February" is no item of a list, and
/// "1. Mar 12, 10:42" is one.
fn begins_date(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let (month, day, next) = (word(), word(), word());
    let month = month.split([':', '.', ',']).next().unwrap_or_default();
    let day = day.trim_end_matches([',', 's', 't', 'n', 'd', 'r', 'h']);
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit());
    let is_hour = ["uhr", "h", "heures", "horas"].iter().any(|hour| next.eq_ignore_ascii_case(hour));
    is_month(month) && (!is_day || is_hour)
}
