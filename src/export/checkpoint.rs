//! What is done of a run, in its folder: as a checkpoint while it goes on, as a part for merging at the end.
//!
//! Series go straight into the file, so a checkpoint takes no memory to speak of. The run waits until the system has them;
//! a thread beside it waits until the disk does, and puts the file in the place of the one before.

use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::durable;
use crate::error::{Error, Result};
use crate::run::part::{Header, Origin, Part};
use crate::run::{Beside, Keeper, Shard};
use crate::stats::series::Series;

/// The checkpoint in the folder of a run that is not finished.
pub const CHECKPOINT: &str = "checkpoint.bin";

/// What a shard leaves for merging.
pub const PART: &str = "part.bin";

/// Makes checkpoints of a run, one taking the place of the other.
#[derive(Debug)]
pub struct Checkpoints {
    folder: PathBuf,
    origin: Origin,
    draws: u64,
    shard: Shard,
    putting: Option<Beside<io::Result<()>>>,
}

impl Checkpoints {
    /// Checkpoints of shard `shard` of a job of `draws` draws, in `folder`.
    pub fn new(folder: &Path, origin: &Origin, draws: u64, shard: Shard) -> Self {
        Self { folder: folder.to_path_buf(), origin: origin.clone(), draws, shard, putting: None }
    }

    /// Writes the rounds `rounds` with their statistics to `out`.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(&self, rounds: Range<u64>, series: &[Series], out: &mut dyn Write) -> io::Result<()> {
        Part::write(&Header::new(&self.origin, self.draws, self.shard, rounds, series.len()), series, out)
    }

    /// Keeps the end of a run, and waits until the disk has it.
    ///
    /// # Errors
    /// As [`Self::wait`].
    pub fn keep_last(&mut self, rounds: Range<u64>, series: &[Series]) -> Result<()> {
        self.keep(rounds, series)?;
        self.wait()
    }

    /// Waits until the disk has the last checkpoint.
    ///
    /// # Errors
    /// [`Error::Write`] if it could not be put there; the one before it is still there.
    pub fn wait(&mut self) -> Result<()> {
        let Some(putting) = self.putting.take() else { return Ok(()) };
        let put = putting.end().unwrap_or_else(|| Err(io::Error::other("the thread that writes it failed")));
        put.map_err(Error::write(&self.folder.join(CHECKPOINT)))
    }
}

impl Keeper for Checkpoints {
    fn keep(&mut self, rounds: Range<u64>, series: &[Series]) -> Result<()> {
        self.wait()?;
        let path = self.folder.join(CHECKPOINT);
        let file = durable::begin(&path, |out| self.write(rounds, series, out)).map_err(Error::write(&path))?;
        self.putting = Some(Beside::begin(move || durable::put(file, &path, true)));
        Ok(())
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        // A failed run leaves its last checkpoint whole.
        let _ = self.wait();
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
