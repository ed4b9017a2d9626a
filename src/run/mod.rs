//! The only place that knows threads, rounds and time: from checked scenarios to results.

pub mod results;
