//! One letter from the archive of a mailing list: its date and who wrote it stand on lines of their
//! own, without the names of fields. When it was sent is no entry, only the day that it is of.

use super::block::{Block, Kind};
use super::stamped::Head;
use super::words::{Topic, names_list, topic};

/// Takes the clock off the line that says when the only letter of a text was sent.
pub(super) fn unmark_sent(blocks: &mut [Block]) {
    // The head of a letter is its first part: below a heading "Ada looks at example.org" tells what happened.
    let is_head = |block: &Block| {
        matches!(block.kind, Kind::Heading(_)) || block.kind == Kind::Text && names_list(&block.text)
    };
    // A heading above all is its subject.
    let is_subject = |block: &Block| block.kind != Kind::Blank && topic(&block.text) != Topic::Timeline;
    let first = blocks.iter().position(|block| block.kind != Kind::Blank);
    let first = first.filter(|at| blocks.get(*at).is_some_and(is_subject)).map_or(0, |at| at + 1);
    let rest = blocks.get(first..).unwrap_or_default();
    let end = rest.iter().position(is_head).map_or(blocks.len(), |at| first + at);
    let mut sent = (0..end).filter(|at| is_sent(blocks, *at));
    let (Some(at), None) = (sent.next(), sent.next()) else { return };
    if let Some(head) = blocks.get_mut(at).and_then(|block| block.head.as_mut()) {
        head.clock = None;
    }
}

/// Whether a line is a whole time and nothing else, with the line of an address right above or below.
fn is_sent(blocks: &[Block], at: usize) -> bool {
    let is_whole = |head: &Head| {
        head.day.is_some() && head.clock.is_some() && head.rest.is_empty() && head.label.is_empty()
    };
    let line = |at: Option<usize>| at.and_then(|at| blocks.get(at)).filter(|it| it.kind == Kind::Text);
    let is_written = |at: Option<usize>| line(at).is_some_and(|block| is_address(&block.text));
    let head = line(Some(at)).and_then(|block| block.head.as_ref());
    head.is_some_and(is_whole) && (is_written(at.checked_sub(1)) || is_written(at.checked_add(1)))
}

/// "Ada Lovelace <ada at example.org>", also with its sign, and without the brackets.
fn is_address(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_host = |word: &str| {
        let host = word.trim_matches(['<', '>', '(', ')']);
        host.contains('.') && host.split('.').all(|part| !part.is_empty())
    };
    let is_plain = |word: &&str| word.contains('@') && word.split('@').nth(1).is_some_and(is_host);
    let is_spelled = match words.as_slice() {
        [.., _, at, host] => *at == "at" && is_host(host),
        _ => false,
    };
    words.len() <= 8 && (is_spelled || words.last().is_some_and(is_plain))
}
