//! `schakel returns`: what a plan returns per euro, beside published ratios of others.

use super::arguments::QuestionArguments;
use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::finding::Finding;
use crate::analysis::returns::{Question, returns as answer};
use crate::error::{Error, Result};
use crate::export::returns as table;
use crate::ids::Lang;
use crate::report::returns as report;
use crate::texts::CommandText;

/// Draws where none are asked for.
const DRAWS: u64 = 10_240;

/// Prints the answer, and writes table and pictures when asked to. What was done before a signal is kept.
pub fn returns(arguments: &QuestionArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(arguments)?;
    let scenario = question::only(&job, arguments)?;
    let options = question::options(arguments, DRAWS);
    let question = Question::new(&job.dataset, &job.scenarios[0], scenario, options.seed, options.design)?;
    let outputs = Outputs::new(arguments, &job, &["returns.svg", "years.svg"])?;
    let meter = Meter::new(arguments.progress, &options, None, lang);
    let outcome = answer(&question, &options, &meter, &stop);
    meter.finish();
    let Some(found) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let pictures = [report::beside(&found, "returns", lang), report::years(&found, "years", lang)];
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: pictures.map(|picture| picture.standalone()).into(),
        draws: found.draws,
        finding: Finding::Returns(found),
    };
    outputs.write(answer, &options, lang)
}
