//! Values in quotes, as YAML has them (1.2.2, sections 7.3.1 and 7.3.2) and TOML nearly so.

use std::borrow::Cow;

/// A value of one line as it is meant: without its quotes, or without the comment behind it.
pub(super) fn value(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let Some((quote, inner)) = begun(text) else {
        return text.split(" #").next().unwrap_or_default().trim().into();
    };
    let end = closing(inner, quote).unwrap_or(inner.len());
    unescaped(inner.get(..end).unwrap_or_default(), quote)
}

/// The sign of a quoted value that does not end on its line, and what stands behind it.
pub(super) fn opened(text: &str) -> Option<(char, &str)> {
    begun(text.trim()).filter(|(quote, inner)| closing(inner, *quote).is_none())
}

fn begun(text: &str) -> Option<(char, &str)> {
    ['"', '\''].into_iter().find_map(|quote| Some((quote, text.strip_prefix(quote)?)))
}

/// Where the sign stands that ends a quoted value: not doubled, and not behind a backslash.
pub(super) fn closing(text: &str, quote: char) -> Option<usize> {
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' && quote == '"' {
            signs.next();
        } else if sign == quote && (quote == '"' || signs.next_if(|(_, next)| *next == quote).is_none()) {
            return Some(at);
        }
    }
    None
}

/// What stands within quotes as it is meant; an escape that says nothing to people stays as it is.
pub(super) fn unescaped(text: &str, quote: char) -> Cow<'_, str> {
    if quote != '"' {
        return if text.contains("''") { text.replace("''", "'").into() } else { text.into() };
    }
    if !text.contains('\\') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match (sign, signs.clone().next()) {
            ('\\', Some(meant @ ('"' | '\\' | '/'))) => out.push(meant),
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push(' '),
            _ => {
                out.push(sign);
                continue;
            }
        }
        signs.next();
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn values_are_read_as_they_are_meant() {
        for (written, meant) in [
            ("plain # comment", "plain"),
            ("'it''s down' # comment", "it's down"),
            ("\"the \\\"edge\\\" is slow\"", "the \"edge\" is slow"),
            ("\"one\\ntwo\"", "one\ntwo"),
            ("\"C:\\\\temp \\d\"", "C:\\temp \\d"),
            ("'# 12'", "# 12"),
            ("'open", "open"),
            ("''", ""),
            ("\"\\", "\\"),
        ] {
            assert_eq!(value(written), meant, "{written}");
        }
    }
}
