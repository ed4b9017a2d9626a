//! A job: the scenarios that are run in lockstep, the reference first.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Scenario;
use super::between;
use super::files::Files;
use super::find::{Places, SHIPPED};
use super::layer::{self, Layer};
use super::merge::{self, Whole};
use super::points::points;
use super::reader::Reader;
use super::sweep::{self, Sweep};
use super::tree::{Node, Value};
use crate::dataset::Dataset;
use crate::error::{Problem, Result, SourceText};
use crate::texts::{ScenarioProblem, Thing};

/// Scenarios that meet the same futures.
#[derive(Clone, Debug)]
pub struct Job {
    /// The base data of all of them.
    pub dataset: Arc<Dataset>,
    /// The reference they extend, then the scenarios asked for, in order, all with the same horizon.
    pub scenarios: Vec<Arc<Scenario>>,
    /// The scenario files it was made from.
    sources: Vec<SourceText>,
    /// The scenarios that each file stands for, by its place among the sources.
    owned: Vec<Vec<usize>>,
}

impl Job {
    /// Loads scenario files (or one resolved file) and the data set they name.
    ///
    /// # Errors
    /// [`Error::Input`](crate::error::Error::Input) with every problem of every file, those they extend and the data
    /// set included; [`Error::Usage`](crate::error::Error::Usage) or [`Error::Read`](crate::error::Error::Read) if a
    /// file can't be read.
    pub fn load(paths: &[PathBuf]) -> Result<Self> {
        load(Files::new(Places::Disk), paths, None)
    }

    /// The same from texts in memory (file name and content, all of them run), with a data set at hand.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn from_texts(files: &[(&str, &str)], dataset: Arc<Dataset>) -> Result<Self> {
        let memory = files.iter().map(|(name, text)| ((*name).to_string(), (*text).to_string())).collect();
        let paths: Vec<PathBuf> = files.iter().map(|(name, _)| PathBuf::from(name)).collect();
        load(Files::new(Places::Memory(memory)), &paths, Some(dataset))
    }

    /// The same from the texts `asked`, which may extend each other and those in `shipped`, by name; nothing is read from
    /// the disk.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn from_texts_on(
        asked: &[(String, String)],
        shipped: &[(String, String)],
        dataset: Arc<Dataset>,
    ) -> Result<Self> {
        let shipped = shipped.iter().map(|(name, text)| (format!("{SHIPPED}/{name}.toml"), text.clone()));
        let memory = asked.iter().cloned().chain(shipped).collect();
        let paths: Vec<PathBuf> = asked.iter().map(|(name, _)| PathBuf::from(name)).collect();
        load(Files::new(Places::Memory(memory)), &paths, Some(dataset))
    }

    /// Loads a resolved file from its text, and the data set it names; `name` is what messages call it.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn from_resolved(name: &Path, text: &str) -> Result<Self> {
        let memory = vec![(name.display().to_string(), text.to_string())];
        load(Files::new(Places::Memory(memory)), &[name.to_path_buf()], None)
    }

    /// Name and content of every scenario file the job was made from, in the order they were opened.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.sources.iter().map(|source| (source.file.as_str(), source.text.as_bytes()))
    }

    /// The folder of the data set, as it can be found from the current folder.
    pub fn data_folder(&self) -> PathBuf {
        let name = &self.scenarios[0].data;
        let shipped = Path::new(super::find::SHIPPED).join(name);
        if shipped.is_dir() { shipped } else { PathBuf::from(name) }
    }

    /// The places among the scenarios that each file stands for: one, or the points of a sweep; none for a file that is only
    /// extended.
    pub fn places(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.sources.iter().zip(&self.owned).map(|(source, owned)| (source.file.as_str(), owned.as_slice()))
    }
}

/// A scenario with all deltas merged, not yet checked as a whole.
#[derive(Clone)]
pub(super) struct Draft {
    pub layer: Layer,
    /// The files it is made of and the table of each, its own first and the base last.
    pub chain: Vec<(usize, Arc<Node>)>,
    /// The scenarios it stands for, if it stands for many.
    pub sweep: Option<Sweep>,
}

fn load(mut files: Files, paths: &[PathBuf], at_hand: Option<Arc<Dataset>>) -> Result<Job> {
    let mut asked = Vec::new();
    for path in paths {
        let file = files.open(path)?;
        if !asked.contains(&file) {
            asked.push(file);
        }
    }
    if let Some(&file) = asked.iter().find(|file| files.trees[**file].root.get("scenario").is_some()) {
        if asked.len() > 1 {
            files.problem(file, 0..0, ScenarioProblem::ResolvedAlone, None);
        }
        return load_resolved(files, file, at_hand);
    }

    let mut chains = Vec::new();
    for &file in &asked {
        chains.extend(files.chain(file)?);
    }
    let Some(&base) = chains.first().and_then(|chain| chain.last()) else {
        // Nothing could be followed to a base: the files are still checked one by one.
        read_layers(&mut files, at_hand.as_deref());
        return Err(files.into_error());
    };
    between::one_base(&mut files, &chains, base);
    between::sweeps_are_not_extended(&mut files, &chains);
    let root = files.trees[base].root.clone();
    let dataset = files.dataset(base, &root, at_hand)?;
    let (layers, sweeps) = read_layers(&mut files, dataset.as_deref());
    let Some(dataset) = dataset else { return Err(files.into_error()) };

    chains.retain(|chain| chain.len() > 1);
    chains.insert(0, vec![base]);
    let mut drafts = Vec::new();
    for chain in chains {
        between::one_dataset(&mut files, &layers, &chain, base);
        let deltas = chain.iter().rev().skip(1);
        let layer = deltas.fold(layers[base].clone(), |merged, file| merge::over(merged, &layers[*file]));
        let sweep = sweeps[chain[0]].clone();
        let chain = chain.iter().map(|file| (*file, Arc::new(files.trees[*file].root.clone()))).collect();
        drafts.push(Draft { layer, chain, sweep });
    }
    finish(files, dataset, drafts)
}

