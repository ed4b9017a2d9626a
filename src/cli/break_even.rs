//! `schakel break-even`: in which year a plan has made up for what it takes, and how much worse it gets first.

use super::arguments::QuestionArguments;
use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::break_even::{Curve, Question, break_even as answer};
use crate::analysis::finding::Finding;
use crate::error::{Error, Result};
use crate::export::break_even as table;
use crate::ids::Lang;
use crate::report::break_even as report;
use crate::texts::CommandText;

/// Draws where none are asked for.
const DRAWS: u64 = 10_240;

/// Prints the answer, and writes table and pictures when asked to. What was done before a signal is kept.
pub fn break_even(arguments: &QuestionArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(arguments)?;
    let scenario = question::only(&job, arguments)?;
    let options = question::options(arguments, DRAWS);
    let question = Question::new(&job.dataset, &job.scenarios[0], scenario, options.seed, options.design)?;
    let outputs = Outputs::new(arguments, &job, &["shortage.svg", "cash.svg", "value.svg", "chance.svg"])?;
    let meter = Meter::new(arguments.progress, &options, None, lang);
    let outcome = answer(&question, &options, &meter, &stop);
    meter.finish();
    let Some(found) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let curves = Curve::ALL.map(|curve| report::curve(&found, curve, curve.id(), lang));
    let charts = curves.into_iter().chain([report::chance_chart(&found, "chance", lang)]);
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: charts.map(|chart| chart.standalone()).collect(),
        draws: found.draws,
        finding: Finding::BreakEven(found),
    };
    outputs.write(answer, &options, lang)
}
