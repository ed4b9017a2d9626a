//! The folder that results go into. What can go wrong with it is found before the simulation starts; files appear whole
//! or not at all, `provenance.json` last; nothing that is not ours is ever deleted.

use super::durable;
use super::provenance::{self, Provenance};
use crate::error::{Error, Result};
use crate::texts::{Said, UsageText};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The first of `ROOT/JOB`, `ROOT/JOB-2`, `ROOT/JOB-3`, … that does not exist.
    Free {
        /// Folder of all results; made if it does not exist.
        root: PathBuf,
        /// Name of the job.
        job: String,
    },
    /// This folder.
    Given {
        /// The folder.
        path: PathBuf,
        /// Replace it if it exists and holds results, or nothing.
        overwrite: bool,
    },
}

/// A result folder in the making. Dropped before it is finished, it lacks `provenance.json` or does not exist.
#[derive(Debug)]
pub struct Folder {
    /// Where it is to be.
    path: PathBuf,
    /// Where it is built, if it takes the place of another.
    replacement: Option<TempDir>,
    /// Hash of each file written.
    outputs: BTreeMap<String, String>,
    finished: bool,
}

impl Folder {
    /// Makes the folder, or a place to build it, and tries that files can be written there.
    ///
    /// # Errors
    /// [`Error::Usage`] when the folder exists and may not be replaced, or cannot be made or written;
    /// [`Error::Write`] when the disk is full.
    pub fn create(target: &Target) -> Result<Self> {
        let folder = match target {
            Target::Free { root, job } => Self::first_free(root, job)?,
            Target::Given { path, overwrite } => Self::given(path, *overwrite)?,
        };
        durable::file_in(folder.workplace()).map_err(|e| unusable(&folder.path, e))?;
        Ok(folder)
    }

    /// A folder that is there already, to write into once more. Until it is finished again it is incomplete.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn existing(path: &Path) -> Result<Self> {
        durable::file_in(path).map_err(|e| unusable(path, e))?;
        Ok(Self::at(path.to_path_buf(), None))
    }

    /// With the other files that `provenance` knows of, which stay as they are.
    #[must_use]
    pub fn with(mut self, provenance: &Provenance) -> Self {
        self.outputs.clone_from(&provenance.outputs);
        self
    }

    /// Marks an existing folder as incomplete, before its files are replaced.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn reopen(&self) -> Result<()> {
        let path = self.path.join(provenance::FILE);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(Error::Write(path, e)),
            _ => durable::sync_dir(&self.path).map_err(Error::write(&self.path)),
        }
    }

    fn first_free(root: &Path, job: &str) -> Result<Self> {
        fs::create_dir_all(root).map_err(|e| unusable(root, e))?;
        let mut number = 1_u32;
        loop {
            let path = root.join(if number == 1 { job.to_string() } else { format!("{job}-{number}") });
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self::at(path, None)),
                Err(e) if e.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(e) => return Err(unusable(&path, e)),
            }
        }
    }

    fn given(path: &Path, overwrite: bool) -> Result<Self> {
        if fs::symlink_metadata(path).is_err() {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|e| unusable(parent, e))?;
            }
        } else if !overwrite {
            return Err(Error::Usage(UsageText::ResultsExist.with(&[("path", &path.display())])));
        } else {
            // Through links and dots to the folder itself: that is what will be replaced.
            let path = fs::canonicalize(path).map_err(|e| unusable(path, e))?;
            may_replace(&path)?;
            let replacement = durable::dir_in(durable::parent(&path)).map_err(|e| unusable(&path, e))?;
            return Ok(Self::at(path, Some(replacement)));
        }
        fs::create_dir(path).map_err(|e| unusable(path, e))?;
        Ok(Self::at(path.to_path_buf(), None))
    }

    fn at(path: PathBuf, replacement: Option<TempDir>) -> Self {
        Self { path, replacement, outputs: BTreeMap::new(), finished: false }
    }

    /// Where the finished folder will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the file `name`, whole or not at all.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn write(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.write_with(name, |out| out.write_all(content))
    }

    /// Writes the file `name` bit by bit: whole or not at all.
    ///
    /// # Errors
    /// [`Error::Write`], also for what `content` could not do.
    pub fn write_with(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
    ) -> Result<()> {
        let mut hash = blake3::Hasher::new();
        let hashed = |out: &mut (dyn Write + Send)| content(&mut Hashed { out, hash: &mut hash });
        durable::write(&self.workplace().join(name), true, hashed).map_err(Error::write(&self.path.join(name)))?;
        self.outputs.insert(name.to_string(), hash.finalize().to_hex().to_string());
        Ok(())
    }

    /// Writes `provenance` with the hash of every file, and puts the folder in its place. Returns that place.
    ///
    /// # Errors
    /// [`Error::Write`]; [`Error::Run`] when a folder to be replaced has come to hold something else, or cannot be moved: the
    /// message then says where the new results are.
    pub fn finish(mut self, mut provenance: Provenance) -> Result<PathBuf> {
        provenance.outputs = self.outputs.clone();
        let mut json = serde_json::to_string_pretty(&provenance)
            .map_err(|e| Error::Run(Said::english_only(format!("cannot build {}: {e}", provenance::FILE))))?;
        json.push('\n');
        self.write(provenance::FILE, json.as_bytes())?;
        self.finished = true;
        if let Some(replacement) = self.replacement.take() {
            self.replace_by(replacement)?;
        }
        durable::sync_dir(durable::parent(&self.path)).map_err(Error::write(&self.path))?;
        Ok(self.path.clone())
    }

    /// Moves the old folder out of the way and the new one into its place; back again if that fails.
    fn replace_by(&self, replacement: TempDir) -> Result<()> {
        // Results that took hours are kept, wherever they are.
        let new = replacement.keep();
        let swap = || -> io::Result<()> {
            let bin = durable::dir_in(durable::parent(&self.path))?;
            let old = bin.path().join("old");
            fs::rename(&self.path, &old)?;
            fs::rename(&new, &self.path).inspect_err(|_| {
                if fs::rename(&old, &self.path).is_err() {
                    // Never delete the only copy.
                    let _ = bin.keep();
                }
            })
        };
        let kept = || format!("the new results are in {}", new.display());
        may_replace(&self.path).map_err(|e| Error::Run(Said::english_only(format!("{e}; {}", kept()))))?;
        swap().map_err(|e| {
            Error::Run(Said::english_only(format!("cannot replace {}: {e}; {}", self.path.display(), kept())))
        })
    }

    /// Where files are written until the folder is finished.
    pub fn workplace(&self) -> &Path {
        self.replacement.as_ref().map_or(&self.path, TempDir::path)
    }
}

/// A file, and the hash of what went into it.
struct Hashed<'a> {
    out: &'a mut (dyn Write + Send),
    hash: &'a mut blake3::Hasher,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished && self.replacement.is_none() {
            // Leaves a folder that holds anything.
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Refuses to replace anything but results, or an empty folder.
fn may_replace(path: &Path) -> Result<()> {
    let is_empty = || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    if path.parent().is_some() && path.is_dir() && (provenance::is_result_folder(path) || is_empty()) {
        return Ok(());
    }
    Err(Error::Usage(UsageText::NotResults.with(&[("path", &path.display())])))
}

/// A place for results that turns out not to be one, before anything was run. A full disk is no mistake of the user's.
pub(super) fn unusable(path: &Path, e: io::Error) -> Error {
    if matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        return Error::Write(path.to_path_buf(), e);
    }
    Error::Usage(UsageText::NoPlace.with(&[("path", &path.display()), ("why", &e.to_string())]))
}

#[cfg(test)]
mod tests;
