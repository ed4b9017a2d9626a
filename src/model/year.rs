//! The year loop: one scenario, one year, all regions, in the order of model.md.

use super::draw::Draw;
use super::frame::Frame;
use super::hire::{self, Hired};
use super::policy::Policy;
use super::world::{Region, Shared, World};
use super::{confront, demand, effect, supply};
use crate::ids::Function;
use crate::lanes::Lanes;

/// People helped in one region and year, by level of support.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Help {
    /// N, client-years.
    pub clients: [Lanes; 3],
    /// Well at the end of the year.
    pub well: [Lanes; 3],
    /// Recovered in the year.
    pub recovering: [Lanes; 3],
    /// Cases whose arrangements run this year.
    pub arrangements: [Lanes; 3],
}

/// Which of the worlds of a draw is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The reference: sets the lateral inflow that all others meet.
    Reference,
    /// A scenario, simulated after the reference of the same year.
    Scenario,
}

/// The end of the base year: stocks, no extra staff.
pub fn begin(frame: &Frame, policy: &Policy, draw: &Draw, world: &mut World, shared: &mut Shared) {
    supply::start(frame, draw, &mut world.staff);
    for (heads, cells) in world.heads.iter_mut().zip(world.staff.chunks_exact(frame.bands)) {
        *heads = cells.iter().copied().sum();
    }
    world.extra.fill([Lanes::ZERO; 4]);
    world.well.fill([Lanes::ZERO; 3]);
    for history in [&mut world.clients, &mut world.done, &mut world.cases] {
        history.fill([Lanes::ZERO; 3]);
    }
    shared.shortage_before.fill(Lanes::ZERO);
    world.year.clear();
    for r in 0..frame.regions {
        demand::demand(frame, policy, draw, r, 0, &mut world.room.demand);
        confront_region(frame, policy, world, r, 0, &Hired::default());
    }
    confront::country(frame, &mut world.year);
}

/// Year `t` (1 = the first after the base year).
#[inline(always)]
pub fn step(frame: &Frame, policy: &Policy, draw: &Draw, world: &mut World, shared: &mut Shared, role: Role, t: usize) {
    let (pairs, cells) = (frame.pairs.len(), frame.pairs.len() * frame.bands);
    if role == Role::Reference {
        for (before, region) in shared.shortage_before.iter_mut().zip(&world.year.regions) {
            *before = region.persons[0] - region.persons[2];
        }
    }
    world.year.clear();
    supply::keep(frame, policy, draw, t, &mut world.room.keep);
    hire::trained(frame, policy, draw, t, &mut world.room.trained);
    for r in 0..frame.regions {
        let staff = r * cells..(r + 1) * cells;
        let of_region = r * pairs..(r + 1) * pairs;
        let room = &mut world.room;
        supply::leave(frame, draw, &room.keep, &mut world.staff[staff.clone()], &mut room.pool);
        if policy.has_plan {
            hire::return_to_care(frame, draw, &world.extra[r], &mut room.pool);
        }
        supply::settle(
            frame,
            draw,
            &world.unfilled[of_region.clone()],
            &world.heads[of_region.clone()],
            &room.pool,
            &mut room.weight,
            &mut room.weight_total,
            &mut world.staff[staff.clone()],
        );
        lateral(frame, policy, draw, &world.heads[of_region.clone()], shared, role, r, t, &mut room.lateral);
        hire::graduates(frame, draw, r, t, &mut room.school);
        let hired = if policy.has_plan {
            let planned = planned(frame, policy, shared, r, t);
            for (total, planned) in world.year.planned.iter_mut().zip(planned) {
                *total += planned;
            }
            hire::hire(frame, draw, world, &planned, r, t)
        } else {
            Hired { left: [Lanes::ONE; 4], ..Hired::default() }
        };
        let room = &mut world.room;
        hire::extra_graduates(frame, draw, &room.trained, &hired.left, r, &mut room.school);
        let heads = &mut world.heads[of_region];
        supply::enter(frame, draw, &room.school, &room.lateral, &mut world.staff[staff], heads);
        demand::demand(frame, policy, draw, r, t, &mut room.demand);
        if policy.has_plan {
            help_and_care(frame, policy, draw, world, &hired, r, t);
        }
        confront_region(frame, policy, world, r, t, &hired);
    }
    confront::country(frame, &mut world.year);
}

