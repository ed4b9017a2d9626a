//! The game that the tree splits: who plays, which worlds that takes, and what a draw gives each of them.
//!
//! The value of a coalition is the shortage of a world in which only its players are in force, less that of the world in
//! which none is. [`effect_tree.md`](../effect_tree.md) says it in words.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::part::Part;
use super::shapley::{Coalition, Split};
use crate::dataset::Dataset;
use crate::dist::Dist;
use crate::error::{Error, Result};
use crate::ids::{Function, Lever, Mechanism};
use crate::lanes::Lanes;
use crate::model::world::Totals;
use crate::model::{Frame, Mechanisms, Policy};
use crate::run::simulation::{Values8, Workspace};
use crate::run::{Keep, Simulation};
use crate::sample::Design;
use crate::sample::scores::Scores;
use crate::scenario::{Levers, Scenario};
use crate::texts::QuestionProblem as P;

/// The game of one scenario.
pub struct Game {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its players, in order of their bits.
    pub players: Vec<Part>,
    /// Parts that series are kept of, in order.
    pub parts: Vec<Part>,
    split: Split,
    /// A world for each coalition of the split.
    policies: Vec<Policy>,
}

/// What a series is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Part of the effect.
    pub part: Part,
    /// `total` or `branch`.
    pub scope: Cow<'static, str>,
    /// `smal`, `breed` or the identifier of a branch.
    pub key: String,
    /// Year.
    pub year: i32,
    /// `persons` or `fte`.
    pub unit: Cow<'static, str>,
}

impl Label {
    /// Whether people are shown it: the total `smal`, in persons.
    pub(super) fn is_shown(&self) -> bool {
        (&*self.scope, &*self.key, &*self.unit) == ("total", "smal", "persons")
    }
}

const UNITS: [&str; 2] = ["persons", "fte"];

/// The scenario among those of its simulation, after the reference.
const SCENARIO: usize = 1;

impl Game {
    /// The game of `scenario`.
    ///
    /// # Errors
    /// [`Error::Usage`] if there is nothing to split, or what [`Simulation::new`] refuses.
    pub fn new(
        dataset: &Arc<Dataset>,
        reference: &Arc<Scenario>,
        scenario: &Arc<Scenario>,
        seed: u64,
        design: Design,
    ) -> Result<Self> {
        let players = players(dataset, scenario)?;
        let pair = [reference.clone(), scenario.clone()];
        let simulation = Simulation::new(dataset, &pair, seed, design, Keep::Headline)?;
        let bit = |part: Part| players.iter().position(|p| *p == part).map_or(0, |i| 1 << i);
        let acts = bit(Part::of(Mechanism::DuringHelp)) | bit(Part::of(Mechanism::Prevention));
        let reacts = bit(Part::of(Mechanism::Elsewhere)) | bit(Part::of(Mechanism::WaitingLists));
        // Where no care is avoided nothing comes back and no place is freed.
        let same_as = |c: Coalition| if c & acts == 0 { c & !reacts } else { c };
        let split = Split::new(players.len(), same_as);
        let world = |c: &Coalition| policy(&simulation.frame, dataset, scenario, reference, &players, *c);
        let policies = split.coalitions.iter().map(world).collect();
        let mut parts = players.clone();
        parts.extend([Part::Without, Part::Total, Part::With]);
        if !scenario.plan.is_empty() {
            parts.extend(
                [Part::Care, Part::Staff].into_iter().filter(|g| players.iter().any(|p| p.parent() == Some(*g))),
            );
        }
        if scenario.parameters != reference.parameters || scenario.correlations != reference.correlations {
            parts.push(Part::Figures);
        }
        parts.sort_unstable();
        Ok(Self { simulation, scenario: scenario.clone(), players, parts, split, policies })
    }

    /// Worlds that are simulated for every draw, the reference included.
    pub fn worlds(&self) -> usize {
        self.policies.len() + 1
    }

