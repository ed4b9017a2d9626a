//! `schakel check`: all problems of scenario files at once.

use std::path::PathBuf;

use crate::error::Result;
use crate::ids::Lang;
use crate::report::numbers;
use crate::scenario::{Job, Scenario};
use crate::texts::{CommandText, fill};

/// Checks the files; fine ones are named on stdout.
pub fn check(scenarios: &[PathBuf], lang: Lang) -> Result<()> {
    let job = Job::load(scenarios)?;
    let mut names = Vec::new();
    for same in job.scenarios.chunk_by(|a, b| sweep_of(a).is_some() && sweep_of(a) == sweep_of(b)) {
        names.push(match sweep_of(&same[0]) {
            Some(name) => {
                fill(CommandText::Sweep.get(lang), &[("name", name), ("n", &numbers::whole(same.len() as u64, lang))])
            }
            None => same[0].name.clone(),
        });
    }
    super::print(&format!("{}: {}\n", CommandText::NoProblems.get(lang), names.join(", ")))
}

/// The sweep that a scenario is a point of.
fn sweep_of(scenario: &Scenario) -> Option<&str> {
    scenario.point.as_ref().map(|point| point.sweep.as_str())
}
