//! The shortage of one year of a world.

use crate::lanes::Lanes;
use crate::model::Frame;
use crate::model::world::Totals;

/// Shortage in persons: of the total *smal*, or of one branch (index). The filled part of a plan counts in demand and filled
/// demand alike, so it is left out of both.
pub fn shortage(frame: &Frame, year: &Totals, branch: Option<usize>) -> Lanes {
    let is_meant = |b: usize| branch.map_or(frame.branches[b].in_smal, |only| only == b);
    let of_branch = |b: usize| -> Lanes { frame.of_branch[b].clone().map(|p| year.demand[p] - year.filled[p]).sum() };
    (0..frame.branches.len()).filter(|&b| is_meant(b)).map(|b| of_branch(b) / frame.fte_per_person(b)).sum()
}
