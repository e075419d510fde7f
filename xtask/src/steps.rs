//! Progress lines, and the table at the end.

use std::time::{Duration, Instant};

use crate::refusal::{Outcome, Refusal};
use crate::results::{Counts, Report};

/// A numbered run of steps: "[2/6] Trunk 0.21.14: installing".
pub struct Steps {
    done: usize,
    all: usize,
}

impl Steps {
    /// Steps of which `all` are expected.
    pub fn new(all: usize) -> Self {
        Self { done: 0, all }
    }

    /// Starts the next step.
    pub fn next(&mut self, what: &str) {
        self.done += 1;
        println!("[{}/{}] {what}", self.done, self.all);
    }
}

/// What became of one stage.
#[derive(Debug)]
struct Row {
    stage: String,
    time: Duration,
    counts: Option<Counts>,
    failure: Option<Refusal>,
}

/// The stages of a run, with their times and tests.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// Runs a stage without tests and notes how it went.
    pub fn stage(&mut self, stage: &str, work: impl FnOnce() -> Outcome<()>) -> bool {
        self.tested(stage, || work().map(|()| None))
    }

    /// Runs a stage that counts tests and notes how it went.
    pub fn tested(&mut self, stage: &str, work: impl FnOnce() -> Outcome<Option<Report>>) -> bool {
        println!("\n== {stage}");
        let start = Instant::now();
        let (counts, failure) = match work() {
            Ok(report) => {
                let complaint = report.as_ref().and_then(|report| report.complaint(stage));
                (report.map(|report| report.counts), complaint)
            }
            Err(refusal) => (None, Some(refusal)),
        };
        if let Some(refusal) = &failure {
            eprintln!("{refusal}");
        }
        let good = failure.is_none();
        self.rows.push(Row { stage: stage.to_owned(), time: start.elapsed(), counts, failure });
        good
    }

    /// Notes a stage that could not be tried; that is a failure.
    pub fn not_run(&mut self, stage: &str, why: &str) {
        let failure = Some(Refusal::new(stage, why));
        self.rows.push(Row { stage: stage.to_owned(), time: Duration::ZERO, counts: None, failure });
    }

    /// Prints the table, and once more what was refused: much may have been printed since. A failed
    /// stage is an error.
    pub fn finish(&self) -> Outcome<()> {
        print!("\n{}", self.text());
        for refusal in self.rows.iter().filter_map(|row| row.failure.as_ref()) {
            println!("\n{refusal}");
        }
        let failed: Vec<&str> =
            self.rows.iter().filter(|row| row.failure.is_some()).map(|row| row.stage.as_str()).collect();
        let counts: Vec<Counts> = self.rows.iter().filter_map(|row| row.counts).collect();
        if !counts.is_empty() && counts.iter().all(|counts| *counts == Counts::default()) {
            return Err(Refusal::new("the tests", "no test has such a name"));
        }
        if failed.is_empty() {
            return Ok(());
        }
        Err(Refusal::new(format!("{} of {} stages", failed.len(), self.rows.len()), failed.join("\n")))
    }

    fn text(&self) -> String {
        let width = self.rows.iter().map(|row| row.stage.chars().count()).max().unwrap_or(0).max(5);
        let mut text = format!("{:width$}  seconds  passed  failed  skipped  result\n", "stage");
        let mut all = Counts::default();
        let mut time = Duration::ZERO;
        for row in &self.rows {
            let result = if row.failure.is_some() { "FAILED" } else { "ok" };
            text += &line(width, &row.stage, row.time, row.counts, result);
            all = all.plus(row.counts.unwrap_or_default());
            time += row.time;
        }
        let tested = self.rows.iter().any(|row| row.counts.is_some());
        text += &line(width, "all", time, tested.then_some(all), "");
        if tested {
            text += &format!("\n{} passed, {} failed, {} skipped\n", all.passed, all.failed, all.skipped);
        }
        text
    }
}

fn line(width: usize, stage: &str, time: Duration, counts: Option<Counts>, result: &str) -> String {
    let numbers = counts.map_or_else(
        || format!("{:>6}  {:>6}  {:>7}", "", "", ""),
        |counts| format!("{:>6}  {:>6}  {:>7}", counts.passed, counts.failed, counts.skipped),
    );
    let line = format!("{stage:width$}  {:>7.1}  {numbers}  {result}", time.as_secs_f64());
    format!("{}\n", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(counts: &str) -> Report {
        Report::read(&format!("test result: ok. {counts}"))
    }

    #[test]
    fn a_filter_that_fits_no_test_is_a_mistake() {
        let mut table = Table::default();
        assert!(table.tested("native", || Ok(Some(Report::default()))));
        assert!(table.finish().is_err());
        table.tested("browser", || Ok(Some(report("1 passed; 0 failed"))));
        assert!(table.finish().is_ok());
    }

    #[test]
    fn the_table_names_failures_and_sums_up() {
        let mut table = Table::default();
        assert!(table.stage("fmt", || Ok(())));
        assert!(!table.tested("native", || Ok(Some(report("3 passed; 1 failed")))));
        table.not_run("webkit", "no driver");
        let text = table.text();
        assert!(text.contains("native      0.0       3       1        0  FAILED"), "{text}");
        assert!(text.ends_with("\n3 passed, 1 failed, 0 skipped\n"), "{text}");
        assert!(table.finish().is_err());
    }
}
