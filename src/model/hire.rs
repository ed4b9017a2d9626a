//! Chapter 4: extra social workers: how many are hired, where they come from, and what that takes from care.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Place, World};
use crate::ids::{Function, Mechanism};
use crate::lanes::Lanes;

const VOLUNTEER: usize = Function::Volunteer as usize;

/// What hiring did in one region and year, contract FTE.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hired {
    /// E at the end of the year.
    pub extra: [Lanes; 4],
    /// Hired in the year.
    pub hired: [Lanes; 4],
    /// At work on average over the year.
    pub worked: [Lanes; 4],
    /// Share of the graduates of extra training places that was not hired.
    pub left: [Lanes; 4],
}

impl Hired {
    /// Nobody is hired.
    pub const NONE: Self = {
        let none = [Lanes::ZERO; 4];
        Self { extra: none, hired: none, worked: none, left: [Lanes::ONE; 4] }
    };
}

/// Graduates of extra training places in year `t`, by programme, whole country: they arrive after their duration.
#[inline(always)]
pub(super) fn trained(frame: &Frame, policy: &Policy, draw: &Draw, t: usize, out: &mut [Lanes]) {
    let stays = 1.0 - draw.at(frame.slots.drop_out);
    for (i, programme) in frame.programmes.iter().enumerate() {
        let started = t as i32 - programme.duration;
        let places = if started > 0 { policy.places[started as usize * frame.programmes.len() + i] } else { 0.0 };
        out[i] = stays * places;
    }
}

/// School inflow of region `r`, by pair: graduates who start in care.
#[inline(always)]
pub(super) fn graduates(frame: &Frame, draw: &Draw, r: usize, t: usize, out: &mut [Lanes]) {
    let school = &draw.school[t * frame.pairs.len()..];
    for (p, pair) in frame.pairs.iter().enumerate() {
        out[p] = school[p] * frame.share(r, pair.branch);
    }
}

/// Graduates of extra training places start in care like others, as far as the plan has not hired them: `left` is the
/// share left over, by function.
#[inline(always)]
pub(super) fn extra_graduates(
    frame: &Frame,
    draw: &Draw,
    trained: &[Lanes],
    left: &[Lanes; 4],
    r: usize,
    out: &mut [Lanes],
) {
    for (i, programme) in frame.programmes.iter().enumerate() {
        if trained[i] == Lanes::ZERO {
            continue;
        }
        let left = programme.function.map_or(Lanes::ONE, |f| left[f as usize]);
        for &(p, share) in &programme.first {
            out[p] += trained[i] * draw.starts[i] * left * (share * frame.share(r, frame.pairs[p].branch));
        }
    }
}

/// Persons of the extra staff who move to another employer in care: they join the switchers of their occupation.
#[inline(always)]
pub(super) fn return_to_care(frame: &Frame, draw: &Draw, extra: &[Lanes; 4], waiting: &mut [Lanes]) {
    let part_time = frame.branches[frame.social_work].part_time;
    for f in Function::PAID {
        let f = f as usize;
        let Some(o) = frame.occupation_of[f] else { continue };
        let persons = extra[f] * draw.at(frame.slots.leave_switch[f]) / part_time;
        let waiting = &mut waiting[o * frame.bands..][..frame.bands];
        for a in 0..frame.bands {
            waiting[a] += persons * frame.entry_side[a];
        }
    }
}

/// Hires of region `r` in year `t`. Takes hires out of care from `world.staff`, what would otherwise have been hired
/// in care off `world.room.school` and `world.room.lateral`; both must hold the region's inflow before hiring.
#[inline(always)]
pub(super) fn hire(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    planned: &[Lanes; 4],
    place: Place,
) -> Hired {
    let Place { t, r, state } = place;
    let slots = &frame.slots;
    let pairs = frame.pairs.len();
    let part_time = frame.branches[frame.social_work].part_time;
    let half_year = draw.at(slots.half_year);
    let mut out = Hired::NONE;
    let region = frame.share(r, frame.social_work);
    for f in 0..4 {
        let before = world.extra[state][f];
        if planned[f] == Lanes::ZERO && before == Lanes::ZERO {
            continue;
        }
        let leave = draw.at(slots.leave_out[f]) + draw.at(slots.leave_switch[f]);
        let stay = before * (1.0 - leave);
        let staff = if f == VOLUNTEER {
            volunteers(frame, draw, r, t)
        } else {
            frame.pair_of[f].map_or(Lanes::ZERO, |p| world.heads[state * pairs + p] * part_time)
        };
        let trained = if policy.has_places {
            trained_for(frame, &world.room.trained[t * frame.programmes.len()..], f) * (region * part_time)
        } else {
            Lanes::ZERO
        };
        let ceiling = draw.at(slots.hiring_ceiling[f]) * (staff + before) + leave * before + trained;
        let hired = (planned[f] - stay).max(Lanes::ZERO).min(ceiling);
        out.extra[f] = stay + hired;
        out.hired[f] = hired;
        out.worked[f] = stay + half_year * hired;
        if f != VOLUNTEER && frame.occupation_of[f].is_some() {
            out.left[f] = sources(frame, policy, draw, world, f, hired, trained, place);
        }
    }
    world.extra[state] = out.extra;
    out
}

