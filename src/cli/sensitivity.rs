//! `schakel sensitivity`: which inputs decide the shortage, and the effect of a scenario on it.

mod arguments;

pub use arguments::SensitivityArguments;

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::arguments::QuestionArguments;
use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::finding::Finding;
use crate::analysis::sensitivity::{Outcome, Question, Study};
use crate::error::{Error, Result};
use crate::export::{file, sensitivity as table};
use crate::ids::Lang;
use crate::report::numbers;
use crate::report::sensitivity as report;
use crate::run::Options;
use crate::sample::ROUND;
use crate::texts::{CommandText, SensitivityText, fill};

/// Rows of the sample where none are asked for; with the shipped data meant for less than a minute on two cores.
const ROWS: u64 = 1_024;

/// Rows that show how many a margin takes.
const FIRST_ROWS: u64 = 512;

/// Prints the answer, and writes table, pictures and points when asked to. Rows that were done before a signal are kept.
///
/// # Errors
/// For scenario files and options that are refused; if it is stopped, or cannot be run or written.
pub fn sensitivity(arguments: &SensitivityArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = question::load(&arguments.question)?;
    let scenario = question::only(&job, &arguments.question)?;
    let first = if arguments.half_width.is_some() { FIRST_ROWS } else { ROWS };
    let mut options = question::options(&arguments.question, first);
    let place = (arguments.shortage.year, arguments.shortage.branch.as_deref());
    let asked = Question::new(&job.dataset, &job.scenarios[0], scenario, place, options.seed, options.design)?;
    let pictures: Vec<String> = asked
        .outcomes
        .iter()
        .flat_map(|o| ["shares", "swings"].map(|picture| format!("{}-{picture}.svg", o.id())))
        .collect();
    let outputs = Outputs::new(&arguments.question, &job, &pictures.iter().map(String::as_str).collect::<Vec<_>>())?;
    file::check(&arguments.samples, arguments.question.overwrite)?;

    let run = Run { arguments: &arguments.question, options: &options, lang, stop: &stop };
    let nothing = || Error::Stopped(CommandText::NothingDone.into());
    let meter = run.meter(Study::points_before(&asked));
    let screened = Study::screened(&asked, &options, &meter, &stop);
    meter.finish();
    let mut study = screened?.ok_or_else(nothing)?;
    let mut rows = options.rounds() * ROUND;
    let mut pace = run.grow(&mut study, rows)?;
    if let Some(wanted) = arguments.half_width {
        rows = run.grow_until(&mut study, wanted, &mut pace)?.max(rows);
    }
    let found = study.answer().ok_or_else(nothing)?;
    if let Some(path) = &arguments.samples {
        file::write(path, &table::samples(&study)?, arguments.question.overwrite)?;
        super::tell(&format!("{} {}", SensitivityText::SamplesIn.get(lang), path.display()));
    }
    let drawn = found.outcomes.iter().enumerate().flat_map(|(i, of)| {
        let id = |picture: &str| format!("{}-{picture}", Outcome::id(of.outcome));
        [
            report::charts::shares(&found, i, &id("shares"), lang).standalone(),
            report::charts::swings(&found, i, &id("swings"), lang).standalone(),
        ]
    });
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: drawn.collect(),
        draws: found.rows,
        finding: Finding::Sensitivity(found),
    };
    options.draws = rows;
    outputs.write(answer, &options, lang)
}

/// What simulating needs.
struct Run<'a> {
    arguments: &'a QuestionArguments,
    options: &'a Options,
    lang: Lang,
    stop: &'a AtomicBool,
}

/// Points done in some time.
struct Pace {
    points: u64,
    took: Duration,
}

impl Run<'_> {
    fn meter(&self, points: u64) -> Meter {
        let options = Options { draws: points, ..self.options.clone() };
        Meter::new(self.arguments.progress, &options, None, self.lang)
    }

    /// Rows up to `rows`, unless stopped.
    fn grow(&self, study: &mut Study, rows: u64) -> Result<Pace> {
        let points = study.points_for(rows);
        let (meter, start) = (self.meter(points), Instant::now());
        let grown = study.grow(rows, &meter, self.stop);
        meter.finish();
        grown?;
        Ok(Pace { points, took: start.elapsed() })
    }

    /// Rows until the margins of all shares are at most `wanted`, saying beforehand how long that takes; how many were aimed
    /// at.
    fn grow_until(&self, study: &mut Study, wanted: f64, pace: &mut Pace) -> Result<u64> {
        let mut aim = 0;
        loop {
            let rows = study.rows_for(wanted)?;
            let points = study.points_for(rows);
            if points == 0 || self.stop.load(std::sync::atomic::Ordering::Relaxed) {
                return Ok(aim);
            }
            let seconds = pace.took.as_secs_f64() / pace.points.max(1) as f64 * points as f64;
            let (half, count) = (numbers::given(wanted, self.lang), numbers::whole(points, self.lang));
            let values = [("half", half.as_str()), ("points", &count), ("time", &duration(seconds, self.lang))];
            super::tell(&fill(SensitivityText::Ahead.get(self.lang), &values));
            aim = rows;
            *pace = self.grow(study, rows)?;
        }
    }
}

/// A time as people say it.
fn duration(seconds: f64, lang: Lang) -> String {
    let (text, n) =
        if seconds < 100.0 { (SensitivityText::Seconds, seconds) } else { (SensitivityText::Minutes, seconds / 60.0) };
    fill(text.get(lang), &[("n", &format!("{:.0}", n.ceil()))])
}
