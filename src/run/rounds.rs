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
    /// Rounds done.
    pub done: u64,
}

impl<'a> Rounds<'a> {
    /// No rounds yet.
    pub fn new(simulation: &'a Simulation) -> Self {
        let series = simulation.layout.kept.iter().map(|k| Series::new(super::layout::quantum(k.id.unit))).collect();
        Self { simulation, series, rooms: Mutex::new(Vec::new()), done: 0 }
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
        let length = self.series.len() * GROUPS;
        let blocks: Vec<Option<Vec<Values8>>> = (0..ROUND / BLOCK)
            .into_par_iter()
            .map(|block| {
                if stop.load(Ordering::Relaxed) {
                    return None;
                }
                let mut room = self.take_room();
                let scores = self.simulation.sampler.draw(first + block * BLOCK, GROUPS);
                let mut out = vec![[0.0; WIDTH]; length];
                self.simulation.run(&scores, &mut room, &mut out);
                self.give_room(room);
                observer.advanced(BLOCK);
                Some(out)
            })
            .collect();
        let Some(blocks) = blocks.into_iter().collect::<Option<Vec<_>>>() else { return Ok(false) };
        let is_first = self.done == 0;
        self.series
            .par_iter_mut()
            .enumerate()
            .try_for_each(|(i, series)| {
                let parts = || blocks.iter().map(|b| b[i * GROUPS..(i + 1) * GROUPS].as_flattened());
                if is_first {
                    let (min, max) = parts().map(range_of).fold((f64::INFINITY, f64::NEG_INFINITY), |a, b| {
                        (a.0.min(b.0), a.1.max(b.1))
                    });
                    series.set_range(min, max)?;
                }
                parts().try_for_each(|values| series.add(values))?;
                series.end_round()
            })
            .map_err(|e| Error::Run(e.to_string()))?;
        self.done += 1;
        Ok(true)
    }

    fn take_room(&self) -> Workspace {
        let room = self.rooms.lock().map_or(None, |mut rooms| rooms.pop());
        room.unwrap_or_else(|| self.simulation.workspace())
    }

    fn give_room(&self, room: Workspace) {
        if let Ok(mut rooms) = self.rooms.lock() {
            rooms.push(room);
        }
    }
}
