//! The tie to an official forecast as CSV, in the form of a data set's `calibration.csv`.

use crate::analysis::calibrate::{Target, Tied};
use crate::dataset::Dataset;
use crate::error::{Error, Result};

/// One row a branch.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(dataset: &Dataset, tied: &[Tied], target: &Target) -> Result<Vec<u8>> {
    let failed = |e: &dyn std::fmt::Display| Error::Run(format!("cannot write the calibration: {e}"));
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["branch_id", "lambda", "tau", "base_shortage", "lambda_observed", "quality", "note"])
        .map_err(|e| failed(&e))?;
    for t in tied {
        let note = if t.fit.is_empty() {
            "no official figures: observed values kept".to_string()
        } else {
            let fit: Vec<_> = t.fit.iter().map(|(year, official, _)| format!("{official} in {year}")).collect();
            format!("official shortage {}, vintage {}, scenario {}", fit.join(" and "), target.vintage, target.scenario)
        };
        out.write_record([
            &dataset.branches[t.factors.branch].id,
            &t.factors.lambda.to_string(),
            &t.factors.tau.to_string(),
            &t.factors.base_shortage.to_string(),
            &t.lambda_observed.to_string(),
            "derived",
            &note,
        ])
        .map_err(|e| failed(&e))?;
    }
    out.into_inner().map_err(|e| failed(&e))
}
