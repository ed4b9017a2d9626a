//! The answer: rows of cost and of what is avoided, and what they say to scenarios.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dataset::cases::Approach;
use crate::ids::{Support, Words};
use crate::stats::Summary;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// One case.
    Case(String),
    /// All cases.
    All,
    /// The cases of one problem with one approach, per person helped.
    Problem(String, Approach),
    /// Collective less individual help of one problem, per person helped.
    Difference(String),
}

/// A part of cost or of avoided cost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All of it.
    Whole,
    /// Of a domain.
    Domain(String),
    /// Of a payer.
    Payer(String),
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// What help costs, euro.
    Cost,
    /// What is avoided, euro: used without help less used with it.
    Avoided,
    /// Avoided less cost, euro.
    Balance,
    /// Avoided per euro of cost; undefined where help costs nothing.
    Ratio,
}

impl Measure {
    /// All.
    pub const ALL: [Self; 4] = [Self::Cost, Self::Avoided, Self::Balance, Self::Ratio];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Avoided => "avoided",
            Self::Balance => "balance",
            Self::Ratio => "ratio",
        }
    }

    /// `euro` or `ratio`.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            _ => "euro",
        }
    }
}

/// The identity of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Label {
    /// What it is about.
    pub of: Of,
    /// What is measured.
    pub measure: Measure,
    /// Which part.
    pub part: Part,
}

/// What there is to know of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseFacts {
    /// Identifier.
    pub id: String,
    /// In words; may be empty.
    pub title: String,
    /// Problem; may be empty.
    pub problem: String,
    /// Individual or collective help.
    pub approach: Approach,
    /// How many are helped.
    pub persons: f64,
}

/// What cases of one level of support say of the value outside care: the parameter `value_outside_care:LEVEL`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Level of support.
    pub level: Support,
    /// Cases of that level.
    pub cases: usize,
    /// Persons who recovered in them.
    pub recovered: f64,
    /// Means of equal parts of the distribution, ascending: euro outside care per person recovered.
    pub values: Vec<f64>,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to reckon with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cases {
    /// Name of the scenario that they are reckoned beside: its data set names payers and branches.
    pub scenario: String,
    /// How its user named the table.
    pub table: String,
    /// The year that money is in.
    pub year: i32,
    /// Names of branches of care, by identifier: domains that are none have no name here.
    pub branches: BTreeMap<String, Words>,
    /// The cases.
    pub cases: Vec<CaseFacts>,
    /// Draws.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// Rows in order.
    pub rows: Vec<(Label, Summary)>,
    /// What it says to scenarios, by level of support.
    pub outcomes: Vec<Outcome>,
}

impl Cases {
    /// The row of this identity.
    pub fn find(&self, of: &Of, measure: Measure, part: &Part) -> Option<&Summary> {
        self.rows.iter().find(|(l, _)| (&l.of, l.measure, &l.part) == (of, measure, part)).map(|r| &r.1)
    }

    /// The parts of a measure that `of` has, in order: domains or payers.
    pub fn parts<'a>(&'a self, of: &'a Of, measure: Measure) -> impl Iterator<Item = (&'a Part, &'a Summary)> {
        let of_measure = move |l: &&(Label, Summary)| l.0.of == *of && l.0.measure == measure;
        self.rows.iter().filter(of_measure).map(|(l, s)| (&l.part, s)).filter(|(part, _)| **part != Part::Whole)
    }

    /// Problems of which there are individual and collective cases.
    pub fn compared(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(|(l, _)| match (&l.of, l.measure) {
            (Of::Difference(problem), Measure::Balance) => Some(problem.as_str()),
            _ => None,
        })
    }
}
