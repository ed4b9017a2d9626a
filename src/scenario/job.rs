//! A job: the scenarios that are run in lockstep, the reference first.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Scenario;
use super::find::{self, Files};
use super::layer::{self, Layer, REFERENCE};
use super::merge::{self, Whole};
use super::reader::{Reader, advice};
use super::tree::{Node, Tree, Value};
use crate::dataset::Dataset;
use crate::error::{Error, Problem, Result};

/// Scenarios that meet the same futures.
#[derive(Clone, Debug)]
pub struct Job {
    /// The base data of all of them.
    pub dataset: Arc<Dataset>,
    /// The reference they extend, then the scenarios asked for, in order, all with the same horizon.
    pub scenarios: Vec<Arc<Scenario>>,
}

impl Job {
    /// Loads scenario files (or one resolved file) and the data set they name.
    ///
    /// # Errors
    /// [`Error::Input`] with every problem of every file, those they extend and the data set included; [`Error::Usage`]
    /// or [`Error::Read`] if a file can't be read.
    pub fn load(paths: &[PathBuf]) -> Result<Self> {
        Loader::new(Files::Disk).load(paths, None)
    }

    /// The same from texts in memory (file name and content, all of them run), with a data set at hand.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn from_texts(files: &[(&str, &str)], dataset: Arc<Dataset>) -> Result<Self> {
        let memory = files.iter().map(|(name, text)| ((*name).to_string(), (*text).to_string())).collect();
        let paths: Vec<PathBuf> = files.iter().map(|(name, _)| PathBuf::from(name)).collect();
        Loader::new(Files::Memory(memory)).load(&paths, Some(dataset))
    }
}

/// The files of a job as they are read.
struct Loader {
    files: Files,
    /// Where each tree came from, as shown to people and as identity.
    paths: Vec<(PathBuf, PathBuf)>,
    trees: Vec<Tree>,
    problems: Vec<Problem>,
}

/// A scenario to be made: its files and their tables, its own first and the base last.
type Chain = Vec<usize>;

impl Loader {
    fn new(files: Files) -> Self {
        Self { files, paths: Vec::new(), trees: Vec::new(), problems: Vec::new() }
    }

    fn load(mut self, paths: &[PathBuf], dataset: Option<Arc<Dataset>>) -> Result<Job> {
        let mut asked = Vec::new();
        for path in paths {
            let file = self.open(path)?;
            if !asked.contains(&file) {
                asked.push(file);
            }
        }
        if let Some(&file) = asked.iter().find(|file| self.trees[**file].root.get("scenario").is_some()) {
            return self.resolved(file, asked.len(), dataset);
        }
        let mut chains = Vec::new();
        for &file in &asked {
            chains.extend(self.chain(file)?);
        }
        let Some(&root) = chains.first().and_then(|chain| chain.last()) else {
            // No base was found: the files can still be checked one by one.
            self.read_layers(dataset.as_deref());
            return Err(self.failed(paths));
        };
        self.same_root(&chains, root);
        let data = self.data_name(&self.trees[root].root);
        let dataset = self.dataset(root, data, dataset)?;
        let layers = self.read_layers(dataset.as_deref());
        let Some(dataset) = dataset else { return Err(self.failed(paths)) };

        let mut wanted: Vec<Chain> = vec![vec![root]];
        wanted.extend(chains.into_iter().filter(|chain| chain.len() > 1));
        let mut merged: Vec<(Layer, Vec<(usize, Node)>)> = Vec::new();
        for chain in wanted {
            let layer =
                chain.iter().rev().skip(1).fold(layers[root].clone(), |base, file| merge::over(base, &layers[*file]));
            self.same_data(&layers, &chain, root);
            merged.push((layer, chain.iter().map(|file| (*file, self.trees[*file].root.clone())).collect()));
        }
        self.finish(paths, dataset, merged)
    }

