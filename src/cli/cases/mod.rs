//! `schakel cases`: what one's own cases cost and avoid, by the method of the Effectencalculator.

mod arguments;

use std::path::{Path, PathBuf};

pub use arguments::CasesArguments;

use super::question::Into;
use crate::analysis::cases as analysis;
use crate::analysis::finding::Finding;
use crate::dataset::cases::{self, TEMPLATE, TextFile};
use crate::error::{Error, Result};
use crate::export::{cases as table, file};
use crate::ids::Lang;
use crate::report::cases as report;
use crate::scenario::Job;
use crate::texts::{CommandText, UsageText};

/// Prints the answer or the template, and writes table, outcome and pictures when asked to.
///
/// # Errors
/// [`Error::Input`] with every problem in the tables; what cannot be read or written.
pub fn cases(arguments: &CasesArguments, lang: Lang) -> Result<()> {
    let Some(path) = arguments.table.as_ref().filter(|_| !arguments.template) else {
        return super::print(TEMPLATE);
    };
    let job = Job::load(std::slice::from_ref(&arguments.scenario))?;
    let read = |path: &Path| -> Result<TextFile> {
        let bytes = std::fs::read(path).map_err(Error::read(path))?;
        let name = path.display().to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(TextFile { name, text }),
            Err(_) => Err(Error::Usage(UsageText::NotUtf8.with(&[("path", &name)]))),
        }
    };
    let book = cases::read(&read(path)?, &read(&arguments.prices)?, &read(&arguments.index)?, &job.dataset)?;
    let into = arguments.into.as_ref().map(|path| Into::new(path, &job)).transpose()?;
    let on_paper = arguments.csv.as_ref().filter(|csv| csv.as_path() != Path::new("-"));
    if let Some(folder) = &arguments.svg {
        std::fs::create_dir_all(folder).map_err(|e| {
            Error::Usage(UsageText::NoFolder.with(&[("path", &folder.display()), ("why", &e.to_string())]))
        })?;
    }
    let pictures: Vec<PathBuf> =
        arguments.svg.iter().flat_map(|folder| ["cases.svg", "domains.svg"].map(|name| folder.join(name))).collect();
    file::check(on_paper.into_iter().chain(&arguments.outcome).chain(&pictures), arguments.overwrite)?;
    // The scenario asked for, not the reference it extends.
    let about = job.scenarios.last().map_or("", |scenario| scenario.name.as_str());
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let found = analysis::cases(&book, &name, &job.dataset, about, arguments.draws, arguments.seed)?;
    let csv = table::csv(&found)?;
    let outcome = arguments.outcome.as_ref().map(|_| table::outcome(&found)).transpose()?;
    if let Some(path) = on_paper {
        file::write(path, &csv, arguments.overwrite)?;
    }
    if let (Some(path), Some(outcome)) = (&arguments.outcome, &outcome) {
        file::write(path, outcome, arguments.overwrite)?;
    }
    let drawn = [report::cases(&found, "cases", lang), report::domains(&found, "domains", lang)];
    for (path, picture) in pictures.iter().zip(drawn) {
        file::write(path, picture.standalone().as_bytes(), arguments.overwrite)?;
    }
    if arguments.csv.is_some() && on_paper.is_none() {
        super::print(&String::from_utf8_lossy(&csv))?;
    } else {
        super::print(&report::answer(&found, lang))?;
    }
    let folder = arguments.svg.as_ref();
    for (text, path) in [
        (CommandText::TableIn, on_paper),
        (CommandText::TableIn, arguments.outcome.as_ref()),
        (CommandText::PicturesIn, folder),
    ] {
        if let Some(path) = path {
            super::tell(&format!("{} {}", text.get(lang), path.display()));
        }
    }
    match into {
        Some(into) => into.put(Finding::Cases(found), &csv, lang),
        None => Ok(()),
    }
}