    /// What each series of [`Self::run`] is about.
    pub fn labels(&self) -> Vec<Label> {
        let dataset = &self.simulation.dataset;
        let totals = ["smal", "breed"].map(|key| ("total", key.to_string()));
        let keys: Vec<_> =
            totals.into_iter().chain(dataset.branches.iter().map(|b| ("branch", b.id.clone()))).collect();
        let mut out = Vec::new();
        for &part in &self.parts {
            for t in 1..=self.simulation.frame.years {
                for unit in UNITS {
                    let year = dataset.base_year + t as i32;
                    out.extend(keys.iter().map(|&(scope, ref key)| Label {
                        part,
                        scope: scope.into(),
                        key: key.clone(),
                        year,
                        unit: unit.into(),
                    }));
                }
            }
        }
        out
    }

    /// Splits the draws of `scores`: `out[series * groups + group]`, series in the order of [`Self::labels`].
    pub fn run(&self, scores: &Scores, room: &mut Workspace, out: &mut [Values8]) {
        let frame = &self.simulation.frame;
        let cells = frame.years * UNITS.len() * (2 + frame.branches.len());
        let [mut reference, mut base, mut now] = [(); 3].map(|()| vec![Lanes::ZERO; cells]);
        let mut shares = vec![vec![Lanes::ZERO; cells]; self.players.len()];
        for group in 0..scores.groups() {
            for share in &mut shares {
                share.fill(Lanes::ZERO);
            }
            self.simulation.variants(SCENARIO, &self.policies, scores, group, room, |world, years| match world {
                None => shortage(frame, years, &mut reference),
                Some(0) => shortage(frame, years, &mut base),
                // The last world is that of all players: what `now` holds in the end.
                Some(world) => {
                    shortage(frame, years, &mut now);
                    for (share, &weight) in shares.iter_mut().zip(&self.split.weights[world]) {
                        for ((share, now), base) in share.iter_mut().zip(&now).zip(&base) {
                            *share += (*now - *base) * weight;
                        }
                    }
                }
            });
            for (i, &part) in self.parts.iter().enumerate() {
                for cell in 0..cells {
                    let of_parent = |parent: Part| {
                        let children = self.players.iter().zip(&shares).filter(|(p, _)| p.parent() == Some(parent));
                        children.map(|(_, share)| share[cell]).sum::<Lanes>()
                    };
                    let value = match part {
                        Part::Without => reference[cell],
                        Part::With => now[cell],
                        Part::Total => now[cell] - reference[cell],
                        Part::Figures => base[cell] - reference[cell],
                        Part::Care | Part::Staff => of_parent(part),
                        player => {
                            let place = self.players.iter().position(|p| *p == player);
                            place.map_or(Lanes::ZERO, |place| shares[place][cell])
                        }
                    };
                    out[(i * cells + cell) * scores.groups() + group] = value.0;
                }
            }
        }
    }
}

/// Who plays in `scenario`: the mechanisms that its plan can set to work, and its levers as one; without a plan each kind of
/// lever.
fn players(dataset: &Dataset, scenario: &Scenario) -> Result<Vec<Part>> {
    let levers: Vec<Lever> = Lever::ALL.into_iter().filter(|l| is_used(&scenario.levers, *l)).collect();
    let name = &scenario.name;
    if scenario.plan.is_empty() {
        return match levers.as_slice() {
            [] => Err(Error::Usage(P::NothingToSplit.with(&[("name", name)]))),
            [one] => Err(Error::Usage(P::OneLever.with(&[("name", name), ("lever", &one.id())]))),
            several => Ok(several.iter().map(|l| Part::Lever(*l)).collect()),
        };
    }
    let mut players: Vec<Part> =
        Mechanism::ALL.into_iter().filter(|m| can_work(dataset, scenario, *m)).map(Part::of).collect();
    if !levers.is_empty() {
        players.push(Part::Levers);
    }
    if players.is_empty() {
        return Err(Error::Usage(P::NothingWorks.with(&[("name", name)])));
    }
    Ok(players)
}

