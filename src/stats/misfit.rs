//! Why values, rounds or series do not fit a series.

use std::fmt;

use crate::texts::{PartProblem, Said};

/// Why something was refused by a series; the series is then as it was before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Misfit {
    /// A value too large for the quantum, and the limit it must stay below.
    TooLarge {
        /// The value.
        value: f64,
        /// The limit.
        limit: f64,
    },
    /// More values than counts or integer sums can hold.
    TooMany,
    /// Values before the range was set.
    NoRange,
    /// The range was set after values had come in.
    LateRange,
    /// A round with another number of values than the rounds before.
    UnevenRound {
        /// Values in the rounds before.
        expected: u64,
        /// Values in this one.
        found: u64,
    },
    /// Two series with other quanta, ranges or round lengths.
    Unlike,
    /// Stored bytes that are no series.
    Damaged,
}

impl Misfit {
    /// What is told of it.
    pub fn said(self) -> Said {
        match self {
            Self::TooLarge { value, limit } => {
                let (value, limit) = (format!("{value:e}"), format!("{limit:e}"));
                PartProblem::TooLarge.with(&[("value", &value), ("limit", &limit)])
            }
            Self::TooMany => PartProblem::TooMany.into(),
            Self::NoRange => PartProblem::NoRange.into(),
            Self::LateRange => PartProblem::LateRange.into(),
            Self::UnevenRound { expected, found } => {
                PartProblem::UnevenRound.with(&[("found", &found), ("expected", &expected)])
            }
            Self::Unlike => PartProblem::Unlike.into(),
            Self::Damaged => PartProblem::StatisticsDamaged.into(),
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.said().en())
    }
}

impl std::error::Error for Misfit {}

impl From<Misfit> for crate::error::Error {
    fn from(misfit: Misfit) -> Self {
        Self::Run(misfit.said())
    }
}
