//! The answer: every row, and the smallest transfers.

use serde::{Deserialize, Serialize};

use super::{Account, Basis, Label, Measure, Rule, Terms, Transfers};
use crate::analysis::profile::Profile;
use crate::ids::Words;
use crate::stats::Summary;

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
