//! The comparison of a run's scenarios, from what the run shows.

use super::run::{Run, Shown};
use crate::analysis::compare::{self, Comparison, Pick, Source};
use crate::error::Result;
use crate::run::Results;

/// Compares the scenarios of `run`, which are said to come `from` somewhere; `None` if there are fewer than two. Draw by draw once
/// rounds are done; before that only means.
///
/// # Errors
/// If a number is too large to be counted.
pub fn compared(run: &Run, shown: &Shown, from: &str) -> Result<Option<Comparison>> {
    let all = &shown.results.scenarios;
    let picks: Vec<Pick> =
        (1..all.len()).filter(|i| all[*i].profile_of.is_none()).map(|scenario| Pick { source: 0, scenario }).collect();
    if picks.len() < 2 {
        return Ok(None);
    }
    let source = Source {
        name: from.into(),
        results: shortages(&shown.results),
        version: env!("CARGO_PKG_VERSION").into(),
        inputs: run
            .texts
            .iter()
            .map(|(name, text)| (name.clone(), blake3::hash(text.as_bytes()).to_string()))
            .collect(),
        kept: shown.kept.as_deref().cloned(),
    };
    compare::compare(&[source], &picks).map(Some)
}

/// What a comparison reads of results.
fn shortages(results: &Results) -> Results {
    let is_read = |r: &&crate::run::results::Row| r.id.measure == "shortage" && r.id.scope == "total";
    Results {
        dataset: results.dataset.clone(),
        scenarios: results.scenarios.clone(),
        summary: results.summary.iter().filter(is_read).cloned().collect(),
        effects: results.effects.iter().filter(is_read).cloned().collect(),
        curves: Vec::new(),
        warnings: results.warnings.clone(),
        design: results.design.clone(),
        stop_reason: results.stop_reason.clone(),
        ..*results
    }
}
