//! What is knowing more worth: the value of perfect and of partial information for a choice between scenarios or sizes
//! ([`value_of_information.md`](../value_of_information.md)).

pub mod estimate;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::variation::{Lever, point};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::{Quality, Words};
use crate::lanes::Lanes;
use crate::model::Frame;
use crate::model::world::Totals;
use crate::run::{Keep, Observer, Options, Simulation, gather};
use crate::sample::{Design, ROUND};
use crate::scenario::Scenario;
use crate::texts::QuestionProblem as P;
use estimate::{Decision, Worth, normal_scores};

/// Fewest draws from which partial information is judged.
pub const LEAST_DRAWS: u64 = estimate::LEAST_ROUNDS as u64 * ROUND;

/// The question: what can be chosen, and what an FTE less short is worth.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    scenario: String,
    choices: Vec<(String, Words)>,
    per_fte: f64,
    /// Parameters that differ between draws, by index.
    learned: Vec<usize>,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueOfInformation {
    /// Name of the scenario, or of the first of those that are chosen from.
    pub scenario: String,
    /// What can be chosen; the first is to do nothing.
    pub choices: Vec<Choice>,
    /// The choice that is best as things stand.
    pub best: usize,
    /// What one FTE less short for a year is worth, euro.
    pub per_fte: f64,
    /// First and last year counted.
    pub years: (i32, i32),
    /// Knowing everything, euro.
    pub perfect: Worth,
    /// Knowing all parameters of a quantity, those worth most first.
    pub groups: Vec<Item>,
    /// Knowing one parameter, those worth most first.
    pub parameters: Vec<Item>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Draws simulated.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Name of the scenario, with its size where sizes are chosen from.
    pub name: String,
    /// Title.
    pub title: Words,
    /// Mean net benefit against doing nothing, euro.
    pub mean: f64,
    /// Its Monte Carlo error; `None` under four rounds.
    pub error: Option<f64>,
    /// P10, P50, P90 of it.
    pub spread: [f64; 3],
    /// The share of draws in which it is the best choice.
    pub wins: f64,
}

/// What can be learned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// A parameter, or the quantity of a group.
    pub name: String,
    /// Parameters in it.
    pub members: usize,
    /// How many of them are assumptions.
    pub assumed: usize,
    /// What knowing it is worth, euro.
    pub worth: Worth,
}

impl Item {
    /// Whether it cannot be told from nothing: its value is within two errors of 0.
    pub fn is_nothing(&self) -> bool {
        self.worth.error.is_none_or(|e| self.worth.value <= 1.96 * e)
    }
}

impl Question {
    /// The choice between doing nothing and `scenarios`, or between doing nothing and the only scenario at each of `sizes`, where
    /// one FTE less short for a year is worth `per_fte` euro.
    ///
    /// # Errors
    /// [`Error::Usage`] for a value that is not above 0, sizes for several scenarios, nothing to choose; or what
    /// [`Simulation::new`] refuses.
    pub fn new(
        dataset: &Arc<Dataset>,
        reference: &Arc<Scenario>,
        scenarios: &[Arc<Scenario>],
        sizes: &[f64],
        per_fte: f64,
        (seed, design): (u64, Design),
    ) -> Result<Self> {
        let usage = |why: P| Err(Error::Usage(why.into()));
        if !(per_fte > 0.0 && per_fte <= 1e9) {
            return usage(P::Worth);
        }
        if scenarios.is_empty() {
            return usage(P::NothingToChoose);
        }
        if sizes.iter().any(|s| !(*s > 0.0 && *s <= 1e9)) {
            return usage(P::SizeAbove);
        }
        let chosen: Vec<(String, Words, Scenario)> = match (scenarios, sizes) {
            (_, []) => scenarios.iter().map(|s| (s.name.clone(), s.title.clone(), (**s).clone())).collect(),
            ([scenario], sizes) => {
                if scenario.plan.is_empty() {
                    return usage(P::SizesOfPlan);
                }
                let sized = |size: &f64| {
                    let name = format!("{}:{size}", scenario.name);
                    (name, scenario.title.clone(), Lever::Size.set(scenario, *size))
                };
                sizes.iter().map(sized).collect()
            }
            _ => return usage(P::SizesOfOne),
        };
        let choices = chosen.iter().map(|(name, title, _)| (name.clone(), title.clone())).collect();
        let points = chosen.into_iter().enumerate().map(|(i, (name, _, s))| point(s, format!("{name}-{}", i + 1)));
        let all: Vec<_> = std::iter::once(reference.clone()).chain(points).collect();
        let simulation = Simulation::new(dataset, &all, seed, design, Keep::Point)?;
        let varies = (1..all.len()).map(|i| simulation.varying(i)).reduce(|mut a, b| {
            a.iter_mut().zip(b).for_each(|(a, b)| *a |= b);
            a
        });
        let varies = varies.unwrap_or_default();
        // Noise of the years is luck, which no research foretells; its parameters are the luck itself.
        let is_luck = |name: &str| ["xi:all", "lambda_noise:all"].contains(&name);
        let learned = (0..dataset.parameters.len())
            .filter(|&i| varies.get(i) == Some(&true) && !is_luck(&dataset.parameters[i].name))
            .collect();
        Ok(Self { simulation, scenario: scenarios[0].name.clone(), choices, per_fte, learned })
    }

