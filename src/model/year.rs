//! The year loop: one scenario, in the order of model.md.

use super::dispatch::Kernel;
use super::draw::{Draw, OfHelp};
use super::frame::Frame;
use super::hire::{self, Hired};
use super::policy::Policy;
use super::world::{Place, Region, Shared, Totals, Trunk, World};
use super::{confront, demand, effect, pairs, supply, world};
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

/// Which of the worlds of a draw is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The reference: sets the lateral inflow that all others meet.
    Reference,
    /// A scenario, simulated after the reference of the same year.
    Scenario,
}

/// Which years of a world are simulated; years are counted from the base year.
#[derive(Clone, Copy, Debug)]
pub enum Course {
    /// All. Year 0 is the end of the base year: stocks, no extra staff.
    Whole,
    /// All, and the trunk keeps the end of this year, from which worlds with a plan part.
    Trunk(usize),
    /// Those after this year: up to it, the world without the plan is this world too.
    Branch(usize),
    /// Those from this one on, from where the world is; each region in a place of its own.
    From(usize),
}

impl Course {
    /// The first of them.
    pub fn first(self) -> usize {
        match self {
            Self::Whole | Self::Trunk(_) => 0,
            Self::Branch(year) => year + 1,
            Self::From(first) => first,
        }
    }
}

/// One of the worlds that are simulated together.
#[derive(Debug)]
pub struct Member<'a> {
    /// Its decisions.
    pub policy: &'a Policy,
    /// What its draw has else than that of the others; `None` for a world alone, which has the draw at hand.
    pub of_help: Option<&'a mut OfHelp>,
    /// Its years, one for each that `course` says.
    pub years: &'a mut [Totals],
    /// Whether it is the reference.
    pub role: Role,
    /// Which years these are.
    pub course: Course,
}

impl Member<'_> {
    /// Puts what is its own in `draw`, or takes it back.
    #[inline(always)]
    fn swap(&mut self, draw: &mut Draw) {
        if let Some(of_help) = &mut self.of_help {
            std::mem::swap(*of_help, &mut draw.of_help);
        }
    }
}

/// The years of `members`: one world, or a trunk and branches of it, or branches alone. They have the same levers, the
/// first years of the first, and `draw` but for what is their own. A scenario needs the `shared` that the reference of the same
/// draws has left for these years; where a plan is split by shortage, of all regions.
///
/// Regions meet only in the totals and in the reference's shortages, so each goes through all years of all members before
/// the next: what a region needs, and what one world leaves for another, then stays in the nearest cache.
#[inline(always)]
pub(super) fn simulate(
    frame: &Frame,
    draw: &mut Draw,
    world: &mut World,
    shared: &mut Shared,
    trunk: &mut Trunk,
    members: &mut [Member],
) {
    debug_assert!(members.iter().all(|m| m.policy.has_market_of(members[0].policy)), "they have the same levers");
    let first = &mut members[0];
    first.swap(draw);
    for i in 0..first.years.len() {
        prepare(frame, first.policy, draw, world, first.course.first() + i);
    }
    first.swap(draw);
    for member in members.iter_mut() {
        for year in member.years.iter_mut() {
            year.clear();
        }
    }
    // Three bands, as in the Dutch data, are worth a build of their own: loops over bands disappear.
    match frame.bands {
        3 => regions(frame, draw, world, shared, trunk, members, 3),
        bands => regions(frame, draw, world, shared, trunk, members, bands),
    }
    for member in members {
        for (i, year) in member.years.iter_mut().enumerate() {
            confront::country(frame, year);
            if member.role == Role::Reference {
                shared.remember(year, member.course.first() + i);
            }
        }
    }
}

#[inline(always)]
fn regions(
    frame: &Frame,
    draw: &mut Draw,
    world: &mut World,
    shared: &mut Shared,
    trunk: &mut Trunk,
    members: &mut [Member],
    bands: usize,
) {
    for r in 0..frame.regions {
        for (i, member) in members.iter_mut().enumerate() {
            member.swap(draw);
            years(frame, draw, world, shared, trunk, member, i == 0, r, bands);
            member.swap(draw);
        }
    }
}

/// The years of a world in region `r`, as the first of those simulated together or as another.
#[inline(always)]
fn years(
    frame: &Frame,
    draw: &Draw,
    world: &mut World,
    shared: &mut Shared,
    trunk: &mut Trunk,
    member: &mut Member,
    is_first: bool,
    r: usize,
    bands: usize,
) {
    let (policy, role, course) = (member.policy, member.role, member.course);
    let first = course.first();
    let state = if let Course::From(_) = course { r } else { 0 };
    if let Course::Branch(year) = course {
        trunk.resume(frame, policy, world, r, year);
    }
    for i in 0..member.years.len() {
        let (year, place) = (&mut member.years[i], Place { t: first + i, r, state });
        if place.t == 0 {
            begin_region(frame, policy, draw, world, year, shared, place, bands);
        } else {
            region(frame, policy, draw, world, year, shared, role, place, is_first, bands);
        }
        if let Course::Trunk(last) = course
            && last == place.t
        {
            trunk.keep(frame, world, r);
        }
    }
}

/// The end of the base year of one world, alone; [`Kernel::step`] goes on from there.
pub fn begin(frame: &Frame, policy: &Policy, draw: &mut Draw, world: &mut World, shared: &mut Shared) {
    one_year(Kernel::Baseline, frame, policy, draw, world, shared, Role::Scenario, 0);
}

/// Year `t` of one world, after [`begin`] and the years before it.
pub fn step(
    frame: &Frame,
    policy: &Policy,
    draw: &mut Draw,
    world: &mut World,
    shared: &mut Shared,
    role: Role,
    t: usize,
) {
    one_year(Kernel::Baseline, frame, policy, draw, world, shared, role, t);
}

/// Year `t` of one world into its `year`.
pub(super) fn one_year(
    kernel: Kernel,
    frame: &Frame,
    policy: &Policy,
    draw: &mut Draw,
    world: &mut World,
    shared: &mut Shared,
    role: Role,
    t: usize,
) {
    let mut year = std::mem::take(&mut world.year);
    if role == Role::Reference && t == 1 {
        shared.remember(&year, 0);
    }
    let years = std::slice::from_mut(&mut year);
    let mut alone = [Member { policy, of_help: None, years, role, course: Course::From(t) }];
    kernel.simulate(frame, draw, world, shared, &mut Trunk::default(), &mut alone);
    world.year = year;
}

/// What is the same in all regions in year `t`.
#[inline(always)]
fn prepare(frame: &Frame, policy: &Policy, draw: &Draw, world: &mut World, t: usize) {
    let (programmes, cells) = (frame.programmes.len(), frame.branches.len() * frame.bands);
    supply::keep(frame, policy, draw, t, &mut world.room.keep[t * cells..][..cells]);
    if policy.has_places {
        hire::trained(frame, policy, draw, t, &mut world.room.trained[t * programmes..][..programmes]);
    }
}

/// Region `r` at the end of the base year.
#[inline(always)]
fn begin_region(
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
fn region(
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
