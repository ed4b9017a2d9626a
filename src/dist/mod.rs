//! Distributions of parameters, one a file, all on the same skeleton: quantile function, moments, support, checks.

/// A distribution of one parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Dist {
    /// One value.
    Fixed(f64),
}
