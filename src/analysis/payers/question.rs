//! The question: which rows there are, and their numbers in every draw.

use std::sync::Arc;

use super::books::Books;
use super::{Account, Basis, Label, Measure, Rule, Terms};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::lanes::{Lanes, WIDTH};
use crate::run::simulation::{Values8, Workspace};
use crate::run::{Keep, Simulation};
use crate::sample::Design;
use crate::sample::scores::Scores;
use crate::scenario::Scenario;
use crate::texts::UsageText;

/// The question: a scenario with a plan, and its evidence profiles.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    pub(super) scenario: Arc<Scenario>,
    pub(super) terms: Terms,
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
            return Err(Error::Usage(UsageText::NobodyPays.with(&[("name", &scenario.name)])));
        }
        let pair = [reference.clone(), scenario.clone()];
        let simulation = Simulation::new(dataset, &pair, seed, design, Keep::Headline)?;
        let fund = &scenario.fund;
        let share = |payer: &String| fund.shares.iter().find(|s| s.0 == *payer).map_or(0.0, |s| s.1);
        let shares = (!fund.shares.is_empty()).then(|| dataset.payers.iter().map(share).collect());
        let terms = Terms { shares, loss_cap: fund.loss_cap, certainty: fund.certainty };
        Ok(Self { simulation, scenario: scenario.clone(), terms })
    }

    /// What is kept of `scenario` in year `t` after the base year.
    pub(super) fn labels_of(&self, scenario: usize, t: usize) -> Vec<Label> {
        let (last, payers) = (self.simulation.frame.years, self.simulation.frame.payers);
        let mut out = Vec::new();
        // Of other evidence profiles only what the plan comes to.
        if scenario > 0 && t < last {
            return out;
        }
        let year = self.simulation.frame.base_year + t as i32;
        for ledger in Account::ALL {
            for rule in Rule::ALL.into_iter().filter(|rule| rule.holds(&self.terms)) {
                let label = |measure, payer, basis| Label { scenario, ledger, rule, measure, payer, basis, year };
                for payer in 0..=payers {
                    for measure in [Measure::Paid, Measure::Gain, Measure::Balance] {
                        // A fund changes no gain.
                        if rule != Rule::Own && measure == Measure::Gain {
                            continue;
                        }
                        for basis in Basis::ALL {
                            let is_main = matches!(basis, Basis::Year | Basis::SoFarDiscounted);
                            if (scenario == 0 && (rule == Rule::Own || is_main)) || basis == Basis::SoFarDiscounted {
                                out.push(label(measure, payer, basis));
                            }
                        }
                    }
                }
                if t == last {
                    out.push(label(Measure::NoneWorse, payers, Basis::SoFarDiscounted));
                }
            }
        }
        out
    }

    /// What each series of the run is about.
    pub fn labels(&self) -> Vec<Label> {
        let (scenarios, years) = (self.simulation.scenarios.len() - 1, self.simulation.frame.years);
        let of_scenario = |s: usize| (1..=years).flat_map(move |t| self.labels_of(s, t));
        (0..scenarios).flat_map(of_scenario).collect()
    }

    /// The money in the draws of `scores`: `out[series * groups + group]`, series in the order of [`Self::labels`]. Shows
    /// the balances without a fund of the scenario as it stands, over all years and discounted, to `see`: first draw of the
    /// group, ledger, payer.
    pub(super) fn run(
        &self,
        labels: &[Vec<Label>],
        scores: &Scores,
        room: &mut Workspace,
        out: &mut [Values8],
        see: &dyn Fn(u64, Account, usize, Lanes),
    ) {
        let frame = &self.simulation.frame;
        let mut books = Books::new(frame.payers, &self.terms);
        for group in 0..scores.groups() {
            let mut series = 0;
            self.simulation.paths(scores, group, room, |year| {
                if year.t == 1 {
                    books.empty();
                }
                books.book(year.ledger);
                let scenario = year.scenario - 1;
                for label in &labels[scenario * frame.years + year.t - 1] {
                    out[series * scores.groups() + group] = books.value(label).0;
                    series += 1;
                }
                if scenario == 0 && year.t == frame.years {
                    let first = scores.first() + (group * WIDTH) as u64;
                    for ledger in Account::ALL {
                        for payer in 0..frame.payers {
                            see(first, ledger, payer, books.balance(ledger, Rule::Own, payer, Basis::SoFarDiscounted));
                        }
                    }
                }
            });
        }
    }
}
