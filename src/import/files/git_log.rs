//! The output of `git log`: the default form (`git help log`, "PRETTY FORMATS": medium, full and
//! fuller), and a line for each commit that begins with its abbreviated name.

use super::build::{Book, Draft};
use super::literal::{add_line, literal};
use super::time::Clock;
use super::{Answer, Told, leaf};
use crate::import::Shape;
use crate::model::Kind;
use crate::model::typed::Reading;

/// How many lines are looked at to recognise the form.
const SAMPLE: usize = 40;
/// How many words a date can take: `Sat Feb 10 15:20:07 2018 +0100`.
const DATE_WORDS: usize = 6;
/// Lines at the end of a message that tell who signed.
const TRAILERS: [&str; 6] =
    ["Signed-off-by:", "Co-authored-by:", "Reviewed-by:", "Change-Id:", "Acked-by:", "Tested-by:"];

/// Reads a log of commits.
pub(super) fn read(name: &str, text: &str, mut clock: Clock<'_>) -> Answer {
    let mut book = Book::new(Shape::GitLog, "git");
    book.source(leaf(name));
    if begins_a_log(text) {
        commits(text, &mut book, &mut clock);
    } else if is_one_line_log(text, clock.told()) {
        for (at, line) in text.lines().enumerate() {
            let draft = one_line(line, &mut clock);
            book.drafts.extend(draft.map(|draft| Draft { line: at + 1, ..draft }));
        }
    } else {
        return None;
    }
    Some(book.finish(&clock))
}

/// `commit` and a name, then an author and a date.
fn begins_a_log(text: &str) -> bool {
    let mut lines = text.lines().map(without_graph).skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let is_head = |name: &str| lines.clone().take(8).any(|line| line.starts_with(name));
    commit_of(first).is_some() && is_head("Author:") && (is_head("Date:") || is_head("CommitDate:"))
}

/// The line without the lines that `--graph` draws, each with a blank behind it.
fn without_graph(line: &str) -> &str {
    let mut rest = line;
    while let Some(behind) = rest.strip_prefix(['*', '|', '/', '\\', '_']) {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    // Where lines are joined, and behind the last commit, up to two blanks stand for a line.
    let inner = rest.trim_start_matches(' ');
    if rest.len() - inner.len() <= 2 { inner } else { rest }
}

/// The name of a commit in the line that begins one.
fn commit_of(line: &str) -> Option<&str> {
    let name = line.strip_prefix("commit ")?.split_whitespace().next()?;
    is_name(name).then_some(name)
}

/// Whether a word can be the name of a commit: 7 to 64 hexadecimal digits.
fn is_name(word: &str) -> bool {
    (7..=64).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[derive(Default)]
struct Commit<'a> {
    name: &'a str,
    author: &'a str,
    date: &'a str,
    message: String,
    start: usize,
    line: usize,
}

fn commits(text: &str, book: &mut Book, clock: &mut Clock<'_>) {
    let mut open: Option<Commit<'_>> = None;
    let mut at = 0;
    for (number, line) in text.split('\n').enumerate() {
        let drawn = without_graph(line);
        if let Some(name) = commit_of(drawn) {
            close(text, open.take(), at, book, clock);
            open = Some(Commit { name, start: at, line: number + 1, ..Commit::default() });
        } else if let Some(commit) = &mut open {
            commit.add(drawn.trim_end_matches('\r'));
        }
        at += line.len() + 1;
    }
    close(text, open, at, book, clock);
}

impl<'a> Commit<'a> {
    fn add(&mut self, line: &'a str) {
        let is_head = self.message.is_empty() && !line.starts_with(' ');
        match line.split_once(':') {
            Some(("Author", name)) if is_head => {
                self.author = name.split('<').next().unwrap_or_default().trim()
            }
            Some(("Date" | "CommitDate", date)) if is_head => self.date = date.trim(),
            _ if line.starts_with("    ") => {
                let line = line.trim();
                if !TRAILERS.iter().any(|trailer| line.starts_with(trailer)) {
                    add_line(&mut self.message, &literal(line));
                }
            }
            _ => {}
        }
    }
}

fn close(text: &str, commit: Option<Commit<'_>>, end: usize, book: &mut Book, clock: &mut Clock<'_>) {
    let Some(commit) = commit.filter(|commit| !commit.message.is_empty()) else { return };
    let mut draft = Draft::new(&commit.message, clock.read(commit.date), commit.date);
    draft.key = commit.name.to_owned();
    draft.event.kind = Kind::Change;
    draft.by(commit.author);
    draft.original = text.get(commit.start..end.min(text.len())).unwrap_or_default().trim().into();
    draft.line = commit.line;
    book.drafts.push(draft);
}

/// Whether most lines begin with the name of a commit and hold a date.
fn is_one_line_log(text: &str, told: &Told<'_>) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let fits = |line: &&&str| one_line(line, &mut Clock::new(told)).is_some();
    let fitting: Vec<_> = lines.iter().filter(fits).collect();
    // Digits alone are rather a date or a number.
    let has_letter =
        |line: &str| name_of(line).is_some_and(|(name, _)| name.bytes().any(|b| b.is_ascii_alphabetic()));
    fitting.len() * 10 >= lines.len() * 8 && fitting.iter().any(|line| has_letter(line))
}

/// The name that a line begins with, behind the lines of `--graph`, and the rest.
fn name_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['*', '|', '/', '\\', '_', ' ']);
    let (name, rest) = line.split_once([' ', '\t'])?;
    is_name(name).then_some((name, rest))
}

