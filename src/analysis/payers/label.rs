//! What a row is about: a ledger, a rule, what is kept of whom, and over which time.

use serde::{Deserialize, Serialize};

use super::Rule;
use crate::lanes::Lanes;
use crate::model::money::Ledger;

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
    pub(super) fn gain(self, ledger: &Ledger, payer: usize) -> Lanes {
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
    /// Index into [`Payers::scenarios`](super::Payers::scenarios).
    pub scenario: usize,
    /// The ledger.
    pub ledger: Account,
    /// How the cost is divided.
    pub rule: Rule,
    /// What is kept.
    pub measure: Measure,
    /// Index into [`Payers::payers`](super::Payers::payers); as many as there are for all together.
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
