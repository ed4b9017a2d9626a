//! What a server holds, and how a request becomes a run: checked, answered from its first draws, and queued for its rounds.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use super::draft::Draft;
use super::guard::{self, Guard};
use super::run::Run;
use super::runs::Runs;
use crate::error::{Error, Problem, Result};
use crate::ids::Lang;
use crate::run::live::STEP;
use crate::run::{Keep, Live, Options};
use crate::scenario::{Job, Library, key_at};
use crate::texts::{RequestProblem as P, Said};

/// Scenarios in a request.
pub const MOST_SCENARIOS: usize = 6;
/// Draws of a run.
pub const MOST_DRAWS: u64 = 20_480;
/// Runs that may wait for their next round.
pub const MOST_RUNS: usize = 64;
/// Requests that may wait for their first draws.
pub const MOST_WAITING: usize = 128;
/// First draws of a request that has the server to itself, times the scenarios they are made in, the reference included.
const SCENARIO_DRAWS: usize = 128;
/// First draws: at least and at most.
const FIRST_DRAWS: std::ops::RangeInclusive<usize> = 16..=64;

/// A server's state.
pub struct App {
    /// The reference and the shipped scenarios.
    pub library: Library,
    /// What simulates.
    pub live: Live,
    /// Who may ask.
    pub guard: Guard,
    /// The runs.
    pub runs: Runs,
    /// Lets as many make first draws at a time as there are threads.
    gate: Semaphore,
    waiting: AtomicUsize,
    /// Lets one effect tree be made at a time.
    pub trees: Semaphore,
    /// Draws of a run that asks for no number.
    draws: u64,
}

/// A request for a run.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The scenarios, at most [`MOST_SCENARIOS`]; none for the reference alone.
    pub scenarios: Vec<Draft>,
    /// Seed of all random numbers.
    #[serde(default = "one")]
    pub seed: u64,
    /// Draws, rounded up to whole rounds; at most [`MOST_DRAWS`].
    #[serde(default)]
    pub draws: Option<u64>,
}

fn one() -> u64 {
    1
}

/// Something wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the scenario; none if it is about the whole request.
    pub scenario: Option<String>,
    /// Line in the text of its file, from 1; none for a value that was laid over it.
    pub line: Option<usize>,
    /// Column, from 1.
    pub column: Option<usize>,
    /// The key it is about, as scenario files name it.
    pub key: Option<String>,
    /// The rule that is broken.
    pub rule: Said,
    /// What to do.
    pub help: Option<Said>,
}

/// A fault as an answer holds it, in one language.
#[derive(Serialize)]
pub struct Told<'a> {
    scenario: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    key: Option<&'a str>,
    rule: &'a str,
    help: Option<&'a str>,
}

impl Fault {
    /// What is told of it in `lang`.
    pub fn told(&self, lang: Lang) -> Told<'_> {
        Told {
            scenario: self.scenario.as_deref(),
            line: self.line,
            column: self.column,
            key: self.key.as_deref(),
            rule: self.rule.get(lang),
            help: self.help.as_ref().map(|help| help.get(lang)),
        }
    }

    fn of_request(rule: impl Into<Said>) -> Self {
        Self { scenario: None, line: None, column: None, key: None, rule: rule.into(), help: None }
    }

    fn of_problem(problem: &Problem) -> Self {
        let (line, column) = problem.position();
        Self {
            scenario: Some(problem.source.file.trim_end_matches(".toml").to_string()),
            line: Some(line),
            column: Some(column),
            key: key_at(&problem.source.text, problem.span.start),
            rule: problem.rule.clone(),
            help: problem.help.clone(),
        }
    }
}

/// Why a request got no run.
#[derive(Debug)]
pub enum Denied {
    /// Something is wrong with it.
    Faults(Vec<Fault>),
    /// There are too many others.
    Busy,
    /// The server failed.
    Failed(String),
}

/// A request that is in order.
pub struct Checked {
    /// File name and text of each scenario.
    pub texts: Vec<(String, String)>,
    /// The job they make, the reference first.
    pub job: Job,
}

impl App {
    /// A server's state.
    pub fn new(library: Library, live: Live, guard: Guard, threads: usize, draws: u64) -> Self {
        let (gate, waiting) = (Semaphore::new(threads), AtomicUsize::new(0));
        Self { library, live, guard, runs: Runs::new(MOST_RUNS), gate, waiting, trees: Semaphore::new(1), draws }
    }

