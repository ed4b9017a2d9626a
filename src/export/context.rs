//! `context.json`: names, choices, sources and official figures that the tables of a result folder are about.

use serde::{Deserialize, Serialize};

use super::provenance::{FORMAT, FORMAT_VERSION};
use crate::error::{Error, Result};
use crate::run::Results;
use crate::scenario::{DataFacts, ScenarioFacts};
use crate::texts::Said;

/// Name of the file.
pub const FILE: &str = "context.json";

/// What the tables are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// [`FORMAT`].
    pub format: String,
    /// [`FORMAT_VERSION`].
    pub format_version: u32,
    /// The data set.
    pub dataset: DataFacts,
    /// Scenarios in job order, evidence profiles included.
    pub scenarios: Vec<ScenarioFacts>,
}

/// The file on `results`.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn json(results: &Results) -> Result<Vec<u8>> {
    let context = Context {
        format: FORMAT.into(),
        format_version: FORMAT_VERSION,
        dataset: results.dataset.clone(),
        scenarios: results.scenarios.clone(),
    };
    serde_json::to_vec(&context)
        .map_err(|e| Error::Run(Said::english_only(format!("cannot write what the tables are about: {e}"))))
}
