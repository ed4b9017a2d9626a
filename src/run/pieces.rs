//! Work in pieces side by side, with everything that comes of it gathered in order. For analyses that need the numbers of
//! a bounded number of draws themselves, not their statistics.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::rounds::{give_room, take_room};
use super::simulation::{Simulation, Workspace};
use super::{Observer, Options, threads};
use crate::error::Result;

/// What `work` makes of each of `count` pieces, in their order, whatever the threads; `None` if `stop` was set before all
/// were done. A piece counts as `draws` draws for `observer`.
///
/// # Errors
/// If threads cannot be had.
pub fn pieces<T: Send>(
    simulation: &Simulation,
    count: usize,
    draws: u64,
    work: &(dyn Fn(usize, &mut Workspace) -> T + Sync),
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Vec<T>>> {
    let rooms = Mutex::new(Vec::new());
    let one = |piece: usize| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let mut room = take_room(simulation, &rooms);
        let made = work(piece, &mut room);
        give_room(&rooms, room);
        observer.advanced(draws);
        Some(made)
    };
    Ok(threads(options)?.install(|| (0..count).into_par_iter().map(one).collect()))
}
