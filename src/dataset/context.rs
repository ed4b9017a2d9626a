//! What all tables share while a data set is read: the files, and what was found in them so far.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::sets::Ids;
use super::table::Table;
use crate::error::{Problem, SourceText};
use crate::ids::Quality;
use crate::nearest::nearest;
use crate::texts::{ProblemText, Said, TableProblem as P};

/// One figure read from the data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Table (file name without `.csv`).
    pub table: &'static str,
    /// What it is: row and column in words, for instance `hospitals: part_time_factor`.
    pub item: String,
    /// The value as printed in the file.
    pub value: String,
    /// Unit, empty if the table says none.
    pub unit: String,
    /// How good it is.
    pub quality: Quality,
    /// Keys into `Dataset::sources`.
    pub sources: Arc<[String]>,
}

/// Problems shown per file; the rest is counted.
const SHOWN: usize = 25;
/// A problem that repeats itself more often than this is shown once.
const REPEATED: usize = 3;

/// How good figures are, and the keys of their sources.
#[derive(Clone, Debug)]
pub(super) struct Provenance {
    /// How good.
    pub quality: Quality,
    /// Keys into the sources.
    pub sources: Arc<[String]>,
}

/// The files of a data set, and the problems and figures found in them.
pub(super) struct Context<'a> {
    /// How the user would name the folder.
    folder: String,
    files: &'a BTreeMap<String, String>,
    problems: RefCell<Vec<Problem>>,
    figures: RefCell<Vec<Figure>>,
    /// The known sources, once their table is read.
    pub sources: OnceCell<Ids>,
    /// Cells with source keys that were found in order: thousands of figures share a few of them.
    source_cells: RefCell<BTreeMap<String, Arc<[String]>>>,
}

impl<'a> Context<'a> {
    /// Nothing read yet of these files (name to text).
    pub fn new(folder: &str, files: &'a BTreeMap<String, String>) -> Self {
        Self {
            folder: folder.to_owned(),
            files,
            problems: RefCell::default(),
            figures: RefCell::default(),
            sources: OnceCell::new(),
            source_cells: RefCell::default(),
        }
    }

    /// The text of `file`, if the data set has it.
    pub fn text(&self, file: &str) -> Option<SourceText> {
        self.files.get(file).map(|text| self.named(file, text))
    }

    /// Every file with its text, in name order.
    pub fn texts(&self) -> impl Iterator<Item = (&str, SourceText)> {
        self.files.iter().map(|(file, text)| (file.as_str(), self.named(file, text)))
    }

    fn named(&self, file: &str, text: &str) -> SourceText {
        SourceText { file: format!("{}/{file}", self.folder), text: text.into() }
    }

