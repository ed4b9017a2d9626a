//! Which rule the arguments of a distribution break.

use std::fmt;

use crate::texts::{DistProblem as P, Said};

/// The rule that the arguments of a distribution break. A NaN or infinity breaks every rule it takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DistError {
    /// An argument is not a number between -1e100 and 1e100.
    NotFinite(&'static str),
    /// An argument is not above 0.
    NotPositive(&'static str),
    /// The first argument is not below the second.
    NotBelow(&'static str, &'static str),
    /// The first argument is above the second.
    Above(&'static str, &'static str),
    /// A shape is not between 0.001 and 1,000,000.
    ShapeOutOfRange(&'static str),
    /// The degrees of freedom are not between 1 and 1,000,000.
    DegreesOutOfRange,
    /// The median of a normal is not midway between P5 and P95.
    NotMidway,
    /// The range of a truncated normal has (nearly) no probability under the normal.
    RangeTooFar,
    /// The range of a truncated normal is tiny beside its spread.
    RangeTooNarrow,
    /// Hardly anything is left after cutting.
    TooLittleInside,
    /// No metalog of three terms passes through these quantiles without turning back.
    TooSkewed,
    /// A list of values is empty.
    NoValues,
    /// There are not as many weights as values.
    LengthsDiffer,
    /// Values do not ascend.
    NotAscending,
    /// A weight is below 0, or all are 0.
    BadWeight,
    /// There are fewer than two experts.
    FewExperts,
    /// The weight of an expert is not above 0.
    ExpertWeight,
    /// An expert is a pool of experts.
    PoolInPool,
    /// An expert of a logarithmic pool is certain of single values, and another is not.
    CertainExpert,
    /// No value is possible to all experts of a logarithmic pool.
    NoCommonGround,
}

impl DistError {
    /// The rule, in both languages.
    pub fn said(&self) -> Said {
        match self {
            Self::NotFinite(a) => P::NotFinite.with(&[("a", &a)]),
            Self::NotPositive(a) => P::NotPositive.with(&[("a", &a)]),
            Self::NotBelow(a, b) => P::NotBelow.with(&[("a", &a), ("b", &b)]),
            Self::Above(a, b) => P::Above.with(&[("a", &a), ("b", &b)]),
            Self::ShapeOutOfRange(a) => P::Shape.with(&[("a", &a)]),
            Self::DegreesOutOfRange => P::Degrees.into(),
            Self::NotMidway => P::NotMidway.into(),
            Self::RangeTooFar => P::RangeTooFar.into(),
            Self::RangeTooNarrow => P::RangeTooNarrow.into(),
            Self::TooLittleInside => P::TooLittleInside.into(),
            Self::TooSkewed => P::TooSkewed.into(),
            Self::NoValues => P::NoValues.into(),
            Self::LengthsDiffer => P::LengthsDiffer.into(),
            Self::NotAscending => P::NotAscending.into(),
            Self::BadWeight => P::BadWeight.into(),
            Self::FewExperts => P::FewExperts.into(),
            Self::ExpertWeight => P::ExpertWeight.into(),
            Self::PoolInPool => P::PoolInPool.into(),
            Self::CertainExpert => P::CertainExpert.into(),
            Self::NoCommonGround => P::NoCommonGround.into(),
        }
    }
}

impl fmt::Display for DistError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.said().en())
    }
}

impl std::error::Error for DistError {}

type Check = Result<(), DistError>;

/// Largest size of an argument: squares and differences of such numbers stay finite.
const LARGEST: f64 = 1e100;

/// `x` is a number of a size that can be computed with.
pub(super) fn finite(name: &'static str, x: f64) -> Check {
    if x.abs() <= LARGEST { Ok(()) } else { Err(DistError::NotFinite(name)) }
}

/// `x` is finite and above 0.
pub(super) fn positive(name: &'static str, x: f64) -> Check {
    finite(name, x)?;
    if x > 0.0 { Ok(()) } else { Err(DistError::NotPositive(name)) }
}

/// `low < high`, both finite.
pub(super) fn below(low_name: &'static str, low: f64, high_name: &'static str, high: f64) -> Check {
    finite(low_name, low)?;
    finite(high_name, high)?;
    if low < high { Ok(()) } else { Err(DistError::NotBelow(low_name, high_name)) }
}

/// `low <= high`, both finite.
pub(super) fn not_above(low_name: &'static str, low: f64, high_name: &'static str, high: f64) -> Check {
    finite(low_name, low)?;
    finite(high_name, high)?;
    if low <= high { Ok(()) } else { Err(DistError::Above(low_name, high_name)) }
}

/// A shape that the special functions are accurate for.
pub(super) fn shape(name: &'static str, x: f64) -> Check {
    if (1e-3..=1e6).contains(&x) { Ok(()) } else { Err(DistError::ShapeOutOfRange(name)) }
}
