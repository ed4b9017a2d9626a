//! Values of the parameters in one scenario, from scores: quantile functions, the pull of the evidence towards the
//! business cases, and shares that add up. What a scenario correlates itself has scores of its own.

use std::sync::Arc;

use super::scores::Scores;
use crate::dataset::Dataset;
use crate::dist::{Dist, ScoreTable, ScoreTables};
use crate::lanes::Lanes;
use crate::scenario::{Evidence, Joint, Scenario};

/// Turns scores into the parameter values of one scenario.
#[derive(Clone, Debug)]
pub struct Values {
    tables: Vec<Arc<ScoreTable>>,
    joint: Joint,
    noises: Joint,
    evidence: Pull,
    /// The parameter [`EVIDENCE`], which is given the u that is in force.
    evidence_parameter: Option<usize>,
    pulled: Vec<Pulled>,
    groups: Vec<Vec<usize>>,
}

/// The parameter u: how far effect parameters are moved towards the business cases.
#[derive(Clone, Debug, PartialEq)]
enum Pull {
    Fixed(f64),
    Drawn { parameter: usize, table: Arc<ScoreTable> },
}

/// An effect parameter that the evidence moves.
#[derive(Clone, Copy, Debug)]
struct Pulled {
    parameter: usize,
    business_case: f64,
    median: f64,
    support: (f64, f64),
}

/// Name of the parameter u.
pub const EVIDENCE: &str = "evidence:u";

impl Values {
    /// The quantile functions of all parameters of `dataset`, shared by scenarios.
    pub fn tables(dataset: &Dataset) -> Vec<Arc<ScoreTable>> {
        let shared = ScoreTables::default();
        dataset.parameters.iter().map(|p| Arc::new(shared.table(&p.dist))).collect()
    }

    /// Values under `scenario` with the evidence profile `evidence`; `tables` from [`Values::tables`].
    ///
    /// # Panics
    /// If the scenario was not checked against `dataset`.
    pub fn new(dataset: &Dataset, tables: &[Arc<ScoreTable>], scenario: &Scenario, evidence: &Evidence) -> Self {
        let mut tables = tables.to_vec();
        let mut dists: Vec<&Dist> = dataset.parameters.iter().map(|p| &p.dist).collect();
        for o in &scenario.parameters {
            let i = dataset.parameter(&o.name).expect("a checked scenario names parameters of its data set");
            tables[i] = Arc::new(ScoreTable::new(&o.dist));
            dists[i] = &o.dist;
        }
        let evidence_parameter = dataset.parameter(EVIDENCE);
        let evidence = match (evidence, evidence_parameter) {
            (Evidence::BusinessCases, _) => Pull::Fixed(1.0),
            (Evidence::Controlled, _) | (Evidence::Between, None) => Pull::Fixed(0.0),
            (Evidence::Between, Some(i)) => Pull::Drawn { parameter: i, table: tables[i].clone() },
            (Evidence::Blend(dist), None) => Pull::Fixed(dist.median()),
            (Evidence::Blend(dist), Some(i)) => Pull::Drawn { parameter: i, table: Arc::new(ScoreTable::new(dist)) },
        };
        let pulled = dataset.parameters.iter().enumerate().filter_map(|(i, p)| {
            let (median, support) = (dists[i].median(), dists[i].support());
            p.business_case.map(|business_case| Pulled { parameter: i, business_case, median, support })
        });
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        for (i, p) in dataset.parameters.iter().enumerate() {
            let Some(name) = &p.shares_group else { continue };
            match groups.iter_mut().find(|g| g.0 == *name) {
                Some(group) => group.1.push(i),
                None => groups.push((name.clone(), vec![i])),
            }
        }
        // Summed in the order of their names, so that the order of tables changes nothing.
        for (_, members) in &mut groups {
            members.sort_by_key(|&i| &dataset.parameters[i].name);
        }
        let pulled = pulled.collect();
        let [joint, noises] = [Joint::of_parameters, Joint::of_noises]
            .map(|of| of(dataset, &scenario.correlations).expect("a checked scenario's correlations go together"));
        let groups = groups.into_iter().map(|g| g.1).collect();
        Self { tables, joint, noises, evidence, evidence_parameter, pulled, groups }
    }

