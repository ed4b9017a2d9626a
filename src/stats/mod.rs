//! Streaming statistics whose result does not depend on the order or grouping of draws. No domain words here.
//!
//! No float is ever summed across draws. A [`Series`] keeps integers only: sums and sums of squares of values rounded
//! to a power-of-two quantum, counts in bins, and sums of squares of what is summed or counted in a round. Integers add up to the same whatever the order, so any number of
//! threads, shards or resumptions ends in the same bits.

pub mod bins;
pub mod few;
pub mod misfit;
pub mod monte_carlo;
mod round;
pub mod scores;
pub mod series;
mod spread;
mod state;
pub mod summary;

pub use misfit::Misfit;
pub use monte_carlo::{LEAST_ROUNDS, half_width_95};
pub use series::{Series, quantum_for, range_of};
pub use summary::Summary;
