//! What a plan returns per euro, year by year and over the years, beside published ratios of others ([`returns.md`](../analysis/returns.md)).

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::payers::Basis;
use super::profile::Profile;
use super::summaries::summaries;
use crate::dataset::{Dataset, PublishedRatio};
use crate::error::{Error, Result};
use crate::ids::{Quality, Words};
use crate::lanes::Lanes;
use crate::model::money::Ledger;
use crate::run::simulation::{Values8, Workspace};
use crate::run::{Keep, Observer, Options, Simulation};
use crate::sample::Design;
use crate::sample::scores::Scores;
use crate::scenario::Scenario;
use crate::stats::Summary;
use crate::texts::UsageText;

/// What a row is a ratio of; the divisor is the cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Value of care avoided and of what happens outside care: the counterpart of published ratios.
    Value,
    /// Cash: spending on care that really falls, and values outside care.
    Cash,
    /// Part of the value: care that people need less of, at what it costs. What a business case counts.
    Avoided,
    /// Part of the value: care brought to light, below 0.
    Found,
    /// Part of the value: avoided care that comes back elsewhere or is used by others, below 0.
    Returned,
    /// Part of the value: what happens outside care.
    Outside,
    /// 1 where `Value` is above 1.
    AboveOne,
    /// 1 where `Value` is above the published mean.
    AboveMean,
}

impl Measure {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::Value,
        Self::Cash,
        Self::Avoided,
        Self::Found,
        Self::Returned,
        Self::Outside,
        Self::AboveOne,
        Self::AboveMean,
    ];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Cash => "cash",
            Self::Avoided => "avoided",
            Self::Found => "found",
            Self::Returned => "returned",
            Self::Outside => "outside",
            Self::AboveOne => "above_one",
            Self::AboveMean => "above_mean",
        }
    }

    /// `ratio` or `share`.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::AboveOne | Self::AboveMean => "share",
            _ => "ratio",
        }
    }
}

/// The times that ratios are taken over.
const BASES: [Basis; 3] = [Basis::Year, Basis::SoFar, Basis::SoFarDiscounted];

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Index into [`Returns::scenarios`].
    pub scenario: usize,
    /// The ratio.
    pub measure: Measure,
    /// Over which time.
    pub basis: Basis,
    /// Year.
    pub year: i32,
}

/// A published ratio to compare with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// Identifier in `effects.csv`.
    pub id: String,
    /// What was done.
    pub intervention: String,
    /// Gains per euro of cost.
    pub ratio: f64,
    /// The mean of many cases; otherwise one case.
    pub is_mean: bool,
    /// Kind of study.
    pub study_type: String,
    /// Size as printed; may be empty.
    pub n: String,
    /// Year of publication as printed; may be empty.
    pub year: String,
    /// How good the figure is.
    pub quality: Quality,
    /// Publishers and titles of its sources.
    pub sources: Vec<String>,
    /// Remark; may be empty.
    pub note: String,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Returns {
    /// Title of the scenario.
    pub title: Words,
    /// The scenario, and under the other evidence profiles: name in result files, and whose evidence.
    pub scenarios: Vec<(String, Profile)>,
    /// Ratios of others, means of many cases first.
    pub published: Vec<Published>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Base year: the year that money is in.
    pub base_year: i32,
    /// Last year.
    pub last_year: i32,
    /// Draws simulated.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// Rows by scenario, year, measure and basis.
    pub rows: Vec<(Label, Summary)>,
}

impl Returns {
    /// The row of this identity.
    pub fn find(&self, scenario: usize, measure: Measure, basis: Basis, year: i32) -> Option<&Summary> {
        let is = |l: &Label| (l.scenario, l.measure, l.basis, l.year) == (scenario, measure, basis, year);
        self.rows.iter().find(|r| is(&r.0)).map(|r| &r.1)
    }

    /// The published mean of many cases, if there is one.
    pub fn mean(&self) -> Option<&Published> {
        self.published.iter().find(|p| p.is_mean)
    }
}

