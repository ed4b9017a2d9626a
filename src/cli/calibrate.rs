//! `schakel calibrate`: the tie to official figures, how well they are met, and how hard each branch was bent.

use std::path::{Path, PathBuf};

use super::arguments::CalibrateArguments;
use crate::analysis::calibrate::{Fitted, Targets, calibrate as solve};
use crate::dataset::{Dataset, file_of_tie, own_targets};
use crate::error::{Error, Result};
use crate::export::{calibration, file};
use crate::ids::Lang;
use crate::report::calibration as report;
use crate::scenario::Job;
use crate::texts::{CalibrateText, UsageText, fill};

/// Vintage and scenario of the data set's forecasts, where none is asked for.
const USUAL: (&str, &str) = crate::scenario::facts::TIED_TO;

/// Prints the factors and the fit, and writes them when asked to. Nothing is written of targets that are impossible.
pub fn calibrate(arguments: &CalibrateArguments, lang: Lang) -> Result<()> {
    let job = Job::load(std::slice::from_ref(&arguments.scenario))?;
    let named = named(arguments, &job)?;
    let outputs = [&arguments.out, &arguments.csv, &named];
    file::check(outputs.into_iter().flatten(), arguments.overwrite)?;
    let targets = targets(arguments, &job.dataset)?;
    let fitted = solve(&job.dataset, &job.scenarios[0], targets)?;
    if let Some(path) = &arguments.out {
        file::write(path, &calibration::csv(&job.dataset, &fitted, false)?, arguments.overwrite)?;
    }
    if let Some(path) = &named {
        file::write(path, &calibration::csv(&job.dataset, &fitted, true)?, arguments.overwrite)?;
    }
    if let Some(path) = &arguments.csv {
        file::write(path, &calibration::fit(&job.dataset, &fitted)?, arguments.overwrite)?;
    }
    super::print(&answer(&fitted, &job.dataset, lang))?;
    if let (Some(path), Some(name)) = (&named, &arguments.name) {
        let path = path.display().to_string();
        super::tell(&fill(CalibrateText::Chosen.get(lang), &[("file", &path), ("name", name)]));
    }
    Ok(())
}

fn answer(fitted: &Fitted, dataset: &Dataset, lang: Lang) -> String {
    report::answer(fitted, dataset, lang)
}

/// The figures to tie to.
fn targets(arguments: &CalibrateArguments, dataset: &Dataset) -> Result<Targets> {
    let (vintage, scenario) = (arguments.vintage.as_deref(), arguments.official_scenario.as_deref());
    let Some(path) = &arguments.targets else {
        return Targets::of_vintage(dataset, vintage.unwrap_or(USUAL.0), scenario.unwrap_or(USUAL.1));
    };
    let rows = own_targets(&path.display().to_string(), &text(path)?, dataset)?;
    Targets::of_rows(dataset, &rows, vintage, scenario)
}

/// The text of a table of one's own.
pub(super) fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(Error::read(path))?;
    String::from_utf8(bytes).map_err(|_| Error::Usage(UsageText::NotUtf8.with(&[("path", &path.display())])))
}

/// The file of the data set under the name that is asked for.
fn named(arguments: &CalibrateArguments, job: &Job) -> Result<Option<PathBuf>> {
    let Some(name) = &arguments.name else { return Ok(None) };
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(fine) {
        return Err(Error::Usage(UsageText::CalibrationName.with(&[("name", name)])));
    }
    if [Dataset::OWN_TIE, Dataset::NO_TIE].contains(&name.as_str()) {
        return Err(Error::Usage(UsageText::CalibrationTaken.with(&[("name", name)])));
    }
    Ok(Some(job.data_folder().join(file_of_tie(name))))
}
