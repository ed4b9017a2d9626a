//! `schakel sources`: every figure used, its source and quality.

use std::path::Path;

use crate::error::Result;
use crate::export::figures;
use crate::ids::{Lang, Quality};
use crate::scenario::Job;
use crate::texts::CommandText;

/// Lists the figures of the scenario's data set as CSV on stdout, and how many are published, derived or assumed.
pub fn sources(scenario: &Path, summary: bool, lang: Lang) -> Result<()> {
    let job = Job::load(&[scenario.to_path_buf()])?;
    if !summary {
        super::print(&figures::csv(&job.dataset)?)?;
    }
    let count = |q: Quality| job.dataset.figures.iter().filter(|f| f.quality == q).count();
    let counts = [
        (CommandText::Published, count(Quality::Published)),
        (CommandText::Derived, count(Quality::Derived)),
        (CommandText::Assumed, count(Quality::Assumption)),
    ];
    let line: Vec<_> = counts.iter().map(|(text, n)| format!("{n} {}", text.get(lang))).collect();
    let line = format!("{} {}: {}\n", job.dataset.figures.len(), CommandText::Figures.get(lang), line.join(", "));
    if summary {
        super::print(&line)
    } else {
        super::tell(&line);
        Ok(())
    }
}
