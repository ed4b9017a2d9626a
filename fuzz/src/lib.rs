//! What the fuzz targets check, apart from the fuzzer that feeds them: `tests/fuzz_corpus.rs` feeds the same functions
//! with the seeds and with mutations of its own in every ordinary test run.

pub mod chance;
pub mod check;
pub mod dataset;
pub mod mutate;
pub mod parts;
pub mod scenario;
