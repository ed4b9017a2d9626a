//! `schakel batch`: jobs in parts for a scheduler.
//!
#![doc = include_str!("servers.md")]

mod arguments;
mod passed;

use std::path::{Path, PathBuf};
use std::process::Command;

pub use arguments::BatchArguments;

use crate::error::{Error, Problem, Result};
use crate::export::batch::{Batch, Slurm};
use crate::export::parquet;
use crate::ids::Lang;
use crate::scenario::{Job, resolved};
use crate::texts::{CommandText, Said, fill};

/// Writes the folder of a batch, and submits it if asked to.
///
/// # Errors
/// Every problem of the scenario files at once; those of [`Batch::write`]; [`Error::Run`] if it could not be submitted.
pub fn batch(arguments: &BatchArguments, lang: Lang) -> Result<()> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(Error::read(path));
    let here = Path::new(".");
    let start = std::env::current_dir().map_err(Error::read(here))?;
    let program = std::env::current_exe().map_err(Error::read(here))?;
    let folder = absolute(&arguments.out)?;
    let jobs = jobs(arguments)?;
    let language = if lang == Lang::Nl { "--lang=nl" } else { "--lang=en" }.to_string();
    let mut options = arguments.run.options.clone();
    if !options.iter().any(|option| option.starts_with("--progress=")) {
        // Nobody sees a bar; a log tells how far a task is.
        options.push("--progress=json".into());
    }
    options.push(language.clone());
    let mut merge_options = vec![language];
    if arguments.parquet {
        parquet::check()?;
        merge_options.push("--parquet".into());
    }
    if arguments.xlsx {
        merge_options.push("--xlsx".into());
    }
    let batch = Batch {
        folder: &folder,
        program: &program,
        start: &start,
        jobs: &jobs,
        shards: arguments.shards,
        options: &options,
        merge_options: &merge_options,
        partial: arguments.partial,
        slurm: &slurm(arguments),
    };
    batch.write(arguments.overwrite, lang)?;
    let say = |text: CommandText, values: &[(&str, &str)]| super::tell(&fill(text.get(lang), values));
    let (count, tasks) = (jobs.len().to_string(), batch.elements().to_string());
    let values = [("jobs", &*count), ("tasks", &*tasks), ("folder", &*folder.to_string_lossy())];
    say(CommandText::BatchIn, &values);
    let submit = batch.submit_command()?;
    if arguments.submit {
        return submit_now(&folder, &submit);
    }
    say(CommandText::SubmitWith, &[("command", &submit)]);
    Ok(())
}

/// Name of each job, and its scenarios with every value written out: all files in one job, or each in its own.
fn jobs(arguments: &BatchArguments) -> Result<Vec<(String, String)>> {
    let size = if arguments.each { 1 } else { arguments.scenarios.len() };
    let (mut jobs, mut problems) = (Vec::<(String, String)>::new(), Vec::<Problem>::new());
    for files in arguments.scenarios.chunks(size) {
        match Job::load(files) {
            Ok(job) => jobs.push((free_name(&files[0], &jobs), resolved::write(&job))),
            Err(Error::Input(found)) => {
                // Those of a base or a data set come back with every file.
                for problem in found {
                    if !problems.contains(&problem) {
                        problems.push(problem);
                    }
                }
            }
            Err(other) => return Err(other),
        }
    }
    if problems.is_empty() { Ok(jobs) } else { Err(Error::Input(problems)) }
}

/// The stem of `file` as a name that any script and file system takes, with a number if it is taken.
fn free_name(file: &Path, taken: &[(String, String)]) -> String {
    let stem = file.file_stem().map_or_else(|| "job".into(), |stem| stem.to_string_lossy());
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let name: String = stem.trim_start_matches(['-', '.']).chars().map(plain).collect();
    let name = if name.is_empty() { "job".to_string() } else { name };
    let numbered = (2_u32..).map(|n| format!("{name}-{n}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| taken.iter().all(|(other, _)| other != name)).unwrap_or(name)
}

fn slurm(arguments: &BatchArguments) -> Slurm {
    Slurm {
        time: arguments.time.clone(),
        memory: arguments.mem.clone(),
        partition: arguments.partition.clone(),
        cores: arguments.threads,
        at_once: arguments.array_limit,
        elements: arguments.max_tasks,
        more: arguments.sbatch.clone(),
    }
}

/// Submits; the numbers of both jobs appear on stdout.
fn submit_now(folder: &Path, command: &str) -> Result<()> {
    let script: PathBuf = folder.join("submit.sh");
    let submitted = Command::new("bash").arg(&script).status();
    match submitted {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => {
            Err(Error::Run(Said::english_only(format!("it was not submitted; once Slurm can be reached: {command}"))))
        }
        Err(e) => Err(Error::Run(Said::english_only(format!("cannot run {}: {e}", script.display())))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_free() {
        let mut jobs = Vec::new();
        let files = ["a/plan.toml", "b/plan.toml", "it's 5%.toml", "-x.toml", "...toml", "één\n.toml"];
        for file in files {
            jobs.push((free_name(Path::new(file), &jobs), String::new()));
        }
        let names: Vec<&str> = jobs.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["plan", "plan-2", "it_s_5_", "x", "job", "__n_"]);
    }
}