/// The question: a scenario with a plan, and its evidence profiles.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    scenario: Arc<Scenario>,
    /// The published mean.
    mean: Option<f64>,
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
            return Err(Error::Usage(UsageText::NoReturn.with(&[("name", &scenario.name)])));
        }
        let pair = [reference.clone(), scenario.clone()];
        let simulation = Simulation::new(dataset, &pair, seed, design, Keep::Headline)?;
        let mean = dataset.ratios.iter().find(|r| r.is_mean).map(|r| r.ratio);
        Ok(Self { simulation, scenario: scenario.clone(), mean })
    }

    fn measures(&self) -> impl Iterator<Item = Measure> + '_ {
        Measure::ALL.into_iter().filter(|m| *m != Measure::AboveMean || self.mean.is_some())
    }

    /// What each series of the run is about.
    pub fn labels(&self) -> Vec<Label> {
        let (years, base) = (self.simulation.frame.years as i32, self.simulation.frame.base_year);
        let mut out = Vec::new();
        for scenario in 0..self.simulation.scenarios.len() - 1 {
            for year in base + 1..=base + years {
                for measure in self.measures() {
                    out.extend(BASES.map(|basis| Label { scenario, measure, basis, year }));
                }
            }
        }
        out
    }

    /// The ratios in the draws of `scores`: `out[series * groups + group]`, series in the order of [`Self::labels`].
    fn run(&self, scores: &Scores, room: &mut Workspace, out: &mut [Values8]) {
        let all = self.simulation.frame.payers;
        for group in 0..scores.groups() {
            let (mut series, mut sums) = (0, [Sums::default(); 3]);
            self.simulation.paths(scores, group, room, |year| {
                if year.t == 1 {
                    sums = [Sums::default(); 3];
                }
                let booked = Sums::of(year.ledger, all);
                sums[0] = booked;
                sums[1].add(booked, Lanes::ONE);
                sums[2].add(booked, year.ledger.discount);
                for measure in self.measures() {
                    for of_basis in &sums {
                        out[series * scores.groups() + group] = of_basis.ratio(measure, self.mean).0;
                        series += 1;
                    }
                }
            });
        }
    }
}

/// Cost and gains, of a year or of several.
#[derive(Clone, Copy, Default)]
struct Sums {
    cost: Lanes,
    cash: Lanes,
    avoided: Lanes,
    found: Lanes,
    returned: Lanes,
    outside: Lanes,
}

impl Sums {
    /// The year that was booked last; `all` is the place of all payers.
    fn of(ledger: &Ledger, all: usize) -> Self {
        Self {
            cost: ledger.cost[all],
            cash: ledger.benefit_cash[all],
            avoided: ledger.care.avoided,
            found: ledger.care.found,
            returned: ledger.care.returned,
            outside: ledger.value_outside_care[all],
        }
    }

    fn add(&mut self, year: Self, discount: Lanes) {
        self.cost += year.cost * discount;
        self.cash += year.cash * discount;
        self.avoided += year.avoided * discount;
        self.found += year.found * discount;
        self.returned += year.returned * discount;
        self.outside += year.outside * discount;
    }

    /// A ratio; undefined without cost.
    fn ratio(&self, measure: Measure, mean: Option<f64>) -> Lanes {
        let per_euro = |gain: Lanes| gain.zip(self.cost, |g, c| if c > 0.0 { g / c } else { f64::NAN });
        let value = || per_euro(self.avoided - self.found - self.returned + self.outside);
        let above = |limit: f64| value().map(|x| if x.is_nan() { x } else { f64::from(u8::from(x > limit)) });
        match measure {
            Measure::Value => value(),
            Measure::Cash => per_euro(self.cash),
            Measure::Avoided => per_euro(self.avoided),
            Measure::Found => per_euro(-self.found),
            Measure::Returned => per_euro(-self.returned),
            Measure::Outside => per_euro(self.outside),
            Measure::AboveOne => above(1.0),
            Measure::AboveMean => mean.map_or(Lanes::splat(f64::NAN), above),
        }
    }
}

/// A published ratio with the titles of its sources.
fn published(ratio: &PublishedRatio, dataset: &Dataset) -> Published {
    let title = |key: &String| {
        let source = dataset.sources.iter().find(|s| s.key == *key);
        source.map_or(key.clone(), |s| format!("{}, {}", s.publisher, s.title))
    };
    Published {
        id: ratio.id.clone(),
        intervention: ratio.intervention.clone(),
        ratio: ratio.ratio,
        is_mean: ratio.is_mean,
        study_type: ratio.study_type.clone(),
        n: ratio.n.clone(),
        year: ratio.year.clone(),
        quality: ratio.quality,
        sources: ratio.sources.iter().map(title).collect(),
        note: ratio.note.clone(),
    }
}

/// Answers `question` on the draws that `options` ask for. When `stop` is set it ends after the round at hand; `None` if none
/// was done.
///
/// # Errors
/// If threads cannot be had, or a number is too large for its unit.
pub fn returns(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Returns>> {
    let work = |scores: &Scores, room: &mut Workspace, out: &mut [Values8]| question.run(scores, room, out);
    let simulation = &question.simulation;
    let found = summaries(simulation, &work, question.labels(), |label| label.measure.unit(), options, observer, stop)?;
    let Some(found) = found else { return Ok(None) };
    let dataset = &simulation.dataset;
    let mut others: Vec<Published> = dataset.ratios.iter().map(|r| published(r, dataset)).collect();
    others.sort_by_key(|p| !p.is_mean);
    Ok(Some(Returns {
        title: question.scenario.title.clone(),
        scenarios: Profile::of_all(simulation, &question.scenario),
        published: others,
        attribution: dataset.attribution.clone(),
        base_year: dataset.base_year,
        last_year: dataset.base_year + simulation.frame.years as i32,
        draws: found.draws,
        seed: options.seed,
        rows: found.rows,
    }))
}
