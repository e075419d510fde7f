//! Code spans: which run of backticks is closed by which.

/// The runs of backticks in a line, each with the next one of the same length.
pub(super) struct Runs(Vec<Run>);

struct Run {
    start: usize,
    length: usize,
    partner: Option<usize>,
}

impl Runs {
    /// Finds the runs in one pass and their partners in another.
    pub(super) fn of(line: &str) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for (at, _) in line.match_indices('`') {
            match runs.last_mut().filter(|run| run.start + run.length == at) {
                Some(run) => run.length += 1,
                None => runs.push(Run { start: at, length: 1, partner: None }),
            }
        }
        let longest = runs.iter().map(|run| run.length).max().unwrap_or_default();
        let mut next = vec![None; longest + 1];
        for run in runs.iter_mut().rev() {
            if let Some(slot) = next.get_mut(run.length) {
                run.partner = slot.replace(run.start);
            }
        }
        Self(runs)
    }

    /// Length of the run that begins here, and where its partner begins.
    pub(super) fn at(&self, start: usize) -> Option<(usize, usize)> {
        let found = self.0.binary_search_by_key(&start, |run| run.start).ok()?;
        let run = self.0.get(found)?;
        Some((run.length, run.partner?))
    }
}
