//! The pairs of one region in a year: staff moves, meets demand, and who switches next sets out. One pass does it all
//! while a pair is at hand, except where a plan hires: those pairs settle first, are hired from, and then enter.

use super::confront::Market;
use super::course::Role;
use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Place, Region, Shared, Totals, World};
use super::{hire, supply};
use crate::ids::Mechanism;
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
        for a in 0..bands {
            cells[a] = persons * frame.branches[b].age_share[a];
        }
        let (switching, waiting) = (&draw.switching[b * bands..][..bands], &mut waiting[o * bands..][..bands]);
        world.heads[at] = supply::leave(cells, switching, waiting);
    }
}

/// Takes the switchers who waited in a region into `room.pool`, a year older.
#[inline(always)]
pub(super) fn arrive(frame: &Frame, policy: &Policy, draw: &Draw, world: &mut World, state: usize, bands: usize) {
    let cells = frame.occupations * bands;
    let waiting = &mut world.waiting[state * cells..][..cells];
    if policy.has_plan && policy.mechanisms.has(Mechanism::MovedOn) {
        hire::return_to_care(frame, draw, &world.extra[state], waiting);
    }
    let weights = &world.weights[state * frame.occupations..][..frame.occupations];
    for o in 0..frame.occupations {
        let of_occupation = o * bands..(o + 1) * bands;
        let (waiting, pool) = (&mut waiting[of_occupation.clone()], &mut world.room.pool[of_occupation]);
        supply::arrive(&frame.ageing[..bands], waiting, Lanes::ONE.ratio(weights[o]), pool);
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
    for &p in &frame.hired_pairs {
        let (b, o) = (frame.pairs[p].branch, frame.pairs[p].occupation);
        let at = state * pairs + p;
        let (rate, reference) = (draw.lateral[t * pairs + p], &mut reference[frame.pairs[p].in_lateral]);
        room.school[p] = draw.school[t * pairs + p] * frame.share(r, b);
        room.lateral[p] = lateral(role, rate, world.heads[at], reference, policy.lateral_factor[t * branches + b]);
        let keep = &room.keep[(t * branches + b) * bands..][..bands];
        let pool = &room.pool[o * bands..][..bands];
        let weight = world.weight[at];
        let cells = &mut world.staff[at * bands..][..bands];
        if bands == 3 {
            let mut of_pair = three(cells);
            supply::settle(&mut of_pair, &three(keep), &three(pool), weight);
            put(cells, of_pair);
        } else {
            supply::settle(cells, keep, pool, weight);
        }
    }
}

/// After hiring, what is left of the inflow of these pairs enters.
#[inline(always)]
pub(super) fn enter_hired(frame: &Frame, draw: &Draw, world: &mut World, state: usize, bands: usize) {
    let (pairs, occupations) = (frame.pairs.len(), frame.occupations);
    let (education, ages) = (&frame.entry_education[..bands], &draw.lateral_ages[..bands]);
    let (education3, ages3) = if bands == 3 { (three(education), three(ages)) } else { ([0.0; 3], [Lanes::ZERO; 3]) };
    for &p in &frame.hired_pairs {
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
            put(cells, of_pair);
            put(waiting, of_occupation);
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
    let (education3, ages3) = if bands == 3 { (three(education), three(ages)) } else { ([0.0; 3], [Lanes::ZERO; 3]) };
    let supplies = &mut year.supply[..pairs];
    let floor = supply::floor(frame, draw);
    let mut region = Region::NONE;
    for o in 0..occupations {
        weights[o] = Lanes::ZERO;
    }
    for (b, demand) in room.demand.iter().enumerate() {
        let mut market = Market::new(frame, policy, t, b, *demand);
        let keep = &room.keep[(t * branches + b) * bands..][..bands];
        let switching = &draw.switching[b * bands..][..bands];
        let (keep3, switching3) =
            if bands == 3 { (three(keep), three(switching)) } else { ([[Lanes::ZERO; 2]; 3], [Lanes::ZERO; 3]) };
        // `room.school` is of the region already.
        let share = if policy.has_places { 1.0 } else { frame.share(r, b) };
        let factor = policy.lateral_factor[t * branches + b];
        let of = frame.of_branch[b].clone();
        let pairs = &frame.pairs[of.clone()];
        let cells = &mut staff[of.start * bands..of.end * bands];
        let (school, rates) = (&school[of.clone()], &rates[of.clone()]);
        let (heads, weight) = (&mut heads[of.clone()], &mut weight[of.clone()]);
        let supplies = &mut supplies[of];
        for i in 0..pairs.len() {
            let pair = &pairs[i];
            if t == 0 || policy.has_plan && pair.is_hired {
                continue;
            }
            let o = pair.occupation;
            let lateral = lateral(role, rates[i], heads[i], &mut reference[pair.in_lateral], factor);
            let school = school[i] * share;
            let (pool, waiting) = (&room.pool[o * bands..][..bands], &mut waiting[o * bands..][..bands]);
            let cells = &mut cells[i * bands..][..bands];
            heads[i] = if bands == 3 {
                let (mut of_pair, mut of_occupation) = (three(cells), three(waiting));
                supply::settle(&mut of_pair, &keep3, &three(pool), weight[i]);
                supply::enter(&mut of_pair, school, &education3, lateral, &ages3);
                let heads = supply::leave(&of_pair, &switching3, &mut of_occupation);
                put(cells, of_pair);
                put(waiting, of_occupation);
                heads
            } else {
                supply::settle(cells, keep, pool, weight[i]);
                supply::enter(cells, school, education, lateral, ages);
                supply::leave(cells, switching, waiting)
            };
        }
        for i in 0..pairs.len() {
            let unfilled = market.pair(pairs[i].mix, heads[i], &mut supplies[i]);
            let in_switching = unfilled + floor * heads[i];
            weights[pairs[i].occupation] += in_switching;
            weight[i] = in_switching;
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
    for (p, pair) in frame.pairs.iter().enumerate() {
        weight[p] = draw.by_size.if_above(half, heads[p], weight[p]);
        weights[pair.occupation] += weight[p];
    }
}

/// Three bands by value, so that they stay in registers: the Dutch data have three. What is read through a slice must be
/// fetched again after every number that is written.
#[inline(always)]
fn three<T: Copy>(bands: &[T]) -> [T; 3] {
    [bands[0], bands[1], bands[2]]
}

/// Puts them back.
#[inline(always)]
fn put(bands: &mut [Lanes], of_three: [Lanes; 3]) {
    let [young, middle, old] = of_three;
    bands[0] = young;
    bands[1] = middle;
    bands[2] = old;
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
