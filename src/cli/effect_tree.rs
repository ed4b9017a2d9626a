//! `schakel effect-tree`: the effect of a scenario on the shortage, split over its mechanisms.

use std::path::{Path, PathBuf};

use super::arguments::EffectTreeArguments;
use super::progress::Meter;
use super::signals;
use crate::analysis::effect_tree::{Game, effect_tree as split};
use crate::error::{Error, Result};
use crate::export::{effect_tree as table, file};
use crate::ids::Lang;
use crate::report::effect_tree as report;
use crate::run::Options;
use crate::scenario::Job;
use crate::texts::{CommandText, TreeText, fill};

/// Prints the split, and writes table and pictures when asked to. What was done before a signal is kept.
pub fn effect_tree(arguments: &EffectTreeArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let job = Job::load(std::slice::from_ref(&arguments.scenario))?;
    let scenario = match job.scenarios.as_slice() {
        [_, scenario] if scenario.point.is_none() => scenario,
        [reference] => reference,
        _ => return Err(Error::Usage(format!("{} is a sweep: give one scenario", arguments.scenario.display()))),
    };
    let options = Options {
        draws: arguments.draws,
        seed: arguments.seed,
        design: arguments.design.into(),
        threads: arguments.threads.map(usize::from),
        ..Options::default()
    };
    let year = year(arguments.year, job.dataset.base_year, scenario.horizon)?;
    let game = Game::new(&job.dataset, &job.scenarios[0], scenario, options.seed, options.design)?;
    let files = Files::new(arguments)?;
    let meter = Meter::new(arguments.progress, &options, None, lang);
    let outcome = split(&game, &options, &meter, &stop);
    meter.finish();
    let Some(tree) = outcome? else { return Err(Error::Stopped(CommandText::NothingDone.get(lang).into())) };
    let mut said = Vec::new();
    if let Some(path) = &files.table {
        file::write(path, &table::csv(&tree)?, arguments.overwrite)?;
        said.push((TreeText::Table, path.clone()));
    }
    for (path, picture) in files.pictures.iter().zip([
        report::tree::tree(&tree, year, "effect-tree", lang),
        report::waterfall::waterfall(&tree, year, "waterfall", lang),
    ]) {
        file::write(path, picture.standalone().as_bytes(), arguments.overwrite)?;
    }
    said.extend(arguments.svg.iter().map(|folder| (TreeText::Pictures, folder.clone())));
    if files.print_table {
        let table = table::csv(&tree)?;
        super::print(&String::from_utf8_lossy(&table))?;
    } else {
        super::print(&report::answer(&tree, year, lang))?;
    }
    for (text, path) in said {
        super::tell(&format!("{} {}", text.get(lang), path.display()));
    }
    if tree.draws < options.rounds() * crate::sample::ROUND {
        return Err(Error::Stopped(fill(TreeText::Stopped.get(lang), &[("draws", &tree.draws.to_string())])));
    }
    Ok(())
}

/// The year to show: that asked for, if it is simulated, or the last.
fn year(asked: Option<i32>, base: i32, horizon: i32) -> Result<i32> {
    let year = asked.unwrap_or(horizon);
    if year > base && year <= horizon {
        return Ok(year);
    }
    Err(Error::Usage(format!("--year {year} is not simulated: the effect has the years {} to {horizon}", base + 1)))
}

/// What is to be written, known to be possible before hours of work.
struct Files {
    table: Option<PathBuf>,
    /// Tree and waterfall; none if no pictures are asked for.
    pictures: Vec<PathBuf>,
    print_table: bool,
}

impl Files {
    fn new(arguments: &EffectTreeArguments) -> Result<Self> {
        let print_table = arguments.csv.as_deref() == Some(Path::new("-"));
        let table = arguments.csv.clone().filter(|_| !print_table);
        let pictures: Vec<PathBuf> = match &arguments.svg {
            Some(folder) => {
                std::fs::create_dir_all(folder)
                    .map_err(|e| Error::Usage(format!("cannot make the folder {}: {e}", folder.display())))?;
                ["effect-tree.svg", "waterfall.svg"].map(|name| folder.join(name)).to_vec()
            }
            None => Vec::new(),
        };
        file::check(table.iter().chain(&pictures), arguments.overwrite)?;
        Ok(Self { table, pictures, print_table })
    }
}