    /// A file written by [`super::resolved`]: a whole job.
    fn resolved(mut self, file: usize, asked: usize, dataset: Option<Arc<Dataset>>) -> Result<Job> {
        let paths = [self.paths[file].0.clone()];
        if asked > 1 {
            let rule = "A resolved file holds a whole job and is run by itself.";
            self.problems.push(Problem::new(&self.trees[file].source, 0..0, rule));
        }
        let root = self.trees[file].root.clone();
        let list = match root.get("scenario").map(|e| &e.node.value) {
            Some(Value::List(list)) => list.clone(),
            _ => Vec::new(),
        };
        let data = list.first().and_then(|first| self.data_name(first));
        let dataset = self.dataset(file, data, dataset)?;
        let mut reader =
            Reader { tree: &self.trees[file], file, dataset: dataset.as_deref(), resolved: true, problems: Vec::new() };
        for entry in root.entries() {
            if entry.key != "scenario" {
                reader.unknown(entry, "in a resolved file", &["scenario"]);
            } else if list.is_empty() {
                reader.wrong_type(&entry.node, "scenario", "a list of tables, each under its own [[scenario]]");
            }
        }
        let layers: Vec<Layer> = list.iter().map(|node| layer::read(&mut reader, node)).collect();
        let problems = reader.problems;
        self.note(file, problems);
        let Some(dataset) = dataset else { return Err(self.failed(&paths)) };
        let merged = layers.into_iter().zip(list).map(|(layer, node)| (layer, vec![(file, node)])).collect();
        self.finish(&paths, dataset, merged)
    }

    /// Reads and parses a file once.
    fn open(&mut self, path: &Path) -> Result<usize> {
        let identity = self.files.identity(path);
        if let Some(known) = self.paths.iter().position(|p| p.1 == identity) {
            return Ok(known);
        }
        let tree = self.files.read(path)?;
        self.problems.extend(tree.syntax.iter().cloned());
        self.trees.push(tree);
        self.paths.push((path.to_path_buf(), identity));
        Ok(self.trees.len() - 1)
    }

    /// The file and those it extends, the base last; `None` if that can't be followed, which is then a problem.
    fn chain(&mut self, start: usize) -> Result<Option<Chain>> {
        let mut chain = vec![start];
        loop {
            let file = chain[chain.len() - 1];
            let tree = &self.trees[file];
            let Some(entry) = tree.root.get("extends") else {
                // With a syntax error, `extends` may be what could not be read.
                return Ok(tree.syntax.is_empty().then_some(chain));
            };
            let (node, source) = (&entry.node, tree.source.clone());
            let span = node.span.clone();
            let Value::Text(name) = node.value.clone() else {
                let rule = format!("`extends` must be the name or path of a scenario file, not {}.", node.kind());
                self.note(file, vec![Problem::new(&source, span, rule)]);
                return Ok(None);
            };
            if name.trim().is_empty() {
                let problem =
                    Problem::new(&source, span, "`extends` is empty: it names the scenario this file builds on.");
                let help = "write `extends = \"reference\"`, or leave the line out if this file is a base of its own";
                self.note(file, vec![problem.with_help(help)]);
                return Ok(None);
            }
            let path = match self.files.extended(&self.paths[file].0, &name) {
                Ok(path) => path,
                Err(names) => {
                    let mut problem =
                        Problem::new(&source, span, format!("There is no scenario file `{name}` to extend."));
                    problem.help = advice(&name, &names.iter().map(String::as_str).collect::<Vec<_>>());
                    self.note(file, vec![problem]);
                    return Ok(None);
                }
            };
            let next = self.open(&path)?;
            if chain.contains(&next) {
                let mut names: Vec<String> = chain.iter().map(|f| self.paths[*f].0.display().to_string()).collect();
                names.push(path.display().to_string());
                let rule = format!("`extends` goes round in a circle: {}.", names.join(" extends "));
                self.note(file, vec![Problem::new(&source, span, rule)]);
                return Ok(None);
            }
            chain.push(next);
        }
    }

