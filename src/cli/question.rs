//! What the commands that ask a question about one scenario share: the scenario, the options of the run, and where the answer
//! goes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::QuestionArguments;
use crate::analysis::finding::Finding;
use crate::error::{Error, Result};
use crate::export::{Folder, Provenance, file, findings, read};
use crate::ids::Lang;
use crate::report;
use crate::run::{Options, Results};
use crate::sample::ROUND;
use crate::scenario::{Job, Scenario, ScenarioFacts};
use crate::texts::{CommandText, UsageText};

/// The job of the scenario that is asked about.
pub fn load(arguments: &QuestionArguments) -> Result<Job> {
    Job::load(std::slice::from_ref(&arguments.scenario))
}

/// The scenario of a job that has one; the reference if that is all.
pub fn only<'a>(job: &'a Job, arguments: &QuestionArguments) -> Result<&'a Arc<Scenario>> {
    match job.scenarios.as_slice() {
        [_, scenario] if scenario.point.is_none() => Ok(scenario),
        [reference] => Ok(reference),
        _ => Err(Error::Usage(UsageText::SeveralScenarios.with(&[("path", &arguments.scenario.display())]))),
    }
}

/// Options of the run; `draws` if none are asked for.
pub fn options(arguments: &QuestionArguments, draws: u64) -> Options {
    arguments.drawing.options(arguments.draws.unwrap_or(draws))
}

/// Where the answer goes.
pub struct Outputs<'a> {
    arguments: &'a QuestionArguments,
    table: Option<PathBuf>,
    pictures: Vec<PathBuf>,
    print_table: bool,
    folder: Option<Known>,
}

/// A result folder that an answer is put into.
struct Known {
    folder: Folder,
    results: Results,
    provenance: Provenance,
    findings: Vec<Finding>,
}

/// What was found, ready to be written.
pub struct Answer {
    /// In plain text.
    pub text: String,
    /// As a table.
    pub csv: Vec<u8>,
    /// Pictures, in the order of their names.
    pub pictures: Vec<String>,
    /// As a result folder keeps it.
    pub finding: Finding,
    /// Draws behind it.
    pub draws: u64,
}

impl<'a> Outputs<'a> {
    /// Makes sure, before long work, that everything asked for can be written; `pictures` are the names of their files.
    pub fn new(arguments: &'a QuestionArguments, job: &Job, pictures: &[&str]) -> Result<Self> {
        let folder = arguments.into.as_ref().map(|path| known(path, job)).transpose()?;
        Self::with(arguments, folder, pictures)
    }

    /// The same for an answer from the draws of a result folder, which can go into that folder only.
    pub fn of_folder(arguments: &'a QuestionArguments, pictures: &[&str]) -> Result<Self> {
        let folder = match &arguments.into {
            Some(path) if *path != arguments.scenario => {
                let (into, from) = (path.display(), arguments.scenario.display());
                return Err(Error::Usage(UsageText::IntoOther.with(&[("into", &into), ("from", &from)])));
            }
            Some(path) => Some(open(path, read::results(path)?)?),
            None => None,
        };
        Self::with(arguments, folder, pictures)
    }

    fn with(arguments: &'a QuestionArguments, folder: Option<Known>, pictures: &[&str]) -> Result<Self> {
        let print_table = arguments.csv.as_deref() == Some(Path::new("-"));
        let table = arguments.csv.clone().filter(|_| !print_table);
        let pictures: Vec<PathBuf> = match &arguments.svg {
            Some(folder) => {
                std::fs::create_dir_all(folder).map_err(|e| {
                    Error::Usage(UsageText::NoFolder.with(&[("path", &folder.display()), ("why", &e.to_string())]))
                })?;
                pictures.iter().map(|name| folder.join(name)).collect()
            }
            None => Vec::new(),
        };
        file::check(table.iter().chain(&pictures), arguments.overwrite)?;
        Ok(Self { arguments, table, pictures, print_table, folder })
    }

