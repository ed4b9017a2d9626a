//! A folder from which Slurm runs jobs in parts: an array of tasks, and a merge that waits for them.

mod script;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::file;
use super::folder::unusable;
use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::texts::{BatchText, Said, fill};

/// Name of the list of tasks: a line for each part of a job.
pub const TASKS: &str = "tasks.tsv";

/// First line of the list. Only a folder with such a list is written to once more.
const HEADER: &str = "job\tshard\n";

/// What Slurm is asked for. Values are as `sbatch` takes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slurm {
    /// Longest time of a task.
    pub time: Option<String>,
    /// Memory of a task.
    pub memory: Option<String>,
    /// Partition.
    pub partition: Option<String>,
    /// Cores, and so threads, of a task.
    pub cores: u16,
    /// Tasks that run at the same time, at most.
    pub at_once: Option<u32>,
    /// Tasks of the array, at most: where there are more parts, a task does several, one after another.
    pub elements: u64,
    /// Other options of `sbatch`.
    pub more: Vec<String>,
}

/// Jobs to be run in parts.
#[derive(Clone, Debug)]
pub struct Batch<'a> {
    /// The folder, absolute.
    pub folder: &'a Path,
    /// The program, absolute.
    pub program: &'a Path,
    /// The folder tasks work in, absolute: relative names of data sets start there.
    pub start: &'a Path,
    /// Name of each job, and its scenarios with every value written out.
    pub jobs: &'a [(String, String)],
    /// Parts of each job.
    pub shards: u64,
    /// Options of `run` for every part.
    pub options: &'a [String],
    /// Options of `merge`.
    pub merge_options: &'a [String],
    /// Make a result of what is there if parts are missing.
    pub partial: bool,
    /// What Slurm is asked for.
    pub slurm: &'a Slurm,
}

impl Batch<'_> {
    /// Parts of all jobs together.
    pub fn tasks(&self) -> u64 {
        self.jobs.len() as u64 * self.shards
    }

    /// Tasks of the array.
    pub fn elements(&self) -> u64 {
        self.tasks().min(self.slurm.elements)
    }

    /// The command that submits the batch.
    ///
    /// # Errors
    /// [`Error::Usage`] if the folder's name cannot stand in a script.
    pub fn submit_command(&self) -> Result<String> {
        Ok(format!("bash {}", script::word(script::path(&self.folder.join("submit.sh"))?)?))
    }

    /// Writes the folder. With `overwrite`, over one of its kind: parts that were made stay, and are gone on with if
    /// they are of the same job.
    ///
    /// # Errors
    /// [`Error::Usage`] if the folder exists and may not be written over, or a path or option cannot stand in a script;
    /// [`Error::Write`].
    pub fn write(&self, overwrite: bool, lang: Lang) -> Result<()> {
        let scripts = [("job.sh", self.task_script()?), ("merge.sh", self.merge_script()?)];
        let (submit, readme) = (self.submit_script()?, self.readme(lang)?);
        self.make_folder(overwrite)?;
        let write = |name: &str, text: &str| file::write(&self.folder.join(name), text.as_bytes(), overwrite);
        write(TASKS, &self.list())?;
        for folder in ["scenarios", "logs"] {
            let path = self.folder.join(folder);
            fs::create_dir_all(&path).map_err(Error::write(&path))?;
        }
        for (name, resolved) in self.jobs {
            write(&format!("scenarios/{name}.toml"), resolved)?;
        }
        for (name, text) in scripts {
            write(name, &text)?;
        }
        write("README.md", &readme)?;
        // Last: what can be submitted is complete.
        write("submit.sh", &submit)
    }

    fn make_folder(&self, overwrite: bool) -> Result<()> {
        if let Some(parent) = self.folder.parent() {
            fs::create_dir_all(parent).map_err(|e| unusable(parent, e))?;
        }
        match fs::create_dir(self.folder) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map_err(|e| unusable(self.folder, e)),
        }
        let rule = if !overwrite {
            "already exists; name another folder, or add --overwrite to write this batch over another"
        } else if !fs::read_to_string(self.folder.join(TASKS)).is_ok_and(|list| list.starts_with(HEADER)) {
            "holds no batch, so --overwrite does not touch it; name another folder"
        } else {
            return Ok(());
        };
        Err(Error::Usage(Said::english_only(format!("{} {rule}", self.folder.display()))))
    }

    /// A line for each part: the job and K/N.
    fn list(&self) -> String {
        let parts = self.jobs.iter().flat_map(|(name, _)| (0..self.shards).map(move |k| (name, k)));
        let lines = parts.map(|(name, k)| format!("{name}\t{k}/{}\n", self.shards));
        HEADER.to_string() + &lines.collect::<String>()
    }

    fn readme(&self, lang: Lang) -> Result<String> {
        let submit = self.submit_command()?;
        let (jobs, shards) = (self.jobs.len().to_string(), self.shards.to_string());
        let tasks = self.elements().to_string();
        let values = [("jobs", &*jobs), ("shards", &*shards), ("tasks", &*tasks), ("submit", &*submit)];
        Ok(BatchText::ALL.iter().map(|text| fill(text.get(lang), &values) + "\n").collect())
    }
}
