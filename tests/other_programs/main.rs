//! What other programs make of Schakel: browsers of its pages, Slurm and its kin of its batches, spreadsheets, Python and R
//! of its figures. One program, so that tests which wait for theirs and tests which calculate do so side by side.

#[path = "../browser/mod.rs"]
mod browser;
#[path = "../program/mod.rs"]
mod program;
#[path = "../python/mod.rs"]
mod python;
#[path = "../server/mod.rs"]
mod server;

mod meta_analysis;
mod page_in_browser;
mod parquet;
mod serve_in_browser;
mod servers;
mod slurm;
mod workbook;
