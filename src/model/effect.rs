//! Chapter 6: from people helped to care, per branch.

use super::draw::Draw;
use super::frame::Frame;
use super::hire::adults;
use super::policy::Policy;
use super::world::{Place, Room, Totals, World};
use super::{mix, year::Help};
use crate::ids::Mechanism;
use crate::lanes::Lanes;

/// Most client-years a level can have in region `r`: those of the pool who are neither well nor helped already.
#[inline(always)]
fn limit(frame: &Frame, draw: &Draw, world: &World, Place { t, r, state }: Place) -> [Lanes; 3] {
    let adults = adults(frame, draw, r, t);
    let share = frame.population_share[t * frame.regions + r];
    let mut out = [Lanes::ZERO; 3];
    for (k, slots) in frame.slots.levels.iter().enumerate() {
        let pool = draw.at(slots.pool_share) * adults;
        let current = draw.at(slots.current_clients) * share;
        let open = (pool - world.well[state][k] - current).max(Lanes::ZERO);
        out[k] = draw.at(slots.duration) * draw.at(slots.reach) * open;
    }
    out
}

/// People helped in region `r` and year `t`: N, cases, and recovery. `staff` and `existing` as in
/// [`mix::direct_hours`].
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
    let limit = limit(frame, draw, world, place);
    let now = t * frame.regions + state;
    let before = now - frame.regions;
    let clients = mix::clients(frame, draw, policy.level_order, hours, &limit);
    let mut out = Help { clients, ..Help::default() };
    for (k, slots) in frame.slots.levels.iter().enumerate() {
        let (n, n_before) = (clients[k], world.clients[before][k]);
        let duration = draw.at(slots.duration);
        let done = Lanes::ONE.if_above(duration, n, n_before).ratio(duration);
        world.clients[now][k] = n;
        world.done[now][k] = done;
        world.cases[now][k] = (n - n_before + done).max(Lanes::ZERO);
        let recovering = draw.at(slots.recovered) * lagged(frame, draw, world, place, k);
        world.well[state][k] = world.well[state][k] * (1.0 - draw.at(slots.relapse)) + recovering;
        out.well[k] = world.well[state][k];
        out.recovering[k] = recovering;
        out.arrangements[k] = arrangements(frame, draw, world, place, k);
    }
    out
}

/// Cases finished `lag` years ago (the lag rounded to whole years).
#[inline(always)]
fn lagged(frame: &Frame, draw: &Draw, world: &World, Place { t, state, .. }: Place, k: usize) -> Lanes {
    let mut out = Lanes::ZERO;
    for (i, &years) in draw.lag.iter().enumerate() {
        if years <= t {
            out.0[i] = world.done[(t - years) * frame.regions + state][k].0[i];
        }
    }
    out
}

/// Cases of the last `refer_years` years, the oldest in part.
#[inline(always)]
fn arrangements(frame: &Frame, draw: &Draw, world: &World, Place { t, state, .. }: Place, k: usize) -> Lanes {
    let ago = draw.still_running[..draw.longest_arrangement].iter().enumerate().take(t + 1);
    ago.map(|(j, share)| world.cases[(t - j) * frame.regions + state][k] * *share).sum()
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
    change.fill(Lanes::ZERO);
    for b in 0..branches {
        if draw.has_found[b] {
            let cases: Lanes =
                slots.levels.iter().zip(help.arrangements).map(|(level, n)| n * draw.at(level.refer[b])).sum();
            let found = cases * draw.at(slots.refer_fte[b]);
            change[b] += found;
            totals.found[b] += found;
        }
        if !draw.has_effect[b] {
            continue;
        }
        let mut effect = Lanes::ZERO;
        for (k, [direct, prevent]) in draw.client_care[b].iter().enumerate() {
            effect += help.clients[k] * *direct + help.well[k] * *prevent;
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
        let refilled = if refills { draw.rebound[b] * avoided } else { Lanes::ZERO };
        change[b] += refilled - avoided;
        totals.avoided[b] += avoided;
        totals.refilled[b] += refilled;
        let beyond = effect.zip(avoided, |e, a| if e == a { 0.0 } else { 1.0 });
        totals.at_cap = totals.at_cap.max(beyond);
        if !policy.mechanisms.has(Mechanism::Elsewhere) {
            continue;
        }
        for i in slots.shifts_of[b].clone() {
            let (to, back) = (slots.shifts[i].1, draw.shift[i] * avoided);
            change[to] += back;
            totals.returned[to] += back;
        }
    }
    for (demand, change) in demand.iter_mut().zip(change.iter()) {
        *demand += *change;
    }
}
