//! `schakel schema`: the JSON Schema of scenario files.

use std::path::Path;

use crate::error::{Error, Result};
use crate::scenario::{Job, schema as generate};

/// Prints the schema, with the names of the scenario's data set.
pub fn schema(scenario: &Path) -> Result<()> {
    let job = Job::load(&[scenario.to_path_buf()])?;
    let schema = generate(Some(&job.dataset));
    let text = serde_json::to_string_pretty(&schema).map_err(Error::system)?;
    super::print(&(text + "\n"))
}
