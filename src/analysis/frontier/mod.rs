//! Which mix, and how many: least cost against most effect over mixes and sizes of a plan, at a chosen certainty
//! ([`frontier.md`](../frontier.md)).

pub mod cloud;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::aim::{Aim, Gauge};
use super::variation::{Lever, point};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::{Function, Support, Words};
use crate::model::rows;
use crate::run::{Keep, Observer, Options, Simulation, gather};
use crate::sample::Design;
use crate::scenario::{Ramp, Scenario};
use crate::texts::{QuestionProblem as P, Said};

/// The question: a scenario with a plan, the sizes and mixes to try, and what is wanted of them.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    scenario: Arc<Scenario>,
    aim: Aim,
    certainty: f64,
    parts: u32,
    /// Size and mix of each world, then the orders.
    tried: Vec<(f64, [f64; 4])>,
    today: usize,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frontier {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: Words,
    /// What is wanted: the change in this figure, more or less of it.
    pub aim: Aim,
    /// Whether less of it is better; effects are counted so that more is better.
    pub less: bool,
    /// The last year: cost counts up to it.
    pub year: i32,
    /// Chance with which an effect is reached and a cost not exceeded.
    pub certainty: f64,
    /// Shares of a mix are multiples of one in so many.
    pub parts: u32,
    /// Points, the first is to do nothing.
    pub points: Vec<Point>,
    /// The scenario as it is, among the points.
    pub today: usize,
    /// Those that cost no more than the scenario as it is.
    pub for_the_money: Comparison,
    /// Those of its size.
    pub of_the_size: Comparison,
    /// The cheapest point with no less effect than the scenario as it is, if it is another, and what it saves in cost: P10, P50,
    /// P90, and the chance that it is cheaper.
    pub cheaper: Option<(usize, [f64; 3], f64)>,
    /// The orders in which levels of support can be served.
    pub orders: Vec<Order>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Draws simulated.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
}

/// A size and mix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Largest size, contract FTE.
    pub size: f64,
    /// Share of each function.
    pub mix: [f64; 4],
    /// Cost up to the last year that is not exceeded with the certainty asked for, euro.
    pub cost: f64,
    /// P10, P50, P90 of the cost.
    pub cost_spread: [f64; 3],
    /// Effect that is reached with the certainty asked for.
    pub effect: f64,
    /// P10, P50, P90 of the effect.
    pub effect_spread: [f64; 3],
    /// Whether no other point beats it.
    pub on_frontier: bool,
    /// In what share of resamples of the draws none does.
    pub stays: f64,
}

/// A leader, and the points it competes with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The point with most effect at the certainty asked for.
    pub leader: usize,
    /// All others, those that the leader beats least often first.
    pub rivals: Vec<Rival>,
}

/// A point beside the leader, within each draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rival {
    /// The point.
    pub point: usize,
    /// The chance that the leader has more effect; equal effects count half.
    pub beaten: f64,
    /// Its Monte Carlo error, as of independent draws.
    pub error: f64,
    /// P10, P50, P90 of the leader's effect less this one's.
    pub lead: [f64; 3],
}

impl Rival {
    /// Whether it can be told from the leader: nine futures in ten or more, beyond the Monte Carlo error, are the leader's.
    pub fn is_told_apart(&self) -> bool {
        self.beaten - 1.96 * self.error >= 0.9
    }
}

/// An order of levels of support, beside complex cases first, for the scenario as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// First to last.
    pub order: [Support; 3],
    /// P10, P50, P90 of its effect less that of complex, moderate, light.
    pub gain: [f64; 3],
    /// Mean of that.
    pub mean: f64,
    /// Monte Carlo error of the mean, as of independent draws.
    pub error: f64,
    /// The chance that it has more effect; equal effects count half.
    pub better: f64,
    /// Mean number of complex cases helped in the year of the aim.
    pub complex: f64,
}

/// Complex cases first.
const COMPLEX_FIRST: [Support; 3] = [Support::Complex, Support::Moderate, Support::Light];

/// All orders, complex cases first first.
const ORDERS: [[Support; 3]; 6] = [
    COMPLEX_FIRST,
    [Support::Complex, Support::Light, Support::Moderate],
    [Support::Moderate, Support::Complex, Support::Light],
    [Support::Moderate, Support::Light, Support::Complex],
    [Support::Light, Support::Complex, Support::Moderate],
    [Support::Light, Support::Moderate, Support::Complex],
];

