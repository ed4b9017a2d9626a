//! The files of a job: read once each, followed along `extends`, with the problems found in them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::find::{self, Places};
use super::reader::advice;
use super::tree::{Node, Tree, Value};
use crate::dataset::Dataset;
use crate::error::{Error, Problem, Result};
use crate::texts::{Said, ScenarioProblem as P};

/// Files from the one asked for to its base, as indices into [`Files::trees`].
pub(super) type Chain = Vec<usize>;

/// All files of a job.
pub(super) struct Files {
    places: Places,
    /// How the user would name each.
    pub paths: Vec<PathBuf>,
    /// One identity for each, however its path is written.
    identities: Vec<PathBuf>,
    pub trees: Vec<Tree>,
    pub problems: Vec<Problem>,
    /// How any file can name the data set, once it is loaded.
    pub data: Option<String>,
}

impl Files {
    pub fn new(places: Places) -> Self {
        Self { places, paths: Vec::new(), identities: Vec::new(), trees: Vec::new(), problems: Vec::new(), data: None }
    }

    /// Reads and parses a file, once.
    pub fn open(&mut self, path: &Path) -> Result<usize> {
        let identity = self.places.identity(path);
        if let Some(known) = self.identities.iter().position(|i| *i == identity) {
            return Ok(known);
        }
        let tree = self.places.read(path)?;
        self.problems.extend(tree.syntax.iter().cloned());
        self.trees.push(tree);
        self.paths.push(path.to_path_buf());
        self.identities.push(identity);
        Ok(self.trees.len() - 1)
    }

    /// Notes problems of a file, unless they stem from a line that could not be parsed.
    pub fn note(&mut self, file: usize, problems: impl IntoIterator<Item = Problem>) {
        let tree = &self.trees[file];
        self.problems.extend(problems.into_iter().filter(|p| !tree.is_broken_at(p.span.start)));
    }

    /// Notes one problem of a file.
    pub fn problem(&mut self, file: usize, span: Range<usize>, rule: impl Into<Said>, help: Option<Said>) {
        let mut problem = Problem::new(&self.trees[file].source, span, rule);
        problem.help = help;
        self.note(file, [problem]);
    }

    /// The file and those it extends, the base last; `None` if that can't be followed, which is then a problem.
    pub fn chain(&mut self, start: usize) -> Result<Option<Chain>> {
        let mut chain = vec![start];
        loop {
            let file = chain[chain.len() - 1];
            let tree = &self.trees[file];
            let Some(entry) = tree.root.get("extends") else {
                // With a syntax error, `extends` may be what could not be read.
                return Ok(tree.syntax.is_empty().then_some(chain));
            };
            let node = entry.node.clone();
            let Some(path) = self.extended(file, &node) else { return Ok(None) };
            let next = self.open(&path)?;
            if chain.contains(&next) {
                let names: Vec<String> =
                    chain.iter().chain([&next]).map(|f| self.paths[*f].display().to_string()).collect();
                let rule = P::Circle.with(&[("files", &names.join(" extends "))]);
                self.problem(file, node.span, rule, None);
                return Ok(None);
            }
            chain.push(next);
        }
    }

    /// The file that the `extends` of `file` means.
    fn extended(&mut self, file: usize, node: &Node) -> Option<PathBuf> {
        let span = node.span.clone();
        let Value::Text(name) = &node.value else {
            let rule = P::ExtendsKind.with(&[("kind", &node.kind())]);
            self.problem(file, span, rule, None);
            return None;
        };
        if name.trim().is_empty() {
            self.problem(file, span, P::ExtendsEmpty, Some(P::ExtendsEmptyHelp.into()));
            return None;
        }
        match self.places.extended(&self.paths[file], name) {
            Ok(path) => Some(path),
            Err(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                self.problem(file, span, P::NothingToExtend.with(&[("name", &name)]), advice(name, &names));
                None
            }
        }
    }

    /// The data set at hand, else the one that `root` (the table of a base in `file`) names. Its problems are noted
    /// with the others; whether `data` is well written is checked with the rest of the file.
    pub fn dataset(&mut self, file: usize, root: &Node, at_hand: Option<Arc<Dataset>>) -> Result<Option<Arc<Dataset>>> {
        let Some(node) = root.get("data").map(|e| e.node.get("value").map_or(&e.node, |inner| &inner.node)) else {
            return Ok(at_hand);
        };
        let (Value::Text(name), None) = (&node.value, &at_hand) else { return Ok(at_hand) };
        match find::data_folder(&self.paths[file], name) {
            Ok(folder) => match Dataset::load(&folder) {
                Ok(dataset) => {
                    self.data = Some(find::data_name(&folder));
                    Ok(Some(Arc::new(dataset)))
                }
                Err(Error::Input(problems)) => {
                    self.problems.extend(problems);
                    Ok(None)
                }
                Err(other) => Err(other),
            },
            Err(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let rule = P::NoDataSet.with(&[("name", &name), ("folder", &find::SHIPPED)]);
                self.problem(file, node.span.clone(), rule, advice(name, &names));
                Ok(None)
            }
        }
    }

    /// All problems as an error: file by file, from top to bottom, each once.
    pub fn into_error(self) -> Error {
        let mut problems = self.problems;
        if problems.is_empty() {
            let names: Vec<String> = self.paths.iter().map(|p| p.display().to_string()).collect();
            return Error::Usage(P::NoScenario.with(&[("files", &names.join(", "))]));
        }
        let files: Vec<&String> = self.trees.iter().map(|t| &t.source.file).collect();
        let place = |p: &Problem| files.iter().position(|f| **f == p.source.file).unwrap_or(files.len());
        // The sort is stable: problems of the data set, which have no place here, stay in their own order.
        problems.sort_by_key(|p| (place(p), if place(p) < files.len() { p.span.start } else { 0 }));
        let mut told = BTreeSet::new();
        problems.retain(|p| told.insert((p.source.file.clone(), p.span.start, p.span.end, p.rule.clone())));
        Error::Input(problems)
    }
}
