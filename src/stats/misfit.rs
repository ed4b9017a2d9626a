//! Why values, rounds or series do not fit a series.

use std::fmt;

use crate::texts::Said;

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

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { value, limit } => {
                write!(f, "a value of {value:e} is too large for statistics kept below {limit:e}")
            }
            Self::TooMany => f.write_str("too many draws for the statistics to count"),
            Self::NoRange => f.write_str("values came before the range of the first round was known"),
            Self::LateRange => f.write_str("the range of a series was set after its first values"),
            Self::UnevenRound { expected, found } => {
                write!(f, "a round of {found} draws after rounds of {expected}")
            }
            Self::Unlike => f.write_str("two series of different quantum, range or round length cannot be merged"),
            Self::Damaged => f.write_str("stored statistics are damaged"),
        }
    }
}

impl std::error::Error for Misfit {}

impl From<Misfit> for crate::error::Error {
    fn from(misfit: Misfit) -> Self {
        Self::Run(Said::english_only(misfit.to_string()))
    }
}
