//! What a machine reads: CSV, JSON, TOML; one format a file. And the folder that holds it, whole or not at all.

pub mod begun;
pub mod calibration;
pub mod checkpoint;
pub mod csv;
mod durable;
pub mod figures;
pub mod file;
pub mod folder;
pub mod provenance;

pub use checkpoint::CheckpointFile;
pub use folder::{Folder, Target};
pub use provenance::Provenance;
