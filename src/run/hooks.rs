//! What a run tells others while it goes on, and who tells it to stop.

use std::ops::Range;
use std::sync::atomic::AtomicBool;

use super::draws::DrawSink;
use super::precision::Limit;
use super::results::RowId;
use crate::error::Result;
use crate::stats::series::Series;

/// Is told how far a job is.
pub trait Observer: Sync {
    /// `draws` more draws are simulated.
    fn advanced(&self, draws: u64);

    /// Called before each world of a few draws is drawn, many times a second and from many threads: here other work may go first.
    fn between(&self) {}

    /// The precision asked for is not reached yet: `limit` is the figure that needs most draws, `of` what it is about;
    /// no more than `most` draws will be made.
    fn limited(&self, limit: &Limit, of: &RowId, most: u64) {
        let _ = (limit, of, most);
    }
}

/// Keeps what is done where a killed process does not take it along.
pub trait Keeper: Send {
    /// Keeps `series`, the statistics of `rounds`.
    ///
    /// # Errors
    /// If it cannot be kept; the run stops then, since hours may follow.
    fn keep(&mut self, rounds: Range<u64>, series: &[Series]) -> Result<()>;
}

/// What is tied to a run.
pub struct Hooks<'a> {
    /// Keeps what is done, now and then.
    pub keeper: Option<&'a mut dyn Keeper>,
    /// Takes every draw.
    pub draws: Option<&'a mut dyn DrawSink>,
    /// Is told how far the run is.
    pub observer: &'a dyn Observer,
    /// Setting it ends the run after the rounds that are done.
    pub stop: &'a AtomicBool,
}

impl<'a> Hooks<'a> {
    /// Nothing is kept.
    pub fn new(observer: &'a dyn Observer, stop: &'a AtomicBool) -> Self {
        Self { keeper: None, draws: None, observer, stop }
    }
}
