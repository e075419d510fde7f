//! Accessibility rules, checked by axe-core.

use std::fs;

use serde_json::{Value, json as value};

use crate::config;
use crate::error::{Context, Failure};
use crate::json;
use crate::page::Page;

/// What to check and by which rules.
#[derive(Debug, Clone, Default)]
pub struct Check<'a> {
    /// Only below this element of the page itself; all of the page if none.
    pub within: Option<&'a str>,
    /// Rules that are left out, each for a reason that the caller states.
    pub without: &'a [&'a str],
}

/// One thing that is wrong, or that axe could not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// How bad it is.
    pub impact: String,
    /// Where it is: selectors, through shadow roots.
    pub target: String,
    /// What to do.
    pub advice: String,
}

/// The outcome of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Rules that are broken.
    pub violations: Vec<Finding>,
    /// Rules that axe could not decide.
    pub undecided: Vec<Finding>,
    /// How many rules found something to look at and were kept.
    pub passes: u64,
}

const CHECK: &str = include_str!("../js/axe-check.js");

/// Runs every rule that is not deprecated: of all levels, a contrast of 7 with them, best practice,
/// the target size and the experimental ones.
///
/// # Errors
/// Fails when axe-core is not installed or cannot run; violations are in the outcome.
pub async fn run(page: &Page, check: &Check<'_>) -> Result<Outcome, Failure> {
    let path = config::tools().join("node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(&path).at(format!(
        "reading {}; to install it: npm install --prefix target/tools axe-core@4.14.1",
        path.display()
    ))?;
    // Handed over with the call, so that the page's own policy has no say.
    let script = format!("{source}\n{CHECK}");
    let arguments = vec![value!(check.within), value!(check.without)];
    let found = page.eval_async(&script, arguments).await.at("running axe")?;
    Ok(Outcome {
        violations: findings(&found, "violations"),
        undecided: findings(&found, "undecided"),
        passes: json::number(&found, "passes") as u64,
    })
}

impl Outcome {
    /// Holds that nothing is violated; what axe cannot decide does not count.
    ///
    /// # Errors
    /// Fails with every violation as text.
    pub fn without_violations(&self) -> Result<(), Failure> {
        Self { violations: self.violations.clone(), undecided: Vec::new(), passes: self.passes }.clean()
    }

    /// Holds that nothing is violated and nothing left undecided.
    ///
    /// # Errors
    /// Fails with every finding as text.
    pub fn clean(&self) -> Result<(), Failure> {
        let all: Vec<String> =
            self.violations.iter().chain(&self.undecided).map(Finding::to_string).collect();
        if all.is_empty() && self.passes > 0 {
            return Ok(());
        }
        let found = format!("{} findings:\n{}", all.len(), all.join("\n"));
        Err(Failure::new(found, "no violations, and at least one rule that passed"))
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "- {} ({}) at {}: {}", self.rule, self.impact, self.target, self.advice)
    }
}

fn findings(found: &Value, key: &str) -> Vec<Finding> {
    let finding = |item: &Value| Finding {
        rule: json::text(item, "rule"),
        impact: json::text(item, "impact"),
        target: json::text(item, "target"),
        advice: json::text(item, "advice"),
    };
    json::list(found, key).map(finding).collect()
}