    fn same_root(&mut self, chains: &[Chain], root: usize) {
        for chain in chains {
            if let Some(other) = chain.last().filter(|other| **other != root) {
                let rule = format!(
                    "All scenarios of a job build on one base; this one builds on {}, the first on {}.",
                    self.paths[*other].0.display(),
                    self.paths[root].0.display()
                );
                let span = self.trees[chain[0]].root.get("extends").map_or(0..0, |e| e.node.span.clone());
                let problem =
                    Problem::new(&self.trees[chain[0]].source, span, rule).with_help("run them in separate jobs");
                self.problems.push(problem);
            }
        }
    }

    fn same_data(&mut self, layers: &[Layer], chain: &[usize], root: usize) {
        let Some(base) = &layers[root].data else { return };
        for data in chain.iter().filter_map(|file| layers[*file].data.as_ref()).filter(|data| data.value != base.value)
        {
            let rule = format!(
                "All scenarios of a job use one data set: the base has `{}`, this file says `{}`.",
                base.value, data.value
            );
            self.problems.push(Problem::new(&self.trees[data.file].source, data.span.clone(), rule));
        }
    }

    /// What the file says about its data set, right or wrong; it is checked when its layer is read.
    fn data_name(&self, root: &Node) -> Option<(String, std::ops::Range<usize>)> {
        let mut node = &root.get("data")?.node;
        if let Some(entry) = node.get("value") {
            node = &entry.node;
        }
        match &node.value {
            Value::Text(name) if !name.trim().is_empty() => Some((name.clone(), node.span.clone())),
            _ => None,
        }
    }

    /// The data set at hand, else the one that is named. Its problems are noted with the others.
    fn dataset(
        &mut self,
        file: usize,
        name: Option<(String, std::ops::Range<usize>)>,
        at_hand: Option<Arc<Dataset>>,
    ) -> Result<Option<Arc<Dataset>>> {
        let (Some((name, span)), None) = (name, &at_hand) else { return Ok(at_hand) };
        match find::data_folder(&self.paths[file].0, &name) {
            Ok(folder) => match Dataset::load(&folder) {
                Ok(dataset) => Ok(Some(Arc::new(dataset))),
                Err(Error::Input(problems)) => {
                    self.problems.extend(problems);
                    Ok(None)
                }
                Err(other) => Err(other),
            },
            Err(names) => {
                let rule = format!("There is no data set `{name}` beside this file or in `{}`.", find::SHIPPED);
                let mut problem = Problem::new(&self.trees[file].source, span, rule);
                problem.help = advice(&name, &names.iter().map(String::as_str).collect::<Vec<_>>());
                self.note(file, vec![problem]);
                Ok(None)
            }
        }
    }

    /// Every file checked on its own.
    fn read_layers(&mut self, dataset: Option<&Dataset>) -> Vec<Layer> {
        let mut layers = Vec::new();
        for file in 0..self.trees.len() {
            let tree = &self.trees[file];
            let mut reader = Reader { tree, file, dataset, resolved: false, problems: Vec::new() };
            layers.push(layer::read(&mut reader, &tree.root));
            let problems = reader.problems;
            self.note(file, problems);
        }
        layers
    }

    /// Keeps problems, unless they stem from a line that could not be parsed.
    fn note(&mut self, file: usize, problems: Vec<Problem>) {
        let tree = &self.trees[file];
        self.problems.extend(problems.into_iter().filter(|p| !tree.is_broken_at(p.span.start)));
    }

