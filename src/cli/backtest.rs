//! `schakel backtest`: earlier forecasts, the model's among them, held against what came.

use std::path::Path;

use super::arguments::{BacktestArguments, Progress};
use super::progress::Meter;
use super::{calibrate, signals};
use crate::analysis::backtest::{Question, backtest as answer};
use crate::dataset::own_history;
use crate::error::{Error, Result};
use crate::export::{backtest as table, file};
use crate::ids::Lang;
use crate::report::backtest as report;
use crate::scenario::Job;
use crate::texts::{CommandText, UsageText};

/// Prints the answer, and writes table and pictures when asked to.
pub fn backtest(arguments: &BacktestArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let print_table = arguments.csv.as_deref() == Some(Path::new("-"));
    let csv = arguments.csv.clone().filter(|_| !print_table);
    file::check(&csv, arguments.overwrite)?;
    let job = Job::load(std::slice::from_ref(&arguments.scenario))?;
    let history = match &arguments.history {
        Some(path) => own_history(&path.display().to_string(), &calibrate::text(path)?, &job.dataset)?,
        None => job.dataset.history.clone(),
    };
    if history.is_empty() && job.dataset.official.is_empty() {
        return Err(Error::Usage(UsageText::NothingToTest.with(&[("name", &job.dataset.name)])));
    }
    let options = arguments.drawing.options(arguments.draws);
    let question = Question { dataset: job.dataset.clone(), reference: job.scenarios[0].clone(), history, options };
    let meter = Meter::new(Progress::None, &question.options, None, lang);
    let outcome = answer(&question, &meter, &stop);
    meter.finish();
    let found = outcome?;
    if let Some(path) = &csv {
        file::write(path, &table::csv(&found)?, arguments.overwrite)?;
    }
    if let Some(folder) = &arguments.svg {
        let pictures = report::pictures(&found, lang);
        std::fs::create_dir_all(folder).map_err(|e| {
            Error::Usage(UsageText::NoFolder.with(&[("path", &folder.display()), ("why", &e.to_string())]))
        })?;
        let paths: Vec<_> = pictures.iter().map(|p| folder.join(format!("{}.svg", p.id))).collect();
        file::check(&paths, arguments.overwrite)?;
        for (path, picture) in paths.iter().zip(&pictures) {
            file::write(path, picture.standalone().as_bytes(), arguments.overwrite)?;
        }
    }
    if print_table {
        super::print(&String::from_utf8_lossy(&table::csv(&found)?))?;
    } else {
        super::print(&report::answer(&found, lang))?;
    }
    for (text, path) in [(CommandText::TableIn, csv.as_ref()), (CommandText::PicturesIn, arguments.svg.as_ref())] {
        if let Some(path) = path {
            super::tell(&format!("{} {}", text.get(lang), path.display()));
        }
    }
    Ok(())
}
