//! `schakel compare`: scenario files and result folders beside each other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::arguments::CompareArguments;
use super::progress::Meter;
use super::{arguments::Progress, signals};
use crate::analysis::compare::{self as analysis, CONTENDERS, Kept, Pick, Source};
use crate::error::{Error, Problem, Result};
use crate::export::{comparison, file, kept, provenance, read};
use crate::ids::Lang;
use crate::nearest::nearest;
use crate::report;
use crate::run::{self, Hooks, Keep, Options, Reason, Simulation};
use crate::scenario::Job;
use crate::texts::{CommandText, FailureText, ProblemText, Said, UsageText};

/// What an argument names.
enum Named {
    File(PathBuf),
    /// A folder, and the scenario in it that is meant; all where none is given.
    Folder(PathBuf, Option<String>),
}

impl Named {
    /// A folder, `FOLDER:SCENARIO`, or else a file.
    fn of(argument: &Path) -> Self {
        if argument.is_dir() {
            return Self::Folder(argument.to_path_buf(), None);
        }
        let text = argument.to_string_lossy();
        match text.rsplit_once(':') {
            Some((folder, name)) if !argument.exists() && Path::new(folder).is_dir() => {
                Self::Folder(folder.into(), Some(name.to_string()))
            }
            _ => Self::File(argument.to_path_buf()),
        }
    }
}

/// Compares, prints, and writes what is asked for.
pub fn compare(arguments: &CompareArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    if arguments.split {
        return super::split::split(arguments, lang, &stop);
    }
    let mut errors = Vec::new();
    if !CONTENDERS.contains(&arguments.what.len()) {
        errors.push(Error::Usage(UsageText::ContendersGiven.with(&[
            ("n", &arguments.what.len()),
            ("least", CONTENDERS.start()),
            ("most", CONTENDERS.end()),
        ])));
    }
    for (i, what) in arguments.what.iter().enumerate() {
        if arguments.what[..i].contains(what) {
            errors.push(Error::Usage(UsageText::GivenTwice.with(&[("path", &what.display())])));
        }
    }
    for path in [&arguments.csv, &arguments.html].into_iter().flatten() {
        if path.exists() && !arguments.overwrite {
            errors.push(Error::Usage(UsageText::FileExists.with(&[("path", &path.display())])));
        }
    }
    if arguments.csv.is_some() && arguments.csv == arguments.html {
        errors.push(Error::Usage(UsageText::SameFile.into()));
    }
    let named: Vec<Named> = arguments.what.iter().map(|what| Named::of(what)).collect();
    let files: Vec<PathBuf> =
        named.iter().filter_map(|n| if let Named::File(path) = n { Some(path.clone()) } else { None }).collect();
    let mut keep = |outcome: Result<Job>| outcome.map_err(|e| errors.push(e)).ok();
    let job = if files.is_empty() { None } else { keep(Job::load(&files)) };
    let (mut sources, mut picks) = (Vec::new(), Vec::new());
    // Scenarios of files are told apart by their own loading; the job is source 0 once it has run.
    if job.is_some() {
        sources.push(None);
    }
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for n in &named {
        match n {
            Named::File(path) => {
                let Some(job) = &job else { continue };
                match in_job(job, path) {
                    Ok(scenario) => picks.push(Pick { source: 0, scenario }),
                    Err(e) => errors.push(e),
                }
            }
            Named::Folder(path, name) => {
                let source = match folders.get(path) {
                    Some(known) => *known,
                    None => match folder(path) {
                        Ok(source) => {
                            sources.push(Some(source));
                            folders.insert(path.clone(), sources.len() - 1);
                            sources.len() - 1
                        }
                        Err(e) => {
                            errors.push(e);
                            continue;
                        }
                    },
                };
                match sources[source].as_ref().map_or(Ok(Vec::new()), |s| in_folder(s, name.as_deref())) {
                    Ok(found) => picks.extend(found.into_iter().map(|scenario| Pick { source, scenario })),
                    Err(e) => errors.push(e),
                }
            }
        }
    }
    if errors.is_empty() && !CONTENDERS.contains(&picks.len()) {
        errors
            .push(Error::Usage(UsageText::TooManyContenders.with(&[("n", &picks.len()), ("most", CONTENDERS.end())])));
    }
    if !errors.is_empty() {
        return Err(all_of(errors));
    }
    if let Some(job) = &job {
        let source = simulate(arguments, job, lang, &stop)?;
        // Results hold evidence profiles between the scenarios of the job.
        let place =
            |scenario: usize| source.results.scenarios.iter().position(|s| s.name == job.scenarios[scenario].name);
        for pick in picks.iter_mut().filter(|p| p.source == 0) {
            pick.scenario = place(pick.scenario).ok_or_else(|| {
                Error::Run(FailureText::NoResults.with(&[("name", &job.scenarios[pick.scenario].name)]))
            })?;
        }
        sources[0] = Some(source);
    }
    let sources: Vec<Source> = sources.into_iter().flatten().collect();
    let found = analysis::compare(&sources, &picks)?;
    if let Some(path) = &arguments.csv {
        file::write(path, &comparison::csv(&found)?, arguments.overwrite)?;
    }
    if let Some(path) = &arguments.html {
        file::write(path, report::compare::page(&found, lang).as_bytes(), arguments.overwrite)?;
    }
    super::print(&report::compare::answer(&found, lang))
}

