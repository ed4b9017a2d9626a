//! `schakel run`: scenarios in lockstep with the reference, the answer on stdout, the result folder.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::SystemTime;

use super::arguments::{RunArguments, Series};
use super::progress::Meter;
use super::signals;
use crate::error::{Error, Result};
use crate::export::{Folder, Provenance, Target, csv};
use crate::ids::Lang;
use crate::report;
use crate::run::{self, Keep, Options, Results};
use crate::sample::ROUND;
use crate::scenario::{Job, resolved};
use crate::texts::{CommandText, fill};

/// Runs a job and writes its folder. What was finished before a signal or time limit is kept.
pub fn run(arguments: &RunArguments, lang: Lang) -> Result<()> {
    let started = SystemTime::now();
    // Before anything is made that a signal could leave behind.
    let stop = signals::stop_flag()?;
    let job = Job::load(&arguments.scenarios)?;
    let options = options(arguments);
    let mut folder = Folder::create(&target(arguments))?;
    let meter = Meter::new(arguments.progress, options.rounds() * ROUND, lang);
    let outcome = run::run(&job.dataset, &job.scenarios, &options, &meter, &stop);
    meter.finish();
    let results = outcome?;
    write(&mut folder, &job, &results, lang)?;
    let provenance = Provenance::of(&results, started, in_force(arguments), job.inputs());
    let path = folder.finish(provenance)?;
    super::print(&report::answer(&results, lang))?;
    let say = |text: CommandText| fill(text.get(lang), &[("draws", &results.draws.to_string())]);
    if results.stop_reason == "time_limit" {
        super::tell(&say(CommandText::TimeIsUp));
    }
    super::tell(&format!("{} {}", CommandText::ResultsIn.get(lang), path.display()));
    if results.stop_reason == "signal" {
        return Err(Error::Stopped(say(CommandText::Stopped)));
    }
    Ok(())
}

fn write(folder: &mut Folder, job: &Job, results: &Results, lang: Lang) -> Result<()> {
    folder.write("summary.csv", &csv::summary(results)?)?;
    folder.write("effects.csv", &csv::effects(results)?)?;
    folder.write("resolved.toml", resolved::write(job).as_bytes())?;
    folder.write("report.html", report::page(results, lang).as_bytes())
}

fn options(arguments: &RunArguments) -> Options {
    Options {
        draws: arguments.draws,
        seed: arguments.seed,
        threads: arguments.threads.map(usize::from),
        keep: match arguments.series {
            Series::Headline => Keep::Headline,
            Series::All => Keep::All,
        },
        central: arguments.central,
        time_limit: arguments.time_limit,
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

/// Options by name, as they were in force.
fn in_force(arguments: &RunArguments) -> BTreeMap<String, String> {
    let mut out = BTreeMap::from([
        ("draws".into(), arguments.draws.to_string()),
        ("seed".into(), arguments.seed.to_string()),
        ("central".into(), arguments.central.to_string()),
        ("series".into(), if arguments.series == Series::All { "all" } else { "headline" }.into()),
    ]);
    out.extend(arguments.threads.map(|n| ("threads".to_string(), n.to_string())));
    out.extend(arguments.time_limit.map(|d| ("time-limit".to_string(), format!("{}s", d.as_secs_f64()))));
    out
}
