//! Chapter 1: demand for staff.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::{Policy, Returned};
use crate::lanes::Lanes;

/// Demand by branch in region `r` and year `t`, effective FTE: need, trend, productivity, and demand moved between
/// branches.
#[inline(always)]
pub(super) fn demand(frame: &Frame, policy: &Policy, draw: &Draw, r: usize, t: usize, out: &mut [Lanes]) {
    for (b, d) in out.iter_mut().enumerate() {
        *d = before_moves(frame, policy, draw, b, r, t);
    }
    // Every move takes its share of the demand before any move, so their order does not matter.
    for m in &policy.moves {
        let moved = before_moves(frame, policy, draw, m.from, r, t) * m.share[t];
        let returned = match m.returned {
            Returned::Fixed(kappa) => Lanes::splat(kappa),
            Returned::Drawn(slot) => draw.at(slot),
        };
        out[m.from] -= moved;
        out[m.to] += returned * moved;
    }
}

#[inline(always)]
fn before_moves(frame: &Frame, policy: &Policy, draw: &Draw, b: usize, r: usize, t: usize) -> Lanes {
    let (branches, classes) = (frame.branches.len(), frame.classes);
    let need = &frame.need[((t * frame.regions + r) * branches + b) * classes..][..classes];
    let class = &draw.class[t * classes..][..classes];
    let mut growth = Lanes::ZERO;
    for c in 0..classes {
        growth += class[c] * need[c];
    }
    draw.base_demand[b] * growth * draw.trend[t * branches + b] * policy.demand_factor[t * branches + b]
}
