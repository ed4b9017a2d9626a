//! Schakel: if the Netherlands employs N extra social workers, in a given mix of volunteers, MBO, Associate degree and
//! HBO, how does the demand for care shift, how much smaller does the care staff shortage become, where, when, how
//! surely, and who pays and who gains?
//!
//! Data flows one way, and imports point down only (the floors are listed in CONTRIBUTING.md; a test checks them).

pub mod analysis;
pub mod cli;
pub mod dataset;
pub mod dist;
pub mod error;
pub mod export;
pub mod ids;
pub mod lanes;
pub mod math;
pub mod meta;
pub mod model;
pub mod nearest;
pub mod report;
pub mod run;
pub mod sample;
pub mod scenario;
pub mod serve;
pub mod stats;
pub mod texts;
pub mod units;
