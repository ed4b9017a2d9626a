//! The study of one question, step by step: screening, single parameters, and shares of the spread from as many rows as needed.

use std::sync::atomic::AtomicBool;

use super::answer::{Found, Screened, Sensitivity, Share, Swung};
use super::groups::{self, Group};
use super::morris::{self, Elementary};
use super::question::{Outcome, Question};
use super::screening::{self, Unit, Walks};
use super::tornado::{self, Swing};
use super::variance::Sample;
use super::{bootstrap, sobol};
use crate::error::{Error, Result};
use crate::run::{Observer, Options};
use crate::sample::keyed::{WHOLE_DRAW, uniforms};
use crate::sample::{Input, ROUND};
use crate::texts::Said;

/// Walks over groups, and over single inputs.
const WALKS: [usize; 2] = [32, 16];

/// Most groups that indices are computed of, the rest as one among them.
pub const MOST_GROUPS: usize = 20;

/// A group goes on if its mean effect is at least this share of the largest, on some outcome.
const WORTH: f64 = 0.01;

/// Most points that are simulated for a half-width.
const MOST_POINTS: u64 = 20_000_000;

/// The study of one question: first [`Study::screened`], then as many rows as needed, then the answer.
pub struct Study<'q> {
    question: &'q Question,
    options: Options,
    walks: [(Vec<Unit>, Walks); 2],
    parameters: Vec<usize>,
    swings: Vec<Vec<Swing>>,
    sample: Sample,
}

impl<'q> Study<'q> {
    /// Points that screening and single parameters take at most.
    pub fn points_before(question: &Question) -> u64 {
        let [groups, inputs] = units(question);
        screening::points(groups.len(), WALKS[0])
            + screening::points(inputs.len(), WALKS[1])
            + tornado::points(parameters(question).len())
    }

    /// Screens all groups, then all inputs, tries every parameter, and chooses the groups that go on; `None` if `stop` was
    /// set. Of `options` seed and threads count.
    ///
    /// # Errors
    /// If threads cannot be had.
    pub fn screened(
        question: &'q Question,
        options: &Options,
        observer: &dyn Observer,
        stop: &AtomicBool,
    ) -> Result<Option<Self>> {
        let [groups, inputs] = units(question);
        let walk = |units: &[Unit], walks: usize, key: &str| {
            screening::walks(question, (units, walks), key, options, observer, stop)
        };
        let Some(of_groups) = walk(&groups, WALKS[0], "morris groups")? else { return Ok(None) };
        let Some(of_inputs) = walk(&inputs, WALKS[1], "morris")? else { return Ok(None) };
        // What changed nothing on any walk need not be tried by itself.
        let is_idle = |name: &str| {
            let unit = inputs.iter().position(|unit| unit.id == name);
            let outcomes = 0..question.outcomes.len();
            unit.is_some_and(|u| outcomes.clone().all(|o| of_inputs.effects(u, o).iter().all(|effect| *effect == 0.0)))
        };
        let names = &question.simulation.dataset.parameters;
        let parameters: Vec<usize> = parameters(question).into_iter().filter(|&i| !is_idle(&names[i].name)).collect();
        let Some(swings) = tornado::swings(question, &parameters, options, observer, stop)? else { return Ok(None) };
        let sample = Sample::new(question, chosen(question, &groups, &of_groups));
        let walks = [(groups, of_groups), (inputs, of_inputs)];
        Ok(Some(Self { question, options: options.clone(), walks, parameters, swings, sample }))
    }

    /// Points that `rows` rows take, less those done.
    pub fn points_for(&self, rows: u64) -> u64 {
        rows.next_multiple_of(ROUND).saturating_sub(self.sample.rows()) * self.sample.points_a_row()
    }

    /// Makes whole rounds of rows until there are `rows`; false if `stop` was set before.
    ///
    /// # Errors
    /// If threads cannot be had.
    pub fn grow(&mut self, rows: u64, observer: &dyn Observer, stop: &AtomicBool) -> Result<bool> {
        self.sample.grow(self.question, rows, &self.options, observer, stop)
    }

