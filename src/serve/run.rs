//! One run: its first answer at once, then round after round in the background, until all are done, somebody says stop or
//! everyone has left.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::watch;

use crate::analysis::compare::Kept;
use crate::analysis::finding::Finding;
use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::run::{Done, Hooks, Live, Observer, Options, Reason, Results, Simulation};
use crate::sample::ROUND;
use crate::scenario::Job;
use crate::texts::Said;

/// Rounds after which results are shown: soon at first, then less and less often.
const SHOWN_AFTER: [u64; 8] = [1, 2, 4, 7, 10, 14, 20, 30];
/// A run that nobody listens to or asks after is over after this time.
const LEFT_FOR: Duration = Duration::from_secs(10);

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// First draws only; rounds follow.
    First,
    /// Some rounds are done.
    Rounds,
    /// All are.
    Done,
    /// It was stopped, or everyone left.
    Cancelled,
    /// It failed.
    Failed,
}

/// What a run has to show.
#[derive(Clone)]
pub struct Shown {
    /// How far it is.
    pub stage: Stage,
    /// What it found so far.
    pub results: Arc<Results>,
    /// The draws themselves, as far as a comparison needs them: of rounds, where there are scenarios to compare.
    pub kept: Option<Arc<Kept>>,
    /// Why it failed, if it did.
    pub failure: Option<Arc<str>>,
}

/// A run.
pub struct Run {
    /// Its identifier.
    pub id: String,
    /// File name and text of each scenario.
    pub texts: Vec<(String, String)>,
    /// The job they make.
    pub job: Job,
    /// How its rounds are run.
    pub options: Options,
    stop: AtomicBool,
    shown: watch::Sender<Shown>,
    seen: Mutex<Instant>,
    listeners: AtomicUsize,
    work: Mutex<Work>,
    findings: Mutex<Vec<Finding>>,
}

/// Rounds that are done, and what they are done with.
#[derive(Default)]
struct Work {
    simulation: Option<Simulation>,
    done: Option<Done>,
    kept: Shortages,
}

impl Run {
    /// A run whose first answer is `first`.
    pub fn new(id: String, texts: Vec<(String, String)>, job: Job, options: Options, first: Results) -> Self {
        let last = job.scenarios[0].horizon;
        let names = job.scenarios.iter().map(|s| s.name.clone()).collect();
        let ties = first.dataset.official.iter().filter(|o| o.branch.is_none()).map(|o| o.year);
        let kept = Shortages { names, years: ties.chain([last]).collect(), ..Shortages::default() };
        let shown = Shown { stage: Stage::First, results: Arc::new(first), kept: None, failure: None };
        Self {
            id,
            texts,
            job,
            options,
            stop: AtomicBool::new(false),
            shown: watch::Sender::new(shown),
            seen: Mutex::new(Instant::now()),
            listeners: AtomicUsize::new(0),
            work: Mutex::new(Work { kept, ..Work::default() }),
            findings: Mutex::default(),
        }
    }

    /// What it has to show; asking keeps it alive.
    pub fn shown(&self) -> Shown {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        self.shown.borrow().clone()
    }

