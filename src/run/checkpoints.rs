//! Checkpoints: what is done of a run, stored beside the simulation where a killed process does not take it along.

use std::ops::Range;
use std::sync::Arc;
use std::thread::JoinHandle;

use super::Shard;
use super::hooks::Keeper;
use super::part::{Header, Origin, Part};
use super::until::Done;
use crate::error::{Error, Result};
use crate::stats::series::Series;

/// Where checkpoints are stored, one taking the place of the other.
pub trait Store: Send + Sync + 'static {
    /// Puts `bytes` in the place of the checkpoint before, in one step.
    ///
    /// # Errors
    /// [`Error::Write`]; the checkpoint before is still there then.
    fn put(&self, bytes: &[u8]) -> Result<()>;
}

/// Makes checkpoints of a run.
#[derive(Debug)]
pub struct Checkpoints<S: Store> {
    store: Arc<S>,
    origin: Origin,
    draws: u64,
    shard: Shard,
    writing: Option<JoinHandle<Result<()>>>,
}

impl<S: Store> Checkpoints<S> {
    /// Checkpoints of shard `shard` of a job of `draws` draws.
    pub fn new(store: S, origin: &Origin, draws: u64, shard: Shard) -> Self {
        Self { store: Arc::new(store), origin: origin.clone(), draws, shard, writing: None }
    }

    /// The rounds `rounds` with their statistics, as bytes.
    ///
    /// # Errors
    /// [`Error::Run`] if they cannot be encoded.
    pub fn part(&self, rounds: Range<u64>, series: &[Series]) -> Result<Vec<u8>> {
        Part::encode(&Header::new(&self.origin, self.draws, self.shard, rounds, series.len()), series)
    }

    /// Waits for the checkpoint that is being stored.
    ///
    /// # Errors
    /// [`Error::Write`] if it could not be; the one before it is still there.
    pub fn wait(&mut self) -> Result<()> {
        let Some(writing) = self.writing.take() else { return Ok(()) };
        writing.join().unwrap_or_else(|_| Err(Error::Run("storing a checkpoint failed".into())))
    }

    /// Keeps the end of a run, and waits until it is stored.
    ///
    /// # Errors
    /// As [`Self::wait`].
    pub fn keep_last(&mut self, done: &Done) -> Result<()> {
        self.keep(done.rounds.clone(), &done.series)?;
        self.wait()
    }
}

impl<S: Store> Keeper for Checkpoints<S> {
    fn keep(&mut self, rounds: Range<u64>, series: &[Series]) -> Result<()> {
        self.wait()?;
        let bytes = self.part(rounds, series)?;
        let store = self.store.clone();
        self.writing = Some(std::thread::spawn(move || store.put(&bytes)));
        Ok(())
    }
}

impl<S: Store> Drop for Checkpoints<S> {
    fn drop(&mut self) {
        // A failed run leaves its last checkpoint whole.
        let _ = self.wait();
    }
}
