//! What the test runners print: how many tests held, and what the others said.

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
}

/// The tests of one stage and what the failed ones said.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many.
    pub counts: Counts,
    /// The runners' words for each failed test, shortened where there are many.
    failures: String,
}

impl Report {
    /// Reads what the runners of one stage printed.
    pub fn read(output: &str) -> Self {
        Self { counts: Counts::read(output), failures: shortened(&failures(output)) }
    }

    /// Why this is no success, if it is none.
    pub fn complaint(&self, stage: &str) -> Option<Refusal> {
        let failed = self.counts.failed;
        (failed > 0).then(|| Refusal::new(stage, format!("{failed} tests failed\n{}", self.failures)))
    }
}

/// What stands between the first `failures:` of each runner and its list of names.
fn failures(output: &str) -> Vec<&str> {
    let mut told = Vec::new();
    let mut within = false;
    for line in output.lines() {
        match line.trim_end() {
            "failures:" => within = !within,
            _ if line.contains("test result: ") => within = false,
            "" => {}
            line if within => told.push(line),
            _ => {}
        }
    }
    told
}

/// A run where everything fails says so in its first lines.
const LINES: usize = 60;

fn shortened(lines: &[&str]) -> String {
    let mut text = lines.get(..LINES).unwrap_or(lines).join("\n");
    if let Some(left) = lines.len().checked_sub(LINES).filter(|left| *left > 0) {
        text += &format!("\n... and {left} lines more");
    }
    text
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
    fn repeats_what_failed_tests_said() {
        let output = "test a ... FAILED\nnoise\n\nfailures:\n\n---- a ----\nat b: found 1, expected 2\n\n\
            failures:\n    a\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored\nmore noise\n";
        let report = Report::read(output);
        let complaint = report.complaint("e2e").unwrap().to_string();
        assert_eq!(complaint, "failed: e2e\n  1 tests failed\n  ---- a ----\n  at b: found 1, expected 2");
        assert_eq!(Report::read("test result: ok. 1 passed; 0 failed; 0 ignored").complaint("e2e"), None);
    }

    #[test]
    fn shortens_what_many_failed_tests_said() {
        let lines: Vec<String> = (0..100).map(|line| line.to_string()).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert!(shortened(&lines).ends_with("\n59\n... and 40 lines more"));
    }

    #[test]
    fn counts_nothing_in_other_text() {
        assert_eq!(Counts::read("test result: who knows"), Counts::default());
    }
}
