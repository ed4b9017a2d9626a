//! `schakel discover`: under which conditions a scenario fails.

mod arguments;

pub use arguments::DiscoverArguments;

use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::progress::Meter;
use super::question::{self, Answer, Outputs};
use super::signals;
use crate::analysis::discover::{self, About, Asked, Draws, Failure};
use crate::analysis::finding::Finding;
use crate::error::{Error, Result};
use crate::export::{discover as table, file, kept, read};
use crate::ids::Lang;
use crate::nearest::nearest;
use crate::report::discover as report;
use crate::run::results::Results;
use crate::run::{self, Hooks, Keep, Options, Reason, Simulation};
use crate::scenario::{DataFacts, Job, ScenarioFacts};
use crate::texts::{CommandText, DiscoverText, ProblemText, Said, UsageText};

/// Draws where none are asked for.
const DRAWS: u64 = 10_240;

/// Prints the answer, and writes table, pictures and draws when asked to.
///
/// # Errors
/// For scenario files, folders and options that are refused; if it is stopped, or cannot be run or written.
pub fn discover(arguments: &DiscoverArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    file::check(&arguments.samples, arguments.question.overwrite)?;
    let failure =
        Failure { level: arguments.level, above: arguments.threshold.unwrap_or(0.0), reverse: arguments.reverse };
    let mut options = question::options(&arguments.question, DRAWS);
    let pictures = ["box.svg", "path.svg"];
    let (source, outputs) = if arguments.question.scenario.is_dir() {
        let outputs = Outputs::of_folder(&arguments.question, &pictures)?;
        let source = from_folder(arguments, &arguments.question.scenario)?;
        // The draws are those of the folder.
        options.draws = source.draws.persons[0].len() as u64;
        (source, outputs)
    } else {
        let job = question::load(&arguments.question)?;
        let outputs = Outputs::new(&arguments.question, &job, &pictures)?;
        (simulated(arguments, &job, &options, lang, &stop)?, outputs)
    };
    let Source { draws, asked, about } = source;
    let found = discover::discover(&draws, &asked, failure, about)?;
    if let Some(path) = &arguments.samples {
        let (names, rows) = discover::rows(&draws, failure, 0, found.searched);
        file::write(path, &table::samples(&names, &rows)?, arguments.question.overwrite)?;
        super::tell(&format!("{} {}", DiscoverText::SamplesIn.get(lang), path.display()));
    }
    let of_box = report::box_chart(&found, "box", lang).unwrap_or_else(|| report::path_chart(&found, "box", lang));
    let answer = Answer {
        text: report::answer(&found, lang),
        csv: table::csv(&found)?,
        pictures: vec![of_box.standalone(), report::path_chart(&found, "path", lang).standalone()],
        draws: draws.persons[0].len() as u64,
        finding: Finding::Discover(Box::new(found)),
    };
    outputs.write(answer, &options, lang)
}

/// Draws, and what they are about.
struct Source {
    draws: Draws,
    asked: Asked,
    about: About,
}

/// The draws that a run kept in `folder`.
fn from_folder(arguments: &DiscoverArguments, folder: &Path) -> Result<Source> {
    if arguments.question.draws.is_some() {
        return Err(Error::Usage(UsageText::DrawsOfFolder.into()));
    }
    let (results, provenance) = read::results(folder)?;
    let scenario = in_results(arguments, &results, folder)?;
    let asked = asked(arguments, &results.dataset, &results.scenarios, scenario)?;
    let mut draws = Draws::new(asked.clone());
    if !kept::feed(folder, &provenance, &mut draws)? {
        return Err(Error::Usage(UsageText::NoKeptDraws.with(&[("path", &folder.display())])));
    }
    let about = about(&results.dataset, &results.scenarios[scenario], results.seed);
    Ok(Source { draws, asked, about })
}

/// The scenario of a folder that is meant.
fn in_results(arguments: &DiscoverArguments, results: &Results, folder: &Path) -> Result<usize> {
    let (all, path) = (&results.scenarios, folder.display());
    if let Some(name) = &arguments.scenario_name {
        return all.iter().position(|s| s.name == *name).ok_or_else(|| {
            let near = nearest(name, all.iter().map(|s| s.name.as_str()));
            Error::Usage(match near {
                Some(near) => UsageText::NoScenarioNear.with(&[("path", &path), ("name", name), ("near", &near)]),
                None => UsageText::NoScenario.with(&[("path", &path), ("name", name)]),
            })
        });
    }
    let own: Vec<usize> = (1..all.len()).filter(|&i| all[i].profile_of.is_none()).collect();
    match own.as_slice() {
        [] => Ok(0),
        [one] => Ok(*one),
        several => {
            let names: Vec<&str> = several.iter().map(|&i| all[i].name.as_str()).collect();
            Err(Error::Usage(UsageText::ManyScenarios.with(&[("path", &path), ("names", &names.join(", "))])))
        }
    }
}

