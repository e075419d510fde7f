//! Logistic regression with small weights.

use crate::cases::Case;
use std::collections::BTreeMap;

/// How strongly weights are held small: the inverse of their variance.
const HOLD: f64 = 10.0;

/// How many traits are kept.
const MOST: usize = 250;

/// In how many entries a trait must be.
const LEAST: usize = 2;

/// How often all weights are gone through.
const ROUNDS: usize = 60;

/// The weights for a marker, by the names of the traits, the weightiest first.
pub fn fit(marker: &str, cases: &[&Case]) -> Vec<(String, f64)> {
    let all = Rows::of(marker, cases, |_| true);
    let weights = all.fit();
    let spread = |at: usize| weights[at].abs() * (all.columns[at].len() as f64).sqrt();
    let mut kept: Vec<usize> = (0..all.names.len()).collect();
    kept.sort_by(|one, other| spread(*other).total_cmp(&spread(*one)).then(one.cmp(other)));
    kept.truncate(MOST);
    let kept: std::collections::HashSet<&str> = kept.into_iter().map(|at| all.names[at].as_str()).collect();
    let few = Rows::of(marker, cases, |name| kept.contains(name));
    let weights = few.fit();
    let mut named: Vec<(String, f64)> = few.names.iter().cloned().zip(weights).collect();
    named.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()).then_with(|| one.0.cmp(&other.0)));
    named
}

/// Entries by their traits.
struct Rows {
    names: Vec<String>,
    /// For each trait the entries that have it.
    columns: Vec<Vec<usize>>,
    carries: Vec<bool>,
}

impl Rows {
    fn of(marker: &str, cases: &[&Case], is_kept: impl Fn(&str) -> bool) -> Self {
        let mut columns: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut carries = Vec::new();
        for case in cases {
            for (at, traits) in case.traits.iter().enumerate() {
                columns.entry("always").or_default().push(carries.len());
                for name in traits.iter().filter(|name| is_kept(name)) {
                    columns.entry(name).or_default().push(carries.len());
                }
                carries.push(case.carries(marker, at));
            }
        }
        columns.retain(|_, column| column.len() >= LEAST);
        let names = columns.keys().map(|name| (*name).to_owned()).collect();
        Self { names, columns: columns.into_values().collect(), carries }
    }

    /// One weight after the other by a step of Newton's method, several times over.
    fn fit(&self) -> Vec<f64> {
        let mut weights = vec![0.0; self.columns.len()];
        let mut odds = vec![0.0_f64; self.carries.len()];
        for _ in 0..ROUNDS {
            for (at, column) in self.columns.iter().enumerate() {
                // What always counts is held by nothing.
                let hold = if self.names[at] == "always" { 1e-6 } else { HOLD };
                let (mut slope, mut bend) = (hold * weights[at], hold);
                for row in column {
                    let chance = 1.0 / (1.0 + (-odds[*row]).exp());
                    slope += chance - f64::from(u8::from(self.carries[*row]));
                    bend += chance * (1.0 - chance);
                }
                let step = (-slope / bend).clamp(-1.0, 1.0);
                weights[at] += step;
                column.iter().for_each(|row| odds[*row] += step);
            }
        }
        weights
    }
}