    /// Writes and prints `answer`. If it holds fewer draws than `options` ask for, it was stopped, and that is said last.
    pub fn write(self, answer: Answer, options: &Options, lang: Lang) -> Result<()> {
        let overwrite = self.arguments.overwrite;
        if let Some(path) = &self.table {
            file::write(path, &answer.csv, overwrite)?;
        }
        for (path, picture) in self.pictures.iter().zip(&answer.pictures) {
            file::write(path, picture.as_bytes(), overwrite)?;
        }
        if self.print_table {
            super::print(&String::from_utf8_lossy(&answer.csv))?;
        } else {
            super::print(&answer.text)?;
        }
        let page = self.folder.map(|known| known.put(answer.finding, &answer.csv, lang)).transpose()?;
        let of_pictures = self.arguments.svg.as_ref();
        for (text, path) in [
            (CommandText::TableIn, self.table.as_ref()),
            (CommandText::PicturesIn, of_pictures),
            (CommandText::PageIn, page.as_ref()),
        ] {
            if let Some(path) = path {
                super::tell(&format!("{} {}", text.get(lang), path.display()));
            }
        }
        if answer.draws < options.rounds() * ROUND {
            let draws = answer.draws.to_string();
            return Err(Error::Stopped(CommandText::AnswerStopped.with(&[("draws", &draws)])));
        }
        Ok(())
    }
}

/// A result folder that a command without draws of its own puts an answer into.
pub struct Into(Known);

impl Into {
    /// Makes sure that `path` holds the scenario that `job` asks about.
    pub fn new(path: &Path, job: &Job) -> Result<Self> {
        known(path, job).map(Self)
    }

    /// Keeps `finding` and its `table`, makes the page again with it, and says where it is.
    pub fn put(self, finding: Finding, table: &[u8], lang: Lang) -> Result<()> {
        let page = self.0.put(finding, table, lang)?;
        super::tell(&format!("{} {}", CommandText::PageIn.get(lang), page.display()));
        Ok(())
    }
}

/// The result folder `path`, if it holds the scenario that `job` asks about: of the same data set, with the same choices.
fn known(path: &Path, job: &Job) -> Result<Known> {
    let (results, provenance) = read::results(path)?;
    let shown = path.display();
    if results.dataset.hash != job.dataset.hash {
        return Err(Error::Usage(UsageText::OtherBaseData.with(&[("path", &shown)])));
    }
    let reference = &job.scenarios[0];
    for scenario in job.scenarios.iter().skip(1) {
        let name = &scenario.name;
        let there = results.scenarios.iter().find(|s| s.name == *name);
        let refuse = |rule: UsageText| Error::Usage(rule.with(&[("path", &shown), ("name", name)]));
        let there = there.ok_or_else(|| refuse(UsageText::ScenarioNotThere))?;
        if *there != ScenarioFacts::of(name, scenario, None, reference, &job.dataset) {
            return Err(refuse(UsageText::ScenarioChanged));
        }
    }
    open(path, (results, provenance))
}

/// The result folder `path`, to put an answer into.
fn open(path: &Path, (results, provenance): (Results, Provenance)) -> Result<Known> {
    let findings = findings::read(path)?;
    let folder = Folder::existing(path)?.with(&provenance);
    Ok(Known { folder, results, provenance, findings })
}

impl Known {
    /// Keeps `finding` and its table, and makes the page again with it. Returns where the page is.
    fn put(mut self, finding: Finding, table: &[u8], lang: Lang) -> Result<PathBuf> {
        self.folder.write(&findings::table_name(&finding), table)?;
        finding.put_among(&mut self.findings);
        self.folder.write(findings::FILE, &findings::json(&self.findings)?)?;
        let page = report::page(&self.results, &self.findings, lang);
        self.folder.write(report::PAGE, page.as_bytes())?;
        Ok(self.folder.finish(self.provenance)?.join(report::PAGE))
    }
}