    /// Rows that will probably do for a half-width of `wanted` in all shares, judged from those done: as the square.
    ///
    /// # Errors
    /// [`Error::Usage`] if that is more than can be.
    pub fn rows_for(&self, wanted: f64) -> Result<u64> {
        let indices = self.sample.indices(self.options.seed);
        let all = indices.iter().flatten().flatten();
        let now = all.map(|i| i.first_half_width.max(i.total_half_width)).fold(0.0, f64::max);
        if now <= wanted {
            return Ok(self.sample.rows());
        }
        let rows = self.sample.rows() as f64 * (now / wanted) * (now / wanted);
        let most = MOST_POINTS / self.sample.points_a_row();
        if rows > most as f64 {
            let reach = now * (self.sample.rows() as f64 / most as f64).sqrt();
            return Err(Error::Usage(Said::english_only(format!(
                "--half-width {wanted} would take about {:.0} million simulations, and {} million are the most; {reach:.4} is \
                 within reach",
                rows * self.sample.points_a_row() as f64 / 1e6,
                MOST_POINTS / 1_000_000
            ))));
        }
        Ok((rows.ceil() as u64).next_multiple_of(ROUND))
    }

    /// What is found; `None` if there are no rows.
    pub fn answer(&self) -> Option<Sensitivity> {
        let (question, rows) = (self.question, self.sample.rows());
        if rows == 0 {
            return None;
        }
        let dataset = &question.simulation.dataset;
        let indices = self.sample.indices(self.options.seed);
        let outcomes = question.outcomes.iter().enumerate().map(|(place, outcome)| {
            let outputs = &self.sample.outputs[place];
            let (mean, sd) = moments(outputs.a.iter().chain(&outputs.b).copied());
            let [groups, inputs] = [0, 1].map(|stage| self.ranking(stage, place));
            Found {
                outcome: *outcome,
                mean,
                sd,
                groups,
                inputs,
                swings: self.swung(place),
                shares: self.shares(indices[place].as_ref()),
            }
        });
        let rest = self.sample.groups.iter().filter(|g| g.id == groups::REST).count();
        Some(Sensitivity {
            scenario: question.scenario.name.clone(),
            title: question.scenario.title.clone(),
            year: question.year,
            branch: question.branch.map(|b| dataset.branches[b].id.clone()),
            branches: dataset.branches.iter().map(|b| (b.id.clone(), b.name.clone(), b.in_smal)).collect(),
            attribution: dataset.attribution.clone(),
            seed: self.options.seed,
            rows,
            points: self.points_before_rows() + rows * self.sample.points_a_row(),
            tried_in: tornado::DRAWS as u64,
            parameters: parameters(question).len(),
            tried: self.parameters.len(),
            groups: (question.groups.len(), self.sample.groups.len() - rest),
            outcomes: outcomes.collect(),
        })
    }

    fn points_before_rows(&self) -> u64 {
        let walked: usize = self.walks.iter().map(|(_, walks)| walks.stops.len()).sum();
        walked as u64 + tornado::points(self.parameters.len())
    }

    /// Every point that was simulated for screening and shares, for others to calculate the same indices from.
    pub fn samples(&self) -> Vec<Point<'_>> {
        let mut out = Vec::new();
        for ((units, walks), method) in self.walks.iter().zip(["morris_groups", "morris_inputs"]) {
            out.extend(walks.stops.iter().map(|stop| Point {
                method,
                row: stop.walk,
                step: stop.step,
                changed: stop.moved.map_or("", |(unit, _)| &units[unit].id),
                up: stop.moved.map(|(_, up)| up),
                outcomes: stop.outcomes.clone(),
            }));
        }
        let last = self.sample.groups.len() + 1;
        for row in 0..self.sample.rows() as usize {
            for step in 0..=last {
                let at = |o: &sobol::Outputs| match step {
                    0 => o.a[row],
                    _ if step == last => o.b[row],
                    _ => o.ab[step - 1][row],
                };
                let changed = match step {
                    0 => "A",
                    _ if step == last => "B",
                    _ => &self.sample.groups[step - 1].id,
                };
                let outcomes = self.sample.outputs.iter().map(at).collect();
                out.push(Point { method: "sobol", row, step, changed, up: None, outcomes });
            }
        }
        out
    }

    /// The outcomes of [`Self::samples`].
    pub fn outcomes(&self) -> &[Outcome] {
        &self.question.outcomes
    }

    /// Units of a stage of the screening on an outcome, the largest first.
    fn ranking(&self, stage: usize, outcome: usize) -> Vec<Screened> {
        let (units, walks) = &self.walks[stage];
        let one = |(place, unit): (usize, &Unit)| {
            let Elementary { mu, mu_star, sigma, half_width } = elementary(walks, place, outcome, self.options.seed);
            let single = |x: f64| unit.is_single().then_some(x);
            Screened { id: unit.id.clone(), mu_star, half_width, mu: single(mu), sigma: single(sigma) }
        };
        let mut all: Vec<Screened> = units.iter().enumerate().map(one).collect();
        all.sort_by(|a, b| b.mu_star.total_cmp(&a.mu_star));
        all
    }

    fn swung(&self, outcome: usize) -> Vec<Swung> {
        let dataset = &self.question.simulation.dataset;
        let one = |(&i, of_outcomes): (&usize, &Vec<Swing>)| {
            let Swing { low, high, half_width } = of_outcomes[outcome];
            Swung { parameter: dataset.parameters[i].name.clone(), low, high, half_width }
        };
        let mut all: Vec<Swung> = self.parameters.iter().zip(&self.swings).map(one).collect();
        all.sort_by(|a, b| (b.high - b.low).abs().total_cmp(&(a.high - a.low).abs()));
        all
    }

    fn shares(&self, indices: Option<&Vec<sobol::Index>>) -> Vec<Share> {
        let one = |(group, i): (&Group, &sobol::Index)| Share {
            group: group.id.clone(),
            first: i.first,
            first_half_width: i.first_half_width,
            total: i.total,
            total_half_width: i.total_half_width,
        };
        let mut all: Vec<Share> = self.sample.groups.iter().zip(indices.into_iter().flatten()).map(one).collect();
        // What is left comes last, whatever its size.
        all.sort_by(|a, b| (a.group == groups::REST).cmp(&(b.group == groups::REST)).then(b.total.total_cmp(&a.total)));
        all
    }
}

