//! `schakel schema`: the JSON Schema of scenario files.

use std::path::Path;

use crate::error::{Error, Result};
use crate::scenario::{Job, schema as generate};
use crate::texts::Said;

/// Prints the schema, with the names of the scenario's data set.
pub fn schema(scenario: &Path) -> Result<()> {
    let job = Job::load(&[scenario.to_path_buf()])?;
    let schema = generate(Some(&job.dataset));
    let text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Run(Said::english_only(e.to_string())))?;
    super::print(&(text + "\n"))
}
