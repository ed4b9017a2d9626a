//! What a scenario decides, laid out by year: the plan and the levers. Holds for all draws.

use super::frame::Frame;
use super::mechanisms::Mechanisms;
use super::slots::Slot;
use crate::dataset::Dataset;
use crate::ids::{Function, Support};
use crate::scenario::{Plan, Ramp, Scenario, Split, Target};

/// A scenario's decisions. `t` counts years after the base year.
#[derive(Clone, Debug)]
pub struct Policy {
    /// `[t][function]`: planned extra contract FTE, whole country.
    pub planned: Vec<[f64; 4]>,
    /// `[t][region]`: split of the plan; empty if it follows the reference's shortage.
    pub split: Vec<f64>,
    /// Programmes that share the direct hours of the plan, in the order in which they reach people; one of no type where
    /// the plan names none.
    pub programmes: Vec<Programme>,
    /// How many of them are reported by themselves: all, or none where the plan names no programmes.
    pub reported_programmes: usize,
    /// Order in which hours go to levels of support.
    pub level_order: [Support; 3],
    /// `[t][branch]`: effective FTE per person.
    pub fte_per_person: Vec<f64>,
    /// `[t]`: 1 - absence of social work.
    pub presence: Vec<f64>,
    /// `[t][branch]`: factor on demand (productivity).
    pub demand_factor: Vec<f64>,
    /// `[t][branch]`: factor on lateral inflow.
    pub lateral_factor: Vec<f64>,
    /// `[t][branch]`: factor on exits other than retirement.
    pub exits_factor: Vec<f64>,
    /// `[t][programme]`: extra starters in that year.
    pub places: Vec<f64>,
    /// Whether there are extra starters in some year.
    pub has_places: bool,
    /// Demand moved between branches.
    pub moves: Vec<Moved>,
    /// Whether there is a plan.
    pub has_plan: bool,
    /// Mechanisms of the plan that are in force.
    pub mechanisms: Mechanisms,
    /// Whether levers or parameters of its own change the scenario's labour market, so that staff drawn from care must be
    /// measured against a world of its own without the plan.
    pub has_own_market: bool,
}

/// A part of the direct hours of a plan that goes to help of one type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Programme {
    /// w: its share of the hours.
    pub share: f64,
    /// Index into `Draw::approaches`.
    pub approach: usize,
    /// `[level of support]`: whether it serves it.
    pub serves: [bool; 3],
}

/// Demand moved from one branch to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Branch that loses demand.
    pub from: usize,
    /// Branch that gets some of it.
    pub to: usize,
    /// `[t]`: share moved.
    pub share: Vec<f64>,
    /// kappa: what comes back per FTE moved.
    pub returned: Returned,
}

/// kappa of a move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Returned {
    /// Given in the scenario.
    Fixed(f64),
    /// The parameter `move_return:FROM:TO`.
    Drawn(Slot),
}