/// Takes the hires of function `f` from their three sources; returns the share of extra graduates left over.
#[inline(always)]
fn sources(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    f: usize,
    hired: Lanes,
    trained: Lanes,
    Place { t, r, state }: Place,
) -> Lanes {
    let slots = &frame.slots;
    let part_time = frame.branches[frame.social_work].part_time;
    let [share_new, _, share_care] = slots.hire_source[f];
    let slack = draw.slack[t][f] * (frame.share(r, frame.social_work) * part_time);
    let wanted = draw.at(share_new) * hired;
    let newly = wanted.min(slack + trained);
    let from_slack = newly.min(slack);
    let short = wanted - newly;
    let care = draw.at(share_care) * hired + short * draw.care_of_rest[f];
    let taken = take_from_care(frame, policy, draw, world, f, care / part_time, state) * part_time;
    let outside = (hired - newly) - taken;
    if !policy.mechanisms.has(Mechanism::Displaced) {
        return Lanes::ONE;
    }
    displace(
        frame,
        world,
        f,
        [from_slack * draw.at(slots.displacement[0]) / part_time, outside * draw.at(slots.displacement[1]) / part_time],
    );
    // Without extra graduates there is nothing to divide by.
    if policy.has_places { 1.0 - (newly - from_slack).ratio(trained) } else { Lanes::ONE }
}

/// Persons hired out of care leave their branch by the age profile of side-entrants, never more than there are.
/// Returns the persons found.
#[inline(always)]
fn take_from_care(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    f: usize,
    persons: Lanes,
    state: usize,
) -> Lanes {
    let (pairs, bands) = (frame.pairs.len(), frame.bands);
    let leave = policy.mechanisms.has(Mechanism::Switchers);
    let mut taken = Lanes::ZERO;
    for &p in &frame.pairs_of[f] {
        let wanted = persons * draw.hire_split[f * pairs + p];
        let cells = &mut world.staff[(state * pairs + p) * bands..][..bands];
        for a in 0..bands {
            let leaves = (wanted * frame.entry_side[a]).min(cells[a]);
            if leave {
                cells[a] -= leaves;
            }
            taken += leaves;
        }
    }
    taken
}

/// Takes displaced hires (persons from school, from outside) off the inflow of the function's occupation, in
/// proportion to the inflow of each branch and never below zero.
#[inline(always)]
fn displace(frame: &Frame, world: &mut World, f: usize, persons: [Lanes; 2]) {
    let [from_school, from_lateral] = persons;
    for (inflow, persons) in [(&mut world.room.school, from_school), (&mut world.room.lateral, from_lateral)] {
        let mut total = Lanes::ZERO;
        for &p in &frame.pairs_of[f] {
            total += inflow[p];
        }
        let stays = (1.0 - persons.ratio(total)).max(Lanes::ZERO);
        for &p in &frame.pairs_of[f] {
            inflow[p] *= stays;
        }
    }
}

/// Graduates of extra training places for function `f`, persons, whole country.
#[inline(always)]
fn trained_for(frame: &Frame, trained: &[Lanes], f: usize) -> Lanes {
    let mut out = Lanes::ZERO;
    for (i, programme) in frame.programmes.iter().enumerate() {
        if programme.function.is_some_and(|g| g as usize == f) {
            out += trained[i];
        }
    }
    out
}

/// Volunteers in region `r`, as FTE.
#[inline(always)]
fn volunteers(frame: &Frame, draw: &Draw, r: usize, t: usize) -> Lanes {
    let persons = adults(frame, draw, r, t) * draw.at(frame.slots.volunteer_share);
    persons.ratio(draw.at(frame.slots.volunteers_per_fte))
}

/// Population of 15 and over in region `r`.
#[inline(always)]
pub(super) fn adults(frame: &Frame, draw: &Draw, r: usize, t: usize) -> Lanes {
    let classes = frame.classes;
    let official = &frame.adults[(t * frame.regions + r) * classes..][..classes];
    let class = &draw.class[t * classes..][..classes];
    let mut out = Lanes::ZERO;
    for c in 0..classes {
        out += class[c] * official[c];
    }
    out
}
