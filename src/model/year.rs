//! A year of a region, in the order of model.md.

use super::course::Role;
use super::draw::Draw;
use super::frame::Frame;
use super::hire::{self, Hired};
use super::policy::Policy;
use super::world::{Place, Region, Shared, Totals, World};
use super::{demand, effect, pairs, supply, world};
use crate::ids::Function;
use crate::lanes::Lanes;

/// People helped in one region and year, by level of support, all programmes together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Help {
    /// N, client-years.
    pub clients: [Lanes; 3],
    /// Well at the end of the year.
    pub well: [Lanes; 3],
    /// Recovered in the year.
    pub recovering: [Lanes; 3],
    /// Cases whose arrangements run this year.
    pub arrangements: [Lanes; 3],
    /// Client-years, each times what its type of approach makes of direct.
    pub direct: [Lanes; 3],
    /// Well, each times what its type of approach makes of prevent.
    pub prevent: [Lanes; 3],
}

impl Help {
    /// Nobody is helped.
    pub const NONE: Self = {
        let none = [Lanes::ZERO; 3];
        Self { clients: none, well: none, recovering: none, arrangements: none, direct: none, prevent: none }
    };
}

/// What is the same in all regions in year `t`.
#[inline(always)]
pub(super) fn prepare(frame: &Frame, policy: &Policy, draw: &Draw, world: &mut World, t: usize) {
    let (programmes, cells) = (frame.programmes.len(), frame.branches.len() * frame.bands);
    supply::keep(frame, policy, draw, t, &mut world.room.keep[t * cells..][..cells]);
    if policy.has_places {
        hire::trained(frame, policy, draw, t, &mut world.room.trained[t * programmes..][..programmes]);
    }
}

/// Region `r` at the end of the base year.
#[inline(always)]
pub(super) fn begin_region(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    year: &mut Totals,
    shared: &mut Shared,
    place: Place,
    bands: usize,
) {
    let Place { r, state, .. } = place;
    pairs::start(frame, draw, world, place, bands);
    world.extra[state] = [Lanes::ZERO; 4];
    world.nobody_helped(frame, policy, state, 0);
    demand::demand(frame, policy, draw, r, 0, &mut world.room.demand);
    let region = pairs::pass(frame, policy, draw, world, year, shared, Role::Scenario, place, bands);
    add_extra(frame, policy, year, region, r, 0, &Hired::NONE);
}

/// Region `r` in year `t`.
#[inline(always)]
pub(super) fn region(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    year: &mut Totals,
    shared: &mut Shared,
    role: Role,
    place: Place,
    is_first: bool,
    bands: usize,
) {
    let Place { t, r, state } = place;
    pairs::arrive(frame, policy, draw, world, state, bands);
    if policy.has_places {
        hire::graduates(frame, draw, r, t, &mut world.room.school);
    }
    let hired = if policy.has_plan {
        pairs::settle_hired(frame, policy, draw, world, shared, role, place, bands);
        let planned = planned(frame, policy, shared, r, t);
        for f in 0..4 {
            year.planned[f] += planned[f];
        }
        hire::hire(frame, policy, draw, world, &planned, place)
    } else {
        Hired::NONE
    };
    if policy.has_places {
        let room = &mut world.room;
        let trained = &room.trained[t * frame.programmes.len()..][..frame.programmes.len()];
        hire::extra_graduates(frame, draw, trained, &hired.left, r, &mut room.school);
    }
    // Until help changes it, worlds that are simulated together have the same demand.
    let (branches, room) = (frame.branches.len(), &mut world.room);
    let before_help = &mut room.before_help[t * branches..][..branches];
    if is_first {
        demand::demand(frame, policy, draw, r, t, before_help);
    }
    room.demand.copy_from_slice(before_help);
    if policy.has_plan {
        pairs::enter_hired(frame, draw, world, state, bands);
        help_and_care(frame, policy, draw, world, year, &hired, place);
    }
    let region = pairs::pass(frame, policy, draw, world, year, shared, role, place, bands);
    add_extra(frame, policy, year, region, r, t, &hired);
}

/// Planned contract FTE of region `r` by function.
#[inline(always)]
fn planned(frame: &Frame, policy: &Policy, shared: &Shared, r: usize, t: usize) -> [Lanes; 4] {
    let share = if let Some(share) = policy.split.get(t * frame.regions + r) {
        Lanes::splat(*share)
    } else {
        let before = &shared.shortage[(t - 1) * frame.regions..][..frame.regions];
        let mut total = Lanes::ZERO;
        for shortage in before {
            total += *shortage;
        }
        let population = Lanes::splat(frame.population_share[t * frame.regions + r]);
        total.if_above(Lanes::ZERO, before[r].ratio(total), population)
    };
    let [volunteer, mbo, ad, hbo] = policy.planned[t];
    [share * volunteer, share * mbo, share * ad, share * hbo]
}

/// People helped in region `r` and what that does to the demand in `world.room.demand`.
#[inline(always)]
fn help_and_care(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    year: &mut Totals,
    hired: &Hired,
    place: Place,
) {
    let Place { t, state, .. } = place;
    let presence = policy.presence[t];
    let [volunteer, mbo, ad, hbo] = hired.worked;
    let staff = [volunteer, mbo * presence, ad * presence, hbo * presence];
    let fte_per_person = policy.fte_per_person[t * frame.branches.len() + frame.social_work];
    let heads = &world.heads[state * frame.pairs.len()..][..frame.pairs.len()];
    let existing = |f: Function| frame.pair_of[f as usize].map_or(Lanes::ZERO, |p| heads[p] * fte_per_person);
    let existing = [existing(Function::Ad), existing(Function::Hbo)];
    let mut help = effect::help(frame, policy, draw, world, &staff, existing, place);
    policy.mechanisms.keep_noticed(&mut help);
    effect::care(frame, policy, draw, &mut world.room, year, &help, place);
    for k in 0..3 {
        year.clients[k] += help.clients[k];
        year.well[k] += help.well[k];
        year.recovering[k] += help.recovering[k];
    }
    for (g, total) in year.programmes[..policy.reported_programmes].iter_mut().enumerate() {
        let sum = |of: [Lanes; 3]| of[0] + of[1] + of[2];
        total[0] += sum(world.clients[world::cell(frame, policy, t, state) + g]);
        total[1] += sum(world.well[world::cell(frame, policy, 0, state) + g]);
    }
}

/// Adds the extra staff of region `r` to the totals: the filled part of the plan is demand, supply and filled demand of
/// social work alike.
#[inline(always)]
fn add_extra(frame: &Frame, policy: &Policy, year: &mut Totals, mut region: Region, r: usize, t: usize, hired: &Hired) {
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
