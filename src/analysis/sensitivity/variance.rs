//! Outputs of the model for Sobol' indices. A and B are draws of two rounds, which are independent of each other; each
//! group in turn comes from B.
//!
//! Where A is spread as Sobol' points, B is a Latin hypercube. Two rounds of Sobol' points go through their strata in the
//! same pattern, row by row: an input of A and the same of B would be tied together within a round, and figures far less
//! sure than they seem.

use std::sync::atomic::AtomicBool;

use super::bootstrap::RESAMPLES;
use super::groups::Group;
use super::question::Question;
use super::sobol::{Index, Outputs};
use crate::error::Result;
use crate::lanes::WIDTH;
use crate::run::simulation::Workspace;
use crate::run::{Observer, Options, pieces::pieces as in_pieces};
use crate::sample::keyed::{WHOLE_DRAW, uniforms};
use crate::sample::{Design, ROUND, Sampler};

/// Groups of draws in a piece of work.
const GROUPS: usize = 8;

/// How B is spread where A is spread by `design`.
pub fn partner(design: Design) -> Design {
    if design == Design::Sobol { Design::Lhs } else { design }
}

/// Rows in a piece of work.
const ROWS: u64 = (GROUPS * WIDTH) as u64;

/// Outputs of every outcome, which grow round by round.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The groups that are exchanged one by one; together they hold all inputs.
    pub groups: Vec<Group>,
    /// By outcome.
    pub outputs: Vec<Outputs>,
}

impl Sample {
    /// Of `groups`, no rows yet.
    pub fn new(question: &Question, groups: Vec<Group>) -> Self {
        let outputs = vec![Outputs::new(groups.len()); question.outcomes.len()];
        Self { groups, outputs }
    }

    /// Rows so far: draws at A.
    pub fn rows(&self) -> u64 {
        self.outputs.first().map_or(0, |o| o.rows() as u64)
    }

    /// Points that a row takes.
    pub fn points_a_row(&self) -> u64 {
        self.groups.len() as u64 + 2
    }

    /// Adds whole rounds until there are `rows` rows; false if `stop` was set before.
    ///
    /// # Errors
    /// If threads cannot be had.
    pub fn grow(
        &mut self,
        question: &Question,
        rows: u64,
        options: &Options,
        observer: &dyn Observer,
        stop: &AtomicBool,
    ) -> Result<bool> {
        let sampler = &question.simulation.sampler;
        let of_b = sampler.with_design(partner(sampler.design()));
        while self.rows() < rows {
            let round = self.rows() / ROUND;
            let groups = &self.groups;
            let one = |piece: usize, room: &mut Workspace| block(question, groups, &of_b, round, piece, room);
            let draws = ROWS * self.points_a_row();
            let pieces = (ROUND / ROWS) as usize;
            let Some(made) = in_pieces(&question.simulation, pieces, draws, &one, options, observer, stop)? else {
                return Ok(false);
            };
            for points in made {
                let mut points = points.into_iter();
                let mut put = |to: &mut dyn FnMut(&mut Outputs) -> &mut Vec<f64>| {
                    for (outputs, values) in self.outputs.iter_mut().zip(points.next().unwrap_or_default()) {
                        to(outputs).extend(values);
                    }
                };
                put(&mut |outputs| &mut outputs.a);
                for i in 0..self.groups.len() {
                    put(&mut |outputs| &mut outputs.ab[i]);
                }
                put(&mut |outputs| &mut outputs.b);
            }
        }
        Ok(true)
    }

    /// The indices of every group by outcome, with their intervals; `None` for an outcome that does not vary. Resamples are
    /// keyed by `seed`.
    pub fn indices(&self, seed: u64) -> Vec<Option<Vec<Index>>> {
        let resample = |i: usize, u: &mut [f64]| uniforms(seed, &format!("bootstrap {i}"), WHOLE_DRAW, 0, u);
        self.outputs.iter().map(|outputs| outputs.indices(RESAMPLES, resample)).collect()
    }
}

/// One piece of a round, with B from `of_b`: `[A, AB of each group, B][outcome][row]`.
fn block(
    question: &Question,
    groups: &[Group],
    of_b: &Sampler,
    round: u64,
    piece: usize,
    room: &mut Workspace,
) -> Vec<Vec<Vec<f64>>> {
    let sampler = &question.simulation.sampler;
    let first = |round: u64| round * ROUND + piece as u64 * ROWS;
    let (a, b) = (sampler.numbers(first(2 * round), GROUPS), of_b.numbers(first(2 * round + 1), GROUPS));
    let mut points = vec![question.outcomes(&sampler.scores(a.clone()), room)];
    for group in groups {
        let mut mixed = a.clone();
        mixed.take(&group.inputs, &b);
        points.push(question.outcomes(&sampler.scores(mixed), room));
    }
    points.push(question.outcomes(&sampler.scores(b), room));
    points
}
