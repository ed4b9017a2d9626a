//! Rounds of draws: which thread simulates what, and how the series grow. Results do not depend on the threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::draws::{Columns, DrawSink};
use super::hooks::Observer;
use super::simulation::{Simulation, Values8, Workspace};
use crate::error::{Error, Result};
use crate::lanes::WIDTH;
use crate::sample::ROUND;
use crate::sample::scores::Scores;
use crate::stats::Misfit;
use crate::stats::series::{Series, range_of};
use crate::texts::Said;

/// Groups of `WIDTH` draws in a block, the unit of work of a thread.
const GROUPS: usize = 8;
/// Draws in a block.
const BLOCK: u64 = (GROUPS * WIDTH) as u64;
/// Blocks in a round.
const BLOCKS: usize = (ROUND / BLOCK) as usize;

/// Simulates the draws of some scores and writes every series, `out[series * groups + group]`; called from many threads.
pub type Work<'a> = &'a (dyn Fn(&Scores, &mut Workspace, &mut [Values8]) + Sync);

/// Runs rounds of draws of a simulation and keeps their statistics.
pub struct Rounds<'a> {
    simulation: &'a Simulation,
    /// What is done with a block of draws, where it is not [`Simulation::run`].
    work: Option<Work<'a>>,
    series: Vec<Series>,
    rooms: Mutex<Vec<Workspace>>,
    /// The numbers of a round, by block; kept from round to round.
    blocks: Vec<Vec<Values8>>,
    /// Where draws are kept, if they are.
    draws: Option<Kept<'a>>,
    /// The next round.
    next: u64,
}

/// The rows of a round, and where they go.
struct Kept<'a> {
    columns: Columns,
    rows: Vec<f64>,
    sink: &'a mut dyn DrawSink,
}

impl<'a> Rounds<'a> {
    /// No rounds yet; `first` is the first.
    pub fn new(simulation: &'a Simulation, first: u64) -> Self {
        let series = simulation.layout.kept.iter().map(|k| Series::new(super::layout::quantum(&k.id.unit))).collect();
        Self::after(simulation, first, series)
    }

    /// The rounds before `next` are done, with these statistics.
    pub fn after(simulation: &'a Simulation, next: u64, series: Vec<Series>) -> Self {
        let blocks = vec![vec![[0.0; WIDTH]; series.len() * GROUPS]; BLOCKS];
        Self { simulation, work: None, series, rooms: Mutex::new(Vec::new()), blocks, draws: None, next }
    }

    /// No rounds yet, of `work` on the draws of `simulation`: a series for each of `quanta`.
    pub fn of_work(simulation: &'a Simulation, work: Work<'a>, quanta: impl Iterator<Item = f64>) -> Self {
        Self { work: Some(work), ..Self::after(simulation, 0, quanta.map(Series::new).collect()) }
    }

    /// Has the draws kept as well, of which there may be `draws`.
    ///
    /// # Errors
    /// If they cannot be kept.
    pub fn keep_draws(&mut self, sink: &'a mut dyn DrawSink, draws: u64) -> Result<()> {
        let columns = Columns::new(self.simulation);
        sink.start(columns.names(), self.next * ROUND, draws)?;
        let rows = vec![0.0; columns.names().len() * ROUND as usize];
        self.draws = Some(Kept { columns, rows, sink });
        Ok(())
    }

    /// The statistics, in the order of the layout.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The statistics, in the order of the layout.
    pub fn into_series(self) -> Vec<Series> {
        self.series
    }

    /// Simulates the next round. Returns false, with nothing changed, when `stop` was set meanwhile.
    ///
    /// # Errors
    /// If a number is too large for its unit, or draws cannot be kept.
    pub fn next(&mut self, observer: &dyn Observer, stop: &AtomicBool) -> Result<bool> {
        // Bins lie over the range of round 0, in every part of a job.
        let has_ranges = self.series.iter().all(Series::has_range);
        if !has_ranges && self.next > 0 {
            if !self.simulate(0, observer, false, stop) {
                return Ok(false);
            }
            self.set_ranges()?;
        }
        if !self.simulate(self.next, observer, true, stop) {
            return Ok(false);
        }
        if !has_ranges && self.next == 0 {
            self.set_ranges()?;
        }
        self.for_each_series(|series, numbers| series.add_round(numbers))?;
        if let Some(kept) = &mut self.draws {
            kept.sink.add(&kept.rows)?;
        }
        self.next += 1;
        Ok(true)
    }

