//! What the commands that ask a question about one scenario share: the scenario, the options of the run, and where the answer
//! goes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::QuestionArguments;
use crate::error::{Error, Result};
use crate::export::file;
use crate::ids::Lang;
use crate::run::Options;
use crate::sample::ROUND;
use crate::scenario::{Job, Scenario};
use crate::texts::{CommandText, fill};

/// The job of the scenario that is asked about.
pub fn load(arguments: &QuestionArguments) -> Result<Job> {
    Job::load(std::slice::from_ref(&arguments.scenario))
}

/// The scenario of a job that has one; the reference if that is all.
pub fn only<'a>(job: &'a Job, arguments: &QuestionArguments) -> Result<&'a Arc<Scenario>> {
    match job.scenarios.as_slice() {
        [_, scenario] if scenario.point.is_none() => Ok(scenario),
        [reference] => Ok(reference),
        _ => Err(Error::Usage(format!("{} holds several scenarios: give one", arguments.scenario.display()))),
    }
}

/// Options of the run; `draws` if none are asked for.
pub fn options(arguments: &QuestionArguments, draws: u64) -> Options {
    Options {
        draws: arguments.draws.unwrap_or(draws),
        seed: arguments.seed,
        design: arguments.design.into(),
        threads: arguments.threads.map(usize::from),
        ..Options::default()
    }
}

/// Where the answer goes.
pub struct Outputs<'a> {
    arguments: &'a QuestionArguments,
    table: Option<PathBuf>,
    pictures: Vec<PathBuf>,
    print_table: bool,
}

/// What was found, ready to be written.
pub struct Answer {
    /// In plain text.
    pub text: String,
    /// As a table.
    pub csv: Vec<u8>,
    /// Pictures, in the order of their names.
    pub pictures: Vec<String>,
    /// Draws behind it.
    pub draws: u64,
}

impl<'a> Outputs<'a> {
    /// Makes sure, before long work, that everything asked for can be written; `pictures` are the names of their files.
    pub fn new(arguments: &'a QuestionArguments, pictures: &[&str]) -> Result<Self> {
        let print_table = arguments.csv.as_deref() == Some(Path::new("-"));
        let table = arguments.csv.clone().filter(|_| !print_table);
        let pictures: Vec<PathBuf> = match &arguments.svg {
            Some(folder) => {
                std::fs::create_dir_all(folder)
                    .map_err(|e| Error::Usage(format!("cannot make the folder {}: {e}", folder.display())))?;
                pictures.iter().map(|name| folder.join(name)).collect()
            }
            None => Vec::new(),
        };
        file::check(table.iter().chain(&pictures), arguments.overwrite)?;
        Ok(Self { arguments, table, pictures, print_table })
    }

    /// Writes and prints `answer`. If it holds fewer draws than `options` ask for, it was stopped, and that is said last.
    pub fn write(&self, answer: &Answer, options: &Options, lang: Lang) -> Result<()> {
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
        let folder = self.arguments.svg.as_ref();
        for (text, path) in [(CommandText::TableIn, self.table.as_ref()), (CommandText::PicturesIn, folder)] {
            if let Some(path) = path {
                super::tell(&format!("{} {}", text.get(lang), path.display()));
            }
        }
        if answer.draws < options.rounds() * ROUND {
            let draws = answer.draws.to_string();
            return Err(Error::Stopped(fill(CommandText::AnswerStopped.get(lang), &[("draws", &draws)])));
        }
        Ok(())
    }
}
