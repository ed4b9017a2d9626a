//! `schakel payers`: who pays and who gains, and what a prevention fund would change.

use super::arguments::QuestionArguments;
use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::finding::Finding;
use crate::analysis::payers::{Question, payers as answer};
use crate::error::{Error, Result};
use crate::export::payers as table;
use crate::ids::Lang;
use crate::report::payers as report;
use crate::texts::CommandText;

/// Draws where none are asked for.
const DRAWS: u64 = 10_240;

/// Prints the answer, and writes table and pictures when asked to. What was done before a signal is kept.
pub fn payers(arguments: &QuestionArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(arguments)?;
    let scenario = question::only(&job, arguments)?;
    let options = question::options(arguments, DRAWS);
    let question = Question::new(&job.dataset, &job.scenarios[0], scenario, options.seed, options.design)?;
    let outputs = Outputs::new(arguments, &job, &report::PICTURES.map(|(_, file)| file))?;
    let meter = Meter::new(arguments.progress, &options, None, lang);
    let outcome = answer(&question, &options, &meter, &stop);
    meter.finish();
    let Some(found) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let pictures = report::PICTURES.map(|(which, _)| report::picture(&found, which, "payers", lang).standalone());
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: pictures.into(),
        draws: found.draws,
        finding: Finding::Payers(found),
    };
    outputs.write(answer, &options, lang)
}
