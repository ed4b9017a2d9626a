//! `schakel check`: all problems of scenario files at once.

use std::path::PathBuf;

use crate::error::Result;
use crate::ids::Lang;
use crate::scenario::Job;
use crate::texts::CommandText;

/// Checks the files; fine ones are named on stdout.
pub fn check(scenarios: &[PathBuf], lang: Lang) -> Result<()> {
    let job = Job::load(scenarios)?;
    let names: Vec<_> = job.scenarios.iter().map(|s| s.name.as_str()).collect();
    super::print(&format!("{}: {}\n", CommandText::NoProblems.get(lang), names.join(", ")))
}
