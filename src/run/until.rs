//! Runs rounds until there are enough, time is up or somebody says stop, and has what is done kept meanwhile.

use std::ops::Range;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::hooks::Hooks;
use super::precision::LEAST_ROUNDS;
use super::rounds::Rounds;
use super::{Options, Simulation};
use crate::error::{Error, Result};
use crate::sample::ROUND;
use crate::stats::series::Series;
use crate::texts::UsageText;

/// Why a run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// All draws asked for are made.
    Draws,
    /// Every figure is as precise as asked.
    Precision,
    /// Time is up.
    TimeLimit,
    /// Somebody said stop.
    Signal,
    /// A central run is one draw.
    Central,
    /// Parts of the job are missing.
    Incomplete,
}

impl Reason {
    /// Whether the run could go on.
    pub const fn is_early(self) -> bool {
        matches!(self, Self::TimeLimit | Self::Signal)
    }

    /// Name in the files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Draws => "draws",
            Self::Precision => "precision",
            Self::TimeLimit => "time_limit",
            Self::Signal => "signal",
            Self::Central => "central",
            Self::Incomplete => "incomplete",
        }
    }
}

/// Rounds that are done, and their statistics in the order of the layout.
#[derive(Clone, Debug)]
pub struct Done {
    /// The rounds.
    pub rounds: Range<u64>,
    /// Their statistics.
    pub series: Vec<Series>,
}

/// Runs the rounds of the shard in `options` that `before` does not have yet.
///
/// # Errors
/// If a number is too large for its unit, a precision cannot be judged, or work or draws cannot be kept.
pub(super) fn run(
    simulation: &Simulation,
    options: &Options,
    before: Option<Done>,
    mut hooks: Hooks,
) -> Result<(Done, Reason)> {
    let asked = options.shard.rounds(options.rounds());
    let precision = simulation.precision(&options.precision)?;
    let (mut next, mut rounds) = match before {
        Some(done) => (done.rounds.end, Rounds::after(simulation, done.rounds.end, done.series)),
        None => (asked.start, Rounds::new(simulation, asked.start)),
    };
    if let Some(sink) = hooks.draws.take() {
        rounds.keep_draws(sink, asked.end * ROUND)?;
    }
    let (observer, stop) = (hooks.observer, hooks.stop);
    let mut clock = Clock::new(options);
    let reason = loop {
        if let Some(precision) = &precision {
            match precision.limit(rounds.series(), next, &simulation.layout)? {
                Some(limit) => {
                    let of = &simulation.layout.kept[limit.series].id;
                    observer.limited(&limit, of, asked.end * ROUND);
                }
                None if next >= LEAST_ROUNDS => break Reason::Precision,
                None => {}
            }
        }
        if next >= asked.end {
            break Reason::Draws;
        }
        if clock.no_time_for_another() {
            break Reason::TimeLimit;
        }
        if !rounds.next(observer, stop)? {
            break Reason::Signal;
        }
        next += 1;
        clock.round_is_done();
        if let Some(keeper) = &mut hooks.keeper
            && clock.time_to_keep()
        {
            keeper.keep(asked.start..next, rounds.series())?;
            clock.kept();
        }
        if stop.load(Ordering::Relaxed) && next < asked.end {
            break Reason::Signal;
        }
    };
    Ok((Done { rounds: asked.start..next, series: rounds.into_series() }, reason))
}

/// Time against the limits in the options. No result depends on it but by the number of rounds.
struct Clock {
    start: Instant,
    limit: Option<Duration>,
    every: Option<Duration>,
    last_kept: Instant,
    last_round: Instant,
    longest: Duration,
}

impl Clock {
    fn new(options: &Options) -> Self {
        let now = Instant::now();
        let (limit, every) = (options.time_limit, options.checkpoint_every);
        Self { start: now, limit, every, last_kept: now, last_round: now, longest: Duration::ZERO }
    }

    fn round_is_done(&mut self) {
        self.longest = self.longest.max(self.last_round.elapsed());
        self.last_round = Instant::now();
    }

    /// Whether another round would probably end too late. The first is always tried.
    fn no_time_for_another(&self) -> bool {
        self.limit.is_some_and(|limit| self.longest > Duration::ZERO && self.start.elapsed() + self.longest > limit)
    }

    /// Whether more work would be at stake after another round than may be lost.
    fn time_to_keep(&self) -> bool {
        self.every.is_some_and(|every| self.last_kept.elapsed() + self.longest > every)
    }

    fn kept(&mut self) {
        self.last_kept = Instant::now();
        // Keeping took time that no round needs.
        self.last_round = self.last_kept;
    }
}

/// Nothing was finished.
pub(super) fn nothing_done(reason: Reason) -> Error {
    match reason {
        Reason::TimeLimit => Error::Run(UsageText::TimeUp.into()),
        _ => Error::Stopped(UsageText::StoppedEarly.into()),
    }
}
