//! Who pays and who gains, year by year, in each of two ledgers; the same with a prevention fund under several rules; and the
//! smallest fixed transfers that leave no payer worse off ([`payers.md`](../payers.md)).

pub mod rules;
mod transfers;

pub use rules::{Rule, Terms};
pub use transfers::{Aim, Transfers};

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};

use crate::analysis::profile::Profile;
use crate::analysis::summaries::summaries;
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::Words;
use crate::lanes::{Lanes, WIDTH};
use crate::model::money::Ledger;
use crate::run::simulation::{Values8, Workspace};
use crate::run::{Keep, Observer, Options, Simulation};
use crate::sample::scores::Scores;
use crate::sample::{Design, ROUND};
use crate::scenario::Scenario;
use crate::stats::Summary;
use crate::texts::{FailureText, UsageText};

/// Draws of which every single balance is kept: more than anyone asks for.
const MOST_DRAWS: u64 = 1_000_000;

/// Which gains are set against the cost. The two are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// Cash: spending on care that really falls, and values outside care.
    Cash,
    /// Value: care avoided at what it would cost, spent or not, and values outside care.
    Value,
}

impl Account {
    /// Both ledgers.
    pub const ALL: [Self; 2] = [Self::Cash, Self::Value];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Value => "value",
        }
    }

    /// The gain of a payer in the year that was booked last.
    fn gain(self, ledger: &Ledger, payer: usize) -> Lanes {
        match self {
            Self::Cash => ledger.benefit_cash[payer],
            Self::Value => ledger.capacity_value[payer] + ledger.value_outside_care[payer],
        }
    }
}

/// What is kept of a payer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// What it pays: without a fund its cost, with one what it contributes.
    Paid,
    /// What it gains.
    Gain,
    /// Gain less what it pays.
    Balance,
    /// 1 where no payer is worse off: the mean is the chance.
    NoneWorse,
}

impl Measure {
    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Gain => "gain",
            Self::Balance => "balance",
            Self::NoneWorse => "none_worse",
        }
    }
}

/// Over which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// In the year.
    Year,
    /// In the year, in present value of the base year.
    YearDiscounted,
    /// From the first year after the base year up to the year.
    SoFar,
    /// The same, each year discounted to the base year.
    SoFarDiscounted,
}

impl Basis {
    /// All, in the order of a `Money`.
    pub const ALL: [Self; 4] = [Self::Year, Self::YearDiscounted, Self::SoFar, Self::SoFarDiscounted];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::YearDiscounted => "year_discounted",
            Self::SoFar => "so_far",
            Self::SoFarDiscounted => "so_far_discounted",
        }
    }
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Index into [`Payers::scenarios`].
    pub scenario: usize,
    /// The ledger.
    pub ledger: Account,
    /// How the cost is divided.
    pub rule: Rule,
    /// What is kept.
    pub measure: Measure,
    /// Index into [`Payers::payers`]; as many as there are for all together.
    pub payer: usize,
    /// Over which time.
    pub basis: Basis,
    /// Year.
    pub year: i32,
}

impl Label {
    /// `euro` or `share`.
    pub const fn unit(&self) -> &'static str {
        match self.measure {
            Measure::NoneWorse => "share",
            _ => "euro",
        }
    }
}

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payers {
    /// Title of the scenario.
    pub title: Words,
    /// The scenario, and under the other evidence profiles: name in result files, and whose evidence.
    pub scenarios: Vec<(String, Profile)>,
    /// Identifiers of the payers.
    pub payers: Vec<String>,
    /// What the rules were given.
    pub terms: Terms,
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
    /// Rows by scenario, year, ledger, rule, payer, measure and basis. Other evidence profiles have the last year only.
    pub rows: Vec<(Label, Summary)>,
    /// The smallest transfers, of the scenario as it stands, by ledger and aim.
    pub transfers: Vec<Transfers>,
}

impl Payers {
    /// The row of this identity in the last year, discounted and with all years before it.
    pub fn whole(
        &self,
        scenario: usize,
        ledger: Account,
        rule: Rule,
        measure: Measure,
        payer: usize,
    ) -> Option<&Summary> {
        self.find(&Label {
            scenario,
            ledger,
            rule,
            measure,
            payer,
            basis: Basis::SoFarDiscounted,
            year: self.last_year,
        })
    }

    /// The row about `label`.
    pub fn find(&self, label: &Label) -> Option<&Summary> {
        self.rows.iter().find(|r| r.0 == *label).map(|r| &r.1)
    }

    /// The place of all payers together.
    pub fn all(&self) -> usize {
        self.payers.len()
    }

    /// The rules that are compared.
    pub fn rules(&self) -> impl Iterator<Item = Rule> + '_ {
        Rule::ALL.into_iter().filter(|rule| rule.holds(&self.terms))
    }
}

/// A sum of money in its four forms, in the order of [`Basis::ALL`].
#[derive(Clone, Copy, Debug, Default)]
struct Money([Lanes; 4]);

impl Money {
    /// Another year comes.
    fn add(&mut self, euro: Lanes, discount: Lanes) {
        let worth = euro * discount;
        self.0 = [euro, worth, self.0[2] + euro, self.0[3] + worth];
    }
}

