//! `schakel value-of-information`: what knowing more is worth for a choice, and what to find out first.

mod arguments;

pub use arguments::InformationArguments;

use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::finding::Finding;
use crate::analysis::value_of_information::{Question, value_of_information as answer};
use crate::error::{Error, Result};
use crate::export::value_of_information as table;
use crate::ids::Lang;
use crate::report::value_of_information as report;
use crate::scenario::Job;
use crate::texts::CommandText;

/// Draws where none are asked for.
const DRAWS: u64 = 10_240;

/// Prints the answer, and writes table and picture when asked to. What was done before a signal is kept.
///
/// # Errors
/// Every problem of the scenario files at once; a question that cannot be asked; what cannot be written; [`Error::Stopped`].
pub fn value_of_information(arguments: &InformationArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let paths: Vec<_> = std::iter::once(&arguments.question.scenario).chain(&arguments.more).cloned().collect();
    let job = Job::load(&paths)?;
    let options = question::options(&arguments.question, DRAWS);
    let (reference, scenarios) = (&job.scenarios[0], &job.scenarios[1..]);
    let draws = (options.seed, options.design);
    let sizes = &arguments.sizes;
    let question = Question::new(&job.dataset, reference, scenarios, sizes, arguments.value_per_fte, draws)?;
    let outputs = Outputs::new(&arguments.question, &job, &["value-of-information.svg"])?;
    let meter = Meter::new(arguments.question.progress, &options, None, lang);
    let outcome = answer(&question, &options, &meter, &stop);
    meter.finish();
    let Some(found) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: vec![report::picture(&found, "value-of-information", lang).standalone()],
        draws: found.draws,
        finding: Finding::ValueOfInformation(found),
    };
    outputs.write(answer, &options, lang)
}