/// Most points that are tried.
const MOST: usize = 5_000;

/// Figures of a world: cost, effect, complex cases.
const FIGURES: usize = 3;

/// Every mix of `functions` in shares of one in `parts`.
pub fn mixes(functions: &[Function], parts: u32) -> Vec<[f64; 4]> {
    let mut out = Vec::new();
    let mut counts = vec![0_u32; functions.len()];
    fill(&mut counts, 0, parts, &mut |counts| {
        let mut mix = [0.0; 4];
        for (f, n) in functions.iter().zip(counts) {
            mix[*f as usize] = f64::from(*n) / f64::from(parts);
        }
        out.push(mix);
    });
    out
}

fn fill(counts: &mut [u32], from: usize, left: u32, see: &mut impl FnMut(&[u32])) {
    if from + 1 >= counts.len() {
        if let Some(last) = counts.last_mut() {
            *last = left;
            see(counts);
        }
        return;
    }
    for n in (0..=left).rev() {
        counts[from] = n;
        fill(counts, from + 1, left - n, see);
    }
}

impl Question {
    /// Which mixes, in shares of one in `parts`, and which of `sizes` (contract FTE at the height of the plan) give most of what
    /// `aim` asks for at least cost, with `certainty`? The own size and mix of `scenario` are among them.
    ///
    /// # Errors
    /// [`Error::Usage`] for a scenario without a plan or with a mix that changes, figures without a direction, and arguments out of
    /// range; or what [`Simulation::new`] refuses.
    pub fn new(
        dataset: &Arc<Dataset>,
        reference: &Arc<Scenario>,
        scenario: &Arc<Scenario>,
        aim: Aim,
        sizes: &[f64],
        parts: u32,
        certainty: f64,
        (seed, design): (u64, Design),
    ) -> Result<Self> {
        let usage = |why: Said| Err(Error::Usage(why));
        if scenario.plan.is_empty() {
            return usage(P::NoMix.with(&[("name", &scenario.name)]));
        }
        if scenario.plan.mix.iter().any(|share| !share.is_constant(share.points[0].1)) {
            return usage(P::MixNotStays.with(&[("name", &scenario.name)]));
        }
        if aim.direction().is_none() {
            return usage(P::NoDirection.with(&[("measure", &aim.measure)]));
        }
        if !(0.5..1.0).contains(&certainty) {
            return usage(P::Certainty.with(&[("percent", &(100.0 * certainty))]));
        }
        if !(1..=20).contains(&parts) {
            return usage(P::Parts.with(&[("parts", &parts)]));
        }
        let own_size = scenario.plan.size.points.iter().map(|p| p.1).fold(0.0, f64::max);
        let mut all_sizes: Vec<f64> = sizes.iter().copied().chain([own_size]).collect();
        if let Some(wrong) = all_sizes.iter().find(|s| !(**s > 0.0 && **s <= 1e9)) {
            return usage(P::Size.with(&[("size", wrong)]));
        }
        all_sizes.sort_by(f64::total_cmp);
        all_sizes.dedup();
        let has = |f: &Function| {
            let id = f.id();
            *f == Function::Volunteer || dataset.occupations.iter().any(|o| o.function.is_some_and(|g| g.id() == id))
        };
        let functions: Vec<Function> = Function::ALL.into_iter().filter(has).collect();
        let own_mix = [0, 1, 2, 3].map(|f: usize| scenario.plan.mix[f].points[0].1);
        let mut grid = mixes(&functions, parts);
        if !grid.contains(&own_mix) {
            grid.push(own_mix);
        }
        let tried: Vec<(f64, [f64; 4])> =
            all_sizes.iter().flat_map(|&size| grid.iter().map(move |&mix| (size, mix))).collect();
        if tried.len() > MOST {
            return usage(P::TooManyMixes.with(&[("n", &tried.len()), ("most", &MOST)]));
        }
        let today = tried.iter().position(|t| *t == (own_size, own_mix)).unwrap_or(0);
        let worlds = tried.iter().map(|&(size, mix)| {
            let mut changed = Lever::Size.set(scenario, size);
            changed.plan.mix = mix.map(Ramp::constant);
            changed
        });
        let orders = ORDERS.into_iter().map(|order| {
            let mut changed = (**scenario).clone();
            changed.plan.level_order = order;
            changed
        });
        let points = worlds.chain(orders).enumerate().map(|(i, s)| point(s, format!("{}-{}", scenario.name, i + 1)));
        let scenarios: Vec<_> = std::iter::once(reference.clone()).chain(points).collect();
        let simulation = Simulation::new(dataset, &scenarios, seed, design, Keep::Point)?;
        let aim = Aim { change: rows::MARKET.contains(&aim.measure.as_str()) || aim.measure == "mismatch", ..aim };
        Ok(Self { simulation, scenario: scenario.clone(), aim, certainty, parts, tried, today })
    }

