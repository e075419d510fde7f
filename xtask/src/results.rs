//! Counting tests from what the test runners print.

use crate::refusal::Refusal;

/// Tests of one stage.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not.
    pub failed: u64,
    /// Tests that were left out by their author.
    pub skipped: u64,
}

impl Counts {
    /// Adds up every `test result:` line, which cargo and the browser runner both print.
    pub fn read(output: &str) -> Self {
        output.lines().filter_map(of_line).fold(Self::default(), Self::plus)
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Why these counts are no success, if they are none.
    pub fn complaint(self, stage: &str) -> Option<Refusal> {
        (self.failed > 0).then(|| Refusal::new(stage, format!("{} tests failed", self.failed)))
    }
}

fn of_line(line: &str) -> Option<Counts> {
    let (_, rest) = line.split_once("test result: ")?;
    let plain = without_colour(rest);
    let (_, numbers) = plain.split_once(". ")?;
    let count = |word: &str| {
        let part = numbers.split(';').find(|part| part.trim().ends_with(word))?;
        part.split_whitespace().next()?.parse().ok()
    };
    Some(Counts {
        passed: count("passed")?,
        failed: count("failed")?,
        skipped: count("ignored").unwrap_or(0),
    })
}

fn without_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.chars() {
        match character {
            '\u{1b}' => escaped = true,
            'm' if escaped => escaped = false,
            _ if escaped => {}
            _ => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_all_runners() {
        let output = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            noise\n\
            test result: \u{1b}[31mFAILED\u{1b}[0m. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(Counts::read(output), Counts { passed: 3, failed: 3, skipped: 1 });
    }

    #[test]
    fn counts_nothing_in_other_text() {
        assert_eq!(Counts::read("test result: who knows"), Counts::default());
    }
}
