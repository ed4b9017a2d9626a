//! Chapter 2: supply of staff, in persons by age band. Within a year: exits and switching, ageing, inflow.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use crate::lanes::Lanes;

/// Employees of pair `p` in region `r` at the end of the base year, all bands: by region in proportion to need.
#[inline(always)]
pub(super) fn start(frame: &Frame, draw: &Draw, r: usize, p: usize) -> Lanes {
    let pair = &frame.pairs[p];
    draw.employees[pair.branch] * (pair.mix * frame.share(r, pair.branch))
}

/// Share that leaves care and welfare in year `t`: retirement stays, other exits follow xi and the lever.
#[inline(always)]
pub fn exit_rate(frame: &Frame, policy: &Policy, draw: &Draw, b: usize, a: usize, t: usize) -> Lanes {
    let retirement = draw.at(frame.slots.retirement_share[a]);
    let other = draw.xi[t] * policy.exits_factor[t * frame.branches.len() + b];
    frame.branches[b].exits[a] * (retirement + (1.0 - retirement) * other)
}

/// What becomes of those of a band who neither leave nor switch, in year `t`, by branch and band: the share of a band that
/// is in it a year later too, and the share of the band below that has come up.
#[inline(always)]
pub(super) fn keep(frame: &Frame, policy: &Policy, draw: &Draw, t: usize, keep: &mut [[Lanes; 2]]) {
    for (i, switching) in draw.switching.iter().enumerate() {
        let (b, a) = (i / frame.bands, i % frame.bands);
        let stays = 1.0 - exit_rate(frame, policy, draw, b, a, t) - *switching;
        keep[i][0] = stays * (1.0 - frame.ageing[a]);
        if a + 1 < frame.bands {
            keep[i + 1][1] = stays * frame.ageing[a];
        }
    }
}

/// Those `waiting` of an occupation, by band, become its `pool`, a year older: as many as go to a pair with a weight of one.
/// Nobody waits any longer.
#[inline(always)]
pub(super) fn arrive(ageing: &[f64], waiting: &mut [Lanes], per_weight: Lanes, pool: &mut [Lanes]) {
    let mut younger = Lanes::ZERO;
    for a in 0..pool.len() {
        let older = waiting[a] * ageing[a];
        pool[a] = (waiting[a] - older + younger) * per_weight;
        younger = older;
        waiting[a] = Lanes::ZERO;
    }
}

/// Weight of size in switching where the data set gives none, so that nobody is lost where nothing is unfilled.
const LEAST_FLOOR: f64 = 1e-12;

/// Weight of size beside unfilled demand in switching.
#[inline(always)]
pub(super) fn floor(frame: &Frame, draw: &Draw) -> Lanes {
    draw.at(frame.slots.switch_floor).max(Lanes::splat(LEAST_FLOOR))
}

/// The `cells` of a pair, by band, a year later: who `keep` their place, and the switchers who arrive by its `weight`.
#[inline(always)]
pub(super) fn settle(cells: &mut [Lanes], keep: &[[Lanes; 2]], pool: &[Lanes], weight: Lanes) {
    // From the oldest down, so that the band below is still that of last year. No band is below the first.
    for a in (0..cells.len()).rev() {
        let [stays, rises] = keep[a];
        let kept = if a == 0 { cells[a] * stays } else { cells[a] * stays + cells[a - 1] * rises };
        cells[a] = kept + pool[a] * weight;
    }
}

/// School and lateral inflow of a pair arrive, by age.
#[inline(always)]
pub(super) fn enter(cells: &mut [Lanes], school: Lanes, education: &[f64], lateral: Lanes, other: &[Lanes]) {
    for a in 0..cells.len() {
        cells[a] += school * education[a] + lateral * other[a];
    }
}

/// Those who switch join the others of their occupation, `waiting` until they arrive in the next year. Returns the
/// persons over all bands.
#[inline(always)]
pub(super) fn leave(cells: &[Lanes], switching: &[Lanes], waiting: &mut [Lanes]) -> Lanes {
    for a in 0..cells.len() {
        waiting[a] += cells[a] * switching[a];
    }
    let mut heads = cells[0];
    for a in 1..cells.len() {
        heads += cells[a];
    }
    heads
}