/// Simulates the draws of the scenario file.
fn simulated(
    arguments: &DiscoverArguments,
    job: &Job,
    options: &Options,
    lang: Lang,
    stop: &AtomicBool,
) -> Result<Source> {
    let scenario = question::only(job, &arguments.question)?;
    if arguments.scenario_name.is_some() {
        return Err(Error::Usage(UsageText::NameOfFolder.into()));
    }
    let is_main = |year: &i32| {
        let t = year - job.dataset.base_year;
        [0, 1, 5, 10].contains(&t) || *year == scenario.horizon
    };
    let keep = if arguments.shortage.year.as_ref().is_none_or(is_main) { Keep::Headline } else { Keep::All };
    let simulation = Simulation::new(&job.dataset, &job.scenarios, options.seed, options.design, keep)?;
    let dataset = DataFacts::of(&job.dataset);
    let reference = &job.scenarios[0];
    let facts =
        |s: &run::results::Reported| ScenarioFacts::of(&s.name, &s.scenario, s.profile_of, reference, &job.dataset);
    let scenarios: Vec<ScenarioFacts> = simulation.scenarios.iter().map(facts).collect();
    let place = scenarios.iter().position(|s| s.name == scenario.name).unwrap_or(0);
    let asked = asked(arguments, &dataset, &scenarios, place)?;
    let mut draws = Draws::new(asked.clone());
    let meter = Meter::new(arguments.question.progress, options, None, lang);
    let hooks = Hooks { draws: Some(&mut draws), ..Hooks::new(&meter, stop) };
    let outcome = run::simulate(&simulation, options, None, hooks);
    meter.finish();
    let (done, reason) = outcome?;
    if done.rounds.is_empty() && reason == Reason::Signal {
        return Err(Error::Stopped(CommandText::NothingDone.into()));
    }
    let about = about(&dataset, &scenarios[place], options.seed);
    Ok(Source { draws, asked, about })
}

/// The shortage that is asked about; everything wrong with it at once.
fn asked(
    arguments: &DiscoverArguments,
    dataset: &DataFacts,
    scenarios: &[ScenarioFacts],
    place: usize,
) -> Result<Asked> {
    let scenario = &scenarios[place];
    let year = arguments.shortage.year.unwrap_or(scenario.horizon);
    let mut problems = Vec::new();
    if year <= dataset.base_year || year > scenario.horizon {
        let first = dataset.base_year + 1;
        problems.push(UsageText::NoYear.with(&[("year", &year), ("first", &first), ("last", &scenario.horizon)]));
    }
    if let Some(id) = arguments.shortage.branch.as_ref().filter(|id| dataset.branch(id).is_none()) {
        let near = nearest(id, dataset.branches.iter().map(|b| b.id.as_str()));
        problems.push(match near {
            Some(near) => UsageText::NoBranchNear.with(&[("id", id), ("near", &near)]),
            None => UsageText::NoBranchAlike.with(&[("id", id)]),
        });
    }
    if place == 0 && !arguments.level {
        problems.push(UsageText::IsReference.with(&[("name", &scenario.name)]));
    }
    if !problems.is_empty() {
        return Err(Error::Usage(Said::join(&problems, ProblemText::NextError)));
    }
    Ok(Asked {
        scenario: scenario.name.clone(),
        reference: scenarios[0].name.clone(),
        branch: arguments.shortage.branch.clone(),
        year,
        approaches: [scenario, &scenarios[0]].iter().flat_map(|s| &s.approaches).map(|a| a.id.clone()).collect(),
    })
}

fn about(dataset: &DataFacts, scenario: &ScenarioFacts, seed: u64) -> About {
    About {
        title: scenario.title.clone(),
        branches: dataset.branches.iter().map(|b| (b.id.clone(), b.name.clone())).collect(),
        units: dataset.parameters.iter().map(|p| (p.name.clone(), p.unit.clone())).collect(),
        attribution: dataset.attribution.clone(),
        seed,
    }
}