    fn failed(self, paths: &[PathBuf]) -> Error {
        let mut problems = self.problems;
        if problems.is_empty() {
            let names: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
            return Error::Usage(format!("no scenario in {}", names.join(", ")));
        }
        let files: Vec<String> = self.trees.iter().map(|t| t.source.file.clone()).collect();
        let order = |p: &Problem| {
            (files.iter().position(|f| *f == p.source.file).unwrap_or(files.len()), p.span.start, p.span.end)
        };
        problems.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.rule.cmp(&b.rule)));
        problems.dedup_by(|a, b| a.source.file == b.source.file && a.span == b.span && a.rule == b.rule);
        Error::Input(problems)
    }

    /// Makes the scenarios, the reference first, and checks what holds between them.
    fn finish(
        mut self,
        paths: &[PathBuf],
        dataset: Arc<Dataset>,
        mut merged: Vec<(Layer, Vec<(usize, Node)>)>,
    ) -> Result<Job> {
        self.reference_is_plain(&merged);
        self.one_horizon(&mut merged);
        let names = self.names(&merged);
        let mut scenarios = Vec::new();
        for ((layer, chain), name) in merged.into_iter().zip(names) {
            let chain = chain.iter().map(|(file, node)| (*file, node)).collect();
            let mut whole = Whole { trees: &self.trees, dataset: &dataset, chain, problems: Vec::new() };
            scenarios.extend(merge::finish(&mut whole, layer, name).map(Arc::new));
            self.problems.append(&mut whole.problems);
        }
        if self.problems.is_empty() && !scenarios.is_empty() {
            Ok(Job { dataset, scenarios })
        } else {
            Err(self.failed(paths))
        }
    }

    /// The plan is counted above the reference, so the reference can't hold one.
    fn reference_is_plain(&mut self, merged: &[(Layer, Vec<(usize, Node)>)]) {
        let size = merged.first().and_then(|(layer, _)| layer.size.as_ref());
        if let Some(size) = size.filter(|size| !size.value.is_constant(0.0)) {
            let rule =
                "The plan counts staff above the reference, so the reference itself has none: its `plan.size` is 0.";
            let problem = Problem::new(&self.trees[size.file].source, size.span.clone(), rule);
            self.problems.push(problem.with_help("put the plan in a second file that starts with `extends`"));
        }
    }

    /// Scenarios run to the same year, and the reference with them.
    fn one_horizon(&mut self, merged: &mut [(Layer, Vec<(usize, Node)>)]) {
        let Some(((reference, _), others)) = merged.split_first_mut() else { return };
        let mut horizons = others.iter().filter_map(|(layer, _)| layer.horizon.as_ref());
        let Some(first) = horizons.next() else { return };
        if let Some(other) = horizons.find(|h| h.value != first.value) {
            let rule = format!(
                "All scenarios of a job run to the same year: the first to {}, this one to {}.",
                first.value, other.value
            );
            self.problems.push(Problem::new(&self.trees[other.file].source, other.span.clone(), rule));
        }
        reference.horizon = Some(first.clone());
    }

    /// A name for each scenario, checked to be different.
    fn names(&mut self, merged: &[(Layer, Vec<(usize, Node)>)]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (index, (layer, chain)) in merged.iter().enumerate() {
            let Some(&(file, _)) = chain.first() else { continue };
            let span = layer.name.as_ref().map_or(0..0, |name| name.span.clone());
            let stem = self.paths[file].0.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let given = layer.name.as_ref().map(|name| name.value.clone());
            let name = if index == 0 { given.unwrap_or(REFERENCE.into()) } else { given.unwrap_or(stem) };
            let problem = Problem::new(&self.trees[file].source, span, "");
            let mut complain = |rule: String, help: &str| {
                self.problems.push(Problem { rule, ..problem.clone() }.with_help(help));
            };
            if index == 0 && name != REFERENCE {
                complain(format!("The base is called `{REFERENCE}` in all results, not `{name}`."), "leave `name` out");
            } else if index > 0 && name == REFERENCE {
                complain(format!("`{REFERENCE}` is the name of the base."), "give this scenario another `name`");
            } else if names.contains(&name) {
                complain(format!("Two scenarios of this job are called `{name}`."), "give one of them another `name`");
            } else if layer.name.is_none()
                && index > 0
                && let Some(rule) = layer::name_problem(&name)
            {
                complain(rule, "the name comes from the file's name: give `name`, or rename the file");
            }
            names.push(name);
        }
        names
    }
}
