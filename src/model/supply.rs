//! Chapter 2: supply of staff, in persons by age band. Within a year: exits and switching, ageing, inflow.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use crate::lanes::Lanes;

/// Employees at the end of the base year: by region in proportion to need.
pub(super) fn start(frame: &Frame, draw: &Draw, staff: &mut [Lanes]) {
    let bands = frame.bands;
    for (i, cells) in staff.chunks_exact_mut(bands).enumerate() {
        let (r, p) = (i / frame.pairs.len(), i % frame.pairs.len());
        let pair = frame.pairs[p];
        let persons = draw.employees[pair.branch] * (pair.mix * frame.share(r, pair.branch));
        for (cell, share) in cells.iter_mut().zip(&frame.branches[pair.branch].age_share) {
            *cell = persons * *share;
        }
    }
}

/// Share that leaves care and welfare in year `t`: retirement stays, other exits follow xi and the lever.
#[inline(always)]
pub fn exit_rate(frame: &Frame, policy: &Policy, draw: &Draw, b: usize, a: usize, t: usize) -> Lanes {
    let retirement = draw.at(frame.slots.retirement_share[a]);
    let other = draw.xi[t] * policy.exits_factor[t * frame.branches.len() + b];
    frame.branches[b].exits[a] * (retirement + (1.0 - retirement) * other)
}

/// Shares that neither leave nor switch in year `t`, by branch and band.
pub(super) fn keep(frame: &Frame, policy: &Policy, draw: &Draw, t: usize, keep: &mut [Lanes]) {
    for (i, keep) in keep.iter_mut().enumerate() {
        let (b, a) = (i / frame.bands, i % frame.bands);
        *keep = 1.0 - exit_rate(frame, policy, draw, b, a, t) - draw.switching[i];
    }
}

/// Exits and switching of one region: leavers are gone, switchers wait in `pool` by occupation and band.
#[inline(always)]
pub(super) fn leave(frame: &Frame, draw: &Draw, keep: &[Lanes], staff: &mut [Lanes], pool: &mut [Lanes]) {
    let bands = frame.bands;
    pool.fill(Lanes::ZERO);
    for (pair, cells) in frame.pairs.iter().zip(staff.chunks_exact_mut(bands)) {
        let keep = &keep[pair.branch * bands..][..bands];
        let switching = &draw.switching[pair.branch * bands..][..bands];
        let pool = &mut pool[pair.occupation * bands..][..bands];
        for a in 0..bands {
            let persons = cells[a];
            pool[a] += persons * switching[a];
            cells[a] = persons * keep[a];
        }
    }
}

/// Weight of size in switching where the data set gives none, so that nobody is lost where nothing is unfilled.
const LEAST_FLOOR: f64 = 1e-12;

/// Switchers arrive, in proportion to unfilled demand plus a floor in proportion to size; then everyone ages.
#[inline(always)]
pub(super) fn settle(
    frame: &Frame,
    draw: &Draw,
    unfilled: &[Lanes],
    heads: &[Lanes],
    pool: &[Lanes],
    weight: &mut [Lanes],
    total: &mut [Lanes],
    staff: &mut [Lanes],
) {
    let (bands, floor) = (frame.bands, draw.at(frame.slots.switch_floor).max(Lanes::splat(LEAST_FLOOR)));
    total.fill(Lanes::ZERO);
    for (p, pair) in frame.pairs.iter().enumerate() {
        weight[p] = unfilled[p] + floor * heads[p];
        total[pair.occupation] += weight[p];
    }
    for t in total.iter_mut() {
        *t = Lanes::ONE.ratio(*t);
    }
    for (p, (pair, cells)) in frame.pairs.iter().zip(staff.chunks_exact_mut(bands)).enumerate() {
        let share = weight[p] * total[pair.occupation];
        let pool = &pool[pair.occupation * bands..][..bands];
        let mut younger = Lanes::ZERO;
        for a in 0..bands {
            let persons = cells[a] + pool[a] * share;
            let older = persons * frame.ageing[a];
            cells[a] = persons - older + younger;
            younger = older;
        }
    }
}

/// School and lateral inflow of one region arrive, by age; `heads` becomes the persons over all bands.
#[inline(always)]
pub(super) fn enter(
    frame: &Frame,
    draw: &Draw,
    school: &[Lanes],
    lateral: &[Lanes],
    staff: &mut [Lanes],
    heads: &mut [Lanes],
) {
    let bands = frame.bands;
    for (p, cells) in staff.chunks_exact_mut(bands).enumerate() {
        let mut persons = Lanes::ZERO;
        for a in 0..bands {
            cells[a] += school[p] * frame.entry_education[a] + lateral[p] * draw.lateral_ages[a];
            persons += cells[a];
        }
        heads[p] = persons;
    }
}
