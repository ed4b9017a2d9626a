//! Through the years: one world, or worlds that go together, region by region.

use super::confront;
use super::dispatch::Kernel;
use super::draw::{Draw, OfHelp};
use super::frame::Frame;
use super::policy::Policy;
use super::world::{Place, Shared, Totals, Trunk, World};
use super::year;

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

/// The years of `members`: one world, or a trunk and branches of it, or branches alone. They have the same levers, no year
/// that the first has not, and `draw` but for what is their own. A scenario needs the `shared` that the reference of the
/// same draws has left for these years; where a plan is split by shortage, of all regions.
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
        year::prepare(frame, first.policy, draw, world, first.course.first() + i);
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
            year::begin_region(frame, policy, draw, world, year, shared, place, bands);
        } else {
            year::region(frame, policy, draw, world, year, shared, role, place, is_first, bands);
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

/// Year `t` of one world, after [`begin`] and the years before it, into its `year`.
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
