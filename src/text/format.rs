//! Fills the open places of a message.
//!
//! `{name}` is replaced by an argument; `{name|one event|{name} events}` picks a form by number.

use super::locale::Locale;
use super::message::{Arg, Entry};
use super::pseudo;
use std::borrow::Cow;

/// First strong isolate: what follows has a direction of its own.
const ISOLATE: char = '\u{2068}';
/// Ends an isolate.
const POP_ISOLATE: char = '\u{2069}';

/// The message without arguments.
pub(super) fn plain(locale: Locale, entry: Entry) -> Cow<'static, str> {
    match locale {
        Locale::En => Cow::Borrowed(entry.english()),
        Locale::De => Cow::Borrowed(entry.german()),
        Locale::Pseudo | Locale::PseudoRtl => Cow::Owned(pseudo::wrap(locale, entry.english())),
    }
}

/// The message with its open places filled.
pub(super) fn fill(locale: Locale, entry: Entry, args: &[&dyn Arg]) -> String {
    let template = if locale == Locale::De { entry.german() } else { entry.english() };
    let mut filler = Filler { locale, entry, args, literals: 0, out: String::new() };
    filler.run(template);
    if locale.is_pseudo() {
        return pseudo::frame(locale, &filler.out, filler.literals);
    }
    filler.out
}

struct Filler<'a> {
    locale: Locale,
    entry: Entry,
    args: &'a [&'a dyn Arg],
    /// How many characters came from the message itself.
    literals: usize,
    out: String,
}

impl Filler<'_> {
    fn run(&mut self, template: &str) {
        let mut rest = template;
        while let Some((before, open)) = rest.split_once('{') {
            self.literal(before);
            let Some((place, after)) = split_at_closing(open) else {
                return self.literal(open);
            };
            self.place(place);
            rest = after;
        }
        self.literal(rest);
    }

    fn literal(&mut self, text: &str) {
        self.literals += text.chars().count();
        if self.locale.is_pseudo() {
            pseudo::accents(self.locale, text, &mut self.out);
        } else {
            self.out.push_str(text);
        }
    }

    fn place(&mut self, place: &str) {
        let (name, forms) = match place.split_once('|') {
            Some((name, forms)) => (name, Some(forms)),
            None => (place, None),
        };
        let position = self.entry.args().position(|arg| arg == name);
        let Some(arg) = position.and_then(|position| self.args.get(position)) else {
            return;
        };
        match (forms, arg.number()) {
            (Some(forms), number) => {
                let form = self.locale.plural_form(number.unwrap_or_default());
                let chosen = split_forms(forms).nth(form).or_else(|| split_forms(forms).last());
                self.run(chosen.unwrap_or_default());
            }
            (None, Some(number)) => self.out.push_str(&number_text(self.locale, number)),
            (None, None) => self.text(arg.text()),
        }
    }

    /// A text of foreign origin: it must not turn the words around it.
    fn text(&mut self, text: &str) {
        if self.locale.is_rtl() || text.chars().any(turns_direction) {
            self.out.extend([ISOLATE]);
            self.out.push_str(text);
            self.out.extend([POP_ISOLATE]);
        } else {
            self.out.push_str(text);
        }
    }
}

/// What stands before the brace that closes this place, and what follows it.
fn split_at_closing(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let at = text.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth < 0
    })?;
    let (place, rest) = text.split_at_checked(at)?;
    Some((place, rest.strip_prefix('}')?))
}

/// The forms of a plural; bars inside a nested place belong to that place.
fn split_forms(forms: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    forms.split(move |c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == '|' && depth == 0
    })
}

/// A whole number as people write it: `1234`, `12,345`, `−7`.
pub fn number_text(locale: Locale, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let grouped = digits.len() > 4;
    let mut out = String::from(if number < 0 { "\u{2212}" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if grouped && place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(locale.group_mark());
        }
        out.push(digit);
    }
    out
}

/// Whether a character is written from right to left or steers the direction of others.
fn turns_direction(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: Entry = Entry(
        "n,who,\u{1f}{who} wrote {n|one event|{n} events}.\u{1f}{n|Ein Ereignis|{n} Ereignisse} von {who}.",
    );

    #[test]
    fn places_are_filled_by_name_and_number() {
        let say = |locale, n: i64| fill(locale, EVENTS, &[&n, &"Ada"]);
        assert_eq!(say(Locale::En, 1), "Ada wrote one event.");
        assert_eq!(say(Locale::En, 0), "Ada wrote 0 events.");
        assert_eq!(say(Locale::De, 12_345), "12.345 Ereignisse von Ada.");
    }

    #[test]
    fn a_missing_argument_leaves_a_gap_and_no_braces() {
        assert_eq!(fill(Locale::En, EVENTS, &[&2_i64]), " wrote 2 events.");
    }

    #[test]
    fn text_from_right_to_left_is_isolated() {
        let filled = fill(Locale::En, EVENTS, &[&1_i64, &"עדה"]);
        assert_eq!(filled, "\u{2068}עדה\u{2069} wrote one event.");
    }

    #[test]
    fn braces_and_bars_in_arguments_stay_what_they_are() {
        assert_eq!(fill(Locale::En, EVENTS, &[&1_i64, &"{n|a|b}"]), "{n|a|b} wrote one event.");
    }

    #[test]
    fn numbers_are_grouped_from_five_digits_on() {
        for (number, text) in [(0, "0"), (9999, "9999"), (10_000, "10,000"), (-1_234_567, "−1,234,567")] {
            assert_eq!(number_text(Locale::En, number), text);
        }
    }
}
