//! How much memory a job takes, known before its first draw.
//!
//! It does not depend on the number of draws: a series keeps integers, and the numbers of a round are written over those of
//! the round before. Result tables and pages come after the numbers of the last round are let go, and are smaller.

use super::Options;
use super::draws::Columns;
use super::layout::Kept;
use super::simulation::{PLACES, Simulation};
use super::together::MOST;
use crate::error::{Error, Result};
use crate::lanes::Lanes;
use crate::model::world::Region;
use crate::sample::ROUND;
use crate::stats::Series;
use crate::texts::UsageText;

/// The program itself, the data set, and tables of distributions: measured.
const FIXED: usize = 20 << 20;

/// What a series allocates beside its own size: the key of its row.
const KEY: usize = 32;

/// Refuses a job that needs more than `most` bytes.
///
/// # Errors
/// [`Error::Usage`], with the figure.
pub fn check(simulation: &Simulation, options: &Options, keep_draws: bool, most: u64) -> Result<()> {
    let threads = options.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let rows = if keep_draws { Columns::new(simulation).names().len() * ROUND as usize * size_of::<f64>() } else { 0 };
    let needed = needed(simulation, threads) + rows as u64;
    if needed <= most {
        return Ok(());
    }
    let mib = |bytes: u64| bytes.div_ceil(1 << 20);
    Err(Error::Usage(UsageText::Memory.with(&[("needed", &mib(needed)), ("most", &(most >> 20))])))
}

/// Bytes that a job needs at its peak with `threads` threads; an estimate, between 0.9 and 2 times what the operating
/// system counts.
pub fn needed(simulation: &Simulation, threads: usize) -> u64 {
    let of_series = size_of::<Series>() + size_of::<Kept>() + KEY + ROUND as usize * size_of::<f64>();
    (FIXED + simulation.layout.kept.len() * of_series + threads * workspace(simulation)) as u64
}

/// Bytes of the room for one thread: one world, and the years of those at hand and of the two they may be compared with and
/// part from. Lists of a single value a branch, year or programme are left out.
fn workspace(simulation: &Simulation) -> usize {
    let frame = &simulation.frame;
    let (regions, pairs, years) = (frame.regions, frame.pairs.len(), frame.years + 1);
    let world = regions * pairs * (frame.bands + 2) + 9 * years * regions;
    let shared = years * regions * pairs;
    let trunks = 2 * regions * pairs * (frame.bands + 2);
    let draw = (1 + MOST) * frame.slots.len + years * (2 * pairs + frame.branches.len() + frame.classes) + 5 * pairs;
    let totals = 3 * pairs + 4 * frame.branches.len();
    let one_world = years * (totals * size_of::<Lanes>() + regions * size_of::<Region>());
    (world + shared + trunks + draw) * size_of::<Lanes>() + PLACES * one_world
}
