//! A reference with the scenarios beside it, kept in memory: what texts that come from elsewhere may build on.

use std::path::Path;
use std::sync::Arc;

use super::{Job, REFERENCE, Scenario};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::texts::ScenarioProblem;

/// A reference and the scenarios that lie beside it.
#[derive(Clone, Debug)]
pub struct Library {
    /// Their data set.
    pub dataset: Arc<Dataset>,
    /// Name and text of each, the reference first.
    texts: Vec<(String, String)>,
    /// The scenarios but for the reference, in order of name.
    scenarios: Vec<Arc<Scenario>>,
}

impl Library {
    /// Loads the reference in `file` and every scenario beside it that builds on it. Sweeps, and files that build on something
    /// else, are no part of it.
    ///
    /// # Errors
    /// As [`Job::load`], for the reference.
    pub fn load(file: &Path) -> Result<Self> {
        let job = Job::load(&[file.to_path_buf()])?;
        let inputs: Vec<_> = job.inputs().collect();
        let [(_, text)] = inputs[..] else {
            return Err(Error::Usage(ScenarioProblem::NoReference.with(&[("path", &file.display())])));
        };
        let mut library = Self {
            dataset: job.dataset.clone(),
            texts: vec![(REFERENCE.to_string(), String::from_utf8_lossy(text).into_owned())],
            scenarios: Vec::new(),
        };
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let entries = std::fs::read_dir(folder).map_err(Error::read(folder))?;
        let mut found = Vec::new();
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")) {
            let Some(name) = path.file_stem().map(|s| s.to_string_lossy().into_owned()) else { continue };
            if path.file_name() != file.file_name()
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                found.push((name, text));
            }
        }
        found.sort();
        // A scenario may build on another of them.
        library.texts.extend(found.iter().cloned());
        for (name, text) in found {
            let asked = [(format!("{name}.toml"), text)];
            let loaded = Job::from_texts_on(&asked, &library.texts, library.dataset.clone()).ok();
            match loaded.as_ref().map(|job| job.scenarios.as_slice()) {
                Some([_, scenario]) if scenario.point.is_none() => library.scenarios.push(scenario.clone()),
                _ => library.texts.retain(|(known, _)| *known != name),
            }
        }
        Ok(library)
    }

    /// The scenarios besides the reference.
    pub fn scenarios(&self) -> &[Arc<Scenario>] {
        &self.scenarios
    }

    /// The job of the scenario files `asked` (file name and text). What they extend is among themselves or in the library;
    /// nothing else is read.
    ///
    /// # Errors
    /// As [`Job::load`].
    pub fn job(&self, asked: &[(String, String)]) -> Result<Job> {
        if asked.is_empty() {
            return Job::from_texts(&[("reference.toml", &self.texts[0].1)], self.dataset.clone());
        }
        Job::from_texts_on(asked, &self.texts, self.dataset.clone())
    }
}