    /// Net benefits and parameters in the draws of `scores`.
    fn run(
        &self,
        scores: &crate::sample::scores::Scores,
        room: &mut crate::run::simulation::Workspace,
        out: &mut [crate::run::simulation::Values8],
    ) {
        let frame = &self.simulation.frame;
        let (groups, choices) = (scores.groups(), self.choices.len());
        for group in 0..groups {
            let mut benefit = Lanes::ZERO;
            self.simulation.paths(scores, group, room, |year| {
                if year.t == 1 {
                    benefit = Lanes::ZERO;
                }
                let all = frame.payers;
                let less_short = shortage(frame, year.reference) - shortage(frame, year.world);
                benefit += less_short * self.per_fte + year.ledger.value_outside_care[all] - year.ledger.cost[all];
                if year.t < frame.years {
                    return;
                }
                out[(year.scenario - 1) * groups + group] = benefit.0;
                if year.scenario == 1 {
                    for (at, &parameter) in self.learned.iter().enumerate() {
                        out[(choices + at) * groups + group] = year.draw.at(parameter).0;
                    }
                }
            });
        }
    }
}

/// Shortage of the total smal in effective FTE. The filled part of a plan counts in demand and filled demand alike, so it is left
/// out of both.
fn shortage(frame: &Frame, year: &Totals) -> Lanes {
    let pairs =
        frame.branches.iter().enumerate().filter(|(_, b)| b.in_smal).flat_map(|(b, _)| frame.of_branch[b].clone());
    pairs.map(|p| year.demand[p] - year.filled[p]).sum()
}

/// Answers `question` on the draws that `options` ask for. When `stop` is set it ends after the round at hand; `None` if none was
/// done.
///
/// # Errors
/// If threads cannot be had, or there are more draws than fit.
pub fn value_of_information(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<ValueOfInformation>> {
    let (simulation, n) = (&question.simulation, question.choices.len());
    let work = |scores: &_, room: &mut _, out: &mut [_]| question.run(scores, room, out);
    let figures = n + question.learned.len();
    let mut found = gather::gather(simulation, &work, figures, options, observer, stop)?;
    let draws = found.first().map_or(0, Vec::len);
    if draws == 0 {
        return Ok(None);
    }
    let values = found.split_off(n);
    found.insert(0, vec![0.0; draws]);
    let rounds = draws / ROUND as usize;
    let decision = Decision::new(&found, rounds);
    let dataset = &simulation.dataset;
    let nothing = (String::new(), Words::default());
    let named = std::iter::once(&nothing).chain(&question.choices);
    let choices = named
        .zip(&found)
        .enumerate()
        .map(|(i, ((name, title), benefit))| choice(name, title, benefit, rounds, &found, i));
    let choices = choices.collect();

    let scores: Vec<Vec<f64>> = values.iter().map(|v| normal_scores(v)).collect();
    let name = |at: usize| dataset.parameters[question.learned[at]].name.as_str();
    let item = |name: &str, members: &[usize]| {
        let of: Vec<&[f64]> = members.iter().map(|&at| scores[at].as_slice()).collect();
        let is_assumed = |at: &&usize| dataset.parameters[question.learned[**at]].quality == Quality::Assumption;
        let worth = decision.partial(&of)?;
        Some(Item {
            name: name.into(),
            members: members.len(),
            assumed: members.iter().filter(is_assumed).count(),
            worth,
        })
    };
    let mut parameters: Vec<Item> = (0..scores.len()).filter_map(|at| item(name(at), &[at])).collect();
    let quantity = |at: usize| name(at).split(':').next().unwrap_or_default();
    let mut quantities: Vec<(&str, Vec<usize>)> = Vec::new();
    for at in 0..scores.len() {
        match quantities.iter_mut().find(|q| q.0 == quantity(at)) {
            Some((_, members)) => members.push(at),
            None => quantities.push((quantity(at), vec![at])),
        }
    }
    let mut groups: Vec<Item> = quantities.iter().filter_map(|(name, members)| item(name, members)).collect();
    for items in [&mut parameters, &mut groups] {
        items.sort_by(|a, b| b.worth.value.total_cmp(&a.worth.value).then(a.name.cmp(&b.name)));
    }
    let base = dataset.base_year;
    Ok(Some(ValueOfInformation {
        scenario: question.scenario.clone(),
        choices,
        best: decision.best,
        per_fte: question.per_fte,
        years: (base + 1, base + simulation.frame.years as i32),
        perfect: decision.perfect(),
        groups,
        parameters,
        attribution: dataset.attribution.clone(),
        draws: draws as u64,
        seed: options.seed,
    }))
}

fn choice(name: &str, title: &Words, benefit: &[f64], rounds: usize, all: &[Vec<f64>], own: usize) -> Choice {
    let draws = benefit.len();
    let mean = benefit.iter().sum::<f64>() / draws as f64;
    let of_rounds: Vec<f64> =
        benefit.chunks_exact(draws / rounds).map(|r| r.iter().sum::<f64>() / r.len() as f64).collect();
    let n = rounds as f64;
    let variance = of_rounds.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    // Of equal ones the first wins.
    let wins = |draw: usize| (0..all.len()).reduce(|a, b| if all[b][draw] > all[a][draw] { b } else { a }) == Some(own);
    Choice {
        name: name.to_string(),
        title: title.clone(),
        mean,
        error: (rounds >= estimate::LEAST_ROUNDS).then(|| (variance / n).sqrt()),
        spread: [0.1, 0.5, 0.9].map(|p| super::frontier::cloud::at_most(benefit, p)),
        wins: (0..draws).filter(|&d| wins(d)).count() as f64 / draws as f64,
    }
}