    /// The table in `file`, which must be there and have rows. The columns are as in [`Table::open`].
    pub fn table(&'a self, file: &'static str, required: &[&str], optional: &[&str]) -> Option<Table<'a>> {
        let table = self.optional_table(file, required, optional);
        if table.is_none() && !self.files.contains_key(file) {
            self.problem(Problem::new(&self.named(file, ""), 0..0, P::FileMissing.with(&[("file", &file)])));
        }
        // Nothing else says so: names are not checked against an empty set.
        if let Some(table) = table.as_ref().filter(|t| t.is_empty()) {
            table.report_missing(P::NoRows);
        }
        table
    }

    /// The table in `file`, if it is there.
    pub fn optional_table(&'a self, file: &'static str, required: &[&str], optional: &[&str]) -> Option<Table<'a>> {
        Table::open(self, file, self.text(file)?, required, optional)
    }

    /// Reports files that are no table of a data set: a mistyped name would else leave a table out silently.
    pub fn report_unknown_files(&self, known: &[&str]) {
        for (file, text) in self.files {
            if !known.contains(&file.as_str()) && super::calibration::name_of(file).is_none() {
                let rule = P::UnknownFile.with(&[("file", file)]);
                let problem = Problem::new(&self.named(file, text), 0..0, rule);
                self.problem(help(problem, nearest(file, known.iter().copied())));
            }
        }
    }

    /// Notes a problem.
    pub fn problem(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Whether the data set has a problem already: it is refused then, and nobody sees its figures.
    pub fn is_refused(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    /// Notes a figure.
    pub fn figure(&self, table: &'static str, item: String, value: String, unit: &str, provenance: &Provenance) {
        self.figures.borrow_mut().push(Figure {
            table,
            item,
            value,
            unit: unit.to_owned(),
            quality: provenance.quality,
            sources: provenance.sources.clone(),
        });
    }

    /// The source keys in the cell `text` at `span` of `source`; reports those that are none.
    pub fn source_keys(&self, text: &str, source: &SourceText, span: &Range<usize>) -> Arc<[String]> {
        if let Some(keys) = self.source_cells.borrow().get(text) {
            return Arc::clone(keys);
        }
        let keys = text.split(';').map(str::trim).filter(|k| !k.is_empty());
        let keys: Arc<[String]> = keys.map(str::to_owned).collect();
        if self.check_sources(&keys, source, span) {
            self.source_cells.borrow_mut().insert(text.to_owned(), Arc::clone(&keys));
        }
        keys
    }

    /// Checks a list of source keys written at `span` of `source`; whether there was nothing to report.
    pub fn check_sources(&self, keys: &[String], source: &SourceText, span: &Range<usize>) -> bool {
        let Some(known) = self.sources.get().filter(|s| !s.is_empty()) else { return true };
        let mut none_unknown = true;
        for key in keys.iter().filter(|key| known.index(key).is_none()) {
            none_unknown = false;
            let problem = Problem::new(source, span.clone(), P::NoSource.with(&[("key", key)]));
            self.problem(help(problem, known.nearest(key)));
        }
        none_unknown
    }

    /// All problems in order of file and place, and all figures in order of reading.
    pub fn finish(self) -> (Vec<Problem>, Vec<Figure>) {
        let mut problems = self.problems.into_inner();
        problems.sort_by(|a, b| (&a.source.file, a.span.start).cmp(&(&b.source.file, b.span.start)));
        // A cell that is read for several purposes is still one problem.
        problems.dedup();
        (shorten(&merge_repeated(problems)), self.figures.into_inner())
    }
}

/// The same problem with the nearest valid name as advice.
pub(super) fn help(problem: Problem, nearest: Option<&str>) -> Problem {
    match nearest {
        Some(name) => problem.with_help(ProblemText::DidYouMean.with(&[("name", &name)])),
        None => problem,
    }
}

/// One problem for what breaks the same rule in the same words all over a file.
fn merge_repeated(problems: Vec<Problem>) -> Vec<Problem> {
    let mut counts: BTreeMap<(String, Said), usize> = BTreeMap::new();
    let key = |p: &Problem| (p.source.file.clone(), p.rule.clone());
    for p in &problems {
        *counts.entry(key(p)).or_default() += 1;
    }
    let mut out = Vec::new();
    for mut p in problems {
        match counts.get_mut(&key(&p)) {
            // Each of a few is shown; of many the first, after which the count is 0.
            Some(0) => continue,
            Some(n) if *n > REPEATED => {
                p.rule = P::Repeated.with(&[("rule", &p.rule), ("n", &(*n - 1))]);
                *n = 0;
            }
            _ => {}
        }
        out.push(p);
    }
    out
}

/// The first problems of every file, and one that counts the rest.
fn shorten(problems: &[Problem]) -> Vec<Problem> {
    let mut out: Vec<Problem> = Vec::new();
    for same_file in problems.chunk_by(|a, b| a.source.file == b.source.file) {
        out.extend(same_file.iter().take(SHOWN).cloned());
        if let Some(next) = same_file.get(SHOWN) {
            let rule = P::More.with(&[("n", &(same_file.len() - SHOWN))]);
            out.push(Problem::new(&next.source, next.span.clone(), rule));
        }
    }
    out
}