/// The scenario of a job that a file is: the reference if it is the base itself.
fn in_job(job: &Job, path: &Path) -> Result<usize> {
    let path = path.display();
    let place = job.places().find(|(file, _)| *file == path.to_string()).map(|(_, place)| place);
    match place {
        Some([one]) => Ok(*one),
        Some([]) | None => Err(Error::Usage(UsageText::NoOwnScenario.with(&[("path", &path)]))),
        Some(many) => Err(Error::Usage(UsageText::ComparedSweep.with(&[("path", &path), ("n", &many.len())]))),
    }
}

/// The scenarios of a folder that are meant.
fn in_folder(source: &Source, name: Option<&str>) -> Result<Vec<usize>> {
    let all = &source.results.scenarios;
    if let Some(name) = name {
        let found = all.iter().position(|s| s.name == name);
        return found.map(|i| vec![i]).ok_or_else(|| {
            let near = nearest(name, all.iter().map(|s| s.name.as_str()));
            Error::Usage(match near {
                Some(near) => {
                    UsageText::NoScenarioNear.with(&[("path", &source.name), ("name", &name), ("near", &near)])
                }
                None => UsageText::NoScenario.with(&[("path", &source.name), ("name", &name)]),
            })
        });
    }
    let own = |i: &usize| all[*i].profile_of.is_none();
    let found: Vec<usize> = (1..all.len()).filter(own).collect();
    Ok(if found.is_empty() { vec![0] } else { found })
}

/// A result folder.
fn folder(path: &Path) -> Result<Source> {
    let (results, of) = read::results(path)?;
    let version = version(&of.program_version, &of.commit);
    Ok(Source {
        name: path.display().to_string(),
        version,
        inputs: of.inputs.clone(),
        kept: kept::draws(path, &of)?,
        results,
    })
}

fn version(number: &str, commit: &str) -> String {
    if commit.is_empty() { number.to_string() } else { format!("{number} ({commit})") }
}

/// Runs the scenario files in lockstep.
fn simulate(
    arguments: &CompareArguments,
    job: &Job,
    lang: Lang,
    stop: &std::sync::atomic::AtomicBool,
) -> Result<Source> {
    let options = Options { keep: Keep::All, ..arguments.drawing.options(arguments.draws) };
    let simulation = Simulation::new(&job.dataset, &job.scenarios, options.seed, options.design, options.keep)?;
    let mut kept = Kept::default();
    let meter = Meter::new(Progress::Auto, &options, None, lang);
    let hooks = Hooks { draws: Some(&mut kept), ..Hooks::new(&meter, stop) };
    let outcome = run::simulate(&simulation, &options, None, hooks);
    meter.finish();
    let (done, reason) = outcome?;
    if reason == Reason::Signal {
        return Err(Error::Stopped(CommandText::NothingDone.into()));
    }
    let results = run::collect(&simulation, &options, &done, reason);
    let files = job.inputs().map(|(name, content)| (name.to_string(), provenance::hash(content)));
    let data = job.dataset.files.iter().map(|(file, hash)| (format!("{}/{file}", job.dataset.name), hash.clone()));
    Ok(Source {
        name: "*.toml".into(),
        results,
        version: version(env!("CARGO_PKG_VERSION"), option_env!("GIT_COMMIT").unwrap_or_default()),
        inputs: files.chain(data).collect(),
        kept: Some(kept),
    })
}

/// Everything that is wrong as one error: problems of files as they are shown elsewhere, if there is nothing else.
fn all_of(mut errors: Vec<Error>) -> Error {
    if errors.len() == 1
        && let Some(only) = errors.pop()
    {
        return only;
    }
    if errors.iter().all(|e| matches!(e, Error::Input(_))) {
        let problems = errors.into_iter().flat_map(|e| if let Error::Input(all) = e { all } else { Vec::new() });
        return Error::Input(problems.collect::<Vec<Problem>>());
    }
    Error::Usage(Said::join(&errors.iter().map(Error::said).collect::<Vec<_>>(), ProblemText::NextError))
}
