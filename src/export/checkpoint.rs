//! What is done of a run, in its folder: as a checkpoint while it goes on, as a part for merging at the end.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::durable;
use crate::error::{Error, Result};
use crate::run::checkpoints::Store;

/// The checkpoint in the folder of a run that is not finished.
pub const CHECKPOINT: &str = "checkpoint.bin";

/// What a shard leaves for merging.
pub const PART: &str = "part.bin";

/// The checkpoint in a folder.
#[derive(Clone, Debug)]
pub struct CheckpointFile {
    folder: PathBuf,
}

impl CheckpointFile {
    /// The one in `folder`.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// Removes it, if it is there.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn remove(&self) -> Result<()> {
        let path = self.folder.join(CHECKPOINT);
        match std::fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::Write(path, e)),
            _ => Ok(()),
        }
    }
}

impl Store for CheckpointFile {
    fn put(&self, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(CHECKPOINT);
        let write = || -> std::io::Result<()> {
            let mut file = durable::file_in(&self.folder)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            durable::sync_dir(&self.folder)
        };
        write().map_err(Error::write(&path))
    }
}
