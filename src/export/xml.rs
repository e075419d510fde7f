//! Text in XML and HTML.

/// A text for the inside of an element, or of an attribute in double quotes.
///
/// Characters that XML 1.0 does not allow (section 2.2) become U+FFFD: no way of writing them is
/// well-formed.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_ends_an_element_or_an_attribute() {
        assert_eq!(escape("<a b='c'>&amp;\"\u{0}\n"), "&lt;a b=&#39;c&#39;&gt;&amp;amp;&quot;\u{fffd} ");
    }
}
