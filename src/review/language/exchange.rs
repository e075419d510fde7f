//! Hints as text, for the way from the program that looks for them to the one that shows them.

use super::{Hint, Rule};

/// Writes hints, a line each; see [`read`].
pub fn write(hints: &[Hint]) -> String {
    let line = |hint: &Hint| {
        let (rule, span) = (hint.rule.name(), &hint.span);
        format!("{rule}\t{}\t{}\t{}\n", span.start, span.end, hint.rewrite.as_deref().unwrap_or_default())
    };
    hints.iter().map(line).collect()
}

/// Reads what [`write`] wrote; a line that is none of a hint is passed over.
///
/// ```
/// use postmortem_timeline::review::language::{Hint, Rule, exchange};
///
/// let hints = [Hint { rule: Rule::RootCause, span: 4..14, rewrite: Some("several".into()) }];
/// assert_eq!(exchange::read(&exchange::write(&hints)), hints);
/// ```
pub fn read(text: &str) -> Vec<Hint> {
    text.lines().filter_map(hint).collect()
}

fn hint(line: &str) -> Option<Hint> {
    let mut parts = line.split('\t');
    let rule = Rule::named(parts.next()?)?;
    let (start, end) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let rewrite = parts.next().filter(|rewrite| !rewrite.is_empty()).map(Into::into);
    Some(Hint { rule, span: start..end, rewrite })
}