    /// Worlds that are simulated for every draw, the reference included.
    pub fn worlds(&self) -> usize {
        1 + self.tried.len() + ORDERS.len()
    }
}

/// Answers `question` on the draws that `options` ask for, all points on the same draws. When `stop` is set it ends after the
/// round at hand; `None` if none was done.
///
/// # Errors
/// [`Error::Usage`] for an effect that is not defined in every draw; if threads cannot be had, or there are more draws than fit.
pub fn frontier(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Frontier>> {
    let simulation = &question.simulation;
    let (dataset, frame) = (&simulation.dataset, &simulation.frame);
    let last = frame.base_year + frame.years as i32;
    let cost = Aim::total("cost_cumulative", "euro", last);
    let complex = Aim {
        scope: "support".into(),
        key: Support::Complex.id().into(),
        ..Aim::total("clients", "persons", question.aim.year)
    };
    let gauge = Gauge::new([&cost, &question.aim, &complex], dataset);
    let direction = question.aim.direction().unwrap_or(1.0);
    let work = |scores: &crate::sample::scores::Scores,
                room: &mut crate::run::simulation::Workspace,
                out: &mut [crate::run::simulation::Values8]| {
        let mut rows = gauge.rows();
        for group in 0..scores.groups() {
            simulation.paths(scores, group, room, |year| {
                gauge.read(frame, year, &mut rows, |figure, x| {
                    let sign = if figure == 1 { direction } else { 1.0 };
                    let series = (year.scenario - 1) * FIGURES + figure;
                    out[series * scores.groups() + group] = x.0.map(|x| sign * x + 0.0);
                });
            });
        }
    };
    let figures = FIGURES * (question.tried.len() + ORDERS.len());
    let found = gather::gather(simulation, &work, figures, options, observer, stop)?;
    let draws = found.first().map_or(0, Vec::len);
    if draws == 0 {
        return Ok(None);
    }
    if found.iter().flatten().any(|x| !x.is_finite()) {
        let (measure, year) = (&question.aim.measure, question.aim.year);
        return Err(Error::Usage(P::NotDefined.with(&[("measure", measure), ("year", &year)])));
    }
    let mut of = [Vec::new(), Vec::new(), Vec::new()];
    for (i, series) in found.into_iter().enumerate() {
        of[i % FIGURES].push(series);
    }
    let [mut costs, mut effects, complex] = of;
    let n = question.tried.len();
    let orders = orders(&effects[n..], &complex[n..]);
    costs.truncate(n);
    effects.truncate(n);
    // To do nothing costs nothing and does nothing.
    costs.insert(0, vec![0.0; draws]);
    effects.insert(0, vec![0.0; draws]);
    let tried = std::iter::once((0.0, question.tried[question.today].1)).chain(question.tried.iter().copied());
    let stays = cloud::stays(&costs, &effects, question.certainty, options.seed);
    let certain: Vec<(f64, f64)> = costs
        .iter()
        .zip(&effects)
        .map(|(c, e)| (cloud::at_most(c, question.certainty), cloud::at_least(e, question.certainty)))
        .collect();
    let on_frontier = cloud::non_dominated(&certain);
    let points: Vec<Point> = tried
        .enumerate()
        .map(|(i, (size, mix))| Point {
            size,
            mix,
            cost: certain[i].0,
            cost_spread: spread(&costs[i]),
            effect: certain[i].1,
            effect_spread: spread(&effects[i]),
            on_frontier: on_frontier[i],
            stays: stays[i],
        })
        .collect();
    let today = question.today + 1;
    let money: Vec<usize> = (0..points.len()).filter(|&i| points[i].cost <= points[today].cost).collect();
    let size: Vec<usize> = (0..points.len()).filter(|&i| points[i].size == points[today].size).collect();
    let cheapest = (0..points.len()).filter(|&i| points[i].effect >= points[today].effect).reduce(|a, b| {
        let (x, y) = (&points[a], &points[b]);
        if (y.cost, -y.effect) < (x.cost, -x.effect) { b } else { a }
    });
    let cheaper = cheapest.filter(|&i| points[i].cost < points[today].cost).map(|i| {
        let saved = differences(&costs[today], &costs[i]);
        (i, spread(&saved), share_above(&saved))
    });
    Ok(Some(Frontier {
        scenario: question.scenario.name.clone(),
        title: question.scenario.title.clone(),
        aim: question.aim.clone(),
        less: direction < 0.0,
        year: last,
        certainty: question.certainty,
        parts: question.parts,
        for_the_money: compare(&points, &effects, &money),
        of_the_size: compare(&points, &effects, &size),
        cheaper,
        orders,
        points,
        today,
        attribution: dataset.attribution.clone(),
        draws: draws as u64,
        seed: options.seed,
    }))
}

/// The leader of `members`, and all others beside it.
fn compare(points: &[Point], effects: &[Vec<f64>], members: &[usize]) -> Comparison {
    let ahead = |a: usize, b: usize| {
        let (x, y) = (&points[a], &points[b]);
        // Of equal effects the cheaper.
        if (y.effect, -y.cost) > (x.effect, -x.cost) { b } else { a }
    };
    let leader = members.iter().copied().reduce(ahead).unwrap_or(0);
    let rival = |&point: &usize| {
        let lead = differences(&effects[leader], &effects[point]);
        let beaten = share_above(&lead);
        let error = (beaten * (1.0 - beaten) / lead.len() as f64).sqrt();
        Rival { point, beaten, error, lead: spread(&lead) }
    };
    let mut rivals: Vec<Rival> = members.iter().filter(|i| **i != leader).map(rival).collect();
    rivals.sort_by(|a, b| a.beaten.total_cmp(&b.beaten).then(a.point.cmp(&b.point)));
    Comparison { leader, rivals }
}

fn orders(effects: &[Vec<f64>], complex: &[Vec<f64>]) -> Vec<Order> {
    let n = effects.first().map_or(1, Vec::len) as f64;
    let one = |(i, &order): (usize, &[Support; 3])| {
        let gain = differences(&effects[i], &effects[0]);
        let mean = gain.iter().sum::<f64>() / n;
        let variance = gain.iter().map(|g| (g - mean) * (g - mean)).sum::<f64>() / (n - 1.0).max(1.0);
        Order {
            order,
            gain: spread(&gain),
            mean,
            error: (variance / n).sqrt(),
            better: share_above(&gain),
            complex: complex[i].iter().sum::<f64>() / n,
        }
    };
    ORDERS.iter().enumerate().map(one).collect()
}

fn differences(a: &[f64], b: &[f64]) -> Vec<f64> {
    // Both without end is no difference.
    a.iter().zip(b).map(|(a, b)| if a == b { 0.0 } else { a - b }).collect()
}

/// The share above 0; zeros count half.
fn share_above(values: &[f64]) -> f64 {
    let points: f64 = values
        .iter()
        .map(|x| {
            if *x > 0.0 {
                1.0
            } else if *x == 0.0 {
                0.5
            } else {
                0.0
            }
        })
        .sum();
    points / values.len().max(1) as f64
}

fn spread(values: &[f64]) -> [f64; 3] {
    [0.1, 0.5, 0.9].map(|p| cloud::at_most(values, p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixes_fill_the_simplex() {
        // As many as ways to lay 4 parts into 4 places: 7 over 3.
        let all = mixes(&Function::ALL, 4);
        assert_eq!(all.len(), 35);
        assert!(all.iter().all(|m| (m.iter().sum::<f64>() - 1.0).abs() < 1e-12));
        assert!((0..35).all(|i| !all[..i].contains(&all[i])));
        assert_eq!(mixes(&[Function::Mbo, Function::Hbo], 2).len(), 3);
        assert_eq!(mixes(&[Function::Hbo], 5), [[0.0, 0.0, 0.0, 1.0]]);
    }

    #[test]
    fn a_rival_is_told_apart_only_beyond_the_error() {
        let rival = |beaten, error| Rival { point: 0, beaten, error, lead: [0.0; 3] };
        assert!(rival(0.95, 0.01).is_told_apart());
        assert!(!rival(0.95, 0.05).is_told_apart() && !rival(0.6, 0.01).is_told_apart());
    }
}
