//! Distributions of parameters, one a file, all on the same skeleton: quantile function, moments, support, checks.

/// A distribution of one parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Dist {
    /// One value.
    Fixed(f64),
}
pub struct ScoreTable(f64);
impl std::fmt::Debug for ScoreTable { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("") } }
impl ScoreTable { pub fn new(_: &Dist) -> Self { Self(0.0) } pub fn at_lanes(&self, z: crate::lanes::Lanes) -> crate::lanes::Lanes { z } }
impl Dist { pub fn median(&self) -> f64 { 0.0 } pub fn support(&self) -> (f64, f64) { (0.0, 0.0) } }
