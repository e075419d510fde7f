//! Which addresses become links, and where they end in a text.
//!
//! Stricter than a browser: whatever is doubtful stays text.

/// The address without blanks around it, if it may become a link.
///
/// Only `https`, `http` and `mailto`; no user names, no control or invisible characters, no
/// backslashes, and a host that looks like one.
///
/// ```
/// use postmortem_timeline::model::markup::safe_url;
/// assert_eq!(safe_url(" https://example.org/a "), Some("https://example.org/a"));
/// assert_eq!(safe_url("javascript:alert(1)"), None);
/// ```
pub fn safe_url(url: &str) -> Option<&str> {
    let url = url.trim_matches(' ');
    if url.chars().any(is_doubtful) {
        return None;
    }
    let (scheme, rest) = url.split_once(':')?;
    if scheme.eq_ignore_ascii_case("mailto") {
        return is_mail_address(rest).then_some(url);
    }
    if !(scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")) {
        return None;
    }
    is_authority(authority(rest)?).then_some(url)
}

/// What a link without a label shows: its host without `www.`, or its mail address.
///
/// `None` when the address may not become a link.
pub fn host_label(url: &str) -> Option<String> {
    let (_, rest) = safe_url(url)?.split_once(':')?;
    match authority(rest) {
        Some(host) => Some(strip_www(host).to_owned()),
        None => rest.split('?').next().map(str::to_owned),
    }
}

/// What stands between the slashes and the path.
fn authority(rest: &str) -> Option<&str> {
    rest.strip_prefix("//")?.split(['/', '?', '#']).next()
}

fn strip_www(host: &str) -> &str {
    match host.split_at_checked(4) {
        Some((www, name)) if www.eq_ignore_ascii_case("www.") => name,
        _ => host,
    }
}

fn is_authority(authority: &str) -> bool {
    if let Some(rest) = authority.strip_prefix('[') {
        return rest.split_once(']').is_some_and(|(host, port)| {
            let is_address = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.');
            !host.is_empty() && host.chars().all(is_address) && is_port(port)
        });
    }
    let split = authority.find(':').unwrap_or(authority.len());
    let Some((host, port)) = authority.split_at_checked(split) else {
        return false;
    };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    host.starts_with(char::is_alphanumeric) && host.chars().all(is_name) && is_port(port)
}

/// Nothing, or a colon and digits.
fn is_port(port: &str) -> bool {
    let digits = port.strip_prefix(':').unwrap_or(port);
    port.is_empty() || (port.starts_with(':') && digits.parse::<u16>().is_ok())
}

fn is_mail_address(rest: &str) -> bool {
    let address = rest.split('?').next().unwrap_or_default();
    match address.split_once('@') {
        Some((name, host)) => {
            !name.is_empty() && !name.starts_with('/') && is_authority(host) && !host.contains(':')
        }
        None => false,
    }
}

/// Signs that no honest address holds, or that do not show.
fn is_doubtful(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || is_invisible(c)
        || matches!(c, '\\' | '<' | '>' | '"' | '`' | '{' | '}' | '|' | '^')
}

/// Signs that take no room or turn the direction of others.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Label, address and length of `[label](address)` at the beginning of a text.
///
/// Neither may hold square brackets, so that a search never passes the next one.
pub(super) fn link(text: &str) -> Option<(&str, &str, usize)> {
    let label_end = 1 + end_of_label(text.strip_prefix('[')?)?;
    let label = text.get(1..label_end)?;
    let target = text.get(label_end..)?.strip_prefix("](")?;
    let length = end_of_target(target)?;
    let url = safe_url(target.get(..length)?)?;
    (!label.trim().is_empty()).then_some((label, url, label_end + 2 + length + 1))
}

/// Where the closing bracket stands; an escaped one belongs to the label.
fn end_of_label(text: &str) -> Option<usize> {
    let mut escaped = false;
    let at = text.find(|c| {
        let found = !escaped && matches!(c, '[' | ']');
        escaped = c == '\\' && !escaped;
        found
    })?;
    text.get(at..)?.starts_with(']').then_some(at)
}

/// Where the parenthesis stands that closes the address; pairs inside belong to it.
fn end_of_target(text: &str) -> Option<usize> {
    let mut depth = 0;
    let at = text.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0 || matches!(c, '[' | ']') || is_doubtful(c)
    })?;
    text.get(at..)?.starts_with(')').then_some(at)
}

/// The bare address at the beginning of a text as written, and as a link if it may become one.
///
/// Punctuation at its end belongs to the sentence around it.
pub(super) fn bare_url(text: &str) -> Option<(&str, Option<&str>)> {
    let begins = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme))
    };
    if !["https://", "http://", "mailto:"].into_iter().any(begins) {
        return None;
    }
    let end = text.find(|c| is_doubtful(c) || matches!(c, '[' | ']')).unwrap_or(text.len());
    let shown = trim_sentence(text.get(..end)?);
    Some((shown, safe_url(shown)))
}

/// Takes punctuation off the end, and parentheses that were opened outside.
fn trim_sentence(url: &str) -> &str {
    let count = |wanted: char| url.chars().filter(|c| *c == wanted).count();
    let mut unopened = count(')').saturating_sub(count('('));
    url.trim_end_matches(|c: char| {
        if c == ')' {
            let outside = unopened > 0;
            unopened = unopened.saturating_sub(1);
            return outside;
        }
        matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '\''
                | '*'
                | '_'
                | '~'
                | '…'
                | '’'
                | '”'
                | '“'
                | '»'
                | '«'
                | '。'
                | '，'
                | '、'
        )
    })
}
