//! The reference of the last job kept ready for the next. While a slider moves it stays the same, and of first draws it is a
//! third of the work. What comes out is the same to the bit, whether the reference was at hand or not.

use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::Options;
use super::rounds::{give_room, take_room};
use super::simulation::{REFERENCE, Simulation, Values8, Workspace};
use crate::dataset::Dataset;
use crate::lanes::{Lanes, WIDTH};
use crate::model::Draw;
use crate::model::world::{Shared, Totals, Trunk};
use crate::sample::scores::Scores;
use crate::scenario::Scenario;

/// What was left by the reference of the last job, by part of its draws; and rooms for threads.
#[derive(Default)]
pub(super) struct Warm {
    of: Option<Of>,
    left: Vec<Vec<Option<Left>>>,
    rooms: Mutex<Vec<Workspace>>,
}

/// All that the reference's numbers depend on, and the room for them.
struct Of {
    dataset: Arc<Dataset>,
    reference: Arc<Scenario>,
    seed: u64,
    design: &'static str,
    has_forecast_error: bool,
    /// What worlds part from: see [`Simulation::trunks`].
    trunks: (Option<usize>, bool),
    most_programmes: usize,
}

impl Of {
    fn new(simulation: &Simulation, options: &Options) -> Self {
        Self {
            dataset: simulation.dataset.clone(),
            reference: simulation.scenarios[0].scenario.clone(),
            seed: options.seed,
            design: options.design.id(),
            has_forecast_error: simulation.sampler.has_forecast_error(),
            trunks: simulation.trunks(),
            most_programmes: simulation.most_programmes(),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dataset, &other.dataset)
            && self.reference == other.reference
            && (self.seed, self.design, self.has_forecast_error, self.trunks, self.most_programmes)
                == (other.seed, other.design, other.has_forecast_error, other.trunks, other.most_programmes)
    }
}

impl Warm {
    /// Every kept series of `simulation` in the draws of each of `parts`, as [`Simulation::run`] writes them. `options` are
    /// those of the job, and `parts` its first draws in order.
    pub(super) fn run(
        &mut self,
        simulation: &Simulation,
        options: &Options,
        parts: &[Arc<Scores>],
    ) -> Vec<Vec<Values8>> {
        let of = Of::new(simulation, options);
        // Taken out, so that nothing half done is taken for whole if this breaks off.
        if self.of.take().is_none_or(|known| !known.is_same(&of)) {
            *self = Self::default();
        }
        if self.left.len() < parts.len() {
            self.left.resize_with(parts.len(), Vec::new);
        }
        let (rooms, series) = (&self.rooms, simulation.layout.kept.len());
        let work = |(scores, left): (&Arc<Scores>, &mut Vec<Option<Left>>)| {
            let mut room = take_room(simulation, rooms);
            left.resize_with(scores.groups(), || None);
            let mut out = vec![[0.0; WIDTH]; series * scores.groups()];
            simulation.run_after(scores, left, &mut room, &mut out);
            give_room(rooms, room);
            out
        };
        let out = parts.par_iter().zip(self.left.par_iter_mut()).map(work).collect();
        self.of = Some(of);
        out
    }
}

/// What the reference leaves, in one group of draws, for the worlds after it and for what is kept of it.
struct Left {
    draw: Draw,
    shared: Shared,
    trunk: Trunk,
    years: Vec<Totals>,
    rows: Vec<Lanes>,
}

impl Left {
    /// Puts it in the place it has in `room`, and takes what was there; the draw stays.
    fn swap(&mut self, room: &mut Workspace) {
        std::mem::swap(&mut self.shared, &mut room.shared);
        std::mem::swap(&mut self.trunk, &mut room.trunks[0]);
        std::mem::swap(&mut self.years, &mut room.years[REFERENCE]);
        std::mem::swap(&mut self.rows, &mut room.reference);
    }
}

impl Simulation {
    /// The same as [`Self::run`] with what the reference has `left` of each group of these draws; where it hasn't yet, it is
    /// simulated and left.
    fn run_after(&self, scores: &Scores, left: &mut [Option<Left>], room: &mut Workspace, out: &mut [Values8]) {
        let groups = scores.groups();
        for (group, left) in left.iter_mut().enumerate() {
            let is_known = left.is_some();
            let left = left.get_or_insert_with(|| self.left());
            left.swap(room);
            if is_known {
                room.draw.clone_from(&left.draw);
                self.repeat_reference(group, groups, room, out);
            } else {
                self.run_together(0..1, scores, group, room, out, &mut |_, _, draw| {
                    left.draw.clone_from(draw);
                    true
                });
            }
            for worlds in &self.together {
                let after = worlds.start.max(1)..worlds.end;
                if !after.is_empty() {
                    self.run_together(after, scores, group, room, out, &mut |_, _, _| true);
                }
            }
            left.swap(room);
        }
    }

    /// Room for what the reference leaves.
    fn left(&self) -> Left {
        Left {
            draw: Draw::new(&self.frame),
            shared: Shared::new(&self.frame),
            trunk: self.trunk(&self.worlds[..1]),
            years: vec![Totals::with_programmes(&self.frame, self.most_programmes()); self.frame.years + 1],
            rows: vec![Lanes::ZERO; self.market_rows * (self.frame.years + 1)],
        }
    }

    /// Writes what is kept of a reference whose rows are in `room`.
    fn repeat_reference(&self, group: usize, groups: usize, room: &Workspace, out: &mut [Values8]) {
        for (layout, rows) in self.layout.years[0].iter().zip(room.reference.chunks_exact(self.market_rows)) {
            for (i, &row) in layout.market.iter().enumerate() {
                out[(layout.first + i) * groups + group] = rows[row].0;
            }
        }
    }
}