/// Lateral inflow of region `r` by pair: the reference's persons; a scenario changes it by its lever only.
#[inline(always)]
fn lateral(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    heads: &[Lanes],
    shared: &mut Shared,
    role: Role,
    r: usize,
    t: usize,
    out: &mut [Lanes],
) {
    let pairs = frame.pairs.len();
    let reference = &mut shared.lateral[r * pairs..][..pairs];
    if role == Role::Reference {
        for (p, persons) in reference.iter_mut().enumerate() {
            *persons = draw.lateral[t * pairs + p] * heads[p];
        }
    }
    for (p, persons) in reference.iter().enumerate() {
        out[p] = *persons * policy.lateral_factor[t * frame.branches.len() + frame.pairs[p].branch];
    }
}

/// Planned contract FTE of region `r` by function.
#[inline(always)]
fn planned(frame: &Frame, policy: &Policy, shared: &Shared, r: usize, t: usize) -> [Lanes; 4] {
    let share = match policy.split.get(t * frame.regions + r) {
        Some(share) => Lanes::splat(*share),
        None => shared.shortage_before[r].ratio(shared.shortage_before.iter().copied().sum()),
    };
    policy.planned[t].map(|fte| share * fte)
}

/// People helped in region `r` and what that does to the demand in `world.room.demand`.
#[inline(always)]
fn help_and_care(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    hired: &Hired,
    r: usize,
    t: usize,
) {
    let presence = policy.presence[t];
    let [volunteer, mbo, ad, hbo] = hired.worked;
    let staff = [volunteer, mbo * presence, ad * presence, hbo * presence];
    let fte_per_person = policy.fte_per_person[t * frame.branches.len() + frame.social_work];
    let existing = [Function::Ad, Function::Hbo].map(|f| match frame.pair_of[f as usize] {
        Some(p) => world.heads[r * frame.pairs.len() + p] * fte_per_person,
        None => Lanes::ZERO,
    });
    let help = effect::help(frame, policy, draw, world, &staff, existing, r, t);
    effect::care(frame, draw, world, &help);
    let year = &mut world.year;
    for k in 0..3 {
        year.clients[k] += help.clients[k];
        year.well[k] += help.well[k];
        year.recovering[k] += help.recovering[k];
    }
}

/// Confronts region `r` and adds its extra staff to the totals: the filled part of the plan is demand, supply and
/// filled demand of social work alike.
#[inline(always)]
fn confront_region(frame: &Frame, policy: &Policy, world: &mut World, r: usize, t: usize, hired: &Hired) {
    let pairs = frame.pairs.len();
    let of_region = r * pairs..(r + 1) * pairs;
    let mut region = Region::default();
    confront::region(
        frame,
        policy,
        t,
        &world.room.demand,
        &world.heads[of_region.clone()],
        &mut world.unfilled[of_region],
        &mut world.year,
        &mut region,
    );
    let year = &mut world.year;
    for f in 0..4 {
        year.extra[f] += hired.extra[f];
        year.hired[f] += hired.hired[f];
        year.worked[f] += hired.worked[f];
    }
    let persons_per_fte = 1.0 / frame.fte_per_person(frame.social_work);
    for f in Function::ALL {
        let presence = if f == Function::Volunteer { 1.0 } else { policy.presence[t] };
        let effective = hired.extra[f as usize] * presence;
        year.extra_effective[f as usize] += effective;
        if f != Function::Volunteer {
            for i in 0..3 {
                region.fte[i] += effective;
                region.persons[i] += effective * persons_per_fte;
            }
        }
    }
    year.regions[r] = region;
}
