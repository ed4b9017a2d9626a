//! `schakel compare OLD NEW --split`: the change between two result folders by cause, by running the job again with one thing
//! changed at a time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::arguments::{CompareArguments, Progress};
use super::progress::Meter;
use crate::analysis::compare::{self as analysis, Cause, Split, Stage};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::export::{Provenance, comparison, file, read};
use crate::ids::Lang;
use crate::report;
use crate::run::{self, Options, Results};
use crate::sample::Design;
use crate::scenario::{Job, Scenario};
use crate::texts::{CommandText, ProblemText, Said, UsageText};

/// A result folder, with what it was made from.
struct Folder {
    path: PathBuf,
    results: Results,
    provenance: Provenance,
    resolved: String,
    /// Files of its data set: name and text.
    files: BTreeMap<String, String>,
}

/// What a stage is run with.
#[derive(Clone)]
struct Inputs<'a> {
    /// All files of the data set but ties.
    data: &'a Folder,
    /// Its ties, and which of them is chosen.
    ties: &'a Folder,
    /// The scenarios.
    scenarios: &'a Folder,
    /// Seed, draws and design.
    run: &'a Folder,
}

/// Splits the change between two result folders, prints it, and writes the table when asked to.
pub fn split(arguments: &CompareArguments, lang: Lang, stop: &AtomicBool) -> Result<()> {
    file::check(&arguments.csv, arguments.overwrite)?;
    let found = folders(arguments, lang, stop)?;
    if let Some(path) = &arguments.csv {
        file::write(path, &comparison::split(&found)?, arguments.overwrite)?;
    }
    super::print(&report::compare::split::answer(&found, lang))
}

/// The change between the two folders that are asked for.
fn folders(arguments: &CompareArguments, lang: Lang, stop: &AtomicBool) -> Result<Split> {
    let [old, new] = arguments.what.as_slice() else {
        return Err(Error::Usage(UsageText::SplitGiven.with(&[("n", &arguments.what.len())])));
    };
    let (old, new) = (open(old, arguments.old_data.as_deref()), open(new, arguments.new_data.as_deref()));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let told: Vec<Said> = [old.err(), new.err()].into_iter().flatten().map(|e| e.said()).collect();
            return Err(Error::Usage(Said::join(&told, ProblemText::NextError)));
        }
    };
    let mut made: Vec<(Cause, Results)> = Vec::new();
    let usual = Inputs { data: &old, ties: &old, scenarios: &old, run: &old };
    let mut at = usual.clone();
    let mut go = |cause: Cause, inputs: &Inputs| -> Result<()> {
        let results = simulate(inputs, arguments, lang, stop)?;
        made.push((cause, results));
        Ok(())
    };
    if !is_this_program(&old.provenance) {
        go(Cause::Version, &at)?;
    }
    let differ = |is: &dyn Fn(&str) -> bool| {
        let of =
            |f: &Folder| f.files.iter().filter(|(n, _)| is(n)).map(|(n, t)| (n.clone(), t.clone())).collect::<Vec<_>>();
        of(&old) != of(&new)
    };
    if differ(&|name| !is_tie(name)) {
        at.data = &new;
        go(Cause::Data, &at)?;
    }
    at.data = &new;
    if differ(&is_tie) || chosen(&old)? != chosen(&new)? {
        at.ties = &new;
        go(Cause::Calibration, &at)?;
    }
    at.ties = &new;
    if without_tie(&old.resolved) != without_tie(&new.resolved) {
        at.scenarios = &new;
        go(Cause::Scenario, &at)?;
    }
    at.scenarios = &new;
    let of_run = |f: &Folder| (f.results.seed, f.results.draws, f.results.design.clone(), f.results.central);
    if of_run(&old) != of_run(&new) {
        at.run = &new;
        go(Cause::Run, &at)?;
    }
    let mut stages = vec![Stage { cause: None, results: &old.results }];
    stages.extend(made.iter().map(|(cause, results)| Stage { cause: Some(*cause), results }));
    // What is left is what another program made of the same.
    stages.push(Stage { cause: (!is_this_program(&new.provenance)).then_some(Cause::Version), results: &new.results });
    Ok(analysis::split([&old, &new].map(|f| f.path.display().to_string()), &stages))
}

/// Whether a folder was made by this very program. Without a commit a version number does not tell.
fn is_this_program(of: &Provenance) -> bool {
    let commit = option_env!("GIT_COMMIT").unwrap_or_default();
    of.program_version == env!("CARGO_PKG_VERSION") && of.commit == commit && !commit.is_empty()
}

fn is_tie(file: &str) -> bool {
    file.starts_with("calibration")
}

/// The resolved scenarios without what they are tied to, the name of the data set included: where that lies says nothing.
fn without_tie(resolved: &str) -> Vec<&str> {
    resolved.lines().filter(|l| !l.starts_with("calibration = ") && !l.starts_with("data = ")).collect()
}

