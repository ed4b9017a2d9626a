//! `findings.json`: answers to questions about the scenarios of a result folder, kept so that its page can show them.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::provenance::{FORMAT, FORMAT_VERSION};
use crate::analysis::finding::Finding;
use crate::error::{Error, Result};
use crate::texts::Said;

/// Name of the file.
pub const FILE: &str = "findings.json";

#[derive(Serialize, Deserialize)]
struct Findings {
    format: String,
    format_version: u32,
    findings: Vec<Finding>,
}

/// The file on `findings`.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn json(findings: &[Finding]) -> Result<Vec<u8>> {
    let all = Findings { format: FORMAT.into(), format_version: FORMAT_VERSION, findings: findings.to_vec() };
    serde_json::to_vec(&all)
        .map_err(|e| Error::Run(Said::english_only(format!("cannot write the answers to questions: {e}"))))
}

/// What the result folder `folder` has of them; nothing if it never was asked anything.
///
/// # Errors
/// [`Error::Usage`] if they cannot be read.
pub fn read(folder: &Path) -> Result<Vec<Finding>> {
    let path = folder.join(FILE);
    let json = match std::fs::read(&path) {
        Ok(json) => json,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::Read(path, e)),
    };
    let refuse =
        |e: serde_json::Error| Error::Usage(Said::english_only(format!("{} cannot be read: {e}", path.display())));
    serde_json::from_slice::<Findings>(&json).map(|all| all.findings).map_err(refuse)
}

/// Name of the table of a finding in a result folder.
pub fn table_name(finding: &Finding) -> String {
    format!("{}-{}.csv", finding.question(), finding.scenario())
}
