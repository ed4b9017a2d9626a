//! Chapter 6: from people helped to care, per branch.

use super::draw::{Approach, Draw};
use super::frame::Frame;
use super::hire::adults;
use super::policy::Policy;
use super::world::{Place, Room, Totals, World, cell};
use super::{mix, year::Help};
use crate::ids::Mechanism;
use crate::lanes::Lanes;

/// People of region `r` who can be helped, by level of support: the pool without those who are well, by whichever
/// programme, and those helped already.
#[inline(always)]
fn open(frame: &Frame, policy: &Policy, draw: &Draw, world: &World, Place { t, r, state }: Place) -> [Lanes; 3] {
    let adults = adults(frame, draw, r, t);
    let share = frame.population_share[t * frame.regions + r];
    let well = &world.well[cell(frame, policy, 0, state)..][..policy.programmes.len()];
    let mut out = [Lanes::ZERO; 3];
    for (k, slots) in frame.slots.levels.iter().enumerate() {
        let pool = draw.at(slots.pool_share) * adults;
        let current = draw.at(slots.current_clients) * share;
        let mut already = Lanes::ZERO;
        for of_programme in well {
            already += of_programme[k];
        }
        out[k] = (pool - already - current).max(Lanes::ZERO);
    }
    out
}

/// People helped in region `r` and year `t`: N, cases, and recovery. `staff` and `existing` as in
/// [`mix::direct_hours`].
///
/// Programmes have a share of the direct hours each and reach people one after the other: whom one helps, a later one
/// finds no more.
#[inline(always)]
pub(super) fn help(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    staff: &[Lanes; 4],
    existing: [Lanes; 2],
    place: Place,
) -> Help {
    let Place { t, state, .. } = place;
    let hours = mix::direct_hours(frame, draw, staff, existing);
    let open = open(frame, policy, draw, world, place);
    let (now, before) = (cell(frame, policy, t, state), cell(frame, policy, t - 1, state));
    let kept = cell(frame, policy, 0, state);
    let mut out = Help::NONE;
    for (g, programme) in policy.programmes.iter().enumerate() {
        let approach = &draw.of_help.approaches[programme.approach];
        let mut limit = [Lanes::ZERO; 3];
        for k in 0..3 {
            if programme.serves[k] {
                limit[k] = (approach.reached[k] * open[k] - out.clients[k]).max(Lanes::ZERO);
            }
        }
        let [volunteer, mbo, ad, hbo] = hours;
        let share = programme.share;
        let hours = [volunteer * share, mbo * share, ad * share, hbo * share];
        let clients = mix::clients(frame, draw, approach, policy.level_order, hours, &limit);
        for (k, slots) in frame.slots.levels.iter().enumerate() {
            let (n, n_before) = (clients[k], world.clients[before + g][k]);
            let duration = draw.at(slots.duration);
            let done = Lanes::ONE.if_above(duration, n, n_before).ratio(duration);
            world.clients[now + g][k] = n;
            world.done[now + g][k] = done;
            world.cases[now + g][k] = (n - n_before + done).max(Lanes::ZERO);
            let recovering = draw.at(slots.recovered) * lagged(frame, policy, approach, world, place, g, k);
            let well = world.well[kept + g][k] * (1.0 - draw.at(slots.relapse)) + recovering;
            world.well[kept + g][k] = well;
            out.clients[k] += n;
            out.well[k] += well;
            out.recovering[k] += recovering;
            out.arrangements[k] += arrangements(frame, policy, draw, world, place, g, k);
            out.direct[k] += n * approach.direct;
            out.prevent[k] += well * approach.prevent;
        }
    }
    out
}

/// Cases of programme `g` that finished as long ago as recovery takes.
#[inline(always)]
fn lagged(
    frame: &Frame,
    policy: &Policy,
    approach: &Approach,
    world: &World,
    Place { t, state, .. }: Place,
    g: usize,
    k: usize,
) -> Lanes {
    let mut out = Lanes::ZERO;
    for (i, &years) in approach.lag.iter().enumerate() {
        if years <= t {
            out.0[i] = world.done[cell(frame, policy, t - years, state) + g][k].0[i];
        }
    }
    out
}

/// Cases of programme `g` of the last `refer_years` years, the oldest in part.
#[inline(always)]
fn arrangements(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &World,
    Place { t, state, .. }: Place,
    g: usize,
    k: usize,
) -> Lanes {
    let mut out = Lanes::ZERO;
    for j in 0..draw.of_help.longest_arrangement.min(t + 1) {
        out += world.cases[cell(frame, policy, t - j, state) + g][k] * draw.of_help.still_running[j];
    }
    out
}

/// Changes `room.demand` (by branch, effective FTE, region) by the care that is avoided, found, refilled and returned, and
/// adds these to the year's totals.
#[inline(always)]
pub(super) fn care(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    room: &mut Room,
    totals: &mut Totals,
    help: &Help,
    Place { t, r, .. }: Place,
) {
    let slots = &frame.slots;
    let branches = frame.branches.len();
    let (demand, change) = (&mut room.demand, &mut room.change);
    for b in 0..branches {
        change[b] = Lanes::ZERO;
    }
    for b in 0..branches {
        if draw.of_help.has_found[b] {
            let mut cases = Lanes::ZERO;
            for (k, level) in slots.levels.iter().enumerate() {
                cases += help.arrangements[k] * draw.at(level.refer[b]);
            }
            let found = cases * draw.at(slots.refer_fte[b]);
            change[b] += found;
            totals.found[b] += found;
        }
        if !draw.of_help.has_effect[b] {
            continue;
        }
        let mut effect = Lanes::ZERO;
        for (k, [direct, prevent]) in draw.of_help.client_care[b].iter().enumerate() {
            effect += help.direct[k] * *direct + help.prevent[k] * *prevent;
        }
        if draw.has_in_proportion {
            // Care per inhabitant of the year over that of the base year.
            let per_head = demand[b] * (frame.population / frame.inhabitants[t * frame.regions + r]);
            let grown = effect * per_head.ratio(draw.base_demand[b]);
            effect = draw.in_proportion.if_above(Lanes::splat(0.5), grown, effect);
        }
        let cap = draw.at(slots.cap[b]) * demand[b];
        let avoided = effect.min(cap).max(-cap);
        let refills = policy.mechanisms.has(Mechanism::WaitingLists);
        let refilled = if refills { draw.of_help.rebound[b] * avoided } else { Lanes::ZERO };
        change[b] += refilled - avoided;
        totals.avoided[b] += avoided;
        totals.refilled[b] += refilled;
        let beyond = effect.zip(avoided, |e, a| if e == a { 0.0 } else { 1.0 });
        totals.at_cap = totals.at_cap.max(beyond);
        if !policy.mechanisms.has(Mechanism::Elsewhere) {
            continue;
        }
        for i in slots.shifts_of[b].clone() {
            let (to, back) = (slots.shifts[i].1, draw.of_help.shift[i] * avoided);
            change[to] += back;
            totals.returned[to] += back;
        }
    }
    for b in 0..branches {
        demand[b] += change[b];
    }
}
