//! `schakel frontier`: least cost against most effect over mixes and sizes of a plan.

mod arguments;

pub use arguments::FrontierArguments;

use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::aim::Aim;
use crate::analysis::finding::Finding;
use crate::analysis::frontier::{Question, frontier as answer};
use crate::error::{Error, Result};
use crate::export::frontier as table;
use crate::ids::Lang;
use crate::report::frontier as report;
use crate::texts::{CommandText, QuestionProblem};

/// Draws where none are asked for: each takes hundreds of worlds.
const DRAWS: u64 = 1_024;

/// Sizes that are tried where none are asked for, beside that of the scenario.
const TIMES: [f64; 5] = [0.25, 0.5, 1.0, 1.5, 2.0];

/// Prints the answer, and writes table and picture when asked to. What was done before a signal is kept.
///
/// # Errors
/// Every problem of the scenario files at once; a question that cannot be asked; what cannot be written; [`Error::Stopped`].
pub fn frontier(arguments: &FrontierArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(&arguments.question)?;
    let scenario = question::only(&job, &arguments.question)?;
    let options = question::options(&arguments.question, DRAWS);
    let aim = Aim::parse(&arguments.effect, &job.dataset, scenario.horizon)
        .map_err(|why| Error::Usage(QuestionProblem::OfEffect.with(&[("why", &why)])))?;
    let own = scenario.plan.size.points.iter().map(|p| p.1).fold(0.0, f64::max);
    let usual: Vec<f64> = if own > 0.0 { TIMES.iter().map(|times| times * own).collect() } else { Vec::new() };
    let sizes = if arguments.sizes.is_empty() { usual } else { arguments.sizes.clone() };
    let (certainty, draws) = (arguments.certainty / 100.0, (options.seed, options.design));
    let (dataset, reference) = (&job.dataset, &job.scenarios[0]);
    let question = Question::new(dataset, reference, scenario, aim, &sizes, arguments.parts, certainty, draws)?;
    let outputs = Outputs::new(&arguments.question, &job, &["frontier.svg"])?;
    let meter = Meter::new(arguments.question.progress, &options, None, lang);
    let outcome = answer(&question, &options, &meter, &stop);
    meter.finish();
    let Some(found) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: vec![report::picture(&found, "frontier", lang).standalone()],
        draws: found.draws,
        finding: Finding::Frontier(found),
    };
    outputs.write(answer, &options, lang)
}