fn one_line(line: &str, clock: &mut Clock<'_>) -> Option<Draft> {
    let (name, rest) = name_of(line)?;
    let (reading, typed, author, subject) = match rest.contains('\t') {
        true => by_tabs(rest, clock)?,
        false => by_blanks(rest, clock)?,
    };
    let mut draft = Draft::new(&literal(subject), Some(reading), typed);
    draft.key = name.to_owned();
    draft.event.kind = Kind::Change;
    draft.by(author);
    draft.original = line.trim().into();
    (!draft.event.text.is_empty()).then_some(draft)
}

type Parts<'a> = (Reading, &'a str, &'a str, &'a str);

/// Fields between tabs: one is the date, the last other one the subject, one before it the author.
fn by_tabs<'a>(rest: &'a str, clock: &mut Clock<'_>) -> Option<Parts<'a>> {
    let fields: Vec<&str> = rest.split('\t').map(str::trim).collect();
    let (at, reading) = fields.iter().enumerate().find_map(|(at, field)| Some((at, date(field, clock)?)))?;
    let mut others = fields.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, field)| *field);
    let subject = others.next_back()?;
    let author = others.next_back().unwrap_or_default();
    Some((reading, fields.get(at).copied().unwrap_or_default(), author, subject))
}

/// The date comes first; where the author ends nobody can tell, so all the rest is the subject.
fn by_blanks<'a>(rest: &'a str, clock: &mut Clock<'_>) -> Option<Parts<'a>> {
    let rest = rest.trim_start_matches(['-', ' ', '(', '[']);
    let mut ends: Vec<usize> = rest.match_indices(' ').map(|(at, _)| at).take(DATE_WORDS).collect();
    ends.reverse();
    for end in ends {
        let (typed, subject) = rest.split_at_checked(end)?;
        let typed = typed.trim_end_matches([')', ']', ':', ',', '|', '-', ' ']);
        if let Some(reading) = date(typed, clock) {
            return Some((reading, typed, "", subject.trim_start_matches([' ', '-', ':', '|', ')', ']'])));
        }
    }
    None
}

/// A date with a year, as `git` always writes it.
fn date(typed: &str, clock: &mut Clock<'_>) -> Option<Reading> {
    let reading = Clock::new(clock.told()).read(typed)?;
    let is_whole = !reading.inferred.date && !reading.inferred.year && reading.until.is_none();
    if is_whole { clock.read(typed) } else { None }
}
