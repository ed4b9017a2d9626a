//! Every draw of a few figures, in the order of draws: for analyses that choose within a draw, or resample draws.

use std::sync::atomic::AtomicBool;

use super::rounds::{Rounds, Work};
use super::simulation::Simulation;
use super::{Observer, Options, threads};
use crate::error::{Error, Result};
use crate::sample::ROUND;
use crate::texts::UsageText;

/// Most numbers that are held, 8 bytes each.
const MOST: u64 = 100_000_000;

/// What `work` writes into `figures` series on the draws that `options` ask for: by figure, its draws in order. Ends after the
/// round at hand when `stop` is set; so there may be fewer draws, or none.
///
/// # Errors
/// [`Error::Usage`] if that is more than fits, and if threads cannot be had.
pub fn gather(
    simulation: &Simulation,
    work: Work,
    figures: usize,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Vec<Vec<f64>>> {
    let draws = options.rounds() * ROUND;
    if draws.saturating_mul(figures as u64) > MOST {
        let most = (MOST / figures.max(1) as u64 / ROUND * ROUND).max(ROUND);
        return Err(Error::Usage(UsageText::MostDraws.with(&[
            ("figures", &figures),
            ("draws", &draws),
            ("most", &most),
        ])));
    }
    threads(options)?.install(|| {
        let mut rounds = Rounds::of_work(simulation, work, std::iter::repeat_n(1.0, figures));
        let mut out = vec![Vec::with_capacity(draws as usize); figures];
        for _ in 0..options.rounds() {
            if !rounds.next_shown(observer, stop, |figure, part| out[figure].extend_from_slice(part)) {
                break;
            }
        }
        Ok(out)
    })
}