impl Policy {
    /// The policy of `scenario`, checked against `dataset`.
    ///
    /// # Panics
    /// If the scenario names a branch, region, programme or type of approach that the data set does not have.
    pub fn new(frame: &Frame, dataset: &Dataset, scenario: &Scenario) -> Self {
        let years = || (0..=frame.years).map(|t| frame.base_year + t as i32);
        let branches = frame.branches.len();
        let plan = &scenario.plan;
        let levers = &scenario.levers;
        let planned = years()
            .map(|y| {
                if y == frame.base_year { [0.0; 4] } else { Function::ALL.map(|f| plan.size.at(y) * plan.share(f, y)) }
            })
            .collect();
        let split = match &plan.split {
            Split::Population => frame.population_share.clone(),
            Split::Shortage => Vec::new(),
            Split::Given(shares) => {
                let of = |id: &str| shares.iter().find(|s| s.0 == id).map_or(0.0, |s| s.1);
                years().flat_map(|_| dataset.regions.iter().map(|r| of(&r.id))).collect()
            }
        };
        let by_branch = |lever: &[(Target, Ramp)], value: &dyn Fn(usize, f64) -> f64| -> Vec<f64> {
            years()
                .flat_map(|y| (0..branches).map(move |b| (y, b)))
                .map(|(y, b)| value(b, change(lever, &frame.branches[b].id, y, frame.base_year)))
                .collect()
        };
        let absence = by_branch(&levers.absence, &|b, x| frame.branches[b].absence.get() + x);
        let hours = by_branch(&levers.hours, &|b, x| frame.branches[b].part_time * (1.0 + x));
        let places: Vec<f64> = years()
            .flat_map(|y| dataset.programmes.iter().map(move |p| (y, &p.id)))
            .map(|(y, id)| {
                let ramp = levers.training_places.iter().find(|l| l.0 == *id);
                ramp.map_or(0.0, |l| if y > frame.base_year { l.1.at(y) } else { 0.0 })
            })
            .collect();
        let moves = levers
            .moved
            .iter()
            .map(|m| {
                let index = |id: &str| dataset.branch(id).expect("a checked scenario names branches of its data set");
                let slot = dataset.parameter(&format!("move_return:{}:{}", m.from, m.to));
                Moved {
                    from: index(&m.from),
                    to: index(&m.to),
                    share: years().map(|y| if y > frame.base_year { m.share.at(y) } else { 0.0 }).collect(),
                    returned: match (m.returned, slot) {
                        (Some(x), _) => Returned::Fixed(x),
                        (None, Some(slot)) => Returned::Drawn(slot),
                        (None, None) => Returned::Fixed(0.0),
                    },
                }
            })
            .collect();
        Self {
            reported_programmes: plan.programme_names().len(),
            programmes: programmes(dataset, plan),
            planned,
            split,
            level_order: plan.level_order,
            fte_per_person: hours.iter().zip(&absence).map(|(h, a)| h * (1.0 - a)).collect(),
            presence: (0..=frame.years).map(|t| 1.0 - absence[t * branches + frame.social_work]).collect(),
            demand_factor: by_branch(&levers.productivity, &|_, x| 1.0 - x),
            lateral_factor: by_branch(&levers.inflow, &|_, x| 1.0 + x),
            exits_factor: by_branch(&levers.exits, &|_, x| 1.0 + x),
            has_places: places.iter().any(|&n| n != 0.0),
            places,
            moves,
            has_plan: !plan.is_empty(),
            mechanisms: Mechanisms::ALL,
            has_own_market: ![&levers.absence, &levers.hours, &levers.inflow, &levers.exits]
                .iter()
                .all(|l| l.is_empty())
                || !levers.training_places.is_empty()
                || !levers.productivity.is_empty()
                || !levers.moved.is_empty()
                || scenario.parameters.iter().any(|p| !crate::scenario::is_of_job(&p.name))
                || !scenario.correlations.is_empty(),
        }
    }
}

impl Policy {
    /// The first year with a plan, counted from the base year.
    pub fn plan_begins(&self) -> Option<usize> {
        self.planned.iter().position(|planned| *planned != [0.0; 4])
    }

    /// Whether regions get their part of the plan by the shortage of the reference in the year before.
    pub fn splits_by_shortage(&self) -> bool {
        self.has_plan && self.split.is_empty()
    }

    /// Whether the levers are those of `other` in all years, so that the labour market is the same as long as neither has a
    /// plan in force.
    pub fn has_market_of(&self, other: &Self) -> bool {
        self.fte_per_person == other.fte_per_person
            && self.presence == other.presence
            && self.demand_factor == other.demand_factor
            && self.lateral_factor == other.lateral_factor
            && self.exits_factor == other.exits_factor
            && self.places == other.places
            && self.moves == other.moves
    }
}

/// The programmes of a plan, what is left of its staff last.
fn programmes(dataset: &Dataset, plan: &Plan) -> Vec<Programme> {
    let of_type = |id: &str| dataset.approaches.iter().position(|a| a.id == id);
    let named = plan.programmes.iter().map(|p| Programme {
        share: p.share,
        approach: of_type(&p.approach).expect("a checked scenario names types of approach of its data set"),
        serves: Support::ALL.map(|k| p.levels.contains(&k)),
    });
    let rest = plan.rest().map(|share| Programme { share, approach: dataset.approaches.len(), serves: [true; 3] });
    named.chain(rest).collect()
}

/// The change a lever makes in one branch and year: a branch's own entry before the entry for all. Nothing changes in
/// the base year, which is past.
fn change(lever: &[(Target, Ramp)], branch: &str, year: i32, base_year: i32) -> f64 {
    let own = lever.iter().find(|l| matches!(&l.0, Target::Branch(id) if id == branch));
    let all = || lever.iter().find(|l| l.0 == Target::All);
    own.or_else(all).map_or(0.0, |l| if year > base_year { l.1.at(year) } else { 0.0 })
}
