//! `schakel seek`: how much of something is enough for a target to hold with a given chance.

mod arguments;

pub use arguments::SeekArguments;

use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::aim::Target;
use crate::analysis::finding::Finding;
use crate::analysis::seek::{PASSES, Question, seek as answer};
use crate::analysis::variation::Lever;
use crate::error::{Error, Result};
use crate::export::seek as table;
use crate::ids::Lang;
use crate::report::seek as report;
use crate::run::Options;
use crate::texts::{CommandText, QuestionProblem as P, Said, SeekText};

/// Draws where none are asked for.
const DRAWS: u64 = 2_048;

/// Prints the answer, and writes table and picture when asked to. What was done before a signal is kept.
///
/// # Errors
/// Every problem of the scenario files at once; a question that cannot be asked; what cannot be written; [`Error::Stopped`].
pub fn seek(arguments: &SeekArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(&arguments.question)?;
    let scenario = question::only(&job, &arguments.question)?;
    let options = question::options(&arguments.question, DRAWS);
    let mut wrong = Vec::new();
    let varied = vary(&arguments.vary)
        .and_then(|(key, range)| Lever::parse(key, &job.dataset, scenario).map(|lever| (lever, range)));
    let varied = varied.map_err(|why| wrong.push(P::OfVary.with(&[("why", &why)]))).ok();
    let mut targets = Vec::new();
    for text in &arguments.target {
        match Target::parse(text, &job.dataset, scenario.horizon) {
            Ok(target) => targets.push(target),
            Err(why) => wrong.push(P::OfTarget.with(&[("why", &why)])),
        }
    }
    let Some((lever, range)) = varied.filter(|_| wrong.is_empty()) else {
        return Err(Error::Usage(Said::join(&wrong, "\n")));
    };
    let (dataset, reference) = (&job.dataset, &job.scenarios[0]);
    let chance = arguments.chance / 100.0;
    let question = Question::new(dataset, reference, scenario, lever, range, arguments.sizes, targets, chance)?;
    let outputs = Outputs::new(&arguments.question, &job, &["seek.svg"])?;
    let all_passes = Options { draws: options.draws * PASSES, ..options.clone() };
    let meter = Meter::new(arguments.question.progress, &all_passes, None, lang);
    let outcome = answer(&question, &options, &meter, &stop);
    meter.finish();
    let Some(found) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let is_complete = found.is_complete;
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: vec![report::picture(&found, "seek", lang).standalone()],
        draws: found.draws,
        finding: Finding::Seek(found),
    };
    outputs.write(answer, &options, lang)?;
    if is_complete { Ok(()) } else { Err(Error::Stopped(SeekText::NotRefined.into())) }
}

/// `KEY=FROM..TO`.
fn vary(text: &str) -> std::result::Result<(&str, (f64, f64)), Said> {
    let Some((key, range)) = text.split_once('=') else { return Err(P::NoEquals.with(&[("text", &text)])) };
    let Some((from, to)) = range.split_once("..") else { return Err(P::NoDots.with(&[("text", &range)])) };
    let number = |text: &str| {
        let number = text.trim().replace('_', "").parse::<f64>().ok().filter(|x| x.is_finite());
        number.ok_or_else(|| P::RangeNoNumber.with(&[("text", &text)]))
    };
    Ok((key.trim(), (number(from)?, number(to)?)))
}