/// One point of the sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Point<'s> {
    /// `morris_groups`, `morris_inputs` or `sobol`.
    pub method: &'static str,
    /// The walk, or the row of A and B.
    pub row: usize,
    /// The step of the walk; of a row first A, then A with each group from B, then B.
    pub step: usize,
    /// What is another than the step before, or than A; `A` and `B` themselves; empty at the start of a walk.
    pub changed: &'s str,
    /// Whether a step goes up.
    pub up: Option<bool>,
    /// Outcomes.
    pub outcomes: Vec<f64>,
}

/// The groups and the single inputs; yearly noise stays together, for none of its numbers matters by itself.
fn units(question: &Question) -> [Vec<Unit>; 2] {
    let groups = question.groups.iter().map(|g| Unit { id: g.id.clone(), inputs: g.inputs.clone() });
    let singles = question.groups.iter().flat_map(|g| {
        let alone =
            |input: &Input| Unit { id: question.simulation.sampler.name(*input).to_string(), inputs: vec![*input] };
        if g.id == groups::YEARLY_NOISE {
            vec![Unit { id: g.id.clone(), inputs: g.inputs.clone() }]
        } else {
            g.inputs.iter().map(alone).collect()
        }
    });
    [groups.collect(), singles.collect()]
}

/// Parameters that vary.
fn parameters(question: &Question) -> Vec<usize> {
    let inputs = question.groups.iter().flat_map(|g| &g.inputs);
    inputs.filter_map(|input| if let Input::Parameter(i) = input { Some(*i) } else { None }).collect()
}

fn elementary(walks: &Walks, unit: usize, outcome: usize, seed: u64) -> Elementary {
    let effects = walks.effects(unit, outcome);
    let mut u = vec![0.0; effects.len()];
    let resamples = (0..bootstrap::RESAMPLES).map(|i| {
        uniforms(seed, &format!("bootstrap {i}"), WHOLE_DRAW, 0, &mut u);
        bootstrap::pick(&u, effects.len())
    });
    morris::summary(&effects, &resamples.collect::<Vec<_>>())
}

/// The groups that go on: those with the largest share of the sum of effects on some outcome; all others as one.
fn chosen(question: &Question, units: &[Unit], walks: &Walks) -> Vec<Group> {
    let mut weight = vec![0.0_f64; units.len()];
    for outcome in 0..question.outcomes.len() {
        let size = |unit: usize| {
            let effects = walks.effects(unit, outcome);
            effects.iter().map(|x| x.abs()).sum::<f64>() / effects.len() as f64
        };
        let sizes: Vec<f64> = (0..units.len()).map(size).collect();
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        if largest > 0.0 {
            weight.iter_mut().zip(&sizes).for_each(|(w, size)| *w = w.max(size / largest));
        }
    }
    let mut order: Vec<usize> = (0..units.len()).filter(|&i| weight[i] >= WORTH).collect();
    order.sort_by(|&a, &b| weight[b].total_cmp(&weight[a]));
    order.truncate(MOST_GROUPS - 1);
    let left: Vec<&Group> = (0..units.len()).filter(|i| !order.contains(i)).map(|i| &question.groups[i]).collect();
    let mut out: Vec<Group> = order.iter().map(|&i| question.groups[i].clone()).collect();
    if !left.is_empty() {
        out.push(groups::rest(&left));
    }
    out
}

/// Mean and standard deviation.
fn moments(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    let squares: f64 = values.map(|x| (x - mean) * (x - mean)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}
