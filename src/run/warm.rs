//! The reference of the last job kept ready for the next. While a slider moves it stays the same, and of first draws it is a
//! third of the work. What comes out is the same to the bit, whether the reference was at hand or not.

use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::Options;
use super::rounds::{give_room, take_room};
use super::simulation::{Left, Simulation, Values8, Workspace};
use crate::dataset::Dataset;
use crate::lanes::WIDTH;
use crate::sample::scores::Scores;
use crate::scenario::Scenario;

/// What was left by the reference of the last job, by part of its draws; and rooms for threads.
#[derive(Default)]
pub(super) struct Warm {
    of: Option<Of>,
    left: Vec<Vec<Option<Left>>>,
    rooms: Mutex<Vec<Workspace>>,
}

/// All that the reference's numbers depend on.
struct Of {
    dataset: Arc<Dataset>,
    reference: Arc<Scenario>,
    seed: u64,
    design: &'static str,
    has_forecast_error: bool,
    /// What worlds part from: see [`Simulation::trunks`].
    trunks: (Option<usize>, bool),
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
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dataset, &other.dataset)
            && self.reference == other.reference
            && (self.seed, self.design, self.has_forecast_error, self.trunks)
                == (other.seed, other.design, other.has_forecast_error, other.trunks)
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
