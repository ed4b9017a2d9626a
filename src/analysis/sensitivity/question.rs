//! What is asked: which figure of which scenario, and what the model says of it for given scores.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::groups::{Group, groups};
use crate::analysis::shortage::shortage;
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::lanes::{Lanes, WIDTH};
use crate::model::Policy;
use crate::nearest::nearest;
use crate::run::simulation::Workspace;
use crate::run::{Keep, Simulation};
use crate::sample::Design;
use crate::sample::scores::Scores;
use crate::scenario::Scenario;
use crate::texts::{ProblemText, Said, UsageText};

/// What of the shortage is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The shortage itself in the scenario, persons.
    Level,
    /// The shortage in the scenario less that of the reference in the same future, persons.
    Effect,
}

impl Outcome {
    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Effect => "effect",
        }
    }
}

/// The question.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// What is looked at: the effect only where there is something to compare with.
    pub outcomes: Vec<Outcome>,
    /// Everything that is varied, in groups.
    pub groups: Vec<Group>,
    /// The year.
    pub year: i32,
    /// The branch (index), or the total *smal*.
    pub branch: Option<usize>,
    /// The scenario as a policy; none for the reference.
    policies: Vec<Policy>,
}

impl Question {
    /// The question about `scenario`, which may be the reference itself: the shortage in `year` (the last if none is given),
    /// in all or of `branch`.
    ///
    /// # Errors
    /// [`Error::Usage`] for a year that is not simulated or an unknown branch, both at once; what [`Simulation::new`] refuses.
    pub fn new(
        dataset: &Arc<Dataset>,
        reference: &Arc<Scenario>,
        scenario: &Arc<Scenario>,
        (year, branch): (Option<i32>, Option<&str>),
        seed: u64,
        design: Design,
    ) -> Result<Self> {
        let (year, branch) = place(dataset, scenario, year, branch)?;
        let is_reference = Arc::ptr_eq(reference, scenario);
        let mut worlds = vec![reference.clone()];
        worlds.extend((!is_reference).then(|| scenario.clone()));
        let simulation = Simulation::new(dataset, &worlds, seed, design, Keep::Headline)?;
        let policies = worlds[1..].iter().map(|s| Policy::new(&simulation.frame, dataset, s)).collect();
        let drawn = simulation.drawn(worlds.len() - 1);
        Ok(Self {
            outcomes: if is_reference { vec![Outcome::Level] } else { vec![Outcome::Level, Outcome::Effect] },
            groups: groups(dataset, scenario, &simulation.sampler, &drawn),
            scenario: scenario.clone(),
            simulation,
            year,
            branch,
            policies,
        })
    }

    /// Every outcome in every draw of `scores`: `[outcome][draw]`.
    pub fn outcomes(&self, scores: &Scores, room: &mut Workspace) -> Vec<Vec<f64>> {
        let frame = &self.simulation.frame;
        let t = (self.year - frame.base_year) as usize;
        let mut out = vec![Vec::with_capacity(scores.groups() * WIDTH); self.outcomes.len()];
        for group in 0..scores.groups() {
            let (mut reference, mut level) = (Lanes::ZERO, Lanes::ZERO);
            self.simulation.variants(self.policies.len(), &self.policies, scores, group, room, |world, years| {
                level = shortage(frame, &years[t], self.branch);
                if world.is_none() {
                    reference = level;
                }
            });
            for (out, outcome) in out.iter_mut().zip(&self.outcomes) {
                out.extend(match outcome {
                    Outcome::Level => level.0,
                    Outcome::Effect => (level - reference).0,
                });
            }
        }
        out
    }
}

/// Year and branch that are meant.
fn place(
    dataset: &Dataset,
    scenario: &Scenario,
    year: Option<i32>,
    branch: Option<&str>,
) -> Result<(i32, Option<usize>)> {
    let (base, last) = (dataset.base_year, scenario.horizon);
    let (year, mut problems) = (year.unwrap_or(last), Vec::new());
    if year <= base || year > last {
        problems.push(UsageText::NoYear.with(&[("year", &year), ("first", &(base + 1)), ("last", &last)]));
    }
    let found = branch.and_then(|id| dataset.branch(id));
    if let (Some(id), None) = (branch, found) {
        let near = nearest(id, dataset.branches.iter().map(|b| b.id.as_str()));
        problems.push(if let Some(near) = near {
            UsageText::NoBranchNear.with(&[("id", &id), ("near", &near)])
        } else {
            let all: Vec<&str> = dataset.branches.iter().map(|b| b.id.as_str()).collect();
            UsageText::NoBranch.with(&[("id", &id), ("all", &all.join(", "))])
        });
    }
    if problems.is_empty() {
        Ok((year, found))
    } else {
        Err(Error::Usage(Said::join(&problems, ProblemText::NextError)))
    }
}
