//! `schakel run`: scenarios in lockstep with the reference, the answer on stdout, the result folder.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::SystemTime;

use super::arguments::{RunArguments, Series};
use super::progress::Meter;
use super::{outputs, signals};
use crate::analysis::calibrate::{self, Alignment};
use crate::error::{Error, Result};
use crate::export::begun::{self, Begun};
use crate::export::checkpoint::{self, PART};
use crate::export::draws::{DrawFile, DrawFormat};
use crate::export::{Checkpoints, Folder, Provenance, Target, alignment, parquet, provenance};
use crate::ids::Lang;
use crate::report;
use crate::run::draws::DrawSink;
use crate::run::memory;
use crate::run::part::{Origin, Stamp, series_name};
use crate::run::{self, Hooks, Keep, Options, Reason, Results, Shard, Simulation};
use crate::scenario::{Job, resolved};
use crate::texts::{CommandText, Said, fill};

/// Draws where none are asked for.
const DRAWS: u64 = 10_240;
/// The most draws for a precision, where no other limit is given.
const MOST_DRAWS: u64 = 4_000_000;

/// Runs a job and writes its folder. What was finished before a signal or time limit is kept.
pub fn run(arguments: &RunArguments, lang: Lang) -> Result<()> {
    let started = SystemTime::now();
    // Before anything is made that a signal could leave behind.
    let stop = signals::stop_flag()?;
    if arguments.parquet {
        parquet::check()?;
    }
    let job = Job::load(&arguments.scenarios)?;
    let options = options(arguments);
    let simulation = Simulation::new(&job.dataset, &job.scenarios, options.seed, options.design, options.keep)?;
    simulation.precision(&options.precision)?;
    if let Some(most) = arguments.memory {
        memory::check(&simulation, &options, arguments.keep_draws, most)?;
    }
    let origin = origin(&job, &options);
    let (mut folder, before) = open(arguments, &origin, &options)?;
    let before = match before {
        Begun::Finished => {
            super::tell(&format!("{} {}", CommandText::FinishedAlready.get(lang), folder.path().display()));
            return Ok(());
        }
        Begun::Some(done) => Some(done),
        Begun::Nothing => None,
    };
    let format = if arguments.parquet { DrawFormat::Parquet } else { DrawFormat::Csv };
    let mut kept_draws = arguments.keep_draws.then(|| DrawFile::new(&folder, format));
    let mut checkpoints = Checkpoints::new(folder.workplace(), &origin, options.draws, options.shard);
    let meter = Meter::new(arguments.progress, &options, before.as_ref(), lang);
    let draws = kept_draws.as_mut().map(|draws| draws as &mut dyn DrawSink);
    let hooks = Hooks { keeper: Some(&mut checkpoints), draws, observer: &meter, stop: &stop };
    let outcome = run::simulate(&simulation, &options, before, hooks);
    meter.finish();
    let (done, reason) = outcome?;
    if done.rounds.is_empty() && reason == Reason::Signal {
        return Err(Error::Stopped(CommandText::NothingDone.into()));
    }
    let results = run::collect(&simulation, &options, &done, reason);
    let provenance =
        Provenance::of(&results, &job.dataset, started, in_force(arguments, &options), origin.inputs.clone());
    let draws = results.draws.to_string();
    let say = |text: CommandText| fill(text.get(lang), &[("draws", &draws)]);
    let path = if arguments.shard.is_none() {
        let keep = reason != Reason::Central && (reason.is_early() || arguments.resume);
        if keep {
            checkpoints.keep_last(done.rounds.clone(), &done.series)?;
        }
        let resolved = &origin.stamp.resolved;
        let extra = outputs::Extra { parquet: arguments.parquet, xlsx: arguments.xlsx };
        outputs::write(&mut folder, resolved, &results, extra, lang)?;
        if let Some(draws) = kept_draws {
            draws.finish(&mut folder, keep)?;
        }
        checkpoints.wait()?;
        let alignment = alignment(arguments, &job, &results)?;
        if let Some(found) = &alignment {
            folder.write(alignment::FILE, &alignment::csv(found)?)?;
        }
        let path = folder.finish(provenance)?;
        if !keep {
            checkpoint::remove(&path)?;
        }
        let said = if arguments.letter { report::letter } else { report::answer };
        super::print(&said(&results, lang))?;
        if let Some(found) = &alignment {
            super::print(&report::calibration::alignment_answer(found, lang))?;
        }
        path
    } else if reason == Reason::Signal {
        checkpoints.keep_last(done.rounds, &done.series)?;
        return Err(Error::Stopped(Said::verbatim(say(CommandText::Stopped))));
    } else {
        folder.write_with(PART, |out| checkpoints.write(done.rounds.clone(), &done.series, out))?;
        checkpoints.wait()?;
        let path = folder.finish(provenance)?;
        checkpoint::remove(&path)?;
        path
    };
    if reason == Reason::TimeLimit {
        super::tell(&say(CommandText::TimeIsUp));
    }
    super::tell(&format!("{} {}", CommandText::ResultsIn.get(lang), path.display()));
    if reason == Reason::Signal {
        return Err(Error::Stopped(Said::verbatim(say(CommandText::Stopped))));
    }
    Ok(())
}

