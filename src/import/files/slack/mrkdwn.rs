//! Slack's own markup, `mrkdwn` (docs.slack.dev, "Formatting message text"), as Markdown.

use super::Names;
use crate::import::files::literal::literal;
use crate::model::markup::safe_url;

/// The text of a message in the Markdown subset of events.
pub(super) fn to_markdown(text: &str, names: &mut Names) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What stands in angle brackets was written by Slack; a bracket that somebody typed is `&lt;`.
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(&plain(before));
        // Looked for up to the next bracket or line only, so that the time stays linear.
        let end = behind.find(['<', '>', '\n']).unwrap_or(behind.len());
        let (inner, after) = behind.split_at_checked(end).unwrap_or((behind, ""));
        match after.strip_prefix('>') {
            Some(after) => {
                out.push_str(&reference(inner, names));
                rest = after;
            }
            None => {
                out.push('<');
                rest = behind;
            }
        }
    }
    out.push_str(&plain(rest));
    out.trim().to_owned()
}

/// What stands between angle brackets: a mention, a channel, a date, a link.
fn reference(inner: &str, names: &mut Names) -> String {
    let (target, label) = inner.split_once('|').unwrap_or((inner, ""));
    let or_label = |text: String| if label.is_empty() { text } else { unescape(label) };
    if let Some(user) = target.strip_prefix('@') {
        let name = names.user(user);
        let name = if name == user { or_label(name) } else { name };
        return format!("@{}", literal(name.trim_start_matches('@')));
    }
    if let Some(channel) = target.strip_prefix('#') {
        let name = or_label(names.channel(channel));
        return format!("#{}", literal(name.trim_start_matches('#')));
    }
    if let Some(special) = target.strip_prefix('!') {
        // `<!date^1392734382^{date}|fallback>`, `<!subteam^S1|@team>`, `<!here>`.
        let name = or_label(special.split('^').next().unwrap_or_default().to_owned());
        let mark = if special.starts_with("date") || name.starts_with('@') { "" } else { "@" };
        return format!("{mark}{}", literal(&name));
    }
    link(&unescape(target), &unescape(label))
}

fn link(url: &str, label: &str) -> String {
    let is_plain = label.is_empty() || label == url || url.strip_prefix("mailto:") == Some(label);
    let fits = !url.contains(['(', ')', ' ']) && !label.contains(['[', ']']);
    match safe_url(url) {
        Some(url) if is_plain => url.strip_prefix("mailto:").unwrap_or(url).to_owned(),
        Some(url) if fits => format!("[{}]({url})", literal(label)),
        Some(url) => format!("{} {url}", literal(label)),
        None => literal(if label.is_empty() { url } else { label }),
    }
}

/// Text between references: entities, and the marks that Markdown writes otherwise.
fn plain(text: &str) -> String {
    let text = unescape(text);
    let lines: Vec<String> = text.split('\n').map(marks).collect();
    lines.join("\n")
}

/// `*bold*` is `**bold**`, `_emphasis_` is `*emphasis*`; code stays as it is.
fn marks(line: &str) -> String {
    let line = line.trim_end_matches('\r');
    if !line.contains(['*', '_', '\\', '[']) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len() + 4);
    for (at, piece) in line.split('`').enumerate() {
        if at > 0 {
            out.push('`');
        }
        let is_code = at % 2 == 1;
        out.push_str(&if is_code { piece.to_owned() } else { words(piece) });
    }
    out
}

fn words(piece: &str) -> String {
    // A backslash and a bracket mean nothing in Slack.
    let mut text = piece.replace('\\', "\\\\").replace('[', "\\[");
    for (sign, mark) in [('*', "**"), ('_', "*")] {
        let parts: Vec<&str> = text.split(' ').collect();
        let opening = parts.iter().filter(|word| opens(word, sign)).count();
        let closing = parts.iter().filter(|word| closes(word, sign)).count();
        // Marks around several words are opened and closed word by word; without a partner a sign
        // is a sign.
        let is_paired = opening > 0 && opening == closing;
        let other = if sign == '*' { "\\*" } else { "_" };
        let word = |word: &str| match () {
            () if is_paired && (opens(word, sign) || closes(word, sign)) => word.replace(sign, mark),
            () => word.replace(sign, other),
        };
        if sign == '*' || is_paired {
            text = parts.into_iter().map(word).collect::<Vec<_>>().join(" ");
        }
    }
    text
}

fn opens(word: &str, sign: char) -> bool {
    let inner = word.trim_start_matches(['(', '"']);
    inner.strip_prefix(sign).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn closes(word: &str, sign: char) -> bool {
    let inner = word.trim_end_matches([')', '"', '.', ',', ':', ';', '!', '?']);
    inner.strip_suffix(sign).is_some_and(|rest| rest.ends_with(char::is_alphanumeric))
}

/// The three entities that Slack writes.
fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_words_and_links() {
        let mut names = Names::default();
        names.add("U1", "Ada", "ada");
        for (text, expected) in [
            ("<@U1> and <@U2|bob> in <#C1|ops>", "@Ada and @bob in #ops"),
            ("<!here> <!subteam^S1|@team> <!date^1392734382^{date}|Feb 18>", "@here @team Feb 18"),
            (
                "see <https://x.example/a|graph>, <https://x.example/b>",
                "see [graph](https://x.example/a), https://x.example/b",
            ),
            ("<mailto:a@x.example|a@x.example>", "a@x.example"),
            ("<javascript:alert(1)|click>", "click"),
            ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
            ("1 < 2\n3 > 2", "1 < 2\n3 > 2"),
            ("*all clear* _now_ `a*b` snake_case_name", "**all clear** *now* `a*b` snake_case_name"),
            ("5* of 2 * 3 [x]", "5\\* of 2 \\* 3 \\[x]"),
        ] {
            assert_eq!(to_markdown(text, &mut names), expected);
        }
        assert_eq!(names.people().len(), 1);
    }
}