/// The question: a scenario with a plan, and its evidence profiles.
pub struct Question {
    /// Frame, figures and draws.
    pub simulation: Simulation,
    scenario: Arc<Scenario>,
    terms: Terms,
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
    fn labels_of(&self, scenario: usize, t: usize) -> Vec<Label> {
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
    fn run(
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

/// What everyone paid and gained, by ledger, rule and payer, the total last.
struct Books<'t> {
    payers: usize,
    terms: &'t Terms,
    paid: Vec<Money>,
    gain: Vec<Money>,
    cost: Vec<f64>,
    gains: Vec<f64>,
    shares: Vec<f64>,
    sums: Vec<Lanes>,
}

impl<'t> Books<'t> {
    fn new(payers: usize, terms: &'t Terms) -> Self {
        let rows = Account::ALL.len() * Rule::ALL.len() * (payers + 1);
        let (empty, nothing) = (vec![Money::default(); rows], vec![0.0; payers]);
        Self {
            payers,
            terms,
            paid: empty.clone(),
            gain: empty,
            cost: nothing.clone(),
            gains: nothing.clone(),
            shares: nothing,
            sums: vec![Lanes::ZERO; payers],
        }
    }

    fn empty(&mut self) {
        self.paid.fill(Money::default());
        self.gain.fill(Money::default());
    }

    fn at(&self, ledger: Account, rule: Rule, payer: usize) -> usize {
        ((ledger as usize * Rule::ALL.len()) + rule as usize) * (self.payers + 1) + payer
    }

    /// Adds the year that `ledger` booked last.
    fn book(&mut self, ledger: &Ledger) {
        for account in Account::ALL {
            for rule in Rule::ALL.into_iter().filter(|rule| rule.holds(self.terms)) {
                for lane in 0..WIDTH {
                    for payer in 0..self.payers {
                        self.cost[payer] = ledger.cost[payer].0[lane];
                        self.gains[payer] = account.gain(ledger, payer).0[lane];
                    }
                    rule.paid(self.terms, &self.cost, &self.gains, &mut self.shares);
                    for payer in 0..self.payers {
                        self.sums[payer].0[lane] = self.shares[payer];
                    }
                }
                let first = self.at(account, rule, 0);
                let all = self.sums.iter().copied().sum();
                for payer in 0..=self.payers {
                    let paid = self.sums.get(payer).copied().unwrap_or(all);
                    self.paid[first + payer].add(paid, ledger.discount);
                    self.gain[first + payer].add(account.gain(ledger, payer), ledger.discount);
                }
            }
        }
    }

    fn balance(&self, ledger: Account, rule: Rule, payer: usize, basis: Basis) -> Lanes {
        let at = self.at(ledger, rule, payer);
        self.gain[at].0[basis as usize] - self.paid[at].0[basis as usize]
    }

    fn value(&self, label: &Label) -> Lanes {
        let Label { ledger, rule, payer, basis, .. } = *label;
        let at = self.at(ledger, rule, payer);
        match label.measure {
            Measure::Paid => self.paid[at].0[basis as usize],
            Measure::Gain => self.gain[at].0[basis as usize],
            Measure::Balance => self.balance(ledger, rule, payer, basis),
            Measure::NoneWorse => {
                let balances = (0..self.payers).map(|payer| self.balance(ledger, rule, payer, basis));
                let lowest = balances.reduce(Lanes::min).unwrap_or(Lanes::ZERO);
                // Cents that arithmetic loses make nobody worse off.
                lowest.map(|euro| f64::from(u8::from(euro >= -0.5)))
            }
        }
    }
}

/// Balances of every draw, `[ledger][payer][draw]`.
type Kept = [Vec<Vec<f64>>; 2];

/// Answers `question` on the draws that `options` ask for. When `stop` is set it ends after the round at hand; `None` if none
/// was done.
///
/// # Errors
/// [`Error::Usage`] for more draws than can be kept; if threads cannot be had, or a number is too large for its unit.
pub fn payers(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Payers>> {
    let draws = options.rounds() * ROUND;
    if draws > MOST_DRAWS {
        return Err(Error::Usage(UsageText::MostDrawsTransfers.with(&[("most", &MOST_DRAWS)])));
    }
    let simulation = &question.simulation;
    let (frame, scenarios) = (&simulation.frame, simulation.scenarios.len() - 1);
    let labels: Vec<Vec<Label>> =
        (0..scenarios).flat_map(|s| (1..=frame.years).map(move |t| question.labels_of(s, t))).collect();
    let empty = vec![vec![f64::NAN; draws as usize]; frame.payers];
    let kept: Mutex<Kept> = Mutex::new([empty.clone(), empty]);
    // Each draw has its own place, whichever thread gets to it first.
    let see = |first: u64, ledger: Account, payer: usize, balance: Lanes| {
        if let Ok(mut kept) = kept.lock()
            && let Some(places) = kept[ledger as usize][payer].get_mut(first as usize..first as usize + WIDTH)
        {
            places.copy_from_slice(&balance.0);
        }
    };
    let work =
        |scores: &Scores, room: &mut Workspace, out: &mut [Values8]| question.run(&labels, scores, room, out, &see);
    let found = summaries(simulation, &work, labels.concat(), |label| label.unit(), options, observer, stop)?;
    let Some(found) = found else { return Ok(None) };
    let mut kept = kept.into_inner().map_err(|_| Error::Run(FailureText::BalancesThread.into()))?;
    kept.iter_mut().flatten().for_each(|of_payer| of_payer.truncate(found.draws as usize));
    let mut transfers = Vec::new();
    for ledger in Account::ALL {
        for aim in Aim::ALL {
            let balances = &kept[ledger as usize];
            transfers.push(transfers::smallest(ledger, aim, balances, question.terms.certainty, ROUND as usize));
        }
    }
    let dataset = &simulation.dataset;
    Ok(Some(Payers {
        title: question.scenario.title.clone(),
        scenarios: Profile::of_all(simulation, &question.scenario),
        payers: dataset.payers.clone(),
        terms: question.terms.clone(),
        attribution: dataset.attribution.clone(),
        base_year: dataset.base_year,
        last_year: dataset.base_year + frame.years as i32,
        draws: found.draws,
        seed: options.seed,
        rows: found.rows,
        transfers,
    }))
}
