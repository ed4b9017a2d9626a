//! Work beside a run, in a thread of its own.

use std::thread::{JoinHandle, spawn};

/// Something that goes on beside the run.
#[derive(Debug)]
pub struct Beside<T>(JoinHandle<T>);

impl<T: Send + 'static> Beside<T> {
    /// Begins `work`.
    pub fn begin(work: impl FnOnce() -> T + Send + 'static) -> Self {
        Self(spawn(work))
    }

    /// Waits for what comes of it; `None` if it failed in a way that is a mistake of the program.
    pub fn end(self) -> Option<T> {
        self.0.join().ok()
    }
}
