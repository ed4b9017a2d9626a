//! The pairs of one region in a year: staff moves, meets demand, and who switches next sets out. One pass does it all
//! while a pair is at hand, except where a plan hires: those pairs settle first, are hired from, and then enter.

use super::confront::Market;
use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Place, Region, Shared, Totals, World};
use super::year::Role;
use super::{hire, supply};
use crate::ids::{Function, Mechanism};
use crate::lanes::Lanes;

/// The staff of a region at the end of the base year.
#[inline(always)]
pub(super) fn start(frame: &Frame, draw: &Draw, world: &mut World, Place { r, state, .. }: Place, bands: usize) {
    let (pairs, waiting) = (frame.pairs.len(), frame.occupations * bands);
    let waiting = &mut world.waiting[state * waiting..][..waiting];
    waiting.fill(Lanes::ZERO);
    for (p, pair) in frame.pairs.iter().enumerate() {
        let persons = supply::start(frame, draw, r, p);
        let (at, b, o) = (state * pairs + p, pair.branch, pair.occupation);
        let cells = &mut world.staff[at * bands..][..bands];
        for (cell, share) in cells.iter_mut().zip(&frame.branches[b].age_share) {
            *cell = persons * *share;
        }
        let (switching, waiting) = (&draw.switching[b * bands..][..bands], &mut waiting[o * bands..][..bands]);
        world.heads[at] = supply::leave(cells, switching, waiting);
    }
}

/// Takes the switchers who waited in a region into `room.pool`, a year older, with their weights.
#[inline(always)]
pub(super) fn arrive(frame: &Frame, policy: &Policy, draw: &Draw, world: &mut World, state: usize, bands: usize) {
    let cells = frame.occupations * bands;
    let waiting = &mut world.waiting[state * cells..][..cells];
    world.room.pool.copy_from_slice(waiting);
    waiting.fill(Lanes::ZERO);
    if policy.has_plan && policy.mechanisms.has(Mechanism::MovedOn) {
        hire::return_to_care(frame, draw, &world.extra[state], &mut world.room.pool);
    }
    for pool in world.room.pool.chunks_exact_mut(bands) {
        supply::age(&frame.ageing[..bands], pool);
    }
    for (per_weight, weight) in world.room.per_weight.iter_mut().zip(&world.weights[state * frame.occupations..]) {
        *per_weight = Lanes::ONE.ratio(*weight);
    }
}

/// Pairs that the plan hires from settle, and their inflow before hiring stands ready in `room`.
#[inline(always)]
pub(super) fn settle_hired(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    shared: &mut Shared,
    role: Role,
    Place { t, r, state }: Place,
    bands: usize,
) {
    let (pairs, branches) = (frame.pairs.len(), frame.branches.len());
    let room = &mut world.room;
    let reference = shared.of_region(frame, r, t);
    for &p in Function::PAID.iter().flat_map(|&f| &frame.pairs_of[f as usize]) {
        let (b, o) = (frame.pairs[p].branch, frame.pairs[p].occupation);
        let at = state * pairs + p;
        let (rate, reference) = (draw.lateral[t * pairs + p], &mut reference[frame.pairs[p].in_lateral]);
        room.school[p] = draw.school[t * pairs + p] * frame.share(r, b);
        room.lateral[p] = lateral(role, rate, world.heads[at], reference, policy.lateral_factor[t * branches + b]);
        let keep = &room.keep[(t * branches + b) * bands..][..bands];
        let pool = &room.pool[o * bands..][..bands];
        let share = world.weight[at] * room.per_weight[o];
        let cells = &mut world.staff[at * bands..][..bands];
        if bands == 3 {
            let mut of_pair = three(cells);
            supply::settle(&mut of_pair, &three(keep), &three(pool), share);
            cells.copy_from_slice(&of_pair);
        } else {
            supply::settle(cells, keep, pool, share);
        }
    }
}

/// After hiring, what is left of the inflow of these pairs enters.
#[inline(always)]
pub(super) fn enter_hired(frame: &Frame, draw: &Draw, world: &mut World, state: usize, bands: usize) {
    let (pairs, occupations) = (frame.pairs.len(), frame.occupations);
    let (education, ages) = (&frame.entry_education[..bands], &draw.lateral_ages[..bands]);
    let (education3, ages3) = if bands == 3 { (three(education), three(ages)) } else { Default::default() };
    for &p in Function::PAID.iter().flat_map(|&f| &frame.pairs_of[f as usize]) {
        let (b, o) = (frame.pairs[p].branch, frame.pairs[p].occupation);
        let at = state * pairs + p;
        let (school, lateral) = (world.room.school[p], world.room.lateral[p]);
        let switching = &draw.switching[b * bands..][..bands];
        let waiting = &mut world.waiting[(state * occupations + o) * bands..][..bands];
        let cells = &mut world.staff[at * bands..][..bands];
        world.heads[at] = if bands == 3 {
            let (mut of_pair, mut of_occupation) = (three(cells), three(waiting));
            supply::enter(&mut of_pair, school, &education3, lateral, &ages3);
            let heads = supply::leave(&of_pair, &three(switching), &mut of_occupation);
            cells.copy_from_slice(&of_pair);
            waiting.copy_from_slice(&of_occupation);
            heads
        } else {
            supply::enter(cells, school, education, lateral, ages);
            supply::leave(cells, switching, waiting)
        };
    }
}