/// Whether a plan can set `mechanism` to work at all: some figure of it is not 0 for certain.
fn can_work(dataset: &Dataset, scenario: &Scenario, mechanism: Mechanism) -> bool {
    let quantity = match mechanism {
        Mechanism::DuringHelp => "direct:",
        Mechanism::Prevention => "prevent:",
        Mechanism::Signalling => "refer_probability:",
        Mechanism::Elsewhere => "shift:",
        Mechanism::WaitingLists => "rebound:",
        Mechanism::Switchers | Mechanism::Displaced | Mechanism::MovedOn => {
            return Function::PAID.iter().any(|f| !scenario.plan.mix[*f as usize].is_constant(0.0));
        }
    };
    dataset.parameters.iter().filter(|p| p.name.starts_with(quantity)).any(|p| {
        let own = scenario.parameters.iter().find(|o| o.name == p.name);
        let dist = own.map_or(&p.dist, |o| &o.dist);
        !matches!(dist, Dist::Fixed(x) if *x == 0.0) || p.business_case.is_some_and(|x| x != 0.0)
    })
}

/// The policy of a coalition: the scenario with the levers and mechanisms that are in it.
fn policy(
    frame: &Frame,
    dataset: &Dataset,
    scenario: &Scenario,
    reference: &Scenario,
    players: &[Part],
    coalition: Coalition,
) -> Policy {
    let is_in = |part: Part| players.iter().enumerate().any(|(i, p)| *p == part && coalition >> i & 1 == 1);
    let mut of_coalition = scenario.clone();
    if !is_in(Part::Levers) {
        for lever in Lever::ALL.into_iter().filter(|l| !is_in(Part::Lever(*l))) {
            take_away(&mut of_coalition.levers, lever);
        }
    }
    let in_force = Mechanism::ALL.into_iter().filter(|m| is_in(Part::of(*m)));
    let mechanisms = in_force.fold(Mechanisms::NONE, Mechanisms::with);
    if mechanisms == Mechanisms::NONE {
        // A plan that changes nothing in care: the same to the bit, and quicker.
        of_coalition.plan = reference.plan.clone();
    }
    Policy { mechanisms, ..Policy::new(frame, dataset, &of_coalition) }
}

fn is_used(levers: &Levers, lever: Lever) -> bool {
    let mut without = levers.clone();
    take_away(&mut without, lever);
    without != *levers
}

fn take_away(levers: &mut Levers, lever: Lever) {
    match lever {
        Lever::Absence => levers.absence.clear(),
        Lever::Hours => levers.hours.clear(),
        Lever::Productivity => levers.productivity.clear(),
        Lever::Inflow => levers.inflow.clear(),
        Lever::Exits => levers.exits.clear(),
        Lever::TrainingPlaces => levers.training_places.clear(),
        Lever::Moved => levers.moved.clear(),
    }
}

/// Shortage in every year after the base year, in persons and in FTE: smal, breed, and by branch. The filled part of a plan
/// counts in demand and filled demand alike, so it is left out of both.
fn shortage(frame: &Frame, years: &[Totals], out: &mut [Lanes]) {
    let keys = 2 + frame.branches.len();
    out.fill(Lanes::ZERO);
    for (year, out) in years[1..].iter().zip(out.chunks_exact_mut(UNITS.len() * keys)) {
        let (persons, fte) = out.split_at_mut(keys);
        for (b, branch) in frame.branches.iter().enumerate() {
            let of_branch: Lanes = frame.of_branch[b].clone().map(|p| year.demand[p] - year.filled[p]).sum();
            for (unit, shortage) in [(&mut *fte, of_branch), (&mut *persons, of_branch / frame.fte_per_person(b))] {
                unit[2 + b] = shortage;
                unit[1] += shortage;
                if branch.in_smal {
                    unit[0] += shortage;
                }
            }
        }
    }
}
