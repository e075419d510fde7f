//! How wide texts are, reckoned: there is no page to measure them in.
//!
//! The widths are those of common fonts without serifs, rounded up.

/// The size of labels.
const SIZE: f64 = 12.0;

/// Labels are bold, or may be; in the widest of the common fonts, DejaVu Sans, by this much.
const BOLD: f64 = 1.17;

/// How wide a label is, in pixels.
pub(super) fn width(text: &str) -> f64 {
    width_of(text, SIZE) * BOLD
}

fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * size
}

/// The text, or as much of it as fits, with a sign that there is more.
pub(super) fn fitting(text: &str, room: f64, size: f64) -> String {
    let room = room / BOLD;
    if width_of(text, size) <= room {
        return text.to_owned();
    }
    let mut sum = share('…') * size;
    let fits = |c: &char| {
        sum += share(*c) * size;
        sum <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// The width of a character as a part of the size of the font.
fn share(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' => 0.3,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' | ' ' | '\u{a0}' | '·' | '"' => 0.38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '–' | '→' | '…' | '≈' => 0.95,
        'A'..='Z' => 0.7,
        '0'..='9' => 0.6,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f000}'..='\u{3ffff}' => 1.1,
        _ => 0.6,
    }
}