/// Moves the staff of a region that has not moved yet, confronts it with `room.demand`, and lets next year's switchers
/// set out.
#[inline(always)]
pub(super) fn pass(
    frame: &Frame,
    policy: &Policy,
    draw: &Draw,
    world: &mut World,
    year: &mut Totals,
    shared: &mut Shared,
    role: Role,
    Place { t, r, state }: Place,
    bands: usize,
) -> Region {
    let (pairs, branches, occupations) = (frame.pairs.len(), frame.branches.len(), frame.occupations);
    let room = &world.room;
    let staff = &mut world.staff[state * pairs * bands..][..pairs * bands];
    let heads = &mut world.heads[state * pairs..][..pairs];
    let weight = &mut world.weight[state * pairs..][..pairs];
    let weights = &mut world.weights[state * occupations..][..occupations];
    let waiting = &mut world.waiting[state * occupations * bands..][..occupations * bands];
    let reference = shared.of_region(frame, r, t);
    let rates = &draw.lateral[t * pairs..][..pairs];
    let (school, of_school) = if policy.has_places { (&room.school, 0) } else { (&draw.school, t * pairs) };
    let school = &school[of_school..][..pairs];
    let (education, ages) = (&frame.entry_education[..bands], &draw.lateral_ages[..bands]);
    let (education3, ages3) = if bands == 3 { (three(education), three(ages)) } else { Default::default() };
    let supplies = &mut year.supply[..pairs];
    let floor = supply::floor(frame, draw);
    let mut region = Region::default();
    weights.fill(Lanes::ZERO);
    for (b, demand) in room.demand.iter().enumerate() {
        let mut market = Market::new(frame, policy, t, b, *demand);
        let keep = &room.keep[(t * branches + b) * bands..][..bands];
        let switching = &draw.switching[b * bands..][..bands];
        let (keep3, switching3) = if bands == 3 { (three(keep), three(switching)) } else { Default::default() };
        // `room.school` is of the region already.
        let share = if policy.has_places { 1.0 } else { frame.share(r, b) };
        let factor = policy.lateral_factor[t * branches + b];
        let of = frame.of_branch[b].clone();
        let pairs = &frame.pairs[of.clone()];
        let cells = staff[of.start * bands..of.end * bands].chunks_exact_mut(bands);
        let inflow = school[of.clone()].iter().zip(&rates[of.clone()]);
        let (heads, weight) = (&mut heads[of.clone()], &mut weight[of.clone()]);
        let moving = pairs.iter().zip(cells).zip(heads.iter_mut()).zip(weight.iter()).zip(inflow);
        for ((((pair, cells), heads), weight), (school, rate)) in moving {
            if t == 0 || policy.has_plan && pair.is_hired {
                continue;
            }
            let o = pair.occupation;
            let lateral = lateral(role, *rate, *heads, &mut reference[pair.in_lateral], factor);
            let school = *school * share;
            let share = *weight * room.per_weight[o];
            let (pool, waiting) = (&room.pool[o * bands..][..bands], &mut waiting[o * bands..][..bands]);
            if bands == 3 {
                let (mut of_pair, mut of_occupation) = (three(cells), three(waiting));
                supply::settle(&mut of_pair, &keep3, &three(pool), share);
                supply::enter(&mut of_pair, school, &education3, lateral, &ages3);
                *heads = supply::leave(&of_pair, &switching3, &mut of_occupation);
                cells.copy_from_slice(&of_pair);
                waiting.copy_from_slice(&of_occupation);
            } else {
                supply::settle(cells, keep, pool, share);
                supply::enter(cells, school, education, lateral, ages);
                *heads = supply::leave(cells, switching, waiting);
            }
        }
        let meeting = pairs.iter().zip(heads.iter()).zip(weight).zip(&mut supplies[of]);
        for (((pair, heads), weight), supply) in meeting {
            let unfilled = market.pair(pair.mix, *heads, supply);
            let in_switching = unfilled + floor * *heads;
            weights[pair.occupation] += in_switching;
            *weight = in_switching;
        }
        market.close(&mut year.branches[b], &mut region);
    }
    if draw.has_by_size {
        weigh_by_size(frame, draw, heads, weight, weights);
    }
    region
}

/// Where the structure has it so, switchers go where most of their occupation work.
#[inline(never)]
fn weigh_by_size(frame: &Frame, draw: &Draw, heads: &[Lanes], weight: &mut [Lanes], weights: &mut [Lanes]) {
    let half = Lanes::splat(0.5);
    weights.fill(Lanes::ZERO);
    for ((pair, heads), weight) in frame.pairs.iter().zip(heads).zip(weight) {
        *weight = draw.by_size.if_above(half, *heads, *weight);
        weights[pair.occupation] += *weight;
    }
}

/// Three bands by value, so that they stay in registers: the Dutch data have three. What is read through a slice must be
/// fetched again after every number that is written.
#[inline(always)]
fn three<T: Copy>(bands: &[T]) -> [T; 3] {
    [bands[0], bands[1], bands[2]]
}

/// Lateral inflow of a pair: the reference's persons; a scenario changes it by its lever only.
#[inline(always)]
fn lateral(role: Role, rate: Lanes, heads: Lanes, reference: &mut Lanes, factor: f64) -> Lanes {
    let persons = if role == Role::Reference { rate * heads } else { *reference };
    if role == Role::Reference {
        *reference = persons;
    }
    persons * factor
}