/// A file that holds a whole job, as [`super::resolved`] writes it.
fn load_resolved(mut files: Files, file: usize, at_hand: Option<Arc<Dataset>>) -> Result<Job> {
    let root = files.trees[file].root.clone();
    let tables = match root.get("scenario").map(|e| &e.node.value) {
        Some(Value::List(tables)) => tables.as_slice(),
        _ => &[],
    };
    let dataset = match tables.first() {
        Some(first) => files.dataset(file, first, at_hand)?,
        None => at_hand,
    };
    let tree = &files.trees[file];
    let mut reader = Reader { tree, file, dataset: dataset.as_deref(), resolved: true, problems: Vec::new() };
    for entry in root.entries() {
        if entry.key != "scenario" {
            reader.unknown(entry, Thing::InResolved, &["scenario"]);
        } else if tables.is_empty() {
            reader.wrong_type(&entry.node, "scenario", Thing::ScenarioTables);
        }
    }
    let layers: Vec<Layer> = tables.iter().map(|table| layer::read(&mut reader, table)).collect();
    let problems = reader.problems;
    files.note(file, problems);
    let Some(dataset) = dataset else { return Err(files.into_error()) };
    let draft =
        |(layer, table): (Layer, &Node)| Draft { layer, chain: vec![(file, Arc::new(table.clone()))], sweep: None };
    let drafts = layers.into_iter().zip(tables).map(draft).collect();
    finish(files, dataset, drafts)
}

/// Every file checked on its own: what it says, and what it sweeps.
fn read_layers(files: &mut Files, dataset: Option<&Dataset>) -> (Vec<Layer>, Vec<Option<Sweep>>) {
    let (mut layers, mut sweeps) = (Vec::new(), Vec::new());
    for file in 0..files.trees.len() {
        let tree = &files.trees[file];
        let mut reader = Reader { tree, file, dataset, resolved: false, problems: Vec::new() };
        layers.push(layer::read(&mut reader, &tree.root));
        sweeps.push(sweep::read(&mut reader, &tree.root));
        let problems = reader.problems;
        files.note(file, problems);
    }
    (layers, sweeps)
}

/// Makes the scenarios, the reference first, and checks what holds between them.
fn finish(mut files: Files, dataset: Arc<Dataset>, mut drafts: Vec<Draft>) -> Result<Job> {
    between::plain_reference(&mut files, &drafts);
    between::one_horizon(&mut files, &mut drafts);
    between::one_world(&mut files, &mut drafts);
    let names = between::names(&mut files, &drafts);
    let (mut scenarios, mut owners) = (Vec::new(), Vec::new());
    for (draft, name) in drafts.into_iter().zip(names) {
        // Points of a sweep share most of what they are: what is wrong at one place is told once.
        let mut told = BTreeSet::new();
        for (Draft { layer, chain, .. }, name) in points(draft, name) {
            let mut whole = Whole { trees: &files.trees, dataset: &dataset, chain: &chain, problems: Vec::new() };
            let scenario = merge::finish(&mut whole, layer, name);
            let place = |p: &Problem| (p.source.file.clone(), p.span.start, p.span.end);
            let problems: Vec<Problem> = whole.problems.into_iter().filter(|p| !told.contains(&place(p))).collect();
            told.extend(problems.iter().map(place));
            // A resolved file lies elsewhere, and must find the data set too.
            let data = files.data.clone();
            owners.extend(scenario.as_ref().map(|_| chain[0].0));
            scenarios
                .extend(scenario.map(|s| Arc::new(Scenario { data: data.unwrap_or_else(|| s.data.clone()), ..s })));
            files.problems.extend(problems);
        }
    }
    between::names_of_points(&mut files, &scenarios, &owners);
    if files.problems.is_empty() && !scenarios.is_empty() {
        let of = |file: usize| (0..owners.len()).filter(|&i| owners[i] == file).collect();
        let owned = (0..files.trees.len()).map(of).collect();
        let sources = files.trees.into_iter().map(|tree| tree.source).collect();
        let tie = &scenarios[0].calibration;
        let dataset = if *tie == dataset.tie { dataset } else { dataset.tied(tie).map_or(dataset, Arc::new) };
        Ok(Job { dataset, scenarios, sources, owned })
    } else {
        Err(files.into_error())
    }
}