    /// Keeps an answer to a question about one of its scenarios.
    pub fn keep(&self, finding: Finding) {
        finding.put_among(&mut self.findings.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The answers that are kept.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether it will not change any more.
    pub fn is_over(&self) -> bool {
        matches!(self.shown.borrow().stage, Stage::Done | Stage::Cancelled | Stage::Failed)
    }

    /// Rows that it keeps in memory.
    pub fn rows(&self) -> usize {
        let shown = self.shown.borrow();
        shown.results.summary.len() + shown.results.effects.len()
    }

    /// Ends it after the blocks at hand.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
        self.end(Stage::Cancelled, None);
    }

    /// How long nobody has listened or asked.
    pub fn unseen(&self) -> Duration {
        if self.listeners.load(Ordering::Relaxed) > 0 {
            return Duration::ZERO;
        }
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    /// Simulates until there is more to show. Returns whether it should go on after that.
    pub fn go_on(&self, live: &Live) -> bool {
        if self.is_over() {
            return false;
        }
        if self.unseen() > LEFT_FOR {
            self.cancel();
            return false;
        }
        match self.turn(live) {
            Ok(goes_on) => goes_on,
            Err(Error::Stopped(_)) => {
                self.end(Stage::Cancelled, None);
                false
            }
            Err(e) => {
                self.end(Stage::Failed, Some(e.to_string().into()));
                false
            }
        }
    }

    fn turn(&self, live: &Live) -> Result<bool> {
        let mut work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        let Work { simulation, done, kept } = &mut *work;
        let simulation = match simulation {
            Some(simulation) => simulation,
            None => simulation.insert(live.simulation(&self.job.dataset, &self.job.scenarios, &self.options)?),
        };
        let before = done.as_ref().map_or(0, |done| done.rounds.end);
        let next = SHOWN_AFTER.iter().find(|after| **after > before).map_or(before + 10, |after| *after);
        let options = Options { draws: (next * ROUND).min(self.options.draws), ..self.options.clone() };
        // Those who have left are not worked for, nor those who say stop.
        let leaver = Leaver(self);
        let mut hooks = Hooks::new(&leaver, &self.stop);
        let has_pairs = self.job.scenarios.len() > 2;
        if has_pairs {
            hooks.draws = Some(&mut *kept);
        }
        let (now, reason) = live.rounds(simulation, &options, done.take(), hooks)?;
        if reason == Reason::Signal {
            *work = Work::default();
            return Err(Error::Stopped(Said::verbatim("")));
        }
        let is_done = now.rounds.end * ROUND >= self.options.draws;
        let results = live.collect(simulation, &Options { draws: now.rounds.end * ROUND, ..options }, &now, reason);
        let kept = has_pairs.then(|| Arc::new(kept.inner.clone()));
        let stage = if is_done { Stage::Done } else { Stage::Rounds };
        *done = Some(now);
        if is_done {
            *work = Work::default();
        }
        self.shown.send_if_modified(|shown| {
            // Who cancelled meanwhile keeps what was there.
            let is_open = matches!(shown.stage, Stage::First | Stage::Rounds);
            if is_open {
                *shown = Shown { stage, results: Arc::new(results), kept, failure: None };
            }
            is_open
        });
        Ok(!is_done)
    }

    fn end(&self, stage: Stage, failure: Option<Arc<str>>) {
        self.shown.send_if_modified(|shown| {
            let is_open = matches!(shown.stage, Stage::First | Stage::Rounds);
            if is_open {
                (shown.stage, shown.failure) = (stage, failure);
            }
            is_open
        });
    }
}

/// Ends a run while a round is being made, when everyone has left.
struct Leaver<'a>(&'a Run);

impl Observer for Leaver<'_> {
    fn advanced(&self, _: u64) {
        if self.0.unseen() > LEFT_FOR {
            self.0.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Someone who waits for what a run shows. When the last one goes, so does the run.
pub struct Listener {
    run: Arc<Run>,
    shown: watch::Receiver<Shown>,
    is_new: bool,
}

impl Listener {
    /// Listens to `run`.
    pub fn new(run: Arc<Run>) -> Self {
        run.listeners.fetch_add(1, Ordering::Relaxed);
        let shown = run.shown.subscribe();
        Self { run, shown, is_new: true }
    }

    /// Waits for news: `None` after `patience` without any. The first time it answers at once.
    pub async fn news(&mut self, patience: Duration) -> Option<Shown> {
        if !std::mem::take(&mut self.is_new) {
            tokio::time::timeout(patience, self.shown.changed()).await.ok()?.ok()?;
        }
        Some(self.shown.borrow_and_update().clone())
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.run
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        *self.run.seen.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        self.run.listeners.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Takes in the draws of a job from one turn to the next, and of them only what comparisons need.
#[derive(Default)]
struct Shortages {
    inner: Kept,
    names: Vec<String>,
    years: Vec<i32>,
}

impl DrawSink for Shortages {
    fn start(&mut self, columns: &[String], done: u64, draws: u64) -> Result<()> {
        if done > 0 {
            return Ok(());
        }
        let is_wanted = |column: &str| {
            let parts: Vec<&str> = column.split('|').collect();
            match parts[..] {
                [scenario, "shortage", "total", "smal", year, "persons"] => {
                    self.names.iter().any(|n| n == scenario)
                        && year.parse().is_ok_and(|year: i32| self.years.contains(&year))
                }
                // Marks of what was drawn.
                [noise] => noise.starts_with("z:"),
                _ => false,
            }
        };
        let named: Vec<String> = columns.iter().map(|c| if is_wanted(c) { c.clone() } else { String::new() }).collect();
        self.inner.start(&named, 0, draws)
    }

    fn add(&mut self, rows: &[f64]) -> Result<()> {
        self.inner.add(rows)
    }
}