/// A result folder and the data set it was made from.
fn open(path: &Path, data: Option<&Path>) -> Result<Folder> {
    let (results, provenance) = read::results(path)?;
    let file = path.join("resolved.toml");
    let resolved = std::fs::read_to_string(&file).map_err(Error::read(&file))?;
    let folder = match data {
        Some(folder) => folder.to_path_buf(),
        None => data_folder(&resolved)
            .ok_or_else(|| Error::Usage(UsageText::NoDataFolder.with(&[("path", &file.display())])))?,
    };
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).map_err(Error::read(&folder))? {
        let path = entry.map_err(Error::read(&folder))?.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
        if path.extension().is_some_and(|e| e == "csv" || e == "toml") {
            files.insert(name.to_owned(), std::fs::read_to_string(&path).map_err(Error::read(&path))?);
        }
    }
    let found = Dataset::from_files(&provenance.data_set, &files)?;
    if found.hash != provenance.data_set_blake3 {
        let recorded = |file: &str| provenance.inputs.get(&format!("{}/{file}", provenance.data_set));
        let mut changed: Vec<&str> = found
            .files
            .iter()
            .filter(|(file, hash)| recorded(file) != Some(hash))
            .map(|(file, _)| file.as_str())
            .collect();
        let prefix = format!("{}/", provenance.data_set);
        let gone = provenance.inputs.keys().filter_map(|k| k.strip_prefix(&prefix)).filter(|f| !files.contains_key(*f));
        changed.extend(gone);
        return Err(Error::Usage(UsageText::OtherData.with(&[
            ("path", &path.display()),
            ("folder", &folder.display()),
            ("changed", &changed.join(", ")),
        ])));
    }
    Ok(Folder { path: path.to_path_buf(), results, provenance, resolved, files })
}

/// The folder of the data set that resolved scenarios name.
fn data_folder(resolved: &str) -> Option<PathBuf> {
    let line = resolved.lines().find_map(|l| l.strip_prefix("data = "))?;
    let name = line.split('"').nth(1)?;
    let shipped = Path::new("scenarios").join(name);
    Some(if shipped.is_dir() { shipped } else { PathBuf::from(name) })
}

/// The name of the tie that the scenarios of a folder choose.
fn chosen(folder: &Folder) -> Result<String> {
    let data = Arc::new(Dataset::from_files(&folder.provenance.data_set, &folder.files)?);
    Ok(Job::from_texts(&[("resolved.toml", &folder.resolved)], data)?.scenarios[0].calibration.clone())
}

/// Runs the mixed job.
fn simulate(inputs: &Inputs, arguments: &CompareArguments, lang: Lang, stop: &AtomicBool) -> Result<Results> {
    let of = |folder: &Folder, ties: bool| -> Vec<(String, String)> {
        let files = folder.files.iter().filter(|(name, _)| is_tie(name) == ties);
        files.map(|(name, text)| (name.clone(), text.clone())).collect()
    };
    let files: BTreeMap<String, String> = of(inputs.data, false).into_iter().chain(of(inputs.ties, true)).collect();
    let data = Dataset::from_files(&inputs.data.provenance.data_set, &files)?;
    let tie = chosen(inputs.ties)?;
    let tied = Arc::new(data.tied(&tie).ok_or_else(|| Error::Usage(UsageText::NoTie.with(&[("name", &tie)])))?);
    // The scenarios as they are, on these data, tied as is asked.
    let text =
        inputs.scenarios.resolved.lines().filter(|l| !l.starts_with("calibration = ")).collect::<Vec<_>>().join("\n");
    let job = Job::from_texts(&[("resolved.toml", &text)], Arc::new(data))?;
    let with_tie = |s: &Arc<Scenario>| Arc::new(Scenario { calibration: tie.clone(), ..(**s).clone() });
    let scenarios: Vec<Arc<Scenario>> = job.scenarios.iter().map(with_tie).collect();
    let of = &inputs.run.results;
    let design = [Design::Plain, Design::Lhs, Design::Sobol].into_iter().find(|d| d.id() == of.design);
    let options = Options {
        draws: of.draws,
        seed: of.seed,
        design: design.ok_or_else(|| Error::Usage(UsageText::NoDesign.with(&[("name", &of.design)])))?,
        central: of.central,
        threads: arguments.drawing.threads.map(usize::from),
        ..Options::default()
    };
    let meter = Meter::new(Progress::Auto, &options, None, lang);
    let outcome = run::run(&tied, &scenarios, &options, &meter, stop);
    meter.finish();
    let results = outcome?;
    if stop.load(std::sync::atomic::Ordering::Relaxed) {
        return Err(Error::Stopped(CommandText::NothingDone.into()));
    }
    Ok(results)
}
