//! Where scenario files and data sets are looked for.

use std::path::{Path, PathBuf};

use super::tree::Tree;
use crate::error::{Error, Problem, Result, SourceText};
use crate::nearest::nearest;
use crate::texts::{ProblemText, ScenarioProblem};

/// The folder of shipped scenarios, under the current folder.
pub const SHIPPED: &str = "scenarios";

/// Where the files are.
pub(super) enum Places {
    /// On the disk.
    Disk,
    /// In memory: name and text, for tests and fuzzing.
    Memory(Vec<(String, String)>),
}

impl Places {
    /// Reads a file. Its path is one that [`Self::extended`] or the user gave.
    pub fn read(&self, path: &Path) -> Result<Tree> {
        let bytes = match self {
            Self::Disk => std::fs::read(path).map_err(|e| missing(path, e))?,
            Self::Memory(files) => files
                .iter()
                .find(|f| Path::new(&f.0) == path)
                .map(|f| f.1.clone().into_bytes())
                .ok_or_else(|| missing(path, std::io::ErrorKind::NotFound.into()))?,
        };
        let file = path.display().to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Tree::parse(SourceText { file, text: text.into() })),
            Err(e) => {
                let at = e.utf8_error().valid_up_to();
                let source = SourceText { file, text: String::from_utf8_lossy(e.as_bytes()).into() };
                let mut tree = Tree::parse(SourceText { file: source.file.clone(), text: "".into() });
                let problem = Problem::new(&source, at..at + '\u{fffd}'.len_utf8(), ProblemText::NotUtf8);
                tree.syntax.push(problem.with_help(ProblemText::SaveAsUtf8));
                Ok(tree)
            }
        }
    }

    /// One identity per file, however its path is written.
    pub fn identity(&self, path: &Path) -> PathBuf {
        match self {
            Self::Disk => path.canonicalize().unwrap_or_else(|_| path.to_path_buf()),
            Self::Memory(_) => path.to_path_buf(),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
            Self::Memory(files) => files.iter().any(|f| Path::new(&f.0) == path),
        }
    }

    /// The file that `from` means by `extends = "NAME"`: beside it, else among the shipped ones; a path only from there.
    /// The error holds the names that could have been meant.
    pub fn extended(&self, from: &Path, name: &str) -> std::result::Result<PathBuf, Vec<String>> {
        let folder = from.parent().unwrap_or(Path::new(""));
        let is_path = name.contains(['/', '\\']) || Path::new(name).extension().is_some_and(|e| e == "toml");
        let candidates = if is_path {
            vec![folder.join(name)]
        } else {
            let file = format!("{name}.toml");
            vec![folder.join(&file), Path::new(SHIPPED).join(&file)]
        };
        match candidates.iter().find(|c| self.exists(c)) {
            Some(found) => Ok(found.clone()),
            None => Err(self.scenario_names(folder)),
        }
    }

    fn scenario_names(&self, folder: &Path) -> Vec<String> {
        match self {
            Self::Disk => [folder, Path::new(SHIPPED)]
                .into_iter()
                .flat_map(|f| listed(f, |p| p.extension().is_some_and(|e| e == "toml")))
                .collect(),
            Self::Memory(files) => {
                let stem = |f: &(String, String)| Path::new(&f.0).file_stem().map(|s| s.to_string_lossy().into_owned());
                files.iter().filter_map(stem).collect()
            }
        }
    }
}

/// The folder of the data set called `name` in the file `from`: beside the file, else among the shipped ones, else
/// under the current folder. The error holds the names that could have been meant.
pub(super) fn data_folder(from: &Path, name: &str) -> std::result::Result<PathBuf, Vec<String>> {
    let beside = from.parent().unwrap_or(Path::new(""));
    let places = [beside, Path::new(SHIPPED), Path::new("")];
    let found = places.iter().map(|folder| folder.join(name)).find(|folder| folder.is_dir());
    found.ok_or_else(|| places.into_iter().flat_map(|f| listed(f, |p| p.join("dataset.toml").is_file())).collect())
}

/// How any file can name the data set in `folder`: the shipped ones by name, others by path from the current folder.
pub(super) fn data_name(folder: &Path) -> String {
    let same = |other: PathBuf| matches!((other.canonicalize(), folder.canonicalize()), (Ok(a), Ok(b)) if a == b);
    match folder.file_name() {
        Some(name) if same(Path::new(SHIPPED).join(name)) => name.to_string_lossy().into_owned(),
        _ => folder.display().to_string(),
    }
}

/// Stems of the entries of a folder that fit.
fn listed(folder: &Path, fits: impl Fn(&Path) -> bool) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let stem = |p: PathBuf| p.file_stem().map(|s| s.to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.map(|e| e.path()).filter(|p| fits(p)).filter_map(stem).collect();
    names.sort();
    names
}

fn missing(path: &Path, error: std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::NotFound {
        let names = listed(path.parent().unwrap_or(Path::new("")), |p| p.extension().is_some_and(|e| e == "toml"));
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some(near) = nearest(&stem, names.iter().map(String::as_str)) {
            let near = path.with_file_name(format!("{near}.toml"));
            let (path, near) = (path.display().to_string(), near.display().to_string());
            return Error::Usage(ScenarioProblem::NoFileButNear.with(&[("path", &path), ("near", &near)]));
        }
    }
    Error::Read(path.to_path_buf(), error)
}
