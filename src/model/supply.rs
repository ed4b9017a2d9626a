//! Chapter 2: supply of staff, in persons by age band. Within a year: exits and switching, ageing, inflow.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use crate::lanes::Lanes;

/// Employees of region `r` at the end of the base year: by region in proportion to need.
#[inline(always)]
pub(super) fn start(frame: &Frame, draw: &Draw, r: usize, staff: &mut [Lanes], heads: &mut [Lanes]) {
    for ((pair, cells), heads) in frame.pairs.iter().zip(staff.chunks_exact_mut(frame.bands)).zip(heads) {
        let persons = draw.employees[pair.branch] * (pair.mix * frame.share(r, pair.branch));
        *heads = Lanes::ZERO;
        for (cell, share) in cells.iter_mut().zip(&frame.branches[pair.branch].age_share) {
            *cell = persons * *share;
            *heads += *cell;
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
#[inline(always)]
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
        for (((cell, pool), switching), keep) in cells.iter_mut().zip(pool).zip(switching).zip(keep) {
            let persons = *cell;
            *pool += persons * *switching;
            *cell = persons * *keep;
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
        for ((cell, pool), ageing) in cells.iter_mut().zip(pool).zip(&frame.ageing) {
            let persons = *cell + *pool * share;
            let older = persons * *ageing;
            *cell = persons - older + younger;
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
    let inflow = school.iter().zip(lateral);
    for ((cells, heads), (school, lateral)) in staff.chunks_exact_mut(frame.bands).zip(heads).zip(inflow) {
        let mut persons = Lanes::ZERO;
        for ((cell, education), other) in cells.iter_mut().zip(&frame.entry_education).zip(&draw.lateral_ages) {
            *cell += *school * *education + *lateral * *other;
            persons += *cell;
        }
        *heads = persons;
    }
}
