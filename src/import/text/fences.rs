//! Lines between which code or somebody's words stand: of Markdown, of Jira, of forums and pages.

use super::block::{Block, Kind};
use super::census::names;
use super::head::Finder;
use super::stamped::Head;
use std::ops::RangeInclusive;

/// What was opened and is not closed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fence {
    /// Three or more of a sign.
    Signs(char),
    /// The mark by which it ends, and whether it quotes somebody.
    Marks(&'static str, bool),
}

/// Marks of blocks, as they begin and as they end.
const MARKS: [(&str, &str, bool); 9] = [
    ("{code", "{code}", false),
    ("{noformat", "{noformat}", false),
    ("{quote}", "{quote}", true),
    ("[code", "[/code]", false),
    ("[quote", "[/quote]", true),
    ("<pre", "</pre>", false),
    ("<syntaxhighlight", "</syntaxhighlight>", false),
    ("<source", "</source>", false),
    ("<blockquote", "</blockquote>", true),
];

impl Fence {
    /// The fence that a line opens, and what of its block stands in that line.
    pub(super) fn opened(line: &str) -> Option<(Self, &str)> {
        let sign = ['`', '~'].into_iter().find(|sign| line.starts_with(&sign.to_string().repeat(3)));
        if let Some(sign) = sign {
            // "```x```" opens nothing.
            let rest = line.get(3..).filter(|rest| !rest.contains("```"))?;
            return Some((Self::Signs(sign), if is_language(rest) { "" } else { rest.trim() }));
        }
        MARKS.iter().find_map(|(begin, end, is_quote)| {
            let rest = line.strip_prefix(*begin)?;
            let close = if begin.starts_with('{') {
                '}'
            } else if begin.starts_with('[') {
                ']'
            } else {
                '>'
            };
            let rest = if begin.ends_with(close) {
                rest
            } else {
                let (words, rest) = rest.split_once(close)?;
                // "{codename}" is another word; what a mark takes is parted from it.
                words.chars().next().is_none_or(|c| matches!(c, ':' | '=' | ' ')).then_some(rest)?
            };
            (!rest.contains(*end)).then_some((Self::Marks(end, *is_quote), rest.trim()))
        })
    }

    /// What stands in a line that is code as a whole: "```boom```".
    pub(super) fn whole(line: &str) -> Option<&str> {
        let inner = line.strip_prefix("```")?.strip_suffix("```")?;
        (!inner.trim().is_empty() && !inner.contains("```")).then_some(inner.trim())
    }

    /// Whether a line closes it, and what of the block stands before that.
    pub(super) fn closed(self, line: &str) -> Option<&str> {
        match self {
            Self::Signs(sign) => {
                let fence: String = [sign; 3].iter().collect();
                let is_one = line.matches(fence.as_str()).count() == 1;
                // Chats put the code beside its signs.
                let beside = || line.strip_suffix(fence.as_str()).filter(|_| is_one).map(str::trim_end);
                let length = line.chars().take_while(|c| *c == sign).count();
                let is_alone = length >= 3 && line.trim_matches(sign).is_empty();
                if is_alone { Some("") } else { beside() }
            }
            Self::Marks(end, _) => line.split_once(end).map(|(inner, _)| inner.trim()),
        }
    }

    /// What its lines are.
    pub(super) fn kind(self) -> Kind {
        if matches!(self, Self::Marks(_, true)) { Kind::Quote } else { Kind::Code }
    }
}

/// Whether what stands behind the signs names a language, and is no code itself.
fn is_language(text: &str) -> bool {
    let text = text.trim();
    let is_said = text.contains(['=', '{']) || text.split_whitespace().count() < 3;
    !text.contains(' ') || text.starts_with(char::is_lowercase) && is_said
}

/// The lines of code right below a line that names the list: from the first to the last one, and how
/// many of them begin with a time of day.
pub(super) fn listed(blocks: &[Block], finder: &Finder<'_>) -> Option<(RangeInclusive<usize>, usize)> {
    let is_timed =
        |block: &&Block| finder.peek(block.text.trim_start()).as_ref().is_some_and(Head::has_clock);
    let code = |part: &[Block]| {
        let below = part.iter().skip_while(|block| block.kind == Kind::Blank);
        let code: Vec<&Block> = below.take_while(|block| block.kind == Kind::Code).collect();
        let count = code.iter().copied().filter(|block| is_timed(block)).count();
        Some((code.first()?.line..=code.last()?.line, count)).filter(|(_, count)| *count > 0)
    };
    blocks.split(names).skip(1).find_map(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_begin_and_end_with_their_marks() {
        let opened = |line: &str| {
            Fence::opened(line).map(|(fence, rest)| (fence.kind() == Kind::Quote, rest.to_owned()))
        };
        assert_eq!(opened("{quote}"), Some((true, String::new())));
        assert_eq!(opened("{code:java}"), Some((false, String::new())));
        assert_eq!(opened("[quote=Mina]so she says"), Some((true, "so she says".to_owned())));
        assert_eq!(opened("```sh"), Some((false, String::new())));
        assert_eq!(opened("```[10:42:03] boom"), Some((false, "[10:42:03] boom".to_owned())));
        assert_eq!(opened("```js {1,3}"), Some((false, String::new())));
        assert_eq!(Fence::whole("```[10:42:03] boom```"), Some("[10:42:03] boom"));
        assert_eq!(Fence::whole("```10:42``` boom"), None);
        let (fence, _) = Fence::opened("```").unwrap();
        assert_eq!(fence.closed("the end```"), Some("the end"));
        assert_eq!(fence.closed("see ```x```"), None);
        assert_eq!(opened("{code}x{code}"), None);
        assert_eq!(opened("{codename} of the lift"), None);
        assert_eq!(opened("{{quote}}"), None);
        let (fence, _) = Fence::opened("{quote}").unwrap();
        assert_eq!(fence.closed("the end{quote}"), Some("the end"));
        assert_eq!(fence.closed("goes on"), None);
    }
}