    /// Checks scenarios: all that is wrong with them at once.
    ///
    /// # Errors
    /// The faults.
    pub fn check(&self, drafts: &[Draft]) -> std::result::Result<Checked, Vec<Fault>> {
        if drafts.len() > MOST_SCENARIOS {
            let rule = P::TooMany.with(&[("most", &MOST_SCENARIOS), ("n", &drafts.len())]);
            return Err(vec![Fault::of_request(rule)]);
        }
        let mut faults = Vec::new();
        let mut texts = Vec::new();
        for (i, draft) in drafts.iter().enumerate() {
            if drafts[..i].iter().any(|d| d.name == draft.name) {
                let rule = P::NameTwice.with(&[("name", &draft.name)]);
                faults.push(Fault { scenario: Some(draft.name.clone()), ..Fault::of_request(rule) });
            }
            match draft.text() {
                Ok(text) => texts.push((draft.file(), text)),
                Err(refused) => faults.push(Fault {
                    scenario: Some(draft.name.clone()),
                    key: Some(refused.key).filter(|key| !key.is_empty()),
                    ..Fault::of_request(refused.rule)
                }),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        match self.library.job(&texts) {
            Ok(job) if job.scenarios.len() == texts.len() + 1 => Ok(Checked { texts, job }),
            Ok(_) => Err(vec![Fault::of_request(P::OneEach)]),
            Err(Error::Input(problems)) => Err(problems.iter().map(Fault::of_problem).collect()),
            Err(e) => Err(vec![Fault::of_request(e.said())]),
        }
    }

    /// Starts a run: when this returns its first answer is there, and its rounds are queued.
    ///
    /// # Errors
    /// Why not.
    pub async fn start(self: Arc<Self>, ask: Ask) -> std::result::Result<Arc<Run>, Denied> {
        let _hurry = self.live.hurry();
        let here = Waiting::new(&self.waiting);
        let waiting = here.others;
        if waiting > MOST_WAITING || !self.runs.has_room() {
            return Err(Denied::Busy);
        }
        let Ok(_permit) = self.gate.acquire().await else { return Err(Denied::Busy) };
        let app = self.clone();
        let made = tokio::task::spawn_blocking(move || app.first(&ask, waiting)).await;
        made.unwrap_or_else(|e| Err(Denied::Failed(e.to_string())))
    }

    /// Checks a request and makes its first draws: fewer when others are waiting.
    fn first(&self, ask: &Ask, waiting: usize) -> std::result::Result<Arc<Run>, Denied> {
        let draws = ask.draws.unwrap_or(self.draws);
        if !(1..=MOST_DRAWS).contains(&draws) {
            let rule = P::Draws.with(&[("most", &MOST_DRAWS), ("draws", &draws)]);
            return Err(Denied::Faults(vec![Fault::of_request(rule)]));
        }
        let Checked { texts, job } = self.check(&ask.scenarios).map_err(Denied::Faults)?;
        let failed = |e: Error| match e {
            Error::Usage(rule) => Denied::Faults(vec![Fault::of_request(rule)]),
            e => Denied::Failed(e.to_string()),
        };
        let options = Options { draws, seed: ask.seed, keep: Keep::Page, ..Options::default() };
        let glance = Options { keep: Keep::Glance, ..options.clone() };
        let simulation = self.live.simulation(&job.dataset, &job.scenarios, &glance).map_err(failed)?;
        let per_request = SCENARIO_DRAWS / (1 + waiting / 4) / job.scenarios.len();
        let first = (per_request / STEP * STEP).clamp(*FIRST_DRAWS.start(), *FIRST_DRAWS.end());
        let results = self.live.first(&simulation, &glance, first).map_err(failed)?;
        let id = guard::random().map_err(failed)?;
        let run = Arc::new(Run::new(id, texts, job, options, results));
        self.runs.add(run.clone());
        Ok(run)
    }
}

/// One who waits for first draws.
struct Waiting<'a> {
    count: &'a AtomicUsize,
    others: usize,
}

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        Self { count, others: count.fetch_add(1, Ordering::Relaxed) }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Makes everything ready.
///
/// # Errors
/// If the reference cannot be loaded, or threads cannot be had.
pub fn ready(reference: &std::path::Path, guard: Guard, threads: usize, draws: u64) -> Result<App> {
    let library = Library::load(reference)?;
    let live = Live::new(&library.dataset, threads)?;
    Ok(App::new(library, live, guard, threads, draws))
}
