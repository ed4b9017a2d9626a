//! What everyone paid and gained, kept year by year in eight draws side by side.

use super::{Account, Basis, Label, Measure, Rule, Terms};
use crate::lanes::{Lanes, WIDTH};
use crate::model::money::Ledger;

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

/// What everyone paid and gained, by ledger, rule and payer, the total last.
pub(super) struct Books<'t> {
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
    pub(super) fn new(payers: usize, terms: &'t Terms) -> Self {
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

    pub(super) fn empty(&mut self) {
        self.paid.fill(Money::default());
        self.gain.fill(Money::default());
    }

    fn at(&self, ledger: Account, rule: Rule, payer: usize) -> usize {
        ((ledger as usize * Rule::ALL.len()) + rule as usize) * (self.payers + 1) + payer
    }

    /// Adds the year that `ledger` booked last.
    pub(super) fn book(&mut self, ledger: &Ledger) {
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

    pub(super) fn balance(&self, ledger: Account, rule: Rule, payer: usize, basis: Basis) -> Lanes {
        let at = self.at(ledger, rule, payer);
        self.gain[at].0[basis as usize] - self.paid[at].0[basis as usize]
    }

    pub(super) fn value(&self, label: &Label) -> Lanes {
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
