//! All runs: those that wait for their next turn, and those that are kept to be looked at. Both are bounded.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::run::Run;
use crate::run::Live;

/// Rows of results kept in all: half a kilobyte each.
const MOST_ROWS: usize = 600_000;
/// Runs kept in all.
const MOST_RUNS: usize = 256;
/// A run that is over and that nobody has asked after for so long is forgotten.
const FORGOTTEN_AFTER: Duration = Duration::from_mins(15);

/// The runs of a server.
pub struct Runs {
    state: Mutex<State>,
    wake: Condvar,
    /// Runs that may wait for their turn.
    most_waiting: usize,
}

#[derive(Default)]
struct State {
    known: BTreeMap<String, Arc<Run>>,
    /// In the order in which they get their turn.
    waiting: VecDeque<Arc<Run>>,
    closed: bool,
}

impl Runs {
    /// No runs yet; `most_waiting` may wait at a time.
    pub fn new(most_waiting: usize) -> Self {
        Self { state: Mutex::default(), wake: Condvar::new(), most_waiting }
    }

    /// Whether there is room for another run; makes room first.
    pub fn has_room(&self) -> bool {
        let mut state = self.state();
        state.forget();
        state.waiting.len() < self.most_waiting && !state.closed
    }

    /// Takes in a run and gives it turns.
    pub fn add(&self, run: Arc<Run>) {
        let mut state = self.state();
        state.known.insert(run.id.clone(), run.clone());
        state.waiting.push_back(run);
        state.forget();
        self.wake.notify_one();
    }

    /// The run with this identifier.
    pub fn get(&self, id: &str) -> Option<Arc<Run>> {
        self.state().known.get(id).cloned()
    }

    /// Gives runs their turns, one after the other, until the server closes. Called from a thread of its own.
    pub fn work(&self, live: &Live) {
        while let Some(run) = self.next() {
            if run.go_on(live) {
                let mut state = self.state();
                state.waiting.push_back(run);
            }
        }
    }

    /// Ends all runs.
    pub fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        for run in state.known.values() {
            run.cancel();
        }
        self.wake.notify_all();
    }

    /// Waits for the next run; `None` when the server closes.
    fn next(&self) -> Option<Arc<Run>> {
        let mut state = self.state();
        loop {
            if state.closed {
                return None;
            }
            if let Some(run) = state.waiting.pop_front() {
                return Some(run);
            }
            state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Forgets runs that are over: those nobody has asked after for long, then as many as it takes, longest unseen first.
    fn forget(&mut self) {
        self.waiting.retain(|run| !run.is_over());
        self.known.retain(|_, run| !run.is_over() || run.unseen() < FORGOTTEN_AFTER);
        let mut over: Vec<Arc<Run>> = self.known.values().filter(|run| run.is_over()).cloned().collect();
        over.sort_by_key(|run| run.unseen());
        let mut rows: usize = self.known.values().map(|run| run.rows()).sum();
        while rows > MOST_ROWS || self.known.len() > MOST_RUNS {
            let Some(run) = over.pop() else { return };
            rows -= run.rows();
            self.known.remove(&run.id);
        }
    }
}
