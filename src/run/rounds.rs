//! Rounds of draws: which thread simulates what, and how the series grow. Results do not depend on the threads.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::draws::{Columns, DrawSink};
use super::hooks::Observer;
use super::simulation::{Simulation, Values8, Workspace};
use crate::error::{Error, Result};
use crate::lanes::WIDTH;
use crate::sample::ROUND;
use crate::stats::series::{Series, range_of};

/// Groups of `WIDTH` draws in a block, the unit of work of a thread.
const GROUPS: usize = 8;
/// Draws in a block.
const BLOCK: u64 = (GROUPS * WIDTH) as u64;
/// Blocks in a round.
const BLOCKS: usize = (ROUND / BLOCK) as usize;
/// Bytes that the numbers of a round may take before it is simulated in parts.
const ROOM: usize = 1 << 29;

/// Runs rounds of draws of a simulation and keeps their statistics.
pub struct Rounds<'a> {
    simulation: &'a Simulation,
    series: Vec<Series>,
    rooms: Mutex<Vec<Workspace>>,
    /// The numbers of blocks that are simulated side by side; kept from round to round.
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
        let series = simulation.layout.kept.iter().map(|k| Series::new(super::layout::quantum(k.id.unit))).collect();
        Self::after(simulation, first, series)
    }

    /// The rounds before `next` are done, with these statistics.
    pub fn after(simulation: &'a Simulation, next: u64, series: Vec<Series>) -> Self {
        let blocks = side_by_side(series.len(), rayon::current_num_threads());
        let blocks = vec![vec![[0.0; WIDTH]; series.len() * GROUPS]; blocks];
        Self { simulation, series, rooms: Mutex::new(Vec::new()), blocks, draws: None, next }
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

    /// Simulates the next round. Returns false, with nothing changed, when `stop` was set meanwhile; a round part of which
    /// has been added is finished first.
    ///
    /// # Errors
    /// If a number is too large for its unit, or draws cannot be kept.
    pub fn next(&mut self, observer: &dyn Observer, stop: &AtomicBool) -> Result<bool> {
        let advanced = || observer.advanced(BLOCK);
        let whole = self.blocks.len() == BLOCKS;
        // Bins lie over the range of round 0. Unless that very round is at hand as a whole, it is simulated for its range.
        let ranges = self.series.iter().all(Series::has_range) || (whole && self.next == 0);
        if !ranges && !self.range_of_first(stop)? {
            return Ok(false);
        }
        let go_on = AtomicBool::new(false);
        for (i, wave) in waves(self.blocks.len()).enumerate() {
            if !self.simulate(self.next, wave, &advanced, if i == 0 { stop } else { &go_on }) {
                return Ok(false);
            }
            self.add_blocks()?;
        }
        self.series.par_iter_mut().try_for_each(Series::end_round).map_err(|e| Error::Run(e.to_string()))?;
        if let Some(kept) = &mut self.draws {
            kept.sink.add(&kept.rows)?;
        }
        self.next += 1;
        Ok(true)
    }

    /// Simulates round 0 and lays the bins over its range.
    fn range_of_first(&mut self, stop: &AtomicBool) -> Result<bool> {
        let mut ranges = vec![(f64::INFINITY, f64::NEG_INFINITY); self.series.len()];
        for wave in waves(self.blocks.len()) {
            if !self.simulate(0, wave, &|| {}, stop) {
                return Ok(false);
            }
            let blocks = &self.blocks;
            ranges.par_iter_mut().enumerate().for_each(|(i, range)| *range = widened(*range, blocks, i));
        }
        let set = |(series, (min, max)): (&mut Series, (f64, f64))| series.set_range(min, max);
        self.series.iter_mut().zip(ranges).try_for_each(set).map_err(|e| Error::Run(e.to_string()))?;
        Ok(true)
    }

    /// Fills [`Self::blocks`] with blocks of a round; false if `stop` was set meanwhile.
    fn simulate(&mut self, round: u64, wave: Range<usize>, advanced: &(dyn Fn() + Sync), stop: &AtomicBool) -> bool {
        let (simulation, rooms, first) = (self.simulation, &self.rooms, round * ROUND);
        let (columns, mut rows) = match &mut self.draws {
            Some(Kept { columns, rows, .. }) => {
                let of_block = BLOCK as usize * columns.names().len();
                (Some(&*columns), rows[wave.start * of_block..].chunks_exact_mut(of_block))
            }
            None => (None, [].chunks_exact_mut(1)),
        };
        let blocks: Vec<_> = wave.zip(&mut self.blocks).map(|(block, out)| (block, out, rows.next())).collect();
        blocks.into_par_iter().all(|(block, out, rows)| {
            if stop.load(Ordering::Relaxed) {
                return false;
            }
            let mut room = take_room(simulation, rooms);
            let scores = simulation.sampler.draw(first + block as u64 * BLOCK, GROUPS);
            match columns.zip(rows) {
                Some((columns, rows)) => columns.run(simulation, &scores, &mut room, out, rows),
                None => simulation.run(&scores, &mut room, out),
            }
            give_room(rooms, room);
            advanced();
            true
        })
    }

    /// The series take the numbers of the blocks at hand.
    fn add_blocks(&mut self) -> Result<()> {
        let blocks = &self.blocks;
        let add = |(i, series): (usize, &mut Series)| {
            if !series.has_range() {
                let (min, max) = widened((f64::INFINITY, f64::NEG_INFINITY), blocks, i);
                series.set_range(min, max)?;
            }
            blocks.iter().try_for_each(|block| series.add(numbers(block, i)))
        };
        self.series.par_iter_mut().enumerate().try_for_each(add).map_err(|e| Error::Run(e.to_string()))
    }
}

/// How many blocks are simulated side by side: the whole round, unless its numbers would take more than [`ROOM`]; then as
/// many as there are threads, in equal parts of the round.
pub(super) fn side_by_side(series: usize, threads: usize) -> usize {
    let bytes = series * ROUND as usize * size_of::<f64>();
    if bytes <= ROOM { BLOCKS } else { threads.next_power_of_two().min(BLOCKS) }
}

/// A round's blocks in parts of `size`.
fn waves(size: usize) -> impl Iterator<Item = Range<usize>> {
    (0..BLOCKS).step_by(size).map(move |first| first..first + size)
}

/// The numbers of series `i` in a block.
fn numbers(block: &[Values8], i: usize) -> &[f64] {
    block[i * GROUPS..(i + 1) * GROUPS].as_flattened()
}

/// `range`, widened to hold the numbers of series `i`.
fn widened(range: (f64, f64), blocks: &[Vec<Values8>], i: usize) -> (f64, f64) {
    let ranges = blocks.iter().map(|block| range_of(numbers(block, i)));
    ranges.fold(range, |a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn take_room(simulation: &Simulation, rooms: &Mutex<Vec<Workspace>>) -> Workspace {
    let room = rooms.lock().map_or(None, |mut rooms| rooms.pop());
    room.unwrap_or_else(|| simulation.workspace())
}

fn give_room(rooms: &Mutex<Vec<Workspace>>, room: Workspace) {
    if let Ok(mut rooms) = rooms.lock() {
        rooms.push(room);
    }
}
