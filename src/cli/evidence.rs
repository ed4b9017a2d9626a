//! `schakel evidence`: what the studies in a pool say together, and what parameters would take from it.

use std::path::Path;

use super::arguments::EvidenceArguments;
use super::question;
use crate::analysis;
use crate::analysis::evidence::{self, Review};
use crate::dataset::{Dataset, Finding, own_table};
use crate::error::{Error, Result};
use crate::export::{evidence as table, file};
use crate::ids::Lang;
use crate::report;
use crate::scenario::Job;
use crate::texts::{EvidenceText, UsageText, fill};

/// Prints what the evidence says, and writes its pictures when asked to.
pub fn evidence(arguments: &EvidenceArguments, lang: Lang) -> Result<()> {
    let job = Job::load(std::slice::from_ref(&arguments.scenario))?;
    // The scenario asked for, not the reference it extends.
    let Some(scenario) = job.scenarios.last() else {
        return Err(Error::Usage(UsageText::NothingToLookAt.into()));
    };
    let findings = findings(&job.dataset, arguments.table.as_deref())?;
    let names: Vec<&str> = match &arguments.pool {
        Some(pool) => vec![pool],
        None => evidence::pool_names(&findings),
    };
    if names.is_empty() {
        return Err(Error::Usage(UsageText::NoFindings.with(&[("name", &job.dataset.name)])));
    }
    let review = |name: &&str| evidence::review(&job.dataset, scenario, &findings, name);
    let reviews: Vec<Review> = names.iter().map(review).collect::<Result<_>>()?;
    let into = arguments.into.as_ref().map(|path| question::Into::new(path, &job)).transpose()?;
    let answer = match (&arguments.pool, reviews.as_slice()) {
        _ if arguments.csv => table::csv(&reviews)?,
        (Some(_), [only]) => report::evidence::pool(only, arguments.table.is_some(), lang),
        _ => report::evidence::overview(&reviews, lang),
    };
    super::print(&answer)?;
    let source = match &arguments.table {
        Some(path) => path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        None => format!("effects.csv ({})", job.dataset.name),
    };
    if let Some(folder) = &arguments.svg {
        pictures(folder, &reviews, &source, arguments.overwrite, lang)?;
    }
    if let Some(into) = into {
        let csv = table::csv(&reviews)?;
        let found = evidence::evidence(&job.dataset, scenario, &source, reviews);
        into.put(analysis::finding::Finding::Evidence(found), csv.as_bytes(), lang)?;
    }
    Ok(())
}

/// The findings of a table of one's own, or those of the data set.
fn findings(dataset: &Dataset, own: Option<&Path>) -> Result<Vec<Finding>> {
    let Some(path) = own else { return Ok(dataset.findings.clone()) };
    let bytes = std::fs::read(path).map_err(Error::read(path))?;
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Error::Usage(UsageText::NotUtf8.with(&[("path", &path.display())])));
    };
    own_table(&path.display().to_string(), &text, dataset)
}

/// A forest and a funnel plot of each pool, as files in `folder`. None is written if one of them is there already and may
/// not be replaced.
fn pictures(folder: &Path, reviews: &[Review], source: &str, overwrite: bool, lang: Lang) -> Result<()> {
    let mut files = Vec::new();
    for review in reviews {
        // A pool of one's own may be called anything; a file may not.
        let fine = |c: char| if c.is_alphanumeric() || "-_".contains(c) { c } else { '_' };
        let name: String = review.pool.chars().map(fine).collect();
        let forest = report::evidence::forest(review, source, lang).standalone();
        let funnel = report::evidence::funnel(review, source, lang).standalone();
        files.push((folder.join(format!("forest-{name}.svg")), forest));
        files.push((folder.join(format!("funnel-{name}.svg")), funnel));
    }
    if let Some((there, _)) = files.iter().find(|(path, _)| !overwrite && path.exists()) {
        return Err(Error::Usage(UsageText::FolderExists.with(&[("path", &there.display())])));
    }
    std::fs::create_dir_all(folder).map_err(Error::write(folder))?;
    for (path, picture) in &files {
        file::write(path, picture.as_bytes(), overwrite)?;
        super::tell(&fill(EvidenceText::Written.get(lang), &[("file", &path.display().to_string())]));
    }
    Ok(())
}
