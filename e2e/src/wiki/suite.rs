//! Every case against every host.

use std::process::ExitCode;

use super::cloud::{self, CloudClause};
use super::stage::Stage;
use super::table::{self, Mark};
use super::{Ability, hosts};
use crate::case::{Ctx, Job, Steps, run_jobs};
use crate::error::Failure;

/// What a host has to keep.
#[derive(Clone, Copy)]
pub struct Clause {
    /// Its name.
    pub name: &'static str,
    /// What a host must be able to have.
    pub needs: &'static [Ability],
    /// What is done.
    pub steps: for<'a> fn(&'a mut Stage<'_>) -> Steps<'a>,
}

/// Makes a [`Clause`] of an `async fn(&mut Stage<'_>) -> Result<(), Failure>`.
#[macro_export]
macro_rules! clause {
    ($name:literal, $steps:path) => {
        $crate::clause!($name, $steps, [])
    };
    ($name:literal, $steps:path, [$($need:ident),*]) => {
        $crate::wiki::Clause {
            name: $name,
            needs: &[$($crate::wiki::Ability::$need),*],
            steps: |stage| Box::pin($steps(stage)),
        }
    };
}

/// Runs the clauses against every host of this run, and those of Confluence Cloud, and prints the table.
pub fn run(clauses: &[Clause], of_cloud: &[CloudClause]) -> ExitCode {
    let keys = hosts::keys();
    let wikis = keys.iter().filter(|key| *key != cloud::KEY);
    let pairs = wikis.flat_map(|key| clauses.iter().map(move |clause| job(key, *clause)));
    let mut jobs: Vec<Job> = pairs.collect();
    let has_cloud = keys.iter().any(|key| key == cloud::KEY);
    if has_cloud {
        jobs.extend(cloud::jobs(of_cloud));
    }
    run_jobs(jobs, || {
        if has_cloud {
            cloud::note_others(of_cloud, clauses);
        }
        println!("\n{}", table::text());
        hosts::finish();
    })
}

fn job(key: &str, clause: Clause) -> Job {
    let key = key.to_owned();
    let name = format!("{key}::{}", clause.name);
    Job { name, work: Box::new(move |ctx| Box::pin(perform(ctx, key.clone(), clause))) }
}

async fn perform(ctx: &mut Ctx, key: String, clause: Clause) -> Result<(), Failure> {
    // A case that runs out of time is dropped where it waits.
    let mut outcome = Noted { case: clause.name, host: key.clone(), mark: Mark::Broken };
    let wiki = hosts::get(&key)?;
    let lacking = {
        let wiki = crate::process::lock(&wiki);
        clause.needs.iter().find_map(|need| wiki.lacks(*need))
    };
    if let Some(reason) = lacking {
        outcome.mark = Mark::Cannot(reason.to_owned());
        return ctx.skip(reason);
    }
    let mut stage = Stage::new(ctx, wiki, clause.name).await?;
    let done = (clause.steps)(&mut stage).await;
    stage.leave()?;
    if done.is_ok() {
        outcome.mark = Mark::Kept;
    }
    done
}

/// Notes the outcome when it goes.
struct Noted {
    case: &'static str,
    host: String,
    mark: Mark,
}

impl Drop for Noted {
    fn drop(&mut self) {
        table::note(self.case, &self.host, self.mark.clone());
    }
}
