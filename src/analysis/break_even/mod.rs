//! Break-even as a distribution, and the J-curve: whether a plan first makes things worse, how deep and for how long, and in
//! which year it has made up for it, for the shortage and in both ledgers ([`break_even.md`](../break_even.md)).

mod shape;

pub use shape::Shape;

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::profile::Profile;
use super::shortage::shortage;
use super::summaries::summaries;
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::Words;
use crate::lanes::{Lanes, WIDTH};
use crate::run::simulation::{Values8, Workspace};
use crate::run::{Keep, Observer, Options, Simulation};
use crate::sample::Design;
use crate::sample::scores::Scores;
use crate::scenario::Scenario;
use crate::stats::Summary;
use crate::texts::UsageText;

/// What a path is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Curve {
    /// The shortage (smal) with the measures less that without, persons. Worse is above 0.
    Shortage,
    /// The cash balance since the base year, euro. Worse is below 0.
    Cash,
    /// The value of care avoided and of what happens outside care, less the cost, since the base year, euro. Worse is below 0.
    Value,
}

impl Curve {
    /// All curves.
    pub const ALL: [Self; 3] = [Self::Shortage, Self::Cash, Self::Value];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Shortage => "shortage",
            Self::Cash => "cash",
            Self::Value => "value",
        }
    }

    /// The unit of its height.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Shortage => "persons",
            Self::Cash | Self::Value => "euro",
        }
    }

    /// How much worse a height is than nothing at all.
    fn worse(self, height: f64) -> f64 {
        match self {
            Self::Shortage => height,
            Self::Cash | Self::Value => -height,
        }
    }
}

/// What is kept of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Its height in a year.
    Height,
    /// 1 if it has broken even for good by a year: the mean is the chance.
    Even,
    /// Height where it is worst, 0 if it is never worse than without.
    Worst,
    /// The year in which it is worst; undefined where it is never worse.
    WorstYear,
    /// In how many years it is worse than without.
    YearsWorse,
    /// The year from which on it is not worse any more, up to the last; infinite if it still is in the last year.
    EvenYear,
}

impl Measure {
    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Height => "height",
            Self::Even => "even",
            Self::Worst => "worst",
            Self::WorstYear => "worst_year",
            Self::YearsWorse => "years_worse",
            Self::EvenYear => "even_year",
        }
    }

    /// Those of a curve as a whole.
    const OF_ALL_YEARS: [Self; 4] = [Self::Worst, Self::WorstYear, Self::YearsWorse, Self::EvenYear];
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Index into [`BreakEven::scenarios`].
    pub scenario: usize,
    /// The path.
    pub curve: Curve,
    /// What is kept of it.
    pub measure: Measure,
    /// Year; the last for what is about all years.
    pub year: i32,
    /// `persons`, `euro`, `share`, `years` or `year`.
    pub unit: Cow<'static, str>,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEven {
    /// Title of the scenario.
    pub title: Words,
    /// The scenario, and under the other evidence profiles: name in result files, and whose evidence.
    pub scenarios: Vec<(String, Profile)>,
    /// Names of branches that the total leaves out.
    pub excluded: Vec<Words>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Base year: the year that money is in.
    pub base_year: i32,
    /// Draws simulated.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// Rows by scenario, curve, measure and year.
    pub rows: Vec<(Label, Summary)>,
}

impl BreakEven {
    /// The row of this identity.
    pub fn find(&self, scenario: usize, curve: Curve, measure: Measure, year: i32) -> Option<&Summary> {
        let is = |l: &Label| (l.scenario, l.curve, l.measure, l.year) == (scenario, curve, measure, year);
        self.rows.iter().find(|r| is(&r.0)).map(|r| &r.1)
    }

    /// Years, ascending.
    pub fn years(&self) -> Vec<i32> {
        let first = |l: &Label| (l.scenario, l.curve, l.measure) == (0, Curve::Shortage, Measure::Height);
        self.rows.iter().filter(|r| first(&r.0)).map(|r| r.0.year).collect()
    }

    /// Scenarios from cautious to hopeful evidence, each evidence once.
    pub fn by_evidence(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scenarios.len()).collect();
        order.sort_by_key(|&i| self.scenarios[i].1);
        order.dedup_by_key(|i| self.scenarios[*i].1);
        order
    }
}

/// The question: a scenario with a plan, or with training places, and its evidence profiles.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    scenario: Arc<Scenario>,
}

impl Question {
    /// The question about `scenario`.
    ///
    /// # Errors
    /// [`Error::Usage`] for a scenario without a plan, or what [`Simulation::new`] refuses.
    pub fn new(
        dataset: &Arc<Dataset>,
        reference: &Arc<Scenario>,
        scenario: &Arc<Scenario>,
        seed: u64,
        design: Design,
    ) -> Result<Self> {
        if scenario.plan.is_empty() {
            return Err(Error::Usage(UsageText::NothingToBreakEven.with(&[("name", &scenario.name)])));
        }
        let pair = [reference.clone(), scenario.clone()];
        let simulation = Simulation::new(dataset, &pair, seed, design, Keep::Headline)?;
        Ok(Self { simulation, scenario: scenario.clone() })
    }

