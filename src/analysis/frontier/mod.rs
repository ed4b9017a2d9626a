//! Which mix, and how many: least cost against most effect over mixes and sizes of a plan, at a chosen certainty
//! ([`frontier.md`](../frontier.md)).

mod answer;
pub mod cloud;
mod mixes;
mod question;
mod rivals;

pub use answer::{Comparison, Frontier, Order, Point, Rival};
pub use mixes::mixes;
pub use question::Question;

use std::sync::atomic::AtomicBool;

use super::aim::{Aim, Gauge};
use crate::error::{Error, Result};
use crate::ids::Support;
use crate::run::{Observer, Options, gather};
use crate::texts::QuestionProblem as P;
use question::ORDERS;
use rivals::{compare, differences, orders, share_above, spread};

/// Figures of a world: cost, effect, complex cases.
const FIGURES: usize = 3;

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
