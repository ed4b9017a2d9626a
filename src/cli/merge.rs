//! `schakel merge`: parts of one job become the result of the whole.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::arguments::MergeArguments;
use super::outputs;
use crate::error::{Error, Result};
use crate::export::begun;
use crate::export::checkpoint::{CHECKPOINT, PART};
use crate::export::{Folder, Provenance, Target, parquet};
use crate::ids::Lang;
use crate::report;
use crate::run::merge::{self, Merged};
use crate::run::part::{Header, Part, Stamp};
use crate::run::{self, Keep, Options, Reason, Simulation};
use crate::sample::Design;
use crate::scenario::Job;
use crate::texts::{CommandText, Said, fill};

/// Joins parts and writes the folder of the whole job.
pub fn merge(arguments: &MergeArguments, lang: Lang) -> Result<()> {
    let started = SystemTime::now();
    if arguments.parquet {
        parquet::check()?;
    }
    let Merged { like, done, missing } = merge::merge(parts(arguments)?)?;
    let listed = missing.join("\n  ");
    if !missing.is_empty() && !arguments.partial {
        return Err(Error::Usage(CommandText::PartsMissing.with(&[("parts", &listed)])));
    }
    let job = job(&like)?;
    let options = options(&like, arguments)?;
    let simulation = Simulation::new(&job.dataset, &job.scenarios, options.seed, options.design, options.keep)?;
    if simulation.layout.kept.len() != done.series.len() {
        return Err(Error::Usage(Said::english_only(
            "the parts hold other series than this version of the program makes",
        )));
    }
    if done.rounds.is_empty() {
        return Err(Error::Usage(Said::english_only("the parts hold no draws")));
    }
    let precision = simulation.precision(&options.precision)?;
    let target = Target::Given { path: arguments.out.clone(), overwrite: arguments.overwrite };
    let mut folder = Folder::create(&target)?;
    let reason = if missing.is_empty() { Reason::Draws } else { Reason::Incomplete };
    let mut results = run::collect(&simulation, &options, &done, reason);
    if !missing.is_empty() {
        results.warnings.push(run::warnings::incomplete(&missing));
    }
    let extra = outputs::Extra { parquet: arguments.parquet, xlsx: arguments.xlsx };
    outputs::write(&mut folder, &like.stamp.resolved, &results, extra, lang)?;
    let provenance = Provenance::of(&results, &job.dataset, started, in_force(&like, &options), like.inputs.clone());
    let path = folder.finish(provenance)?;
    super::print(&report::answer(&results, lang))?;
    if !missing.is_empty() {
        super::tell(&fill(CommandText::PartsMissing.get(lang), &[("parts", &listed)]));
    }
    if let Some(precision) = precision {
        let limit = precision.limit(&done.series, results.rounds, &simulation.layout)?;
        let text = match &limit {
            Some(limit) => fill(CommandText::DrawsNeeded.get(lang), &[("draws", &limit.draws.to_string())]),
            None => CommandText::PreciseEnough.get(lang).to_string(),
        };
        super::tell(&text);
    }
    super::tell(&format!("{} {}", CommandText::ResultsIn.get(lang), path.display()));
    Ok(())
}

/// The parts in the folders: finished ones, else what their checkpoints hold.
fn parts(arguments: &MergeArguments) -> Result<Vec<(String, Part)>> {
    let mut out = Vec::new();
    let mut without = Vec::new();
    for folder in &arguments.parts {
        let part = match begun::read(&folder.join(PART))? {
            Some(part) => Some(part),
            None => begun::read(&folder.join(CHECKPOINT))?,
        };
        match part {
            Some(part) => out.push((folder.display().to_string(), part)),
            None => without.push(folder.display().to_string()),
        }
    }
    // A folder that a killed task left empty is as good as absent, and what is absent is named by its rounds.
    if out.is_empty() {
        return Err(Error::Usage(Said::english_only(format!("no part of a job in {}", without.join(", ")))));
    }
    Ok(out)
}

/// The job that the parts are of, if data set and program are still the same.
fn job(like: &Header) -> Result<Job> {
    let stamp = &like.stamp;
    let job = Job::from_resolved(Path::new("resolved.toml"), &stamp.resolved)?;
    let now = Stamp {
        version: Stamp::version(),
        data_set: job.dataset.name.clone(),
        data_set_blake3: job.dataset.hash.clone(),
        ..stamp.clone()
    };
    let differences = stamp.differences(&now);
    if differences.is_empty() {
        return Ok(job);
    }
    Err(Error::Usage(Said::english_only(format!(
        "the parts cannot be merged here: they differ from what is here in {}",
        differences.join(", ")
    ))))
}

fn options(like: &Header, arguments: &MergeArguments) -> Result<Options> {
    let name = &like.stamp.design;
    let design = Design::ALL.into_iter().find(|design| design.id() == name);
    Ok(Options {
        draws: like.draws,
        seed: like.stamp.seed,
        design: design.ok_or_else(|| {
            Error::Usage(Said::english_only(format!("the parts have a design that is not known here: `{name}`")))
        })?,
        keep: if like.stamp.series == "all" { Keep::All } else { Keep::Headline },
        precision: arguments.precision.clone(),
        ..Options::default()
    })
}

/// Options by name, as they were in force in the runs.
fn in_force(like: &Header, options: &Options) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("draws".into(), options.draws.to_string()),
        ("seed".into(), options.seed.to_string()),
        ("design".into(), like.stamp.design.clone()),
        ("central".into(), "false".into()),
        ("series".into(), like.stamp.series.clone()),
        ("shards".into(), like.shard.of.to_string()),
    ])
}