    /// What each series of [`Self::run`] is about.
    pub fn labels(&self) -> Vec<Label> {
        let (years, base) = (self.simulation.frame.years as i32, self.simulation.frame.base_year);
        let mut out = Vec::new();
        for scenario in 0..self.simulation.scenarios.len() - 1 {
            for curve in Curve::ALL {
                let label = |measure: Measure, year: i32| {
                    let unit = match measure {
                        Measure::Height | Measure::Worst => curve.unit(),
                        Measure::Even => "share",
                        Measure::YearsWorse => "years",
                        Measure::WorstYear | Measure::EvenYear => "year",
                    };
                    Label { scenario, curve, measure, year, unit: unit.into() }
                };
                for measure in [Measure::Height, Measure::Even] {
                    out.extend((1..=years).map(|t| label(measure, base + t)));
                }
                out.extend(Measure::OF_ALL_YEARS.map(|measure| label(measure, base + years)));
            }
        }
        out
    }

    /// The shapes in the draws of `scores`: `out[series * groups + group]`, series in the order of [`Self::labels`].
    pub fn run(&self, scores: &Scores, room: &mut Workspace, out: &mut [Values8]) {
        let frame = &self.simulation.frame;
        let mut paths = vec![vec![Lanes::ZERO; frame.years]; Curve::ALL.len()];
        let (mut value, mut started) = (Lanes::ZERO, [frame.years; WIDTH]);
        for group in 0..scores.groups() {
            self.simulation.paths(scores, group, room, |year| {
                let place = year.t - 1;
                if place == 0 {
                    (value, started) = (Lanes::ZERO, [frame.years; WIDTH]);
                }
                let all = frame.payers;
                let ledger = year.ledger;
                for (start, cost) in started.iter_mut().zip(ledger.cost_cumulative[all].0) {
                    if cost > 0.0 {
                        *start = (*start).min(place);
                    }
                }
                value += ledger.capacity_value[all] + ledger.value_outside_care[all] - ledger.cost[all];
                paths[0][place] = shortage(frame, year.world, None) - shortage(frame, year.reference, None);
                paths[1][place] = ledger.balance_cumulative[all];
                paths[2][place] = value;
                if year.t == frame.years {
                    let first = (year.scenario - 1) * Curve::ALL.len();
                    for (i, curve) in Curve::ALL.into_iter().enumerate() {
                        self.write(curve, &paths[i], &started, first + i, group, scores.groups(), out);
                    }
                }
            });
        }
    }

    /// Writes one curve, the `curve_at`-th of all.
    fn write(
        &self,
        curve: Curve,
        path: &[Lanes],
        started: &[usize; WIDTH],
        curve_at: usize,
        group: usize,
        groups: usize,
        out: &mut [Values8],
    ) {
        let (years, base) = (path.len(), f64::from(self.simulation.frame.base_year));
        let first = curve_at * (2 * years + Measure::OF_ALL_YEARS.len());
        let mut put = |series: usize, lane: usize, x: f64| out[(first + series) * groups + group][lane] = x;
        let mut worse = vec![0.0; years];
        for (lane, &start) in started.iter().enumerate() {
            for (worse, height) in worse.iter_mut().zip(path) {
                *worse = curve.worse(height.0[lane]);
            }
            let shape = Shape::of(&worse, start);
            let even = shape.even.unwrap_or(years);
            for (t, height) in path.iter().enumerate() {
                put(t, lane, height.0[lane]);
                put(years + t, lane, f64::from(u8::from(t >= even)));
            }
            let year = |place: usize| base + 1.0 + place as f64;
            put(2 * years, lane, curve.worse(shape.depth));
            put(2 * years + 1, lane, shape.deepest.map_or(f64::NAN, year));
            put(2 * years + 2, lane, shape.worse as f64);
            put(2 * years + 3, lane, shape.even.map_or(f64::INFINITY, year));
        }
    }
}

/// Answers `question` on the draws that `options` ask for. When `stop` is set it ends after the round at hand; `None` if none
/// was done.
///
/// # Errors
/// If threads cannot be had, or a number is too large for its unit.
pub fn break_even(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<BreakEven>> {
    let work = |scores: &_, room: &mut _, out: &mut [_]| question.run(scores, room, out);
    let simulation = &question.simulation;
    let found = summaries(simulation, &work, question.labels(), |label| &label.unit, options, observer, stop)?;
    let Some(found) = found else { return Ok(None) };
    let dataset = &simulation.dataset;
    Ok(Some(BreakEven {
        title: question.scenario.title.clone(),
        scenarios: Profile::of_all(simulation, &question.scenario),
        excluded: dataset.branches.iter().filter(|b| !b.in_smal).map(|b| b.name.clone()).collect(),
        attribution: dataset.attribution.clone(),
        base_year: dataset.base_year,
        draws: found.draws,
        seed: options.seed,
        rows: found.rows,
    }))
}