    /// Whether yearly noise can differ from what it is under `other` in the same draw, by its correlations.
    pub fn noises_differ(&self, other: &Self) -> bool {
        self.noises != other.noises
    }

    /// Which parameters can have another value in another draw.
    pub fn varying(&self) -> Vec<bool> {
        self.spread(self.tables.iter().map(|table| table.varies()).collect(), self.pull_varies())
    }

    /// Which parameters' own scores make a difference to their values: those with a distribution; `evidence:u` where it is
    /// drawn.
    pub fn drawn(&self) -> Vec<bool> {
        let mut drawn: Vec<bool> = self.tables.iter().map(|table| table.varies()).collect();
        if let Some(i) = self.evidence_parameter {
            drawn[i] = self.pull_varies();
        }
        drawn
    }

    fn pull_varies(&self) -> bool {
        matches!(&self.evidence, Pull::Drawn { table, .. } if table.varies())
    }

    /// Which parameters can have another value than they have under `other`, of the same data set, in the same draw.
    pub fn differing(&self, other: &Self) -> Vec<bool> {
        let mut differs: Vec<bool> = self.tables.iter().zip(&other.tables).map(|(a, b)| a != b).collect();
        if self.joint != other.joint {
            for &i in self.joint.members.iter().chain(&other.joint.members) {
                differs[i] = true;
            }
        }
        self.spread(differs, self.evidence != other.evidence)
    }

    /// Adds to the parameters that are `marked` what the evidence moves if `pulled` is, and shares of one whole with them.
    fn spread(&self, mut marked: Vec<bool>, pulled: bool) -> Vec<bool> {
        for p in &self.pulled {
            marked[p.parameter] |= pulled;
        }
        if let Some(i) = self.evidence_parameter {
            marked[i] = pulled;
        }
        for members in &self.groups {
            if members.iter().any(|&i| marked[i]) {
                for &i in members {
                    marked[i] = true;
                }
            }
        }
        marked
    }

    /// Value of parameter `index` at `score`; yearly noise is mapped through a parameter's distribution.
    pub fn at(&self, index: usize, score: Lanes) -> Lanes {
        self.tables[index].at_lanes(score)
    }

    /// Innovation of noise `index` in year `t` after the base year.
    pub fn noise(&self, scores: &Scores, index: usize, t: usize, group: usize) -> Lanes {
        match self.noises.members.iter().position(|member| *member == index) {
            Some(at) => self.noises.score(at, |member| scores.own_noise(member, t, group)),
            None => scores.noise(index, t, group),
        }
    }

    /// Writes the values of all parameters for one group of draws.
    pub fn fill(&self, scores: &Scores, group: usize, out: &mut [Lanes]) {
        for (i, (x, table)) in out.iter_mut().zip(&self.tables).enumerate() {
            *x = table.at_lanes(scores.parameter(i, group));
        }
        for (at, &i) in self.joint.members.iter().enumerate() {
            let score = || self.joint.score(at, |member| scores.own(member, group));
            out[i] = self.tables[i].at_lanes(scores.pinned(i).unwrap_or_else(score));
        }
        let u = match &self.evidence {
            Pull::Fixed(u) => Lanes::splat(*u),
            Pull::Drawn { parameter, table } => table.at_lanes(scores.parameter(*parameter, group)),
        };
        if let Some(i) = self.evidence_parameter {
            out[i] = u;
        }
        for p in &self.pulled {
            let x = out[p.parameter];
            let end = p.business_case + 0.5 * (x - p.median);
            let (low, high) = (Lanes::splat(p.support.0), Lanes::splat(p.support.1));
            // At u = 0 the draw itself, to the bit.
            let moved = (x + u * (end - x)).max(low).min(high);
            out[p.parameter] = u.if_above(Lanes::ZERO, moved, x);
        }
        for members in &self.groups {
            let total: Lanes = members.iter().map(|&i| out[i]).sum();
            for &i in members {
                out[i] = out[i].ratio(total);
            }
        }
    }
}
