//! One parameter at a time at its P10 and P90, all others as they fall in each of a number of futures: the same futures for
//! all parameters, so that differences are paired.

use std::sync::atomic::AtomicBool;

use super::question::Question;
use crate::error::Result;
use crate::lanes::WIDTH;
use crate::run::simulation::Workspace;
use crate::run::{Observer, Options, pieces::pieces};
use crate::stats::monte_carlo::t_975;

/// Groups of draws that each parameter is tried in.
const GROUPS: usize = 8;

/// Draws that each parameter is tried in.
pub const DRAWS: usize = GROUPS * WIDTH;

/// Score of P90; that of P10 is its opposite.
const Z90: f64 = 1.281_551_565_544_600_4;

/// What a parameter does to an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Mean change when it is at its P10 in all draws.
    pub low: f64,
    /// Mean change when it is at its P90.
    pub high: f64,
    /// Half-width of the 95 % interval of the difference between both.
    pub half_width: f64,
}

/// Points that it takes.
pub fn points(parameters: usize) -> u64 {
    ((2 * parameters + 1) * DRAWS) as u64
}

/// The swing of each of `parameters` (indices): `[parameter][outcome]`; `None` if `stop` was set.
///
/// # Errors
/// If threads cannot be had.
pub fn swings(
    question: &Question,
    parameters: &[usize],
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Vec<Vec<Swing>>>> {
    let simulation = &question.simulation;
    let scores = simulation.sampler.draw(0, GROUPS);
    let base = |_: usize, room: &mut Workspace| question.outcomes(&scores, room);
    let Some(base) = pieces(simulation, 1, DRAWS as u64, &base, options, observer, stop)? else { return Ok(None) };
    let base = &base[0];
    let one = |piece: usize, room: &mut Workspace| {
        let [low, high] = [-Z90, Z90].map(|z| {
            let mut pinned = scores.clone();
            pinned.pin(parameters[piece], z);
            question.outcomes(&pinned, room)
        });
        let swing = |((base, low), high): ((&Vec<f64>, &Vec<f64>), &Vec<f64>)| of(base, low, high);
        base.iter().zip(&low).zip(&high).map(swing).collect::<Vec<_>>()
    };
    pieces(simulation, parameters.len(), 2 * DRAWS as u64, &one, options, observer, stop)
}

/// The swing from the same draws as they are, with a parameter at its P10, and at its P90.
fn of(base: &[f64], low: &[f64], high: &[f64]) -> Swing {
    let n = base.len() as f64;
    let mean = |xs: &[f64]| xs.iter().zip(base).map(|(x, base)| x - base).sum::<f64>() / n;
    let (below, above) = (mean(low), mean(high));
    let difference = above - below;
    let off = |(high, low): (&f64, &f64)| (high - low - difference) * (high - low - difference);
    let variance = high.iter().zip(low).map(off).sum::<f64>() / (n - 1.0);
    Swing { low: below, high: above, half_width: t_975(base.len() as u64 - 1) * (variance / n).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swing_by_hand() {
        let found = of(&[1.0, 2.0, 3.0], &[0.0, 1.0, 2.0], &[3.0, 5.0, 7.0]);
        assert_eq!((found.low, found.high), (-1.0, 3.0));
        // Differences 3, 4 and 5: variance 1, and Student's t with two degrees of freedom.
        assert!((found.half_width - 4.302_652_73 / 3.0_f64.sqrt()).abs() < 1e-8);
    }
}
