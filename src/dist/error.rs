//! Which rule the arguments of a distribution break.

use std::fmt;

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

impl fmt::Display for DistError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite(a) => write!(f, "{a} must be a number between -1e100 and 1e100."),
            Self::NotPositive(a) => write!(f, "{a} must be above 0."),
            Self::NotBelow(a, b) => write!(f, "{a} must be less than {b}."),
            Self::Above(a, b) => write!(f, "{a} must not be above {b}."),
            Self::ShapeOutOfRange(a) => write!(f, "{a} must lie between 0.001 and 1,000,000."),
            Self::DegreesOutOfRange => {
                f.write_str("df, the degrees of freedom, must lie between 1 and 1,000,000.")
            }
            Self::NotMidway => f.write_str(
                "p50 of a normal must lie midway between p5 and p95; where the spread differs on either side, use split_normal.",
            ),
            Self::RangeTooFar => {
                f.write_str("The range from min to max must reach within 8 standard deviations (sd) of the mean.")
            }
            Self::RangeTooNarrow => f.write_str(
                "sd must be at most 1,000 times max minus min; over a range so narrow the distribution is uniform.",
            ),
            Self::TooLittleInside => f.write_str("At least a millionth of the distribution must lie between min and max."),
            Self::TooSkewed => f.write_str(
                "p50 lies too close to p10 or p90: no metalog passes through such quantiles; use split_normal.",
            ),
            Self::NoValues => f.write_str("values must hold at least one number."),
            Self::LengthsDiffer => f.write_str("There must be as many weights as values."),
            Self::NotAscending => f.write_str("values must ascend, each greater than the one before."),
            Self::BadWeight => f.write_str("weights must be 0 or more, and at least one of them above 0."),
            Self::FewExperts => f.write_str("A pool holds at least two experts."),
            Self::ExpertWeight => f.write_str("The weight of an expert must be above 0."),
            Self::PoolInPool => f.write_str("An expert gives a single distribution, not a pool."),
            Self::CertainExpert => f.write_str(
                "In a logarithmic pool no expert can be certain of single values that others spread; use linear_pool.",
            ),
            Self::NoCommonGround => f.write_str(
                "A logarithmic pool keeps what all experts hold possible, and their ranges do not overlap; use linear_pool.",
            ),
        }
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
