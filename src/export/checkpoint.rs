//! What is done of a run, in its folder: as a checkpoint while it goes on, as a part for merging at the end.
//!
//! Series go straight into the file, one by one, so a checkpoint takes no memory to speak of.

use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::durable;
use crate::error::{Error, Result};
use crate::run::part::{Header, Origin, Part};
use crate::run::{Keeper, Shard};
use crate::stats::series::Series;

/// The checkpoint in the folder of a run that is not finished.
pub const CHECKPOINT: &str = "checkpoint.bin";

/// What a shard leaves for merging.
pub const PART: &str = "part.bin";

/// Makes checkpoints of a run, one taking the place of the other.
#[derive(Clone, Debug)]
pub struct Checkpoints {
    folder: PathBuf,
    origin: Origin,
    draws: u64,
    shard: Shard,
}

impl Checkpoints {
    /// Checkpoints of shard `shard` of a job of `draws` draws, in `folder`.
    pub fn new(folder: &Path, origin: &Origin, draws: u64, shard: Shard) -> Self {
        Self { folder: folder.to_path_buf(), origin: origin.clone(), draws, shard }
    }

    /// Writes the rounds `rounds` with their statistics to `out`.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(&self, rounds: Range<u64>, series: &[Series], out: &mut dyn Write) -> io::Result<()> {
        Part::write(&Header::new(&self.origin, self.draws, self.shard, rounds, series.len()), series, out)
    }
}

impl Keeper for Checkpoints {
    fn keep(&mut self, rounds: Range<u64>, series: &[Series]) -> Result<()> {
        let path = self.folder.join(CHECKPOINT);
        durable::write(&path, true, |out| self.write(rounds, series, out)).map_err(Error::write(&path))
    }
}

/// Removes the checkpoint in `folder`, if there is one.
///
/// # Errors
/// [`Error::Write`].
pub fn remove(folder: &Path) -> Result<()> {
    let path = folder.join(CHECKPOINT);
    match std::fs::remove_file(&path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::Write(path, e)),
        _ => Ok(()),
    }
}
