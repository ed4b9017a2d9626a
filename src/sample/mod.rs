//! From (seed, draw, parameter name, year) to numbers. A random number depends on nothing else: adding, removing or
//! reordering a parameter, a region or a scenario changes no other number.
//!
//! A parameter's *score* is its standard normal number of a draw; all scenarios of a job share scores, so a scenario
//! that gives a parameter another distribution still meets the same futures. Values follow from scores.

pub mod correlate;
pub mod design;
pub mod keyed;
mod lhs;
pub mod numbers;
pub mod scores;
mod sobol;
pub mod values;

pub use design::Design;
pub use numbers::{Input, Numbers};
pub use scores::{Noise, Sampler};
pub use values::Values;

/// Draws in one round, in every design.
pub const ROUND: u64 = 512;
