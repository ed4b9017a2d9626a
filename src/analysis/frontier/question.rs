//! The question: the worlds that are tried, a size and a mix each, and the orders of levels of support.

use std::sync::Arc;

use super::mixes;
use crate::analysis::aim::Aim;
use crate::analysis::variation::{Lever, point};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::{Function, Support};
use crate::model::rows;
use crate::run::{Keep, Simulation};
use crate::sample::Design;
use crate::scenario::{Ramp, Scenario};
use crate::texts::{QuestionProblem as P, Said};

/// Complex cases first.
const COMPLEX_FIRST: [Support; 3] = [Support::Complex, Support::Moderate, Support::Light];

/// All orders, complex cases first first.
pub(super) const ORDERS: [[Support; 3]; 6] = [
    COMPLEX_FIRST,
    [Support::Complex, Support::Light, Support::Moderate],
    [Support::Moderate, Support::Complex, Support::Light],
    [Support::Moderate, Support::Light, Support::Complex],
    [Support::Light, Support::Complex, Support::Moderate],
    [Support::Light, Support::Moderate, Support::Complex],
];

/// Most points that are tried.
const MOST: usize = 5_000;

/// The question: a scenario with a plan, the sizes and mixes to try, and what is wanted of them.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    pub(super) scenario: Arc<Scenario>,
    pub(super) aim: Aim,
    pub(super) certainty: f64,
    pub(super) parts: u32,
    /// Size and mix of each world, then the orders.
    pub(super) tried: Vec<(f64, [f64; 4])>,
    pub(super) today: usize,
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
