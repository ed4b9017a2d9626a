//! What a machine reads: CSV, Parquet, JSON, TOML; one format a file. And the folder that holds it, whole or not at all.

pub mod alignment;
pub mod backtest;
pub mod batch;
pub mod begun;
pub mod break_even;
pub mod calibration;
pub mod cases;
pub mod checkpoint;
pub mod comparison;
pub mod context;
pub mod csv;
pub mod discover;
pub mod draws;
mod durable;
pub mod effect_tree;
pub mod evidence;
pub mod figures;
pub mod file;
pub mod findings;
pub mod folder;
pub mod frontier;
pub mod kept;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(not(feature = "parquet"))]
#[path = "no_parquet.rs"]
pub mod parquet;
pub mod payers;
pub mod provenance;
pub mod read;
pub mod returns;
pub mod seek;
pub mod sensitivity;
pub mod starter;
pub mod sweep;
mod table;
pub mod value_of_information;

pub use checkpoint::Checkpoints;
pub use draws::DrawFile;
pub use folder::{Folder, Target};
pub use provenance::Provenance;