    /// Simulates the next round and shows the numbers of each series, in parts and in the order of draws, instead of counting
    /// them. Returns false, with nothing shown, when `stop` was set meanwhile.
    pub fn next_shown(
        &mut self,
        observer: &dyn Observer,
        stop: &AtomicBool,
        mut show: impl FnMut(usize, &[f64]),
    ) -> bool {
        if !self.simulate(self.next, observer, true, stop) {
            return false;
        }
        for series in 0..self.series.len() {
            Numbers { blocks: self.blocks.iter(), series }.for_each(|part| show(series, part));
        }
        self.next += 1;
        true
    }

    /// Fills [`Self::blocks`] with the numbers of a round, which `counts` or not; false if `stop` was set meanwhile.
    fn simulate(&mut self, round: u64, observer: &dyn Observer, counts: bool, stop: &AtomicBool) -> bool {
        let (simulation, work, rooms, first) = (self.simulation, self.work, &self.rooms, round * ROUND);
        let (columns, mut rows) = match &mut self.draws {
            Some(Kept { columns, rows, .. }) => {
                let of_block = BLOCK as usize * columns.names().len();
                (Some(&*columns), rows.chunks_exact_mut(of_block))
            }
            None => (None, [].chunks_exact_mut(1)),
        };
        let blocks: Vec<_> = self.blocks.iter_mut().map(|out| (out, rows.next())).collect();
        blocks.into_par_iter().enumerate().all(|(block, (out, rows))| {
            if stop.load(Ordering::Relaxed) {
                return false;
            }
            let mut room = take_room(simulation, rooms);
            let scores = simulation.sampler.draw(first + block as u64 * BLOCK, GROUPS);
            let may_go_on = || {
                observer.between();
                !stop.load(Ordering::Relaxed)
            };
            let is_done = match (work, columns.zip(rows)) {
                (Some(work), _) => {
                    work(&scores, &mut room, out);
                    true
                }
                (None, Some((columns, rows))) => columns.run(simulation, &scores, &mut room, out, rows, may_go_on),
                (None, None) => simulation.run_showing(&scores, &mut room, out, |_, _, _| may_go_on()),
            };
            give_room(rooms, room);
            if is_done && counts {
                observer.advanced(BLOCK);
            }
            is_done
        })
    }

    /// Lays the bins over the range of the round at hand.
    fn set_ranges(&mut self) -> Result<()> {
        self.for_each_series(|series, numbers| {
            let join = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
            let (min, max) = numbers.map(range_of).fold((f64::INFINITY, f64::NEG_INFINITY), join);
            series.set_range(min, max)
        })
    }

    /// Gives every series its numbers of the round at hand, in parts.
    fn for_each_series(
        &mut self,
        take: impl Fn(&mut Series, Numbers) -> std::result::Result<(), Misfit> + Sync,
    ) -> Result<()> {
        let blocks = &self.blocks;
        let one = |(i, series): (usize, &mut Series)| take(series, Numbers { blocks: blocks.iter(), series: i });
        self.series
            .par_iter_mut()
            .enumerate()
            .try_for_each(one)
            .map_err(|e| Error::Run(Said::english_only(e.to_string())))
    }
}

/// The numbers of one series in each block of a round.
struct Numbers<'a> {
    blocks: std::slice::Iter<'a, Vec<Values8>>,
    series: usize,
}

impl<'a> Iterator for Numbers<'a> {
    type Item = &'a [f64];

    fn next(&mut self) -> Option<&'a [f64]> {
        let block = self.blocks.next()?;
        Some(block[self.series * GROUPS..(self.series + 1) * GROUPS].as_flattened())
    }
}

/// A room that is free, or a new one.
pub(super) fn take_room(simulation: &Simulation, rooms: &Mutex<Vec<Workspace>>) -> Workspace {
    let room = rooms.lock().map_or(None, |mut rooms| rooms.pop());
    room.unwrap_or_else(|| simulation.workspace())
}

/// Gives a room back.
pub(super) fn give_room(rooms: &Mutex<Vec<Workspace>>, room: Workspace) {
    if let Ok(mut rooms) = rooms.lock() {
        rooms.push(room);
    }
}
