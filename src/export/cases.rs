//! `schakel cases`: the table of figures, and the outcome that a scenario can take (`{ cases = "FILE" }`).

use super::csv::cell;
use super::table::Table;
use crate::analysis::cases::{Cases, Of, Part};
use crate::error::{Error, Result};
use crate::scenario::OUTCOME_COLUMNS;
use crate::texts::{Said, UsageText};

/// What a row is about.
const ABOUT: [&str; 8] = ["of", "case", "problem", "approach", "measure", "domain", "payer", "unit"];

/// One row per case, problem or all, measure and part.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Cases) -> Result<Vec<u8>> {
    let table = Table::new(Vec::new(), &[], true);
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(table.columns()))?;
        for (l, stats) in &found.rows {
            let [of, case, problem, approach] = match &l.of {
                Of::Case(case) => ["case", case, "", ""],
                Of::All => ["all", "", "", ""],
                Of::Problem(problem, approach) => ["per_person", "", problem, approach.id()],
                Of::Difference(problem) => ["collective_less_individual_per_person", "", problem, ""],
            };
            let [domain, payer] = match &l.part {
                Part::Whole => ["", ""],
                Part::Domain(domain) => [domain, ""],
                Part::Payer(payer) => ["", payer],
            };
            let figures: Vec<String> = table.figures(stats).map(cell).collect();
            let about = [of, case, problem, approach, l.measure.id(), domain, payer, l.measure.unit()];
            out.write_record(about.into_iter().chain(figures.iter().map(String::as_str)))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of cases: {e}"))))
}

/// The outcome for scenarios: equally likely values of each parameter that the cases inform.
///
/// # Errors
/// [`Error::Usage`] if they inform none; otherwise only if the text cannot be built.
pub fn outcome(found: &Cases) -> Result<Vec<u8>> {
    if found.outcomes.is_empty() {
        return Err(Error::Usage(UsageText::NoOutcome.into()));
    }
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(OUTCOME_COLUMNS)?;
        for outcome in &found.outcomes {
            let name = format!("value_outside_care:{}", outcome.level.id());
            for value in &outcome.values {
                // -0 is 0.
                let value = (value + 0.0).to_string();
                out.write_record([&name, &value, &found.year.to_string(), &outcome.cases.to_string(), &found.table])?;
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the outcome of cases: {e}"))))
}