/// The reference held against every official figure, if asked for.
fn alignment(arguments: &RunArguments, job: &Job, results: &Results) -> Result<Option<Alignment>> {
    let of_run = |measure: &str, scope: &str, key: &str, year: i32| {
        let stats = results.level(0, measure, scope, key, year, "persons")?;
        Some([stats.mean?, stats.p(10)?, stats.p(90)?])
    };
    arguments.alignment.then(|| calibrate::align(&job.dataset, &job.scenarios[0], &of_run)).transpose()
}

/// The folder for the results, and what is done there already.
fn open(arguments: &RunArguments, origin: &Origin, options: &Options) -> Result<(Folder, Begun)> {
    let target = target(arguments);
    if !arguments.resume {
        return Ok((Folder::create(&target)?, Begun::Nothing));
    }
    let folder = begun::open(&target)?;
    let begun = begun::begun(folder.path(), origin, options)?;
    if !matches!(begun, Begun::Finished) {
        folder.reopen()?;
    }
    Ok((folder, begun))
}

fn options(arguments: &RunArguments) -> Options {
    let draws = if arguments.precision.is_empty() { DRAWS } else { MOST_DRAWS };
    Options {
        keep: match arguments.series {
            Series::Headline => Keep::Headline,
            Series::All => Keep::All,
        },
        central: arguments.central,
        precision: arguments.precision.clone(),
        time_limit: arguments.time_limit,
        shard: arguments.shard.unwrap_or(Shard::WHOLE),
        checkpoint_every: Some(arguments.checkpoint_every),
        ..arguments.drawing.options(arguments.draws.unwrap_or(draws))
    }
}

/// The explicit folder, or a free one called after the first scenario file.
fn target(arguments: &RunArguments) -> Target {
    if let Some(path) = &arguments.out {
        return Target::Given { path: path.clone(), overwrite: arguments.overwrite };
    }
    let stem = arguments.scenarios[0].file_stem();
    let job = stem.map_or_else(|| "job".into(), |s| s.to_string_lossy().into_owned());
    Target::Free { root: PathBuf::from("results"), job }
}

/// What the job is, so that parts of it are known again.
fn origin(job: &Job, options: &Options) -> Origin {
    let stamp = Stamp {
        version: Stamp::version(),
        data_set: job.dataset.name.clone(),
        data_set_blake3: job.dataset.hash.clone(),
        resolved: resolved::write(job),
        seed: options.seed,
        design: options.design.id().into(),
        series: series_name(options.keep).into(),
    };
    let inputs = job.inputs().map(|(name, content)| (name.to_string(), provenance::hash(content))).collect();
    Origin { stamp, inputs }
}

/// Options by name, as they were in force.
fn in_force(arguments: &RunArguments, options: &Options) -> BTreeMap<String, String> {
    let mut out = BTreeMap::from([
        ("draws".into(), options.draws.to_string()),
        ("seed".into(), options.seed.to_string()),
        ("design".into(), options.design.id().into()),
        ("central".into(), options.central.to_string()),
        ("keep-draws".into(), arguments.keep_draws.to_string()),
        ("parquet".into(), arguments.parquet.to_string()),
        ("xlsx".into(), arguments.xlsx.to_string()),
        ("series".into(), series_name(options.keep).into()),
    ]);
    let mut given = |name: &str, value: Option<String>| out.extend(value.map(|v| (name.to_string(), v)));
    given("alignment", arguments.alignment.then(|| true.to_string()));
    given("threads", arguments.drawing.threads.map(|n| n.to_string()));
    given("time-limit", arguments.time_limit.map(|d| format!("{}s", d.as_secs_f64())));
    given("precision", options.precision_text());
    given("shard", arguments.shard.map(|s| s.to_string()));
    out
}
