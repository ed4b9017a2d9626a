//! The effect tree: which mechanism of a scenario gives which part of its effect on the shortage, year by year. An exact
//! Shapley split, so that parts add up to the effect in every draw and depend on no order ([`effect_tree.md`](../effect_tree.md)).

mod game;
mod part;
pub mod shapley;

pub use game::{Game, Label};
pub use part::Part;

use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::summaries::summaries;
use crate::error::Result;
use crate::ids::Words;
use crate::run::{Observer, Options};
use crate::stats::Summary;

/// The effect of a scenario in parts. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EffectTree {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: Words,
    /// Branches: identifier, name, and whether the total `smal` holds them.
    pub branches: Vec<(String, Words, bool)>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Draws simulated.
    pub draws: u64,
    /// Worlds that each draw was simulated in, the reference included.
    pub worlds: usize,
    /// Seed.
    pub seed: u64,
    /// Sampling design.
    pub design: String,
    /// Parts by scope and key (`smal`, `breed`, then branches), year, unit and part, in order.
    pub rows: Vec<Row>,
}

/// A part of the effect on one shortage in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What it is about.
    pub label: Label,
    /// Its statistics.
    pub stats: Summary,
}

impl EffectTree {
    /// Years, ascending.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.rows.iter().map(|r| r.label.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// With nothing but what people are shown: the total `smal` in persons. The table of all is twenty times as long.
    pub fn shown(mut self) -> Self {
        self.rows.retain(|r| r.label.is_shown());
        self
    }

    /// The parts of the effect on the total `smal` in persons in `year`, in the order in which they are read.
    pub fn parts(&self, year: i32) -> Vec<(Part, &Summary)> {
        let of_year = self.rows.iter().filter(|r| r.label.is_shown() && r.label.year == year);
        let mut parts: Vec<_> = of_year.map(|r| (r.label.part, &r.stats)).collect();
        parts.sort_by_key(|p| p.0);
        parts
    }
}

/// Splits the effect of the scenario of `game` over its parts, on the draws that `options` ask for. When `stop` is set it ends
/// after the round at hand; `None` if none was done.
///
/// # Errors
/// If threads cannot be had, or a number is too large for its unit.
pub fn effect_tree(
    game: &Game,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<EffectTree>> {
    let work = |scores: &_, room: &mut _, out: &mut [_]| game.run(scores, room, out);
    let found = summaries(&game.simulation, &work, game.labels(), |label| &label.unit, options, observer, stop)?;
    let Some(found) = found else { return Ok(None) };
    let (dataset, scenario) = (&game.simulation.dataset, &game.scenario);
    let mut rows: Vec<Row> = found.rows.into_iter().map(|(label, stats)| Row { label, stats }).collect();
    let place = |l: &Label| match (&*l.scope, l.key.as_str()) {
        ("total", "smal") => 0,
        ("total", _) => 1,
        (_, id) => 2 + dataset.branch(id).unwrap_or(usize::MAX - 2),
    };
    rows.sort_by_cached_key(|r| (place(&r.label), r.label.year, r.label.unit.clone(), r.label.part));
    Ok(Some(EffectTree {
        scenario: scenario.name.clone(),
        title: scenario.title.clone(),
        branches: dataset.branches.iter().map(|b| (b.id.clone(), b.name.clone(), b.in_smal)).collect(),
        attribution: dataset.attribution.clone(),
        draws: found.draws,
        worlds: game.worlds(),
        seed: options.seed,
        design: options.design.id().into(),
        rows,
    }))
}
