//! Rounds of draws: which thread simulates what, and how the series grow. Results do not depend on the threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::simulation::{Simulation, Values8, Workspace};
use crate::error::{Error, Result};
use crate::lanes::WIDTH;
use crate::sample::ROUND;
use crate::stats::series::{Series, range_of};

/// Groups of `WIDTH` draws in a block, the unit of work of a thread.
const GROUPS: usize = 8;
/// Draws in a block.
const BLOCK: u64 = (GROUPS * WIDTH) as u64;

/// Is told how far a job is.
pub trait Observer: Sync {
    /// `draws` more draws are simulated.
    fn advanced(&self, draws: u64);
}

/// Runs rounds of draws of a simulation and keeps their statistics.
pub struct Rounds<'a> {
    simulation: &'a Simulation,
    series: Vec<Series>,
    rooms: Mutex<Vec<Workspace>>,
    /// The numbers of a round, by block; kept from round to round.
    blocks: Vec<Vec<Values8>>,
    /// Rounds done.
    pub done: u64,
}

impl<'a> Rounds<'a> {
    /// No rounds yet.
    pub fn new(simulation: &'a Simulation) -> Self {
        let series = simulation.layout.kept.iter().map(|k| Series::new(super::layout::quantum(k.id.unit))).collect();
        let blocks = vec![vec![[0.0; WIDTH]; simulation.layout.kept.len() * GROUPS]; (ROUND / BLOCK) as usize];
        Self { simulation, series, rooms: Mutex::new(Vec::new()), blocks, done: 0 }
    }

    /// The statistics, in the order of the layout.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// Simulates the next round. Returns false, with nothing changed, when `stop` was set meanwhile.
    ///
    /// # Errors
    /// If a number is too large for its unit.
    pub fn next(&mut self, observer: &dyn Observer, stop: &AtomicBool) -> Result<bool> {
        let first = self.done * ROUND;
        let (simulation, rooms) = (self.simulation, &self.rooms);
        let finished = self.blocks.par_iter_mut().enumerate().all(|(block, out)| {
            if stop.load(Ordering::Relaxed) {
                return false;
            }
            let mut room = take_room(simulation, rooms);
            let scores = simulation.sampler.draw(first + block as u64 * BLOCK, GROUPS);
            simulation.run(&scores, &mut room, out);
            give_room(rooms, room);
            observer.advanced(BLOCK);
            true
        });
        if !finished {
            return Ok(false);
        }
        let blocks = &self.blocks;
        let is_first = self.done == 0;
        self.series
            .par_iter_mut()
            .enumerate()
            .try_for_each(|(i, series)| {
                let parts = || blocks.iter().map(|b| b[i * GROUPS..(i + 1) * GROUPS].as_flattened());
                if is_first {
                    let (min, max) = parts()
                        .map(range_of)
                        .fold((f64::INFINITY, f64::NEG_INFINITY), |a, b| (a.0.min(b.0), a.1.max(b.1)));
                    series.set_range(min, max)?;
                }
                parts().try_for_each(|values| series.add(values))?;
                series.end_round()
            })
            .map_err(|e| Error::Run(e.to_string()))?;
        self.done += 1;
        Ok(true)
    }
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
