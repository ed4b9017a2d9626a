//! `schakel effect-tree`: the effect of a scenario on the shortage, split over its mechanisms.

use super::arguments::EffectTreeArguments;
use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::effect_tree::{Game, effect_tree as split};
use crate::analysis::finding::Finding;
use crate::error::{Error, Result};
use crate::export::effect_tree as table;
use crate::ids::Lang;
use crate::report::chart::Picture;
use crate::report::effect_tree as report;
use crate::sample::ROUND;
use crate::stats::LEAST_ROUNDS;
use crate::texts::{CommandText, UsageText};

/// Draws where none are asked for: each takes hundreds of worlds. Three rounds are the fewest that have a Monte Carlo error.
const DRAWS: u64 = LEAST_ROUNDS * ROUND;

/// Prints the split, and writes table and pictures when asked to. What was done before a signal is kept.
pub fn effect_tree(arguments: &EffectTreeArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(&arguments.question)?;
    let scenario = question::only(&job, &arguments.question)?;
    let options = question::options(&arguments.question, DRAWS);
    let year = year(arguments.year, job.dataset.base_year, scenario.horizon)?;
    let game = Game::new(&job.dataset, &job.scenarios[0], scenario, options.seed, options.design)?;
    let outputs = Outputs::new(&arguments.question, &job, &["effect-tree.svg", "waterfall.svg"])?;
    let meter = Meter::new(arguments.question.progress, &options, None, lang);
    let outcome = split(&game, &options, &meter, &stop);
    meter.finish();
    let Some(tree) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.into())) };
    let pictures = [
        report::tree::tree(&tree, year, "effect-tree", lang),
        report::waterfall::waterfall(&tree, year, "waterfall", lang),
    ];
    let answer = Answer {
        text: report::answer(&tree, year, lang),
        csv: table::csv(&tree)?,
        pictures: pictures.iter().map(Picture::standalone).collect(),
        draws: tree.draws,
        finding: Finding::EffectTree(tree.shown()),
    };
    outputs.write(answer, &options, lang)
}

/// The year to show: that asked for, if it is simulated, or the last.
fn year(asked: Option<i32>, base: i32, horizon: i32) -> Result<i32> {
    let year = asked.unwrap_or(horizon);
    if year > base && year <= horizon {
        return Ok(year);
    }
    Err(Error::Usage(UsageText::EffectYear.with(&[("year", &year), ("first", &(base + 1)), ("last", &horizon)])))
}
