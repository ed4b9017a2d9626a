//! Distributions of parameters, one a file, all on the same skeleton: a struct whose fields were checked by `new`, a
//! quantile function, moments, support. Numbers are drawn by feeding a uniform number to the quantile function, or
//! faster, a normal score to a [`ScoreTable`].
//!
//! To add one: a file here, a variant of [`Dist`], an arm in `Dist::inner` and one in `ScoreTable::new`.

mod beta;
mod discrete;
mod error;
mod experts;
mod fixed;
mod gamma;
mod grid;
mod knots;
mod logarithmic;
mod lognormal;
mod metalog;
mod normal;
mod pert;
mod score;
mod split_normal;
mod student_t;
mod triangular;
mod truncated_normal;
mod uniform;

pub use beta::Beta;
pub use discrete::Discrete;
pub use error::DistError;
pub use experts::{Expert, Experts, Pooling};
pub use gamma::Gamma;
pub use lognormal::LogNormal;
pub use metalog::Metalog;
pub use normal::Normal;
pub use pert::Pert;
pub use score::{ScoreTable, ScoreTables};
pub use split_normal::SplitNormal;
pub use student_t::StudentT;
pub use triangular::Triangular;
pub use truncated_normal::TruncatedNormal;
pub use uniform::Uniform;

/// What every distribution can tell.
pub trait Distribution {
    /// Name in scenario files.
    fn name(&self) -> &'static str;

    /// The arguments that make the same distribution again, by their names in scenario files. Empty for `discrete`,
    /// whose arguments are lists, and for experts.
    fn arguments(&self) -> Vec<(&'static str, f64)>;

    /// The value with chance `lower` of being at most it and chance `upper` of exceeding it; both positive, together 1.
    /// Given both, the far upper tail is as exact as the lower one.
    fn tails(&self, lower: f64, upper: f64) -> f64;

    /// The expected value. Infinite where the upper tail is too heavy to have one.
    fn mean(&self) -> f64;

    /// The variance. Infinite where a tail is too heavy to have one.
    fn variance(&self) -> f64;

    /// Smallest and largest possible value; infinite without a limit.
    fn support(&self) -> (f64, f64);

    /// The chances of at most `x` and of more than `x`; the far upper one as exact as the lower one, where that can be.
    fn chances(&self, x: f64) -> (f64, f64);

    /// The density at `x`; 0 where all of the chance is at single values.
    fn density(&self, x: f64) -> f64;

    /// The smallest value that is not exceeded with chance at least `u` in (0, 1); the ends of the support at 0 and 1.
    fn quantile(&self, u: f64) -> f64 {
        if u <= 0.0 {
            self.support().0
        } else if u >= 1.0 {
            self.support().1
        } else {
            self.tails(u, 1.0 - u)
        }
    }
}

/// A distribution of one parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Dist {
    /// One value, finite.
    Fixed(f64),
    /// All values in a range alike.
    Uniform(Uniform),
    /// Straight lines up to a mode and down.
    Triangular(Triangular),
    /// A smooth hump between limits around a mode.
    Pert(Pert),
    /// The normal.
    Normal(Normal),
    /// Two half normals that meet at the median.
    SplitNormal(SplitNormal),
    /// The logarithm is normal.
    LogNormal(LogNormal),
    /// Beta on a range.
    Beta(Beta),
    /// Gamma.
    Gamma(Gamma),
    /// The normal, cut off at both ends.
    TruncatedNormal(TruncatedNormal),
    /// Metalog through three quantiles.
    Metalog(Metalog),
    /// A few values with weights.
    Discrete(Discrete),
    /// Student's t, shifted and scaled, whole or cut off.
    StudentT(StudentT),
    /// What several experts think, pooled.
    Experts(Experts),
}

impl Dist {
    /// One value.
    ///
    /// # Errors
    /// [`DistError::NotFinite`] for NaN, infinities and sizes above 1e100.
    pub fn fixed(value: f64) -> Result<Self, DistError> {
        error::finite("value", value)?;
        Ok(Self::Fixed(value))
    }

    fn inner(&self) -> &dyn Distribution {
        match self {
            Self::Fixed(d) => d,
            Self::Uniform(d) => d,
            Self::Triangular(d) => d,
            Self::Pert(d) => d,
            Self::Normal(d) => d,
            Self::SplitNormal(d) => d,
            Self::LogNormal(d) => d,
            Self::Beta(d) => d,
            Self::Gamma(d) => d,
            Self::TruncatedNormal(d) => d,
            Self::Metalog(d) => d,
            Self::Discrete(d) => d,
            Self::StudentT(d) => d,
            Self::Experts(d) => d,
        }
    }

    /// Name in scenario files.
    pub fn name(&self) -> &'static str {
        self.inner().name()
    }

    /// The arguments that make the same distribution again; empty for [`Dist::Discrete`], which has lists.
    pub fn arguments(&self) -> Vec<(&'static str, f64)> {
        self.inner().arguments()
    }

    /// The smallest value that is not exceeded with chance at least `u` in (0, 1); the ends of the support at 0 and 1.
    pub fn quantile(&self, u: f64) -> f64 {
        self.inner().quantile(u)
    }

    /// The value with chance `lower` of being at most it and chance `upper` of exceeding it; both positive, together 1.
    pub fn tails(&self, lower: f64, upper: f64) -> f64 {
        self.inner().tails(lower, upper)
    }

    /// The chances of at most `x` and of more than `x`.
    pub fn chances(&self, x: f64) -> (f64, f64) {
        self.inner().chances(x)
    }

    /// The density at `x`; 0 where all of the chance is at single values.
    pub fn density(&self, x: f64) -> f64 {
        self.inner().density(x)
    }

    /// The value as often exceeded as not; what the central run uses.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The expected value. Infinite where the upper tail is too heavy to have one.
    pub fn mean(&self) -> f64 {
        self.inner().mean()
    }

    /// The variance. Infinite where a tail is too heavy to have one.
    pub fn variance(&self) -> f64 {
        self.inner().variance()
    }

    /// Smallest and largest possible value; infinite without a limit.
    pub fn support(&self) -> (f64, f64) {
        self.inner().support()
    }

    /// The chance that the normal or Student's t behind it lies outside where it was cut off; 0 if nothing was.
    pub fn cut_off(&self) -> f64 {
        match self {
            Self::TruncatedNormal(d) => 1.0 - d.inside(),
            Self::StudentT(d) => {
                let outside = d.outside();
                outside.below + outside.above
            }
            _ => 0.0,
        }
    }

    /// Whether it is one value.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }
}

macro_rules! into_dist {
    ($($Name:ident),*) => {$(
        impl From<$Name> for Dist {
            fn from(d: $Name) -> Self {
                Self::$Name(d)
            }
        }
    )*};
}
into_dist!(
    Uniform,
    Triangular,
    Pert,
    Normal,
    SplitNormal,
    LogNormal,
    Beta,
    Gamma,
    TruncatedNormal,
    Metalog,
    Discrete,
    StudentT,
    Experts
);
